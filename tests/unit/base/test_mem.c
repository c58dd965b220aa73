#include "base/mem.h"

#include <criterion/criterion.h>
#include <stdint.h>

Test(mem, size_zero_gives_a_pointer)
{
	void *p = zd_alloc(0);
	void *q = zd_calloc(0, 8);
	void *r = zd_realloc(NULL, 0);

	cr_assert_not_null(p);
	cr_assert_not_null(q);
	cr_assert_not_null(r);
	zd_free(p);
	zd_free(q);
	zd_free(r);
	zd_free(NULL);
}

Test(mem, calloc_zeroes)
{
	unsigned char *p = zd_calloc(100, 7);

	for (size_t i = 0; i < 700; i++)
		cr_assert_eq(p[i], 0);
	zd_free(p);
}

Test(mem, realloc_keeps_what_was_there)
{
	char *p = zd_realloc(NULL, 4);

	memcpy(p, "text", 4);
	p = zd_realloc_array(p, 1000, 100);
	cr_assert_arr_eq(p, "text", 4);
	memset(p + 4, 'x', 100000 - 4);
	p = zd_realloc(p, 4);
	cr_assert_arr_eq(p, "text", 4);
	zd_free(p);
}

Test(mem, strndup_copies_and_terminates)
{
	char *p = zd_strndup("OP7 bis", 3);
	char *q = zd_strndup(NULL, 0);

	cr_assert_str_eq(p, "OP7");
	cr_assert_str_eq(q, "");
	zd_free(p);
	zd_free(q);
}

Test(mem, calloc_refuses_a_product_that_wraps, .exit_code = 3)
{
	zd_calloc(SIZE_MAX / 2, 3);
}

Test(mem, realloc_array_refuses_a_product_that_wraps, .exit_code = 3)
{
	zd_realloc_array(NULL, SIZE_MAX / 2, 3);
}

Test(mem, strndup_refuses_a_sum_that_wraps, .exit_code = 3)
{
	zd_strndup("", SIZE_MAX);
}

/* More than any machine gives. A sanitizer's malloc aborts by itself unless
 * it is told to return NULL, which run-unit.sh does. */
Test(mem, out_of_memory_ends_the_program, .exit_code = 3)
{
	volatile size_t size = SIZE_MAX / 4;

	zd_alloc(size);
}
