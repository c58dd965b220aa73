/*
 * The paragraphs of the library nearest in words to a text: candidates by
 * the words that they share, weighed by how rare these are, then word by
 * word.
 *
 * How near is the share of words that both have in the same order: twice
 * their longest common subsequence, through the words of both; 1 is word for
 * word. Among equals the order is: a source with the same title; the one
 * adopted last, because that is the agreed language of today; the place in
 * it.
 */
#ifndef ZD_LANGUAGE_NEAR_H
#define ZD_LANGUAGE_NEAR_H

#include "language/index.h"

/* Units that are compared word by word. */
#define ZD_NEAR_CANDIDATES 160u
/* Words of a text that are compared; of a longer one the first. */
#define ZD_NEAR_WORDS 4096u
/* Work of one search, in words times words / 64: beyond it, fewer units. */
#define ZD_NEAR_WORK (4u << 20)

struct zd_near {
	uint32_t unit;
	uint32_t common; /* words in the same order in both */
	float score;     /* 0 to 1 */
	float density;   /* twice the common words through those of both */
};

struct zd_near_options {
	struct zd_slice title;  /* of the text that the words are from */
	struct zd_slice source; /* only this source; empty: all */
	struct zd_slice but;    /* all but this source */
	size_t most;            /* 0: ten */
	float least; /* nothing below it; 0: all that shares a word */
	/* The text is a phrase to be found in paragraphs: the score is the
	 * share of its words alone. */
	bool contained;
	bool parts_alone; /* a sub-paragraph and the paragraph it is of may
			     both be there */
};

struct zd_nearest {
	ZD_VEC(struct zd_near) list; /* best first */
	uint32_t words;              /* of the text */
	bool coarse; /* a cap was hit: the text is longer, or there were more
			candidates */
};

/* text: stored Markdown; of several blocks, one after another, with a line
 * feed between. Microseconds for each candidate. options may be NULL. */
void zd_near_find(struct zd_nearest *out, const struct zd_index *index,
	struct zd_slice text, const struct zd_near_options *options);
void zd_nearest_clear(struct zd_nearest *n);

#endif
