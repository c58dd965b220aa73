#include "diff/bigram.h"

/* The pairs of a block, one by one: the first has nothing before it, the last
 * nothing behind, so that a block of one word has something to share. */
struct pairs {
	const struct zd_token *at;
	uint32_t left;
	uint64_t last;
};

static inline struct pairs pairs_of(
	const struct zd_side *s, const struct zd_piece *p)
{
	return (struct pairs){
		p->count ? &s->tokens.at[p->first] : NULL, p->count, 0};
}

static inline uint64_t next_key(struct pairs *p)
{
	uint64_t key = p->last << 32;

	p->last = 0;
	if (p->left) {
		p->last = p->at->word;
		p->at++;
		p->left--;
	}
	return key | p->last;
}

/* Spread over all numbers, the place of a pair in any table. */
static inline uint32_t spread(uint64_t key)
{
	return (uint32_t)(key * 0x9e3779b97f4a7c15u >> 32);
}

static inline struct zd_bigram *find_at(
	const struct zd_bigrams *b, uint64_t key, uint32_t place)
{
	uint32_t at = (uint32_t)((uint64_t)place * b->size >> 32);

	while (b->at[at].stamp == b->stamp && b->at[at].key != key)
		at = at + 1 < b->size ? at + 1 : 0;
	return &b->at[at];
}

static inline struct zd_bigram *find(const struct zd_bigrams *b, uint64_t key)
{
	return find_at(b, key, spread(key));
}

/* Of so many pairs the table is as small as it can be and still be found in. */
#define MANY 4096u

/* Room for a set of n pairs; what was in it is forgotten. */
static void make_room(struct zd_bigrams *b, uint32_t n)
{
	uint32_t least = n < MANY ? 256 : n + n / 3;

	while (n < MANY && least / 2 < n)
		least *= 2;
	if (b->at && b->size >= least && b->size / 16 <= least &&
		b->stamp < UINT32_MAX - 1) {
		b->stamp++;
		return;
	}
	zd_free(b->at);
	b->at = zd_calloc(least, sizeof(*b->at));
	b->size = least;
	b->stamp = 1;
}

static void put(struct zd_bigrams *b, const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	struct pairs pairs = pairs_of(s, p);

	for (uint32_t k = 0; k <= p->count; k++) {
		uint64_t key = next_key(&pairs);
		struct zd_bigram *e = find(b, key);

		if (e->stamp != b->stamp)
			*e = (struct zd_bigram){.key = key, .stamp = b->stamp};
		e->count++;
	}
	b->total += p->count + 1;
	b->work += p->count + 1;
}

void zd_bigrams_set(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece)
{
	make_room(b, zd_bigrams_count(s, piece));
	b->total = 0;
	b->whole = piece + 1;
	put(b, s, piece);
}

uint32_t zd_bigrams_take(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	struct pairs pairs = pairs_of(s, p);
	uint32_t taken = 0;

	for (uint32_t k = 0; k <= p->count; k++) {
		struct zd_bigram *e = find(b, next_key(&pairs));

		if (e->stamp == b->stamp && e->count) {
			e->count--;
			taken++;
		}
	}
	b->total -= taken;
	b->whole = 0;
	b->work += p->count + 1;
	return taken;
}

uint32_t zd_bigrams_shared(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	struct pairs pairs = pairs_of(s, p);

	b->taken.len = 0;
	zd_vec_reserve(&b->taken, (size_t)p->count + 1);
	for (uint32_t k = 0; k <= p->count; k++) {
		struct zd_bigram *e = find(b, next_key(&pairs));

		if (e->stamp != b->stamp || !e->count)
			continue;
		e->count--;
		b->taken.at[b->taken.len++] = (uint32_t)(e - b->at);
	}
	for (size_t k = 0; k < b->taken.len; k++)
		b->at[b->taken.at[k]].count++;
	b->work += p->count + 1;
	return (uint32_t)b->taken.len;
}

