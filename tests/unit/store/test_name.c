/* Names that may become a component of a ref; subjects of reflogs. */
#include <criterion/criterion.h>

#include "store/private.h"

static const char *const good[] = {"EU", "G77", "rev1", "zero", "CAN-NZ", "a_b",
	"v1.2", "0", "x-", "HEADS", "lock", "a.locker",
	"abcdefabcdefabcdefabcdefabcdefabcdefabc"};
static const char *const bad[] = {"", "a b", "a/b", "..", "a..b", ".a", "a.",
	"-a", "a.lock", ".lock", "a\nb", "a\x7f", "a~1", "a^", "a:b", "a?",
	"a*", "[a]", "a\\b", "@", "a@{1}", "HEAD", "T\xc3\xbcrkiye", "\xff",
	"<a>", "0123456789012345678901234567890123456789",
	"abcdefABCDEFabcdefabcdefabcdefabcdefabcd"};

Test(name, good_ones)
{
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		cr_assert(zd_store_name_ok(good[i]), "%s", good[i]);
}

Test(name, bad_ones)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_assert_not(zd_store_name_ok(bad[i]), "%s", bad[i]);
	cr_assert_not(zd_store_name_ok(NULL));
}

Test(name, as_long_as_the_cap)
{
	char s[200];

	memset(s, 'a', sizeof(s));
	s[128] = '\0';
	cr_assert(zd_store_name_ok(s));
	s[128] = 'a';
	s[129] = '\0';
	cr_assert_not(zd_store_name_ok(s));
}

/* Whatever passes is a ref name for git too. */
Test(name, agrees_with_libgit2)
{
	char s[4] = {0}, ref[40];
	int valid;

	cr_assert_eq(zd_git_begin(NULL), 0);
	for (int a = 1; a < 256; a++)
		for (int b = 0; b < 256; b++) {
			s[0] = (char)a;
			s[1] = (char)b;
			if (!zd_store_name_ok(s))
				continue;
			snprintf(ref, sizeof(ref), "refs/heads/%s", s);
			git_reference_name_is_valid(&valid, ref);
			cr_assert(valid, "%s", ref);
		}
	zd_git_end();
}

Test(name, a_subject_is_cut_between_characters)
{
	char message[500], out[201];

	zd_message_subject(out, "one line\nanother");
	cr_assert_str_eq(out, "one line");
	memset(message, 'x', sizeof(message));
	message[199] = '\xc3';
	message[200] = '\xa9';
	message[499] = '\0';
	zd_message_subject(out, message);
	cr_assert_eq(strlen(out), 199);
	message[199] = 'x';
	message[200] = 'x';
	zd_message_subject(out, message);
	cr_assert_eq(strlen(out), 200);
}
