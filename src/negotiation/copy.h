/*
 * An edited copy: a draft that a party sends back, whole or in part.
 *
 * A copy with front matter or with the formula is the whole text: what is
 * not in it, the party wants out. Without either it is a part: its labelled
 * paragraphs replace those of the same label, labels that are not there yet
 * are new paragraphs, and nothing else is touched.
 */
#ifndef ZD_NEGOTIATION_COPY_H
#define ZD_NEGOTIATION_COPY_H

#include "negotiation/names.h"
#include "negotiation/negotiation.h"
#include "codec/codec.h"
#include "text/draft.h"
#include "text/finding.h"

struct zd_copy {
	struct zd_draft *read;  /* as it came */
	struct zd_draft *draft; /* the whole text that the party wants, with
				   ids; set by zd_copy_fit */
	bool whole;
};

/* Is this a copy of a draft, and not a list of instructions? It is when it
 * has paragraphs with labels of their own and reads as a draft. */
bool zd_copy_is(struct zd_slice bytes);
int zd_copy_read(struct zd_copy **out, struct zd_findings **findings,
	struct zd_slice bytes, const struct zd_read_options *options,
	struct zd_error *err);
void zd_copy_free(struct zd_copy *copy);
/*
 * A whole copy that is nearer to an older round than to the current one was
 * made from that one: ZD_EUSAGE says so and what to do.
 */
int zd_copy_check_round(const struct zd_copy *copy, struct zd_negotiation *n,
	struct zd_error *err);
/* Fits the copy to the text as it is now: ids follow the paragraphs; new ids
 * begin with the round and end in suffix. */
int zd_copy_fit(struct zd_copy *copy, const struct zd_draft *now,
	struct zd_ids *taken, const char *round, const char *suffix);

#endif
