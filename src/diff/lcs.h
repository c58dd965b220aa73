/*
 * Which words of one sequence survive in another, in order.
 *
 * Knows numbers, the same number for the same word; nothing of text. Finds
 * a longest common subsequence by Myers' greedy search (An O(ND) difference
 * algorithm, 1986) as long as few words differ. Beyond max_edits it first
 * cuts both sequences at runs of words that stand once on either side
 * (Heckel 1978, as patience and histogram diffs do), longest runs first, and
 * what is left is searched window by window. So the work is linear in the
 * length for every input; the answer is then near the longest, and `coarse`
 * says so.
 *
 *	struct zd_lcs l = {.options = &options};
 *	zd_lcs_match(&l, a, n, b, m, match);
 *	zd_lcs_clear(&l);
 */
#ifndef ZD_DIFF_LCS_H
#define ZD_DIFF_LCS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "diff/anchor.h"

struct zd_diff_options;

struct zd_lcs_box {
	uint32_t a, a_end, b, b_end;
	uint32_t level; /* which runs it is cut at next */
};

struct zd_lcs {
	/* max_edits, pays_edits, words_an_edit, edits_again, anchor_words. */
	const struct zd_diff_options *options;
	bool coarse;   /* a search ended at max_edits */
	uint64_t work; /* points searched so far */

	/* Scratch, kept between calls. */
	ZD_VEC(int32_t) trace;
	ZD_VEC(struct zd_lcs_box) boxes;
	struct zd_anchors anchors;
};

/* match[i] becomes the place in b of a[i], or UINT32_MAX. */
void zd_lcs_match(struct zd_lcs *l, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t *match);
void zd_lcs_clear(struct zd_lcs *l);

#endif
