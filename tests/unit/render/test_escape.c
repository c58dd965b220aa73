#include <criterion/criterion.h>

#include "base/utf8.h"
#include "render/escape.h"

/* Every code point below U+00A0, the bidi controls, and a sample beyond. */
static const uint32_t beyond[] = {0xa0, 0xad, 0x61c, 0x200b, 0x200e, 0x200f,
	0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066,
	0x2067, 0x2068, 0x2069, 0xfeff, 0xfff9, 0xe000, 0x10ffff, 0xe9, 0x416,
	0x4e2d, 0x1f600, 0x2013, 0x2019, 0xb6, 0xbb};
#define SAMPLES (0xa0 + sizeof(beyond) / sizeof(*beyond))

static uint32_t sample(size_t i)
{
	return i < 0xa0 ? (uint32_t)i : beyond[i - 0xa0];
}

static void put_one(struct zd_buf *b, uint32_t c)
{
	zd_buf_truncate(b, 0);
	zd_utf8_put(b, c);
}

/* True when some character of s must not be shown as itself. */
static bool unsafe(struct zd_slice s)
{
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t c = zd_utf8_decode(s, i, &len);

		if (zd_utf8_is_unsafe(c) || c == '\n' || c == '\t')
			return true;
	}
	return false;
}

static void markdown(struct zd_buf *out, struct zd_slice s)
{
	zd_escape_markdown(out, s, out->len);
}

static void critic(struct zd_buf *out, struct zd_slice s)
{
	zd_escape_critic(out, s, out->len);
}

static void (*const escapes[])(struct zd_buf *, struct zd_slice) = {
	zd_escape_term, zd_escape_marked, zd_escape_html, zd_escape_xml,
	zd_escape_yaml, zd_escape_json, zd_escape_latex, markdown, critic};

Test(escape, nothing_unsafe_comes_out_of_any)
{
	struct zd_buf one = ZD_BUF_INIT, out = ZD_BUF_INIT;

	for (size_t e = 0; e < sizeof(escapes) / sizeof(*escapes); e++)
		for (size_t i = 0; i < SAMPLES; i++) {
			put_one(&one, sample(i));
			zd_buf_truncate(&out, 0);
			escapes[e](&out, zd_buf_slice(&one));
			cr_assert_not(unsafe(zd_buf_slice(&out)),
				"escape %zu lets U+%04X through", e, sample(i));
		}
	zd_buf_clear(&one);
	zd_buf_clear(&out);
}

Test(escape, what_is_safe_comes_out_as_it_is)
{
	struct zd_buf one = ZD_BUF_INIT, out = ZD_BUF_INIT;

	for (size_t i = 0; i < SAMPLES; i++) {
		put_one(&one, sample(i));
		zd_buf_truncate(&out, 0);
		zd_escape_term(&out, zd_buf_slice(&one));
		cr_assert_eq(unsafe(zd_buf_slice(&one)),
			!zd_slice_eq(zd_buf_slice(&one), zd_buf_slice(&out)),
			"U+%04X", sample(i));
	}
	zd_buf_clear(&one);
	zd_buf_clear(&out);
}

static void is(void (*escape)(struct zd_buf *, struct zd_slice), const char *in,
	const char *want)
{
	struct zd_buf out = ZD_BUF_INIT;

	escape(&out, zd_slice_str(in));
	cr_assert_str_eq(zd_buf_str(&out), want);
	zd_buf_clear(&out);
}

Test(escape, each_context_has_its_own_signs)
{
	is(zd_escape_term, "a\x1b[31m", "a\\u{1B}[31m");
	is(zd_escape_term, "\xe2\x80\xae", "\\u{202E}");
	is(zd_escape_html, "<b a='1'>&\"",
		"&lt;b a=&#39;1&#39;&gt;&amp;&quot;");
	is(zd_escape_xml, "a\x01<", "a\\u{1}&lt;");
	is(zd_escape_yaml, "a \"b\" \\", "a \\\"b\\\" \\\\");
	is(zd_escape_json, "a\"\n\xe2\x80\xae", "a\\\"\\u000a\\u202e");
	is(zd_escape_json, "\xf4\x8f\xbf\xbf", "\\udbff\\udfff");
	is(zd_escape_latex, "50% of $x_1^2 \\~",
		"50\\% of \\$x\\_1"
		"\\textasciicircum{}2 \\textbackslash{}\\textasciitilde{}");
}

Test(escape, markdown_knows_where_a_line_begins)
{
	is(markdown, "1. x", "1\\. x");
	is(markdown, "iv) x", "iv\\) x");
	is(markdown, "(a) x (b)", "\\(a) x (b)");
	is(markdown, "- be -- or", "\\- be -\\- or");
	is(markdown, "# 2022", "\\# 2022");
	is(markdown, "[EU]: reserve", "\\[EU\\]: reserve");
	is(markdown, "see http://x www.y", "see http\\://x www\\.y");
	is(markdown, "wait ... 2018. The", "wait .\\.\\. 2018. The");
	is(markdown, "at 10:30", "at 10\\:30");
}

Test(escape, markdown_in_pieces_is_as_safe_as_whole)
{
	struct zd_buf out = ZD_BUF_INIT;

	zd_escape_markdown(&out, ZD_LIT("1"), 0);
	zd_escape_markdown(&out, ZD_LIT(". x http:"), 0);
	zd_escape_markdown(&out, ZD_LIT("//y -"), 0);
	zd_escape_markdown(&out, ZD_LIT("- z"), 0);
	cr_assert_str_eq(zd_buf_str(&out), "1\\. x http:\\//y -\\- z");
	zd_buf_clear(&out);
}

Test(escape, marked_breaks_its_signs_only)
{
	is(zd_escape_marked, "[shall] {x} a-b", "[shall] {x} a-b");
	is(zd_escape_marked, "[-x-] {+y+}", "[\\-x-\\] {\\+y+\\}");
	is(zd_escape_marked, "[^a] \\ ¶ »", "[\\^a] \\\\ \\¶ \\»");
}
