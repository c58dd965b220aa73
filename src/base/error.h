/*
 * Errors: an operation that failed, never a fault in the text (a finding)
 * and never a programmer's mistake (an assert).
 *
 * The codes and struct zd_error stand in zerodraft.h. A function that can
 * fail returns 0 or one of the negative codes and fills its last argument,
 * which may be NULL.
 *
 *	if (fd < 0)
 *		return zd_error_set(err, ZD_EIO, "%s: %s", path,
 *			strerror(errno));
 */
#ifndef ZD_BASE_ERROR_H
#define ZD_BASE_ERROR_H

#include <zerodraft.h>

/* Fills *err and returns code. The message says what, where, what to do. */
int zd_error_set(struct zd_error *err, int code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds the place; line and column count from 1, 0 is "not known". */
void zd_error_place(
	struct zd_error *err, const char *path, size_t line, size_t column);

#endif
