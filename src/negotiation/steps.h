/*
 * From one draft to another in single steps, each of which changes one
 * paragraph: what an edited copy is cut into, one amendment a step.
 *
 *	struct zd_steps *s = zd_steps_new(from, to, false);
 *	while (zd_steps_next(s, &step))
 *		… step.draft is the text after it, step.summary says what …
 *	zd_steps_free(s);
 *
 * Both drafts must have ids. The last step's draft is `to` but for the
 * order of its footnotes.
 */
#ifndef ZD_NEGOTIATION_STEPS_H
#define ZD_NEGOTIATION_STEPS_H

#include "base/arena.h"
#include "text/draft.h"

struct zd_step {
	const struct zd_draft *draft; /* valid until the next call */
	struct zd_slice summary; /* "OP7: replace “shall” with “should”" */
	struct zd_slice id;      /* the paragraph it is about */
};

struct zd_steps;
/* With `hunks` an edited paragraph takes a step for each of its edits. */
struct zd_steps *zd_steps_new(
	const struct zd_draft *from, const struct zd_draft *to, bool hunks);
bool zd_steps_next(struct zd_steps *steps, struct zd_step *out);
/* Is there another step? */
bool zd_steps_more(struct zd_steps *steps);
void zd_steps_free(struct zd_steps *steps);

#endif