bool zd_bigrams_has(
	const struct zd_bigrams *b, const struct zd_token *run, uint32_t words)
{
	for (uint32_t k = 1; k < words; k++) {
		uint64_t key = (uint64_t)run[k - 1].word << 32 | run[k].word;

		if (find(b, key)->stamp != b->stamp)
			return false;
	}
	return true;
}

/* --- Long blocks ---------------------------------------------------------- */

/* Blocks of so many pairs are compared in so many parts, by what their pairs
 * are: the same pair is of the same part on both sides. */
#define LONG 65536u
#define PARTS 8u

/* One part of the pairs of a block. */
struct part {
	struct pairs pairs;
	uint32_t left, part;
	/* The pair at hand; its place, spread over all numbers again. */
	uint64_t key;
	uint32_t place;
};

static inline uint64_t part_and_place(uint64_t key)
{
	return (uint64_t)spread(key) * PARTS;
}

static struct part part_of(
	const struct zd_side *s, uint32_t piece, uint32_t part)
{
	return (struct part){.pairs = pairs_of(s, &s->pieces.at[piece]),
		.left = zd_bigrams_count(s, piece),
		.part = part};
}

static inline bool next_of_part(struct part *p)
{
	uint64_t at;

	while (p->left) {
		p->left--;
		p->key = next_key(&p->pairs);
		at = part_and_place(p->key);
		p->place = (uint32_t)at;
		if (at >> 32 == p->part)
			return true;
	}
	return false;
}

static void grow(struct zd_bigrams *b)
{
	struct zd_bigrams old = *b;

	b->size *= 2;
	b->at = zd_calloc(b->size, sizeof(*b->at));
	for (uint32_t k = 0; k < old.size; k++)
		if (old.at[k].stamp == b->stamp)
			*find_at(b, old.at[k].key,
				(uint32_t)part_and_place(old.at[k].key)) =
				old.at[k];
	zd_free(old.at);
}

static void put_part(struct zd_bigrams *b, struct part p)
{
	uint32_t used = 0;

	make_room(b, p.left / PARTS);
	while (next_of_part(&p)) {
		struct zd_bigram *e = find_at(b, p.key, p.place);

		if (e->stamp != b->stamp) {
			*e = (struct zd_bigram){
				.key = p.key, .stamp = b->stamp};
			used++;
		}
		e->count++;
		if (used > b->size / 4 * 3)
			grow(b);
	}
}

static uint32_t take_part(struct zd_bigrams *b, struct part p)
{
	uint32_t taken = 0;

	while (next_of_part(&p)) {
		struct zd_bigram *e = find_at(b, p.key, p.place);

		if (e->stamp == b->stamp && e->count) {
			e->count--;
			taken++;
		}
	}
	return taken;
}

static uint32_t shared_by_parts(struct zd_bigrams *b, const struct zd_side *s,
	uint32_t piece, const struct zd_side *other, uint32_t other_piece)
{
	uint32_t shared = 0;

	b->whole = b->total = 0;
	for (uint32_t part = 0; part < PARTS; part++) {
		put_part(b, part_of(s, piece, part));
		shared += take_part(b, part_of(other, other_piece, part));
	}
	/* Each is looked up once. */
	b->work +=
		s->pieces.at[piece].count + other->pieces.at[other_piece].count;
	return shared;
}

float zd_bigrams_likeness(struct zd_bigrams *b, const struct zd_side *to_side,
	uint32_t to, const struct zd_side *from_side, uint32_t from)
{
	uint32_t n = zd_bigrams_count(to_side, to), shared;

	if (n >= LONG) {
		shared = shared_by_parts(b, to_side, to, from_side, from);
	} else {
		if (b->whole != to + 1)
			zd_bigrams_set(b, to_side, to);
		shared = zd_bigrams_shared(b, from_side, from);
	}
	return 2 * (float)shared /
		(float)(zd_bigrams_count(from_side, from) + n);
}

void zd_bigrams_clear(struct zd_bigrams *b)
{
	zd_free(b->at);
	zd_vec_clear(&b->taken);
	*b = (struct zd_bigrams){0};
}
