/*
 * Inside of critic.c: the words of a block, so that each side of them can be
 * read back.
 *
 * Either side is a text of its own: what stands outside of marks is in both.
 * So emphasis is opened and closed within one mark, a change of it alone is
 * words gone and words new, and a sign that means something where a line
 * begins is escaped where it begins one on either side. Two emphases that
 * touch are one on their side, which Markdown cannot say: an empty comment
 * stands between them.
 */
#ifndef ZD_RENDER_CRITIC_H
#define ZD_RENDER_CRITIC_H

#include "render/inline.h"

enum { ZD_CRITIC_FROM = 1, ZD_CRITIC_TO = 2, ZD_CRITIC_BOTH = 3 };

/* One side, as far as it was written. */
struct zd_critic_stream {
	unsigned closed; /* the emphasis that was closed right here */
	size_t head;     /* letters, digits and - since its line began;
			    SIZE_MAX: more, or other signs */
};

/* A footnote that stood elsewhere among the others. */
struct zd_critic_move {
	uint32_t block, from; /* in the view; in from */
	uint32_t before;      /* the block before which it stood */
	uint32_t number;
};

struct zd_critic {
	struct zd_inline in;
	unsigned sides; /* whose text is written: outside of marks, of both */
	struct zd_critic_stream streams[2]; /* from, to */
	unsigned look;                      /* the emphasis that is open */
	size_t spaces; /* that are due before what comes next */
	size_t skip;   /* spaces that were written already */
	uint32_t end;  /* of the block's runs */
	bool last;     /* the run is the last of them */
	bool late;     /* the block does not begin the file, or did not */
	/* By before; and of a block its number, 0: none. NULL: none at all. */
	ZD_VEC(struct zd_critic_move) moves;
	uint32_t *moved;
};

/*
 * Finds the footnotes that stood in another order. The views show them where
 * they stand now and say nothing of it, for where one is printed follows from
 * its mark; but here they are a file's. critic_notes.c
 */
void zd_critic_order_notes(struct zd_critic *c);

/* Closes the mark that is open, and opens another. */
void zd_critic_turn(struct zd_critic *c, unsigned sides);
/* Says that a line begins on these sides; with a label, or what else there is
 * before its text. */
void zd_critic_begin(struct zd_critic *c, unsigned sides, bool labelled);
/* Appends runs i to end. */
void zd_critic_runs(struct zd_critic *c, uint32_t i, uint32_t end);
/* Appends a footnote's name; what can be none is escaped. */
void zd_critic_name(struct zd_critic *c, struct zd_slice name);
/* Appends a label, and what stands around it. */
void zd_critic_label(
	struct zd_critic *c, enum zd_view_kind kind, struct zd_slice label);
/* Appends the signs of a title or a heading. A title that does not stand
 * first is a field. */
void zd_critic_signs(
	struct zd_critic *c, enum zd_view_kind kind, uint32_t level);
/* Appends all that stands before the text of a block, for the sides that are
 * open, and begins it. */
void zd_critic_shape(struct zd_critic *c, enum zd_view_kind kind,
	uint32_t level, struct zd_slice label);
/* Appends an empty comment, which parts two signs; between marks. */
void zd_critic_part(struct zd_critic *c);

#endif
