/* A redline read by number, accepted, rejected and reversed. */
#include "texts.h"

static const char zero[] = "---\n"
			   "title: A draft\n"
			   "---\n\n"
			   "**OP1.** *Decides* that the forum shall meet every "
			   "four years in New York;\n\n"
			   "**OP2.** *Requests* a report on the following:\n\n"
			   "\\(a) Progress and good practices;\n\n"
			   "\\(b) Challenges and gaps met by States.[^one]\n\n"
			   "**OP3.** *Notes with concern* the loss of lives in "
			   "transit at sea and on land.\n\n"
			   "[^one]: Resolution 73/195.\n";

static const char one[] = "---\n"
			  "title: A draft\n"
			  "---\n\n"
			  "**OP1.** *Decides* that the forum should meet every "
			  "four years in New York;\n\n"
			  "**OP2.** *Welcomes* the voluntary pledges of local "
			  "authorities;\n\n"
			  "**OP3.** *Requests* a report on the following:\n\n"
			  "\\(a) Progress and good practices;\n\n"
			  "\\(b) Challenges and gaps met by States.[^one]\n\n"
			  "[^one]: Resolution 73/195.\n";

/* What a link says, in one word each. */
static void link_is(const struct zd_redline *r, size_t i, const char *relation,
	size_t from, size_t to)
{
	struct zd_link_info l;

	cr_assert(zd_redline_link(r, i, &l));
	cr_assert_str_eq(zd_relation_name(l.relation), relation);
	cr_assert_eq(l.from_len, from);
	cr_assert_eq(l.to_len, to);
	for (size_t k = 0; k < from; k++)
		cr_assert_eq(zd_redline_link_of_from(r, l.from[k]), i);
	for (size_t k = 0; k < to; k++)
		cr_assert_eq(zd_redline_link_of_to(r, l.to[k]), i);
}

Test(changes, links)
{
	struct texts t = texts_compare(zero, one);
	struct zd_link_info l;

	link_is(t.redline, 0, "same", 1, 1); /* the title */
	link_is(t.redline, 1, "edited", 1, 1);
	link_is(t.redline, 2, "new", 0, 1);
	link_is(t.redline, 3, "renumbered", 1, 1);
	link_is(t.redline, 4, "dropped", 1, 0);
	link_is(t.redline, 5, "same", 1, 1); /* the footnote */
	cr_assert(!zd_redline_link(t.redline, 6, &l));
	cr_assert(!zd_redline_link(t.redline, SIZE_MAX, &l));
	cr_assert(zd_redline_link(t.redline, 1, &l));
	cr_assert_eq(l.words_out, 1);
	cr_assert_eq(l.words_in, 1);
	cr_assert(!l.relabelled && !l.moved);
	cr_assert(l.score > 0.8 && l.score < 1);
	cr_assert(zd_redline_link(t.redline, 2, &l));
	cr_assert_null(l.from);
	cr_assert_eq(l.words_in, 7);
	cr_assert(zd_redline_link(t.redline, 3, &l));
	cr_assert(l.relabelled);
	texts_free(&t);
}

Test(changes, paragraphs_and_blocks)
{
	struct texts t = texts_compare(zero, one);
	struct zd_paragraph_info p;
	struct zd_block_info b;

	cr_assert(zd_draft_paragraph(t.from, 2, &p));
	cr_assert_eq(p.kind, ZD_PARAGRAPH);
	cr_assert_eq(p.label_len, 3);
	cr_assert(!strncmp(p.label, "OP2", 3));
	cr_assert_eq(p.count, 3);
	cr_assert(zd_draft_block(t.from, p.first + 1, &b));
	cr_assert_eq(b.paragraph, 2);
	cr_assert_eq(b.mark_len, 3);
	cr_assert(!strncmp(b.mark, "(a)", 3));
	cr_assert(!strncmp(b.text, "Progress and good practices;", b.text_len));
	cr_assert_eq(b.line, 9);
	cr_assert(zd_draft_block(t.from, p.first, &b));
	cr_assert_eq(b.mark_len, 0);
	cr_assert_not_null(b.mark);
	cr_assert(!zd_draft_paragraph(t.from, 5, &p));
	cr_assert(!zd_draft_block(t.from, 7, &b));
	cr_assert(!zd_draft_paragraph(NULL, 0, &p));
	cr_assert(!zd_draft_block(NULL, 0, &b));
	texts_free(&t);
}

/* Adds a range of a block to the text of one side. */
static void add(char *out, size_t *len, const struct zd_draft *d,
	const struct zd_run_info *run)
{
	bool to = run->mark == ZD_INSERTED || run->mark == ZD_MOVED_TO;
	size_t start = to ? run->to_start : run->from_start;
	size_t end = to ? run->to_end : run->from_end;
	struct zd_block_info b;

	cr_assert(zd_draft_block(d, to ? run->to : run->from, &b));
	cr_assert(start < end && end <= b.text_len);
	memcpy(out + *len, b.text + start, end - start);
	*len += end - start;
	out[*len] = '\0';
}

