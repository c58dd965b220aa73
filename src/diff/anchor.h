/*
 * Anchors: runs of words that stand exactly once in either of two sequences,
 * kept where they come in the same order in both.
 *
 * Knows numbers only. Cost: linear in the length of both.
 */
#ifndef ZD_DIFF_ANCHOR_H
#define ZD_DIFF_ANCHOR_H

#include <stdint.h>

#include "base/vec.h"

struct zd_anchor {
	uint32_t a, b; /* where the run begins */
};

/* What is known of one run: where it stands, NONE or MANY. When all are known
 * the same memory serves to order them. */
struct zd_anchor_slot {
	union {
		uint32_t a;
		uint32_t tail; /* of so many anchors in order, the last */
	};
	union {
		uint32_t b;
		uint32_t before; /* of anchor i, the one in order before it */
	};
};

struct zd_anchors {
	/* The answer: increasing in a and in b. While it is looked for, the
	 * runs of a that may stand in b; b is their hash, then their slot. */
	ZD_VEC(struct zd_anchor) found;

	/* Scratch, kept between calls. */
	ZD_VEC(uint64_t) bits;
	unsigned shift; /* of a hash to the number of its bit */
	ZD_VEC(struct zd_anchor_slot) slots;
	uint64_t work; /* words looked up so far */
};

/* Finds the runs of `length` words, in the order of a alone. */
void zd_anchors_unique(struct zd_anchors *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t length);
/* Finds the anchors of `length` words. */
void zd_anchors_find(struct zd_anchors *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t length);
/* Keeps of `found`, which must increase in a, a longest part that increases
 * in b. */
void zd_anchors_order(struct zd_anchors *x);
void zd_anchors_clear(struct zd_anchors *x);

#endif
