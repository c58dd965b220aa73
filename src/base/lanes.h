/*
 * Sixteen bytes at a time, for loops over whole texts: each byte is tested in
 * its own lane, whatever the others are. Of vectors as gcc and clang have them
 * on every machine; where there is SSE2 its one instruction for a mask is used.
 */
#ifndef ZD_BASE_LANES_H
#define ZD_BASE_LANES_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(ZD_LANES_PORTABLE)
#include <emmintrin.h>
#endif

#define ZD_LANES 16u

typedef unsigned char zd_lanes __attribute__((vector_size(16)));

static inline zd_lanes zd_lanes_load(const char *p)
{
	zd_lanes v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* All bits set where the byte is one of `count` bytes from `first` on. */
static inline zd_lanes zd_lanes_among(
	zd_lanes v, unsigned char first, unsigned char count)
{
	return (zd_lanes)(v - first < count);
}

/* All bits set where the byte is an ASCII letter or digit. */
static inline zd_lanes zd_lanes_alnum(zd_lanes v)
{
	return zd_lanes_among(v | 0x20, 'a', 26) | zd_lanes_among(v, '0', 10);
}

/* The highest bit of each lane, of the first lane lowest. */
static inline uint32_t zd_lanes_mask(zd_lanes v)
{
#if defined(__SSE2__) && !defined(ZD_LANES_PORTABLE)
	return (uint32_t)_mm_movemask_epi8((__m128i)v);
#else
	uint32_t mask = 0;

	for (int i = 0; i < 16; i++)
		mask |= (uint32_t)(v[i] >> 7) << i;
	return mask;
#endif
}

/* The first place from `at` on, in steps of sixteen, behind which one of the
 * sixteen bytes there is odd: `odd` sets its highest bit. A place with fewer
 * bytes behind it where there is none. */
static inline __attribute__((always_inline)) size_t zd_lanes_skip(
	const char *p, size_t at, size_t len, zd_lanes (*odd)(zd_lanes))
{
	const size_t four = 4 * (size_t)ZD_LANES;

	for (; at + four <= len; at += four)
		if (zd_lanes_mask(odd(zd_lanes_load(p + at)) |
			    odd(zd_lanes_load(p + at + ZD_LANES)) |
			    odd(zd_lanes_load(p + at + 2 * ZD_LANES)) |
			    odd(zd_lanes_load(p + at + 3 * ZD_LANES))))
			break;
	while (at + ZD_LANES <= len &&
		!zd_lanes_mask(odd(zd_lanes_load(p + at))))
		at += ZD_LANES;
	return at;
}

/* The lowest bit that is set; at least one is. */
static inline uint32_t zd_lowest_bit(uint64_t mask)
{
	return (uint32_t)__builtin_ctzll(mask);
}

#endif
