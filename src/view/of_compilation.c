/*
 * The compilation in the form that New York writes it: text, dash, who;
 * alternatives apart; what others say of it behind a semicolon:
 *
 *	free humanity from [extreme – **US**; **G77**: delete] poverty
 *	[**OP5 bis.** *Invites* … – **AOSIS**]
 *
 * All signs of the program are runs with the mark SIGN, all names OWNER; those
 * that only say who are `quiet`, so that they can be left out.
 */
#include "amend/compile.h"
#include "view/of.h"

struct maker {
	struct zd_view *v;
	const struct zd_compilation *c;
};

static void sign(struct maker *m, const char *s, bool quiet)
{
	zd_view_run(m->v, ZD_VIEW_SIGN, zd_slice_str(s))->quiet = quiet;
}

static void said(struct maker *m, struct zd_slice s)
{
	zd_view_run(m->v, ZD_VIEW_SAID, s)->quiet = true;
}

static void names(struct maker *m, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		if (i > first)
			sign(m, ", ", true);
		zd_view_run(m->v, ZD_VIEW_OWNER, m->c->names.at[i])->quiet =
			true;
	}
}

/* "EU, UK" in the arena, for those who read the view by program. */
static uint32_t about_names(struct maker *m, uint32_t first, uint32_t count)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	if (!count)
		return 0;
	for (uint32_t i = first; i < first + count; i++)
		zd_buf_printf(&b, "%s%.*s", i > first ? ", " : "",
			ZD_FMT(m->c->names.at[i]));
	s = zd_arena_slice(&m->v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return zd_view_about(m->v, s, (struct zd_slice){0});
}

/* " – " before the first attribution, "; " before the next. */
static void attribute(struct maker *m, bool *any)
{
	sign(m, *any ? "; " : " – ", true);
	*any = true;
}

static void names_say(struct maker *m, bool *any, uint32_t first,
	uint32_t count, const char *what)
{
	if (!count)
		return;
	attribute(m, any);
	names(m, first, count);
	if (!what)
		return;
	sign(m, ": ", true);
	said(m, zd_slice_str(what));
}

static void stance(struct maker *m, const struct zd_stance *s)
{
	zd_view_run(m->v, ZD_VIEW_OWNER, s->party)->quiet = true;
	sign(m, ": ", true);
	said(m, s->stance);
	if (!s->remark.len)
		return;
	sign(m, " (", true);
	said(m, s->remark);
	sign(m, ")", true);
}

static void stances(struct maker *m, bool *any, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		attribute(m, any);
		stance(m, &m->c->stances.at[i]);
	}
}

/* --- Places --------------------------------------------------------------- */

static bool is_blank(struct zd_slice s)
{
	return !zd_slice_trim(s).len;
}

/* Whether each alternative that says something begins (ends) with a space,
 * which then stands outside the bracket. */
static bool all_spaced(struct maker *m, const struct zd_segment *s, bool at_end)
{
	bool any = false;

	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		struct zd_slice t = a->text;

		if (is_blank(t))
			continue;
		any = true;
		if (a->segments || t.ptr[at_end ? t.len - 1 : 0] != ' ')
			return false;
	}
	return any;
}

static void put_segments(struct maker *m, uint32_t first, uint32_t count,
	struct zd_view_run like, unsigned depth);

/* An alternative, the base's with places of its own inside. */
static void put_nested(struct maker *m, const struct zd_alternative *a,
	struct zd_view_run like, unsigned depth)
{
	if (a->segments && depth < ZD_COMPILE_DEPTH) {
		put_segments(m, a->first_segment, a->segments, like, depth + 1);
		return;
	}
	zd_view_stored(m->v, a->text, &like);
}

/* Who wants the base's words at this place to go. */
static const struct zd_alternative *deletion(
	struct maker *m, const struct zd_segment *s)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++)
		if (!m->c->alternatives.at[i].base &&
			is_blank(m->c->alternatives.at[i].text))
			return &m->c->alternatives.at[i];
	return NULL;
}

