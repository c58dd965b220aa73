#include <criterion/criterion.h>

#include "render/wrap.h"

/* A block of one text, and of what is to come out. */
static void wraps(
	size_t columns, size_t indent, const char *text, const char *lines)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = columns, .marked = true};

	zd_wrap_begin(&w, indent, NULL);
	zd_buf_puts(&w.text, text);
	zd_wrap_end(&w);
	cr_assert_str_eq(zd_buf_str(&out), lines);
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}

Test(wrap, breaks_at_spaces_and_indents)
{
	wraps(12, 2, "one two three four", "  one two\n  three four\n");
	wraps(0, 2, "one two three four", "  one two three four\n");
	wraps(12, 2, "", "  \n");
}

Test(wrap, spaces_are_no_lines)
{
	wraps(4, 0, "   aaaa   bbbb", "   a\naaa\nbbbb\n");
	wraps(4, 0, "aaaa    ", "aaaa\n");
}

Test(wrap, a_style_ends_with_its_line)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = 6};

	zd_wrap_begin(&w, 0, "> ");
	zd_wrap_style(&w, "32");
	zd_buf_puts(&w.text, "aaa b");
	zd_wrap_style(&w, NULL);
	zd_wrap_style(&w, "31");
	zd_buf_puts(&w.text, "bb ");
	zd_wrap_style(&w, NULL);
	zd_buf_puts(&w.text, "c");
	zd_wrap_end(&w);
	cr_assert_str_eq(out.ptr,
		"> \033[32maaa\033[0m\n"
		"> \033[32mb\033[0m\033[31mbb\033[0m\n> c\n");
	/* The next block begins without a style. */
	zd_buf_truncate(&out, 0);
	zd_wrap_begin(&w, 0, NULL);
	zd_buf_puts(&w.text, "d");
	zd_wrap_end(&w);
	cr_assert_str_eq(zd_buf_str(&out), "d\n");
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}

Test(wrap, counts_columns_and_not_bytes)
{
	wraps(5, 0, "ééé é 中中 x", "ééé é\n中中\nx\n");
}

Test(wrap, no_line_is_wider_than_it_may_be)
{
	wraps(4, 0, "a bbbbbbbb c", "a\nbbbb\nbbbb\nc\n");
	/* An indent leaves room for a wide letter. */
	wraps(4, 40, "中中", "  中\n  中\n");
	wraps(3, 40, "中中", " 中\n 中\n");
	wraps(1, 0, "中a", "中\na\n");
}

Test(wrap, a_long_word_is_broken_where_unicode_allows)
{
	wraps(10, 0, "a decision-making", "a\ndecision-\nmaking\n");
	wraps(10, 0, "https://a.org/en/texts", "https://\na.org/en/\ntexts\n");
	/* One that fits a line is not. */
	wraps(10, 0, "by the and/or A/RES/73/1",
		"by the\nand/or\nA/RES/73/1\n");
}

Test(wrap, chinese_is_broken_between_letters)
{
	wraps(8, 0, "大会重申其承诺", "大会重申\n其承诺\n");
	/* Not before a comma or a closing quote, not behind an opening one. */
	wraps(8, 0, "大会重申，其", "大会重\n申，其\n");
	wraps(8, 0, "大会重「申其」", "大会重\n「申其」\n");
	/* What stands before it on the line stays there. */
	wraps(9, 0, "PP1. 大会重申", "PP1. 大会\n重申\n");
	/* Nor within a number, a word, a symbol. */
	wraps(9, 0, "大会的第2030号", "大会的第\n2030号\n");
	wraps(9, 0, "大会的women们", "大会的\nwomen们\n");
	wraps(9, 0, "大会的A/RES/1", "大会的\nA/RES/1\n");
}

Test(wrap, thai_is_broken_between_words)
{
	/* general assembly; rights of the child */
	wraps(7, 0, "สมัชชาใหญ่", "สมัชชา\nใหญ่\n");
	wraps(7, 0, "สิทธิของเด็ก", "สิทธิของ\nเด็ก\n");
}

Test(wrap, no_letter_loses_what_stands_on_it)
{
	wraps(2, 0,
		"e\xcc\x81\xcc\xa7o\xcc\x88"
		"u\xcc\x84",
		"e\xcc\x81\xcc\xa7o\xcc\x88\nu\xcc\x84\n");
	/* A word that no dictionary has is broken between clusters. */
	wraps(2, 0, "กำกำกำ", "กำ\nกำ\nกำ\n");
}

Test(wrap, a_sign_stays_with_its_words)
{
	wraps(3, 0, "ab\\[c", "ab\n\\[c\n");
	wraps(6, 0, "abc\\u{202E}", "abc\n\\u{202\nE}\n");
	wraps(8, 0, "中\\u{1B}中", "中\\u{1B}\n中\n");
	wraps(10, 0, "大会{+重申+}其", "大会{+重\n申+}其\n");
	wraps(7, 0, "大会[>重申>]", "大会\n[>重\n申>]\n");
}

/* A break is looked for in a line, never in all that is left. */
Test(wrap, a_megabyte_without_a_space, .timeout = 60)
{
	static const char *const texts[] = {
		"สมัชชาใหญ่", "\xf0\x9f\x87\xa6", "中/", "a", "-", "\xcc\x81"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct zd_buf out = ZD_BUF_INIT;
		struct zd_wrap w = {.out = &out, .columns = 60};

		zd_wrap_begin(&w, 0, NULL);
		while (w.text.len < 1000000)
			zd_buf_puts(&w.text, texts[i]);
		zd_wrap_end(&w);
		/* Nothing but line ends came in. */
		cr_assert_geq(out.len, w.text.len);
		for (size_t k = 0, n = 0; k < out.len; k++)
			if (out.ptr[k] != '\n')
				cr_assert_eq(out.ptr[k], w.text.ptr[n++]);
		zd_wrap_clear(&w);
		zd_buf_clear(&out);
	}
}
