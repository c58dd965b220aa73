/*
 * The order of paragraphs by id: which stand elsewhere, and where one is.
 */
#ifndef ZD_NEGOTIATION_ORDER_H
#define ZD_NEGOTIATION_ORDER_H

#include "base/arena.h"
#include "base/names.h"
#include "text/draft.h"

/* As zd_draft_find_id; looks at `hint` first. */
uint32_t zd_order_find(
	const struct zd_draft *d, struct zd_slice id, uint32_t hint);
/* Paragraphs by id, for many look-ups; lives in the arena. */
struct zd_order_index {
	struct zd_names ids; /* never cleared */
};
struct zd_order_index zd_order_index(
	struct zd_arena *a, const struct zd_draft *d);
/* The first with that id, ZD_NONE when there is none. */
uint32_t zd_order_index_find(
	const struct zd_order_index *index, struct zd_slice id);
/* The ids, in the order of `to`, of the paragraphs of both drafts that are
 * outside a longest common order; returns how many. n log n. */
size_t zd_order_moved(struct zd_slice **out, struct zd_arena *a,
	const struct zd_draft *from, const struct zd_draft *to);
/* True when both have the same paragraphs, ids and labels included. */
bool zd_order_same(const struct zd_draft *a, const struct zd_draft *b);

#endif
