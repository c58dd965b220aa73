#include "diff/bigram.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "make.h"

/* A side of one block: n words of which each is one of `words`. */
static void fill(struct zd_side *s, uint32_t n, uint32_t words, uint32_t *state)
{
	zd_vec_reserve(&s->tokens, n);
	for (uint32_t i = 0; i < n; i++)
		s->tokens.at[s->tokens.len++] = (struct zd_token){
			.word = (1 + make_random(state, words)) & ZD_MAX_WORD};
	zd_vec_push(&s->pieces,
		((struct zd_piece){
			.count = n & ZD_MAX_PIECE_TOKENS, .read = true}));
}

static int compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* All pairs of a side, in order; freed by the caller. */
static uint64_t *sorted(const struct zd_side *s)
{
	size_t n = s->tokens.len;
	uint64_t *at = zd_calloc(n + 1, sizeof(*at)), last = 0;

	for (size_t i = 0; i <= n; i++) {
		uint64_t word = i < n ? s->tokens.at[i].word : 0;

		at[i] = last << 32 | word;
		last = word;
	}
	qsort(at, n + 1, sizeof(*at), compare);
	return at;
}

/* How many pairs two sides share, by sorting. */
static uint32_t shared(const struct zd_side *a, const struct zd_side *b)
{
	uint64_t *x = sorted(a), *y = sorted(b);
	size_t i = 0, j = 0;
	uint32_t n = 0;

	while (i <= a->tokens.len && j <= b->tokens.len) {
		int c = compare(&x[i], &y[j]);

		n += !c;
		i += c <= 0;
		j += c >= 0;
	}
	zd_free(x);
	zd_free(y);
	return n;
}

static void check(uint32_t n, uint32_t m, uint32_t words, uint32_t seed)
{
	struct zd_side from = {0}, to = {0};
	struct zd_bigrams b = {0};
	float want;

	fill(&from, n, words, &seed);
	fill(&to, m, words, &seed);
	want = 2 * (float)shared(&from, &to) / (float)(n + 1 + m + 1);
	/* The second time what is there from the first is used. */
	for (int again = 0; again < 2; again++) {
		float got = zd_bigrams_likeness(&b, &to, 0, &from, 0);

		cr_expect_eq(got, want, "%u, %u of %u words: %f, not %f", n, m,
			words, (double)got, (double)want);
	}
	/* All of a block is in itself. */
	cr_expect_eq(zd_bigrams_likeness(&b, &to, 0, &to, 0), 1);
	zd_bigrams_clear(&b);
	zd_side_clear(&from);
	zd_side_clear(&to);
}

Test(bigram, likeness_of_short_blocks)
{
	check(0, 0, 1, 1);
	check(1, 1, 1, 2);
	check(40, 60, 5, 3);
	check(4000, 300, 100, 4);
	check(30000, 60000, 4000, 5);
}

/* Part by part: with many words and few, all the same, and all different, for
 * which a part's table has to grow. */
Test(bigram, likeness_of_long_blocks)
{
	check(70000, 66000, 1, 6);
	check(300, 70000, 40, 7);
	check(70000, 90000, 3000, 8);
	check(70000, 150000, 1u << 24, 9);
}
