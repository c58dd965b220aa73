/*
 * Texts beside one another: how wide a column is, where the texts of a cell
 * begin, and lines of several columns put together. Knows styles of a
 * terminal only so far that they take no room.
 *
 *	struct zd_columns_page p;
 *	zd_columns_open(&p, view, 2, 80);
 *	… lines of at most p.widths[0] columns into p.cells[0] …
 *	zd_columns_flush(&out, &p);
 *	zd_columns_close(&p);
 */
#ifndef ZD_RENDER_COLUMNS_H
#define ZD_RENDER_COLUMNS_H

#include "base/buf.h"
#include "view/view.h"

/* Where the output is no terminal. */
#define ZD_COLUMNS_DEFAULT 100u

struct zd_columns_page {
	size_t count;
	size_t *widths; /* of each column */
	struct zd_buf *cells;
};

/* total: the columns of the terminal, 0 for the default, shared as the view
 * says. No column gets so narrow that nothing fits in. */
void zd_columns_open(struct zd_columns_page *p, const struct zd_view *v,
	size_t count, size_t total);
void zd_columns_close(struct zd_columns_page *p);
/* Appends the lines of all cells, each as wide as its column may be and with
 * styles that end with it (wrap.h), beside one another, and empties them. */
void zd_columns_flush(struct zd_buf *out, struct zd_columns_page *p);
/* Appends the line below the head, or with `blank` the one between rows. */
void zd_columns_rule(
	struct zd_buf *out, const struct zd_columns_page *p, bool blank);

/* The end of the text that begins at run i of a cell that ends at `end`. */
uint32_t zd_columns_text_end(const struct zd_view *v, uint32_t i, uint32_t end);
/* For formats that write the texts of a row line by line, the first of each
 * cell, then the second: where each cell stands. Free with zd_free. */
uint32_t *zd_columns_texts(
	const struct zd_view *v, const struct zd_view_block *b);
/* Is there any text left? */
bool zd_columns_texts_left(const struct zd_view *v,
	const struct zd_view_block *b, const uint32_t *at);

#endif
