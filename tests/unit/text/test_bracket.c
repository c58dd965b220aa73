#include <criterion/criterion.h>
#include <stdlib.h>

#include "text/bracket.h"

/* A draft of one paragraph a line; "\t" begins a sub-paragraph. */
static struct zd_draft *draft_of(const char *text)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_slice rest = zd_slice_str(text), line;
	struct zd_buf label = ZD_BUF_INIT;
	unsigned n = 0;

	while (rest.ptr) {
		line = zd_slice_cut(&rest, '\n');
		if (line.len && line.ptr[0] == '\t') {
			zd_draft_add_block(d, ZD_LIT("(a)"),
				zd_slice_sub(line, 1, line.len));
			continue;
		}
		zd_buf_truncate(&label, 0);
		zd_buf_printf(&label, "OP%u", ++n);
		zd_draft_add(d, ZD_PARAGRAPH, zd_buf_slice(&label));
		zd_draft_add_block(d, (struct zd_slice){0}, line);
	}
	zd_buf_clear(&label);
	return d;
}

/* What the tree is, a bracket a word: "OP1[1]:shall", "+" for each depth
 * below the first, "~" where a half is missing. */
static void check_tree(const char *text, const char *want)
{
	struct zd_draft *d = draft_of(text);
	struct zd_brackets *b = zd_brackets_new(d, NULL);
	struct zd_buf got = ZD_BUF_INIT;

	for (size_t i = 0; i < b->list.len; i++) {
		const struct zd_bracket *one = &b->list.at[i];

		if (i)
			zd_buf_puts(&got, " | ");
		for (uint32_t k = 1; k < one->depth; k++)
			zd_buf_putc(&got, '+');
		zd_buf_puts(&got, one->no_open ? "~" : "");
		zd_bracket_text(&got, b, one, 0);
		zd_buf_puts(&got, one->no_close ? "~" : "");
	}
	cr_assert_str_eq(
		zd_buf_str(&got), want, "\"%s\": %s", text, zd_buf_str(&got));
	zd_buf_clear(&got);
	zd_brackets_free(b);
	zd_draft_free(d);
}

Test(bracket, nests_and_stands_beside)
{
	check_tree("no bracket", "");
	check_tree("[shall][should] act", "shall | should");
	check_tree("[a [b [c] d]] e", "a [b [c] d] | +b [c] d | ++c");
	check_tree("a[n] low-[carbon] [, and]", "n | carbon | , and");
	check_tree("[[[[[[[[[x]]]]]]]]]",
		"[[[[[[[[x]]]]]]]] | +[[[[[[[x]]]]]]] | ++[[[[[[x]]]]]] | "
		"+++[[[[[x]]]]] | ++++[[[[x]]]] | +++++[[[x]]] | "
		"++++++[[x]] | +++++++[x] | ++++++++x");
}

Test(bracket, goes_over_paragraphs)
{
	check_tree("[a\nb]", "a b");
	check_tree("x, [including:\n\tb;\n\tc;]", "including: (a) b; (a) c;");
	check_tree("[[a] b\n[c]\nd [e]]", "[a] b [c] d [e] | +a | +c | +e");
}

Test(bracket, a_half_alone_ends_with_its_own_paragraph)
{
	/* Both are whole but for the one: the others keep their places. */
	check_tree("[a\n[b] c\n[d]", "a~ | b | d");
	check_tree("[b] c]\n[d]", "~[b] c | +b | d");
	check_tree("e [a, b\nf] [d]", "a, b f | d");
	check_tree("x [a, b\n1\n2\n3\n4\n5\n6\n7\n8\nw c] d [e]",
		"a, b~ | ~w c | e");
}

Test(bracket, an_end_in_the_middle_is_less_likely_than_one_at_an_edge)
{
	/* The opener in the middle of OP1 was forgotten; the one at the
	 * beginning of OP2 closes where OP3 ends. */
	check_tree("x [with, y\n[b\nc]\nd]", "with, y [b c] d | +b c");
	check_tree("x [forgotten, y\n[b\nc]\nd", "forgotten, y~ | b c");
}

