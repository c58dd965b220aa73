/* What became of each proposal. */
#include "history/uptake.h"

#include "table.h"

static struct zd_uptake *read(struct table *t, const char *round)
{
	struct zd_uptake_options o = {.round = round};
	struct zd_uptake *u;

	cr_assert_eq(
		zd_uptake_read(&u, t->n, &o, &t->err), 0, "%s", t->err.message);
	return u;
}

static enum zd_taken of(const struct zd_uptake *u, const char *name)
{
	for (size_t i = 0; i < u->list.len; i++)
		if (zd_slice_is(u->asks->amendments.at[u->list.at[i].amendment]
					.name,
			    name))
			return u->list.at[i].verdict;
	cr_assert_fail("%s is not there", name);
	return ZD_TAKEN_NOT;
}

static const struct zd_uptake_sum *sum_of(
	const struct zd_uptake *u, const char *party, bool group)
{
	for (size_t i = 0; i < u->sums.len; i++)
		if (zd_slice_is(u->sums.at[i].party, party) &&
			u->sums.at[i].group == group)
			return &u->sums.at[i];
	return NULL;
}

Test(uptake, of_a_round_that_nobody_proposed_on)
{
	struct table t;
	struct zd_uptake *u;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	u = read(&t, "zero");
	cr_assert_eq(u->list.len, 0);
	cr_assert_eq(u->sums.len, 1);
	cr_assert_eq(u->sums.at[0].proposals, 0);
	assert_text(u->to, "main");
	zd_uptake_free(u);
	table_end(&t);
}

Test(uptake, verdicts)
{
	struct table t;
	struct zd_uptake *u;
	char *next = table_with("shall run daily", "should run daily");

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_propose(&t, "EU", "OP2: delete");
	table_propose(&t, "MEX", "OP1: replace \"shall\" with \"may\"");
	table_propose(&t, "US", "OP3: add \"gladly\" after \"to\"");
	table_position(&t, "CHE", "support", "EU/1");
	table_decide(&t, ZD_WITHDRAW, "US/1");
	table_import(&t, "rev1", next);
	u = read(&t, NULL);
	cr_assert_eq(of(u, "zero/EU/1"), ZD_TAKEN_VERBATIM);
	cr_assert_eq(of(u, "zero/EU/2"), ZD_TAKEN_NOT);
	cr_assert_eq(of(u, "zero/MEX/1"), ZD_TAKEN_OVERTAKEN);
	cr_assert_eq(of(u, "zero/US/1"), ZD_TAKEN_WITHDRAWN);
	cr_assert_eq(sum_of(u, "EU", false)->proposals, 2);
	cr_assert_eq(sum_of(u, "CHE", false)->proposals, 1);
	cr_assert_eq(sum_of(u, "US", false)->proposals, 0);
	cr_assert_eq(u->sums.at[u->sums.len - 1].proposals, 3);
	zd_uptake_free(u);
	free(next);
	table_end(&t);
}

/* The very same change of two members counts once for their group. */
Test(uptake, a_group_counts_once)
{
	struct table t;
	struct zd_uptake *u;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "CAN", "OP1: replace \"shall\" with \"should\"");
	table_propose(&t, "AUS", "OP1: replace \"shall\" with \"should\"");
	table_propose(&t, "NZL", "OP3: delete");
	u = read(&t, "zero");
	cr_assert_eq(sum_of(u, "CANZ", true)->proposals, 2);
	cr_assert_eq(sum_of(u, "CAN", false)->proposals, 1);
	zd_uptake_free(u);
	table_end(&t);
}
