/*
 * Rows. What came and went in a cell is shown by its look: accepting changes
 * in one of several texts side by side would mean nothing.
 */
#include "render/block.h"
#include "render/columns.h"
#include "render/docx.h"

static const char *look_of(const struct zd_view_run *r)
{
	switch (r->mark) {
	case ZD_VIEW_INSERTED:
		return "<w:color w:val=\"00612E\"/><w:u w:val=\"single\"/>";
	case ZD_VIEW_MOVED_TO:
		return "<w:color w:val=\"00612E\"/><w:u w:val=\"double\"/>";
	case ZD_VIEW_DELETED: return "<w:strike/><w:color w:val=\"A50021\"/>";
	case ZD_VIEW_MOVED_FROM:
		return "<w:dstrike/><w:color w:val=\"A50021\"/>";
	case ZD_VIEW_OWNER: return "<w:b/><w:bCs/>";
	default: break;
	}
	if (r->emph)
		return "<w:i/><w:iCs/>";
	return r->strong ? "<w:b/><w:bCs/>" : "";
}

static void put_runs(struct zd_docx *d, uint32_t i, uint32_t end, bool head)
{
	for (; i < end; i++) {
		const struct zd_view_run *r = &d->v->runs.at[i];

		if (r->gap || !r->text.len)
			continue;
		zd_docx_put_text(d,
			r->note ? zd_arena_printf(
					  &d->arena, "[%.*s]", ZD_FMT(r->text))
				: r->text,
			head ? "<w:b/><w:bCs/>" : look_of(r));
	}
}

static void put_paragraph_start(struct zd_docx *d)
{
	zd_buf_puts(d->out, "<w:p><w:pPr><w:pStyle w:val=\"zdCell\"/></w:pPr>");
}

/* A cell of texts beside one another: each is a paragraph. */
static void put_texts(struct zd_docx *d, uint32_t i, uint32_t end)
{
	for (uint32_t stop; i < end; i = stop) {
		struct zd_view_run r = d->v->runs.at[i];
		struct zd_slice text = r.text;

		stop = zd_columns_text_end(d->v, i, end);
		put_paragraph_start(d);
		if (text.len && r.number != ZD_VIEW_REMARK)
			text = zd_arena_printf(&d->arena, "%s%.*s%s ",
				zd_block_before(r.number), ZD_FMT(text),
				zd_block_behind(r.number));
		if (text.len)
			zd_docx_put_text(d, text,
				r.mark == ZD_VIEW_KEPT ? "<w:b/><w:bCs/>"
						       : look_of(&r));
		put_runs(d, i + 1, stop, false);
		zd_buf_puts(d->out, "</w:p>");
	}
}

static void put_cell(struct zd_docx *d, const struct zd_view_cell *c, bool head)
{
	uint32_t end = c->first + c->count;

	zd_buf_puts(d->out, "<w:tc>");
	if (d->v->columns && c->count) {
		put_texts(d, c->first, end);
	} else {
		put_paragraph_start(d);
		put_runs(d, c->first, end, head);
		zd_buf_puts(d->out, "</w:p>");
	}
	zd_buf_puts(d->out, "</w:tc>");
}

static uint32_t widest(const struct zd_docx *d, size_t i)
{
	uint32_t n = 1;

	for (; i < d->lines.len && d->lines.at[i].row; i++) {
		uint32_t cells = d->v->blocks.at[d->lines.at[i].block].cells;

		n = cells > n ? cells : n;
	}
	return n;
}

static void put_row(
	struct zd_docx *d, const struct zd_view_block *b, uint32_t columns)
{
	static const struct zd_view_cell none;
	bool head = b->kind == ZD_VIEW_HEAD_ROW;

	zd_buf_puts(d->out, "<w:tr>");
	zd_buf_puts(d->out, "<w:trPr><w:cantSplit w:val=\"0\"/>");
	zd_buf_puts(d->out, head ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
	for (uint32_t i = 0; i < columns; i++)
		put_cell(d,
			i < b->cells ? &d->v->cells.at[b->first_cell + i]
				     : &none,
			head);
	zd_buf_puts(d->out, "</w:tr>");
}

size_t zd_docx_put_table(struct zd_docx *d, size_t i)
{
	uint32_t columns = widest(d, i);

	zd_buf_puts(d->out,
		"<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>"
		"<w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>");
	for (uint32_t k = 0; k < columns; k++)
		zd_buf_printf(d->out, "<w:gridCol w:w=\"%u\"/>",
			(d->v->columns ? 14000 : 9070) / columns);
	zd_buf_puts(d->out, "</w:tblGrid>");
	for (; i < d->lines.len && d->lines.at[i].row; i++)
		put_row(d, &d->v->blocks.at[d->lines.at[i].block], columns);
	zd_buf_puts(d->out, "</w:tbl>");
	if (i == d->lines.len)
		zd_buf_puts(d->out,
			"<w:p><w:pPr><w:pStyle w:val=\"zdCell\"/></w:pPr>"
			"</w:p>");
	return i;
}
