#include <criterion/criterion.h>

#include "amend/instruction.h"
#include "codec/codec.h"

static const char text[] =
	"---\n"
	"title: Review Forum\n"
	"organ: The General Assembly\n"
	"---\n"
	"\n"
	"*The General Assembly*,\n"
	"\n"
	"**PP1.** *Recalling* the Forum,[^a] which met “twice”,\n"
	"\n"
	"**PP2.** *Noting* disasters, war and famine,[^b]\n"
	"\n"
	"## Round tables\n"
	"\n"
	"**OP1.** *Decides* that States shall convene the Forum in Geneva, and "
	"that the Forum shall report to the Forum;\n"
	"\n"
	"**OP2.** *Also requests* the Secretary‑General to report (briefly) on "
	"climate–related matters;\n"
	"\n"
	"**OP3.** *Invites* all in the following way:\n"
	"\n"
	"\\(a) First theme;\n"
	"\n"
	"\\(b) Second theme, and more:\n"
	"\n"
	"\\(i) deep;\n"
	"\n"
	"\\(c) Third;\n"
	"\n"
	"**OP4.** *Calls upon* the Fund,2 and the Bank 3 and [others] to act.\n"
	"\n"
	"[^a]: Resolution 70/1.\n"
	"\n"
	"[^b]: Resolution 71/280.\n";

static struct zd_draft *base(void)
{
	struct zd_error err = {0};
	struct zd_draft *d;

	cr_assert_eq(zd_draft_decode(&d, NULL, zd_slice_str(text), NULL, &err),
		ZD_OK, "%s", err.message);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		d->paragraphs.at[i].id =
			zd_arena_printf(&d->arena, "zero-%zu", i);
	return d;
}

static struct zd_draft *apply(const struct zd_draft *d, const char *instruction,
	struct zd_findings *said, struct zd_error *err)
{
	struct zd_instructions *list;
	struct zd_draft *out = NULL;

	*err = (struct zd_error){0};
	cr_assert_eq(zd_instructions_parse(
			     &list, zd_slice_str(instruction), "file", err),
		ZD_OK, "%s: %s", instruction, err->message);
	zd_instructions_apply(&out, d, list, said, err);
	zd_instructions_free(list);
	return out;
}

static uint32_t find(const struct zd_draft *d, const char *label)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (zd_slice_is(d->paragraphs.at[i].label, label))
			return i;
	return ZD_NONE;
}

static void write(struct zd_buf *b, const struct zd_draft *d, const char *label)
{
	uint32_t i = find(d, label);

	cr_assert_neq(i, ZD_NONE, "%s", label);
	zd_paragraph_write(b, d, i);
	zd_buf_truncate(b, b->len - 1);
}

/* Whatever was done, the paragraphs not named are what they were. */
static void check_others(const struct zd_draft *from, const struct zd_draft *to,
	const char *label)
{
	uint32_t k;

	for (uint32_t i = 0; i < from->paragraphs.len; i++) {
		struct zd_slice id = from->paragraphs.at[i].id;

		if (zd_slice_is(from->paragraphs.at[i].label, label))
			continue;
		k = zd_draft_find_id(to, id);
		cr_assert_neq(k, ZD_NONE, "%.*s is gone", ZD_FMT(id));
		cr_expect(zd_paragraph_same(from, i, to, k), "%.*s changed",
			ZD_FMT(id));
	}
}

