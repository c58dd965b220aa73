/*
 * An account: what of all that was asked for on a round came into the next
 * text, and what that text has besides.
 *
 * It is built up, not guessed: from the old text on, one change that was
 * asked for after another is put in where that brings the text nearer to the
 * new one, by all of its words and in no other way (the word distances add
 * up). What is left to differ at the end, nobody asked for. So no mark or
 * message in the repository can make a word look asked for that is not in
 * somebody's proposal, at that place.
 *
 * Knows two drafts and the asks; nothing of commits on main.
 *
 *	struct zd_account *x = zd_account_make(from, to, asks);
 *	zd_redline_make(x->expected, to, NULL) … // what nobody asked for
 *	zd_account_free(x);
 */
#ifndef ZD_HISTORY_ACCOUNT_H
#define ZD_HISTORY_ACCOUNT_H

#include "diff/redline.h"
#include "history/asks.h"

enum zd_piece_how {
	ZD_PIECE_WHOLE,   /* word for word */
	ZD_PIECE_PART,    /* some of the words */
	ZD_PIECE_BRACKET, /* word for word, in brackets */
};

/* A change that was asked for and is in. */
struct zd_account_piece {
	enum zd_piece_how how;
	enum zd_ask_kind kind;
	uint32_t ask;          /* the first who asks for it */
	uint32_t first, count; /* into account->named: all asks for it */
	struct zd_slice id;    /* of the paragraph; NEW: its id in `to` */
	/* The paragraph's text with the pieces before, and with this one. */
	struct zd_slice before, after;
	struct zd_slice out, in; /* what goes and comes */
	uint32_t words_out, words_in;
	/* One amendment to several paragraphs, a merge or a split: it belongs
	 * together with the piece before it. */
	bool with;
};

struct zd_account {
	struct zd_arena arena;
	const struct zd_draft *from, *to;
	const struct zd_asks *asks;
	ZD_VEC(struct zd_account_piece) pieces; /* in the order put in */
	ZD_VEC(uint32_t) named;
	uint32_t *piece_of; /* by ask: its piece + 1; 0: it is not in */
	/* `from` with all pieces: what was asked for and came in, and nothing
	 * else. Ids and labels are those of `from`. */
	struct zd_draft *expected;
	struct zd_redline *redline; /* from to to */
};

/* All borrowed values must outlive it. */
struct zd_account *zd_account_make(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_asks *asks);
void zd_account_free(struct zd_account *x);

#endif
