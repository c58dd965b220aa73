#include <criterion/criterion.h>

#include "codec/codec.h"
#include "codec/tracked.h"

static void leaves(const char *text, const char *accepted, const char *rejected,
	uint32_t changes)
{
	for (int accept = 0; accept < 2; accept++) {
		struct zd_buf out = ZD_BUF_INIT;
		uint32_t n = 0;

		zd_critic_text(&out, zd_slice_str(text), accept, &n, NULL);
		cr_assert_str_eq(
			zd_buf_str(&out), accept ? accepted : rejected);
		cr_assert_eq(n, changes, "%s: %u", text, n);
		zd_buf_clear(&out);
	}
}

Test(critic, each_mark)
{
	leaves("a{++ b++} c\n", "a b c\n", "a c\n", 1);
	leaves("a{-- b--} c\n", "a c\n", "a b c\n", 1);
	leaves("a {~~b~>c~~} d\n", "a c d\n", "a b d\n", 1);
	leaves("a {==b==} c\n", "a b c\n", "a b c\n", 0);
	leaves("a{>>b<<} c\n", "a c\n", "a c\n", 0);
	leaves("a {~~b~~} c\n", "a b c\n", "a b c\n", 1);
}

Test(critic, what_is_never_closed_is_text)
{
	leaves("a {++b\n", "a {++b\n", "a {++b\n", 0);
	leaves("a {++b--} {--c--}\n", "a {++b--} \n", "a {++b--} c\n", 1);
	leaves("a \\{++b++}\n", "a \\{++b++}\n", "a \\{++b++}\n", 0);
	leaves("{} {+ +} {-}\n", "{} {+ +} {-}\n", "{} {+ +} {-}\n", 0);
	leaves("", "", "", 0);
}

/* As the redline writes what cannot be seen, and nobody else does. */
Test(critic, what_has_a_number_is_itself_again)
{
	leaves("1{++9++}\\\\u\\{2060\\}\u20132\n", "19\u2060\u20132\n",
		"1\u2060\u20132\n", 1);
	leaves("a\\\\u\\{202E\\}b\\\\\\\\u\\{200B\\}\n", "a\u202eb\\\\\u200b\n",
		"a\u202eb\\\\\u200b\n", 0);
	leaves("\\\\u{2060} \\\\u\\{41\\} \\\\u\\{2060 \\\\u\\{\n",
		"\\\\u{2060} \\\\u\\{41\\} \\\\u\\{2060 \\\\u\\{\n",
		"\\\\u{2060} \\\\u\\{41\\} \\\\u\\{2060 \\\\u\\{\n", 0);
}

/* The space before it is ours at a line's end only. */
Test(critic, a_remark_takes_its_space_along)
{
	leaves("4{++;++} {>>split<<}\n\n{++&para; **2.** ++}, and {>>x<<} b\n",
		"4;\n\n**2.** , and  b\n", "4, and  b\n", 2);
	leaves("a{-- --} {>>x<<}\n", "a\n", "a \n", 1);
}

Test(critic, an_empty_comment_joins_emphases)
{
	leaves("*a*{>><<}{++*b*++} c\n", "*ab* c\n", "*a* c\n", 1);
	leaves("***a***{>><<}{++*b*++}\n", "***a**b*\n", "***a***\n", 1);
	leaves("{--*a*--}{>><<}{++*c*++}{>><<}*b*\n", "*cb*\n", "*ab*\n", 2);
	leaves("*a*{>><<}{++**b**++}\n", "*a***b**\n", "*a*\n", 1);
	/* Not what is escaped, nor where something stands between. */
	leaves("*a\\**{>><<}{++*b*++}\n", "*a\\*b*\n", "*a\\**\n", 1);
	leaves("\\*{>><<}*b*\n", "\\**b*\n", "\\**b*\n", 0);
	leaves("*a*{>><<} *b*\n", "*a* *b*\n", "*a* *b*\n", 0);
	leaves("*a*{>>x<<}{++*b*++}\n", "*a**b*\n", "*a*\n", 1);
}

Test(critic, an_empty_comment_parts_signs)
{
	leaves("\\\\u{>><<}\\{2060\\}\n", "\\\\u\\{2060\\}\n",
		"\\\\u\\{2060\\}\n", 0);
	leaves("{++\\\\u++}{++\\{2060\\}++}\n", "\\\\u\\{2060\\}\n", "", 2);
}

