/* A text is an older one, with what was asked for, and a remainder. */
#include "history/verify.h"

#include "table.h"

static struct zd_certificate *certify(
	struct table *t, const char *from, const char *to)
{
	struct zd_verify_options o = {.from = from, .to = to};
	struct zd_certificate *c;

	cr_assert_eq(
		zd_certify(&c, t->n, &o, &t->err), 0, "%s", t->err.message);
	return c;
}

Test(verify, one_round_is_itself)
{
	struct table t;
	struct zd_certificate *c;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	c = certify(&t, "zero", "zero");
	cr_assert_eq(zd_certificate_remainder(c), 0);
	cr_assert_eq(c->changes.len, 0);
	zd_certificate_free(c);
	table_end(&t);
}

Test(verify, before_the_first_round_there_is_nothing)
{
	struct zd_verify_options o = {.from = "zero", .to = "main"};
	struct zd_certificate *c;
	struct table t;

	table_begin(&t);
	cr_assert_lt(zd_certify(&c, t.n, &o, &t.err), 0);
	cr_assert_eq(c, NULL);
	table_end(&t);
}

/* EU asked for "should"; nobody for "weekly". */
Test(verify, a_silent_word)
{
	struct table t;
	struct zd_certificate *c;
	char *next = table_with("shall run daily", "should run weekly");

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_import(&t, "rev1", next);
	c = certify(&t, "zero", "rev1");
	cr_assert_eq(c->changes.len, 1);
	assert_text(c->changes.at[0].paragraph, "OP1");
	assert_text(c->changes.at[0].names, "EU/1");
	cr_assert_str_eq(c->changes.at[0].how, "word for word");
	cr_assert_eq(c->remains.len, 1);
	assert_text(c->remains.at[0].out, "daily");
	assert_text(c->remains.at[0].in, "weekly");
	cr_assert_eq(c->words_in, 1);
	cr_assert_eq(c->words_out, 1);
	zd_certificate_free(c);
	free(next);
	table_end(&t);
}

/* A merge brings no word and takes none, and its row says who asked. */
Test(verify, a_merge_on_record)
{
	struct table t;
	struct zd_certificate *c;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP2: merge with OP3");
	table_decide(&t, ZD_ACCEPT, "EU/1");
	table_close(&t, "rev1");
	c = certify(&t, "zero", "rev1");
	cr_assert_eq(c->remains.len, 0);
	cr_assert_eq(c->changes.len, 1);
	assert_text(c->changes.at[0].paragraph, "OP2 and OP3");
	cr_assert_str_eq(c->changes.at[0].how, "merged");
	cr_assert_eq(c->changes.at[0].words_in, 0);
	cr_assert_eq(c->changes.at[0].words_out, 0);
	cr_assert_eq(c->lines.len, 1);
	cr_assert_eq(c->lines.at[0].kept + c->lines.at[0].moved, 11);
	cr_assert_eq(c->lines.at[0].covered, 0);
	cr_assert_eq(c->lines.at[0].lost, 0);
	cr_assert_eq(c->lines.at[0].untraced, 0);
	zd_certificate_free(c);
	table_end(&t);
}

/* An amendment in brackets, another one in them: neither lies between the
 * two texts alone, and doing the acts again leaves nothing. */
Test(verify, brackets_within_what_came_in)
{
	struct table t;
	struct zd_certificate *c;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_propose(&t, "MEX", "OP1: add \"and by night\" after \"daily\"");
	table_propose(&t, "US", "OP1: add \"only\" after \"daily\"");
	table_decide(&t, ZD_BRACKET, "EU/1");
	table_decide(&t, ZD_BRACKET, "MEX/1");
	table_decide(&t, ZD_REJECT, "MEX/1");
	table_decide(&t, ZD_ACCEPT, "US/1");
	c = certify(&t, "zero", "main");
	cr_assert_eq(c->remains.len, 0);
	zd_certificate_free(c);
	table_end(&t);
}
