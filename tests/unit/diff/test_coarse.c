/*
 * A cap that is hit is told: each by its name, where a larger one would have
 * looked further, and not otherwise.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "diff/redline.h"
#include "make.h"

#include <zerodraft.h>

/* Whether the redline is coarse by this cap alone; frees both drafts. */
static bool is_coarse(struct zd_draft *from, struct zd_draft *to,
	const struct zd_diff_options *o, const char *cap)
{
	struct zd_redline *r = zd_redline_make(from, to, o);
	struct zd_redline *back = zd_redline_reverse(r);
	bool coarse = r->coarse;

	cr_assert_eq(r->coarse_why != NULL, coarse);
	cr_assert_eq(back->coarse, coarse);
	zd_redline_free(r);
	if (coarse) {
		cr_expect_not_null(strstr(back->coarse_why, cap), "%s: %s", cap,
			back->coarse_why);
		cr_expect_null(
			strchr(back->coarse_why, ';'), "%s", back->coarse_why);
	}
	zd_redline_free(back);
	zd_draft_free(from);
	zd_draft_free(to);
	return coarse;
}

static void put_kept(struct zd_buf *b, const char *word)
{
	for (uint32_t i = 0; i < 60; i++)
		zd_buf_printf(b, "%s%u ", word, i);
}

/* So many words of a paragraph, every third of which stays, between many that
 * do. */
static struct zd_draft *rewritten(uint32_t n, const char *other)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf b = ZD_BUF_INIT;

	put_kept(&b, "before");
	for (uint32_t i = 0; i < n; i++)
		zd_buf_printf(&b, "%s%u ", i % 3 ? other : "stays", i);
	put_kept(&b, "behind");
	make_paragraph(d, 1, zd_slice_trim(zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return d;
}

Test(coarse, a_rewritten_passage_that_is_too_long_to_weigh)
{
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(is_coarse(
		rewritten(50, "old"), rewritten(50, "new"), &o, "max_polish"));
	cr_expect(is_coarse(
		rewritten(90, "old"), rewritten(90, "new"), &o, "max_polish"));
	o.max_polish = 10000;
	cr_expect_not(is_coarse(
		rewritten(90, "old"), rewritten(90, "new"), &o, "max_polish"));
	o.max_polish = 0;
	cr_expect_not(is_coarse(
		rewritten(90, "old"), rewritten(90, "new"), &o, "max_polish"));
}

/* n paragraphs of their own words, with a few between that are said. */
static struct zd_draft *sharing(uint32_t n, const char *fmt)
{
	struct zd_draft *d = zd_draft_new();

	for (uint32_t i = 0; i < n; i++) {
		struct zd_buf b = ZD_BUF_INIT;

		for (uint32_t k = 0; k < 60; k++)
			zd_buf_printf(&b, "own%u_%u ", i, k);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		zd_buf_printf(&b, fmt, i, i, i, i);
#pragma GCC diagnostic pop
		make_paragraph(d, i + 1, zd_buf_slice(&b));
		zd_buf_clear(&b);
	}
	return d;
}

/* One paragraph with a few words of each of n. */
static struct zd_draft *gathered(uint32_t n)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < n; i++)
		zd_buf_printf(&b, "a%u b%u c%u d%u ", i, i, i, i);
	make_paragraph(d, 1, zd_slice_trim(zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return d;
}

Test(coarse, more_candidates_than_are_compared)
{
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(is_coarse(sharing(6, "a%u b%u c%u d%u"), gathered(6), &o,
		"max_candidates"));
	cr_expect(is_coarse(sharing(9, "a%u b%u c%u d%u"), gathered(9), &o,
		"max_candidates"));
	o.max_candidates = 9;
	cr_expect_not(is_coarse(sharing(9, "a%u b%u c%u d%u"), gathered(9), &o,
		"max_candidates"));
}

static struct zd_draft *said(void)
{
	struct zd_draft *d = zd_draft_new();

	make_paragraph(d, 1,
		ZD_LIT("quite another matter is meant by what all of them say "
		       "here in so many words as these"));
	return d;
}

Test(coarse, words_that_stand_in_too_many)
{
	static const char fmt[] = "what all of them say here in so many words";
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect(is_coarse(sharing(20, fmt), said(), &o, "max_postings"));
	o.max_postings = 20;
	o.max_candidates = 20;
	cr_expect_not(is_coarse(sharing(20, fmt), said(), &o, "max_postings"));
}

/* Nothing is missed where nobody is left, or nothing is shared. */
Test(coarse, what_has_nobody_to_find_is_not_coarse)
{
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(is_coarse(sharing(20, ""), gathered(9), &o, ""));
	cr_expect_not(is_coarse(zd_draft_new(), sharing(50, ""), &o, ""));
}

/* n times the same word, with one that stands before and some behind. */
static struct zd_draft *repeated(uint32_t n)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, "Say");
	for (uint32_t i = 0; i < n; i++)
		zd_buf_puts(&b, " again");
	zd_buf_puts(&b, " and no more of them.");
	make_paragraph(d, 1, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return d;
}

