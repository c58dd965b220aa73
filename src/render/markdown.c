/*
 * Markdown that every reader takes for the same words (zd_escape_markdown).
 * What is new is [underlined]{.underline}, what is gone ~~struck out~~ or,
 * where signs at its ends would break that, [~~struck out~~]{.deleted}; the
 * program speaks in [*\[remarks\]*]{.remark}.
 *
 * The program's own brackets, dashes and strokes in a compilation are written
 * as character references (&#91;), a text's own as escapes (\[): they look
 * alike in print and can be told apart in the file.
 */
#include "base/ascii.h"
#include "render/block.h"
#include "render/columns.h"
#include "render/document.h"
#include "render/escape.h"
#include "render/inline.h"
#include "render/render.h"

struct markdown {
	struct zd_inline in;
	bool document, no_attribution;
};

static char last(const struct markdown *m)
{
	return m->in.out->len ? m->in.out->ptr[m->in.out->len - 1] : '\n';
}

/* The end of the runs from i on with marks of the same side. */
static uint32_t group_end(const struct markdown *m, uint32_t i, uint32_t end)
{
	const struct zd_view_run *r = &m->in.v->runs.at[i];
	uint32_t k = i + 1;

	while (k < end && !m->in.v->runs.at[k].gap &&
		(m->in.v->runs.at[k].mark == r->mark ||
			(zd_view_goes(r->mark) &&
				zd_view_goes(m->in.v->runs.at[k].mark)) ||
			(zd_view_comes(r->mark) &&
				zd_view_comes(m->in.v->runs.at[k].mark))))
		k++;
	return k;
}

/* Whether "~~" directly around the runs is read as strike-out by all. */
static bool strikes_bare(const struct markdown *m, uint32_t i, uint32_t end)
{
	const struct zd_view_run *a = &m->in.v->runs.at[i];
	const struct zd_view_run *z = &m->in.v->runs.at[end - 1];

	for (; i < end; i++)
		if (m->in.v->runs.at[i].note)
			return false;
	return a->text.len && z->text.len && zd_is_alnum(a->text.ptr[0]) &&
		(last(m) == ' ' || (!a->emph && !a->strong)) &&
		zd_is_alnum(z->text.ptr[z->text.len - 1]) && !z->emph &&
		!z->strong && last(m) != '~';
}

/* pandoc drops plain spaces at a span's ends, and glues words together. */
static const char edge_space[] = "&#32;";

/* Puts a sign around what stands in the output from `start` on. Spaces at its
 * ends are left outside the sign, as references. */
static void enclose(struct markdown *m, size_t start, const char *around)
{
	struct zd_buf *out = m->in.out;
	struct zd_slice text;
	size_t behind = 0;

	zd_buf_truncate(&m->in.scratch, 0);
	zd_buf_put(&m->in.scratch, zd_buf_str(out) + start, out->len - start);
	zd_buf_truncate(out, start);
	text = zd_buf_slice(&m->in.scratch);
	for (; text.len && text.ptr[0] == ' '; text.ptr++, text.len--)
		zd_buf_puts(out, edge_space);
	for (; text.len && text.ptr[text.len - 1] == ' '; text.len--)
		behind++;
	if (text.len) {
		zd_buf_puts(out, around);
		zd_buf_put_slice(out, text);
		zd_buf_puts(out, around);
	}
	for (; behind; behind--)
		zd_buf_puts(out, edge_space);
}

/* The runs, each stretch between notes struck out. */
static void put_struck(struct markdown *m, uint32_t i, uint32_t end)
{
	size_t start;

	while (i < end) {
		if (m->in.v->runs.at[i].note) {
			zd_inline_note(&m->in, &m->in.v->runs.at[i++]);
			continue;
		}
		start = m->in.out->len;
		while (i < end && !m->in.v->runs.at[i].note)
			zd_inline_text(&m->in, &i, end);
		enclose(m, start, "~~");
	}
}

static void put_deleted(struct markdown *m, uint32_t i, uint32_t end)
{
	struct zd_buf *out = m->in.out;

	m->in.line = SIZE_MAX;
	if (strikes_bare(m, i, end)) {
		put_struck(m, i, end);
	} else {
		zd_buf_putc(out, '[');
		put_struck(m, i, end);
		zd_buf_puts(out, "]{.deleted}");
	}
}

