/* The certificate: what is in, what was streamlined, what nobody asked for. */
#include "history/verify.h"
#include "negotiation/names.h"
#include "view/of.h"

struct certificate_view {
	struct zd_view *v;
	const struct zd_certificate *c;
	const struct zd_stage *s;
};

static void heading(struct zd_view *v, struct zd_slice text)
{
	zd_view_add(v, ZD_VIEW_HEADING)->level = 2;
	zd_view_run(v, ZD_VIEW_KEPT, text);
}

static void words(
	struct zd_view *v, enum zd_view_mark mark, struct zd_slice text)
{
	zd_view_cell(v);
	if (text.len)
		zd_view_run(v, mark, text);
}

static void count(struct zd_view *v, uint32_t n)
{
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u", n);
}

static struct zd_slice title_of(struct zd_view *v, struct zd_slice name)
{
	return zd_round_title(&v->arena, name);
}

/* --- what is in ------------------------------------------------------- */

static uint32_t count_changes(const struct certificate_view *x, bool own)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < x->s->changes; i++)
		n += x->c->changes.at[x->s->first_change + i].own == own;
	return n;
}

/* The words of a change that go, or that come. */
static void put_words(
	struct certificate_view *x, const struct zd_certified *change, bool in)
{
	const struct zd_account_piece *at =
		&x->s->account->pieces.at[change->first];

	zd_view_cell(x->v);
	for (uint32_t i = 0; i < change->count; i++) {
		struct zd_slice text = in ? at[i].in : at[i].out;

		if (text.len)
			zd_view_run(x->v,
				in ? ZD_VIEW_INSERTED : ZD_VIEW_DELETED, text);
	}
}

static void put_change(
	struct certificate_view *x, const struct zd_certified *change)
{
	zd_view_add(x->v, ZD_VIEW_ROW);
	zd_view_cell_text(x->v, change->paragraph);
	zd_view_cell_text(x->v, change->names);
	zd_view_cell_text(x->v, zd_slice_str(change->how));
	put_words(x, change, false);
	put_words(x, change, true);
}

static void put_changes(struct certificate_view *x, bool own)
{
	const char *names[] = {"Paragraph", own ? "Act" : "Amendment", "How",
		"Out", "In", NULL};

	if (!count_changes(x, own)) {
		if (own)
			return;
		heading(x->v, ZD_LIT("Asked for, and in"));
		zd_view_add(x->v, ZD_VIEW_REMARK);
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT("Nothing."));
		return;
	}
	heading(x->v,
		own ? ZD_LIT("Acts of the facilitators on record")
		    : ZD_LIT("Asked for, and in"));
	zd_view_head(x->v, names);
	for (uint32_t i = 0; i < x->s->changes; i++) {
		const struct zd_certified *change =
			&x->c->changes.at[x->s->first_change + i];

		if (change->own == own)
			put_change(x, change);
	}
}

/* --- streamlining ----------------------------------------------------- */

static void put_line(struct certificate_view *x, const struct zd_streamlined *l,
	bool followed, bool untraced)
{
	zd_view_add(x->v, ZD_VIEW_ROW);
	zd_view_cell_text(x->v, l->from);
	zd_view_cell_text(x->v, l->to);
	zd_view_cell_text(x->v, zd_slice_str(zd_relation_name(l->relation)));
	count(x->v, l->kept);
	count(x->v, l->moved);
	count(x->v, l->covered);
	zd_view_cell_text(x->v, l->by);
	if (followed)
		count(x->v, l->followed);
	count(x->v, l->repeated);
	count(x->v, l->lost);
	if (untraced)
		count(x->v, l->untraced);
}

/* A column that nothing stands in is left out. */
static void put_lines(struct certificate_view *x)
{
	const struct zd_streamlined *lines = x->c->lines.at + x->s->first_line;
	bool followed = false, untraced = false;
	const char *names[12] = {"Before", "After", "How", "Words kept",
		"Moved", "Covered", "By"};
	size_t n = 7;

	if (!x->s->lines)
		return;
	for (uint32_t i = 0; i < x->s->lines; i++) {
		followed |= lines[i].followed > 0;
		untraced |= lines[i].untraced > 0;
	}
	if (followed)
		names[n++] = "References";
	names[n++] = "Said once";
	names[n++] = "Lost";
	if (untraced)
		names[n++] = "Not traced";
	heading(x->v, ZD_LIT("Merged, split and moved"));
	zd_view_head(x->v, names);
	for (uint32_t i = 0; i < x->s->lines; i++)
		put_line(x, &lines[i], followed, untraced);
}

/* --- the remainder ---------------------------------------------------- */

