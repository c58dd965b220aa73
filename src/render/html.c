/*
 * One page of HTML that needs nothing else: no script, no address, no file.
 * Changes are <ins> and <del>; what the program says has the class "remark"
 * or "legend"; a moved block and its stub have the same data-move.
 */
#include "render/block.h"
#include "render/columns.h"
#include "render/escape.h"
#include "render/html_style.h"
#include "render/render.h"

struct html {
	struct zd_buf *out;
	const struct zd_view *v;
};

static const struct zd_slice none;

/* name="value" with a space before; nothing for an empty value. */
static void put_attribute(
	struct html *h, const char *name, struct zd_slice value)
{
	if (!value.len)
		return;
	zd_buf_printf(h->out, " %s=\"", name);
	zd_escape_html(h->out, value);
	zd_buf_putc(h->out, '"');
}

static void open_mark(struct html *h, unsigned mark, struct zd_slice aside)
{
	static const char *const tags[ZD_VIEW_MARKS] = {
		[ZD_VIEW_INSERTED] = "<ins",
		[ZD_VIEW_DELETED] = "<del",
		[ZD_VIEW_MOVED_FROM] = "<del class=\"moved\"",
		[ZD_VIEW_MOVED_TO] = "<ins class=\"moved\"",
		[ZD_VIEW_SIGN] = "<span class=\"sign\"",
		[ZD_VIEW_OWNER] = "<b class=\"owner\"",
		[ZD_VIEW_SAID] = "<span class=\"said\"",
	};

	if (!tags[mark])
		return;
	zd_buf_puts(h->out, tags[mark]);
	put_attribute(h, "title", aside);
	zd_buf_putc(h->out, '>');
}

static void close_mark(struct html *h, unsigned mark)
{
	static const char *const tags[ZD_VIEW_MARKS] = {
		[ZD_VIEW_INSERTED] = "</ins>",
		[ZD_VIEW_DELETED] = "</del>",
		[ZD_VIEW_MOVED_FROM] = "</del>",
		[ZD_VIEW_MOVED_TO] = "</ins>",
		[ZD_VIEW_SIGN] = "</span>",
		[ZD_VIEW_OWNER] = "</b>",
		[ZD_VIEW_SAID] = "</span>",
	};

	if (tags[mark])
		zd_buf_puts(h->out, tags[mark]);
}

static void put_note(struct html *h, const struct zd_view_run *r)
{
	zd_buf_puts(h->out, "<sup class=\"mark\"");
	put_attribute(h, "data-name", r->text);
	zd_buf_putc(h->out, '>');
	if (r->number) {
		zd_buf_printf(h->out, "<a href=\"#note-%u\">%u</a>", r->number,
			r->number);
	} else {
		zd_buf_puts(h->out, "[^");
		zd_escape_html(h->out, r->text);
		zd_buf_putc(h->out, ']');
	}
	zd_buf_puts(h->out, "</sup>");
}

/* The label of a block that ended here, or begins here, on one side. */
static void put_gap(
	struct html *h, enum zd_view_kind kind, struct zd_slice label)
{
	zd_buf_puts(h->out, zd_block_gap);
	zd_buf_putc(h->out, ' ');
	if (!label.len)
		return;
	zd_buf_puts(h->out, "<span class=\"label\">");
	zd_buf_puts(h->out, zd_block_before(kind));
	zd_escape_html(h->out, label);
	zd_buf_puts(h->out, zd_block_behind(kind));
	zd_buf_puts(h->out, "</span> ");
}

static void put_run(struct html *h, const struct zd_view_run *r)
{
	if (r->note) {
		put_note(h, r);
		return;
	}
	if (r->strong)
		zd_buf_puts(h->out, "<strong>");
	if (r->emph)
		zd_buf_puts(h->out, "<em>");
	zd_escape_html(h->out, r->text);
	if (r->emph)
		zd_buf_puts(h->out, "</em>");
	if (r->strong)
		zd_buf_puts(h->out, "</strong>");
}

