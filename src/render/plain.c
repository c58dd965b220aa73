/*
 * Plain text: a block a line, nothing wrapped. Made for reading in a mail and
 * for reading back by program: see marked.h for the marks; a line that begins
 * with "» " is the program's.
 */
#include "render/block.h"
#include "render/escape.h"
#include "render/marked.h"
#include "render/render.h"

struct plain {
	struct zd_buf *out;
	const struct zd_view *v;
	enum zd_view_mark mark; /* the one that is open */
};

static void put_text(struct plain *p, unsigned mark, struct zd_slice text)
{
	if (!p->v->marked) {
		zd_escape_term(p->out, text);
		return;
	}
	zd_marked_turn(p->out, p->mark, mark);
	p->mark = mark;
	zd_escape_marked(p->out, text);
}

static void close_mark(struct plain *p)
{
	if (p->v->marked)
		zd_marked_turn(p->out, p->mark, ZD_VIEW_KEPT);
	p->mark = ZD_VIEW_KEPT;
}

static void put_note(struct plain *p, unsigned mark, struct zd_slice name)
{
	put_text(p, mark, (struct zd_slice){0});
	zd_buf_puts(p->out, "[^");
	zd_escape_term(p->out, name);
	zd_buf_putc(p->out, ']');
}

/* "¶ OP7. " */
static void put_gap(struct plain *p, const struct zd_view_run *r)
{
	put_text(p, r->mark, (struct zd_slice){0});
	zd_buf_puts(p->out, zd_block_gap);
	zd_buf_putc(p->out, ' ');
	if (!r->text.len)
		return;
	zd_buf_puts(p->out, zd_block_before(r->number));
	zd_escape_term(p->out, r->text);
	zd_buf_puts(p->out, zd_block_behind(r->number));
	zd_buf_putc(p->out, ' ');
}

static void put_runs(struct plain *p, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_view_run *r = &p->v->runs.at[i];

		if (r->gap)
			put_gap(p, r);
		else if (r->note)
			put_note(p, r->mark, r->text);
		else
			put_text(p, r->mark, r->text);
	}
}

static void put_labels(struct plain *p, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);

	if (b->opens)
		zd_buf_putc(p->out, '[');
	for (size_t i = 0; i < n; i++) {
		put_text(p, parts[i].mark, (struct zd_slice){0});
		if (parts[i].joined)
			zd_buf_puts(p->out, zd_block_gap);
		if (!parts[i].label.len)
			continue;
		if (parts[i].joined)
			zd_buf_putc(p->out, ' ');
		zd_buf_puts(p->out, zd_block_before(parts[i].kind));
		zd_escape_term(p->out, parts[i].label);
		zd_buf_puts(p->out, zd_block_behind(parts[i].kind));
	}
	if (n == 2)
		close_mark(p);
	if (n)
		zd_buf_putc(p->out, ' ');
}

static void put_cells(struct plain *p, const struct zd_view_block *b)
{
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *c =
			&p->v->cells.at[b->first_cell + i];

		if (i)
			zd_buf_putc(p->out, '\t');
		put_runs(p, c->first, c->count);
		close_mark(p);
	}
}

static void put_voice(struct plain *p, struct zd_slice text)
{
	zd_buf_puts(p->out, zd_marked_voice);
	zd_escape_term(p->out, text);
	zd_buf_putc(p->out, '\n');
}

static void put_remarks(struct plain *p, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;

	zd_block_said(&said, p->v, b, NULL);
	if (said.len)
		put_voice(p, zd_buf_slice(&said));
	zd_buf_clear(&said);
}

static void put_block(struct plain *p, const struct zd_view_block *b)
{
	if (b->stub) {
		put_voice(p, b->aside);
		return;
	}
	for (size_t i = zd_block_indent(b); i; i--)
		zd_buf_putc(p->out, ' ');
	if (b->kind == ZD_VIEW_REMARK || b->kind == ZD_VIEW_LEGEND)
		zd_buf_puts(p->out, zd_marked_voice);
	if (zd_block_is_row(b)) {
		put_cells(p, b);
	} else {
		put_labels(p, b);
		put_runs(p, b->first, b->count);
		close_mark(p);
	}
	zd_buf_putc(p->out, '\n');
	put_remarks(p, b);
}

/* About as much as will be written: what grows by steps is copied. */
static void make_room(struct zd_buf *out, const struct zd_view *v)
{
	size_t bytes = v->blocks.len * 8;

	for (size_t i = 0; i < v->runs.len; i++)
		bytes += v->runs.at[i].text.len;
	zd_buf_reserve(out, bytes + bytes / 16);
}

void zd_render_plain(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct plain p = {out, v, ZD_VIEW_KEPT};
	struct zd_render_options term = *options;

	/* Columns are columns of a page here too. */
	term.color = false;
	if (v->columns) {
		zd_render_term(out, v, &term);
		return;
	}
	make_room(out, v);
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (i && !zd_block_close(b - 1, b))
			zd_buf_putc(out, '\n');
		put_block(&p, b);
	}
}
