#include "amend/compile.h"

/* One party's draft, while it is read off the compilation. */
struct extraction {
	const struct zd_compilation *c;
	struct zd_slice party;
	struct zd_draft *draft;
};

/* Segments still to be read. */
struct stretch {
	uint32_t next, end;
};

static bool named(const struct extraction *x, uint32_t first, uint32_t count)
{
	return x->party.len &&
		zd_compilation_names(x->c, first, count, x->party);
}

/* The party's alternative at a place: its own, else the base's. */
static const struct zd_alternative *choose(
	const struct extraction *x, const struct zd_segment *s)
{
	const struct zd_alternative *first = &x->c->alternatives.at[s->first];

	for (uint32_t k = 1; k < s->alternatives; k++)
		if (named(x, first[k].first_party, first[k].parties))
			return &first[k];
	return first;
}

static void read_text(const struct extraction *x, const struct zd_compiled *row,
	struct zd_buf *out)
{
	struct stretch stack[ZD_COMPILE_DEPTH + 1];
	unsigned depth = 1;

	stack[0] = (struct stretch){row->first, row->first + row->segments};
	while (depth) {
		struct stretch *top = &stack[depth - 1];
		const struct zd_segment *s;
		const struct zd_alternative *alt;

		if (top->next == top->end) {
			depth--;
			continue;
		}
		s = &x->c->segments.at[top->next++];
		if (!s->alternatives) {
			zd_buf_put_slice(out, s->text);
			continue;
		}
		alt = choose(x, s);
		if (!alt->segments) {
			zd_buf_put_slice(out, alt->text);
			continue;
		}
		stack[depth++] = (struct stretch){
			alt->first_segment, alt->first_segment + alt->segments};
	}
}

void zd_compilation_text(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t row, struct zd_slice party)
{
	struct extraction x = {c, party, NULL};

	read_text(&x, &c->blocks.at[row], out);
}

static const struct zd_relabel *relabel(
	const struct extraction *x, const struct zd_compiled *row)
{
	for (uint32_t k = 0; k < row->relabels; k++) {
		const struct zd_relabel *r =
			&x->c->relabels.at[row->first_relabel + k];

		if (named(x, r->first_party, r->parties))
			return r;
	}
	return NULL;
}

static void put_block(struct extraction *x, const struct zd_compiled *row)
{
	const struct zd_relabel *other = relabel(x, row);
	struct zd_buf text = ZD_BUF_INIT;

	read_text(x, row, &text);
	zd_draft_add_block(
		x->draft, other ? other->mark : row->mark, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

/* The id that this party gave to a new paragraph. */
static struct zd_slice own_id(
	const struct extraction *x, const struct zd_compiled *row)
{
	for (uint32_t k = 0; k < row->proposers; k++)
		if (zd_slice_eq(
			    x->c->names.at[row->first_proposer + k], x->party))
			return x->c->ids.at[row->first_id + k];
	return row->id;
}

/* The paragraph whose chapeau stands in row `at`. */
static void put_paragraph(struct extraction *x, uint32_t at)
{
	const struct zd_compilation *c = x->c;
	const struct zd_compiled *row = &c->blocks.at[at];
	const struct zd_relabel *other = relabel(x, row);
	struct zd_paragraph *p;
	uint32_t i = zd_draft_add(
		x->draft, row->kind, other ? other->label : row->label);

	p = &x->draft->paragraphs.at[i];
	p->level = other ? other->level : row->level;
	p->origin = zd_arena_slice(
		&x->draft->arena, other ? other->origin : row->origin);
	p->id = zd_arena_slice(&x->draft->arena,
		row->place == ZD_PLACE_NEW ? own_id(x, row) : row->id);
	if (row->empty)
		return;
	put_block(x, row);
	for (at++; at < c->blocks.len && !c->blocks.at[at].chapeau; at++) {
		const struct zd_compiled *sub = &c->blocks.at[at];
		bool added = row->place == ZD_PLACE_BASE &&
			sub->place == ZD_PLACE_NEW;

		if (added ? !named(x, sub->first_proposer, sub->proposers)
			  : named(x, sub->first_deleter, sub->deleters))
			continue;
		put_block(x, sub);
	}
}

struct zd_draft *zd_compilation_extract(
	const struct zd_compilation *c, struct zd_slice party)
{
	struct extraction x = {c, party, zd_draft_new()};

	for (uint32_t i = 0; i < c->blocks.len; i++) {
		const struct zd_compiled *row = &c->blocks.at[i];

		if (!row->chapeau)
			continue;
		switch (row->place) {
		case ZD_PLACE_BASE:
			if (!named(&x, row->first_deleter, row->deleters) &&
				!named(&x, row->first_mover, row->movers))
				put_paragraph(&x, i);
			break;
		case ZD_PLACE_NEW:
			if (named(&x, row->first_proposer, row->proposers))
				put_paragraph(&x, i);
			break;
		case ZD_PLACE_MOVED:
			if (named(&x, row->first_mover, row->movers))
				put_paragraph(
					&x, c->row_of[row->base_paragraph]);
			break;
		}
	}
	return x.draft;
}