/* Notes stand apart: underlining them would swallow them in print. */
static void put_inserted(struct markdown *m, uint32_t i, uint32_t end)
{
	struct zd_buf *out = m->in.out;
	size_t start;

	m->in.line = SIZE_MAX;
	while (i < end) {
		zd_buf_putc(out, '[');
		if (m->in.v->runs.at[i].note) {
			zd_inline_note(&m->in, &m->in.v->runs.at[i++]);
			zd_buf_puts(out, "]{.inserted}");
			continue;
		}
		start = out->len;
		while (i < end && !m->in.v->runs.at[i].note)
			zd_inline_text(&m->in, &i, end);
		enclose(m, start, "");
		zd_buf_puts(out, "]{.underline}");
	}
}

/* The program's own signs, told from the same signs in a text. */
static void put_sign(struct markdown *m, struct zd_slice s)
{
	struct zd_buf *out = m->in.out;
	size_t len = 0;

	for (size_t i = 0; i < s.len; i += len) {
		len = 1;
		switch (s.ptr[i]) {
		case '[': zd_buf_puts(out, "&#91;"); continue;
		case ']': zd_buf_puts(out, "&#93;"); continue;
		case '/': zd_buf_puts(out, "&#47;"); continue;
		default: break;
		}
		if (zd_slice_starts(zd_slice_sub(s, i, s.len), "–")) {
			len = 3;
			zd_buf_puts(out, "&ndash;");
			continue;
		}
		zd_escape_markdown(out, zd_slice(s.ptr + i, 1), SIZE_MAX);
	}
}

static void put_strong(struct markdown *m, struct zd_slice s)
{
	zd_buf_puts(m->in.out, "**");
	zd_escape_markdown(m->in.out, s, SIZE_MAX);
	zd_buf_puts(m->in.out, "**");
}

static void put_runs(struct markdown *m, uint32_t i, uint32_t end)
{
	while (i < end) {
		const struct zd_view_run *r = &m->in.v->runs.at[i];
		uint32_t stop = group_end(m, i, end);

		if (r->gap) {
			zd_buf_puts(m->in.out, "[~~");
			zd_inline_gap(&m->in, r->number, r->text);
			zd_buf_puts(m->in.out, "~~&#32;]{.deleted .gap}");
			i++;
		} else if (zd_view_goes(r->mark)) {
			put_deleted(m, i, stop);
			i = stop;
		} else if (zd_view_comes(r->mark)) {
			put_inserted(m, i, stop);
			i = stop;
		} else if (r->mark == ZD_VIEW_SIGN) {
			put_sign(m, r->text);
			i++;
		} else if (r->mark == ZD_VIEW_OWNER) {
			put_strong(m, r->text);
			i++;
		} else if (r->note) {
			zd_inline_note(&m->in, r);
			i++;
		} else {
			zd_inline_text(&m->in, &i, stop);
		}
	}
}

/* --- Blocks -------------------------------------------------------------- */

static void put_label(struct markdown *m, const struct zd_label_part *part)
{
	struct zd_buf *out = m->in.out;

	if (part->joined) {
		zd_buf_puts(out, "[[");
		zd_inline_gap(&m->in, part->kind, part->label);
		zd_buf_puts(out, "&#32;]{.underline}]{.joined}");
		return;
	}
	if (part->mark == ZD_VIEW_INSERTED)
		zd_buf_putc(out, '[');
	if (part->mark == ZD_VIEW_DELETED)
		zd_buf_puts(out, "[~~");
	if (part->mark != ZD_VIEW_KEPT)
		m->in.line = SIZE_MAX;
	zd_inline_label(&m->in, part->kind, part->label);
	if (part->mark == ZD_VIEW_INSERTED)
		zd_buf_puts(out, "]{.underline}");
	if (part->mark == ZD_VIEW_DELETED)
		zd_buf_puts(out, "~~]{.deleted}");
}

