/*
 * Readability: what a longest common subsequence gets wrong for a reader.
 *
 * Two sequences of words that are known to belong together, with who answers
 * to whom. Little words that survive by chance inside a rewritten clause are
 * given up; an insertion or a deletion that could stand in several places is
 * put where a phrase begins.
 */
#ifndef ZD_DIFF_TIDY_H
#define ZD_DIFF_TIDY_H

#include "diff/coarse.h"
#include "diff/side.h"

struct zd_diff_options;

struct zd_pairing {
	const uint32_t *a, *b; /* words */
	uint32_t n, m;
	uint32_t *to_b, *to_a; /* by place; ZD_NOBODY. In order. */
};

/*
 * Lays little words anew that survive between two changes. The same word
 * often stands in a passage twice, and a longest common subsequence takes
 * either: better is the one that leaves fewer changes, and changes that end
 * where a phrase does. True when a passage was left as it is, being too long:
 * with max_polish 0 none was asked for. polish.c.
 */
bool zd_polish(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o);

/* Gives up little words that survive by chance inside a rewritten passage;
 * true when there were any. */
bool zd_sink_islands(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o);

/* Words that a phrase has at least, and that stay within a torn one at most. */
#define ZD_PHRASE_WORDS 3
/* Words of b that came side by side, by their places, and that may be a phrase
 * or a part of one. */
struct zd_came {
	uint32_t first, end;
	uint32_t before; /* words back to others that came, from which few that
			    stay divide them; 0: there are none */
};
struct zd_cames {
	ZD_VEC(struct zd_came) list;
};

/* All of it. True when words that stay were given up; notes in coarse the caps
 * that were hit, and in came, which may be NULL, what came. */
bool zd_tidy(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *options, bool coarse[ZD_COARSES],
	struct zd_cames *came);

#endif
