/*
 * Citations as one unit: where something inside "(based on 73/195, para 7)"
 * changes, the old group is shown as gone and the new one as come, whole.
 *
 * Knows the runs of one row. The redline itself stays exact to the word;
 * this is how it is shown.
 *
 *	struct zd_view_citing c = {0};
 *	struct zd_view_cited at = {0};
 *	if (zd_view_cite_row(&c, redline, row))
 *		while (zd_view_cited_next(&at, &c, redline, row, &run))
 *			…
 *	zd_view_citing_clear(&c);
 */
#ifndef ZD_VIEW_REDLINE_CITE_H
#define ZD_VIEW_REDLINE_CITE_H

#include "diff/redline.h"
#include "text/citation.h"

/* A group on both sides: from its bracket to behind the other. */
struct zd_view_cited_group {
	uint32_t from, from_end, to, to_end;
	uint32_t first, last; /* the runs in which it begins and ends */
};

struct zd_view_citing {
	struct zd_citation_reader *reader; /* NULL: not needed yet */
	struct zd_citations found;
	ZD_VEC(struct zd_view_cited_group) groups; /* of the row at hand */
};

/* How far into a row one has come; all 0 at its start. */
struct zd_view_cited {
	uint32_t run;    /* of the row */
	uint32_t groups; /* that were begun */
	uint32_t part;   /* of the newest: what is next */
};

/*
 * False when no group of citations changes, or none that may be shown whole:
 * one that is longer than a line stays as it is, and so does one whose words
 * came from another block. Costs nothing where no citation changes.
 */
bool zd_view_cite_row(struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row);
/* The next run of such a row as it is shown; false: that was the last. */
bool zd_view_cited_next(struct zd_view_cited *at,
	const struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row, struct zd_run *out);
void zd_view_citing_clear(struct zd_view_citing *c);

#endif
