/*
 * A redline in which changes of some kinds do not count.
 *
 * Knows the kinds of changes and what becomes of rows and links without
 * them; the runs keep their marks. What shows it asks zd_ignores of each run.
 * A change that is of several kinds, all of them ignored, does not count; one
 * that changes a word as well does, and a citation is what text/citation.h
 * finds, not any number behind a symbol.
 *
 *	struct zd_ignoring x;
 *	zd_ignoring_init(&x, redline, ZD_IGNORE_CASE | ZD_IGNORE_SPACE);
 *	if (zd_redline_is_empty(&x.redline)) …
 *	zd_ignoring_clear(&x);
 */
#ifndef ZD_DIFF_IGNORE_H
#define ZD_DIFF_IGNORE_H

#include "diff/redline.h"

struct zd_ignoring {
	/* Rows and links are its own and have the relations and words that
	 * are left; so are the runs, whose kind is one of `kinds` where they
	 * do not count, and only there. All else is borrowed. Never freed as
	 * a redline. */
	struct zd_redline redline;
	uint32_t kinds; /* of enum zd_ignore */
	/* Changes that do not count; a pair of a DELETED and an INSERTED run
	 * is one. */
	uint32_t count[ZD_CHANGE_NOTE + 1];
};

void zd_ignoring_init(
	struct zd_ignoring *x, const struct zd_redline *r, uint32_t kinds);
void zd_ignoring_clear(struct zd_ignoring *x);
/* Adds to count, by kind, the changes of a row that do not count. */
void zd_ignoring_count(const struct zd_ignoring *x, const struct zd_row *row,
	uint32_t count[ZD_CHANGE_NOTE + 1]);
/* "Ignored: 3 changes of punctuation, 1 of case.", of the kinds that are.
 * Nothing for no kinds. */
void zd_ignoring_say(struct zd_buf *out, uint32_t kinds,
	const uint32_t count[ZD_CHANGE_NOTE + 1]);

/* Does the run not count? What is wholly new or dropped always does. */
static inline bool zd_ignores(const struct zd_ignoring *x,
	const struct zd_row *row, const struct zd_run *run)
{
	return (run->mark == ZD_DELETED || run->mark == ZD_INSERTED) &&
		(x->kinds >> run->kind & 1) && row->from != ZD_NONE &&
		row->to != ZD_NONE;
}

#endif
