#include <criterion/criterion.h>

#include "text/bracket_said.h"

/* Said and done, and found again from what it makes. */
static void check(const char *from, const char *said, const char *to)
{
	struct zd_buf out = ZD_BUF_INIT;
	const char *found =
		zd_bracket_said(zd_slice_str(from), zd_slice_str(to));

	cr_expect(zd_bracket_do(&out, zd_slice_str(from), zd_slice_str(said)));
	cr_expect_str_eq(zd_buf_str(&out), to);
	cr_expect(found && !strcmp(found, said), "%s: %s", from,
		found ? found : "nothing");
	zd_buf_clear(&out);
}

static void nothing(const char *from, const char *to)
{
	const char *found =
		zd_bracket_said(zd_slice_str(from), zd_slice_str(to));

	cr_expect_null(found, "%s: %s", from, found);
}

Test(bracket_said, lifted)
{
	check("[shall]", "lift", "shall");
	check(", [and [by] 2028]", "lift", ", and [by] 2028");
	check("[and [by] 2028]", "lift all", "and by 2028");
	check("a [[b]]", "lift all", "a b");
	check("[see[^a]]", "lift", "see[^a]");
}

Test(bracket_said, put)
{
	check("by 2028", "bracket", "[by 2028]");
	check("*Invites*", "bracket", "*[Invites]*");
	check("*Invites* him", "bracket", "[*Invites* him]");
}

Test(bracket_said, chosen)
{
	check("[shall][should]", "choose the first", "shall");
	check("[shall][should]", "choose the second", "should");
	check("[a][b[c]][d]", "choose the second", "b[c]");
	check("[a][b][c]", "delete the second", "[a][c]");
}

Test(bracket_said, words)
{
	nothing("[shall]", "will");
	nothing("shall", "should");
	nothing("[shall", "shall");
	nothing("shall]", "shall");
	nothing("[shall] [should]", "shall");
	nothing("see[^a]", "see");
}

Test(bracket_said, not_of_brackets)
{
	struct zd_buf out = ZD_BUF_INIT;

	cr_expect(!zd_bracket_do(&out, ZD_LIT("[a]"), ZD_LIT("retain")));
	cr_expect(!zd_bracket_do(&out, ZD_LIT("a"), ZD_LIT("lift")));
	cr_expect(!zd_bracket_do(&out, ZD_LIT("[a]"), ZD_LIT("choose the ")));
	cr_expect_eq(out.len, 0);
	zd_buf_clear(&out);
}

Test(bracket_said, whole)
{
	struct zd_slice in;

	cr_expect(zd_bracket_whole(ZD_LIT("[, a [b]]"), &in));
	cr_expect(zd_slice_is(in, ", a [b]"));
	cr_expect(!zd_bracket_whole(ZD_LIT("[a][b]"), &in));
	cr_expect(!zd_bracket_whole(ZD_LIT("[^a]"), &in));
}
