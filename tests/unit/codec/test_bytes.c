#include "reading.h"

#include "base/mem.h"

static void assert_refused(
	struct zd_slice s, int code, size_t line, size_t column)
{
	struct reading r = reading_of(s, ZD_CODEC_AUTO);

	cr_assert_eq(r.code, code);
	cr_assert_eq(r.err.line, line, "line %zu", r.err.line);
	cr_assert_eq(r.err.column, column, "column %zu", r.err.column);
	cr_assert_null(r.draft);
	cr_assert_null(r.findings);
}

Test(bytes, what_is_no_text_is_refused_with_its_place)
{
	assert_refused(ZD_LIT("PP1. a\nb\xff"), ZD_EUTF8, 2, 2);
	assert_refused(ZD_LIT("PP1. \u00e9\xe2\x82"), ZD_EUTF8, 1, 7);
	assert_refused(ZD_LIT("PP1. a\n\nx\0y"), ZD_EFORMAT, 3, 2);
	assert_refused(ZD_LIT("\x7f"
			      "ELF\0"),
		ZD_EFORMAT, 1, 5);
	assert_refused(ZD_LIT(""), ZD_EFORMAT, 0, 0);
	assert_refused(ZD_LIT(" \n\n \n"), ZD_EFORMAT, 0, 0);
	assert_refused(ZD_LIT("---\na: b\n---\n"), ZD_EFORMAT, 0, 0);
}

Test(bytes, line_ends_and_marks_of_order_are_read_as_meant)
{
	READS("\xef\xbb\xbfPP1. a\r\nPP2. b\rPP3. c", ZD_CODEC_AUTO,
		"**PP1.** a\n\n**PP2.** b\n\n**PP3.** c\n");
}

Test(bytes, characters_are_composed)
{
	struct reading r = reading_of(ZD_LIT("PP1. e\u0301\n"), ZD_CODEC_AUTO);

	cr_assert_str_eq(zd_buf_str(&r.file), "**PP1.** \u00e9\n");
	cr_assert_eq(reading_count(&r, "normalised", NULL), 1);
	reading_clear(&r);
}

Test(bytes, control_characters_go_and_bidi_is_reported)
{
	struct reading r =
		reading_of(ZD_LIT("PP1. a\x1b[31mb\nPP2. \u202etxet\u202c\n"),
			ZD_CODEC_AUTO);
	uint32_t line = 0;

	cr_assert_str_eq(zd_buf_str(&r.file),
		"**PP1.** a[31mb\n\n**PP2.** \u202etxet\u202c\n");
	cr_assert_eq(reading_count(&r, "control-left-out", &line), 1);
	cr_assert_eq(line, 1);
	cr_assert_geq(reading_count(&r, "invisible", &line), 1);
	cr_assert_eq(line, 2);
	reading_assert_stable(&r);
	reading_clear(&r);
}

Test(bytes, a_draft_takes_over_its_bytes)
{
	struct zd_read_options options = {.take = true, .path = "x.txt"};
	struct zd_draft *d;
	struct zd_error err;
	char *s = zd_strndup("PP1. a\r\n", 8);

	cr_assert_eq(
		zd_draft_decode(&d, NULL, zd_slice(s, 8), &options, &err), 0);
	zd_draft_free(d);
	s = zd_strndup("PP1. a\n", 7);
	cr_assert_eq(
		zd_draft_decode(&d, NULL, zd_slice(s, 7), &options, &err), 0);
	zd_draft_free(d);
	/* What fails takes nothing. */
	s = zd_strndup("\xff", 1);
	cr_assert_eq(zd_draft_decode(&d, NULL, zd_slice(s, 1), &options, &err),
		ZD_EUTF8);
	cr_assert_str_eq(err.path, "x.txt");
	zd_free(s);
}

/* --- Hostile, and a time limit on it ----------------------------------- */

static char *repeat(const char *head, const char *unit, size_t times)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, head);
	for (size_t i = 0; i < times; i++)
		zd_buf_puts(&b, unit);
	zd_buf_putc(&b, '\n');
	return b.ptr;
}

static const struct {
	const char *head, *unit;
	size_t times;
} hostile[] = {
	{"**OP1.** ", "[", 10000},
	{"**OP1.** ", "word [a] ", 1200000},
	{"**OP1.** x\n\n", "*a ", 1000000},
	{"**OP1.** x\n\n", "*a _b **c __d ", 100000},
	{"**OP1.** x\n\n", "![[", 100000},
	{"**OP1.** x\n\n", "<!--", 100000},
	{"**OP1.** x\n\n", "`", 100000},
	{"**OP1.** x\n\n", "> ", 50000},
	{"**OP1.** x\n\n", "- ", 50000},
	{"**OP1.** x\n\n", "- a\n", 50000},
	{"", "**OP1.** x\n", 100000},
	{"", "[^a]: x\n", 100000},
	{"**OP1.** x\n\n[^a]: y\n\n", "[^a] ", 500000},
	{"The General Assembly,\n\n", "1. Decides.\n\n", 100000},
	{"The General Assembly,\n\n1. x\n\n", "\u00b9 Resolution 7/1.\n\n",
		100000},
	{"The General Assembly,\n\n1. x", "\u00b9", 500000},
	{"PP1. x\n", "imple-\n", 100000},
	{"PP1. x\n", "(a) x\n2/9\nHead\n", 100000},
	{"---\n", "a: b\n", 100000},
};

Test(bytes, hostile_texts_end_in_time, .timeout = 120 * ZD_PATIENCE)
{
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		char *s = repeat(
			hostile[i].head, hostile[i].unit, hostile[i].times);
		struct reading r = reading_of(zd_slice_str(s), ZD_CODEC_AUTO);

		if (!r.code)
			reading_assert_stable(&r);
		else
			cr_assert_neq(r.err.message[0], '\0');
		reading_clear(&r);
		zd_free(s);
	}
}
