#include "history/asks.h"

#include "base/mem.h"
#include "diff/redline.h"
#include "text/markup.h"
#include "text/token.h"

static void add(struct zd_asks *k, struct zd_ask one)
{
	one.amendment = zd_u32(k->amendments.len - 1);
	one.words_out = zd_u32(zd_words_count(one.out));
	one.words_in = zd_u32(zd_words_count(one.in));
	zd_vec_push(&k->list, one);
	k->amendments.at[k->amendments.len - 1].count++;
}

static struct zd_slice shown(
	struct zd_asks *k, struct zd_slice text, size_t start, size_t end)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	zd_markup_part(&b, text, start, end);
	s = zd_slice_trim(zd_arena_slice(&k->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return s;
}

/* One place of change. */
struct hunk {
	uint32_t from_start, from_end, to_start, to_end;
};

struct hunks {
	struct hunk *at;
	size_t len, cap;
};

/* How many brackets these bytes leave open; closing ones count less. */
static int open_brackets(struct zd_slice s, uint32_t start, uint32_t end)
{
	int open = 0;

	for (uint32_t i = start; i < end; i++)
		open += (s.ptr[i] == '[') - (s.ptr[i] == ']');
	return open;
}

static void put_shown(
	struct zd_buf *b, struct zd_slice text, uint32_t start, uint32_t end)
{
	if (end <= start)
		return;
	if (b->len)
		zd_buf_puts(b, " … ");
	zd_markup_part(b, text, start, end);
}

static void add_hunks(struct zd_asks *k, struct zd_ask one,
	struct zd_slice after, const struct hunk *h, size_t n)
{
	struct zd_buf out = ZD_BUF_INIT, in = ZD_BUF_INIT, all = ZD_BUF_INIT;
	uint32_t at = 0;

	for (size_t i = 0; i < n; i++) {
		zd_buf_put_slice(
			&all, zd_slice_sub(one.before, at, h[i].from_start));
		zd_buf_put_slice(
			&all, zd_slice_sub(after, h[i].to_start, h[i].to_end));
		put_shown(&out, one.before, h[i].from_start, h[i].from_end);
		put_shown(&in, after, h[i].to_start, h[i].to_end);
		at = h[i].from_end;
	}
	zd_buf_put_slice(&all, zd_slice_sub(one.before, at, one.before.len));
	one.after = zd_arena_slice(&k->arena, zd_buf_slice(&all));
	one.out = zd_slice_trim(zd_arena_slice(&k->arena, zd_buf_slice(&out)));
	one.in = zd_slice_trim(zd_arena_slice(&k->arena, zd_buf_slice(&in)));
	zd_buf_clear(&out);
	zd_buf_clear(&in);
	zd_buf_clear(&all);
	add(k, one);
}

static void find_hunks(
	struct hunks *out, struct zd_slice before, struct zd_slice after)
{
	struct zd_runs runs = {0};
	struct hunk h = {0};

	zd_words_diff(&runs, before, after, NULL);
	for (size_t i = 0; i < runs.len; i++) {
		const struct zd_run *r = &runs.at[i];

		if (r->mark == ZD_KEPT) {
			h = (struct hunk){
				r->from_end, r->from_end, r->to_end, r->to_end};
			continue;
		}
		if (r->mark == ZD_DELETED)
			h.from_end = r->from_end;
		else
			h.to_end = r->to_end;
		if (i + 1 == runs.len || runs.at[i + 1].mark == ZD_KEPT)
			zd_vec_push(out, h);
	}
	zd_vec_clear(&runs);
}

/* Both halves of a bracket are one change: so many places are an ask that
 * leave none open. */
static void compare_words(struct zd_asks *k, struct zd_slice id,
	struct zd_slice before, struct zd_slice after)
{
	struct zd_ask one = {.kind = ZD_ASK_WORDS, .id = id, .before = before};
	struct hunks hunks = {0};
	size_t first = 0;
	int out = 0, in = 0;

	find_hunks(&hunks, before, after);
	for (size_t i = 0; i < hunks.len; i++) {
		const struct hunk *h = &hunks.at[i];

		out += open_brackets(before, h->from_start, h->from_end);
		in += open_brackets(after, h->to_start, h->to_end);
		if ((out || in) && i + 1 < hunks.len)
			continue;
		add_hunks(k, one, after, hunks.at + first, i + 1 - first);
		first = i + 1;
		out = in = 0;
	}
	zd_vec_clear(&hunks);
}

void zd_asks_compare(struct zd_asks *k, struct zd_slice id,
	struct zd_slice before, struct zd_slice after)
{
	struct zd_ask one = {.id = id,
		.before = before,
		.after = after,
		.out = shown(k, before, 0, before.len),
		.in = shown(k, after, 0, after.len)};

	if (zd_slice_eq(before, after))
		return;
	if (before.len && after.len) {
		compare_words(k, id, before, after);
		return;
	}
	one.kind = before.len ? ZD_ASK_DROP : ZD_ASK_NEW;
	add(k, one);
}

/* --- merges and splits ------------------------------------------------ */

/* All words that an amendment takes out, or brings in. */
static void join(struct zd_buf *b, const struct zd_asks *k,
	const struct zd_asked *a, bool in)
{
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &k->list.at[i];
		struct zd_slice words = in ? ask->in : ask->out;

		if (words.len)
			zd_buf_printf(
				b, "%s%.*s", b->len ? " " : "", ZD_FMT(words));
	}
}

