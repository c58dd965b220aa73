/*
 * Acts on main done again, by what their trailers say.
 *
 * Words that a commit changes are not taken from it: the amendment that it
 * names is put into the text before it, the brackets that it names are
 * lifted, and so on. Whether the commit did that, and what it did besides, is
 * seen by comparing. Of the act "bracket" alone the signs are taken, in the
 * paragraphs that it names: its trailers do not say where they stand.
 */
#ifndef ZD_HISTORY_AGAIN_H
#define ZD_HISTORY_AGAIN_H

#include "negotiation/negotiation.h"

struct zd_again {
	struct zd_negotiation *n;
	const struct zd_commit *act;
	const struct zd_draft *before, *after; /* of the commit */
	struct zd_arena *arena;
};

/*
 * One of the facilitators' own acts on brackets and citations: the text that
 * it makes of `before`; NULL for every other act.
 */
struct zd_draft *zd_again_own(const struct zd_again *x);
/*
 * Any act: accepting and the like, own acts, renumbering. *out is NULL for an
 * act that changes no words, for one that is not on record (what it names is
 * not there, or does not fit), and for a text brought in whole. Where an act
 * can be meant in two ways it is the one that gives `after`, if one does.
 */
int zd_again_act(
	struct zd_draft **out, const struct zd_again *x, struct zd_error *err);

#endif
