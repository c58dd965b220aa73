#include "diff/twin.h"

#include <criterion/criterion.h>

#include "text/draft.h"

/* 64 bytes that begin and end alike; `c` stands in the middle. */
static struct zd_slice long_text(char *room, char c)
{
	memset(room, 'x', 64);
	room[32] = c;
	return zd_slice(room, 64);
}

static uint32_t take(struct zd_twins *t, struct zd_slice text)
{
	uint64_t left = 1 << 20;
	uint32_t number;

	cr_assert(zd_twins_take(t, text, &left, &number));
	return number;
}

Test(twin, the_first_is_taken_first)
{
	struct zd_twins t = {0};

	zd_twins_add(&t, ZD_LIT("shall"), 3);
	zd_twins_add(&t, ZD_LIT("may"), 4);
	zd_twins_add(&t, ZD_LIT("shall"), 5);
	zd_twins_add(&t, ZD_LIT(""), 6);
	zd_twins_sort(&t);
	cr_expect_eq(take(&t, ZD_LIT("shall")), 3);
	cr_expect_eq(take(&t, ZD_LIT("shall")), 5);
	cr_expect_eq(take(&t, ZD_LIT("shall")), ZD_NONE);
	cr_expect_eq(take(&t, ZD_LIT("must")), ZD_NONE);
	cr_expect_eq(take(&t, ZD_LIT("")), 6);
	cr_expect_eq(take(&t, ZD_LIT("may")), 4);
	cr_expect_eq(take(&t, ZD_LIT("may")), ZD_NONE);
	zd_twins_clear(&t);
}

Test(twin, what_begins_and_ends_alike_is_told_apart)
{
	char a[64], b[64], c[64], d[64];
	struct zd_twins t = {0};

	zd_twins_add(&t, long_text(a, 'a'), 0);
	zd_twins_add(&t, long_text(b, 'b'), 1);
	zd_twins_add(&t, long_text(c, 'a'), 2);
	zd_twins_sort(&t);
	cr_expect_eq(take(&t, long_text(d, 'b')), 1);
	cr_expect_eq(take(&t, long_text(d, 'c')), ZD_NONE);
	cr_expect_eq(take(&t, long_text(d, 'a')), 0);
	cr_expect_eq(take(&t, long_text(d, 'b')), ZD_NONE);
	cr_expect_eq(take(&t, long_text(d, 'a')), 2);
	cr_expect_eq(take(&t, long_text(d, 'a')), ZD_NONE);
	zd_twins_clear(&t);
}

/* Of three that are alike by their ends the third is the same. */
Test(twin, it_ends_where_no_bytes_are_left)
{
	char a[64], b[64], c[64], d[64];
	struct zd_twins t = {0};
	uint64_t left = 3 * 65 - 1;
	uint32_t number;

	zd_twins_add(&t, long_text(a, 'a'), 0);
	zd_twins_add(&t, long_text(b, 'b'), 1);
	zd_twins_add(&t, long_text(c, 'c'), 2);
	zd_twins_sort(&t);
	cr_expect_not(zd_twins_take(&t, long_text(d, 'c'), &left, &number));
	cr_expect_eq(number, ZD_NONE);
	left = 0;
	cr_expect(zd_twins_take(&t, ZD_LIT("other"), &left, &number));
	left = 3 * 65;
	cr_expect(zd_twins_take(&t, long_text(d, 'c'), &left, &number));
	cr_expect_eq(number, 2);
	cr_expect_eq(left, 0);
	zd_twins_clear(&t);
}

/* However many are the same, each is found at once. */
Test(twin, many_that_are_the_same)
{
	struct zd_twins t = {0};
	uint64_t left = 20000 * 6;
	uint32_t number;

	for (uint32_t i = 0; i < 20000; i++)
		zd_twins_add(&t, ZD_LIT("shall"), i);
	zd_twins_sort(&t);
	for (uint32_t i = 0; i < 20000; i++) {
		cr_assert(zd_twins_take(&t, ZD_LIT("shall"), &left, &number));
		cr_assert_eq(number, i);
	}
	zd_twins_clear(&t);
}
