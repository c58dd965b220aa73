/* Views of citations: lists, what changed, what was written anew. */
#include "language/cite_diff.h"
#include "negotiation/cite.h"
#include "text/symbol.h"
#include "view/of.h"

/* "OP7", "PP1, footnote res-70-1" */
static struct zd_slice where(
	struct zd_view *v, const struct zd_draft *d, const struct zd_cite *c)
{
	struct zd_arena *a = &v->arena;
	struct zd_slice name = zd_paragraph_name(a, d, c->paragraph);

	if (c->note == ZD_NONE || c->note == c->paragraph)
		return name;
	return zd_arena_printf(a, "%.*s, %.*s", ZD_FMT(name),
		ZD_FMT(zd_paragraph_name(a, d, c->note)));
}

static struct zd_slice named(struct zd_view *v, const struct zd_cite *c)
{
	if (c->kind <= ZD_CITES_DECISION && c->body == ZD_BODY_UNKNOWN)
		return zd_arena_printf(
			&v->arena, "%.*s (of another body)", ZD_FMT(c->symbol));
	return c->symbol;
}

static const char *kind_name(const struct zd_cite *c)
{
	static const char *const names[] = {
		"resolution", "decision", "document", "in words"};

	return names[c->kind];
}

static void put_cut(struct zd_view *v, const struct zd_cites *c)
{
	if (!c->cut)
		return;
	zd_view_add(v, ZD_VIEW_REMARK);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"a paragraph is too involved to be read whole: there may be "
		"more citations in it");
}

static void put_total(struct zd_view *v, size_t n, size_t sources)
{
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "%zu citation%s of %zu source%s", n,
		n == 1 ? "" : "s", sources, sources == 1 ? "" : "s");
}

/* --- by what is cited ----------------------------------------------------- */

struct by {
	const struct zd_cite *cite;
	size_t at;
};

static int by_symbol(const void *x, const void *y)
{
	const struct by *a = x, *b = y;
	int c = (int)a->cite->kind - (int)b->cite->kind;

	if (!c)
		c = (int)a->cite->body - (int)b->cite->body;
	if (!c)
		c = zd_symbol_cmp(a->cite->symbol, b->cite->symbol);
	return c ? c : a->at < b->at ? -1 : a->at > b->at;
}

static struct by *sorted(struct zd_view *v, const struct zd_cites *c)
{
	struct by *by =
		zd_arena_calloc(&v->arena, c->list.len + 1, sizeof(*by));

	for (size_t i = 0; i < c->list.len; i++)
		by[i] = (struct by){&c->list.at[i], i};
	if (c->list.len)
		qsort(by, c->list.len, sizeof(*by), by_symbol);
	return by;
}

static bool same_source(const struct by *a, const struct by *b)
{
	return zd_slice_eq(a->cite->symbol, b->cite->symbol) &&
		a->cite->kind == b->cite->kind &&
		a->cite->body == b->cite->body;
}

static void put_source(struct zd_view *v, const struct zd_draft *d,
	const struct by *by, size_t n)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, named(v, by->cite));
	zd_view_cell_text(v, zd_slice_str(kind_name(by->cite)));
	zd_view_cell_text(v, zd_arena_printf(&v->arena, "%zu", n));
	zd_view_cell(v);
	for (size_t i = 0; i < n; i++)
		zd_view_printf(v, ZD_VIEW_KEPT, "%s%.*s%s%.*s%s", i ? "; " : "",
			ZD_FMT(where(v, d, by[i].cite)),
			by[i].cite->place.len ? " (" : "",
			ZD_FMT(by[i].cite->place),
			by[i].cite->place.len ? ")" : "");
}

static size_t put_sources(struct zd_view *v, const struct zd_cites *c)
{
	static const char *const names[] = {
		"Source", "Kind", "Times", "Where", NULL};
	struct by *by = sorted(v, c);
	size_t i = 0, sources = 0;

	zd_view_head(v, names);
	while (i < c->list.len) {
		size_t first = i;

		while (i < c->list.len && same_source(&by[first], &by[i]))
			i++;
		put_source(v, c->draft, by + first, i - first);
		sources++;
	}
	return sources;
}

