/*
 * Footnotes that only got other numbers. A mark, [^3], says which footnote
 * belongs to a word; when one is added before it the mark becomes [^4], and
 * neither the words nor the footnote have changed.
 */
#include "diff/relate.h"
#include "text/markup.h"

static bool same_note(const struct zd_redline *r, const struct zd_marks *m,
	struct zd_slice was, struct zd_slice is)
{
	uint32_t i = zd_names_first(&m->from, was);
	uint32_t j = zd_names_first(&m->to, is);

	if (i == ZD_NONE || j == ZD_NONE)
		return i == j && zd_slice_eq(was, is);
	return r->from_link[i] == r->to_link[j];
}

/* All that is marked are marks of footnotes, in one block on either side. */
static bool only_marks(const struct zd_redline *r, const struct zd_row *row)
{
	bool any = false;

	for (uint32_t i = 0; i < row->count; i++) {
		const struct zd_run *run = &r->runs.at[row->first + i];

		if ((run->from != ZD_NONE && run->from != row->from) ||
			(run->to != ZD_NONE && run->to != row->to) ||
			run->mark > ZD_INSERTED)
			return false;
		if (run->mark != ZD_KEPT && run->kind != ZD_CHANGE_NOTE)
			return false;
		any = any || run->mark != ZD_KEPT;
	}
	return any;
}

bool zd_relate_marks(const struct zd_redline *r, const struct zd_row *row,
	struct zd_marks *m)
{
	struct zd_slice from, to, was, is;
	size_t i = 0, j = 0;
	bool more;

	if (row->from == ZD_NONE || row->to == ZD_NONE || !only_marks(r, row))
		return false;
	if (!m->listed) {
		zd_draft_name_notes(&m->from, r->from);
		zd_draft_name_notes(&m->to, r->to);
	}
	m->listed = true;
	from = r->from->blocks.at[row->from].text;
	to = r->to->blocks.at[row->to].text;
	while ((more = zd_markup_next_note(from, &i, &was)) ==
		zd_markup_next_note(to, &j, &is))
		if (!more)
			return true;
		else if (!same_note(r, m, was, is))
			return false;
	return false;
}

void zd_marks_clear(struct zd_marks *m)
{
	zd_names_clear(&m->from);
	zd_names_clear(&m->to);
}
