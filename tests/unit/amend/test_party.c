#include <criterion/criterion.h>

#include "amend/party.h"
#include "base/buf.h"

static struct zd_parties *shipped(void)
{
	struct zd_error err = {0};
	struct zd_parties *p;

	cr_assert_eq(
		zd_parties_parse(&p, zd_parties_shipped(), "parties", &err),
		ZD_OK, "%s:%zu: %s", err.path, err.line, err.message);
	return p;
}

static size_t count_kind(const struct zd_parties *p, const char *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < p->list.len; i++)
		n += zd_slice_is(p->list.at[i].kind, kind);
	return n;
}

static const struct zd_party *find(const struct zd_parties *p, const char *name)
{
	struct zd_error err = {0};
	const struct zd_party *found =
		zd_party_find(p, zd_slice_str(name), &err);

	cr_assert_not_null(found, "%s: %s", name, err.message);
	return found;
}

Test(party, shipped_registry_is_complete)
{
	struct zd_parties *p = shipped();

	cr_expect_eq(count_kind(p, "state"), 193);
	cr_expect_eq(count_kind(p, "observer"), 3);
	cr_expect_geq(count_kind(p, "group"), 25);
	cr_expect_eq(find(p, "African Group")->members_len, 54);
	cr_expect_eq(find(p, "EEG")->members_len, 23);
	cr_expect_eq(find(p, "GRULAC")->members_len, 33);
	cr_expect_eq(find(p, "WEOG")->members_len, 28);
	cr_expect_not(find(p, "APG")->unsourced);
	cr_expect(find(p, "GRULAC")->unsourced);
	cr_expect(find(p, "G77")->unsourced);
	/* 133 of the 134 that it counts. */
	cr_expect_eq(find(p, "G77")->members_len, 133);
	cr_expect_eq(find(p, "NAM")->members_len, 122);
	cr_expect_eq(find(p, "OIC")->members_len, 57);
	cr_expect_eq(find(p, "CELAC")->members_len, 33);
	cr_expect_eq(find(p, "AOSIS")->members_len, 37);
	cr_expect_eq(find(p, "LLDCs")->members_len, 32);
	cr_expect_not(find(p, "AOSIS")->unsourced);
	cr_expect_eq(find(p, "EIG")->members_len, 0);
	zd_parties_free(p);
}

/* Each Member State is in one regional group at least, but those that the
 * lists leave out. */
Test(party, regional_groups_hold_the_states)
{
	static const char *const groups[] = {
		"African-Group", "APG", "EEG", "GRULAC", "WEOG"};
	struct zd_parties *p = shipped();
	size_t outside = 0;

	for (size_t i = 0; i < p->list.len; i++) {
		bool in = !zd_slice_is(p->list.at[i].kind, "state");

		for (size_t k = 0; k < 5; k++)
			in = in ||
				zd_party_has(find(p, groups[k]),
					p->list.at[i].code, ZD_LIT(""));
		if (!in)
			cr_log_info(
				"outside: %.*s", ZD_FMT(p->list.at[i].code));
		outside += !in;
	}
	/* The United States, by its own wish. */
	cr_expect_eq(outside, 1);
	zd_parties_free(p);
}

