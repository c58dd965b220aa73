/* Views of acts and of where the negotiation stands. */
#include <stdarg.h>

#include "negotiation/acts.h"
#include "negotiation/carry.h"
#include "negotiation/decide.h"
#include "negotiation/names.h"
#include "negotiation/profile.h"
#include "negotiation/proposals.h"
#include "negotiation/tree.h"
#include "view/of.h"

static void line(struct zd_view *v, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void line(struct zd_view *v, const char *fmt, ...)
{
	va_list ap;

	zd_view_add(v, ZD_VIEW_LINE);
	va_start(ap, fmt);
	zd_view_run(v, ZD_VIEW_KEPT, zd_arena_vprintf(&v->arena, fmt, ap));
	va_end(ap);
}

int zd_view_begun(struct zd_view **out, const char *dir,
	const struct zd_init_options *options, struct zd_error *err)
{
	struct zd_view *v = zd_view_new("begun");
	struct zd_slice at = zd_arena_slice(&v->arena, zd_slice_str(dir));

	(void)err;
	zd_view_fact(v, "directory", at);
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "A new negotiation in %s.", dir);
	if (options && options->profile &&
		!strcmp(options->profile, "progress-declaration")) {
		zd_view_fact(
			v, "profile", zd_slice_str("progress-declaration"));
		zd_view_add(v, ZD_VIEW_LINE);
		zd_view_printf(v, ZD_VIEW_KEPT,
			"Next: zerodraft -C %s show main --format markdown "
			"-o zero.md, and fill it in",
			dir);
	}
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"Next: zerodraft -C %s import FILE --round zero", dir);
	*out = v;
	return 0;
}

/* What became of the brackets that a withdrawn amendment had in the text. */
static void put_lifted(struct zd_view *v, const struct zd_decided *d)
{
	if (d->lifted)
		zd_view_cell_text(
			v, ZD_LIT("its brackets are lifted from the text"));
	else if (d->left.len)
		zd_view_cell_text(v,
			zd_arena_printf(&v->arena,
				"its brackets are still in the text: %.*s",
				ZD_FMT(d->left)));
}

int zd_view_decided(struct zd_view **out, const struct zd_decide_report *r,
	struct zd_error *err)
{
	static const char *const names[] = {
		"amendment", "decision", "summary", NULL};
	static const char *const done[] = {
		"accepted", "bracketed", "rejected", "withdrawn"};
	struct zd_view *v = zd_view_new("decided");
	char hex[41];

	(void)err;
	v->cell_names = names;
	zd_oid_hex(&r->commit, hex);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
	for (size_t i = 0; i < r->list.len; i++) {
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, r->list.at[i].name);
		zd_view_cell_text(v,
			r->list.at[i].already && r->kind == ZD_ACCEPT
				? ZD_LIT("accepted: the text says so already")
				: zd_slice_str(done[r->kind]));
		zd_view_cell_text(v, r->list.at[i].summary);
		put_lifted(v, &r->list.at[i]);
	}
	*out = v;
	return 0;
}

static void put_carried(struct zd_view *v, const struct zd_carried *c)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, c->from);
	zd_view_cell_text(v, zd_slice_str(zd_fate_name(c->fate)));
	zd_view_cell_text(v, c->to);
	zd_view_cell_text(v, c->summary);
	if (c->why.len)
		zd_view_cell_text(v, c->why);
}

static void put_positions(struct zd_view *v, const struct zd_carry_report *r)
{
	size_t carried = 0;

	for (size_t i = 0; i < r->positions.len; i++) {
		const struct zd_carried *c = &r->positions.at[i];

		carried += c->fate == ZD_FATE_CARRIED;
		put_carried(v, c);
	}
	if (r->positions.len)
		line(v, "%zu position%s: %zu carried, %zu not",
			r->positions.len, r->positions.len == 1 ? "" : "s",
			carried, r->positions.len - carried);
}

int zd_view_carried(struct zd_view **out, const struct zd_carry_report *r,
	struct zd_error *err)
{
	static const char *const names[] = {
		"amendment", "fate", "carried as", "summary", "why", NULL};
	struct zd_view *v = zd_view_new("carried");
	unsigned counts[ZD_FATE_STALE + 1] = {0};

	(void)err;
	v->cell_names = names;
	zd_view_fact(v, "from", r->from);
	zd_view_fact(v, "to", r->to);
	for (size_t i = 0; i < r->list.len; i++) {
		const struct zd_carried *c = &r->list.at[i];

		counts[c->fate]++;
		put_carried(v, c);
	}
	line(v,
		"%zu pending on %.*s: %u carried to %.*s, %u of them in part "
		"in already; %u already in; %u stale",
		r->list.len, ZD_FMT(r->from),
		counts[ZD_FATE_CARRIED] + counts[ZD_FATE_PARTLY], ZD_FMT(r->to),
		counts[ZD_FATE_PARTLY], counts[ZD_FATE_ALREADY],
		counts[ZD_FATE_STALE]);
	put_positions(v, r);
	*out = v;
	return 0;
}
