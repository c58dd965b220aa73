/* What was recycled is found again: recycled.h says what the truth is. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "language/near.h"
#include "recycled.h"

struct tally {
	unsigned asked, first, among_three;
};

static bool is_true(const struct zd_index *x, const struct zd_near *near,
	struct zd_slice truth)
{
	struct zd_index_source source;
	struct zd_index_unit unit;
	struct zd_buf name = ZD_BUF_INIT;
	bool is;

	zd_index_unit_get(&unit, x, near->unit);
	zd_index_source_get(&source, x, unit.source);
	zd_buf_printf(
		&name, "%.*s %.*s", ZD_FMT(source.symbol), ZD_FMT(unit.id));
	is = recycled_is_true(truth, zd_buf_slice(&name));
	zd_buf_clear(&name);
	return is;
}

static void ask(struct tally *t, const struct zd_index *x,
	const struct recycled_question *q)
{
	struct zd_near_options o = {.title = q->title, .most = 3};
	struct zd_nearest nearest;

	zd_near_find(&nearest, x, q->text, &o);
	t->asked++;
	for (size_t i = 0; i < nearest.list.len; i++)
		if (is_true(x, &nearest.list.at[i], q->truth)) {
			t->first += i == 0;
			t->among_three++;
			break;
		}
	zd_nearest_clear(&nearest);
}

Test(recycled, the_true_source_comes_first)
{
	static const unsigned char stamp[ZD_INDEX_STAMP] = "recycled";
	const char *corpus = getenv("ZERODRAFT_CORPUS");
	struct zd_index_writer *w;
	struct zd_buf bytes = ZD_BUF_INIT, path = ZD_BUF_INIT;
	struct tally t = {0};
	struct zd_index *x;
	struct recycled r;

	if (!corpus || !*corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	zd_buf_printf(
		&path, "%s/tests/unit/language/recycled.tsv", getenv("ZD_SRC"));
	cr_assert(recycled_read(&r, corpus, path.ptr));
	w = zd_index_writer_new();
	for (size_t i = 0; i < r.sources.len; i++)
		zd_index_add(w, r.sources.at[i].symbol, r.sources.at[i].draft);
	zd_index_finish(&bytes, w, stamp);
	cr_assert(zd_index_open(&x, zd_buf_slice(&bytes), stamp));
	cr_expect_eq(zd_index_sources(x), 644);
	cr_expect_gt(zd_index_units(x), 24000);
	cr_expect_lt(bytes.len, 12u << 20);
	for (size_t i = 0; i < r.questions.len; i++)
		ask(&t, x, &r.questions.at[i]);
	cr_expect_eq(t.asked, 889);
	cr_expect_geq(
		t.first * 100, t.asked * 95, "%u of %u", t.first, t.asked);
	/* What it is at. */
	cr_expect_geq(t.first, 865, "%u", t.first);
	cr_expect_geq(t.among_three, 872, "%u", t.among_three);
	zd_index_free(x);
	zd_buf_clear(&bytes);
	zd_buf_clear(&path);
	recycled_clear(&r);
}
