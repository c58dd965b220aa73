#include "diff/rare.h"

/* A block, its words in order. */
struct words {
	const struct zd_token *at;
	uint32_t len;
};

static struct words words_of(const struct zd_side *s, uint32_t i)
{
	const struct zd_piece *p = &s->pieces.at[i];

	return (struct words){
		p->count ? &s->tokens.at[p->first] : NULL, p->count};
}

/* Adds a block to the counts of its words, each once, or takes it out. */
static void count(
	struct zd_rarity *r, const struct zd_side *s, uint32_t i, bool in)
{
	struct words w = words_of(s, i);

	r->counts++;
	r->all += in ? 1 : UINT32_MAX;
	for (uint32_t k = 0; k < w.len; k++) {
		uint32_t word = w.at[k].word;

		if (r->seen[word] == r->counts)
			continue;
		r->seen[word] = r->counts;
		r->blocks[word] += in ? 1 : UINT32_MAX;
	}
}

static void count_all(struct zd_rarity *r, const struct zd_side *s)
{
	for (uint32_t i = 0; i < s->pieces.len; i++)
		if (s->pieces.at[i].read)
			count(r, s, i, true);
}

void zd_rarity_init(struct zd_rarity *r, const struct zd_alignment *x)
{
	size_t words = x->lexicon.flags.len;

	*r = (struct zd_rarity){.x = x};
	r->blocks = zd_calloc(2 * words, sizeof(*r->blocks));
	r->seen = r->blocks + words;
	count_all(r, &x->from.side);
	count_all(r, &x->to.side);
}

/* Sixteen times the logarithm to base 2, straight between powers: the same
 * on every machine. */
static uint32_t logarithm(uint32_t n)
{
	uint32_t power = 31 - (uint32_t)__builtin_clz(n);

	return 16 * power + (uint32_t)(((uint64_t)n << 4) >> power) - 16;
}

static uint32_t weight(const struct zd_rarity *r, uint32_t word)
{
	return r->x->options->common_word + logarithm(r->all + 1) -
		logarithm(r->blocks[word] + 1);
}

static uint32_t sum(const struct zd_rarity *r, struct words w)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < w.len; i++)
		sum += weight(r, w.at[i].word);
	return sum;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* By two places, the most weight that can be matched behind them. */
static void fill(struct zd_rarity *r, struct words a, struct words b)
{
	size_t row = (size_t)b.len + 1;
	uint32_t *cell;

	r->cells.len = 0;
	zd_vec_reserve(&r->cells, (a.len + 1) * row);
	memset(r->cells.at, 0, (a.len + 1) * row * sizeof(*r->cells.at));
	for (uint32_t i = a.len; i-- > 0;)
		for (uint32_t j = b.len; j-- > 0;) {
			cell = r->cells.at + i * row + j;
			*cell = a.at[i].word == b.at[j].word
				? cell[row + 1] + weight(r, a.at[i].word)
				: larger(cell[row], cell[1]);
		}
}

/* The heaviest run of words that stand side by side in both. */
static uint32_t heaviest_run(
	const struct zd_rarity *r, struct words a, struct words b)
{
	size_t row = (size_t)b.len + 1;
	uint32_t run = 0, heaviest = 0;

	for (uint32_t i = 0, j = 0; i < a.len && j < b.len;) {
		const uint32_t *cell = r->cells.at + i * row + j;

		if (a.at[i].word == b.at[j].word) {
			run += weight(r, a.at[i].word);
			heaviest = larger(heaviest, run);
			i++;
			j++;
			continue;
		}
		run = 0;
		if (cell[row] >= cell[1])
			i++;
		else
			j++;
	}
	return heaviest;
}

struct zd_weighed zd_rarity_weigh(struct zd_rarity *r, uint32_t i, uint32_t j)
{
	const struct zd_side *from = &r->x->from.side, *to = &r->x->to.side;
	struct words a = words_of(from, i), b = words_of(to, j);
	struct zd_weighed w;

	/* What they have themselves makes a word no less rare. */
	count(r, from, i, false);
	count(r, to, j, false);
	w.from = sum(r, a);
	w.to = sum(r, b);
	fill(r, a, b);
	w.common = r->cells.at[0];
	w.run = heaviest_run(r, a, b);
	count(r, from, i, true);
	count(r, to, j, true);
	return w;
}

void zd_rarity_clear(struct zd_rarity *r)
{
	zd_free(r->blocks);
	zd_vec_clear(&r->cells);
}
