/* What of all that was asked for is in, and what is there besides. */
#include <criterion/criterion.h>

#include "base/mem.h"
#include "history/account.h"

struct sheet {
	struct zd_draft *from, *to;
	struct zd_asks *k;
	struct zd_account *x;
};

static void put(struct zd_draft *d, const char *id, const char *text)
{
	uint32_t at = zd_draft_add(
		d, ZD_PARAGRAPH, zd_slice_sub(zd_slice_str(id), 5, strlen(id)));

	d->paragraphs.at[at].id = zd_slice_str(id);
	zd_draft_add_block(d, ZD_LIT(""), zd_slice_str(text));
}

static void begin(struct sheet *s)
{
	s->from = zd_draft_new();
	s->to = zd_draft_new();
	s->k = zd_calloc(1, sizeof(*s->k));
}

static void ask(struct sheet *s, const char *party, const char *id,
	const char *before, const char *after)
{
	struct zd_asked one = {.name = zd_slice_str(party),
		.party = zd_slice_str(party),
		.first = zd_u32(s->k->list.len)};

	zd_vec_push(&s->k->amendments, one);
	zd_asks_compare(s->k, zd_slice_str(id), zd_slice_str(before),
		zd_slice_str(after));
}

static void make(struct sheet *s)
{
	zd_asks_index(s->k);
	s->x = zd_account_make(s->from, s->to, s->k);
}

static void end(struct sheet *s)
{
	zd_account_free(s->x);
	zd_asks_free(s->k);
	zd_draft_free(s->from);
	zd_draft_free(s->to);
}

/* What was to be expected of paragraph i. */
static void expects(const struct sheet *s, uint32_t i, const char *text)
{
	const struct zd_draft *d = s->x->expected;

	cr_assert_lt(i, d->paragraphs.len);
	cr_assert(
		zd_slice_is(d->blocks.at[d->paragraphs.at[i].first].text, text),
		"\"%.*s\"",
		ZD_FMT(d->blocks.at[d->paragraphs.at[i].first].text));
}

Test(account, of_two_empty_texts)
{
	struct sheet s;

	begin(&s);
	make(&s);
	cr_assert_eq(s.x->pieces.len, 0);
	cr_assert_eq(s.x->expected->paragraphs.len, 0);
	end(&s);
}

Test(account, of_a_text_of_which_nothing_is_left)
{
	struct sheet s;

	begin(&s);
	put(s.from, "zero-OP1", "Ferries shall run daily;");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 0);
	expects(&s, 0, "Ferries shall run daily;");
	end(&s);
}

Test(account, word_for_word_and_all_who_ask)
{
	struct sheet s;

	begin(&s);
	put(s.from, "zero-OP1", "Ferries shall run daily;");
	put(s.to, "zero-OP1", "Ferries should run daily;");
	ask(&s, "EU", "zero-OP1", "Ferries shall run daily;\n",
		"Ferries should run daily;\n");
	ask(&s, "MEX", "zero-OP1", "Ferries shall run daily;\n",
		"Ferries should run daily;\n");
	ask(&s, "US", "zero-OP1", "Ferries shall run daily;\n",
		"Ferries may run daily;\n");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 1);
	cr_assert_eq(s.x->pieces.at[0].how, ZD_PIECE_WHOLE);
	cr_assert_eq(s.x->pieces.at[0].count, 2);
	cr_assert_eq(s.x->piece_of[0], 1);
	cr_assert_eq(s.x->piece_of[1], 1);
	cr_assert_eq(s.x->piece_of[2], 0);
	expects(&s, 0, "Ferries should run daily;");
	end(&s);
}

Test(account, in_part)
{
	struct sheet s;

	begin(&s);
	put(s.from, "zero-OP1", "Ferries run daily in all of our ports;");
	put(s.to, "zero-OP1",
		"Ferries run daily and nightly in all of our ports;");
	ask(&s, "EU", "zero-OP1", "Ferries run daily in all of our ports;\n",
		"Ferries run daily and nightly without delay in all of our "
		"ports;\n");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 1);
	cr_assert_eq(s.x->pieces.at[0].how, ZD_PIECE_PART);
	cr_assert_eq(s.x->pieces.at[0].words_in, 2);
	cr_assert(zd_slice_is(s.x->pieces.at[0].in, "and nightly"));
	end(&s);
}

Test(account, in_brackets_and_a_silent_word)
{
	struct sheet s;

	begin(&s);
	put(s.from, "zero-OP1", "Ferries shall run daily in May;");
	put(s.to, "zero-OP1", "Ferries [shall][should] run daily in June;");
	ask(&s, "EU", "zero-OP1", "Ferries shall run daily in May;\n",
		"Ferries should run daily in May;\n");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 1);
	cr_assert_eq(s.x->pieces.at[0].how, ZD_PIECE_BRACKET);
	expects(&s, 0, "Ferries [shall][should] run daily in May;");
	end(&s);
}

Test(account, a_whole_paragraph_in_brackets)
{
	struct sheet s;

	begin(&s);
	put(s.from, "zero-OP1", "Ferries shall run daily;");
	put(s.to, "zero-OP1", "[Ferries shall run daily;]");
	ask(&s, "EU", "zero-OP1", "Ferries shall run daily;\n", "");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 1);
	cr_assert_eq(s.x->pieces.at[0].how, ZD_PIECE_BRACKET);
	expects(&s, 0, "[Ferries shall run daily;]");
	end(&s);
}

/* No word in common: the id says that it is the same paragraph. */
Test(account, reworded_past_recognition)
{
	struct sheet s;

	begin(&s);
	put(s.from, "zero-OP1", "Ferries shall run daily;");
	put(s.from, "zero-OP2", "Thanks every port for its patience;");
	put(s.to, "zero-OP1", "Calls upon Neptune;");
	put(s.to, "zero-OP2", "Thanks every port for its patience;");
	ask(&s, "EU", "zero-OP1", "Ferries shall run daily;\n",
		"Calls upon Neptune;\n");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 1);
	expects(&s, 0, "Calls upon Neptune;");
	cr_assert_eq(s.x->expected->paragraphs.len, 2);
	end(&s);
}

/* The merged paragraph stands behind one that is no part of it. */
Test(account, a_merge_is_one_change)
{
	struct sheet s;
	struct zd_ask *new;

	begin(&s);
	put(s.from, "zero-OP1", "Thanks every port for its patience;");
	put(s.from, "zero-OP2", "Ferries shall run daily in May;");
	put(s.from, "zero-OP3", "All the ports may join them;");
	put(s.to, "zero-OP1", "Thanks every port for its patience;");
	put(s.to, "zero-OP2-EU1",
		"Ferries shall run daily in May; All the ports may join them;");
	ask(&s, "EU", "zero-OP2", "Ferries shall run daily in May;\n", "");
	zd_asks_compare(s.k, ZD_LIT("zero-OP3"),
		ZD_LIT("All the ports may join them;\n"), ZD_LIT(""));
	zd_asks_compare(s.k, ZD_LIT("zero-OP2-EU1"), ZD_LIT(""),
		ZD_LIT("Ferries shall run daily in May; All the ports may join "
		       "them;\n"));
	new = &s.k->list.at[2];
	new->behind = ZD_LIT("zero-OP1");
	new->label = ZD_LIT("OP2");
	make(&s);
	cr_assert_eq(s.x->pieces.len, 3);
	cr_assert(!s.x->pieces.at[0].with && s.x->pieces.at[1].with &&
		s.x->pieces.at[2].with);
	cr_assert_eq(s.x->expected->paragraphs.len, 2);
	end(&s);
}
