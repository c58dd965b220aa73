/* A draft and a redline, read by number. */
#include "diff/redline.h"

/* --- drafts -------------------------------------------------------------- */

bool zd_draft_paragraph(
	const struct zd_draft *draft, size_t i, struct zd_paragraph_info *out)
{
	const struct zd_paragraph *p;

	if (!draft || i >= draft->paragraphs.len)
		return false;
	p = &draft->paragraphs.at[i];
	*out = (struct zd_paragraph_info){.kind = p->kind,
		.level = p->level,
		.label = p->label.len ? p->label.ptr : "",
		.label_len = p->label.len,
		.first = p->first,
		.count = p->count};
	return true;
}

bool zd_draft_block(
	const struct zd_draft *draft, size_t i, struct zd_block_info *out)
{
	const struct zd_block *b;

	if (!draft || i >= draft->blocks.len)
		return false;
	b = &draft->blocks.at[i];
	*out = (struct zd_block_info){.mark = b->mark.len ? b->mark.ptr : "",
		.mark_len = b->mark.len,
		.text = b->text.len ? b->text.ptr : "",
		.text_len = b->text.len,
		.paragraph = b->paragraph,
		.line = b->line};
	return true;
}

/* --- redlines ------------------------------------------------------------ */

bool zd_redline_link(
	const struct zd_redline *redline, size_t i, struct zd_link_info *out)
{
	const struct zd_link *l;

	if (!redline || i >= redline->links.len)
		return false;
	l = &redline->links.at[i];
	*out = (struct zd_link_info){.relation = l->relation,
		.relabelled = l->relabelled,
		.moved = l->moved,
		.from_len = l->from_count,
		.to_len = l->to_count,
		.score = (double)l->score,
		.words_kept = l->words_kept,
		.words_out = l->words_out,
		.words_in = l->words_in};
	if (l->from_count)
		out->from = redline->from_list.at + l->from_first;
	if (l->to_count)
		out->to = redline->to_list.at + l->to_first;
	return true;
}

size_t zd_redline_link_of_from(
	const struct zd_redline *redline, size_t paragraph)
{
	if (!redline || paragraph >= redline->from->paragraphs.len)
		return SIZE_MAX;
	return redline->from_link[paragraph];
}

size_t zd_redline_link_of_to(const struct zd_redline *redline, size_t paragraph)
{
	if (!redline || paragraph >= redline->to->paragraphs.len)
		return SIZE_MAX;
	return redline->to_link[paragraph];
}

bool zd_redline_row(
	const struct zd_redline *redline, size_t i, struct zd_row_info *out)
{
	const struct zd_row *r;

	if (!redline || i >= redline->rows.len)
		return false;
	r = &redline->rows.at[i];
	*out = (struct zd_row_info){.relation = r->relation,
		.from = r->from,
		.to = r->to,
		.stub = r->stub,
		.partner = r->partner,
		.first = r->first,
		.count = r->count,
		.score = (double)r->score};
	return true;
}

bool zd_redline_run(
	const struct zd_redline *redline, size_t i, struct zd_run_info *out)
{
	const struct zd_run *r;
	bool from, to, moved;

	if (!redline || i >= redline->runs.len)
		return false;
	r = &redline->runs.at[i];
	from = r->mark != ZD_INSERTED;
	to = r->mark != ZD_DELETED;
	moved = r->mark == ZD_MOVED_FROM || r->mark == ZD_MOVED_TO;
	*out = (struct zd_run_info){.mark = r->mark,
		.kind = r->kind,
		.from = from ? r->from : ZD_NONE,
		.to = to ? r->to : ZD_NONE,
		.from_start = from ? r->from_start : 0,
		.from_end = from ? r->from_end : 0,
		.to_start = to ? r->to_start : 0,
		.to_end = to ? r->to_end : 0,
		.partner = moved ? r->partner : ZD_NONE};
	return true;
}

const char *zd_redline_coarse(const struct zd_redline *redline)
{
	return redline->coarse ? redline->coarse_why : NULL;
}

uint64_t zd_redline_work(const struct zd_redline *redline)
{
	return redline->work;
}
