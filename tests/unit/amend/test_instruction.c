#include <criterion/criterion.h>

#include "amend/instruction.h"

/* A text, and its instructions written back one a line in the room's form. */
static const struct {
	const char *text, *written;
} room[] = {
	{"OP7: replace \"shall\" with \"should\"",
		"OP7: replace \"shall\" with \"should\"\n"},
	{"op 7: Replace “shall” by “should”.",
		"OP7: replace \"shall\" with \"should\"\n"},
	{"- OP7: change 'shall' to 'should';",
		"OP7: replace \"shall\" with \"should\"\n"},
	{"PP3: add \", and climate change\" after \"disasters\"",
		"PP3: add \", and climate change\" after \"disasters\"\n"},
	{"PP3: after \"disasters\", insert \"and war\"",
		"PP3: add \"and war\" after \"disasters\"\n"},
	{"PP3: insert \"a\" before the second \"b\"",
		"PP3: add \"a\" before second \"b\"\n"},
	{"PP3: add \"a\" at the end", "PP3: add \"a\" at the end\n"},
	{"PP3: add \"a\" at the beginning",
		"PP3: add \"a\" at the beginning\n"},
	{"OP9: delete", "OP9: delete\n"},
	{"OP9: delete.", "OP9: delete\n"},
	{"OP9: Delete the paragraph", "OP9: delete\n"},
	{"OP9: delete \"words\"", "OP9: delete \"words\"\n"},
	{"OP9: strike all \"words\"", "OP9: delete all \"words\"\n"},
	{"OP9: delete the third \"a\"", "OP9: delete third \"a\"\n"},
	{"OP9: delete \"a\" (second)", "OP9: delete second \"a\"\n"},
	{"OP9: delete \"a\" wherever it occurs", "OP9: delete all \"a\"\n"},
	{"OP9: delete 21st \"a\"", "OP9: delete 21st \"a\"\n"},
	{"OP9: delete \"a\" and \"b\"",
		"OP9: delete \"a\"\nOP9: delete \"b\"\n"},
	{"OP9: delete \"a\"; replace \"b\" with \"c\"",
		"OP9: delete \"a\"\nOP9: replace \"b\" with \"c\"\n"},
	{"OP12 bis: Invites all", "OP12 bis: Invites all\n\n"},
	{"OP12bis: “Invites all”", "OP12 bis: Invites all\n\n"},
	{"OP12 bis: Invites\nall States\nto come:\n(a) one;\n(b) two.",
		"OP12 bis: Invites all States to come:\n(a) one;\n"
		"(b) two.\n\n"},
	{"OP12 bis: Recalls paragraph 3\n(a) of the Charter",
		"OP12 bis: Recalls paragraph 3 (a) of the Charter\n\n"},
	{"OP12 bis: delete", "OP12 bis: delete\n"},
	{"OP12 bis: Delete \"x\"", "OP12 bis: delete \"x\"\n"},
	{"OP12 bis: After long talks, invites all",
		"OP12 bis: After long talks, invites all\n\n"},
	{"OP4: move after OP9", "OP4: move after OP9\n"},
	{"OP4: move to before PP 2", "OP4: move before PP2\n"},
	{"OP5: split after \"Geneva\"", "OP5: split after \"Geneva\"\n"},
	{"OP5: split into two, before \"and\"", "OP5: split before \"and\"\n"},
	{"OP5: merge with OP6", "OP5: merge with OP6\n"},
	{"PP2 alt: Noting peace,", "PP2 alt: Noting peace,\n"},
	{"PP2: replace with \"Noting peace,\"",
		"PP2: replace with: Noting peace,\n"},
	{"PP2: replace with: The text of peace",
		"PP2: replace with: The text of peace\n"},
	{"PP2: replace by the following text: Noting",
		"PP2: replace with: Noting\n"},
	{"title: replace \"a\" with \"b\"",
		"title: replace \"a\" with \"b\"\n"},
	{"all: replace \"Chernobyl\" with \"Chornobyl\"",
		"all: replace \"Chernobyl\" with \"Chornobyl\"\n"},
	{"footnote res-70-1: replace \"a\" with \"b\"",
		"footnote res-70-1: replace \"a\" with \"b\"\n"},
	{"heading \"Round tables\": delete \"Round\"",
		"heading \"Round tables\": delete \"Round\"\n"},
	{"OP27 (i): replace \"a\" with \"b\"",
		"OP27 (i): replace \"a\" with \"b\"\n"},
	{"12: delete\n12 (a): delete \"x\"", NULL},
	{"# note\n\nOP1: delete\n\n# note\nOP2: delete\n",
		"OP1: delete\nOP2: delete\n"},
	{"OP1: replace \"a\nb\"\n  with\n\"c \t d\"",
		"OP1: replace \"a b\" with \"c d\"\n"},
	{"OP1: replace \"multi-\nstakeholder\" with \"a [b] [c\"",
		"OP1: replace \"multi-stakeholder\" with \"a [b] [c\"\n"},
	{"OP1: delete \"a \\\"b\\\" c\"", "OP1: delete \"a \\\"b\\\" c\"\n"},
	{"OP1: delete “a “b” c”", "OP1: delete \"a “b” c\"\n"},
	{"OP1: delete «a «b» c»", "OP1: delete \"a «b» c\"\n"},
	{"OP1: delete „a b“", "OP1: delete \"a b\"\n"},
	{"OP1: delete ‘Member States’ sovereignty’",
		"OP1: delete \"Member States’ sovereignty\"\n"},
	{"OP1: replace ‘States’ rights’ with ‘rights’",
		"OP1: replace \"States’ rights\" with \"rights\"\n"},
	{"\xef\xbb\xbfOP1: delete\r\nOP2: delete\r\n",
		"OP1: delete\nOP2: delete\n"},
	{"1. OP1: delete\n2. OP2: delete\n* OP3: delete\n• OP4: delete",
		"OP1: delete\nOP2: delete\nOP3: delete\nOP4: delete\n"},
	{"1.\nOP1: delete\n2.\nOP2: delete", "OP1: delete\nOP2: delete\n"},
};

