/*
 * A borrowed run of bytes: pointer and length, not NUL-terminated, owned by
 * somebody else (an arena, a file's bytes, a literal). The empty slice may
 * have a NULL pointer.
 */
#ifndef ZD_BASE_SLICE_H
#define ZD_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct zd_slice {
	const char *ptr;
	size_t len;
};

/* A slice of a string literal. */
#define ZD_LIT(s) ((struct zd_slice){(s), sizeof(s) - 1})
/* For printf("%.*s"): the length as int, then the pointer. */
#define ZD_FMT(s) (int)(s).len, (s).len ? (s).ptr : ""

static inline struct zd_slice zd_slice(const char *ptr, size_t len)
{
	return (struct zd_slice){ptr, len};
}

/* Of a NUL-terminated string; NULL gives the empty slice. */
static inline struct zd_slice zd_slice_str(const char *s)
{
	return (struct zd_slice){s, s ? strlen(s) : 0};
}

static inline bool zd_slice_eq(struct zd_slice a, struct zd_slice b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

static inline bool zd_slice_is(struct zd_slice a, const char *s)
{
	return zd_slice_eq(a, zd_slice_str(s));
}

/* The part from byte `from` to byte `to`, both clamped. */
static inline struct zd_slice zd_slice_sub(
	struct zd_slice s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct zd_slice){s.len ? s.ptr + from : s.ptr, to - from};
}

/* The byte at a place; NUL behind the end. */
static inline char zd_slice_at(struct zd_slice s, size_t i)
{
	return i < s.len ? s.ptr[i] : '\0';
}

/* -1, 0, 1 by bytes. */
int zd_slice_cmp(struct zd_slice a, struct zd_slice b);
/* Equal but for the case of ASCII letters. */
bool zd_slice_caseeq(struct zd_slice a, struct zd_slice b);
/* In the header, so that a literal's length is known. */
static inline bool zd_slice_starts(struct zd_slice s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.len >= n && (!n || !memcmp(s.ptr, prefix, n));
}
static inline bool zd_slice_ends(struct zd_slice s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.len >= n && (!n || !memcmp(s.ptr + s.len - n, suffix, n));
}
/* Bytes that both begin, or end, with. */
size_t zd_slice_head(struct zd_slice a, struct zd_slice b);
size_t zd_slice_tail(struct zd_slice a, struct zd_slice b);
struct zd_slice zd_slice_trim_blanks(struct zd_slice s); /* for the next */
/* Without ASCII white space at both ends: nearly all have none. */
static inline struct zd_slice zd_slice_trim(struct zd_slice s)
{
	if (!s.len || (s.ptr[0] > ' ' && s.ptr[s.len - 1] > ' '))
		return s;
	return zd_slice_trim_blanks(s);
}
/* First place of needle, or SIZE_MAX. */
size_t zd_slice_find(struct zd_slice s, struct zd_slice needle);
/* First place of byte c at or behind from, or SIZE_MAX. */
size_t zd_slice_chr(struct zd_slice s, char c, size_t from);
/*
 * Cuts the part up to byte c off *rest and returns it; *rest keeps what is
 * behind c. Without c the whole rest is returned and *rest becomes empty
 * with a NULL pointer.
 */
struct zd_slice zd_slice_cut(struct zd_slice *rest, char c);

#endif
