/*
 * Rivals: whether a short block that stands in another one, in one run, was
 * copied there, because a third one is it, edited. What was copied has more
 * pairs of neighbouring words than what was edited in several places, and
 * would be settled first.
 */
#include "diff/rival.h"

void zd_rivals_init(struct zd_rivals *r, struct zd_alignment *x)
{
	size_t n = x->from.side.pieces.len, m = x->to.side.pieces.len;
	size_t count = x->queue.len;

	r->x = x;
	r->from = zd_alloc((n + m + 2 * count + 1) * sizeof(*r->from));
	r->to = r->from + n;
	r->next_from = r->to + m;
	r->next_to = r->next_from + count;
	memset(r->from, 0xff, (n + m) * sizeof(*r->from));
	for (size_t k = count; k-- > 0;) {
		const struct zd_pair *p = &x->queue.at[k];

		r->next_from[k] = r->from[p->from];
		r->from[p->from] = (uint32_t)k;
		r->next_to[k] = r->to[p->to];
		r->to[p->to] = (uint32_t)k;
	}
}

/* What two blocks have in common, and how much that is. */
struct look {
	bool spread;   /* it stands in several places */
	bool whole;    /* or is nearly all of one of them */
	uint32_t ends; /* of the first word and the last: how many both have */
	float likeness;
};

static uint32_t count_of(const struct zd_side *s, uint32_t piece)
{
	return s->pieces.at[piece].count;
}

/* The last word of a piece that is no sign; 0 when there is none. */
static uint32_t last_word(
	const struct zd_lexicon *x, const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];

	for (uint32_t i = p->first + p->count; i-- > p->first;)
		if (!(zd_lexicon_flags(x, s->tokens.at[i].word) & ZD_WORD_SIGN))
			return s->tokens.at[i].word;
	return 0;
}

static uint32_t first_word(const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];

	return p->count ? s->tokens.at[p->first].word : 0;
}

static uint32_t count_ends(
	const struct zd_alignment *x, const struct zd_pair *p)
{
	const struct zd_side *a = &x->from.side, *b = &x->to.side;

	return (first_word(a, p->from) == first_word(b, p->to)) +
		(last_word(&x->lexicon, a, p->from) ==
			last_word(&x->lexicon, b, p->to));
}

static struct look look_at(struct zd_alignment *x, const struct zd_pair *p)
{
	uint32_t n = count_of(&x->from.side, p->from);
	uint32_t m = count_of(&x->to.side, p->to);
	float shorter = (float)(n < m ? n : m);
	struct zd_common c = zd_match_look(&x->matcher, &x->from.side,
		&x->to.side, &(struct zd_group){&p->from, &p->to, 1, 1});

	return (struct look){(float)(c.words - c.longest) >=
			x->options->least_spread * shorter,
		(float)c.longest >= x->options->least_sure * shorter,
		count_ends(x, p), 2 * (float)c.words / (float)(n + m)};
}

/* What a pair is worth beside another one: less when it may have been copied,
 * in one run, into a block that neither begins nor ends as the other pair's
 * do. */
static float worth(const struct zd_diff_options *o, const struct look *look,
	const struct look *beside)
{
	bool copied = !look->spread && look->ends < beside->ends;

	return (copied ? o->least_rival : 1) * look->likeness;
}

/* One of two pairs at most is better than the other. */
static bool is_better(const struct zd_diff_options *o, const struct look *other,
	const struct look *own)
{
	return (other->spread || other->whole) &&
		worth(o, other, own) > worth(o, own, other);
}

static bool is_rival(const struct zd_alignment *x, const struct zd_pair *p,
	const struct zd_pair *q)
{
	return (q->from != p->from || q->to != p->to) &&
		2 * q->score >= p->score &&
		count_of(&x->from.side, q->from) +
			count_of(&x->to.side, q->to) <=
		2 * x->options->max_left &&
		zd_align_may(x, q->from, q->to);
}

/* A pair beside its rivals: it is looked at when there is one. */
struct contest {
	const struct zd_rivals *r;
	const struct zd_pair *p;
	struct look own;
	bool looked;
};

/* Whether the lengths alone rule out that q is better. */
static bool cannot_be_better(const struct contest *c, const struct zd_pair *q)
{
	uint32_t n = count_of(&c->r->x->from.side, q->from);
	uint32_t m = count_of(&c->r->x->to.side, q->to);

	return 2 * (float)(n < m ? n : m) <= c->r->x->options->least_rival *
		c->own.likeness * (float)(n + m);
}

/* Looks through a list of pairs of which one block is p's. */
static bool any_better(struct contest *c, uint32_t at, const uint32_t *next)
{
	struct zd_alignment *x = c->r->x;
	struct look other;
	uint32_t listed = 0;

	for (; at != ZD_NOBODY && listed++ < x->options->max_rivals;
		at = next[at]) {
		const struct zd_pair *q = &x->queue.at[at];

		if (!is_rival(x, c->p, q))
			continue;
		if (!c->looked)
			c->own = look_at(x, c->p);
		c->looked = true;
		if (cannot_be_better(c, q))
			continue;
		other = look_at(x, q);
		if (is_better(x->options, &other, &c->own))
			return true;
	}
	return false;
}

bool zd_rivals_better(const struct zd_rivals *r, const struct zd_pair *p)
{
	struct contest c = {.r = r, .p = p};

	return any_better(&c, r->from[p->from], r->next_from) ||
		any_better(&c, r->to[p->to], r->next_to);
}

/* Whether an open block that has so many pairs of words, of which `own` stand
 * in its pair, stands whole in a settled one of a list. */
static bool is_held(const struct zd_rivals *r, uint32_t at,
	const uint32_t *next, uint32_t pairs, uint32_t own)
{
	const struct zd_alignment *x = r->x;
	uint32_t listed = 0, shared;

	for (; at != ZD_NOBODY && listed++ < x->options->max_rivals;
		at = next[at]) {
		const struct zd_pair *q = &x->queue.at[at];

		if (x->from.at.pair[q->from] == ZD_NOBODY &&
			x->to.at.pair[q->to] == ZD_NOBODY)
			continue;
		shared = zd_pair_shared(x, q);
		if (shared > own && zd_pair_is_whole(x, shared, pairs))
			return true;
	}
	return false;
}

bool zd_rivals_hold(const struct zd_rivals *r, const struct zd_pair *p)
{
	const struct zd_alignment *x = r->x;
	uint32_t n = zd_bigrams_count(&x->from.side, p->from);
	uint32_t m = zd_bigrams_count(&x->to.side, p->to);
	uint32_t own = zd_pair_shared(x, p);

	return is_held(r, r->from[p->from], r->next_from, n, own) ||
		is_held(r, r->to[p->to], r->next_to, m, own);
}

void zd_rivals_clear(struct zd_rivals *r)
{
	zd_free(r->from);
}
