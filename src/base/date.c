#include "base/date.h"

#include "base/ascii.h"

#include <stdio.h>

static bool leap(int year)
{
	return (!(year % 4) && year % 100) || !(year % 400);
}

static int days_of_month(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

static bool digits(struct zd_slice s, size_t at, size_t n, int *out)
{
	*out = 0;
	for (size_t i = at; i < at + n; i++) {
		if (!zd_is_digit(s.ptr[i]))
			return false;
		*out = *out * 10 + (s.ptr[i] - '0');
	}
	return true;
}

bool zd_date_parse(struct zd_date *out, struct zd_slice s)
{
	struct zd_date d;

	if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-' ||
		!digits(s, 0, 4, &d.year) || !digits(s, 5, 2, &d.month) ||
		!digits(s, 8, 2, &d.day))
		return false;
	if (d.year < 1000 || d.month < 1 || d.month > 12 || d.day < 1 ||
		d.day > days_of_month(d.year, d.month))
		return false;
	*out = d;
	return true;
}

void zd_date_write(char out[ZD_DATE_ROOM], struct zd_date d)
{
	snprintf(out, ZD_DATE_ROOM, "%04u-%02u-%02u", (unsigned)d.year % 10000,
		(unsigned)d.month % 100, (unsigned)d.day % 100);
}

void zd_date_write_long(char out[ZD_DATE_LONG_ROOM], struct zd_date d)
{
	static const char *const months[] = {"January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December"};

	snprintf(out, ZD_DATE_LONG_ROOM, "%u %s %u", (unsigned)d.day % 100,
		months[(d.month - 1) % 12], (unsigned)d.year % 10000);
}

int64_t zd_date_days(struct zd_date d)
{
	/* The year begins in March, so that February's end is the year's. */
	int64_t y = d.month > 2 ? d.year : d.year - 1;
	int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
	int64_t of_year = (153 * ((d.month + 9) % 12) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
		of_year - 719468;
}

struct zd_date zd_date_from_days(int64_t days)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t year =
		(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;
	struct zd_date d;

	d.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	d.month = (int)(month < 10 ? month + 3 : month - 9);
	d.year = (int)(year + era * 400 + (d.month <= 2));
	return d;
}

struct zd_date zd_date_of(int64_t when, int offset)
{
	int64_t s = when + (int64_t)offset * 60;

	return zd_date_from_days((s >= 0 ? s : s - 86399) / 86400);
}

static struct zd_date shift_months(struct zd_date d, int n)
{
	int months = d.year * 12 + d.month - 1 + n, last;

	d.year = months / 12;
	d.month = months % 12 + 1;
	last = days_of_month(d.year, d.month);
	if (d.day > last)
		d.day = last;
	return d;
}

static struct zd_date shift_working(struct zd_date d, int n)
{
	int64_t day = zd_date_days(d);
	int step = n < 0 ? -1 : 1, weekday;

	while (n) {
		day += step;
		/* 1 January 1970 was a Thursday; 0 is Monday. */
		weekday = (int)(((day + 3) % 7 + 7) % 7);
		if (weekday < 5)
			n -= step;
	}
	return zd_date_from_days(day);
}

struct zd_date zd_date_shift(struct zd_date d, int n, enum zd_date_unit unit)
{
	switch (unit) {
	case ZD_MONTHS: return shift_months(d, n);
	case ZD_WORKING_DAYS: return shift_working(d, n);
	case ZD_WEEKS: n *= 7; break;
	case ZD_DAYS: break;
	}
	return zd_date_from_days(zd_date_days(d) + n);
}

void zd_moment_write(char out[ZD_MOMENT_ROOM], struct zd_moment m)
{
	struct zd_date d = zd_date_of(m.when, m.offset);
	int64_t local = m.when + m.offset * 60 - zd_date_days(d) * 86400;
	unsigned s = (unsigned)local % 86400;
	unsigned off = (unsigned)(m.offset < 0 ? -m.offset : m.offset);
	char day[ZD_DATE_ROOM];

	zd_date_write(day, d);
	snprintf(out, ZD_MOMENT_ROOM, "%.10sT%02u:%02u:%02u%c%02u:%02u", day,
		s / 3600, s / 60 % 60, s % 60, m.offset < 0 ? '-' : '+',
		off / 60 % 100, off % 60);
}

bool zd_moment_parse(struct zd_moment *out, struct zd_slice s)
{
	static const char form[] = "dddd-dd-ddTdd:dd:dd?dd:dd";
	struct zd_date d;
	int hour, minute, second, oh, om;

	if (s.len != sizeof(form) - 1 ||
		!zd_date_parse(&d, zd_slice_sub(s, 0, 10)) ||
		(s.ptr[19] != '+' && s.ptr[19] != '-'))
		return false;
	for (size_t i = 10; i < s.len; i++)
		if (form[i] != 'd' && form[i] != '?' && s.ptr[i] != form[i])
			return false;
	if (!digits(s, 11, 2, &hour) || !digits(s, 14, 2, &minute) ||
		!digits(s, 17, 2, &second) || !digits(s, 20, 2, &oh) ||
		!digits(s, 23, 2, &om) || hour > 23 || minute > 59 ||
		second > 59 || oh > 14 || om > 59)
		return false;
	out->offset = (oh * 60 + om) * (s.ptr[19] == '-' ? -1 : 1);
	out->when = zd_date_days(d) * 86400 + hour * 3600 + minute * 60 +
		second - out->offset * 60;
	return true;
}
