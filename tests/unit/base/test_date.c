#include <criterion/criterion.h>

#include "base/date.h"

static struct zd_date date(const char *text)
{
	struct zd_date d = {0};

	cr_assert(zd_date_parse(&d, zd_slice_str(text)), "%s", text);
	return d;
}

static void shifts(
	const char *from, int n, enum zd_date_unit unit, const char *to)
{
	char out[ZD_DATE_ROOM];

	zd_date_write(out, zd_date_shift(date(from), n, unit));
	cr_expect_str_eq(out, to, "%s %d", from, n);
}

Test(date, reads_days_that_exist)
{
	static const char *const wrong[] = {"", "2026-02-29", "2026-13-01",
		"2026-00-10", "2026-04-31", "2026-4-01", "2026-04-1",
		"26-04-01", "2026/04/01", "2026-04-01 ", "0999-01-01",
		"2100-02-29"};
	struct zd_date d;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(zd_date_parse(&d, zd_slice_str(wrong[i])), "%s",
			wrong[i]);
	d = date("2024-02-29");
	cr_expect(d.year == 2024 && d.month == 2 && d.day == 29);
	date("2000-02-29");
}

Test(date, counts_days_and_back)
{
	cr_expect_eq(zd_date_days(date("1970-01-01")), 0);
	cr_expect_eq(zd_date_days(date("2000-03-01")), 11017);
	cr_expect_eq(zd_date_days(date("1969-12-31")), -1);
	for (int64_t day = -200000; day < 200000; day += 37)
		cr_expect_eq(zd_date_days(zd_date_from_days(day)), day);
}

Test(date, knows_the_day_of_a_moment)
{
	char out[ZD_DATE_ROOM];

	zd_date_write(out, zd_date_of(1559948400, 0)); /* 7 June, 23:00 UTC */
	cr_expect_str_eq(out, "2019-06-07");
	zd_date_write(out, zd_date_of(1559948400, 120));
	cr_expect_str_eq(out, "2019-06-08");
	zd_date_write(out, zd_date_of(-1, 0));
	cr_expect_str_eq(out, "1969-12-31");
}

Test(date, shifts_by_calendar_units)
{
	shifts("2026-05-05", -6, ZD_WEEKS, "2026-03-24");
	shifts("2026-05-05", -3, ZD_MONTHS, "2026-02-05");
	shifts("2026-05-31", -3, ZD_MONTHS, "2026-02-28");
	shifts("2023-12-31", 2, ZD_MONTHS, "2024-02-29");
	shifts("2026-01-15", -1, ZD_MONTHS, "2025-12-15");
	shifts("2026-12-31", 1, ZD_DAYS, "2027-01-01");
}

Test(date, skips_week_ends)
{
	/* 8 May 2026 is a Friday. */
	shifts("2026-05-08", 1, ZD_WORKING_DAYS, "2026-05-11");
	shifts("2026-05-08", 10, ZD_WORKING_DAYS, "2026-05-22");
	shifts("2026-05-10", 1, ZD_WORKING_DAYS, "2026-05-11");
	shifts("2026-05-11", -1, ZD_WORKING_DAYS, "2026-05-08");
	shifts("2026-05-08", 0, ZD_WORKING_DAYS, "2026-05-08");
}

Test(date, moments)
{
	static const struct {
		const char *text;
		int64_t when;
		int offset;
	} good[] = {{"1970-01-01T00:00:00+00:00", 0, 0},
		{"2019-07-09T18:00:00-04:00", 1562709600, -240},
		{"2019-07-10T03:45:00+05:45", 1562709600, 345},
		{"2020-02-29T23:59:59-00:30", 1583022599, -30}};
	static const char *const bad[] = {"", "2019-07-09",
		"2019-07-09T18:00-04:00", "2019-02-30T18:00:00-04:00",
		"2019-07-09T24:00:00-04:00", "2019-07-09T18:60:00-04:00",
		"2019-07-09 18:00:00-04:00", "2019-07-09T18:00:00Z04:00",
		"2019-07-09T18:00:00-15:00", "2019-07-09T18:00:00-0400x"};
	char text[ZD_MOMENT_ROOM];
	struct zd_moment m;

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		cr_assert(zd_moment_parse(&m, zd_slice_str(good[i].text)));
		cr_expect_eq(m.when, good[i].when, "%s", good[i].text);
		cr_expect_eq(m.offset, good[i].offset, "%s", good[i].text);
		zd_moment_write(text, m);
		cr_expect_str_eq(text, good[i].text);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_expect_not(zd_moment_parse(&m, zd_slice_str(bad[i])), "%s",
			bad[i]);
}
