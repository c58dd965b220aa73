/*
 * The proposals on a round, read back from their branches: as drafts for the
 * compilation, as a list of amendments for people.
 */
#ifndef ZD_NEGOTIATION_PROPOSALS_H
#define ZD_NEGOTIATION_PROPOSALS_H

#include "amend/compile.h"
#include "negotiation/acts.h"
#include "negotiation/negotiation.h"
#include "negotiation/tree.h"

/* What every party wants, ready for zd_compile. */
struct zd_proposals {
	struct zd_arena arena;
	struct zd_tree *tree;        /* the round */
	const struct zd_draft *base; /* its draft */
	ZD_VEC(struct zd_proposal) list;
	ZD_VEC(struct zd_stance) stances;
	ZD_VEC(struct zd_draft *) drafts; /* owned; proposals borrow */
};
/* Adds what the parties say of it; positions on amendments stand with what
 * those change. */
int zd_proposals_stances(struct zd_proposals *p, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);
int zd_proposals_read(struct zd_proposals *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);
void zd_proposals_clear(struct zd_proposals *p);

/* The branches of a round, by name. */
int zd_proposals_branches(struct zd_refs *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);

struct zd_round_compilation {
	struct zd_arena arena;
	struct zd_slice round;
	struct zd_proposals proposals; /* the compilation borrows from them */
	struct zd_compilation *compilation;
	struct zd_slice behind; /* "28 Member States", for whom they speak */
	struct zd_slice as_of;  /* "6 March 2026, 09:00", of the last word */
};

struct zd_amendment {
	struct zd_slice party;
	unsigned number;
	struct zd_slice summary;
	struct zd_slice id;    /* of the paragraph; empty for several */
	struct zd_slice label; /* of that paragraph in the round, or empty */
	enum zd_outcome outcome;
	struct zd_slice cosponsors; /* codes, ", " between; or empty */
	struct zd_slice supporters; /* likewise: who said "support" */
	/* What others said of it: "RUS: oppose (within resources)", "; "
	 * between; or empty. */
	struct zd_slice said;
	struct zd_slice behind; /* "28 Member States"; empty where nobody but
				   the party itself is behind it */
	struct zd_slice remark; /* why it is proposed, or empty */
	struct zd_oid commit;
	int64_t when; /* received */
	int offset;
};

/* "with MEX; supported by CAN: 3 Member States; RUS: oppose", or empty. */
struct zd_slice zd_amendment_backing(
	struct zd_arena *a, const struct zd_amendment *amendment);

struct zd_amendments {
	struct zd_arena arena;
	struct zd_slice round;
	ZD_VEC(struct zd_amendment) list; /* by party, then number */
};

#endif
