/*
 * The view: *what* to show. Any value (draft, redline, compilation, list of
 * findings) becomes blocks of marked, attributed runs; a renderer writes
 * blocks and runs and knows nothing of where they came from.
 *
 * Text in a view is visible text: no Markdown, no escapes. Emphasis is a
 * flag, a footnote's mark is a run of its own. Each renderer escapes for its
 * own context.
 */
#ifndef ZD_VIEW_VIEW_H
#define ZD_VIEW_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

enum zd_view_kind {
	ZD_VIEW_TITLE,
	ZD_VIEW_SUBTITLE,
	ZD_VIEW_LINE,      /* a line about the text: date, symbol, stage */
	ZD_VIEW_FORMULA,
	ZD_VIEW_HEADING,   /* level */
	ZD_VIEW_PARAGRAPH, /* label, runs */
	ZD_VIEW_SUB,       /* sub-paragraph: label is its mark, level its depth */
	ZD_VIEW_NOTE,      /* label is the note's name */
	ZD_VIEW_REMARK,    /* the program speaks, about the block before */
	ZD_VIEW_LEGEND,    /* what the marks mean; counts */
	ZD_VIEW_ROW,       /* of a table: cells */
	ZD_VIEW_HEAD_ROW,  /* a table's first row */
};

enum zd_view_mark {
	ZD_VIEW_KEPT,
	ZD_VIEW_INSERTED,
	ZD_VIEW_DELETED,
	ZD_VIEW_MOVED_FROM,
	ZD_VIEW_MOVED_TO,
	ZD_VIEW_SIGN,  /* the program's own signs: brackets, dashes, "/" of a
			  compilation; never part of anybody's text */
	ZD_VIEW_OWNER, /* who: a party's name in an attribution */
	ZD_VIEW_SAID,  /* a position or status: "delete", "agreed ad ref" */
};

struct zd_view_run {
	enum zd_view_mark mark;
	bool emph, strong;
	bool note;             /* text is a footnote's name */
	bool quiet;            /* a change of kind case, punctuation, space */
	struct zd_slice text;
	struct zd_slice owner; /* party codes, ", " between; or empty */
	struct zd_slice aside; /* "moved from OP33": for hover, legend, JSON */
};

struct zd_view_block {
	enum zd_view_kind kind;
	enum zd_view_mark mark; /* of the block as a whole */
	uint32_t level;
	struct zd_slice label;     /* as now */
	struct zd_slice old_label; /* where it changed, else empty */
	struct zd_slice id;
	struct zd_slice relation;  /* "edited", "moved", "split" …, or empty */
	struct zd_slice aside;     /* "from OP4 and OP7", "now OP9", or empty */
	bool stub;                 /* says only that something moved away */
	uint32_t number;           /* of a note, by order of first mark; from 1 */
	uint32_t first, count;     /* runs */
	uint32_t first_cell, cells; /* ROW: its cells */
};

/* A cell is a range of runs. */
struct zd_view_cell {
	uint32_t first, count;
};

/* Facts for the head of a document and for machines: key and value. */
struct zd_view_fact {
	struct zd_slice key, value;
};

struct zd_view {
	struct zd_arena arena;
	/* "draft", "redline", "compilation", "findings", "amendments", … */
	const char *what;
	ZD_VEC(struct zd_view_block) blocks;
	ZD_VEC(struct zd_view_run) runs;
	ZD_VEC(struct zd_view_cell) cells;
	ZD_VEC(struct zd_view_fact) facts;
	void *extra; /* for JSON of values that are more than blocks: a
			json_t owned by the view, or NULL */
};

struct zd_view *zd_view_new(const char *what);
/* Appends a block; runs pushed after it belong to it. */
struct zd_view_block *zd_view_add(struct zd_view *v, enum zd_view_kind kind);
void zd_view_run(struct zd_view *v, enum zd_view_mark mark,
	struct zd_slice text);
/* Appends stored Markdown as runs: emphasis, notes, visible text. */
void zd_view_stored(struct zd_view *v, enum zd_view_mark mark,
	struct zd_slice stored, struct zd_view_run like);
void zd_view_fact(struct zd_view *v, const char *key, struct zd_slice value);

#endif
