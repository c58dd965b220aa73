#include "view/redline.h"

enum zd_view_kind zd_view_kind_as(
	enum zd_kind kind, struct zd_slice label, bool chapeau)
{
	switch (kind) {
	case ZD_FIELD:
		return zd_slice_is(label, "title") ? ZD_VIEW_TITLE
						   : ZD_VIEW_LINE;
	case ZD_FORMULA: return ZD_VIEW_FORMULA;
	case ZD_HEADING: return ZD_VIEW_HEADING;
	case ZD_NOTE: return ZD_VIEW_NOTE;
	case ZD_PARAGRAPH:
	case ZD_TEXT: break;
	}
	return chapeau ? ZD_VIEW_PARAGRAPH : ZD_VIEW_SUB;
}

enum zd_view_kind zd_view_kind_of(const struct zd_draft *d, uint32_t block)
{
	const struct zd_paragraph *p =
		&d->paragraphs.at[d->blocks.at[block].paragraph];

	return zd_view_kind_as(p->kind, p->label, block == p->first);
}

struct zd_slice zd_view_label_of(const struct zd_draft *d, uint32_t block)
{
	const struct zd_block *b = &d->blocks.at[block];
	const struct zd_paragraph *p = &d->paragraphs.at[b->paragraph];

	if (block != p->first)
		return b->mark;
	return zd_view_kind_of(d, block) == ZD_VIEW_TITLE ? (struct zd_slice){0}
							  : p->label;
}

void zd_view_names_init(struct zd_view_names *n, const struct zd_draft *d)
{
	uint32_t headings = 0, texts = 0;

	memset(n, 0, sizeof(*n));
	n->draft = d;
	n->nth = zd_calloc(d->paragraphs.len, sizeof(*n->nth));
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_HEADING)
			n->nth[i] = ++headings;
		else if (d->paragraphs.at[i].kind == ZD_TEXT)
			n->nth[i] = ++texts;
}

void zd_view_names_clear(struct zd_view_names *n)
{
	zd_free(n->nth);
	n->nth = NULL;
}

static void put_name(
	struct zd_buf *out, const struct zd_view_names *n, uint32_t paragraph)
{
	const struct zd_paragraph *p = &n->draft->paragraphs.at[paragraph];

	switch (p->kind) {
	case ZD_FIELD:
	case ZD_PARAGRAPH: zd_buf_put_slice(out, p->label); break;
	case ZD_NOTE:
		zd_buf_puts(out, "footnote ");
		zd_buf_put_slice(out, p->label);
		break;
	case ZD_FORMULA: zd_buf_puts(out, "formula"); break;
	case ZD_HEADING:
		zd_buf_printf(out, "heading %u", n->nth[paragraph]);
		break;
	case ZD_TEXT: zd_buf_printf(out, "text %u", n->nth[paragraph]); break;
	}
}

/* What was appended since `at` stands for the block. */
static void refer(const struct zd_buf *out, const struct zd_view_names *n,
	size_t at, uint32_t block)
{
	struct zd_view_ref ref = {.block = block, .old = n->old};

	if (!n->refs)
		return;
	ref.at = zd_u32(at);
	ref.len = zd_u32(out->len - at);
	zd_vec_push(&n->refs->refs, ref);
}

void zd_view_name_paragraph(
	struct zd_buf *out, const struct zd_view_names *n, uint32_t paragraph)
{
	size_t at = out->len;

	put_name(out, n, paragraph);
	refer(out, n, at, n->draft->paragraphs.at[paragraph].first);
}

void zd_view_name_block(
	struct zd_buf *out, const struct zd_view_names *n, uint32_t block)
{
	const struct zd_block *b = &n->draft->blocks.at[block];
	size_t at = out->len;

	put_name(out, n, b->paragraph);
	if (b->mark.len) {
		zd_buf_putc(out, ' ');
		zd_buf_put_slice(out, b->mark);
	}
	refer(out, n, at, block);
}

void zd_view_name_list(struct zd_buf *out, const struct zd_view_names *n,
	const uint32_t *paragraphs, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			zd_buf_puts(out, i + 1 < count ? ", " : " and ");
		zd_view_name_paragraph(out, n, paragraphs[i]);
	}
}

/* A remark that stands at each of many paragraphs names no more than these. */
#define MOST_NAMED 12u
#define NAMED 8u

void zd_view_name_some(struct zd_buf *out, const struct zd_view_names *n,
	const uint32_t *paragraphs, uint32_t count)
{
	if (count <= MOST_NAMED) {
		zd_view_name_list(out, n, paragraphs, count);
		return;
	}
	for (uint32_t i = 0; i < NAMED; i++) {
		zd_view_name_paragraph(out, n, paragraphs[i]);
		zd_buf_puts(out, i + 1 < NAMED ? ", " : " ");
	}
	zd_buf_printf(out, "and %u others", count - NAMED);
}

struct zd_slice zd_view_named(struct zd_view *v, const struct zd_view_names *n,
	const uint32_t *paragraphs, uint32_t count)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	zd_view_name_list(&b, n, paragraphs, count);
	s = zd_arena_slice(&v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return s;
}
