/*
 * What --ignore leaves out: all of what it names, and never a word.
 */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "diff/redline.h"
#include "make.h"

#include <zerodraft.h>

#define CASE ZD_IGNORE_CASE
#define PUNCT ZD_IGNORE_PUNCTUATION
#define BRACKETS ZD_IGNORE_BRACKETS
#define CITES ZD_IGNORE_CITATIONS

static bool same_but(struct zd_slice a, struct zd_slice b, uint32_t kinds)
{
	struct zd_draft *from = zd_draft_new(), *to = zd_draft_new();
	struct zd_redline *r;
	bool same;

	make_paragraph(from, 1, a);
	make_paragraph(to, 1, b);
	r = zd_redline_make(from, to, NULL);
	same = zd_redline_same_but(r, kinds);
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
	return same;
}

static const struct {
	const char *from, *to;
	uint32_t kinds;
	bool same;
} cases[] = {
	/* Signs. */
	{"takes note, in 2030, of “it”: the",
		"takes note in 2030 of \"it\"; the", PUNCT, true},
	{"the State’s own", "the State's own", PUNCT, true},
	{"the COVID‑19 unit", "the COVID-19 unit", PUNCT, true},
	{"in 2024-2025 all", "in 2024–2025 all", PUNCT, true},
	{"the co-operation of", "the cooperation of", PUNCT, true},
	{"a cross-cutting aim", "a cross cutting aim", PUNCT, true},
	/* Signs that are more. */
	{"4.5 per cent", "45 per cent", PUNCT, false},
	{"10.00 dollars", "1,000 dollars", PUNCT, false},
	{"the years 20-24 are", "the years 2024 are", PUNCT, false},
	{"to go nowhere at", "to go now here at", PUNCT, false},
	{"every day in", "everyday in", PUNCT, false},
	{"the States’ own", "the State’s own", PUNCT, false},
	{"and its own", "and it’s own", PUNCT, false},
	{"of $5 each", "of €5 each", PUNCT, false},
	{"of 5% each", "of 5 each", PUNCT, false},
	{"men/women of", "men women of", PUNCT, false},
	{"if a < b", "if a > b", PUNCT, false},
	{"at -5 degrees", "at 5 degrees", PUNCT, false},
	{"at −5 degrees", "at 5 degrees", PUNCT, false},
	/* Brackets. */
	{"they [shall] go", "they shall go", BRACKETS, true},
	{"they [shall] go", "they go", BRACKETS, false},
	{"they [go], and", "they go; and", PUNCT, false},
	{"they [go], and", "they go; and", BRACKETS, false},
	{"they [go], and", "they go; and", PUNCT | BRACKETS, true},
	/* Case. */
	{"the states, And we", "the States, and we", CASE, true},
	{"in it, And we", "in it; and we", CASE, false},
	{"in it, And we", "in it; and we", PUNCT, false},
	{"in it, And we", "in it; and we", CASE | PUNCT, true},
	{"in it, Or we", "in it; and we", CASE | PUNCT, false},
	/* Citations. */
	{"to go (based on 73/195, para 7) on", "to go on", CITES, true},
	{"to go (based on 73/195, para 7) on",
		"to go (based on General Assembly resolution 70/1, paragraphs "
		"8 and 9) on",
		CITES, true},
	{"to go (73/195 OP7; 70/1 PP3) on", "to go (73/195 OP7) on", CITES,
		true},
	{"its resolution 73/195 of 19 December 2018",
		"its resolution 74/196 of 20 December 2019", CITES, true},
	{"in line with resolution 73/195, in 2030",
		"in line with resolution 73/195, in 2035", CITES, false},
	{"recalls resolution 73/195 and 5 reports",
		"recalls resolution 73/195 and 6 reports", CITES, false},
	{"a majority of 2/3 of all", "a majority of 3/4 of all", CITES, false},
	{"to go (based on 73/195), and so", "to go; and so", CITES, false},
	{"to go (based on 73/195), and so", "to go; and so", CITES | PUNCT,
		true},
	{"to Go [on] (73/195), now", "to go on; now",
		CITES | PUNCT | CASE | BRACKETS, true},
};

