/*
 * Pieces: the edits of all versions of one block, in the order of the base.
 */
#ifndef ZD_AMEND_OVERLAP_PIECES_H
#define ZD_AMEND_OVERLAP_PIECES_H

#include "amend/edits.h"

struct zd_piece {
	struct zd_edit edit;
	uint32_t version;
};

struct zd_pieces {
	struct zd_piece *at;
	size_t len, cap;
};

/* A run of pieces that overlap, and the bytes of the base they cover. */
struct zd_cluster {
	size_t first, end;
	uint32_t from, to;
};

/* Sorts by place; those at the same place by version. */
void zd_pieces_sort(struct zd_piece *at, size_t n);
/* The cluster that begins at piece `first` of sorted pieces before `end`. */
struct zd_cluster zd_pieces_cluster(
	const struct zd_pieces *pieces, size_t first, size_t end);
/*
 * Joins changes that the same parties make alike on both sides of one word:
 * "[an – MX] irregular [situations / situation – MX]" is two brackets for one
 * thought. Only where the whole stays short, or the word is a small one.
 */
struct zd_version;
void zd_pieces_join(struct zd_pieces *pieces, struct zd_slice base,
	const struct zd_version *versions);
/* Cuts deletions where others of their cluster begin or end inside them, and
 * sorts. Clusters of more than ZD_COMPILE_CUT ranges stay as they are. */
void zd_pieces_cut(struct zd_pieces *pieces, struct zd_slice base);

#endif
