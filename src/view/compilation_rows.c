/* Rows of a compilation: a paragraph, a sub-paragraph, a move. */
#include "view/compilation.h"

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
static struct zd_slice move_name(
	struct zd_compiled_view *m, const struct zd_compiled *b)
{
	return zd_arena_printf(
		&m->v->arena, "(%u)", (unsigned)b->base_paragraph + 1);
}

static struct zd_slice relabel_name(struct zd_compiled_view *m,
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

/* " [EU: move (7); US: label OP8]" */
static void put_said_of(struct zd_compiled_view *m, const struct zd_compiled *b)
{
	bool moved = b->movers && b->place == ZD_PLACE_BASE;
	const char *before = " [";

	for (uint32_t i = b->first_stance; i < b->first_stance + b->stances;
		i++, before = "; ") {
		zd_compiled_sign(m, before, true);
		zd_compiled_stance(m, &m->c->stances.at[i], false);
	}
	if (moved) {
		zd_compiled_sign(m, before, true);
		zd_compiled_names(m, b->first_mover, b->movers);
		zd_compiled_sign(m, ": ", true);
		zd_compiled_said(m, ZD_LIT("move "));
		zd_compiled_said(m, move_name(m, b));
		before = "; ";
	}
	for (uint32_t i = b->first_relabel; i < b->first_relabel + b->relabels;
		i++, before = "; ") {
		const struct zd_relabel *r = &m->c->relabels.at[i];

		zd_compiled_sign(m, before, true);
		zd_compiled_names(m, r->first_party, r->parties);
		zd_compiled_sign(m, ": ", true);
		zd_compiled_said(m, relabel_name(m, b, r));
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

/* A paragraph that some would have stand here: "[EU: OP9 moved here (12)]" */
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
	zd_compiled_said(
		m, b->label.len ? b->label : zd_slice_str(kind_word(b)));
	zd_compiled_said(m, ZD_LIT(" moved here "));
	zd_compiled_said(m, move_name(m, b));
	zd_compiled_sign(m, "]", false);
}

/* Closes the bracket around a row that is new or deleted. Where no label
 * shows that it is the whole, words do. */
static void put_end(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_compiled *head)
{
	bool any = false, labelled = b->chapeau && b->kind == ZD_PARAGRAPH;
	const char *what = kind_word(b);
	struct zd_arena *a = &m->v->arena;
	const struct zd_compiled *from = head->place == ZD_PLACE_NEW ? head : b;

	if (from->proposers)
		zd_compiled_say(m, &any, from->first_proposer, from->proposers,
			labelled ? NULL
				 : zd_arena_printf(a, "new %s", what).ptr);
	if (b->deleters)
		zd_compiled_say(m, &any, b->first_deleter, b->deleters,
			labelled ? "delete"
				 : zd_arena_printf(a, "delete %s", what).ptr);
	if (head != b && head->deleters && !from->proposers)
		zd_compiled_say(m, &any, head->first_deleter, head->deleters,
			zd_arena_printf(a, "delete %s", what).ptr);
	if (any)
		zd_compiled_sign(m, "]", false);
}

/* head is the row of the paragraph's chapeau; last: it is the last row. */
void zd_compiled_row(struct zd_compiled_view *m, const struct zd_compiled *b,
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
		like.about =
			zd_compiled_about(m, b->first_proposer, b->proposers);
	zd_compiled_segments(m, b->first, b->segments, like, 0);
	put_end(m, b, head);
	if (last)
		put_agreed(m, head);
	put_said_of(m, b);
}
