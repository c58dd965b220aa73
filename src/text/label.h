/*
 * Labels: what is printed and spoken. A label is a value that can be read,
 * written and put in order; it never identifies a paragraph over rounds (an
 * id does).
 *
 *	PP3   OP7   OP7 bis   OP12 alt   OP12 bis alt 2   OP27 (i)   12 (a) (ii)
 *	OP5 bis bis   OP27 (i bis)   OP27 (i alt)
 *
 * Read in every spelling that people use ("pp 3", "OP12bis.alt2", "12(a)",
 * "para 6c", "op30", "OP27(i) bis"), written in one. What was added behind a
 * sub-paragraph has its word in the parentheses, so that the sign is one:
 * behind them it could not be told from the text.
 */
#ifndef ZD_TEXT_LABEL_H
#define ZD_TEXT_LABEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

enum zd_series {
	ZD_SERIES_NONE,
	ZD_SERIES_PP,    /* preambular */
	ZD_SERIES_OP,    /* operative */
	ZD_SERIES_PLAIN, /* a declaration's plain number */
};

#define ZD_LABEL_PATH 4
#define ZD_LABEL_ORDINALS 3 /* one behind another: bis, bis bis */
#define ZD_SIGN_ROOM 56     /* for a mark with all its words, and more */
#define ZD_LABEL_DIGITS 6   /* of a number, at most */

/* The sign of a sub-paragraph: "(a)", "(ii bis)". */
struct zd_sign {
	char text[8]; /* "a", "ii" */
	uint16_t bis; /* as a label's */
	uint16_t alt;
};

struct zd_label {
	enum zd_series series;
	uint32_t number;
	/* 0 none, 2 bis, 3 ter, 4 quater … 10 decies; those that follow the
	 * first four bits higher each: "bis ter" is 0x32. */
	uint16_t bis;
	uint16_t alt; /* 0 none, 1 "alt", 2 "alt 2" … */
	bool chapeau;
	uint8_t depth; /* used entries of path */
	struct zd_sign path[ZD_LABEL_PATH];
};

/*
 * Reads a label at the beginning of s. Returns the bytes read, 0 when there
 * is none. A full stop behind the label is not part of it.
 */
size_t zd_label_parse(struct zd_slice s, struct zd_label *out);
/* True when the whole of s (trimmed) is a label. */
bool zd_label_is(struct zd_slice s, struct zd_label *out);
/* Appends the canonical form: "OP12 bis alt 2 (a) (ii bis)". */
void zd_label_format(struct zd_buf *out, const struct zd_label *label);
/*
 * Order in a text: PP before OP before plain; number; bis, bis bis, ter, …;
 * alt behind what it replaces; path (letters and roman numerals by value, and
 * then as numbers).
 */
int zd_label_cmp(const struct zd_label *a, const struct zd_label *b);
/* "bis" gives 2, "quater" 4, "quat" 4; 0 when it is no such word. */
unsigned zd_ordinal_parse(struct zd_slice word);
/* 2 gives "bis"; NULL outside 2 to 10. */
const char *zd_ordinal_name(unsigned n);
/* What comes behind a label's bis: none gives bis, bis ter, "bis bis" "bis
 * ter"; false behind decies. */
bool zd_ordinal_next(uint16_t *bis);
/* "iv" gives 4; 0 when it is no roman numeral below 4000. Case is ignored. */
unsigned zd_roman_parse(struct zd_slice s);

/* The sign that a mark is, "(a)" or "(ii bis)"; false for other marks. */
bool zd_sign_is(struct zd_slice mark, struct zd_sign *sign);
/*
 * A sign at the beginning of a line, with a word behind it as people type it:
 * "(a) bis ", "(a)bis. ". Returns the bytes; 0 when no word is behind it.
 */
size_t zd_sign_typed(struct zd_slice line, struct zd_sign *sign);
/* Appends the mark of a sign, with its parentheses. */
void zd_sign_format(struct zd_buf *out, const struct zd_sign *sign);
/* Whether a block's mark is that sign; the case of letters is ignored. */
bool zd_sign_matches(const struct zd_sign *sign, struct zd_slice mark);

/*
 * The mark of a sub-paragraph at the beginning of a line: "(a)", "(iv bis)",
 * "a)", "a.", "-", "•", "–". Returns the bytes of the mark without the space
 * behind it, 0 when there is none. A bare letter with a full stop counts
 * only when a space follows and `letters` is true (so that "A. Smith" can be
 * told from "a. First").
 */
size_t zd_mark_parse(struct zd_slice line, bool letters);

#endif
