#include "text/label.h"

#include <criterion/criterion.h>

static const struct {
	const char *typed;
	size_t used; /* bytes that are the label */
	const char *form;
} readings[] = {
	{"PP3", 3, "PP3"},
	{"pp 3", 4, "PP3"},
	{"op30", 4, "OP30"},
	{"OP.7", 4, "OP7"},
	{"OP-7", 4, "OP7"},
	{"OP7 bis", 7, "OP7 bis"},
	{"OP7 bis.", 7, "OP7 bis"},
	{"OP3.3", 0, ""},
	{"OP12bis.alt2", 12, "OP12 bis alt 2"},
	{"OP12 quat", 9, "OP12 quater"},
	{"OP12 alt", 8, "OP12 alt"},
	{"OP12 alt. 2", 11, "OP12 alt 2"},
	{"OP12 alt 2018 was", 8, "OP12 alt"},
	{"OP5 alt. Requests", 7, "OP5 alt"},
	{"OP5. Requests", 3, "OP5"},
	{"OP5 bisects", 3, "OP5"},
	{"OP27 (i)", 8, "OP27 (i)"},
	{"12(a)", 5, "12 (a)"},
	{"12 (a) (ii)", 11, "12 (a) (ii)"},
	{"12 (based on", 2, "12"},
	{"para 6c", 7, "6 (c)"},
	{"op 3(d)", 7, "OP3 (d)"},
	{"paragraph 43 (b)", 16, "43 (b)"},
	{"operative paragraph 5", 21, "OP5"},
	{"preambular para. 2", 18, "PP2"},
	{"OP7 chapeau", 11, "OP7 chapeau"},
	{"2.bis", 5, "2 bis"},
	{"OP5 bis bis", 11, "OP5 bis bis"},
	{"OP5bis.ter alt", 14, "OP5 bis ter alt"},
	{"OP5 bis bis bis bis", 15, "OP5 bis bis bis"},
	{"OP5 alt bis", 7, "OP5 alt"},
	{"OP40(iii) ter", 13, "OP40 (iii ter)"},
	{"OP40 (iii ter). Asks", 14, "OP40 (iii ter)"},
	{"OP27(i)bis", 10, "OP27 (i bis)"},
	{"OP27 (i bis) ter (a)", 20, "OP27 (i bis ter) (a)"},
	{"27 (b) alt 2", 12, "27 (b alt 2)"},
	{"OP12 bis (a) (ii) quat", 22, "OP12 bis (a) (ii quater)"},
	{"6c bis", 6, "6 (c bis)"},
	{"OP27 (i) bisects", 8, "OP27 (i)"},
	{"OP27 (i) bis2", 8, "OP27 (i)"},
	{"OP27 (i bisects)", 4, "OP27"},
	{"OP27 (a bis", 4, "OP27"},
	{"7 June 2019", 1, "7"},
	{"73/195", 0, ""},
	{"4.5 million", 0, ""},
	{"1,000", 0, ""},
	{"12th", 0, ""},
	{"1234567", 0, ""},
	{"Opening", 0, ""},
	{"OP", 0, ""},
	{"", 0, ""},
};

Test(label, reads_every_spelling_and_writes_one)
{
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++) {
		struct zd_label label, again;
		struct zd_buf form = ZD_BUF_INIT;
		size_t n =
			zd_label_parse(zd_slice_str(readings[i].typed), &label);

		cr_assert_eq(n, readings[i].used, "%s: %zu bytes",
			readings[i].typed, n);
		if (n) {
			zd_label_format(&form, &label);
			cr_assert_str_eq(zd_buf_str(&form), readings[i].form);
			cr_assert(zd_label_is(zd_buf_slice(&form), &again));
			cr_assert_eq(zd_label_cmp(&label, &again), 0);
		}
		zd_buf_clear(&form);
	}
}

Test(label, the_whole_of_a_text_is_one_or_not)
{
	struct zd_label label;

	cr_assert(zd_label_is(ZD_LIT(" OP7 bis. "), &label));
	cr_assert_eq(label.bis, 2);
	cr_assert(zd_label_is(ZD_LIT("OP7 bis ter (a) quater"), &label));
	cr_assert_eq(label.bis, 0x32);
	cr_assert_eq(label.path[0].bis, 4);
	cr_assert_not(zd_label_is(ZD_LIT("OP7 bis of"), &label));
	cr_assert_not(zd_label_is(ZD_LIT("OP7 OP8"), &label));
}

Test(label, order_is_the_order_of_a_text)
{
	static const char *const ordered[] = {"PP1", "PP2", "PP10", "OP1",
		"OP7", "OP7 chapeau", "OP7 (a)", "OP7 (a) (i)",
		"OP7 (a) (i bis)", "OP7 (a) (ii)", "OP7 (a alt)", "OP7 (a bis)",
		"OP7 (a bis) (i)", "OP7 (a bis bis)", "OP7 (a ter)", "OP7 (b)",
		"OP7 (h)", "OP7 (i)", "OP7 (j)", "OP7 (aa)", "OP7 alt",
		"OP7 alt 2", "OP7 bis", "OP7 bis (a)", "OP7 bis alt",
		"OP7 bis bis", "OP7 bis bis bis", "OP7 bis ter", "OP7 ter",
		"OP8", "1", "1 (i)", "1 (ii)", "1 (iv)", "1 (v)", "1 (ix)",
		"1 (x)", "2"};
	size_t n = sizeof(ordered) / sizeof(ordered[0]);
	struct zd_label a, b;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			cr_assert(zd_label_is(zd_slice_str(ordered[i]), &a));
			cr_assert(zd_label_is(zd_slice_str(ordered[j]), &b));
			cr_assert_eq(zd_label_cmp(&a, &b), i < j ? -1 : i > j,
				"%s and %s", ordered[i], ordered[j]);
		}
}