static void put_labels(struct markdown *m, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);

	if (b->opens) {
		zd_buf_puts(m->in.out, "&#91;");
		m->in.line = SIZE_MAX;
	}
	if (b->kind == ZD_VIEW_NOTE && b->number && !b->joined)
		return;
	if (b->kind == ZD_VIEW_NOTE && b->number)
		parts[0].label = (struct zd_slice){0};
	for (size_t i = 0; i < n; i++) {
		if (i)
			zd_buf_putc(m->in.out, ' ');
		put_label(m, &parts[i]);
	}
	if (!n)
		return;
	if (!b->joined)
		zd_buf_putc(m->in.out, ' ');
	m->in.line = SIZE_MAX;
}

static void put_voice(struct markdown *m, struct zd_slice text)
{
	zd_buf_puts(m->in.out, "[*\\[");
	zd_escape_markdown(m->in.out, text, SIZE_MAX);
	zd_buf_puts(m->in.out, "\\]*]{.remark}");
}

static void put_remarks(struct markdown *m, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;
	bool apart = b->kind == ZD_VIEW_TITLE || b->kind == ZD_VIEW_HEADING;

	zd_block_said(&said, m->in.v, b, NULL);
	if (said.len) {
		zd_buf_puts(m->in.out, apart ? "\n\n" : " ");
		put_voice(m, zd_buf_slice(&said));
	}
	zd_buf_clear(&said);
}

static void put_head(struct markdown *m, const struct zd_view_block *b)
{
	struct zd_buf *out = m->in.out;
	uint32_t level = b->kind == ZD_VIEW_TITLE ? 1 : b->level;

	switch (b->kind) {
	case ZD_VIEW_TITLE:
	case ZD_VIEW_HEADING:
		level = level < 1 ? 1 : level > 6 ? 6 : level;
		for (; level; level--)
			zd_buf_putc(out, '#');
		zd_buf_putc(out, ' ');
		break;
	case ZD_VIEW_NOTE:
		/* A note without a mark would vanish: it is a paragraph. */
		if (!b->number)
			break;
		zd_buf_puts(out, "[^");
		zd_inline_note_name(&m->in, b->number, b->label);
		zd_buf_puts(out, "]: ");
		break;
	default: break;
	}
	m->in.line = out->len;
}

static void put_block(struct markdown *m, const struct zd_view_block *b)
{
	bool legend = b->kind == ZD_VIEW_LEGEND;

	if (b->stub) {
		put_voice(m, b->aside);
		zd_buf_putc(m->in.out, '\n');
		return;
	}
	if (b->kind == ZD_VIEW_REMARK) {
		zd_buf_truncate(&m->in.scratch, 0);
		zd_runs_text(&m->in.scratch, m->in.v, b->first, b->count);
		put_voice(m, zd_buf_slice(&m->in.scratch));
		zd_buf_putc(m->in.out, '\n');
		return;
	}
	m->in.in_note = b->kind == ZD_VIEW_NOTE && b->number;
	put_head(m, b);
	if (legend)
		zd_buf_putc(m->in.out, '[');
	put_labels(m, b);
	put_runs(m, b->first, b->first + b->count);
	if (legend)
		zd_buf_puts(m->in.out, "]{.legend}");
	put_remarks(m, b);
	if (b->kind == ZD_VIEW_LINE &&
		b + 1 < m->in.v->blocks.at + m->in.v->blocks.len &&
		zd_block_close(b, b + 1))
		zd_buf_putc(m->in.out, '\\');
	zd_buf_putc(m->in.out, '\n');
}

/* --- Tables -------------------------------------------------------------- */

static void put_row(struct markdown *m, const struct zd_view_block *b)
{
	struct zd_buf *out = m->in.out;

	m->in.line = SIZE_MAX;
	zd_buf_putc(out, '|');
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *c =
			&m->in.v->cells.at[b->first_cell + i];

		zd_buf_putc(out, ' ');
		put_runs(m, c->first, c->first + c->count);
		zd_buf_puts(out, " |");
	}
	zd_buf_putc(out, '\n');
}

/* A text of a cell beside others. */
static void put_cell_text(struct markdown *m, uint32_t i, uint32_t end)
{
	const struct zd_view_run *r = &m->in.v->runs.at[i];
	struct zd_label_part part = {r->mark, r->text, r->number, false};

	if (r->number == ZD_VIEW_REMARK) {
		put_voice(m, r->text);
		return;
	}
	if (r->text.len) {
		put_label(m, &part);
		zd_buf_putc(m->in.out, ' ');
	}
	m->in.line = SIZE_MAX;
	put_runs(m, i + 1, end);
}

