/*
 * Rivals: who else in the queue answers to the blocks of a pair. A view of
 * the queue, which must not grow while it is used.
 */
#ifndef ZD_DIFF_RIVAL_H
#define ZD_DIFF_RIVAL_H

#include "diff/align.h"
#include "diff/bigram.h"

struct zd_rivals {
	struct zd_alignment *x;
	uint64_t steps; /* that may still be taken beyond max_rivals */
	/* Pairs by block of either side: the first, and the next. */
	uint32_t *from, *to, *next_from, *next_to;
};

void zd_rivals_init(struct zd_rivals *r, struct zd_alignment *x);
/* Whether another pair of open short blocks, of which one is its own, has more
 * in common, in several places or as a whole; or nearly as much, where this
 * pair has one run in common and the other begins and ends more alike. Notes
 * it where there may be one that max_rivals kept from being looked at. */
bool zd_rivals_better(struct zd_rivals *r, const struct zd_pair *p);
/* Whether a block of a pair stands whole in one that is settled with another
 * block, and so may be a part of it. */
bool zd_rivals_hold(struct zd_rivals *r, const struct zd_pair *p);
void zd_rivals_clear(struct zd_rivals *r);

/* How many pairs of words two blocks share, by their score; and whether that
 * is nearly all of one that has so many. */
static inline uint32_t zd_pair_shared(
	const struct zd_alignment *x, const struct zd_pair *p)
{
	uint32_t n = zd_bigrams_count(&x->from.side, p->from);
	uint32_t m = zd_bigrams_count(&x->to.side, p->to);

	return (uint32_t)(p->score * (float)(n + m) / 2 + 0.5f);
}

static inline bool zd_pair_is_whole(
	const struct zd_alignment *x, uint32_t shared, uint32_t pairs)
{
	return (float)shared >= x->options->least_sure * (float)pairs;
}

#endif
