#include "base/slice.h"

#include <stdint.h>
#include <strings.h>

int zd_slice_cmp(struct zd_slice a, struct zd_slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.ptr, b.ptr, n) : 0;

	if (c)
		return c < 0 ? -1 : 1;
	return a.len == b.len ? 0 : a.len < b.len ? -1 : 1;
}

bool zd_slice_caseeq(struct zd_slice a, struct zd_slice b)
{
	for (size_t i = 0; a.len == b.len && i < a.len; i++) {
		unsigned char x = (unsigned char)a.ptr[i];
		unsigned char y = (unsigned char)b.ptr[i];

		if (x >= 'A' && x <= 'Z')
			x = (unsigned char)(x + 32);
		if (y >= 'A' && y <= 'Z')
			y = (unsigned char)(y + 32);
		if (x != y)
			return false;
	}
	return a.len == b.len;
}

bool zd_slice_starts(struct zd_slice s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.len >= n && !memcmp(s.ptr ? s.ptr : "", prefix, n);
}

bool zd_slice_ends(struct zd_slice s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.len >= n && (!n || !memcmp(s.ptr + s.len - n, suffix, n));
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct zd_slice zd_slice_trim(struct zd_slice s)
{
	while (s.len && is_blank(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len && is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

size_t zd_slice_find(struct zd_slice s, struct zd_slice needle)
{
	const char *p;

	if (!needle.len)
		return 0;
	if (needle.len > s.len)
		return SIZE_MAX;
	p = memmem(s.ptr, s.len, needle.ptr, needle.len);
	return p ? (size_t)(p - s.ptr) : SIZE_MAX;
}

size_t zd_slice_chr(struct zd_slice s, char c, size_t from)
{
	const char *p;

	if (from >= s.len)
		return SIZE_MAX;
	p = memchr(s.ptr + from, c, s.len - from);
	return p ? (size_t)(p - s.ptr) : SIZE_MAX;
}

struct zd_slice zd_slice_cut(struct zd_slice *rest, char c)
{
	size_t at = zd_slice_chr(*rest, c, 0);
	struct zd_slice head = *rest;

	if (at == SIZE_MAX) {
		*rest = (struct zd_slice){NULL, 0};
		return head;
	}
	head.len = at;
	rest->ptr += at + 1;
	rest->len -= at + 1;
	return head;
}
