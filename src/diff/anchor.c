#include "diff/anchor.h"

#include <string.h>

#define NONE UINT32_MAX
#define MANY (UINT32_MAX - 1)
#define FACTOR 0x9e3779b1u

/* A hash of `length` words that is rolled from one place to the next. */
struct rolling {
	const uint32_t *at;
	uint32_t length, hash, drop; /* drop: FACTOR to the power of length */
};

static uint32_t scatter(uint32_t word)
{
	word *= 0x85ebca6bu;
	return word ^ (word >> 15);
}

static struct rolling roll_start(const uint32_t *at, uint32_t length)
{
	struct rolling r = {at, length, 0, 1};

	for (uint32_t i = 0; i < length; i++) {
		r.hash = r.hash * FACTOR + scatter(at[i]);
		r.drop *= FACTOR;
	}
	return r;
}

static void roll(struct rolling *r)
{
	r->hash = r->hash * FACTOR + scatter(r->at[r->length]) -
		r->drop * scatter(r->at[0]);
	r->at++;
}

/* The slot of the run at `run`: its own or a free one. */
static uint32_t find_slot(
	const struct zd_anchors *x, const uint32_t *a, const struct rolling *r)
{
	uint64_t size = x->slots.len;
	uint32_t hash = r->hash * 0x9e3779b1u;
	uint32_t at = (uint32_t)(hash * size >> 32);
	const struct zd_anchor_slot *s;

	for (;; at = at + 1 < size ? at + 1 : 0) {
		s = &x->slots.at[at];
		if (s->a == NONE)
			return at;
		if (a[s->a] == r->at[0] &&
			!memcmp(a + s->a, r->at, r->length * sizeof(*a)))
			return at;
	}
}

static void slots_reset(struct zd_anchors *x, uint32_t n)
{
	size_t want = (size_t)n + n / 2 + 16;

	x->slots.len = 0;
	zd_vec_reserve(&x->slots, want);
	x->slots.len = want;
	memset(x->slots.at, 0xff, want * sizeof(*x->slots.at));
}

/* Every run of a gets a slot that keeps its first place; `many` is marked
 * through the slot's b until the runs of b are counted. */
static void count_from(
	struct zd_anchors *x, const uint32_t *a, uint32_t n, uint32_t length)
{
	struct rolling r = roll_start(a, length);
	struct zd_anchor_slot *s;
	uint32_t at;

	x->places.len = 0;
	zd_vec_reserve(&x->places, n);
	for (uint32_t i = 0;; i++) {
		at = find_slot(x, a, &r);
		s = &x->slots.at[at];
		if (s->a == NONE)
			*s = (struct zd_anchor_slot){i, NONE};
		else
			s->b = MANY;
		x->places.at[x->places.len++] = at;
		if (i + length >= n)
			break;
		roll(&r);
	}
}

static void count_to(struct zd_anchors *x, const uint32_t *a, const uint32_t *b,
	uint32_t m, uint32_t length)
{
	struct rolling r = roll_start(b, length);
	struct zd_anchor_slot *s;

	for (uint32_t j = 0;; j++) {
		s = &x->slots.at[find_slot(x, a, &r)];
		if (s->a != NONE)
			s->b = s->b == NONE ? j : MANY;
		if (j + length >= m)
			break;
		roll(&r);
	}
}

void zd_anchors_unique(struct zd_anchors *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t length)
{
	const struct zd_anchor_slot *s;

	x->found.len = 0;
	x->work += n + m;
	if (n < length || m < length)
		return;
	slots_reset(x, n);
	count_from(x, a, n, length);
	count_to(x, a, b, m, length);
	for (uint32_t i = 0; i < x->places.len; i++) {
		s = &x->slots.at[x->places.at[i]];
		if (s->b != NONE && s->b != MANY)
			zd_vec_push(&x->found, ((struct zd_anchor){i, s->b}));
	}
}

/* The first of tails whose anchor does not come before b. */
static size_t tail_for(const struct zd_anchors *x, uint32_t b)
{
	size_t low = 0, high = x->tails.len;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (x->found.at[x->tails.at[mid]].b < b)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void zd_anchors_order(struct zd_anchors *x)
{
	size_t at, keep;
	uint32_t i;

	x->tails.len = x->before.len = 0;
	zd_vec_reserve(&x->tails, x->found.len);
	zd_vec_reserve(&x->before, x->found.len);
	for (i = 0; i < x->found.len; i++) {
		at = tail_for(x, x->found.at[i].b);
		x->before.at[i] = at ? x->tails.at[at - 1] : NONE;
		x->tails.at[at] = i;
		if (at == x->tails.len)
			x->tails.len++;
	}
	if (!x->tails.len)
		return;
	keep = x->tails.len;
	i = x->tails.at[keep - 1];
	for (size_t k = keep; k-- > 0; i = x->before.at[i])
		x->tails.at[k] = i;
	for (size_t k = 0; k < keep; k++)
		x->found.at[k] = x->found.at[x->tails.at[k]];
	x->found.len = keep;
}

void zd_anchors_find(struct zd_anchors *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t length)
{
	zd_anchors_unique(x, a, n, b, m, length);
	zd_anchors_order(x);
}

void zd_anchors_clear(struct zd_anchors *x)
{
	zd_vec_clear(&x->found);
	zd_vec_clear(&x->slots);
	zd_vec_clear(&x->places);
	zd_vec_clear(&x->tails);
	zd_vec_clear(&x->before);
}
