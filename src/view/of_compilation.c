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
#include "text/bracket_said.h"
#include "view/of.h"

struct maker {
	struct zd_view *v;
	const struct zd_compilation *c;
	const struct zd_slice *about; /* States; last word; NULL: not known */
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

/* `here`: it stands at the words that it is about. */
static void stance(struct maker *m, const struct zd_stance *s, bool here)
{
	zd_view_run(m->v, ZD_VIEW_OWNER, s->party)->quiet = true;
	sign(m, ": ", true);
	said(m, s->stance);
	if (s->amendment.len && (!here || s->several)) {
		said(m, ZD_LIT(" "));
		said(m, s->amendment);
	}
	if (s->part.len) {
		said(m, ZD_LIT(" "));
		said(m, s->part);
	}
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
		stance(m, &m->c->stances.at[i], true);
	}
}

/* --- Places --------------------------------------------------------------- */

/* Spaces that stand outside a place's bracket. */
struct spaces {
	const struct zd_segment *of; /* the place */
	bool lead;  /* before: all words begin with it, and it goes with them */
	bool trail; /* behind */
	bool tight; /* the space before is of the text before */
};

/* Whether each alternative that says something begins (ends) with a space and
 * says something besides. */
static bool all_spaced(
	struct maker *m, const struct zd_segment *s, bool at_end, size_t least)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		struct zd_slice t = a->text;

		if (!t.len && !a->segments)
			continue;
		if (a->segments || t.len < least ||
			t.ptr[at_end ? t.len - 1 : 0] != ' ')
			return false;
	}
	return true;
}

static bool is_empty(const struct zd_alternative *a)
{
	return !a->text.len && !a->segments;
}

static bool some_empty(struct maker *m, const struct zd_segment *s)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++)
		if (is_empty(&m->c->alternatives.at[i]))
			return true;
	return false;
}

/* `after_space`: the words before the place end with a space. Who wants none
 * of the words at the place has not the space before it either, so that it
 * may be put there only where they do without one. */
static struct spaces spaces_of(
	struct maker *m, const struct zd_segment *s, bool after_space)
{
	struct spaces out = {.of = s};
	bool empty = some_empty(m, s);

	out.lead = !after_space && all_spaced(m, s, false, 2);
	if (!empty || (after_space && !out.lead))
		out.trail = all_spaced(m, s, true, out.lead ? 3 : 2);
	out.tight = empty && after_space && !out.trail;
	return out;
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
			is_empty(&m->c->alternatives.at[i]))
			return &m->c->alternatives.at[i];
	return NULL;
}

/* What an alternative makes of the base's brackets, where that is all it
 * does: said of the base's words, it stands there. */
static const char *said_of_brackets(struct maker *m, const struct zd_segment *s,
	const struct zd_alternative *a, const struct spaces *spaces)
{
	const struct zd_alternative *base = &m->c->alternatives.at[s->first];
	struct zd_slice from = base->text, to = a->text;

	if (a->base || base->segments || is_empty(a) || is_empty(base))
		return NULL;
	if (spaces->lead) {
		from = zd_slice_sub(from, 1, from.len);
		to = zd_slice_sub(to, 1, to.len);
	}
	from.len -= spaces->trail;
	to.len -= spaces->trail;
	return zd_bracket_said(from, to);
}

static void put_said_of_brackets(struct maker *m, const struct zd_segment *s,
	const struct spaces *spaces, bool *any)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		const char *what = said_of_brackets(m, s, a, spaces);

		if (!what)
			continue;
		names_say(m, any, a->first_party, a->parties, what);
		stances(m, any, a->first_stance, a->stances);
	}
}

/* A bracket of the text that is a place as well. */
static void own_sign(
	struct maker *m, const struct zd_view_run *like, const char *which)
{
	struct zd_view_run *r =
		zd_view_run(m->v, like->mark, zd_slice_str(which));

	r->proposed = like->proposed;
	r->own = true;
}

static void put_alternative(struct maker *m, const struct zd_alternative *a,
	struct zd_view_run like, unsigned depth, const struct spaces *spaces)
{
	const struct zd_alternative *gone = deletion(m, spaces->of);
	bool any = false;

	like.about = about_names(m, a->first_party, a->parties);
	like.proposed |= !a->base;
	put_nested(m, a, like, depth);
	names_say(m, &any, a->first_party, a->parties, NULL);
	stances(m, &any, a->first_stance, a->stances);
	if (!a->base)
		return;
	put_said_of_brackets(m, spaces->of, spaces, &any);
	if (!gone)
		return;
	names_say(m, &any, gone->first_party, gone->parties, "delete");
	stances(m, &any, gone->first_stance, gone->stances);
}

/* A space that all words at a place share. It is proposed where the base has
 * no words there. */
