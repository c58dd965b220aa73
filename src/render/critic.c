/*
 * CriticMarkup: {++new++}, {--gone--}, {>>what the program says<<}, in text
 * escaped like Markdown. A block's marks are its own: none runs over a
 * block's end.
 */
#include "render/block.h"
#include "render/columns.h"
#include "render/critic.h"
#include "render/escape.h"
#include "render/render.h"

static unsigned sides_of(unsigned mark)
{
	return zd_view_goes(mark)     ? ZD_CRITIC_FROM
		: zd_view_comes(mark) ? ZD_CRITIC_TO
				      : ZD_CRITIC_BOTH;
}

static void put_voice(struct zd_critic *c, struct zd_slice text)
{
	zd_critic_turn(c, ZD_CRITIC_BOTH);
	zd_buf_puts(c->in.out, "{>>");
	zd_escape_critic(c->in.out, text, SIZE_MAX);
	zd_buf_puts(c->in.out, "<<}");
}

static bool is_note(const struct zd_view_block *b)
{
	return b->kind == ZD_VIEW_NOTE && !b->joined;
}

/* "[^name]: ", and "[^{--old--}{++new++}]: " */
static void put_note_head(struct zd_critic *c, const struct zd_view_block *b)
{
	unsigned sides = c->sides;

	zd_buf_puts(c->in.out, "[^");
	if (b->relabelled) {
		zd_critic_turn(c, ZD_CRITIC_FROM);
		zd_critic_name(c, b->old_label);
		zd_critic_turn(c, ZD_CRITIC_TO);
	}
	zd_critic_name(c, b->label);
	zd_critic_turn(c, sides);
	zd_buf_puts(c->in.out, "]: ");
	zd_critic_begin(c, ZD_CRITIC_BOTH, true);
}

static bool has_signs(enum zd_view_kind kind)
{
	return kind == ZD_VIEW_TITLE || kind == ZD_VIEW_HEADING ||
		kind == ZD_VIEW_NOTE;
}

/* Whether the sides cannot share what stands before the text. */
static bool is_reshaped(const struct zd_view_block *b)
{
	return (b->reshaped &&
		       (has_signs(b->kind) || has_signs(b->old_kind))) ||
		(b->joined && has_signs(b->kind));
}

static void put_shapes(struct zd_critic *c, const struct zd_view_block *b)
{
	if (b->joined) {
		zd_critic_turn(c, ZD_CRITIC_TO);
		zd_buf_puts(c->in.out, "&para; ");
	} else {
		zd_critic_turn(c, ZD_CRITIC_FROM);
		zd_critic_shape(c, b->old_kind, b->old_level, b->old_label);
	}
	zd_critic_turn(c, ZD_CRITIC_TO);
	zd_critic_shape(c, b->kind, b->level, b->label);
}

static void put_labels(struct zd_critic *c, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);
	unsigned sides = 0;

	if (b->opens)
		zd_buf_puts(c->in.out, "&#91;");
	for (size_t i = 0; i < n; i++) {
		zd_critic_turn(c, sides_of(parts[i].mark));
		if (parts[i].joined)
			zd_inline_gap(&c->in, parts[i].kind, parts[i].label);
		else
			zd_critic_label(c, parts[i].kind, parts[i].label);
		sides |= parts[i].label.len ? c->sides : 0;
	}
	if (n == 2)
		zd_critic_turn(c, ZD_CRITIC_BOTH);
	if (n)
		zd_buf_putc(c->in.out, ' ');
	if (!b->joined)
		zd_critic_begin(c, sides, true);
	else
		zd_critic_begin(c, ZD_CRITIC_TO, sides);
}

static void put_head(struct zd_critic *c, const struct zd_view_block *b)
{
	zd_critic_begin(c, b->joined ? ZD_CRITIC_TO : ZD_CRITIC_BOTH, false);
	/* Of a block that is new or gone all stands in the mark. */
	if (!b->joined)
		zd_critic_turn(c, sides_of(b->mark));
	c->in.line = c->in.out->len;
	if (is_reshaped(b)) {
		put_shapes(c, b);
		return;
	}
	zd_critic_signs(c, b->kind, b->level);
	if (is_note(b)) {
		put_note_head(c, b);
		return;
	}
	put_labels(c, b);
}

