/* The way of paragraphs through the rounds. */
#include "history/trace.h"

#include "table.h"

static struct zd_trace *read(struct table *t)
{
	struct zd_trace *x;

	cr_assert_eq(zd_trace_read(&x, t->n, NULL, &t->err), 0, "%s",
		t->err.message);
	return x;
}

static const struct zd_stop *find(
	const struct zd_trace *x, uint32_t column, const char *label)
{
	uint32_t stop;

	cr_assert_eq(
		zd_trace_find(&stop, x, column, zd_slice_str(label), NULL), 0);
	return &x->stops.at[stop];
}

Test(trace, of_nothing)
{
	struct table t;
	struct zd_trace *x;

	table_begin(&t);
	x = read(&t);
	cr_assert_eq(x->stops.len, 0);
	cr_assert_eq(x->links.len, 0);
	zd_trace_free(x);
	table_end(&t);
}

Test(trace, of_one_round)
{
	struct table t;
	struct zd_trace *x;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	x = read(&t);
	cr_assert_eq(x->columns.len, 1);
	cr_assert_eq(x->links.len, 0);
	cr_assert_eq(find(x, 0, "OP1")->relation, ZD_NEW);
	cr_assert_eq(find(x, 0, "OP1")->words, 6);
	zd_trace_free(x);
	table_end(&t);
}

/* OP2 and OP3 become one, OP1 gets another word. */
Test(trace, a_merge_and_an_edit)
{
	struct table t;
	struct zd_trace *x;
	const struct zd_stop *merged, *edited;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP2: merge with OP3");
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_decide(&t, ZD_ACCEPT, "EU/1");
	table_decide(&t, ZD_ACCEPT, "EU/2");
	table_close(&t, "rev1");
	x = read(&t);
	cr_assert_eq(x->columns.len, 2);
	merged = find(x, 1, "OP2");
	cr_assert_eq(merged->relation, ZD_MERGED);
	cr_assert_eq(merged->froms, 2);
	cr_assert_eq(merged->kept, 11);
	cr_assert_eq(merged->in, 0);
	edited = find(x, 1, "OP1");
	cr_assert_eq(edited->relation, ZD_EDITED);
	cr_assert_eq(edited->in, 1);
	cr_assert_eq(edited->out, 1);
	zd_trace_free(x);
	table_end(&t);
}

/* And back into two: the way of each half leads through the whole. */
Test(trace, a_split_after_a_merge)
{
	struct table t;
	struct zd_trace *x;
	bool family[64] = {false};
	uint32_t stop;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP2: merge with OP3");
	table_decide(&t, ZD_ACCEPT, "EU/1");
	table_close(&t, "rev1");
	table_propose(&t, "MEX", "OP2: split after \"on ferries;\"");
	table_decide(&t, ZD_ACCEPT, "MEX/1");
	table_close(&t, "rev2");
	x = read(&t);
	cr_assert_eq(x->columns.len, 3);
	cr_assert_eq(find(x, 2, "OP3")->relation, ZD_SPLIT);
	cr_assert_eq(find(x, 2, "OP3")->kept, 5);
	cr_assert_eq(zd_trace_find(&stop, x, 2, ZD_LIT("OP3"), NULL), 0);
	cr_assert_leq(x->stops.len, 64);
	zd_trace_family(x, stop, family);
	cr_assert(family[find(x, 0, "OP2") - x->stops.at]);
	cr_assert(family[find(x, 0, "OP3") - x->stops.at]);
	cr_assert(!family[find(x, 0, "OP1") - x->stops.at]);
	zd_trace_free(x);
	table_end(&t);
}