static const struct {
	const char *text, *written;
} documents[] = {
	{"In operative paragraph 21, delete “of considering”.",
		"OP21: delete \"of considering\"\n"},
	{"In the fourth preambular paragraph, delete “a \nb,”.",
		"PP4: delete \"a b,\"\n"},
	{"In operative paragraph 68, after “health”, \ninsert “in accordance”.",
		"OP68: add \"in accordance\" after \"health\"\n"},
	{"In operative paragraph 8, before the word “health”, add “x”.",
		"OP8: add \"x\" before \"health\"\n"},
	{"In operative paragraph 69, replace the words “a” with “b”.",
		"OP69: replace \"a\" with \"b\"\n"},
	{"In operative paragraph 69, replace the second occurrence of “a” "
	 "with “b”, and delete “c”.",
		"OP69: replace second \"a\" with \"b\"\nOP69: delete \"c\"\n"},
	{"After operative paragraph 70, insert the following operative "
	 "paragraph: \n\nStresses \nthat; \n",
		"After OP70, insert the following paragraph:\nStresses "
		"that;\n\n"},
	{"Before operative paragraph 1, insert a new operative paragraph "
	 "reading “Stresses;”",
		"Before OP1, insert the following paragraph:\nStresses;\n\n"},
	{"After the second preambular paragraph, add the following preambular "
	 "paragraphs:\n\nNoting a,\n\nNoting b,",
		"After PP2, insert the following paragraph:\nNoting a,\n\n"
		"After PP2, insert the following paragraph:\nNoting b,\n\n"},
	{"After operative paragraph 70, insert the following: 70 bis. "
	 "Stresses;",
		"OP70 bis: Stresses;\n\n"},
	{"Insert the following operative paragraph after operative paragraph 2:"
	 "\nStresses;",
		"After OP2, insert the following paragraph:\nStresses;\n\n"},
	{"Delete the sixteenth preambular paragraph.", "PP16: delete\n"},
	{"Delete the one hundred and twenty-\nfirst preambular paragraph.",
		"PP121: delete\n"},
	{"Delete operative paragraphs 5, 6, 10 and 13.",
		"OP5: delete\nOP6: delete\nOP10: delete\nOP13: delete\n"},
	{"Delete operative paragraphs 5 to 7.",
		"OP5: delete\nOP6: delete\nOP7: delete\n"},
	{"Delete the third, fourth and twenty-first preambular paragraphs.",
		"PP3: delete\nPP4: delete\nPP21: delete\n"},
	{"Delete OP5 and PP 6.", "OP5: delete\nPP6: delete\n"},
	{"Delete operative paragraph 5 (a) (ii).", "OP5 (a) (ii): delete\n"},
	{"Delete subparagraph (b) of operative paragraph 5.",
		"OP5 (b): delete\n"},
	{"In the chapeau of operative paragraph 5, delete “a”.",
		"OP5 chapeau: delete \"a\"\n"},
	{"Delete the second preambular paragraph reading: \n\nRecalling \nx,",
		"Delete PP2 reading:\nRecalling x,\n\n"},
	{"Replace operative paragraph 200 with the following text: \n\n"
	 "Welcomes, in  this \nregard;",
		"OP200: replace with: Welcomes, in this regard;\n"},
	{"Amend operative paragraph 5 to read: Welcomes;",
		"OP5: replace with: Welcomes;\n"},
	{"Delete “a” in operative paragraphs 5 and 6.",
		"OP5: delete \"a\"\nOP6: delete \"a\"\n"},
	{"Replace “a” with “b” in the title.",
		"title: replace \"a\" with \"b\"\n"},
	{"In paragraph 12, delete “a”.", "12: delete \"a\"\n"},
	{"In the title, replace “a” with “b”.",
		"title: replace \"a\" with \"b\"\n"},
	{"Throughout the text, replace “a” with “b”.",
		"all: replace \"a\" with \"b\"\n"},
	{"At the end of operative paragraph 5, add “a”.",
		"OP5: add \"a\" at the end\n"},
	{"Move operative paragraph 4 after operative paragraph 9.",
		"OP4: move after OP9\n"},
	{"Merge operative paragraph 4 with operative paragraph 9.",
		"OP4: merge with OP9\n"},
	{"1. \nIn operative paragraph 21, delete “a”. \n2. \nDelete operative "
	 "paragraph 22. \n10. Delete operative paragraph 23.",
		"OP21: delete \"a\"\nOP22: delete\nOP23: delete\n"},
	{"Delete OP1. Delete OP2; Delete OP3.",
		"OP1: delete\nOP2: delete\nOP3: delete\n"},
	{"Title of a draft\nIn larger freedom\n\nDelete OP1.\nOP2: delete",
		"OP1: delete\nOP2: delete\n"},
	{"A/80/L.30\n\nHead\n\nIn operative paragraph 1, delete “one\n\n"
	 "25-20012 (E)\n*2520012*\n\nA/80/L.30\n\n2/3 25-20012\n\ntwo”.",
		"OP1: delete \"one two\"\n"},
	{"In operative paragraph 1, after “a”, insert “the Report** and”.\n\n"
	 "* Any changes to the list of sponsors will be seen.\n\n** Report "
	 "of the \nConference.\n",
		"OP1: add \"the Report[^report-of-the-NNNN] and\" "
		"after \"a\"\n\n[^report-of-the-NNNN]: Report of the "
		"Conference.\n"},
};

