/*
 * Memory: the only place that calls malloc. Out of memory ends the program
 * through one handler; caps on every input (limits.h) stand before it.
 */
#ifndef ZD_BASE_MEM_H
#define ZD_BASE_MEM_H

#include <stddef.h>

/* Never NULL; contents undefined. Size 0 gives a valid pointer. */
void *zd_alloc(size_t size) __attribute__((malloc, returns_nonnull));
/* count * size zeroed bytes; the product is checked. */
void *zd_calloc(size_t count, size_t size)
	__attribute__((malloc, returns_nonnull));
/* As realloc; p may be NULL. */
void *zd_realloc(void *p, size_t size) __attribute__((returns_nonnull));
/* As zd_realloc for count * size bytes; the product is checked. */
void *zd_realloc_array(void *p, size_t count, size_t size)
	__attribute__((returns_nonnull));
/* A copy of len bytes with a NUL behind them. */
char *zd_strndup(const char *s, size_t len) __attribute__((returns_nonnull));
void zd_free(void *p);

#endif
