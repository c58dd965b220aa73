/*
 * A choice of blocks of one draft, by label. An empty choice has none. In a
 * redline, or in several that follow one another, a choice of each draft
 * makes one of rows.
 */
#ifndef ZD_VIEW_PICK_H
#define ZD_VIEW_PICK_H

#include "base/error.h"
#include "diff/redline.h"
#include "view/of.h"

struct zd_view_pick {
	bool *blocks; /* NULL: nothing picked */
	size_t len;
};

/*
 * Adds what the label names, in any spelling: a paragraph with all its
 * blocks, or one sub-paragraph. Errors: ZD_ENOTFOUND, ZD_EAMBIGUOUS.
 */
int zd_view_pick_add(struct zd_view_pick *pick, const struct zd_draft *d,
	struct zd_slice label, struct zd_error *err);
void zd_view_pick_clear(struct zd_view_pick *pick);
/* Adds what each label names in the drafts of len picks; it must name
 * something in one of them. */
int zd_view_pick_labels(struct zd_view_pick *picks, size_t len,
	const struct zd_draft *const *drafts,
	const struct zd_view_labels *labels, struct zd_error *err);

static inline bool zd_view_pick_has(
	const struct zd_view_pick *pick, uint32_t block)
{
	return block < pick->len && pick->blocks[block];
}

/* Is either block of the row picked? sides: of from, and behind it of to. */
static inline bool zd_view_pick_row(
	const struct zd_view_pick *sides, const struct zd_row *row)
{
	return (row->from != ZD_NONE &&
		       zd_view_pick_has(&sides[0], row->from)) ||
		(row->to != ZD_NONE && zd_view_pick_has(&sides[1], row->to));
}

#endif
