/* Rows of a compilation: a paragraph, a sub-paragraph, a move. */
#include "view/compilation.h"
#include "view/redline.h"

static struct zd_slice relabel_name(struct zd_compiled_view *m,
	const struct zd_compiled *b, const struct zd_relabel *r)
{
	struct zd_arena *a = &m->v->arena;

	if (b->kind == ZD_HEADING && b->chapeau)
		return zd_arena_printf(a, "level %u", (unsigned)r->level);
	if (zd_slice_eq(r->label, b->label) && b->chapeau) {
		struct zd_slice origin = zd_compiled_origin(m, r->origin);

		if (origin.len)
			return origin;
	}
	if (b->kind == ZD_PARAGRAPH && b->chapeau)
		return zd_arena_printf(a, "label %.*s", ZD_FMT(r->label));
	return zd_arena_printf(a, "mark %.*s", ZD_FMT(r->mark));
}

/* " [agreed ad ref]" */
static void put_agreed(struct zd_compiled_view *m, const struct zd_compiled *b)
{
	if (!m->c->agreed || b->base_paragraph == ZD_NONE ||
		b->place != ZD_PLACE_BASE ||
		!m->c->agreed[b->base_paragraph].len)
		return;
	zd_compiled_sign(m, " [", false);
	zd_view_run(m->v, ZD_VIEW_SAID, m->c->agreed[b->base_paragraph]);
	zd_compiled_sign(m, "]", false);
}

/* "EU: what", behind what is said before. */
static void put_remark(struct zd_compiled_view *m, const char **before,
	uint32_t first, uint32_t count, struct zd_slice what)
{
	zd_compiled_sign(m, *before, true);
	*before = "; ";
	zd_compiled_names(m, first, count);
	zd_compiled_sign(m, ": ", true);
	zd_compiled_said(m, what);
}

/* "EU: move to after OP14", "EU: split, the rest as OP11 bis" */
static void put_kin(struct zd_compiled_view *m, const char **before,
	const struct zd_compiled *b)
{
	const struct zd_compiled_kin *k;
	size_t n = zd_compiled_kin_of(m, b->base_paragraph, &k);

	for (; n && !zd_compiled_follows(m, b); n--, k++) {
		const struct zd_compiled *other = &m->c->blocks.at[k->row];

		if (k->kind == ZD_KIN_MOVED)
			put_remark(m, before, k->first, k->count,
				zd_compiled_move_to(m, k));
		else if (k->kind == ZD_KIN_SPLIT && other->label.len &&
			!zd_compilation_names(m->c, b->first_deleter,
				b->deleters, m->c->names.at[k->first]))
			put_remark(m, before, k->first, k->count,
				zd_arena_printf(&m->v->arena,
					"split, the rest as %.*s",
					ZD_FMT(other->label)));
	}
}

/* What is said of the circulated words where others have rows of their own. */
static void put_base_stances(struct zd_compiled_view *m, const char **before,
	const struct zd_alternative *base)
{
	for (uint32_t i = 0; i < base->stances; i++) {
		zd_compiled_sign(m, *before, true);
		*before = "; ";
		zd_compiled_stance(
			m, &m->c->stances.at[base->first_stance + i], true);
	}
}

