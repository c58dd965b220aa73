/*
 * Inside of account.c: texts as numbers, and what fits between two of them.
 */
#ifndef ZD_HISTORY_ACCOUNT_PRIVATE_H
#define ZD_HISTORY_ACCOUNT_PRIVATE_H

#include "diff/lcs.h"
#include "history/account.h"
#include "history/grams.h"
#include "text/token.h"
#include "text/words.h"

/* A text with its words. */
struct zd_wording {
	struct zd_slice text;
	struct zd_token *tokens;
	uint32_t *words;
	uint32_t len;
};

/* A paragraph that was asked for and is in. */
struct zd_account_new {
	uint32_t to; /* index in `to` */
	struct zd_slice text, label;
	bool put; /* stands in what is expected */
	/* Its words are those of this paragraph of `from`, which was split;
	 * or ZD_NONE. */
	uint32_t split;
};

struct zd_accounting {
	struct zd_account *x;
	struct zd_words *lexicon;
	struct zd_lcs lcs;
	struct zd_wording *now; /* by paragraph of from: with the pieces */
	struct zd_wording *to;  /* by paragraph of to, when asked for */
	bool *dropped;          /* by paragraph of from */
	bool *joined;           /* the same: it is to be merged away */
	bool *moved;            /* the same: somebody asked for it */
	bool *put;              /* the same: it stands in `expected` */
	bool *placed;           /* by paragraph of to: one of from by its id */
	ZD_VEC(struct zd_account_new) news;
	uint32_t *match; /* scratch */
	size_t match_cap;
	struct zd_numbers a, b; /* scratch: words of groups */
};

/* --- account_many.c --------------------------------------------------- */

/* Amendments that merge or split the paragraphs of a link; true where one
 * keeps every word: then zd_account_cut ends the link. */
bool zd_account_many(struct zd_accounting *g, const struct zd_link *link);
void zd_account_cut(struct zd_accounting *g, const struct zd_link *link);

/* --- account.c -------------------------------------------------------- */

struct zd_account_piece *zd_account_add(
	struct zd_accounting *g, uint32_t ask, enum zd_piece_how how);
/* Names the ask, and all further ones for the very same, as the piece's. */
void zd_account_name_all(struct zd_accounting *g, uint32_t ask);
/* A paragraph's text with this change; false where it meets others. */
bool zd_account_put_in(struct zd_accounting *g, struct zd_slice now,
	const struct zd_ask *ask, struct zd_slice after, struct zd_slice *out);

/* --- account_match.c -------------------------------------------------- */

struct zd_wording zd_wording_of(struct zd_accounting *g, struct zd_slice text);
/* Words that must come and go to make a into b. */
uint32_t zd_wording_distance(struct zd_accounting *g, const uint32_t *a,
	uint32_t n, const uint32_t *b, uint32_t m);
/* The same for the paragraphs of a link: `from`'s as they are now, with one
 * of them (ZD_NONE: none) saying `instead`. */
uint32_t zd_account_distance(struct zd_accounting *g,
	const struct zd_link *link, uint32_t p,
	const struct zd_wording *instead);
/* Does `m` for paragraph p lie between what it says now and `to`? distance:
 * of the link as it is. */
bool zd_account_between(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, const struct zd_wording *m, uint32_t distance);
/*
 * What of a change from e to m the link's to-side has: *out gets e with that
 * much of it. False when there is nothing that says anything.
 */
bool zd_account_part(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, const struct zd_wording *m, struct zd_wording *out);
bool zd_account_says(struct zd_slice words);
/* For each word of w its place in the link's to-side, or UINT32_MAX; good
 * until the next call. */
const uint32_t *zd_account_match(struct zd_accounting *g,
	const struct zd_link *link, const struct zd_wording *w);
/* The words of the link's to-side; good until the next call. */
const struct zd_numbers *zd_account_to_words(
	struct zd_accounting *g, const struct zd_link *link);

#endif