static void put_alternative(struct maker *m, const struct zd_segment *s,
	const struct zd_alternative *a, struct zd_view_run like, unsigned depth)
{
	const struct zd_alternative *gone = deletion(m, s);
	struct zd_alternative trimmed = *a;
	bool any = false;

	like.about = about_names(m, a->first_party, a->parties);
	/* Spaces that all have stand outside the bracket. */
	if (all_spaced(m, s, false))
		trimmed.text = zd_slice_sub(trimmed.text, 1, SIZE_MAX);
	if (all_spaced(m, s, true))
		trimmed.text.len--;
	put_nested(m, &trimmed, like, depth);
	names_say(m, &any, a->first_party, a->parties, NULL);
	stances(m, &any, a->first_stance, a->stances);
	if (!a->base || !gone)
		return;
	names_say(m, &any, gone->first_party, gone->parties, "delete");
	stances(m, &any, gone->first_stance, gone->stances);
}

static void put_choice(struct maker *m, const struct zd_segment *s,
	struct zd_view_run like, unsigned depth)
{
	bool first = true;

	if (all_spaced(m, s, false))
		zd_view_run(m->v, like.mark, ZD_LIT(" "));
	sign(m, "[", false);
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];

		if (is_blank(a->text))
			continue;
		if (!first)
			sign(m, " / ", false);
		first = false;
		put_alternative(m, s, a, like, depth);
	}
	sign(m, "]", false);
	if (all_spaced(m, s, true))
		zd_view_run(m->v, like.mark, ZD_LIT(" "));
}

static void put_segments(struct maker *m, uint32_t first, uint32_t count,
	struct zd_view_run like, unsigned depth)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_segment *s = &m->c->segments.at[i];

		if (s->alternatives)
			put_choice(m, s, like, depth);
		else
			zd_view_stored(m->v, s->text, &like);
	}
}

/* --- Blocks --------------------------------------------------------------- */

static enum zd_view_kind kind_of(const struct zd_compiled *b)
{
	switch (b->kind) {
	case ZD_FIELD:
		return zd_slice_is(b->label, "title") ? ZD_VIEW_TITLE
						      : ZD_VIEW_LINE;
	case ZD_FORMULA: return ZD_VIEW_FORMULA;
	case ZD_HEADING: return ZD_VIEW_HEADING;
	case ZD_NOTE: return ZD_VIEW_NOTE;
	case ZD_PARAGRAPH:
	case ZD_TEXT: break;
	}
	return b->chapeau ? ZD_VIEW_PARAGRAPH : ZD_VIEW_SUB;
}

/* " [EU: move; US: label OP8]" */
static void put_said_of(struct maker *m, const struct zd_compiled *b)
{
	bool any = false;

	if (!b->stances && !b->movers && !b->relabels)
		return;
	sign(m, " [", true);
	for (uint32_t i = b->first_stance; i < b->first_stance + b->stances;
		i++) {
		if (any)
			sign(m, "; ", true);
		any = true;
		stance(m, &m->c->stances.at[i]);
	}
	if (b->movers && b->place == ZD_PLACE_BASE) {
		if (any)
			sign(m, "; ", true);
		any = true;
		names(m, b->first_mover, b->movers);
		sign(m, ": ", true);
		said(m, ZD_LIT("move"));
	}
	for (uint32_t i = b->first_relabel; i < b->first_relabel + b->relabels;
		i++) {
		const struct zd_relabel *r = &m->c->relabels.at[i];

		if (any)
			sign(m, "; ", true);
		any = true;
		names(m, r->first_party, r->parties);
		sign(m, ": ", true);
		said(m,
			zd_arena_printf(&m->v->arena, "label %.*s",
				ZD_FMT(r->label.len ? r->label : r->mark)));
	}
	sign(m, "]", true);
}

/* A paragraph that some would have stand here. */
static void put_moved(struct maker *m, const struct zd_compiled *b)
{
	struct zd_view_block *block = zd_view_add(m->v, ZD_VIEW_PARAGRAPH);
	bool any = false;

	block->label = b->label;
	block->id = b->id;
	block->relation = ZD_LIT("moved");
	block->opens = true;
	said(m, ZD_LIT("moved here"));
	names_say(m, &any, b->first_mover, b->movers, NULL);
	sign(m, "]", false);
}

/* Closes the bracket around a new or deleted paragraph or block. */
static void put_end(struct maker *m, const struct zd_compiled *b)
{
	bool any = false;

	if (!b->proposers && !b->deleters)
		return;
	names_say(m, &any, b->first_proposer, b->proposers, NULL);
	names_say(m, &any, b->first_deleter, b->deleters, "delete");
	sign(m, "]", false);
}

