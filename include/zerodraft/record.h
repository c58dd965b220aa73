/* The record: who brought which word, and what became of what was asked. */
#ifndef ZERODRAFT_RECORD_H
#define ZERODRAFT_RECORD_H

#include <zerodraft/negotiation.h>
#include <zerodraft/show.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The way of every paragraph through the rounds. */
struct zd_trace;
/*
 * Up to the text as it is now; of a revision that is no round, up to that.
 * ZD_ENOTFOUND: there is no such revision. Cost: linear in what the acts
 * changed.
 */
ZD_API int zd_trace_read(struct zd_trace **out,
	struct zd_negotiation *negotiation, const char *revision,
	struct zd_error *err);
ZD_API void zd_trace_free(struct zd_trace *trace);
/*
 * One paragraph, by its label in the text of `revision` (NULL: the newest);
 * label NULL: all, with a picture. The trace must outlive the view.
 */
ZD_API int zd_view_trace(struct zd_view **out, const struct zd_trace *trace,
	const char *label, const char *revision, struct zd_error *err);

/* Who brought each word, and who took away what is gone. */
struct zd_blame;
struct zd_blame_options {
	const char *revision;      /* NULL: the text as it is now */
	const char *const *labels; /* in any spelling; none: everything */
	size_t labels_len;
	bool deleted; /* with what is gone */
};
/* ZD_ENOTFOUND, ZD_EAMBIGUOUS for a revision or a label. */
ZD_API int zd_blame_read(struct zd_blame **out,
	struct zd_negotiation *negotiation,
	const struct zd_blame_options *options, struct zd_error *err);
ZD_API void zd_blame_free(struct zd_blame *blame);
/* The blame must outlive the view. */
ZD_API int zd_view_blame(struct zd_view **out, const struct zd_blame *blame,
	struct zd_error *err);

/* A text is an older one, with these amendments, and a remainder. */
struct zd_certificate;
struct zd_verify_options {
	const char *from, *to; /* revisions of main, the older one first */
	/* A draft that is no revision, for `to`, which is then only its name;
	 * it must outlive the certificate. */
	const struct zd_draft *text;
};
ZD_API int zd_certify(struct zd_certificate **out,
	struct zd_negotiation *negotiation,
	const struct zd_verify_options *options, struct zd_error *err);
ZD_API void zd_certificate_free(struct zd_certificate *certificate);
/* How many entries the remainder has: 0, and nobody can object. */
ZD_API size_t zd_certificate_remainder(
	const struct zd_certificate *certificate);
ZD_API int zd_view_certificate(struct zd_view **out,
	const struct zd_certificate *certificate, struct zd_error *err);

/* What became of every proposal on a round in the next one. */
struct zd_uptake;
struct zd_uptake_options {
	const char *round;          /* NULL: the last one that has a next */
	const char *const *parties; /* only theirs; none: all */
	size_t parties_len;
};
ZD_API int zd_uptake_read(struct zd_uptake **out,
	struct zd_negotiation *negotiation,
	const struct zd_uptake_options *options, struct zd_error *err);
ZD_API void zd_uptake_free(struct zd_uptake *uptake);
ZD_API int zd_view_uptake(struct zd_view **out, const struct zd_uptake *uptake,
	struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
