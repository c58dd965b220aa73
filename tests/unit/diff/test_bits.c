#include "diff/bits.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define MOST 200u

static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* By the textbook, in n * m steps. */
static uint32_t longest(
	const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
	uint32_t row[MOST + 1] = {0}, corner, above;

	for (uint32_t i = 0; i < n; i++) {
		corner = 0;
		for (uint32_t j = 0; j < m; j++) {
			above = row[j + 1];
			if (a[i] == b[j])
				row[j + 1] = corner + 1;
			else if (row[j] > above)
				row[j + 1] = row[j];
			corner = above;
		}
	}
	return row[m];
}

/* How many words answer to one another; fails where they differ or cross. */
static uint32_t count(const uint32_t *match, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m)
{
	uint32_t words = 0, behind = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (match[i] == UINT32_MAX)
			continue;
		cr_assert(match[i] >= behind && match[i] < m);
		cr_assert_eq(a[i], b[match[i]]);
		behind = match[i] + 1;
		words++;
	}
	return words;
}

Test(bits, as_many_words_are_found_as_there_are)
{
	uint32_t a[MOST], b[MOST], match[MOST], state = 11;
	struct zd_bits x = {0};

	for (uint32_t round = 0; round < 3000; round++) {
		uint32_t n = next(&state) % (MOST + 1);
		uint32_t m = next(&state) % (MOST + 1);
		uint32_t words = 1 + next(&state) % (round % 2 ? 6 : 300);

		for (uint32_t i = 0; i < n; i++)
			a[i] = 1 + next(&state) % words;
		for (uint32_t j = 0; j < m; j++)
			b[j] = 1 + next(&state) % words;
		cr_assert(zd_bits_can(n, m, 65536));
		zd_bits_match(&x, a, n, b, m, match);
		cr_assert_eq(count(match, a, n, b, m), longest(a, n, b, m),
			"round %u: %u and %u words", round, n, m);
	}
	zd_bits_clear(&x);
}

/* Of many ways the one that keeps together what stands together. */
Test(bits, a_run_at_the_end_stays_whole)
{
	static const uint32_t a[] = {1, 2, 3, 9, 1, 2, 3};
	static const uint32_t b[] = {7, 1, 2, 3};
	uint32_t match[7];
	struct zd_bits x = {0};

	zd_bits_match(&x, a, 7, b, 4, match);
	for (uint32_t i = 0; i < 4; i++)
		cr_assert_eq(match[i], UINT32_MAX);
	for (uint32_t i = 4; i < 7; i++)
		cr_assert_eq(match[i], i - 3);
	zd_bits_clear(&x);
}

Test(bits, what_is_large_is_left_to_others)
{
	cr_assert(zd_bits_can(0, 0, 65536));
	cr_assert(zd_bits_can(2000, 2000, 65536));
	cr_assert_not(zd_bits_can(2000, 1000000, 65536));
	cr_assert_not(zd_bits_can(1000000, 2000, 65536));
	cr_assert_not(zd_bits_can(UINT32_MAX / 2, UINT32_MAX / 2, 65536));
}
