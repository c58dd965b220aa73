#include <criterion/criterion.h>

#include "base/rising.h"

#define MOST 7

/* The longest rising run, by trying every choice. */
static size_t longest(const uint32_t *at, size_t n)
{
	size_t best = 0;

	for (unsigned choice = 0; choice < 1u << n; choice++) {
		uint32_t last = 0;
		size_t len = 0;

		for (size_t i = 0; i < n; i++) {
			if (!(choice & 1u << i))
				continue;
			if (len && at[i] < last) {
				len = 0;
				break;
			}
			last = at[i];
			len++;
		}
		best = len > best ? len : best;
	}
	return best;
}

static void check(const uint32_t *at, size_t n)
{
	bool stays[MOST];
	uint32_t last = 0;
	size_t len = 0;

	zd_rising_longest(at, n, stays);
	for (size_t i = 0; i < n; i++) {
		if (!stays[i])
			continue;
		cr_assert(!len || at[i] > last);
		last = at[i];
		len++;
	}
	cr_assert_eq(len, longest(at, n));
}

/* The order with this number of all those of n numbers. */
static void nth_order(uint32_t *at, size_t n, unsigned number)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = number % (i + 1);

		number /= i + 1;
		at[i] = at[k];
		at[k] = 3 * i;
	}
}

Test(rising, keeps_as_many_as_can_stay)
{
	unsigned orders = 1;

	for (size_t n = 0; n <= MOST; n++) {
		orders *= n ? (unsigned)n : 1;
		for (unsigned k = 0; k < orders; k++) {
			uint32_t at[MOST];

			nth_order(at, n, k);
			check(at, n);
		}
	}
}
