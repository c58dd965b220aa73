/*
 * Instructions: amendments in words, in the room's form and in the
 * documents', parsed into one list and applied to a draft.
 *
 *	OP7: replace "shall" with "should"
 *	In operative paragraph 21, delete “of considering …”.
 *
 * Knows drafts and quotes; knows nothing of repositories. A target that is
 * missing or stands twice is an error that asks back, never a guess.
 */
#ifndef ZD_AMEND_INSTRUCTION_H
#define ZD_AMEND_INSTRUCTION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/draft.h"

enum zd_operation {
	ZD_OP_REPLACE,      /* words by words */
	ZD_OP_ADD,          /* words after, before, or at the end */
	ZD_OP_DELETE_WORDS,
	ZD_OP_DELETE,       /* the whole paragraph */
	ZD_OP_REWRITE,      /* the whole paragraph's text */
	ZD_OP_INSERT,       /* a new paragraph after (before) one: bis */
	ZD_OP_ALT,          /* a new wording in place of one */
	ZD_OP_MOVE,
	ZD_OP_SPLIT,
	ZD_OP_MERGE,
};

enum zd_which { ZD_WHICH_ONLY, ZD_WHICH_NTH, ZD_WHICH_ALL };

struct zd_instruction {
	enum zd_operation operation;
	struct zd_slice target;   /* label as typed, "title", "all" */
	struct zd_slice other;    /* MOVE, MERGE, INSERT: the other label */
	bool before;              /* ADD, INSERT, MOVE: before it, not after */
	struct zd_slice quote;    /* the words meant (visible text) */
	struct zd_slice anchor;   /* ADD: the words it stands next to */
	struct zd_slice text;     /* the new words, or a whole new paragraph */
	enum zd_which which;
	uint32_t nth;             /* from 1 */
	uint32_t line;            /* in the source, from 1 */
	struct zd_slice source;   /* as written, on one line, for messages */
};

struct zd_instructions {
	struct zd_arena arena;
	ZD_VEC(struct zd_instruction) list;
	struct zd_slice proposer; /* named in a document's head, or empty */
};

/* Reads all instructions of a text. Errors carry path, line and what was
 * expected. An empty text is an error. */
int zd_instructions_parse(struct zd_instructions **out, struct zd_slice text,
	const char *path, struct zd_error *err);
void zd_instructions_free(struct zd_instructions *list);

/*
 * Applies one instruction. *out is a new draft; paragraphs keep their ids;
 * a new one has an empty id and the label that the instruction says
 * ("OP12 bis"; "After operative paragraph 70" gives "OP70 bis", or ter …).
 * Errors: ZD_ENOTFOUND (the nearest words are shown), ZD_EAMBIGUOUS (how
 * many times it stands there and what to add), ZD_ESAME.
 */
int zd_instruction_apply(struct zd_draft **out, const struct zd_draft *draft,
	const struct zd_instruction *instruction, struct zd_error *err);
/* One line that says what it does, for commit subjects and lists. */
void zd_instruction_summary(
	struct zd_buf *out, const struct zd_instruction *instruction);

#endif
