#include "codec/codec.h"

#include <string.h>

#include "base/names.h"
#include "text/markup.h"

/* Does a YAML reader take this for the string that it is? */
static bool needs_quotes(struct zd_slice s)
{
	if (!s.len || strchr("!&*?|>@%\"'`{}[],#~-:", s.ptr[0]))
		return true;
	if (s.ptr[s.len - 1] == ':')
		return true;
	return zd_slice_find(s, ZD_LIT(": ")) != SIZE_MAX ||
		zd_slice_find(s, ZD_LIT(" #")) != SIZE_MAX;
}

static void put_field(
	struct zd_buf *out, struct zd_slice key, struct zd_slice s)
{
	zd_buf_put_slice(out, key);
	zd_buf_puts(out, ": ");
	if (!needs_quotes(s)) {
		zd_buf_put_slice(out, s);
	} else {
		zd_buf_putc(out, '"');
		for (size_t i = 0; i < s.len; i++) {
			if (s.ptr[i] == '"' || s.ptr[i] == '\\')
				zd_buf_putc(out, '\\');
			zd_buf_putc(out, s.ptr[i]);
		}
		zd_buf_putc(out, '"');
	}
	zd_buf_putc(out, '\n');
}

static void put_fields(struct zd_buf *out, const struct zd_draft *d)
{
	bool any = false;

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind != ZD_FIELD || !p->count)
			continue;
		if (!any)
			zd_buf_puts(out, "---\n");
		any = true;
		put_field(out, p->label, d->blocks.at[p->first].text);
	}
	if (any)
		zd_buf_puts(out, "---\n");
}

/* A closing run of # would be taken for the heading's end. */
static void put_heading(
	struct zd_buf *out, const struct zd_paragraph *p, struct zd_slice text)
{
	uint32_t level = p->level < 1 ? 1 : p->level > 6 ? 6 : p->level;
	size_t end = text.len;

	zd_buf_put(out, "######", level);
	if (!text.len)
		return;
	zd_buf_putc(out, ' ');
	while (end && text.ptr[end - 1] == '#')
		end--;
	zd_buf_put(out, text.ptr, end);
	if (end < text.len && (!end || text.ptr[end - 1] == ' '))
		zd_buf_putc(out, '\\');
	zd_buf_put(out, text.ptr + end, text.len - end);
}

/* Text that begins with a note's mark and a colon is no footnote. */
static void put_text(struct zd_buf *out, struct zd_slice text)
{
	size_t n = zd_markup_note(text, 0);

	if (n && n < text.len && text.ptr[n] == ':') {
		zd_buf_put(out, text.ptr, n);
		zd_buf_putc(out, '\\');
		text = zd_slice_sub(text, n, text.len);
	}
	zd_buf_put_slice(out, text);
}

static void put_label(struct zd_buf *out, const struct zd_paragraph *p)
{
	bool note = p->kind == ZD_NOTE;

	zd_buf_puts(out, note ? "[^" : "**");
	zd_buf_put_slice(out, p->label);
	zd_buf_puts(out, note ? "]:" : ".**");
}

static void put_paragraph(struct zd_buf *out, const struct zd_draft *d,
	const struct zd_paragraph *p)
{
	bool labelled = p->kind == ZD_PARAGRAPH || p->kind == ZD_NOTE;

	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		const struct zd_block *block = &d->blocks.at[b];

		if (out->len)
			zd_buf_putc(out, '\n');
		if (labelled && b == p->first) {
			put_label(out, p);
			if (block->text.len)
				zd_buf_putc(out, ' ');
			zd_buf_put_slice(out, block->text);
		} else if (p->kind == ZD_HEADING) {
			put_heading(out, p, block->text);
		} else if (block->mark.len) {
			zd_block_write(out, block);
		} else {
			put_text(out, block->text);
		}
		zd_buf_putc(out, '\n');
	}
}

