#include "reading.h"

static const char canonical[] =
	"---\n"
	"title: \"Forum: its format\"\n"
	"organ: The General Assembly\n"
	"round: Zero Draft\n"
	"date: 2019-06-07\n"
	"---\n"
	"\n"
	"*The General Assembly*,\n"
	"\n"
	"**PP1.** *Recalling* the 2030 Agenda,[^res-70-1] and [shall][should]\n"
	"\n"
	"## Roundtables\n"
	"\n"
	"**OP5 bis.** All objectives:\n"
	"\n"
	"\\(i) one [in\\: brackets];\n"
	"\n"
	"\\(ii) two.\n"
	"\n"
	"\\(ii bis) three.\n"
	"\n"
	"**12.** Unlabelled in part\n"
	"\n"
	"Text without a label.\n"
	"\n"
	"[^res-70-1]: Resolution 70/1.\n";

Test(markdown, a_canonical_file_comes_back_byte_for_byte)
{
	struct zd_buf typed = ZD_BUF_INIT;
	struct reading r;

	/* "[in\:" is not canonical: nothing is escaped without need. */
	zd_buf_puts(&typed, canonical);
	for (char *p = typed.ptr; (p = strstr(p, "\\:"));)
		memmove(p, p + 1, strlen(p));
	r = reading_of(zd_slice_str(typed.ptr), ZD_CODEC_AUTO);
	cr_assert_eq(r.code, 0, "%s", r.err.message);
	cr_assert_str_eq(zd_buf_str(&r.file), typed.ptr);
	cr_assert_eq(r.findings->list.len, 0);
	cr_assert_eq(r.draft->paragraphs.len, 11);
	reading_clear(&r);
	r = reading_of(zd_slice_str(canonical), ZD_CODEC_AUTO);
	cr_assert_str_eq(zd_buf_str(&r.file), typed.ptr);
	reading_clear(&r);
	zd_buf_clear(&typed);
}

Test(markdown, blocks_know_their_line_and_borrow_the_source)
{
	struct reading r = reading_of(
		ZD_LIT("**OP1.** Decides;\n\n\\(a) x\n"), ZD_CODEC_MARKDOWN);

	cr_assert_eq(r.draft->blocks.len, 2);
	cr_assert_eq(r.draft->blocks.at[0].line, 1);
	cr_assert_eq(r.draft->blocks.at[1].line, 3);
	cr_assert(zd_slice_is(r.draft->blocks.at[1].mark, "(a)"));
	cr_assert(r.draft->blocks.at[0].text.ptr > r.draft->source.ptr &&
		r.draft->blocks.at[0].text.ptr <
			r.draft->source.ptr + r.draft->source.len);
	reading_clear(&r);
}

/* Markdown that would hide or change a position. */
static const struct {
	const char *typed, *wanted;
} hazards[] = {
	{"[EU]: reserve\n", "[EU]\\: reserve\n"},
	{"[OP5 alt]: Requests\n\ntext\n", "[OP5 alt]\\: Requests\n\ntext\n"},
	{"[shall][should]\n", "[shall][should]\n"},
	{"[should](EU)\n", "[should]\\(EU)\n"},
	{"~~struck~~ @EU $x$\n", "\\~\\~struck\\~\\~ \\@EU \\$x\\$\n"},
	{"a<!-- b -->c\n", "a\\<!-- b -->c\n"},
	{"\\[x\\] and \\(y\\)\n", "\\[x] and (y)\n"},
	{"wrapped\nlines\nare one\n", "wrapped lines are one\n"},
	{"OP7: Decides\n", "**OP7.** Decides\n"},
	{"**OP7**. Decides\n", "**OP7.** Decides\n"},
	{"**op7bis: Decides** to\n", "**OP7 bis.** **Decides** to\n"},
	{"**OP1.** a\n**OP2.** b\n", "**OP1.** a\n\n**OP2.** b\n"},
	{"**OP1.** a\n\n(i) b\n", "**OP1.** a\n\n\\(i) b\n"},
	{"**OP1.** a\n\n**OP1 (i).** b\n", "**OP1.** a\n\n\\(i) b\n"},
	{"## Closed ##\n\n## C #\n", "## Closed\n\n## C\n"},
	{"## Sharp \\#\n", "## Sharp \\#\n"},
	{"x[^a]\n\n[^a]: note\n\ny\n", "x[^a]\n\ny\n\n[^a]: note\n"},
	{"x[^a]:\n\n[^a]: A/RES/70/1.\n", "x[^a]:\n\n[^a]: A/RES/70/1.\n"},
	{"The General Assembly,\n\n**PP1.** x\n",
		"*The General Assembly*,\n\n**PP1.** x\n"},
};

Test(markdown, nothing_visible_is_hidden)
{
	for (size_t i = 0; i < sizeof(hazards) / sizeof(hazards[0]); i++)
		READS(hazards[i].typed, ZD_CODEC_MARKDOWN, hazards[i].wanted);
}

