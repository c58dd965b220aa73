/*
 * The plain-text reader, in parts: lines.c cuts the text into lines and finds
 * the furniture of its pages, notes.c finds footnotes, marks.c where the text
 * refers to them, plain.c makes paragraphs.
 *
 * A line is a slice of the source, trimmed; nothing is copied before a
 * paragraph is put together.
 */
#ifndef ZD_CODEC_PLAIN_H
#define ZD_CODEC_PLAIN_H

#include "codec/read.h"

enum zd_line_kind {
	ZD_LINE_BLANK,
	ZD_LINE_TEXT,
	ZD_LINE_FURNITURE, /* page numbers, running heads */
	ZD_LINE_RULE,      /* the rule above footnotes */
	ZD_LINE_NOTE,      /* part of a footnote */
	ZD_LINE_MARKER,    /* "--- FN" and the like */
};

struct zd_line {
	struct zd_slice text;
	uint32_t page;
	uint32_t mark; /* index of its first footnote mark, if any */
	uint8_t kind;  /* enum zd_line_kind */
	bool marked;   /* has footnote marks */
};

/* How a footnote's number is written. */
enum zd_note_style {
	ZD_NOTE_SIGN,  /* superscript, ^[1], [^1]: its marks are the same */
	ZD_NOTE_DIGIT, /* a digit below a rule: its marks are bare digits */
	ZD_NOTE_TAIL,  /* a digit in a list of all notes at the end */
	ZD_NOTE_STAR,  /* an asterisk: belongs to the title or the sponsor */
};

struct zd_note {
	enum zd_note_style style;
	uint32_t number;
	uint32_t line, page; /* of its first line; line is an index */
	uint32_t same;       /* index of the note that it repeats, or itself */
	struct zd_slice text, name;
};

/* A footnote's mark in a line of text: bytes that the mark takes up. */
struct zd_note_mark {
	uint32_t line, start, end, note;
};

struct zd_plain {
	struct zd_reading r;
	struct zd_slice source;
	bool literal; /* it has no sign that Markdown could read */
	ZD_VEC(struct zd_line) lines;
	ZD_VEC(struct zd_note) notes;
	ZD_VEC(struct zd_note_mark) marks; /* in the order of the text */
	uint32_t pages;
};

/* Does Markdown read these bytes as they are meant? */
static inline bool zd_is_literal(struct zd_slice s)
{
	return !s.len ||
		(!memchr(s.ptr, '\\', s.len) && !memchr(s.ptr, '*', s.len) &&
			!memchr(s.ptr, '_', s.len) &&
			!memchr(s.ptr, '^', s.len));
}

/* Line 5 has index 4. */
static inline uint32_t zd_line_number(size_t index)
{
	return (uint32_t)index + 1;
}

/* Cuts the source into lines, and finds page furniture and rules. */
void zd_plain_lines(struct zd_plain *p);
/* Finds footnotes, names them, and finds their marks. */
void zd_plain_notes(struct zd_plain *p);
void zd_plain_marks(struct zd_plain *p);

/* "1.", "¹", "^[1]", "*" at the beginning of a footnote: its bytes. */
size_t zd_note_sign(
	struct zd_slice s, uint32_t *number, enum zd_note_style *style);
/* "Resolution 69/313, annex." gives "res-69-313-annex" in out; false where it
 * is no such note, and out may have something in it all the same. */
bool zd_note_resolution(struct zd_buf *out, struct zd_slice s);
/* A number in superscript at `at`: its bytes, 0 when there is none. */
size_t zd_superscript(struct zd_slice s, size_t at, uint32_t *number);
#endif