/* head is the row of the paragraph's chapeau, whose bracket ends with the
 * last of its rows. */
static void put_row(struct maker *m, const struct zd_compiled *b,
	const struct zd_compiled *head, bool last)
{
	struct zd_view_block *block = zd_view_add(m->v, kind_of(b));
	struct zd_view_run like = {
		.from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};

	block->label = b->chapeau ? b->label : b->mark;
	if (block->kind == ZD_VIEW_TITLE)
		block->label = (struct zd_slice){0};
	block->id = b->id;
	block->level = b->kind == ZD_HEADING ? b->level
		: b->base_block != ZD_NONE
		? zd_block_depth(m->c->base, b->base_block)
		: !b->chapeau;
	block->opens = b->proposers || b->deleters;
	if (b->place == ZD_PLACE_NEW)
		block->relation = ZD_LIT("new");
	if (b->base_block != ZD_NONE)
		block->to = b->base_block;
	if (b->proposers)
		like.about = about_names(m, b->first_proposer, b->proposers);
	put_segments(m, b->first, b->segments, like, 0);
	if (!b->chapeau)
		put_end(m, b);
	if (last && head)
		put_end(m, head);
	if (b->chapeau)
		put_said_of(m, b);
}

static size_t touched(const struct zd_compilation *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct zd_compiled *b = &c->blocks.at[i];
		bool any = b->place != ZD_PLACE_BASE || b->deleters ||
			b->movers || b->relabels || b->stances || b->proposers;

		for (uint32_t k = b->first; k < b->first + b->segments; k++)
			any |= c->segments.at[k].alternatives > 0;
		n += any;
	}
	return n;
}

static void put_legend(struct maker *m)
{
	const struct zd_compilation *c = m->c;
	size_t n = touched(c);

	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_run(m->v, ZD_VIEW_KEPT,
		ZD_LIT("[new words – who proposes them; who: what they say / "
		       "other words – who]"));
	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_printf(m->v, ZD_VIEW_KEPT,
		"%zu place%s in the text with proposals or positions. "
		"%zu part%s%s",
		n, n == 1 ? "" : "s", c->parties.len,
		c->parties.len == 1 ? "y" : "ies", c->parties.len ? ": " : ".");
	for (size_t i = 0; i < c->parties.len; i++) {
		if (i)
			zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT(", "));
		zd_view_run(m->v, ZD_VIEW_OWNER, c->parties.at[i])->quiet =
			true;
	}
}

static void put_rows(struct maker *m)
{
	const struct zd_compiled *head = NULL, *b, *next;
	size_t n = m->c->blocks.len;
	bool legend = false;

	for (size_t i = 0; i < n; i++) {
		b = &m->c->blocks.at[i];
		next = i + 1 < n ? b + 1 : NULL;
		if (!legend && b->kind != ZD_FIELD) {
			put_legend(m);
			legend = true;
		}
		if (b->place == ZD_PLACE_MOVED) {
			put_moved(m, b);
			continue;
		}
		if (b->chapeau)
			head = b;
		put_row(m, b, head,
			!next || next->chapeau ||
				next->place == ZD_PLACE_MOVED);
	}
}

/* --- Head and end --------------------------------------------------------- */

static void put_loose(struct maker *m)
{
	for (uint32_t i = m->c->first_loose;
		i < m->c->first_loose + m->c->loose; i++) {
		const struct zd_stance *s = &m->c->stances.at[i];

		zd_view_add(m->v, ZD_VIEW_REMARK);
		zd_view_printf(m->v, ZD_VIEW_KEPT,
			"%.*s: %.*s %.*s, which is not in this text",
			ZD_FMT(s->party), ZD_FMT(s->stance), ZD_FMT(s->target));
	}
}

int zd_view_of_compilation(struct zd_view **out,
	const struct zd_compilation *compilation, struct zd_error *err)
{
	struct maker m = {zd_view_new("compilation"), compilation};

	(void)err;
	zd_view_fact(m.v, "organ", zd_draft_field(compilation->base, "organ"));
	zd_view_fact(m.v, "date", zd_draft_field(compilation->base, "date"));
	put_rows(&m);
	put_loose(&m);
	zd_view_number_notes(m.v);
	*out = m.v;
	return 0;
}
