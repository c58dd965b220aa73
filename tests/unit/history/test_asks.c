/* One change at one place is one ask. */
#include <criterion/criterion.h>

#include "base/mem.h"
#include "history/asks.h"

#define ID ZD_LIT("zero-OP1")

static struct zd_asks *begin(void)
{
	struct zd_asks *k = zd_calloc(1, sizeof(*k));
	struct zd_asked one = {.name = ZD_LIT("zero/EU/1")};

	zd_vec_push(&k->amendments, one);
	return k;
}

static void is(const struct zd_ask *ask, enum zd_ask_kind kind, const char *out,
	const char *in)
{
	cr_assert_eq(ask->kind, kind);
	cr_assert(
		zd_slice_is(ask->out, out), "out: \"%.*s\"", ZD_FMT(ask->out));
	cr_assert(zd_slice_is(ask->in, in), "in: \"%.*s\"", ZD_FMT(ask->in));
}

Test(asks, the_same_text_asks_nothing)
{
	struct zd_asks *k = begin();

	zd_asks_compare(k, ID, ZD_LIT("Same.\n"), ZD_LIT("Same.\n"));
	cr_assert_eq(k->list.len, 0);
	zd_asks_index(k);
	cr_assert_eq(zd_asks_find(k, ID), SIZE_MAX);
	zd_asks_free(k);
}

Test(asks, two_places_are_two)
{
	struct zd_asks *k = begin();

	zd_asks_compare(k, ID, ZD_LIT("Ferries shall run daily in May.\n"),
		ZD_LIT("Ferries should run daily in June.\n"));
	cr_assert_eq(k->list.len, 2);
	is(&k->list.at[0], ZD_ASK_WORDS, "shall", "should");
	is(&k->list.at[1], ZD_ASK_WORDS, "May", "June");
	cr_assert(zd_slice_is(
		k->list.at[0].after, "Ferries should run daily in May.\n"));
	cr_assert_eq(k->list.at[0].words_out, 1);
	cr_assert_eq(k->amendments.at[0].count, 2);
	zd_asks_free(k);
}

Test(asks, both_halves_of_a_bracket_are_one)
{
	struct zd_asks *k = begin();

	zd_asks_compare(k, ID, ZD_LIT("Ferries [run daily] in May.\n"),
		ZD_LIT("Ferries run daily in May.\n"));
	cr_assert_eq(k->list.len, 1);
	cr_assert_eq(k->list.at[0].words_out, 0);
	zd_asks_free(k);
}

Test(asks, paragraphs_come_and_go)
{
	struct zd_asks *k = begin();

	zd_asks_compare(k, ID, ZD_LIT("Old words.\n"), ZD_LIT(""));
	zd_asks_compare(k, ZD_LIT("zero-OP2"), ZD_LIT(""), ZD_LIT("New.\n"));
	zd_asks_index(k);
	is(&k->list.at[0], ZD_ASK_DROP, "Old words.", "");
	is(&k->list.at[1], ZD_ASK_NEW, "", "New.");
	cr_assert_eq(k->by_id.len, 2);
	cr_assert_neq(zd_asks_find(k, ID), SIZE_MAX);
	zd_asks_free(k);
}

/* A merge that drops one word: that word goes, and nothing else does. */
Test(asks, a_merge_says_its_words_once)
{
	struct zd_asks *k = begin();

	zd_asks_compare(
		k, ID, ZD_LIT("Ferries shall run daily;\n"), ZD_LIT(""));
	zd_asks_compare(k, ZD_LIT("zero-OP2"), ZD_LIT("All ports may join;\n"),
		ZD_LIT(""));
	zd_asks_compare(k, ZD_LIT("zero-OP1-EU1"), ZD_LIT(""),
		ZD_LIT("Ferries shall run; All ports may join;\n"));
	zd_asks_say_once(k);
	is(&k->list.at[0], ZD_ASK_DROP, "daily", "");
	is(&k->list.at[1], ZD_ASK_DROP, "", "");
	is(&k->list.at[2], ZD_ASK_NEW, "", "");
	cr_assert_eq(k->list.at[0].words_out + k->list.at[1].words_out, 1);
	cr_assert_eq(k->list.at[2].words_in, 0);
	zd_asks_free(k);
}

/* Two texts that have little in common are no merge. */
Test(asks, a_replacement_is_no_merge)
{
	struct zd_asks *k = begin();

	zd_asks_compare(
		k, ID, ZD_LIT("Ferries shall run daily;\n"), ZD_LIT(""));
	zd_asks_compare(k, ZD_LIT("zero-OP9"), ZD_LIT(""),
		ZD_LIT("Thanks everybody for nothing;\n"));
	zd_asks_say_once(k);
	cr_assert_eq(k->list.at[0].words_out, 4);
	cr_assert_eq(k->list.at[1].words_in, 4);
	zd_asks_free(k);
}
