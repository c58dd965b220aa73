/*
 * One page of HTML that needs nothing else: no address, no file. A policy in
 * its head forbids whatever is not its own style and its own script, by their
 * hashes. Everything can be read without the script, which adds only ways to
 * go about: next change, filters, two sides.
 *
 * The order on the page: a link past the rest, head (title, facts, legend),
 * outline, text, footnotes.
 */
#include "base/ascii.h"
#include "render/escape.h"
#include "render/html.h"
#include "render/render.h"

enum part {
	NO_PART,
	HEAD,
	TEXT,
	NOTES,
};

/* "redline" as a heading or behind one: what the page shows. */
static const struct {
	const char *what, *name;
} names[] = {
	{"draft", ""},
	{"redline", "Redline"},
	{"columns", "Texts side by side"},
	{"compilation", "Compilation"},
	{"stat", "What changed"},
	{"names", "Changed paragraphs"},
	{"findings", "Findings"},
	{"amendments", "Amendments"},
	{"proposed", "Proposed amendments"},
	{"begun", "A new negotiation"},
	{"import", "Import"},
	{"round", "Round closed"},
	{"decided", "Decisions"},
	{"carried", "Amendments carried over"},
	{"status", "Where the negotiation stands"},
	{"profile", "What the text must hold"},
	{"settings", "Settings"},
	{"package", ""},
	{"attestation", "Attestation"},
};

/* What is not in the table is called as programs call it. */
static void put_what(struct zd_html *h)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i].what, h->v->what)) {
			zd_buf_puts(h->out, names[i].name);
			return;
		}
	zd_buf_printf(h->out, "%c%s",
		zd_is_lower(h->v->what[0]) ? h->v->what[0] - 32 : h->v->what[0],
		h->v->what[0] ? h->v->what + 1 : "");
}

static const struct zd_view_block *title_of(const struct zd_view *v)
{
	for (size_t i = 0; i < v->blocks.len; i++)
		if (v->blocks.at[i].kind == ZD_VIEW_TITLE &&
			!v->blocks.at[i].stub)
			return &v->blocks.at[i];
	return NULL;
}

/* "Progress Declaration · Redline · zero → rev1", "Amendments · zero" */
static void put_title(struct zd_html *h)
{
	const struct zd_view_block *title = title_of(h->v);
	struct zd_slice from = zd_view_fact_get(h->v, "from");
	struct zd_slice to = zd_view_fact_get(h->v, "to");
	size_t before = h->out->len;

	if (title)
		zd_html_put_words(h, title->first, title->count);
	if (!title || strcmp(h->v->what, "draft") != 0) {
		zd_buf_puts(h->out, h->out->len > before ? " · " : "");
		put_what(h);
	}
	if (h->out->len == before)
		zd_buf_puts(h->out, "Text");
	if (!title && !from.len)
		to = zd_view_fact_get(h->v, "round");
	if (!to.len)
		return;
	zd_buf_puts(h->out, " · ");
	if (!from.len) {
		zd_escape_html(h->out, to);
		return;
	}
	zd_escape_html(h->out, from);
	zd_buf_puts(h->out, " → ");
	zd_escape_html(h->out, to);
}

static void put_head(struct zd_html *h)
{
	zd_buf_puts(h->out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"");
	zd_buf_puts(h->out, zd_html_policy);
	zd_buf_puts(h->out,
		"\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<title>");
	put_title(h);
	zd_buf_puts(h->out, "</title>\n<style>");
	zd_buf_puts(h->out, zd_html_style);
	zd_buf_printf(h->out,
		"</style>\n</head>\n<body class=\"%s%s\">\n"
		"<a class=\"skip\" href=\"#text.\">Skip to the text</a>\n",
		h->v->what,
		h->v->columns && strcmp(h->v->what, "columns") != 0 ? " columns"
								    : "");
}

/* --- Parts --------------------------------------------------------------- */

/* One main part; what returns to the head stays in it, and what follows the
 * footnotes stays with them. */
static enum part part_of(const struct zd_view_block *b, enum part now)
{
	switch (b->kind) {
	case ZD_VIEW_TITLE:
	case ZD_VIEW_LINE:
	case ZD_VIEW_LEGEND: return now > HEAD ? now : HEAD;
	case ZD_VIEW_NOTE: return now == NO_PART ? TEXT : NOTES;
	default: return now == NOTES ? NOTES : TEXT;
	}
}

/* " lang="fr"" where the text says so in a field and the page does not. */
static void put_language(struct zd_html *h)
{
	struct zd_slice lang = zd_view_fact_get(h->v, "lang");

	if (!lang.len)
		lang = zd_view_fact_get(h->v, "language");
	if (!lang.len || zd_slice_is(lang, "en"))
		return;
	for (size_t i = 0; i < lang.len; i++) {
		char c = lang.ptr[i];

		if (!(zd_is_alnum(c) || c == '-'))
			return;
	}
	zd_buf_printf(h->out, " lang=\"%.*s\"", ZD_FMT(lang));
}

static void close_part(struct zd_html *h, enum part part)
{
	static const char *const tags[] = {
		"", "</header>\n", "</main>\n", "</section>\n"};

	zd_buf_puts(h->out, tags[part]);
	if (part == HEAD)
		zd_html_outline_put(h);
}

