/*
 * Inside of of_compilation.c: the parts that a view of a compilation is made
 * of. compilation_places.c has words, places and who wants what;
 * compilation_kin.c what becomes of whole paragraphs; compilation_rows.c a
 * paragraph or sub-paragraph with what is said of it.
 */
#ifndef ZD_VIEW_COMPILATION_H
#define ZD_VIEW_COMPILATION_H

#include "amend/compile.h"
#include "negotiation/order.h"
#include "view/redline.h"

enum zd_compiled_kin_kind {
	ZD_KIN_MOVED,  /* stands elsewhere for some, in row `row` */
	ZD_KIN_MERGED, /* is part of what they have in that row */
	ZD_KIN_SPLIT,  /* a part of it is what they have there */
};

/* What becomes of a paragraph of the base for those named from `first` on. */
struct zd_compiled_kin {
	uint32_t base, row;
	enum zd_compiled_kin_kind kind;
	uint32_t first, count; /* names */
	uint32_t after; /* the base's paragraph before the row, or ZD_NONE */
};

struct zd_compiled_view {
	struct zd_view *v;
	const struct zd_compilation *c;
	const struct zd_slice *about; /* States; last word; NULL: not known */
	struct zd_view_names names;   /* of the base */
	struct zd_order_index ids;    /* of the base */
	bool *named; /* by paragraph of the base: its label names it alone */
	ZD_VEC(struct zd_compiled_kin) kin; /* sorted by base, row, first */
	/* Footnotes are moved only with the paragraphs that mark them. */
	bool notes_follow;
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
/* " – " before the first attribution, "; " before the next. */
void zd_compiled_next(struct zd_compiled_view *m, bool *any);
/* "EU: support US/3 (why)"; `here`: it stands at the words that it is
 * about. */
void zd_compiled_stance(
	struct zd_compiled_view *m, const struct zd_stance *s, bool here);
void zd_compiled_stances(
	struct zd_compiled_view *m, bool *any, uint32_t first, uint32_t count);
/* Words and places, each run like `like`; depth: places that it is in. */
void zd_compiled_segments(struct zd_compiled_view *m, uint32_t first,
	uint32_t count, struct zd_view_run like, unsigned depth);

/* The place of the base's words and of each alternative to them, where some
 * have other words for all of a paragraph without sub-paragraphs, but perhaps
 * for the sign that ends it; else NULL. */
const struct zd_segment *zd_compiled_alternatives(
	const struct zd_compiled_view *m, const struct zd_compiled *b);
/* The words of one of them alone, with that sign. */
void zd_compiled_words(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_alternative *a, struct zd_view_run like);

/* --- Footnotes (compilation_notes.c) ------------------------------------- */

/* Are footnotes moved, and each only because the paragraph is that marks it
 * first? Then nobody proposes that, and it need not be shown. */
bool zd_compiled_notes_follow(const struct zd_compilation *c);
/* Is the row, or a move away from it, not shown for that? */
bool zd_compiled_follows(
	const struct zd_compiled_view *m, const struct zd_compiled *b);

/* --- Whole paragraphs (compilation_kin.c) -------------------------------- */

void zd_compiled_kin_init(struct zd_compiled_view *m);
void zd_compiled_kin_clear(struct zd_compiled_view *m);
/* What becomes of a paragraph of the base: how many, from *first on. */
size_t zd_compiled_kin_of(const struct zd_compiled_view *m, uint32_t base,
	const struct zd_compiled_kin **first);
/* What is moved, as it is called where it comes to: "OP25"; where no label
 * names it alone, with its number in the base: "the heading “Means” (34)". */
struct zd_slice zd_compiled_moved_name(
	struct zd_compiled_view *m, const struct zd_compiled *b);
/* "move to after OP14", "move (34) to the beginning" */
struct zd_slice zd_compiled_move_to(
	struct zd_compiled_view *m, const struct zd_compiled_kin *k);
/* "merger of OP7 and OP8", "split from OP11"; empty: not known. */
struct zd_slice zd_compiled_origin(
	struct zd_compiled_view *m, struct zd_slice origin);
/* Said where the paragraph stood: "merge with OP8", "split". */
struct zd_slice zd_compiled_gone(
	struct zd_compiled_view *m, const struct zd_compiled_kin *k);

/* --- Rows (compilation_rows.c) ------------------------------------------- */

/* head is the row of the paragraph's chapeau; last: it is the last row. */
void zd_compiled_row(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_compiled *head, bool last);
/* The alternatives to the whole of a paragraph, a row each. */
void zd_compiled_alternative_rows(
	struct zd_compiled_view *m, const struct zd_compiled *b);
/* A paragraph that some would have stand here. */
void zd_compiled_moved(struct zd_compiled_view *m, const struct zd_compiled *b);

#endif
