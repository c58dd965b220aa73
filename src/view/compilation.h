/*
 * Inside of of_compilation.c: the parts that a view of a compilation is made
 * of. compilation_places.c has words, places and who wants what;
 * compilation_rows.c a paragraph or sub-paragraph with what is said of it.
 */
#ifndef ZD_VIEW_COMPILATION_H
#define ZD_VIEW_COMPILATION_H

#include "amend/compile.h"
#include "view/of.h"

struct zd_compiled_view {
	struct zd_view *v;
	const struct zd_compilation *c;
	const struct zd_slice *about; /* States; last word; NULL: not known */
};

/* --- Who and places (compilation_places.c) ------------------------------- */

/* A sign of the program; quiet: it only says who. */
void zd_compiled_sign(struct zd_compiled_view *m, const char *s, bool quiet);
void zd_compiled_said(struct zd_compiled_view *m, struct zd_slice s);
/* "EU, UK" */
void zd_compiled_names(
	struct zd_compiled_view *m, uint32_t first, uint32_t count);
/* The same in the arena, for those who read the view by program. */
uint32_t zd_compiled_about(
	struct zd_compiled_view *m, uint32_t first, uint32_t count);
/* " – EU, UK: what", "; EU, UK: what" when there is *any before it. */
void zd_compiled_say(struct zd_compiled_view *m, bool *any, uint32_t first,
	uint32_t count, const char *what);
/* "EU: support US/3 (why)"; `here`: it stands at the words that it is
 * about. */
void zd_compiled_stance(
	struct zd_compiled_view *m, const struct zd_stance *s, bool here);
void zd_compiled_stances(
	struct zd_compiled_view *m, bool *any, uint32_t first, uint32_t count);
/* Words and places, each run like `like`; depth: places that it is in. */
void zd_compiled_segments(struct zd_compiled_view *m, uint32_t first,
	uint32_t count, struct zd_view_run like, unsigned depth);

/* --- Rows (compilation_rows.c) ------------------------------------------- */

/* head is the row of the paragraph's chapeau; last: it is the last row. */
void zd_compiled_row(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_compiled *head, bool last);
/* A paragraph that some would have stand here. */
void zd_compiled_moved(struct zd_compiled_view *m, const struct zd_compiled *b);

#endif
