/*
 * A draft: the ordered paragraphs of one state of the text. A value: built
 * once (by a codec, by an amendment), then only read.
 *
 * Everything that can be negotiated is a paragraph: title and organ (front
 * matter fields), the formula ("The General Assembly,"), headings, labelled
 * paragraphs, unlabelled text, footnotes. A paragraph has one block or more:
 * its own line (the chapeau) and a line for each sub-paragraph.
 *
 * All text is stored Markdown (text/markup.h): UTF-8, NFC, one line a block.
 * Strings live in the draft's arena or in its source, which the draft owns.
 *
 *	struct zd_draft *d = zd_draft_new();
 *	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP27"));
 *	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("All objectives …:"));
 *	zd_draft_add_block(d, ZD_LIT("(i)"), ZD_LIT("Thematic cluster I;"));
 */
#ifndef ZD_TEXT_DRAFT_H
#define ZD_TEXT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/names.h"
#include "base/vec.h"
#include "text/label.h"

#include <zerodraft.h>

/* Lines are counted up to here. */
#define ZD_MAX_LINE 0x3fffffffu

struct zd_block {
	struct zd_slice mark; /* "(i)"; empty for the chapeau */
	struct zd_slice text; /* stored Markdown, without the mark */
	uint32_t paragraph;   /* index of the paragraph it belongs to */
	uint32_t line : 30;   /* in the source, from 1; 0 is not known */
	uint32_t plain : 1;   /* the text is known to have no markup */
	uint32_t bare : 1;    /* nor any bracket */
};

struct zd_paragraph {
	enum zd_kind kind;
	uint32_t level;         /* of a heading */
	struct zd_slice label;  /* canonical; heading, formula, text: empty */
	struct zd_slice id;     /* permanent; empty outside a repository. In
				   one, a field's is its key, a footnote's
				   "^" and its name */
	struct zd_slice origin; /* "split ID", "merge ID ID", or empty */
	uint32_t first, count;  /* its blocks */
};

struct zd_draft {
	struct zd_arena arena;
	struct zd_slice source; /* the bytes it was read from, or empty */
	ZD_VEC(struct zd_paragraph) paragraphs;
	ZD_VEC(struct zd_block) blocks;
	char *owned; /* what source points to, freed with the draft */
};

struct zd_draft *zd_draft_new(void);

/* Makes room for so many paragraphs and blocks. */
void zd_draft_expect(struct zd_draft *d, size_t paragraphs, size_t blocks);
/*
 * Appends a paragraph without blocks and returns its index. The label is
 * copied; a ZD_PARAGRAPH's must be canonical (zd_label_format).
 */
uint32_t zd_draft_add(
	struct zd_draft *d, enum zd_kind kind, struct zd_slice label);
/* The same without copying: the bytes must live as long as the draft. */
uint32_t zd_draft_add_borrowed(
	struct zd_draft *d, enum zd_kind kind, struct zd_slice label);
/* Appends a block to the newest paragraph; mark and text are copied. */
void zd_draft_add_block(
	struct zd_draft *d, struct zd_slice mark, struct zd_slice text);
/* The same without copying: the bytes must live as long as the draft. */
void zd_draft_add_block_borrowed(
	struct zd_draft *d, struct zd_slice mark, struct zd_slice text);
/* Appends a copy of paragraph i of another draft, id and origin included. */
uint32_t zd_draft_add_copy(
	struct zd_draft *d, const struct zd_draft *from, uint32_t i);
/* A draft with a copy of every paragraph of another. */
struct zd_draft *zd_draft_copy(const struct zd_draft *from);

/* The value of a front matter field; empty when there is none. */
struct zd_slice zd_draft_field(const struct zd_draft *d, const char *key);
/* By id, by footnote name; ZD_NONE when there is none. Linear. */
uint32_t zd_draft_find_id(const struct zd_draft *d, struct zd_slice id);
uint32_t zd_draft_find_note(const struct zd_draft *d, struct zd_slice name);
/* All footnotes by name, for many look-ups. */
void zd_draft_name_notes(struct zd_names *out, const struct zd_draft *d);
/*
 * By label, in any spelling; also "title", "organ", a heading's words and
 * an id. *block gets the block that a path means ("OP27 (i)"), else the
 * chapeau; it may be NULL. *matches gets how many paragraphs answer; with
 * none or more than one the result is ZD_NONE or the first of them.
 */
uint32_t zd_draft_find(const struct zd_draft *d, struct zd_slice query,
	uint32_t *block, uint32_t *matches);

/* The sub-paragraph's depth by its sign: 0 chapeau, 1 (a), 2 (i), … */
unsigned zd_block_depth(const struct zd_draft *d, uint32_t block);
/* Appends a block as one line: its mark, escaped, and its text. */
void zd_block_write(struct zd_buf *out, const struct zd_block *b);
/*
 * The mark that a line of stored text begins with: "\(a) ", "a\. ", "– ".
 * Returns its bytes with the space behind it, 0 when there is none; *mark
 * gets it without the escape, kept in room.
 */
#define ZD_MARK_ROOM (ZD_SIGN_ROOM + 4)
size_t zd_block_mark_parse(
	struct zd_slice line, struct zd_slice *mark, char room[ZD_MARK_ROOM]);
/* Appends the paragraph's own file: blocks, one blank line between, marks
 * escaped, one final line feed. Labels and footnotes are not in it. */
void zd_paragraph_write(
	struct zd_buf *out, const struct zd_draft *d, uint32_t i);
/* The same as a slice kept in a; empty where there is no paragraph i. */
struct zd_slice zd_paragraph_text(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i);
/* Reads what zd_paragraph_write wrote into blocks of the newest paragraph. */
void zd_paragraph_read(struct zd_draft *d, struct zd_slice file);
/* A name for messages: the label, "title", "heading 2", "footnote res-70-1". */
struct zd_slice zd_paragraph_name(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i);
/* The same of all paragraphs, in their order; linear. */
struct zd_slice *zd_paragraph_names(
	struct zd_arena *a, const struct zd_draft *d);
/*
 * The order in which footnotes follow the paragraphs that mark them first;
 * one without a mark, the last. out has room for all paragraphs and gets for
 * each place which of them stands there: what is no footnote stays.
 */
void zd_draft_follow_notes(const struct zd_draft *d, uint32_t *out);
/* True when two paragraphs have the same blocks, byte for byte. */
bool zd_paragraph_same(const struct zd_draft *a, uint32_t i,
	const struct zd_draft *b, uint32_t j);

#endif
