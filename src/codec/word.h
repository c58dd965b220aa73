/*
 * A Word file: what stands in it, and who put it in or took it out.
 *
 *  - word.c opens the package and reads styles, numbering, comments;
 *  - word_body.c reads paragraphs and footnotes;
 *  - word_number.c makes the labels that Word makes by itself;
 *  - word_text.c writes what a choice of changes leaves, as a draft is
 *    written, for the other readers.
 *
 * Memory is the file's arena. A change belongs to an author: an index into
 * `authors`, from 1; 0 is none.
 *
 *	zd_word_read(&w, bytes, findings, err);
 *	zd_word_text(&text, w, ZD_WORD_ACCEPT, NULL, findings);
 *	zd_word_free(w);
 */
#ifndef ZD_CODEC_WORD_H
#define ZD_CODEC_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/finding.h"

struct zd_word_piece {
	struct zd_slice text;
	uint32_t ins, del; /* by whom */
	uint32_t note;     /* index into notes, from 1; then text is empty */
	bool emph, strong;
	uint32_t restyled; /* by whom; before, it was: */
	bool was_emph, was_strong;
	bool mark; /* it looks like a footnote's mark, and is text */
};

enum zd_word_kind {
	ZD_WORD_TEXT,
	ZD_WORD_TITLE,
	ZD_WORD_FIELD,    /* key, or "key: value" */
	ZD_WORD_HEADING,  /* level */
	ZD_WORD_LABELLED, /* a paragraph whose label we have written */
	ZD_WORD_SUB,
};

struct zd_word_paragraph {
	enum zd_word_kind kind;
	uint32_t level;
	struct zd_slice key;
	uint32_t list;         /* number and level of a list: index, from 1 */
	uint32_t depth;        /* level in it, from 0 */
	uint32_t first, count; /* pieces */
	uint32_t ins, del;     /* of its mark */
	/* By whom it was made what it is, of what; 0: by nobody. */
	uint32_t changed;
	enum zd_word_kind was;
	uint32_t was_level;
	uint32_t places[2]; /* a note's, as below */
};

struct zd_word_note {
	struct zd_slice id, name; /* name: as a bookmark says, or empty */
	uint32_t places[2];       /* among the notes before, and now, from 1 */
	bool end;                 /* an endnote */
	uint32_t first, count;    /* pieces */
};

struct zd_word_comment {
	struct zd_slice id, author, text;
	uint32_t paragraph; /* where it stands, from 1; 0: nowhere */
};

struct zd_word_author {
	struct zd_slice name;
	uint32_t changes;
	bool nested; /* took out what another one put in */
};

#define ZD_WORD_LEVELS 9
struct zd_word_level {
	struct zd_slice format, text; /* "decimal", "OP%1." */
	uint32_t start;
	bool legal; /* all numbers are arabic */
};
/* A list that counts by itself. Lists of one `family` go on counting where
 * another one stopped. */
struct zd_word_list {
	struct zd_slice id;
	uint32_t family;
	struct zd_word_level levels[ZD_WORD_LEVELS];
	bool restarts[ZD_WORD_LEVELS]; /* begins anew, whatever its family */
};

struct zd_word_style {
	struct zd_slice id, name, based, list;
	uint32_t depth, outline; /* outline: from 1; 0 none */
	bool vanish, emph, strong;
};

struct zd_word {
	struct zd_arena arena;
	ZD_VEC(struct zd_word_piece) pieces;
	ZD_VEC(struct zd_word_paragraph) paragraphs;
	ZD_VEC(struct zd_word_note) notes;
	ZD_VEC(struct zd_word_comment) comments;
	ZD_VEC(struct zd_word_author) authors;
	ZD_VEC(struct zd_word_list) lists;
	ZD_VEC(struct zd_word_style) styles;
	uint32_t changes; /* tracked, in all */
	bool too_many;    /* styles, comments, people */
	bool ours;        /* has the styles that we write */
};

enum zd_word_choice { ZD_WORD_ACCEPT, ZD_WORD_REJECT, ZD_WORD_CHOSEN };

/* True for bytes that are a package and say that they are a Word document. */
bool zd_word_is(struct zd_slice bytes);
/*
 * Reads a file. Findings: what is left out (hidden text, pictures, text
 * boxes), and tables, which become paragraphs. ZD_EFORMAT, ZD_ELIMIT as of
 * archives and XML, and for a part that lies outside of the file.
 */
int zd_word_read(struct zd_word **out, struct zd_slice bytes,
	struct zd_findings *f, struct zd_error *err);
void zd_word_free(struct zd_word *w);
/*
 * Appends the text with all changes accepted, none, or those alone whose
 * author (by index) is chosen. In the form of codec/markdown.c where the file
 * has our styles, else of codec/plain.c; says which.
 */
enum zd_codec zd_word_text(struct zd_buf *out, const struct zd_word *w,
	enum zd_word_choice choice, const bool *chosen);
/* The visible text of one paragraph with all changes accepted, cut short. */
struct zd_slice zd_word_excerpt(
	struct zd_arena *a, const struct zd_word *w, uint32_t paragraph);

/* --- inside --- */

struct zd_archive;
/* Reads the document, its footnotes and endnotes. */
int zd_word_read_body(struct zd_word *w, struct zd_slice document,
	struct zd_findings *f, struct zd_error *err);
int zd_word_read_notes(struct zd_word *w, struct zd_slice part, bool end,
	struct zd_findings *f, struct zd_error *err);
/* The style of this id, its parents' properties taken over; or NULL. */
const struct zd_word_style *zd_word_style_find(
	const struct zd_word *w, struct zd_slice id);
uint32_t zd_word_list_find(const struct zd_word *w, struct zd_slice id);
/* The index of an author, from 1; made when new. */
uint32_t zd_word_author(struct zd_word *w, struct zd_slice name);
/* "0", "false", "off" turn a property off. */
bool zd_word_on(struct zd_slice value);

/* Counts along the lists; zero it first, then call it for each paragraph that
 * is there, in order. */
struct zd_word_counter {
	uint32_t *at; /* family × level: one more than the number; 0: none */
	bool *begun;  /* list × level */
};
void zd_word_counter_init(struct zd_word_counter *c, const struct zd_word *w);
void zd_word_counter_clear(struct zd_word_counter *c);
/* Appends the label of the next paragraph of a list: "OP3.", "(b)". */
void zd_word_count(struct zd_word_counter *c, struct zd_buf *out,
	const struct zd_word *w, uint32_t list, uint32_t depth);

#endif
