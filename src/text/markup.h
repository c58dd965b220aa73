/*
 * The little Markdown inside a paragraph, as it is stored: backslash
 * escapes, *emphasis*, **strong**, note marks [^name]. Nothing else has a
 * meaning; brackets are plain characters.
 *
 * Stored text is canonical: a function of the visible characters, the
 * emphasis and the note marks (zd_markup_escape writes it). So two texts that
 * read alike are the same bytes.
 */
#ifndef ZD_TEXT_MARKUP_H
#define ZD_TEXT_MARKUP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

enum zd_markup_kind {
	ZD_MARKUP_TEXT,   /* visible bytes */
	ZD_MARKUP_EMPH,   /* a delimiter * that opens or closes */
	ZD_MARKUP_STRONG, /* a delimiter ** */
	ZD_MARKUP_NOTE,   /* [^name] */
	ZD_MARKUP_END,
};

struct zd_markup_piece {
	enum zd_markup_kind kind;
	/* TEXT: visible bytes, inside the stored ones; NOTE: the name. */
	struct zd_slice text;
	/* The stored bytes, backslashes and delimiters included. */
	size_t start, end;
	bool opens; /* EMPH, STRONG */
};

/* Walks stored text: start with {.text = text}; ends with ZD_MARKUP_END. */
struct zd_markup_cursor {
	struct zd_slice text;
	size_t at;
	bool emph, strong; /* open here */
	/* The run of asterisks that `at` stands in; where it was found that
	 * no delimiter of a kind closes any more. */
	size_t run, run_end;
	bool no_emph, no_strong;
};

/*
 * The next piece. A backslash escape ends a TEXT piece before it, so that
 * the text of a piece is always contiguous in the stored bytes. A delimiter
 * opens when a non-space follows and it is not open yet, and closes when it
 * is open and a non-space stands before it; else it is text. One that is
 * never closed is text, and so is a run of more than three asterisks; three
 * are ** and then *. Linear over a whole walk.
 */
struct zd_markup_piece zd_markup_next(struct zd_markup_cursor *c);

/* Appends the visible text: escapes resolved, delimiters and notes gone. */
void zd_markup_plain(struct zd_buf *out, struct zd_slice stored);
/* The same of bytes start to end alone; a note's mark stays "[^name]", a line
 * feed becomes a space. */
void zd_markup_part(
	struct zd_buf *out, struct zd_slice stored, size_t start, size_t end);
/*
 * Appends visible text in minimal escape: what stored files need, readable.
 * line_start says that the text begins a line. Escaped are backslash,
 * ` * _ ~ < ^ $ @ | & where Markdown gives them a meaning, and brackets only
 * where they would make a link, a note or a check box: `](`, `]{`, `]:`,
 * `[^`, `[x]` and `[ ]` at the start; at a line's start also list signs,
 * numbers with a full stop, #, >, =, :, % and sub-paragraph marks. Tabs and
 * line feeds become spaces.
 *
 * The text of every block of a draft is stored as if it began a line,
 * whatever stands before it, so that it can move.
 */
void zd_markup_escape(
	struct zd_buf *out, struct zd_slice visible, bool line_start);
/*
 * Appends any stored-like text (as typed by a user) in canonical form: emphasis
 * with * only, needless escapes gone, missing ones added; _x_ and __x__ read
 * as emphasis. Runs of spaces become one; with line_start, none is left at
 * either end. Linear.
 */
void zd_markup_canonical(
	struct zd_buf *out, struct zd_slice text, bool line_start);
/*
 * Writes stored text out of visible characters with a wish for their emphasis:
 * delimiters are put where the wish changes, never beside a space on their
 * inner side. Start with {.out = out}; end with zd_markup_write_end.
 */
struct zd_markup_writer {
	struct zd_buf *out;
	struct zd_buf run; /* visible text since the last delimiter or note */
	bool fresh;        /* nothing was written, and a line begins */
	bool whole;        /* a line begins: no space at either end */
	bool space;        /* a space is due before the next character */
	bool emph, strong; /* as written */
};
void zd_markup_write(struct zd_markup_writer *w, struct zd_slice visible,
	bool strong, bool emph);
/* mark: "[^name]" */
void zd_markup_write_note(struct zd_markup_writer *w, struct zd_slice mark,
	bool strong, bool emph);
void zd_markup_write_end(struct zd_markup_writer *w);
/*
 * True when zd_markup_canonical would give the same bytes back without
 * looking closer: text at a line's start, without any sign of Markdown.
 * False means "perhaps not". *bare: no bracket stands in it either. Many
 * bytes at a time.
 */
bool zd_markup_is_plain(struct zd_slice text, bool *bare);
/* The same for text that may have emphasis and note marks besides, written as
 * they would be. */
bool zd_markup_is_canonical(struct zd_slice text);
/* The bytes of a note mark "[^name]" at `at`, 0 when there is none. */
size_t zd_markup_note(struct zd_slice text, size_t at);
/* The name in the next note mark of stored text at or behind *at, which moves
 * behind it; false when there is none. */
bool zd_markup_next_note(
	struct zd_slice text, size_t *at, struct zd_slice *name);

#endif
