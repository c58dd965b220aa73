/*
 * A compilation while it is being made: what its parts share.
 *
 * compile.c walks through the base; compile_rows.c writes the rows of one
 * paragraph; compile_stances.c puts what parties say where it belongs.
 */
#ifndef ZD_AMEND_COMPILING_H
#define ZD_AMEND_COMPILING_H

#include "amend/changes.h"
#include "amend/overlap.h"

struct zd_compiling {
	struct zd_compilation *c;
	const struct zd_slice *party; /* codes, by their number in changes */
	/* Of each row, the number of alternatives before it. */
	ZD_VEC(uint32_t) alternatives_before;
};

/* What happens to one paragraph of the base: parts of the changes. */
struct zd_happening {
	uint32_t base;
	const struct zd_touch *edits, *drops, *moves;
	size_t edits_len, drops_len, moves_len;
};

/* Appends the rows of a paragraph of the base. */
void zd_compiling_paragraph(
	struct zd_compiling *w, const struct zd_happening *h);
/* Appends the rows of what stands in one gap between paragraphs. */
void zd_compiling_gap(
	struct zd_compiling *w, struct zd_insert *inserts, size_t n);
/* Puts the stances in; after all rows. */
void zd_compiling_stances(
	struct zd_compiling *w, const struct zd_stances *stances);

#endif