static const struct {
	const char *instruction, *label, *expect;
} cases[] = {
	{"OP2: replace \"report\" with \"inform\"", "OP2",
		"*Also requests* the Secretary‑General to inform (briefly) on "
		"climate–related matters;"},
	{"OP2: replace \"Secretary-General\" with \"President\"", "OP2",
		"*Also requests* the President to report (briefly) on "
		"climate–related matters;"},
	{"OP2: delete \"climate-related\"", "OP2",
		"*Also requests* the Secretary‑General to report (briefly) on "
		"matters;"},
	{"OP2: delete \"briefly\"", "OP2",
		"*Also requests* the Secretary‑General to report on "
		"climate–related matters;"},
	{"PP1: delete '\"twice\"'", "PP1",
		"*Recalling* the Forum,[^a] which met,"},
	{"PP1: delete \"twice\"", "PP1",
		"*Recalling* the Forum,[^a] which met,"},
	{"PP2: add \", and climate change\" after \"disasters\"", "PP2",
		"*Noting* disasters, and climate change, war and famine,[^b]"},
	{"PP2: add \"floods\" before \"war\"", "PP2",
		"*Noting* disasters, floods war and famine,[^b]"},
	{"PP2: add \"and floods\" at the end", "PP2",
		"*Noting* disasters, war and famine and floods,[^b]"},
	{"PP2: add \"and floods,\" at the end", "PP2",
		"*Noting* disasters, war and famine and floods,[^b]"},
	{"PP2: delete \"war and famine\"", "PP2", "*Noting* disasters,[^b]"},
	{"PP2: delete \"war and famine,\"", "PP2", "*Noting* disasters,"},
	{"PP1: add \"and its reviews,\" after \"Forum\"", "PP1",
		"*Recalling* the Forum and its reviews,[^a] which met "
		"“twice”,"},
	{"PP1: replace \"the Forum\" with \"the first Forum\"", "PP1",
		"*Recalling* the first Forum,[^a] which met “twice”,"},
	{"PP1: replace \"Forum, which\" with \"Forum, that\"", "PP1",
		"*Recalling* the Forum,[^a] that met “twice”,"},
	{"PP1: replace \"Recalling\" with \"Recalling also\"", "PP1",
		"*Recalling also* the Forum,[^a] which met “twice”,"},
	{"PP1: delete \"Recalling\"", "PP1",
		"the Forum,[^a] which met “twice”,"},
	{"PP1: add \"*inter alia*\" before \"which\"", "PP1",
		"*Recalling* the Forum,[^a] *inter alia* which met “twice”,"},
	{"OP1: replace second \"Forum\" with \"Meeting\"", "OP1",
		"*Decides* that States shall convene the Forum in Geneva, and "
		"that the Meeting shall report to the Forum;"},
	{"OP1: replace all \"Forum\" with \"Meeting\"", "OP1",
		"*Decides* that States shall convene the Meeting in Geneva, "
		"and that the Meeting shall report to the Meeting;"},
	{"OP1: add \"new\" before all \"Forum\"", "OP1",
		"*Decides* that States shall convene the new Forum in Geneva, "
		"and that the new Forum shall report to the new Forum;"},
	{"OP1: delete \"in Geneva, and that the Forum shall\"", "OP1",
		"*Decides* that States shall convene the Forum report to the "
		"Forum;"},
	{"OP1: replace \"STATES\" with \"Parties\"", "OP1",
		"*Decides* that Parties shall convene the Forum in Geneva, and "
		"that the Forum shall report to the Forum;"},
	{"OP3: replace \"First theme\" with \"One theme\"", "OP3",
		"*Invites* all in the following way:\n\n\\(a) One theme;\n\n"
		"\\(b) Second theme, and more:\n\n\\(i) deep;\n\n\\(c) Third;"},
	{"OP3 (b): replace \"theme\" with \"part\"", "OP3",
		"*Invites* all in the following way:\n\n\\(a) First theme;\n\n"
		"\\(b) Second part, and more:\n\n\\(i) deep;\n\n\\(c) Third;"},
	{"OP3 (b): delete", "OP3",
		"*Invites* all in the following way:\n\n\\(a) First theme;\n\n"
		"\\(c) Third;"},
	{"OP3 (a): replace with \"(a) New theme;\"", "OP3",
		"*Invites* all in the following way:\n\n\\(a) New theme;\n\n"
		"\\(b) Second theme, and more:\n\n\\(i) deep;\n\n\\(c) Third;"},
	{"OP3 chapeau: replace \"all\" with \"some\"", "OP3",
		"*Invites* some in the following way:\n\n\\(a) First theme;\n\n"
		"\\(b) Second theme, and more:\n\n\\(i) deep;\n\n\\(c) Third;"},
	{"OP4: replace \"the Fund, and the Bank and\" with \"all banks and\"",
		"OP4", "*Calls upon* all banks and [others] to act."},
	{"OP4: delete \"[others]\"", "OP4",
		"*Calls upon* the Fund,2 and the Bank 3 and to act."},
	{"OP4: delete \"others\"", "OP4",
		"*Calls upon* the Fund,2 and the Bank 3 and to act."},
	{"OP4: replace \"act\" with \"a_b_ <c> [d](e) 1*2\"", "OP4",
		"*Calls upon* the Fund,2 and the Bank 3 and [others] to "
		"a\\_b\\_ \\<c> [d]\\(e) 1\\*2."},
	{"OP4: add \"fast\" at the end", "OP4",
		"*Calls upon* the Fund,2 and the Bank 3 and [others] to act "
		"fast."},
	{"OP4: add \"Also\" at the beginning", "OP4",
		"Also *Calls upon* the Fund,2 and the Bank 3 and [others] to "
		"act."},
	{"OP2 alt: Also invites a report;", "OP2", "*Also invites* a report;"},
	{"OP2: replace with: *Urges* x:\n(a) y;", "OP2",
		"*Urges* x:\n\n\\(a) y;"},
	{"title: replace \"Review\" with \"Annual\"", "title", "Annual Forum"},
	{"footnote b: replace \"71\" with \"72\"", "b", "Resolution 72/280."},
};

