#include "amend/merge.h"

#include "amend/overlap_pieces.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/token.h"

enum side { OURS, THEIRS, SIDES };

/* One place of the base that at least one side changes. */
struct meeting {
	struct zd_cluster place;
	bool changes[SIDES];
	bool deletes; /* nobody adds anything */
	struct zd_slice base, text[SIDES];
};

struct merging {
	struct zd_slice base, text[SIDES];
	struct zd_pieces pieces;
	size_t next; /* piece */
	uint32_t at; /* byte of the base that is written up to here */
};

static void merging_init(struct merging *m, struct zd_slice base,
	struct zd_slice ours, struct zd_slice theirs)
{
	struct zd_edits edits = {0};

	*m = (struct merging){.base = base, .text = {ours, theirs}};
	for (uint32_t side = 0; side < SIDES; side++) {
		edits.len = 0;
		zd_edits_between(&edits, base, m->text[side]);
		for (size_t i = 0; i < edits.len; i++) {
			struct zd_piece p = {edits.at[i], side};

			zd_vec_push(&m->pieces, p);
		}
	}
	zd_vec_clear(&edits);
	zd_pieces_sort(m->pieces.at, m->pieces.len);
	zd_pieces_cut(&m->pieces, base);
}

/* What a side has for the whole place, its pieces applied. */
static struct zd_slice side_text(
	const struct merging *m, const struct zd_cluster *place, uint32_t side)
{
	const struct zd_edit *first = NULL, *last = NULL;

	for (size_t i = place->first; i < place->end; i++) {
		const struct zd_piece *p = &m->pieces.at[i];

		if (p->version != side)
			continue;
		first = first ? first : &p->edit;
		last = &p->edit;
	}
	if (!first)
		return zd_slice_sub(m->base, place->from, place->to);
	return zd_slice_sub(m->text[side],
		first->to_start - (first->from_start - place->from),
		last->to_end + (place->to - last->from_end));
}

/*
 * The piece behind the place puts words in right behind words that the other
 * side takes out. What they hung on is gone: that is one place, not two.
 */
static bool hangs_on(const struct merging *m, const struct zd_cluster *place)
{
	const struct zd_piece *next = &m->pieces.at[place->end];

	if (next->edit.from_start != place->to ||
		next->edit.from_end != place->to)
		return false;
	for (size_t i = place->first; i < place->end; i++) {
		const struct zd_piece *p = &m->pieces.at[i];

		if (p->version != next->version &&
			p->edit.from_start < p->edit.from_end &&
			p->edit.from_end == place->to &&
			p->edit.to_start == p->edit.to_end)
			return true;
	}
	return false;
}

/* The next place; false when there is none. */
static bool next_meeting(struct merging *m, struct meeting *out)
{
	struct zd_cluster *place = &out->place;

	if (m->next == m->pieces.len)
		return false;
	*out = (struct meeting){.deletes = true};
	*place = zd_pieces_cluster(&m->pieces, m->next, m->pieces.len);
	while (place->end < m->pieces.len && hangs_on(m, place))
		place->end++;
	m->next = place->end;
	for (size_t i = place->first; i < place->end; i++) {
		const struct zd_piece *p = &m->pieces.at[i];

		out->changes[p->version] = true;
		if (p->edit.to_start < p->edit.to_end)
			out->deletes = false;
	}
	out->base = zd_slice_sub(m->base, place->from, place->to);
	out->text[OURS] = side_text(m, place, OURS);
	out->text[THEIRS] = side_text(m, place, THEIRS);
	return true;
}

static bool is_conflict(const struct meeting *m)
{
	return m->changes[OURS] && m->changes[THEIRS] && !m->deletes &&
		!zd_slice_eq(m->text[OURS], m->text[THEIRS]);
}

/* The base up to the place, then what the place becomes. */
static void put_meeting(
	struct zd_buf *out, struct merging *m, const struct meeting *meeting)
{
	zd_buf_put_slice(
		out, zd_slice_sub(m->base, m->at, meeting->place.from));
	m->at = meeting->place.to;
	/* Overlapping deletions leave nothing of the place. */
	if (!meeting->deletes)
		zd_buf_put_slice(out,
			meeting->text[meeting->changes[OURS] ? OURS : THEIRS]);
}

static void put_rest(struct zd_buf *out, const struct merging *m)
{
	zd_buf_put_slice(out, zd_slice_sub(m->base, m->at, m->base.len));
}

static void add_conflict(
	struct zd_conflicts *conflicts, const struct meeting *m)
{
	struct zd_conflict c = {.kind = ZD_CONFLICT_WORDS};

	if (!conflicts)
		return;
	c.base = zd_arena_slice(&conflicts->arena, m->base);
	c.ours = zd_arena_slice(&conflicts->arena, m->text[OURS]);
	c.theirs = zd_arena_slice(&conflicts->arena, m->text[THEIRS]);
	zd_vec_push(conflicts, c);
}

void zd_conflicts_clear(struct zd_conflicts *conflicts)
{
	zd_arena_clear(&conflicts->arena);
	zd_vec_clear(conflicts);
}

int zd_merge_words(struct zd_buf *out, struct zd_slice base,
	struct zd_slice ours, struct zd_slice theirs,
	struct zd_conflicts *conflicts)
{
	size_t before = out->len;
	struct meeting meeting;
	struct merging m;
	int rc = ZD_OK;

