/*
 * Hostile drafts: the law holds, the answer is right where there is a right
 * one, and the work stays in proportion (the time limits are far above what
 * linear work needs and far below what quadratic work would).
 */
#include "law.h"
#include "make.h"

static struct zd_draft *paragraphs(
	uint32_t n, const char *fmt, uint32_t step, uint32_t start)
{
	struct zd_draft *d = zd_draft_new();

	for (uint32_t i = 0; i < n; i++) {
		struct zd_buf b = ZD_BUF_INIT;
		uint32_t k = start + i * step;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		zd_buf_printf(&b, fmt, k, k);
#pragma GCC diagnostic pop
		make_paragraph(d, i + 1, zd_buf_slice(&b));
		zd_buf_clear(&b);
	}
	return d;
}

static struct zd_draft *one_paragraph(const char *text)
{
	struct zd_draft *d = zd_draft_new();

	make_paragraph(d, 1, zd_slice_str(text));
	return d;
}

/* Checks, frees both, and gives how many links have the relation. */
static size_t count(
	struct zd_draft *from, struct zd_draft *to, enum zd_relation relation)
{
	struct zd_redline *r = law_check(from, to);
	size_t n = 0;

	for (size_t i = 0; i < r->links.len; i++)
		n += r->links.at[i].relation == relation;
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
	return n;
}

Test(hostile, near_identical, .timeout = 20 * ZD_PATIENCE)
{
	static const char fmt[] = "Requests a report at session %u on %u.";

	cr_assert_leq(count(paragraphs(20000, fmt, 1, 0),
			      paragraphs(20000, fmt, 1, 7), ZD_DROPPED),
		7);
}

Test(hostile, all_the_same, .timeout = 20 * ZD_PATIENCE)
{
	cr_assert_eq(count(paragraphs(20000, "The same.", 0, 0),
			     paragraphs(20007, "The same.", 0, 0), ZD_NEW),
		7);
}

Test(hostile, nothing_in_common, .timeout = 20 * ZD_PATIENCE)
{
	struct zd_redline *r;
	struct zd_draft *a = paragraphs(10000, "a%u b%u", 1, 0);
	struct zd_draft *b = paragraphs(10000, "c%u d%u", 1, 0);

	r = law_check(a, b);
	for (size_t i = 0; i < r->runs.len; i++)
		cr_assert_neq(r->runs.at[i].mark, ZD_KEPT);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(hostile, reversed, .timeout = 20 * ZD_PATIENCE)
{
	struct zd_draft *a = paragraphs(20000, "Paragraph %u of w%u.", 1, 0);
	struct zd_draft *b = zd_draft_new();

	for (uint32_t i = 20000; i-- > 0;)
		zd_draft_add_copy(b, a, i);
	cr_assert_eq(count(a, b, ZD_MOVED), 19998);
}

Test(hostile, shuffled, .timeout = 20 * ZD_PATIENCE)
{
	struct zd_draft *a = paragraphs(20000, "Paragraph %u of w%u.", 1, 0);
	struct zd_draft *b = zd_draft_new();

	for (uint32_t i = 0; i < 20000; i++)
		zd_draft_add_copy(b, a, (uint32_t)(i * 7919u % 20000));
	cr_assert_eq(count(a, b, ZD_NEW), 0);
}

static char *words(const char *fmt, uint32_t n, uint32_t step)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < n; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		zd_buf_printf(&b, fmt, i * step % n);
#pragma GCC diagnostic pop
	}
	return b.ptr;
}

Test(hostile, a_million_equal_words, .timeout = 20 * ZD_PATIENCE)
{
	char *a = words("word ", 1000000, 1), *b = words("word ", 999000, 1);

	cr_assert_eq(count(one_paragraph(a), one_paragraph(b), ZD_EDITED), 1);
	zd_free(a);
	zd_free(b);
}

Test(hostile, one_huge_paragraph, .timeout = 30 * ZD_PATIENCE)
{
	char *a = words("w%u ", 300000, 1), *b = words("w%u ", 300000, 7);

	cr_assert_eq(count(one_paragraph(a), one_paragraph(b), ZD_NEW), 1);
	zd_free(a);
	zd_free(b);
}

