/* Every word has an owner. */
#include "history/blame.h"

#include "table.h"

static struct zd_blame *read(struct table *t, const char *label, bool deleted)
{
	struct zd_blame_options o = {.labels = &label,
		.labels_len = label != NULL,
		.deleted = deleted};
	struct zd_blame *b;

	cr_assert_eq(
		zd_blame_read(&b, t->n, &o, &t->err), 0, "%s", t->err.message);
	return b;
}

/* The words of somebody, as claims name him. */
static uint32_t words_of(const struct zd_blame *b, const char *who)
{
	struct zd_arena a = {0};
	uint32_t n = 0;

	for (size_t i = 0; i < b->shares.len; i++)
		if (!b->shares.at[i].gone &&
			zd_slice_is(zd_claim_who(&a, b->story,
					    b->shares.at[i].claim),
				who))
			n += b->shares.at[i].words;
	zd_arena_clear(&a);
	return n;
}

/* Shares cover each block from its first byte to its last. */
static void covers(const struct zd_blame *b)
{
	uint32_t at = 0, block = ZD_NONE;

	for (size_t i = 0; i < b->shares.len; i++) {
		const struct zd_share *s = &b->shares.at[i];

		if (s->gone)
			continue;
		if (s->block != block) {
			cr_assert(block == ZD_NONE ||
				at == b->text->blocks.at[block].text.len);
			block = s->block;
			at = 0;
		}
		cr_assert_eq(s->start, at);
		at = s->end;
	}
	cr_assert_eq(at, b->text->blocks.at[block].text.len);
}

Test(blame, all_is_the_facilitators_at_first)
{
	struct table t;
	struct zd_blame *b;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	b = read(&t, NULL, false);
	covers(b);
	cr_assert_eq(words_of(b, "facilitators"),
		b->words[ZD_CLAIM_ACT] + b->words[ZD_CLAIM_NOBODY]);
	cr_assert_eq(words_of(b, "EU"), 0);
	zd_blame_free(b);
	table_end(&t);
}

Test(blame, one_word_of_a_party_and_one_that_is_gone)
{
	struct table t;
	struct zd_blame *b;
	struct zd_arena a = {0};
	uint32_t gone = 0;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_decide(&t, ZD_ACCEPT, "EU/1");
	b = read(&t, "OP1", true);
	covers(b);
	cr_assert_eq(words_of(b, "EU"), 1);
	cr_assert_eq(words_of(b, "facilitators"), 5);
	for (size_t i = 0; i < b->shares.len; i++)
		if (b->shares.at[i].gone) {
			gone++;
			assert_text(b->shares.at[i].text, "shall");
			assert_text(zd_claim_who(
					    &a, b->story, b->shares.at[i].gone),
				"EU");
		}
	cr_assert_eq(gone, 1);
	zd_arena_clear(&a);
	zd_blame_free(b);
	table_end(&t);
}

/* A round that was imported whole: the word is found in the proposal. */
Test(blame, of_a_round_that_was_imported)
{
	struct table t;
	struct zd_blame *b;
	char *next =
		table_with("shall run daily", "shall run daily and by night");

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "MEX", "OP1: add \"and by night\" after \"daily\"");
	table_import(&t, "rev1", next);
	b = read(&t, "OP1", false);
	covers(b);
	cr_assert_eq(words_of(b, "MEX"), 3);
	cr_assert_eq(b->words[ZD_CLAIM_ASKED], 3);
	zd_blame_free(b);
	free(next);
	table_end(&t);
}