	merging_init(&m, base, ours, theirs);
	while (next_meeting(&m, &meeting)) {
		if (is_conflict(&meeting)) {
			add_conflict(conflicts, &meeting);
			rc = ZD_ECONFLICT;
		}
		put_meeting(out, &m, &meeting);
	}
	put_rest(out, &m);
	zd_vec_clear(&m.pieces);
	if (rc)
		zd_buf_truncate(out, before);
	return rc;
}

/* --- Fate -------------------------------------------------------------- */

static bool is_inside_word(struct zd_slice text, size_t x)
{
	unsigned char a, b;

	if (x == 0 || x >= text.len)
		return false;
	a = (unsigned char)text.ptr[x - 1];
	b = (unsigned char)text.ptr[x];
	return (a >= 0x80 || zd_words_count(zd_slice_sub(text, x - 1, x))) &&
		(b >= 0x80 || zd_words_count(zd_slice_sub(text, x, x + 1)));
}

/* The words stand in the text, not as parts of longer ones. */
static bool has_words(struct zd_slice text, struct zd_slice words)
{
	size_t at, from = 0;

	words = zd_slice_trim(words);
	while (from <= text.len) {
		at = zd_slice_find(zd_slice_sub(text, from, text.len), words);
		if (at == SIZE_MAX)
			return false;
		at += from;
		if (!is_inside_word(text, at) &&
			!is_inside_word(text, at + words.len))
			return true;
		from = at + 1;
	}
	return false;
}

/* Ours has what each of theirs puts in, and not what it takes out. */
static bool is_in(const struct merging *m, const struct meeting *meeting)
{
	struct zd_slice ours = meeting->text[OURS];

	if (zd_slice_eq(ours, meeting->text[THEIRS]))
		return true;
	for (size_t i = meeting->place.first; i < meeting->place.end; i++) {
		const struct zd_piece *p = &m->pieces.at[i];
		struct zd_slice gone = zd_slice_sub(
			m->base, p->edit.from_start, p->edit.from_end);
		struct zd_slice come = zd_slice_sub(
			m->text[THEIRS], p->edit.to_start, p->edit.to_end);

		if (p->version != THEIRS)
			continue;
		if (zd_slice_trim(come).len && !has_words(ours, come))
			return false;
		if (zd_slice_trim(gone).len && has_words(ours, gone) &&
			!has_words(come, gone))
			return false;
	}
	return true;
}

/* The words that theirs puts in stand in a change of ours that touches the
 * place: the comparison could not see them apart. */
static bool is_beside(const struct merging *m, const struct meeting *meeting)
{
	const struct zd_cluster *place = &meeting->place;
	struct zd_slice come = meeting->text[THEIRS];
	const struct zd_piece *beside[2] = {NULL, NULL};

	if (place->from < place->to || !zd_slice_trim(come).len)
		return false;
	if (place->first)
		beside[0] = &m->pieces.at[place->first - 1];
	if (place->end < m->pieces.len)
		beside[1] = &m->pieces.at[place->end];
	for (unsigned i = 0; i < 2; i++)
		if (beside[i] && beside[i]->version == OURS &&
			beside[i]->edit.from_start <= place->to &&
			beside[i]->edit.from_end >= place->from &&
			has_words(zd_slice_sub(m->text[OURS],
					  beside[i]->edit.to_start,
					  beside[i]->edit.to_end),
				come))
			return true;
	return false;
}

static void meet_fate(struct zd_fated *out, struct merging *m,
	struct meeting *meeting, struct zd_conflicts *conflicts)
{
	if (meeting->changes[THEIRS] && !meeting->changes[OURS]) {
		if (is_beside(m, meeting)) {
			out->in++;
			return;
		}
		out->open++;
	} else if (meeting->changes[THEIRS] && is_in(m, meeting)) {
		out->in++;
		meeting->changes[THEIRS] = false; /* ours stays as it is */
	} else if (is_conflict(meeting)) {
		out->stale++;
		add_conflict(conflicts, meeting);
	} else if (meeting->changes[THEIRS]) {
		out->open++;
	}
	put_meeting(&out->text, m, meeting);
}

void zd_merge_fate(struct zd_fated *out, struct zd_slice base,
	struct zd_slice ours, struct zd_slice theirs,
	struct zd_conflicts *conflicts)
{
	struct meeting meeting;
	struct merging m;

	*out = (struct zd_fated){0};
	merging_init(&m, base, ours, theirs);
	while (next_meeting(&m, &meeting))
		meet_fate(out, &m, &meeting, conflicts);
	put_rest(&out->text, &m);
	zd_vec_clear(&m.pieces);
	if (out->stale) {
		out->fate = ZD_FATE_STALE;
		zd_buf_truncate(&out->text, 0);
	} else if (!out->open) {
		out->fate = ZD_FATE_ALREADY;
	} else {
		out->fate = out->in ? ZD_FATE_PARTLY : ZD_FATE_CARRIED;
	}
}

void zd_fated_clear(struct zd_fated *fated)
{
	zd_buf_clear(&fated->text);
}

const char *zd_fate_name(enum zd_fate fate)
{
	switch (fate) {
	case ZD_FATE_CARRIED: return "carried";
	case ZD_FATE_ALREADY: return "already in";
	case ZD_FATE_PARTLY: return "partly in";
	case ZD_FATE_STALE: break;
	}
	return "stale";
}
