#include "cli/cli.h"

#include "base/ascii.h"

static bool digits(const char **s, int n, int *out)
{
	*out = 0;
	for (int i = 0; i < n; i++, (*s)++) {
		if (!zd_is_digit(**s))
			return false;
		*out = *out * 10 + (**s - '0');
	}
	return true;
}

static bool skip(const char **s, char c)
{
	if (**s != c)
		return false;
	(*s)++;
	return true;
}

/* "Z", "+0200", "+02:00", " +0200", or nothing. */
static bool zone(const char **s, int *offset)
{
	int h, m, sign;

	*offset = 0;
	while (skip(s, ' '))
		;
	if (!**s || skip(s, 'Z'))
		return true;
	sign = **s == '-' ? -1 : 1;
	if (**s != '+' && **s != '-')
		return false;
	(*s)++;
	if (!digits(s, 2, &h))
		return false;
	skip(s, ':');
	if (!digits(s, 2, &m) || h > 14 || m > 59)
		return false;
	*offset = sign * (h * 60 + m);
	return true;
}

static bool seconds(const char *s, int64_t *when, int *offset)
{
	char *end;
	long long n;

	skip(&s, '@');
	if (!zd_is_digit(*s))
		return false;
	n = strtoll(s, &end, 10);
	*when = n;
	s = end;
	return n < 253402300800 && zone(&s, offset) && !*s;
}

static bool clock_time(const char **s, struct tm *tm)
{
	if (!skip(s, 'T') && !skip(s, ' '))
		return true;
	if (!digits(s, 2, &tm->tm_hour) || !skip(s, ':') ||
		!digits(s, 2, &tm->tm_min))
		return false;
	if (skip(s, ':') && !digits(s, 2, &tm->tm_sec))
		return false;
	return tm->tm_hour < 24 && tm->tm_min < 60 && tm->tm_sec < 61;
}

static bool civil(const char *s, int64_t *when, int *offset)
{
	struct tm tm = {0}, check;
	time_t t;

	if (!digits(&s, 4, &tm.tm_year) || !skip(&s, '-') ||
		!digits(&s, 2, &tm.tm_mon) || !skip(&s, '-') ||
		!digits(&s, 2, &tm.tm_mday) || !clock_time(&s, &tm) ||
		!zone(&s, offset) || *s)
		return false;
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	check = tm;
	t = timegm(&check);
	if (check.tm_mday != tm.tm_mday || check.tm_mon != tm.tm_mon)
		return false; /* 31 June */
	*when = (int64_t)t - *offset * 60;
	return true;
}

bool date_parse(const char *text, int64_t *when, int *offset)
{
	return civil(text, when, offset) || seconds(text, when, offset);
}
