/*
 * Inside of the web page: html.c writes the page and its parts, html_text.c
 * blocks, runs and rows, html_outline.c the outline and what can be linked to.
 *
 * Names of the page's own (ids that links lead to) have a dot in them: "b.12",
 * "note.3", "move.1", "away.1". What is made of a label has none, so that no
 * draft can take the page's names.
 */
#ifndef ZD_RENDER_HTML_H
#define ZD_RENDER_HTML_H

#include "base/buf.h"
#include "render/block.h"
#include "view/view.h"

/* A line of the outline: a heading or a labelled paragraph. */
struct zd_html_entry {
	struct zd_slice label;
	uint32_t block;
	uint32_t first, count; /* a heading's runs */
	bool heading, gone;
	bool changed, bracketed; /* it, or a sub-paragraph */
};

enum zd_html_anchor {
	ZD_HTML_NO_ANCHOR,
	ZD_HTML_BY_LABEL,  /* #OP7-bis */
	ZD_HTML_BY_NUMBER, /* #b.12 */
};

/* Blocks by their index in one of the drafts, plus 1; 0 is none. */
struct zd_html_side {
	uint32_t *at;
	size_t len, cap;
};

struct zd_html {
	struct zd_buf *out;
	const struct zd_view *v;
	ZD_VEC(struct zd_html_entry) entries;
	uint8_t *anchors;        /* enum zd_html_anchor, by block */
	struct zd_slice *labels; /* by block, where anchored so */
	struct zd_html_side from, to;
	bool *noted; /* by a note's number: a mark of it was written */
	ZD_VEC(uint32_t) above; /* levels of the headings above this place */
};

/* --- html_outline.c ------------------------------------------------------ */

/* Finds the entries, and the anchors that they and the asides need. */
void zd_html_outline_make(struct zd_html *h);
void zd_html_outline_clear(struct zd_html *h);
void zd_html_outline_put(struct zd_html *h);
/* Appends the block's name in the page; nothing where it has none. */
void zd_html_put_anchor(struct zd_html *h, uint32_t block);
/* The block that a name in an aside stands for; ZD_VIEW_NONE if not here. */
uint32_t zd_html_find(const struct zd_html *h, const struct zd_view_ref *ref);

/* --- html_text.c --------------------------------------------------------- */

/* The words of runs as they are on the to-side, without notes. */
void zd_html_put_words(struct zd_html *h, uint32_t first, uint32_t count);
void zd_html_put_block(struct zd_html *h, uint32_t block);
/* head: the row of names, or NULL. */
void zd_html_put_row(
	struct zd_html *h, uint32_t block, const struct zd_view_block *head);

/* --- html_page.c, made of html.css and html.js by html.awk --------------- */

extern const char zd_html_style[], zd_html_script[];
/* What the page may do: nothing but these two, by their hashes. */
extern const char zd_html_policy[];

#endif
