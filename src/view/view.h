/*
 * The view: *what* to show. Any value (draft, redline, compilation, list of
 * findings) becomes blocks of marked, attributed runs; a renderer writes
 * blocks and runs and knows nothing of where they came from. view/of.h has
 * the functions that make views.
 *
 * Text in a view is visible text: no Markdown, no escapes. Emphasis is a
 * flag, a footnote's mark is a run of its own. Each renderer escapes for its
 * own context. Slices are borrowed from the value shown, which must outlive
 * the view, or stand in the view's arena.
 *
 * A view of a redline can be read back, and so can everything that a renderer
 * writes of it:
 *
 *  - accepting: leave out stubs, blocks and runs that are deleted or moved
 *    away; the label is `label`;
 *  - rejecting: leave out blocks and runs that are inserted or moved here;
 *    the label is `old_label` where `relabelled`; a block with a move goes
 *    to the place of the stub with the same number (its sub-paragraphs have
 *    that number too; formats without numbers for all say how many). Then a
 *    `joined` block goes on where the one before it ends, and at a `gap` a
 *    new block begins, with that label.
 *
 *	struct zd_view *v = zd_view_new("draft");
 *	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label = ZD_LIT("OP7");
 *	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("Requests the Forum"));
 */
#ifndef ZD_VIEW_VIEW_H
#define ZD_VIEW_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <zerodraft.h>

enum zd_view_kind {
	ZD_VIEW_TITLE,
	ZD_VIEW_LINE, /* a fact about the text: label is the key */
	ZD_VIEW_FORMULA,
	ZD_VIEW_HEADING,   /* level */
	ZD_VIEW_PARAGRAPH, /* label, runs */
	ZD_VIEW_SUB,    /* sub-paragraph: label is its mark, level its depth */
	ZD_VIEW_NOTE,   /* label is the note's name */
	ZD_VIEW_REMARK, /* the program speaks */
	ZD_VIEW_LEGEND, /* what the marks mean; counts */
	ZD_VIEW_HEAD_ROW, /* a table's first row: cells */
	ZD_VIEW_ROW,      /* cells */
};
#define ZD_VIEW_KINDS (ZD_VIEW_ROW + 1)

enum zd_view_mark {
	ZD_VIEW_KEPT,
	ZD_VIEW_INSERTED,
	ZD_VIEW_DELETED,
	ZD_VIEW_MOVED_FROM, /* goes elsewhere: shown where it stood */
	ZD_VIEW_MOVED_TO,   /* comes from elsewhere: shown where it stands */
	ZD_VIEW_SIGN,  /* the program's own signs: brackets, dashes, "/" of a
			  compilation; never part of anybody's text */
	ZD_VIEW_OWNER, /* who: a party's name in an attribution */
	ZD_VIEW_SAID,  /* a position or status: "delete", "agreed ad ref" */
};
#define ZD_VIEW_MARKS (ZD_VIEW_SAID + 1)

/* Not known, or no such side. */
#define ZD_VIEW_NONE UINT32_MAX

struct zd_view_run {
	struct zd_slice text;
	unsigned mark : 8; /* enum zd_view_mark */
	unsigned emph : 1, strong : 1;
	/* KEPT, but the from-side has it in another look: */
	unsigned restyled : 1, was_emph : 1, was_strong : 1;
	unsigned note : 1;  /* text is a footnote's name */
	unsigned quiet : 1; /* a change of case, punctuation, space only; or
			       part of an attribution */
	/* A paragraph ended here, and what follows had a block of its own on
	 * the from-side: text is its label, number its zd_view_kind, from_at
	 * its index. Always DELETED. */
	unsigned gap : 1;
	/* A bracket of the text that is the bracket of a place as well. */
	unsigned own : 1;
	unsigned tight : 1; /* SIGN: a space before it is of the text before */
	/* Words that the text does not have: somebody would have them in it. */
	unsigned proposed : 1;
	/* In a cell of texts beside one another: a text begins here; `text`
	 * is its label, or empty, and number its zd_view_kind. Of a REMARK
	 * the text is all that is said. */
	unsigned begins : 1;
	/* Of a sub-paragraph that begins: 1 (a), 2 (i); of a heading at a
	 * gap: its level. */
	unsigned depth : 4;
	/* INSERTED or DELETED: the enum zd_change_kind that it is. */
	unsigned kind : 4;
	uint32_t about;  /* index into abouts; 0 is none */
	uint32_t number; /* of a note's mark; 0: there is no such note */
	/* Where the text begins in the stored text of the block's from- and
	 * to-side; ZD_VIEW_NONE where it is not on that side. */
	uint32_t from_at, to_at;
};

