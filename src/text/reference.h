/*
 * Cross-references: where a text names its own paragraphs by label, so that
 * a new numbering can carry them along.
 *
 *	paragraph 5 above   paragraphs 4 to 7   paragraphs 3, 5 (a) and 9
 *	OP12   PP3   OP5 bis
 *
 * Not its own are "paragraph 65 (d) of the Sevilla Commitment", "para. 7" in
 * a citation, "resolution 73/195, paragraph 7". Where it cannot be told, the
 * reference is marked doubtful.
 */
#ifndef ZD_TEXT_REFERENCE_H
#define ZD_TEXT_REFERENCE_H

#include "base/vec.h"
#include "text/label.h"

struct zd_reference {
	size_t start, end;     /* bytes of the number or label in the text */
	struct zd_label label; /* series NONE: a bare number */
	bool doubtful;         /* "paragraph 5" and nothing says whose */
	bool range_end;        /* the second of "4 to 7" */
};

struct zd_references {
	struct zd_reference *at;
	size_t len, cap;
};

/* Appends the references of stored text, in order. pcre2, with match limits;
 * a text that hits one has the references up to there and *cut set. */
void zd_references_find(
	struct zd_references *out, struct zd_slice text, bool *cut);

#endif
