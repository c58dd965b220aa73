#include "render/block.h"
#include "render/docx.h"

unsigned zd_docx_sides(const struct zd_view_run *r)
{
	if (r->proposed || zd_view_comes(r->mark) || r->mark >= ZD_VIEW_SIGN)
		return ZD_DOCX_TO;
	return zd_view_goes(r->mark) ? ZD_DOCX_FROM : ZD_DOCX_BOTH;
}

bool zd_docx_is_voice(const struct zd_docx *d, const struct zd_view_block *b)
{
	return d->text &&
		(b->kind == ZD_VIEW_REMARK || b->kind == ZD_VIEW_LEGEND);
}

static bool is_at_side(const struct zd_view_block *b)
{
	return b->mark == ZD_VIEW_INSERTED || b->proposed;
}

/* Sides on which a whole block begins a paragraph. */
static uint8_t begins(const struct zd_view_block *b)
{
	if (is_at_side(b))
		return ZD_DOCX_TO;
	return b->mark == ZD_VIEW_DELETED ? ZD_DOCX_FROM : ZD_DOCX_BOTH;
}

/* Sides on which the labels before a block stand. */
static uint8_t label_sides(const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	uint8_t sides = 0;

	for (size_t n = zd_block_labels(b, parts); n--;)
		sides |= parts[n].joined || b->proposed ? ZD_DOCX_TO
			: zd_view_goes(parts[n].mark)   ? ZD_DOCX_FROM
			: zd_view_comes(parts[n].mark)  ? ZD_DOCX_TO
							: ZD_DOCX_BOTH;
	return sides;
}

static struct zd_docx_line *push(
	struct zd_docx *d, uint32_t block, uint32_t first, uint8_t sides)
{
	struct zd_docx_line line = {.block = block,
		.first = first,
		.end = first,
		.gap = ZD_VIEW_NONE,
		.begins = sides,
		.only = ZD_DOCX_BOTH,
		.ends = ZD_DOCX_BOTH};

	zd_vec_push(&d->lines, line);
	return &d->lines.at[d->lines.len - 1];
}

/*
 * A block as lines that are cut where a paragraph began on the from-side.
 * only: the sides that are shown here, one where the block moved.
 */
static void push_block(struct zd_docx *d, uint32_t block, uint8_t only)
{
	const struct zd_view_block *b = &d->v->blocks.at[block];
	struct zd_docx_line *line = push(d, block, b->first, begins(b) & only);

	line->head = true;
	line->only = only;
	line->holds = line->tail = label_sides(b) & only;
	for (uint32_t i = b->first; i < b->first + b->count; i++) {
		const struct zd_view_run *r = &d->v->runs.at[i];

		if (r->gap && (only & ZD_DOCX_FROM)) {
			/* What begins twice without a word is one. */
			if (line->holds || !(line->begins & ZD_DOCX_FROM) ||
				(line->begins & ZD_DOCX_TO)) {
				line->end = i;
				line = push(d, block, i + 1, ZD_DOCX_FROM);
				line->only = only;
			}
			line->first = i + 1;
			line->gap = i;
			line->holds |= r->text.len ? ZD_DOCX_FROM : 0;
		} else if (!r->gap && r->text.len) {
			line->tail = (uint8_t)(zd_docx_sides(r) & only);
			line->holds |= line->tail;
		}
	}
	line->end = b->first + b->count;
	/* It said nothing of the from-side, and yet there is something. */
	if (!line->begins && only)
		line->begins = line->holds;
}

/* --- What moved ----------------------------------------------------------- */

/* The blocks of each move, in a list from first[move] on. */
struct moves {
	uint32_t *first, *last, *next;
	uint32_t len;
};

static void list_moves(struct moves *m, const struct zd_view *v)
{
	for (size_t i = 0; i < v->blocks.len; i++)
		if (v->blocks.at[i].move > m->len)
			m->len = v->blocks.at[i].move;
	m->first = zd_calloc((size_t)m->len + 1, sizeof(*m->first));
	m->last = zd_calloc((size_t)m->len + 1, sizeof(*m->last));
	m->next = zd_calloc(v->blocks.len + 1, sizeof(*m->next));
	for (uint32_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (!b->move || b->stub)
			continue;
		/* Places count from 1: 0 is none. */
		if (m->last[b->move])
			m->next[m->last[b->move] - 1] = i + 1;
		else
			m->first[b->move] = i + 1;
		m->last[b->move] = i + 1;
	}
}

