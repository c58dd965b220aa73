#include <criterion/criterion.h>

#include "base/archive.h"

static const struct zd_part parts[] = {
	{"a.xml", {"one", 3}}, {"b/c.xml", {"", 0}}};

Test(archive, gives_back_what_was_put_in)
{
	struct zd_buf bytes = ZD_BUF_INIT, again = ZD_BUF_INIT,
		      part = ZD_BUF_INIT;
	struct zd_archive *a;
	struct zd_error err = {0};

	cr_assert_eq(zd_archive_write(&bytes, parts, 2, &err), 0);
	cr_assert_eq(zd_archive_write(&again, parts, 2, &err), 0);
	cr_assert(zd_slice_eq(zd_buf_slice(&bytes), zd_buf_slice(&again)));
	cr_assert(zd_archive_is(zd_buf_slice(&bytes)));
	cr_assert_eq(zd_archive_open(&a, zd_buf_slice(&bytes), &err), 0);
	cr_assert_eq(zd_archive_part(&part, a, "a.xml", &err), 0);
	cr_assert_str_eq(zd_buf_str(&part), "one");
	cr_assert_eq(zd_archive_part(&part, a, "b/c.xml", &err), 0);
	cr_assert_eq(part.len, 3);
	cr_assert_not(zd_archive_has(a, "c.xml"));
	cr_assert_eq(zd_archive_part(&part, a, "c.xml", &err), ZD_ENOTFOUND);
	zd_archive_free(a);
	zd_buf_clear(&bytes);
	zd_buf_clear(&again);
	zd_buf_clear(&part);
}

Test(archive, refuses_what_is_cut_off_anywhere)
{
	struct zd_buf bytes = ZD_BUF_INIT;
	struct zd_archive *a;

	cr_assert_eq(zd_archive_write(&bytes, parts, 2, NULL), 0);
	for (size_t n = 0; n < bytes.len; n++) {
		cr_assert_neq(
			zd_archive_open(&a, zd_slice(bytes.ptr, n), NULL), 0);
		cr_assert_null(a);
	}
	zd_buf_clear(&bytes);
}

Test(archive, refuses_names_that_lead_out)
{
	static const char *const names[] = {
		"../x", "a/../../x", "/x", "a\\b", "C:x", "a/.."};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct zd_part part = {names[i], {"x", 1}};
		struct zd_buf bytes = ZD_BUF_INIT;
		struct zd_archive *a;

		cr_assert_eq(zd_archive_write(&bytes, &part, 1, NULL), 0);
		cr_assert_eq(zd_archive_open(&a, zd_buf_slice(&bytes), NULL),
			ZD_EFORMAT, "%s", names[i]);
		zd_buf_clear(&bytes);
	}
}