Test(apply, words)
{
	struct zd_draft *d = base();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct zd_error err;
		struct zd_draft *out =
			apply(d, cases[i].instruction, NULL, &err);
		struct zd_buf b = ZD_BUF_INIT;

		cr_assert_not_null(
			out, "%s: %s", cases[i].instruction, err.message);
		write(&b, out, cases[i].label);
		cr_expect_str_eq(zd_buf_str(&b), cases[i].expect, "%s\n%s",
			cases[i].instruction, zd_buf_str(&b));
		check_others(d, out, cases[i].label);
		zd_buf_clear(&b);
		zd_draft_free(out);
	}
	zd_draft_free(d);
}

static const struct {
	const char *instruction;
	int code;
	const char *says;
} questions[] = {
	{"OP1: replace \"Forum\" with \"x\"", ZD_EAMBIGUOUS,
		"\"Forum\" stands 3 times in OP1: add \"first\", \"second\", "
		"\"all\", or more words"},
	{"OP1: replace fourth \"Forum\" with \"x\"", ZD_ENOTFOUND,
		"stands only 3 times in OP1"},
	{"OP1: delete \"FORUM\"", ZD_EAMBIGUOUS, "stands 3 times"},
	{"OP1: delete \"convene the Conference in Geneva\"", ZD_ENOTFOUND,
		"the nearest there is \"convene the Forum in Geneva\""},
	{"OP1: delete \"climate-related\"", ZD_ENOTFOUND,
		"does not stand in OP1, but in OP2"},
	{"OP1: delete \"quantum\"", ZD_ENOTFOUND, "nothing like it"},
	{"OP1: delete \"Foru\"", ZD_ENOTFOUND, "part of a longer word"},
	{"OP3: delete \"theme; Second\"", ZD_ENOTFOUND,
		"does not stand in OP3"},
	{"OP9: delete", ZD_ENOTFOUND, "last one of this kind is OP4"},
	{"OP3 (z): delete", ZD_ENOTFOUND, "no sub-paragraph"},
	{"footnote x: delete \"a\"", ZD_ENOTFOUND, "footnote x is not in"},
	{"heading \"x\": delete \"a\"", ZD_ENOTFOUND, "x is not in the draft"},
	{"OP1: replace \"shall convene\" with \"shall convene\"", ZD_ESAME,
		"reads like that already"},
	{"OP4: move after OP3", ZD_ESAME, "stands there already"},
	{"OP4: move after OP4", ZD_ESAME, "stands there already"},
	{"OP3 (a): move after OP1", ZD_EUSAGE, "part of a paragraph"},
	{"title: delete", ZD_EUSAGE, "cannot be deleted"},
	{"formula: delete", ZD_EUSAGE, "cannot be deleted"},
	{"OP3 chapeau: delete", ZD_EUSAGE, "without its sub-paragraphs"},
	{"OP1: merge with OP1", ZD_EUSAGE, "not two paragraphs"},
	{"OP1: split after \"to the Forum;\"", ZD_ESAME, "nothing is left"},
	{"OP1: split after \"Forum\"", ZD_EAMBIGUOUS, "stands 3 times"},
	{"Delete OP4 reading: Calls upon the Fund, and the Bank and [others] "
	 "to wait.",
		ZD_ENOTFOUND, "where the quote has \"wait\", it says \"act.\""},
	{"OP4 bis: Welcomes;[^zz]", ZD_ENOTFOUND, "the mark [^zz] has no"},
	{"OP4 bis: Welcomes;[^a]\n\n[^a]: Other words.", ZD_EEXISTS,
		"take another name"},
	{"all: delete \"quantum\"", ZD_ENOTFOUND,
		"does not stand in the draft"},
	{"OP1: replace \"the Forum in\" with \"x\"\nOP1: delete \"in Geneva\"",
		ZD_ECONFLICT, "this and line 1 change the same words of OP1"},
};

