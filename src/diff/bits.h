/*
 * The longest common subsequence of two texts that may be quite different, by
 * vectors of bits (Allison and Dix 1986; Hyyrö 2004): n * m / 64 steps,
 * whatever they have in common. Where most is the same, lcs.h takes fewer.
 *
 *	if (zd_bits_can(n, m))
 *		zd_bits_match(&bits, a, n, b, m, match);
 */
#ifndef ZD_DIFF_BITS_H
#define ZD_DIFF_BITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

struct zd_bits {
	ZD_VEC(uint32_t) slots;  /* by hash: a place of a and 1; 0: free */
	ZD_VEC(uint64_t) places; /* by such a place: where the word stands */
	ZD_VEC(uint64_t) rows;   /* by place of b */
	uint64_t work;
};

/* Whether the vectors of two texts of so many words are small enough: no more
 * numbers of 64 bits on either side than max_bits. */
bool zd_bits_can(uint32_t n, uint32_t m, uint32_t max_bits);
/* match: by place of a, the place of b that it answers to, or UINT32_MAX. */
void zd_bits_match(struct zd_bits *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t *match);
void zd_bits_clear(struct zd_bits *x);

#endif
