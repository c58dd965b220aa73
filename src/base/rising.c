#include "base/rising.h"

#include "base/mem.h"

void zd_rising_longest(const uint32_t *at, size_t n, bool *stays)
{
	/* Patience: tails[k] is the place of the smallest number that ends a
	 * rising run of length k + 1. */
	uint32_t *tails = zd_calloc(n, sizeof(*tails));
	uint32_t *before = zd_calloc(n, sizeof(*before));
	size_t len = 0;
	uint32_t i;

	for (i = 0; i < n; i++) {
		size_t low = 0, high = len;

		stays[i] = false;
		while (low < high) {
			size_t mid = low + (high - low) / 2;

			if (at[tails[mid]] < at[i])
				low = mid + 1;
			else
				high = mid;
		}
		before[i] = low ? tails[low - 1] : UINT32_MAX;
		tails[low] = i;
		len = low == len ? len + 1 : len;
	}
	for (i = len ? tails[len - 1] : UINT32_MAX; i != UINT32_MAX;
		i = before[i])
		stays[i] = true;
	zd_free(tails);
	zd_free(before);
}
