#include "negotiation/fingerprint.h"

#include "store/store.h"
#include "text/markup.h"

static bool counts(const struct zd_paragraph *p)
{
	return p->kind != ZD_FIELD || zd_slice_is(p->label, "title");
}

static void put_line(
	struct zd_buf *out, const struct zd_draft *d, uint32_t block)
{
	const struct zd_block *b = &d->blocks.at[block];
	const struct zd_paragraph *p = &d->paragraphs.at[b->paragraph];
	struct zd_slice name = block == p->first ? p->label : b->mark;

	/* A footnote's name is never printed. */
	if (name.len && p->kind == ZD_PARAGRAPH)
		zd_buf_printf(out, "%.*s ", ZD_FMT(name));
	zd_markup_plain(out, b->text);
	zd_buf_putc(out, '\n');
}

void zd_fingerprint(char out[ZD_FINGERPRINT_ROOM], const struct zd_draft *d)
{
	struct zd_buf words = ZD_BUF_INIT;
	struct zd_oid hash;
	char hex[41];

	for (uint32_t i = 0; i < d->blocks.len; i++)
		if (counts(&d->paragraphs.at[d->blocks.at[i].paragraph]))
			put_line(&words, d, i);
	zd_store_hash(zd_buf_slice(&words), &hash);
	zd_oid_hex(&hash, hex);
	snprintf(out, ZD_FINGERPRINT_ROOM, "%.4s-%.4s-%.4s", hex, hex + 4,
		hex + 8);
	zd_buf_clear(&words);
}
