/*
 * CriticMarkup: {++new++}, {--gone--}, {>>what the program says<<}, in text
 * escaped like Markdown. A block's marks are its own: none runs over a
 * block's end.
 */
#include "render/block.h"
#include "render/columns.h"
#include "render/escape.h"
#include "render/inline.h"
#include "render/render.h"

struct critic {
	struct zd_inline in;
	unsigned side; /* KEPT, INSERTED or DELETED: what is open */
};

static unsigned side_of(unsigned mark)
{
	return zd_view_goes(mark)     ? ZD_VIEW_DELETED
		: zd_view_comes(mark) ? ZD_VIEW_INSERTED
				      : ZD_VIEW_KEPT;
}

static void turn(struct critic *c, unsigned side)
{
	if (c->side == side)
		return;
	if (c->side == ZD_VIEW_INSERTED)
		zd_buf_puts(c->in.out, "++}");
	if (c->side == ZD_VIEW_DELETED)
		zd_buf_puts(c->in.out, "--}");
	if (side == ZD_VIEW_INSERTED)
		zd_buf_puts(c->in.out, "{++");
	if (side == ZD_VIEW_DELETED)
		zd_buf_puts(c->in.out, "{--");
	if (side != ZD_VIEW_KEPT)
		c->in.line = SIZE_MAX;
	c->side = side;
}

static void put_runs(struct critic *c, uint32_t i, uint32_t end)
{
	while (i < end) {
		const struct zd_view_run *r = &c->in.v->runs.at[i];

		turn(c, side_of(r->mark));
		if (r->gap) {
			zd_inline_gap(&c->in, r->number, r->text);
			zd_buf_putc(c->in.out, ' ');
			i++;
		} else if (r->note) {
			zd_inline_note(&c->in, r);
			i++;
		} else if (r->mark == ZD_VIEW_OWNER) {
			zd_buf_puts(c->in.out, "**");
			zd_escape_critic(c->in.out, r->text, SIZE_MAX);
			zd_buf_puts(c->in.out, "**");
			i++;
		} else {
			zd_inline_text(&c->in, &i, end);
		}
	}
}

static void put_voice(struct critic *c, struct zd_slice text)
{
	turn(c, ZD_VIEW_KEPT);
	zd_buf_puts(c->in.out, "{>>");
	zd_escape_critic(c->in.out, text, SIZE_MAX);
	zd_buf_puts(c->in.out, "<<}");
}

/* A footnote whose mark no text has is one all the same. */
static bool is_note(const struct zd_view_block *b)
{
	if (b->kind != ZD_VIEW_NOTE || b->number)
		return b->kind == ZD_VIEW_NOTE;
	return !b->joined && zd_inline_is_name(b->label) &&
		(!b->relabelled ||
			(b->old_kind == ZD_VIEW_NOTE &&
				zd_inline_is_name(b->old_label)));
}

/* "[^name]: ", and "[^{--old--}{++new++}]: " */
static void put_note_head(struct critic *c, const struct zd_view_block *b)
{
	bool both = b->relabelled && b->old_kind == ZD_VIEW_NOTE &&
		b->old_label.len && b->label.len;

	zd_buf_puts(c->in.out, "[^");
	if (both) {
		turn(c, ZD_VIEW_DELETED);
		zd_inline_note_name(&c->in, b->number, b->old_label);
		turn(c, ZD_VIEW_INSERTED);
	}
	zd_inline_note_name(&c->in, b->number, b->label);
	turn(c, ZD_VIEW_KEPT);
	zd_buf_puts(c->in.out, "]: ");
}

static void put_labels(struct critic *c, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);

	if (b->opens)
		zd_buf_puts(c->in.out, "&#91;");
	if (is_note(b) && !b->joined)
		return;
	if (b->kind == ZD_VIEW_NOTE && b->number)
		parts[0].label = (struct zd_slice){0};
	for (size_t i = 0; i < n; i++) {
		turn(c, parts[i].mark);
		if (parts[i].joined)
			zd_inline_gap(&c->in, parts[i].kind, parts[i].label);
		else
			zd_inline_label(&c->in, parts[i].kind, parts[i].label);
	}
	if (n == 2)
		turn(c, ZD_VIEW_KEPT);
	if (n) {
		zd_buf_putc(c->in.out, ' ');
		c->in.line = SIZE_MAX;
	}
}

