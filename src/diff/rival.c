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
	r->steps = (uint64_t)x->options->max_rivals * count;
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
		q->score >= x->options->least_rival_pairs * p->score &&
		count_of(&x->from.side, q->from) +
			count_of(&x->to.side, q->to) <=
		x->options->max_rival_words &&
		zd_align_may(x, q->from, q->to);
}

/* A pair beside its rivals: it is looked at when there is one. */
struct contest {
	struct zd_rivals *r;
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

/* Whether what is left of a list is still to be looked through for somebody
 * whom max_rivals kept from being looked at: all of that takes no more than as
 * many steps for each pair, or there may be one. */
static bool may_go_on(struct zd_rivals *r, uint32_t at)
{
	bool *coarse = &r->x->coarse[ZD_COARSE_RIVALS];

	if (at == ZD_NOBODY || *coarse || !r->x->options->max_rivals)
		return false;
	*coarse = !r->steps;
	r->steps -= !*coarse;
	return !*coarse;
}

/* The pair itself is looked at when it is first compared. */
static void look_at_own(struct contest *c)
{
	if (!c->looked)
		c->own = look_at(c->r->x, c->p);
	c->looked = true;
}

/* Notes whether there may be a better one. */
static void note_missed(struct contest *c, uint32_t at, const uint32_t *next)
{
	struct zd_alignment *x = c->r->x;

	for (; may_go_on(c->r, at); at = next[at]) {
		const struct zd_pair *q = &x->queue.at[at];

		if (!is_rival(x, c->p, q))
			continue;
		look_at_own(c);
		x->coarse[ZD_COARSE_RIVALS] = !cannot_be_better(c, q);
	}
}

/* Looks through a list of pairs of which one block is p's. *rest becomes what
 * is left of it. */
static bool any_better(
	struct contest *c, uint32_t at, const uint32_t *next, uint32_t *rest)
{
	struct zd_alignment *x = c->r->x;
	struct look other;
	uint32_t listed = 0;

	for (; at != ZD_NOBODY && listed++ < x->options->max_rivals;
		at = next[at]) {
		const struct zd_pair *q = &x->queue.at[at];

		if (!is_rival(x, c->p, q))
			continue;
		look_at_own(c);
		if (cannot_be_better(c, q))
			continue;
		other = look_at(x, q);
		if (is_better(x->options, &other, &c->own))
			return true;
	}
	*rest = at;
	return false;
}

bool zd_rivals_better(struct zd_rivals *r, const struct zd_pair *p)
{
	struct contest c = {.r = r, .p = p};
	uint32_t from, to;

	if (any_better(&c, r->from[p->from], r->next_from, &from) ||
		any_better(&c, r->to[p->to], r->next_to, &to))
		return true;
	note_missed(&c, from, r->next_from);
	note_missed(&c, to, r->next_to);
	return false;
}

/* Whether an open block that has so many pairs of words, of which `own` stand
 * in its pair, stands whole in the settled one of another pair. */
static bool holds(const struct zd_alignment *x, const struct zd_pair *q,
	uint32_t pairs, uint32_t own)
{
	uint32_t shared;

	if (x->from.at.pair[q->from] == ZD_NOBODY &&
		x->to.at.pair[q->to] == ZD_NOBODY)
		return false;
	shared = zd_pair_shared(x, q);
	return shared > own && zd_pair_is_whole(x, shared, pairs);
}

/* The same of a list. Notes it where one was not looked at. */
static bool is_held(struct zd_rivals *r, uint32_t at, const uint32_t *next,
	uint32_t pairs, uint32_t own)
{
	struct zd_alignment *x = r->x;
	uint32_t listed = 0;

	for (; at != ZD_NOBODY && listed++ < x->options->max_rivals;
		at = next[at])
		if (holds(x, &x->queue.at[at], pairs, own))
			return true;
	for (; may_go_on(r, at); at = next[at])
		if (holds(x, &x->queue.at[at], pairs, own))
			x->coarse[ZD_COARSE_RIVALS] = true;
	return false;
}

bool zd_rivals_hold(struct zd_rivals *r, const struct zd_pair *p)
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