static void put_runs(struct html *h, uint32_t i, uint32_t end)
{
	while (i < end) {
		const struct zd_view_run *r = &h->v->runs.at[i];
		unsigned mark = r->mark;
		uint32_t about = r->about;

		if (r->gap) {
			zd_buf_puts(h->out, "<del class=\"gap\">");
			put_gap(h, r->number, r->text);
			zd_buf_puts(h->out, "</del>");
			i++;
			continue;
		}
		open_mark(h, mark, h->v->abouts.at[about].aside);
		for (; i < end && h->v->runs.at[i].mark == mark &&
			h->v->runs.at[i].about == about &&
			!h->v->runs.at[i].gap;
			i++)
			put_run(h, &h->v->runs.at[i]);
		close_mark(h, mark);
	}
}

static void put_labels(struct html *h, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);

	if (b->opens)
		zd_buf_puts(h->out, "<span class=\"sign\">[</span>");
	if (b->kind == ZD_VIEW_NOTE) {
		if (b->number)
			zd_buf_printf(h->out, "<sup class=\"number\">%u</sup> ",
				b->number);
		if (!b->joined)
			return;
		parts[0].label = none;
	}
	for (size_t i = 0; i < n; i++) {
		if (parts[i].joined) {
			zd_buf_puts(h->out, "<ins class=\"joined\">");
			put_gap(h, b->kind, parts[i].label);
			zd_buf_puts(h->out, "</ins>");
			continue;
		}
		open_mark(h, parts[i].mark, none);
		zd_buf_puts(h->out, "<span class=\"label\">");
		zd_escape_html(h->out, parts[i].label);
		zd_buf_puts(h->out, zd_block_behind(parts[i].kind));
		zd_buf_puts(h->out, "</span>");
		close_mark(h, parts[i].mark);
		zd_buf_putc(h->out, ' ');
	}
}

static const char *tag_of(const struct zd_view_block *b)
{
	static const char *const tags[] = {
		"h2", "h2", "h2", "h3", "h4", "h5", "h6"};

	if (b->kind == ZD_VIEW_TITLE)
		return "h1";
	if (b->kind == ZD_VIEW_HEADING)
		return tags[b->level < 6 ? b->level : 6];
	return "p";
}

static void put_said(struct html *h, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;

	zd_block_said(&said, h->v, b, NULL);
	if (said.len) {
		zd_buf_puts(h->out, b->stub ? "" : " ");
		zd_buf_puts(h->out, "<small class=\"remark\">");
		zd_escape_html(h->out, zd_buf_slice(&said));
		zd_buf_puts(h->out, "</small>");
	}
	zd_buf_clear(&said);
}

static void put_block(struct html *h, const struct zd_view_block *b)
{
	const char *tag = tag_of(b);

	zd_buf_printf(h->out, "<%s class=\"%s%s", tag,
		zd_view_kind_name(b->kind), b->stub ? " stub" : "");
	if (b->kind == ZD_VIEW_SUB && b->level > 1)
		zd_buf_puts(h->out, " deep");
	if (b->mark != ZD_VIEW_KEPT)
		zd_buf_printf(h->out, " %s", zd_view_mark_name(b->mark));
	zd_buf_putc(h->out, '"');
	if (b->kind == ZD_VIEW_NOTE && b->number && !b->stub)
		zd_buf_printf(h->out, " id=\"note-%u\"", b->number);
	if (b->kind == ZD_VIEW_NOTE)
		put_attribute(h, "data-name", b->label);
	if (b->move)
		zd_buf_printf(h->out, " data-move=\"%u\"", b->move);
	put_attribute(h, "data-id", b->id);
	put_attribute(h, "data-relation", b->relation);
	zd_buf_putc(h->out, '>');
	if (!b->stub) {
		put_labels(h, b);
		put_runs(h, b->first, b->first + b->count);
	}
	put_said(h, b);
	zd_buf_printf(h->out, "</%s>\n", tag);
}

