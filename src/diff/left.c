/*
 * Stage left: what is open on both sides when everything else is settled.
 * When a short block was edited five times, little of it is the same; but
 * that stands in several places, where a clause that was copied stands in
 * one.
 */
#include <stdlib.h>

#include "diff/align.h"
#include "diff/rare.h"

#define MANY (ZD_NOBODY - 1)
/* However many words the options allow: a product of words is kept. */
#define MOST_WORDS 16384u

/* By open block of either side: who is the only candidate for it, MANY, or
 * ZD_NOBODY. */
struct only {
	uint32_t *from, *to;
};

static void note(uint32_t *only, uint32_t other)
{
	*only = *only == ZD_NOBODY || *only == other ? other : MANY;
}

static void note_all(struct only *o, const struct zd_alignment *x)
{
	size_t n = x->from.side.pieces.len, m = x->to.side.pieces.len;

	o->from = zd_alloc((n + m + 1) * sizeof(*o->from));
	o->to = o->from + n;
	memset(o->from, 0xff, (n + m) * sizeof(*o->from));
	for (size_t k = 0; k < x->queue.len; k++) {
		const struct zd_pair *p = &x->queue.at[k];

		if (!zd_align_may(x, p->from, p->to))
			continue;
		note(&o->from[p->from], p->to);
		note(&o->to[p->to], p->from);
	}
}

static bool is_only(uint32_t only, uint32_t other)
{
	return only == ZD_NOBODY || only == other;
}

/* Whether words that are not little stand in both, in whatever order: who has
 * none need not be looked at. */
static bool may_be_version(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	const struct zd_piece *a = &x->from.side.pieces.at[i];
	const struct zd_piece *b = &x->to.side.pieces.at[j];
	const struct zd_token *t = x->from.side.tokens.at + a->first;
	const struct zd_token *u = x->to.side.tokens.at + b->first;
	uint32_t all = 0, shared = 0;

	for (uint32_t k = 0; k < b->count; k++)
		all += zd_lexicon_is_weighty(&x->lexicon, u[k].word);
	for (uint32_t k = 0; k < a->count; k++) {
		if (!zd_lexicon_is_weighty(&x->lexicon, t[k].word))
			continue;
		all++;
		for (uint32_t l = 0; l < b->count; l++)
			if (u[l].word == t[k].word) {
				shared++;
				break;
			}
	}
	return 2 * (float)shared >= x->options->least_left_alone * (float)all;
}

/* Whether few words are to be explained, and what they share is more than a
 * turn of phrase. Notes in p how alike they are by their words. */
static bool is_version(
	struct zd_alignment *x, const struct only *only, struct zd_pair *p)
{
	const struct zd_diff_options *o = x->options;
	uint32_t n = x->from.side.pieces.at[p->from].count;
	uint32_t m = x->to.side.pieces.at[p->to].count;
	bool alone = is_only(only->from[p->from], p->to) &&
		is_only(only->to[p->to], p->from);
	float least = alone ? o->least_left_alone : o->least_left;
	struct zd_common c;

	/* Who has few pairs of words in common has few words, too. */
	if (!zd_align_may(x, p->from, p->to) || n + m > o->max_left ||
		(!alone && p->score < o->least_left_pairs * least) ||
		!may_be_version(x, p->from, p->to))
		return false;
	c = zd_match_look(&x->matcher, &x->from.side, &x->to.side,
		&(struct zd_group){&p->from, &p->to, 1, 1});
	p->score = 2 * (float)c.words / (float)(n + m);
	return c.longest < c.words && p->score >= least &&
		2 * (float)c.weighty >=
		o->least_left_alone * (float)(c.from_weighty + c.to_weighty) &&
		zd_align_evidence(x, p->from, p->to) >= o->least_evidence;
}

/* What a block ends with: a stop, a comma, or nothing of the kind. "; and"
 * stops, too. */
static uint8_t ending(
	const struct zd_alignment *x, const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	uint32_t words = x->options->ending_words;
	uint8_t flags = 0;

	for (uint32_t i = 1; i <= words && i <= p->count && !flags; i++)
		flags = zd_lexicon_flags(&x->lexicon,
				s->tokens.at[p->first + p->count - i].word) &
			(ZD_WORD_PAUSE | ZD_WORD_STOP);
	return flags;
}