Test(label, numerals_are_read_in_their_usual_form_only)
{
	cr_assert_eq(zd_roman_parse(ZD_LIT("iv")), 4);
	cr_assert_eq(zd_roman_parse(ZD_LIT("XIX")), 19);
	cr_assert_eq(zd_roman_parse(ZD_LIT("mmmdccclxxxviii")), 3888);
	cr_assert_eq(zd_roman_parse(ZD_LIT("iiii")), 0);
	cr_assert_eq(zd_roman_parse(ZD_LIT("vx")), 0);
	cr_assert_eq(zd_roman_parse(ZD_LIT("ivy")), 0);
	cr_assert_eq(zd_roman_parse(ZD_LIT("mmmm")), 0);
	cr_assert_eq(zd_roman_parse(ZD_LIT("")), 0);
}

Test(label, ordinals_have_names)
{
	cr_assert_eq(zd_ordinal_parse(ZD_LIT("BIS")), 2);
	cr_assert_eq(zd_ordinal_parse(ZD_LIT("decies")), 10);
	cr_assert_eq(zd_ordinal_parse(ZD_LIT("first")), 0);
	cr_assert_str_eq(zd_ordinal_name(4), "quater");
	cr_assert_null(zd_ordinal_name(1));
	cr_assert_null(zd_ordinal_name(11));
}

Test(label, ordinals_have_an_order)
{
	uint16_t bis = 0;

	for (uint16_t n = 2; n <= 10; n++) {
		cr_assert(zd_ordinal_next(&bis));
		cr_assert_eq(bis, n);
	}
	cr_assert_not(zd_ordinal_next(&bis));
	cr_assert_eq(bis, 10);
	/* Behind "ter bis" comes "ter ter". */
	bis = 0x23;
	cr_assert(zd_ordinal_next(&bis));
	cr_assert_eq(bis, 0x33);
}

Test(label, signs_of_sub_paragraphs)
{
	static const struct {
		const char *line;
		size_t used;
		const char *mark;
	} typed[] = {{"(a) bis First", 7, "(a bis)"},
		{"(a)bis. First", 7, "(a bis)"},
		{"(a bis) ter: First", 12, "(a bis ter)"},
		{"(iv) alt 2", 10, "(iv alt 2)"}, {"(a) First", 0, ""},
		{"(a bis) First", 0, ""}, {"(a) bis-First", 0, ""},
		{"(a) bistro", 0, ""}, {"(EU) bis", 0, ""}};
	struct zd_sign sign;

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct zd_buf mark = ZD_BUF_INIT;
		size_t n = zd_sign_typed(zd_slice_str(typed[i].line), &sign);

		cr_expect_eq(n, typed[i].used, "%s: %zu", typed[i].line, n);
		if (n)
			zd_sign_format(&mark, &sign);
		cr_expect_str_eq(zd_buf_str(&mark), typed[i].mark);
		if (n)
			cr_expect(zd_sign_matches(&sign, zd_buf_slice(&mark)));
		zd_buf_clear(&mark);
	}
	cr_expect_not(zd_sign_is(ZD_LIT("(a) "), &sign));
	cr_assert(zd_sign_is(ZD_LIT("(A-bis)"), &sign));
	cr_expect(zd_sign_matches(&sign, ZD_LIT("(a bis)")));
	cr_expect_not(zd_sign_matches(&sign, ZD_LIT("(a)")));
	cr_expect_not(zd_sign_matches(&sign, ZD_LIT("(a ter)")));
	cr_expect_not(zd_sign_matches(&sign, ZD_LIT("(a bis alt)")));
}

static const struct {
	const char *line;
	bool letters;
	size_t used;
} marks[] = {
	{"(a) First", false, 3},
	{"(iv) Fourth", false, 4},
	{"(12) Twelfth", false, 4},
	{"(a)", false, 3},
	{"(s)he", false, 0},
	{"(2018) was", false, 0},
	{"(EU) text", false, 0},
	{"(a bis) Next", false, 7},
	{"(ii alt 2)", false, 10},
	{"(a bis)ect", false, 0},
	{"(a bisected)", false, 0},
	{"(and so on)", false, 0},
	{"a) First", false, 2},
	{"a. First", true, 2},
	{"a. First", false, 0},
	{"A.First", true, 0},
	{"- item", false, 1},
	{"-item", false, 0},
	{"\u2022 item", false, 3},
	{"\u2022item", false, 3},
	{"\u2013 item", false, 3},
	{"\u2013item", false, 0},
	{"First", true, 0},
	{"", true, 0},
};

Test(label, marks_of_sub_paragraphs)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		cr_assert_eq(zd_mark_parse(zd_slice_str(marks[i].line),
				     marks[i].letters),
			marks[i].used, "%s", marks[i].line);
}