static enum zd_bracket_kind kind_of(const char *text)
{
	struct zd_draft *d = draft_of(text);
	struct zd_brackets *b = zd_brackets_new(d, NULL);
	enum zd_bracket_kind kind = b->list.at[0].kind;

	zd_brackets_free(b);
	zd_draft_free(d);
	return kind;
}

static void check_kind(const char *want, const char *text)
{
	cr_assert_str_eq(zd_bracket_kind_name(kind_of(text)), want, "%s: %s",
		text, zd_bracket_kind_name(kind_of(text)));
}

Test(bracket, citations_are_not_contested)
{
	check_kind("citation", "[based on 73/195, para 7]");
	check_kind("citation", "[based on 71/280, op3]");
	check_kind("citation", "[70/290, op2]");
	check_kind("citation", "[based on 71/280, para 6c]");
	check_kind("citation", "[73/195, para. 43 (b)]");
	check_kind("contested", "[90 States]");
	check_kind("contested", "[decision 1/CP.21]");
	check_kind("contested", "[and/or]");
	check_kind("contested", "[as decided in 2016/2 by the Council]");
	check_kind("contested", "[based on the report]");
}

Test(bracket, statuses_placeholders_remarks)
{
	check_kind("status", "[agreed ad ref]");
	check_kind("status", "[Agreed ad referendum.]");
	check_kind("status", "[agreed]");
	check_kind("contested", "[agreed by all States]");
	check_kind("contested", "[Agreement]");
	check_kind("placeholder", "[X date]");
	check_kind("placeholder", "[TBD]");
	check_kind("placeholder", "[]");
	check_kind("placeholder", "[…]");
	check_kind("placeholder", "[Placeholder for “climate finance”.]");
	check_kind("placeholder", "[20XX]");
	check_kind("contested", "[2030]");
	check_kind("contested", "a[n] x");
	check_kind("remark", "[Note: to be checked]");
	check_kind("remark", "[Editor’s note, to be checked]");
	check_kind("contested", "[Notes the report]");
}

Test(bracket, attributions_links_footnotes)
{
	check_kind("attribution", "[– US; G77 delete]");
	check_kind("attribution", "[EU: reserve]");
	check_kind("contested", "[EU]");
	check_kind("contested", "[States retain]");
	check_kind("link", "[the list](https://example.org)");
	check_kind("contested", "[delete](EU)");
	check_kind("footnote", "a[^res-70-1]");
}

/* The parts of the first bracket: "words – owners / words". */
static void check_parts(const char *text, const char *want)
{
	struct zd_draft *d = draft_of(text);
	struct zd_brackets *b = zd_brackets_new(d, NULL);
	const struct zd_bracket *one = &b->list.at[0];
	struct zd_buf got = ZD_BUF_INIT;

	for (uint32_t k = one->first; k < one->first + one->parts; k++) {
		const struct zd_bracket_part *p = &b->parts.at[k];
		struct zd_slice s = d->blocks.at[p->end.block].text;

		if (p->start.block == p->end.block)
			s = zd_slice_sub(s, p->start.at, p->end.at);
		zd_buf_printf(
			&got, "%s%.*s", k > one->first ? " / " : "", ZD_FMT(s));
		if (p->owners.len)
			zd_buf_printf(&got, " {%.*s}", ZD_FMT(p->owners));
	}
	cr_assert_str_eq(
		zd_buf_str(&got), want, "\"%s\": %s", text, zd_buf_str(&got));
	zd_buf_clear(&got);
	zd_brackets_free(b);
	zd_draft_free(d);
}

