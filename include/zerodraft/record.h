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

#ifdef __cplusplus
}
#endif

#endif
