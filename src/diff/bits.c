#include "diff/bits.h"

#include <string.h>

#include "base/num.h"

#define NONE UINT32_MAX

static uint32_t width(uint32_t n)
{
	return (n + 63) / 64;
}

bool zd_bits_can(uint32_t n, uint32_t m, uint32_t max_bits)
{
	return (uint64_t)width(n) * n <= max_bits &&
		(uint64_t)width(n) * m <= max_bits;
}

/* The place of a where this word stands first; NONE, and *free is where it
 * would be listed. */
static uint32_t find(const struct zd_bits *x, const uint32_t *a, uint32_t word,
	uint32_t *free)
{
	uint32_t mask = (uint32_t)x->slots.len - 1;
	uint32_t at = word * 0x9e3779b1u >> 8 & mask, place;

	for (; (place = x->slots.at[at]); at = (at + 1) & mask)
		if (a[place - 1] == word)
			return place - 1;
	*free = at;
	return NONE;
}

static void list_places(struct zd_bits *x, const uint32_t *a, uint32_t n)
{
	uint32_t size = 64, free, first, wide = width(n);

	while (size < 2 * n)
		size *= 2;
	x->slots.len = x->places.len = 0;
	zd_vec_reserve(&x->slots, size);
	zd_vec_reserve(&x->places, (size_t)n * wide);
	x->slots.len = size;
	memset(x->slots.at, 0, size * sizeof(*x->slots.at));
	memset(x->places.at, 0, (size_t)n * wide * sizeof(*x->places.at));
	for (uint32_t i = 0; i < n; i++) {
		first = find(x, a, a[i], &free);
		if (first == NONE) {
			first = i;
			x->slots.at[free] = i + 1;
		}
		x->places.at[(size_t)first * wide + i / 64] |= (uint64_t)1
			<< i % 64;
	}
}

/* The row behind `before` for a word that stands at `places`. A bit is clear
 * where one word more of a makes one word more in common. */
static void add_row(uint64_t *row, const uint64_t *before,
	const uint64_t *places, uint32_t wide)
{
	uint64_t carry = 0;

	for (uint32_t k = 0; k < wide; k++) {
		uint64_t v = before[k], u = v & places[k];
		uint64_t sum = v + u, all = sum + carry;

		carry = (sum < v) | (all < sum);
		row[k] = all | (v & ~u);
	}
}

static void fill(struct zd_bits *x, const uint32_t *a, const uint32_t *b,
	uint32_t m, uint32_t wide)
{
	uint64_t *row;
	uint32_t first, free;

	x->rows.len = 0;
	zd_vec_reserve(&x->rows, ((size_t)m + 1) * wide);
	row = x->rows.at;
	memset(row, 0xff, wide * sizeof(*row));
	for (uint32_t j = 0; j < m; j++, row += wide) {
		first = find(x, a, b[j], &free);
		if (first == NONE)
			memcpy(row + wide, row, wide * sizeof(*row));
		else
			add_row(row + wide, row,
				x->places.at + (size_t)first * wide, wide);
	}
}

static inline bool is_clear(
	const struct zd_bits *x, uint32_t wide, uint32_t i, uint32_t row)
{
	return !(x->rows.at[(size_t)row * wide + i / 64] >> i % 64 & 1);
}

void zd_bits_match(struct zd_bits *x, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m, uint32_t *match)
{
	uint32_t wide = width(n), i = n, j = m;

	list_places(x, a, n);
	fill(x, a, b, m, wide);
	x->work += (uint64_t)(wide + 1) * m + n;
	memset(match, 0xff, n * sizeof(*match));
	/* The same word at the end of both can always be taken, which keeps
	 * what stands together together. */
	while (i && j)
		if (a[i - 1] == b[j - 1])
			match[--i] = --j;
		else if (is_clear(x, wide, i - 1, j))
			j--;
		else
			i--;
}

void zd_bits_clear(struct zd_bits *x)
{
	zd_vec_clear(&x->slots);
	zd_vec_clear(&x->places);
	zd_vec_clear(&x->rows);
}