static void put_head(struct critic *c, const struct zd_view_block *b)
{
	uint32_t level = b->kind == ZD_VIEW_TITLE ? 1 : b->level;

	if (b->kind == ZD_VIEW_TITLE || b->kind == ZD_VIEW_HEADING) {
		level = level < 1 ? 1 : level > 6 ? 6 : level;
		for (; level; level--)
			zd_buf_putc(c->in.out, '#');
		zd_buf_putc(c->in.out, ' ');
	}
	if (is_note(b))
		put_note_head(c, b);
	c->in.line = c->in.out->len;
}

static void put_block(struct critic *c, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;

	if (b->kind == ZD_VIEW_REMARK || b->kind == ZD_VIEW_LEGEND) {
		zd_runs_text(&said, c->in.v, b->first, b->count);
	} else {
		c->in.in_note = is_note(b);
		if (!b->stub) {
			put_head(c, b);
			put_labels(c, b);
			put_runs(c, b->first, b->first + b->count);
			turn(c, ZD_VIEW_KEPT);
		}
		zd_block_said(&said, c->in.v, b, NULL);
		if (said.len && !b->stub)
			zd_buf_putc(c->in.out, ' ');
	}
	if (said.len)
		put_voice(c, zd_buf_slice(&said));
	zd_buf_putc(c->in.out, '\n');
	zd_buf_clear(&said);
}

/* A text of a cell beside others. */
static void put_cell_text(struct critic *c, uint32_t i, uint32_t end)
{
	const struct zd_view_run *r = &c->in.v->runs.at[i];

	c->in.line = SIZE_MAX;
	if (r->number == ZD_VIEW_REMARK) {
		put_voice(c, r->text);
		return;
	}
	turn(c, side_of(r->mark));
	if (r->text.len) {
		zd_inline_label(&c->in, r->number, r->text);
		zd_buf_putc(c->in.out, ' ');
	}
	put_runs(c, i + 1, end);
	turn(c, ZD_VIEW_KEPT);
}

/* The first text of each cell in a line, then the second. */
static void put_columns(struct critic *c, const struct zd_view_block *b)
{
	const struct zd_view *v = c->in.v;
	uint32_t *at = zd_columns_texts(v, b), stop;

	c->in.in_note = false;
	while (zd_columns_texts_left(v, b, at)) {
		for (uint32_t k = 0; k < b->cells; k++) {
			const struct zd_view_cell *cell =
				&v->cells.at[b->first_cell + k];
			uint32_t end = cell->first + cell->count;

			zd_buf_puts(c->in.out, k ? " | " : "| ");
			if (at[k] == end)
				continue;
			stop = zd_columns_text_end(v, at[k], end);
			put_cell_text(c, at[k], stop);
			at[k] = stop;
		}
		zd_buf_puts(c->in.out, " |\n");
	}
	zd_free(at);
}

static void put_row(struct critic *c, const struct zd_view_block *b)
{
	if (c->in.v->columns) {
		put_columns(c, b);
		return;
	}
	c->in.line = SIZE_MAX;
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *cell =
			&c->in.v->cells.at[b->first_cell + i];

		zd_buf_puts(c->in.out, i ? " | " : "| ");
		put_runs(c, cell->first, cell->first + cell->count);
		turn(c, ZD_VIEW_KEPT);
	}
	zd_buf_puts(c->in.out, " |\n");
}

void zd_render_critic(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct critic c = {.side = ZD_VIEW_KEPT};

	(void)options;
	zd_inline_init(&c.in, out, v, true);
	c.in.escape = zd_escape_critic;
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (i && (!zd_block_close(b - 1, b) || b->kind == ZD_VIEW_LINE))
			zd_buf_putc(out, '\n');
		if (zd_block_is_row(b))
			put_row(&c, b);
		else
			put_block(&c, b);
	}
	zd_inline_clear(&c.in);
}
