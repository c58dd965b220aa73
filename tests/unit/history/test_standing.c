/* Where a negotiation stands. */
#include "history/standing.h"

#include "table.h"

static void read(struct zd_standing *s, struct table *t)
{
	cr_assert_eq(
		zd_standing_read(s, t->n, &t->err), 0, "%s", t->err.message);
}

static const struct zd_standing_of *of(
	const struct zd_standing *s, const char *name)
{
	for (size_t i = 0; i < s->list.len; i++)
		if (zd_slice_is(s->list.at[i].name, name))
			return &s->list.at[i];
	cr_assert_fail("%s is not there", name);
	return NULL;
}

Test(standing, before_the_first_round_it_is_refused)
{
	struct table t;
	struct zd_standing s;

	table_begin(&t);
	cr_assert_lt(zd_standing_read(&s, t.n, &t.err), 0);
	table_end(&t);
}

Test(standing, at_first_everything_is_open)
{
	struct table t;
	struct zd_standing s;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	read(&s, &t);
	cr_assert_eq(s.sum.paragraphs, 4);
	cr_assert_eq(s.sum.agreed + s.sum.reopened + s.sum.brackets, 0);
	cr_assert_eq(s.oldest_len, 4);
	cr_assert_eq(s.rounds.len, 1);
	cr_assert_eq(s.rounds.at[0].sum.paragraphs, 4);
	zd_standing_clear(&s);
	table_end(&t);
}

/* OP1 is agreed; one word changes, and it is reopened, by EU. */
Test(standing, an_agreement_is_reopened)
{
	struct table t;
	struct zd_standing s;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_agree(&t, "OP1");
	table_agree(&t, "OP2");
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	read(&s, &t);
	cr_assert_eq(of(&s, "OP1")->state, ZD_STANDS_AGREED);
	cr_assert_eq(of(&s, "OP1")->pending, 1);
	cr_assert_eq(s.sum.agreed, 2);
	zd_standing_clear(&s);
	table_decide(&t, ZD_ACCEPT, "EU/1");
	read(&s, &t);
	cr_assert_eq(of(&s, "OP1")->state, ZD_STANDS_REOPENED);
	assert_text(of(&s, "OP1")->agreed->by, "European Union");
	cr_assert_eq(of(&s, "OP1")->pending, 0);
	cr_assert_eq(of(&s, "OP2")->state, ZD_STANDS_AGREED);
	cr_assert_eq(s.sum.agreed, 1);
	cr_assert_eq(s.sum.reopened, 1);
	cr_assert_eq(s.oldest_len, 3);
	zd_standing_clear(&s);
	table_end(&t);
}

Test(standing, what_stands_against_a_paragraph)
{
	struct table t;
	struct zd_standing s;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_propose(&t, "EU", "OP3 bis: *Thanks* the hosts.");
	table_propose(&t, "MEX", "OP2: replace \"yearly\" with \"daily\"");
	table_decide(&t, ZD_BRACKET, "MEX/1");
	table_position(&t, "US", "reserve", "OP3");
	read(&s, &t);
	assert_text(of(&s, "OP1")->whose, "EU");
	cr_assert_eq(of(&s, "OP2")->brackets, 2);
	assert_text(of(&s, "OP3")->reserved, "US");
	cr_assert_eq(s.elsewhere, 1);
	cr_assert_eq(s.sum.pending, 2);
	cr_assert_eq(s.sum.amendments, 3);
	zd_standing_clear(&s);
	table_end(&t);
}
