/*
 * Halves of brackets that no block pairs. Which belong together is a matter
 * of doubt; the pairing with the least doubt in all is found as the cheapest
 * way to put a row of parentheses in order (dynamic programming over all
 * stretches of the row, as in the Nussinov algorithm).
 */
#include "base/limits.h"
#include "base/vec.h"
#include "text/bracket_parts.h"

/* One of the two stands in the middle of a block; the more doubtful each time
 * that the blocks between double. */
#define DOUBT_EDGE 5
#define DOUBT_FAR 1
/* Both do: a paragraph that a page's end has cut, which gets less likely with
 * each block between. */
#define DOUBT_NONE 5
#define DOUBT_STEP 2
#define DOUBT_ALONE 10

/* The doubt that a closes where b stands. */
static unsigned doubt(const struct zd_loose *a, const struct zd_loose *b)
{
	uint32_t n = b->place.block - a->place.block;
	unsigned far = 0;

	if (a->paragraph == b->paragraph)
		return 0;
	if (a->edge && b->edge)
		return 1 + b->glued;
	if (!a->edge && !b->edge)
		return DOUBT_NONE + DOUBT_STEP * (n < 9 ? n - 1 : 8);
	for (; n > 4; n /= 4)
		far += DOUBT_FAR;
	return DOUBT_EDGE + far + b->glued;
}

/* As they come: with the newest opener unless alone is less doubtful. */
static void pair_in_order(struct zd_loose *at, size_t len)
{
	ZD_VEC(uint32_t) open = {0};

	for (uint32_t i = 0; i < len; i++) {
		uint32_t top;

		if (at[i].opens) {
			zd_vec_push(&open, i);
			continue;
		}
		if (!open.len)
			continue;
		top = open.at[open.len - 1];
		if (doubt(&at[top], &at[i]) >= 2 * DOUBT_ALONE)
			continue;
		open.len--;
		at[top].partner = i;
		at[i].partner = top;
	}
	zd_vec_clear(&open);
}

/* The least doubt of a stretch, and the partner of its first half. */
struct cell {
	uint32_t doubt, partner;
};

struct table {
	struct cell *cells;
	const struct zd_loose *at;
	size_t len;
};

static struct cell *cell(const struct table *t, size_t from, size_t to)
{
	return &t->cells[from * (t->len + 1) + to];
}

static void weigh(struct table *t, size_t from, size_t to)
{
	struct cell *best = cell(t, from, to);
	unsigned sum;

	best->doubt = DOUBT_ALONE + cell(t, from + 1, to)->doubt;
	best->partner = ZD_NONE;
	if (!t->at[from].opens)
		return;
	for (size_t k = from + 1; k < to; k++) {
		if (t->at[k].opens)
			continue;
		sum = doubt(&t->at[from], &t->at[k]) +
			cell(t, from + 1, k)->doubt + cell(t, k + 1, to)->doubt;
		if (sum < best->doubt) {
			best->doubt = sum;
			best->partner = (uint32_t)k;
		}
	}
}

struct stretch {
	size_t from, to;
};

/* Reads the pairs out of the table, stretch by stretch. */
static void settle(const struct table *t, struct zd_loose *at)
{
	ZD_VEC(struct stretch) left = {0};
	struct stretch rest;
	size_t from = 0, to = t->len;

	for (;;) {
		if (from < to) {
			uint32_t k = cell(t, from, to)->partner;

			if (k == ZD_NONE) {
				from++;
				continue;
			}
			at[from].partner = k;
			at[k].partner = (uint32_t)from;
			rest = (struct stretch){(size_t)k + 1, to};
			zd_vec_push(&left, rest);
			from++;
			to = k;
			continue;
		}
		if (!left.len)
			break;
		rest = left.at[--left.len];
		from = rest.from;
		to = rest.to;
	}
	zd_vec_clear(&left);
}

static void pair_by_weight(struct zd_loose *at, size_t len)
{
	struct table t = {.at = at, .len = len};

	t.cells = zd_calloc((len + 1) * (len + 1), sizeof(*t.cells));
	for (size_t from = len; from-- > 0;)
		for (size_t to = from + 1; to <= len; to++)
			weigh(&t, from, to);
	settle(&t, at);
	zd_free(t.cells);
}

bool zd_loose_pair(struct zd_loose *at, size_t len)
{
	bool all = len <= ZD_MAX_LOOSE_BRACKETS;

	for (size_t i = 0; i < len; i++)
		at[i].partner = ZD_NONE;
	if (all)
		pair_by_weight(at, len);
	else
		pair_in_order(at, len);
	return all;
}
