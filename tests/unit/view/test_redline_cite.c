#include <criterion/criterion.h>

#include "view/redline_cite.h"

static struct zd_draft *draft_of(const char *text)
{
	struct zd_draft *d = zd_draft_new();

	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_draft_add_block(d, (struct zd_slice){0}, zd_slice_str(text));
	return d;
}

/* The bytes of a run, those that stay on both sides once. */
static void write(struct zd_buf *out, const struct zd_redline *r,
	const struct zd_run *run)
{
	struct zd_slice a = r->from->blocks.at[0].text;
	struct zd_slice b = r->to->blocks.at[0].text;
	struct zd_slice s = run->mark == ZD_DELETED
		? zd_slice_sub(a, run->from_start, run->from_end)
		: zd_slice_sub(b, run->to_start, run->to_end);

	zd_buf_printf(out,
		run->mark == ZD_DELETED            ? "<-%.*s>"
			: run->mark == ZD_INSERTED ? "<+%.*s>"
						   : "%.*s",
		ZD_FMT(s));
}

/* Writes the row; every byte of either side stands once, in its order. */
static void write_row(struct zd_buf *out, const struct zd_redline *r,
	const struct zd_view_citing *c)
{
	struct zd_view_cited at = {0};
	uint32_t from = 0, to = 0;
	struct zd_run run;

	while (zd_view_cited_next(&at, c, r, &r->rows.at[0], &run)) {
		write(out, r, &run);
		if (run.mark != ZD_INSERTED) {
			cr_assert_eq(run.from_start, from);
			from = run.from_end;
		}
		if (run.mark != ZD_DELETED) {
			cr_assert_eq(run.to_start, to);
			to = run.to_end;
		}
	}
	cr_assert_eq(from, r->from->blocks.at[0].text.len);
	cr_assert_eq(to, r->to->blocks.at[0].text.len);
}

/* want: the row as it is shown, or NULL where it stays as it is. */
static void check(const char *from, const char *to, const char *want)
{
	struct zd_draft *a = draft_of(from), *b = draft_of(to);
	struct zd_redline *r = zd_redline_make(a, b, NULL);
	struct zd_view_citing c = {0};
	struct zd_buf got = ZD_BUF_INIT;
	bool any;

	cr_assert_eq(r->rows.len, 1);
	any = zd_view_cite_row(&c, r, &r->rows.at[0]);
	cr_expect_eq(any, want != NULL, "%s", from);
	if (any && want) {
		write_row(&got, r, &c);
		cr_expect_str_eq(zd_buf_str(&got), want);
	}
	zd_buf_clear(&got);
	zd_view_citing_clear(&c);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(redline_cite, a_group_is_one_change)
{
	check("Decides to go on (based on 73/195, para 7), as before;",
		"Decides to go on (based on 73/195, para 8), as before;",
		"Decides to go on <-(based on 73/195, para 7)>"
		"<+(based on 73/195, para 8)>, as before;");
	check("Decides to go on [based on 71/280, op 3];",
		"Decides to go on [based on 72/244, op 4];",
		"Decides to go on <-[based on 71/280, op 3]>"
		"<+[based on 72/244, op 4]>;");
}

Test(redline_cite, what_changes_beside_it_stays_apart)
{
	check("Decides to go on (based on 73/195, para 6 (b); 76/266, op 4), "
	      "and asks the Chair to help",
		"Decides to go on (based on 73/195, para 7 (b); 76/266, op 5), "
		"and requests the Chair to help",
		"Decides to go on <-(based on 73/195, para 6 (b); 76/266, op "
		"4)><+(based on 73/195, para 7 (b); 76/266, op 5)>, and "
		"<-asks><+requests> the Chair to help");
}

Test(redline_cite, each_group_is_its_own)
{
	check("Notes the one (76/266, para 4) and the other (73/195, para 7)",
		"Notes the one (76/266, para 5) and the other (73/195, para 8)",
		"Notes the one <-(76/266, para 4)><+(76/266, para 5)> and the "
		"other <-(73/195, para 7)><+(73/195, para 8)>");
}

Test(redline_cite, groups_stand_side_by_side_and_at_the_ends)
{
	check("(76/266, para 4)(73/195, para 7) and on",
		"(76/266, para 5)(73/195, para 8) and on",
		"<-(76/266, para 4)><+(76/266, para 5)>"
		"<-(73/195, para 7)><+(73/195, para 8)> and on");
	check("Notes (76/266, para 4; 73/195, para 7; 74/196, para 2)",
		"Notes (76/266, para 5; 73/195, para 8; 74/196, para 2)",
		"Notes <-(76/266, para 4; 73/195, para 7; 74/196, para 2)>"
		"<+(76/266, para 5; 73/195, para 8; 74/196, para 2)>");
}

Test(redline_cite, what_is_no_group_stays)
{
	check("Decides to go on as in resolution 73/195, paragraph 7, again",
		"Decides to go on as in resolution 73/195, paragraph 8, again",
		NULL);
	check("Decides to go on (it was resolution 73/195, para 7, again)",
		"Decides to go on (it was resolution 73/195, para 8, again)",
		NULL);
	check("Decides to go on (based on 73/195, para 7), as ever;",
		"Decides to go on (based on 73/195, para 7), as always;", NULL);
	/* A bracket that nothing closes. */
	check("Decides to go on (based on 73/195, para 7 of the text",
		"Decides to go on (based on 73/195, para 8 of the text", NULL);
}

Test(redline_cite, a_long_group_shows_its_words)
{
	check("Decides (based on 73/195, para 7; 74/196, para 8; 75/197, "
	      "para 9; 76/198, para 10; 77/199, para 11; 78/200, para 12)",
		"Decides (based on 73/195, para 7; 74/196, para 8; 75/197, "
		"para 9; 76/198, para 10; 77/199, para 11; 78/200, para 13)",
		NULL);
}
