/* Deadlines in several zones, objections in time and late, the result. */
#include <criterion/criterion.h>

#include "negotiation/silence.h"

#define TEXT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OPEN                                                                   \
	"open\t2026-03-02T09:00:00-05:00\t2026-03-05T18:00:00-05:00\t" TEXT    \
	"\tzero\t\n"

static struct zd_silences all;
static struct zd_error err;

static int parse(const char *file)
{
	return zd_silences_parse(&all, zd_slice_str(file), &err);
}

static void end(void)
{
	zd_silences_clear(&all);
}

Test(silence, no_file_has_none, .fini = end)
{
	cr_assert_eq(parse(""), 0);
	cr_assert_eq(all.list.len, 0);
}

/* 18:00 in New York is 23:00 in London and midnight in Geneva. */
Test(silence, in_time_whatever_the_zone, .fini = end)
{
	cr_assert_eq(
		parse(OPEN "object\t2026-03-06T00:00:00+01:00\tCHE\tOP1\t\n"
			   "object\t2026-03-05T23:00:01+00:00\tUK\t\tlate\n"
			   "object\t2026-03-06T04:44:59+05:45\tNPL\t\t\n"),
		0);
	cr_assert_eq(all.list.len, 1);
	cr_assert_eq(all.list.at[0].objections.len, 3);
	cr_assert(!all.list.at[0].objections.at[0].late);
	cr_assert(all.list.at[0].objections.at[1].late);
	cr_assert(!all.list.at[0].objections.at[2].late);
	cr_assert_eq(all.list.at[0].in_time, 2);
	cr_assert_eq(all.list.at[0].state, ZD_SILENCE_RUNS);
}

Test(silence, extended, .fini = end)
{
	cr_assert_eq(
		parse(OPEN "extend\t2026-03-05T12:00:00-05:00\t"
			   "2026-03-09T18:00:00-04:00\tsummer time\n"
			   "object\t2026-03-09T21:59:59+00:00\tEU\t\tin time\n"
			   "close\t2026-03-10T09:00:00-04:00\tbroken\t\n"),
		0);
	cr_assert_eq(all.list.at[0].terms.len, 2);
	cr_assert_eq(zd_silence_until(&all.list.at[0]).offset, -240);
	cr_assert_eq(all.list.at[0].in_time, 1);
	cr_assert_eq(all.list.at[0].state, ZD_SILENCE_BROKEN);
}

/* Broken, broken, held: each is a silence of its own. */
Test(silence, a_third_time, .fini = end)
{
	cr_assert_eq(
		parse(OPEN "object\t2026-03-03T09:00:00+00:00\tEU\t\tno\n"
			   "close\t2026-03-06T09:00:00+00:00\tbroken\t\n" OPEN
			   "object\t2026-03-03T09:00:00+00:00\tUS\t\tno\n"
			   "close\t2026-03-06T09:00:00+00:00\tbroken\t\n" OPEN
			   "close\t2026-03-06T09:00:00+00:00\theld\tthanks\n"),
		0);
	cr_assert_eq(all.list.len, 3);
	cr_assert_eq(all.list.at[1].state, ZD_SILENCE_BROKEN);
	cr_assert_eq(all.list.at[2].state, ZD_SILENCE_HELD);
	cr_assert_eq(all.list.at[2].objections.len, 0);
	cr_assert(zd_slice_is(all.list.at[2].remark, "thanks"));
}

Test(silence, the_moment_as_it_was_said, .fini = end)
{
	struct zd_moment m = {1772748000, -300}; /* 2026-03-05, 22:00 UTC */
	struct zd_arena a = {0};

	cr_assert(zd_slice_is(
		zd_moment_text(&a, m), "5 March 2026, 17:00 (UTC-05:00)"));
	m.offset = 345;
	cr_assert(zd_slice_is(
		zd_moment_text(&a, m), "6 March 2026, 03:45 (UTC+05:45)"));
	zd_arena_clear(&a);
}

Test(silence, what_is_no_act_is_named_by_its_line)
{
	static const char *const faulty[] = {
		OPEN "shout\t2026-03-03T09:00:00+00:00\tEU\t\t\n",
		OPEN "object\tyesterday\tEU\t\t\n",
		OPEN "object\t2026-03-03T09:00:00+00:00\t\t\tnobody\n",
		OPEN "close\t2026-03-03T09:00:00+00:00\tperhaps\t\n",
		OPEN
		"open\t2026-03-03T09:00:00+00:00\t2026-03-05T18:00:00+00:00"
		"\tabc\tz\n",
	};

	for (size_t i = 0; i < sizeof(faulty) / sizeof(*faulty); i++) {
		cr_assert_eq(parse(faulty[i]), ZD_EFORMAT, "%zu", i);
		cr_assert(strstr(err.message, "silence:2:") != NULL, "%s",
			err.message);
	}
	cr_assert_eq(parse("object\t2026-03-03T09:00:00+00:00\tEU\t\t\n"),
		ZD_EFORMAT);
	cr_assert(strstr(err.message, "silence:1:") != NULL);
}
