/*
 * The head of a document for pandoc: YAML that gives title, stage, paper,
 * running heads, "Page x of y" and line numbers.
 *
 * Knows pandoc's keys and a little LaTeX; never writes the key `body`, which
 * would replace the whole text.
 */
#ifndef ZD_RENDER_DOCUMENT_H
#define ZD_RENDER_DOCUMENT_H

#include "base/buf.h"
#include "view/view.h"

#include <zerodraft.h>

/* Appends the block of YAML and a blank line. title is Markdown. */
void zd_document_head(struct zd_buf *out, const struct zd_view *v,
	struct zd_slice title, const struct zd_render_options *options);
/* True for the fields that the head says already: round, date, organ … */
bool zd_document_has(struct zd_slice key);
/* Appends "Zero Draft, 7 June 2019", "zero → rev1". */
void zd_document_stage(struct zd_buf *out, const struct zd_view *v);
/* Appends "2019-06-07" as "7 June 2019", anything else as it is. */
void zd_document_date(struct zd_buf *out, struct zd_slice date);

/* --- document_latex.c ----------------------------------------------------- */

/* Page, fonts, labels; letters of other scripts. */
extern const char zd_latex_head[], zd_latex_scripts[];
/* Numbers beside the lines; parts on pages of their own; texts in columns. */
extern const char zd_latex_lines[], zd_latex_parts[], zd_latex_narrow[];

#endif
