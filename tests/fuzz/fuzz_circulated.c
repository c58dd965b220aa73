/*
 * Compilations as they are circulated, JSON and Markdown. Laws: any bytes give
 * a draft that can be written, or an error with a message; the same bytes give
 * the same draft twice.
 */
#include "fuzz.h"

#include "codec/circulated.h"
#include "codec/codec.h"

static void check_draft(const struct zd_draft *d)
{
	const struct zd_read_options options = {.codec = ZD_CODEC_MARKDOWN};
	struct zd_buf first = ZD_BUF_INIT, again = ZD_BUF_INIT;
	struct zd_draft *read;

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		FUZZ_LAW(
			d->paragraphs.at[i].first + d->paragraphs.at[i].count <=
			d->blocks.len);
	zd_draft_encode(&first, d);
	if (!zd_draft_decode(
		    &read, NULL, zd_buf_slice(&first), &options, NULL)) {
		zd_draft_encode(&again, read);
		zd_draft_free(read);
	}
	zd_buf_clear(&first);
	zd_buf_clear(&again);
}

static void extract(struct zd_slice file, struct zd_slice party)
{
	struct zd_draft *d, *twice;
	struct zd_error err = {0};

	if (zd_circulated_extract(&d, file, party, &err)) {
		FUZZ_LAW(err.message[0] && !d);
		return;
	}
	check_draft(d);
	FUZZ_LAW(!zd_circulated_extract(&twice, file, party, NULL));
	FUZZ_LAW(twice->paragraphs.len == d->paragraphs.len);
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		FUZZ_LAW(zd_paragraph_same(d, i, twice, i));
	zd_draft_free(twice);
	zd_draft_free(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice file = {(const char *)bytes, size};

	extract(file, (struct zd_slice){0});
	extract(file, ZD_LIT("EU"));
	return 0;
}