/* "footnote n1 ← footnote n1, moved (move 3)": in the words of the view. */
static void say_moved(struct zd_buf *out, const struct zd_view_block *b,
	const char *arrow, uint32_t number)
{
	struct zd_slice old = b->relabelled ? b->old_label : b->label;

	zd_buf_printf(out, "%sfootnote %.*s %s footnote %.*s, moved (move %u)",
		out->len ? "; " : "", ZD_FMT(*arrow == '>' ? old : b->label),
		*arrow == '>' ? "→" : "←",
		ZD_FMT(*arrow == '>' ? b->label : old), number);
}

/* Where footnotes stood before this block. */
static void put_stubs(struct zd_critic *c, uint32_t before, size_t *next)
{
	for (; *next < c->moves.len && c->moves.at[*next].before == before;
		++*next) {
		const struct zd_critic_move *m = &c->moves.at[*next];
		struct zd_buf said = ZD_BUF_INIT;

		say_moved(&said, &c->in.v->blocks.at[m->block], ">", m->number);
		zd_buf_putc(c->in.out, '\n');
		put_voice(c, zd_buf_slice(&said));
		zd_buf_putc(c->in.out, '\n');
		zd_buf_clear(&said);
	}
}

static void put_block(struct zd_critic *c, const struct zd_view_block *b)
{
	size_t nth = (size_t)(b - c->in.v->blocks.at);
	struct zd_buf said = ZD_BUF_INIT;

	if (b->kind == ZD_VIEW_REMARK || b->kind == ZD_VIEW_LEGEND) {
		zd_runs_text(&said, c->in.v, b->first, b->count);
	} else {
		if (!b->stub) {
			put_head(c, b);
			zd_critic_runs(c, b->first, b->first + b->count);
			zd_critic_turn(c, ZD_CRITIC_BOTH);
		}
		zd_block_said(&said, c->in.v, b, NULL);
		if (c->moved && c->moved[nth])
			say_moved(&said, b, "<", c->moved[nth]);
		if (said.len && !b->stub)
			zd_buf_putc(c->in.out, ' ');
	}
	if (said.len)
		put_voice(c, zd_buf_slice(&said));
	zd_buf_putc(c->in.out, '\n');
	zd_buf_clear(&said);
}

/* A text of a cell beside others. */
static void put_cell_text(struct zd_critic *c, uint32_t i, uint32_t end)
{
	const struct zd_view_run *r = &c->in.v->runs.at[i];

	zd_critic_begin(c, ZD_CRITIC_BOTH, true);
	if (r->number == ZD_VIEW_REMARK) {
		put_voice(c, r->text);
		return;
	}
	zd_critic_turn(c, sides_of(r->mark));
	if (r->text.len) {
		zd_inline_label(&c->in, r->number, r->text);
		zd_buf_putc(c->in.out, ' ');
	}
	zd_critic_runs(c, i + 1, end);
	zd_critic_turn(c, ZD_CRITIC_BOTH);
}

/* The first text of each cell in a line, then the second. */
static void put_columns(struct zd_critic *c, const struct zd_view_block *b)
{
	const struct zd_view *v = c->in.v;
	uint32_t *at = zd_columns_texts(v, b), stop;

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

static void put_row(struct zd_critic *c, const struct zd_view_block *b)
{
	if (c->in.v->columns) {
		put_columns(c, b);
		return;
	}
	zd_critic_begin(c, ZD_CRITIC_BOTH, true);
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *cell =
			&c->in.v->cells.at[b->first_cell + i];

		zd_buf_puts(c->in.out, i ? " | " : "| ");
		zd_critic_runs(c, cell->first, cell->first + cell->count);
		zd_critic_turn(c, ZD_CRITIC_BOTH);
	}
	zd_buf_puts(c->in.out, " |\n");
}

void zd_render_critic(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct zd_critic c = {.sides = ZD_CRITIC_BOTH};
	size_t stub = 0;

	(void)options;
	zd_inline_init(&c.in, out, v);
	c.in.escape = zd_escape_critic;
	zd_critic_order_notes(&c);
	for (uint32_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		put_stubs(&c, i, &stub);
		c.late = i > 0 || b->move;
		if (i && (!zd_block_close(b - 1, b) || b->kind == ZD_VIEW_LINE))
			zd_buf_putc(out, '\n');
		if (zd_block_is_row(b))
			put_row(&c, b);
		else
			put_block(&c, b);
	}
	put_stubs(&c, zd_u32(v->blocks.len), &stub);
	zd_vec_clear(&c.moves);
	zd_free(c.moved);
	zd_inline_clear(&c.in);
}
