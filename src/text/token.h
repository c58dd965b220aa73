/*
 * Words of stored text. Tokens are words, numbers, punctuation, brackets,
 * note marks; spaces and markup (escapes, emphasis) stand between them. The
 * same definition serves the redline, the amendments and the counts.
 *
 * A word is letters, digits and marks of any script, joined by an inner - '
 * ’ / . , when a word character stands on both sides (73/195,
 * gender-responsive, 4.5); each letter of a script without spaces is a word of
 * its own, with its vowels and tones and what is stacked below it
 * (zd_utf8_letter); every other visible sign is a token. Markup never is:
 * `*Recalling*` has one token, and `\(a)` three. No token begins with a mark
 * but behind a space, markup, a bracket or a note.
 *
 * Thai, Lao, Khmer and Burmese are not cut into words by a dictionary: what
 * a redline says would change with the release of ICU, and with words far
 * from the change, as a dictionary reads on to the next space.
 */
#ifndef ZD_TEXT_TOKEN_H
#define ZD_TEXT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/vec.h"

enum zd_token_kind {
	ZD_TOKEN_WORD,
	ZD_TOKEN_NUMBER, /* begins with a digit: 7, 73/195, 43b */
	ZD_TOKEN_PUNCT,
	ZD_TOKEN_BRACKET, /* [ or ] */
	ZD_TOKEN_NOTE,    /* [^name] */
};

struct zd_token {
	uint32_t start, end; /* bytes into the stored text; for an escaped
				sign the backslash is not included */
	uint32_t kind : 3;   /* enum zd_token_kind */
	uint32_t word : 29;  /* the same number for the same bytes, from
				zd_words_number; 0 when it has none */
};
#define ZD_MAX_WORD 0x1fffffffu

struct zd_tokens {
	struct zd_token *at;
	size_t len, cap;
};

/* Appends the tokens of stored text. Linear. Makes room for so many more than
 * there are. */
#define ZD_TOKENS_AHEAD 4096u
void zd_tokenize(struct zd_tokens *out, struct zd_slice stored);
/* Those of bytes start to end alone; both stand between tokens. */
void zd_tokenize_part(struct zd_tokens *out, struct zd_slice stored,
	size_t start, size_t end);
/* A text with its tokens. */
struct zd_tokenized {
	struct zd_slice text;
	const struct zd_token *tokens;
	size_t len;
};

/*
 * The same for a text of which another version was read already: where both
 * begin alike or end alike its tokens are copied, with their words' numbers.
 * *fresh and *end are the places in out between which they are new and have
 * none.
 */
void zd_tokenize_like(struct zd_tokens *out, struct zd_slice stored,
	const struct zd_tokenized *was, size_t *fresh, size_t *end);
/* How many tokens are words or numbers: what people call "words". */
size_t zd_words_count(struct zd_slice stored);

#endif
