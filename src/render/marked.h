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
void zd_marked_turn(struct zd_buf *out, enum zd_view_mark was,
	enum zd_view_mark now);
/* True when the block's own text would read as the program's voice, which
 * begins a line with "» ", so that a backslash must stand before it. */
bool zd_marked_speaks(
	const struct zd_view *v, const struct zd_view_block *b);
/* "» " */
extern const char zd_marked_voice[];

#endif
