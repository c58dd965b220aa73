/* Brackets: what is not agreed, through the rounds, and the acts that settle
 * it. */
#ifndef ZERODRAFT_BRACKETS_H
#define ZERODRAFT_BRACKETS_H

#include <zerodraft/draft.h>
#include <zerodraft/negotiation.h>
#include <zerodraft/show.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The brackets of a text, with their history where it has one. */
struct zd_bracket_history;
/* Of a negotiation: all rounds up to a revision (NULL: main). Each state is
 * compared with the one before it. */
ZD_API int zd_brackets_of_revision(struct zd_bracket_history **out,
	struct zd_negotiation *negotiation, const char *revision,
	struct zd_error *err);
/* Of drafts, oldest first, which must outlive it; names: what each is called.
 * One alone has no history. */
ZD_API int zd_brackets_of_drafts(struct zd_bracket_history **out,
	const struct zd_draft *const *drafts, const char *const *names,
	size_t len, struct zd_error *err);
ZD_API void zd_bracket_history_free(struct zd_bracket_history *history);
/* Halves without another in the newest text: where and why. Free them with
 * zd_findings_free. */
ZD_API struct zd_findings *zd_brackets_findings(
	const struct zd_bracket_history *history);
/* How many brackets are open in the newest text. */
ZD_API size_t zd_brackets_open(const struct zd_bracket_history *history);

/* The open brackets of the newest text, in reading order, and the totals by
 * paragraph and by part. labels: only these paragraphs; NULL: all. */
ZD_API int zd_view_brackets(struct zd_view **out,
	const struct zd_bracket_history *history, const char *const *labels,
	size_t labels_len, struct zd_error *err);
/* What was opened, changed and closed from round to round, and which are open
 * longest. */
ZD_API int zd_view_bracket_rounds(struct zd_view **out,
	const struct zd_bracket_history *history, struct zd_error *err);

/* --- Acts on brackets ---------------------------------------------------- */

enum zd_bracket_act_kind {
	ZD_LIFT,   /* the brackets go, the words stay */
	ZD_PUT,    /* brackets around words that are there */
	ZD_CHOOSE, /* one alternative stays, the others go with the brackets */
};
struct zd_bracket_act_options {
	enum zd_bracket_act_kind kind;
	/* LIFT: labels ("OP7": all of that paragraph's) and brackets
	 * ("OP7[2]"). PUT: a label, then the words, each in brackets of its
	 * own; without words the whole paragraph. CHOOSE: a bracket, then the
	 * alternative: its number or its words. */
	const char *const *operands;
	size_t operands_len;
	const char *remark; /* may be NULL */
	struct zd_identity author, committer;
};
struct zd_bracket_act_report;
/* One commit on main, or nothing. ZD_ENOTFOUND and ZD_EAMBIGUOUS show the
 * candidates; ZD_EUSAGE: brackets that this act cannot settle, and why. */
ZD_API int zd_bracket_act(struct zd_bracket_act_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_bracket_act_options *options, struct zd_error *err);
ZD_API void zd_bracket_act_report_free(struct zd_bracket_act_report *report);
/* What was done, a line for each bracket. */
ZD_API int zd_view_bracket_act(struct zd_view **out,
	const struct zd_bracket_act_report *report, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
