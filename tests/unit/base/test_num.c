#include "base/num.h"

#include <criterion/criterion.h>

Test(num, sums)
{
	cr_assert_eq(zd_add(0, 0), 0);
	cr_assert_eq(zd_add(2, 3), 5);
	cr_assert_eq(zd_add(SIZE_MAX, 0), SIZE_MAX);
	cr_assert_eq(zd_add(SIZE_MAX - 1, 1), SIZE_MAX);
}

Test(num, a_sum_that_wraps_ends_the_program, .exit_code = 3)
{
	zd_add(SIZE_MAX, 1);
}

Test(num, products)
{
	cr_assert_eq(zd_mul(0, SIZE_MAX), 0);
	cr_assert_eq(zd_mul(6, 7), 42);
	cr_assert_eq(zd_mul(SIZE_MAX, 1), SIZE_MAX);
	cr_assert_eq(zd_mul(SIZE_MAX / 2, 2), SIZE_MAX - 1);
}

Test(num, a_product_that_wraps_ends_the_program, .exit_code = 3)
{
	zd_mul(SIZE_MAX / 2 + 1, 2);
}

Test(num, narrowing)
{
	cr_assert_eq(zd_u32(0), 0);
	cr_assert_eq(zd_u32(UINT32_MAX), UINT32_MAX);
}

Test(num, narrowing_what_is_too_large_ends_the_program, .exit_code = 3)
{
	zd_u32((size_t)UINT32_MAX + 1);
}
