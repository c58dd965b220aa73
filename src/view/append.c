/* One view behind another: what a package is made of. */
#include "base/num.h"
#include "view/view.h"

struct appending {
	struct zd_view *to;
	const struct zd_view *from;
	const char *prefix;
	uint32_t runs, cells, abouts, numbers, moves;
};

static struct zd_slice own(struct appending *a, struct zd_slice s)
{
	return s.len ? zd_arena_slice(&a->to->arena, s) : s;
}

/* Footnotes of two parts may have one name. */
static struct zd_slice note_name(struct appending *a, struct zd_slice name)
{
	return zd_arena_printf(
		&a->to->arena, "%s%.*s", a->prefix, ZD_FMT(name));
}

/* Signs of the text that nobody contests stay such in the copy. */
static void keep_settled(
	struct appending *a, struct zd_slice was, struct zd_slice copy)
{
	size_t at = 0;

	for (; (at = zd_slice_chr(was, '[', at)) != SIZE_MAX; at++)
		if (zd_view_is_settled(a->from, was.ptr + at))
			zd_vec_push(&a->to->settled, copy.ptr + at);
}

static void put_run(struct appending *a, struct zd_view_run r)
{
	struct zd_slice was = r.text;

	r.text = r.note ? note_name(a, r.text) : own(a, r.text);
	if (!r.note)
		keep_settled(a, was, r.text);
	if (r.about)
		r.about += a->abouts;
	if (r.note && r.number)
		r.number += a->numbers;
	zd_vec_push(&a->to->runs, r);
}

static void put_block(struct appending *a, struct zd_view_block b)
{
	b.label = b.kind == ZD_VIEW_NOTE ? note_name(a, b.label)
					 : own(a, b.label);
	b.old_label = own(a, b.old_label);
	b.id = own(a, b.id);
	b.relation = own(a, b.relation);
	b.aside = own(a, b.aside);
	b.first += a->runs;
	b.first_cell += a->cells;
	if (b.move)
		b.move += a->moves;
	if (b.kind == ZD_VIEW_NOTE && b.number)
		b.number += a->numbers;
	zd_vec_push(&a->to->blocks, b);
}

void zd_view_append(
	struct zd_view *to, const struct zd_view *from, const char *prefix)
{
	struct appending a = {to, from, prefix, zd_u32(to->runs.len),
		zd_u32(to->cells.len), zd_u32(to->abouts.len - 1), 0, 0};

	for (size_t i = 0; i < to->blocks.len; i++) {
		const struct zd_view_block *b = &to->blocks.at[i];

		if (b->kind == ZD_VIEW_NOTE && b->number > a.numbers)
			a.numbers = b->number;
		if (b->move > a.moves)
			a.moves = b->move;
	}
	for (size_t i = 1; i < from->abouts.len; i++)
		zd_view_about(to, own(&a, from->abouts.at[i].owner),
			own(&a, from->abouts.at[i].aside));
	for (size_t i = 0; i < from->runs.len; i++)
		put_run(&a, from->runs.at[i]);
	for (size_t i = 0; i < from->cells.len; i++) {
		struct zd_view_cell c = from->cells.at[i];

		c.first += a.runs;
		zd_vec_push(&to->cells, c);
	}
	for (size_t i = 0; i < from->blocks.len; i++)
		put_block(&a, from->blocks.at[i]);
	to->marked |= from->marked;
	zd_view_sort_settled(to);
}
