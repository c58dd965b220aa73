/*
 * A side: one of two texts under comparison, as the stages see it. Its
 * pieces are the blocks of a draft, or one text alone. A piece is read into
 * tokens only when its words are asked for; most never are.
 *
 * `other` says for each token which token of the other side it answers to:
 * the value that every stage works towards.
 */
#ifndef ZD_DIFF_SIDE_H
#define ZD_DIFF_SIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "text/token.h"
#include "text/words.h"

#define ZD_NOBODY UINT32_MAX

/* What a word is for reading, by its number. */
enum zd_word_flag {
	ZD_WORD_LITTLE = 1, /* stop word or sign */
	ZD_WORD_PAUSE = 2,  /* , ; : . */
	ZD_WORD_OPENS = 4,  /* [ ( “ */
	ZD_WORD_CLOSES = 8,
	ZD_WORD_SIGN = 16,    /* no word, no number */
	ZD_WORD_STOP = 32,    /* . ; : */
	ZD_WORD_CAPITAL = 64, /* begins with a capital letter */
};

/* The words of both sides; the bytes are borrowed. */
struct zd_lexicon {
	struct zd_words *words;
	ZD_VEC(uint8_t) flags; /* by number; [0] is unused */
};

struct zd_piece {
	struct zd_slice text;
	uint32_t first, count : 31; /* tokens, once read */
	uint32_t read : 1;
};
#define ZD_MAX_PIECE_TOKENS 0x7fffffffu

struct zd_side {
	ZD_VEC(struct zd_piece) pieces;
	struct zd_tokens tokens;
	/* By token, or ZD_NOBODY; of those that were read when zd_side_answer
	 * was called. */
	ZD_VEC(uint32_t) other;
};

void zd_lexicon_init(struct zd_lexicon *x, size_t expected);
void zd_lexicon_clear(struct zd_lexicon *x);
/* Keeps what the words are for reading: no piece will be read any more. */
void zd_lexicon_close(struct zd_lexicon *x);
/* Reads piece i into tokens, if that was not done yet. */
void zd_side_read(struct zd_side *s, struct zd_lexicon *x, uint32_t i);
/* The same where piece i is a version of piece j of the other side: what both
 * begin and end with is read once. */
void zd_side_read_like(struct zd_side *s, struct zd_lexicon *x, uint32_t i,
	const struct zd_side *other, uint32_t j);
/* Gives the tokens read since the last time an `other`: nobody. */
void zd_side_answer(struct zd_side *s);
void zd_side_clear(struct zd_side *s);

static inline uint8_t zd_lexicon_flags(
	const struct zd_lexicon *x, uint32_t word)
{
	return x->flags.at[word];
}

/* Neither a little word nor a sign. */
static inline bool zd_lexicon_is_weighty(
	const struct zd_lexicon *x, uint32_t word)
{
	return !(zd_lexicon_flags(x, word) & (ZD_WORD_LITTLE | ZD_WORD_SIGN));
}

static inline struct zd_slice zd_token_text(
	const struct zd_side *s, const struct zd_piece *p, uint32_t token)
{
	const struct zd_token *t = &s->tokens.at[token];

	return zd_slice(p->text.ptr + t->start, t->end - t->start);
}

#endif
