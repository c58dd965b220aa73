#include "view/view.h"

/* A note's name on one side, and the block that has its text. */
struct name {
	struct zd_slice name;
	uint32_t block;
};

struct names {
	struct name *at;
	size_t len, cap;
};

static int compare(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int c = zd_slice_cmp(x->name, y->name);

	if (c)
		return c;
	return x->block < y->block ? -1 : x->block > y->block;
}

/* The names of one side: of `from` when goes, else of `to`. */
static void collect(struct names *out, const struct zd_view *v, bool goes)
{
	enum zd_view_mark other = goes ? ZD_VIEW_INSERTED : ZD_VIEW_DELETED;

	for (uint32_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];
		struct name n = {b->label, i};

		if (b->kind != ZD_VIEW_NOTE || b->stub || b->mark == other)
			continue;
		if (goes && b->relabelled)
			n.name = b->old_label;
		zd_vec_push(out, n);
	}
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), compare);
}

static uint32_t find(const struct names *names, struct zd_slice name)
{
	size_t low = 0, high = names->len, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (zd_slice_cmp(names->at[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < names->len && zd_slice_eq(names->at[low].name, name)
		? names->at[low].block
		: ZD_VIEW_NONE;
}

/* Gives the marks of one block their numbers. A mark inside a note's text
 * gets one only if the text has given it: most readers know no other. */
static void number_block(struct zd_view *v, const struct zd_view_block *b,
	const struct names *from, const struct names *to, uint32_t *next)
{
	for (uint32_t i = b->first; i < b->first + b->count; i++) {
		struct zd_view_run *r = &v->runs.at[i];
		bool goes = zd_view_goes(r->mark);
		uint32_t at;

		if (!r->note)
			continue;
		at = find(goes ? from : to, r->text);
		if (at == ZD_VIEW_NONE)
			at = find(goes ? to : from, r->text);
		if (at == ZD_VIEW_NONE)
			continue;
		if (!v->blocks.at[at].number && b->kind != ZD_VIEW_NOTE)
			v->blocks.at[at].number = ++*next;
		r->number = v->blocks.at[at].number;
	}
}

void zd_view_number_notes(struct zd_view *v)
{
	struct names from = {0}, to = {0};
	uint32_t next = 0;

	collect(&from, v, true);
	collect(&to, v, false);
	for (size_t i = 0; i < v->blocks.len; i++)
		number_block(v, &v->blocks.at[i], &from, &to, &next);
	zd_vec_clear(&from);
	zd_vec_clear(&to);
}
