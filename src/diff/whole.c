/*
 * Stage wholes: open blocks that stand in an open one, which is so much longer
 * that it is like none of them. The one that has most in it is settled with it;
 * the others then are parts.
 */
#include <stdlib.h>

#include "diff/align.h"
#include "diff/bigram.h"

/* A block in a longer one of the other draft. */
struct inside {
	uint32_t part, whole, shared; /* shared: pairs of words */
};

/* Blocks of `parts` in blocks of `wholes`. */
struct seeker {
	struct zd_alignment *x;
	struct zd_aligned *parts, *wholes;
	ZD_VEC(struct inside) list;
	struct zd_bigrams rest; /* of a whole: what no part covers yet */
};

static bool are_open(const struct seeker *s, const struct inside *in)
{
	return zd_align_is_open(s->parts, in->part) &&
		zd_align_is_open(s->wholes, in->whole);
}

/* Lists those that were found, each part in the whole it has most in. */
static void list(struct seeker *s)
{
	size_t blocks = s->parts->side.pieces.len;
	uint32_t *best = zd_calloc(blocks + 1, sizeof(*best));

	for (size_t k = 0; k < s->x->inside.len; k++) {
		const struct zd_inside *found = &s->x->inside.at[k];
		bool merged = s->parts == &s->x->from;
		struct inside in = {found->from, found->to, found->shared};

		if (found->merged != merged)
			continue;
		if (!merged)
			in = (struct inside){found->to, found->from, in.shared};
		if (!are_open(s, &in))
			continue;
		if (!best[in.part]) {
			zd_vec_push(&s->list, in);
			best[in.part] = zd_u32(s->list.len);
		} else if (in.shared > s->list.at[best[in.part] - 1].shared) {
			s->list.at[best[in.part] - 1] = in;
		}
	}
	zd_free(best);
}

/* By whole; who has most in it first. */
static int by_whole(const void *a, const void *b)
{
	const struct inside *p = a, *q = b;

	if (p->whole != q->whole)
		return p->whole < q->whole ? -1 : 1;
	if (p->shared != q->shared)
		return p->shared < q->shared ? 1 : -1;
	return (p->part > q->part) - (p->part < q->part);
}

/* Whether a part has so much of what the others leave of the whole. */
static bool is_left_for(struct seeker *s, const struct inside *in)
{
	const struct zd_diff_options *o = s->x->options;
	float least = o->least_part_far *
		(float)zd_bigrams_count(&s->parts->side, in->part);

	return zd_align_is_open(s->parts, in->part) &&
		(float)zd_bigrams_shared(&s->rest, &s->parts->side, in->part) >=
		least;
}

static void settle(struct seeker *s, const struct inside *in)
{
	uint32_t from = in->part, to = in->whole;
	uint32_t n = s->parts->side.pieces.at[in->part].count;
	uint32_t m = s->wholes->side.pieces.at[in->whole].count;

	if (s->parts == &s->x->to) {
		from = in->whole;
		to = in->part;
	}
	zd_align_settle(s->x, from, to,
		2 * (float)in->shared / (float)(n + m + 2), false);
}

/* Whether a block that stands alone in a whole says enough. */
static bool is_enough(const struct seeker *s, const struct inside *in)
{
	const struct zd_diff_options *o = s->x->options;
	const struct zd_piece *p = &s->parts->side.pieces.at[in->part];
	uint32_t weighty = 0;

	for (uint32_t k = p->first; k < p->first + p->count; k++)
		weighty += zd_lexicon_is_weighty(
			&s->x->lexicon, s->parts->side.tokens.at[k].word);
	return weighty >= o->least_passage_weight + o->passage_weight_apart &&
		(float)in->shared >= o->least_part_sure *
			(float)zd_bigrams_count(&s->parts->side, in->part);
}

/* Settles the parts from `first` up to `end`, of one whole. */
static void settle_whole(
	struct seeker *s, const struct inside *first, const struct inside *end)
{
	if (!are_open(s, first))
		return;
	if (is_enough(s, first))
		settle(s, first);
	zd_bigrams_set(&s->rest, &s->wholes->side, first->whole);
	zd_bigrams_take(&s->rest, &s->parts->side, first->part);
	for (const struct inside *in = first + 1; in < end; in++) {
		if (!is_left_for(s, in))
			continue;
		if (zd_align_is_open(s->wholes, first->whole))
			settle(s, first);
		s->parts->at.joins[in->part] = in->whole;
		zd_bigrams_take(&s->rest, &s->parts->side, in->part);
	}
}

static void settle_all(struct seeker *s)
{
	size_t end;

	for (size_t k = 0; k < s->list.len; k = end) {
		const struct inside *at = s->list.at;

		end = k + 1;
		while (end < s->list.len && at[end].whole == at[k].whole)
			end++;
		settle_whole(s, at + k, at + end);
	}
}

static void seek(struct zd_alignment *x, struct zd_aligned *parts,
	struct zd_aligned *wholes)
{
	struct seeker s = {.x = x, .parts = parts, .wholes = wholes};

	list(&s);
	if (s.list.len > 1)
		qsort(s.list.at, s.list.len, sizeof(*s.list.at), by_whole);
	settle_all(&s);
	x->work += s.rest.work;
	zd_bigrams_clear(&s.rest);
	zd_vec_clear(&s.list);
}

void zd_align_wholes(struct zd_alignment *x)
{
	if (x->inside.len) {
		seek(x, &x->from, &x->to);
		seek(x, &x->to, &x->from);
	}
	zd_vec_clear(&x->inside);
}
