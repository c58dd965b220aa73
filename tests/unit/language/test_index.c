#include "language/near.h"

#include <criterion/criterion.h>

#include "language/file.h"

static const unsigned char stamp[ZD_INDEX_STAMP] = "a stamp of twenty";

static uint32_t paragraph(
	struct zd_draft *d, const char *label, const char *text)
{
	uint32_t i = zd_draft_add(d, ZD_PARAGRAPH, zd_slice_str(label));

	d->paragraphs.at[i].id = d->paragraphs.at[i].label;
	zd_draft_add_block(d, (struct zd_slice){0}, zd_slice_str(text));
	return i;
}

static void sub_paragraph(
	struct zd_draft *d, const char *mark, const char *text)
{
	zd_draft_add_block(d, zd_slice_str(mark), zd_slice_str(text));
}

static void field(struct zd_draft *d, const char *key, const char *value)
{
	zd_draft_add(d, ZD_FIELD, zd_slice_str(key));
	zd_draft_add_block(d, (struct zd_slice){0}, zd_slice_str(value));
}

/* Two sources; aligned, as bytes that are opened must be. */
static struct zd_buf library(void)
{
	struct zd_index_writer *w = zd_index_writer_new();
	struct zd_draft *d = zd_draft_new();
	struct zd_buf bytes = ZD_BUF_INIT;

	field(d, "title", "On ferries");
	field(d, "date", "2022-11-01");
	paragraph(d, "PP1", "*Noting* that ferries sail daily,");
	paragraph(d, "OP1", "*Requests* the captains:");
	sub_paragraph(d, "(a)", "To count the passengers of each vessel:");
	sub_paragraph(d, "(i)", "By name and by cabin;");
	sub_paragraph(d, "(b)", "To report what they counted.");
	zd_draft_add(d, ZD_NOTE, ZD_LIT("note"));
	zd_draft_add_block(d, (struct zd_slice){0}, ZD_LIT("A footnote."));
	zd_index_add(w, ZD_LIT("77/1"), d);
	zd_draft_free(d);
	d = zd_draft_new();
	field(d, "title", "On harbours");
	field(d, "date", "2024-11-01");
	paragraph(d, "PP1", "*Noting* that FERRIES sail daily;");
	paragraph(d, "PP2", "*Noting also* that [most] harbours freeze,");
	paragraph(d, "OP1", "...");
	zd_index_add(w, ZD_LIT("79/1"), d);
	zd_draft_free(d);
	zd_index_finish(&bytes, w, stamp);
	return bytes;
}

static struct zd_index *opened(struct zd_buf *bytes)
{
	struct zd_index *x;

	*bytes = library();
	cr_assert(zd_index_open(&x, zd_buf_slice(bytes), stamp));
	return x;
}

static void expect_unit(const struct zd_index *x, size_t i, const char *label,
	uint32_t block, uint32_t words)
{
	struct zd_index_unit u;

	zd_index_unit_get(&u, x, i);
	cr_expect(zd_slice_is(u.label, label), "%zu: %.*s", i, ZD_FMT(u.label));
	cr_expect_eq(u.block, block, "%zu", i);
	cr_expect_eq(u.words, words, "%zu: %u", i, u.words);
}

