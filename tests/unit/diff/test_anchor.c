#include "diff/anchor.h"

#include <criterion/criterion.h>

#include "make.h"

/* How often the run at `run` stands in s; *at: where, the last time. */
static uint32_t count(const uint32_t *s, uint32_t n, const uint32_t *run,
	uint32_t length, uint32_t *at)
{
	uint32_t times = 0, k;

	for (uint32_t i = 0; i + length <= n; i++) {
		for (k = 0; k < length && s[i + k] == run[k]; k++)
			;
		if (k < length)
			continue;
		*at = i;
		times++;
	}
	return times;
}

static uint32_t *make(uint32_t n, uint32_t words, uint32_t *seed)
{
	uint32_t *s = zd_calloc(n + 1, sizeof(*s));

	for (uint32_t i = 0; i < n; i++)
		s[i] = 1 + make_random(seed, words);
	return s;
}

/* What zd_anchors_unique finds is what looking everywhere finds. */
static uint32_t check(
	uint32_t n, uint32_t m, uint32_t words, uint32_t length, uint32_t seed)
{
	uint32_t *a = make(n, words, &seed), *b = make(m, words, &seed);
	struct zd_anchors x = {0};
	uint32_t i, j, found = 0;

	zd_anchors_unique(&x, a, n, b, m, length);
	for (i = 0; i + length <= n; i++) {
		uint32_t here;

		if (count(a, n, a + i, length, &here) != 1 ||
			count(b, m, a + i, length, &j) != 1)
			continue;
		cr_assert(found < x.found.len, "%u of seed %u", i, seed);
		cr_assert_eq(x.found.at[found].a, i);
		cr_assert_eq(x.found.at[found].b, j);
		found++;
	}
	cr_assert_eq(x.found.len, found);
	zd_anchors_clear(&x);
	zd_free(a);
	zd_free(b);
	return found;
}

Test(anchor, every_run_that_stands_once_on_both_sides)
{
	uint32_t some = 0;

	for (uint32_t seed = 1; seed <= 60; seed++) {
		some += check(100, 120, 4, 4, seed);
		some += check(300, 40, 30, 2, seed);
		some += check(40, 300, 12, 1, seed);
		check(50, 50, 1, 3, seed);
	}
	cr_assert_gt(some, 1000, "%u", some);
}

Test(anchor, nothing_in_what_is_shorter_than_a_run)
{
	cr_assert_eq(check(0, 0, 3, 2, 1), 0);
	cr_assert_eq(check(1, 50, 3, 2, 2), 0);
	cr_assert_eq(check(50, 1, 3, 2, 3), 0);
	for (uint32_t seed = 1; seed < 50; seed++)
		check(2, 2, 2, 2, seed);
}

/* Of runs that cross, the longest part that does not is kept. */
Test(anchor, those_that_cross_are_left_out)
{
	const uint32_t a[] = {1, 2, 3, 4, 5, 6, 7, 8};
	const uint32_t b[] = {7, 8, 1, 2, 3, 9, 6, 4};
	const struct zd_anchor want[] = {{0, 2}, {1, 3}, {2, 4}, {5, 6}};
	struct zd_anchors x = {0};

	zd_anchors_find(&x, a, 8, b, 8, 1);
	cr_assert_eq(x.found.len, 4);
	for (size_t k = 0; k < 3; k++) {
		cr_assert_eq(x.found.at[k].a, want[k].a);
		cr_assert_eq(x.found.at[k].b, want[k].b);
	}
	cr_assert_gt(x.found.at[3].b, 4);
	zd_anchors_clear(&x);
}
