#include "base/buf.h"

#include <stdarg.h>

#include "base/mem.h"
#include "base/num.h"

bool zd_buf_reserve(struct zd_buf *b, size_t n)
{
	size_t max = b->max ? b->max : (size_t)ZD_MAX_OUTPUT;
	size_t want, size;

	if (b->overflow || n > max || b->len > max - n) {
		b->overflow = true;
		return false;
	}
	want = b->len + n + 1;
	if (want <= b->size)
		return true;
	size = b->size ? zd_add(b->size, b->size / 2) : 128;
	if (size < want)
		size = want;
	/* zd_buf_putc looks at the room alone, so there is none too much. */
	if (size - 1 > max)
		size = max + 1;
	b->ptr = zd_realloc(b->ptr, size);
	b->size = size;
	return true;
}

void zd_buf_put(struct zd_buf *b, const void *p, size_t len)
{
	if (!len)
		return;
	/* There is mostly room. */
	if ((b->len >= b->size || len >= b->size - b->len || b->overflow) &&
		!zd_buf_reserve(b, len))
		return;
	memcpy(b->ptr + b->len, p, len);
	b->len += len;
	b->ptr[b->len] = '\0';
}

void zd_buf_put_slice(struct zd_buf *b, struct zd_slice s)
{
	zd_buf_put(b, s.ptr, s.len);
}

void zd_buf_printf(struct zd_buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0 || !zd_buf_reserve(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void zd_buf_truncate(struct zd_buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->ptr[len] = '\0';
}

const char *zd_buf_str(const struct zd_buf *b)
{
	return b->ptr ? b->ptr : "";
}

struct zd_slice zd_buf_slice(const struct zd_buf *b)
{
	return zd_slice(zd_buf_str(b), b->len);
}

void zd_buf_clear(struct zd_buf *b)
{
	size_t max = b->max;

	zd_free(b->ptr);
	memset(b, 0, sizeof(*b));
	b->max = max;
}