/* A row of texts beside one another: a row of the table for the first text
 * of each cell, one for the second, because a cell has one line only. */
static void put_columns(struct markdown *m, const struct zd_view_block *b)
{
	struct zd_buf *out = m->in.out;
	uint32_t *at = zd_columns_texts(m->in.v, b), stop;

	m->in.line = SIZE_MAX;
	m->in.in_note = false;
	while (zd_columns_texts_left(m->in.v, b, at)) {
		zd_buf_putc(out, '|');
		for (uint32_t k = 0; k < b->cells; k++) {
			const struct zd_view_cell *c =
				&m->in.v->cells.at[b->first_cell + k];

			zd_buf_putc(out, ' ');
			if (at[k] < c->first + c->count) {
				stop = zd_columns_text_end(
					m->in.v, at[k], c->first + c->count);
				put_cell_text(m, at[k], stop);
				at[k] = stop;
			}
			zd_buf_puts(out, " |");
		}
		zd_buf_putc(out, '\n');
	}
	zd_free(at);
}

static void put_rule(struct markdown *m, uint32_t cells, bool head)
{
	for (uint32_t i = 0; !head && i < cells; i++)
		zd_buf_puts(m->in.out, i ? "  |" : "|  |");
	if (!head)
		zd_buf_putc(m->in.out, '\n');
	zd_buf_putc(m->in.out, '|');
	for (uint32_t i = 0; i < cells; i++) {
		unsigned share =
			i < sizeof(m->in.v->shares) ? m->in.v->shares[i] : 0;

		/* Readers that share the width go by the dashes. */
		for (unsigned k = 0; k < (share ? share * 2 : 3); k++)
			zd_buf_putc(m->in.out, '-');
		zd_buf_putc(m->in.out, '|');
	}
	zd_buf_putc(m->in.out, '\n');
}

static void put_table_row(struct markdown *m, size_t i)
{
	const struct zd_view_block *b = &m->in.v->blocks.at[i];
	bool first = !i || !zd_block_is_row(b - 1);
	bool head = b->kind == ZD_VIEW_HEAD_ROW;

	/* A table of Markdown must have a head, if an empty one. */
	if (first && !head)
		put_rule(m, b->cells, false);
	if (m->in.v->columns)
		put_columns(m, b);
	else
		put_row(m, b);
	if (first && head)
		put_rule(m, b->cells, true);
}

static bool in_head(const struct zd_view_block *b)
{
	return b->kind == ZD_VIEW_TITLE ||
		(b->kind == ZD_VIEW_LINE && b->mark == ZD_VIEW_KEPT &&
			zd_document_has(b->label));
}

void zd_render_markdown(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct markdown m = {.document = options->document};
	const struct zd_view_block *before = NULL;
	struct zd_slice title;
	struct zd_buf head = ZD_BUF_INIT;

	zd_inline_init(&m.in, out, v);
	if (m.document) {
		m.in.out = &head;
		for (size_t i = 0; i < v->blocks.len; i++)
			if (v->blocks.at[i].kind == ZD_VIEW_TITLE &&
				!v->blocks.at[i].stub) {
				put_runs(&m, v->blocks.at[i].first,
					v->blocks.at[i].first +
						v->blocks.at[i].count);
				break;
			}
		m.in.out = out;
		title = zd_buf_slice(&head);
		zd_document_head(out, v, title, options);
	}
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (m.document && !v->marked && in_head(b))
			continue;
		if (m.document && b->kind == ZD_VIEW_TITLE)
			continue;
		if (before && !zd_block_close(before, b))
			zd_buf_putc(out, '\n');
		else if (before && b->kind == ZD_VIEW_LEGEND)
			zd_buf_putc(out, '\n');
		before = b;
		if (zd_block_is_row(b))
			put_table_row(&m, i);
		else
			put_block(&m, b);
	}
	zd_inline_clear(&m.in);
	zd_buf_clear(&head);
}