static void put_space(struct maker *m, const struct zd_segment *s,
	const struct zd_view_run *like)
{
	bool base = false;

	for (uint32_t i = s->first; i < s->first + s->alternatives; i++)
		base |= m->c->alternatives.at[i].base &&
			!is_empty(&m->c->alternatives.at[i]);
	zd_view_run(m->v, like->mark, ZD_LIT(" "))->proposed =
		like->proposed || !base;
}

/* The words of an alternative without the spaces that stand outside. */
static struct zd_alternative trimmed(
	const struct zd_alternative *a, const struct spaces *spaces)
{
	struct zd_alternative out = *a;

	if (spaces->lead)
		out.text = zd_slice_sub(out.text, 1, SIZE_MAX);
	out.text.len -= spaces->trail;
	return out;
}

/* The base's words where nothing else stands at the place and they are one
 * bracket: another around that would only be one more. *base gets what is in
 * it. */
static bool has_own_bracket(struct maker *m, const struct zd_segment *s,
	const struct spaces *spaces, struct zd_alternative *base)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];

		if (a->segments || (a->base && is_empty(a)))
			return false;
		if (!a->base && !is_empty(a) &&
			!said_of_brackets(m, s, a, spaces))
			return false;
	}
	*base = trimmed(&m->c->alternatives.at[s->first], spaces);
	return zd_bracket_whole(base->text, &base->text) && base->text.len;
}

static void put_alternatives(struct maker *m, const struct zd_segment *s,
	struct zd_view_run like, unsigned depth, const struct spaces *spaces)
{
	bool first = true;

	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		struct zd_alternative shown;

		if (is_empty(a) || said_of_brackets(m, s, a, spaces))
			continue;
		if (!first)
			sign(m, " / ", false);
		first = false;
		shown = trimmed(a, spaces);
		put_alternative(m, &shown, like, depth, spaces);
	}
}

static void put_choice(struct maker *m, const struct zd_segment *s,
	struct zd_view_run like, unsigned depth, bool after_space)
{
	struct spaces spaces = spaces_of(m, s, after_space);
	struct zd_alternative base;
	bool own = has_own_bracket(m, s, &spaces, &base);

	if (spaces.lead)
		put_space(m, s, &like);
	if (own)
		own_sign(m, &like, "[");
	else
		sign(m, "[", false);
	m->v->runs.at[m->v->runs.len - 1].tight = spaces.tight;
	if (own)
		put_alternative(m, &base, like, depth, &spaces);
	else
		put_alternatives(m, s, like, depth, &spaces);
	if (own)
		own_sign(m, &like, "]");
	else
		sign(m, "]", false);
	if (spaces.trail)
		put_space(m, s, &like);
}

/* Whether what was shown last of the newest block ends with a space; where
 * nothing was, none is wanted. */
static bool ends_with_space(const struct maker *m)
{
	const struct zd_view *v = m->v;
	const struct zd_view_block *b = &v->blocks.at[v->blocks.len - 1];
	const struct zd_view_run *r;

	if (v->runs.len == b->first)
		return true;
	r = &v->runs.at[v->runs.len - 1];
	return r->mark == ZD_VIEW_KEPT && !r->note && !r->emph && !r->strong &&
		r->text.len && r->text.ptr[r->text.len - 1] == ' ';
}

static void put_segments(struct maker *m, uint32_t first, uint32_t count,
	struct zd_view_run like, unsigned depth)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_segment *s = &m->c->segments.at[i];

		if (s->alternatives)
			put_choice(m, s, like, depth, ends_with_space(m));
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

/* What the move of a paragraph is called, at both its ends. */
static struct zd_slice move_name(struct maker *m, const struct zd_compiled *b)
{
	return zd_arena_printf(
		&m->v->arena, "(%u)", (unsigned)b->base_paragraph + 1);
}

static struct zd_slice relabel_name(struct maker *m,
	const struct zd_compiled *b, const struct zd_relabel *r)
{
	struct zd_arena *a = &m->v->arena;

	if (b->kind == ZD_HEADING && b->chapeau)
		return zd_arena_printf(a, "level %u", (unsigned)r->level);
	if (b->kind == ZD_PARAGRAPH && b->chapeau)
		return zd_arena_printf(a, "label %.*s", ZD_FMT(r->label));
	return zd_arena_printf(a, "mark %.*s", ZD_FMT(r->mark));
}

/* " [agreed ad ref]" */
static void put_agreed(struct maker *m, const struct zd_compiled *b)
{
	if (!m->c->agreed || b->base_paragraph == ZD_NONE ||
		b->place != ZD_PLACE_BASE ||
		!m->c->agreed[b->base_paragraph].len)
		return;
	sign(m, " [", false);
	zd_view_run(m->v, ZD_VIEW_SAID, m->c->agreed[b->base_paragraph]);
	sign(m, "]", false);
}

