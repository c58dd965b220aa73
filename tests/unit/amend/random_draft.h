/*
 * Random drafts and random changes to them, for the tests of laws. The same
 * seed gives the same drafts everywhere.
 */
#ifndef TEST_RANDOM_DRAFT_H
#define TEST_RANDOM_DRAFT_H

#include "text/draft.h"

struct dice {
	uint64_t state;
};

/* 0 to n - 1. */
uint32_t roll(struct dice *d, uint32_t n);
/* Appends up to `words` words, with signs, emphasis, escapes and notes. */
void random_text(struct zd_buf *out, struct dice *d, uint32_t words);
/* A text with some words put in, taken out or replaced. */
void random_edit(struct zd_buf *out, struct dice *d, struct zd_slice text);
/* Title, organ, formula, headings, paragraphs, notes; all with ids. */
struct zd_draft *random_draft(struct dice *d, uint32_t paragraphs);
/* A copy with up to n changes of every kind. */
struct zd_draft *random_changes(
	struct dice *d, const struct zd_draft *base, uint32_t n);
/* All that a draft holds, readable, for comparing and for messages. */
void dump_draft(struct zd_buf *out, const struct zd_draft *d);

#endif
