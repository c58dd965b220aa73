#include "amend/changes.h"

#include <stdlib.h>

#include "base/rising.h"
#include "text/words.h"

/* How far to look for the dropped paragraph that a new one stands for. */
#define STEM_REACH 64

/* One entry of a party's order. */
struct entry {
	uint32_t base; /* ZD_NONE for a new one */
	uint32_t mine; /* ZD_NONE for an unchanged one */
	bool stays;
};

/* What a key's number stands for, for the party that is being read. */
struct known {
	size_t party; /* from 1: who set it; it is void for others */
	uint32_t mine;
	bool ordered;
};

struct reading {
	struct zd_wishes *out;
	const struct zd_draft *base;
	const struct zd_proposal *proposal;
	uint32_t party;
	struct zd_words *keys; /* numbers 1 to n are the base's paragraphs */
	ZD_VEC(struct known) known;
	ZD_VEC(struct entry) entries;
	struct zd_error *err;
};

static int compare_touches(const void *left, const void *right)
{
	const struct zd_touch *a = left, *b = right;

	if (a->base != b->base)
		return a->base < b->base ? -1 : 1;
	return a->party == b->party ? 0 : a->party < b->party ? -1 : 1;
}

static void sort_touches(struct zd_touches *t)
{
	if (t->len > 1)
		qsort(t->at, t->len, sizeof(*t->at), compare_touches);
}

static struct known *know(
	struct reading *r, struct zd_slice key, uint32_t *base)
{
	uint32_t number = zd_words_intern(r->keys, key);
	struct known *k;

	while (r->known.len <= number) {
		struct known none = {0, ZD_NONE, false};

		zd_vec_push(&r->known, none);
	}
	*base = number <= r->base->paragraphs.len ? number - 1 : ZD_NONE;
	k = &r->known.at[number];
	if (k->party != (size_t)r->party + 1)
		*k = (struct known){(size_t)r->party + 1, ZD_NONE, false};
	return k;
}

static bool same_head(
	const struct zd_paragraph *a, const struct zd_paragraph *b)
{
	return a->level == b->level && zd_slice_eq(a->label, b->label) &&
		zd_slice_eq(a->origin, b->origin);
}

/* The two can be shown as one paragraph with changes. */
static bool comparable(
	const struct zd_paragraph *a, const struct zd_paragraph *b)
{
	return a->kind == b->kind && !a->count == !b->count;
}

static void push_touch(struct reading *r, struct zd_touches *to, uint32_t base)
{
	struct zd_touch t = {base, r->party, NULL, ZD_NONE};

	zd_vec_push(to, t);
}

static void push_edit(struct reading *r, uint32_t base, uint32_t mine)
{
	const struct zd_draft *d = r->proposal->changed;
	struct zd_touch t = {base, r->party, d, mine};

	if (same_head(&r->base->paragraphs.at[base], &d->paragraphs.at[mine]) &&
		zd_paragraph_same(r->base, base, d, mine))
		return;
	zd_vec_push(&r->out->edits, t);
}

static void push_insert(
	struct reading *r, const struct entry *e, uint32_t gap, uint32_t seq)
{
	struct zd_insert i = {.gap = gap, .party = r->party, .seq = seq};

	i.base = e->base;
	i.mine = e->mine;
	if (e->base == ZD_NONE)
		i.draft = r->proposal->changed;
	zd_vec_push(&r->out->inserts, i);
}

static int usage(struct reading *r, const char *what, struct zd_slice key)
{
	return zd_error_set(r->err, ZD_EUSAGE, "%.*s: paragraph %.*s %s",
		ZD_FMT(r->proposal->party), ZD_FMT(key), what);
}

/* Without an order: every changed paragraph stands where the base has it. */
static int read_in_place(struct reading *r, const struct zd_slice *keys)
{
	const struct zd_draft *d = r->proposal->changed;

	for (uint32_t j = 0; d && j < d->paragraphs.len; j++) {
		struct entry e = {ZD_NONE, j, false};
		uint32_t base;
		struct known *k = know(r, keys[j], &base);

		if (base == ZD_NONE)
			return usage(
				r, "is new, and no order is given", keys[j]);
		if (k->mine != ZD_NONE)
			return usage(r, "is changed twice", keys[j]);
		k->mine = j;
		if (comparable(&r->base->paragraphs.at[base],
			    &d->paragraphs.at[j])) {
			push_edit(r, base, j);
		} else {
			push_touch(r, &r->out->drops, base);
			push_insert(r, &e, base + 1, j);
		}
	}
	return ZD_OK;
}

/* Fills r->entries: the party's order, resolved. */
static int read_order(struct reading *r, const struct zd_slice *keys)
{
	const struct zd_draft *d = r->proposal->changed;
	size_t changed = d ? d->paragraphs.len : 0;
	uint32_t base;

	r->entries.len = 0;
	for (uint32_t j = 0; j < changed; j++) {
		struct known *k = know(r, keys[j], &base);

		if (k->mine != ZD_NONE)
			return usage(r, "is changed twice", keys[j]);
		k->mine = j;
	}
	for (size_t i = 0; i < r->proposal->order_len; i++) {
		struct zd_slice key = r->proposal->order[i];
		struct known *k = know(r, key, &base);
		struct entry e = {base, k->mine, false};

		if (k->ordered)
			return usage(r, "stands twice in the order", key);
		k->ordered = true;
		if (base == ZD_NONE && k->mine == ZD_NONE)
			return usage(
				r, "is in the order, but nowhere else", key);
		zd_vec_push(&r->entries, e);
	}
	for (uint32_t j = 0; j < changed; j++)
		if (!know(r, keys[j], &base)->ordered)
			return usage(
				r, "is changed, but not in the order", keys[j]);
	return ZD_OK;
}

