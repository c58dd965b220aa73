/*
 * Lines of a given width on a terminal. Text goes in piece by piece, with a
 * style each; breaks fall on spaces, and a style never runs over a line's
 * end. Knows nothing of views.
 *
 *	struct zd_wrap w = {.out = &out, .columns = 80};
 *	zd_wrap_begin(&w, 4);
 *	zd_wrap_style(&w, "32;4");
 *	… append text to out …
 *	zd_wrap_take(&w, start);
 *	zd_wrap_end(&w);
 *	zd_wrap_clear(&w);
 */
#ifndef ZD_RENDER_WRAP_H
#define ZD_RENDER_WRAP_H

#include "base/buf.h"

struct zd_wrap {
	struct zd_buf *out;
	size_t columns;          /* 0: no wrapping */
	size_t indent;           /* of every line of this block */
	const char *prefix;      /* behind the indent of every line, or NULL */
	const char *style;       /* parameters of SGR that are on, or NULL */
	size_t column;           /* where the next character comes to stand */
	size_t space;            /* the last space of this line in *out, or 0 */
	size_t space_column;     /* its column */
	const char *space_style; /* what was on there */
	struct zd_buf scratch;   /* for the text being broken */
};

/* Begins a block: the first line's indent and prefix. */
void zd_wrap_begin(struct zd_wrap *w, size_t indent, const char *prefix);
/* Turns a style on; NULL turns all off. */
void zd_wrap_style(struct zd_wrap *w, const char *style);
/* Breaks what was appended to *out from `start` on, visible text only. */
void zd_wrap_take(struct zd_wrap *w, size_t start);
/* Ends the line. */
void zd_wrap_end(struct zd_wrap *w);
/* Frees what the breaking needed. */
void zd_wrap_clear(struct zd_wrap *w);

#endif
