/*
 * How many Member States stand behind something. A group speaks for its
 * members unless one speaks for itself; a State behind two groups is one
 * State.
 */
#ifndef ZD_NEGOTIATION_SPEAKING_H
#define ZD_NEGOTIATION_SPEAKING_H

#include "negotiation/negotiation.h"

/* Who took the floor on a matter: `in_favour` first, then the others. */
struct zd_floor {
	const struct zd_party *const *speakers;
	size_t in_favour, len;
	struct zd_slice day; /* YYYY-MM-DD, for members; empty: any day */
};

struct zd_behind {
	uint32_t states;
	bool at_least; /* a group's members are not in the registry */
};

/*
 * The Member States that are in favour, themselves or through groups. One
 * whose groups are of two minds is not counted.
 */
struct zd_behind zd_states_behind(
	const struct zd_parties *parties, const struct zd_floor *floor);
/* "28 Member States", "at least 1 Member State". */
struct zd_slice zd_behind_text(struct zd_arena *a, struct zd_behind behind);
/* Seconds since 1970 as a day, YYYY-MM-DD. */
struct zd_slice zd_day(struct zd_arena *a, int64_t when, int offset);
/* "6 March 2026, 09:00". */
struct zd_slice zd_day_and_hour(struct zd_arena *a, int64_t when, int offset);

#endif
