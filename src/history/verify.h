/*
 * Certificates: a text is an older one, with these amendments, and a
 * remainder that nobody asked for.
 *
 * Nothing on main is taken at its word: what counts is what stands on the
 * parties' branches and in the two texts (account.h). The facilitators' own
 * acts on brackets and citations are done again by their trailers, and cover
 * what that changes and no word more (asks_acts.c). Where something is left,
 * every act on those paragraphs is done again, one after the other
 * (rebuild.h), and what is left then counts, if it is less. Rounds between
 * the two are stages of their own, each with what was asked for on it.
 */
#ifndef ZD_HISTORY_VERIFY_H
#define ZD_HISTORY_VERIFY_H

#include "history/account.h"
#include "history/story.h"

enum zd_remains_kind {
	ZD_REMAINS_WORDS, /* words that came, went, or both */
	ZD_REMAINS_NEW,   /* a whole paragraph */
	ZD_REMAINS_GONE,
	ZD_REMAINS_PASSAGE, /* words that went to another paragraph */
	ZD_REMAINS_MOVED,   /* a paragraph that stands elsewhere */
	ZD_REMAINS_LABEL,
	ZD_REMAINS_BRACKET, /* signs of brackets only */
};
#define ZD_REMAINS_KINDS (ZD_REMAINS_BRACKET + 1)

struct zd_remains {
	enum zd_remains_kind kind;
	struct zd_slice name;    /* of the paragraph, as it is now */
	struct zd_slice was;     /* its name before, where that is another */
	struct zd_slice out, in; /* stored words */
	struct zd_slice before;  /* some words before the place */
	uint32_t words_out, words_in;
	/* The same words stand elsewhere in a merged paragraph. */
	bool repeated;
};

/* Paragraphs that were merged, split or moved, by their words. */
struct zd_streamlined {
	enum zd_relation relation;
	struct zd_slice from, to; /* names */
	uint32_t kept, moved;
	uint32_t covered;   /* went as changes ask that are in */
	struct zd_slice by; /* whose changes: "EU/3, MEX/1"; or empty */
	uint32_t
		followed; /* of references to paragraphs that were renumbered */
	uint32_t repeated; /* went, and the same words stand there still */
	uint32_t lost;
	uint32_t untraced; /* went as was to be expected, by no one change */
	uint32_t added;
};

/* A change that is in: one piece of the account, or those of one amendment
 * that merges or splits paragraphs. */
struct zd_certified {
	uint32_t first, count;     /* into the account's pieces */
	struct zd_slice paragraph; /* "OP3 and OP4", as they were called */
	struct zd_slice names;     /* "EU/3, MEX/1"; of an act its subject */
	const char *how;           /* "word for word", "merged, in part" … */
	bool own;                  /* an act of the facilitators, no party's */
	uint32_t words_in, words_out;
};

struct zd_stage {
	struct zd_slice from, to;             /* what the texts are called */
	struct zd_oid from_commit, to_commit; /* zero: a file */
	struct zd_draft *before;
	const struct zd_draft *after;
	struct zd_draft *owned;    /* what after is, unless it was given */
	struct zd_draft *rebuilt;  /* before, with the acts; or NULL */
	struct zd_draft *expected; /* renumbered where that was done */
	struct zd_asks *asks;
	struct zd_account *account;     /* from rebuilt, or before, to after */
	struct zd_redline *whole;       /* before to after */
	bool capped;                    /* ZD_MAX_ACTS_AGAIN was hit */
	struct zd_redline *rest;        /* expected to after */
	uint32_t first, count;          /* remains */
	uint32_t first_change, changes; /* in the order of the text */
	uint32_t first_line, lines;     /* streamlined */
};

struct zd_certificate {
	struct zd_arena arena;
	ZD_VEC(struct zd_stage) stages;
	ZD_VEC(struct zd_remains) remains;
	ZD_VEC(struct zd_certified) changes;
	ZD_VEC(struct zd_streamlined) lines;
	uint32_t words_in, words_out; /* of the remainder */
};

/* "words", "new paragraph", "brackets" … */
const char *zd_remains_name(enum zd_remains_kind kind);

#endif
