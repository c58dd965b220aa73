#include "amend/blocks.h"

#include <stdlib.h>

#include "text/token.h"
#include "text/words.h"

/* Pairs of blocks that are compared word by word at most. */
#define MAX_PAIRS 10000u
/* Words that are looked at for that at most. */
#define MAX_WORK 4000000u
/* How many blocks ahead one with the same mark is looked for without that. */
#define REACH 16u
/* Words in common, in thousandths, from which blocks are versions of one;
 * the same with the same mark, and what that adds. */
#define ALIKE 400u
#define ALIKE_MARKED 150u
#define SAME_MARK 100u

/* The words of a block as numbers, sorted. */
struct bag {
	uint32_t *at;
	size_t len;
};

struct side {
	const struct zd_block *blocks;
	uint32_t count;
	struct bag *bags;
	size_t words;
};

static int compare(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return *a == *b ? 0 : *a < *b ? -1 : 1;
}

static void fill_bags(struct side *s, struct zd_words *words)
{
	struct zd_tokens tokens = {0};

	s->bags = zd_calloc(s->count, sizeof(*s->bags));
	for (uint32_t k = 0; k < s->count; k++) {
		struct zd_slice text = s->blocks[k].text;
		struct bag *bag = &s->bags[k];

		tokens.len = 0;
		zd_tokenize(&tokens, text);
		bag->len = tokens.len;
		bag->at = zd_calloc(tokens.len, sizeof(*bag->at));
		for (size_t t = 0; t < tokens.len; t++)
			bag->at[t] = zd_words_intern(words,
				zd_slice_sub(text, tokens.at[t].start,
					tokens.at[t].end));
		qsort(bag->at, bag->len, sizeof(*bag->at), compare);
		s->words += bag->len;
	}
	zd_vec_clear(&tokens);
}

static void free_bags(struct side *s)
{
	for (uint32_t k = 0; k < s->count; k++)
		zd_free(s->bags[k].at);
	zd_free(s->bags);
}

/* Words in common, each counted as often as in both: 0 to 1000. */
static uint32_t alike(const struct bag *a, const struct bag *b)
{
	size_t i = 0, j = 0, both = 0;

	if (!a->len && !b->len)
		return 1000;
	while (i < a->len && j < b->len) {
		if (a->at[i] == b->at[j]) {
			both++;
			i++;
			j++;
		} else if (a->at[i] < b->at[j]) {
			i++;
		} else {
			j++;
		}
	}
	return (uint32_t)(2000 * both / (a->len + b->len));
}

/* What it is worth to take the two for one; 0: they are not. */
static uint32_t worth(
	const struct side *from, uint32_t x, const struct side *to, uint32_t y)
{
	bool marked = zd_slice_eq(from->blocks[x].mark, to->blocks[y].mark);
	uint32_t score = alike(&from->bags[x], &to->bags[y]);

	if (score < (marked ? ALIKE_MARKED : ALIKE))
		return 0;
	return score + (marked ? SAME_MARK : 0);
}

/* The pairing with the greatest sum; out[y] counts from the side's first. */
static void best_pairs(
	uint32_t *out, const struct side *from, const struct side *to)
{
	size_t wide = (size_t)to->count + 1;
	uint32_t *sum =
		zd_calloc(((size_t)from->count + 1) * wide, sizeof(*sum));
	uint32_t *pair =
		zd_calloc(((size_t)from->count + 1) * wide, sizeof(*pair));
	uint32_t x, y;

	/* sum[x][y]: the best for all blocks from x and y on. */
	for (x = from->count; x-- > 0;) {
		for (y = to->count; y-- > 0;) {
			size_t here = x * wide + y;
			uint32_t best = sum[here + wide];

			pair[here] = worth(from, x, to, y);
			if (sum[here + 1] > best)
				best = sum[here + 1];
			if (pair[here] > 0 &&
				pair[here] + sum[here + wide + 1] >= best)
				best = pair[here] + sum[here + wide + 1];
			sum[here] = best;
		}
	}
	for (x = 0, y = 0; x < from->count && y < to->count;) {
		size_t here = x * wide + y;

		if (pair[here] > 0 &&
			sum[here] == pair[here] + sum[here + wide + 1])
			out[y++] = x++;
		else if (sum[here] == sum[here + wide])
			x++;
		else
			y++;
	}
	zd_free(sum);
	zd_free(pair);
}

/* Without looking at words: the next with the same mark and text, or mark. */
static void simple_pairs(
	uint32_t *out, const struct side *from, const struct side *to)
{
	uint32_t x = 0;

	for (uint32_t y = 0; y < to->count; y++) {
		uint32_t end =
			from->count - x < REACH ? from->count : x + REACH;
		uint32_t found = ZD_NONE;

		for (uint32_t k = x; k < end; k++) {
			if (!zd_slice_eq(
				    from->blocks[k].mark, to->blocks[y].mark))
				continue;
			if (found == ZD_NONE)
				found = k;
			if (zd_slice_eq(
				    from->blocks[k].text, to->blocks[y].text)) {
				found = k;
				break;
			}
		}
		out[y] = found;
		if (found != ZD_NONE)
			x = found + 1;
	}
}

static void pair_sides(uint32_t *out, struct side *from, struct side *to)
{
	struct zd_words *words = zd_words_new(64);
	size_t pairs = zd_mul(from->count, to->count);

	for (uint32_t y = 0; y < to->count; y++)
		out[y] = ZD_NONE;
	fill_bags(from, words);
	fill_bags(to, words);
	if (pairs <= MAX_PAIRS &&
		zd_add(zd_mul(from->words, to->count),
			zd_mul(to->words, from->count)) <= MAX_WORK)
		best_pairs(out, from, to);
	else
		simple_pairs(out, from, to);
	free_bags(from);
	free_bags(to);
	zd_words_free(words);
}

static bool same_block(const struct zd_block *a, const struct zd_block *b)
{
	return zd_slice_eq(a->mark, b->mark) && zd_slice_eq(a->text, b->text);
}

void zd_blocks_align(uint32_t *out, const struct zd_draft *base, uint32_t i,
	const struct zd_draft *mine, uint32_t j)
{
	const struct zd_paragraph *p = &base->paragraphs.at[i];
	const struct zd_paragraph *q = &mine->paragraphs.at[j];
	struct side from = {base->blocks.at + p->first, p->count, NULL, 0};
	struct side to = {mine->blocks.at + q->first, q->count, NULL, 0};
	uint32_t same = 0;

	while (same < from.count && same < to.count &&
		(!same || same_block(&from.blocks[same], &to.blocks[same]))) {
		out[same] = same;
		same++;
	}
	while (from.count > same && to.count > same &&
		same_block(
			&from.blocks[from.count - 1], &to.blocks[to.count - 1]))
		out[--to.count] = --from.count;
	from.blocks += same;
	to.blocks += same;
	from.count -= same;
	to.count -= same;
	if (!to.count)
		return;
	pair_sides(out + same, &from, &to);
	for (uint32_t y = same; y < same + to.count; y++)
		if (out[y] != ZD_NONE)
			out[y] += same;
}
