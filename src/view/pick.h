/*
 * A choice of blocks of one draft, by label. An empty choice has none.
 */
#ifndef ZD_VIEW_PICK_H
#define ZD_VIEW_PICK_H

#include "base/error.h"
#include "text/draft.h"

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

static inline bool zd_view_pick_has(
	const struct zd_view_pick *pick, uint32_t block)
{
	return block < pick->len && pick->blocks[block];
}

#endif
