/*
 * The body of a Word file, word/document.xml: any bytes are read or refused,
 * and what is read is written as text, twice the same.
 */

#include "codec/word.h"

#include "fuzz.h"

static void write_twice(const struct zd_word *w, enum zd_word_choice choice)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;

	zd_word_text(&a, w, choice, NULL);
	zd_word_text(&b, w, choice, NULL);
	FUZZ_LAW(zd_slice_eq(zd_buf_slice(&a), zd_buf_slice(&b)));
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zd_word *w = zd_calloc(1, sizeof(*w));

	w->ours = size % 2;
	if (!zd_word_read_body(
		    w, zd_slice((const char *)data, size), NULL, NULL)) {
		write_twice(w, ZD_WORD_ACCEPT);
		write_twice(w, ZD_WORD_REJECT);
	}
	zd_word_free(w);
	return 0;
}
