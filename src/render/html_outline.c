/* The outline of the page, and the names that links lead to. */
#include "base/ascii.h"
#include "render/columns.h"
#include "render/escape.h"
#include "render/html.h"

/* --- Entries ------------------------------------------------------------- */

/* Whether a bracket opens in it that somebody contests. */
static bool has_bracket(const struct zd_html *h, const struct zd_view_run *r)
{
	size_t at = 0;

	if (r->note || zd_view_goes(r->mark))
		return false;
	for (; (at = zd_slice_chr(r->text, '[', at)) != SIZE_MAX; at++)
		if (!zd_view_is_settled(h->v, r->text.ptr + at))
			return true;
	return false;
}

/* Adds what a block's runs say to the entry it belongs to. */
static void weigh(struct zd_html *h, const struct zd_view_block *b)
{
	struct zd_html_entry *e;

	if (!h->entries.len)
		return;
	e = &h->entries.at[h->entries.len - 1];
	/* A new number is no new word. */
	e->changed |= b->mark != ZD_VIEW_KEPT || b->move;
	e->bracketed |= b->opens || b->contested;
	for (uint32_t i = b->first; i < b->first + b->count; i++) {
		const struct zd_view_run *r = &h->v->runs.at[i];

		e->changed |= r->mark != ZD_VIEW_KEPT || r->gap;
		e->bracketed |= has_bracket(h, r);
	}
}

/* Of texts beside one another the last one that begins with a name. */
static void entry_of_row(const struct zd_html *h, const struct zd_view_block *b,
	struct zd_html_entry *e)
{
	for (uint32_t k = 0; k < b->cells; k++) {
		const struct zd_view_cell *c =
			&h->v->cells.at[b->first_cell + k];
		uint32_t end = c->first + c->count;

		for (uint32_t i = c->first; i < end; i++) {
			const struct zd_view_run *r = &h->v->runs.at[i];

			if (!r->begins ||
				(r->number != ZD_VIEW_PARAGRAPH &&
					r->number != ZD_VIEW_HEADING))
				continue;
			e->heading = r->number == ZD_VIEW_HEADING;
			e->label = r->text;
			e->first = i + 1;
			e->count = zd_columns_text_end(h->v, i, end) - i - 1;
			e->gone = zd_view_goes(r->mark);
			break;
		}
	}
}

static void see(struct zd_html *h, uint32_t i)
{
	const struct zd_view_block *b = &h->v->blocks.at[i];
	struct zd_html_entry e = {.block = i};

	if (b->kind == ZD_VIEW_NOTE || b->kind == ZD_VIEW_HEAD_ROW)
		return;
	if (b->kind == ZD_VIEW_ROW && h->v->columns)
		entry_of_row(h, b, &e);
	e.gone |= b->mark == ZD_VIEW_DELETED;
	if (b->kind == ZD_VIEW_PARAGRAPH && !b->stub)
		e.label = b->label;
	if (b->kind == ZD_VIEW_HEADING && !b->stub) {
		e.heading = true;
		e.first = b->first;
		e.count = b->count;
	}
	if (e.heading || e.label.len)
		zd_vec_push(&h->entries, e);
	if (!b->stub)
		weigh(h, b);
}

/* --- Anchors ------------------------------------------------------------- */

static char slug(char c)
{
	bool plain = zd_is_alnum(c);

	return plain ? c : '-';
}

static int compare_slugs(struct zd_slice a, struct zd_slice b)
{
	for (size_t i = 0; i < a.len && i < b.len; i++) {
		char c = slug(a.ptr[i]), d = slug(b.ptr[i]);

		if (c != d)
			return c < d ? -1 : 1;
	}
	return a.len < b.len ? -1 : a.len > b.len;
}

struct named {
	struct zd_slice label;
	uint32_t entry;
	bool gone; /* what is there goes before what was */
};

