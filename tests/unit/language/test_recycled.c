/*
 * Paragraphs of 2025 that recycle one of 2023 or 2024, found again among 644
 * resolutions. recycled.tsv says which is which: it was made once, by edit
 * distance over words between texts of the same title, by a program that has
 * nothing in common with this one, and read through in part.
 */
#include <criterion/criterion.h>

#include <dirent.h>
#include <stdlib.h>
#include <time.h>

#include "codec/codec.h"
#include "language/near.h"
#include "text/symbol.h"

static char *read_file(const char *path, size_t *len)
{
	struct zd_buf b = ZD_BUF_INIT;
	char part[65536];
	size_t n;
	FILE *f = fopen(path, "rb");

	cr_assert_not_null(f, "%s", path);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(&b, part, n);
	fclose(f);
	*len = b.len;
	return b.ptr;
}

static struct zd_draft *draft_of(const char *path)
{
	struct zd_read_options o = {.take = true};
	struct zd_draft *d;
	struct zd_slice bytes;

	bytes.ptr = read_file(path, &bytes.len);
	cr_assert_eq(zd_draft_decode(&d, NULL, bytes, &o, NULL), 0, "%s", path);
	return d;
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

/* The library of one session, file by file in order of their names. */
static void add_session(
	struct zd_index_writer *w, const char *corpus, const char *session)
{
	struct zd_buf path = ZD_BUF_INIT, symbol = ZD_BUF_INIT;
	struct {
		char **at;
		size_t len, cap;
	} names = {0};
	struct dirent *e;
	DIR *dir;

	zd_buf_printf(&path, "%s/sources/%s", corpus, session);
	dir = opendir(path.ptr);
	cr_assert_not_null(dir);
	while ((e = readdir(dir)))
		if (e->d_name[0] != '.')
			zd_vec_push(&names,
				zd_strndup(e->d_name, strlen(e->d_name)));
	closedir(dir);
	qsort(names.at, names.len, sizeof(*names.at), by_name);
	for (size_t i = 0; i < names.len; i++) {
		struct zd_draft *d;

		zd_buf_truncate(&path, 0);
		zd_buf_truncate(&symbol, 0);
		zd_buf_printf(&path, "%s/sources/%s/%s", corpus, session,
			names.at[i]);
		cr_assert(
			zd_symbol_of_path(&symbol, zd_slice_str(names.at[i])));
		d = draft_of(path.ptr);
		for (uint32_t k = 0; k < d->paragraphs.len; k++)
			d->paragraphs.at[k].id = d->paragraphs.at[k].label;
		zd_index_add(w, zd_buf_slice(&symbol), d);
		zd_draft_free(d);
		zd_free(names.at[i]);
	}
	zd_vec_clear(&names);
	zd_buf_clear(&path);
	zd_buf_clear(&symbol);
}

struct tally {
	unsigned asked, first, among_three;
	double seconds;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void put_text(struct zd_buf *out, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];

	zd_buf_truncate(out, 0);
	for (uint32_t b = p->first; b < p->first + p->count; b++)
		zd_buf_printf(out, "%.*s\n", ZD_FMT(d->blocks.at[b].text));
}

/* Is "78/138 PP4" one of "78/138 PP4;79/220 PP3"? */
static bool is_one_of(struct zd_slice list, struct zd_slice name)
{
	while (list.ptr)
		if (zd_slice_eq(zd_slice_cut(&list, ';'), name))
			return true;
	return false;
}

static bool is_true(const struct zd_index *x, const struct zd_near *near,
	struct zd_slice list)
{
	struct zd_index_source source;
	struct zd_index_unit unit;
	struct zd_buf name = ZD_BUF_INIT;
	bool is;