void zd_draft_encode(struct zd_buf *out, const struct zd_draft *d)
{
	struct zd_buf text = ZD_BUF_INIT;

	put_fields(&text, d);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind != ZD_FIELD &&
			d->paragraphs.at[i].kind != ZD_NOTE)
			put_paragraph(&text, d, &d->paragraphs.at[i]);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE)
			put_paragraph(&text, d, &d->paragraphs.at[i]);
	zd_buf_put_slice(out, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

/* --- Plain text -------------------------------------------------------- */

/* Footnotes get their numbers where their first marks stand. */
struct notes {
	struct zd_names names;  /* paragraphs */
	uint32_t *numbers;      /* of the entries in names; 0: none yet */
	ZD_VEC(uint32_t) order; /* entries in names as they got them */
};

static void find_notes(struct notes *n, const struct zd_draft *d)
{
	zd_draft_name_notes(&n->names, d);
	n->numbers = zd_calloc(n->names.len, sizeof(*n->numbers));
}

/* The number of a mark; 0 when there is no such footnote. */
static uint32_t number_of(struct notes *n, struct zd_slice name)
{
	size_t at = zd_names_find(&n->names, name);

	if (at == SIZE_MAX)
		return 0;
	if (!n->numbers[at]) {
		zd_vec_push(&n->order, (uint32_t)at);
		n->numbers[at] = zd_u32(n->order.len);
	}
	return n->numbers[at];
}

static void put_plain(
	struct zd_buf *out, struct notes *n, struct zd_slice stored)
{
	struct zd_markup_cursor c = {.text = stored};
	struct zd_markup_piece p;
	uint32_t number;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		if (p.kind == ZD_MARKUP_TEXT)
			zd_buf_put_slice(out, p.text);
		if (p.kind != ZD_MARKUP_NOTE)
			continue;
		number = number_of(n, p.text);
		if (number)
			zd_buf_printf(out, "[%u]", (unsigned)number);
		else
			zd_buf_printf(out, "[%.*s]", ZD_FMT(p.text));
	}
}

static void put_plain_paragraph(struct zd_buf *out, struct notes *n,
	const struct zd_draft *d, const struct zd_paragraph *p)
{
	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		const struct zd_block *block = &d->blocks.at[b];

		if (out->len)
			zd_buf_putc(out, '\n');
		if (b == p->first && p->kind == ZD_PARAGRAPH)
			zd_buf_printf(out, "%.*s. ", ZD_FMT(p->label));
		if (block->mark.len) {
			zd_buf_put_slice(out, block->mark);
			zd_buf_putc(out, ' ');
		}
		put_plain(out, n, block->text);
		zd_buf_putc(out, '\n');
	}
}

static void put_plain_notes(
	struct zd_buf *out, struct notes *n, const struct zd_draft *d)
{
	for (size_t i = 0; i < n->names.len; i++)
		number_of(n, n->names.at[i].name);
	for (size_t i = 0; i < n->order.len; i++) {
		const struct zd_paragraph *p =
			&d->paragraphs.at[n->names.at[n->order.at[i]].is];
		struct notes none = {0};

		if (!p->count)
			continue;
		zd_buf_printf(out, "%s[%zu] ", i ? "" : "\n", i + 1);
		put_plain(out, &none, d->blocks.at[p->first].text);
		zd_buf_putc(out, '\n');
	}
}

void zd_draft_encode_plain(struct zd_buf *out, const struct zd_draft *d)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct notes notes = {0};

	find_notes(&notes, d);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind != ZD_NOTE)
			put_plain_paragraph(
				&text, &notes, d, &d->paragraphs.at[i]);
	put_plain_notes(&text, &notes, d);
	zd_buf_put_slice(out, zd_buf_slice(&text));
	zd_buf_clear(&text);
	zd_names_clear(&notes.names);
	zd_free(notes.numbers);
	zd_vec_clear(&notes.order);
}