static int compare(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = compare_slugs(x->label, y->label);

	if (c)
		return c;
	if (x->gone != y->gone)
		return x->gone ? 1 : -1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* The first paragraph of a label is called by it, the others by number. */
static void name_entries(struct zd_html *h)
{
	ZD_VEC(struct named) all = {0};

	for (uint32_t i = 0; i < h->entries.len; i++) {
		const struct zd_html_entry *e = &h->entries.at[i];
		struct named n = {e->label, i, e->gone};

		h->anchors[e->block] = ZD_HTML_BY_NUMBER;
		if (!e->heading)
			zd_vec_push(&all, n);
	}
	if (all.len)
		qsort(all.at, all.len, sizeof(*all.at), compare);
	for (size_t i = 0; i < all.len; i++) {
		uint32_t block = h->entries.at[all.at[i].entry].block;

		if (i && !compare_slugs(all.at[i - 1].label, all.at[i].label))
			continue;
		h->anchors[block] = ZD_HTML_BY_LABEL;
		h->labels[block] = all.at[i].label;
	}
	zd_vec_clear(&all);
}

static void stand(struct zd_html_side *side, uint32_t at, uint32_t block)
{
	uint32_t nothing = 0;

	if (at == ZD_VIEW_NONE)
		return;
	while (side->len <= at)
		zd_vec_push(side, nothing);
	if (!side->at[at])
		side->at[at] = block + 1;
}

/* Where the blocks of the two drafts stand. What moved away is looked for
 * where it stood. */
static void find_blocks(struct zd_html *h)
{
	for (uint32_t i = 0; i < h->v->blocks.len; i++) {
		const struct zd_view_block *b = &h->v->blocks.at[i];

		if (b->stub || !b->move)
			stand(&h->from, b->from, i);
		if (!b->stub)
			stand(&h->to, b->to, i);
	}
	for (uint32_t i = 0; i < h->v->blocks.len; i++)
		stand(&h->from, h->v->blocks.at[i].from, i);
}

uint32_t zd_html_find(const struct zd_html *h, const struct zd_view_ref *ref)
{
	const struct zd_html_side *side = ref->old ? &h->from : &h->to;

	return ref->block < side->len ? side->at[ref->block] - 1 : ZD_VIEW_NONE;
}

static void anchor_refs(struct zd_html *h)
{
	for (size_t i = 0; i < h->v->refs.len; i++) {
		uint32_t block = zd_html_find(h, &h->v->refs.at[i]);

		if (block != ZD_VIEW_NONE && !h->anchors[block])
			h->anchors[block] = ZD_HTML_BY_NUMBER;
	}
}

void zd_html_outline_make(struct zd_html *h)
{
	size_t n = h->v->blocks.len;

	h->anchors = zd_calloc(n + 1, sizeof(*h->anchors));
	h->labels = zd_calloc(n + 1, sizeof(*h->labels));
	for (uint32_t i = 0; i < n; i++)
		see(h, i);
	name_entries(h);
	if (h->v->refs.len) {
		find_blocks(h);
		anchor_refs(h);
	}
}

void zd_html_outline_clear(struct zd_html *h)
{
	zd_vec_clear(&h->entries);
	zd_vec_clear(&h->from);
	zd_vec_clear(&h->to);
	zd_free(h->anchors);
	zd_free(h->labels);
}

void zd_html_put_anchor(struct zd_html *h, uint32_t block)
{
	struct zd_slice label = h->labels[block];

	if (h->anchors[block] == ZD_HTML_BY_NUMBER)
		zd_buf_printf(h->out, "b.%u", block);
	for (size_t i = 0;
		h->anchors[block] == ZD_HTML_BY_LABEL && i < label.len; i++)
		zd_buf_putc(h->out, slug(label.ptr[i]));
}

/* --- The outline --------------------------------------------------------- */

/* What the dress of the entries means. */
static void put_legend(struct zd_html *h)
{
	bool changed = false, bracketed = false;

	for (size_t i = 0; i < h->entries.len; i++) {
		changed |= h->entries.at[i].changed;
		bracketed |= h->entries.at[i].bracketed;
	}
	if (!changed && !bracketed)
		return;
	zd_buf_printf(h->out, "<p class=\"legend\">%s%s</p>\n",
		changed ? "Bold: words changed. " : "",
		bracketed ? "Dashed: with brackets." : "");
}

static void put_entry(struct zd_html *h, const struct zd_html_entry *e)
{
	zd_buf_puts(h->out, "<li");
	if (e->changed || e->bracketed)
		zd_buf_printf(h->out, " class=\"%s%s%s\"",
			e->changed ? "changed" : "",
			e->changed && e->bracketed ? " " : "",
			e->bracketed ? "bracketed" : "");
	zd_buf_puts(h->out, "><a href=\"#");
	zd_html_put_anchor(h, e->block);
	zd_buf_puts(h->out, "\">");
	zd_buf_puts(h->out, e->gone ? "<del>" : "");
	if (e->heading)
		zd_html_put_words(h, e->first, e->count);
	else
		zd_escape_html(h->out, e->label);
	zd_buf_puts(h->out, e->gone ? "</del>" : "");
	zd_buf_puts(h->out, "</a>");
}

void zd_html_outline_put(struct zd_html *h)
{
	bool inner = false;

	if (h->entries.len < 2)
		return;
	zd_buf_puts(h->out,
		"<nav aria-label=\"Outline\" id=\"outline.\"><details><summary>"
		"Outline</summary>\n");
	put_legend(h);
	zd_buf_puts(h->out, "<ul>\n");
	for (size_t i = 0; i < h->entries.len; i++) {
		const struct zd_html_entry *e = &h->entries.at[i];

		if (inner && e->heading)
			zd_buf_puts(h->out, "</ul>\n");
		if (!inner && !e->heading)
			zd_buf_puts(h->out, i ? "\n<ul>\n" : "<li><ul>\n");
		inner = !e->heading;
		put_entry(h, e);
	}
	zd_buf_puts(h->out, inner ? "</ul>\n" : "");
	zd_buf_puts(h->out, "</ul>\n</details></nav>\n");
}
