/*
 * Carrying over: pending amendments of an older round, brought to the
 * current one by words. Nothing vanishes: each is carried, already in,
 * partly in (the rest is carried), or stale with the reason.
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
};

#endif
