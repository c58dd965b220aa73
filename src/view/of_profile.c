/* How far a text is what its profile asks for: a part of the status. */
#include "negotiation/profile.h"
#include "negotiation/setting.h"
#include "negotiation/tree.h"
#include "view/of.h"

static void put_parts(struct zd_view *v, const struct zd_profile_report *r)
{
	static const char *const head[] = {"Part", "Words", NULL};

	zd_view_head(v, head);
	for (size_t i = 0; i < r->parts.len; i++) {
		const struct zd_part *p = &r->parts.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, zd_slice_str(p->name));
		zd_view_cell_text(v,
			p->words ? zd_arena_printf(&v->arena, "%zu", p->words)
				: p->paragraph == ZD_NONE ? ZD_LIT("missing")
							  : ZD_LIT("empty"));
	}
	zd_view_add(v, ZD_VIEW_LINE);
	if (!r->brief)
		zd_view_printf(v, ZD_VIEW_KEPT,
			"%zu words without annexes and footnotes; what "
			"counts as brief is not set: zerodraft set brief N",
			r->words);
	else
		zd_view_printf(v, ZD_VIEW_KEPT,
			"%zu words without annexes and footnotes, of %zu: %s",
			r->words, r->brief,
			r->words > r->brief ? "too long" : "brief");
}

static void put_objectives(struct zd_view *v, const struct zd_profile_report *r)
{
	static const char *const head[] = {"Objective", "", "Covered in", NULL};
	unsigned covered = 0;

	zd_view_head(v, head);
	for (unsigned n = 1; n <= ZD_OBJECTIVES; n++) {
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, zd_arena_printf(&v->arena, "%u", n));
		zd_view_cell_text(v, zd_slice_str(zd_objective_name(n)));
		zd_view_cell_text(v,
			r->objectives[n].len
				? zd_arena_slice(&v->arena, r->objectives[n])
				: ZD_LIT("nothing"));
		covered += r->objectives[n].len > 0;
	}
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u of the %u objectives are covered",
		covered, (unsigned)ZD_OBJECTIVES);
}

static void put_dues(struct zd_view *v, const struct zd_profile_report *r)
{
	static const char *const head[] = {"By", "What is due", "Rule", NULL};

	zd_view_head(v, head);
	for (size_t i = 0; i < r->dues.len; i++) {
		const struct zd_due *due = &r->dues.at[i];
		char date[ZD_DATE_ROOM] = "not known";

		if (due->known)
			zd_date_write(date, due->date);
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(
			v, zd_arena_slice(&v->arena, zd_slice_str(date)));
		zd_view_cell_text(v, zd_slice_str(due->what));
		zd_view_cell_text(v,
			zd_arena_printf(&v->arena, "%.*s the forum",
				ZD_FMT(due->rule)));
	}
	if (r->dues.len && !r->dues.at[0].known) {
		zd_view_add(v, ZD_VIEW_LINE);
		zd_view_run(v, ZD_VIEW_KEPT,
			ZD_LIT("The forum's dates are not set: zerodraft set "
			       "forum-begins DATE, zerodraft set forum-ends "
			       "DATE"));
	}
}

/* "Not yet: 12 screening and referral, 22 portability …" */
static void put_uncovered(struct zd_view *v, const struct zd_profile_report *r)
{
	struct zd_buf b = ZD_BUF_INIT;
	unsigned covered = 0;

	for (unsigned n = 1; n <= ZD_OBJECTIVES; n++) {
		covered += r->objectives[n].len > 0;
		if (!r->objectives[n].len)
			zd_buf_printf(&b, "%s%u (%s)", b.len ? ", " : "", n,
				zd_objective_name(n));
	}
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"%u of the %u objectives are covered%s%s", covered,
		(unsigned)ZD_OBJECTIVES, b.len ? "; not yet: " : "",
		zd_buf_str(&b));
	zd_buf_clear(&b);
}

void zd_view_put_profile(struct zd_view *v, const struct zd_profile_report *r)
{
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_run(v, ZD_VIEW_KEPT,
		ZD_LIT("What a progress declaration must hold:"));
	put_parts(v, r);
	put_uncovered(v, r);
}

struct zd_view *zd_view_of_profile(const struct zd_profile_report *r)
{
	struct zd_view *v = zd_view_new("profile");

	put_parts(v, r);
	put_objectives(v, r);
	put_dues(v, r);
	return v;
}

/* --- of main, as it is now ----------------------------------------------- */

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

int zd_view_put_profile_of(struct zd_view *v, struct zd_negotiation *n,
	const struct zd_draft *draft, struct zd_error *err)
{
	struct zd_profile_report report = {0};
	struct zd_oid tip;
	int code = zd_revision_resolve(&tip, n, "main", err);

	if (!code)
		code = read_profile(&report, n, draft, &tip, err);

	if (!code)
		zd_view_put_profile(v, &report);
	zd_profile_clear(&report);
	return code == ZD_ENOTFOUND ? 0 : code;
}

int zd_view_of_profile_now(
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
