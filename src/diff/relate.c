#include "diff/relate.h"

#include <assert.h>

#define NONE UINT32_MAX

/* Bytes that two paragraphs have in common through their blocks. */
struct edge {
	uint32_t from, to;
	size_t bytes;
};

struct maker {
	struct zd_redline *r;
	const struct zd_alignment *x;
	ZD_VEC(struct edge) edges; /* by to */
	uint32_t *root; /* union-find: paragraphs of from, then of to */
	uint32_t n, m;
	size_t *from_size, *to_size, *from_most, *to_most;
	/* By paragraph of from, 1 more than its last edge; the room of
	 * from_most, which is wanted later. */
	size_t *last;
};

static uint32_t find(uint32_t *root, uint32_t i)
{
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

static uint32_t owner(const struct zd_aligned *a, uint32_t block)
{
	return a->draft->blocks.at[block].paragraph;
}

static size_t size_of(const struct zd_aligned *a, uint32_t block)
{
	return a->side.pieces.at[block].text.len + 1;
}

/* Adds to the edge of these paragraphs; edges come in the order of `to`. */
static void add_edge(struct maker *k, uint32_t i, uint32_t j)
{
	uint32_t from = owner(&k->x->from, i), to = owner(&k->x->to, j);
	size_t a = size_of(&k->x->from, i), b = size_of(&k->x->to, j);
	size_t bytes = a < b ? a : b, last = k->last[from];

	/* A paragraph is known by its first block. */
	if (i == k->x->from.draft->paragraphs.at[from].first &&
		j == k->x->to.draft->paragraphs.at[to].first)
		bytes *= k->x->options->first_block;
	if (last && k->edges.at[last - 1].to == to) {
		k->edges.at[last - 1].bytes += bytes;
		return;
	}
	zd_vec_push(&k->edges, ((struct edge){from, to, bytes}));
	k->last[from] = k->edges.len;
}

/* Blocks of from that were merged into block j are listed by j. */
static void add_edges(struct maker *k)
{
	const struct zd_alignment *x = k->x;
	uint32_t n = zd_u32(x->from.side.pieces.len);
	uint32_t m = zd_u32(x->to.side.pieces.len);
	uint32_t *head = zd_alloc((m + 1) * sizeof(*head));
	uint32_t *next = zd_alloc((n + 1) * sizeof(*next));

	memset(head, 0xff, (m + 1) * sizeof(*head));
	for (uint32_t i = n; i-- > 0;)
		if (x->from.at.joins[i] != ZD_NOBODY) {
			next[i] = head[x->from.at.joins[i]];
			head[x->from.at.joins[i]] = i;
		}
	for (uint32_t j = 0; j < m; j++) {
		if (x->to.at.pair[j] != ZD_NOBODY)
			add_edge(k, x->to.at.pair[j], j);
		if (x->to.at.joins[j] != ZD_NOBODY)
			add_edge(k, x->to.at.joins[j], j);
		for (uint32_t i = head[j]; i != NONE; i = next[i])
			add_edge(k, i, j);
	}
	zd_free(head);
	zd_free(next);
}

static void measure(struct maker *k)
{
	const struct zd_alignment *x = k->x;

	memset(k->from_most, 0, k->n * sizeof(*k->from_most));
	for (uint32_t i = 0; i < x->from.side.pieces.len; i++)
		k->from_size[owner(&x->from, i)] += size_of(&x->from, i);
	for (uint32_t j = 0; j < x->to.side.pieces.len; j++)
		k->to_size[owner(&x->to, j)] += size_of(&x->to, j);
	for (size_t e = 0; e < k->edges.len; e++) {
		const struct edge *g = &k->edges.at[e];

		if (g->bytes > k->from_most[g->from])
			k->from_most[g->from] = g->bytes;
		if (g->bytes > k->to_most[g->to])
			k->to_most[g->to] = g->bytes;
	}
}

/* What the ids say of two paragraphs: 1 that they belong together, -1 that
 * they do not; which the same words, standing first, belie. */
static int told(const struct maker *k, const struct edge *g)
{
	const struct zd_alignment *x = k->x;
	uint32_t i = x->from.draft->paragraphs.at[g->from].first;
	uint32_t j = x->to.draft->paragraphs.at[g->to].first;

	int kin =
		x->from.told ? zd_told_kin(x->from.told[i], x->to.told[j]) : 0;

	return kin < 0 && x->from.at.pair[i] == j &&
			zd_slice_eq(x->from.side.pieces.at[i].text,
				x->to.side.pieces.at[j].text)
		? 0
		: kin;
}

/* Paragraphs belong together when each is the other's best, or when one is
 * and they share a good part of the smaller. A sub-paragraph that went
 * elsewhere does not tie two paragraphs together. */
static void unite(struct maker *k)
{
	for (size_t e = 0; e < k->edges.len; e++) {
		const struct edge *g = &k->edges.at[e];
		size_t a = k->from_size[g->from], b = k->to_size[g->to];
		size_t least = a < b ? a : b;
		int best = (g->bytes == k->from_most[g->from]) +
			(g->bytes == k->to_most[g->to]);

		if (told(k, g) < 0)
			continue;
		if (told(k, g) == 0 &&
			(!best ||
				(best < 2 &&
					(float)g->bytes <
						k->x->options->least_link *
							(float)least)))
			continue;
		k->root[find(k->root, g->from)] = find(k->root, k->n + g->to);
	}
}

/* --- Links --------------------------------------------------------------- */

/* Paragraphs by root: first[root] heads a list through next, in order. */
static void list_members(const struct maker *k, uint32_t *first, uint32_t *next,
	uint32_t begin, uint32_t end)
{
	memset(first, 0xff, (k->n + k->m + 1) * sizeof(*first));
	for (uint32_t i = end; i-- > begin;) {
		uint32_t root = find(k->root, i);

		next[i] = first[root];
		first[root] = i;
	}
}

static void push_dropped(struct maker *k, const uint32_t *has_to, uint32_t p)
{
	struct zd_redline *r = k->r;

	for (; p < k->n && has_to[find(k->root, p)] == NONE; p++) {
		struct zd_link l = {.relation = ZD_DROPPED,
			.from_first = zd_u32(r->from_list.len),
			.from_count = 1,
			.to_first = zd_u32(r->to_list.len)};

		r->from_link[p] = zd_u32(r->links.len);
		zd_vec_push(&r->from_list, p);
		zd_vec_push(&r->links, l);
	}
}

static void push_link(struct maker *k, const uint32_t *from, const uint32_t *to,
	const uint32_t *next, uint32_t root)
{
	struct zd_redline *r = k->r;
	struct zd_link l = {.relation = ZD_SAME,
		.from_first = zd_u32(r->from_list.len),
		.to_first = zd_u32(r->to_list.len)};
	uint32_t at = zd_u32(r->links.len);

	for (uint32_t i = from[root]; i != NONE; i = next[i], l.from_count++) {
		zd_vec_push(&r->from_list, i);
		r->from_link[i] = at;
	}
	for (uint32_t j = to[root]; j != NONE; j = next[j], l.to_count++) {
		zd_vec_push(&r->to_list, j - k->n);
		r->to_link[j - k->n] = at;
	}
	if (!l.from_count)
		l.relation = ZD_NEW;
	else if (l.to_count > 1)
		l.relation = ZD_SPLIT;
	else if (l.from_count > 1)
		l.relation = ZD_MERGED;
	zd_vec_push(&r->links, l);
}

static void push_links(struct maker *k)
{
	uint32_t *from = zd_alloc((k->n + k->m + 1) * sizeof(*from));
	uint32_t *to = zd_alloc((k->n + k->m + 1) * sizeof(*to));
	uint32_t *next = zd_alloc((k->n + k->m + 1) * sizeof(*next));
	uint32_t root;

	list_members(k, from, next, 0, k->n);
	list_members(k, to, next, k->n, k->n + k->m);
	push_dropped(k, to, 0);
	for (uint32_t j = 0; j < k->m; j++) {
		root = find(k->root, k->n + j);
		if (to[root] != k->n + j)
			continue;
		push_link(k, from, to, next, root);
		for (uint32_t i = from[root]; i != NONE; i = next[i])
			push_dropped(k, to, i + 1);
	}
	zd_free(from);
	zd_free(to);
	zd_free(next);
}

/* --- Order --------------------------------------------------------------- */

static bool has_place(const struct zd_redline *r, const struct zd_link *l)
{
	enum zd_kind kind;

	if (!l->from_count || !l->to_count)
		return false;
	kind = r->to->paragraphs.at[r->to_list.at[l->to_first]].kind;
	return kind != ZD_FIELD && kind != ZD_NOTE;
}

static uint64_t weight_of(const struct maker *k, const struct zd_link *l)
{
	uint64_t a = 0, b = 0;

	for (uint32_t i = 0; i < l->from_count; i++)
		a += k->from_size[k->r->from_list.at[l->from_first + i]];
	for (uint32_t i = 0; i < l->to_count; i++)
		b += k->to_size[k->r->to_list.at[l->to_first + i]];
	return a < b ? a : b;
}

/* Two links that stand next to each other on both sides, the other way
 * round. */
static bool is_swap(const struct zd_step *steps, uint32_t n, uint32_t i)
{
	if (i && steps[i - 1].kept && steps[i - 1].place == steps[i].place + 1)
		return true;
	return i + 1 < n && steps[i + 1].kept &&
		steps[i].place == steps[i + 1].place + 1;
}

static void find_moves(struct maker *k)
{
	struct zd_redline *r = k->r;
	uint32_t n = 0, *which, places = 0, *rank;
	struct zd_step *steps;

	steps = zd_calloc(r->links.len + 1, sizeof(*steps));
	which = zd_alloc((r->links.len + 1) * sizeof(*which));
	rank = zd_calloc((size_t)k->n + 1, sizeof(*rank));
	for (uint32_t i = 0; i < r->links.len; i++)
		if (has_place(r, &r->links.at[i]))
			rank[r->from_list.at[r->links.at[i].from_first]] = 1;
	for (uint32_t i = 0; i < k->n; i++)
		rank[i] = rank[i] ? places++ : 0;
	for (uint32_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];

		if (!has_place(r, l))
			continue;
		which[n] = i;
		steps[n].place = rank[r->from_list.at[l->from_first]];
		steps[n++].weight = weight_of(k, l);
	}
	zd_heaviest_increasing(steps, n, places);
	for (uint32_t i = 0; i < n; i++) {
		struct zd_link *l = &r->links.at[which[i]];

		if (steps[i].kept)
			continue;
		l->moved = true;
		if (l->relation == ZD_SAME)
			l->relation =
				is_swap(steps, n, i) ? ZD_SWAPPED : ZD_MOVED;
	}
	zd_free(steps);
	zd_free(which);
	zd_free(rank);
}

