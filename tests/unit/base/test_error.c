#include "base/error.h"

#include <criterion/criterion.h>

Test(error, set_fills_and_returns_the_code)
{
	struct zd_error err;

	memset(&err, 0xff, sizeof(err));
	cr_assert_eq(zd_error_set(&err, ZD_EIO, "%s: %s", "zero.md", "gone"),
		ZD_EIO);
	cr_assert_eq(err.code, ZD_EIO);
	cr_assert_str_eq(err.message, "zero.md: gone");
	cr_assert_str_eq(err.path, "");
	cr_assert_eq(err.line, 0);
	cr_assert_eq(err.column, 0);
}

Test(error, a_second_error_leaves_nothing_of_the_first)
{
	struct zd_error err;

	zd_error_set(&err, ZD_EUTF8, "a long message about a byte");
	zd_error_place(&err, "zero.md", 3, 14);
	zd_error_set(&err, ZD_ELIMIT, "short");
	cr_assert_str_eq(err.message, "short");
	cr_assert_str_eq(err.path, "");
	cr_assert_eq(err.line, 0);
}

Test(error, place)
{
	struct zd_error err;

	zd_error_set(&err, ZD_EFORMAT, "no label");
	zd_error_place(&err, "zero.md", 3, 14);
	cr_assert_str_eq(err.message, "no label");
	cr_assert_eq(err.code, ZD_EFORMAT);
	cr_assert_str_eq(err.path, "zero.md");
	cr_assert_eq(err.line, 3);
	cr_assert_eq(err.column, 14);
	zd_error_place(&err, NULL, 0, 0);
	cr_assert_str_eq(err.path, "");
}

Test(error, nobody_need_listen)
{
	cr_assert_eq(zd_error_set(NULL, ZD_EGIT, "%d", 1), ZD_EGIT);
	zd_error_place(NULL, "x", 1, 1);
}

Test(error, too_long_is_cut_and_terminated)
{
	struct zd_error err;
	char path[2000];

	memset(path, 'p', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	zd_error_set(&err, ZD_EIO, "%s", path);
	cr_assert_eq(strlen(err.message), sizeof(err.message) - 1);
	zd_error_place(&err, path, 1, 1);
	cr_assert_eq(strlen(err.path), sizeof(err.path) - 1);
}
