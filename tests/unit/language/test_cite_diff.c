/* How citations changed between two drafts. */
#include "language/cite_diff.h"

#include "texts.h"

#define ORGAN "The General Assembly,\n\n"
#define A "1. Invites the Fund to lend to the poorest countries of the world"
#define B "2. Encourages States to collect and to share data on migration"
#define C "3. Decides to remain seized of the matter and to return to it later"

static void check(const char *from, const char *to, const char *want)
{
	struct zd_draft *a = text_draft(from), *b = text_draft(to);
	struct zd_cite_changes *c = zd_cite_changes_new(a, b);
	struct zd_buf said = ZD_BUF_INIT;

	for (size_t i = 0; i < c->list.len; i++) {
		const struct zd_cite_change *one = &c->list.at[i];

		zd_buf_printf(&said, "%s ", zd_cite_fate_name(one->fate));
		if (one->from != ZD_NONE)
			zd_buf_printf(&said, "%.*s %.*s>",
				ZD_FMT(c->from->list.at[one->from].symbol),
				ZD_FMT(c->from->list.at[one->from].place));
		if (one->to != ZD_NONE)
			zd_buf_printf(&said, "%.*s %.*s",
				ZD_FMT(c->to->list.at[one->to].symbol),
				ZD_FMT(c->to->list.at[one->to].place));
		zd_buf_puts(&said, "; ");
	}
	zd_buf_printf(&said, "%u the same", (unsigned)c->same);
	cr_expect_str_eq(zd_buf_str(&said), want, "%s", zd_buf_str(&said));
	zd_buf_clear(&said);
	zd_cite_changes_free(c);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(cite_diff, added_dropped_changed_moved)
{
	check(ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".",
		ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".", "1 the same");
	/* Another spelling is no change. */
	check(ORGAN A " [based on 73/195, op7];\n\n" B ".",
		ORGAN A " (based on A/RES/73/195, para. 7);\n\n" B ".",
		"1 the same");
	check(ORGAN A ";\n\n" B ";\n\n" C ".",
		ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".",
		"added 73/195 para. 7; 0 the same");
	check(ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".",
		ORGAN A ";\n\n" B ";\n\n" C ".",
		"dropped 73/195 para. 7>; 0 the same");
	check(ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".",
		ORGAN A " (73/195, para 8);\n\n" B ";\n\n" C ".",
		"changed 73/195 para. 7>73/195 para. 8; 0 the same");
	check(ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".",
		ORGAN A ";\n\n" B " (73/195, para 7);\n\n" C ".",
		"moved 73/195 para. 7>73/195 para. 7; 0 the same");
	check(ORGAN A " (see 73/195, para 7);\n\n" B ".",
		ORGAN A " (based on 73/195, para 7);\n\n" B ".",
		"changed 73/195 para. 7>73/195 para. 7; 0 the same");
	check(ORGAN A " (73/195, para 7; 70/1, para 2);\n\n" B ".",
		ORGAN A " (70/1, para 2);\n\n" B " (71/280, op3).",
		"added 71/280 para. 3; dropped 73/195 para. 7>; 1 the same");
	/* A paragraph that moved takes its citations along. */
	check(ORGAN A " (73/195, para 7);\n\n" B ";\n\n" C ".",
		ORGAN "1. Encourages States to collect and to share data on "
		      "migration;\n\n2. Invites the Fund to lend to the "
		      "poorest countries of the world (73/195, para "
		      "7);\n\n" C ".",
		"1 the same");
}

/* What each of several sources of one paragraph becomes is found in n log n. */
Test(cite_diff, very_many, .timeout = 20 * ZD_PATIENCE)
{
	struct zd_buf from = ZD_BUF_INIT, to = ZD_BUF_INIT;
	struct zd_draft *a, *b;
	struct zd_cite_changes *c;

	zd_buf_puts(&from, ORGAN "1. Invites the Fund");
	zd_buf_puts(&to, ORGAN "1. Invites the Fund");
	for (int i = 0; i < 9000; i++) {
		zd_buf_printf(&from, " (73/195, para %d)", i);
		zd_buf_printf(&to, " (73/195, para %d)", i + 1);
	}
	a = text_draft(from.ptr);
	b = text_draft(to.ptr);
	c = zd_cite_changes_new(a, b);
	/* Paragraph 0 became 9000; the others are still there. */
	cr_expect_eq(c->same, 8999);
	cr_expect_eq(c->list.len, 1);
	zd_cite_changes_free(c);
	zd_draft_free(a);
	zd_draft_free(b);
	zd_buf_clear(&from);
	zd_buf_clear(&to);
}
