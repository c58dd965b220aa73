/*
 * Edits: what one version of a text changes in the base, as replaced ranges.
 *
 * Knows two stored texts. The same change gives the same range whichever
 * else the version changes, so that two parties' edits can be compared:
 *
 *  - an insertion or deletion that could stand in several places stands where
 *    it reads best (", and women" behind "men", " extreme" before "poverty");
 *  - changes with only a space between them are one;
 *  - no edit cuts an escape, begins or ends inside emphasis, or takes one
 *    bracket of a short pair without the other.
 *
 *	base   free humanity from poverty
 *	mine   free humanity from extreme poverty
 *	edit   from [18, 18)  to [18, 26)   " extreme"
 *
 * Between edits both texts have the same bytes: replacing every range of the
 * base by its range of the version gives the version.
 */
#ifndef ZD_AMEND_EDITS_H
#define ZD_AMEND_EDITS_H

#include <stdint.h>

#include "base/slice.h"

struct zd_edit {
	uint32_t from_start, from_end; /* bytes of the base */
	uint32_t to_start, to_end;     /* bytes of the version */
};

struct zd_edits {
	struct zd_edit *at;
	size_t len, cap;
};

/* Appends the edits in order; none when the texts are the same. Cost: that
 * of zd_words_diff. */
void zd_edits_between(
	struct zd_edits *out, struct zd_slice base, struct zd_slice mine);

#endif