/* The hash in a new footnote's name is not a matter of these tests. */
static void hide_hashes(char *s)
{
	char *name = s;

	while ((name = strstr(name, "[^")) != NULL) {
		char *end = strchr(name, ']');

		if (end && end - name > 6 && end[-5] == '-')
			memcpy(end - 4, "NNNN", 4);
		name = end ? end : name + 2;
	}
}

static void write_all(struct zd_buf *out, const struct zd_instructions *list)
{
	for (size_t i = 0; i < list->list.len; i++)
		zd_instruction_write(out, &list->list.at[i]);
}

static void check(const char *text, const char *written)
{
	struct zd_instructions *list;
	struct zd_error err = {0};
	struct zd_buf b = ZD_BUF_INIT;

	cr_assert_eq(
		zd_instructions_parse(&list, zd_slice_str(text), "file", &err),
		ZD_OK, "%s\n%zu:%zu: %s", text, err.line, err.column,
		err.message);
	write_all(&b, list);
	if (b.ptr)
		hide_hashes(b.ptr);
	cr_expect_str_eq(
		zd_buf_str(&b), written, "%s\ngives\n%s", text, zd_buf_str(&b));
	zd_buf_clear(&b);
	zd_instructions_free(list);
}

Test(instruction, room_form)
{
	for (size_t i = 0; i < sizeof(room) / sizeof(room[0]); i++)
		if (room[i].written)
			check(room[i].text, room[i].written);
}