Test(index, has_paragraphs_and_their_parts)
{
	struct zd_buf bytes;
	struct zd_index *x = opened(&bytes);
	struct zd_index_source s;

	cr_expect_eq(zd_index_sources(x), 2);
	zd_index_source_get(&s, x, 1);
	cr_expect(zd_slice_is(s.symbol, "79/1"));
	cr_expect(zd_slice_is(s.title, "On harbours"));
	cr_expect(zd_slice_is(s.date, "2024-11-01"));
	/* Footnotes are none, nor is what has no word. */
	cr_expect_eq(zd_index_units(x), 7);
	expect_unit(x, 0, "PP1", 0, 5);
	expect_unit(x, 1, "OP1", 0, 20);
	expect_unit(x, 2, "OP1 (a)", 1, 7);
	expect_unit(x, 3, "OP1 (a) (i)", 2, 5);
	expect_unit(x, 4, "OP1 (b)", 3, 5);
	expect_unit(x, 5, "PP1", 0, 5);
	expect_unit(x, 6, "PP2", 0, 6);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

Test(index, knows_words_whatever_their_case)
{
	struct zd_buf bytes;
	struct zd_index *x = opened(&bytes);
	uint32_t word = zd_index_word(x, ZD_LIT("ferries"));
	struct zd_index_walk w;

	cr_assert_neq(word, ZD_NONE);
	cr_expect_eq(zd_index_spread(x, word), 2);
	zd_index_walk_units(&w, x, word);
	cr_expect_eq(zd_index_next(&w), 0);
	cr_expect_eq(zd_index_next(&w), 5);
	cr_expect_eq(zd_index_next(&w), ZD_NONE);
	cr_expect_eq(zd_index_next(&w), ZD_NONE);
	cr_expect_eq(zd_index_word(x, ZD_LIT("FERRIES")), ZD_NONE);
	cr_expect_eq(zd_index_word(x, ZD_LIT("")), ZD_NONE);
	cr_expect_eq(zd_index_word(x, ZD_LIT("zebra")), ZD_NONE);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

Test(index, same_library_same_bytes)
{
	struct zd_buf a = library(), b = library();

	cr_expect(zd_slice_eq(zd_buf_slice(&a), zd_buf_slice(&b)));
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

Test(index, every_damaged_byte_is_seen)
{
	static const unsigned char other[ZD_INDEX_STAMP] = "another stamp";
	struct zd_buf bytes = library();
	struct zd_index *x;

	cr_expect_not(zd_index_open(&x, zd_buf_slice(&bytes), other));
	for (size_t i = 0; i < bytes.len; i++) {
		bytes.ptr[i] ^= 4;
		cr_expect_not(zd_index_open(&x, zd_buf_slice(&bytes), stamp),
			"byte %zu", i);
		bytes.ptr[i] ^= 4;
		cr_expect_not(zd_index_open(&x,
				      zd_slice_sub(zd_buf_slice(&bytes), 0, i),
				      stamp),
			"%zu bytes", i);
	}
	zd_buf_putc(&bytes, '\0');
	cr_expect_not(zd_index_open(&x, zd_buf_slice(&bytes), stamp));
	zd_buf_clear(&bytes);
}

/* The i-th that is near, as "77/1 OP1 (a)". */
static void expect_near(const struct zd_index *x, const struct zd_nearest *n,
	size_t i, const char *name)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_index_source s;
	struct zd_index_unit u;

	cr_assert_lt(i, n->list.len, "%s", name);
	zd_index_unit_get(&u, x, n->list.at[i].unit);
	zd_index_source_get(&s, x, u.source);
	zd_buf_printf(&b, "%.*s %.*s", ZD_FMT(s.symbol), ZD_FMT(u.label));
	cr_expect_str_eq(zd_buf_str(&b), name);
	zd_buf_clear(&b);
}

static void near_to(struct zd_nearest *out, const struct zd_index *x,
	const char *text, const struct zd_near_options *o)
{
	zd_near_find(out, x, zd_slice_str(text), o);
}

Test(near, counts_common_words_in_order)
{
	struct zd_near_options o = {.most = 1};
	struct zd_buf bytes;
	struct zd_index *x = opened(&bytes);
	struct zd_nearest n;

	/* "To report they counted": four of 4 and 5 words. */
	near_to(&n, x, "To report they counted", &o);
	expect_near(x, &n, 0, "77/1 OP1 (b)");
	cr_expect_eq(n.words, 4);
	cr_expect_eq(n.list.at[0].common, 4);
	cr_expect_float_eq(n.list.at[0].score, 8.0f / 9, 0.0001);
	zd_nearest_clear(&n);
	/* Turned round, three at most are in order. */
	near_to(&n, x, "counted they report to", &o);
	cr_expect_eq(n.list.at[0].common, 1);
	zd_nearest_clear(&n);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

Test(near, among_equals_title_then_date_decide)
{
	struct zd_near_options o = {.most = 2};
	struct zd_buf bytes;
	struct zd_index *x = opened(&bytes);
	struct zd_nearest n;

	near_to(&n, x, "Noting that ferries sail daily", &o);
	cr_expect_eq(n.list.len, 2);
	expect_near(x, &n, 0, "79/1 PP1");
	expect_near(x, &n, 1, "77/1 PP1");
	cr_expect_float_eq(n.list.at[1].score, 1, 0);
	zd_nearest_clear(&n);
	o.title = ZD_LIT("77/9. on FERRIES");
	near_to(&n, x, "Noting that ferries sail daily", &o);
	expect_near(x, &n, 0, "77/1 PP1");
	zd_nearest_clear(&n);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

Test(near, options_narrow_it)
{
	struct zd_near_options one = {.source = ZD_LIT("77/1")};
	struct zd_near_options but = {.but = ZD_LIT("79/1"), .least = 0.99f};
	struct zd_near_options parts = {.parts_alone = true};
	struct zd_near_options in = {.contained = true, .most = 1};
	struct zd_buf bytes;
	struct zd_index *x = opened(&bytes);
	struct zd_nearest n;

	near_to(&n, x, "Noting that ferries sail daily", &one);
	cr_expect_eq(n.list.len, 1);
	expect_near(x, &n, 0, "77/1 PP1");
	zd_nearest_clear(&n);
	near_to(&n, x, "Noting that ferries sail daily", &but);
	cr_expect_eq(n.list.len, 1);
	zd_nearest_clear(&n);
	/* OP1 and two of its parts have these words; one stands for all. */
	near_to(&n, x, "count the passengers by name", NULL);
	cr_expect_eq(n.list.len, 1);
	expect_near(x, &n, 0, "77/1 OP1 (a)");
	zd_nearest_clear(&n);
	near_to(&n, x, "count the passengers by name", &parts);
	cr_expect_eq(n.list.len, 3);
	zd_nearest_clear(&n);
	near_to(&n, x, "count the passengers by name", &in);
	expect_near(x, &n, 0, "77/1 OP1");
	cr_expect_float_eq(n.list.at[0].score, 1, 0);
	zd_nearest_clear(&n);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

Test(near, nothing_is_near_to_nothing)
{
	static const char *const texts[] = {
		"", " ", "[]", "zebra", "*...*", "\xe2\x80\x93"};
	struct zd_buf bytes;
	struct zd_index *x = opened(&bytes);
	struct zd_nearest n;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		near_to(&n, x, texts[i], NULL);
		cr_expect_eq(n.list.len, 0, "%s", texts[i]);
		zd_nearest_clear(&n);
	}
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

Test(near, an_empty_library_has_nothing)
{
	struct zd_buf bytes = ZD_BUF_INIT;
	struct zd_nearest n;
	struct zd_index *x;

	zd_index_finish(&bytes, zd_index_writer_new(), stamp);
	cr_assert(zd_index_open(&x, zd_buf_slice(&bytes), stamp));
	near_to(&n, x, "ferries", NULL);
	cr_expect_eq(n.list.len, 0);
	zd_nearest_clear(&n);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

/* The words of a paragraph longer than one mask, against counting by hand:
 * every third word is left out. */
Test(near, long_paragraphs_are_counted_to_the_end)
{
	struct zd_index_writer *w = zd_index_writer_new();
	struct zd_draft *d = zd_draft_new();
	struct zd_buf all = ZD_BUF_INIT, some = ZD_BUF_INIT;
	struct zd_buf bytes = ZD_BUF_INIT;
	struct zd_nearest n;
	struct zd_index *x;

	for (unsigned i = 0; i < 600; i++) {
		zd_buf_printf(&all, "w%u ", i);
		if (i % 3)
			zd_buf_printf(&some, "w%u ", i);
	}
	paragraph(d, "OP1", zd_buf_str(&all));
	zd_index_add(w, ZD_LIT("1/1"), d);
	zd_index_finish(&bytes, w, stamp);
	cr_assert(zd_index_open(&x, zd_buf_slice(&bytes), stamp));
	near_to(&n, x, zd_buf_str(&some), NULL);
	cr_assert_eq(n.list.len, 1);
	cr_expect_eq(n.list.at[0].common, 400);
	cr_expect_float_eq(n.list.at[0].score, 0.8f, 0.0001);
	cr_expect_not(n.coarse);
	zd_nearest_clear(&n);
	zd_index_free(x);
	zd_draft_free(d);
	zd_buf_clear(&all);
	zd_buf_clear(&some);
	zd_buf_clear(&bytes);
}
