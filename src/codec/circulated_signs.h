/*
 * The signs of a compilation's Markdown, and words between them.
 */
#ifndef ZD_CODEC_CIRCULATED_SIGNS_H
#define ZD_CODEC_CIRCULATED_SIGNS_H

#include "base/buf.h"

/* A bracket of the text that is a place of the program's as well. */
#define ZD_SIGN_OWN_OPEN "&#91;"
#define ZD_SIGN_OWN_CLOSE "&#93;"

/* Does `what` stand at i? Asked of nearly every byte. */
static inline bool zd_sign_at(struct zd_slice s, size_t i, const char *what)
{
	return i < s.len && s.ptr[i] == *what &&
		zd_slice_starts(zd_slice_sub(s, i, s.len), what);
}
/* The bytes of the sign of the program that opens or closes a place at i. */
size_t zd_sign_len(struct zd_slice s, size_t i);
/* How many bytes from i on begin no bracket, escape, mark or reference. */
static inline size_t zd_sign_plain(struct zd_slice s, size_t i)
{
	size_t n = i;

	while (n < s.len && s.ptr[n] != '[' && s.ptr[n] != ']' &&
		s.ptr[n] != '\\' && s.ptr[n] != '&')
		n++;
	return n - i;
}
/* The bytes that stand for one thing at i: an escape, a note's mark. */
size_t zd_sign_unit(struct zd_slice s, size_t i);
/* The bytes of a character reference at i, which stands for *out; or 0. */
size_t zd_sign_reference(struct zd_slice s, size_t i, const char **out);
/* Appends a name without its escapes. */
void zd_sign_unescape(struct zd_buf *out, struct zd_slice s);
/* Appends words in which no place is, without references. */
void zd_sign_words(struct zd_buf *out, struct zd_slice s);
/* Appends a field as the front matter of a draft has it. */
void zd_sign_field(
	struct zd_buf *out, struct zd_slice key, struct zd_slice words);
/* Is it said of brackets? */
bool zd_sign_of_brackets(struct zd_slice said);

#endif
