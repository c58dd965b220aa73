/*
 * A text rebuilt: what the acts on record between two commits of main make of
 * it, each done again (again.h), for the paragraphs that are in question.
 *
 * An act counts for a paragraph where doing it again gives what the commit
 * has there, to the last sign; everything else that a commit does is left
 * out. So a text and its rebuilt one differ in what no act on record did.
 */
#ifndef ZD_HISTORY_REBUILD_H
#define ZD_HISTORY_REBUILD_H

#include "history/account.h"

struct zd_rebuild_options {
	struct zd_negotiation *n;
	const struct zd_draft *before;
	struct zd_oid commit; /* whose text that is */
	/* Of main, newest first: the acts behind it. */
	const struct zd_commit *acts;
	size_t acts_len;
	/* The ids in question. */
	const struct zd_slice *ids;
	size_t ids_len;
};

struct zd_rebuilt {
	struct zd_draft *text; /* the caller's */
	/* What each act did, added to the asks as amendments of their own. */
	uint32_t first, count;
	bool capped; /* ZD_MAX_ACTS_AGAIN was hit: later acts are not in it */
};

/* The order of asks->by_id is lost. Cost: the acts on those paragraphs, a
 * reading of the text each. */
int zd_rebuild(struct zd_rebuilt *out, struct zd_asks *asks,
	const struct zd_rebuild_options *options, struct zd_error *err);

/* Adds to the account as pieces what the acts did. */
void zd_account_add_acts(struct zd_account *x, const struct zd_rebuilt *r);

#endif
