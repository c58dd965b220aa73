/*
 * Propose: one party's amendments, one commit each, on its own branch.
 */
#ifndef ZD_NEGOTIATION_PROPOSE_H
#define ZD_NEGOTIATION_PROPOSE_H

#include "negotiation/negotiation.h"

struct zd_proposed {
	unsigned number; /* EU/3 */
	struct zd_slice summary;
	struct zd_slice id; /* the paragraph; empty for several */
};

struct zd_propose_report {
	struct zd_arena arena;
	struct zd_slice party, round;
	struct zd_findings *findings;
	struct zd_draft *before, *after;
	ZD_VEC(struct zd_proposed) list;
	/* An edited copy: was it read as the whole text? */
	bool copy, whole;
	size_t skipped; /* instructions that were left out */
	struct zd_oid commit;
};

#endif
