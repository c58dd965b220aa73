/* Views of the library of agreed language. */
#include <stdarg.h>

#include "negotiation/sources.h"
#include "text/markup.h"
#include "view/of.h"

/* A cell with the visible text of stored Markdown. */
static void stored_cell(struct zd_view *v, struct zd_slice stored)
{
	const struct zd_view_run like = {
		.from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};

	zd_view_cell(v);
	zd_view_stored(v, stored, &like);
}

static void paragraphs_cell(struct zd_view *v, uint32_t n)
{
	zd_view_cell_text(v,
		zd_arena_printf(
			&v->arena, "%u paragraph%s", n, n == 1 ? "" : "s"));
}

struct zd_view *zd_view_of_sources(const struct zd_sources *s)
{
	static const char *const names[] = {
		"source", "date", "paragraphs", "title", NULL};
	struct zd_view *v = zd_view_new("sources");

	v->cell_names = names;
	for (size_t i = 0; i < s->list.len; i++) {
		const struct zd_source *one = &s->list.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, one->symbol);
		zd_view_cell_text(v, one->date);
		paragraphs_cell(v, one->paragraphs);
		stored_cell(v, one->title);
	}
	return v;
}

static void add_row(struct zd_view *v, const struct zd_source_added *one)
{
	bool refused = one->fate == ZD_SOURCE_REFUSED;

	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(
		v, refused ? zd_slice_str(one->path) : one->source.symbol);
	zd_view_cell_text(v, zd_slice_str(zd_source_fate_name(one->fate)));
	if (refused) {
		zd_view_cell_text(v, one->what);
		return;
	}
	paragraphs_cell(v, one->source.paragraphs);
	stored_cell(v, one->source.title);
	if (one->what.len)
		zd_view_cell_text(v, one->what);
}

struct zd_view *zd_view_of_sources_added(const struct zd_source_report *r)
{
	static const char *const names[] = {
		"text", "fate", "paragraphs", "title", "remark", NULL};
	struct zd_view *v = zd_view_new("sources-added");
	struct zd_buf b = ZD_BUF_INIT;
	char hex[41];

	v->cell_names = names;
	zd_oid_hex(&r->commit, hex);
	if (!zd_oid_is_zero(&r->commit))
		zd_view_fact(v, "commit",
			zd_arena_slice(&v->arena, zd_slice_str(hex)));
	for (size_t i = 0; i < r->list.len; i++)
		add_row(v, &r->list.at[i]);
	for (unsigned k = 0; k <= ZD_SOURCE_REFUSED; k++)
		if (r->fates[k])
			zd_buf_printf(&b, "%s%zu %s", b.len ? ", " : "",
				r->fates[k],
				zd_source_fate_name((enum zd_source_fate)k));
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "%s%s%.10s", zd_buf_str(&b),
		r->dry_run                           ? " (nothing was written)"
			: zd_oid_is_zero(&r->commit) ? "; nothing to write"
						     : ": ",
		zd_oid_is_zero(&r->commit) ? "" : hex);
	zd_buf_clear(&b);
	return v;
}