Test(ignore, all_of_a_kind_and_no_word)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct zd_slice a = zd_slice_str(cases[i].from);
		struct zd_slice b = zd_slice_str(cases[i].to);

		cr_expect_eq(same_but(a, b, cases[i].kinds), cases[i].same,
			"%s -> %s (%u)", cases[i].from, cases[i].to,
			cases[i].kinds);
		cr_expect_eq(same_but(b, a, cases[i].kinds), cases[i].same,
			"%s <- %s (%u)", cases[i].from, cases[i].to,
			cases[i].kinds);
	}
}

/* The symbol of a text is no citation in it. */
Test(ignore, what_a_text_is_called)
{
	struct zd_draft *d[2] = {zd_draft_new(), zd_draft_new()};
	static const char *const symbols[] = {"A/80/L.5", "A/RES/80/150"};
	struct zd_redline *r;

	for (int i = 0; i < 2; i++) {
		zd_draft_add(d[i], ZD_FIELD, ZD_LIT("symbol"));
		zd_draft_add_block(d[i], ZD_LIT(""), zd_slice_str(symbols[i]));
		make_paragraph(d[i], 1, ZD_LIT("Decides to meet."));
	}
	r = zd_redline_make(d[0], d[1], NULL);
	cr_expect_not(zd_redline_same_but(r, CITES));
	zd_redline_free(r);
	zd_draft_free(d[0]);
	zd_draft_free(d[1]);
}

/* --- Any text ------------------------------------------------------------- */

static const char *const parts[] = {"shall", "Shall", "5", "20", "24", "the ",
	"States", " ", " ", " ", ", ", ",", ".", "-", "‑", "–", "’", "'", "[",
	"]", "%", "€", "(", ")", "/", "国", "é", "É", "73/195", "; ", "“"};
#define PARTS (sizeof(parts) / sizeof(*parts))

static void put_part(struct zd_buf *b, uint32_t *state)
{
	zd_buf_puts(b, parts[make_random(state, PARTS)]);
}

/* Nearly the same: of each part a few are another, twice or not there. */
static void make_two(struct zd_buf *a, struct zd_buf *b, uint32_t *state)
{
	uint32_t was;

	zd_buf_truncate(a, 0);
	zd_buf_truncate(b, 0);
	zd_buf_puts(a, "Decides ");
	zd_buf_puts(b, "Decides ");
	for (uint32_t n = make_random(state, 12); n; n--) {
		was = *state;
		put_part(a, state);
		switch (make_random(state, 8)) {
		case 0: put_part(b, state); break;
		case 1: break;
		default: put_part(b, &was);
		}
	}
	zd_buf_puts(a, " end");
	zd_buf_puts(b, " end");
}

/* The letters and digits, capitals as small letters. */
static void put_letters(struct zd_buf *out, struct zd_slice s)
{
	struct zd_buf folded = ZD_BUF_INIT;
	size_t len;

	zd_utf8_fold(&folded, s);
	s = zd_buf_slice(&folded);
	for (size_t at = 0; at < s.len; at += len) {
		uint32_t c = zd_utf8_decode(s, at, &len);

		if (zd_utf8_is_word(c) || c == '%' || c == 0x20ac)
			zd_utf8_put(out, c);
	}
	zd_buf_clear(&folded);
}

/* Ignoring more never shows more; and whatever is ignored, the letters and
 * digits of both sides are the same. */
Test(ignore, never_hides_a_letter, .timeout = 60 * ZD_PATIENCE)
{
	const uint32_t all = CASE | PUNCT | BRACKETS | ZD_IGNORE_SPACE;
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	uint32_t state = 11, hidden = 0;

	for (int i = 0; i < 20000; i++) {
		struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;
		uint32_t kinds = all & make_random(&state, all + 1);
		bool same;

		make_two(&a, &b, &state);
		same = same_but(zd_buf_slice(&a), zd_buf_slice(&b), kinds);
		if (same) {
			hidden += !zd_slice_eq(
				zd_buf_slice(&a), zd_buf_slice(&b));
			put_letters(&x, zd_buf_slice(&a));
			put_letters(&y, zd_buf_slice(&b));
			cr_assert(
				zd_slice_eq(zd_buf_slice(&x), zd_buf_slice(&y)),
				"%u: %s -> %s", kinds, zd_buf_str(&a),
				zd_buf_str(&b));
			cr_assert(same_but(zd_buf_slice(&a), zd_buf_slice(&b),
					  all),
				"%u: %s -> %s", kinds, zd_buf_str(&a),
				zd_buf_str(&b));
		}
		zd_buf_clear(&x);
		zd_buf_clear(&y);
	}
	cr_assert_gt(hidden, 500);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}