/* A paragraph of another kind is a new one; of the others, who stays? */
static void find_stays(struct reading *r)
{
	size_t n = 0;
	uint32_t *at = zd_calloc(r->entries.len, sizeof(*at));
	bool *stays = zd_calloc(r->entries.len, sizeof(*stays));

	for (size_t i = 0; i < r->entries.len; i++) {
		struct entry *e = &r->entries.at[i];

		if (e->base != ZD_NONE && e->mine != ZD_NONE &&
			!comparable(&r->base->paragraphs.at[e->base],
				&r->proposal->changed->paragraphs.at[e->mine]))
			e->base = ZD_NONE;
		if (e->base != ZD_NONE)
			at[n++] = e->base;
	}
	zd_rising_longest(at, n, stays);
	n = 0;
	for (size_t i = 0; i < r->entries.len; i++)
		if (r->entries.at[i].base != ZD_NONE)
			r->entries.at[i].stays = stays[n++];
	zd_free(at);
	zd_free(stays);
}

static bool same_stem(struct zd_slice a, struct zd_slice b)
{
	struct zd_label x, y;

	return zd_label_is(a, &x) && zd_label_is(b, &y) &&
		x.series == y.series && x.number == y.number;
}

/*
 * The gap for a new paragraph, from `gap` up to `last`, the gap before the
 * next paragraph that stays: "OP5 alt" stands behind the OP5 that it
 * replaces, not before it.
 */
static uint32_t gap_for(
	struct reading *r, const struct entry *e, uint32_t gap, uint32_t last)
{
	const struct zd_paragraph *p;

	if (e->base != ZD_NONE)
		return gap;
	p = &r->proposal->changed->paragraphs.at[e->mine];
	if (p->kind != ZD_PARAGRAPH)
		return gap;
	if (last > gap + STEM_REACH)
		last = gap + STEM_REACH;
	for (uint32_t b = last; b > gap; b--)
		if (same_stem(p->label, r->base->paragraphs.at[b - 1].label))
			return b;
	return gap;
}

/* Drops what is not in the order, or there only as another kind. */
static void drop_missing(struct reading *r, const bool *present)
{
	for (uint32_t b = 0; b < r->base->paragraphs.len; b++)
		if (!present[b])
			push_touch(r, &r->out->drops, b);
}

/* The gap before the first entry from i on that stays. */
static uint32_t next_gap(const struct reading *r, size_t i)
{
	for (; i < r->entries.len; i++)
		if (r->entries.at[i].stays)
			return r->entries.at[i].base;
	return (uint32_t)r->base->paragraphs.len;
}

static void place_entries(struct reading *r)
{
	bool *present = zd_calloc(r->base->paragraphs.len, sizeof(*present));
	uint32_t gap = 0, last = next_gap(r, 0);

	for (uint32_t i = 0; i < r->entries.len; i++) {
		const struct entry *e = &r->entries.at[i];

		if (e->base != ZD_NONE) {
			present[e->base] = true;
			if (e->mine != ZD_NONE)
				push_edit(r, e->base, e->mine);
		}
		if (e->stays) {
			gap = e->base + 1;
			last = next_gap(r, i + 1);
			continue;
		}
		if (e->base != ZD_NONE)
			push_touch(r, &r->out->moves, e->base);
		gap = gap_for(r, e, gap, last);
		push_insert(r, e, gap, i);
	}
	drop_missing(r, present);
	zd_free(present);
}

static int read_proposal(struct reading *r)
{
	const struct zd_proposal *p = r->proposal;
	const struct zd_slice *keys = p->keys;
	struct zd_slice *own;
	int rc;

	if (!keys && p->changed) {
		own = zd_arena_calloc(&r->out->arena,
			p->changed->paragraphs.len, sizeof(*own));
		zd_draft_keys(&r->out->arena, p->changed, own);
		keys = own;
	}
	if (!p->order)
		return read_in_place(r, keys);
	rc = read_order(r, keys);
	if (rc)
		return rc;
	find_stays(r);
	place_entries(r);
	return ZD_OK;
}

int zd_wishes_read(struct zd_wishes *out, const struct zd_draft *base,
	const struct zd_proposal *const *proposals, size_t n,
	struct zd_error *err)
{
	struct reading r = {.out = out, .base = base, .err = err};
	size_t len = base->paragraphs.len;
	struct zd_slice *keys =
		zd_arena_calloc(&out->arena, len, sizeof(*keys));
	int rc = ZD_OK;

	r.keys = zd_words_new(len);
	zd_draft_keys(&out->arena, base, keys);
	for (size_t i = 0; i < len; i++)
		zd_words_intern(r.keys, keys[i]);
	for (size_t i = 0; !rc && i < n; i++) {
		r.proposal = proposals[i];
		r.party = (uint32_t)i;
		rc = read_proposal(&r);
	}
	zd_words_free(r.keys);
	zd_vec_clear(&r.known);
	zd_vec_clear(&r.entries);
	sort_touches(&out->edits);
	sort_touches(&out->drops);
	sort_touches(&out->moves);
	zd_inserts_sort(&out->inserts);
	return rc;
}

void zd_wishes_clear(struct zd_wishes *changes)
{
	zd_arena_clear(&changes->arena);
	zd_vec_clear(&changes->edits);
	zd_vec_clear(&changes->drops);
	zd_vec_clear(&changes->moves);
	zd_vec_clear(&changes->inserts);
}