/* What is no paragraph: its words stay, and a finding names its line. */
static const struct {
	const char *typed, *wanted, *code;
	uint32_t line;
} shapes[] = {
	{"**OP1.** a\n\n- one\n- (a) two\n  more\n",
		"**OP1.** a\n\n\\- one\n\n\\(a) two more\n", "list-read", 3},
	{"**PP1.** a\n\n1. one\n2. two\n",
		"**PP1.** a\n\n**OP1.** one\n\n**OP2.** two\n", "list-number",
		3},
	{"text\n\n1. one\n", "text\n\n**1.** one\n", "list-number", 3},
	{"text\n\n999999. one\n", "text\n\n**999999.** one\n", "list-number",
		3},
	{"text\n\n1000000. *one*\n   more\n1000001. two\n",
		"text\n\n1000000\\. *one* more\n\n1000001\\. two\n",
		"list-read-as-text", 3},
	{"text\n\n0) one\n1) two\n", "text\n\n0\\) one\n\n**1.** two\n",
		"list-read-as-text", 3},
	{"text\n\n> quoted\n> more\n\nend\n", "text\n\nquoted more\n\nend\n",
		"quote-read-as-text", 3},
	{"text\n\n```\n*c*\n```\n", "text\n\n\\*c\\*\n", "code-read-as-text",
		3},
	{"text\n\n    code\n", "text\n\ncode\n", "code-read-as-text", 3},
	{"text\n\n<!-- hidden\nwords -->\n",
		"text\n\n\\<!-- hidden\n\nwords -->\n", "html-read-as-text", 3},
	{"text\n\n| a | b |\n", "text\n\n\\| a \\| b \\|\n",
		"table-read-as-text", 3},
	{"text\n\n***\n\nend\n", "text\n\nend\n", "rule-left-out", 3},
	{"# Title\n\ntext\n", "---\ntitle: Title\n---\n\ntext\n",
		"title-from-heading", 1},
	{"---\nbody: x\na: b\n---\n\ntext\n", "---\na: b\n---\n\ntext\n",
		"field-left-out", 2},
	{"---\na: |\n  x\nb: c\n---\n\ntext\n", "---\nb: c\n---\n\ntext\n",
		"field-left-out", 2},
	{"---\na: 'it''s'\nb: \"x \\\"y\\\"\"\n---\n\nt[^q]\n",
		"---\na: it's\nb: x \"y\"\n---\n\nt[^q]\n", "note-missing", 6},
	{"t\n\n[^a]: x\n", "t\n\n[^a]: x\n", "note-without-mark", 3},
	{"**OP1.** a\n\n**OP1(i) bis.** b\n", "**OP1.** a\n\n\\(i bis) b\n",
		"label-of-part", 3},
	{"**OP1.** a\n\n\\(i) bis b\n", "**OP1.** a\n\n\\(i) bis b\n",
		"word-behind-sign", 3},
	{"**OP1.** a\n\n**OP1.** b\n", "**OP1.** a\n\n**OP1.** b\n",
		"label-twice", 3},
};

Test(markdown, other_shapes_keep_their_words)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		struct reading r = reading_of(
			zd_slice_str(shapes[i].typed), ZD_CODEC_MARKDOWN);
		uint32_t line = 0;

		cr_assert_eq(r.code, 0, "%s", r.err.message);
		cr_assert_str_eq(zd_buf_str(&r.file), shapes[i].wanted);
		cr_assert_geq(reading_count(&r, shapes[i].code, &line), 1, "%s",
			shapes[i].code);
		cr_assert_eq(
			line, shapes[i].line, "%s: %u", shapes[i].code, line);
		reading_assert_stable(&r);
		reading_clear(&r);
	}
}

Test(markdown, detection_looks_for_what_only_a_draft_has)
{
	cr_assert_eq(
		zd_codec_detect(ZD_LIT("---\na: b\n---\n")), ZD_CODEC_MARKDOWN);
	cr_assert_eq(zd_codec_detect(ZD_LIT("x\n\n**OP1.** y\n")),
		ZD_CODEC_MARKDOWN);
	cr_assert_eq(zd_codec_detect(ZD_LIT("*The General Assembly*,\n")),
		ZD_CODEC_MARKDOWN);
	cr_assert_eq(
		zd_codec_detect(ZD_LIT("x\n\n[^a]: y\n")), ZD_CODEC_MARKDOWN);
	cr_assert_eq(zd_codec_detect(ZD_LIT("**Title**\n\nPP1. x\n")),
		ZD_CODEC_PLAIN);
	cr_assert_eq(
		zd_codec_detect(ZD_LIT("1. *All of it.*\n")), ZD_CODEC_PLAIN);
	/* What stands in the middle of a line begins none. */
	cr_assert_eq(zd_codec_detect(ZD_LIT("see ***OP7.** there\n")),
		ZD_CODEC_PLAIN);
	cr_assert_eq(zd_codec_detect(ZD_LIT("see [[^1]: there\nx [[\n")),
		ZD_CODEC_PLAIN);
	cr_assert_eq(zd_codec_detect(ZD_LIT("see [x\n[^1]: there")),
		ZD_CODEC_MARKDOWN);
}

Test(markdown, a_bracket_may_open_before_the_label)
{
	struct reading r =
		reading_of(ZD_LIT("**OP1.** a\n\n[**OP2.** *Invites* b;]\n\n"
				  "[[**OP3 bis.** c] d]\n\n[**e** f]\n"),
			ZD_CODEC_MARKDOWN);
	uint32_t line;

	cr_assert_str_eq(zd_buf_str(&r.file),
		"**OP1.** a\n\n**OP2.** [*Invites* b;]\n\n"
		"**OP3 bis.** [[c] d]\n\n[**e** f]\n");
	cr_assert_eq(reading_count(&r, "bracket-before-label", &line), 2);
	reading_assert_stable(&r);
	reading_clear(&r);
}
