/*
 * Inside of uptake.c.
 */
#ifndef ZD_HISTORY_UPTAKE_PRIVATE_H
#define ZD_HISTORY_UPTAKE_PRIVATE_H

#include "history/uptake.h"

/* Who supports what, and the sums by party, by group and in all. */
int zd_uptake_sums(struct zd_uptake *u, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);
/* Is the proposal the party's: made or supported by it? */
bool zd_uptake_is_of(
	const struct zd_uptake *u, uint32_t i, struct zd_slice party);

#endif
