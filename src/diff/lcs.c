#include "diff/lcs.h"

#include <assert.h>
#include <string.h>

#include <zerodraft.h>

#define NONE UINT32_MAX
#define NEVER (INT32_MIN / 2) /* a point outside the box */

/* Between these max_edits is what the options say, or the nearest of them: a
 * window must go forward, and a search remembers its square. */
#define LEAST_EDITS 8u
#define MOST_EDITS 16384u

/* The most levels that a box is cut at; beyond the last it is searched window
 * by window. */
#define LEVELS ZD_DIFF_ANCHORS

/* Beside sequences of so many words no anchors are kept between calls. */
#define LONG 65536u

/* One call: both sequences and the answer. */
struct job {
	struct zd_lcs *l;
	const uint32_t *a, *b;
	uint32_t *match;
};

struct point {
	int32_t d, k;
};

static void box_push(struct zd_lcs *l, struct zd_lcs_box box)
{
	zd_vec_push(&l->boxes, box);
}

static void trim(struct job *j, struct zd_lcs_box *x)
{
	while (x->a < x->a_end && x->b < x->b_end && j->a[x->a] == j->b[x->b])
		j->match[x->a++] = x->b++;
	while (x->a < x->a_end && x->b < x->b_end &&
		j->a[x->a_end - 1] == j->b[x->b_end - 1])
		j->match[--x->a_end] = --x->b_end;
}

/*
 * The furthest points of d differences: places in a, by diagonal -d to d. A row
 * has two places more on either side: the outermost is NEVER, so that what
 * reads the row need not ask whether it has come to its end.
 */
static inline int32_t *furthest(const struct zd_lcs *l, int32_t d)
{
	return l->trace.at + (size_t)d * ((size_t)d + 4) + (size_t)d + 2;
}

/* Room for the rows 0 to d. */
static inline size_t rows_up_to(int32_t d)
{
	return ((size_t)d + 1) * ((size_t)d + 5);
}

/* Whether the way to diagonal k comes from above (a word of b is new) rather
 * than from the left; v is the row before. */
static inline bool from_above(const int32_t *v, int32_t k)
{
	return v[k - 1] < v[k + 1];
}

static inline int32_t step(const int32_t *v, int32_t k)
{
	return from_above(v, k) ? v[k + 1] : v[k - 1] + 1;
}

/* The length of the runs that a box is cut at next; 0: at none. */
static uint32_t run_length(const struct zd_lcs *l, const struct zd_lcs_box *x)
{
	return x->level < LEVELS ? l->options->anchor_words[x->level] : 0;
}

/* How many differences to look for: before a box is cut for the last time,
 * only as many as its length pays for. */
static int32_t rounds(const struct zd_lcs *l, const struct zd_lcs_box *x)
{
	const struct zd_diff_options *o = l->options;
	uint32_t most = o->max_edits;
	uint64_t paid;

	if (most < LEAST_EDITS)
		most = LEAST_EDITS;
	if (most > MOST_EDITS)
		most = MOST_EDITS;
	if (!run_length(l, x) || !o->words_an_edit)
		return (int32_t)most;
	paid = (x->a_end - x->a + (x->b_end - x->b)) / o->words_an_edit;
	paid += o->pays_edits;
	return (int32_t)(paid < most ? paid : most);
}

/* One box being searched. */
struct searching {
	const uint32_t *a, *b;
	uint32_t n, m;
	int32_t best; /* how far anything came */
};

/* Fills row d from the one before, NULL for the first. True when the end was
 * reached; *end is the point that came furthest. */
static bool fill(struct searching *s, int32_t *v, const int32_t *old, int32_t d,
	struct point *end)
{
	v[-d - 2] = v[d + 2] = NEVER;
	for (int32_t k = -d; k <= d; k += 2) {
		int32_t i = old ? step(old, k) : 0;

		/* What is below zero is large without a sign. */
		if ((uint32_t)i > s->n || (uint32_t)(i - k) > s->m) {
			v[k] = NEVER;
			continue;
		}
		while ((uint32_t)i < s->n && (uint32_t)(i - k) < s->m &&
			s->a[i] == s->b[i - k])
			i++;
		v[k] = i;
		if (i - k + i <= s->best)
			continue;
		s->best = i - k + i;
		*end = (struct point){d, k};
		if ((uint32_t)s->best == s->n + s->m)
			return true;
	}
	return false;
}

/*
 * Searches the box. Returns true when the end was reached, *end says how;
 * else *end is the point that came furthest.
 */
