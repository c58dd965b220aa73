/*
 * What a position is about, as the file "positions" keeps it:
 *
 *	zero-OP7        a paragraph, by its id
 *	zero-OP26 (c)   a sub-paragraph of it
 *	zero-OP7[2]     the second open bracket of it (text/bracket.h)
 *	EU/3            an amendment on the same round
 */
#ifndef ZD_NEGOTIATION_TARGET_H
#define ZD_NEGOTIATION_TARGET_H

#include "base/arena.h"
#include "text/bracket.h"
#include "text/draft.h"

struct zd_target {
	struct zd_slice id;   /* of the paragraph; empty for an amendment */
	struct zd_slice path; /* "(c)": of a sub-paragraph, or empty */
	uint32_t bracket;     /* from 1; 0: the paragraph */
	bool amendment;
};

/* Takes "OP7[2]" apart; what it names need not be there. The name is left in
 * id, a label or an id as it was written. */
void zd_target_read(struct zd_target *out, struct zd_slice target);
/* The path of a sub-paragraph's block, "(b) (i)". */
struct zd_slice zd_target_path(
	struct zd_arena *a, const struct zd_draft *d, uint32_t block);
/* As the file keeps it. */
struct zd_slice zd_target_write(
	struct zd_arena *a, const struct zd_target *target);
/* A paragraph's nth open bracket, as zd_bracket_name counts; NULL when it has
 * none such. */
const struct zd_bracket *zd_target_bracket(
	const struct zd_brackets *b, uint32_t paragraph, uint32_t nth);
/* The block that a path means, ZD_NONE where there is none; the chapeau for
 * none. */
uint32_t zd_target_block(const struct zd_draft *d, uint32_t paragraph,
	const struct zd_target *target);
/* How it is printed: "OP7", "OP7[2]"; the id where the draft has it not. */
struct zd_slice zd_target_name(struct zd_arena *a, const struct zd_draft *d,
	const struct zd_target *target);

#endif
