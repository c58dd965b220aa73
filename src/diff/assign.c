/*
 * Stage assign: takes candidates one to one, best first. Greedy: where two
 * blocks compete, the higher rank wins, then the place.
 */
#include <stdlib.h>

#include "diff/align.h"
#include "diff/bigram.h"
#include "diff/rival.h"

static int by_rank(const void *a, const void *b)
{
	const struct zd_pair *p = a, *q = b;

	if (p->rank != q->rank)
		return p->rank < q->rank ? 1 : -1;
	if (p->from != q->from)
		return p->from < q->from ? -1 : 1;
	return (p->to > q->to) - (p->to < q->to);
}

static bool both_open(const struct zd_alignment *x, const struct zd_pair *p)
{
	return zd_align_is_open(&x->from, p->from) &&
		zd_align_is_open(&x->to, p->to);
}

/* Whether two blocks have more in common than one clause, which anybody may
 * have copied. */
static bool is_spread(struct zd_alignment *x, const struct zd_pair *p)
{
	uint32_t n = x->from.side.pieces.at[p->from].count;
	uint32_t m = x->to.side.pieces.at[p->to].count;
	struct zd_common c = zd_match_look(&x->matcher, &x->from.side,
		&x->to.side, &(struct zd_group){&p->from, &p->to, 1, 1});

	return 2 * (float)c.words >=
		x->options->least_common * (float)(n + m) ||
		(float)(c.words - c.longest) >=
		x->options->least_spread * (float)(n < m ? n : m);
}

/* Whether likeness that is not strong, or that rests on clauses which many
 * have, is more than chance. */
static bool is_believed(struct zd_alignment *x, const struct zd_pair *p)
{
	const struct zd_diff_options *o = x->options;

	if (p->score >= o->least_sure)
		return true;
	if (zd_align_evidence(x, p->from, p->to) < o->least_evidence)
		return false;
	return p->score >= o->least_strong || is_spread(x, p);
}

/* Takes out candidates of which neither is open. */
static void drop_settled(struct zd_alignment *x)
{
	size_t kept = 0;

	for (size_t i = 0; i < x->queue.len; i++)
		if (zd_align_is_open(&x->from, x->queue.at[i].from) ||
			zd_align_is_open(&x->to, x->queue.at[i].to))
			x->queue.at[kept++] = x->queue.at[i];
	x->queue.len = kept;
}

/* What was not believed is not asked again. */
static void drop_tried(struct zd_alignment *x, float least)
{
	for (size_t i = 0; i < x->queue.len; i++)
		if (x->queue.at[i].rank >= least &&
			both_open(x, &x->queue.at[i]))
			x->queue.at[i].rank = 0;
}

/* Whether somebody else answers to a block of a pair. Parts are looked for
 * between the passes: what may be one waits for that once. */
static bool is_contested(const struct zd_alignment *x, struct zd_rivals *rivals,
	const struct zd_pair *p, float least)
{
	const struct zd_diff_options *o = x->options;

	return p->score < o->least_sure &&
		((least > o->least_strong && zd_rivals_hold(rivals, p)) ||
			zd_rivals_better(rivals, p));
}

void zd_align_assign(struct zd_alignment *x, float least)
{
	ZD_VEC(struct zd_pair) open = {0};
	struct zd_rivals rivals;

	drop_settled(x);
	for (size_t i = 0; i < x->queue.len; i++)
		if (x->queue.at[i].rank >= least &&
			both_open(x, &x->queue.at[i]))
			zd_vec_push(&open, x->queue.at[i]);
	if (open.len)
		qsort(open.at, open.len, sizeof(*open.at), by_rank);
	zd_rivals_init(&rivals, x);
	for (size_t i = 0; i < open.len; i++)
		if (both_open(x, &open.at[i]) && is_believed(x, &open.at[i]) &&
			!is_contested(x, &rivals, &open.at[i], least))
			zd_align_settle(x, open.at[i].from, open.at[i].to,
				open.at[i].score, false);
	if (least <= x->options->least_strong)
		drop_tried(x, least);
	zd_rivals_clear(&rivals);
	zd_vec_clear(&open);
}

/* Who else answers to an open block: the score of the best candidate, and the
 * most pairs of words that one of them shares in which it stands whole. */
struct best {
	float score;
	uint32_t whole;
};

struct filling {
	struct zd_bigrams words;
	float least;
	struct best *from, *to; /* by block */
};

/* Settles two open blocks that stand between settled ones. */
static void fill(struct zd_alignment *x, uint32_t i, uint32_t j, void *filling)
{
	struct filling *f = filling;
	struct zd_pair p = {.from = i, .to = j};
	uint32_t shared;

	if (!zd_align_may(x, i, j))
		return;
	p.score = zd_bigrams_likeness(
		&f->words, &x->to.side, j, &x->from.side, i);
	shared = zd_pair_shared(x, &p);
	/* The place alone takes nobody from whom it is more like, or from
	 * whom it was merged into or split off. */
	if (p.score >= f->least && p.score >= f->from[i].score &&
		p.score >= f->to[j].score && shared >= f->from[i].whole &&
		shared >= f->to[j].whole)
		zd_align_settle(x, i, j, p.score, false);
}

static void note(const struct zd_alignment *x, struct best *best, float score,
	uint32_t shared, uint32_t pairs)
{
	if (score > best->score)
		best->score = score;
	if (shared > best->whole && zd_pair_is_whole(x, shared, pairs))
		best->whole = shared;
}

static void note_best(struct zd_alignment *x, struct filling *f)
{
	size_t n = x->from.side.pieces.len, m = x->to.side.pieces.len;
	uint32_t shared;

	f->from = zd_calloc(n + m + 1, sizeof(*f->from));
	f->to = f->from + n;
	for (size_t i = 0; i < x->queue.len; i++) {
		const struct zd_pair *p = &x->queue.at[i];

		if (!both_open(x, p))
			continue;
		shared = zd_pair_shared(x, p);
		note(x, &f->from[p->from], p->score, shared,
			zd_bigrams_count(&x->from.side, p->from));
		note(x, &f->to[p->to], p->score, shared,
			zd_bigrams_count(&x->to.side, p->to));
	}
}

void zd_align_gaps(struct zd_alignment *x, float least)
{
	uint32_t n = zd_u32(x->from.side.pieces.len);
	uint32_t m = zd_u32(x->to.side.pieces.len);
	struct filling f = {.least = least};

	note_best(x, &f);
	if (n && m) {
		fill(x, 0, 0, &f);
		fill(x, n - 1, m - 1, &f);
	}
	zd_align_beside(x, fill, &f);
	x->work += f.words.work;
	zd_bigrams_clear(&f.words);
	zd_free(f.from);
}
