/*
 * What a redline does to brackets: which of one draft is which of the other,
 * and whether one that is gone was lifted, struck with its words, or lost to
 * another of its alternatives.
 *
 * Knows a finished redline and the brackets of both its drafts, and follows
 * them through moves, splits and merges by the words that survive. Knows
 * nothing of how that is shown.
 *
 *	struct zd_bracketing x;
 *	zd_bracketing_init(&x, redline, from_brackets, to_brackets);
 *	… x.from[i].change, x.from[i].other …
 *	zd_bracketing_clear(&x);
 */
#ifndef ZD_DIFF_BRACKETING_H
#define ZD_DIFF_BRACKETING_H

#include "diff/redline.h"
#include "text/bracket.h"

enum zd_bracket_change {
	ZD_BRACKET_SAME,
	ZD_BRACKET_EDITED, /* still there; its words, or where it ends, not */
	/* Of the from-side: it is gone. */
	ZD_BRACKET_LIFTED, /* its words stay */
	ZD_BRACKET_CHOSEN, /* they stay, and the alternatives to them went */
	ZD_BRACKET_STRUCK, /* its words went too */
	/* Of the to-side: it is new. */
	ZD_BRACKET_PUT, /* around words that were there */
	ZD_BRACKET_NEW, /* with its words */
};
#define ZD_BRACKET_CHANGES (ZD_BRACKET_NEW + 1)

struct zd_bracket_fate {
	enum zd_bracket_change change;
	uint32_t other; /* SAME, EDITED: the index on the other side */
	uint32_t part;  /* CHOSEN between slashes: which part, from 1; else 0 */
};

struct zd_bracketing {
	const struct zd_redline *redline;
	const struct zd_brackets *from_brackets, *to_brackets;
	/* For each bracket of that side. Those that are not open (citations,
	 * statuses, links, marks) are SAME without another. */
	struct zd_bracket_fate *from, *to;
	uint32_t count[ZD_BRACKET_CHANGES]; /* one that is still there once */
	bool coarse; /* max_brackets: one may be lost that is there */
};

/* All three must outlive it. n log n in runs and brackets. */
void zd_bracketing_init(struct zd_bracketing *x,
	const struct zd_redline *redline, const struct zd_brackets *from,
	const struct zd_brackets *to);
void zd_bracketing_clear(struct zd_bracketing *x);
/* "lifted", "alternative chosen" … */
const char *zd_bracket_change_name(enum zd_bracket_change change);
/* Appends "2 lifted, 1 put in" for counts of changes; false, and nothing,
 * where there is none. */
bool zd_bracket_changes_say(
	struct zd_buf *out, const uint32_t count[ZD_BRACKET_CHANGES]);

#endif