/* The texts of a cell beside others. */
static void put_texts(struct html *h, uint32_t i, uint32_t end)
{
	uint32_t stop;

	for (; i < end; i = stop) {
		const struct zd_view_run *r = &h->v->runs.at[i];
		struct zd_slice said = r->text;

		stop = zd_columns_text_end(h->v, i, end);
		zd_buf_printf(h->out, "<p class=\"%s\">",
			zd_view_kind_name(r->number));
		open_mark(h, r->mark, none);
		if (said.len && r->number != ZD_VIEW_REMARK) {
			zd_buf_puts(h->out, "<span class=\"label\">");
			zd_buf_puts(h->out, zd_block_before(r->number));
			zd_escape_html(h->out, said);
			zd_buf_puts(h->out, zd_block_behind(r->number));
			zd_buf_puts(h->out, "</span>");
		} else {
			zd_escape_html(h->out, said);
		}
		close_mark(h, r->mark);
		zd_buf_puts(h->out, said.len ? " " : "");
		put_runs(h, i + 1, stop);
		zd_buf_puts(h->out, "</p>");
	}
}

static void put_row(struct html *h, const struct zd_view_block *b)
{
	const char *cell = b->kind == ZD_VIEW_HEAD_ROW ? "th" : "td";

	zd_buf_puts(h->out, "<tr>");
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *c =
			&h->v->cells.at[b->first_cell + i];

		zd_buf_printf(h->out, "<%s%s>", cell,
			*(cell + 1) == 'h' ? " scope=\"col\"" : "");
		if (h->v->columns)
			put_texts(h, c->first, c->first + c->count);
		else
			put_runs(h, c->first, c->first + c->count);
		zd_buf_printf(h->out, "</%s>", cell);
	}
	zd_buf_puts(h->out, "</tr>\n");
}

/* What the page is called: the title's words on the to-side. */
static void put_title(struct html *h)
{
	for (size_t i = 0; i < h->v->blocks.len; i++) {
		const struct zd_view_block *b = &h->v->blocks.at[i];

		if (b->kind != ZD_VIEW_TITLE || b->stub)
			continue;
		for (uint32_t k = b->first; k < b->first + b->count; k++)
			if (!zd_view_goes(h->v->runs.at[k].mark) &&
				!h->v->runs.at[k].note)
				zd_escape_html(h->out, h->v->runs.at[k].text);
		return;
	}
	zd_escape_html(h->out, zd_slice_str(h->v->what));
}

static void put_head(struct html *h)
{
	zd_buf_puts(h->out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<title>");
	put_title(h);
	zd_buf_puts(h->out, "</title>\n<style>\n");
	zd_buf_puts(h->out, zd_html_style);
	zd_buf_printf(
		h->out, "</style>\n</head>\n<body class=\"%s\">\n", h->v->what);
}

/* The landmark that a block belongs to. */
static const char *part_of(const struct zd_view_block *b)
{
	switch (b->kind) {
	case ZD_VIEW_TITLE:
	case ZD_VIEW_LINE:
	case ZD_VIEW_LEGEND: return "header";
	case ZD_VIEW_NOTE: return "footer";
	default: return "main";
	}
}

void zd_render_html(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct html h = {out, v};
	const char *part = NULL, *next;
	bool main_seen = false, row = false, was_row = false;

	(void)options;
	put_head(&h);
	for (size_t i = 0; i < v->blocks.len; i++, was_row = row) {
		const struct zd_view_block *b = &v->blocks.at[i];

		row = zd_block_is_row(b);
		if (was_row && !row)
			zd_buf_puts(out, "</table>\n");
		next = part_of(b);
		/* One main part; what returns to the head stays in it. */
		if (main_seen && part && *next == 'h')
			next = part;
		if (main_seen && *next == 'm' && part && *part == 'f')
			next = part;
		if (!part || strcmp(part, next) != 0) {
			if (part)
				zd_buf_printf(out, "</%s>\n", part);
			zd_buf_printf(out, "<%s>\n", next);
			main_seen |= *next == 'm';
			part = next;
		}
		if (row && !was_row)
			zd_buf_puts(out, "<table>\n");
		if (row)
			put_row(&h, b);
		else
			put_block(&h, b);
	}
	if (row)
		zd_buf_puts(out, "</table>\n");
	if (part)
		zd_buf_printf(out, "</%s>\n", part);
	zd_buf_puts(out, "</body>\n</html>\n");
}
