#include "text/symbol.h"

#include <criterion/criterion.h>

static const struct {
	const char *typed;
	size_t used; /* bytes that are the symbol */
	const char *form;
} readings[] = {
	{"73/195", 6, "73/195"},
	{"A/RES/73/195", 12, "73/195"},
	{"a/res/73/195, PARTIAL", 12, "73/195"},
	{"resolution 73/195 of 19 December", 17, "73/195"},
	{"General Assembly resolution 70/1", 32, "70/1"},
	{"GA res. 73/195", 14, "73/195"},
	{"A/RES/S-8/1", 11, "S-8/1"},
	{"ES-11/1", 7, "ES-11/1"},
	{"A/RES/31/16A", 12, "31/16 A"},
	{"31/16 A", 7, "31/16 A"},
	{"31/16 A and B", 5, "31/16"},
	{"73/195 A new era", 6, "73/195"},
	{"2625 (XXV), annex", 10, "2625 (XXV)"},
	{"A/RES/2625(XXV)", 15, "2625 (XXV)"},
	{"3201(S-VI)", 10, "3201 (S-VI)"},
	{"3201 (S-)", 0, ""},
	{"2623 (2022)", 11, "2623 (2022)"},
	{"S/RES/2623(2022)", 16, "2623 (2022)"},
	{"Security Council resolution 1325 (2000)", 39, "1325 (2000)"},
	{"A/HRC/RES/31/16", 15, "A/HRC/RES/31/16"},
	{"HRC 31/16", 9, "A/HRC/RES/31/16"},
	{"Human Rights Council resolution 31/16", 37, "A/HRC/RES/31/16"},
	{"E/RES/2019/4", 12, "E/RES/2019/4"},
	{"ECOSOC resolution 2019/4", 24, "E/RES/2019/4"},
	{"2019/4", 6, "E/RES/2019/4"},
	{"A/CONF.231/3, annex", 12, "A/CONF.231/3"},
	{"FCCC/CP/2015/10/Add.1.", 21, "FCCC/CP/2015/10/Add.1"},
	{"A/80/L.25", 9, "A/80/L.25"},
	{"78/10. Building a peaceful", 5, "78/10"},
	{"and/or", 0, ""},
	{"AND/OR", 0, ""},
	{"7 June 2019", 0, ""},
	{"12 (a)", 0, ""},
	{"GATT/1", 6, "GATT/1"},
	{"", 0, ""},
};

Test(symbol, is_read_in_every_spelling)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (size_t i = 0; i < sizeof(readings) / sizeof(*readings); i++) {
		zd_buf_truncate(&b, 0);
		cr_expect_eq(
			zd_symbol_parse(&b, zd_slice_str(readings[i].typed)),
			readings[i].used, "%s", readings[i].typed);
		cr_expect_str_eq(zd_buf_str(&b), readings[i].form, "%s",
			readings[i].typed);
	}
	zd_buf_clear(&b);
}

Test(symbol, canonical_form_reads_as_itself)
{
	struct zd_buf once = ZD_BUF_INIT, twice = ZD_BUF_INIT;

	for (size_t i = 0; i < sizeof(readings) / sizeof(*readings); i++) {
		zd_buf_truncate(&once, 0);
		zd_buf_truncate(&twice, 0);
		zd_symbol_canonical(&once, zd_slice_str(readings[i].typed));
		zd_symbol_canonical(&twice, zd_buf_slice(&once));
		cr_expect_str_eq(zd_buf_str(&twice), zd_buf_str(&once));
	}
	zd_buf_clear(&once);
	zd_buf_clear(&twice);
}

Test(symbol, a_name_in_words_stays_one)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_symbol_canonical(&b, ZD_LIT("  Sevilla \t Commitment\n"));
	cr_expect_str_eq(zd_buf_str(&b), "Sevilla Commitment");
	zd_buf_clear(&b);
}

Test(symbol, is_taken_off_a_title)
{
	static const char *const titles[][2] = {{"78/10. Sport", "Sport"},
		{"78/10 Sport", "Sport"}, {"A/RES/78/10: Sport", "Sport"},
		{"78/10", "78/10"}, {"78/10.", "78/10."},
		{"70/1-based plans", "70/1-based plans"}, {"Sport", "Sport"},
		{"", ""}};

	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		cr_expect(
			zd_slice_is(zd_symbol_skip(zd_slice_str(titles[i][0])),
				titles[i][1]),
			"%s", titles[i][0]);
}

static const struct {
	const char *path, *form;
} paths[] = {
	{"sources/78/A_RES_78_10.txt", "78/10"},
	{"73-195.md", "73/195"},
	{"73-195-paras-46-54.txt", "73/195"},
	{"A-RES-78-10-en.txt", "78/10"},
	{"71-280-PARTIAL.txt", "71/280"},
	{"A_CONF.231_3.txt", "A/CONF.231/3"},
	{"A_C.2_80_L.18.txt", "A/C.2/80/L.18"},
	{"A_RES_S-8_1.txt", "S-8/1"},
	{"A_HRC_RES_31_16.txt", "A/HRC/RES/31/16"},
	{"letter.txt", ""},
	{"rev1.md", ""},
	{"/", ""},
};

Test(symbol, is_found_in_the_name_of_a_file)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		zd_buf_truncate(&b, 0);
		cr_expect_eq(zd_symbol_of_path(&b, zd_slice_str(paths[i].path)),
			*paths[i].form != '\0', "%s", paths[i].path);
		cr_expect_str_eq(
			zd_buf_str(&b), paths[i].form, "%s", paths[i].path);
	}
	zd_buf_clear(&b);
}

Test(symbol, the_organ_says_whose_session_it_is)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_symbol_of_organ(
		&b, ZD_LIT("31/16"), ZD_LIT("The Human Rights Council"));
	cr_expect_str_eq(zd_buf_str(&b), "A/HRC/RES/31/16");
	zd_buf_truncate(&b, 0);
	zd_symbol_of_organ(&b, ZD_LIT("31/16"), ZD_LIT("The General Assembly"));
	cr_expect_str_eq(zd_buf_str(&b), "31/16");
	zd_buf_truncate(&b, 0);
	zd_symbol_of_organ(
		&b, ZD_LIT("A/80/L.1"), ZD_LIT("The Human Rights Council"));
	cr_expect_str_eq(zd_buf_str(&b), "A/80/L.1");
	zd_buf_clear(&b);
}

Test(symbol, order_is_by_number)
{
	static const char *const sorted[] = {"9/1", "70/1", "70/2", "78/9",
		"78/10", "078/10", "78/10 A", "78/110", "A/CONF.231/3",
		"A/CONF.1000/3", "S-8/1"};
	size_t n = sizeof(sorted) / sizeof(*sorted);

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int c = zd_symbol_cmp(zd_slice_str(sorted[i]),
				zd_slice_str(sorted[j]));

			/* Equal numbers fall back on bytes: "0" before "7". */
			if ((i == 4 && j == 5) || (i == 5 && j == 4))
				cr_expect_eq(c, i == 4 ? 1 : -1);
			else
				cr_expect_eq((c > 0) - (c < 0),
					(i > j) - (i < j), "%s %s", sorted[i],
					sorted[j]);
		}
}
