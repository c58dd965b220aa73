/*
 * Inside of of_columns.c: texts beside one another.
 *
 * columns_cell.c puts what one row of a redline shows into the newest cell;
 * columns_family.c finds the paragraphs that stand in one row.
 */
#ifndef ZD_VIEW_COLUMNS_H
#define ZD_VIEW_COLUMNS_H

#include "view/of.h"
#include "view/pick.h"
#include "view/redline.h"

/* One text: a column. */
struct zd_columns_side {
	const struct zd_draft *draft;
	struct zd_view_side text;
	struct zd_view_names names;
};

struct zd_columns {
	struct zd_view *v;
	const struct zd_view_columns_options *options;
	struct zd_ignoring *links;     /* count of them */
	struct zd_columns_side *sides; /* count + 1 */
	struct zd_view_pick *picks;    /* by side */
	bool **shown;                  /* by redline, the rows asked for */
	size_t count;
	struct zd_buf words; /* for composing */
};

/* Sets up links and sides for count redlines; v, options and count are set
 * by the caller. What was put into the view does not need them any more. */
void zd_columns_init(
	struct zd_columns *c, const struct zd_redline *const *redlines);
void zd_columns_clear(struct zd_columns *c);

/* What of a row a cell shows. */
enum zd_columns_show {
	ZD_COLUMNS_OLD,  /* the from-side, what is gone marked */
	ZD_COLUMNS_NEW,  /* the to-side, what is new marked */
	ZD_COLUMNS_BOTH, /* the redline */
};

/* Puts a row of the nth redline into the newest cell, with what is said of
 * it. Nothing, where the row has nothing of that side. */
void zd_columns_put_row(struct zd_columns *c, size_t nth, uint32_t row,
	enum zd_columns_show show);
/* Puts a whole paragraph of a column as it stands. */
void zd_columns_put_paragraph(
	struct zd_columns *c, size_t column, uint32_t paragraph);
/* Shortens what stays in the texts of the newest cell from run `first` on: a
 * few words beside each change are left, "…" for the rest. */
void zd_columns_shorten(struct zd_view *v, uint32_t first);
/* Puts something that the program says. */
void zd_columns_put_remark(struct zd_columns *c, struct zd_slice text);
/* Is anything of the row other than before? */
bool zd_columns_changed(const struct zd_columns *c, size_t nth, uint32_t row);
/* Is the row one that was asked for by its label, on either side? All are
 * where none was. */
bool zd_columns_picked(const struct zd_columns *c, size_t nth, uint32_t row);

/* Things of one column by family, in their order. */
struct zd_families_bucket {
	uint32_t *first; /* by family, and the end */
	uint32_t *items;
};

/* Paragraphs of all columns that belong together. */
struct zd_families {
	uint32_t count;
	uint32_t *of;   /* by paragraph, columns one after another */
	uint32_t *base; /* where a column begins in it; and the end */
	/* Column 0: its paragraphs; any other: the rows, without stubs, of
	 * the redline that leads to it. */
	struct zd_families_bucket *columns;
	size_t columns_len;
};

/* Families are numbered in reading order of the last column; one that does
 * not reach it stands behind what it stood behind in its last one. Linear. */
void zd_families_make(struct zd_families *f, const struct zd_columns *c);
void zd_families_clear(struct zd_families *f);

#endif
