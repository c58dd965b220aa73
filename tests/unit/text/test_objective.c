#include <criterion/criterion.h>

#include "base/buf.h"
#include "text/objective.h"

/* The numbers that a text names, as "4 9 10". */
static void names(const char *text, const char *expected)
{
	bool named[ZD_OBJECTIVES + 1] = {false};
	struct zd_buf b = ZD_BUF_INIT;

	zd_objectives_find(named, zd_slice_str(text));
	for (unsigned n = 1; n <= ZD_OBJECTIVES; n++)
		if (named[n])
			zd_buf_printf(&b, "%s%u", b.len ? " " : "", n);
	cr_expect_str_eq(zd_buf_str(&b), expected, "%s", text);
	cr_expect_not(named[0]);
	zd_buf_clear(&b);
}

Test(objective, is_found_by_its_number)
{
	names("in line with objective 4;", "4");
	names("Objective 23 and no other", "23");
	names("objectives 9 and 10, of which", "9 10");
	names("objectives 1, 2 and 16", "1 2 16");
	names("objectives 1, 2, and 16", "1 2 16");
	names("objectives 3 to 6 and 20", "3 4 5 6 20");
	names("objectives 3–6", "3 4 5 6");
	names("objective 4, and objective 5", "4 5");
}

Test(objective, is_not_found_where_there_is_none)
{
	names("all 23 objectives", "");
	names("objective 24, objective 0", "");
	names("the objectives of the Compact", "");
	names("objective", "");
	names("objectives ", "");
	names("objective 99999999999999999999", "");
	names("the subjective 4, subjectives 5", "");
	names("objectives 9 and others", "9");
	names("objectives 6 to 3", "6");
}

Test(objective, has_a_short_name)
{
	for (unsigned n = 1; n <= ZD_OBJECTIVES; n++)
		cr_expect_neq(*zd_objective_name(n), '\0');
	cr_expect_str_eq(zd_objective_name(0), "");
	cr_expect_str_eq(zd_objective_name(24), "");
}
