#include "laws.h"

#include <string.h>

#include "fuzz.h"
#include "text/markup.h"

/* Letters and digits of ASCII: what no reader may touch, in their order. */
static void put_words(struct zd_buf *out, struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			zd_buf_putc(out, c);
	}
}

static size_t words_of(struct zd_slice s)
{
	struct zd_buf words = ZD_BUF_INIT;
	size_t n;

	put_words(&words, s);
	n = words.len;
	zd_buf_clear(&words);
	return n;
}

/* A file read again: the same bytes, and the same draft. */
static void check_fixpoint(struct zd_slice file)
{
	struct zd_read_options options = {.codec = ZD_CODEC_MARKDOWN};
	struct zd_draft *d;
	struct zd_error err;
	struct zd_buf again = ZD_BUF_INIT;
	int code = zd_draft_decode(&d, NULL, file, &options, &err);

	FUZZ_LAW(code == 0);
	zd_draft_encode(&again, d);
	FUZZ_LAW(zd_slice_eq(file, zd_buf_slice(&again)));
	zd_draft_free(d);
	zd_buf_clear(&again);
}

/* Stored text is canonical, blocks are in order, and the label is one. */
static void check_draft(const struct zd_draft *d)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_label label;

	for (size_t i = 0; i < d->blocks.len; i++) {
		struct zd_slice text = d->blocks.at[i].text;

		FUZZ_LAW(d->blocks.at[i].paragraph < d->paragraphs.len);
		FUZZ_LAW(!memchr(text.len ? text.ptr : "", '\n', text.len));
		zd_buf_truncate(&b, 0);
		zd_markup_canonical(&b, text, true);
		FUZZ_LAW(zd_slice_eq(text, zd_buf_slice(&b)));
	}
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		FUZZ_LAW(d->paragraphs.at[i].count > 0);
		if (d->paragraphs.at[i].kind != ZD_PARAGRAPH)
			continue;
		FUZZ_LAW(zd_label_is(d->paragraphs.at[i].label, &label));
		zd_buf_truncate(&b, 0);
		zd_label_format(&b, &label);
		FUZZ_LAW(zd_slice_eq(
			d->paragraphs.at[i].label, zd_buf_slice(&b)));
	}
	zd_buf_clear(&b);
}

/* A paragraph's own file reads as the same blocks. */
static void check_paragraphs(const struct zd_draft *d)
{
	struct zd_buf file = ZD_BUF_INIT, again = ZD_BUF_INIT;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_draft *copy = zd_draft_new();

		zd_buf_truncate(&file, 0);
		zd_buf_truncate(&again, 0);
		zd_paragraph_write(&file, d, i);
		zd_draft_add(copy, d->paragraphs.at[i].kind, ZD_LIT(""));
		zd_paragraph_read(copy, zd_buf_slice(&file));
		zd_paragraph_write(&again, copy, 0);
		FUZZ_LAW(
			zd_slice_eq(zd_buf_slice(&file), zd_buf_slice(&again)));
		FUZZ_LAW(zd_paragraph_same(d, i, copy, 0));
		zd_draft_free(copy);
	}
	zd_buf_clear(&file);
	zd_buf_clear(&again);
}

void zd_laws_check(struct zd_slice bytes, enum zd_codec codec)
{
	struct zd_read_options options = {.codec = codec};
	struct zd_draft *d;
	struct zd_findings *f;
	struct zd_error err;
	struct zd_buf file = ZD_BUF_INIT, plain = ZD_BUF_INIT;

	if (zd_draft_decode(&d, &f, bytes, &options, &err)) {
		FUZZ_LAW(err.message[0] && !d && !f);
		return;
	}
	check_draft(d);
	check_paragraphs(d);
	zd_draft_encode(&file, d);
	zd_draft_encode_plain(&plain, d);
	/* Letters may come in (a key, a label); none goes without a word. */
	FUZZ_LAW(words_of(zd_buf_slice(&file)) >= words_of(bytes) ||
		f->list.len);
	check_fixpoint(zd_buf_slice(&file));
	zd_buf_clear(&file);
	zd_buf_clear(&plain);
	zd_draft_free(d);
	zd_findings_free(f);
}
