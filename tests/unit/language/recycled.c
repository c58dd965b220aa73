#include "recycled.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "codec/codec.h"
#include "text/symbol.h"

double recycled_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool read_file(
	struct zd_slice *out, struct zd_arena *a, const char *path)
{
	struct zd_buf b = ZD_BUF_INIT;
	char part[65536];
	size_t n;
	FILE *f = fopen(path, "rb");

	if (!f) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(&b, part, n);
	fclose(f);
	*out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return true;
}

static struct zd_draft *draft_of(struct zd_arena *a, const char *path)
{
	struct zd_read_options o = {0};
	struct zd_error err = {0};
	struct zd_slice bytes;
	struct zd_draft *d;

	if (!read_file(&bytes, a, path))
		return NULL;
	if (!zd_draft_decode(&d, NULL, bytes, &o, &err))
		return d;
	fprintf(stderr, "%s: %s\n", path, err.message);
	return NULL;
}

static bool add_source(struct recycled *r, const char *path)
{
	struct recycled_source one = {.draft = draft_of(&r->arena, path)};
	struct zd_buf symbol = ZD_BUF_INIT;

	if (!one.draft)
		return false;
	for (size_t i = 0; i < one.draft->paragraphs.len; i++)
		one.draft->paragraphs.at[i].id =
			one.draft->paragraphs.at[i].label;
	zd_symbol_of_path(&symbol, zd_slice_str(path));
	one.symbol = zd_arena_slice(&r->arena, zd_buf_slice(&symbol));
	zd_buf_clear(&symbol);
	zd_vec_push(&r->sources, one);
	return true;
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

/* The files of one session, in order of their names. */
static bool add_session(
	struct recycled *r, const char *corpus, const char *session)
{
	struct zd_slice folder =
		zd_arena_printf(&r->arena, "%s/sources/%s", corpus, session);
	ZD_VEC(const char *) names = {0};
	DIR *dir = opendir(folder.ptr);
	struct dirent *e;
	bool good = dir != NULL;

	while (dir && (e = readdir(dir)))
		if (e->d_name[0] != '.')
			zd_vec_push(&names,
				zd_arena_printf(&r->arena, "%s/%s", folder.ptr,
					e->d_name)
					.ptr);
	if (dir)
		closedir(dir);
	else
		fprintf(stderr, "%s: %s\n", folder.ptr, strerror(errno));
	if (names.len)
		qsort(names.at, names.len, sizeof(*names.at), by_name);
	for (size_t i = 0; good && i < names.len; i++)
		good = add_source(r, names.at[i]);
	zd_vec_clear(&names);
	return good;
}

struct zd_slice recycled_text(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice text;

	for (uint32_t k = p->first; k < p->first + p->count; k++)
		zd_buf_printf(&b, "%.*s\n", ZD_FMT(d->blocks.at[k].text));
	text = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return text;
}

static bool add_question(struct recycled *r, const struct zd_draft *d,
	struct zd_slice label, struct zd_slice truth)
{
	struct recycled_question one = {
		.title = zd_draft_field(d, "title"), .truth = truth};
	uint32_t n, at = zd_draft_find(d, label, NULL, &n);

	if (n != 1) {
		fprintf(stderr, "%.*s: %u paragraphs\n", ZD_FMT(label), n);
		return false;
	}
	one.text = recycled_text(&r->arena, d, at);
	zd_vec_push(&r->questions, one);
	return true;
}

static bool add_questions(
	struct recycled *r, const char *corpus, struct zd_slice table)
{
	struct zd_slice line, file, label, last = {0}, path;
	struct zd_draft *d = NULL;

	while (table.ptr) {
		line = zd_slice_cut(&table, '\n');
		if (!line.len || line.ptr[0] == '#')
			continue;
		file = zd_slice_cut(&line, '\t');
		label = zd_slice_cut(&line, '\t');
		if (!zd_slice_eq(file, last)) {
			path = zd_arena_printf(&r->arena,
				"%s/unga/labelled/%.*s.txt", corpus,
				ZD_FMT(file));
			d = draft_of(&r->arena, path.ptr);
			if (!d)
				return false;
			zd_vec_push(&r->drafts, d);
			last = file;
		}
		if (!add_question(r, d, label, line))
			return false;
	}
	return true;
}

bool recycled_read(struct recycled *out, const char *corpus, const char *table)
{
	struct zd_slice lines;

	memset(out, 0, sizeof(*out));
	return add_session(out, corpus, "78") &&
		add_session(out, corpus, "79") &&
		read_file(&lines, &out->arena, table) &&
		add_questions(out, corpus, lines);
}

void recycled_clear(struct recycled *r)
{
	for (size_t i = 0; i < r->sources.len; i++)
		zd_draft_free(r->sources.at[i].draft);
	for (size_t i = 0; i < r->drafts.len; i++)
		zd_draft_free(r->drafts.at[i]);
	zd_vec_clear(&r->sources);
	zd_vec_clear(&r->questions);
	zd_vec_clear(&r->drafts);
	zd_arena_clear(&r->arena);
}

bool recycled_is_true(struct zd_slice truth, struct zd_slice name)
{
	while (truth.ptr)
		if (zd_slice_eq(zd_slice_cut(&truth, ';'), name))
			return true;
	return false;
}