/* Two words at random: nothing to hold on to. */
Test(hostile, a_cap_that_is_hit_is_told, .timeout = 30 * ZD_PATIENCE)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	struct zd_draft *from, *to;
	struct zd_redline *r;
	uint32_t state = 3;

	for (uint32_t i = 0; i < 50000; i++) {
		zd_buf_puts(&a, make_random(&state, 2) ? "shall " : "may ");
		zd_buf_puts(&b, make_random(&state, 2) ? "shall " : "may ");
	}
	from = one_paragraph(zd_buf_str(&a));
	to = one_paragraph(zd_buf_str(&b));
	r = law_check(from, to);
	cr_assert(r->coarse);
	cr_assert_not_null(r->coarse_why);
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

Test(hostile, one_against_a_thousand, .timeout = 30 * ZD_PATIENCE)
{
	char *all = words("w%u ", 20000, 1);
	struct zd_slice rest = zd_slice_str(all);
	struct zd_draft *one = one_paragraph(all), *many = zd_draft_new();
	struct zd_redline *r;

	for (uint32_t i = 0; i < 1000; i++) {
		size_t at = 0;

		for (uint32_t k = 0; k < 20; k++)
			at = zd_slice_chr(rest, ' ', at) + 1;
		make_paragraph(many, i + 1, zd_slice_sub(rest, 0, at));
		rest = zd_slice_sub(rest, at, rest.len);
	}
	r = law_check(one, many);
	cr_assert_eq(r->links.len, 1);
	cr_assert_eq(r->links.at[0].relation, ZD_SPLIT);
	zd_redline_free(r);
	r = law_check(many, one);
	cr_assert_eq(r->links.len, 1);
	cr_assert_eq(r->links.at[0].relation, ZD_MERGED);
	zd_redline_free(r);
	zd_draft_free(one);
	zd_draft_free(many);
	zd_free(all);
}

/* A long draft of which every second paragraph went and none came, and the
 * other way round: one side has nothing left to compare. */
Test(hostile, one_side_has_nothing_open, .timeout = 20 * ZD_PATIENCE)
{
	uint32_t state = 9;
	struct zd_draft *all = make_draft(&state, 2000);
	struct zd_draft *half = zd_draft_new();
	struct zd_redline *r;
	size_t gone = 0;

	for (uint32_t i = 0; i < all->paragraphs.len; i += 2)
		zd_draft_add_copy(half, all, i);
	r = law_check(all, half);
	for (size_t i = 0; i < r->links.len; i++)
		gone += r->links.at[i].relation == ZD_DROPPED;
	cr_assert_eq(gone, all->paragraphs.len - half->paragraphs.len);
	zd_redline_free(r);
	r = law_check(half, all);
	gone = 0;
	for (size_t i = 0; i < r->links.len; i++)
		gone += r->links.at[i].relation == ZD_NEW;
	cr_assert_eq(gone, all->paragraphs.len - half->paragraphs.len);
	zd_redline_free(r);
	zd_draft_free(all);
	zd_draft_free(half);
}

/* Labels tell nothing: all equal, or one that stands twice. */
Test(hostile, labels_that_mislead, .timeout = 10 * ZD_PATIENCE)
{
	struct zd_draft *a = zd_draft_new(), *b = zd_draft_new();
	struct zd_redline *r;

	for (uint32_t i = 0; i < 500; i++) {
		char text[64];

		snprintf(text, sizeof(text), "About w%u and x%u.", i, i);
		make_paragraph(a, 1, zd_slice_str(text));
		snprintf(text, sizeof(text), "About w%u and x%u.", 499 - i,
			499 - i);
		make_paragraph(b, i % 2, zd_slice_str(text));
	}
	r = law_check(a, b);
	for (uint32_t i = 0; i < 500; i++)
		cr_assert_eq(r->to_link[499 - i], r->from_link[i]);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

/* Equal keys of fields and notes, and blocks without any text. */
Test(hostile, keys_that_stand_twice)
{
	struct zd_draft *a = zd_draft_new(), *b = zd_draft_new();

	for (int i = 0; i < 3; i++) {
		zd_draft_add(a, ZD_FIELD, ZD_LIT("date"));
		zd_draft_add_block(a, ZD_LIT(""), ZD_LIT("2026"));
		zd_draft_add(b, ZD_NOTE, ZD_LIT("date"));
		zd_draft_add_block(b, ZD_LIT(""), ZD_LIT("2026"));
		zd_draft_add(b, ZD_FIELD, ZD_LIT("date"));
		zd_draft_add_block(b, ZD_LIT(""), ZD_LIT(""));
		zd_draft_add(b, ZD_FIELD, ZD_LIT("date"));
	}
	zd_redline_free(law_check(a, b));
	zd_redline_free(law_check(b, a));
	zd_draft_free(a);
	zd_draft_free(b);
}
