#include "view/redline.h"

/*
 * The places in row order must say the order of `from`: a row that stands
 * where it stood gives its own block, a moved one gives it by its stub. The
 * redline's own stubs are taken as they are; whatever still contradicts the
 * order (the fewest rows that do, by the longest increasing subsequence) is
 * moved too, with a stub of ours.
 */

struct order {
	const struct zd_redline *r;
	bool *moved;                  /* rows that a stub stands for */
	struct zd_view_places places; /* in reading order */
	struct zd_view_places extra;  /* stubs of ours, by block of `from` */
};

static uint32_t from_of(const struct order *o, const struct zd_view_place *p)
{
	return o->r->rows.at[p->row].from;
}

/* Whether the place says where a block of `from` stood. */
static bool says(const struct order *o, const struct zd_view_place *p)
{
	return from_of(o, p) != ZD_NONE && (p->stub || !o->moved[p->row]);
}

static void own_places(struct order *o)
{
	const struct zd_redline *r = o->r;

	for (uint32_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];
		struct zd_view_place p = {i, 0, row->stub};

		if (row->stub && row->partner < r->rows.len) {
			o->moved[row->partner] = true;
			p.row = row->partner;
		}
		zd_vec_push(&o->places, p);
	}
}

static bool in_order(const struct order *o)
{
	uint32_t least = 0;

	for (size_t i = 0; i < o->places.len; i++) {
		const struct zd_view_place *p = &o->places.at[i];

		if (!says(o, p))
			continue;
		if (from_of(o, p) < least)
			return false;
		least = from_of(o, p) + 1;
	}
	return true;
}

/*
 * Marks in keep[] the places of a longest increasing subsequence of those
 * that say something (patience sorting, Fredman 1975).
 */
static void longest(const struct order *o, bool *keep)
{
	size_t n = o->places.len, len = 0, low, high, mid;
	uint32_t *tail = zd_calloc(n, sizeof(*tail));
	uint32_t *before = zd_calloc(n, sizeof(*before));

	for (uint32_t i = 0; i < n; i++) {
		if (!says(o, &o->places.at[i]))
			continue;
		for (low = 0, high = len; low < high;) {
			mid = low + (high - low) / 2;
			if (from_of(o, &o->places.at[tail[mid]]) <
				from_of(o, &o->places.at[i]))
				low = mid + 1;
			else
				high = mid;
		}
		before[i] = low ? tail[low - 1] : UINT32_MAX;
		tail[low] = i;
		if (low == len)
			len++;
	}
	for (uint32_t at = len ? tail[len - 1] : UINT32_MAX; at != UINT32_MAX;
		at = before[at])
		keep[at] = true;
	zd_free(tail);
	zd_free(before);
}

struct stray {
	uint32_t from, row;
};

static int compare(const void *a, const void *b)
{
	const struct stray *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* Takes the places that contradict the order out and gives their rows stubs
 * of ours, in the order of `from`. */
static void take_strays(struct order *o)
{
	bool *keep = zd_calloc(o->places.len, sizeof(*keep));
	ZD_VEC(struct stray) strays = {0};
	size_t n = 0;

	longest(o, keep);
	for (size_t i = 0; i < o->places.len; i++) {
		struct zd_view_place p = o->places.at[i];
		struct stray s = {from_of(o, &p), p.row};
		bool stray = says(o, &p) && !keep[i];

		if (stray)
			zd_vec_push(&strays, s);
		if (stray && !p.stub)
			o->moved[p.row] = true;
		if (!stray || !p.stub)
			o->places.at[n++] = p;
	}
	o->places.len = n;
	zd_free(keep);
	if (strays.len)
		qsort(strays.at, strays.len, sizeof(*strays.at), compare);
	for (size_t i = 0; i < strays.len; i++) {
		struct zd_view_place p = {strays.at[i].row, 0, true};

		zd_vec_push(&o->extra, p);
	}
	zd_vec_clear(&strays);
}

/* Puts the stubs of ours where their blocks stood. */
static void merge(struct order *o)
{
	struct zd_view_places all = {0};
	size_t k = 0;

	for (size_t i = 0; i < o->places.len; i++) {
		const struct zd_view_place *p = &o->places.at[i];

		while (says(o, p) && k < o->extra.len &&
			from_of(o, &o->extra.at[k]) < from_of(o, p))
			zd_vec_push(&all, o->extra.at[k++]);
		zd_vec_push(&all, *p);
	}
	while (k < o->extra.len)
		zd_vec_push(&all, o->extra.at[k++]);
	zd_vec_clear(&o->places);
	o->places = all;
}

/* A block that is read as a sub-paragraph of what stands before it. */
static bool is_sub(const struct zd_redline *r, uint32_t row)
{
	const struct zd_row *w = &r->rows.at[row];
	const struct zd_draft *d = w->to == ZD_NONE ? r->from : r->to;
	uint32_t b = w->to == ZD_NONE ? w->from : w->to;

	return b != d->paragraphs.at[d->blocks.at[b].paragraph].first;
}

/*
 * Numbers the moves, and lets sub-paragraphs go with what they follow where
 * their stubs follow its stub too. A sub-paragraph that stays while what it
 * follows moves gets a stub before itself, so that it is not taken along.
 */
static void number(struct zd_view_places *out, struct order *o)
{
	size_t n = o->places.len;
	uint32_t *stub_at = zd_calloc(o->r->rows.len, sizeof(*stub_at));
	uint32_t *move = zd_calloc(o->r->rows.len, sizeof(*move));
	bool *with = zd_calloc(o->r->rows.len, sizeof(*with));
	uint32_t next = 0, expected = 0; /* where a companion's stub stands */

	for (uint32_t i = 0; i < n; i++)
		if (o->places.at[i].stub)
			stub_at[o->places.at[i].row] = i;
	for (size_t i = 0; i < n; i++) {
		uint32_t row = o->places.at[i].row;
		bool sub;

		if (o->places.at[i].stub)
			continue;
		sub = is_sub(o->r, row);
		if (o->moved[row] && sub && expected &&
			stub_at[row] == expected) {
			with[row] = true;
			expected++;
		} else if (o->moved[row]) {
			move[row] = ++next;
			expected = stub_at[row] + 1;
		} else if (!sub) {
			expected = 0;
		} else if (expected && o->r->rows.at[row].from != ZD_NONE) {
			move[row] = ++next;
			expected = 0;
		}
	}
	for (size_t i = 0; i < n; i++) {
		struct zd_view_place p = o->places.at[i];
		struct zd_view_place before = {p.row, move[p.row], true};

		if (p.stub && with[p.row])
			continue;
		p.move = move[p.row];
		if (!p.stub && p.move && !o->moved[p.row])
			zd_vec_push(out, before);
		zd_vec_push(out, p);
	}
	zd_free(stub_at);
	zd_free(move);
	zd_free(with);
}

void zd_view_moves(struct zd_view_places *out, const struct zd_redline *r)
{
	struct order o = {0};

	o.r = r;
	o.moved = zd_calloc(r->rows.len, sizeof(*o.moved));
	zd_vec_reserve(&o.places, r->rows.len);
	own_places(&o);
	if (!in_order(&o)) {
		take_strays(&o);
		merge(&o);
	}
	number(out, &o);
	zd_free(o.moved);
	zd_vec_clear(&o.places);
	zd_vec_clear(&o.extra);
}
