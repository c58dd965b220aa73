/* libgit2's failures, told in our words. */
#include <errno.h>

#include <criterion/criterion.h>

#include "store/git2.h"
#include "store/giterr.h"

static void setup(void)
{
	cr_assert_eq(zd_git_begin(NULL), 0);
	git_error_clear();
}

static void teardown(void)
{
	zd_git_end();
}

TestSuite(giterr, .init = setup, .fini = teardown);

static const struct {
	int rc, class;
	const char *reason;
	int number; /* errno, as the failing call left it */
	int code;
	const char *says;
} failures[] = {
	{-1, 0, NULL, 0, ZD_EGIT, "does not say why"},
	{GIT_ENOTFOUND, 0, NULL, 0, ZD_ENOTFOUND, "none such"},
	{GIT_ELOCKED, 0, NULL, 0, ZD_ELOCKED, "lock"},
	{GIT_EEXISTS, GIT_ERROR_REFERENCE, "taken", 0, ZD_EEXISTS, "taken"},
	{GIT_EAMBIGUOUS, GIT_ERROR_ODB, "two", 0, ZD_EAMBIGUOUS, "two"},
	{GIT_EINVALIDSPEC, GIT_ERROR_INVALID, "bad", 0, ZD_EUSAGE, "bad"},
	{GIT_ENOTFOUND, GIT_ERROR_ODB, "no match", 0, ZD_EGIT, "missing"},
	{GIT_EMISMATCH, GIT_ERROR_ODB, "mismatch", 0, ZD_EGIT, "damaged"},
	{-1, GIT_ERROR_FILESYSTEM, "x", 0, ZD_EIO, "x"},
	{-1, GIT_ERROR_ZLIB, "Buffer error", ENOSPC, ZD_EIO, "no space"},
	{-1, GIT_ERROR_OBJECT, "No space left on device", 0, ZD_EIO,
		"no space"},
	{-1, 0, NULL, ENOSPC, ZD_EIO, "no space"},
	{-1, 0, NULL, EDQUOT, ZD_EIO, "no space"},
	{-1, 0, NULL, EROFS, ZD_EIO, "Read-only"},
	{GIT_EOWNER, GIT_ERROR_CONFIG, "x", 0, ZD_EGIT, "safe.directory"},
	{GIT_ENOTFOUND, GIT_ERROR_CONFIG,
		"config value 'safe.directory' was not found", 0, ZD_EGIT,
		"another user"},
	{-1, GIT_ERROR_REPOSITORY,
		"unsupported extension name extensions.objectformat", 0,
		ZD_EGIT, "SHA-256"},
};

Test(giterr, every_kind)
{
	struct zd_error err;

	for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++) {
		git_error_clear();
		if (failures[i].reason)
			git_error_set_str(
				failures[i].class, failures[i].reason);
		errno = failures[i].number;
		cr_assert_eq(zd_giterr(&err, failures[i].rc, "%s", "what"),
			failures[i].code, "%zu: %s", i, err.message);
		cr_assert_eq(err.code, failures[i].code);
		cr_assert(strstr(err.message, failures[i].says) != NULL,
			"%zu: %s", i, err.message);
		cr_assert_eq(strncmp(err.message, "what: ", 6), 0);
	}
}

Test(giterr, a_reason_is_told_once)
{
	struct zd_error err;

	git_error_set_str(GIT_ERROR_REFERENCE, "stale");
	zd_giterr(&err, -1, "first");
	zd_giterr(&err, -1, "second");
	cr_assert_null(strstr(err.message, "stale"));
}

Test(giterr, nobody_need_listen)
{
	cr_assert_eq(zd_giterr(NULL, GIT_EEXISTS, "x"), ZD_EEXISTS);
}
