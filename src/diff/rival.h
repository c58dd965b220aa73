/*
 * Rivals: who else in the queue answers to the blocks of a pair. A view of
 * the queue, which must not grow while it is used.
 */
#ifndef ZD_DIFF_RIVAL_H
#define ZD_DIFF_RIVAL_H

#include "diff/align.h"

struct zd_rivals {
	struct zd_alignment *x;
	/* Pairs by block of either side: the first, and the next. */
	uint32_t *from, *to, *next_from, *next_to;
};

void zd_rivals_init(struct zd_rivals *r, struct zd_alignment *x);
/* Whether another pair of open short blocks, of which one is its own, has more
 * in common, in several places or as a whole; or nearly as much, where this
 * pair has one run in common and the other begins and ends more alike. */
bool zd_rivals_better(const struct zd_rivals *r, const struct zd_pair *p);
void zd_rivals_clear(struct zd_rivals *r);

#endif
