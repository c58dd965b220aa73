#include <criterion/criterion.h>
#include <stdint.h>

#include "base/breaks.h"

/* All places, from the last to the first. */
static void breaks(const char *text, size_t end, const char *places)
{
	struct zd_breaks b = {0};
	char got[80] = "";
	size_t at = end;

	zd_breaks_begin(&b, zd_slice_str(text));
	while ((at = zd_breaks_last(&b, at)) != SIZE_MAX)
		snprintf(got + strlen(got), sizeof(got) - strlen(got), "%zu ",
			at);
	cr_assert_str_eq(got, places, "%s: %s", text, got);
	zd_breaks_clear(&b);
}

Test(breaks, are_where_unicode_allows_them)
{
	breaks("one two-three", 13, "8 4 ");
	breaks("大会，重申", 15, "12 9 3 ");
	breaks("「大会」", 12, "6 ");
	breaks("A\xc2\xa0"
	       "B",
		4, "");
}

Test(breaks, are_before_the_end_that_is_given)
{
	breaks("one two-three", 8, "4 ");
	breaks("one two-three", 4, "");
	breaks("one", 0, "");
	breaks("one", 4, "");
	breaks("", 0, "");
}

Test(breaks, are_between_words_of_a_dictionary)
{
	/* Thai and Khmer: rights of the child; Lao: the right */
	breaks("สิทธิของเด็ก", 36, "24 15 ");
	breaks("សិទ្ធិរបស់កុមារ", 45, "30 18 ");
	breaks("ສິດທິຂອງເດັກ", 36, "24 15 ");
}

Test(breaks, one_after_another)
{
	struct zd_breaks b = {0};

	zd_breaks_begin(&b, ZD_LIT("a b"));
	cr_assert_eq(zd_breaks_last(&b, 3), 2);
	zd_breaks_begin(&b, ZD_LIT("aaa b"));
	cr_assert_eq(zd_breaks_last(&b, 5), 4);
	zd_breaks_clear(&b);
	zd_breaks_clear(&b);
}