/* The first that has some says all of it, the others nothing. */
static void say_once(struct zd_asks *k, const struct zd_asked *a, bool in,
	const struct zd_buf *all)
{
	struct zd_slice words =
		zd_slice_trim(zd_arena_slice(&k->arena, zd_buf_slice(all)));

	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		struct zd_ask *ask = &k->list.at[i];
		struct zd_slice *own = in ? &ask->in : &ask->out;
		uint32_t *count = in ? &ask->words_in : &ask->words_out;

		if (!own->len)
			continue;
		*own = words;
		*count = zd_u32(zd_words_count(words));
		words = (struct zd_slice){0};
	}
}

static void put_run(
	struct zd_buf *b, struct zd_slice text, uint32_t start, uint32_t end)
{
	if (b->len)
		zd_buf_puts(b, " … ");
	zd_buf_put_slice(b, zd_slice_sub(text, start, end));
}

/* Where half of the words that go come again, they only change places. */
static void settle(struct zd_asks *k, const struct zd_asked *a,
	struct zd_slice from, struct zd_slice to)
{
	struct zd_buf out = ZD_BUF_INIT, in = ZD_BUF_INIT;
	struct zd_runs runs = {0};
	size_t kept = 0;

	zd_words_diff(&runs, from, to, NULL);
	for (size_t i = 0; i < runs.len; i++) {
		const struct zd_run *r = &runs.at[i];

		if (r->mark == ZD_DELETED)
			put_run(&out, from, r->from_start, r->from_end);
		else if (r->mark == ZD_INSERTED)
			put_run(&in, to, r->to_start, r->to_end);
		else
			kept += r->from_end - r->from_start;
	}
	if (kept * 2 >= from.len || kept * 2 >= to.len) {
		say_once(k, a, false, &out);
		say_once(k, a, true, &in);
	}
	zd_vec_clear(&runs);
	zd_buf_clear(&out);
	zd_buf_clear(&in);
}

void zd_asks_say_once(struct zd_asks *k)
{
	const struct zd_asked *a = &k->amendments.at[k->amendments.len - 1];
	struct zd_buf out = ZD_BUF_INIT, in = ZD_BUF_INIT;
	bool whole = false;

	for (uint32_t i = a->first; i < a->first + a->count; i++)
		whole |= k->list.at[i].kind == ZD_ASK_NEW ||
			k->list.at[i].kind == ZD_ASK_DROP;
	join(&out, k, a, false);
	join(&in, k, a, true);
	if (whole && out.len && in.len)
		settle(k, a, zd_buf_slice(&out), zd_buf_slice(&in));
	zd_buf_clear(&out);
	zd_buf_clear(&in);
}

void zd_asks_index(struct zd_asks *k)
{
	zd_names_clear(&k->by_id);
	for (uint32_t i = 0; i < k->list.len; i++)
		zd_names_add(&k->by_id, k->list.at[i].id, i);
	zd_names_sort(&k->by_id);
}

size_t zd_asks_find(const struct zd_asks *k, struct zd_slice id)
{
	return zd_names_find(&k->by_id, id);
}

void zd_asks_free(struct zd_asks *k)
{
	if (!k)
		return;
	zd_vec_clear(&k->amendments);
	zd_vec_clear(&k->list);
	zd_names_clear(&k->by_id);
	zd_arena_clear(&k->arena);
	zd_free(k);
}
