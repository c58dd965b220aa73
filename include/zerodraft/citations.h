/* Citations, and what a text did with the paragraphs that it cites. */
#ifndef ZERODRAFT_CITATIONS_H
#define ZERODRAFT_CITATIONS_H

#include <zerodraft/negotiation.h>
#include <zerodraft/show.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The citations of a draft, which must outlive them. */
struct zd_cites;
/* labels: only those in these paragraphs (NULL: all). ZD_ENOTFOUND and
 * ZD_EAMBIGUOUS name the label. */
ZD_API int zd_cites_read(struct zd_cites **out, const struct zd_draft *draft,
	const char *const *labels, size_t labels_len, struct zd_error *err);
ZD_API void zd_cites_free(struct zd_cites *cites);
ZD_API size_t zd_cites_count(const struct zd_cites *cites);
/* One a line by paragraph, or gathered by what is cited. */
ZD_API int zd_view_cites(struct zd_view **out, const struct zd_cites *cites,
	bool by_source, struct zd_error *err);

/* How they changed between two drafts, which must outlive it. Never fails. */
struct zd_cite_changes;
ZD_API struct zd_cite_changes *zd_cite_changes_new(
	const struct zd_draft *from, const struct zd_draft *to);
ZD_API void zd_cite_changes_free(struct zd_cite_changes *changes);
/* Added, dropped, changed and moved ones. */
ZD_API size_t zd_cite_changes_count(const struct zd_cite_changes *changes);
ZD_API int zd_view_cite_changes(struct zd_view **out,
	const struct zd_cite_changes *changes, struct zd_error *err);

/* Writing those in brackets as they should be: an act on main. */
struct zd_cite_fix_options {
	const char *const *labels; /* NULL: everywhere */
	size_t labels_len;
	struct zd_identity author, committer;
};
struct zd_cite_fix_report;
/* ZD_ESAME where all of them are right. */
ZD_API int zd_cite_fix(struct zd_cite_fix_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_cite_fix_options *options, struct zd_error *err);
ZD_API void zd_cite_fix_report_free(struct zd_cite_fix_report *report);
ZD_API int zd_view_cite_fixed(struct zd_view **out,
	const struct zd_cite_fix_report *report, struct zd_error *err);

/*
 * A draft's citations against the library: each paragraph cited, and what the
 * draft did with it. The draft must outlive the report.
 */
struct zd_cite_report;
ZD_API int zd_cite_check(struct zd_cite_report **out,
	struct zd_negotiation *negotiation, const struct zd_draft *draft,
	const char *const *labels, size_t labels_len, struct zd_error *err);
ZD_API void zd_cite_report_free(struct zd_cite_report *report);
/* How many are not what they say: another paragraph, none, no such source. */
ZD_API size_t zd_cite_report_failing(const struct zd_cite_report *report);
ZD_API int zd_view_cite_report(struct zd_view **out,
	const struct zd_cite_report *report, struct zd_error *err);

/* The verdict of each citation over the rounds, and the acts that changed
 * it. */
struct zd_cite_rounds;
ZD_API int zd_cite_rounds(struct zd_cite_rounds **out,
	struct zd_negotiation *negotiation, const char *const *labels,
	size_t labels_len, struct zd_error *err);
ZD_API void zd_cite_rounds_free(struct zd_cite_rounds *rounds);
/* How many fail as the text stands now. */
ZD_API size_t zd_cite_rounds_failing(const struct zd_cite_rounds *rounds);
ZD_API int zd_view_cite_rounds(struct zd_view **out,
	const struct zd_cite_rounds *rounds, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
