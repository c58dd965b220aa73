/*
 * Stage left: what is open on both sides when everything else is settled.
 * When a short block was edited five times, little of it is the same; but
 * that stands in several places, where a clause that was copied stands in
 * one.
 */
#include <stdlib.h>

#include "diff/align.h"

#define MANY (ZD_NOBODY - 1)

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

/* Whether few words are to be explained, and what they share is more than a
 * turn of phrase. Notes in p how alike they are by their words. */
static bool is_version(
	struct zd_alignment *x, const struct only *only, struct zd_pair *p)
{
	const struct zd_diff_options *o = x->options;
	uint32_t n = x->from.side.pieces.at[p->from].count;
	uint32_t m = x->to.side.pieces.at[p->to].count;
	bool alone = only->from[p->from] != MANY && only->to[p->to] != MANY;
	float least = alone ? o->least_left_alone : o->least_left;
	struct zd_common c;

	/* Who has few pairs of words in common has few words, too. */
	if (!zd_align_may(x, p->from, p->to) || n + m > o->max_left ||
		(!alone && 2 * p->score < least))
		return false;
	c = zd_match_look(&x->matcher, &x->from.side, &x->to.side,
		&(struct zd_group){&p->from, &p->to, 1, 1});
	p->score = 2 * (float)c.words / (float)(n + m);
	return c.longest < c.words && p->score >= least &&
		2 * (float)c.weighty >=
		o->least_left_alone * (float)(c.from_weighty + c.to_weighty) &&
		zd_align_evidence(x, p->from, p->to) >= o->least_evidence;
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
	ZD_VEC(struct zd_pair) left = {0};
	struct only only;
	struct zd_pair p;

	note_all(&only, x);
	for (size_t k = 0; k < x->queue.len; k++) {
		p = x->queue.at[k];
		if (is_version(x, &only, &p))
			zd_vec_push(&left, p);
	}
	if (left.len)
		qsort(left.at, left.len, sizeof(*left.at), by_score);
	for (size_t k = 0; k < left.len; k++) {
		p = left.at[k];
		if (zd_align_may(x, p.from, p.to))
			zd_align_settle(x, p.from, p.to, p.score, false);
	}
	zd_vec_clear(&left);
	zd_free(only.from);
}
