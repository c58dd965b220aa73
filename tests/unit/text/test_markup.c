#include "text/markup.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>

#include "base/mem.h"

/* Typed, stored, visible. */
static const struct {
	const char *typed, *stored, *plain;
} texts[] = {
	{"plain words", "plain words", "plain words"},
	{"  two   spaces\there ", "two spaces here", "two spaces here"},
	{"*Recalling* it", "*Recalling* it", "Recalling it"},
	{"_Recalling_ it", "*Recalling* it", "Recalling it"},
	{"__must__ and **shall**", "**must** and **shall**", "must and shall"},
	{"snake_case_word", "snake\\_case\\_word", "snake_case_word"},
	{"***both*** one", "***both*** one", "both one"},
	{"**a *b* c**", "**a *b* c**", "a b c"},
	{"*a*_b_", "*ab*", "ab"},
	{"2 * 3 * 4", "2 \\* 3 \\* 4", "2 * 3 * 4"},
	{"*open", "\\*open", "*open"},
	{"a **** b", "a \\*\\*\\*\\* b", "a **** b"},
	{"[shall][should]", "[shall][should]", "[shall][should]"},
	{"[should](EU)", "[should]\\(EU)", "[should](EU)"},
	{"[EU]: reserve", "[EU]\\: reserve", "[EU]: reserve"},
	{"[x] done", "\\[x] done", "[x] done"},
	{"a[^res-70-1] b", "a[^res-70-1] b", "a b"},
	{"a[^not a note]", "a[\\^not a note]", "a[^not a note]"},
	{"^[1] Resolution", "\\^[1] Resolution", "^[1] Resolution"},
	{"R&D and &amp;", "R&D and \\&amp;", "R&D and &amp;"},
	{"US$ 5, a@b, x|y", "US\\$ 5, a\\@b, x\\|y", "US$ 5, a@b, x|y"},
	{"<b> `c` ~~d~~", "\\<b> \\`c\\` \\~\\~d\\~\\~", "<b> `c` ~~d~~"},
	{"\\q and \\* and \\\\", "\\\\q and \\* and \\\\", "\\q and * and \\"},
	{"- item", "\\- item", "- item"},
	{"# 5", "\\# 5", "# 5"},
	{"1. first", "1\\. first", "1. first"},
	{"1.5 degrees", "1.5 degrees", "1.5 degrees"},
	{"2018. The", "2018\\. The", "2018. The"},
	{"(i) first", "\\(i) first", "(i) first"},
	{"(based on", "(based on", "(based on"},
	{"A. Smith", "A\\. Smith", "A. Smith"},
	{"\u0413\u0435\u043d \u5927\u4f1a", "\u0413\u0435\u043d \u5927\u4f1a",
		"\u0413\u0435\u043d \u5927\u4f1a"},
	{"", "", ""},
};

Test(markup, one_form_for_what_reads_alike)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct zd_buf once = ZD_BUF_INIT, twice = ZD_BUF_INIT;
		struct zd_buf plain = ZD_BUF_INIT;

		zd_markup_canonical(&once, zd_slice_str(texts[i].typed), true);
		cr_assert_str_eq(zd_buf_str(&once), texts[i].stored);
		zd_markup_canonical(&twice, zd_buf_slice(&once), true);
		cr_assert_str_eq(zd_buf_str(&twice), texts[i].stored);
		zd_markup_plain(&plain, zd_buf_slice(&once));
		cr_assert_str_eq(zd_buf_str(&plain), texts[i].plain);
		zd_buf_clear(&once);
		zd_buf_clear(&twice);
		zd_buf_clear(&plain);
	}
}

/* Every pair of signs between letters, at a line's start and behind it. */
Test(markup, what_is_escaped_reads_as_it_was)
{
	char s[8];

	for (int a = ' '; a < 127; a++)
		for (int b = '!'; b < 127; b++)
			for (int start = 0; start < 2; start++) {
				struct zd_buf stored = ZD_BUF_INIT;
				struct zd_buf plain = ZD_BUF_INIT;
				struct zd_buf again = ZD_BUF_INIT;

				snprintf(s, sizeof(s), "%s%c%c x",
					start ? "" : "k", a, b);
				zd_markup_escape(
					&stored, zd_slice_str(s), true);
				zd_markup_plain(&plain, zd_buf_slice(&stored));
				cr_assert_str_eq(zd_buf_str(&plain), s);
				if (a != ' ') {
					zd_markup_canonical(&again,
						zd_buf_slice(&stored), true);
					cr_assert_str_eq(zd_buf_str(&again),
						zd_buf_str(&stored));
				}
				zd_buf_clear(&stored);
				zd_buf_clear(&plain);
				zd_buf_clear(&again);
			}
}

Test(markup, pieces_cover_the_text)
{
	struct zd_markup_cursor c = {.text = ZD_LIT("a *b* \\*c[^n] **d")};
	static const enum zd_markup_kind kinds[] = {ZD_MARKUP_TEXT,
		ZD_MARKUP_EMPH, ZD_MARKUP_TEXT, ZD_MARKUP_EMPH, ZD_MARKUP_TEXT,
		ZD_MARKUP_TEXT, ZD_MARKUP_NOTE, ZD_MARKUP_TEXT};
	struct zd_markup_piece p;
	size_t at = 0, i = 0;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		cr_assert_lt(i, sizeof(kinds) / sizeof(kinds[0]));
		cr_assert_eq(p.kind, kinds[i], "piece %zu", i);
		cr_assert_eq(p.start, at);
		at = p.end;
		i++;
	}
	cr_assert_eq(at, c.text.len);
	cr_assert_eq(i, sizeof(kinds) / sizeof(kinds[0]));
}

