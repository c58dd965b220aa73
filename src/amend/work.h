/*
 * A draft while instructions are applied to it: paragraphs in a list that
 * can be changed, with their texts borrowed from the draft it was made of.
 */
#ifndef ZD_AMEND_WORK_H
#define ZD_AMEND_WORK_H

#include "amend/instruction.h"
#include "amend/passage.h"

struct zd_work_paragraph {
	struct zd_paragraph is; /* first and count are not used */
	const struct zd_block *blocks;
	uint32_t count;
	struct zd_label label; /* series NONE when it has none */
};

struct zd_work {
	struct zd_arena arena;
	ZD_VEC(struct zd_work_paragraph) list;
	struct zd_findings *said; /* may be NULL */
};

/* A target: the paragraph, and its blocks from .. to. */
struct zd_work_place {
	uint32_t at, from, to;
	bool whole; /* the paragraph, not a sub-paragraph of it */
};

void zd_work_init(struct zd_work *w, const struct zd_draft *draft);
void zd_work_clear(struct zd_work *w);
/* A new draft with copies of everything. */
struct zd_draft *zd_work_draft(const struct zd_work *w);

/* ZD_ENOTFOUND, ZD_EAMBIGUOUS with a message. */
int zd_work_find(const struct zd_work *w, struct zd_slice target,
	struct zd_work_place *out, struct zd_error *err);
/* True when a paragraph has this number, bis and alt. */
bool zd_work_has(const struct zd_work *w, const struct zd_label *label);
void zd_work_insert(
	struct zd_work *w, size_t at, const struct zd_work_paragraph *p);
void zd_work_remove(struct zd_work *w, size_t at);
void zd_work_set_label(struct zd_work *w, struct zd_work_paragraph *p,
	const struct zd_label *label);
/* For messages: "OP7", "the title". */
struct zd_slice zd_work_name(struct zd_work *w, size_t at);
bool zd_work_refers(const struct zd_work *w, struct zd_slice note);

/* A draft of that paragraph alone, which borrows from it. */
struct zd_draft *zd_work_alone(const struct zd_work_paragraph *p);

/* apply_sub.c: puts the blocks of `fresh` in as a new sub-paragraph. */
int zd_apply_insert_sub(struct zd_work *w, const struct zd_instruction *in,
	struct zd_work_paragraph *fresh, struct zd_error *err);

/* apply_words.c: the operations on words. */
int zd_apply_words(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err);
/* *second gets the place of the new half, which has no label of its own. */
int zd_apply_split(struct zd_work *w, const struct zd_instruction *in,
	size_t *second, struct zd_error *err);
/* Checks that a paragraph reads as quoted. */
int zd_apply_check_reading(struct zd_work *w, const struct zd_work_place *at,
	struct zd_slice quote, struct zd_error *err);
/* What in the passages is most like the quote, shortened; "" for nothing. */
void zd_apply_nearest(struct zd_buf *out, const struct zd_work_paragraph *p,
	struct zd_slice quote);
/* Puts words into a message: on one line, cut at 80 characters. */
void zd_apply_shorten(struct zd_buf *out, struct zd_slice words);

#endif
