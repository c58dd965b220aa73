#include "base/slice.h"

#include <criterion/criterion.h>
#include <stdint.h>

#include "base/mem.h"

#define S(s) zd_slice_str(s)
/* A slice without a pointer: what {0} gives. */
static const struct zd_slice none = {0};

static bool is(struct zd_slice s, const char *expect)
{
	return s.len == strlen(expect) &&
		(!s.len || !memcmp(s.ptr, expect, s.len));
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

Test(slice, of_strings)
{
	cr_assert_eq(S(NULL).len, 0);
	cr_assert_eq(S("").len, 0);
	cr_assert_eq(S("OP7").len, 3);
}

static const struct {
	const char *a, *b;
	int order;
} pairs[] = {
	{"", "", 0},
	{"", "a", -1},
	{"a", "a", 0},
	{"a", "b", -1},
	{"a", "ab", -1},
	{"ab", "b", -1},
	{"\x7f", "\xc3\xa9", -1}, /* bytes are unsigned */
	{"OP10", "OP9", -1},
};

Test(slice, order_and_equality)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct zd_slice a = S(pairs[i].a), b = S(pairs[i].b);

		cr_expect_eq(zd_slice_cmp(a, b), pairs[i].order, "%zu", i);
		cr_expect_eq(zd_slice_cmp(b, a), -pairs[i].order, "%zu", i);
		cr_expect_eq(zd_slice_eq(a, b), !pairs[i].order, "%zu", i);
		cr_expect_eq(zd_slice_is(a, pairs[i].b), !pairs[i].order);
	}
}

Test(slice, nul_bytes_count)
{
	cr_assert(zd_slice_eq(zd_slice("a\0b", 3), zd_slice("a\0b", 3)));
	cr_assert_not(zd_slice_eq(zd_slice("a\0b", 3), zd_slice("a\0c", 3)));
	cr_assert_eq(zd_slice_cmp(zd_slice("a\0b", 3), zd_slice("a", 1)), 1);
	cr_assert_eq(zd_slice_chr(zd_slice("a\0b", 3), 'b', 0), 2);
	cr_assert_eq(zd_slice_chr(zd_slice("a\0b", 3), '\0', 0), 1);
}

Test(slice, without_a_pointer_nothing_breaks)
{
	struct zd_slice rest = none;

	cr_assert(zd_slice_eq(none, S("")));
	cr_assert_eq(zd_slice_cmp(none, S("a")), -1);
	cr_assert(zd_slice_caseeq(none, none));
	cr_assert(zd_slice_starts(none, ""));
	cr_assert_not(zd_slice_starts(none, "a"));
	cr_assert(zd_slice_ends(none, ""));
	cr_assert_not(zd_slice_ends(none, "a"));
	cr_assert_eq(zd_slice_trim(none).len, 0);
	cr_assert_eq(zd_slice_sub(none, 0, 5).len, 0);
	cr_assert_eq(zd_slice_find(none, none), 0);
	cr_assert_eq(zd_slice_find(none, S("a")), SIZE_MAX);
	cr_assert_eq(zd_slice_chr(none, 'a', 0), SIZE_MAX);
	cr_assert_eq(zd_slice_cut(&rest, ',').len, 0);
	cr_assert_null(rest.ptr);
}

Test(slice, sub_clamps)
{
	struct zd_slice s = S("paragraph");

	cr_assert(is(zd_slice_sub(s, 0, 4), "para"));
	cr_assert(is(zd_slice_sub(s, 4, 9), "graph"));
	cr_assert(is(zd_slice_sub(s, 4, SIZE_MAX), "graph"));
	cr_assert(is(zd_slice_sub(s, 9, 9), ""));
	cr_assert(is(zd_slice_sub(s, 20, 30), ""));
	cr_assert(is(zd_slice_sub(s, 5, 2), ""));
	cr_assert(is(zd_slice_sub(s, SIZE_MAX, SIZE_MAX), ""));
}

Test(slice, caseeq_is_for_ascii_only)
{
	cr_assert(zd_slice_caseeq(S("OP7 Bis"), S("op7 bIS")));
	cr_assert_not(zd_slice_caseeq(S("OP7"), S("OP8")));
	cr_assert_not(zd_slice_caseeq(S("OP7"), S("OP7 ")));
	cr_assert_not(zd_slice_caseeq(S("\xc3\xa9"), S("\xc3\x89")));
	cr_assert_not(zd_slice_caseeq(S("@["), S("`{")), "no letters");
}

Test(slice, caseeq_for_every_pair_of_bytes)
{
	for (int x = 0; x < 256; x++) {
		for (int y = 0; y < 256; y++) {
			char a = (char)x, b = (char)y;
			bool letter = (x | 32) >= 'a' && (x | 32) <= 'z';
			bool want = x == y || (letter && (x ^ y) == 32);

			cr_assert_eq(zd_slice_caseeq(
					     zd_slice(&a, 1), zd_slice(&b, 1)),
				want, "%02x %02x", x, y);
		}
	}
}

Test(slice, starts_and_ends)
{
	cr_assert(zd_slice_starts(S("proposals/zero"), "proposals/"));
	cr_assert(zd_slice_starts(S("zero"), "zero"));
	cr_assert(zd_slice_starts(S("zero"), ""));
	cr_assert_not(zd_slice_starts(S("zer"), "zero"));
	cr_assert_not(zd_slice_starts(S("Zero"), "zero"));
	cr_assert(zd_slice_ends(S("zero.md"), ".md"));
	cr_assert(zd_slice_ends(S(".md"), ".md"));
	cr_assert_not(zd_slice_ends(S("md"), ".md"));
	cr_assert_not(zd_slice_ends(S("zero.md "), ".md"));
}

