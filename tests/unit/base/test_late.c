#include "base/late.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define FUNCTIONS(F) F(floor) F(ceil)
static struct {
	FUNCTIONS(ZD_LATE_FIELD)
} table;
static const char *const names[] = {FUNCTIONS(ZD_LATE_NAME) NULL};
static const char *const unknown[] = {"floor", "zd_there_is_none", NULL};

Test(late, each_function_in_its_place)
{
	struct zd_late late = {ZD_LATE_INIT("libm.so.6", "libc6")};

	cr_assert_eq(zd_late_load(&late, names, &table, NULL), 0);
	cr_assert_eq(table.floor(1.5), 1.0);
	cr_assert_eq(table.ceil(1.5), 2.0);
}

Test(late, a_library_is_loaded_once)
{
	struct zd_late late = {ZD_LATE_INIT("libm.so.6", "libc6")};

	cr_assert_eq(zd_late_load(&late, names, &table, NULL), 0);
	memset(&table, 0, sizeof(table));
	cr_assert_eq(zd_late_load(&late, names, &table, NULL), 0);
	cr_assert_null(table.floor);
}

Test(late, what_is_missing_is_named_with_its_package)
{
	struct zd_late late = {ZD_LATE_INIT("libzdnone.so.7", "libzdnone7")};
	struct zd_error err;

	for (int again = 0; again < 2; again++) {
		cr_assert_eq(
			zd_late_load(&late, names, &table, &err), ZD_ENOTFOUND);
		cr_assert_not_null(strstr(err.message, "libzdnone.so.7"));
		cr_assert_not_null(strstr(err.message, "package libzdnone7"));
	}
}

Test(late, a_missing_function_is_named)
{
	struct zd_late late = {ZD_LATE_INIT("libm.so.6", "libc6")};
	struct zd_error err;

	cr_assert_eq(zd_late_load(&late, unknown, &table, &err), ZD_ENOTFOUND);
	cr_assert_not_null(strstr(err.message, "zd_there_is_none"));
	cr_assert_eq(zd_late_load(&late, names, &table, &err), 0);
}

static void *load(void *late)
{
	return zd_late_load(late, names, &table, NULL) ? NULL : late;
}

Test(late, threads_may_meet)
{
	struct zd_late late = {ZD_LATE_INIT("libm.so.6", "libc6")};
	pthread_t thread[8];
	void *done;

	for (int i = 0; i < 8; i++)
		pthread_create(&thread[i], NULL, load, &late);
	for (int i = 0; i < 8; i++) {
		pthread_join(thread[i], &done);
		cr_assert_not_null(done);
	}
	cr_assert_eq(table.ceil(0.5), 1.0);
}
