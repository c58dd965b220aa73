#include "diff/anchor.h"

#include <stdbool.h>
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

/* --- Which runs there are, by one bit each ------------------------------- */

/* Most runs stand in one sequence only, and a table of all would be larger
 * than what a processor has at hand: what has no bit is not looked up. */
static void bits_reset(struct zd_anchors *x, size_t runs)
{
	size_t bits = 64;

	x->shift = 32 - 6;
	for (; bits < 8 * runs && x->shift; bits *= 2)
		x->shift--;
	x->bits.len = 0;
	zd_vec_reserve(&x->bits, bits / 64);
	x->bits.len = bits / 64;
	memset(x->bits.at, 0, x->bits.len * sizeof(*x->bits.at));
}

static uint32_t spread(uint32_t hash)
{
	return hash * 0x9e3779b1u;
}

static void set_bit(struct zd_anchors *x, uint32_t hash)
{
	uint32_t bit = spread(hash) >> x->shift;

	x->bits.at[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool has_bit(const struct zd_anchors *x, uint32_t hash)
{
	uint32_t bit = spread(hash) >> x->shift;

	return x->bits.at[bit / 64] >> bit % 64 & 1;
}

/* Lists the runs of a that may stand in b, and leaves their bits. */
static void list_from(struct zd_anchors *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t length)
{
	struct rolling r = roll_start(b, length);

	bits_reset(x, m);
	set_bit(x, r.hash);
	for (uint32_t j = length; j < m; j++) {
		roll(&r);
		set_bit(x, r.hash);
	}
	x->runs.len = 0;
	r = roll_start(a, length);
	for (uint32_t i = 0;; i++) {
		if (has_bit(x, r.hash))
			zd_vec_push(
				&x->runs, ((struct zd_anchor_run){i, r.hash}));
		if (i + length >= n)
			break;
		roll(&r);
	}
	bits_reset(x, x->runs.len);
	for (size_t k = 0; k < x->runs.len; k++)
		set_bit(x, x->runs.at[k].slot);
}

/* --- The runs that may stand in both ------------------------------------- */

/* The slot of the run at `run`, which has this hash: its own or a free one. */
static uint32_t find_slot(const struct zd_anchors *x, const uint32_t *a,
	const uint32_t *run, uint32_t length, uint32_t hash)
{
	uint64_t size = x->slots.len;
	uint32_t at = (uint32_t)(spread(hash) * size >> 32);
	const struct zd_anchor_slot *s;

	for (;; at = at + 1 < size ? at + 1 : 0) {
		s = &x->slots.at[at];
		if (s->a == NONE)
			return at;
		if (a[s->a] == run[0] &&
			!memcmp(a + s->a, run, length * sizeof(*a)))
			return at;
	}
}

static void slots_reset(struct zd_anchors *x, size_t n)
{
	size_t want = n + n / 2 + 16;

	x->slots.len = 0;
	zd_vec_reserve(&x->slots, want);
	x->slots.len = want;
	memset(x->slots.at, 0xff, want * sizeof(*x->slots.at));
}

/* Every listed run of a gets a slot that keeps its first place; `many` is
 * marked through the slot's b until the runs of b are counted. */
static void count_from(struct zd_anchors *x, const uint32_t *a, uint32_t length)
{
	slots_reset(x, x->runs.len);
	for (size_t k = 0; k < x->runs.len; k++) {
		struct zd_anchor_run *run = &x->runs.at[k];
		struct zd_anchor_slot *s;

		run->slot = find_slot(x, a, a + run->at, length, run->slot);
		s = &x->slots.at[run->slot];
		if (s->a == NONE)
			*s = (struct zd_anchor_slot){run->at, NONE};
		else
			s->b = MANY;
	}
}

static void count_to(struct zd_anchors *x, const uint32_t *a, const uint32_t *b,
	uint32_t m, uint32_t length)
{
	struct rolling r = roll_start(b, length);
	struct zd_anchor_slot *s;

	for (uint32_t j = 0;; j++) {
		if (has_bit(x, r.hash)) {
			s = &x->slots.at[find_slot(x, a, r.at, length, r.hash)];
			if (s->a != NONE)
				s->b = s->b == NONE ? j : MANY;
		}
		if (j + length >= m)
			break;
		roll(&r);
	}
}

void zd_anchors_unique(struct zd_anchors *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t length)
{
	x->found.len = 0;
	x->work += n + m;
	if (n < length || m < length)
		return;
	list_from(x, a, n, b, m, length);
	count_from(x, a, length);
	count_to(x, a, b, m, length);
	for (size_t k = 0; k < x->runs.len; k++) {
		uint32_t at = x->slots.at[x->runs.at[k].slot].b;

		if (at != NONE && at != MANY)
			zd_vec_push(&x->found,
				((struct zd_anchor){x->runs.at[k].at, at}));
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
	zd_vec_clear(&x->bits);
	zd_vec_clear(&x->runs);
	zd_vec_clear(&x->slots);
	zd_vec_clear(&x->tails);
	zd_vec_clear(&x->before);
}
