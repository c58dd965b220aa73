/*
 * Instructions: amendments in words, in the room's form and in the
 * documents', parsed into one list and applied to a draft.
 *
 *	OP7: replace "shall" with "should"
 *	In operative paragraph 21, delete “of considering …”.
 *
 * Knows drafts and quotes; knows nothing of repositories. A target that is
 * missing or stands twice is an error that asks back, never a guess. Labels
 * are those of the round: what an instruction deletes or inserts never
 * shifts another's label.
 */
#ifndef ZD_AMEND_INSTRUCTION_H
#define ZD_AMEND_INSTRUCTION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/draft.h"
#include "text/finding.h"

enum zd_operation {
	ZD_OP_REPLACE, /* words by words */
	ZD_OP_ADD,     /* words after, before, at the end or beginning */
	ZD_OP_DELETE_WORDS,
	ZD_OP_DELETE,  /* the whole paragraph, or one sub-paragraph */
	ZD_OP_REWRITE, /* the whole paragraph's text */
	ZD_OP_INSERT,  /* a new paragraph after (before) one: bis */
	ZD_OP_ALT,     /* a new wording in place of one */
	ZD_OP_MOVE,
	ZD_OP_SPLIT,
	ZD_OP_MERGE,
};

enum zd_which { ZD_WHICH_ONLY, ZD_WHICH_NTH, ZD_WHICH_ALL };

/* A footnote that comes with new text; the text has [^name]. */
struct zd_new_note {
	struct zd_slice name, text;
};

struct zd_instruction {
	enum zd_operation operation;
	/* A canonical label ("OP27 (i)"), "title", "organ", "all", "footnote
	 * NAME", a heading's words. INSERT: the new label ("OP12 bis"), or
	 * empty: the next free one. */
	struct zd_slice target;
	struct zd_slice other; /* MOVE, MERGE, INSERT: the other label */
	bool before;           /* ADD, INSERT, MOVE, SPLIT: before it */
	/* REPLACE, DELETE_WORDS, SPLIT: the words meant (visible text).
	 * DELETE: what the paragraph must say, or empty. */
	struct zd_slice quote;
	/* ADD: the words it stands next to; empty: the end (`before`: the
	 * beginning). */
	struct zd_slice anchor;
	/* The new words, or a whole new paragraph: a line for each block. */
	struct zd_slice text;
	enum zd_which which;    /* of quote or anchor */
	uint32_t nth;           /* from 1 */
	uint32_t line, column;  /* in the source, from 1 */
	struct zd_slice source; /* as written, on one line, for messages */
	const struct zd_new_note *notes;
	size_t notes_len;
};

struct zd_instructions {
	struct zd_arena arena;
	ZD_VEC(struct zd_instruction) list;
	struct zd_slice proposer; /* named in head or footnote, or empty */
	struct zd_slice path;     /* for messages, or empty */
};

/*
 * Reads all instructions of a text, in either form, also mixed. Lines that
 * begin with # are comments. "Delete operative paragraphs 5 and 6" gives two.
 * Errors carry path, line, column and what was expected. An empty text is an
 * error, and so are two instructions that contradict each other. Linear.
 */
int zd_instructions_parse(struct zd_instructions **out, struct zd_slice text,
	const char *path, struct zd_error *err);
void zd_instructions_free(struct zd_instructions *list);

/*
 * Applies one instruction. *out is a new draft; paragraphs keep their ids;
 * a new one has an empty id and the label that the instruction says
 * ("OP12 bis"; "After operative paragraph 70" gives "OP70 bis", or ter …).
 * A split leaves label and id with the first half; the second and a merged
 * paragraph have an origin and no id. What was tolerated on the way (other
 * capitals, a footnote that nothing refers to any more) is added to `said`,
 * which may be NULL.
 * Errors: ZD_ENOTFOUND (the nearest words are shown), ZD_EAMBIGUOUS (how
 * many times it stands there and what to add), ZD_EEXISTS, ZD_ESAME.
 */
int zd_instruction_apply(struct zd_draft **out, const struct zd_draft *draft,
	const struct zd_instruction *instruction, struct zd_findings *said,
	struct zd_error *err);
/* All of a list or none; the error's line is the failing instruction's. */
int zd_instructions_apply(struct zd_draft **out, const struct zd_draft *draft,
	const struct zd_instructions *list, struct zd_findings *said,
	struct zd_error *err);

/* One line that says what it does, for commit subjects and lists: in the
 * room's form, long words shortened. */
void zd_instruction_summary(
	struct zd_buf *out, const struct zd_instruction *instruction);
/* The whole instruction in the room's form; parsing it gives it back. */
void zd_instruction_write(
	struct zd_buf *out, const struct zd_instruction *instruction);

#endif