static void put_remains(struct certificate_view *x)
{
	static const char *const names[] = {
		"Paragraph", "What", "Out", "In", "Place", NULL};

	heading(x->v, ZD_LIT("What nobody asked for"));
	if (!x->s->count) {
		zd_view_add(x->v, ZD_VIEW_REMARK);
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT("Nothing."));
		return;
	}
	zd_view_head(x->v, names);
	for (uint32_t i = 0; i < x->s->count; i++) {
		const struct zd_remains *r = &x->c->remains.at[x->s->first + i];

		zd_view_add(x->v, ZD_VIEW_ROW);
		zd_view_cell_text(x->v, r->name);
		zd_view_cell_text(x->v, zd_slice_str(zd_remains_name(r->kind)));
		words(x->v, ZD_VIEW_DELETED, r->out);
		words(x->v, ZD_VIEW_INSERTED, r->in);
		zd_view_cell(x->v);
		if (r->was.len)
			zd_view_printf(x->v, ZD_VIEW_KEPT,
				r->kind == ZD_REMAINS_PASSAGE ? "from %.*s"
							      : "was %.*s",
				ZD_FMT(r->was));
		if (r->before.len)
			zd_view_printf(x->v, ZD_VIEW_KEPT, "%sbehind “%.*s”",
				r->was.len ? ", " : "", ZD_FMT(r->before));
		if (r->repeated)
			zd_view_run(x->v, ZD_VIEW_KEPT,
				ZD_LIT(" (the same words stand there still)"));
	}
}

/* --- the whole -------------------------------------------------------- */

static void put_fact(struct zd_view *v, const char *key,
	const struct zd_oid *commit, struct zd_slice name)
{
	char hex[41];

	zd_view_fact(v, key, name);
	if (zd_oid_is_zero(commit))
		return;
	zd_oid_hex(commit, hex);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
}

static void put_sum(struct certificate_view *x)
{
	uint32_t in = 0, out = 0, rest_in = 0, rest_out = 0;
	uint32_t asked = count_changes(x, false), own = count_changes(x, true);

	for (uint32_t i = 0; i < x->s->changes; i++) {
		const struct zd_certified *change =
			&x->c->changes.at[x->s->first_change + i];

		in += change->own ? 0 : change->words_in;
		out += change->own ? 0 : change->words_out;
	}
	for (uint32_t i = 0; i < x->s->count; i++) {
		rest_in += x->c->remains.at[x->s->first + i].words_in;
		rest_out += x->c->remains.at[x->s->first + i].words_out;
	}
	zd_view_add(x->v, ZD_VIEW_LEGEND);
	zd_view_printf(x->v, ZD_VIEW_KEPT,
		"%.*s is %.*s with %u change%s that were asked for (%u words "
		"in, %u out)",
		ZD_FMT(title_of(x->v, x->s->to)),
		ZD_FMT(title_of(x->v, x->s->from)), asked,
		asked == 1 ? "" : "s", in, out);
	if (own)
		zd_view_printf(x->v, ZD_VIEW_KEPT,
			", %u that the facilitators put on record", own);
	if (x->s->count)
		zd_view_printf(x->v, ZD_VIEW_KEPT,
			", and %u that nobody asked for (%u words in, %u "
			"out).",
			x->s->count, rest_in, rest_out);
	else
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT(", and nothing else."));
	if (x->s->capped)
		zd_view_printf(x->v, ZD_VIEW_KEPT,
			" There are too many acts on what is left to do all of "
			"them again: it may be less.");
}

static void put_stage(struct certificate_view *x)
{
	char from[41] = "", to[41] = "";

	zd_view_add(x->v, ZD_VIEW_LINE);
	zd_oid_hex(&x->s->from_commit, from);
	if (!zd_oid_is_zero(&x->s->to_commit))
		zd_oid_hex(&x->s->to_commit, to);
	zd_view_printf(x->v, ZD_VIEW_KEPT, "%.*s (%.12s) → %.*s (%.12s)",
		ZD_FMT(title_of(x->v, x->s->from)), from,
		ZD_FMT(title_of(x->v, x->s->to)), *to ? to : "a file");
	put_sum(x);
	put_remains(x);
	put_changes(x, false);
	put_changes(x, true);
	put_lines(x);
}

struct zd_view *zd_view_of_certificate(const struct zd_certificate *c)
{
	struct certificate_view x = {.v = zd_view_new("certificate"), .c = c};

	x.v->marked = true;
	if (c->stages.len) {
		const struct zd_stage *last = &c->stages.at[c->stages.len - 1];

		put_fact(x.v, "from", &c->stages.at[0].from_commit,
			c->stages.at[0].from);
		put_fact(x.v, "to", &last->to_commit, last->to);
	}
	for (size_t i = 0; i < c->stages.len; i++) {
		x.s = &c->stages.at[i];
		put_stage(&x);
	}
	return x.v;
}
