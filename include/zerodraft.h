/*
 * zerodraft: negotiate a text in the open, from the Zero Draft, through
 * amendments, compilation texts and revisions, to the adopted text.
 *
 * The contract of every function here:
 *  - It returns 0 or a negative enum zd_code and, where the last argument is
 *    a struct zd_error *, fills that (NULL is allowed).
 *  - Out-parameters come first and are set to NULL on failure; inputs go
 *    from, then to; options may be NULL for the defaults.
 *  - What a function gives through `struct zd_x **` the caller frees with
 *    zd_x_free; zd_x_free(NULL) is fine. Values never change afterwards.
 *  - Strings are UTF-8. Nothing here prints, reads the environment, the
 *    clock or the locale: time and identity are parameters.
 *  - Different values may be used from different threads; one value from one
 *    thread at a time.
 */
#ifndef ZERODRAFT_H
#define ZERODRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ZD_API __attribute__((visibility("default")))
#else
#define ZD_API
#endif

#define ZD_VERSION "0.1.0"
/* The version of the library that is running. */
ZD_API const char *zd_version(void);

/* --- Errors ------------------------------------------------------------ */

enum zd_code {
	ZD_OK = 0,
	ZD_EUSAGE = -1,    /* the call makes no sense as it stands */
	ZD_EIO = -2,       /* the system said no: file, disk, permission */
	ZD_EUTF8 = -3,     /* not UTF-8, or cut off inside a character */
	ZD_ELIMIT = -4,    /* over a cap */
	ZD_EFORMAT = -5,   /* not in a form that can be read */
	ZD_ENOTFOUND = -6, /* no such round, party, paragraph, file */
	ZD_EEXISTS = -7,   /* already there */
	ZD_EAMBIGUOUS = -8, /* more than one answers */
	ZD_ECONFLICT = -9, /* two changes to the same words */
	ZD_ELOCKED = -10,  /* another process holds the lock */
	ZD_ESAME = -11,    /* nothing would change */
	ZD_EGIT = -12,     /* the repository is damaged or unusable */
};

struct zd_error {
	int code;
	char message[1024]; /* what, where, what to do; no line end */
	char path[512];     /* the file, or "" */
	size_t line, column; /* from 1; 0 is not known */
};

/* --- Text handed out --------------------------------------------------- */

/* Bytes with a NUL behind them; zd_text_clear frees. */
struct zd_text {
	char *ptr;
	size_t len;
};
ZD_API void zd_text_clear(struct zd_text *text);

/* --- People and time ---------------------------------------------------- */

/* Who did it and when; `when` in seconds since 1970, offset in minutes. */
struct zd_identity {
	const char *name, *email;
	int64_t when;
	int offset;
};

/* --- Drafts and findings ----------------------------------------------- */

struct zd_draft;
struct zd_findings;
ZD_API void zd_draft_free(struct zd_draft *draft);
ZD_API void zd_findings_free(struct zd_findings *findings);
/* How many findings are faults or warnings (infos are not counted). */
ZD_API size_t zd_findings_serious(const struct zd_findings *findings);

/* --- Redlines ---------------------------------------------------------- */

struct zd_redline;
ZD_API void zd_redline_free(struct zd_redline *redline);

/* Every threshold and every cap of the comparison. */
struct zd_diff_options {
	uint32_t version; /* set by zd_diff_options_init */
};
ZD_API void zd_diff_options_init(struct zd_diff_options *options);

/* --- Showing ----------------------------------------------------------- */

enum zd_format {
	ZD_FORMAT_TERM,
	ZD_FORMAT_PLAIN,
	ZD_FORMAT_MARKDOWN,
	ZD_FORMAT_CRITIC,
	ZD_FORMAT_HTML,
	ZD_FORMAT_JSON,
};

struct zd_render_options {
	uint32_t version;
	enum zd_format format;
	bool color;       /* TERM: escape sequences */
	uint32_t columns; /* TERM: width to wrap to; 0 does not wrap */
	/* MARKDOWN: front matter for pandoc, with footers, so that the file
	 * becomes a document as it is. */
	bool document;
	bool line_numbers;
	bool no_attribution; /* leave owners out */
};
ZD_API void zd_render_options_init(struct zd_render_options *options);

struct zd_view;
ZD_API void zd_view_free(struct zd_view *view);
ZD_API int zd_render(struct zd_text *out, const struct zd_view *view,
	const struct zd_render_options *options, struct zd_error *err);
/* "markdown" gives ZD_FORMAT_MARKDOWN; false when there is none such. */
ZD_API bool zd_format_parse(const char *name, enum zd_format *out);
/* The names, one after another, NULL behind the last. */
ZD_API const char *zd_format_name(size_t i);

#ifdef __cplusplus
}
#endif

#endif
