/*
 * What the words say of each link: how many stayed, went and came, and
 * whether a paragraph that is where it was is the same, edited or only
 * renumbered.
 */
#include "diff/relate.h"
#include "diff/rows.h"

static uint32_t words_of(const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	uint32_t n = 0;

	if (!p->read)
		return zd_u32(zd_words_count(p->text));
	for (uint32_t i = 0; i < p->count; i++)
		n += s->tokens.at[p->first + i].kind <= ZD_TOKEN_NUMBER;
	return n;
}

static void count_block(
	struct zd_redline *r, const struct zd_alignment *x, uint32_t j)
{
	const struct zd_side *s = &x->to.side;
	const struct zd_piece *p = &s->pieces.at[j];
	uint32_t at = r->to_link[x->to.draft->blocks.at[j].paragraph], n;
	struct zd_link *l = &r->links.at[at];

	if (x->same[j]) {
		l->words_kept += words_of(s, j);
		return;
	}
	for (uint32_t i = p->first; i < p->first + p->count; i++) {
		n = s->tokens.at[i].kind <= ZD_TOKEN_NUMBER;
		if (s->other.at[i] == ZD_NOBODY)
			l->words_in += n;
		else
			l->words_kept += n;
	}
}

static void count_gone(
	struct zd_redline *r, const struct zd_alignment *x, uint32_t i)
{
	const struct zd_side *s = &x->from.side;
	const struct zd_piece *p = &s->pieces.at[i];
	struct zd_link *l =
		&r->links.at
			 [r->from_link[x->from.draft->blocks.at[i].paragraph]];

	for (uint32_t k = p->first; p->read && k < p->first + p->count; k++)
		if (s->other.at[k] == ZD_NOBODY)
			l->words_out += s->tokens.at[k].kind <= ZD_TOKEN_NUMBER;
}

static bool is_edited(const struct zd_row *row)
{
	return row->relation == ZD_EDITED || row->relation == ZD_MOVED_EDITED;
}

/* What a row adds to its links: words or blocks changed, a passage moved,
 * a mark renumbered. */
enum note { CHANGED = 1, PASSAGE = 2, RENUMBERED = 4 };

static uint8_t note_of(
	const struct zd_redline *r, const struct zd_row *row, bool link_moved)
{
	bool moved = row->partner != ZD_NONE && !link_moved;
	uint8_t note = 0;

	if (row->from == ZD_NONE || row->to == ZD_NONE || moved)
		note |= CHANGED;
	else if (is_edited(row) && zd_row_reshaped(r, row))
		note |= CHANGED;
	/* What differs in either are marks of footnotes at most. */
	if (row->relation == ZD_RENUMBERED)
		return note | RENUMBERED;
	if (row->relation == ZD_MOVED)
		return note;
	for (uint32_t i = 0; i < row->count; i++) {
		enum zd_mark mark = r->runs.at[row->first + i].mark;

		if (mark == ZD_MOVED_FROM || mark == ZD_MOVED_TO)
			note |= PASSAGE;
		else if (mark != ZD_KEPT)
			note |= CHANGED;
	}
	return note;
}

/* Takes it back that a row was edited, where only footnotes in it got other
 * numbers. */
static void settle_marks(struct zd_redline *r)
{
	struct zd_marks marks = {0};

	for (size_t i = 0; i < r->rows.len; i++) {
		struct zd_row *row = &r->rows.at[i];
		bool moved = row->relation == ZD_MOVED_EDITED;

		if (!is_edited(row) || row->stub ||
			!zd_relate_marks(r, row, &marks) ||
			zd_row_reshaped(r, row))
			continue;
		row->relation = moved ? ZD_MOVED : ZD_RENUMBERED;
		if (moved)
			r->rows.at[row->partner].relation = ZD_MOVED;
	}
	zd_marks_clear(&marks);
}

static void note_rows(const struct zd_redline *r, uint8_t *notes)
{
	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];
		uint32_t link = 0;
		uint8_t note;

		if (row->stub)
			continue;
		if (row->from != ZD_NONE) {
			link = r->from_link[r->from->blocks.at[row->from]
						    .paragraph];
			note = note_of(r, row, r->links.at[link].moved);
			notes[link] |= note;
		}
		if (row->to != ZD_NONE) {
			link = r->to_link[r->to->blocks.at[row->to].paragraph];
			note = note_of(r, row, r->links.at[link].moved);
			notes[link] |= note;
		}
	}
}

static void conclude(struct zd_link *l, uint8_t note)
{
	uint32_t all = 2 * l->words_kept + l->words_in + l->words_out;

	l->score = all ? 2 * (float)l->words_kept / (float)all
		: l->relation == ZD_NEW || l->relation == ZD_DROPPED ? 0
								     : 1;
	if (l->relation == ZD_MOVED && (note & (CHANGED | PASSAGE)))
		l->relation = ZD_MOVED_EDITED;
	if (l->relation != ZD_SAME)
		return;
	if (note & PASSAGE)
		l->relation = ZD_PASSAGE;
	else if (note & CHANGED)
		l->relation = ZD_EDITED;
	else if ((note & RENUMBERED) || l->relabelled)
		l->relation = ZD_RENUMBERED;
}

void zd_relate_words(struct zd_redline *r, const struct zd_alignment *x)
{
	for (uint32_t j = 0; j < x->to.side.pieces.len; j++)
		count_block(r, x, j);
	for (uint32_t i = 0; i < x->from.side.pieces.len; i++)
		count_gone(r, x, i);
}

void zd_relate_conclude(struct zd_redline *r)
{
	uint8_t *notes = zd_calloc(r->links.len + 1, sizeof(*notes));

	settle_marks(r);
	note_rows(r, notes);
	for (size_t i = 0; i < r->links.len; i++)
		conclude(&r->links.at[i], notes[i]);
	zd_free(notes);
}