/* " [EU: move (7); US: label OP8]" */
static void put_said_of(struct maker *m, const struct zd_compiled *b)
{
	bool moved = b->movers && b->place == ZD_PLACE_BASE;
	const char *before = " [";

	for (uint32_t i = b->first_stance; i < b->first_stance + b->stances;
		i++, before = "; ") {
		sign(m, before, true);
		stance(m, &m->c->stances.at[i], false);
	}
	if (moved) {
		sign(m, before, true);
		names(m, b->first_mover, b->movers);
		sign(m, ": ", true);
		said(m, ZD_LIT("move "));
		said(m, move_name(m, b));
		before = "; ";
	}
	for (uint32_t i = b->first_relabel; i < b->first_relabel + b->relabels;
		i++, before = "; ") {
		const struct zd_relabel *r = &m->c->relabels.at[i];

		sign(m, before, true);
		names(m, r->first_party, r->parties);
		sign(m, ": ", true);
		said(m, relabel_name(m, b, r));
	}
	if (*before == ';')
		sign(m, "]", true);
}

static const char *kind_word(const struct zd_compiled *b)
{
	if (!b->chapeau)
		return "sub-paragraph";
	return b->kind == ZD_HEADING  ? "heading"
		: b->kind == ZD_NOTE  ? "footnote"
		: b->kind == ZD_FIELD ? "field"
				      : "paragraph";
}

/* A paragraph that some would have stand here: "[EU: OP9 moved here (12)]" */
static void put_moved(struct maker *m, const struct zd_compiled *b)
{
	bool field = b->kind == ZD_FIELD;
	struct zd_view_block *block =
		zd_view_add(m->v, field ? ZD_VIEW_LINE : ZD_VIEW_PARAGRAPH);

	if (field)
		block->label = ZD_LIT("moved");
	block->id = b->id;
	block->relation = ZD_LIT("moved");
	block->proposed = true;
	sign(m, "[", false);
	names(m, b->first_mover, b->movers);
	sign(m, ": ", true);
	said(m, b->label.len ? b->label : zd_slice_str(kind_word(b)));
	said(m, ZD_LIT(" moved here "));
	said(m, move_name(m, b));
	sign(m, "]", false);
}

/* Closes the bracket around a row that is new or deleted. Where no label
 * shows that it is the whole, words do. */
static void put_end(struct maker *m, const struct zd_compiled *b,
	const struct zd_compiled *head)
{
	bool any = false, labelled = b->chapeau && b->kind == ZD_PARAGRAPH;
	const char *what = kind_word(b);
	struct zd_arena *a = &m->v->arena;
	const struct zd_compiled *from = head->place == ZD_PLACE_NEW ? head : b;

	if (from->proposers)
		names_say(m, &any, from->first_proposer, from->proposers,
			labelled ? NULL
				 : zd_arena_printf(a, "new %s", what).ptr);
	if (b->deleters)
		names_say(m, &any, b->first_deleter, b->deleters,
			labelled ? "delete"
				 : zd_arena_printf(a, "delete %s", what).ptr);
	if (head != b && head->deleters && !from->proposers)
		names_say(m, &any, head->first_deleter, head->deleters,
			zd_arena_printf(a, "delete %s", what).ptr);
	if (any)
		sign(m, "]", false);
}

/* head is the row of the paragraph's chapeau; last: it is the last row. */
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
	block->opens = b->proposers || b->deleters || head->deleters ||
		head->proposers;
	if (b->place == ZD_PLACE_NEW)
		block->relation = ZD_LIT("new");
	block->proposed = b->place == ZD_PLACE_NEW;
	like.proposed = block->proposed;
	if (b->base_block != ZD_NONE)
		block->to = b->base_block;
	if (b->proposers)
		like.about = about_names(m, b->first_proposer, b->proposers);
	put_segments(m, b->first, b->segments, like, 0);
	put_end(m, b, head);
	if (last)
		put_agreed(m, head);
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

static void put_parties(struct maker *m)
{
	const struct zd_compilation *c = m->c;

	zd_view_add(m->v, ZD_VIEW_LEGEND);
	zd_view_printf(m->v, ZD_VIEW_KEPT, "%zu part%s", c->parties.len,
		c->parties.len == 1 ? "y" : "ies");
	for (size_t i = 0; i < c->parties.len; i++) {
		sign(m, i ? ", " : ": ", true);
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

static void put_legend(struct maker *m)
{
	size_t n = touched(m->c), agreed = count_agreed(m->c);

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
}

static void put_rows(struct maker *m)
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
		if (b->place == ZD_PLACE_MOVED)
			put_moved(m, b);
		else if (!b->empty)
			put_row(m, b, head,
				i + 1 == m->c->blocks.len || b[1].chapeau);
	}
	if (!legend)
		put_legend(m);
}

/* --- Head and end --------------------------------------------------------- */

static void put_loose(struct maker *m)
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
	struct maker m = {zd_view_new("compilation"), compilation, about};

	(void)err;
	zd_view_fact(m.v, "organ", zd_draft_field(compilation->base, "organ"));
	zd_view_fact(m.v, "date", zd_draft_field(compilation->base, "date"));
	put_rows(&m);
	put_loose(&m);
	zd_view_number_notes(m.v);
	*out = m.v;
	return 0;
}
