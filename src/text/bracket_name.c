/* Names of brackets, and their words. */
#include "base/ascii.h"
#include "text/bracket.h"
#include "text/token.h"

const char *zd_bracket_kind_name(enum zd_bracket_kind kind)
{
	static const char *const names[] = {"contested", "placeholder",
		"remark", "attribution", "status", "citation", "link",
		"footnote"};

	return names[kind];
}

uint32_t zd_bracket_paragraph(
	const struct zd_brackets *b, const struct zd_bracket *one)
{
	return b->draft->blocks.at[one->open.block].paragraph;
}

void zd_bracket_text(struct zd_buf *out, const struct zd_brackets *b,
	const struct zd_bracket *one, size_t most)
{
	size_t start = out->len;

	for (uint32_t k = one->open.block; k <= one->close.block; k++) {
		const struct zd_block *block = &b->draft->blocks.at[k];
		struct zd_slice s = block->text;

		if (k == one->close.block)
			s = zd_slice_sub(s, 0, one->close.at);
		if (k == one->open.block)
			s = zd_slice_sub(
				s, one->open.at + !one->no_open, s.len);
		if (k > one->open.block)
			zd_buf_putc(out, ' ');
		if (k > one->open.block && block->mark.len)
			zd_buf_printf(out, "%.*s ", ZD_FMT(block->mark));
		if (!most || out->len - start + s.len <= most) {
			zd_buf_put_slice(out, s);
			continue;
		}
		s.len = most -
			(out->len - start < most ? out->len - start : most);
		while (s.len && s.ptr[s.len] != ' ')
			s.len--;
		zd_buf_put_slice(out, s);
		zd_buf_puts(out, s.len ? " …" : "…");
		return;
	}
}

void zd_brackets_alternatives(
	const struct zd_brackets *b, uint32_t *place, uint32_t *size)
{
	for (size_t i = 0; i < b->list.len; i++)
		if (b->list.at[i].group != ZD_NONE)
			place[i] = ++size[b->list.at[i].group];
}

void zd_bracket_name(struct zd_buf *out, const struct zd_brackets *b,
	const struct zd_bracket *one)
{
	struct zd_arena a = {0};

	zd_buf_printf(out, "%.*s[%u]",
		ZD_FMT(zd_paragraph_name(
			&a, b->draft, zd_bracket_paragraph(b, one))),
		one->nth);
	zd_arena_clear(&a);
}

/* "OP7[2]": *label gets "OP7"; 0 when it is no such name. */
static uint32_t number_of(struct zd_slice name, struct zd_slice *label)
{
	size_t at = name.len;
	uint32_t n = 0;

	name = zd_slice_trim(name);
	at = name.len;
	if (at < 4 || name.ptr[--at] != ']')
		return 0;
	while (at && zd_is_digit(name.ptr[at - 1]))
		at--;
	if (!at || name.ptr[at - 1] != '[' || name.len - at > 10)
		return 0;
	for (size_t i = at; i + 1 < name.len; i++)
		n = n * 10 + (uint32_t)(name.ptr[i] - '0');
	*label = zd_slice_trim(zd_slice_sub(name, 0, at - 1));
	return label->len ? n : 0;
}

bool zd_bracket_is_name(struct zd_slice name)
{
	struct zd_slice label;

	return number_of(name, &label) != 0;
}

/* By the name that messages use for what has no label: "text 3". */
static uint32_t find_named(const struct zd_draft *d, struct zd_slice name)
{
	struct zd_arena a = {0};
	uint32_t found = ZD_NONE;

	for (uint32_t i = 0; found == ZD_NONE && i < d->paragraphs.len; i++) {
		enum zd_kind kind = d->paragraphs.at[i].kind;

		if ((kind == ZD_HEADING && zd_slice_starts(name, "heading ")) ||
			(kind == ZD_TEXT && zd_slice_starts(name, "text ")) ||
			(kind == ZD_NOTE &&
				zd_slice_starts(name, "footnote ")) ||
			kind == ZD_FORMULA)
			if (zd_slice_eq(zd_paragraph_name(&a, d, i), name))
				found = i;
	}
	zd_arena_clear(&a);
	return found;
}

uint32_t zd_bracket_find(
	const struct zd_brackets *b, struct zd_slice name, uint32_t *paragraphs)
{
	struct zd_slice label = {0};
	uint32_t nth = number_of(name, &label), block, i, at, end;
	const struct zd_paragraph *p;

	*paragraphs = 0;
	if (!nth)
		return ZD_NONE;
	i = zd_draft_find(b->draft, label, &block, paragraphs);
	if (!*paragraphs) {
		i = find_named(b->draft, label);
		*paragraphs = i != ZD_NONE;
	}
	if (*paragraphs != 1)
		return ZD_NONE;
	p = &b->draft->paragraphs.at[i];
	end = b->by_block[p->first + p->count];
	for (at = b->by_block[p->first]; at < end; at++)
		if (b->list.at[at].nth == nth)
			return at;
	return ZD_NONE;
}
