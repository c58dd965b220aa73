/*
 * Owned, growing bytes with a NUL always behind them. A buffer that would
 * pass its cap stops growing and remembers it (`overflow`), so that a writer
 * checks once, at the end.
 *
 *	struct zd_buf b = ZD_BUF_INIT;
 *	zd_buf_printf(&b, "%s: %zu", name, n);
 *	fwrite(b.ptr, 1, b.len, stdout);
 *	zd_buf_clear(&b);
 */
#ifndef ZD_BASE_BUF_H
#define ZD_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "base/slice.h"

struct zd_buf {
	char *ptr; /* NULL until something is written */
	size_t len, size;
	size_t max; /* 0 means ZD_MAX_OUTPUT */
	bool overflow;
};

#define ZD_BUF_INIT                                                            \
	{                                                                      \
		0                                                              \
	}

/* Makes room for n more bytes; false when that would pass the cap. */
bool zd_buf_reserve(struct zd_buf *b, size_t n);
void zd_buf_put(struct zd_buf *b, const void *p, size_t len);
static inline void zd_buf_puts(struct zd_buf *b, const char *s)
{
	zd_buf_put(b, s, strlen(s));
}
void zd_buf_put_slice(struct zd_buf *b, struct zd_slice s);
void zd_buf_printf(struct zd_buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Shortens to len bytes. */
void zd_buf_truncate(struct zd_buf *b, size_t len);
/* The bytes, NUL-terminated; "" when nothing was written. */
const char *zd_buf_str(const struct zd_buf *b);
struct zd_slice zd_buf_slice(const struct zd_buf *b);
/* Frees; the buffer can be used again. */
void zd_buf_clear(struct zd_buf *b);

static inline void zd_buf_putc(struct zd_buf *b, char c)
{
	if (b->len + 1 < b->size && !b->overflow) {
		b->ptr[b->len++] = c;
		b->ptr[b->len] = '\0';
	} else {
		zd_buf_put(b, &c, 1);
	}
}

#endif
