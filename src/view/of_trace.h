/*
 * Inside of of_trace.c: names of stops and acts, and the picture.
 */
#ifndef ZD_VIEW_OF_TRACE_H
#define ZD_VIEW_OF_TRACE_H

#include "history/trace.h"
#include "view/of.h"

/* "OP7", a heading's words, "formula"; at most `most` characters of them. */
struct zd_slice zd_view_stop_name(struct zd_view *v, const struct zd_trace *t,
	const struct zd_stop *stop, size_t most);
/* "edited: 32 words kept, 2 in, 1 out"; "split from OP7" … */
struct zd_slice zd_view_stop_said(struct zd_view *v, const struct zd_trace *t,
	const struct zd_stop *stop);
/* "EU/3, Import Rev 1": whose acts brought it here since the round before. */
struct zd_slice zd_view_stop_acts(struct zd_view *v, const struct zd_trace *t,
	const struct zd_stop *stop);
/* "Rev 1" for rev1. */
struct zd_slice zd_view_round_name(struct zd_view *v, struct zd_slice name);
/* Rounds as columns, paragraphs as lines. */
void zd_view_put_trace_picture(struct zd_view *v, const struct zd_trace *t);

#endif
