/*
 * The terminal: colours and styles, or without colour the marks of plain
 * text (marked.h); lines as wide as the terminal.
 */
#include "render/block.h"
#include "render/columns.h"
#include "render/escape.h"
#include "render/marked.h"
#include "render/render.h"
#include "render/wrap.h"

#include "base/utf8.h"

/* Parameters of SGR for each mark: plain, then emphasised or strong. */
static const char *const styles[ZD_VIEW_MARKS][2] = {
	[ZD_VIEW_KEPT] = {NULL, "3"},
	[ZD_VIEW_INSERTED] = {"32;4", "32;4;3"},
	[ZD_VIEW_DELETED] = {"31;9", "31;9;3"},
	[ZD_VIEW_MOVED_FROM] = {"34;9", "34;9;3"},
	[ZD_VIEW_MOVED_TO] = {"36;4", "36;4;3"},
	[ZD_VIEW_SIGN] = {"33", "33"},
	[ZD_VIEW_OWNER] = {"35;1", "35;1"},
	[ZD_VIEW_SAID] = {"35", "35"},
};
static const char label_style[] = "1";
static const char voice_style[] = "2";

struct term {
	struct zd_wrap wrap;
	const struct zd_view *v;
	bool color, marked; /* marked: marks stand for colours */
	enum zd_view_mark mark;
};

static void turn(struct term *t, enum zd_view_mark mark)
{
	if (!t->marked || t->mark == mark)
		return;
	zd_marked_turn(&t->wrap.text, t->mark, mark);
	t->mark = mark;
}

static void put_text(struct term *t, struct zd_slice text)
{
	if (t->marked)
		zd_escape_marked(&t->wrap.text, text);
	else
		zd_escape_term(&t->wrap.text, text);
}

/* The program's own words: never marked, so never escaped for marks. */
static void put_own(struct term *t, const char *s)
{
	zd_buf_puts(&t->wrap.text, s);
}

static void put_escaped(struct term *t, struct zd_slice s)
{
	zd_escape_term(&t->wrap.text, s);
}

/* "¶ OP7. " */
static void put_gap(struct term *t, const struct zd_view_run *r)
{
	put_own(t, zd_block_gap);
	put_own(t, " ");
	if (!r->text.len)
		return;
	put_own(t, zd_block_before(r->number));
	put_escaped(t, r->text);
	put_own(t, zd_block_behind(r->number));
	put_own(t, " ");
}

static void style(struct term *t, const char *sgr)
{
	if (t->color)
		zd_wrap_style(&t->wrap, sgr);
}

static const char *style_of(
	const struct zd_view_block *b, const struct zd_view_run *r)
{
	if (r->mark == ZD_VIEW_KEPT &&
		(b->kind == ZD_VIEW_TITLE || b->kind == ZD_VIEW_HEADING ||
			b->kind == ZD_VIEW_HEAD_ROW || r->strong))
		return label_style;
	if (r->mark == ZD_VIEW_KEPT &&
		(b->kind == ZD_VIEW_REMARK || b->kind == ZD_VIEW_LEGEND))
		return voice_style;
	return styles[r->mark][r->emph || r->strong];
}

/* A text of a cell begins: its label, or all that is said. */
static void put_beginning(
	struct term *t, const struct zd_view_run *r, bool first, bool alone)
{
	bool voice = r->number == ZD_VIEW_REMARK;

	turn(t, ZD_VIEW_KEPT);
	if (!first) {
		zd_wrap_end(&t->wrap);
		zd_buf_puts(t->wrap.out, voice ? "" : "\n");
	}
	zd_wrap_begin(
		&t->wrap, 2 * (size_t)r->depth, voice ? zd_marked_voice : NULL);
	if (voice)
		style(t, voice_style);
	else
		style(t,
			r->mark == ZD_VIEW_KEPT ? label_style
						: styles[r->mark][0]);
	if (!r->text.len)
		return;
	turn(t, r->mark);
	put_own(t, zd_block_before(r->number));
	put_escaped(t, r->text);
	put_own(t, zd_block_behind(r->number));
	turn(t, ZD_VIEW_KEPT);
	style(t, NULL);
	if (!alone)
		put_own(t, " ");
}

