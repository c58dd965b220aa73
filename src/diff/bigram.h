/*
 * Likeness of blocks by their pairs of neighbouring words, counted.
 */
#ifndef ZD_DIFF_BIGRAM_H
#define ZD_DIFF_BIGRAM_H

#include "diff/side.h"

struct zd_bigram {
	uint64_t key;
	uint32_t stamp; /* of the set that it belongs to */
	uint32_t count;
};

/* The pairs of one block, made ready to be compared with many. */
struct zd_bigrams {
	struct zd_bigram *at;
	uint32_t size, stamp;
	uint32_t total;
	uint32_t whole; /* all pairs of this piece, less 1; 0: of none */
	ZD_VEC(uint32_t) taken; /* to be put back: places in the table */
	uint64_t work;          /* pairs looked up */
};

void zd_bigrams_set(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece);
/* Takes a block's pairs away; returns how many of them were there. */
uint32_t zd_bigrams_take(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece);
/* How many pairs a block shares with the set. */
uint32_t zd_bigrams_shared(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece);
/* Whether every pair of neighbours of a run of words is in the set. */
bool zd_bigrams_has(
	const struct zd_bigrams *b, const struct zd_token *run, uint32_t words);
/*
 * How alike two blocks are, 0 to 1: Dice's coefficient of their pairs. The set
 * is made of `to` where it is not that already; `to_side` must be the same
 * every time. Long blocks are compared part by part of their pairs, so that
 * the set stays small, and none is left.
 */
float zd_bigrams_likeness(struct zd_bigrams *b, const struct zd_side *to_side,
	uint32_t to, const struct zd_side *from_side, uint32_t from);
/* How many pairs a block has; one with a single word has one. */
static inline uint32_t zd_bigrams_count(const struct zd_side *s, uint32_t piece)
{
	return s->pieces.at[piece].count + 1;
}

void zd_bigrams_clear(struct zd_bigrams *b);

#endif
