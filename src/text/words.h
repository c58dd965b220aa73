/*
 * Numbers for words: the same bytes, the same number, from 1 on, in the order
 * of first sight. The bytes are borrowed and must outlive the table.
 */
#ifndef ZD_TEXT_WORDS_H
#define ZD_TEXT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "text/token.h"

struct zd_words;
struct zd_words *zd_words_new(size_t expected);
void zd_words_free(struct zd_words *w);
uint32_t zd_words_intern(struct zd_words *w, struct zd_slice word);
/* Gives tokens of a text the numbers of their words, from the first on, up to
 * and with the first whose word was never seen before; how many those are. */
size_t zd_words_number(struct zd_words *w, struct zd_token *tokens, size_t len,
	struct zd_slice stored);
/* Gives a token of a text the number of its word. */
static inline void zd_token_intern(
	struct zd_token *t, struct zd_words *w, struct zd_slice stored)
{
	zd_words_number(w, t, 1, stored);
}
/* The bytes of a number; good until the next word is numbered. */
struct zd_slice zd_words_text(const struct zd_words *w, uint32_t word);
size_t zd_words_size(const struct zd_words *w);

/* "the", "of", "and", …: words that carry no meaning of their own. */
bool zd_word_is_stop(struct zd_slice word);

#endif
