#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/num.h"

#define ALIGN 16u
/* Small, for there may be thousands of arenas with a paragraph each. */
#define FIRST_CHUNK (2u * 1024)
#define LARGEST_CHUNK (4u * 1024 * 1024)

/* What is packed stands together in pieces of so many bytes. */
#define PACK 256u

/* From so many bytes on a buffer's memory is taken as it is. */
#define MUCH (64u * 1024)

struct zd_arena_chunk {
	struct zd_arena_chunk *next;
	size_t size;
};

struct zd_arena_taken {
	struct zd_arena_taken *next;
	char *ptr;
};

/* A chunk for one large piece goes behind the newest, which stays in use and
 * by whose size the next ones grow. */
static void *chunk_new(struct zd_arena *a, size_t size, bool alone)
{
	size_t head =
		(sizeof(struct zd_arena_chunk) + ALIGN - 1) & ~(ALIGN - 1);
	struct zd_arena_chunk *c = zd_alloc(zd_add(head, size));
	struct zd_arena_chunk **place =
		alone && a->chunk ? &a->chunk->next : &a->chunk;

	c->next = *place;
	/* Of the first, too, others need not be as large. */
	c->size = alone ? 0 : size;
	*place = c;
	return (char *)c + head;
}

static size_t next_size(const struct zd_arena *a)
{
	size_t size = a->chunk ? a->chunk->size * 2 : FIRST_CHUNK;

	if (size < FIRST_CHUNK)
		return FIRST_CHUNK;
	return size < LARGEST_CHUNK ? size : LARGEST_CHUNK;
}

void *zd_arena_alloc(struct zd_arena *a, size_t size)
{
	size_t need = zd_add(size ? size : 1, ALIGN - 1) & ~(size_t)(ALIGN - 1);
	size_t grow;
	void *p;

#ifdef ZD_ARENA_DEBUG
	return chunk_new(a, size, true);
#endif
	if (need > a->left) {
		grow = next_size(a);
		if (need > grow / 4)
			return chunk_new(a, need, true);
		a->at = chunk_new(a, grow, false);
		a->left = grow;
	}
	p = a->at;
	a->at += need;
	a->left -= need;
	return p;
}

void *zd_arena_calloc(struct zd_arena *a, size_t count, size_t size)
{
	size_t total = zd_mul(count, size);
	void *p = zd_arena_alloc(a, total);

	memset(p, 0, total);
	return p;
}

char *zd_arena_strndup(struct zd_arena *a, const char *s, size_t len)
{
	char *p = zd_arena_alloc(a, zd_add(len, 1));

	if (len)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

struct zd_slice zd_arena_slice(struct zd_arena *a, struct zd_slice s)
{
	return zd_slice(zd_arena_strndup(a, s.ptr, s.len), s.len);
}

struct zd_slice zd_arena_pack(struct zd_arena *a, struct zd_slice s)
{
	char *p;

#ifdef ZD_ARENA_DEBUG
	return zd_arena_slice(a, s);
#endif
	if (!s.len || s.len > PACK / 4)
		return zd_arena_slice(a, s);
	if (s.len > a->pack_left) {
		a->pack = zd_arena_alloc(a, PACK);
		a->pack_left = PACK;
	}
	p = a->pack;
	memcpy(p, s.ptr, s.len);
	a->pack += s.len;
	a->pack_left -= s.len;
	return zd_slice(p, s.len);
}

struct zd_slice zd_arena_take(struct zd_arena *a, struct zd_buf *b)
{
	struct zd_arena_taken *taken;
	struct zd_slice s;

	if (b->len < MUCH) {
		s = zd_arena_slice(a, zd_buf_slice(b));
		zd_buf_truncate(b, 0);
		return s;
	}
	taken = zd_arena_alloc(a, sizeof(*taken));
	taken->next = a->taken;
	taken->ptr = zd_realloc(b->ptr, b->len + 1);
	a->taken = taken;
	s = zd_slice(taken->ptr, b->len);
	*b = (struct zd_buf){.max = b->max};
	return s;
}

struct zd_slice zd_arena_vprintf(
	struct zd_arena *a, const char *fmt, va_list args)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	p = zd_arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, args);
	return zd_slice(p, (size_t)n);
}

struct zd_slice zd_arena_printf(struct zd_arena *a, const char *fmt, ...)
{
	struct zd_slice s;
	va_list args;

	va_start(args, fmt);
	s = zd_arena_vprintf(a, fmt, args);
	va_end(args);
	return s;
}

void zd_arena_clear(struct zd_arena *a)
{
	struct zd_arena_chunk *c = a->chunk, *next;

	for (struct zd_arena_taken *t = a->taken; t; t = t->next)
		zd_free(t->ptr);
	for (; c; c = next) {
		next = c->next;
		zd_free(c);
	}
	memset(a, 0, sizeof(*a));
}
