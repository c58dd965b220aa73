/* Views, which are what can be shown, and the formats they are written in. */
#ifndef ZERODRAFT_SHOW_H
#define ZERODRAFT_SHOW_H

#include <zerodraft/amendments.h>
#include <zerodraft/negotiation.h>
#include <zerodraft/redline.h>
#include <zerodraft/settings.h>

#ifdef __cplusplus
extern "C" {
#endif

enum zd_format {
	ZD_FORMAT_TERM,
	ZD_FORMAT_PLAIN,
	ZD_FORMAT_MARKDOWN,
	ZD_FORMAT_CRITIC,
	ZD_FORMAT_HTML,
	ZD_FORMAT_JSON,
	ZD_FORMAT_SVG, /* of what has a picture; else ZD_EUSAGE */
	ZD_FORMAT_DOCX,
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
/* False where the output is bytes that no terminal should get. */
ZD_API bool zd_format_is_text(enum zd_format format);
/* The names, one after another, NULL behind the last. */
ZD_API const char *zd_format_name(size_t i);

/* --- Views: what can be shown ------------------------------------------- */

/*
 * A draft. labels: only these paragraphs (NULL: all); ZD_ENOTFOUND and
 * ZD_EAMBIGUOUS name the label. The draft must outlive the view.
 */
ZD_API int zd_view_draft(struct zd_view **out, const struct zd_draft *draft,
	const char *const *labels, size_t labels_len, struct zd_error *err);

enum zd_redline_shape {
	ZD_SHAPE_WHOLE,
	ZD_SHAPE_CHANGED,   /* changed paragraphs, with context */
	ZD_SHAPE_STAT,      /* a table: relation, words out, words in */
	ZD_SHAPE_NAME_ONLY, /* labels of what changed */
};

struct zd_redline_view_options {
	enum zd_redline_shape shape;
	bool side_by_side;
	/* Only these paragraphs, in every shape: they alone are counted too,
	 * and decide whether anything differs; NULL: all. A sub-paragraph
	 * stands alone but in STAT and NAME_ONLY, where it stands, if it
	 * changed, for its paragraph. ZD_ENOTFOUND, ZD_EAMBIGUOUS. */
	const char *const *labels;
	size_t labels_len;
	const char *from_name, *to_name; /* what the two texts are called */
	/* Changes of these kinds (enum zd_ignore) are shown as the unchanged
	 * text of the to-side and not counted; the legend says how many. */
	uint32_t ignore;
	/* Of zd_view_rounds: what the columns are called, one more than there
	 * are redlines. */
	const char *const *names;
};
/* The drafts must outlive the view; the redline need not. */
ZD_API int zd_view_redline(struct zd_view **out,
	const struct zd_redline *redline,
	const struct zd_redline_view_options *options, struct zd_error *err);
/*
 * Several texts side by side: redlines[i] leads from column i to column
 * i + 1, so that its `to` is the `from` of the next. A row for each family of
 * paragraphs that became one another; each column is a redline of the one
 * before it. Of the options, which must be there, shape (whole or changed),
 * labels, names and ignore count. All drafts must outlive the view.
 */
ZD_API int zd_view_rounds(struct zd_view **out,
	const struct zd_redline *const *redlines, size_t len,
	const struct zd_redline_view_options *options, struct zd_error *err);
/* Of a view of redlines: does what was asked for differ, by its labels and but
 * for what is ignored? False of any other view. */
ZD_API bool zd_view_differs(const struct zd_view *view);
/* A negotiation that was begun in dir, and what to type next. */
ZD_API int zd_view_begun(struct zd_view **out, const char *dir,
	const struct zd_init_options *options, struct zd_error *err);
/* What an import decided, paragraph by paragraph. */
ZD_API int zd_view_import(struct zd_view **out,
	const struct zd_import_report *report, struct zd_error *err);
/* The amendments that were made: of several parties, at least one. */
ZD_API int zd_view_proposed_all(struct zd_view **out,
	const struct zd_propose_report *const *reports, size_t len,
	struct zd_error *err);
/* The amendments that were made. */
ZD_API int zd_view_proposed(struct zd_view **out,
	const struct zd_propose_report *report, struct zd_error *err);
/* What was decided, with the redline of the text. */
ZD_API int zd_view_decided(struct zd_view **out,
	const struct zd_decide_report *report, struct zd_error *err);
/* What became of each amendment that was carried over. */
ZD_API int zd_view_carried(struct zd_view **out,
	const struct zd_carry_report *report, struct zd_error *err);
/*
 * The dashboard of main: without options a summary, of paragraphs agreed,
 * reopened and open, of brackets and pending amendments, and of the profile.
 */
struct zd_status_options {
	/* Instead of the summary, each as a table: */
	bool by_part, by_party;
	bool rounds; /* round after round, with a picture */
	bool open;   /* what must be settled, oldest first */
};
ZD_API int zd_view_status(struct zd_view **out,
	struct zd_negotiation *negotiation,
	const struct zd_status_options *options, struct zd_error *err);
/*
 * For the one who holds the microphone for a party: paragraph by paragraph
 * what is on the table, what the party proposes and says, who is with it and
 * against it, and a sentence to say; then what became of its wording on the
 * round before. labels: only these paragraphs; NULL: all on which something
 * is on the table. ZD_ENOTFOUND, ZD_EAMBIGUOUS.
 */
ZD_API int zd_view_speak(struct zd_view **out,
	struct zd_negotiation *negotiation, const char *party,
	const char *const *labels, size_t labels_len, struct zd_error *err);
/* How far main is what its profile asks for: parts, length, objectives,
 * dates. ZD_ENOTFOUND: its profile asks for nothing. */
ZD_API int zd_view_profile(struct zd_view **out,
	struct zd_negotiation *negotiation, struct zd_error *err);
/* Every setting with its value, or the value of one key; what holds because
 * nothing was set is marked so. ZD_EUSAGE: there is no such key. */
ZD_API int zd_view_settings(struct zd_view **out,
	struct zd_negotiation *negotiation, const char *key,
	struct zd_error *err);
/* A round that was closed, with its concordance. */
ZD_API int zd_view_round(struct zd_view **out,
	const struct zd_round_report *report, struct zd_error *err);
ZD_API int zd_view_amendments(struct zd_view **out,
	const struct zd_amendments *amendments, struct zd_error *err);
/* All proposals in a table, in the order of the text: paragraph, party,
 * proposal, remark. The sheets were read with `apart` or without. */
ZD_API int zd_view_table(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err);
/* A sheet for each delegation: old words beside new, rationale, co-sponsors,
 * fate. */
ZD_API int zd_view_sheets(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err);
ZD_API int zd_view_compilation(struct zd_view **out,
	const struct zd_round_compilation *compilation, struct zd_error *err);
/* The text for circulation: the draft of a revision, with its stage, date
 * and commit. The draft must outlive the view. */
ZD_API int zd_view_publish(struct zd_view **out,
	struct zd_negotiation *negotiation, const char *revision,
	const struct zd_draft *draft, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
