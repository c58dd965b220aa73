#include "view/columns.h"

/* Words that are left on each side of a change. */
#define BESIDE 6

struct shortening {
	struct zd_view *v;
	ZD_VEC(struct zd_view_run) runs; /* as they were */
};

static void push(struct shortening *s, const struct zd_view_run *run)
{
	struct zd_view_run *r = zd_view_run(s->v, run->mark, run->text);

	*r = *run;
}

static void put_dots(struct shortening *s, const char *dots)
{
	zd_view_run(s->v, ZD_VIEW_KEPT, zd_slice_str(dots));
}

/* Bytes of s up to the end of the nth word; *n: how many are left to go. */
static size_t words_from_start(struct zd_slice s, unsigned *n)
{
	size_t i = 0;

	while (i < s.len && *n) {
		while (i < s.len && s.ptr[i] == ' ')
			i++;
		while (i < s.len && s.ptr[i] != ' ')
			i++;
		if (i < s.len || s.ptr[s.len - 1] != ' ')
			--*n;
	}
	return i;
}

/* Where the last n words of s begin. */
static size_t words_from_end(struct zd_slice s, unsigned *n)
{
	size_t i = s.len;

	while (i && *n) {
		while (i && s.ptr[i - 1] == ' ')
			i--;
		while (i && s.ptr[i - 1] != ' ')
			i--;
		--*n;
	}
	return i;
}

static size_t count_words(const struct shortening *s, size_t i, size_t end)
{
	size_t n = 0;

	for (; i < end; i++) {
		struct zd_slice t = s->runs.at[i].text;

		for (size_t k = 0; k < t.len; k++)
			n += t.ptr[k] != ' ' && (!k || t.ptr[k - 1] == ' ');
	}
	return n;
}

/* The first words of the runs from i to end. */
static void put_first(struct shortening *s, size_t i, size_t end)
{
	unsigned left = BESIDE;

	for (; i < end && left; i++) {
		struct zd_view_run r = s->runs.at[i];

		r.text = zd_slice_sub(
			r.text, 0, words_from_start(r.text, &left));
		if (r.text.len)
			push(s, &r);
	}
}

/* The last words. */
static void put_last(struct shortening *s, size_t i, size_t end)
{
	unsigned left = BESIDE;
	size_t from = end, at = 0;

	while (from > i && left)
		at = words_from_end(s->runs.at[--from].text, &left);
	for (; from < end; from++, at = 0) {
		struct zd_view_run r = s->runs.at[from];

		r.text = zd_slice_sub(r.text, at, r.text.len);
		if (r.text.len)
			push(s, &r);
	}
}

static bool stays(const struct zd_view_run *r)
{
	return r->mark == ZD_VIEW_KEPT && !r->begins && !r->gap && !r->note;
}

/* What stays from i to end; before, behind: a change stands there. */
static void put_kept(
	struct shortening *s, size_t i, size_t end, bool before, bool behind)
{
	size_t sides = (size_t)before + behind;

	if (count_words(s, i, end) <= sides * BESIDE + 3) {
		for (; i < end; i++)
			push(s, &s->runs.at[i]);
		return;
	}
	if (before)
		put_first(s, i, end);
	put_dots(s, before && behind ? " … " : before ? " …" : "… ");
	if (behind)
		put_last(s, i, end);
}

static void put_all(struct shortening *s)
{
	size_t n = s->runs.len, end;

	for (size_t i = 0; i < n; i = end) {
		end = i + 1;
		if (!stays(&s->runs.at[i])) {
			push(s, &s->runs.at[i]);
			continue;
		}
		while (end < n && stays(&s->runs.at[end]))
			end++;
		put_kept(s, i, end, i && !s->runs.at[i - 1].begins,
			end < n && !s->runs.at[end].begins);
	}
}

void zd_columns_shorten(struct zd_view *v, uint32_t first)
{
	struct shortening s = {.v = v};
	struct zd_view_block *b = &v->blocks.at[v->blocks.len - 1];
	bool changed = false;

	for (uint32_t i = first; i < v->runs.len; i++) {
		zd_vec_push(&s.runs, v->runs.at[i]);
		changed |= !stays(&v->runs.at[i]) && !v->runs.at[i].begins;
	}
	if (changed) {
		b->count -= zd_u32(s.runs.len);
		v->cells.at[v->cells.len - 1].count -= zd_u32(s.runs.len);
		v->runs.len = first;
		put_all(&s);
	}
	zd_vec_clear(&s.runs);
}