Test(instruction, documents_form)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		check(documents[i].text, documents[i].written);
}

/* What is written is read back as the same. */
Test(instruction, written_and_read_again)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]) +
			sizeof(room) / sizeof(room[0]);
		i++) {
		size_t k = sizeof(room) / sizeof(room[0]);
		const char *text = i < k ? room[i].text : documents[i - k].text;
		struct zd_instructions *first, *again;
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_error err = {0};

		if (i < k && !room[i].written)
			continue;
		cr_assert_eq(zd_instructions_parse(
				     &first, zd_slice_str(text), NULL, NULL),
			ZD_OK);
		write_all(&a, first);
		cr_assert_eq(zd_instructions_parse(
				     &again, zd_buf_slice(&a), NULL, &err),
			ZD_OK, "%s: %s", zd_buf_str(&a), err.message);
		write_all(&b, again);
		cr_expect_str_eq(zd_buf_str(&a), zd_buf_str(&b));
		zd_buf_clear(&a);
		zd_buf_clear(&b);
		zd_instructions_free(first);
		zd_instructions_free(again);
	}
}

static const struct {
	const char *text;
	size_t line, column;
	const char *says;
} wrong[] = {
	{"", 1, 0, "no instruction"},
	{"\n# only a comment\n", 1, 0, "no instruction"},
	{"Dear colleagues,\n\nplease", 1, 1, "expected an instruction"},
	{"OP7 replace \"a\" with \"b\"", 1, 5, "expected a colon"},
	{"hello\nOP7: delete", 1, 1, "expected an instruction"},
	{"OP7:", 1, 5, "expected what to do"},
	{"OP7: \"a\"", 1, 6, "expected delete, replace"},
	{"OP7: Invites all", 1, 6, "OP7: replace with …"},
	{"OP7: replace \"a\"", 1, 17, "expected \"with\""},
	{"OP7: replace \"a\" wit \"b\"", 1, 18, "expected \"with\""},
	{"OP7: replace \"a\" with", 1, 22, "the new words in quotes"},
	{"OP7: replace \"a\" with b", 1, 23, "the new words in quotes"},
	{"OP7: replace \"é\" wit \"b\"", 1, 18, "expected \"with\""},
	{"OP7: replace \"a with b", 1, 14, "closing quote"},
	{"OP1: delete\nOP7: delete “a\nb\n\n", 2, 13, "closing quote"},
	{"OP7: delete “a\nOP8: delete “b”", 1, 13, "closing quote"},
	{"OP7: delete \"\"", 1, 13, "between the quotes"},
	{"OP7: add \"a\"", 1, 13, "expected where"},
	{"OP7: add \"a\" after", 1, 19, "the words that stand there"},
	{"OP7: after \"a\" \"b\"", 1, 16, "expected \"insert\""},
	{"OP7: move", 1, 10, "\"after\" or \"before\""},
	{"OP7: move after", 1, 16, "paragraph's number"},
	{"OP7: split", 1, 11, "\"after\" or \"before\""},
	{"OP7: merge OP8", 1, 12, "expected \"with\""},
	{"OP7: delete \"a\" now", 1, 17, "expected the end"},
	{"OP7: delete \"a\"\nOPP8: delete", 2, 1, "expected the end"},
	{"OP7 bis:", 1, 9, "expected what to do"},
	{"OP7 bis: \"\"", 1, 10, "text of the paragraph"},
	{"OP7 bis: Invites;\n\nDelete it.", 3, 1, "expected an instruction"},
	{"all: delete", 1, 6, "about all of the text"},
	{"all: delete paragraph", 1, 6, "about all of the text"},
	{"all: move after OP1", 1, 6, "about all of the text"},
	{"all: add \"x\" at the end", 1, 6, "about all of the text"},
	{"Delete operative paragraph seven.", 1, 28, "paragraph's number"},
	{"Delete operative paragraphs 9 to 5.", 1, 34, "range"},
	{"Delete operative paragraphs 1 to 900000.", 1, 34, "range"},
	{"In operative paragraph 5, delete “a", 1, 34, "closing quote"},
	{"In operative paragraph 5, delete.", 1, 33, "words to delete"},
	{"In operative paragraph 5, replace “a”.", 1, 38, "expected \"with\""},
	{"In operative paragraph 5, after “a”, insert.", 1, 44,
		"the new words in quotes"},
	{"In operative paragraph 5 delete “a” in haste.", 1, 40,
		"paragraph's number"},
	{"After operative paragraph 5, delete it.", 1, 30,
		"expected \"insert\""},
	{"After operative paragraph 5, insert the following paragraph:", 1, 61,
		"text of the paragraph"},
	{"After operative paragraph 5, insert the following paragraph:\n\nOne;"
	 "\n\nTwo;",
		5, 1, "the paragraph before is complete"},
	{"Replace operative paragraph 5.", 1, 30, "expected \"with\""},
	{"Delete “a”.", 1, 11, "expected \"in\""},
	{"OP1: add \"the Report** and\" after \"a\"", 1, 21,
		"expected a footnote"},
	{"OP1: delete\n\x01", 2, 1, "control character"},
	{"OP1: delete \"a\xe2\x80\xae\"", 1, 15, "control character"},
	{"OP1: delete \"\xc3\x28\"", 1, 14, "UTF-8"},
	{"OP1: delete \"a\xe2\x80", 1, 15, "UTF-8"},
};

