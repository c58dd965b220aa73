#include "text/finding.h"
#include "view/of.h"

/* "zero.txt:12:4", "line 12", or nothing. */
static struct zd_slice place(
	struct zd_view *v, const struct zd_finding *f, const char *path)
{
	if (path && f->line && f->column)
		return zd_arena_printf(
			&v->arena, "%s:%u:%u", path, f->line, f->column);
	if (path && f->line)
		return zd_arena_printf(&v->arena, "%s:%u", path, f->line);
	if (f->line)
		return zd_arena_printf(&v->arena, "line %u", f->line);
	return (struct zd_slice){0};
}

struct zd_view *zd_view_of_findings(
	const struct zd_findings *findings, const char *path)
{
	static const char *const head[] = {
		"Severity", "Place", "Paragraph", "Code", "Finding", NULL};
	struct zd_view *v = zd_view_new("findings");

	zd_view_head(v, head);
	for (size_t i = 0; i < findings->list.len; i++) {
		const struct zd_finding *f = &findings->list.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(
			v, zd_slice_str(zd_severity_name(f->severity)));
		zd_view_cell_text(v, place(v, f, path));
		zd_view_cell_text(v, f->label);
		zd_view_cell_text(v, zd_slice_str(f->code));
		zd_view_cell_text(v, f->message);
	}
	if (findings->dropped) {
		zd_view_add(v, ZD_VIEW_REMARK);
		zd_view_printf(v, ZD_VIEW_KEPT,
			"%zu more findings are not listed", findings->dropped);
	}
	return v;
}
