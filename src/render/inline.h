/*
 * What the two Markdown-like formats (markdown.c, critic.c) share: runs of
 * text with emphasis, escaped in full, and footnote marks with names that no
 * reader confuses.
 */
#ifndef ZD_RENDER_INLINE_H
#define ZD_RENDER_INLINE_H

#include "base/buf.h"
#include "view/view.h"

struct zd_inline {
	struct zd_buf *out;
	const struct zd_view *v;
	/* Escapes text; line as in zd_escape_markdown. */
	void (*escape)(struct zd_buf *out, struct zd_slice s, size_t line);
	size_t line; /* where the present line's text begins in *out, or
			SIZE_MAX */
	struct zd_buf scratch;
	bool in_note;  /* the block is a note's text */
	bool *renamed; /* for each note's number: its name is not safe */
	uint32_t notes;
};

void zd_inline_init(
	struct zd_inline *in, struct zd_buf *out, const struct zd_view *v);
void zd_inline_clear(struct zd_inline *in);
/*
 * Appends run *i and those behind it that look the same, before `end`, none
 * of them a note; *i moves behind them. Emphasis is put around the words
 * only, from the first letter to the last, because signs at its ends would
 * make it literal asterisks to some readers.
 */
void zd_inline_text(struct zd_inline *in, uint32_t *i, uint32_t end);
/* Appends a note's mark "[^name]"; literally so when there is no note. */
void zd_inline_note(struct zd_inline *in, const struct zd_view_run *r);
/* Whether a note's name can be written as it is. */
bool zd_inline_is_name(struct zd_slice name);
/* Appends a note's name as in its marks. */
void zd_inline_note_name(
	struct zd_inline *in, uint32_t number, struct zd_slice name);
/* Appends "&para; " and the label of what began here. A text's own ¶ is never
 * written so. */
void zd_inline_gap(
	struct zd_inline *in, enum zd_view_kind kind, struct zd_slice label);
/* Appends "**", the label and what stands around it, "**". */
void zd_inline_label(
	struct zd_inline *in, enum zd_view_kind kind, struct zd_slice label);

#endif
