#include "render/block.h"

const char zd_block_gap[] = "¶";

size_t zd_block_labels(
	const struct zd_view_block *b, struct zd_label_part out[2])
{
	size_t n = 0;

	out[0].joined = b->joined;
	out[1].joined = false;
	out[0].kind = out[1].kind = b->kind;
	if (!b->relabelled) {
		out[0].mark = b->mark;
		out[0].label = b->label;
		return b->label.len || b->joined;
	}
	if (b->old_label.len) {
		out[n].mark = ZD_VIEW_DELETED;
		out[n].kind = b->old_kind;
		out[n++].label = b->old_label;
	}
	if (b->label.len) {
		out[n].mark = ZD_VIEW_INSERTED;
		out[n].kind = b->kind;
		out[n++].label = b->label;
	}
	return n;
}

const char *zd_block_before(enum zd_view_kind kind)
{
	return kind == ZD_VIEW_NOTE ? "[^" : "";
}

const char *zd_block_behind(enum zd_view_kind kind)
{
	switch (kind) {
	case ZD_VIEW_PARAGRAPH: return ".";
	case ZD_VIEW_LINE: return ":";
	case ZD_VIEW_NOTE: return "]";
	default: return "";
	}
}

static bool is_row(enum zd_view_kind kind)
{
	return kind == ZD_VIEW_ROW || kind == ZD_VIEW_HEAD_ROW;
}

bool zd_block_is_row(const struct zd_view_block *b)
{
	return is_row(b->kind);
}

bool zd_block_close(
	const struct zd_view_block *b, const struct zd_view_block *next)
{
	if (b->stub || next->stub || b->aside.len)
		return false;
	return (b->kind == next->kind &&
		       (b->kind == ZD_VIEW_LINE ||
			       b->kind == ZD_VIEW_LEGEND)) ||
		(is_row(b->kind) && is_row(next->kind));
}

size_t zd_block_indent(const struct zd_view_block *b)
{
	size_t level = b->level < 8 ? b->level : 8;

	return b->kind == ZD_VIEW_SUB ? 4 * level : 0;
}

/* Appends an aside; its names go to refs. */
static void put_aside(struct zd_buf *out, const struct zd_view *v,
	const struct zd_view_about *a, struct zd_block_refs *refs)
{
	for (uint32_t i = 0; refs && i < a->refs; i++) {
		struct zd_view_ref ref = v->refs.at[a->first_ref + i];

		ref.at += zd_u32(out->len);
		zd_vec_push(refs, ref);
	}
	zd_buf_put_slice(out, a->aside);
}

void zd_block_said(struct zd_buf *out, const struct zd_view *v,
	const struct zd_view_block *b, struct zd_block_refs *refs)
{
	const struct zd_view_about whole = {
		.aside = b->aside, .first_ref = b->first_ref, .refs = b->refs};
	uint32_t before = 0;
	const char *sep = b->aside.len ? "; " : "";

	put_aside(out, v, &whole, refs);
	for (uint32_t i = b->first; i < b->first + b->count; i++) {
		uint32_t about = v->runs.at[i].about;

		if (!about || about == before || !v->abouts.at[about].aside.len)
			continue;
		zd_buf_printf(out, "%spassage ", sep);
		put_aside(out, v, &v->abouts.at[about], refs);
		before = about;
		sep = "; ";
	}
}

void zd_runs_text(struct zd_buf *out, const struct zd_view *v, uint32_t first,
	uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++)
		zd_buf_put_slice(out, v->runs.at[i].text);
}
