#include "base/buf.h"

#include <criterion/criterion.h>
#include <stdint.h>

Test(buf, nothing_written_is_the_empty_string)
{
	struct zd_buf b = ZD_BUF_INIT;

	cr_assert_str_eq(zd_buf_str(&b), "");
	cr_assert_eq(zd_buf_slice(&b).len, 0);
	cr_assert_not_null(zd_buf_slice(&b).ptr);
	zd_buf_put(&b, NULL, 0);
	zd_buf_truncate(&b, 0);
	zd_buf_puts(&b, "");
	zd_buf_printf(&b, "%s", "");
	cr_assert_str_eq(zd_buf_str(&b), "");
	cr_assert_not(b.overflow);
	zd_buf_clear(&b);
}

Test(buf, every_way_of_writing_appends)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, "OP");
	zd_buf_printf(&b, "%d", 12);
	zd_buf_putc(&b, ' ');
	zd_buf_put_slice(&b, zd_slice("bis and", 3));
	zd_buf_put(&b, "\0z", 2);
	cr_assert_eq(b.len, 10);
	cr_assert_arr_eq(b.ptr, "OP12 bis\0z", 11);
	zd_buf_clear(&b);
}

Test(buf, a_nul_follows_at_every_length)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (size_t i = 0; i < 5000; i++) {
		zd_buf_putc(&b, 'x');
		cr_assert_eq(b.len, i + 1);
		cr_assert_eq(b.ptr[b.len], '\0');
		cr_assert_lt(b.len, b.size);
	}
	cr_assert_eq(strlen(b.ptr), 5000);
	zd_buf_clear(&b);
}

Test(buf, printf_longer_than_what_is_left)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (int i = 0; i < 200; i++)
		zd_buf_printf(&b, "%*d", i, i);
	cr_assert_eq(b.len, 1 + 199 * 200 / 2);
	cr_assert_str_eq(b.ptr + b.len - 4, " 199");
	zd_buf_clear(&b);
}

Test(buf, truncate_only_shortens)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, "paragraph");
	zd_buf_truncate(&b, 20);
	cr_assert_str_eq(b.ptr, "paragraph");
	zd_buf_truncate(&b, 4);
	cr_assert_str_eq(b.ptr, "para");
	cr_assert_eq(b.len, 4);
	zd_buf_puts(&b, "!");
	cr_assert_str_eq(b.ptr, "para!");
	zd_buf_clear(&b);
}

Test(buf, the_cap_is_reached_exactly)
{
	struct zd_buf b = {.max = 10};

	zd_buf_puts(&b, "0123456789");
	cr_assert_not(b.overflow);
	cr_assert_str_eq(b.ptr, "0123456789");
	zd_buf_putc(&b, 'x');
	cr_assert(b.overflow);
	cr_assert_str_eq(b.ptr, "0123456789");
	zd_buf_clear(&b);
}

/* What does not fit is left out whole, and everything after it, so that the
 * text has no hole in the middle. */
Test(buf, behind_an_overflow_nothing_is_written)
{
	struct zd_buf b = {.max = 10};

	zd_buf_puts(&b, "01234567");
	zd_buf_puts(&b, "890");
	cr_assert(b.overflow);
	zd_buf_put(&b, "8", 1);
	zd_buf_printf(&b, "%d", 8);
	cr_assert_not(zd_buf_reserve(&b, 1));
	cr_assert_str_eq(b.ptr, "01234567");
	cr_assert_eq(b.len, 8);
	zd_buf_clear(&b);
}

/* The short way of putc looks at the room, not at the cap. */
Test(buf, putc_stops_at_the_cap_too)
{
	struct zd_buf b = {.max = 10};

	for (int i = 0; i < 1000; i++)
		zd_buf_putc(&b, 'x');
	cr_assert_eq(b.len, 10);
	cr_assert(b.overflow);
	zd_buf_clear(&b);
}

Test(buf, a_size_that_would_wrap_is_an_overflow)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, "x");
	cr_assert_not(zd_buf_reserve(&b, SIZE_MAX));
	cr_assert(b.overflow);
	cr_assert_str_eq(b.ptr, "x");
	zd_buf_clear(&b);
}

Test(buf, reserve_gives_room)
{
	struct zd_buf b = ZD_BUF_INIT;

	cr_assert(zd_buf_reserve(&b, 100000));
	cr_assert_gt(b.size, 100000);
	memset(b.ptr, 'x', 100000);
	b.ptr[100000] = '\0';
	b.len = 100000;
	zd_buf_putc(&b, 'y');
	cr_assert_eq(b.ptr[100000], 'y');
	zd_buf_clear(&b);
}

Test(buf, clear_keeps_the_cap_and_forgets_the_rest)
{
	struct zd_buf b = {.max = 3};

	zd_buf_puts(&b, "four");
	cr_assert(b.overflow);
	zd_buf_clear(&b);
	cr_assert_null(b.ptr);
	cr_assert_not(b.overflow);
	cr_assert_eq(b.max, 3);
	zd_buf_puts(&b, "new");
	cr_assert_str_eq(b.ptr, "new");
	zd_buf_clear(&b);
	zd_buf_clear(&b);
}
