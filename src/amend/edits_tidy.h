/*
 * Two steps of zd_edits_between: where an edit stands best, and where it may
 * begin and end. Both keep what the edits say; `first` is the first of the
 * edits of these two texts.
 */
#ifndef ZD_AMEND_EDITS_TIDY_H
#define ZD_AMEND_EDITS_TIDY_H

#include "amend/edits.h"

/* Moves each pure insertion and deletion to the best of the places where it
 * says the same. */
void zd_edits_slide(struct zd_edits *edits, size_t first, struct zd_slice base,
	struct zd_slice mine);
/* Widens edits until none cuts an escape and none begins or ends inside
 * emphasis or has one of two brackets near each other without the other, in
 * either text; joins those that meet. */
void zd_edits_balance(struct zd_edits *edits, size_t first,
	struct zd_slice base, struct zd_slice mine);

#endif
