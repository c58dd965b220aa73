/*
 * Overlap: the versions that several parties have of one block become one
 * row of segments: words that nobody touches, and places with alternatives.
 *
 * Changes that overlap share a place; changes that only touch do not. A
 * deletion is cut where another change begins or ends inside it. A change
 * that holds smaller ones, and many words besides, is put around them.
 */
#ifndef ZD_AMEND_OVERLAP_H
#define ZD_AMEND_OVERLAP_H

#include "amend/compile.h"

/* What one party makes of the block. */
struct zd_version {
	struct zd_slice party; /* as in compilation.parties */
	struct zd_slice text;
};

/*
 * Appends the segments of a block to c, and what they need; *count gets how
 * many. Returns the first. Versions are sorted by party and differ from the
 * base's text. For each version, its alternatives are pieces of its text that
 * do not overlap, so that the result is no longer than what came in.
 */
uint32_t zd_overlap_segments(struct zd_compilation *c, struct zd_slice base,
	const struct zd_version *versions, size_t n, uint32_t *count);

#endif
