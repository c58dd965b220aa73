/*
 * Finding quoted words in a passage as a person would: kinds of quotes and
 * dashes, white space, note marks and the footnote digits of a PDF do not
 * count. Four ways to look, each more tolerant; the first that finds
 * anything decides.
 */
#ifndef ZD_AMEND_MATCH_H
#define ZD_AMEND_MATCH_H

#include "amend/passage.h"

enum zd_match_how {
	ZD_MATCH_WORDS,  /* whole words */
	ZD_MATCH_DIGITS, /* … over footnote digits */
	ZD_MATCH_CASE,   /* … in other capitals */
	ZD_MATCH_INSIDE, /* inside words: never what was meant, but told */
	ZD_MATCH_WAYS,
};

/* Folded bytes, and the glyph that each byte comes from. */
struct zd_folded {
	struct zd_buf bytes;
	ZD_VEC(uint32_t) glyph;
	bool whole_front, whole_back; /* begins, ends with a word character */
};

struct zd_match {
	uint32_t block;
	size_t from, to; /* glyphs */
};

struct zd_matches {
	ZD_VEC(struct zd_match) list;
};

void zd_folded_read(
	struct zd_folded *f, const struct zd_passage *p, bool fold_case);
void zd_folded_clear(struct zd_folded *f);
/* The same for typed words. */
void zd_folded_typed(
	struct zd_folded *f, struct zd_slice typed, bool fold_case);

/* Appends the places of the quote in p, one behind the other. The quote is
 * folded by case for ZD_MATCH_CASE and only then. Linear but for texts made
 * to be hard, where the work is cut off. */
void zd_match_find(struct zd_matches *out, const struct zd_passage *p,
	uint32_t block, const struct zd_folded *quote, enum zd_match_how how);

#endif
