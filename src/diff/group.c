/*
 * Stage group: numbers what belongs together and compares each group word by
 * word. A group is a settled pair with the parts that joined either.
 */
#include "diff/align.h"

/* Every block of a settled pair or a part gets the number of its group: the
 * place of the pair in `to`, made dense. A part of a part is of one group,
 * because wholes are settled. */
static void number(struct zd_alignment *x)
{
	uint32_t n = zd_u32(x->from.side.pieces.len);
	uint32_t m = zd_u32(x->to.side.pieces.len);

	for (uint32_t j = 0; j < m; j++)
		if (x->to.at.pair[j] != ZD_NOBODY) {
			x->to.group[j] = x->groups;
			x->from.group[x->to.at.pair[j]] = x->groups++;
		}
	for (uint32_t j = 0; j < m; j++)
		if (x->to.at.joins[j] != ZD_NOBODY)
			x->to.group[j] = x->from.group[x->to.at.joins[j]];
	for (uint32_t i = 0; i < n; i++)
		if (x->from.at.joins[i] != ZD_NOBODY)
			x->from.group[i] = x->to.group[x->from.at.joins[i]];
}

/* Members of each group in reading order: first[g] to first[g + 1]. */
struct members {
	uint32_t *first, *at;
};

static void collect(struct members *out, const struct zd_alignment *x,
	const struct zd_aligned *a)
{
	uint32_t n = zd_u32(a->side.pieces.len), sum = 0, count;

	out->first = zd_calloc((size_t)x->groups + 1, sizeof(*out->first));
	out->at = zd_alloc(((size_t)n + 1) * sizeof(*out->at));
	for (uint32_t i = 0; i < n; i++)
		if (a->group[i] != ZD_NOBODY)
			out->first[a->group[i]]++;
	for (uint32_t g = 0; g <= x->groups; g++) {
		count = out->first[g];
		out->first[g] = sum;
		sum += count;
	}
	for (uint32_t i = 0; i < n; i++)
		if (a->group[i] != ZD_NOBODY)
			out->at[out->first[a->group[i]]++] = i;
	for (uint32_t g = x->groups; g > 0; g--)
		out->first[g] = out->first[g - 1];
	out->first[0] = 0;
}

static void match_group(struct zd_alignment *x, struct zd_group *g)
{
	if (g->from_count == 1 && g->to_count == 1 && x->same[g->to[0]])
		return;
	if (x->to.side.pieces.at[g->to[0]].read)
		zd_side_read_like(&x->from.side, &x->lexicon, g->from[0],
			&x->to.side, g->to[0]);
	for (uint32_t i = 0; i < g->from_count; i++)
		zd_side_read(&x->from.side, &x->lexicon, g->from[i]);
	for (uint32_t i = 0; i < g->to_count; i++) {
		zd_side_read_like(&x->to.side, &x->lexicon, g->to[i],
			&x->from.side, g->from[0]);
		x->same[g->to[i]] = 0;
	}
	if (zd_match_group(&x->matcher, &x->from.side, &x->to.side, g) &&
		g->from_count == 1 && g->to_count == 1)
		x->close[g->to[0]] = 1;
}

void zd_align_groups(struct zd_alignment *x)
{
	struct members from, to;
	struct zd_group g;

	number(x);
	collect(&from, x, &x->from);
	collect(&to, x, &x->to);
	for (uint32_t k = 0; k < x->groups; k++) {
		g.from = from.at + from.first[k];
		g.from_count = from.first[k + 1] - from.first[k];
		g.to = to.at + to.first[k];
		g.to_count = to.first[k + 1] - to.first[k];
		match_group(x, &g);
	}
	zd_side_answer(&x->from.side);
	zd_side_answer(&x->to.side);
	zd_free(from.first);
	zd_free(from.at);
	zd_free(to.first);
	zd_free(to.at);
}

/* --- Scores --------------------------------------------------------------- */

static uint32_t answered(const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->count; i++)
		n += s->other.at[p->first + i] != ZD_NOBODY;
	return n;
}

/* Dice's coefficient of the words; 1 when both are empty. */
static float likeness(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	uint32_t n = x->from.side.pieces.at[i].count;
	uint32_t m = x->to.side.pieces.at[j].count;
	uint32_t kept = answered(&x->from.side, i);
	uint32_t also = answered(&x->to.side, j);

	if (also < kept)
		kept = also;
	return n + m ? 2 * (float)kept / (float)(n + m) : 1;
}

/* Of a part: the share of its words that stayed. */
static float stayed(const struct zd_side *s, uint32_t piece)
{
	uint32_t n = s->pieces.at[piece].count;

	return n ? (float)answered(s, piece) / (float)n : 1;
}

void zd_align_scores(struct zd_alignment *x)
{
	uint32_t i;

	for (uint32_t j = 0; j < x->to.side.pieces.len; j++) {
		i = x->to.at.pair[j];
		if (i != ZD_NOBODY)
			x->to.at.score[j] = x->from.at.score[i] =
				x->same[j] ? 1 : likeness(x, i, j);
		else if (x->to.at.joins[j] != ZD_NOBODY)
			x->to.at.score[j] = stayed(&x->to.side, j);
	}
	for (i = 0; i < x->from.side.pieces.len; i++)
		if (x->from.at.joins[i] != ZD_NOBODY)
			x->from.at.score[i] = stayed(&x->from.side, i);
}