/* What is known about some runs. */
struct zd_view_about {
	struct zd_slice owner;    /* party codes, ", " between; or empty */
	struct zd_slice aside;    /* "from OP33": for a remark, hover, JSON */
	uint32_t first_ref, refs; /* names in the aside */
};

/* A name in an aside that stands for a block: whence, or whither. */
struct zd_view_ref {
	uint32_t at, len; /* bytes of the aside */
	uint32_t block;   /* its index in its draft */
	bool old;         /* of the from-side */
};

struct zd_view_block {
	enum zd_view_kind kind : 8;
	enum zd_view_kind old_kind : 8; /* where relabelled or reshaped */
	enum zd_view_mark mark : 8; /* KEPT; INSERTED or DELETED: as a whole */
	bool relabelled : 1;        /* one of the labels may be empty */
	bool contested : 1;         /* some of its text is: zd_view_contest */
	bool stub : 1;     /* says only that something moved away: no runs */
	bool joined : 1;   /* INSERTED, but its text continues, on the
			      from-side, the block before it */
	bool proposed : 1; /* all of it is proposed, or the program's */
	bool opens : 1;    /* a bracket of the program opens before the label */
	bool reshaped : 1; /* KEPT, but on the from-side of old_kind, which is
			      another one, or a heading of old_level */
	uint32_t level, old_level;
	struct zd_slice label;     /* as now; what is gone: as it was */
	struct zd_slice old_label; /* where relabelled */
	struct zd_slice id;
	struct zd_slice relation; /* "edited", "moved", "split" …, or empty */
	struct zd_slice aside;    /* "OP9 ← OP33, moved", or empty */
	uint32_t first_ref, refs; /* names in the aside */
	uint32_t move;     /* the same number in a moved block, what moves with
			    it, and its stub */
	uint32_t number;   /* of a note, by order of first mark; 0: no mark */
	uint32_t from, to; /* index of the block in its draft */
	uint32_t first, count;      /* runs */
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
	bool marked; /* has runs with marks that a reader must tell apart */
	/* What the cells of its rows are, for machines, and for people where
	 * there is no head row; NULL ends them. May be NULL. */
	const char *const *cell_names;
	bool differs; /* of a redline: what it shows is not the same on both
			 sides, but for what is ignored */
	bool columns; /* its rows are texts beside one another: every cell is
			 empty or begins with a run that `begins` */
	/* Of columns: how the width is shared; all 0: alike. */
	unsigned char shares[8];
	ZD_VEC(struct zd_view_block) blocks;
	ZD_VEC(struct zd_view_run) runs;
	ZD_VEC(struct zd_view_cell) cells;
	ZD_VEC(struct zd_view_about) abouts; /* 0 is unused */
	ZD_VEC(struct zd_view_ref) refs;
	ZD_VEC(struct zd_view_fact) facts;
	ZD_VEC(const char *) settled; /* see zd_view_is_settled; by address */
	/* Appends, as JSON, the value shown, for machines: it stands under
	 * the key `what`. May be NULL; the value must outlive the view. */
	void (*value_json)(struct zd_buf *out, const void *value);
	/* Looks over what was written as Markdown for circulation, and adds
	 * what its visible form cannot carry of the value. May be NULL. */
	void (*value_settle)(struct zd_buf *out, const void *value);
	/* Looks over what was written as CriticMarkup, from byte `start` on,
	 * and writes it in a coarser way where the value could not be read
	 * back from it. May be NULL. */
	void (*value_return)(
		struct zd_buf *out, size_t start, const void *value);
	const void *value;
	/* Of a value that goes with the view; NULL: it is the caller's. */
	void (*value_free)(void *value);
	struct zd_picture *picture; /* owned; NULL: there is none */
};

