/*
 * Taking some of a redline's changes, inside: what is to be taken, then the
 * draft that this makes.
 *
 * Knows a redline alone. One of its drafts is the base, of which everything
 * stands that is not turned; of links that are turned stands what the other
 * draft has. A link stands on one side as a whole, so that every word of it
 * is there once; links between which words moved turn together. In a row of
 * a link that is not turned single runs may be.
 */
#ifndef ZD_DIFF_TAKE_H
#define ZD_DIFF_TAKE_H

#include "diff/redline.h"

enum { ZD_TAKE_FROM, ZD_TAKE_TO };

struct zd_take {
	const struct zd_redline *r;
	const struct zd_draft *draft[2]; /* FROM, TO */
	const uint32_t *link_of[2];      /* by paragraph */
	int base;                        /* which of them */
	struct zd_arena arena;
	bool *turned; /* by link */
	bool *named;  /* by link: it was asked for */
	bool *run;    /* by run: turned; NULL: none is */
	/* By block of the base: the row with turned runs that shows it, or
	 * ZD_NONE. NULL: there is none. */
	uint32_t *mixed;
};

/* A piece of a block of one draft. */
struct zd_take_piece {
	int side;
	uint32_t block, start, end;
};

struct zd_take_pieces {
	struct zd_take_piece *at;
	size_t len, cap;
};

/* The side on which a link stands. */
static inline int zd_take_side(const struct zd_take *t, uint32_t link)
{
	return t->turned[link] ? !t->base : t->base;
}

/* The first paragraph of a link on one side, ZD_NONE where it has none. */
static inline uint32_t zd_take_first(
	const struct zd_take *t, uint32_t link, int side)
{
	const struct zd_link *l = &t->r->links.at[link];

	if (side == ZD_TAKE_FROM)
		return l->from_count ? t->r->from_list.at[l->from_first]
				     : ZD_NONE;
	return l->to_count ? t->r->to_list.at[l->to_first] : ZD_NONE;
}

/* Marks what is asked for. Errors as zd_redline_accept_some. */
int zd_take_choose(struct zd_take *t, const struct zd_redline_some *some,
	struct zd_error *err);
/* Does anything of the link differ? */
bool zd_take_differs(const struct zd_take *t, uint32_t link);
/* Replaces *out by what a block that stands is put together from. */
void zd_take_pieces(const struct zd_take *t, int side, uint32_t block,
	struct zd_take_pieces *out);

/* What footnotes are called where they stand, by side and paragraph; empty:
 * as they are. NULL: all are. */
struct zd_take_names {
	struct zd_slice *at[2];
};
/* Turns the footnotes that go with what stands, and names them. */
void zd_take_notes(struct zd_take *t, struct zd_take_names *names);

/* A paragraph that stands. */
struct zd_taken {
	int side;
	uint32_t paragraph;
	struct zd_slice label;
};
/* Gives labels to paragraphs, in their order; `names` has those of footnotes.
 */
void zd_take_labels(struct zd_take *t, const struct zd_take_names *names,
	struct zd_taken *at, size_t n);

#endif
