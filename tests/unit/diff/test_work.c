/*
 * Work: how many steps a comparison takes on drafts that grow tenfold. The
 * engine counts them, so that what is no longer linear fails here on every
 * machine alike.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "diff/redline.h"
#include "make.h"

#include <zerodraft.h>

/* The exponent that growth may have: ten times the text, 12.6 times the
 * steps. */
#define MOST 1.1

/* Both drafts, and the state of chance. */
struct pair {
	struct zd_draft *from, *to;
	uint32_t state;
};

static void put(struct zd_draft *d, uint32_t label, struct zd_buf *b)
{
	make_paragraph(d, label, zd_buf_slice(b));
	zd_buf_truncate(b, 0);
}

static void near_identical(struct pair *p, uint32_t n)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < n; i++) {
		zd_buf_printf(&b, "Requests a report at session %u;", i);
		put(p->from, i + 1, &b);
		zd_buf_printf(&b, "Requests a report at session %u;", i + 7);
		put(p->to, i + 1, &b);
	}
	zd_buf_clear(&b);
}

static void the_same(struct pair *p, uint32_t n)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < n; i++) {
		zd_buf_puts(&b, "Requests a report at each session;");
		put(p->from, i + 1, &b);
		if (i % 10)
			zd_buf_puts(&b, "Requests a report at each session;");
		else
			zd_buf_puts(&b, "Requests reports at each session;");
		put(p->to, i + 1, &b);
	}
	zd_buf_clear(&b);
}

/* Words out of `many`, in any order. */
static void put_words(
	struct pair *p, uint32_t n, const char *const with[2], uint32_t many)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < 2 * n; i++) {
		for (uint32_t k = 0; k < 40; k++)
			zd_buf_printf(&b, "%s%s%u", k ? " " : "", with[i % 2],
				make_random(&p->state, many));
		put(i % 2 ? p->to : p->from, i / 2 + 1, &b);
	}
	zd_buf_clear(&b);
}

static void boilerplate(struct pair *p, uint32_t n)
{
	static const char *const with[2] = {"word", "word"};

	put_words(p, n, with, 8);
}

static void nothing_in_common(struct pair *p, uint32_t n)
{
	static const char *const with[2] = {"a", "b"};

	put_words(p, n, with, 9999);
}

static void put_numbered(struct zd_draft *d, uint32_t label, uint32_t which)
{
	struct zd_buf b = ZD_BUF_INIT;
	uint32_t state = which * 7919u + 1;

	make_words(&b, &state, 40);
	put(d, label, &b);
	zd_buf_clear(&b);
}

static void reversed(struct pair *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		put_numbered(p->from, i + 1, i);
		put_numbered(p->to, i + 1, n - 1 - i);
	}
}

static void shuffled(struct pair *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		put_numbered(p->from, i + 1, i);
		put_numbered(p->to, i + 1, (uint32_t)((uint64_t)i * 7919 % n));
	}
}

static void labels_equal(struct pair *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		put_numbered(p->from, 1, i);
		put_numbered(p->to, 1, i % 5 ? i : n + i);
	}
}

static void all_split(struct pair *p, uint32_t n)
{
	struct zd_buf b = ZD_BUF_INIT;
	uint32_t state, again;

	for (uint32_t i = 0; i < n; i++) {
		state = again = i * 7919u + 1;
		make_words(&b, &state, 40);
		put(p->from, i + 1, &b);
		for (uint32_t k = 0; k < 2; k++) {
			make_words(&b, &again, 20);
			put(p->to, 2 * i + k + 1, &b);
		}
	}
	zd_buf_clear(&b);
}

/* Of n times forty words three in ten are other ones. */
static void one_paragraph(struct pair *p, uint32_t n)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	uint32_t same;

	for (uint32_t i = 0; i < 40 * n; i++) {
		same = p->state;
		make_words(&a, &p->state, 1);
		zd_buf_puts(&a, " ");
		if (make_random(&p->state, 10) < 3)
			same = p->state;
		make_words(&b, &same, 1);
		zd_buf_puts(&b, " ");
	}
	put(p->from, 1, &a);
	put(p->to, 1, &b);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

static void equal_words(struct pair *p, uint32_t n)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < 40 * n; i++) {
		zd_buf_puts(&a, "word ");
		if (i % 100)
			zd_buf_puts(&b, "word ");
	}
	put(p->from, 1, &a);
	put(p->to, 1, &b);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

static void one_against_many(struct pair *p, uint32_t n)
{
	put_numbered(p->from, 1, n / 2);
	for (uint32_t i = 0; i < n; i++)
		put_numbered(p->to, i + 1, i);
}

static const struct {
	const char *name;
	void (*make)(struct pair *p, uint32_t n);
} families[] = {
	{"near-identical", near_identical},
	{"the same", the_same},
	{"boilerplate", boilerplate},
	{"nothing in common", nothing_in_common},
	{"reversed", reversed},
	{"shuffled", shuffled},
	{"labels equal", labels_equal},
	{"all split", all_split},
	{"one paragraph", one_paragraph},
	{"equal words", equal_words},
	{"one against many", one_against_many},
};

/* The steps that a pair takes, and its bytes. */
static double work_of(size_t family, uint32_t n, double *bytes)
{
	struct pair p = {zd_draft_new(), zd_draft_new(), 17};
	struct zd_redline *r;
	double work;

	families[family].make(&p, n);
	r = zd_redline_make(p.from, p.to, NULL);
	work = (double)r->work;
	*bytes = 0;
	for (size_t i = 0; i < p.from->blocks.len; i++)
		*bytes += (double)p.from->blocks.at[i].text.len;
	for (size_t i = 0; i < p.to->blocks.len; i++)
		*bytes += (double)p.to->blocks.at[i].text.len;
	zd_redline_free(r);
	zd_draft_free(p.from);
	zd_draft_free(p.to);
	return work;
}

/* Chance brings more of the same words together in larger drafts, until the
 * caps on what is looked at close: at these sizes all of them have. */
Test(work, grows_with_the_text_and_not_faster, .timeout = 60 * ZD_PATIENCE)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++) {
		double small, large;
		double some = work_of(i, 500, &small);
		double many = work_of(i, 5000, &large);

		cr_expect_gt(many, 0, "%s", families[i].name);
		cr_expect_leq(many, some * pow(large / small, MOST),
			"%s: %.0f steps for %.0f bytes, %.0f for %.0f",
			families[i].name, some, small, many, large);
	}
}