static const struct {
	const char *typed, *code;
} names[] = {
	{"US", "US"},
	{"us", "US"},
	{"USA", "US"},
	{"U.S.", "US"},
	{"United States of America", "US"},
	{"the United States", "US"},
	{"UK", "UK"},
	{"GBR", "UK"},
	{"GB", "UK"},
	{"United Kingdom", "UK"},
	{"G77", "G77"},
	{"G-77", "G77"},
	{"g 77", "G77"},
	{"G-77/China", "G77"},
	{"G77 and China", "G77"},
	{"G77/CHINA", "G77"},
	{"Group of 77 and China", "G77"},
	{"EU", "EU"},
	{"European Union", "EU"},
	{"BRA", "BRA"},
	{"BR", "BRA"},
	{"brazil", "BRA"},
	{"Turkey", "TUR"},
	{"Türkiye", "TUR"},
	{"Turkiye", "TUR"},
	{"Côte d’Ivoire", "CIV"},
	{"Cote d'Ivoire", "CIV"},
	{"CÔTE D'IVOIRE", "CIV"},
	{"Russia", "RUS"},
	{"Russian Federation", "RUS"},
	{"Korea Republic of", "KOR"},
	{"Bolivia", "BOL"},
	{"Bolivia (Plurinational State of)", "BOL"},
	{"Bolivia, Plurinational State of", "BOL"},
	{"Iran, Islamic Republic of", "IRN"},
	{"DPRK", "PRK"},
	{"DRC", "COD"},
	{"Holy See", "VAT"},
	{"Palestine", "PSE"},
	{"NAM", "NAM"},
	{"Namibia", "Namibia"},
	{"SWAZILAND", "SWZ"},
	{"aosis", "AOSIS"},
	{"Co-Facilitators", "Facilitators"},
	{"CANZ", "CANZ"},
};

Test(party, found_by_any_name)
{
	struct zd_parties *p = shipped();

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct zd_party *found =
			zd_party_find(p, zd_slice_str(names[i].typed), NULL);

		cr_assert_not_null(found, "%s", names[i].typed);
		cr_expect(zd_slice_is(found->code, names[i].code), "%s: %.*s",
			names[i].typed, ZD_FMT(found->code));
	}
	zd_parties_free(p);
}

/* As the United Nations write them, with the codes of ISO 3166. */
static const struct {
	const char *code, *name, *others[3];
} spelt[] = {
	{"TUR", "Türkiye", {"TR", "Turkey", "turkiye"}},
	{"CIV", "Côte d’Ivoire", {"CI", "Côte d'Ivoire", "Cote d'Ivoire"}},
	{"VNM", "Viet Nam", {"VN", "Vietnam", "viet nam"}},
	{"CZE", "Czechia", {"CZ", "Czech Republic", "czechia"}},
	{"SWZ", "Eswatini", {"SZ", "Swaziland", "eswatini"}},
	{"MKD", "North Macedonia", {"MK", "north macedonia", "MKD"}},
	{"CPV", "Cabo Verde", {"CV", "Cape Verde", "cabo verde"}},
	{"MDA", "Republic of Moldova", {"MD", "Moldova", "MDA"}},
	{"NLD", "Netherlands (Kingdom of the)", {"NL", "Netherlands", "NLD"}},
	{"LAO", "Lao People’s Democratic Republic", {"LA", "Laos", "lao"}},
	{"UK", "United Kingdom of Great Britain and Northern Ireland",
		{"GBR", "GB", "United Kingdom"}},
	{"US", "United States of America", {"USA", "us", "United States"}},
};

Test(party, names_are_spelt_as_the_united_nations_do)
{
	struct zd_parties *p = shipped();

	for (size_t i = 0; i < sizeof(spelt) / sizeof(spelt[0]); i++) {
		const struct zd_party *one = find(p, spelt[i].code);

		cr_expect(zd_slice_is(one->name, spelt[i].name), "%s: %.*s",
			spelt[i].code, ZD_FMT(one->name));
		for (size_t k = 0; k < 3; k++)
			cr_expect_eq(find(p, spelt[i].others[k]), one, "%s",
				spelt[i].others[k]);
	}
	zd_parties_free(p);
}

/* Three letters, but where the room says otherwise; none twice, and no alias
 * that is another's. */
Test(party, codes_and_aliases_are_unique)
{
	struct zd_parties *p = shipped();
	struct zd_slice rest, alias;
	size_t three = 0;

	for (size_t i = 0; i < p->list.len; i++) {
		const struct zd_party *one = &p->list.at[i];

		three += zd_slice_is(one->kind, "state") && one->code.len == 3;
		for (size_t k = 0; k < i; k++)
			cr_expect_not(
				zd_slice_eq(one->code, p->list.at[k].code),
				"%.*s", ZD_FMT(one->code));
		rest = one->aliases;
		while (rest.len) {
			alias = zd_slice_trim(zd_slice_cut(&rest, ','));
			cr_expect_eq(zd_party_find(p, alias, NULL), one, "%.*s",
				ZD_FMT(alias));
		}
	}
	cr_expect_eq(three, 190);
	zd_parties_free(p);
}

