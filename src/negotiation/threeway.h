/*
 * Three drafts into one: what `theirs` changed against `base`, put onto
 * `ours`. Paragraphs are told by their ids, words merged by zd_merge_words.
 * Used to accept, to carry over and to withdraw amendments.
 */
#ifndef ZD_NEGOTIATION_THREEWAY_H
#define ZD_NEGOTIATION_THREEWAY_H

#include "base/error.h"
#include "text/draft.h"

/*
 * *out is the merged draft, with the ids of all three. Errors: ZD_ECONFLICT
 * says which paragraph, shows both wordings and the ways out; ZD_ESAME when
 * ours has all of it already. On an error nothing is half done.
 */
int zd_threeway(struct zd_draft **out, const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs,
	struct zd_error *err);

#endif
