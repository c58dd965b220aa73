/*
 * Inside of of_redline.c: the parts that a view of a redline is made of.
 *
 * zd_view_names say what a block is called; zd_view_side finds the visible
 * text of any range of stored text. What is shown where is redline_plan.h's.
 */
#ifndef ZD_VIEW_REDLINE_H
#define ZD_VIEW_REDLINE_H

#include "diff/ignore.h"
#include "diff/redline.h"
#include "view/of.h"
#include "view/redline_brackets.h"
#include "view/view.h"

/* --- Names (redline_names.c) ------------------------------------------- */

/* What a block of a paragraph of that kind and label is shown as; chapeau:
 * its first block. */
enum zd_view_kind zd_view_kind_as(
	enum zd_kind kind, struct zd_slice label, bool chapeau);
enum zd_view_kind zd_view_kind_of(const struct zd_draft *d, uint32_t block);
/* The label as it is printed before a block: of a paragraph its label, the
 * key of a field, the name of a note, the mark of a sub-paragraph; a title's
 * key is not printed. */
struct zd_slice zd_view_label_of(const struct zd_draft *d, uint32_t block);

struct zd_view_names {
	const struct zd_draft *draft;
	uint32_t *nth; /* of each heading and text, among its kind, from 1 */
	/* Where set, each name that is appended gets a ref there: to the
	 * place in the buffer, and to the block. */
	struct zd_view *refs;
	bool old; /* the draft is the from-side: for refs */
};

void zd_view_names_init(struct zd_view_names *n, const struct zd_draft *d);
void zd_view_names_clear(struct zd_view_names *n);
/* Appends "OP7", "title", "heading 2", "footnote res-70-1". */
void zd_view_name_paragraph(
	struct zd_buf *out, const struct zd_view_names *n, uint32_t paragraph);
/* The same for a block: "OP27 (i)". */
void zd_view_name_block(
	struct zd_buf *out, const struct zd_view_names *n, uint32_t block);
/* "OP4 and OP7", "OP4, OP5 and OP7", for a list of paragraphs. */
void zd_view_name_list(struct zd_buf *out, const struct zd_view_names *n,
	const uint32_t *paragraphs, uint32_t count);
/* The same as a text that lives as long as the view. */
/* Of many the first few, and how many others there are. */
void zd_view_name_some(struct zd_buf *out, const struct zd_view_names *n,
	const uint32_t *paragraphs, uint32_t count);
struct zd_slice zd_view_named(struct zd_view *v, const struct zd_view_names *n,
	const uint32_t *paragraphs, uint32_t count);

/* --- Looks (redline_looks.c) ------------------------------------------- */

/* Appends what a block became, "level 3, was 2", "a heading, was text",
 * "emphasis changed", behind "; " where something was said before. restyled:
 * words that stay are seen to be in another look. */
void zd_view_say_looks(struct zd_buf *out, const struct zd_ignoring *x,
	const struct zd_row *row, bool restyled);

/* --- Counts (redline_counts.c) ----------------------------------------- */

/* How much changed, in all or in what is shown. */
struct zd_view_counts {
	const struct zd_ignoring *x;
	const struct zd_view_brackets *brackets; /* NULL: none, or ignored */
	/* Counted from here on. */
	uint32_t relations[ZD_DROPPED + 1]; /* of links */
	uint32_t kept, in, out;             /* words */
	uint32_t bracketed[ZD_BRACKET_CHANGES];
	uint32_t ignored[ZD_CHANGE_NOTE + 1];
};

/* What was counted must be 0 before. All of it. */
void zd_view_count_all(struct zd_view_counts *c);
/* Whole paragraphs: those of the links for which links[] is not 0. */
void zd_view_count_links(struct zd_view_counts *c, const uint8_t *links);
/* The words and brackets of the rows for which rows[] says so, and the links
 * that begin in one of these or changed there. */
void zd_view_count_rows(struct zd_view_counts *c, const bool *rows);
/* The link of the paragraph that a row, or a stub, shows. */
uint32_t zd_view_link_of(const struct zd_redline *r, const struct zd_row *row);
/* Does a paragraph begin in this row that is not what it was? */
bool zd_view_link_changed(const struct zd_redline *r, const struct zd_row *row);
/* Is anything of the block other than before, but for what is ignored and for
 * where it stands? */
bool zd_view_row_changed(const struct zd_ignoring *x, const struct zd_row *row);

/* --- Legends (redline_legend.c) ---------------------------------------- */

/* "zero → rev1. Paragraphs: 3 edited. Words: 300 kept, 2 in, 1 out. Brackets:
 * 8 unchanged, 1 lifted." And where something is ignored: "Ignored: 2 changes
 * of case." */
void zd_view_put_counts(struct zd_view *v, const struct zd_view_counts *c,
	struct zd_slice from_name, struct zd_slice to_name);
/* What the marks mean; moved: those of passages too. */
void zd_view_put_marks(struct zd_view *v, bool moved);
bool zd_view_has_passages(const struct zd_redline *r);

/* --- Text (redline_text.c) --------------------------------------------- */

/* The visible pieces of a draft's blocks, found when first asked for. */
struct zd_view_piece {
	uint32_t at, len; /* in the stored text */
	bool emph : 1, strong : 1, note : 1;
};

struct zd_view_side {
	const struct zd_draft *draft;
	/* Those of a block stand behind one whose `at` says how many, and
	 * whose `len` which block. */
	ZD_VEC(struct zd_view_piece) pieces;
	uint32_t *first; /* of a block, that one; 0 unknown, 1 plain */
	/* Bytes that may be read yet before what was found is kept for good:
	 * so no draft is read more than three times. */
	size_t may_read;
};

void zd_view_side_init(struct zd_view_side *s, const struct zd_draft *d);
void zd_view_side_clear(struct zd_view_side *s);
/* Appends the visible text of bytes start to end of a block's stored text as
 * runs like `like`; from_at and to_at are set on the sides that like has
 * (not ZD_VIEW_NONE), counting from there. */
void zd_view_side_put(struct zd_view *v, struct zd_view_side *s, uint32_t block,
	struct zd_slice range, const struct zd_view_run *like);
/* The same of a KEPT run, with the look that the from-side has it in. */
void zd_view_side_put_kept(struct zd_view *v, struct zd_view_side *from,
	struct zd_view_side *to, const struct zd_run *run,
	const struct zd_view_run *like);

#endif
