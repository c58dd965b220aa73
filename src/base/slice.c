#include "base/slice.h"

#include "base/ascii.h"

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
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		unsigned char x = (unsigned char)a.ptr[i];
		unsigned char y = (unsigned char)b.ptr[i];

		if (zd_is_upper(x))
			x = (unsigned char)(x + 32);
		if (zd_is_upper(y))
			y = (unsigned char)(y + 32);
		if (x != y)
			return false;
	}
	return true;
}

size_t zd_slice_head(struct zd_slice a, struct zd_slice b)
{
	size_t least = a.len < b.len ? a.len : b.len, n = 0;
	uint64_t x, y;

	for (; n + 8 <= least; n += 8) {
		memcpy(&x, a.ptr + n, 8);
		memcpy(&y, b.ptr + n, 8);
		if (x != y)
			break;
	}
	while (n < least && a.ptr[n] == b.ptr[n])
		n++;
	return n;
}

size_t zd_slice_tail(struct zd_slice a, struct zd_slice b)
{
	size_t least = a.len < b.len ? a.len : b.len, n = 0;
	uint64_t x, y;

	for (; n + 8 <= least; n += 8) {
		memcpy(&x, a.ptr + a.len - n - 8, 8);
		memcpy(&y, b.ptr + b.len - n - 8, 8);
		if (x != y)
			break;
	}
	while (n < least && a.ptr[a.len - n - 1] == b.ptr[b.len - n - 1])
		n++;
	return n;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct zd_slice zd_slice_trim_blanks(struct zd_slice s)
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
	size_t at =
		rest->len && rest->ptr[0] == c ? 0 : zd_slice_chr(*rest, c, 0);
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
