/*
 * Labels when an amendment comes to another round: what was "OP27 bis" where
 * OP27 is now OP30 becomes "OP30 bis", in the text and in the summary.
 */
#ifndef ZD_NEGOTIATION_CARRY_LABELS_H
#define ZD_NEGOTIATION_CARRY_LABELS_H

#include "base/arena.h"
#include "text/draft.h"

/* Gives the paragraphs of `merged` that are not in `ours` labels by what the
 * paragraph of the same number in `base` is called in `ours`. One that is
 * taken is counted on: bis, ter. */
void zd_carry_relabel(struct zd_draft *merged, const struct zd_draft *base,
	const struct zd_draft *ours);

/*
 * The summary of an amendment with the labels of the new round. `was` is the
 * text before and after the amendment, `now` the new round's without and
 * with it; the second of each may be NULL. Only labels that say what the
 * amendment is about change, never words that it quotes.
 */
struct zd_slice zd_carry_summary(struct zd_arena *a, struct zd_slice summary,
	const struct zd_draft *const was[2],
	const struct zd_draft *const now[2]);

#endif
