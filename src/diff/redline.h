/*
 * The redline: the difference between two drafts, as one value.
 *
 * Knows two drafts; knows nothing of files, repositories, colours. It keeps
 * pointers to both drafts, which must outlive it.
 *
 * A redline is a list of rows in reading order. A row shows one block (a
 * paragraph's own line, or a sub-paragraph) as runs of text. The runs obey
 * the first law by construction and by test:
 *
 *  - the from-ranges of all KEPT, DELETED and MOVED_FROM runs cover every
 *    block of `from` exactly once;
 *  - the to-ranges of all KEPT, INSERTED and MOVED_TO runs cover every block
 *    of `to` exactly once;
 *  - a KEPT or MOVED_TO run has the same bytes on both sides.
 *
 * So accepting every change is concatenating the to-ranges, rejecting is
 * concatenating the from-ranges. Nothing is hidden.
 */
#ifndef ZD_DIFF_REDLINE_H
#define ZD_DIFF_REDLINE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/draft.h"

struct zd_run {
	enum zd_mark mark : 8;
	enum zd_change_kind kind : 8;
	/* Of a DELETED or INSERTED run: it belongs to the part that begins
	 * here, and not to what stands before it in its own text. */
	bool opens;
	uint32_t from, to; /* block indices; ZD_NONE where there is no side */
	uint32_t from_start, from_end; /* bytes into the block's text */
	uint32_t to_start, to_end;
	uint32_t partner; /* MOVED_FROM, MOVED_TO: the row of the other end */
};

struct zd_runs {
	struct zd_run *at;
	size_t len, cap;
};

struct zd_row {
	enum zd_relation relation : 8;
	/* A moved block has a second row where it stood, without runs. */
	bool stub;
	/* No word that stays was given up for the sake of its readers. */
	bool close;
	/* The block it shows. `to` is ZD_NONE in a row for text that is gone;
	 * `from` is ZD_NONE for new text. */
	uint32_t from, to;
	uint32_t partner;      /* of a moved row or a stub: the other row */
	uint32_t first, count; /* its runs */
	float score;           /* 0 to 1, how alike the two blocks are */
};

/* Paragraphs that belong together: 1-1, 1-n, n-1, or n-m; new and dropped
 * ones stand alone. Indices into paragraph lists of the drafts. */
struct zd_link {
	enum zd_relation relation : 8;
	bool relabelled; /* the label changed too */
	bool moved;      /* out of order, whatever the relation */
	uint32_t from_first, from_count; /* into redline.from_list */
	uint32_t to_first, to_count;     /* into redline.to_list */
	float score;
	uint32_t words_kept, words_out, words_in;
};

/* By block of one draft: whom it belongs to. */
struct zd_settled {
	uint32_t *pair;  /* the block of the other draft, or ZD_NONE */
	uint32_t *joins; /* a part: the block of the other draft that it was
			    split from or merged into, or ZD_NONE */
	float *score;
};

/* Every threshold and cap: documented in zerodraft.h, as are relations, marks
 * and kinds, accepting, rejecting and reversing. */
struct zd_diff_options;

struct zd_redline {
	struct zd_arena arena;
	const struct zd_draft *from, *to;
	ZD_VEC(struct zd_row) rows;
	struct zd_runs runs;
	ZD_VEC(struct zd_link)
	links;                      /* in reading order of `to`, a dropped
					 one behind its predecessor */
	ZD_VEC(uint32_t) from_list; /* paragraph indices */
	ZD_VEC(uint32_t) to_list;
	uint32_t *from_link; /* for each paragraph of `from`, its link */
	uint32_t *to_link;
	struct zd_settled from_settled, to_settled;
	const struct zd_diff_options *options; /* that it was made with */
	/* Steps that comparing took: words read, looked up and compared. The
	 * same for the same drafts; linear in their words. */
	uint64_t work;
	bool coarse; /* a cap was hit: the answer is right, coarser */
	const char *coarse_why; /* which, in words; NULL: none */
};

/*
 * Compares two drafts. Never fails on their content: anything is a right
 * answer, at worst everything dropped and everything new. options may be
 * NULL. Cost: linear in the bytes of both (exponent at most 1.1).
 */
struct zd_redline *zd_redline_make(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_diff_options *options);
/* The same; ids are no more than a hint. For who accounts for words, wherever
 * they were put. */
struct zd_redline *zd_redline_by_words(
	const struct zd_draft *from, const struct zd_draft *to);

/* True when nothing differs, labels included. */
bool zd_redline_is_empty(const struct zd_redline *r);
/*
 * Appends the surviving runs of text, one a line: "B from to length", places
 * in the bytes that the drafts were read from. The length counts bytes that
 * are not white space. Escapes and emphasis added or taken away in storing are
 * no difference; a block that is not found in its line is left out. rows[] says
 * of which rows; NULL: of all.
 */
void zd_redline_pairs(
	struct zd_buf *out, const struct zd_redline *r, const bool *rows);

/*
 * Word by word, for two texts that are known to belong together. Appends
 * runs with mark, kind, from_start, … to_end (block indices are ZD_NONE) in
 * reading order, deletions before insertions. Both texts are stored
 * Markdown. options may be NULL.
 */
void zd_words_diff(struct zd_runs *out, struct zd_slice from,
	struct zd_slice to, const struct zd_diff_options *options);

#endif
