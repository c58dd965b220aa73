/*
 * Rows: the redline in reading order. A row for each block of `to`; behind
 * the row of what stood before it, a row for each block of `from` that is
 * gone, and a stub for each that moved away.
 */
#include "diff/rows.h"

#include <assert.h>

#define NONE UINT32_MAX

struct maker {
	struct zd_redline *r;
	const struct zd_alignment *x;
	struct zd_tiles *t;
	/* What stands behind the row of a block of to (one more: before all):
	 * blocks of from, through next. */
	uint32_t *head, *tail, *next;
	uint32_t *row_of; /* by block of to */
	bool *moved;      /* by block of to */
};

static uint32_t link_of_from(const struct zd_redline *r, uint32_t block)
{
	return r->from_link[r->from->blocks.at[block].paragraph];
}

static uint32_t link_of_to(const struct zd_redline *r, uint32_t block)
{
	return r->to_link[r->to->blocks.at[block].paragraph];
}

/* Blocks of one link that changed their order among themselves. */
static void find_moves_inside(struct maker *k, uint32_t first, uint32_t end)
{
	const uint32_t *pair = k->x->to.at.pair;
	uint32_t n = 0, low = NONE, high = 0;
	struct zd_step *steps;
	bool sorted = true;

	for (uint32_t j = first; j < end; j++) {
		if (pair[j] == ZD_NOBODY || k->moved[j])
			continue;
		sorted = sorted && (!n || pair[j] > high);
		n++;
		low = pair[j] < low ? pair[j] : low;
		high = pair[j] > high ? pair[j] : high;
	}
	if (sorted)
		return;
	steps = zd_calloc(n, sizeof(*steps));
	n = 0;
	for (uint32_t j = first; j < end; j++)
		if (pair[j] != ZD_NOBODY && !k->moved[j]) {
			steps[n].place = pair[j] - low;
			steps[n++].weight =
				k->x->to.side.pieces.at[j].text.len + 1;
		}
	zd_heaviest_increasing(steps, n, high - low + 1);
	n = 0;
	for (uint32_t j = first; j < end; j++)
		if (pair[j] != ZD_NOBODY && !k->moved[j])
			k->moved[j] = !steps[n++].kept;
	zd_free(steps);
}

static bool is_keyed(const struct zd_redline *r, uint32_t j)
{
	enum zd_kind kind =
		r->to->paragraphs.at[r->to->blocks.at[j].paragraph].kind;

	return kind == ZD_FIELD || kind == ZD_NOTE;
}

static void find_moves(struct maker *k)
{
	const struct zd_redline *r = k->r;
	uint32_t link, i;

	for (uint32_t j = 0; j < r->to->blocks.len; j++) {
		i = k->x->to.at.pair[j];
		if (i == ZD_NOBODY || is_keyed(r, j))
			continue;
		link = link_of_to(r, j);
		k->moved[j] =
			link_of_from(r, i) != link || r->links.at[link].moved;
	}
	for (uint32_t p = 0; p < r->to->paragraphs.len; p++) {
		const struct zd_paragraph *q = &r->to->paragraphs.at[p];

		if (q->count > 1)
			find_moves_inside(k, q->first, q->first + q->count);
	}
}

/* --- Where what went is shown --------------------------------------------- */

static void hang(struct maker *k, uint32_t anchor, uint32_t i)
{
	k->next[i] = NONE;
	if (k->head[anchor] == NONE)
		k->head[anchor] = i;
	else
		k->next[k->tail[anchor]] = i;
	k->tail[anchor] = i;
}

/* Blocks of from that are gone or moved hang behind the last one before
 * them that is where it was. Keyed ones do not lead the way. */
static void hang_all(struct maker *k)
{
	const struct zd_redline *r = k->r;
	uint32_t last = zd_u32(r->to->blocks.len), j;

	for (uint32_t i = 0; i < r->from->blocks.len; i++) {
		j = k->x->from.at.pair[i];
		if (j != ZD_NOBODY) {
			if (k->moved[j])
				hang(k, last, i);
			else
				last = j;
		} else if (zd_tiles_is_gone(k->t, i)) {
			hang(k, last, i);
		}
	}
}

/* --- Rows ----------------------------------------------------------------- */

static bool has_mark(
	const struct zd_redline *r, const struct zd_row *row, enum zd_mark mark)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (r->runs.at[row->first + i].mark == mark)
			return true;
	return false;
}

bool zd_row_relabelled(const struct zd_redline *r, const struct zd_row *row)
{
	const struct zd_block *a = &r->from->blocks.at[row->from];
	const struct zd_block *b = &r->to->blocks.at[row->to];
	const struct zd_paragraph *p = &r->from->paragraphs.at[a->paragraph];
	const struct zd_paragraph *q = &r->to->paragraphs.at[b->paragraph];

	if (!zd_slice_eq(a->mark, b->mark))
		return true;
	return row->from == p->first && row->to == q->first &&
		!zd_slice_eq(p->label, q->label);
}

/* A text that gets a label is a paragraph: that is a change of its label. */
static bool is_numbered_or_text(enum zd_kind kind)
{
	return kind == ZD_PARAGRAPH || kind == ZD_TEXT;
}

bool zd_row_reshaped(const struct zd_redline *r, const struct zd_row *row)
{
	const struct zd_paragraph *p, *q;

	p = &r->from->paragraphs.at[r->from->blocks.at[row->from].paragraph];
	q = &r->to->paragraphs.at[r->to->blocks.at[row->to].paragraph];
	if (p->kind == q->kind)
		return p->kind == ZD_HEADING && p->level != q->level;
	return row->from == p->first && row->to == q->first &&
		!(is_numbered_or_text(p->kind) && is_numbered_or_text(q->kind));
}

