/*
 * Stages keys and exact: blocks that need no look at their words.
 */
#include "base/ascii.h"
#include "diff/align.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* One text, or one key: where it stands. */
struct entry {
	uint64_t hash;
	uint32_t from, to; /* 1 more than the first open place; 0: none */
};
/* It stands elsewhere, too. */
#define MANY 0x80000000u

struct table {
	struct entry *at;
	uint32_t size;
	uint64_t *from, *to; /* hashes, by block */
};

static struct zd_slice text_of(const struct zd_aligned *a, uint32_t i)
{
	return a->side.pieces.at[i].text;
}

static bool alike(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	return x->from.class[i] == x->to.class[j] &&
		zd_slice_eq(text_of(&x->from, i), text_of(&x->to, j));
}

void zd_align_settle(
	struct zd_alignment *x, uint32_t i, uint32_t j, float score, bool same)
{
	x->from.at.pair[i] = j;
	x->to.at.pair[j] = i;
	x->from.at.score[i] = x->to.at.score[j] = score;
	x->same[j] = same;
}

/* Settles two open blocks if they are the same bytes. A label that stands
 * alone says nothing of where it went: see near.c. */
static bool try(struct zd_alignment *x, uint32_t i, uint32_t j)
{
	if (!zd_align_is_open(&x->from, i) || !zd_align_is_open(&x->to, j) ||
		!text_of(&x->from, i).len || !alike(x, i, j))
		return false;
	zd_align_settle(x, i, j, 1, true);
	return true;
}

static void table_init(struct table *t, size_t texts)
{
	t->size = zd_u32(texts + texts / 2 + 16);
	t->at = zd_calloc(t->size, sizeof(*t->at));
}

static struct entry *entry_of(const struct table *t, uint64_t hash)
{
	uint32_t at = (uint32_t)((hash >> 32) * t->size >> 32);

	while (t->at[at].hash != hash && (t->at[at].from || t->at[at].to))
		at = at + 1 < t->size ? at + 1 : 0;
	return &t->at[at];
}

static uint64_t *hash_all(const struct zd_aligned *a)
{
	size_t n = a->side.pieces.len;
	uint64_t *hash = zd_alloc((n + 1) * sizeof(*hash));

	for (uint32_t i = 0; i < n; i++) {
		struct zd_slice s = text_of(a, i);

		hash[i] = XXH3_64bits(s.len ? s.ptr : "", s.len);
	}
	return hash;
}

static void count(uint32_t *place, uint32_t i)
{
	*place = *place ? *place | MANY : i + 1;
}

static void count_all(const struct zd_alignment *x, const struct table *t)
{
	struct entry *e;

	for (uint32_t i = 0; i < x->from.side.pieces.len; i++) {
		if (!zd_align_is_open(&x->from, i))
			continue;
		e = entry_of(t, t->from[i]);
		e->hash = t->from[i];
		count(&e->from, i);
	}
	for (uint32_t j = 0; j < x->to.side.pieces.len; j++) {
		if (!zd_align_is_open(&x->to, j))
			continue;
		e = entry_of(t, t->to[j]);
		e->hash = t->to[j];
		count(&e->to, j);
	}
}

static void settle_single(struct zd_alignment *x, const struct table *t)
{
	const struct entry *e;

	for (uint32_t j = 0; j < x->to.side.pieces.len; j++) {
		if (!zd_align_is_open(&x->to, j))
			continue;
		e = entry_of(t, t->to[j]);
		if (e->from && e->to && !((e->from | e->to) & MANY))
			try(x, e->from - 1, j);
	}
}

/* Most neighbours are told apart by their hashes. */
static void grow(struct zd_alignment *x, uint32_t i, uint32_t j, void *table)
{
	const struct table *t = table;

	if (t->from[i] == t->to[j])
		try(x, i, j);
}

/* The k-th of a text with the k-th: what neighbours could not tell. */
static void rank(struct zd_alignment *x, const struct table *t)
{
	uint32_t n = zd_u32(x->from.side.pieces.len);
	uint32_t m = zd_u32(x->to.side.pieces.len);
	uint32_t *next = zd_alloc((n + 1) * sizeof(*next));
	struct entry *e;

	memset(t->at, 0, t->size * sizeof(*t->at));
	for (uint32_t i = n; i-- > 0;) {
		if (!zd_align_is_open(&x->from, i))
			continue;
		e = entry_of(t, t->from[i]);
		e->hash = t->from[i];
		next[i] = e->from;
		e->from = i + 1;
	}
	for (uint32_t j = 0; j < m; j++) {
		if (!zd_align_is_open(&x->to, j))
			continue;
		e = entry_of(t, t->to[j]);
		if (e->from && try(x, e->from - 1, j)) {
			uint32_t i = e->from - 1;

			/* It stays in the table, for what stands behind it. */
			e->to = 1;
			e->from = next[i];
		}
	}
	zd_free(next);
}