Test(instruction, what_was_expected_and_where)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct zd_instructions *list;
		struct zd_error err = {0};

		cr_assert_neq(
			zd_instructions_parse(&list,
				zd_slice_str(wrong[i].text), "file", &err),
			ZD_OK, "%s", wrong[i].text);
		cr_expect_null(list);
		cr_expect_str_eq(err.path, "file");
		cr_expect_eq(err.line, wrong[i].line, "%s: line %zu (%s)",
			wrong[i].text, err.line, err.message);
		cr_expect_eq(err.column, wrong[i].column, "%s: column %zu (%s)",
			wrong[i].text, err.column, err.message);
		cr_expect(strstr(err.message, wrong[i].says), "%s: %s",
			wrong[i].text, err.message);
		cr_expect_neq(zd_instructions_parse(&list,
				      zd_slice_str(wrong[i].text), NULL, NULL),
			ZD_OK);
	}
}

/* Each pair contradicts itself; the message names both lines. */
static const char *const contradictions[] = {
	"OP9: delete\nOP9: delete",
	"OP9: delete\nOP9: replace \"a\" with \"b\"",
	"OP9: replace \"a\" with \"b\"\nOP9: delete",
	"OP9: delete\nOP9 (a): delete",
	"OP9: delete\nOP9: move after OP1",
	"OP9: delete\nOP1: move after OP9",
	"OP9: delete\nOP9 bis: Invites all",
	"OP9: delete\nOP8: merge with OP9",
	"OP8: merge with OP9\nOP9: delete \"a\"",
	"OP9: replace \"a b\" with \"c\"\nOP9: delete \"a b\"",
	"OP9: replace \"a b\" with \"c\"\nOP9: delete \"b\"",
	"OP9: delete “a-b”\nOP9: replace \"A\" with \"c\";delete \"a‑b\"",
	"OP9: delete \"a b\"\nOP9: add \"c\" after \"b\"",
	"OP9: delete all \"a\"\nOP9: replace first \"a\" with \"b\"",
	"OP9: delete second \"a\"\nOP9: replace second \"a\" with \"b\"",
	"OP9: replace with: x\nOP9: delete \"a\"",
	"OP9 alt: Invites\nOP9: replace with: x",
	"OP9: move after OP1\nOP9: move after OP2",
	"all: replace \"a\" with \"b\"\nall: replace \"a\" with \"c\"",
	"OP9 bis: Invites\nOP9 bis: Welcomes",
};

