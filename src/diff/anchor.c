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

/* Lists the runs of a that may stand in b, with their hashes, and leaves their
 * bits. */
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
	r = roll_start(a, length);
	for (uint32_t i = 0;; i++) {
		if (has_bit(x, r.hash))
			zd_vec_push(&x->found, ((struct zd_anchor){i, r.hash}));
		if (i + length >= n)
			break;
		roll(&r);
	}
	bits_reset(x, x->found.len);
	for (size_t k = 0; k < x->found.len; k++)
		set_bit(x, x->found.at[k].b);
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

/* Every listed run of a gets a slot, which takes the place of its hash, and
 * which keeps its first place; `many` is marked through the slot's b until the
 * runs of b are counted. */
static void count_from(struct zd_anchors *x, const uint32_t *a, uint32_t length)
{
	slots_reset(x, x->found.len);
	for (size_t k = 0; k < x->found.len; k++) {
		struct zd_anchor *run = &x->found.at[k];
		struct zd_anchor_slot *s;

		run->b = find_slot(x, a, a + run->a, length, run->b);
		s = &x->slots.at[run->b];
		if (s->a == NONE)
			*s = (struct zd_anchor_slot){.a = run->a, .b = NONE};
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
	size_t keep = 0;

	x->found.len = 0;
	x->work += n + m;
	if (n < length || m < length)
		return;
	list_from(x, a, n, b, m, length);
	count_from(x, a, length);
	count_to(x, a, b, m, length);
	for (size_t k = 0; k < x->found.len; k++) {
		uint32_t at = x->slots.at[x->found.at[k].b].b;

		if (at != NONE && at != MANY)
			x->found.at[keep++] =
				(struct zd_anchor){x->found.at[k].a, at};
	}
	x->found.len = keep;
}

/* The first of tails whose anchor does not come before b. */
static size_t tail_for(const struct zd_anchors *x, size_t tails, uint32_t b)
{
	size_t low = 0, high = tails;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (x->found.at[x->slots.at[mid].tail].b < b)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void zd_anchors_order(struct zd_anchors *x)
{
	size_t at, keep = 0;
	struct zd_anchor_slot *slots;
	uint32_t i;

	x->slots.len = 0;
	zd_vec_reserve(&x->slots, x->found.len);
	slots = x->slots.at;
	for (i = 0; i < x->found.len; i++) {
		at = tail_for(x, keep, x->found.at[i].b);
		slots[i].before = at ? slots[at - 1].tail : NONE;
		slots[at].tail = i;
		if (at == keep)
			keep++;
	}
	if (!keep)
		return;
	i = slots[keep - 1].tail;
	for (size_t k = keep; k-- > 0; i = slots[i].before)
		slots[k].tail = i;
	for (size_t k = 0; k < keep; k++)
		x->found.at[k] = x->found.at[slots[k].tail];
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
	zd_vec_clear(&x->slots);
}
