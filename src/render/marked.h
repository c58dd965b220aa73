/*
 * The marks of plain text: [-gone-] {+new+} [>moved away>] {<moved here<}.
 * Plain and terminal output without colour write them; a text's own signs of
 * the kind are broken with a backslash (zd_escape_marked).
 */
#ifndef ZD_RENDER_MARKED_H
#define ZD_RENDER_MARKED_H

#include "base/buf.h"
#include "view/view.h"

/* Closes the mark `was` and opens `now`, if they differ. */
void zd_marked_turn(
	struct zd_buf *out, enum zd_view_mark was, enum zd_view_mark now);
/* Whether `at` in text that was written so, from a place on that is not,
 * lies between a sign and the words that it marks, or in the escape of a
 * character. */
bool zd_marked_is_inside(struct zd_slice text, size_t at);
/* "» ": how a line of the program's own begins. */
extern const char zd_marked_voice[];

#endif
