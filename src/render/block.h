/*
 * What all formats share about blocks: how labels are dressed, which blocks
 * stand close together, what is said of passages.
 */
#ifndef ZD_RENDER_BLOCK_H
#define ZD_RENDER_BLOCK_H

#include "base/buf.h"
#include "view/view.h"

/* One printed label, with a mark of its own. */
struct zd_label_part {
	enum zd_view_mark mark;
	struct zd_slice label;  /* empty only when joined */
	enum zd_view_kind kind; /* says how it is dressed */
	bool joined;            /* zd_block_gap stands before it */
};

/* "¶": a paragraph ended, or begins, here on one side only. */
extern const char zd_block_gap[];

/* The labels before a block: none, one, or the old one and the new one. */
size_t zd_block_labels(
	const struct zd_view_block *b, struct zd_label_part out[2]);
/* What stands before and behind a label of this kind: "", "." */
const char *zd_block_before(enum zd_view_kind kind);
const char *zd_block_behind(enum zd_view_kind kind);
/* True when `next` stands on the line below, without a blank one between. */
bool zd_block_close(
	const struct zd_view_block *b, const struct zd_view_block *next);
/* Sub-paragraphs' indentation in columns. */
size_t zd_block_indent(const struct zd_view_block *b);
bool zd_block_is_row(const struct zd_view_block *b);
/* Names of blocks in a text that was put together of asides. */
struct zd_block_refs {
	struct zd_view_ref *at; /* `at` of each counts from the text's begin */
	size_t len, cap;
};

/* Appends what the program says of the block: its aside, and "passage from
 * OP4; passage to OP9" for its runs. refs may be NULL. */
void zd_block_said(struct zd_buf *out, const struct zd_view *v,
	const struct zd_view_block *b, struct zd_block_refs *refs);
/* Appends the text of a range of runs, unescaped. */
void zd_runs_text(struct zd_buf *out, const struct zd_view *v, uint32_t first,
	uint32_t count);

#endif
