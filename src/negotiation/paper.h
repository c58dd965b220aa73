/*
 * A text as it stands on paper: labels, words, footnotes by number; no
 * markup, no front matter. And what the plain words out of a PDF have
 * besides: page feet, running heads, footnotes in the middle, words that a
 * line's end cuts.
 */
#ifndef ZD_NEGOTIATION_PAPER_H
#define ZD_NEGOTIATION_PAPER_H

#include "base/buf.h"
#include "text/draft.h"

struct zd_paper {
	struct zd_arena arena;
	/* The title and every paragraph, one behind another with a space
	 * between, as stored Markdown without emphasis. Footnotes are not in
	 * it, but their numbers stand where their marks do: "Rights1". */
	struct zd_buf text;
	/* Where each begins in `text`. */
	struct zd_paper_part {
		size_t start;
		uint32_t paragraph; /* of the draft */
	} * parts;
	size_t parts_len;
	/* The footnotes by number, from [1] on, as plain words. */
	struct zd_slice *notes;
	size_t notes_len;       /* with [0], which is empty */
	struct zd_slice *names; /* of the footnotes, likewise */
	struct zd_slice stage;  /* "Rev 1, 27 March 2026": the running head */
	/* "organ: The General Assembly", one a line: as plain text has it. */
	struct zd_buf fields;
};
/* round: what the round is called where the text does not say. */
void zd_paper_of_draft(
	struct zd_paper *out, const struct zd_draft *d, struct zd_slice round);
/*
 * The words of plain text that came off a printed copy of `paper`, as stored
 * Markdown, without what printing added and without a letter before the
 * title. lost[k] tells that footnote k of the paper is not there word for
 * word; it has room for all of them.
 */
void zd_paper_of_print(struct zd_buf *out, struct zd_slice print,
	const struct zd_paper *paper, bool *lost);
void zd_paper_clear(struct zd_paper *p);

#endif
