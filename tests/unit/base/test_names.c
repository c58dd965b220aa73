/* A table of names against looking at every entry. */
#include "base/names.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const words[] = {
	"b", "a", "ab", "", "b", "aa", "B", "b\xc3\xa9", "a"};
#define WORDS (sizeof(words) / sizeof(words[0]))

static void fill(struct zd_names *n)
{
	for (uint32_t i = 0; i < WORDS; i++)
		zd_names_add(n, zd_slice_str(words[i]), i);
	zd_names_sort(n);
}

Test(names, every_name_is_found_with_its_first_number)
{
	struct zd_names n = {0};

	fill(&n);
	cr_assert_eq(n.len, WORDS);
	for (size_t i = 0; i < WORDS; i++) {
		size_t at = zd_names_find(&n, zd_slice_str(words[i]));
		uint32_t first = 0;

		while (strcmp(words[first], words[i]) != 0)
			first++;
		cr_assert_lt(at, n.len);
		cr_expect_str_eq(words[n.at[at].is], words[i]);
		cr_expect_eq(n.at[at].is, first, "%s", words[i]);
		cr_expect_eq(zd_names_first(&n, zd_slice_str(words[i])), first);
	}
	zd_names_clear(&n);
}

Test(names, stand_in_order_and_numbers_too)
{
	struct zd_names n = {0};

	fill(&n);
	for (size_t i = 1; i < n.len; i++) {
		int c = zd_slice_cmp(n.at[i - 1].name, n.at[i].name);

		cr_expect(c < 0 || (!c && n.at[i - 1].is < n.at[i].is));
	}
	zd_names_clear(&n);
}

Test(names, what_is_not_there_is_not_found)
{
	struct zd_names n = {0};

	cr_expect_eq(zd_names_find(&n, ZD_LIT("a")), SIZE_MAX);
	zd_names_sort(&n);
	fill(&n);
	cr_expect_eq(zd_names_find(&n, ZD_LIT("abc")), SIZE_MAX);
	cr_expect_eq(zd_names_find(&n, ZD_LIT("A")), SIZE_MAX);
	cr_expect_eq(zd_names_find(&n, ZD_LIT("z")), SIZE_MAX);
	cr_expect_eq(zd_names_first(&n, ZD_LIT("z")), UINT32_MAX);
	zd_names_clear(&n);
	cr_expect_eq(n.len, 0);
}
