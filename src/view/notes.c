#include "base/names.h"
#include "view/view.h"

/* Notes by their names on one side: of `from` when goes, else of `to`. */
static void collect(struct zd_names *out, const struct zd_view *v, bool goes)
{
	enum zd_view_mark other = goes ? ZD_VIEW_INSERTED : ZD_VIEW_DELETED;

	for (uint32_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (b->kind != ZD_VIEW_NOTE || b->stub || b->mark == other)
			continue;
		zd_names_add(out,
			goes && b->relabelled ? b->old_label : b->label, i);
	}
	zd_names_sort(out);
}

/* Gives the marks of one block their numbers. A mark inside a note's text
 * gets one only if the text has given it: most readers know no other. */
static void number_block(struct zd_view *v, const struct zd_view_block *b,
	const struct zd_names *from, const struct zd_names *to, uint32_t *next)
{
	for (uint32_t i = b->first; i < b->first + b->count; i++) {
		struct zd_view_run *r = &v->runs.at[i];
		bool goes = zd_view_goes(r->mark);
		uint32_t at;

		if (!r->note)
			continue;
		at = zd_names_first(goes ? from : to, r->text);
		if (at == ZD_VIEW_NONE)
			at = zd_names_first(goes ? to : from, r->text);
		if (at == ZD_VIEW_NONE)
			continue;
		if (!v->blocks.at[at].number && b->kind != ZD_VIEW_NOTE)
			v->blocks.at[at].number = ++*next;
		r->number = v->blocks.at[at].number;
	}
}

void zd_view_number_notes(struct zd_view *v)
{
	struct zd_names from = {0}, to = {0};
	uint32_t next = 0;

	collect(&from, v, true);
	collect(&to, v, false);
	for (size_t i = 0; i < v->blocks.len; i++)
		number_block(v, &v->blocks.at[i], &from, &to, &next);
	zd_names_clear(&from);
	zd_names_clear(&to);
}
