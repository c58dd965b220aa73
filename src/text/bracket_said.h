/*
 * What a party says of brackets instead of writing words again: that one is
 * lifted, put in, or one of adjacent alternatives is chosen.
 *
 *	[shall][should]	"choose the first"	shall
 *	[by 2028,]	"lift"			by 2028,
 *	*Invites*	"bracket"		*[Invites]*
 */
#ifndef ZD_TEXT_BRACKET_SAID_H
#define ZD_TEXT_BRACKET_SAID_H

#include "base/buf.h"

/*
 * Appends what becomes of `text`, stored Markdown, by what is said of its
 * brackets; false, with nothing appended, where the text has no such
 * brackets or nothing of the kind is said. Escaped brackets count as well.
 */
bool zd_bracket_do(
	struct zd_buf *out, struct zd_slice text, struct zd_slice said);
/* What is to be said so that `from` becomes `to`; NULL: words must. */
const char *zd_bracket_said(struct zd_slice from, struct zd_slice to);

/* Is the text one bracket from end to end? *inside gets what is in it. */
bool zd_bracket_whole(struct zd_slice text, struct zd_slice *inside);

#endif