Test(apply, questions_back)
{
	struct zd_draft *d = base();

	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		struct zd_error err;
		struct zd_draft *out =
			apply(d, questions[i].instruction, NULL, &err);

		cr_assert_null(out, "%s", questions[i].instruction);
		cr_expect_eq(err.code, questions[i].code, "%s: %d",
			questions[i].instruction, err.code);
		cr_expect(strstr(err.message, questions[i].says), "%s: %s",
			questions[i].instruction, err.message);
		cr_expect_str_eq(err.path, "file");
		cr_expect_geq(err.line, 1);
	}
	zd_draft_free(d);
}

/* The labels of all paragraphs in order, a star for new ones. */
static void order(struct zd_buf *b, const struct zd_draft *d)
{
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH)
			zd_buf_printf(b, "%s%.*s%s", b->len ? ", " : "",
				ZD_FMT(d->paragraphs.at[i].label),
				d->paragraphs.at[i].id.len ? "" : "*");
}

static const struct {
	const char *instruction, *order;
} orders[] = {
	{"OP1: delete", "PP1, PP2, OP2, OP3, OP4"},
	{"Delete operative paragraphs 1, 2 and 4.", "PP1, PP2, OP3"},
	{"Delete operative paragraph 1.\nIn operative paragraph 2, delete "
	 "“briefly”.",
		"PP1, PP2, OP2, OP3, OP4"},
	{"OP4: move after OP1", "PP1, PP2, OP1, OP4, OP2, OP3"},
	{"OP1: move after OP4", "PP1, PP2, OP2, OP3, OP4, OP1"},
	{"OP4: move before OP1", "PP1, PP2, OP4, OP1, OP2, OP3"},
	{"OP2 bis: Invites;", "PP1, PP2, OP1, OP2, OP2 bis*, OP3, OP4"},
	{"OP2 ter: Invites;\nOP2 bis: Urges;",
		"PP1, PP2, OP1, OP2, OP2 bis*, OP2 ter*, OP3, OP4"},
	{"After OP2, insert the following: Invites;\nAfter OP2, insert the "
	 "following: Urges;",
		"PP1, PP2, OP1, OP2, OP2 bis*, OP2 ter*, OP3, OP4"},
	{"After OP2, insert the following paragraphs:\n\nInvites;\n\nUrges;",
		"PP1, PP2, OP1, OP2, OP2 bis*, OP2 ter*, OP3, OP4"},
	{"Before OP2, insert the following: Invites;",
		"PP1, PP2, OP1, OP1 bis*, OP2, OP3, OP4"},
	{"Before OP1, insert the following: Invites;",
		"PP1, PP2, OP0*, OP1, OP2, OP3, OP4"},
	{"Before PP1, insert the following: Noting;\nBefore PP1, insert the "
	 "following: Seeing;",
		"PP0*, PP0 bis*, PP1, PP2, OP1, OP2, OP3, OP4"},
	{"OP1: split after \"Geneva\"",
		"PP1, PP2, OP1, OP1 bis*, OP2, OP3, OP4"},
	{"OP1: merge with OP2", "PP1, PP2, OP1*, OP3, OP4"},
	{"OP2: merge with OP1", "PP1, PP2, OP2*, OP3, OP4"},
	{"PP2 alt: Noting peace,", "PP1, PP2, OP1, OP2, OP3, OP4"},
	{"Delete PP2 reading: Noting disasters, war and famine,",
		"PP1, OP1, OP2, OP3, OP4"},
	{"Delete OP4 reading: Calls upon the Fund,** and the Bank and [others] "
	 "to act;\n\n** Note.",
		"PP1, PP2, OP1, OP2, OP3"},
};

