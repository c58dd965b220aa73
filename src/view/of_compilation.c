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
#include "view/compilation.h"

static size_t touched(const struct zd_compiled_view *m)
{
	const struct zd_compilation *c = m->c;
	size_t n = 0;

	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct zd_compiled *b = &c->blocks.at[i];
		bool follows = zd_compiled_follows(m, b);
		bool any = (b->place != ZD_PLACE_BASE && !follows) ||
			b->deleters || (b->movers && !follows) || b->relabels ||
			b->stances || b->proposers;

		for (uint32_t k = b->first; k < b->first + b->segments; k++)
			any |= c->segments.at[k].alternatives > 0;
		n += any;
	}
	return n;
}

static void put_parties(struct zd_compiled_view *m)
{
	const struct zd_compilation *c = m->c;

	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_printf(m->v, ZD_VIEW_KEPT, "%zu part%s", c->parties.len,
		c->parties.len == 1 ? "y" : "ies");
	for (size_t i = 0; i < c->parties.len; i++) {
		zd_compiled_sign(m, i ? ", " : ": ", true);
		zd_view_run(m->v, ZD_VIEW_OWNER, c->parties.at[i])->quiet =
			true;
	}
	if (m->about && m->about[0].len)
		zd_view_printf(m->v, ZD_VIEW_KEPT,
			"; they speak for %.*s, each counted once",
			ZD_FMT(m->about[0]));
	if (m->about && m->about[1].len)
		zd_view_printf(m->v, ZD_VIEW_KEPT,
			". The last word was received on %.*s",
			ZD_FMT(m->about[1]));
	zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT("."));
}

static size_t count_agreed(const struct zd_compilation *c)
{
	size_t n = 0;

	for (size_t i = 0; c->agreed && i < c->base->paragraphs.len; i++)
		n += c->agreed[i].len > 0;
	return n;
}

static void put_legend(struct zd_compiled_view *m)
{
	size_t n = touched(m), agreed = count_agreed(m->c);

	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_run(m->v, ZD_VIEW_KEPT,
		ZD_LIT("[new words – who proposes them; who: what they say / "
		       "other words – who]"));
	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_printf(m->v, ZD_VIEW_KEPT,
		"%zu place%s in the text with proposals or positions", n,
		n == 1 ? "" : "s");
	if (agreed)
		zd_view_printf(m->v, ZD_VIEW_KEPT,
			"; %zu paragraph%s agreed or reopened", agreed,
			agreed == 1 ? "" : "s");
	zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT("."));
	put_parties(m);
	if (!m->notes_follow)
		return;
	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_run(m->v, ZD_VIEW_KEPT,
		ZD_LIT("Footnotes follow the paragraphs that refer to them."));
}

static void put_rows(struct zd_compiled_view *m)
{
	const struct zd_compiled *head = NULL, *b;
	bool legend = false;

	for (size_t i = 0; i < m->c->blocks.len; i++) {
		b = &m->c->blocks.at[i];
		if (!legend && b->kind != ZD_FIELD) {
			put_legend(m);
			legend = true;
		}
		if (b->chapeau && b->place != ZD_PLACE_MOVED)
			head = b;
		if (b->place == ZD_PLACE_MOVED && zd_compiled_follows(m, b))
			continue;
		if (b->place == ZD_PLACE_MOVED)
			zd_compiled_moved(m, b);
		else if (!b->empty)
			zd_compiled_row(m, b, head,
				i + 1 == m->c->blocks.len || b[1].chapeau);
		zd_compiled_alternative_rows(m, b);
	}
	if (!legend)
		put_legend(m);
}

/* --- Head and end --------------------------------------------------------- */

static void put_loose(struct zd_compiled_view *m)
{
	for (uint32_t i = m->c->first_loose;
		i < m->c->first_loose + m->c->loose; i++) {
		const struct zd_stance *s = &m->c->stances.at[i];

		zd_view_add(m->v, ZD_VIEW_REMARK);
		zd_view_printf(m->v, ZD_VIEW_KEPT, "%.*s: %.*s %.*s%s%.*s%s",
			ZD_FMT(s->party), ZD_FMT(s->stance),
			ZD_FMT(s->amendment.len ? s->amendment : s->target),
			s->remark.len ? " (" : "", ZD_FMT(s->remark),
			s->remark.len ? ")" : "");
		if (!s->amendment.len)
			zd_view_run(m->v, ZD_VIEW_KEPT,
				ZD_LIT(", which is not in this text"));
	}
}

int zd_view_of_compilation(struct zd_view **out,
	const struct zd_compilation *compilation, const struct zd_slice *about,
	struct zd_error *err)
{
	struct zd_compiled_view m = {.v = zd_view_new("compilation"),
		.c = compilation,
		.about = about};

	(void)err;
	zd_view_fact(m.v, "organ", zd_draft_field(compilation->base, "organ"));
	zd_view_fact(m.v, "date", zd_draft_field(compilation->base, "date"));
	zd_compiled_kin_init(&m);
	m.notes_follow = zd_compiled_notes_follow(compilation);
	put_rows(&m);
	put_loose(&m);
	zd_compiled_kin_clear(&m);
	zd_view_number_notes(m.v);
	zd_view_contest(m.v, NULL, compilation->base);
	*out = m.v;
	return 0;
}
