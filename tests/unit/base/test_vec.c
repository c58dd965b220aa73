#include "base/vec.h"

#include <criterion/criterion.h>

#include "base/slice.h"

Test(vec, push_keeps_order_and_values)
{
	ZD_VEC(size_t) v = {0};

	for (size_t i = 0; i < 10000; i++) {
		zd_vec_push(&v, i * i);
		cr_assert_eq(v.len, i + 1);
		cr_assert_geq(v.cap, v.len);
	}
	for (size_t i = 0; i < v.len; i++)
		cr_assert_eq(v.at[i], i * i);
	zd_vec_clear(&v);
}

Test(vec, holds_structs)
{
	ZD_VEC(struct zd_slice) v = {0};

	zd_vec_push(&v, zd_slice_str("PP1"));
	zd_vec_push(&v, zd_slice_str("OP1"));
	cr_assert(zd_slice_is(v.at[1], "OP1"));
	zd_vec_clear(&v);
}

Test(vec, a_struct_of_the_documented_shape_will_do)
{
	struct {
		struct zd_slice *at;
		size_t len, cap;
	} names = {0};

	zd_vec_push(&names, zd_slice_str("EU"));
	cr_assert_eq(names.len, 1);
	zd_vec_clear(&names);
}

/* The value pushed is evaluated once, and before the vector moves it may
 * come from the vector itself. */
Test(vec, the_value_is_evaluated_once)
{
	ZD_VEC(int) v = {0};
	int n = 0;

	for (int i = 0; i < 100; i++)
		zd_vec_push(&v, n++);
	cr_assert_eq(n, 100);
	cr_assert_eq(v.at[99], 99);
	zd_vec_clear(&v);
}

Test(vec, pushing_an_entry_of_its_own)
{
	ZD_VEC(size_t) v = {0};

	zd_vec_push(&v, 7);
	for (size_t i = 0; i < 1000; i++)
		zd_vec_push(&v, v.at[i]);
	cr_assert_eq(v.at[1000], 7);
	zd_vec_clear(&v);
}

Test(vec, reserve_is_enough_for_as_many)
{
	ZD_VEC(int) v = {0};
	int *before;

	zd_vec_reserve(&v, 1000);
	cr_assert_eq(v.len, 0);
	cr_assert_geq(v.cap, 1000);
	before = v.at;
	for (int i = 0; i < 1000; i++)
		zd_vec_push(&v, i);
	cr_assert_eq(v.at, before, "it did not move");
	zd_vec_clear(&v);
}

Test(vec, clear_leaves_it_usable)
{
	ZD_VEC(char) v = {0};

	zd_vec_clear(&v);
	zd_vec_push(&v, 'a');
	zd_vec_clear(&v);
	cr_assert_null(v.at);
	cr_assert_eq(v.len, 0);
	zd_vec_push(&v, 'b');
	cr_assert_eq(v.at[0], 'b');
	zd_vec_clear(&v);
}

Test(vec, a_size_that_wraps_ends_the_program, .exit_code = 3)
{
	ZD_VEC(int) v = {.len = 5};

	zd_vec_reserve(&v, SIZE_MAX - 2);
}
