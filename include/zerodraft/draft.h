/* Drafts, what a text is read from and written to, and findings. */
#ifndef ZERODRAFT_DRAFT_H
#define ZERODRAFT_DRAFT_H

#include <zerodraft/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct zd_draft;
struct zd_findings;
ZD_API void zd_draft_free(struct zd_draft *draft);
ZD_API void zd_findings_free(struct zd_findings *findings);
/* How many findings are faults or warnings (infos are not counted). */
ZD_API size_t zd_findings_serious(const struct zd_findings *findings);

/* The formats that a text is read from. */
enum zd_codec {
	ZD_CODEC_AUTO,
	ZD_CODEC_MARKDOWN,
	ZD_CODEC_PLAIN,
	ZD_CODEC_DOCX,   /* Word */
	ZD_CODEC_CRITIC, /* CriticMarkup, in Markdown or plain text */
};
/* "auto", "markdown", "plain", "docx", "critic"; false when it is none of
 * them. */
ZD_API bool zd_codec_parse(const char *name, enum zd_codec *out);
/* What is to become of the tracked changes of a Word file, and of those in
 * CriticMarkup. */
enum zd_tracked {
	ZD_TRACKED_ACCEPT,
	ZD_TRACKED_REJECT,
	ZD_TRACKED_ASK, /* where there are any: ZD_EUSAGE says whose */
};
/* "accept", "reject"; false when it is neither. */
ZD_API bool zd_tracked_parse(const char *name, enum zd_tracked *out);
/*
 * Reads a text from bytes, which are copied. path is for messages and may be
 * NULL. *findings may be NULL. Tracked changes are read as accepted. A text
 * without any paragraph is an empty draft, with a finding of that. Errors:
 * ZD_EUTF8, ZD_ELIMIT, ZD_EFORMAT, with the place.
 */
ZD_API int zd_draft_read(struct zd_draft **out, struct zd_findings **findings,
	const char *bytes, size_t len, enum zd_codec codec, const char *path,
	struct zd_error *err);
/* The same; the draft takes over text->ptr, and *text becomes empty. On
 * failure text is freed all the same. */
ZD_API int zd_draft_read_owned(struct zd_draft **out,
	struct zd_findings **findings, struct zd_text *text,
	enum zd_codec codec, const char *path, struct zd_error *err);
/* The canonical file (zerodraft-draft(5)). */
ZD_API int zd_draft_write(struct zd_text *out, const struct zd_draft *draft);

/* --- What a draft is made of --------------------------------------------- */

enum zd_kind {
	ZD_FIELD,     /* front matter: label is the key, text the value */
	ZD_FORMULA,   /* *The General Assembly*, */
	ZD_HEADING,   /* level 1 to 6 */
	ZD_PARAGRAPH, /* labelled: PP3, OP7 bis, 12 */
	ZD_TEXT,      /* unlabelled */
	ZD_NOTE,      /* a footnote: label is its name */
};

/* No such paragraph, block or row. */
#define ZD_NONE UINT32_MAX

/* A paragraph and its blocks, which are its own line and its sub-paragraphs,
 * numbered through the draft. Strings are owned by the draft and end with
 * their length, not with a NUL. */
struct zd_paragraph_info {
	enum zd_kind kind;
	unsigned level; /* of a heading, from 1 */
	const char *label;
	size_t label_len;
	size_t first, count; /* its blocks */
};
struct zd_block_info {
	const char *mark; /* of a sub-paragraph: "(a)"; else empty */
	size_t mark_len;
	const char *text; /* Markdown, as in the canonical file */
	size_t text_len;
	size_t paragraph;
	size_t line; /* in what was read, from 1; 0 is not known */
};
/* The i-th paragraph, the i-th block; false behind the last. */
ZD_API bool zd_draft_paragraph(
	const struct zd_draft *draft, size_t i, struct zd_paragraph_info *out);
ZD_API bool zd_draft_block(
	const struct zd_draft *draft, size_t i, struct zd_block_info *out);

/* --- Findings ------------------------------------------------------------ */

/* One finding; strings are owned by the findings. */
struct zd_finding_info {
	const char *severity; /* "info", "warning", "fault" */
	const char *code;     /* "hyphen-joined" */
	const char *label;    /* the paragraph, or "" */
	const char *message;
	size_t line, column; /* from 1; 0 is not known */
};
/* The i-th finding; false behind the last. */
ZD_API bool zd_findings_get(const struct zd_findings *findings, size_t i,
	struct zd_finding_info *out);

#ifdef __cplusplus
}
#endif

#endif
