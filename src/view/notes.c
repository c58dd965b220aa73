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

void zd_view_number_notes(struct zd_view *v)
{
	struct names from = {0}, to = {0};
	uint32_t next = 0, at;

	collect(&from, v, true);
	collect(&to, v, false);
	for (size_t i = 0; i < v->runs.len; i++) {
		struct zd_view_run *r = &v->runs.at[i];

		if (!r->note)
			continue;
		at = find(zd_view_goes(r->mark) ? &from : &to, r->text);
		if (at == ZD_VIEW_NONE)
			at = find(zd_view_goes(r->mark) ? &to : &from, r->text);
		if (at == ZD_VIEW_NONE)
			continue;
		if (!v->blocks.at[at].number)
			v->blocks.at[at].number = ++next;
		r->number = v->blocks.at[at].number;
	}
	zd_vec_clear(&from);
	zd_vec_clear(&to);
}
