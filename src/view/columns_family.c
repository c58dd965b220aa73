#include "view/columns.h"

#define NOBODY UINT32_MAX

/* --- Who belongs together: union and find --------------------------------- */

static uint32_t find(uint32_t *up, uint32_t i)
{
	while (up[i] != i) {
		up[i] = up[up[i]];
		i = up[i];
	}
	return i;
}

/* The first of both stands for all. */
static void unite(uint32_t *up, uint32_t a, uint32_t b)
{
	a = find(up, a);
	b = find(up, b);
	if (a < b)
		up[b] = a;
	else
		up[a] = b;
}

static void unite_link(uint32_t *up, const struct zd_redline *r,
	const struct zd_link *link, uint32_t from_base, uint32_t to_base)
{
	const uint32_t *from = r->from_list.at + link->from_first;
	const uint32_t *to = r->to_list.at + link->to_first;
	uint32_t first;

	if (!link->from_count && !link->to_count)
		return;
	first = link->from_count ? from_base + from[0] : to_base + to[0];
	for (uint32_t i = 0; i < link->from_count; i++)
		unite(up, first, from_base + from[i]);
	for (uint32_t i = 0; i < link->to_count; i++)
		unite(up, first, to_base + to[i]);
}

static void unite_all(struct zd_families *f, const struct zd_columns *c)
{
	uint32_t n = f->base[c->count + 1];

	for (uint32_t i = 0; i < n; i++)
		f->of[i] = i;
	for (size_t k = 0; k < c->count; k++) {
		const struct zd_redline *r = &c->links[k].redline;

		for (size_t i = 0; i < r->links.len; i++)
			unite_link(f->of, r, &r->links.at[i], f->base[k],
				f->base[k + 1]);
	}
	for (uint32_t i = 0; i < n; i++)
		f->of[i] = find(f->of, i);
}

/* --- Their order ---------------------------------------------------------- */

/* From here on `of` has numbers in reading order. next: a list of families
 * by their first paragraph, n stands before them all. */
static void number(struct zd_families *f)
{
	uint32_t n = f->base[f->columns_len], *next, *place, at, family;

	next = zd_calloc((size_t)n + 1, sizeof(*next));
	place = zd_calloc((size_t)n + 1, sizeof(*place));
	for (uint32_t i = 0; i < n; i++)
		place[i] = NOBODY;
	next[n] = NOBODY;
	for (size_t k = f->columns_len; k-- > 0;) {
		at = n;
		for (uint32_t i = f->base[k]; i < f->base[k + 1]; i++) {
			family = f->of[i];
			if (place[family] == NOBODY) {
				place[family] = 0;
				next[family] = next[at];
				next[at] = family;
			}
			at = family;
		}
	}
	for (at = next[n]; at != NOBODY; at = next[at])
		place[at] = f->count++;
	for (uint32_t i = 0; i < n; i++)
		f->of[i] = place[f->of[i]];
	zd_free(next);
	zd_free(place);
}

/* --- What each shows ------------------------------------------------------ */

/* The family of item i of a column; NOBODY: it is not shown. */
static uint32_t family_of(const struct zd_families *f,
	const struct zd_columns *c, size_t column, uint32_t i)
{
	const struct zd_redline *r;
	const struct zd_row *row;

	if (!column)
		return f->of[i];
	r = &c->links[column - 1].redline;
	row = &r->rows.at[i];
	if (row->stub)
		return NOBODY;
	return row->to != ZD_NONE
		? f->of[f->base[column] + r->to->blocks.at[row->to].paragraph]
		: f->of[f->base[column - 1] +
			  r->from->blocks.at[row->from].paragraph];
}

static void fill(
	struct zd_families *f, const struct zd_columns *c, size_t column)
{
	struct zd_families_bucket *b = &f->columns[column];
	uint32_t n = column ? zd_u32(c->links[column - 1].redline.rows.len)
			    : f->base[1];
	uint32_t family, sum = 0, was;

	b->first = zd_calloc((size_t)f->count + 2, sizeof(*b->first));
	b->items = zd_calloc((size_t)n + 1, sizeof(*b->items));
	for (uint32_t i = 0; i < n; i++) {
		family = family_of(f, c, column, i);
		if (family != NOBODY)
			b->first[family + 1]++;
	}
	/* first[family + 1] is where the next of the family goes, and in
	 * the end where the next family begins. */
	for (uint32_t k = 0; k <= f->count; k++) {
		was = b->first[k + 1];
		b->first[k + 1] = sum;
		sum += was;
	}
	for (uint32_t i = 0; i < n; i++) {
		family = family_of(f, c, column, i);
		if (family != NOBODY)
			b->items[b->first[family + 1]++] = i;
	}
}

void zd_families_make(struct zd_families *f, const struct zd_columns *c)
{
	memset(f, 0, sizeof(*f));
	f->columns_len = c->count + 1;
	f->base = zd_calloc(f->columns_len + 1, sizeof(*f->base));
	for (size_t k = 0; k < f->columns_len; k++)
		f->base[k + 1] =
			f->base[k] + zd_u32(c->sides[k].draft->paragraphs.len);
	f->of = zd_calloc((size_t)f->base[f->columns_len] + 1, sizeof(*f->of));
	f->columns = zd_calloc(f->columns_len, sizeof(*f->columns));
	unite_all(f, c);
	number(f);
	for (size_t k = 0; k < f->columns_len; k++)
		fill(f, c, k);
}

void zd_families_clear(struct zd_families *f)
{
	for (size_t k = 0; k < f->columns_len; k++) {
		zd_free(f->columns[k].first);
		zd_free(f->columns[k].items);
	}
	zd_free(f->columns);
	zd_free(f->base);
	zd_free(f->of);
	memset(f, 0, sizeof(*f));
}