/* Whether their words may be weighed; notes it where they are too many. */
static bool may_weigh(
	struct zd_alignment *x, const struct zd_pair *p, uint32_t words)
{
	uint32_t most = x->options->max_left_words;

	if (words > x->options->max_left)
		return false;
	if (words <= (most < MOST_WORDS ? most : MOST_WORDS))
		return true;
	x->cut[p->to] |= 1u << ZD_COARSE_LEFT;
	return false;
}

/* Whether two of a few blocks are one: what they share stands in several
 * places, is a good part of one of them, counted by how rare it is, and both
 * end alike. Notes in p how good a part. */
static bool is_remnant(
	struct zd_alignment *x, struct zd_rarity *rarity, struct zd_pair *p)
{
	const struct zd_side *a = &x->from.side, *b = &x->to.side;
	uint32_t n = a->pieces.at[p->from].count;
	uint32_t m = b->pieces.at[p->to].count;
	struct zd_weighed w;

	if (!zd_align_may(x, p->from, p->to) ||
		ending(x, a, p->from) != ending(x, b, p->to) ||
		!may_weigh(x, p, n + m))
		return false;
	w = zd_rarity_weigh(rarity, p->from, p->to);
	p->score = (float)w.common / (float)(w.from < w.to ? w.from : w.to);
	return w.run < w.common && p->score >= x->options->least_left_few;
}

struct left {
	struct zd_alignment *x;
	ZD_VEC(struct zd_pair) pairs;
};

struct blocks {
	uint32_t *at;
	size_t len, cap;
};

/* Lists the short ones; of many, one more than are wanted. */
static struct blocks list_short(
	const struct zd_alignment *x, const struct zd_aligned *a)
{
	struct blocks b = {0};

	for (uint32_t i = 0;
		i < a->side.pieces.len && b.len <= x->options->max_left_each;
		i++)
		if (zd_align_is_open(a, i) &&
			a->side.pieces.at[i].count < x->options->max_left)
			zd_vec_push(&b, i);
	return b;
}

/* Each with each. */
static void try_few(
	struct left *l, const struct blocks *from, const struct blocks *to)
{
	struct zd_rarity rarity;
	struct zd_pair p;

	zd_rarity_init(&rarity, l->x);
	for (size_t i = 0; i < from->len; i++)
		for (size_t j = 0; j < to->len; j++) {
			p = (struct zd_pair){
				.from = from->at[i], .to = to->at[j]};
			if (is_remnant(l->x, &rarity, &p))
				zd_vec_push(&l->pairs, p);
		}
	zd_rarity_clear(&rarity);
}

/* Those that are candidates. */
static void try_queue(struct left *l)
{
	struct only only;

	note_all(&only, l->x);
	for (size_t k = 0; k < l->x->queue.len; k++) {
		struct zd_pair p = l->x->queue.at[k];

		if (is_version(l->x, &only, &p))
			zd_vec_push(&l->pairs, p);
	}
	zd_free(only.from);
}

static void list_versions(struct left *l)
{
	struct blocks from = list_short(l->x, &l->x->from);
	struct blocks to = list_short(l->x, &l->x->to);
	uint32_t most = l->x->options->max_left_each;

	if (from.len > most || to.len > most)
		try_queue(l);
	else if (from.len && to.len)
		try_few(l, &from, &to);
	zd_vec_clear(&from);
	zd_vec_clear(&to);
}

static int by_score(const void *a, const void *b)
{
	const struct zd_pair *p = a, *q = b;

	if (p->score != q->score)
		return p->score < q->score ? 1 : -1;
	if (p->from != q->from)
		return p->from < q->from ? -1 : 1;
	return (p->to > q->to) - (p->to < q->to);
}

void zd_align_left(struct zd_alignment *x)
{
	struct left l = {.x = x};

	list_versions(&l);
	if (l.pairs.len)
		qsort(l.pairs.at, l.pairs.len, sizeof(*l.pairs.at), by_score);
	for (size_t k = 0; k < l.pairs.len; k++) {
		const struct zd_pair *p = &l.pairs.at[k];

		if (zd_align_may(x, p->from, p->to))
			zd_align_settle(x, p->from, p->to, p->score, false);
	}
	zd_vec_clear(&l.pairs);
}
