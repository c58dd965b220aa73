/*
 * Attesting a text that came back: which round it is, or where it deviates.
 */
#ifndef ZD_NEGOTIATION_ATTEST_H
#define ZD_NEGOTIATION_ATTEST_H

#include "diff/ignore.h"
#include "negotiation/fingerprint.h"
#include "negotiation/negotiation.h"
#include "negotiation/paper.h"

struct zd_attestation {
	struct zd_arena arena;
	struct zd_slice round; /* the nearest; "main" for what comes after
				  the last */
	struct zd_oid commit;
	bool exact; /* word for word, labels and punctuation included */
	uint32_t words_out, words_in; /* that deviate */
	struct zd_draft *draft;       /* of the round */
	struct zd_draft *text;        /* what was attested, without fields */
	struct zd_redline *redline;   /* from draft to text; NULL for paper */
	/* Of plain words, as they come off paper: */
	bool on_paper;
	struct zd_paper paper; /* of the round */
	struct zd_buf print;   /* what came back, as stored text */
	struct zd_runs runs;   /* from paper.text to print */
	bool *lost;            /* footnotes by number */
	char fingerprint[ZD_FINGERPRINT_ROOM]; /* of the round */
};

/* Is this run of the words a deviation, and not mere space? */
bool zd_attest_counts(const struct zd_run *run);

#endif