Test(party, every_code_and_name_finds_its_own)
{
	struct zd_parties *p = shipped();

	for (size_t i = 0; i < p->list.len; i++) {
		const struct zd_party *one = &p->list.at[i];

		cr_expect_eq(zd_party_find(p, one->code, NULL), one);
		cr_expect_eq(zd_party_find(p, one->name, NULL), one);
	}
	zd_parties_free(p);
}

static const struct {
	const char *typed, *says;
} unknown[] = {
	{"Germny", "DEU (Germany)"},
	{"Korea", "KOR (Republic of Korea)"},
	{"Untied Kingdom", "UK ("},
	{"Guinea Bisau", "GNB ("},
	{"Grulak", "GRULAC ("},
	{"Atlantis", "no party is called \"Atlantis\""},
	{"../../etc", "no party is called \"../../etc\""},
	{"", "no party is called \"\""},
	{"refs/heads/main", "can be edited"},
	{"\xff\xfe", "no party"},
};

Test(party, unknown_names_the_nearest)
{
	struct zd_parties *p = shipped();
	struct zd_error err;

	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		cr_assert_null(
			zd_party_find(p, zd_slice_str(unknown[i].typed), &err));
		cr_expect_eq(err.code, ZD_ENOTFOUND);
		cr_expect(strstr(err.message, unknown[i].says), "%s: %s",
			unknown[i].typed, err.message);
	}
	zd_parties_free(p);
}

Test(party, long_names_are_cut)
{
	struct zd_parties *p = shipped();
	static char name[100000];
	struct zd_error err;

	memset(name, 'x', sizeof(name));
	cr_assert_null(zd_party_find(p, zd_slice(name, sizeof(name)), &err));
	zd_parties_free(p);
}

static const struct {
	const char *file;
	size_t line, column;
	const char *says;
} wrong[] = {
	{"US\n", 1, 1, "expected code | name | kind"},
	{"# x\n\nUS | United States\n", 3, 1, "expected code | name | kind"},
	{"a/b | X | state\n", 1, 1, "letters, digits and hyphens"},
	{"../x | X | state\n", 1, 1, "letters, digits and hyphens"},
	{"a b | X | state\n", 1, 1, "letters, digits and hyphens"},
	{"-a | X | state\n", 1, 1, "letters, digits and hyphens"},
	{" | X | state\n", 1, 2, "letters, digits and hyphens"},
	{"AA |  | state\n", 1, 0, "expected a name"},
	{"AA | X | planet\n", 1, 6, "expected a kind"},
	{"AA | X | state | | | x\n", 1, 0, "five fields"},
	{"AA | X | state\nBB | X | state\n", 2, 0, "both answer to \"x\""},
	{"AA | X | state | Y\nBB | Z | state | y.\n", 2, 0, "both answer"},
	{"AA | X | state\nAA | Z | state\n", 2, 0, "both answer to \"aa\""},
	{"AA | X | state | Y, , Z\n", 1, 0, "letters or digits"},
	{"AA | X | group | | BB\n", 1, 20, "no code of this file"},
	{"AA | X | group | | X1 since 2000-01-01\n", 1, 23, "\"from\" or"},
	{"AA | X | group | | X1 from\n", 1, 23, "\"from\" or \"to\""},
	{"AA | X | group | | X1 from 2000-13-01\n", 1, 23, "a day such as"},
	{"AA | X | group | | X1 to yesterday\n", 1, 23, "a day such as"},
	{"AA | \xff | state\n", 1, 6, "not UTF-8"},
	{"AA | X | group | | Y, , Z\n", 1, 0, "expected a member's code"},
};