Test(instruction, contradictions_name_both_lines)
{
	for (size_t i = 0;
		i < sizeof(contradictions) / sizeof(contradictions[0]); i++) {
		struct zd_instructions *list;
		struct zd_error err = {0};

		cr_assert_eq(
			zd_instructions_parse(&list,
				zd_slice_str(contradictions[i]), "file", &err),
			ZD_ECONFLICT, "%s", contradictions[i]);
		cr_expect(strstr(err.message, "line 1 and line 2"), "%s: %s",
			contradictions[i], err.message);
		cr_expect_eq(err.line, 2);
	}
}

static const char *const agreeing[] = {
	"OP9: delete \"a\"\nOP9: delete \"b\"",
	"OP9: delete first \"a\"\nOP9: delete second \"a\"",
	"OP9: add \"x\" after \"a\"\nOP9: add \"y\" after \"a\"",
	"OP9: move after OP1\nOP9: delete \"a\"",
	"OP9 (a): delete\nOP9 (b): delete \"a\"",
	"OP9 bis: Invites\nOP9 ter: Invites more",
	"OP9: delete \"a\"\nOP10: delete \"a\"",
	"OP9: replace with: x\nOP9: move after OP1",
};

Test(instruction, what_does_not_contradict)
{
	for (size_t i = 0; i < sizeof(agreeing) / sizeof(agreeing[0]); i++) {
		struct zd_instructions *list;
		struct zd_error err = {0};

		cr_expect_eq(zd_instructions_parse(&list,
				     zd_slice_str(agreeing[i]), NULL, &err),
			ZD_OK, "%s: %s", agreeing[i], err.message);
		zd_instructions_free(list);
	}
}

static const struct {
	const char *text, *proposer;
} proposers[] = {
	{"Brazil: amendment to draft resolution A/80/L.22\n\nDelete OP1.",
		"Brazil"},
	{"United States of America:* amendments to draft resolution\n\n"
	 "Delete OP1.",
		"United States of America"},
	{"Title\n\nDelete OP1.\n\n* Submitted by Brazil.", "Brazil"},
	{"Title\n\nDelete OP1.\n\n* On behalf of the Group of 77 and China.",
		"Group of 77 and China"},
	{"Title\n\nDelete OP1.\n\n* Any changes to the list of sponsors.", ""},
	{"OP1: delete", ""},
};

Test(instruction, proposer_of_a_document)
{
	for (size_t i = 0; i < sizeof(proposers) / sizeof(proposers[0]); i++) {
		struct zd_instructions *list;

		cr_assert_eq(
			zd_instructions_parse(&list,
				zd_slice_str(proposers[i].text), NULL, NULL),
			ZD_OK);
		cr_expect(zd_slice_is(list->proposer, proposers[i].proposer),
			"%.*s", ZD_FMT(list->proposer));
		zd_instructions_free(list);
	}
}

Test(instruction, lines_and_sources)
{
	struct zd_instructions *list;

	cr_assert_eq(zd_instructions_parse(&list,
			     ZD_LIT("# x\n  OP1: replace \"a\n b\" with\n"
				    "\"c\"\n\nOP2: delete"),
			     NULL, NULL),
		ZD_OK);
	cr_assert_eq(list->list.len, 2);
	cr_expect_eq(list->list.at[0].line, 2);
	cr_expect_eq(list->list.at[0].column, 3);
	cr_expect(zd_slice_is(
		list->list.at[0].source, "OP1: replace \"a b\" with \"c\""));
	cr_expect_eq(list->list.at[1].line, 6);
	zd_instructions_free(list);
}

Test(instruction, summaries_are_short)
{
	struct zd_buf text = ZD_BUF_INIT, out = ZD_BUF_INIT;
	struct zd_instructions *list;

	zd_buf_puts(&text, "OP1: replace \"");
	for (int i = 0; i < 1000; i++)
		zd_buf_puts(&text, "many words ");
	zd_buf_puts(&text, "\" with \"x\"");
	cr_assert_eq(
		zd_instructions_parse(&list, zd_buf_slice(&text), NULL, NULL),
		ZD_OK);
	zd_instruction_summary(&out, &list->list.at[0]);
	cr_expect_lt(out.len, 200);
	cr_expect(zd_slice_ends(zd_buf_slice(&out), "…\" with \"x\""));
	cr_expect_null(strchr(zd_buf_str(&out), '\n'));
	zd_instructions_free(list);
	zd_buf_clear(&text);
	zd_buf_clear(&out);
}