Test(coarse, a_change_that_may_stand_in_too_many_places)
{
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(is_coarse(repeated(60), repeated(61), &o, "max_slide"));
	cr_expect(is_coarse(repeated(200), repeated(201), &o, "max_slide"));
	o.max_slide = 99;
	cr_expect(is_coarse(repeated(200), repeated(201), &o, "max_slide"));
	o.max_slide = 100;
	cr_expect_not(is_coarse(repeated(200), repeated(201), &o, "max_slide"));
	o.max_slide = UINT32_MAX;
	cr_expect_not(is_coarse(repeated(200), repeated(201), &o, "max_slide"));
	o.max_slide = 0;
	cr_expect_not(is_coarse(repeated(200), repeated(201), &o, "max_slide"));
}

static void put_other(struct zd_draft *d, const char *words)
{
	make_paragraph(d, 1, zd_slice_str(words));
}

/* n paragraphs that each say half of what one says, in two places, between
 * others that say nothing of it. */
static struct zd_draft *halves(uint32_t n)
{
	struct zd_draft *d = zd_draft_new();

	put_other(d, "something else comes first");
	for (uint32_t i = 0; i < n; i++) {
		struct zd_buf b = ZD_BUF_INIT;

		for (uint32_t k = 0; k < 40; k++)
			if (k / 10 % 2)
				zd_buf_printf(&b, "own%u ", 100 * i + k);
			else
				zd_buf_printf(&b, "all%u ", k);
		make_paragraph(d, i + 1, zd_slice_trim(zd_buf_slice(&b)));
		zd_buf_clear(&b);
	}
	put_other(d, "another matter stands last");
	return d;
}

static struct zd_draft *whole(void)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t k = 0; k < 40; k++)
		zd_buf_printf(&b, "all%u ", k);
	make_paragraph(d, 1, zd_slice_trim(zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return d;
}

Test(coarse, more_rivals_than_are_looked_at)
{
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(is_coarse(whole(), halves(16), &o, "max_rivals"));
	cr_expect(is_coarse(whole(), halves(17), &o, "max_rivals"));
	o.max_rivals = 17;
	cr_expect_not(is_coarse(whole(), halves(17), &o, "max_rivals"));
	o.max_rivals = 0;
	cr_expect_not(is_coarse(whole(), halves(17), &o, "max_rivals"));
	/* Those that are too long to be rivals were not missed. */
	o.max_rivals = 1;
	o.max_rival_words = 79;
	cr_expect_not(is_coarse(whole(), halves(17), &o, "max_rivals"));
}

Test(coarse, what_is_left_is_too_long_to_weigh)
{
	static const char old[] = "OP1: one two three four";
	static const char new[] = "OP1: five six seven eight";
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	o.max_left_words = 8;
	cr_expect_not(is_coarse(make_shorthand(old), make_shorthand(new), &o,
		"max_left_words"));
	o.max_left_words = 7;
	cr_expect(is_coarse(make_shorthand(old), make_shorthand(new), &o,
		"max_left_words"));
	/* What is not short would not be weighed. */
	o.max_left = 7;
	cr_expect_not(is_coarse(make_shorthand(old), make_shorthand(new), &o,
		"max_left_words"));
}