/* Of our own redline, which says what its marks mean, every field is read. */
Test(critic, fields_without_a_title_are_a_head_of_ours)
{
	static const char legend[] =
		"\n{>>Marks: new \u00b7 deleted<<}\n\nText.\n";
	char text[200];

	snprintf(text, sizeof(text), "{--# A--}\n\nNote_2: b\n%s", legend);
	leaves(text, "---\nNote_2: b\n---\n\nText.\n",
		"---\ntitle: A\nNote_2: b\n---\n\nText.\n", 1);
	snprintf(text, sizeof(text), "# {++A++}\n%s", legend);
	leaves(text, "---\ntitle: A\n---\n\nText.\n",
		"---\ntitle: \n---\n\nText.\n", 1);
	leaves("Note_2: b\n\nText.\n", "Note_2: b\n\nText.\n",
		"Note_2: b\n\nText.\n", 0);
}

Test(critic, marks_do_not_nest)
{
	leaves("{++a {--b--} c++}\n", "a {--b--} c\n", "", 1);
}

Test(critic, a_line_that_nothing_is_left_of_goes)
{
	leaves("a\n\n{--b--}\n\nc\n", "a\n\n\nc\n", "a\n\nb\n\nc\n", 1);
	leaves("a\n{>>said<<}\nb\n", "a\nb\n", "a\nb\n", 0);
	leaves("a\n\n{--[^n]: b--}\n", "a\n\n", "a\n\n[^n]: b\n", 1);
	leaves("a\n\n[^n]: {--b--}\n", "a\n\n[^n]: \n", "a\n\n[^n]: b\n", 1);
	leaves("a\n\n[^n]:\n", "a\n\n[^n]:\n", "a\n\n[^n]:\n", 0);
}

Test(critic, a_paragraph_that_was_merged_stands_alone_again)
{
	leaves("**1.** a{--;&para; **2.** b--}{++, and b++} c\n",
		"**1.** a, and b c\n", "**1.** a;\n\n**2.** b c\n", 2);
	leaves("a{--&para; b;&para; c--} d\n", "a d\n", "a\n\nb;\n\nc d\n", 1);
	leaves("a {--\\&para; b--} d\n", "a  d\n", "a \\&para; b d\n", 1);
}

Test(critic, a_title_and_fields_are_a_head_again)
{
	leaves("# {~~Old~>New~~}\norgan: GA\n\nText.\n",
		"---\ntitle: New\norgan: GA\n---\n\nText.\n",
		"---\ntitle: Old\norgan: GA\n---\n\nText.\n", 1);
	leaves("# Title\n\nText.\n", "# Title\n\nText.\n", "# Title\n\nText.\n",
		0);
}

Test(critic, comments_are_findings_with_their_line)
{
	struct zd_findings *f = zd_findings_new();
	struct zd_buf out = ZD_BUF_INIT;
	uint32_t n = 0;

	zd_critic_text(
		&out, ZD_LIT("a\n\nb {>> MEX: flexible <<}\n"), true, &n, f);
	cr_assert_eq(f->list.len, 1);
	cr_assert_str_eq(f->list.at[0].code, "comment");
	cr_assert_eq(f->list.at[0].line, 3);
	cr_assert(zd_slice_is(f->list.at[0].message, "comment: MEX: flexible"));
	zd_buf_clear(&out);
	zd_findings_free(f);
}

Test(critic, what_was_moved_stands_where_it_stood)
{
	leaves("{>>OP1 → OP2, with 1 sub-paragraph (move 1)<<}\n\n"
	       "{--**OP2.**--}{++**OP1.**++} b\n\n"
	       "{--**OP1.**--}{++**OP2.**++} a: {>>OP2 ← OP1, moved, with "
	       "1 sub-paragraph (move 1)<<}\n\n"
	       "{++\\(a) new++}\n\n\\(b) old\n\nc\n",
		"\n**OP1.** b\n\n**OP2.** a:\n\n\\(a) new\n\n\\(b) "
		"old\n\nc\n",
		"**OP1.** a:\n\n\n\\(b) old\n\n\n\n\n**OP2.** b\n\nc\n", 5);
}

