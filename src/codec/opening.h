/*
 * How a paragraph begins, and what that says of it: its label, a verb of the
 * preamble, an operative verb, a heading. Knows words; keeps no state.
 *
 *	zd_opening_is_preambular(ZD_LIT("Deeply concerned at …")) is true
 */
#ifndef ZD_CODEC_OPENING_H
#define ZD_CODEC_OPENING_H

#include <stdbool.h>

#include "base/slice.h"
#include "text/label.h"

/* A heading has no more bytes than this. */
#define ZD_MAX_HEADING 140

/*
 * "PP3. ", "OP27(i). " at the beginning of a line: the bytes before the text,
 * 0 when there is none. Without a stop it counts only in a line that stands
 * apart, and before a capital: "OP5 Requests", not "OP5 of the draft".
 */
size_t zd_opening_series(
	struct zd_slice line, bool apart, struct zd_label *label);
/* Whether it may be so by its first letter. */
bool zd_opening_may_be_series(struct zd_slice line);
/* "12. ", "12 bis. " in the same way. */
size_t zd_opening_number(struct zd_slice line, struct zd_label *label);

/* Brackets that open before a label, "[[12. ": their bytes with the spaces
 * between, and how many. */
size_t zd_opening_brackets(struct zd_slice line, size_t *brackets);

bool zd_opening_is_article(struct zd_slice line);
bool zd_opening_is_annex(struct zd_slice line);
/* "Recalling", "Deeply concerned", "Aware of" */
bool zd_opening_is_preambular(struct zd_slice text);
/* "Decides", "Also requests", "Strongly urges" */
bool zd_opening_is_operative(struct zd_slice text);
/* Short, and without a sign at its end. */
bool zd_opening_is_heading(struct zd_slice text);
/* "64th plenary meeting 15 December 2025" */
bool zd_opening_is_adoption(struct zd_slice text);

#endif
