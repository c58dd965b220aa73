/*
 * UTF-8 and what Unicode says of a character; the tables are utf8proc's.
 * Bytes are validated once, where they come in (zd_utf8_check); behind that
 * every function may rely on it.
 */
#ifndef ZD_BASE_UTF8_H
#define ZD_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

/* The place of the first byte that is not UTF-8, or SIZE_MAX. Linear; runs
 * over ASCII eight bytes at a time. */
size_t zd_utf8_check(struct zd_slice s);
/* Decodes the character at `at`, which must be inside; *len gets its bytes. */
uint32_t zd_utf8_decode(struct zd_slice s, size_t at, size_t *len);
/* Appends one character; U+FFFD for what is none, such as a surrogate. */
void zd_utf8_put(struct zd_buf *b, uint32_t c);
/* True where every character is known to be NFC without looking it up: then
 * nothing need be normalised. False means "perhaps not". */
bool zd_utf8_is_plainly_nfc(struct zd_slice s);
/* Appends s in NFC. */
void zd_utf8_nfc(struct zd_buf *out, struct zd_slice s);
/* Appends s case-folded (for comparing, never for showing). */
void zd_utf8_fold(struct zd_buf *out, struct zd_slice s);
/* Letter, digit or mark. */
bool zd_utf8_is_word(uint32_t c);
/* What stands on a letter: an accent, a vowel sign, a tone. */
bool zd_utf8_is_mark(uint32_t c);
bool zd_utf8_is_digit(uint32_t c);
bool zd_utf8_is_upper(uint32_t c);
/* Sign of money, of arithmetic, or a picture: $ + < = ° ©. */
bool zd_utf8_is_symbol(uint32_t c);
/* The small letter of a capital one, else the same character. */
uint32_t zd_utf8_lower(uint32_t c);
/* White space of any script, the no-break and zero-width ones included. */
bool zd_utf8_is_space(uint32_t c);
/* The way in which text runs, by its first letter: 1 from the left, -1 from
 * the right, 0 when it has no letter. Digits and signs say nothing. */
int zd_utf8_direction(struct zd_slice s);
/* Control, bidi-control, private, unassigned or invisible: what must never
 * reach a terminal or a document as it is. Tab and line feed are not. */
bool zd_utf8_is_unsafe(uint32_t c);
/* Letters of a script written without spaces: Han, kana, Thai, Lao, Khmer,
 * Myanmar, Tibetan, and what is written with them. */
bool zd_utf8_is_spaceless(uint32_t c);
/* Columns on a terminal: 0, 1 or 2. */
int zd_utf8_width(uint32_t c);
/* Columns of a whole text. */
size_t zd_utf8_columns(struct zd_slice s);
/* The bytes of the grapheme cluster that begins at `at`, which must be
 * inside: a letter with all that stands on it. *columns gets what it takes
 * on a terminal. */
size_t zd_utf8_cluster(struct zd_slice s, size_t at, size_t *columns);
/* The bytes of the letter or sign at `at` that no change may tear: its
 * grapheme cluster, every mark behind it (UAX #29 leaves some of Burmese
 * alone) and the consonants stacked below. ASCII is never taken in, and
 * neither is what a prefixed sign such as U+0600 stands before. */
size_t zd_utf8_letter(struct zd_slice s, size_t at);
/* Whether a cluster begins at `at`. Of a row of flags this is never sure,
 * and then false. */
bool zd_utf8_is_border(struct zd_slice s, size_t at);

#endif
