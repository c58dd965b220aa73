/*
 * Stage parts: one-to-many and many-to-one.
 *
 * An open block of `to` whose words stand in a block of `from` that is
 * settled with another one, and are not needed there, was split off. An open
 * block of `from` whose words came into a settled block of `to` was merged.
 * One function serves both, seen from either side.
 */
#include <stdlib.h>

#include "diff/align.h"
#include "diff/bigram.h"

/* `part` is open; `whole`, of the other draft, is settled with `main`, of
 * the part's own draft. */
struct parting {
	struct zd_alignment *x;
	struct zd_aligned *parts, *wholes;
	float least;
	uint32_t whole;         /* that `rest` is of, or ZD_NOBODY */
	struct zd_bigrams rest; /* what no part covers yet */
};

/* Whether a block of the part's draft belongs to the whole already. */
static bool belongs(const struct parting *p, uint32_t block, uint32_t whole)
{
	return p->parts->at.pair[block] == whole ||
		p->parts->at.joins[block] == whole;
}

static bool is_beside(const struct parting *p, uint32_t part, uint32_t whole)
{
	return (part && belongs(p, part - 1, whole)) ||
		(part + 1 < p->parts->side.pieces.len &&
			belongs(p, part + 1, whole));
}

/* What the whole has left when all that belongs to it has taken its words. */
static void set_rest(struct parting *p, uint32_t whole)
{
	uint32_t main = p->wholes->at.pair[whole], at;
	const uint32_t *joins = p->parts->at.joins;

	if (p->whole == whole)
		return;
	p->whole = whole;
	zd_bigrams_set(&p->rest, &p->wholes->side, whole);
	zd_bigrams_take(&p->rest, &p->parts->side, main);
	for (at = main; at-- > 0 && joins[at] == whole;)
		zd_bigrams_take(&p->rest, &p->parts->side, at);
	for (at = main + 1;
		at < p->parts->side.pieces.len && joins[at] == whole; at++)
		zd_bigrams_take(&p->rest, &p->parts->side, at);
	p->wholes->left[whole] = p->rest.total;
}

/* Whether the whole, by its length and its likeness to main, can have enough
 * left for the part. */
static bool has_room(const struct parting *p, uint32_t part, uint32_t whole)
{
	uint32_t main = p->wholes->at.pair[whole];
	float n = (float)p->wholes->side.pieces.at[whole].text.len;
	float m = (float)p->parts->side.pieces.at[main].text.len;
	float size = (float)p->parts->side.pieces.at[part].text.len;
	float kept = p->wholes->at.score[whole] * (n + m) / 2;
	const struct zd_diff_options *o = p->x->options;

	return n - kept * o->least_part_sure >=
		p->least * size * o->least_part_room;
}

/* How many pairs of words a part must share at least with what the whole has
 * left, if it stands beside the other parts or is most of that. */
static float least_shared(const struct parting *p, uint32_t part, bool near)
{
	const struct zd_diff_options *o = p->x->options;
	float size = (float)zd_bigrams_count(&p->parts->side, part);
	bool far = !near && p->least < o->least_part_far;
	float least = size * (far ? o->least_part_far : p->least);
	float words = (float)o->least_part_words;

	return least < words ? words : least;
}

/* Whether a part shares enough with what the whole has left, which is set. */
static bool is_shared(struct parting *p, uint32_t part, bool beside)
{
	float rest = (float)p->rest.total, shared;

	if (rest < least_shared(p, part, true) &&
		rest < least_shared(p, part, false))
		return false;
	shared = (float)zd_bigrams_shared(&p->rest, &p->parts->side, part);
	return shared >=
		least_shared(p, part,
			beside ||
				shared >=
					p->x->options->least_part_sure * rest);
}

static bool are_kin(const struct parting *p, uint32_t part, uint32_t whole)
{
	return p->parts == &p->x->from ? zd_align_are_kin(p->x, part, whole)
				       : zd_align_are_kin(p->x, whole, part);
}

/* Whether they are of one kind, and a part may be in the whole at all. */
static bool may_join(const struct parting *p, uint32_t part, uint32_t whole)
{
	uint32_t main = p->wholes->at.pair[whole];
	uint8_t class = p->parts->class[part];

	return main != ZD_NOBODY && zd_align_is_open(p->parts, part) &&
		are_kin(p, part, whole) && class != ZD_FIELD &&
		class != ZD_NOTE &&
		!p->x->same[p->parts == &p->x->to ? main : whole] &&
		has_room(p, part, whole);
}

