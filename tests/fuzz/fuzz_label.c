/*
 * Labels and stored Markdown. Laws: a label that is read is written in a form
 * that reads as the same label; its order agrees with itself; canonical text
 * is a fixed point; no visible character but white space is lost.
 */
#include <string.h>

#include "fuzz.h"
#include "text/draft.h"
#include "text/label.h"
#include "text/markup.h"

static void check_label(struct zd_slice s)
{
	struct zd_label first, again;
	struct zd_buf form = ZD_BUF_INIT;
	size_t n = zd_label_parse(s, &first);

	FUZZ_LAW(n <= s.len);
	FUZZ_LAW(zd_mark_parse(s, true) <= s.len);
	FUZZ_LAW(zd_mark_parse(s, false) <= zd_mark_parse(s, true));
	if (n) {
		zd_label_format(&form, &first);
		FUZZ_LAW(zd_label_is(zd_buf_slice(&form), &again));
		FUZZ_LAW(zd_label_cmp(&first, &again) == 0);
		FUZZ_LAW(!memcmp(&first, &again, sizeof(first)));
	}
	zd_buf_clear(&form);
}

/* A sign that is read is written as a mark that is the same sign, and stored
 * and read back whole. */
static void check_sign(struct zd_slice s)
{
	struct zd_buf mark = ZD_BUF_INIT, line = ZD_BUF_INIT;
	char room[ZD_MARK_ROOM];
	struct zd_block b = {.text = ZD_LIT("x")};
	struct zd_sign sign;
	struct zd_slice back;
	size_t n = zd_sign_typed(s, &sign);

	FUZZ_LAW(n <= s.len);
	if (!n)
		n = zd_sign_is(
			zd_slice_sub(s, 0, zd_mark_parse(s, true)), &sign);
	if (n) {
		zd_sign_format(&mark, &sign);
		b.mark = zd_buf_slice(&mark);
		FUZZ_LAW(zd_sign_matches(&sign, b.mark));
		FUZZ_LAW(zd_mark_parse(b.mark, false) == mark.len);
		zd_block_write(&line, &b);
		n = zd_block_mark_parse(zd_buf_slice(&line), &back, room);
		FUZZ_LAW(n == mark.len + 2 && zd_slice_eq(back, b.mark));
	}
	zd_buf_clear(&mark);
	zd_buf_clear(&line);
}

static void check_order(struct zd_slice a, struct zd_slice b)
{
	struct zd_label x, y;

	if (zd_label_parse(a, &x) && zd_label_parse(b, &y))
		FUZZ_LAW(zd_label_cmp(&x, &y) == -zd_label_cmp(&y, &x));
}

/* Visible bytes without white space. */
static void put_ink(struct zd_buf *out, struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != ' ' && (s.ptr[i] < '\t' || s.ptr[i] > '\r'))
			zd_buf_putc(out, s.ptr[i]);
}

static void check_escape(struct zd_slice visible)
{
	struct zd_buf stored = ZD_BUF_INIT, plain = ZD_BUF_INIT;
	struct zd_buf want = ZD_BUF_INIT, got = ZD_BUF_INIT;

	zd_markup_escape(&stored, visible, true);
	zd_markup_plain(&plain, zd_buf_slice(&stored));
	put_ink(&want, visible);
	put_ink(&got, zd_buf_slice(&plain));
	FUZZ_LAW(zd_slice_eq(zd_buf_slice(&want), zd_buf_slice(&got)));
	zd_buf_clear(&stored);
	zd_buf_clear(&plain);
	zd_buf_clear(&want);
	zd_buf_clear(&got);
}

static void check_canonical(struct zd_slice typed)
{
	struct zd_buf once = ZD_BUF_INIT, twice = ZD_BUF_INIT;
	struct zd_slice s;
	bool bare;

	zd_markup_canonical(&once, typed, true);
	s = zd_buf_slice(&once);
	zd_markup_canonical(&twice, s, true);
	FUZZ_LAW(zd_slice_eq(s, zd_buf_slice(&twice)));
	if (zd_markup_is_plain(typed, &bare) || zd_markup_is_canonical(typed))
		FUZZ_LAW(zd_slice_eq(s, typed));
	FUZZ_LAW(!bare || !typed.len || !memchr(typed.ptr, '[', typed.len));
	zd_buf_clear(&once);
	zd_buf_clear(&twice);
}

/* The pieces cover the text, one after another. */
static void check_pieces(struct zd_slice s)
{
	struct zd_markup_cursor c = {.text = s};
	struct zd_markup_piece p;
	size_t at = 0;
	int emph = 0, strong = 0;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		FUZZ_LAW(p.start == at && p.end > at && p.end <= s.len);
		at = p.end;
		if (p.kind == ZD_MARKUP_EMPH)
			emph += p.opens ? 1 : -1;
		if (p.kind == ZD_MARKUP_STRONG)
			strong += p.opens ? 1 : -1;
		FUZZ_LAW(emph >= 0 && emph <= 1);
		FUZZ_LAW(strong >= 0 && strong <= 1);
	}
	FUZZ_LAW(at == s.len && !emph && !strong);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice s = {(const char *)bytes, size};

	/* Text is validated before it comes here: no NUL is in it. */
	if (memchr(bytes ? bytes : (const uint8_t *)"", 0, size))
		return 0;
	check_label(s);
	check_sign(s);
	check_order(
		zd_slice_sub(s, 0, size / 2), zd_slice_sub(s, size / 2, size));
	check_escape(s);
	check_canonical(s);
	check_pieces(s);
	return 0;
}
