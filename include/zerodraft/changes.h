/* What a redline says, change by change; taking changes over, or leaving
 * them. */
#ifndef ZERODRAFT_CHANGES_H
#define ZERODRAFT_CHANGES_H

#include <zerodraft/redline.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A redline is read by number: links say what became of paragraphs, rows
 * show their lines in the order of the text, each by its runs.
 *
 *	struct zd_link_info link;
 *	for (size_t i = 0; zd_redline_link(redline, i, &link); i++)
 *		printf("%s\n", zd_relation_name(link.relation));
 *
 * What is given here belongs to the redline and lives as long. A paragraph
 * or block is its number in its draft (zd_draft_paragraph, zd_draft_block).
 */

/* What became of paragraphs, or of one block. */
enum zd_relation {
	ZD_SAME,
	ZD_EDITED,
	ZD_RENUMBERED, /* the label, or the marks of its footnotes, alone */
	ZD_MOVED,      /* stands elsewhere among its neighbours */
	ZD_MOVED_EDITED,
	ZD_SWAPPED, /* changed places with its neighbour */
	ZD_SPLIT,   /* one became several */
	ZD_MERGED,  /* several became one */
	ZD_PASSAGE, /* a sentence or clause changed its paragraph */
	ZD_NEW,
	ZD_DROPPED,
};

enum zd_mark {
	ZD_KEPT,
	ZD_DELETED,
	ZD_INSERTED,
	ZD_MOVED_FROM, /* goes elsewhere: shown where it stood */
	ZD_MOVED_TO,   /* comes from elsewhere: shown where it stands */
};

/* What kind of change a DELETED or INSERTED run (or a pair of them) is. */
enum zd_change_kind {
	ZD_CHANGE_WORDS,
	ZD_CHANGE_CASE,        /* first letter's case only */
	ZD_CHANGE_PUNCTUATION, /* punctuation; other quotes, hyphens */
	ZD_CHANGE_BRACKET,     /* a bracket put or lifted, the words stay */
	ZD_CHANGE_CITATION,
	ZD_CHANGE_MARKUP, /* emphasis only */
	ZD_CHANGE_SPACE,  /* white space only */
	ZD_CHANGE_NOTE,   /* a footnote's mark */
};

/* "edited", "moved and edited", "split" …; "" of what is no relation. */
ZD_API const char *zd_relation_name(enum zd_relation relation);
/* "words", "case" …; "" of what is no kind. */
ZD_API const char *zd_change_kind_name(enum zd_change_kind kind);

/* Paragraphs that belong together: one to one, to several, several to one or
 * to several. What is new has no `from`, what is dropped no `to`. */
struct zd_link_info {
	enum zd_relation relation;
	bool relabelled;      /* the label changed too */
	bool moved;           /* out of order, whatever the relation */
	const uint32_t *from; /* paragraphs of the from-draft … */
	size_t from_len;      /* … so many */
	const uint32_t *to;   /* and of the to-draft */
	size_t to_len;        /* */
	double score;         /* 0 to 1: how alike they are */
	size_t words_kept;    /* that stand in both */
	size_t words_out, words_in;
};
/* The i-th link, in the order of `to`, what is dropped behind what stood
 * before it; false behind the last. */
ZD_API bool zd_redline_link(
	const struct zd_redline *redline, size_t i, struct zd_link_info *out);
/* The link in which a paragraph stands, of the from-draft or the to-draft;
 * SIZE_MAX where there is no such paragraph. */
ZD_API size_t zd_redline_link_of_from(
	const struct zd_redline *redline, size_t paragraph);
ZD_API size_t zd_redline_link_of_to(
	const struct zd_redline *redline, size_t paragraph);

/* One block, as it is shown: a paragraph's own line, or a sub-paragraph. */
struct zd_row_info {
	enum zd_relation relation;
	/* The blocks of both drafts: ZD_NONE in `to` where it is gone, in
	 * `from` where it is new. */
	uint32_t from, to;
	/* A block that moved has a second row where it stood, without runs;
	 * partner is the other row of the two, else ZD_NONE. */
	bool stub;
	uint32_t partner;
	size_t first, count; /* its runs */
	double score;        /* 0 to 1: how alike the two blocks are */
};
/* The i-th row; false behind the last. */
ZD_API bool zd_redline_row(
	const struct zd_redline *redline, size_t i, struct zd_row_info *out);

