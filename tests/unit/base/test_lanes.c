#include "base/lanes.h"

#include <criterion/criterion.h>
#include <ctype.h>

#include "base/ascii.h"

#define ZD_LANES_PORTABLE
/* The mask once more, as it is where there is no SSE2. */
#undef ZD_BASE_LANES_H
#define zd_lanes portable_lanes
#define zd_lanes_load portable_load
#define zd_lanes_among portable_among
#define zd_lanes_alnum portable_alnum
#define zd_lanes_mask portable_mask
#define zd_lowest_bit portable_bit
#define zd_lanes_skip portable_skip
#undef ZD_LANES
#include "base/lanes.h"
#undef zd_lanes
#undef zd_lanes_load
#undef zd_lanes_among
#undef zd_lanes_alnum
#undef zd_lanes_mask
#undef zd_lowest_bit
#undef zd_lanes_skip

/* Sixteen bytes that begin with `first` and count on. */
static const char *counting(unsigned char first)
{
	static char room[ZD_LANES];

	for (unsigned i = 0; i < ZD_LANES; i++)
		room[i] = (char)(first + i);
	return room;
}

Test(lanes, each_byte_is_told_in_its_own_lane)
{
	for (unsigned first = 0; first < 256; first++) {
		const char *p = counting((unsigned char)first);
		uint32_t mask = zd_lanes_mask(zd_lanes_alnum(zd_lanes_load(p)));

		for (unsigned i = 0; i < ZD_LANES; i++)
			cr_assert_eq(mask >> i & 1,
				zd_is_letter(p[i]) || zd_is_digit(p[i]),
				"byte %u from %u on", i, first);
	}
}

Test(lanes, a_range_ends_where_it_is_said_to)
{
	for (unsigned first = 0; first < 256; first++) {
		const char *p = counting((unsigned char)first);
		uint32_t mask =
			zd_lanes_mask(zd_lanes_among(zd_lanes_load(p), 250, 4));

		for (unsigned i = 0; i < ZD_LANES; i++) {
			unsigned char c = (unsigned char)p[i];

			cr_assert_eq(mask >> i & 1, c >= 250 && c < 254);
		}
	}
}

Test(lanes, the_mask_is_the_same_on_every_machine)
{
	uint32_t seed = 7;
	char room[ZD_LANES];

	for (unsigned n = 0; n < 5000; n++) {
		for (unsigned i = 0; i < ZD_LANES; i++) {
			seed = seed * 1664525u + 1013904223u;
			room[i] = (char)(seed >> 24);
		}
		cr_assert_eq(zd_lanes_mask(zd_lanes_load(room)),
			portable_mask(portable_load(room)));
	}
}

Test(lanes, the_lowest_bit_is_found)
{
	for (unsigned i = 0; i < 64; i++)
		cr_assert_eq(zd_lowest_bit(UINT64_MAX << i), i);
}

static zd_lanes high(zd_lanes v)
{
	return v;
}

/* To the sixteen bytes with an odd one, wherever it is; or near the end. */
Test(lanes, what_is_even_is_skipped)
{
	char room[200];

	for (size_t odd = 0; odd <= sizeof(room); odd++) {
		size_t at;

		memset(room, 'a', sizeof(room));
		if (odd < sizeof(room))
			room[odd] = (char)0x80;
		at = zd_lanes_skip(room, 3, sizeof(room), high);
		if (odd >= 3 && odd < sizeof(room))
			cr_assert(at <= odd &&
					(odd - at < 16 ||
						at + 16 > sizeof(room)),
				"%zu: %zu", odd, at);
		else
			cr_assert(at <= sizeof(room) && at + 16 > sizeof(room),
				"%zu: %zu", odd, at);
		cr_assert_eq((at - 3) % 16, 0);
	}
	cr_assert_eq(zd_lanes_skip(room, 7, 7, high), 7);
}