static bool search(struct job *j, const struct zd_lcs_box *x, struct point *end)
{
	struct searching s = {
		j->a + x->a, j->b + x->b, x->a_end - x->a, x->b_end - x->b, -1};
	int32_t most = rounds(j->l, x);

	for (int32_t d = 0; d <= most; d++) {
		size_t need = rows_up_to(d);

		if (need > j->l->trace.cap)
			zd_vec_reserve(&j->l->trace, need * 2);
		if (fill(&s, furthest(j->l, d),
			    d ? furthest(j->l, d - 1) : NULL, d, end))
			return true;
		j->l->work += (uint32_t)d + 1;
	}
	return false;
}

/* Notes the matches on the way to `end` up to round `upto`; *a and *b get
 * the point that they reach. */
static void backtrack(struct job *j, const struct zd_lcs_box *x,
	struct point end, int32_t upto, uint32_t reached[2])
{
	int32_t d = end.d, k = end.k, at, start;
	const int32_t *v;
	bool above;

	for (; d >= 0; d--) {
		at = furthest(j->l, d)[k];
		v = d ? furthest(j->l, d - 1) : NULL;
		start = d ? step(v, k) : 0;
		if (d == upto) {
			reached[0] = x->a + (uint32_t)at;
			reached[1] = x->b + (uint32_t)(at - k);
		}
		for (int32_t i = start; d <= upto && i < at; i++)
			j->match[x->a + (uint32_t)i] = x->b + (uint32_t)(i - k);
		above = d && from_above(v, k);
		k += above ? 1 : -1;
	}
}

/* Cuts the box at anchors of its level; false when there are none. */
static bool cut(struct job *j, const struct zd_lcs_box *x)
{
	uint32_t length = run_length(j->l, x), a = x->a, b = x->b, p, q;
	struct zd_anchors *s = &j->l->anchors;

	zd_anchors_find(s, j->a + x->a, x->a_end - x->a, j->b + x->b,
		x->b_end - x->b, length);
	for (size_t i = 0; i < s->found.len; i++) {
		p = x->a + s->found.at[i].a;
		q = x->b + s->found.at[i].b;
		if (p < a || q < b)
			continue; /* overlaps the anchor before */
		if (p > a && q > b)
			box_push(j->l,
				(struct zd_lcs_box){a, p, b, q, x->level + 1});
		for (uint32_t k = 0; k < length; k++)
			j->match[p + k] = q + k;
		a = p + length;
		b = q + length;
		while (a < x->a_end && b < x->b_end && j->a[a] == j->b[b])
			j->match[a++] = b++;
	}
	if (!s->found.len)
		return false;
	if (a < x->a_end && b < x->b_end)
		box_push(j->l,
			(struct zd_lcs_box){
				a, x->a_end, b, x->b_end, x->level + 1});
	return true;
}

/* A window: what the search found for certain, then the rest as a new box.
 * The last rounds are left out, because the way may still turn there; never
 * so many that it does not go forward. */
static void advance(struct job *j, const struct zd_lcs_box *x, struct point end)
{
	float again = j->l->options->edits_again;
	int32_t upto = end.d;
	uint32_t reached[2] = {x->a, x->b};

	if (again > 0)
		upto -= (int32_t)((again < 0.5f ? again : 0.5f) * (float)upto);
	backtrack(j, x, end, upto, reached);
	assert(reached[0] > x->a || reached[1] > x->b);
	box_push(j->l,
		(struct zd_lcs_box){
			reached[0], x->a_end, reached[1], x->b_end, x->level});
}

static void solve(struct job *j, struct zd_lcs_box *x)
{
	uint32_t reached[2];
	struct point end = {0, 0};

	trim(j, x);
	if (x->a == x->a_end || x->b == x->b_end)
		return;
	if (search(j, x, &end)) {
		backtrack(j, x, end, end.d, reached);
		return;
	}
	for (; run_length(j->l, x); x->level++)
		if (cut(j, x))
			return;
	if (search(j, x, &end)) {
		backtrack(j, x, end, end.d, reached);
		return;
	}
	j->l->coarse = true;
	advance(j, x, end);
}

void zd_lcs_match(struct zd_lcs *l, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t *match)
{
	struct job j = {l, a, b, match};
	struct zd_lcs_box x;

	assert(n < INT32_MAX / 2 && m < INT32_MAX / 2);
	memset(match, 0xff, n * sizeof(*match));
	box_push(l, (struct zd_lcs_box){0, n, 0, m, 0});
	while (l->boxes.len) {
		x = l->boxes.at[--l->boxes.len];
		solve(&j, &x);
	}
	if (n > LONG)
		zd_anchors_clear(&l->anchors);
}

void zd_lcs_clear(struct zd_lcs *l)
{
	zd_vec_clear(&l->trace);
	zd_vec_clear(&l->boxes);
	zd_anchors_clear(&l->anchors);
}