/* Several blocks of the row's link stand in one group. */
static bool is_parted(const struct maker *k, const struct zd_row *row)
{
	const struct zd_alignment *x = k->x;

	return x->to.at.joins[row->to] != ZD_NOBODY ||
		k->r->links.at[link_of_to(k->r, row->to)].relation ==
		ZD_SPLIT ||
		k->r->links.at[link_of_to(k->r, row->to)].relation == ZD_MERGED;
}

static bool is_edited(const struct zd_redline *r, const struct zd_row *row)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (r->runs.at[row->first + i].mark != ZD_KEPT)
			return true;
	return zd_row_reshaped(r, row);
}

static enum zd_relation relation_of(
	const struct maker *k, const struct zd_row *row)
{
	const struct zd_redline *r = k->r;
	const struct zd_link *link = &r->links.at[link_of_to(r, row->to)];
	bool passage = has_mark(r, row, ZD_MOVED_TO) ||
		has_mark(r, row, ZD_MOVED_FROM);

	if (row->from == ZD_NONE)
		return passage ? ZD_PASSAGE : ZD_NEW;
	if (is_parted(k, row))
		return link->relation == ZD_MERGED ? ZD_MERGED : ZD_SPLIT;
	if (k->moved[row->to]) {
		if (link->relation == ZD_SWAPPED)
			return ZD_SWAPPED;
		return is_edited(r, row) ? ZD_MOVED_EDITED : ZD_MOVED;
	}
	if (passage)
		return ZD_PASSAGE;
	if (is_edited(r, row))
		return ZD_EDITED;
	return zd_row_relabelled(r, row) ? ZD_RENUMBERED : ZD_SAME;
}

static uint32_t push_row(struct maker *k, struct zd_row row)
{
	row.count = zd_u32(k->r->runs.len) - row.first;
	zd_vec_push(&k->r->rows, row);
	return zd_u32(k->r->rows.len - 1);
}

static struct zd_row row_start(struct maker *k, uint32_t from, uint32_t to)
{
	k->t->row = zd_u32(k->r->rows.len);
	return (struct zd_row){.from = from,
		.to = to,
		.first = zd_u32(k->r->runs.len),
		.partner = ZD_NONE};
}

static void push_hanging(struct maker *k, uint32_t anchor)
{
	struct zd_row row;
	uint32_t j;

	for (uint32_t i = k->head[anchor]; i != NONE; i = k->next[i]) {
		row = row_start(k, i, ZD_NONE);
		j = k->x->from.at.pair[i];
		row.stub = j != ZD_NOBODY;
		if (row.stub) {
			row.partner = j; /* its row is not known yet */
		} else {
			zd_tiles_gone(k->t, &k->r->runs, i);
			row.relation = ZD_DROPPED;
		}
		push_row(k, row);
	}
}

static void push_block(struct maker *k, uint32_t j)
{
	const struct zd_aligned *b = &k->x->to;
	struct zd_row row;

	row = row_start(k,
		b->at.pair[j] != ZD_NOBODY ? b->at.pair[j] : b->at.joins[j], j);
	zd_tiles_row(k->t, &k->r->runs, j);
	row.count = zd_u32(k->r->runs.len) - row.first;
	row.relation = relation_of(k, &row);
	row.score = b->at.score[j];
	row.close = k->x->close && k->x->close[j];
	k->row_of[j] = push_row(k, row);
}

/* Now that every row has its place: who is whose partner. */
static void marry(struct maker *k)
{
	struct zd_redline *r = k->r;

	for (uint32_t i = 0; i < r->rows.len; i++) {
		struct zd_row *row = &r->rows.at[i];

		if (!row->stub)
			continue;
		row->partner = k->row_of[row->partner];
		row->relation = r->rows.at[row->partner].relation;
		row->score = r->rows.at[row->partner].score;
		r->rows.at[row->partner].partner = i;
	}
	for (size_t i = 0; i < r->runs.len; i++) {
		struct zd_run *run = &r->runs.at[i];

		if (run->mark == ZD_MOVED_TO)
			run->partner = k->t->chains.at[run->partner].from_row;
		else if (run->mark == ZD_MOVED_FROM)
			run->partner = k->t->chains.at[run->partner].to_row;
	}
}

/* What went and what came, and what stayed behind it, for each change. */
static size_t expected_runs(const struct zd_tiles *t, size_t n, size_t m)
{
	size_t chains = t->chains.len;

	return m + n / 2 + 8 + (chains > m ? (chains - m) * 5 / 2 : 0);
}

void zd_rows_make(
	struct zd_redline *r, const struct zd_alignment *x, struct zd_tiles *t)
{
	struct maker k = {.r = r, .x = x, .t = t};
	size_t n = r->from->blocks.len, m = r->to->blocks.len;
	uint32_t *room = zd_alloc((n + 3 * m + 4) * sizeof(*room));

	k.next = room;
	k.head = room + n;
	k.tail = k.head + m + 1;
	k.row_of = k.tail + m + 1;
	k.moved = zd_calloc(m + 1, sizeof(*k.moved));
	memset(k.head, 0xff, (m + 1) * sizeof(*k.head));
	find_moves(&k);
	hang_all(&k);
	zd_vec_reserve(&r->rows, m + n / 8 + 8);
	zd_vec_reserve(&r->runs, expected_runs(t, n, m));
	push_hanging(&k, zd_u32(m));
	for (uint32_t j = 0; j < m; j++) {
		push_block(&k, j);
		push_hanging(&k, j);
	}
	marry(&k);
	zd_vec_trim(&r->rows);
	zd_vec_trim(&r->runs);
	zd_free(room);
	zd_free(k.moved);
}