struct zd_picture;

struct zd_view *zd_view_new(const char *what);
/* Appends a block; runs and cells pushed after it belong to it. The pointer
 * is good until the next block. */
struct zd_view_block *zd_view_add(struct zd_view *v, enum zd_view_kind kind);
/* Appends a run to the newest block (and its newest cell, in a row); the
 * pointer is good until the next run. */
struct zd_view_run *zd_view_run(
	struct zd_view *v, enum zd_view_mark mark, struct zd_slice text);
/* The same with printf's output. */
struct zd_view_run *zd_view_printf(struct zd_view *v, enum zd_view_mark mark,
	const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Begins the next cell of the newest row. */
void zd_view_cell(struct zd_view *v);
/* A whole cell of one run; text is borrowed, or copied into the arena. */
void zd_view_cell_text(struct zd_view *v, struct zd_slice text);
void zd_view_cell_copy(struct zd_view *v, struct zd_slice text);
void zd_view_cell_number(struct zd_view *v, uint32_t n);
/* A table's first row; the last name is NULL. */
void zd_view_head(struct zd_view *v, const char *const *names);
/* Appends stored Markdown as runs: emphasis, notes, visible text. like has
 * the mark and what else the runs share; where its from_at or to_at is not
 * ZD_VIEW_NONE, the runs get their places in the stored text there. */
void zd_view_stored(struct zd_view *v, struct zd_slice stored,
	const struct zd_view_run *like);
/*
 * Appends all of another view, copied. Its footnotes, marks and moves get
 * numbers behind those that are there, its footnotes' names the prefix.
 */
void zd_view_append(
	struct zd_view *to, const struct zd_view *from, const char *prefix);
/*
 * Says of each block whether contested text stands in it, by the brackets of
 * the drafts that its blocks are of; from may be NULL. A block inside a
 * bracket needs no sign of its own, and not every sign is of a bracket.
 */
void zd_view_contest(struct zd_view *v, const struct zd_draft *from,
	const struct zd_draft *to);
/* The same where their brackets have been read. */
struct zd_brackets;
void zd_view_contest_by(struct zd_view *v, const struct zd_brackets *from,
	const struct zd_brackets *to);
/* Whether a sign "[", a byte of the text of a run, opens what nobody contests:
 * a citation, a status, a placeholder, a remark, a link. Logarithmic. */
bool zd_view_is_settled(const struct zd_view *v, const char *sign);
/* Puts the signs in the order in which they are looked up. */
void zd_view_sort_settled(struct zd_view *v);
/* A number for runs to be about it. */
uint32_t zd_view_about(
	struct zd_view *v, struct zd_slice owner, struct zd_slice aside);
/* Appends a fact; both are borrowed. An empty value is left out. */
void zd_view_fact(struct zd_view *v, const char *key, struct zd_slice value);
/* The value of a fact, or empty. */
struct zd_slice zd_view_fact_get(const struct zd_view *v, const char *key);
/*
 * Numbers the footnotes by their first marks, once all blocks are there. A
 * mark that goes away is matched with the notes of the from-side first, any
 * other with those of the to-side.
 */
void zd_view_number_notes(struct zd_view *v);
/* "paragraph", "kept" …: the words for machines and for class names. */
const char *zd_view_kind_name(enum zd_view_kind kind);
const char *zd_view_mark_name(enum zd_view_mark mark);
/* True for the marks of text that only the to-side (from-side) has. */
static inline bool zd_view_comes(unsigned mark)
{
	return mark == ZD_VIEW_INSERTED || mark == ZD_VIEW_MOVED_TO;
}
static inline bool zd_view_goes(unsigned mark)
{
	return mark == ZD_VIEW_DELETED || mark == ZD_VIEW_MOVED_FROM;
}

#endif
