#include "amend/overlap_pieces.h"

#include <stdbool.h>
#include <stdlib.h>

#include "amend/compile.h"
#include "base/vec.h"

static int compare(const void *left, const void *right)
{
	const struct zd_piece *a = left, *b = right;

	if (a->edit.from_start != b->edit.from_start)
		return a->edit.from_start < b->edit.from_start ? -1 : 1;
	if (a->edit.from_end != b->edit.from_end)
		return a->edit.from_end < b->edit.from_end ? -1 : 1;
	return a->version == b->version ? 0 : a->version < b->version ? -1 : 1;
}

void zd_pieces_sort(struct zd_piece *at, size_t n)
{
	/* No two are equal: edits of one version do not overlap. */
	if (n > 1)
		qsort(at, n, sizeof(*at), compare);
}

struct zd_cluster zd_pieces_cluster(
	const struct zd_pieces *pieces, size_t first, size_t end)
{
	const struct zd_edit *e = &pieces->at[first].edit;
	struct zd_cluster c = {first, first + 1, e->from_start, e->from_end};

	for (; c.end < end; c.end++) {
		e = &pieces->at[c.end].edit;
		if (e->from_start >= c.to &&
			(e->from_start != c.from || e->from_end != c.to))
			break;
		if (e->from_end > c.to)
			c.to = e->from_end;
	}
	return c;
}

struct cutter {
	struct zd_slice base;
	struct zd_edit ranges[ZD_COMPILE_CUT]; /* different ones of a cluster */
	size_t len;
	uint32_t cuts[2 * ZD_COMPILE_CUT];
	size_t cuts_len;
};

/* The different ranges of a cluster; false when there are too many. */
static bool collect(struct cutter *c, const struct zd_pieces *pieces,
	const struct zd_cluster *cluster)
{
	c->len = 0;
	for (size_t i = cluster->first; i < cluster->end; i++) {
		const struct zd_edit *e = &pieces->at[i].edit;
		const struct zd_edit *last =
			c->len ? &c->ranges[c->len - 1] : NULL;

		if (last && last->from_start == e->from_start &&
			last->from_end == e->from_end)
			continue;
		if (c->len == ZD_COMPILE_CUT)
			return false;
		c->ranges[c->len++] = *e;
	}
	return true;
}

static void add_cut(struct cutter *c, const struct zd_edit *e, uint32_t at)
{
	size_t i = c->cuts_len;

	/* A piece of nothing but space would be a bracket around nothing. */
	if (!zd_slice_trim(zd_slice_sub(c->base, e->from_start, at)).len ||
		!zd_slice_trim(zd_slice_sub(c->base, at, e->from_end)).len)
		return;
	while (i && c->cuts[i - 1] > at)
		i--;
	if (i && c->cuts[i - 1] == at)
		return;
	for (size_t k = c->cuts_len++; k > i; k--)
		c->cuts[k] = c->cuts[k - 1];
	c->cuts[i] = at;
}

/* Where the ranges of the cluster cut deletion e. */
static void find_cuts(struct cutter *c, const struct zd_edit *e)
{
	c->cuts_len = 0;
	for (size_t i = 0; i < c->len; i++) {
		const struct zd_edit *r = &c->ranges[i];

		if (r->from_start < e->from_start &&
			e->from_start < r->from_end &&
			r->from_end < e->from_end)
			add_cut(c, e, r->from_end);
		if (e->from_start < r->from_start &&
			r->from_start < e->from_end &&
			e->from_end < r->from_end)
			add_cut(c, e, r->from_start);
	}
}

static void cut_cluster(struct cutter *c, struct zd_pieces *out,
	const struct zd_pieces *pieces, const struct zd_cluster *cluster)
{
	bool many = !collect(c, pieces, cluster);

	for (size_t i = cluster->first; i < cluster->end; i++) {
		struct zd_piece p = pieces->at[i];
		uint32_t last = p.edit.from_end;

		c->cuts_len = 0;
		if (!many && p.edit.to_start == p.edit.to_end)
			find_cuts(c, &p.edit);
		for (size_t k = 0; k < c->cuts_len; k++) {
			p.edit.from_end = c->cuts[k];
			zd_vec_push(out, p);
			p.edit.from_start = c->cuts[k];
		}
		p.edit.from_end = last;
		zd_vec_push(out, p);
	}
}

void zd_pieces_cut(struct zd_pieces *pieces, struct zd_slice base)
{
	struct zd_pieces out = {0};
	struct cutter c = {.base = base};

	zd_vec_reserve(&out, pieces->len);
	for (size_t i = 0; i < pieces->len;) {
		struct zd_cluster cluster =
			zd_pieces_cluster(pieces, i, pieces->len);

		cut_cluster(&c, &out, pieces, &cluster);
		i = cluster.end;
	}
	zd_vec_clear(pieces);
	*pieces = out;
	zd_pieces_sort(pieces->at, pieces->len);
}
