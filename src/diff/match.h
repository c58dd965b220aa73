/*
 * Matching: which words of some pieces of `from` survive in some pieces of
 * `to` that are known to belong together. Joins the pieces in reading order,
 * finds the common words, tidies for reading, and notes the answer in
 * `other` of both sides.
 */
#ifndef ZD_DIFF_MATCH_H
#define ZD_DIFF_MATCH_H

#include "diff/bits.h"
#include "diff/coarse.h"
#include "diff/lcs.h"
#include "diff/side.h"
#include "diff/tidy.h"

#include <zerodraft.h>

/* Tokens of `to`, as in struct zd_came, and their piece. */
struct zd_inserted {
	uint32_t first, end, piece, before;
};

struct zd_matcher {
	const struct zd_lexicon *lexicon;
	const struct zd_diff_options *options;
	struct zd_lcs lcs;
	struct zd_bits bits;
	bool coarse[ZD_COARSES]; /* of words: the caps that were hit */

	/* Scratch: words, and who answers to whom. */
	ZD_VEC(uint32_t) a;
	ZD_VEC(uint32_t) b;
	ZD_VEC(uint32_t) to_b;
	ZD_VEC(uint32_t) to_a;
	struct zd_cames came;

	/* What may be a phrase or a part of one, of all groups; unless
	 * max_phrase is 0. */
	ZD_VEC(struct zd_inserted) inserted;
};

/* Pieces of either side, in reading order. */
struct zd_group {
	const uint32_t *from, *to;
	uint32_t from_count, to_count;
};

/* All pieces must have been read. True when no word that stays was given up
 * for the sake of readers. */
bool zd_match_group(struct zd_matcher *m, struct zd_side *from,
	struct zd_side *to, const struct zd_group *group);
/* What a group has in common, without noting it: the words, the longest run
 * of them, and how many of them are neither little nor signs; and how many of
 * those there are on either side. */
struct zd_common {
	uint32_t words, longest, weighty;
	uint32_t from_weighty, to_weighty;
};
struct zd_common zd_match_look(struct zd_matcher *m, const struct zd_side *from,
	const struct zd_side *to, const struct zd_group *group);
/* Some words of either side, and which of `to`'s are taken for new: from the
 * one, up to the other. */
struct zd_stretch {
	const struct zd_token *from, *to;
	uint32_t from_count, to_count, new, new_end;
};
/* For each word of `from` the one of `to` that it answers to, or ZD_NOBODY;
 * until the matcher is used again. Nothing is noted. */
const uint32_t *zd_match_without(
	struct zd_matcher *m, const struct zd_stretch *s);
void zd_matcher_clear(struct zd_matcher *m);

#endif
