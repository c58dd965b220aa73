/* How much changed, in all of a redline or in what is shown of it. */
#include "text/token.h"
#include "view/redline.h"

static void add_link(struct zd_view_counts *c, const struct zd_link *link)
{
	c->relations[link->relation]++;
	c->kept += link->words_kept;
	c->in += link->words_in;
	c->out += link->words_out;
}

void zd_view_count_all(struct zd_view_counts *c)
{
	const struct zd_redline *r = &c->x->redline;

	for (size_t i = 0; i < r->links.len; i++)
		add_link(c, &r->links.at[i]);
	zd_view_brackets_count(c->bracketed, c->brackets);
	memcpy(c->ignored, c->x->count, sizeof(c->ignored));
}

uint32_t zd_view_link_of(const struct zd_redline *r, const struct zd_row *row)
{
	return row->to != ZD_NONE && !row->stub
		? r->to_link[r->to->blocks.at[row->to].paragraph]
		: r->from_link[r->from->blocks.at[row->from].paragraph];
}

/* Does the paragraph of its link begin in the row? */
static bool begins(const struct zd_redline *r, const struct zd_row *row)
{
	bool old = row->to == ZD_NONE || row->stub;
	const struct zd_draft *d = old ? r->from : r->to;
	uint32_t block = old ? row->from : row->to;

	return d->paragraphs.at[d->blocks.at[block].paragraph].first == block;
}

bool zd_view_link_changed(const struct zd_redline *r, const struct zd_row *row)
{
	const struct zd_link *link = &r->links.at[zd_view_link_of(r, row)];

	return (link->relation != ZD_SAME || link->relabelled) &&
		begins(r, row);
}

bool zd_view_row_changed(const struct zd_ignoring *x, const struct zd_row *row)
{
	const struct zd_redline *r = &x->redline;

	if (row->relation != ZD_SAME || row->to == ZD_NONE ||
		row->from == ZD_NONE ||
		!zd_slice_eq(zd_view_label_of(r->from, row->from),
			zd_view_label_of(r->to, row->to)))
		return true;
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &r->runs.at[k];

		if (run->mark != ZD_KEPT && !zd_ignores(x, row, run))
			return true;
	}
	return false;
}

/* --- Links ---------------------------------------------------------------- */

static void count_brackets_of(
	struct zd_view_counts *c, const struct zd_link *link)
{
	const struct zd_redline *r = &c->x->redline;

	for (uint32_t i = 0; i < link->from_count; i++) {
		const struct zd_paragraph *p =
			&r->from->paragraphs
				 .at[r->from_list.at[link->from_first + i]];

		for (uint32_t k = p->first; k < p->first + p->count; k++)
			zd_view_brackets_count_gone(
				c->bracketed, c->brackets, k, 0, UINT32_MAX);
	}
	for (uint32_t i = 0; i < link->to_count; i++) {
		const struct zd_paragraph *p =
			&r->to->paragraphs
				 .at[r->to_list.at[link->to_first + i]];

		for (uint32_t k = p->first; k < p->first + p->count; k++)
			zd_view_brackets_count_there(
				c->bracketed, c->brackets, k);
	}
}

void zd_view_count_links(struct zd_view_counts *c, const uint8_t *links)
{
	const struct zd_redline *r = &c->x->redline;

	for (size_t i = 0; i < r->links.len; i++) {
		if (!links[i])
			continue;
		add_link(c, &r->links.at[i]);
		count_brackets_of(c, &r->links.at[i]);
	}
	for (size_t i = 0; i < r->rows.len; i++)
		if (links[zd_view_link_of(r, &r->rows.at[i])])
			zd_ignoring_count(c->x, &r->rows.at[i], c->ignored);
}

/* --- Rows ----------------------------------------------------------------- */

static uint32_t words_of(
	const struct zd_draft *d, uint32_t block, uint32_t start, uint32_t end)
{
	return zd_u32(zd_words_count(
		zd_slice_sub(d->blocks.at[block].text, start, end)));
}

static void count_run(struct zd_view_counts *c, const struct zd_row *row,
	const struct zd_run *run)
{
	const struct zd_redline *r = &c->x->redline;
	bool ignored = zd_ignores(c->x, row, run);

	if (run->mark != ZD_INSERTED && run->mark != ZD_MOVED_TO)
		zd_view_brackets_count_gone(c->bracketed, c->brackets,
			run->from, run->from_start, run->from_end);
	if (run->mark == ZD_MOVED_FROM)
		return;
	if (run->mark != ZD_DELETED)
		*(run->mark == ZD_INSERTED && !ignored ? &c->in : &c->kept) +=
			words_of(r->to, run->to, run->to_start, run->to_end);
	else if (!ignored)
		c->out += words_of(
			r->from, run->from, run->from_start, run->from_end);
}

void zd_view_count_rows(struct zd_view_counts *c, const bool *rows)
{
	const struct zd_redline *r = &c->x->redline;
	bool *links = zd_calloc(r->links.len + 1, sizeof(*links));

	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		if (!rows[i])
			continue;
		links[zd_view_link_of(r, row)] |=
			begins(r, row) || zd_view_row_changed(c->x, row);
		for (uint32_t k = 0; k < row->count; k++)
			count_run(c, row, &r->runs.at[row->first + k]);
		if (row->to != ZD_NONE && !row->stub)
			zd_view_brackets_count_there(
				c->bracketed, c->brackets, row->to);
		zd_ignoring_count(c->x, row, c->ignored);
	}
	for (size_t i = 0; i < r->links.len; i++)
		if (links[i])
			c->relations[r->links.at[i].relation]++;
	zd_free(links);
}
