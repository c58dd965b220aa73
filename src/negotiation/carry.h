/*
 * Carrying over: pending amendments of an older round, brought to the
 * current one by words. Nothing vanishes: each is carried, already in,
 * partly in (the rest is carried), or stale with the reason. Positions come
 * along.
 */
#ifndef ZD_NEGOTIATION_CARRY_H
#define ZD_NEGOTIATION_CARRY_H

#include "amend/merge.h"
#include "negotiation/acts.h"

struct zd_carried {
	struct zd_slice from; /* "zero/EU/3" */
	struct zd_slice to;   /* "EU/1", or empty */
	struct zd_slice summary;
	enum zd_fate fate;
	struct zd_slice why; /* stale: what stands in the way */
};

struct zd_carry_report {
	struct zd_arena arena;
	struct zd_slice from, to; /* rounds */
	ZD_VEC(struct zd_carried) list;
	/* from: the party; to: the target as it is printed now; CARRIED or
	 * STALE; why: also what has changed of something carried. */
	ZD_VEC(struct zd_carried) positions;
};

/* The positions of all parties, or of the one in the options, from rounds[0]
 * to rounds[1]; behind the amendments, whose names they follow. What a party
 * said on the new round already stays. */
int zd_carry_positions(struct zd_carry_report *report, struct zd_negotiation *n,
	const struct zd_round rounds[2], const struct zd_carry_options *options,
	struct zd_error *err);

#endif
