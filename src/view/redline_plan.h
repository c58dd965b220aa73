/*
 * Inside of of_redline.c: where each piece of a redline is shown, so that
 * both sides can be read back whatever was moved, split and merged.
 *
 * A segment is a stretch of one block of `from` inside one row. Read in the
 * order of the places, the segments must give `from` in its own order:
 *
 *  - a row that is one whole block may have moved: a stub with the same
 *    number stands where it was;
 *  - a row whose first segment is not the start of its block is joined to
 *    what stands before it (a split); a segment inside a row that is the
 *    start of its block has a break before it (a merger);
 *  - any other segment out of order is displaced: its words count as moved
 *    here, and are shown once more, as moved away, behind the segment that
 *    they follow in `from`.
 *
 * Where no footnote was cut up they have no place in that order: where one is
 * printed follows from its mark, wherever it stands in the file.
 */
#ifndef ZD_VIEW_REDLINE_PLAN_H
#define ZD_VIEW_REDLINE_PLAN_H

#include "diff/redline.h"

/* One thing to show: a row, or the stub that stands where it was. */
struct zd_view_place {
	uint32_t row;
	uint32_t move;       /* the number of the move, or 0 */
	uint32_t companions; /* so many sub-paragraphs move with it */
	bool stub;
	bool companion; /* it is one of them */
};

struct zd_view_segment {
	uint32_t row;
	uint32_t first, end;   /* runs, with those that come in between */
	uint32_t block, start; /* of from; start 0 begins the block */
	uint32_t first_guest, guests; /* displaced ones shown behind it */
	bool displaced;
};

struct zd_view_plan {
	const struct zd_redline *redline;
	ZD_VEC(struct zd_view_place) places;     /* in reading order */
	ZD_VEC(struct zd_view_segment) segments; /* by row */
	uint32_t *first;            /* a row's first segment; and the end */
	ZD_VEC(uint32_t) displaced; /* segments, in the order of from */
	uint32_t lead; /* so many of them stand before everything */
};

/*
 * Rows stay in their order. The fewest segments that contradict the order of
 * `from` are moved or displaced. Sub-paragraphs that go with their paragraph
 * have its move's number and no stub of their own. n log n where something is
 * out of order, else linear.
 */
void zd_view_plan_make(struct zd_view_plan *plan, const struct zd_redline *r);
void zd_view_plan_clear(struct zd_view_plan *plan);
/* The row's first segment in its place; NULL: the row has nothing of from. */
const struct zd_view_segment *zd_view_plan_begins(
	const struct zd_view_plan *plan, uint32_t row);

#endif
