#include "diff/bigram.h"

uint32_t zd_bigrams_count(const struct zd_side *s, uint32_t piece)
{
	return s->pieces.at[piece].count + 1;
}

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

static inline struct zd_bigram *find(const struct zd_bigrams *b, uint64_t key)
{
	uint64_t h = key * 0x9e3779b97f4a7c15u;
	uint32_t at = (uint32_t)((h >> 32) * b->size >> 32);

	while (b->at[at].stamp == b->stamp && b->at[at].key != key)
		at = at + 1 < b->size ? at + 1 : 0;
	return &b->at[at];
}

/* Of so many pairs the table is as small as it can be and still be fast. */
#define MANY 4096u

/* Room for a set of n pairs; what was in it is forgotten. */
static void make_room(struct zd_bigrams *b, uint32_t n)
{
	uint32_t least = n < MANY ? 256 : n + n / 2;

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
	b->use = 0;
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
	b->work += p->count + 1;
	return taken;
}

uint32_t zd_bigrams_shared(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	struct pairs pairs = pairs_of(s, p);
	uint32_t shared = 0;

	b->use++;
	for (uint32_t k = 0; k <= p->count; k++) {
		struct zd_bigram *e = find(b, next_key(&pairs));

		if (e->stamp != b->stamp)
			continue;
		if (e->use != b->use) {
			e->use = b->use;
			e->used = 0;
		}
		if (e->used < e->count) {
			e->used++;
			shared++;
		}
	}
	b->work += p->count + 1;
	return shared;
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

float zd_bigrams_likeness(
	struct zd_bigrams *b, const struct zd_side *s, uint32_t piece)
{
	uint32_t shared = zd_bigrams_shared(b, s, piece);

	return 2 * (float)shared /
		(float)(zd_bigrams_count(s, piece) + b->total);
}

void zd_bigrams_clear(struct zd_bigrams *b)
{
	zd_free(b->at);
	*b = (struct zd_bigrams){0};
}