Test(slice, head_and_tail_are_what_two_have_alike)
{
	char a[40], b[40];

	memset(a, 'x', sizeof(a));
	for (size_t len = 0; len <= sizeof(a); len++)
		for (size_t at = 0; at < len; at++) {
			memcpy(b, a, sizeof(b));
			b[at] = 'y';
			cr_assert_eq(zd_slice_head(zd_slice(a, len),
					     zd_slice(b, len)),
				at);
			cr_assert_eq(zd_slice_tail(zd_slice(a, len),
					     zd_slice(b, len)),
				len - at - 1);
			cr_assert_eq(zd_slice_head(
					     zd_slice(a, at), zd_slice(b, len)),
				at);
			cr_assert_eq(zd_slice_tail(zd_slice(a, 40),
					     zd_slice(b + at + 1, 39 - at)),
				39 - at);
		}
	cr_assert_eq(zd_slice_head(zd_slice(NULL, 0), zd_slice(a, 9)), 0);
	cr_assert_eq(zd_slice_tail(zd_slice(a, 9), zd_slice(NULL, 0)), 0);
}

Test(slice, trim_takes_ascii_space_only)
{
	cr_assert(is(zd_slice_trim(S("  OP7\t\r\n")), "OP7"));
	cr_assert(is(zd_slice_trim(S("\v\f")), ""));
	cr_assert(is(zd_slice_trim(S("")), ""));
	cr_assert(is(zd_slice_trim(S("a b")), "a b"));
	cr_assert(is(zd_slice_trim(S("\xc2\xa0x")), "\xc2\xa0x"));
	cr_assert(is(zd_slice_trim(zd_slice("\0 ", 2)), "") == false);
}

static const struct {
	const char *hay, *needle;
	size_t at;
} finds[] = {
	{"", "", 0},
	{"abc", "", 0},
	{"", "a", SIZE_MAX},
	{"abc", "abc", 0},
	{"abc", "abcd", SIZE_MAX},
	{"abcabc", "bc", 1},
	{"aaab", "aab", 1},
	{"abc", "C", SIZE_MAX},
};

Test(slice, find)
{
	for (size_t i = 0; i < sizeof(finds) / sizeof(*finds); i++)
		cr_expect_eq(zd_slice_find(S(finds[i].hay), S(finds[i].needle)),
			finds[i].at, "row %zu", i);
}

/* Never a byte beyond the end: the buffer is exactly as long as the text, so
 * that a sanitizer sees a step too far. */
Test(slice, nothing_reads_beyond_the_end)
{
	for (size_t len = 1; len < 40; len++) {
		char *p = zd_alloc(len);
		struct zd_slice s = zd_slice(p, len);
		struct zd_slice rest = s;

		memset(p, ' ', len);
		cr_assert_eq(zd_slice_trim(s).len, 0);
		cr_assert_not(zd_slice_ends(s, "x"));
		cr_assert_eq(zd_slice_chr(s, 'x', 0), SIZE_MAX);
		cr_assert_eq(zd_slice_chr(s, 'x', len), SIZE_MAX);
		cr_assert_eq(zd_slice_chr(s, 'x', SIZE_MAX), SIZE_MAX);
		cr_assert_eq(zd_slice_find(s, S("xy")), SIZE_MAX);
		cr_assert_eq(zd_slice_cut(&rest, 'x').len, len);
		zd_free(p);
	}
}

Test(slice, cut_gives_every_field)
{
	struct zd_slice rest = S("a,,bc,");
	const char *expect[] = {"a", "", "bc", ""};
	size_t n = 0;

	while (rest.ptr) {
		cr_assert_lt(n, 4);
		cr_assert(is(zd_slice_cut(&rest, ','), expect[n]), "%zu", n);
		n++;
	}
	cr_assert_eq(n, 4);
	cr_assert_eq(rest.len, 0);
}

Test(slice, cut_without_the_byte_gives_all)
{
	struct zd_slice rest = S("whole");

	cr_assert(is(zd_slice_cut(&rest, '\n'), "whole"));
	cr_assert_null(rest.ptr);
	cr_assert_eq(rest.len, 0);
}

/* cmp is an order: antisymmetric and transitive, on all short texts over
 * three bytes. */
Test(slice, cmp_is_an_order)
{
	char text[3] = {'\0', 'a', (char)0xff};
	char all[40][3];
	size_t len[40], n = 0;

	for (size_t l = 0, count = 1; l <= 3; l++, count *= 3)
		for (size_t k = 0; k < count; k++, n++) {
			size_t rest = k;

			for (size_t i = 0; i < l; i++, rest /= 3)
				all[n][i] = text[rest % 3];
			len[n] = l;
		}
	cr_assert_eq(n, 40);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			for (size_t k = 0; k < n; k++) {
				struct zd_slice a = zd_slice(all[i], len[i]);
				struct zd_slice b = zd_slice(all[j], len[j]);
				struct zd_slice c = zd_slice(all[k], len[k]);
				int ab = zd_slice_cmp(a, b);

				cr_assert_eq(ab, -zd_slice_cmp(b, a));
				cr_assert_eq(ab == 0, i == j);
				if (ab < 0 && zd_slice_cmp(b, c) < 0)
					cr_assert_lt(zd_slice_cmp(a, c), 0);
				cr_assert_eq(sign(ab), ab);
			}
}