Test(changes, rows_and_runs)
{
	struct texts t = texts_compare(zero, one);
	char gone[256] = "", fresh[256] = "", kept[256] = "";
	size_t gone_len = 0, fresh_len = 0, kept_len = 0;
	struct zd_run_info run;
	struct zd_row_info row;

	cr_assert(zd_redline_row(t.redline, 1, &row));
	cr_assert_eq(row.relation, ZD_EDITED);
	cr_assert_eq(row.partner, ZD_NONE);
	cr_assert(!row.stub);
	for (size_t i = row.first; i < row.first + row.count; i++) {
		cr_assert(zd_redline_run(t.redline, i, &run));
		cr_assert_eq(run.partner, ZD_NONE);
		if (run.mark == ZD_DELETED) {
			cr_assert_eq(run.to, ZD_NONE);
			add(gone, &gone_len, t.from, &run);
		} else if (run.mark == ZD_INSERTED) {
			cr_assert_eq(run.from, ZD_NONE);
			cr_assert_str_eq(
				zd_change_kind_name(run.kind), "words");
			add(fresh, &fresh_len, t.to, &run);
		} else {
			cr_assert_eq(run.mark, ZD_KEPT);
			add(kept, &kept_len, t.from, &run);
		}
	}
	cr_assert_str_eq(gone, "shall");
	cr_assert_str_eq(fresh, "should");
	cr_assert_str_eq(kept,
		"*Decides* that the forum  meet every four "
		"years in New York;");
	cr_assert(!zd_redline_row(t.redline, SIZE_MAX, &row));
	cr_assert(!zd_redline_run(t.redline, SIZE_MAX, &run));
	texts_free(&t);
}

/* Both ends of what moved know each other's row. */
Test(changes, a_block_that_moved)
{
	static const char from[] =
		"**OP1.** *Recalls* the pledge of all States to spare no "
		"effort in the search for the missing;\n\n"
		"**OP2.** *Decides* to meet every four years;\n\n"
		"**OP3.** *Welcomes* the report of the network;\n\n"
		"**OP4.** *Notes* the work of the regional commissions.\n";
	static const char to[] =
		"**OP1.** *Decides* to meet every four years;\n\n"
		"**OP2.** *Welcomes* the report of the network;\n\n"
		"**OP3.** *Notes* the work of the regional commissions;\n\n"
		"**OP4.** *Recalls* the pledge of all States to spare no "
		"effort in the search for the missing.\n";
	struct texts t = texts_compare(from, to);
	struct zd_row_info row, other;
	size_t stubs = 0;

	for (size_t i = 0; zd_redline_row(t.redline, i, &row); i++) {
		if (row.partner == ZD_NONE)
			continue;
		cr_assert(zd_redline_row(t.redline, row.partner, &other));
		cr_assert_eq(other.partner, i);
		cr_assert_neq(other.stub, row.stub);
		stubs += row.stub;
	}
	cr_assert_eq(stubs, 1);
	texts_free(&t);
}

Test(changes, accept_and_reject_outlive_the_redline)
{
	struct texts t = texts_compare(zero, one);
	struct zd_draft *accepted = zd_redline_accept(t.redline);
	struct zd_draft *rejected = zd_redline_reject(t.redline);

	texts_free(&t);
	texts_is(accepted, one);
	texts_is(rejected, zero);
	zd_draft_free(accepted);
	zd_draft_free(rejected);
}

Test(changes, reverse_outlives_the_redline)
{
	struct texts t = texts_compare(zero, one);
	struct zd_redline *back = zd_redline_reverse(t.redline);
	struct zd_draft *accepted, *rejected;

	zd_redline_free(t.redline);
	t.redline = back;
	link_is(back, 1, "edited", 1, 1);
	accepted = zd_redline_accept(back);
	rejected = zd_redline_reject(back);
	texts_is(accepted, zero);
	texts_is(rejected, one);
	zd_draft_free(accepted);
	zd_draft_free(rejected);
	texts_free(&t);
}

/* Every third word stays, between many that do: too much to weigh. */
static char *rewritten(char *out, size_t room, const char *other)
{
	size_t at = (size_t)snprintf(out, room, "**OP1.** *Decides*");

	for (unsigned i = 0; i < 210; i++) {
		bool stays = i < 60 || i >= 150 || i % 3 == 0;

		at += (size_t)snprintf(out + at, room - at, " %s%u",
			stays ? "stays" : other, i);
	}
	return out;
}

Test(changes, coarse_says_which_cap)
{
	char from[4096], to[4096];
	struct texts t = texts_compare(rewritten(from, sizeof(from), "old"),
		rewritten(to, sizeof(to), "new"));
	struct zd_diff_options options;

	cr_assert_not_null(zd_redline_coarse(t.redline));
	cr_assert_not_null(
		strstr(zd_redline_coarse(t.redline), "(max_polish)"));
	cr_assert_geq(zd_redline_work(t.redline), 420);
	zd_redline_free(t.redline);
	zd_diff_options_init(&options);
	options.max_polish = 10000;
	t.redline = zd_redline_new(t.from, t.to, &options);
	cr_assert_null(zd_redline_coarse(t.redline));
	texts_free(&t);
}

/* Nothing, and what is no value of its type. */
Test(changes, hostile)
{
	struct texts t = texts_compare("", "");
	struct zd_link_info l;
	struct zd_row_info row;
	struct zd_run_info run;

	cr_assert(!zd_redline_link(t.redline, 0, &l));
	cr_assert(!zd_redline_row(t.redline, 0, &row));
	cr_assert(!zd_redline_run(t.redline, 0, &run));
	cr_assert(!zd_redline_link(NULL, 0, &l));
	cr_assert(!zd_redline_row(NULL, 0, &row));
	cr_assert(!zd_redline_run(NULL, 0, &run));
	cr_assert_eq(zd_redline_link_of_from(t.redline, 0), SIZE_MAX);
	cr_assert_eq(zd_redline_link_of_to(t.redline, 0), SIZE_MAX);
	cr_assert_eq(zd_redline_link_of_to(NULL, 0), SIZE_MAX);
	cr_assert_str_eq(zd_relation_name((enum zd_relation)99), "");
	cr_assert_str_eq(zd_change_kind_name((enum zd_change_kind)99), "");
	texts_free(&t);
}
