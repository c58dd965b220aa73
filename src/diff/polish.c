/*
 * Polishing: of all ways to match the words between two firm places, the one
 * that reads best. Weighs words against changes by dynamic programming
 * (Needleman and Wunsch 1970; a change that costs to open: Gotoh 1982) where
 * the passage is short, and leaves everything else as it is.
 */
#include "diff/tidy.h"

#include <zerodraft.h>

/* However many pairs of places the options ask for, the cells of a passage
 * take no more memory than these; and no sum over it comes near NEVER, weights
 * being less than 256. */
#define MOST_CELLS (1u << 26)
#define NEVER (-(1 << 24))
/* Room for so many cells is made at once: what most passages need. */
#define CELLS 4096u

/* By two places of a passage, the best that can be had of what stands before
 * them: when the last two words were matched, and when a change stands
 * last. */
struct cell {
	int32_t kept, changed;
	bool kept_after_change;
	bool from_a;    /* the last word of the change is of a */
	bool opens;     /* and its only one */
	uint8_t phrase; /* what a change gains that begins or ends here */
};

struct polish {
	const struct zd_pairing *p;
	const struct zd_lexicon *x;
	int32_t word, little, change; /* the weights */
	uint8_t phrase;
	uint32_t max_loose;
	uint32_t a, a_end, b, b_end; /* the passage */
	size_t most;                 /* cells: so the work is linear */
	bool coarse;                 /* a passage has more */
	struct cell *cells;
	size_t room; /* of cells */
};

static bool is_little(const struct polish *s, uint32_t word)
{
	return zd_lexicon_flags(s->x, word) & ZD_WORD_LITTLE;
}

static int32_t worth(const struct polish *s, uint32_t word)
{
	return is_little(s, word) ? s->little : s->word;
}

/* What a change gains that begins or ends between these places. */
static uint8_t phrase(const struct polish *s, uint32_t a, uint32_t b)
{
	bool ends = !a || !b ||
		((zd_lexicon_flags(s->x, s->p->a[a - 1]) |
			 zd_lexicon_flags(s->x, s->p->b[b - 1])) &
			ZD_WORD_PAUSE);

	return ends ? s->phrase : 0;
}

static struct cell *cell_at(const struct polish *s, uint32_t a, uint32_t b)
{
	return &s->cells[(size_t)(a - s->a) * (s->b_end - s->b + 1) +
		(b - s->b)];
}

/* How well the passage reads as it is matched now. */
static int32_t present(const struct polish *s)
{
	uint32_t a = s->a, b = s->b, to;
	int32_t sum = 0;

	for (uint32_t i = s->a; i <= s->a_end; i++) {
		to = i < s->a_end ? s->p->to_b[i] : s->b_end;
		if (to == ZD_NOBODY)
			continue;
		if (i != a || to != b)
			sum += phrase(s, a, b) + phrase(s, i, to) - s->change;
		if (i < s->a_end)
			sum += worth(s, s->p->a[i]);
		a = i + 1;
		b = to + 1;
	}
	return sum;
}

/* The change at `c` goes on from a place before it, or begins there. */
static void go_on(const struct polish *s, struct cell *c, uint32_t a,
	uint32_t b, bool from_a)
{
	const struct cell *before = cell_at(s, a, b);
	int32_t opened = before->kept + before->phrase - s->change;

	if (before->changed > c->changed) {
		c->changed = before->changed;
		c->from_a = from_a;
		c->opens = false;
	}
	if (opened > c->changed) {
		c->changed = opened;
		c->from_a = from_a;
		c->opens = true;
	}
}

static void fill(const struct polish *s, uint32_t a, uint32_t b)
{
	struct cell *c = cell_at(s, a, b), *before;
	int32_t closed;

	*c = (struct cell){
		.kept = NEVER, .changed = NEVER, .phrase = phrase(s, a, b)};
	if (a == s->a && b == s->b)
		c->kept = 0;
	if (a > s->a)
		go_on(s, c, a - 1, b, true);
	if (b > s->b)
		go_on(s, c, a, b - 1, false);
	if (a == s->a || b == s->b || s->p->a[a - 1] != s->p->b[b - 1])
		return;
	before = cell_at(s, a - 1, b - 1);
	closed = before->changed + before->phrase;
	c->kept_after_change = closed > before->kept;
	c->kept = worth(s, s->p->a[a - 1]) +
		(c->kept_after_change ? closed : before->kept);
}

