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

/* One act of several parties, each with its own options; all are made or
 * none (zd_store_acts). out gets len reports. */
int zd_propose_each(struct zd_propose_report **out, struct zd_negotiation *n,
	const struct zd_propose_options *options, size_t len,
	struct zd_error *err);

/*
 * Comments of a Word file as remarks: each goes with the amendment to the
 * paragraph that it stands at.
 */
struct zd_remarks;
/* NULL where there is none. people: only theirs; NULL: everybody's. */
struct zd_remarks *zd_remarks_new(
	struct zd_slice bytes, const struct zd_slice *people, size_t len);
void zd_remarks_free(struct zd_remarks *r);
/* Finds the paragraphs: in the text that the party wants, else in the one
 * that it had. Both have ids. */
void zd_remarks_place(struct zd_remarks *r, const struct zd_draft *before,
	const struct zd_draft *after);
/* Appends what is said at this paragraph and was not taken before, behind "; "
 * where there is something; by name, but for those who are the party. */
void zd_remarks_take(struct zd_remarks *r, struct zd_buf *out,
	struct zd_slice id, struct zd_negotiation *n,
	const struct zd_party *party);

#endif
