/*
 * Rows and runs of a redline, from an alignment and its tiling.
 */
#ifndef ZD_DIFF_ROWS_H
#define ZD_DIFF_ROWS_H

#include "diff/relate.h"
#include "diff/tile.h"

/* r has its links already. */
void zd_rows_make(
	struct zd_redline *r, const struct zd_alignment *x, struct zd_tiles *t);
/* Did the label, or the mark, of a block that has both sides change? */
bool zd_row_relabelled(const struct zd_redline *r, const struct zd_row *row);
/* Did it become something else, a heading of another level or no heading at
 * all? Accepting and rejecting have to know, though no word may differ. */
bool zd_row_reshaped(const struct zd_redline *r, const struct zd_row *row);

#endif
