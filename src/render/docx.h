/*
 * Inside of the Word renderer. A redline has two sides; each side must come
 * back, paragraph by paragraph, when Word accepts or rejects all changes.
 *
 *  - docx_lines.c lays the blocks out as lines, which become paragraphs, and
 *    says on which side each line's paragraph mark is there;
 *  - docx_body.c writes lines and their runs, docx_notes.c footnotes and
 *    comments, docx_table.c rows, docx_style.c what never changes;
 *  - docx.c puts the parts together.
 *
 * Who made a change is the owner of its runs, else the to-side's name. A date
 * stands only where the view has one.
 */
#ifndef ZD_RENDER_DOCX_H
#define ZD_RENDER_DOCX_H

#include "base/buf.h"
#include "base/vec.h"
#include "view/view.h"

#include <zerodraft.h>

/* Sides of a redline, as bits. */
enum { ZD_DOCX_FROM = 1, ZD_DOCX_TO = 2, ZD_DOCX_BOTH = 3 };

/* A block, or a part of one that is a paragraph of its own on some side. */
struct zd_docx_line {
	uint32_t block;
	uint32_t first, end; /* runs */
	uint32_t gap;   /* the run that says what began here, or ZD_VIEW_NONE */
	uint8_t begins; /* sides on which a paragraph begins with the line */
	uint8_t holds;  /* sides on which it has text */
	uint8_t tail;   /* sides that its last text is on */
	uint8_t ends;   /* sides on which its paragraph mark is there */
	uint8_t only;   /* sides that are shown: one, where it moved */
	bool plain;     /* what is shown is no change: it goes as a whole */
	bool head;      /* its block's labels stand before it */
	bool away;      /* the from-side of what moved, where it stood */
	bool opens, closes; /* first and last line of what moved together */
	bool row;           /* a row of a table */
};

struct zd_docx_comment {
	struct zd_slice author, text;
};

struct zd_docx {
	const struct zd_view *v;
	const struct zd_render_options *options;
	struct zd_buf document, footnotes, comments;
	struct zd_buf *out; /* one of them */
	ZD_VEC(struct zd_docx_line) lines;
	/* Comments for lines: of line i those from said_first[i] on. */
	ZD_VEC(struct zd_docx_comment) said;
	uint32_t *said_first;
	bool in_footnote;     /* the from-side's newest text is a footnote's */
	uint32_t *note_block; /* of each note's number */
	uint8_t *note_named;  /* sides on which a bookmark has its name */
	uint8_t *note_sides;  /* on which the text refers to it */
	uint32_t *note_places[2]; /* of blocks: which of the notes, from 1;
				     before, and now */
	uint32_t notes;
	uint32_t id;         /* the last one given */
	uint32_t footnote;   /* the last one written */
	bool text;           /* it shows a text, and no report */
	struct zd_slice who; /* whose change it is where nobody owns it */
	char date[32];       /* " w:date=…", or empty */
	/* The element that is open around runs: of these changes by them. */
	const char *change;
	struct zd_slice author;
	struct zd_arena arena;
};

/* --- docx_lines.c --- */
void zd_docx_lay_out(struct zd_docx *d);
/* The sides that a run's text is on. */
unsigned zd_docx_sides(const struct zd_view_run *r);
/* True for what the program says beside a text, not in it. */
bool zd_docx_is_voice(const struct zd_docx *d, const struct zd_view_block *b);

/* --- docx_body.c --- */
void zd_docx_put_lines(struct zd_docx *d);
/* Runs of a line; also those of a note, for which line is a copy. */
void zd_docx_put_runs(struct zd_docx *d, const struct zd_docx_line *line,
	uint32_t first, uint32_t end);
/* Opens (or goes on with) a change around runs; NULL closes what is open. */
void zd_docx_change(
	struct zd_docx *d, const char *change, struct zd_slice author);
/* w:id, w:author and w:date. */
void zd_docx_put_who(struct zd_docx *d, struct zd_slice author);
/* One run of text; its look is XML. Between open and close anything that is
 * escaped may be written. */
void zd_docx_open_text(struct zd_docx *d, const char *look);
void zd_docx_close_text(struct zd_docx *d);
/* How the run looks on these sides, as XML; with what it was where that is
 * another look. */
const char *zd_docx_look(
	struct zd_docx *d, const struct zd_view_run *r, unsigned sides);
void zd_docx_put_text(
	struct zd_docx *d, struct zd_slice text, const char *look);

/* --- docx_notes.c --- */
void zd_docx_number_notes(struct zd_docx *d);
/* The run of a block before which another one began on the from-side; its end
 * if there is none. */
uint32_t zd_docx_first_gap(const struct zd_docx *d, uint32_t block);
/* Says which of the notes it is that stands here as a paragraph. */
void zd_docx_put_place(struct zd_docx *d, uint32_t block, unsigned sides);
/* The reference to a note, and its text; sides: those it is on. */
void zd_docx_put_note(
	struct zd_docx *d, const struct zd_view_run *r, unsigned sides);
uint32_t zd_docx_begin_comment(
	struct zd_docx *d, struct zd_slice author, struct zd_slice text);
void zd_docx_end_comment(struct zd_docx *d, uint32_t id);

/* --- docx_table.c --- */
/* The rows from line i on as one table; returns the line behind it. */
size_t zd_docx_put_table(struct zd_docx *d, size_t i);

/* --- docx_style.c --- */
extern const char zd_docx_content_types[], zd_docx_root_rels[],
	zd_docx_document_rels[], zd_docx_settings[], zd_docx_styles[];
/* A field whose key is the name of its style, and not shown: one that stands
 * alone on both sides. */
bool zd_docx_key_is_style(
	const struct zd_docx *d, const struct zd_docx_line *line);
/* The style of a block's paragraphs. */
void zd_docx_put_style(struct zd_docx *d, const struct zd_docx_line *line);
/* And the one that it had, as a change; nothing where it is the same. */
void zd_docx_put_old_style(struct zd_docx *d, const struct zd_docx_line *line);

#endif