/*
 * A piece of text and what became of it. Places are bytes of the text of a
 * block, from 0. Taken together, the from-sides of all KEPT, DELETED and
 * MOVED_FROM runs are every byte of the from-draft once; the to-sides of all
 * KEPT, INSERTED and MOVED_TO runs are every byte of the to-draft; KEPT and
 * moved ones have the same bytes on both sides.
 */
struct zd_run_info {
	enum zd_mark mark;
	enum zd_change_kind kind; /* of DELETED and INSERTED */
	uint32_t from, to;        /* blocks; ZD_NONE: it has no such side */
	size_t from_start, from_end;
	size_t to_start, to_end;
	uint32_t partner; /* MOVED_FROM, MOVED_TO: the row of the other end;
			     else ZD_NONE */
};
/* The i-th run; false behind the last. */
ZD_API bool zd_redline_run(
	const struct zd_redline *redline, size_t i, struct zd_run_info *out);

/* The caps that were hit and made the answer coarser, in words, each with the
 * name of its option in brackets; NULL: none was. */
ZD_API const char *zd_redline_coarse(const struct zd_redline *redline);
/* Steps that comparing took: words read, looked up and compared. The same for
 * the same drafts, on every machine; linear in their words. */
ZD_API uint64_t zd_redline_work(const struct zd_redline *redline);

/*
 * The draft that accepting every change gives, and that which rejecting every
 * change gives, put together from the runs alone. Written they are, byte for
 * byte, what the to-draft and the from-draft are. They need neither the
 * redline nor its drafts any longer; free with zd_draft_free.
 */
ZD_API struct zd_draft *zd_redline_accept(const struct zd_redline *redline);
ZD_API struct zd_draft *zd_redline_reject(const struct zd_redline *redline);
/* The redline from `to` to `from`, without comparing again; both must outlive
 * it, the one it was made of need not. Reversing twice gives the same. */
ZD_API struct zd_redline *zd_redline_reverse(const struct zd_redline *redline);

/* Which of a redline's changes; arrays may be NULL where their length is 0. */
struct zd_redline_some {
	/* Paragraphs by label, in any spelling, as either draft has it; also
	 * "title", a heading's words. One that names two paragraphs which both
	 * changed is "from:OP5" or "to:OP5". "OP27 (i)" is the words of that
	 * sub-paragraph alone. */
	const char *const *labels;
	size_t labels_len;
	const size_t *links; /* by number: all that became of paragraphs */
	size_t links_len;
	/* By number: a single DELETED or INSERTED run, words for words two of
	 * them. Of paragraphs that belong together one to one, in rows to
	 * which nothing moved. */
	const size_t *runs;
	size_t runs_len;
};
/*
 * The draft that accepting these changes gives, and rejecting the rest; and
 * that which rejecting these gives, and accepting the rest. Nothing named is
 * no change, all that differs is all changes: then it is `from` or `to`, byte
 * for byte.
 *
 * Labels are those of the draft that is changed: `from` where some are
 * accepted, `to` where some are rejected. What is not in that keeps its own
 * where that is free, else it is bis (ter, …) of what stands before it. A
 * footnote comes with the first word that it is for, and goes with the last;
 * where two have one name, one gets another. Paragraphs have no ids, as those
 * of a file.
 *
 * Errors: ZD_ENOTFOUND, ZD_EAMBIGUOUS for a label. ZD_ECONFLICT: words moved
 * between what is named and what is not, and would be there twice, or no
 * longer; or a change opens emphasis that another one closes; the message
 * names the rest. ZD_EUSAGE: no such link, no such run, or one that goes with
 * its whole paragraph alone. ZD_ESAME: a label at which nothing changed.
 */
ZD_API int zd_redline_accept_some(struct zd_draft **out,
	const struct zd_redline *redline, const struct zd_redline_some *some,
	struct zd_error *err);
ZD_API int zd_redline_reject_some(struct zd_draft **out,
	const struct zd_redline *redline, const struct zd_redline_some *some,
	struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