static void clear_moves(struct moves *m)
{
	zd_free(m->first);
	zd_free(m->last);
	zd_free(m->next);
}

static void push_away(struct zd_docx *d, const struct moves *m, uint32_t stub)
{
	uint32_t move = d->v->blocks.at[stub].move;
	size_t before = d->lines.len;

	for (uint32_t i = m->first[move]; i; i = m->next[i - 1]) {
		size_t from = d->lines.len;

		push_block(d, i - 1, ZD_DOCX_FROM);
		for (; from < d->lines.len; from++)
			d->lines.at[from].away = true;
	}
	if (d->lines.len == before)
		return;
	d->lines.at[before].opens = true;
	d->lines.at[d->lines.len - 1].closes = true;
}

/* Notes of the from-side that are part of another one now: they stand below
 * the text, as what is gone. */
static void push_joined_notes(struct zd_docx *d, uint32_t block)
{
	const struct zd_view_block *b = &d->v->blocks.at[block];
	struct zd_docx_line *line = NULL;

	for (uint32_t i = b->first; i < b->first + b->count; i++) {
		if (d->v->runs.at[i].gap) {
			line = push(d, block, i + 1, ZD_DOCX_FROM);
			line->only = line->holds = ZD_DOCX_FROM;
			line->gap = i;
		}
		if (line)
			line->end = i + 1;
	}
}

/*
 * A note as a paragraph, on the sides where nothing refers to it. Of one that
 * was cut in two the second part goes on, on the from-side, with the first:
 * in its footnote, or here.
 */
static void push_note(struct zd_docx *d, uint32_t block, uint8_t sides)
{
	const struct zd_view_block *b = &d->v->blocks.at[block];
	struct zd_docx_line *line;

	if (b->joined && !d->in_footnote) {
		line = push(d, block, b->first, 0);
		line->end = zd_docx_first_gap(d, block);
		line->only = line->holds = ZD_DOCX_FROM;
	}
	if (b->joined)
		sides &= ZD_DOCX_TO;
	if (sides)
		push_block(d, block, sides);
	if (!(sides & ZD_DOCX_FROM))
		push_joined_notes(d, block);
}

static void push_any(struct zd_docx *d, const struct moves *m, uint32_t i)
{
	const struct zd_view_block *b = &d->v->blocks.at[i];
	struct zd_docx_line *line;

	if (b->stub) {
		if (b->kind != ZD_VIEW_NOTE)
			push_away(d, m, i);
		return;
	}
	if (b->kind == ZD_VIEW_NOTE) {
		uint8_t lost = b->number
			? begins(b) & (uint8_t)~d->note_sides[b->number]
			: ZD_DOCX_BOTH;

		push_note(d, i, lost);
		if (!b->joined && (begins(b) & ZD_DOCX_FROM))
			d->in_footnote = !(lost & ZD_DOCX_FROM);
		if (zd_docx_first_gap(d, i) < b->first + b->count)
			d->in_footnote = false;
		return;
	}
	d->in_footnote = false;
	if (zd_block_is_row(b)) {
		push(d, i, b->first, ZD_DOCX_BOTH)->row = true;
		return;
	}
	if (!b->move) {
		push_block(d, i, ZD_DOCX_BOTH);
		return;
	}
	push_block(d, i, ZD_DOCX_TO);
	line = &d->lines.at[d->lines.len - 1];
	line->opens = m->first[b->move] == i + 1;
	line->closes = m->last[b->move] == i + 1;
}

/* --- Paragraph marks ------------------------------------------------------ */

static bool is_void(const struct zd_docx_line *line, uint8_t side)
{
	return !line->row && !((line->begins | line->holds) & side);
}