static void put_runs(struct term *t, const struct zd_view_block *b,
	uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_view_run *r = &t->v->runs.at[i];

		if (r->begins) {
			put_beginning(t, r, i == first,
				i + 1 == first + count || r[1].begins);
			continue;
		}
		turn(t, r->mark);
		style(t, style_of(b, r));
		if (r->gap) {
			put_gap(t, r);
		} else if (r->note) {
			put_own(t, "[^");
			put_escaped(t, r->text);
			put_own(t, "]");
		} else {
			put_text(t, r->text);
		}
	}
}

static void put_labels(struct term *t, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);

	if (b->opens) {
		style(t, styles[ZD_VIEW_SIGN][0]);
		put_own(t, "[");
	}
	for (size_t i = 0; i < n; i++) {
		turn(t, parts[i].mark);
		style(t,
			parts[i].mark == ZD_VIEW_KEPT
				? label_style
				: styles[parts[i].mark][0]);
		if (parts[i].joined)
			put_own(t, zd_block_gap);
		if (!parts[i].label.len)
			continue;
		if (parts[i].joined)
			put_own(t, " ");
		put_own(t, zd_block_before(parts[i].kind));
		put_escaped(t, parts[i].label);
		put_own(t, zd_block_behind(parts[i].kind));
	}
	if (n == 2)
		turn(t, ZD_VIEW_KEPT);
	style(t, NULL);
	if (n)
		put_own(t, " ");
}

static void put_voice(struct term *t, size_t indent, struct zd_slice text)
{
	zd_wrap_begin(&t->wrap, indent, zd_marked_voice);
	style(t, voice_style);
	put_escaped(t, text);
	zd_wrap_end(&t->wrap);
}

static void put_remarks(struct term *t, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;

	zd_block_said(&said, t->v, b, NULL);
	if (said.len)
		put_voice(t, zd_block_indent(b), zd_buf_slice(&said));
	zd_buf_clear(&said);
}

static void put_block(struct term *t, const struct zd_view_block *b)
{
	bool voice = b->kind == ZD_VIEW_REMARK || b->kind == ZD_VIEW_LEGEND;

	if (b->stub) {
		put_voice(t, zd_block_indent(b), b->aside);
		return;
	}
	zd_wrap_begin(
		&t->wrap, zd_block_indent(b), voice ? zd_marked_voice : NULL);
	put_labels(t, b);
	put_runs(t, b, b->first, b->count);
	turn(t, ZD_VIEW_KEPT);
	zd_wrap_end(&t->wrap);
	put_remarks(t, b);
}

/* --- Tables ------------------------------------------------------------- */

/* A column wider than this does not widen the others' lines. */
#define WIDEST 32u
#define COLUMNS 16u

static size_t cell_width(
	struct term *t, const struct zd_view_cell *c, struct zd_buf *text)
{
	struct zd_buf plain = ZD_BUF_INIT;
	size_t width;

	zd_buf_truncate(text, 0);
	zd_runs_text(&plain, t->v, c->first, c->count);
	zd_escape_term(text, zd_buf_slice(&plain));
	width = zd_utf8_columns(zd_buf_slice(text));
	/* The marks that stand for colours: two signs at each end. */
	for (uint32_t i = 0; t->marked && i < c->count; i++) {
		enum zd_view_mark mark = t->v->runs.at[c->first + i].mark;

		if (mark != ZD_VIEW_KEPT &&
			(!i || t->v->runs.at[c->first + i - 1].mark != mark))
			width += 4;
	}
	zd_buf_clear(&plain);
	return width;
}

