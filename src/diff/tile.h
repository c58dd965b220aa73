/*
 * Tiling: from "which word answers to which" to runs that cover both texts
 * byte for byte.
 *
 * A chain is a run of words, with what stands between them, that is the same
 * bytes on both sides. What lies between chains are regions; a region of
 * `from` is shown behind the chain before it, a region of `to` where it
 * stands. Spaces and markup around a change stay with the words that stayed
 * where both sides have them alike. A chain that came from elsewhere has
 * moved.
 *
 *	struct zd_tiles t = {.from = &from, .to = &to, …};
 *	zd_tiles_build(&t);
 *	for each piece of to: zd_tiles_row(&t, &runs, piece);
 *	for each piece of from: if (zd_tiles_is_gone(&t, piece)) …
 *	zd_tiles_clear(&t);
 */
#ifndef ZD_DIFF_TILE_H
#define ZD_DIFF_TILE_H

#include "diff/kind.h"
#include "diff/redline.h"
#include "diff/side.h"

struct zd_chain {
	uint32_t from, to;                               /* pieces */
	uint32_t from_start, from_end, to_start, to_end; /* bytes */
	uint32_t from_token, to_token, count;
	uint32_t place;            /* in by_from */
	uint32_t from_row, to_row; /* where it was shown, when it moved */
	bool moved;
};

/* The kind of each change of a side, in order of piece and start. */
struct zd_kind_at {
	uint32_t piece, start;
	enum zd_change_kind kind;
	bool opens; /* as in struct zd_run */
};

/* The first of them at or behind a place. */
size_t zd_kinds_find(
	const struct zd_kind_at *at, size_t n, uint32_t piece, uint32_t start);

struct zd_kinds {
	ZD_VEC(struct zd_kind_at) from;
	ZD_VEC(struct zd_kind_at) to;
};

struct zd_tiles {
	const struct zd_side *from, *to;
	const struct zd_diff_options *options; /* not needed with kinds */
	const struct zd_lexicon *lexicon;      /* not needed with kinds */
	/* By token of to: it came with a passage from elsewhere. NULL: none
	 * did. */
	const uint8_t *moved;
	/* The piece of from with the very same text, for pieces that were
	 * never read; else ZD_NOBODY. By piece of to. */
	const uint32_t *same;
	/* The piece of to in whose row a piece of from is shown of which
	 * nothing was kept; ZD_NOBODY: in a row of its own. */
	const uint32_t *home;
	uint32_t row; /* the row being made, for moved chains */
	/* Set when the chains are a finished redline's: its changes keep
	 * their kinds, and their ends stay where they are. */
	const struct zd_kinds *kinds;

	ZD_VEC(struct zd_chain) chains; /* in the order of to */
	ZD_VEC(uint32_t) by_from;       /* chains in the order of from */
	ZD_VEC(uint32_t) from_first;    /* by piece, into by_from; and end */
	ZD_VEC(uint32_t) to_first;      /* by piece, into chains; and end */
	ZD_VEC(uint32_t) guests;        /* by piece of to: first to show */
	ZD_VEC(uint32_t) next_guest;    /* by piece of from */
	ZD_VEC(struct zd_region) items; /* scratch */
};

/* Finds the chains. */
void zd_tiles_build(struct zd_tiles *t);
/* Takes chains as given, in the order of to. */
void zd_tiles_index(struct zd_tiles *t);
/* Appends the runs of one piece of to. */
void zd_tiles_row(struct zd_tiles *t, struct zd_runs *out, uint32_t piece);
/* True when a piece of from needs a row of its own. */
bool zd_tiles_is_gone(const struct zd_tiles *t, uint32_t piece);
/* Appends the runs of such a piece. */
void zd_tiles_gone(struct zd_tiles *t, struct zd_runs *out, uint32_t piece);
void zd_tiles_clear(struct zd_tiles *t);

/* The region of a piece behind chain `before` (NULL: from the start of the
 * piece) up to chain `behind` (NULL: to its end). */
struct zd_region zd_region_from(const struct zd_tiles *t, uint32_t piece,
	const struct zd_chain *before, const struct zd_chain *behind);
struct zd_region zd_region_to(const struct zd_tiles *t, uint32_t piece,
	const struct zd_chain *before, const struct zd_chain *behind);
/* Whether a chain is the first of its piece, and stayed. */
static inline bool zd_chain_begins_from(
	const struct zd_tiles *t, const struct zd_chain *c)
{
	return !c->moved && c->place == t->from_first.at[c->from];
}

static inline bool zd_chain_begins_to(
	const struct zd_tiles *t, const struct zd_chain *c)
{
	return !c->moved && c == &t->chains.at[t->to_first.at[c->to]];
}

/*
 * Of a region of from that ends where a chain begins a piece of to: when that
 * is a part split off, *rest becomes the end of the region, which is shown
 * with the part, and *r what is left. False: nothing is to be cut.
 */
bool zd_tiles_cut_from(const struct zd_tiles *t, const struct zd_chain *c,
	struct zd_region *r, struct zd_region *rest);
/* The same of a region of to, before a chain that begins a piece of from
 * which was merged with the one before it. */
bool zd_tiles_cut_to(const struct zd_tiles *t, const struct zd_chain *c,
	struct zd_region *r, struct zd_region *rest);

#endif
