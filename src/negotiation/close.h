/*
 * Closing a round: what main says becomes Rev n. With `renumber` labels
 * become plain numbers in order, references in the text follow, and the
 * commit keeps the concordance.
 */
#ifndef ZD_NEGOTIATION_CLOSE_H
#define ZD_NEGOTIATION_CLOSE_H

#include "negotiation/negotiation.h"

struct zd_concordance {
	struct zd_slice id, old, new;
};

struct zd_round_report {
	struct zd_arena arena;
	struct zd_slice name;
	struct zd_oid commit;
	struct zd_findings *findings;       /* doubtful references */
	ZD_VEC(struct zd_concordance) list; /* labels that changed */
	size_t references;                  /* that followed */
};

/*
 * *out is a copy of `draft` with labels 1, 2, 3 … in each series, *bis* and
 * *alt* gone, and its own references carried along. Adds to the report.
 */
void zd_renumber(struct zd_draft **out, const struct zd_draft *draft,
	struct zd_round_report *report);

#endif
