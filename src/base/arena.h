/*
 * An arena: memory of one value (a draft, a redline, a view), given out
 * piece by piece and freed as a whole. Pieces are aligned for any type.
 *
 *	struct zd_arena a = {0};
 *	char *s = zd_arena_strndup(&a, "OP7", 3);
 *	zd_arena_clear(&a);
 *
 * With ZD_ARENA_DEBUG defined each piece is its own malloc, so that
 * sanitizers see its bounds.
 */
#ifndef ZD_BASE_ARENA_H
#define ZD_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

struct zd_arena_chunk;
struct zd_arena_taken;

struct zd_arena {
	struct zd_arena_chunk *chunk; /* newest first */
	char *at;                     /* free bytes of the newest */
	size_t left;
	struct zd_arena_taken *taken; /* what buffers gave */
	char *pack;                   /* free bytes for what is packed */
	size_t pack_left;
};

void *zd_arena_alloc(struct zd_arena *a, size_t size)
	__attribute__((returns_nonnull));
void *zd_arena_calloc(struct zd_arena *a, size_t count, size_t size)
	__attribute__((returns_nonnull));
/* A copy with a NUL behind it. */
char *zd_arena_strndup(struct zd_arena *a, const char *s, size_t len)
	__attribute__((returns_nonnull));
struct zd_slice zd_arena_slice(struct zd_arena *a, struct zd_slice s);
/* A copy that is not aligned and has no NUL, close behind the last one that
 * was packed: for thousands of short ones that are read one after another. */
struct zd_slice zd_arena_pack(struct zd_arena *a, struct zd_slice s);
/* What a buffer holds, which is empty afterwards; not copied when it is much.
 */
struct zd_slice zd_arena_take(struct zd_arena *a, struct zd_buf *b);
/* A copy of printf's output. */
struct zd_slice zd_arena_printf(struct zd_arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
struct zd_slice zd_arena_vprintf(struct zd_arena *a, const char *fmt,
	va_list args) __attribute__((format(printf, 2, 0)));
/* Frees everything; the arena can be used again. */
void zd_arena_clear(struct zd_arena *a);

#endif