void zd_align_exact(struct zd_alignment *x)
{
	struct table t;

	table_init(&t, x->from.side.pieces.len + x->to.side.pieces.len);
	t.from = hash_all(&x->from);
	t.to = hash_all(&x->to);
	count_all(x, &t);
	settle_single(x, &t);
	zd_align_beside(x, grow, &t);
	rank(x, &t);
	zd_free(t.from);
	zd_free(t.to);
	zd_free(t.at);
}

/* --- Keys ---------------------------------------------------------------- */

static struct zd_slice key_of(const struct zd_aligned *a, uint32_t i)
{
	return a->draft->paragraphs.at[a->draft->blocks.at[i].paragraph].label;
}

/* The place of a block among those of its paragraph. */
static uint32_t nth(const struct zd_aligned *a, uint32_t i)
{
	return i -
		a->draft->paragraphs.at[a->draft->blocks.at[i].paragraph].first;
}

static uint64_t key_hash(const struct zd_aligned *a, uint32_t i)
{
	struct zd_slice key = key_of(a, i);
	uint64_t h = 1469598103934665603u + a->class[i] + nth(a, i) * 31u;

	for (size_t k = 0; k < key.len; k++)
		h = (h ^ (unsigned char)key.ptr[k]) * 1099511628211u;
	return h;
}

/* A name that only counts, "note-3", moves on when a note is added before:
 * it says nothing. */
static bool only_counts(struct zd_slice name)
{
	return name.len && zd_is_digit(name.ptr[name.len - 1]) &&
		(zd_slice_starts(name, "note-") || zd_is_digit(name.ptr[0]));
}

static bool has_key(const struct zd_aligned *a, uint32_t i, enum zd_kind kind)
{
	return a->class[i] == kind && zd_align_is_open(a, i) &&
		(kind != ZD_NOTE || !only_counts(key_of(a, i)));
}

/* The next number at or behind *at, which moves on; empty when there is
 * none. */
static struct zd_slice next_figures(struct zd_slice s, size_t *at)
{
	size_t first;

	while (*at < s.len && !zd_is_digit(s.ptr[*at]))
		++*at;
	first = *at;
	while (zd_is_digit(zd_slice_at(s, *at)))
		++*at;
	return zd_slice_sub(s, first, *at);
}

/* Whether two names have the same figures: res-69-283-annex-ii and
 * res-69-283-annex-i cite one resolution, res-79-314 another. */
static bool same_figures(struct zd_slice a, struct zd_slice b)
{
	struct zd_slice n, m;
	size_t i = 0, j = 0;

	do {
		n = next_figures(a, &i);
		m = next_figures(b, &j);
		if (!zd_slice_eq(n, m))
			return false;
	} while (n.len);
	return true;
}

/* Whether the figures of a name stand in a footnote, in their order: what is
 * named res-69-283 may have been "See also resolutions 68/1 and 69/283". */
static bool has_figures(struct zd_slice text, struct zd_slice name)
{
	struct zd_slice n, m;
	size_t i = 0, j = 0;

	for (n = next_figures(name, &i); n.len; n = next_figures(name, &i)) {
		do {
			m = next_figures(text, &j);
		} while (m.len && !zd_slice_eq(n, m));
		if (!m.len)
			return false;
	}
	return true;
}

bool zd_align_may(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	struct zd_slice a, b;

	if (!zd_align_is_open(&x->from, i) || !zd_align_is_open(&x->to, j) ||
		!zd_align_are_kin(x, i, j) || !text_of(&x->from, i).len ||
		!text_of(&x->to, j).len)
		return false;
	if (x->from.class[i] != ZD_NOTE)
		return true;
	a = key_of(&x->from, i);
	b = key_of(&x->to, j);
	if (only_counts(a))
		return only_counts(b) || has_figures(text_of(&x->from, i), b);
	return only_counts(b) ? has_figures(text_of(&x->to, j), a)
			      : same_figures(a, b);
}

void zd_align_keys(struct zd_alignment *x, enum zd_kind kind)
{
	size_t blocks = x->from.side.pieces.len, keys = 0;
	struct table t;
	struct entry *e;

	for (uint32_t i = 0; i < blocks; i++)
		keys += has_key(&x->from, i, kind);
	if (!keys)
		return;
	table_init(&t, keys);
	for (uint32_t i = zd_u32(blocks); i-- > 0;) {
		if (!has_key(&x->from, i, kind))
			continue;
		e = entry_of(&t, key_hash(&x->from, i));
		e->hash = key_hash(&x->from, i);
		e->from = i + 1;
	}
	for (uint32_t j = 0; j < x->to.side.pieces.len; j++) {
		uint32_t i;

		if (!has_key(&x->to, j, kind))
			continue;
		e = entry_of(&t, key_hash(&x->to, j));
		i = e->from - 1;
		if (!e->from || !zd_align_is_open(&x->from, i) ||
			!zd_slice_eq(key_of(&x->from, i), key_of(&x->to, j)))
			continue;
		zd_align_settle(x, i, j, 1, alike(x, i, j));
	}
	zd_free(t.at);
}