Test(bracket, owners_stand_behind_a_dash)
{
	check_parts(
		"[extreme - US; G77 delete] x", "extreme {US; G77: delete}");
	check_parts("[extreme – **US**; **G77**: delete] x",
		"extreme {US; G77: delete}");
	check_parts("[, in accordance with that. -G77; US, Canada, Japan, EU "
		    "delete.]",
		", in accordance with that. {G77; US, Canada, Japan, EU: "
		"delete}");
	check_parts("[a – Republic of Korea, G77 and China]",
		"a {Republic of Korea, G77 and China}");
	check_parts("[the Convention – in full]", "the Convention – in full");
	check_parts("[a – Article 4]", "a – Article 4");
	check_parts("[low-carbon - EU]", "low-carbon {EU}");
	check_parts("[a [b – EU] c]", "a [b – EU] c");
}

Test(bracket, slashes_divide_alternatives)
{
	check_parts("[shall/should]", "shall / should");
	check_parts("[changing unsustainable - EU, G77 retain / promoting "
		    "sustainable - US]",
		"changing unsustainable {EU, G77: retain} / promoting "
		"sustainable {US}");
	check_parts("[and/or]", "and/or");
	check_parts("[commitments/targets of States]",
		"commitments/targets of States");
	check_parts("[a / b [c / d] / e]", "a / b [c / d] / e");
	check_parts("[73/195 was adopted]", "73/195 was adopted");
}

/* The groups: "1 1 - 4 4", one number for each bracket. */
static void check_groups(const char *text, const char *want)
{
	struct zd_draft *d = draft_of(text);
	struct zd_brackets *b = zd_brackets_new(d, NULL);
	struct zd_buf got = ZD_BUF_INIT;

	for (size_t i = 0; i < b->list.len; i++) {
		if (i)
			zd_buf_putc(&got, ' ');
		if (b->list.at[i].group == ZD_NONE)
			zd_buf_putc(&got, '-');
		else
			zd_buf_printf(&got, "%u", b->list.at[i].group);
	}
	cr_assert_str_eq(
		zd_buf_str(&got), want, "\"%s\": %s", text, zd_buf_str(&got));
	zd_buf_clear(&got);
	zd_brackets_free(b);
	zd_draft_free(d);
}

Test(bracket, adjacent_ones_are_alternatives)
{
	check_groups("[shall][should][other] [x]", "0 0 0 0");
	check_groups("[shall] act [should]", "- -");
	check_groups("[shall][, as appropriate,]", "- -");
	check_groups("[women] [and girls]", "- -");
	check_groups("[[a][b]][c]", "0 1 1 0");
	check_groups("[a] [agreed ad ref]", "- -");
	check_groups("[Option 1: a.]\n[Option 2: b.]", "0 0");
	check_groups("[a.]\n[b.]", "- -");
}

Test(bracket, words_inside_and_open)
{
	struct zd_draft *d = draft_of(
		"one [two [three]] four [73/195, para 7]\n[five\nsix] seven");
	struct zd_brackets *b = zd_brackets_new(d, NULL);

	cr_assert_eq(b->list.at[0].words, 2);
	cr_assert_eq(b->list.at[1].words, 1);
	cr_assert_eq(b->list.at[3].words, 2);
	cr_assert_eq(b->words[0], 7);
	cr_assert_eq(b->words_open[0], 2);
	cr_assert_eq(b->words_open[1], 1);
	cr_assert_eq(b->words_open[2], 1);
	cr_assert_eq(b->deepest, 2);
	cr_assert(b->list.at[3].open.block == 1);
	zd_brackets_free(b);
	zd_draft_free(d);
}