Test(critic, a_move_without_both_places_is_a_comment)
{
	leaves("a {>>x (move 1)<<}\n\nb\n", "a\n\nb\n", "a\n\nb\n", 0);
	leaves("a\n\n{>>x (move 1)<<}\n\nb\n", "a\n\n\nb\n", "a\n\n\nb\n", 0);
	leaves("{>>x (move 9)<<}\n{>>x (move 99999999999)<<}\na "
	       "{>>x (move 4294967295)<<}\n",
		"a\n", "a\n", 0);
	/* The first of two places. */
	leaves("{>>x (move 1)<<}\nb\n{>>x (move 1)<<}\n"
	       "a {>>x (move 1)<<}\n",
		"b\na\n", "a\n\n\nb\n", 0);
}

Test(critic, is_told_by_a_whole_mark)
{
	cr_assert(zd_critic_is(ZD_LIT("a {++b++}")));
	cr_assert(zd_critic_is(ZD_LIT("{>>b<<}")));
	cr_assert_not(zd_critic_is(ZD_LIT("a {++b")));
	cr_assert_not(zd_critic_is(ZD_LIT("a {b} \\{++c++}")));
	cr_assert_not(zd_critic_is(ZD_LIT("")));
}

/* Each opening looks for its end once only. */
Test(critic, many_openings_without_an_end, .timeout = 20)
{
	struct zd_buf text = ZD_BUF_INIT, out = ZD_BUF_INIT;
	uint32_t n = 0;

	for (unsigned i = 0; i < 300000; i++)
		zd_buf_puts(&text, "{++a{--b{~~c{>>d{==");
	cr_assert_not(zd_critic_is(zd_buf_slice(&text)));
	zd_critic_text(&out, zd_buf_slice(&text), true, &n, NULL);
	cr_assert_eq(n, 0);
	cr_assert_eq(out.len, text.len);
	zd_buf_clear(&text);
	zd_buf_clear(&out);
}

static struct zd_draft *read_file(
	struct zd_slice bytes, enum zd_codec codec, enum zd_tracked changes)
{
	const struct zd_read_options o = {
		.codec = codec, .changes = changes, .empty = true};
	struct zd_draft *d;

	cr_assert(!zd_draft_decode(&d, NULL, bytes, &o, NULL));
	return d;
}

static void both_come_back(const struct zd_buf sides[2])
{
	struct zd_buf lines = ZD_BUF_INIT;

	zd_critic_lines(
		&lines, zd_buf_slice(&sides[0]), zd_buf_slice(&sides[1]));
	for (int to = 0; to < 2; to++) {
		struct zd_buf back = ZD_BUF_INIT;
		struct zd_draft *d =
			read_file(zd_buf_slice(&lines), ZD_CODEC_CRITIC,
				to ? ZD_TRACKED_ACCEPT : ZD_TRACKED_REJECT);

		zd_draft_encode(&back, d);
		cr_assert_str_eq(zd_buf_str(&back), zd_buf_str(&sides[to]));
		zd_draft_free(d);
		zd_buf_clear(&back);
	}
	zd_buf_clear(&lines);
}

/* What stands in these files would be read as marks, as ours, as a head. */
Test(critic, whole_lines_give_both_files_back)
{
	static const char *const files[] = {"",
		"organ\\: no field\n\nx {++y++}\n",
		"---\ntitle: \"{--a--}\"\n---\n\n---\n\n\\&para; x -\n\n+\n",
		"x \\\\u{2060}\n\n{>>y<<}\n\n{\n\n}\n\n---}\n\n+x\n",
		"}\n\nx \\\\{++y++}\n\niv.\n\nx \\\\u{2060}\n\n[^a]: b\n"};

	for (size_t i = 0; i < 25; i++) {
		struct zd_buf sides[2] = {ZD_BUF_INIT, ZD_BUF_INIT};

		for (size_t to = 0; to < 2; to++) {
			struct zd_draft *d = read_file(
				zd_slice_str(files[to ? i % 5 : i / 5]),
				ZD_CODEC_MARKDOWN, ZD_TRACKED_ACCEPT);

			zd_draft_encode(&sides[to], d);
			zd_draft_free(d);
		}
		both_come_back(sides);
		zd_buf_clear(&sides[0]);
		zd_buf_clear(&sides[1]);
	}
}
