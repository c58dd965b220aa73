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
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_run(
		v, ZD_VIEW_KEPT, zd_arena_slice(&v->arena, zd_slice_str(text)));
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

static void put_positions(struct zd_view *v, const struct zd_carry_report *r)
{
	size_t carried = 0;

	for (size_t i = 0; i < r->positions.len; i++) {
		const struct zd_carried *c = &r->positions.at[i];

		carried += c->fate == ZD_FATE_CARRIED;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, c->from);
		zd_view_cell_text(v, zd_slice_str(zd_fate_name(c->fate)));
		zd_view_cell_text(v, c->to);
		zd_view_cell_text(v, c->summary);
		if (c->why.len)
			zd_view_cell_text(v, c->why);
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
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, c->from);
		zd_view_cell_text(v, zd_slice_str(zd_fate_name(c->fate)));
		zd_view_cell_text(v, c->to);
		zd_view_cell_text(v, c->summary);
		if (c->why.len)
			zd_view_cell_text(v, c->why);
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

/* --- status -------------------------------------------------------------- */

static unsigned labelled(const struct zd_draft *d)
{
	unsigned n = 0;

	for (size_t i = 0; i < d->paragraphs.len; i++)
		n += d->paragraphs.at[i].kind == ZD_PARAGRAPH;
	return n;
}

/* "ad ref" is agreed ad ref; "agreed in principle" says so itself. */
static const char *agreed(const struct zd_agreed *g)
{
	return zd_slice_starts(g->level, "agreed") ? "" : "agreed ";
}

static void show_agreement(struct zd_view *v, const struct zd_draft *d,
	const struct zd_agreement *a)
{
	unsigned reopened = 0;

	for (size_t i = 0; i < a->list.len; i++)
		reopened += a->list.at[i].reopened;
	line(v, "%u paragraphs, %zu agreed, %u reopened", labelled(d),
		a->list.len - reopened, reopened);
	for (size_t i = 0; i < a->list.len; i++) {
		const struct zd_agreed *g = &a->list.at[i];
		uint32_t at = zd_draft_find_id(d, g->id);
		struct zd_slice name = at == ZD_NONE
			? g->id
			: zd_paragraph_name(&v->arena, d, at);

		if (g->reopened)
			line(v,
				"%.*s: %s%.*s on %.*s, reopened by %.*s in "
				"%.*s (%.*s)",
				ZD_FMT(name), agreed(g), ZD_FMT(g->level),
				ZD_FMT(g->date), ZD_FMT(g->by),
				ZD_FMT(g->commit), ZD_FMT(g->act));
		else
			line(v, "%.*s: %s%.*s on %.*s", ZD_FMT(name), agreed(g),
				ZD_FMT(g->level), ZD_FMT(g->date));
	}
}

static void show_amendments(struct zd_view *v, const struct zd_amendments *list)
{
	size_t i = 0, k, pending;

	zd_view_add(v, ZD_VIEW_HEAD_ROW);
	zd_view_cell_text(v, ZD_LIT("party"));
	zd_view_cell_text(v, ZD_LIT("amendments"));
	zd_view_cell_text(v, ZD_LIT("pending"));
	for (; i < list->list.len; i = k) {
		struct zd_slice party = list->list.at[i].party;

		pending = 0;
		for (k = i; k < list->list.len &&
			zd_slice_eq(list->list.at[k].party, party);
			k++)
			pending +=
				list->list.at[k].outcome == ZD_OUTCOME_PENDING;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, zd_arena_slice(&v->arena, party));
		zd_view_cell_text(v, zd_arena_printf(&v->arena, "%zu", k - i));
		zd_view_cell_text(
			v, zd_arena_printf(&v->arena, "%zu", pending));
	}
}

/* What the profile asks for; ZD_ENOTFOUND where it asks for nothing. */
static int read_profile(struct zd_profile_report *report,
	struct zd_negotiation *n, const struct zd_draft *draft,
	const struct zd_oid *tip, struct zd_error *err)
{
	struct zd_settings settings;
	int code = zd_settings_read(&settings, n, tip, err);
	struct zd_slice profile = zd_settings_get(&settings, "profile");

	memset(report, 0, sizeof(*report));
	if (!code && !zd_profile_is(profile))
		code = zd_error_set(err, ZD_ENOTFOUND,
			"the profile %.*s asks for nothing in particular",
			ZD_FMT(profile));
	zd_settings_clear(&settings);
	return code ? code : zd_profile_read(report, n, draft, tip, err);
}

static int show_profile(struct zd_view *v, struct zd_negotiation *n,
	const struct zd_draft *draft, const struct zd_oid *tip,
	struct zd_error *err)
{
	struct zd_profile_report report;
	int code = read_profile(&report, n, draft, tip, err);

	if (!code)
		zd_view_put_profile(v, &report);
	zd_profile_clear(&report);
	return code == ZD_ENOTFOUND ? 0 : code;
}

int zd_view_profile(
	struct zd_view **out, struct zd_negotiation *n, struct zd_error *err)
{
	struct zd_profile_report report = {0};
	struct zd_draft *draft = NULL;
	struct zd_oid tip;
	int code = zd_revision_resolve(&tip, n, "main", err);

	*out = NULL;
	if (!code)
		code = zd_tree_read(&draft, n->store, &tip, err);
	if (!code)
		code = read_profile(&report, n, draft, &tip, err);
	if (!code)
		*out = zd_view_of_profile(&report);
	zd_profile_clear(&report);
	zd_draft_free(draft);
	return code;
}

int zd_view_status(
	struct zd_view **out, struct zd_negotiation *n, struct zd_error *err)
{
	struct zd_view *v = zd_view_new("status");
	struct zd_agreement agreement = {0};
	struct zd_amendments *list = NULL;
	struct zd_draft *draft = NULL;
	struct zd_round round;
	struct zd_oid tip;
	int code = zd_round_find(&round, n, NULL, err);

	*out = NULL;
	if (!code)
		code = zd_revision_resolve(&tip, n, "main", err);
	if (!code)
		code = zd_tree_read(&draft, n->store, &tip, err);
	if (!code)
		code = zd_agreement_read(&agreement, n, &tip, err);
	if (!code)
		code = zd_amendments_list(&list, n, NULL, NULL, NULL, 0, err);
	if (!code) {
		zd_view_fact(v, "round", zd_arena_slice(&v->arena, round.name));
		line(v, "%.*s", ZD_FMT(zd_round_title(&v->arena, round.name)));
		show_agreement(v, draft, &agreement);
		show_amendments(v, list);
		code = show_profile(v, n, draft, &tip, err);
	}
	zd_amendments_free(list);
	zd_agreement_clear(&agreement);
	if (code)
		zd_view_free(v);
	else
		*out = v;
	zd_draft_free(draft);
	return code;
}