/* New sub-paragraphs of OP3, (a) to (c) with (i) below (b). */
static const struct {
	const char *instruction, *signs; /* NULL: refused */
} subs[] = {
	{"OP3 (d): Fourth;", "(a)(b)(i)(c)(d)"},
	{"OP3 (b) (ii): deeper;", "(a)(b)(i)(ii)(c)"},
	{"OP3 (a) (i): first;", "(a)(i)(b)(i)(c)"},
	{"After OP3 (c), insert the following subparagraph: \"(d) Fourth;\"",
		"(a)(b)(i)(c)(d)"},
	{"After subparagraph (c) of operative paragraph 3, insert a new "
	 "sub-paragraph:\n\n(d) Fourth;",
		"(a)(b)(i)(c)(d)"},
	{"In operative paragraph 3, insert the following subparagraph: (d) "
	 "Fourth;",
		"(a)(b)(i)(c)(d)"},
	{"OP3 (d): Fourth:\n\n(i) of it;", "(a)(b)(i)(c)(d)(i)"},
	{"OP3 (a) bis: Between;", "(a)(a bis)(b)(i)(c)"},
	{"OP3(b)(i)bis: deeper;", "(a)(b)(i)(i bis)(c)"},
	{"OP3 (b bis): behind all of it;", "(a)(b)(i)(b bis)(c)"},
	{"OP3 (c) alt: in its place;", "(a)(b)(i)(c)"},
	{"After subparagraph (a) of operative paragraph 3, insert a new "
	 "subparagraph: (a) bis Between;",
		"(a)(a bis)(b)(i)(c)"},
	{"OP3 (c): Fourth;", NULL},
	{"OP3 (d) (i): deep;", NULL},
	{"OP3 (d) alt: in whose place?", NULL},
	{"OP9 (a): First;", NULL},
};

Test(apply, new_sub_paragraphs)
{
	struct zd_draft *d = base();

	for (size_t i = 0; i < sizeof(subs) / sizeof(subs[0]); i++) {
		struct zd_error err;
		struct zd_draft *out =
			apply(d, subs[i].instruction, NULL, &err);
		struct zd_buf b = ZD_BUF_INIT;
		const struct zd_paragraph *p;

		cr_assert_eq(!out, !subs[i].signs, "%s", subs[i].instruction);
		if (!out)
			continue;
		p = &out->paragraphs.at[find(out, "OP3")];
		for (uint32_t k = p->first; k < p->first + p->count; k++)
			zd_buf_put_slice(&b, out->blocks.at[k].mark);
		cr_expect(zd_slice_is(zd_buf_slice(&b), subs[i].signs),
			"%s: %s", subs[i].instruction, zd_buf_str(&b));
		zd_buf_clear(&b);
		zd_draft_free(out);
	}
	zd_draft_free(d);
}

/* (i) stands below (b) alone: what names it below (a) means nothing. */
Test(apply, a_path_stays_below_its_sign)
{
	struct zd_draft *d = base(), *out;
	struct zd_error err;

	out = apply(d, "OP3 (b) (i): delete", NULL, &err);
	cr_assert_not_null(out);
	zd_draft_free(out);
	out = apply(d, "OP3 (a) (i): delete", NULL, &err);
	cr_assert_null(out);
	cr_assert_not_null(strstr(err.message, "no sub-paragraph"));
	zd_draft_free(d);
}

