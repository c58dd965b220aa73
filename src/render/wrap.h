/*
 * Lines of a given width on a terminal, the one place where text is broken
 * into them. A block's text goes in piece by piece, with a style each, and is
 * laid out when it is whole. Breaks fall on spaces; in scripts without them,
 * and in a word that is longer than a line, where Unicode allows one
 * (base/breaks.h); and between two letters where nothing else fits. No line
 * is wider than it may be, no letter parted from what stands on it, and no
 * style runs over a line's end. Knows nothing of views.
 *
 *	struct zd_wrap w = {.out = &out, .columns = 80};
 *	zd_wrap_begin(&w, 4, NULL);
 *	zd_wrap_style(&w, "32;4");
 *	zd_buf_puts(&w.text, "visible text");
 *	zd_wrap_end(&w);
 *	zd_wrap_clear(&w);
 */
#ifndef ZD_RENDER_WRAP_H
#define ZD_RENDER_WRAP_H

#include "base/breaks.h"
#include "base/buf.h"
#include "base/vec.h"

struct zd_wrap {
	struct zd_buf *out;
	size_t columns;     /* 0: no wrapping */
	bool marked;        /* signs of marked.h stay with their words */
	struct zd_buf text; /* of this block, to append visible text to */
	size_t indent;      /* of every line of this block */
	const char *prefix; /* behind the indent of every line, or NULL */
	struct zd_breaks breaks;
	ZD_VEC(struct zd_wrap_turn {
		size_t at;         /* in the text, ascending */
		const char *style; /* parameters of SGR, or NULL */
	})
	turns;
};

/* Begins a block: the indent and the prefix of its lines. */
void zd_wrap_begin(struct zd_wrap *w, size_t indent, const char *prefix);
/* What is appended from here on has this style; NULL: none. */
void zd_wrap_style(struct zd_wrap *w, const char *style);
/* Appends the block's lines to *out. Linear. */
void zd_wrap_end(struct zd_wrap *w);
/* Frees what the breaking needed. */
void zd_wrap_clear(struct zd_wrap *w);

#endif