/* Whether the part joins the whole; settles it. */
static bool join(struct parting *p, uint32_t part, uint32_t whole)
{
	uint32_t main = p->wholes->at.pair[whole];
	float left = (float)p->wholes->left[whole];
	bool beside;

	if (!may_join(p, part, whole))
		return false;
	/* Of which there is never more later. */
	if (left < least_shared(p, part, true) &&
		left < least_shared(p, part, false))
		return false;
	zd_side_read(&p->wholes->side, &p->x->lexicon, whole);
	zd_side_read(&p->parts->side, &p->x->lexicon, main);
	beside = is_beside(p, part, whole);
	if (!beside &&
		!zd_align_may_search(p->x, p->parts, part, p->wholes, whole))
		return false;
	set_rest(p, whole);
	if (!is_shared(p, part, beside))
		return false;
	p->parts->at.joins[part] = whole;
	zd_bigrams_take(&p->rest, &p->parts->side, part);
	return true;
}

static int by_part(const void *a, const void *b)
{
	const struct zd_pair *p = a, *q = b;

	if (p->score != q->score)
		return p->score < q->score ? 1 : -1;
	if (p->to != q->to)
		return p->to < q->to ? -1 : 1;
	return (p->from > q->from) - (p->from < q->from);
}

/* Whom a block belongs to. */
static uint32_t owner(const struct parting *p, uint32_t block)
{
	return p->parts->at.pair[block] != ZD_NOBODY
		? p->parts->at.pair[block]
		: p->parts->at.joins[block];
}

/* Tries the neighbours of an open block, whoever they belong to; a few that
 * are new or came from elsewhere may stand between. */
static bool join_beside(struct parting *p, uint32_t part)
{
	uint32_t n = zd_u32(p->parts->side.pieces.len), whole, at;

	for (uint32_t far = 1; far <= p->x->options->max_part_gap + 1; far++)
		for (uint32_t side = 0; side < 2; side++) {
			at = side ? part + far : part - far;
			whole = at < n ? owner(p, at) : ZD_NOBODY;
			if (whole != ZD_NOBODY && join(p, part, whole))
				return true;
		}
	return false;
}

/* Down and up, so that a third part finds the second. */
static void sweep(struct parting *p)
{
	uint32_t n = zd_u32(p->parts->side.pieces.len);

	for (uint32_t i = 0; i < n; i++)
		if (zd_align_is_open(p->parts, i))
			join_beside(p, i);
	for (uint32_t i = n; i-- > 0;)
		if (zd_align_is_open(p->parts, i))
			join_beside(p, i);
}

/* Tries the open ones among the next neighbours of a block. */
static void sweep_beside(struct parting *p, uint32_t block)
{
	uint32_t n = zd_u32(p->parts->side.pieces.len), at;

	for (uint32_t far = 1; far <= p->x->options->max_part_gap + 1; far++)
		for (uint32_t side = 0; side < 2; side++) {
			at = side ? block + far : block - far;
			if (at < n && zd_align_is_open(p->parts, at))
				join_beside(p, at);
		}
}

/* Tries the candidates of which one is open, wherever they stand. */
static void join_far(struct parting *split, struct parting *merge)
{
	struct zd_alignment *x = split->x;
	ZD_VEC(struct zd_pair) half = {0};

	for (size_t i = 0; i < x->queue.len; i++)
		if (zd_align_is_open(&x->from, x->queue.at[i].from) !=
			zd_align_is_open(&x->to, x->queue.at[i].to))
			zd_vec_push(&half, x->queue.at[i]);
	if (half.len)
		qsort(half.at, half.len, sizeof(*half.at), by_part);
	for (size_t i = 0; i < half.len; i++) {
		join(split, half.at[i].to, half.at[i].from);
		join(merge, half.at[i].from, half.at[i].to);
	}
	zd_vec_clear(&half);
}

static void partings_clear(struct parting *split, struct parting *merge)
{
	split->x->work += split->rest.work + merge->rest.work;
	zd_bigrams_clear(&split->rest);
	zd_bigrams_clear(&merge->rest);
}

void zd_align_parts(struct zd_alignment *x, float least)
{
	struct parting split = {x, &x->to, &x->from, least, ZD_NOBODY, {0}};
	struct parting merge = {x, &x->from, &x->to, least, ZD_NOBODY, {0}};

	sweep(&split);
	sweep(&merge);
	if (least <= x->options->least_part)
		join_far(&split, &merge);
	partings_clear(&split, &merge);
}

void zd_align_parts_queued(struct zd_alignment *x, float least)
{
	struct parting split = {x, &x->to, &x->from, least, ZD_NOBODY, {0}};
	struct parting merge = {x, &x->from, &x->to, least, ZD_NOBODY, {0}};

	for (size_t i = 0; i < x->queue.len; i++) {
		const struct zd_pair *p = &x->queue.at[i];

		if (x->from.at.pair[p->from] != p->to)
			continue;
		sweep_beside(&split, p->to);
		sweep_beside(&merge, p->from);
	}
	partings_clear(&split, &merge);
}
