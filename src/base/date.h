/*
 * Civil dates of the Gregorian calendar: reading, writing, counting days,
 * weeks, months and working days; moments with the offset they were said
 * in. Knows no clock and no names of time zones.
 *
 *	struct zd_date d;
 *	zd_date_parse(&d, ZD_LIT("2026-05-05"));
 *	d = zd_date_shift(d, -6, ZD_WEEKS);	2026-03-24
 */
#ifndef ZD_BASE_DATE_H
#define ZD_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

struct zd_date {
	int year, month, day; /* month and day from 1 */
};

enum zd_date_unit { ZD_DAYS, ZD_WORKING_DAYS, ZD_WEEKS, ZD_MONTHS };

/* "2019-06-07", a day that exists, from the year 1000 on; else false. */
bool zd_date_parse(struct zd_date *out, struct zd_slice text);
/* "2019-06-07" and a NUL. */
#define ZD_DATE_ROOM 11
void zd_date_write(char out[ZD_DATE_ROOM], struct zd_date date);
/* "7 June 2019" and a NUL. */
#define ZD_DATE_LONG_ROOM 20
void zd_date_write_long(char out[ZD_DATE_LONG_ROOM], struct zd_date date);
/* Days since 1970-01-01, and back. Method: eras of 400 years that begin in
 * March, as in H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 * (2013). */
int64_t zd_date_days(struct zd_date date);
struct zd_date zd_date_from_days(int64_t days);
/* The day at seconds since 1970, in a zone so many minutes from UTC. */
struct zd_date zd_date_of(int64_t when, int offset);
/*
 * So many units later, or earlier where n is negative. A month later the
 * same day, or the last of a shorter month. Working days are Monday to
 * Friday: holidays are not known.
 */
struct zd_date zd_date_shift(
	struct zd_date date, int n, enum zd_date_unit unit);

/* Seconds since 1970, and the minutes from UTC of whoever says it. */
struct zd_moment {
	int64_t when;
	int offset;
};
/* "2019-07-09T18:00:00-04:00" and a NUL; a year of four digits. */
#define ZD_MOMENT_ROOM 26
void zd_moment_write(char out[ZD_MOMENT_ROOM], struct zd_moment moment);
/* Exactly that form, and a day and an hour that exist; else false. */
bool zd_moment_parse(struct zd_moment *out, struct zd_slice text);

#endif