static void measure(struct term *t, size_t i, size_t end, size_t *widths)
{
	struct zd_buf text = ZD_BUF_INIT;

	for (; i < end; i++) {
		const struct zd_view_block *b = &t->v->blocks.at[i];

		for (uint32_t k = 0; k < b->cells && k < COLUMNS; k++) {
			size_t w = cell_width(
				t, &t->v->cells.at[b->first_cell + k], &text);

			if (w > widths[k])
				widths[k] = w < WIDEST ? w : WIDEST;
		}
	}
	zd_buf_clear(&text);
}

static void put_row(
	struct term *t, const struct zd_view_block *b, const size_t *widths)
{
	struct zd_buf text = ZD_BUF_INIT;
	size_t width;

	zd_wrap_begin(&t->wrap, 0, NULL);
	for (uint32_t k = 0; k < b->cells; k++) {
		const struct zd_view_cell *c =
			&t->v->cells.at[b->first_cell + k];

		width = cell_width(t, c, &text);
		put_runs(t, b, c->first, c->count);
		turn(t, ZD_VIEW_KEPT);
		style(t, NULL);
		if (k + 1 == b->cells)
			break;
		for (; k < COLUMNS && width < widths[k]; width++)
			zd_buf_putc(&t->wrap.text, ' ');
		put_own(t, "  ");
	}
	zd_wrap_end(&t->wrap);
	zd_buf_clear(&text);
}

/* A row of texts beside one another. */
static void put_columns(struct term *t, const struct zd_view_block *b,
	struct zd_columns_page *p)
{
	struct zd_buf *out = t->wrap.out;
	size_t columns = t->wrap.columns;

	for (uint32_t k = 0; k < b->cells && k < p->count; k++) {
		const struct zd_view_cell *c =
			&t->v->cells.at[b->first_cell + k];

		if (!c->count)
			continue;
		t->wrap.columns = p->widths[k];
		t->wrap.out = &p->cells[k];
		put_runs(t, b, c->first, c->count);
		turn(t, ZD_VIEW_KEPT);
		zd_wrap_end(&t->wrap);
	}
	t->wrap.out = out;
	t->wrap.columns = columns;
	zd_columns_flush(out, p);
}

static void put_columns_table(struct term *t, size_t i, size_t end)
{
	struct zd_columns_page p;

	zd_columns_open(&p, t->v, t->v->blocks.at[i].cells, t->wrap.columns);
	for (; i < end; i++) {
		const struct zd_view_block *b = &t->v->blocks.at[i];

		put_columns(t, b, &p);
		if (i + 1 < end)
			zd_columns_rule(
				t->wrap.out, &p, b->kind != ZD_VIEW_HEAD_ROW);
	}
	zd_columns_close(&p);
}

/* Puts the rows from block i on and returns the last one's place. */
static size_t put_table(struct term *t, size_t i)
{
	size_t widths[COLUMNS] = {0}, columns = t->wrap.columns, end = i;

	while (end < t->v->blocks.len && zd_block_is_row(&t->v->blocks.at[end]))
		end++;
	if (t->v->columns) {
		put_columns_table(t, i, end);
		return end - 1;
	}
	measure(t, i, end, widths);
	t->wrap.columns = 0;
	for (; i < end; i++)
		put_row(t, &t->v->blocks.at[i], widths);
	t->wrap.columns = columns;
	return end - 1;
}

void zd_render_term(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct term t = {.v = v};

	t.wrap.out = out;
	t.wrap.columns = options->columns;
	t.color = options->color;
	t.marked = v->marked && !options->color;
	t.wrap.marked = t.marked;
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (i && !zd_block_close(b - 1, b))
			zd_buf_putc(out, '\n');
		if (zd_block_is_row(b))
			i = put_table(&t, i);
		else
			put_block(&t, b);
	}
	zd_wrap_clear(&t.wrap);
}