	zd_index_unit_get(&unit, x, near->unit);
	zd_index_source_get(&source, x, unit.source);
	zd_buf_printf(
		&name, "%.*s %.*s", ZD_FMT(source.symbol), ZD_FMT(unit.id));
	is = is_one_of(list, zd_buf_slice(&name));
	zd_buf_clear(&name);
	return is;
}

static void ask(struct tally *t, const struct zd_index *x,
	const struct zd_draft *d, struct zd_slice line)
{
	struct zd_slice label = zd_slice_cut(&line, '\t');
	struct zd_near_options o = {
		.title = zd_draft_field(d, "title"), .most = 3};
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_nearest nearest;
	uint32_t n, at = zd_draft_find(d, label, NULL, &n);
	double begin;

	cr_assert_eq(n, 1, "%.*s", ZD_FMT(label));
	put_text(&text, d, at);
	begin = now();
	zd_near_find(&nearest, x, zd_buf_slice(&text), &o);
	t->seconds += now() - begin;
	t->asked++;
	for (size_t i = 0; i < nearest.list.len; i++)
		if (is_true(x, &nearest.list.at[i], line)) {
			t->first += i == 0;
			t->among_three++;
			break;
		}
	if (getenv("ZD_TELL") &&
		(!nearest.list.len || !is_true(x, &nearest.list.at[0], line)))
		fprintf(stderr, "%.*s: %.*s\n", ZD_FMT(label), ZD_FMT(line));
	zd_nearest_clear(&nearest);
	zd_buf_clear(&text);
}

static void ask_all(struct tally *t, const struct zd_index *x,
	const char *corpus, struct zd_slice table)
{
	struct zd_buf path = ZD_BUF_INIT, last = ZD_BUF_INIT;
	struct zd_draft *d = NULL;
	struct zd_slice line, file;

	while (table.ptr) {
		line = zd_slice_cut(&table, '\n');
		if (!line.len || line.ptr[0] == '#')
			continue;
		file = zd_slice_cut(&line, '\t');
		zd_buf_truncate(&path, 0);
		zd_buf_printf(&path, "%s/unga/labelled/%.*s.txt", corpus,
			ZD_FMT(file));
		if (!zd_slice_eq(zd_buf_slice(&path), zd_buf_slice(&last))) {
			zd_draft_free(d);
			d = draft_of(path.ptr);
			zd_buf_truncate(&last, 0);
			zd_buf_put_slice(&last, zd_buf_slice(&path));
		}
		ask(t, x, d, line);
	}
	zd_draft_free(d);
	zd_buf_clear(&path);
	zd_buf_clear(&last);
}

Test(recycled, the_true_source_comes_first)
{
	static const unsigned char stamp[ZD_INDEX_STAMP] = "recycled";
	const char *corpus = getenv("ZERODRAFT_CORPUS");
	struct zd_index_writer *w;
	struct zd_buf bytes = ZD_BUF_INIT, path = ZD_BUF_INIT;
	struct tally t = {0};
	struct zd_slice table;
	struct zd_index *x;

	if (!corpus || !*corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	w = zd_index_writer_new();
	add_session(w, corpus, "78");
	add_session(w, corpus, "79");
	zd_index_finish(&bytes, w, stamp);
	cr_assert(zd_index_open(&x, zd_buf_slice(&bytes), stamp));
	cr_expect_eq(zd_index_sources(x), 644);
	cr_expect_gt(zd_index_units(x), 24000);
	cr_expect_lt(bytes.len, 12u << 20);
	zd_buf_printf(
		&path, "%s/tests/unit/language/recycled.tsv", getenv("ZD_SRC"));
	table.ptr = read_file(path.ptr, &table.len);
	ask_all(&t, x, corpus, table);
	if (getenv("ZD_TELL"))
		fprintf(stderr, "%u of %u first, %u among three, %.3f ms\n",
			t.first, t.asked, t.among_three,
			t.seconds * 1000 / t.asked);
	cr_expect_gt(t.asked, 800);
	cr_expect_geq(
		t.first * 100, t.asked * 95, "%u of %u", t.first, t.asked);
	cr_expect_geq(
		t.among_three, t.first, "%u of %u", t.among_three, t.asked);
	zd_free((char *)table.ptr);
	zd_index_free(x);
	zd_buf_clear(&bytes);
	zd_buf_clear(&path);
}