/* --- Hostile -------------------------------------------------------------- */

static int parse_repeated(const char *head, const char *piece, size_t n,
	const char *tail, size_t *found)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_instructions *list;
	int code;

	zd_buf_puts(&b, head);
	for (size_t i = 0; i < n; i++)
		zd_buf_puts(&b, piece);
	zd_buf_puts(&b, tail);
	code = zd_instructions_parse(&list, zd_buf_slice(&b), NULL, NULL);
	*found = list ? list->list.len : 0;
	zd_instructions_free(list);
	zd_buf_clear(&b);
	return code;
}

Test(instruction, a_hundred_thousand)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_instructions *list;

	for (int i = 1; i <= 100000; i++)
		zd_buf_printf(&b, "OP%d: replace \"a\" with \"b\"\n", i);
	cr_assert_eq(zd_instructions_parse(&list, zd_buf_slice(&b), NULL, NULL),
		ZD_OK);
	cr_expect_eq(list->list.len, 100000);
	cr_expect_eq(list->list.at[99999].line, 100000);
	zd_instructions_free(list);
	zd_buf_clear(&b);
}

static const struct {
	const char *head, *piece, *tail;
} hostile[] = {
	{"OP1: delete ", "“", ""},
	{"OP1: delete ", "\"", ""},
	{"OP1: delete ‘", "’ a ", ""},
	{"OP1: delete \"", "\\", "\""},
	{"OP1: add \"", "**x ", "\" after \"a\""},
	{"OP1: add \"", "[^a", "\" after \"a\""},
	{"OP1: delete ", "\"a\", ", ""},
	{"", "“\n", ""},
	{"", "In operative paragraph ", ""},
	{"Delete operative paragraphs ", "1, ", "2."},
	{"", "\n", "OP1: delete"},
	{"", "1.\n", "OP1: delete"},
	{"OP1 bis: ", "(a) x;\n", ""},
	{"OP1: ", "delete \"a\"; ", ""},
	{"", "* x\n\n", "Delete OP1."},
	{"", "** x\n\n", "OP1: add \"a**\" after \"b\""},
	{"", "[^x]: y\n", "OP1: add \"a[^x]\" after \"b\""},
	{"", "OP1: \n", ""},
	{"Delete the ", "first ", "preambular paragraph"},
	{"Delete the ", "one hundred and ", "first preambular paragraph"},
	{"", "OP1 bis: x\n", ""},
	{"", "OP1: delete \"a\"\n", ""},
	{"", "OP1: add \"a\" after \"b\"\n", ""},
	{"", "\t ", "OP1: delete"},
	{"title", ":", ""},
};

Test(instruction, hostile_texts_end_soon, .timeout = 60 * ZD_PATIENCE)
{
	size_t found;

	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
		parse_repeated(hostile[i].head, hostile[i].piece, 100000,
			hostile[i].tail, &found);
}

Test(instruction, lists_do_not_multiply_without_end)
{
	size_t found;

	cr_expect_neq(parse_repeated("Delete operative paragraphs ",
			      "1 to 900, ", 100000, "2.", &found),
		ZD_OK);
}

/* Any byte may be cut off or changed: an answer or an error, no more. */
Test(instruction, cut_off_anywhere)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		struct zd_slice text = zd_slice_str(documents[i].text);
		char copy[1024];

		for (size_t n = 0; n <= text.len; n++) {
			struct zd_instructions *list;
			struct zd_error err = {0};

			/* From the heap's end, so that reading behind shows. */
			char *end = copy + sizeof(copy) - n;

			memcpy(end, text.ptr, n);
			if (zd_instructions_parse(
				    &list, zd_slice(end, n), "x", &err))
				cr_expect(err.message[0] && err.line, "%.*s",
					(int)n, text.ptr);
			zd_instructions_free(list);
		}
	}
}