static void forget(const struct polish *s)
{
	for (uint32_t i = s->a; i < s->a_end; i++)
		s->p->to_b[i] = ZD_NOBODY;
	for (uint32_t j = s->b; j < s->b_end; j++)
		s->p->to_a[j] = ZD_NOBODY;
}

/* Matches the words as the cells say, from the end. */
static void take(const struct polish *s, bool changed)
{
	uint32_t a = s->a_end, b = s->b_end;

	while (a > s->a || b > s->b) {
		const struct cell *c = cell_at(s, a, b);

		if (!changed) {
			changed = c->kept_after_change;
			s->p->to_b[--a] = --b;
			s->p->to_a[b] = a;
			continue;
		}
		changed = !c->opens;
		if (c->from_a)
			a--;
		else
			b--;
	}
}

static void make_room(struct polish *s, size_t cells)
{
	if (cells <= s->room)
		return;
	zd_free(s->cells);
	s->room = cells < CELLS ? CELLS : cells;
	s->cells = zd_alloc(s->room * sizeof(*s->cells));
}

static void polish(struct polish *s)
{
	size_t rows = s->a_end - s->a + 1, columns = s->b_end - s->b + 1;
	const struct cell *last;
	int32_t closed;

	if (rows * columns > s->most) {
		s->coarse = true;
		return;
	}
	make_room(s, rows * columns);
	for (uint32_t a = s->a; a <= s->a_end; a++)
		for (uint32_t b = s->b; b <= s->b_end; b++)
			fill(s, a, b);
	last = cell_at(s, s->a_end, s->b_end);
	closed = last->changed + last->phrase;
	if ((closed > last->kept ? closed : last->kept) <= present(s))
		return;
	forget(s);
	take(s, closed > last->kept);
}

/* Whether the words of a that are matched from `at` to `end` could as well be
 * matched elsewhere: one alone, or a few little ones. */
static bool is_loose(const struct polish *s, uint32_t at, uint32_t end)
{
	if (end - at > s->max_loose)
		return false;
	if (end - at == 1)
		return true;
	while (at < end && is_little(s, s->p->a[at]))
		at++;
	return at == end;
}

/* The end of the stretch of matched words that begins at a. */
static uint32_t stretch_end(const struct zd_pairing *p, uint32_t a)
{
	uint32_t end = a + 1;

	while (end < p->n && p->to_b[end] == p->to_b[end - 1] + 1 &&
		p->to_b[end] != ZD_NOBODY)
		end++;
	return end;
}

static void weigh(struct polish *s, const struct zd_diff_options *o)
{
	s->max_loose = o->max_loose;
	s->word = o->polish_word;
	s->little = o->polish_little;
	s->change = o->polish_change;
	s->phrase = o->polish_phrase;
	s->most = o->max_polish < MOST_CELLS ? o->max_polish : MOST_CELLS;
}

bool zd_polish(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o)
{
	struct polish s = {.p = p, .x = x};
	bool loose = false;
	uint32_t end;

	if (!o->max_polish)
		return false;
	weigh(&s, o);
	for (uint32_t i = 0; i < p->n; i = end) {
		end = i + 1;
		if (p->to_b[i] == ZD_NOBODY)
			continue;
		end = stretch_end(p, i);
		if (is_loose(&s, i, end)) {
			loose = true;
			continue;
		}
		s.a_end = i;
		s.b_end = p->to_b[i];
		if (loose)
			polish(&s);
		loose = false;
		s.a = end;
		s.b = p->to_b[end - 1] + 1;
	}
	s.a_end = p->n;
	s.b_end = p->m;
	if (loose)
		polish(&s);
	zd_free(s.cells);
	return s.coarse;
}
