/*
 * Arithmetic on sizes that cannot wrap: a sum or product that does not fit
 * ends the program, because only a defect behind the caps can cause it.
 */
#ifndef ZD_BASE_NUM_H
#define ZD_BASE_NUM_H

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program; stands in mem.c, as out of memory does. */
_Noreturn void zd_num_overflow(void);

static inline size_t zd_add(size_t a, size_t b)
{
	size_t r;

	if (__builtin_add_overflow(a, b, &r))
		zd_num_overflow();
	return r;
}

static inline size_t zd_mul(size_t a, size_t b)
{
	size_t r;

	if (__builtin_mul_overflow(a, b, &r))
		zd_num_overflow();
	return r;
}

/* Narrows a size that a cap has made small. */
static inline uint32_t zd_u32(size_t v)
{
	if (v > UINT32_MAX)
		zd_num_overflow();
	return (uint32_t)v;
}

#endif
