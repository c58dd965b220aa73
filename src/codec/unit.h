/*
 * A paragraph or sub-paragraph of plain text while its lines are put
 * together: what was typed, in one line, with footnote marks as [^name].
 *
 * Text that stands on one line of the source is borrowed until something has
 * to be changed in it.
 */
#ifndef ZD_CODEC_UNIT_H
#define ZD_CODEC_UNIT_H

#include "codec/plain.h"

struct zd_unit {
	struct zd_slice text; /* of the source while `made` is false */
	struct zd_buf buf;    /* the text when it is made */
	bool made;
	bool opened;       /* nothing is in it but brackets */
	uint32_t line;     /* number of its first line */
	uint32_t searches; /* for words torn at a line's end, so far */
};

void zd_unit_clear(struct zd_unit *u);
/* Appends a line from byte `from` on; joins it as a line wrapped. */
void zd_unit_add(
	struct zd_unit *u, struct zd_plain *p, size_t line, size_t from);
/* Begins an empty unit with brackets that opened before its label. */
void zd_unit_open(struct zd_unit *u, size_t brackets);
/* What was typed, trimmed. */
struct zd_slice zd_unit_text(const struct zd_unit *u);
/* Takes emphasis around the whole of a text off it; true when there was. */
bool zd_unit_strip_emphasis(struct zd_slice *text);
/* The same for what is in the unit so far. */
bool zd_unit_bare(struct zd_unit *u);

#endif