Test(apply, order_and_labels)
{
	struct zd_draft *d = base();

	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		struct zd_error err;
		struct zd_draft *out =
			apply(d, orders[i].instruction, NULL, &err);
		struct zd_buf b = ZD_BUF_INIT;

		cr_assert_not_null(
			out, "%s: %s", orders[i].instruction, err.message);
		order(&b, out);
		cr_expect_str_eq(zd_buf_str(&b), orders[i].order, "%s\n%s",
			orders[i].instruction, zd_buf_str(&b));
		zd_buf_clear(&b);
		zd_draft_free(out);
	}
	zd_draft_free(d);
}

Test(apply, split_and_merge_have_origins)
{
	struct zd_draft *d = base();
	struct zd_error err;
	struct zd_draft *out =
		apply(d, "OP1: split after \"Geneva\"", NULL, &err);
	struct zd_buf b = ZD_BUF_INIT;
	char origin[64];
	uint32_t i;

	write(&b, out, "OP1");
	cr_expect_str_eq(zd_buf_str(&b),
		"*Decides* that States shall convene "
		"the Forum in Geneva,");
	zd_buf_truncate(&b, 0);
	write(&b, out, "OP1 bis");
	cr_expect_str_eq(zd_buf_str(&b),
		"and that the Forum shall report to the Forum;");
	i = find(out, "OP1 bis");
	snprintf(origin, sizeof(origin), "split %.*s",
		ZD_FMT(d->paragraphs.at[find(d, "OP1")].id));
	cr_expect(zd_slice_is(out->paragraphs.at[i].origin, origin));
	zd_draft_free(out);

	out = apply(d, "OP3: split before \"Second\"", NULL, &err);
	cr_assert_not_null(out, "%s", err.message);
	zd_draft_free(out);

	out = apply(d, "PP1: merge with PP2", NULL, &err);
	zd_buf_truncate(&b, 0);
	write(&b, out, "PP1");
	cr_expect_str_eq(zd_buf_str(&b),
		"*Recalling* the Forum,[^a] which met “twice”, *Noting* "
		"disasters, war and famine,[^b]");
	snprintf(origin, sizeof(origin), "merge %.*s %.*s",
		ZD_FMT(d->paragraphs.at[find(d, "PP1")].id),
		ZD_FMT(d->paragraphs.at[find(d, "PP2")].id));
	cr_expect(zd_slice_is(
		out->paragraphs.at[find(out, "PP1")].origin, origin));
	zd_draft_free(out);
	zd_buf_clear(&b);
	zd_draft_free(d);
}

Test(apply, new_footnotes)
{
	struct zd_draft *d = base();
	struct zd_error err;
	struct zd_draft
		*out = apply(d,
			"After OP4, insert the following:\n\nWelcomes the "
			"report** of all;\n\n** A/80/1.\n",
			NULL, &err),
		*again;
	struct zd_paragraph *note;
	struct zd_buf b = ZD_BUF_INIT;

	cr_assert_not_null(out, "%s", err.message);
	note = &out->paragraphs.at[out->paragraphs.len - 1];
	cr_expect_eq(note->kind, ZD_NOTE);
	cr_expect(zd_slice_is(out->blocks.at[note->first].text, "A/80/1."));
	zd_buf_printf(&b, "*Welcomes* the report[^%.*s] of all;",
		ZD_FMT(note->label));
	cr_expect(zd_slice_eq(zd_buf_slice(&b),
		out->blocks.at[out->paragraphs.at[find(out, "OP4 bis")].first]
			.text));
	/* The same footnote once more is the same footnote. */
	again = apply(out,
		"After OP4, insert the following:\n\nNotes it;**\n\n** A/80/1.",
		NULL, &err);
	cr_assert_not_null(again, "%s", err.message);
	cr_expect_eq(again->paragraphs.len, out->paragraphs.len + 1);
	zd_draft_free(again);
	zd_draft_free(out);
	zd_draft_free(d);
	zd_buf_clear(&b);
}

