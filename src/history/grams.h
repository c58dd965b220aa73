/*
 * Runs of words, found again: every run of three words of the sequences put
 * in can be looked for, and the longest one that goes on from there.
 *
 * Knows numbers, the same number for the same word; nothing of text.
 */
#ifndef ZD_HISTORY_GRAMS_H
#define ZD_HISTORY_GRAMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

#define ZD_GRAM 3

struct zd_numbers {
	uint32_t *at;
	size_t len, cap;
};

struct zd_grams {
	ZD_VEC(uint32_t) words; /* sequences, a 0 between */
	ZD_VEC(uint32_t) next;  /* by word: the run with this hash before it */
	uint32_t *slots;
	size_t mask;
	size_t runs;
};

/* Puts a sequence in; returns where it begins in `words`. */
uint32_t zd_grams_add(struct zd_grams *g, const uint32_t *words, uint32_t len);
/*
 * The longest run that begins at words[0] and stands somewhere, newest first
 * among equals; 0 when none of three words does. *at gets its place. `ok`
 * may say which places count (NULL: all).
 */
uint32_t zd_grams_find(const struct zd_grams *g, const uint32_t *words,
	uint32_t len, bool (*ok)(const void *ctx, uint32_t at), const void *ctx,
	uint32_t *at);
void zd_grams_clear(struct zd_grams *g);

#endif
