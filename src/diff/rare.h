/*
 * Rarity: how much a word that two blocks share says about them, by the
 * number of blocks that have it. For what is decided by a few words.
 */
#ifndef ZD_DIFF_RARE_H
#define ZD_DIFF_RARE_H

#include "diff/align.h"

struct zd_rarity {
	const struct zd_alignment *x;
	/* By word: how many of the blocks that were read have it, and when it
	 * was counted last. */
	uint32_t *blocks, *seen;
	uint32_t all, counts;   /* such blocks; and how often one was counted */
	ZD_VEC(uint32_t) cells; /* scratch */
};

/* Counts the words of all blocks that were read, of both sides. */
void zd_rarity_init(struct zd_rarity *r, const struct zd_alignment *x);
/* Weights of all words of two blocks, of those that both have in one order,
 * and of the heaviest run of these. A word weighs common_word, and sixteen
 * more each time that only half as many of the other blocks have it. Cost: the
 * product of their words. */
struct zd_weighed {
	uint32_t from, to, common, run;
};
struct zd_weighed zd_rarity_weigh(struct zd_rarity *r, uint32_t i, uint32_t j);
void zd_rarity_clear(struct zd_rarity *r);

#endif