/* " [EU: move to after OP14; US: label OP8]" */
static void put_said_of(struct zd_compiled_view *m, const struct zd_compiled *b)
{
	const struct zd_segment *alternatives = zd_compiled_alternatives(m, b);
	const char *before = " [";

	for (uint32_t i = b->first_stance; i < b->first_stance + b->stances;
		i++, before = "; ") {
		zd_compiled_sign(m, before, true);
		zd_compiled_stance(m, &m->c->stances.at[i], false);
	}
	if (alternatives)
		put_base_stances(m, &before,
			&m->c->alternatives.at[alternatives->first]);
	if (b->chapeau && b->place == ZD_PLACE_BASE)
		put_kin(m, &before, b);
	for (uint32_t i = b->first_relabel; i < b->first_relabel + b->relabels;
		i++) {
		const struct zd_relabel *r = &m->c->relabels.at[i];

		put_remark(m, &before, r->first_party, r->parties,
			relabel_name(m, b, r));
	}
	if (*before == ';')
		zd_compiled_sign(m, "]", true);
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

/* A paragraph that some would have stand here: "[EU: OP9 moved here]" */
void zd_compiled_moved(struct zd_compiled_view *m, const struct zd_compiled *b)
{
	bool field = b->kind == ZD_FIELD;
	struct zd_view_block *block =
		zd_view_add(m->v, field ? ZD_VIEW_LINE : ZD_VIEW_PARAGRAPH);

	if (field)
		block->label = ZD_LIT("moved");
	block->id = b->id;
	block->relation = ZD_LIT("moved");
	block->proposed = true;
	zd_compiled_sign(m, "[", false);
	zd_compiled_names(m, b->first_mover, b->movers);
	zd_compiled_sign(m, ": ", true);
	zd_compiled_said(m, zd_compiled_moved_name(m, b));
	zd_compiled_said(m, ZD_LIT(" moved here"));
	zd_compiled_sign(m, "]", false);
}

/* Those who do without a paragraph, while they are named. */
struct goners {
	struct zd_compiled_view *m;
	const struct zd_compiled *b; /* the paragraph's, or block's, row */
	bool *any;                   /* something was said before */
	bool *taken;                 /* by deleter: named already */
};

/* Those not taken yet who stand among `count` names from `first` on. */
static void put_some(
	struct goners *g, uint32_t first, uint32_t count, struct zd_slice what)
{
	const struct zd_compilation *c = g->m->c;
	bool some = false;

	for (uint32_t i = 0; i < g->b->deleters; i++) {
		struct zd_slice party = c->names.at[g->b->first_deleter + i];

		if (g->taken[i] ||
			!zd_compilation_names(c, first, count, party))
			continue;
		if (some)
			zd_compiled_sign(g->m, ", ", true);
		else
			zd_compiled_next(g->m, g->any);
		some = g->taken[i] = true;
		zd_view_run(g->m->v, ZD_VIEW_OWNER, party)->quiet = true;
	}
	if (!some)
		return;
	zd_compiled_sign(g->m, ": ", true);
	zd_compiled_said(g->m, what);
}

/* Who does without the paragraph, and has its words elsewhere or not. */
static void put_deleters(struct zd_compiled_view *m, bool *any,
	const struct zd_compiled *b, struct zd_slice what)
{
	struct goners g = {
		m, b, any, zd_calloc(b->deleters + 1, sizeof(*g.taken))};
	const struct zd_compiled_kin *k;
	size_t n =
		b->chapeau ? zd_compiled_kin_of(m, b->base_paragraph, &k) : 0;

	for (; n; n--, k++)
		if (k->kind != ZD_KIN_MOVED)
			put_some(
				&g, k->first, k->count, zd_compiled_gone(m, k));
	put_some(&g, b->first_deleter, b->deleters, what);
	zd_free(g.taken);
}

/* "new paragraph, split from OP11"; where a label shows that it is a
 * paragraph, only whence it comes; NULL: nothing. */
static const char *said_of_new(struct zd_compiled_view *m,
	const struct zd_compiled *from, const char *kind)
{
	struct zd_slice origin = zd_compiled_origin(m, from->origin);

	if (!kind)
		return origin.len
			? zd_arena_printf(&m->v->arena, "%.*s", ZD_FMT(origin))
				  .ptr
			: NULL;
	return zd_arena_printf(&m->v->arena, "new %s%s%.*s", kind,
		origin.len ? ", " : "", ZD_FMT(origin))
		.ptr;
}

/* Closes the bracket around a row that is new or deleted. Where no label
 * shows that it is the whole, words do. */
static void put_end(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_compiled *head)
{
	bool any = false, labelled = b->chapeau && b->kind == ZD_PARAGRAPH;
	const char *what = kind_word(b);
	const struct zd_compiled *from = head->place == ZD_PLACE_NEW ? head : b;
	struct zd_slice gone = labelled
		? ZD_LIT("delete")
		: zd_arena_printf(&m->v->arena, "delete %s", what);

	if (from->proposers)
		zd_compiled_say(m, &any, from->first_proposer, from->proposers,
			said_of_new(m, from, labelled ? NULL : what));
	if (b->deleters)
		put_deleters(m, &any, b, gone);
	if (head != b && head->deleters && !from->proposers)
		put_deleters(m, &any, head, gone);
	if (any)
		zd_compiled_sign(m, "]", false);
}

void zd_compiled_row(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_compiled *head, bool last)
{
	const struct zd_segment *alternatives = zd_compiled_alternatives(m, b);
	struct zd_view_block *block = zd_view_add(
		m->v, zd_view_kind_as(b->kind, b->label, b->chapeau));
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
		like.about =
			zd_compiled_about(m, b->first_proposer, b->proposers);
	if (alternatives)
		zd_compiled_words(m, b,
			&m->c->alternatives.at[alternatives->first], like);
	else
		zd_compiled_segments(m, b->first, b->segments, like, 0);
	put_end(m, b, head);
	if (last)
		put_agreed(m, head);
	put_said_of(m, b);
}

/* "[PP9 alt. words – EU: instead of PP9]" */
static void put_alternative(struct zd_compiled_view *m,
	const struct zd_compiled *b, const struct zd_alternative *a,
	unsigned nth)
{
	struct zd_view_block *block = zd_view_add(m->v, ZD_VIEW_PARAGRAPH);
	struct zd_arena *arena = &m->v->arena;
	struct zd_view_run like = {.from_at = ZD_VIEW_NONE,
		.to_at = ZD_VIEW_NONE,
		.proposed = true};
	bool any = false;

	block->label = nth > 1
		? zd_arena_printf(arena, "%.*s alt %u", ZD_FMT(b->label), nth)
		: zd_arena_printf(arena, "%.*s alt", ZD_FMT(b->label));
	block->relation = ZD_LIT("alternative");
	block->opens = block->proposed = true;
	like.about = zd_compiled_about(m, a->first_party, a->parties);
	zd_compiled_words(m, b, a, like);
	zd_compiled_say(m, &any, a->first_party, a->parties,
		zd_arena_printf(arena, "instead of %.*s", ZD_FMT(b->label))
			.ptr);
	zd_compiled_stances(m, &any, a->first_stance, a->stances);
	zd_compiled_sign(m, "]", false);
}

void zd_compiled_alternative_rows(
	struct zd_compiled_view *m, const struct zd_compiled *b)
{
	const struct zd_segment *s = zd_compiled_alternatives(m, b);

	for (uint32_t i = 1; s && i < s->alternatives; i++)
		put_alternative(m, b, &m->c->alternatives.at[s->first + i], i);
}
