/*
 * A block's text as characters with their emphasis, and its note marks:
 * what words are looked for in, and cut and filled. Between reading and
 * writing escapes do not exist, so that no splice can break them.
 */
#ifndef ZD_AMEND_PASSAGE_H
#define ZD_AMEND_PASSAGE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/vec.h"

enum {
	ZD_GLYPH_EMPH = 1,
	ZD_GLYPH_STRONG = 2,
	ZD_GLYPH_NOTE = 4, /* not a character: c is an index into notes */
};

struct zd_glyph {
	uint32_t c, attr;
};

struct zd_passage {
	ZD_VEC(struct zd_glyph) glyphs;
	ZD_VEC(struct zd_slice) notes; /* names, borrowed */
};

/* Appends stored text. The names of notes are borrowed from it. */
void zd_passage_read(struct zd_passage *p, struct zd_slice stored);
/* Appends glyphs from .. to as stored text; spaces at both ends go. */
void zd_passage_write(struct zd_buf *out, const struct zd_passage *p,
	size_t from, size_t to, bool line_start);
/* Glyphs from .. to. */
struct zd_stretch {
	size_t from, to;
};

/*
 * Puts the glyphs of `with` in place of each of n stretches, which stand one
 * behind the other, and sets spaces and punctuation right at the seams, as
 * one would by hand: no two spaces, none before a comma, no comma twice. New
 * words without emphasis take over that of the words they replace. Words
 * equal at both ends of old and new stay as they are, with their note marks.
 * Linear.
 */
void zd_passage_splice(struct zd_passage *p, const struct zd_stretch *list,
	size_t n, const struct zd_passage *with);
void zd_passage_clear(struct zd_passage *p);

/* The footnote digits of a text from a PDF ("Fund,2 and", "Nations 1 and")
 * at glyph i: how many glyphs they take, 0 when there are none. */
size_t zd_passage_digits(const struct zd_passage *p, size_t i);

#endif
