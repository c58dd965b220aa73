/*
 * Inside of of_redline.c and of_stat.c: what a redline does to brackets, put
 * into words. A bracket that is lifted is no change of words.
 *
 *	struct zd_view_brackets *b = zd_view_brackets_new(redline, &reader);
 *	zd_view_brackets_say_row(&words, b, row);
 *	zd_view_brackets_free(b);
 */
#ifndef ZD_VIEW_REDLINE_BRACKETS_H
#define ZD_VIEW_REDLINE_BRACKETS_H

#include "diff/bracketing.h"
#include "view/view.h"

/* NULL where neither draft has a bracket; every function takes NULL. */
struct zd_view_brackets;
/* *reader is NULL, or reads citations; it is made where one is needed, and is
 * the caller's. */
struct zd_view_brackets *zd_view_brackets_new(
	const struct zd_redline *r, struct zd_citation_reader **reader);
void zd_view_brackets_free(struct zd_view_brackets *b);
/* As zd_view_contest does for both drafts. */
void zd_view_brackets_contest(
	struct zd_view *v, const struct zd_view_brackets *b);
/* Appends "brackets: 2 lifted, 1 alternative chosen" of a row that has both
 * sides; nothing where nothing happened to one. */
void zd_view_brackets_say_row(struct zd_buf *out,
	const struct zd_view_brackets *b, const struct zd_row *row);
/* Of all paragraphs of a link: "2 lifted, 1 alternative chosen". */
void zd_view_brackets_say_link(struct zd_buf *out,
	const struct zd_view_brackets *b, const struct zd_link *link);
/* The cap that was hit on them, in words and by the name of its option; NULL:
 * none. */
const char *zd_view_brackets_coarse(const struct zd_view_brackets *b);
/* Add what became of brackets: of those of the from-side that are gone and
 * open in bytes start to end of a block, and of all of a block of the
 * to-side. */
void zd_view_brackets_count_gone(uint32_t count[ZD_BRACKET_CHANGES],
	const struct zd_view_brackets *b, uint32_t block, uint32_t start,
	uint32_t end);
void zd_view_brackets_count_there(uint32_t count[ZD_BRACKET_CHANGES],
	const struct zd_view_brackets *b, uint32_t block);
/* Those of the whole redline. */
void zd_view_brackets_count(
	uint32_t count[ZD_BRACKET_CHANGES], const struct zd_view_brackets *b);
/* " Brackets: 12 unchanged, 2 lifted."; nothing where none changed. */
void zd_view_brackets_say(
	struct zd_buf *out, const uint32_t count[ZD_BRACKET_CHANGES]);

#endif