Test(bracket, names)
{
	struct zd_draft *d = draft_of("[a] [based on 73/195] [b]\n[c\nd] [e]");
	struct zd_brackets *b = zd_brackets_new(d, NULL);
	uint32_t paragraphs;

	cr_assert_eq(zd_bracket_find(b, ZD_LIT("OP1[2]"), &paragraphs), 2);
	cr_assert_eq(zd_bracket_find(b, ZD_LIT("op 2 [1]"), &paragraphs), 3);
	cr_assert_eq(zd_bracket_find(b, ZD_LIT("3[1]"), &paragraphs), 4);
	cr_assert_eq(
		zd_bracket_find(b, ZD_LIT("OP1[3]"), &paragraphs), ZD_NONE);
	cr_assert_eq(paragraphs, 1);
	cr_assert_eq(
		zd_bracket_find(b, ZD_LIT("OP9[1]"), &paragraphs), ZD_NONE);
	cr_assert_eq(paragraphs, 0);
	cr_assert(zd_bracket_is_name(ZD_LIT("OP7[2]")));
	cr_assert_not(zd_bracket_is_name(ZD_LIT("OP7")));
	cr_assert_not(zd_bracket_is_name(ZD_LIT("OP7[]")));
	cr_assert_not(zd_bracket_is_name(ZD_LIT("[2]")));
	zd_brackets_free(b);
	zd_draft_free(d);
}

Test(bracket, whole_paragraphs)
{
	struct zd_draft *d = draft_of("[a.] b\n[*A* b];\n[c\nd]");
	struct zd_brackets *b = zd_brackets_new(d, NULL);

	cr_assert_not(b->list.at[0].whole);
	cr_assert(b->list.at[1].whole);
	cr_assert(b->list.at[2].whole);
	zd_brackets_free(b);
	zd_draft_free(d);
}

Test(bracket, findings_say_where_and_why)
{
	struct zd_draft *d =
		draft_of("a [b\n1\n2\n3\n4\n5\n6\n7\n8\nc d] e [f]");
	struct zd_findings *f = zd_findings_new();
	struct zd_brackets *b;

	d->blocks.at[0].line = 7;
	b = zd_brackets_new(d, f);
	cr_assert_eq(b->unbalanced, 2);
	cr_assert_eq(f->list.len, 2);
	cr_assert_str_eq(f->list.at[0].code, "bracket-not-closed");
	cr_assert_eq(f->list.at[0].line, 7);
	cr_assert(zd_slice_is(f->list.at[0].label, "OP1"));
	cr_assert(zd_slice_find(f->list.at[0].message,
			  ZD_LIT("1 open, 0 close")) != SIZE_MAX);
	cr_assert_str_eq(f->list.at[1].code, "bracket-not-opened");
	cr_assert(zd_slice_is(f->list.at[1].label, "OP10"));
	zd_brackets_free(b);
	zd_findings_free(f);
	zd_draft_free(d);
}

static void repeat(struct zd_buf *out, const char *s, size_t n)
{
	while (n--)
		zd_buf_puts(out, s);
}

static struct zd_brackets *read_big(struct zd_buf *text, struct zd_draft **d)
{
	*d = draft_of(zd_buf_str(text));
	return zd_brackets_new(*d, NULL);
}

Test(bracket, many_and_deep, .timeout = 20)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_draft *d;
	struct zd_brackets *b;

	repeat(&text, "[", 10000);
	zd_buf_puts(&text, "x");
	repeat(&text, "]", 10000);
	zd_buf_putc(&text, '\n');
	repeat(&text, "[shall][should] ", 50000);
	b = read_big(&text, &d);
	cr_assert_eq(b->list.len, 110000);
	cr_assert_eq(b->deepest, 10000);
	cr_assert_eq(b->unbalanced, 0);
	zd_brackets_free(b);
	zd_draft_free(d);
	zd_buf_truncate(&text, 0);
	repeat(&text, "[a ", 100000);
	zd_buf_putc(&text, '\n');
	repeat(&text, "a[\n", 1000);
	b = read_big(&text, &d);
	cr_assert_eq(b->unbalanced, 101000);
	cr_assert(b->coarse);
	zd_brackets_free(b);
	zd_draft_free(d);
	zd_buf_clear(&text);
}