static bool says(const struct zd_findings *f, const char *code)
{
	for (size_t i = 0; i < f->list.len; i++)
		if (!strcmp(f->list.at[i].code, code))
			return true;
	return false;
}

Test(apply, what_was_tolerated_is_said)
{
	struct zd_draft *d = base();
	struct zd_findings *f = zd_findings_new();
	struct zd_error err;

	zd_draft_free(apply(d, "OP1: delete \"in Geneva\"", f, &err));
	cr_expect_eq(f->list.len, 0);
	zd_draft_free(apply(d, "OP1: delete \"in geneva\"", f, &err));
	cr_expect(says(f, "other-capitals"));
	cr_expect_not(says(f, "note-unused"));
	zd_draft_free(apply(d, "PP2: delete", f, &err));
	cr_expect(says(f, "note-unused"));
	zd_findings_free(f);
	zd_draft_free(d);
}

Test(apply, all_reaches_everything_but_fields)
{
	struct zd_draft *d = base();
	struct zd_error err;
	struct zd_draft *out =
		apply(d, "all: replace \"Forum\" with \"Meeting\"", NULL, &err);
	struct zd_buf b = ZD_BUF_INIT;

	zd_draft_encode(&b, out);
	cr_expect_null(strstr(zd_buf_str(&b), "Forum"));
	cr_expect(zd_slice_is(zd_draft_field(out, "title"), "Review Meeting"));
	zd_buf_clear(&b);
	zd_draft_free(out);
	zd_draft_free(d);
}

Test(apply, headings_are_found_by_their_words)
{
	struct zd_draft *d = base();
	struct zd_error err;
	struct zd_draft *out = apply(d,
		"heading \"round tables\": replace \"Round\" with \"Square\"",
		NULL, &err);
	struct zd_buf b = ZD_BUF_INIT;

	cr_assert_not_null(out, "%s", err.message);
	zd_draft_encode(&b, out);
	cr_expect(strstr(zd_buf_str(&b), "## Square tables\n"));
	zd_buf_clear(&b);
	zd_draft_free(out);
	zd_draft_free(d);
}

Test(apply, the_same_twice_is_the_same_bytes)
{
	struct zd_draft *d = base();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct zd_error err;
		struct zd_draft *a = apply(d, cases[i].instruction, NULL, &err);
		struct zd_draft *b = apply(d, cases[i].instruction, NULL, &err);
		struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;

		cr_assert(a && b, "%s: %s", cases[i].instruction, err.message);
		zd_draft_encode(&x, a);
		zd_draft_encode(&y, b);
		cr_expect(zd_slice_eq(zd_buf_slice(&x), zd_buf_slice(&y)));
		zd_buf_clear(&x);
		zd_buf_clear(&y);
		zd_draft_free(a);
		zd_draft_free(b);
	}
	zd_draft_free(d);
}

/* A paragraph of n times `piece`; then one instruction on it. */
static void hostile(const char *piece, size_t n, const char *instruction)
{
	struct zd_draft *d = zd_draft_new(), *out;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_error err;

	for (size_t i = 0; i < n; i++)
		zd_buf_puts(&b, piece);
	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_draft_add_block(d, ZD_LIT(""), zd_buf_slice(&b));
	out = apply(d, instruction, NULL, &err);
	zd_draft_free(out);
	zd_draft_free(d);
	zd_buf_clear(&b);
}

Test(apply, megabytes_end_soon, .timeout = 120 * ZD_PATIENCE)
{
	static const char *const pieces[] = {"a", "a ", "1 ", "a1 ", "ab,1",
		"[^x] ", "*a* ", "“a” ", "\\* ", "a- ", "é", "中"};
	static const char *const acts[] = {
		"OP1: replace \"a a a a a a a a b\" with \"c\"",
		"OP1: replace all \"a\" with \"b c\"",
		"OP1: delete \"aaaaaaab\"", "OP1: split after \"zz\"",
		"OP1: delete \"ab, ab\""};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		for (size_t k = 0; k < sizeof(acts) / sizeof(acts[0]); k++)
			hostile(pieces[i], 10000, acts[k]);
}