static void open_head(struct zd_html *h)
{
	zd_buf_puts(h->out, "<header");
	put_language(h);
	zd_buf_puts(h->out, ">\n");
	if (title_of(h->v))
		return;
	zd_buf_puts(h->out, "<h1 class=\"remark\">");
	put_title(h);
	zd_buf_puts(h->out, "</h1>\n");
}

static void open_part(struct zd_html *h, enum part part)
{
	switch (part) {
	case HEAD: open_head(h); break;
	case TEXT:
		zd_buf_puts(h->out, "<main id=\"text.\"");
		put_language(h);
		zd_buf_puts(h->out, ">\n");
		break;
	case NOTES:
		zd_buf_puts(h->out,
			"<section class=\"notes\" aria-labelledby=\"notes.\"");
		put_language(h);
		zd_buf_puts(h->out,
			">\n<h2 class=\"remark\" id=\"notes.\">Footnotes"
			"</h2>\n");
		break;
	case NO_PART: break;
	}
}

/* Closes what is open and opens what comes; the head is never left out, and
 * neither is the text. */
static void turn(struct zd_html *h, enum part *now, enum part next)
{
	while (*now < next) {
		close_part(h, *now);
		open_part(h, ++*now);
	}
}

/* --- The page ------------------------------------------------------------ */

/* Names of the columns where the view has them in no row of its own. */
static void put_names(struct zd_html *h)
{
	if (!h->v->cell_names)
		return;
	zd_buf_puts(h->out, "<thead>\n<tr>");
	for (size_t i = 0; h->v->cell_names[i]; i++)
		zd_buf_printf(h->out, "<th scope=\"col\">%s</th>",
			h->v->cell_names[i]);
	zd_buf_puts(h->out, "</tr>\n</thead>\n");
}

static void put_shares(struct zd_html *h)
{
	unsigned all = 0;

	for (size_t i = 0; i < sizeof(h->v->shares); i++)
		all += h->v->shares[i];
	for (size_t i = 0; i < sizeof(h->v->shares) && h->v->shares[i]; i++)
		zd_buf_printf(h->out, "<col style=\"width: %u%%\">\n",
			100 * h->v->shares[i] / all);
}

/* A table from its first row to its last; returns what follows it. */
static uint32_t put_table(struct zd_html *h, uint32_t i)
{
	const struct zd_view_block *head = NULL, *b;

	zd_buf_puts(h->out,
		"<div class=\"table\" role=\"region\" aria-label=\"Table\" "
		"tabindex=\"0\"><table>\n");
	put_shares(h);
	if (h->v->blocks.at[i].kind == ZD_VIEW_HEAD_ROW) {
		head = &h->v->blocks.at[i];
		zd_buf_puts(h->out, "<thead>\n");
		zd_html_put_row(h, i++, NULL);
		zd_buf_puts(h->out, "</thead>\n");
	} else {
		put_names(h);
	}
	zd_buf_puts(h->out, "<tbody>\n");
	for (; i < h->v->blocks.len; i++) {
		b = &h->v->blocks.at[i];
		if (!zd_block_is_row(b))
			break;
		zd_html_put_row(h, i, head);
	}
	zd_buf_puts(h->out, "</tbody>\n</table></div>\n");
	return i;
}

/* At the end of the text. A reader moves it to and fro. */
static void put_picture(struct zd_html *h)
{
	if (!h->v->picture)
		return;
	zd_buf_puts(h->out,
		"<figure class=\"picture\" role=\"region\" "
		"aria-label=\"Picture\" tabindex=\"0\">\n");
	zd_render_picture(h->out, h->v->picture);
	zd_buf_puts(h->out, "</figure>\n");
}

static void put_blocks(struct zd_html *h)
{
	enum part now = NO_PART;

	turn(h, &now, HEAD);
	for (uint32_t i = 0; i < h->v->blocks.len;) {
		const struct zd_view_block *b = &h->v->blocks.at[i];

		turn(h, &now, part_of(b, now));
		if (zd_block_is_row(b))
			i = put_table(h, i);
		else
			zd_html_put_block(h, i++);
	}
	if (now == HEAD) {
		turn(h, &now, TEXT);
		if (!h->v->blocks.len)
			zd_buf_puts(h->out,
				"<p class=\"remark\">There is nothing to "
				"show.</p>\n");
	}
	put_picture(h);
	close_part(h, now);
}

static size_t count_notes(const struct zd_view *v)
{
	uint32_t n = 0;

	for (size_t i = 0; i < v->blocks.len; i++)
		if (v->blocks.at[i].number > n)
			n = v->blocks.at[i].number;
	return n;
}

void zd_render_html(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct zd_html h = {.out = out, .v = v};

	(void)options;
	h.noted = zd_calloc(count_notes(v) + 1, sizeof(*h.noted));
	zd_html_outline_make(&h);
	put_head(&h);
	put_blocks(&h);
	zd_buf_puts(out, "<script>");
	zd_buf_puts(out, zd_html_script);
	zd_buf_puts(out, "</script>\n</body>\n</html>\n");
	zd_html_outline_clear(&h);
	zd_vec_clear(&h.above);
	zd_free(h.noted);
}
