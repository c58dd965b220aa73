#include <criterion/criterion.h>

#include "render/wrap.h"

static void take(struct zd_wrap *w, const char *text)
{
	size_t start = w->out->len;

	zd_buf_puts(w->out, text);
	zd_wrap_take(w, start);
}

Test(wrap, breaks_at_spaces_and_indents)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = 12};

	zd_wrap_begin(&w, 2, NULL);
	take(&w, "one two three four");
	zd_wrap_end(&w);
	cr_assert_str_eq(out.ptr, "  one two\n  three four\n");
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}

Test(wrap, a_word_in_pieces_goes_down_whole)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = 10};

	zd_wrap_begin(&w, 0, NULL);
	take(&w, "aaaa bbbb");
	take(&w, "cc");
	take(&w, "dd");
	zd_wrap_end(&w);
	cr_assert_str_eq(out.ptr, "aaaa\nbbbbccdd\n");
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}

Test(wrap, a_style_ends_with_its_line)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = 6};

	zd_wrap_begin(&w, 0, NULL);
	zd_wrap_style(&w, "32");
	take(&w, "aaa bbb");
	zd_wrap_end(&w);
	cr_assert_str_eq(out.ptr, "\033[32maaa\033[0m\n\033[32mbbb\033[0m\n");
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}

Test(wrap, counts_columns_and_not_bytes)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = 5};

	zd_wrap_begin(&w, 0, NULL);
	take(&w, "ééé é 中中 x");
	zd_wrap_end(&w);
	cr_assert_str_eq(out.ptr, "ééé é\n中中\nx\n");
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}

Test(wrap, a_word_longer_than_the_line_stands_out)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_wrap w = {.out = &out, .columns = 4};

	zd_wrap_begin(&w, 0, NULL);
	take(&w, "a bbbbbbbb c");
	zd_wrap_end(&w);
	cr_assert_str_eq(out.ptr, "a\nbbbbbbbb\nc\n");
	zd_wrap_clear(&w);
	zd_buf_clear(&out);
}
