/*
 * Paragraphs of 2025 that recycle one of 2023 or 2024, and the 644
 * resolutions to find that in. recycled.tsv says which is which: it was made
 * once, by edit distance over words between texts of the same title, by a
 * program that has nothing in common with this one, and fifty of its lines,
 * drawn from those where words changed, were read beside both texts.
 *
 * For the test and for the benchmark: knows nothing of either.
 */
#ifndef ZD_TEST_LANGUAGE_RECYCLED_H
#define ZD_TEST_LANGUAGE_RECYCLED_H

#include "base/arena.h"
#include "text/draft.h"

struct recycled_source {
	struct zd_slice symbol;
	struct zd_draft *draft; /* labels for ids */
};

struct recycled_question {
	struct zd_slice text, title;
	struct zd_slice truth; /* "78/138 PP4;79/220 PP3" */
};

struct recycled {
	struct zd_arena arena;
	ZD_VEC(struct recycled_source) sources;
	ZD_VEC(struct recycled_question) questions;
	ZD_VEC(struct zd_draft *) drafts; /* that the questions are of */
};

/* False, and a word on the standard error, where something is missing. */
bool recycled_read(struct recycled *out, const char *corpus, const char *table);
void recycled_clear(struct recycled *r);
/* All blocks of a paragraph, a line feed between; memory of the arena. */
struct zd_slice recycled_text(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i);
/* Is "78/138 PP4" one of the truth? */
bool recycled_is_true(struct zd_slice truth, struct zd_slice name);
/* Seconds, from some moment on. */
double recycled_now(void);

#endif
