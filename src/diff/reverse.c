/*
 * Reversing: the same chains seen from the other side. Nothing is compared
 * again.
 */
#include <stdlib.h>

#include "diff/align.h"
#include "diff/redline.h"
#include "diff/rows.h"

static void copy_settled(struct zd_settled *out, struct zd_arena *arena,
	const struct zd_settled *from, size_t n)
{
	out->pair = zd_arena_alloc(arena, (n + 1) * sizeof(*out->pair));
	out->joins = zd_arena_alloc(arena, (n + 1) * sizeof(*out->joins));
	out->score = zd_arena_alloc(arena, (n + 1) * sizeof(*out->score));
	memcpy(out->pair, from->pair, n * sizeof(*out->pair));
	memcpy(out->joins, from->joins, n * sizeof(*out->joins));
	memcpy(out->score, from->score, n * sizeof(*out->score));
}

static void open_draft(struct zd_aligned *a, const struct zd_draft *draft,
	const struct zd_settled *settled)
{
	a->draft = draft;
	a->at = *settled;
	zd_vec_reserve(&a->side.pieces, draft->blocks.len);
	for (size_t i = 0; i < draft->blocks.len; i++)
		zd_vec_push(&a->side.pieces,
			((struct zd_piece){.text = draft->blocks.at[i].text}));
}

static int by_to(const void *a, const void *b)
{
	const struct zd_chain *x = a, *y = b;

	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (x->to_start > y->to_start) - (x->to_start < y->to_start);
}

/* The chains of a redline, the other way round. */
static void add_chains(struct zd_tiles *t, const struct zd_redline *r)
{
	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];

		if (run->mark != ZD_KEPT && run->mark != ZD_MOVED_TO)
			continue;
		zd_vec_push(&t->chains,
			((struct zd_chain){.from = run->to,
				.to = run->from,
				.from_start = run->to_start,
				.from_end = run->to_end,
				.to_start = run->from_start,
				.to_end = run->from_end,
				.moved = run->mark == ZD_MOVED_TO}));
	}
	if (t->chains.len)
		qsort(t->chains.at, t->chains.len, sizeof(*t->chains.at),
			by_to);
}

static int by_piece(const void *a, const void *b)
{
	const struct zd_kind_at *x = a, *y = b;

	if (x->piece != y->piece)
		return x->piece < y->piece ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

static void list_kinds(struct zd_kinds *out, const struct zd_redline *r)
{
	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];

		if (run->mark == ZD_INSERTED)
			zd_vec_push(&out->from,
				((struct zd_kind_at){run->to, run->to_start,
					run->kind, run->opens}));
		else if (run->mark == ZD_DELETED)
			zd_vec_push(&out->to,
				((struct zd_kind_at){run->from, run->from_start,
					run->kind, run->opens}));
	}
	if (out->from.len)
		qsort(out->from.at, out->from.len, sizeof(*out->from.at),
			by_piece);
	if (out->to.len)
		qsort(out->to.at, out->to.len, sizeof(*out->to.at), by_piece);
}

/* Links are the same paragraphs; only their order and direction differ. */
static void copy_words(struct zd_redline *out, const struct zd_redline *r)
{
	for (size_t i = 0; i < out->links.len; i++) {
		struct zd_link *l = &out->links.at[i];
		uint32_t at = l->to_count
			? r->from_link[out->to_list.at[l->to_first]]
			: r->to_link[out->from_list.at[l->from_first]];
		const struct zd_link *was = &r->links.at[at];

		l->words_kept = was->words_kept;
		l->words_in = was->words_out;
		l->words_out = was->words_in;
	}
}

static uint32_t *homes(struct zd_arena *arena, const struct zd_aligned *a)
{
	size_t n = a->side.pieces.len;
	uint32_t *home = zd_arena_alloc(arena, (n + 1) * sizeof(*home));

	for (size_t i = 0; i < n; i++)
		home[i] = a->at.pair[i] != ZD_NOBODY ? a->at.pair[i]
						     : a->at.joins[i];
	return home;
}

struct zd_redline *zd_redline_reverse(const struct zd_redline *r)
{
	struct zd_redline *out = zd_calloc(1, sizeof(*out));
	struct zd_diff_options *options =
		zd_arena_alloc(&out->arena, sizeof(*options));
	struct zd_alignment x = {.options = options, .arena = &out->arena};
	struct zd_kinds kinds = {0};
	struct zd_tiles t = {.kinds = &kinds};

	*options = *r->options;
	out->options = options;
	out->from = r->to;
	out->to = r->from;
	copy_settled(&out->from_settled, &out->arena, &r->to_settled,
		r->to->blocks.len);
	copy_settled(&out->to_settled, &out->arena, &r->from_settled,
		r->from->blocks.len);
	open_draft(&x.from, out->from, &out->from_settled);
	open_draft(&x.to, out->to, &out->to_settled);
	zd_align_read_told(&x);
	t.from = &x.from.side;
	t.to = &x.to.side;
	t.home = homes(&out->arena, &x.from);
	list_kinds(&kinds, r);
	add_chains(&t, r);
	zd_tiles_index(&t);
	zd_relate(out, &x);
	zd_rows_make(out, &x, &t);
	copy_words(out, r);
	zd_relate_conclude(out);
	out->coarse = r->coarse;
	if (r->coarse)
		out->coarse_why =
			zd_arena_slice(&out->arena, zd_slice_str(r->coarse_why))
				.ptr;
	zd_tiles_clear(&t);
	zd_vec_clear(&kinds.from);
	zd_vec_clear(&kinds.to);
	zd_alignment_clear(&x);
	return out;
}
