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
	uint32_t use;  /* stamp of the last block compared … */
	uint32_t used; /* … and how many of them it took */
};

/* The pairs of one block, made ready to be compared with many. */
struct zd_bigrams {
	struct zd_bigram *at;
	uint32_t size, stamp, use;
	uint32_t total;
	uint64_t work; /* pairs looked up */
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
/* 0 to 1: Dice's coefficient. */
float zd_bigrams_likeness(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece);
/* How many pairs a block has; one with a single word has one. */
uint32_t zd_bigrams_count(const struct zd_side *s, uint32_t piece);
void zd_bigrams_clear(struct zd_bigrams *b);

#endif
