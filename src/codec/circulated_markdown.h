/*
 * Inside of circulated_markdown.c: the parts that read a compilation's
 * Markdown. circulated_places.c has one line's words and places,
 * circulated_rows.c what stands around a line.
 */
#ifndef ZD_CODEC_CIRCULATED_MARKDOWN_H
#define ZD_CODEC_CIRCULATED_MARKDOWN_H

#include "base/arena.h"
#include "base/vec.h"
#include "codec/circulated.h"
#include "codec/circulated_signs.h"

/* Between alternatives; before who wants one; before what the next says. */
#define ZD_SIGN_OR " / "
#define ZD_SIGN_WHO " – "
#define ZD_SIGN_NEXT "; "
/* Begins the line of the legend that says so (view/compilation_notes.c). */
#define ZD_SIGN_FOLLOW "Footnotes follow the paragraphs that refer to them."

/* A paragraph that the party has elsewhere: its text in `away`. */
struct zd_away {
	struct zd_slice name; /* "OP25", "(34)" */
	size_t from, to;
};

struct zd_circulated {
	struct zd_slice party; /* empty: the base */
	struct zd_buf fields, text;
	struct zd_buf parties; /* of the legend */
	struct zd_buf kept;    /* the party's text, where it is there whole */
	bool known, legend;
	bool follow; /* its footnotes follow the paragraphs that mark them */
	size_t line;
	struct zd_slice row;   /* the line that is read */
	ZD_VEC(uint32_t) ends; /* of each bracket in it: where it closes */
	/* A moved paragraph is put where a sign and its name stand. */
	ZD_VEC(struct zd_away) moved;
	struct zd_buf away;
	bool moving; /* the newest paragraph is moved */
	/* Where the words of the paragraph that was put last begin; SIZE_MAX:
	 * the newest one was not. */
	size_t words_at;
	struct zd_arena arena;
	struct zd_error *err;
};

/* Of "**EU**, **US**: said". */
struct zd_saying {
	bool mine;  /* the party is named */
	bool naked; /* nothing is said */
	struct zd_slice said;
};

/* What the brackets of a whole row say. */
struct zd_circulated_row {
	size_t from, to;                    /* its words */
	bool out;                           /* the party does not want it */
	struct zd_slice level, label, mark; /* the party's own */
	struct zd_slice move; /* it goes elsewhere for the party */
	struct zd_slice here; /* a move that comes to here: for the party */
	bool only_move;
	bool instead; /* an alternative to the paragraph before */
};

/* Says that the line cannot be read. ZD_EFORMAT. */
int zd_circulated_bad(struct zd_circulated *c, const char *what);
/* Finds where each bracket of the row closes. */
int zd_circulated_ends(struct zd_circulated *c);
/* The place from i on, up to `end`, where one of the signs stands outside
 * inner brackets; `end` when none does. */
size_t zd_circulated_find(const struct zd_circulated *c, size_t i, size_t end,
	const char *sign, const char *other);
bool zd_circulated_is_party(
	const struct zd_circulated *c, struct zd_slice name);
struct zd_saying zd_circulated_saying(
	const struct zd_circulated *c, size_t i, size_t end);
/* Appends the words from i to end as the party wants them. */
int zd_circulated_words(
	struct zd_circulated *c, struct zd_buf *out, size_t i, size_t end);

/* "## ", "[^name]: ", "[note name] " at the head of the row, as a draft has
 * them, into *out; the bytes. */
size_t zd_circulated_head(struct zd_circulated *c, struct zd_buf *out);
/* Takes the brackets that are about the whole row, from i on, off it. */
struct zd_circulated_row zd_circulated_read_row(
	struct zd_circulated *c, size_t i);
/* Appends a row of the body as the party has it. */
int zd_circulated_put_row(struct zd_circulated *c, struct zd_buf *out,
	struct zd_slice head, struct zd_circulated_row *row);

/* Puts the words of a row in place of those appended last. */
int zd_circulated_put_instead(struct zd_circulated *c, struct zd_buf *out,
	const struct zd_circulated_row *row);

#endif