static void find_labels(struct zd_redline *r)
{
	for (size_t i = 0; i < r->links.len; i++) {
		struct zd_link *l = &r->links.at[i];
		const struct zd_paragraph *p, *q;

		if (!l->from_count || !l->to_count)
			continue;
		p = &r->from->paragraphs.at[r->from_list.at[l->from_first]];
		q = &r->to->paragraphs.at[r->to_list.at[l->to_first]];
		l->relabelled = !zd_slice_eq(p->label, q->label);
	}
}

void zd_relate(struct zd_redline *r, const struct zd_alignment *x)
{
	struct maker k = {.r = r,
		.x = x,
		.n = zd_u32(r->from->paragraphs.len),
		.m = zd_u32(r->to->paragraphs.len)};
	size_t *sizes = zd_calloc((k.n + k.m + 1) * 2, sizeof(*sizes));

	k.from_size = sizes;
	k.from_most = k.last = sizes + k.n;
	k.to_size = sizes + 2 * (size_t)k.n;
	k.to_most = k.to_size + k.m;
	k.root = zd_alloc((k.n + k.m + 1) * sizeof(*k.root));
	for (uint32_t i = 0; i < k.n + k.m; i++)
		k.root[i] = i;
	r->from_link =
		zd_arena_alloc(&r->arena, (k.n + 1) * sizeof(*r->from_link));
	r->to_link = zd_arena_alloc(&r->arena, (k.m + 1) * sizeof(*r->to_link));
	zd_vec_reserve(&r->from_list, k.n);
	zd_vec_reserve(&r->to_list, k.m);
	zd_vec_reserve(&r->links, k.m + k.n / 16);
	add_edges(&k);
	measure(&k);
	unite(&k);
	push_links(&k);
	find_moves(&k);
	find_labels(r);
	zd_free(sizes);
	zd_free(k.root);
	zd_vec_clear(&k.edges);
}