Test(party, mistakes_have_their_line)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct zd_error err = {0};
		struct zd_parties *p;

		cr_assert_neq(zd_parties_parse(&p, zd_slice_str(wrong[i].file),
				      "parties", &err),
			ZD_OK, "%s", wrong[i].file);
		cr_expect_null(p);
		cr_expect_str_eq(err.path, "parties");
		cr_expect_eq(err.line, wrong[i].line, "%s: line %zu",
			wrong[i].file, err.line);
		if (wrong[i].column)
			cr_expect_eq(err.column, wrong[i].column,
				"%s: column %zu", wrong[i].file, err.column);
		cr_expect(strstr(err.message, wrong[i].says), "%s: %s",
			wrong[i].file, err.message);
		cr_expect_neq(zd_parties_parse(&p, zd_slice_str(wrong[i].file),
				      NULL, NULL),
			ZD_OK);
	}
}

Test(party, empty_files_and_spaces)
{
	struct zd_parties *p;

	cr_assert_eq(zd_parties_parse(&p, ZD_LIT(""), NULL, NULL), ZD_OK);
	cr_expect_eq(p->list.len, 0);
	cr_expect_null(zd_party_find(p, ZD_LIT("US"), NULL));
	zd_parties_free(p);
	cr_assert_eq(zd_parties_parse(&p,
			     ZD_LIT("#a\n  AA|Alpha|state|Al , Aleph \r\n"),
			     NULL, NULL),
		ZD_OK);
	cr_expect(zd_slice_is(p->list.at[0].name, "Alpha"));
	cr_expect_eq(p->list.at[0].line, 2);
	cr_expect_not_null(zd_party_find(p, ZD_LIT("aleph"), NULL));
	zd_parties_free(p);
	zd_parties_free(NULL);
}

Test(party, membership_has_dates)
{
	struct zd_parties *p = shipped();
	const struct zd_party *eu = find(p, "EU");

	cr_expect(zd_party_has(eu, ZD_LIT("UK"), ZD_LIT("2020-01-31")));
	cr_expect_not(zd_party_has(eu, ZD_LIT("UK"), ZD_LIT("2020-02-01")));
	cr_expect_not(zd_party_has(eu, ZD_LIT("HRV"), ZD_LIT("2013-06-30")));
	cr_expect(zd_party_has(eu, ZD_LIT("HRV"), ZD_LIT("2013-07-01")));
	cr_expect(zd_party_has(eu, ZD_LIT("UK"), ZD_LIT("")));
	cr_expect_not(zd_party_has(eu, ZD_LIT("US"), ZD_LIT("")));
	zd_parties_free(p);
}

Test(party, a_group_speaks_unless_the_member_does)
{
	struct zd_parties *p = shipped();
	const struct zd_party *floor[] = {find(p, "EU"), find(p, "WEOG"),
		find(p, "France"), find(p, "African Group")};
	struct zd_slice day = ZD_LIT("2025-01-01");
	uint32_t who[4];

	cr_expect_eq(
		zd_party_spoken_for(who, find(p, "FRA"), floor, 4, day), 1);
	cr_expect_eq(who[0], 2);
	cr_expect_eq(
		zd_party_spoken_for(who, find(p, "DEU"), floor, 4, day), 2);
	cr_expect_eq(who[0], 0);
	cr_expect_eq(who[1], 1);
	cr_expect_eq(zd_party_spoken_for(who, find(p, "UK"), floor, 4, day), 1);
	cr_expect_eq(zd_party_spoken_for(who, find(p, "US"), floor, 4, day), 0);
	cr_expect_eq(zd_party_spoken_for(who, find(p, "EU"), floor, 4, day), 1);
	zd_parties_free(p);
}

Test(party, a_hundred_thousand_lines)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_parties *p;
	struct zd_error err;

	for (int i = 0; i < 100000; i++)
		zd_buf_printf(
			&b, "P%d | Party %d | state | Alias%d\n", i, i, i);
	cr_assert_eq(zd_parties_parse(&p, zd_buf_slice(&b), "x", &err), ZD_OK,
		"%s", err.message);
	cr_expect(zd_slice_is(find(p, "alias 77777")->code, "P77777"));
	zd_parties_free(p);
	zd_buf_clear(&b);
}