/* --- by paragraph --------------------------------------------------------- */

static void put_cites(struct zd_view *v, const struct zd_cites *c)
{
	static const char *const names[] = {
		"Paragraph", "Source", "Place", "Kind", "As written", NULL};

	zd_view_head(v, names);
	for (size_t i = 0; i < c->list.len; i++) {
		const struct zd_cite *one = &c->list.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, where(v, c->draft, one));
		zd_view_cell_text(v, named(v, one));
		zd_view_cell_text(v, one->place);
		zd_view_cell_text(v, zd_slice_str(kind_name(one)));
		zd_view_cell_text(v, one->written);
	}
}

static size_t count_sources(struct zd_view *v, const struct zd_cites *c)
{
	struct by *by = sorted(v, c);
	size_t n = 0;

	for (size_t i = 0; i < c->list.len; i++)
		n += !i || !same_source(&by[i - 1], &by[i]);
	return n;
}

struct zd_view *zd_view_of_cites(const struct zd_cites *c, bool by_source)
{
	struct zd_view *v = zd_view_new("citations");
	size_t sources;

	if (by_source) {
		sources = put_sources(v, c);
	} else {
		put_cites(v, c);
		sources = count_sources(v, c);
	}
	put_total(v, c->list.len, sources);
	put_cut(v, c);
	return v;
}

/* --- what changed --------------------------------------------------------- */

static struct zd_slice as_cited(struct zd_view *v, const struct zd_cite *c)
{
	if (!c->place.len)
		return c->symbol;
	return zd_arena_printf(
		&v->arena, "%.*s, %.*s", ZD_FMT(c->symbol), ZD_FMT(c->place));
}

static void put_side(struct zd_view *v, const struct zd_cites *c, uint32_t at)
{
	if (at == ZD_NONE) {
		zd_view_cell_text(v, (struct zd_slice){0});
		zd_view_cell_text(v, (struct zd_slice){0});
		return;
	}
	zd_view_cell_text(v, where(v, c->draft, &c->list.at[at]));
	zd_view_cell_text(v, as_cited(v, &c->list.at[at]));
}

struct zd_view *zd_view_of_cite_changes(const struct zd_cite_changes *c)
{
	static const char *const names[] = {
		"Change", "Was in", "Was", "Is in", "Is", NULL};
	struct zd_view *v = zd_view_new("citation-changes");
	struct zd_buf b = ZD_BUF_INIT;

	zd_view_head(v, names);
	for (size_t i = 0; i < c->list.len; i++) {
		const struct zd_cite_change *one = &c->list.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(
			v, zd_slice_str(zd_cite_fate_name(one->fate)));
		put_side(v, c->from, one->from);
		put_side(v, c->to, one->to);
	}
	for (unsigned k = 0; k < ZD_CITE_FATES; k++)
		if (c->counts[k])
			zd_buf_printf(&b, "%s%zu %s", b.len ? ", " : "",
				c->counts[k],
				zd_cite_fate_name((enum zd_cite_fate)k));
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "%s%s%u the same", zd_buf_str(&b),
		b.len ? ", " : "", (unsigned)c->same);
	zd_buf_clear(&b);
	return v;
}

/* --- what was written anew ------------------------------------------------ */

struct zd_view *zd_view_of_cite_fixed(const struct zd_cite_fix_report *r)
{
	static const char *const names[] = {
		"Paragraph", "As written", "As it should be", NULL};
	struct zd_view *v = zd_view_new("citations-fixed");
	char hex[41];

	zd_oid_hex(&r->commit, hex);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
	zd_view_head(v, names);
	for (size_t i = 0; i < r->list.len; i++) {
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, r->list.at[i].label);
		zd_view_cell_text(v, r->list.at[i].before);
		zd_view_cell_text(v, r->list.at[i].after);
	}
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "%zu citation%s written anew: %.10s",
		r->list.len, r->list.len == 1 ? "" : "s", hex);
	return v;
}
