/*
 * What a text says already, whoever brought it: a new paragraph that an
 * amendment proposes and that came into the text by another way, under
 * another id, perhaps in brackets.
 */
#ifndef ZD_NEGOTIATION_KNOWN_H
#define ZD_NEGOTIATION_KNOWN_H

#include "text/draft.h"

/*
 * A copy of `theirs` without the paragraphs that are new against `base` and
 * whose words, brackets and closing signs aside, `ours` has as a paragraph of
 * its own.
 */
struct zd_draft *zd_without_known(const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs);

#endif
