#include <stdbool.h>

#include "amend/edits_tidy.h"
#include "base/vec.h"
#include "text/markup.h"

/* Farthest brackets, in bytes, that an edit of one takes the other along. */
#define BRACKET_REACH 200u

/* Bytes from a delimiter that opens emphasis to the one that closes it; or a
 * bracket and its partner (UINT32_MAX: none near). */
struct span {
	uint32_t start, end;
};

struct spans {
	struct span *at;
	size_t len, cap;
};

struct places {
	size_t *at;
	size_t len, cap;
};

struct marked {
	struct zd_slice text;
	struct spans emph, strong; /* in order, not overlapping */
	struct spans brackets;     /* in order; each of a pair has its own */
};

struct widening {
	struct zd_edits *edits;
	size_t read, write; /* edits still to read; place of the current one */
	size_t first;
	struct marked base, mine;
};

/* Pairs up the brackets of a piece with those still open. */
static void mark_brackets(
	struct marked *m, struct places *open, const struct zd_markup_piece *p)
{
	for (size_t i = 0; i < p->text.len; i++) {
		struct span b = {
			(uint32_t)(p->text.ptr + i - m->text.ptr), UINT32_MAX};
		struct span *partner;

		if (p->text.ptr[i] == '[') {
			zd_vec_push(open, m->brackets.len);
		} else if (p->text.ptr[i] != ']') {
			continue;
		} else if (open->len) {
			partner = &m->brackets.at[open->at[--open->len]];
			if (b.start - partner->start <= BRACKET_REACH) {
				b.end = partner->start;
				partner->end = b.start;
			}
		}
		zd_vec_push(&m->brackets, b);
	}
}

static void mark_spans(struct marked *m, struct zd_slice text)
{
	struct zd_markup_cursor c = {.text = text};
	struct zd_markup_piece p;
	struct span open[2] = {{0, 0}, {0, 0}};
	struct places open_brackets = {0};

	m->text = text;
	if (!text.len ||
		(!memchr(text.ptr, '*', text.len) &&
			!memchr(text.ptr, '[', text.len)))
		return;
	for (p = zd_markup_next(&c); p.kind != ZD_MARKUP_END;
		p = zd_markup_next(&c)) {
		bool strong = p.kind == ZD_MARKUP_STRONG;
		struct spans *to = strong ? &m->strong : &m->emph;

		if (p.kind == ZD_MARKUP_TEXT)
			mark_brackets(m, &open_brackets, &p);
		if (!strong && p.kind != ZD_MARKUP_EMPH)
			continue;
		if (p.opens) {
			open[strong].start = (uint32_t)p.start;
			continue;
		}
		open[strong].end = (uint32_t)p.end;
		zd_vec_push(to, open[strong]);
	}
	zd_vec_clear(&open_brackets);
}

/* The span that x is inside of, or NULL. */
static const struct span *inside(const struct spans *spans, uint32_t x)
{
	size_t low = 0, high = spans->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (spans->at[mid].end <= x)
			low = mid + 1;
		else
			high = mid;
	}
	return low < spans->len && spans->at[low].start < x ? &spans->at[low]
							    : NULL;
}

/* True when byte x stands behind a backslash that escapes it. */
static bool is_escaped(struct zd_slice text, uint32_t x)
{
	uint32_t n = 0;

	while (n < x && text.ptr[x - n - 1] == '\\')
		n++;
	return x < text.len && n % 2;
}

/* The first bracket at or behind x. */
static size_t bracket_from(const struct marked *m, uint32_t x)
{
	size_t low = 0, high = m->brackets.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->brackets.at[mid].start < x)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* How far bytes [start, end) have to begin earlier, and end later. Only
 * brackets near a side can have their partner beyond it. */
static uint32_t back(const struct marked *m, uint32_t start, uint32_t end)
{
	const struct span *e = inside(&m->emph, start);
	const struct span *s = inside(&m->strong, start);
	uint32_t to = is_escaped(m->text, start) ? start - 1 : start;

	if (e && e->start < to)
		to = e->start;
	if (s && s->start < to)
		to = s->start;
	if (end - start > BRACKET_REACH)
		end = start + BRACKET_REACH;
	for (size_t i = bracket_from(m, start); i < m->brackets.len; i++) {
		if (m->brackets.at[i].start >= end)
			break;
		if (m->brackets.at[i].end < to)
			to = m->brackets.at[i].end;
	}
	return start - to;
}

static uint32_t forward(const struct marked *m, uint32_t start, uint32_t end)
{
	const struct span *e = inside(&m->emph, end);
	const struct span *s = inside(&m->strong, end);
	uint32_t to = is_escaped(m->text, end) ? end + 1 : end;

	if (e && e->end > to)
		to = e->end;
	if (s && s->end > to)
		to = s->end;
	if (end - start > BRACKET_REACH)
		start = end - BRACKET_REACH;
	for (size_t i = bracket_from(m, start); i < m->brackets.len; i++) {
		const struct span *b = &m->brackets.at[i];

		if (b->start >= end)
			break;
		if (b->end != UINT32_MAX && b->end + 1 > to)
			to = b->end + 1;
	}
	return to - end;
}

/* Moves the beginning of the current edit back; true when it moved. */
static bool widen_back(struct widening *w)
{
	struct zd_edit *e = &w->edits->at[w->write];
	struct zd_edit *prev = w->write > w->first ? e - 1 : NULL;
	uint32_t by = back(&w->base, e->from_start, e->from_end);
	uint32_t also = back(&w->mine, e->to_start, e->to_end);

	if (also > by)
		by = also;
	if (prev && e->from_start - prev->from_end <= by) {
		prev->from_end = e->from_end;
		prev->to_end = e->to_end;
		w->write--;
		return true;
	}
	e->from_start -= by;
	e->to_start -= by;
	return by > 0;
}

static bool widen_forward(struct widening *w)
{
	struct zd_edit *e = &w->edits->at[w->write];
	struct zd_edit *next = &w->edits->at[w->read];
	uint32_t by = forward(&w->base, e->from_start, e->from_end);
	uint32_t also = forward(&w->mine, e->to_start, e->to_end);

	if (also > by)
		by = also;
	if (w->read < w->edits->len && next->from_start - e->from_end <= by) {
		e->from_end = next->from_end;
		e->to_end = next->to_end;
		w->read++;
		return true;
	}
	e->from_end += by;
	e->to_end += by;
	return by > 0;
}

static void marked_clear(struct marked *m)
{
	zd_vec_clear(&m->emph);
	zd_vec_clear(&m->strong);
	zd_vec_clear(&m->brackets);
}

void zd_edits_balance(struct zd_edits *edits, size_t first,
	struct zd_slice base, struct zd_slice mine)
{
	struct widening w = {.edits = edits, .first = first};
	bool more;

	mark_spans(&w.base, base);
	mark_spans(&w.mine, mine);
	w.write = first;
	for (w.read = first; w.read < edits->len; w.write++) {
		edits->at[w.write] = edits->at[w.read++];
		do {
			more = widen_back(&w);
			more = widen_forward(&w) || more;
		} while (more);
	}
	edits->len = w.write;
	marked_clear(&w.base);
	marked_clear(&w.mine);
}
