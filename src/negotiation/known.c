#include "negotiation/known.h"

#include "negotiation/names.h"
#include "negotiation/order.h"
#include "text/markup.h"

/* The visible words with one space between; no brackets, and none of the
 * signs that close a paragraph. */
static void put_key(struct zd_buf *out, const struct zd_draft *d, uint32_t i)
{
	struct zd_buf file = ZD_BUF_INIT, plain = ZD_BUF_INIT;
	bool space = false;

	zd_buf_truncate(out, 0);
	zd_paragraph_write(&file, d, i);
	zd_markup_plain(&plain, zd_buf_slice(&file));
	for (size_t k = 0; k < plain.len; k++) {
		char c = plain.ptr[k];

		if (c == '[' || c == ']')
			continue;
		if (c == ' ' || c == '\n') {
			space = out->len > 0;
			continue;
		}
		if (space)
			zd_buf_putc(out, ' ');
		space = false;
		zd_buf_putc(out, c);
	}
	while (out->len && strchr(";,.: ", out->ptr[out->len - 1]))
		zd_buf_truncate(out, out->len - 1);
	zd_buf_clear(&file);
	zd_buf_clear(&plain);
}

static bool is_prose(const struct zd_paragraph *p)
{
	return p->kind == ZD_PARAGRAPH || p->kind == ZD_TEXT;
}

struct zd_draft *zd_without_known(const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs)
{
	struct zd_draft *out = zd_draft_new();
	struct zd_arena scratch = {0};
	struct zd_order_index old = zd_order_index(&scratch, base);
	struct zd_buf key = ZD_BUF_INIT;
	struct zd_ids known = {0};

	for (uint32_t i = 0; i < ours->paragraphs.len; i++) {
		if (!is_prose(&ours->paragraphs.at[i]))
			continue;
		put_key(&key, ours, i);
		zd_ids_add(&known, zd_buf_slice(&key));
	}
	for (uint32_t i = 0; i < theirs->paragraphs.len; i++) {
		const struct zd_paragraph *p = &theirs->paragraphs.at[i];

		if (is_prose(p) &&
			zd_order_index_find(&old, p->id) == ZD_NONE) {
			put_key(&key, theirs, i);
			if (zd_ids_has(&known, zd_buf_slice(&key)))
				continue;
		}
		zd_draft_add_copy(out, theirs, i);
	}
	zd_buf_clear(&key);
	zd_ids_clear(&known);
	zd_arena_clear(&scratch);
	return out;
}
