/*
 * Citations as one unit: where something inside "(based on 73/195, para 7)"
 * changes, the old group is shown as gone and the new one as come, whole.
 *
 * Knows the runs of one row. The redline itself stays exact to the word;
 * this is how it is shown.
 *
 *	struct zd_view_citing c = {0};
 *	if (zd_view_cite_row(&c, redline, row))
 *		… c.runs instead of the row's own …
 *	zd_view_citing_clear(&c);
 */
#ifndef ZD_VIEW_REDLINE_CITE_H
#define ZD_VIEW_REDLINE_CITE_H

#include "diff/redline.h"
#include "text/citation.h"

struct zd_view_citing {
	struct zd_citation_reader *reader; /* NULL: not needed yet */
	struct zd_citations found;
	struct zd_runs runs;
};

/*
 * False when no group of citations changes, or none that may be shown whole:
 * one that is longer than a line stays as it is, and so does one whose words
 * came from another block. Costs nothing where no citation changes.
 */
bool zd_view_cite_row(struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row);
void zd_view_citing_clear(struct zd_view_citing *c);

#endif