Test(markup, plain_is_never_said_of_what_would_change)
{
	static const char second[] = "k []()*\\^_`{|}~<$&@:.\n\t\x7f\xc3";
	static const int places[] = {
		0, 1, 14, 15, 16, 31, 32, 37, 38, 63, 64, 65, 79, 80, 98};
	const size_t count = sizeof(places) / sizeof(places[0]);
	char s[100];
	bool bare;

	for (int a = 0; a < 256; a++)
		for (size_t i = 0; i < count * (sizeof(second) - 1); i++) {
			int at = places[i % count];
			struct zd_slice text = {
				s, at < 14 && i % 2 ? 10 : sizeof(s)};
			struct zd_buf b = ZD_BUF_INIT;

			memset(s, 'k', sizeof(s));
			s[at] = (char)a;
			s[at + 1] = second[i / count];
			zd_markup_canonical(&b, text, true);
			if (zd_markup_is_plain(text, &bare))
				cr_assert(zd_slice_eq(zd_buf_slice(&b), text));
			cr_assert(!bare ||
				(zd_slice_chr(text, '[', 0) == SIZE_MAX &&
					zd_slice_chr(text, ']', 0) ==
						SIZE_MAX));
			zd_buf_clear(&b);
		}
}

Test(markup, plain_text_is_bare_or_has_brackets)
{
	static const struct {
		const char *text;
		bool plain, bare;
	} cases[] = {
		{"Recalling [all] [States[s]];", true, false},
		{"Recalling all States]", true, false},
		{"Recalling [all](States)", false, false},
		{"Recalling all[^res-70-1]", false, false},
		{"Recalling (as it did, in 2019) the 2030 Agenda;", true, true},
		{"two  spaces in a text", false, false},
		{"- a list's sign begins it", false, false},
		{"", false, false},
	};
	bool bare;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_eq(
			zd_markup_is_plain(zd_slice_str(cases[i].text), &bare),
			cases[i].plain, "%s", cases[i].text);
		cr_assert_eq(bare, cases[i].bare, "%s", cases[i].text);
	}
}

/* Text with emphasis and notes, well formed and not. */
Test(markup, canonical_is_never_said_of_what_would_change)
{
	static const char *const some[] = {"*", "*", "*", "*", " ", " ", "word",
		"a", ",", "[^res-70-1]", "[^", "]", "[", "(", ":", "^", "**",
		"é", "a longer run of words without a sign", "_", "\\*", "1."};
	struct zd_buf text = ZD_BUF_INIT, b = ZD_BUF_INIT;
	uint32_t state = 5, accepted = 0;

	for (int round = 0; round < 200000; round++) {
		zd_buf_truncate(&text, 0);
		zd_buf_truncate(&b, 0);
		for (int n = round % 9; n >= 0; n--) {
			state = state * 1664525 + 1013904223;
			zd_buf_puts(&text, some[(state >> 8) % 22]);
		}
		if (!zd_markup_is_canonical(zd_buf_slice(&text)))
			continue;
		zd_markup_canonical(&b, zd_buf_slice(&text), true);
		cr_assert_str_eq(zd_buf_str(&b), zd_buf_str(&text));
		accepted += strchr(zd_buf_str(&text), '*') ||
			strchr(zd_buf_str(&text), '^');
	}
	cr_assert_gt(accepted, 1000);
	zd_buf_clear(&text);
	zd_buf_clear(&b);
	cr_assert(zd_markup_is_canonical(ZD_LIT(
		"*Recalling* the 2030 Agenda,[^res-70-1] and *also* more,")));
	cr_assert_not(zd_markup_is_canonical(ZD_LIT("*Recalling* *also* it")));
	cr_assert_not(zd_markup_is_canonical(ZD_LIT("*Recalling all of it")));
	cr_assert_not(zd_markup_is_canonical(ZD_LIT("*Recalling* a[^b c] it")));
}

/* A million signs cost what a million letters cost: this ends. */
Test(markup, a_million_asterisks_are_linear, .timeout = 20 * ZD_PATIENCE)
{
	static const char *const patterns[] = {
		"*a ", "**a", "_a ", "*a_b ", "[^", "***a", "\\", "* "};
	size_t n = 1000000;
	char *s = zd_alloc(n);

	for (size_t k = 0; k < sizeof(patterns) / sizeof(patterns[0]); k++) {
		struct zd_buf once = ZD_BUF_INIT, twice = ZD_BUF_INIT;
		size_t len = strlen(patterns[k]);

		for (size_t i = 0; i < n; i++)
			s[i] = patterns[k][i % len];
		zd_markup_canonical(&once, zd_slice(s, n), true);
		zd_markup_canonical(&twice, zd_buf_slice(&once), true);
		cr_assert(
			zd_slice_eq(zd_buf_slice(&once), zd_buf_slice(&twice)));
		zd_buf_clear(&once);
		zd_buf_clear(&twice);
	}
	zd_free(s);
}