/*
 * Lines from `first` to `end` have nothing of the side. Their own marks are
 * not there; where the text before them ends in what is not there either, its
 * mark goes with that instead of the last of theirs, as if it had been typed
 * in one go: LibreOffice would join too much otherwise.
 */
static void mark_void(
	struct zd_docx *d, uint8_t side, size_t on, size_t first, size_t end)
{
	bool typed = on != SIZE_MAX && on + 1 == first &&
		!(d->lines.at[on].tail & side) && (d->lines.at[on].ends & side);

	for (size_t i = first; i < end; i++)
		d->lines.at[i].ends &= (uint8_t)~side;
	if (typed && first < end) {
		d->lines.at[on].ends &= (uint8_t)~side;
		d->lines.at[end - 1].ends |= side;
	}
}

/*
 * On one side. A line without anything of the side has no paragraph mark
 * there; one that goes on with what stands before it takes the mark of that
 * away. The document's last mark cannot go, so another one does for it.
 */
static void mark_side(struct zd_docx *d, uint8_t side)
{
	size_t on = SIZE_MAX;   /* the last line that is there */
	size_t mark = SIZE_MAX; /* and the one that has its mark */
	size_t i = 0, n = d->lines.len, first;

	while (i < n) {
		struct zd_docx_line *line = &d->lines.at[i];

		if (line->row) {
			on = mark = SIZE_MAX;
			i++;
			continue;
		}
		for (first = i; i < n && is_void(&d->lines.at[i], side);)
			i++;
		if (i > first) {
			mark_void(d, side, on, first, i);
			if (on != SIZE_MAX && !(d->lines.at[on].ends & side))
				mark = i - 1;
			continue;
		}
		if (!(line->begins & side) && mark != SIZE_MAX)
			d->lines.at[mark].ends &= (uint8_t)~side;
		on = mark = i++;
	}
	if (mark == SIZE_MAX || (d->lines.at[n - 1].ends & side))
		return;
	d->lines.at[mark].ends &= (uint8_t)~side;
	d->lines.at[n - 1].ends |= side;
}

/* --- What is said --------------------------------------------------------- */

static void say(struct zd_docx *d, struct zd_slice text)
{
	struct zd_docx_comment c = {ZD_LIT("zerodraft"), text};

	if (text.len)
		zd_vec_push(&d->said, c);
}

/* Word has marks of its own: it need not be told what ours mean. */
static bool explains_marks(
	const struct zd_view *v, const struct zd_view_block *b)
{
	for (uint32_t i = b->first; i < b->first + b->count; i++)
		if (zd_view_comes(v->runs.at[i].mark))
			return true;
	return false;
}

static void say_block(struct zd_docx *d, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;

	if (!zd_docx_is_voice(d, b))
		zd_block_said(&said, d->v, b, NULL);
	else if (!explains_marks(d->v, b))
		zd_runs_text(&said, d->v, b->first, b->count);
	say(d, zd_arena_slice(&d->arena, zd_buf_slice(&said)));
	zd_buf_clear(&said);
}

void zd_docx_lay_out(struct zd_docx *d)
{
	const struct zd_view *v = d->v;
	struct moves m = {0};
	size_t before, at = 0;
	ZD_VEC(uint32_t) first = {0};

	list_moves(&m, v);
	for (uint32_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		before = d->lines.len;
		if (!zd_docx_is_voice(d, b))
			push_any(d, &m, i);
		/* What is said of nothing stands at the line behind it. */
		while (first.len < d->lines.len) {
			uint32_t which =
				first.len == before ? zd_u32(at) : ZD_VIEW_NONE;

			zd_vec_push(&first, which);
		}
		say_block(d, b);
		if (d->lines.len > before)
			at = d->said.len;
	}
	clear_moves(&m);
	d->said_first = zd_calloc(d->lines.len + 2, sizeof(uint32_t));
	for (size_t i = d->lines.len + 1, next = d->said.len; i--;) {
		if (i < first.len && first.at[i] != ZD_VIEW_NONE)
			next = first.at[i];
		d->said_first[i] = zd_u32(next);
	}
	zd_vec_clear(&first);
	mark_side(d, ZD_DOCX_FROM);
	mark_side(d, ZD_DOCX_TO);
}
