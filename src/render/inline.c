#include "render/inline.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "render/block.h"
#include "render/escape.h"

/* --- Names of notes ------------------------------------------------------ */

static const char our_name[] = "zd-note-";

struct name {
	struct zd_slice name;
	uint32_t number;
};

/* By the letters without case (some readers ignore it), then by number. */
static int compare(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	size_t n = x->name.len < y->name.len ? x->name.len : y->name.len;

	for (size_t i = 0; i < n; i++) {
		char c = x->name.ptr[i], d = y->name.ptr[i];

		if (zd_is_upper(c))
			c = (char)(c + 32);
		if (zd_is_upper(d))
			d = (char)(d + 32);
		if (c != d)
			return (unsigned char)c < (unsigned char)d ? -1 : 1;
	}
	if (x->name.len != y->name.len)
		return x->name.len < y->name.len ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

bool zd_inline_is_name(struct zd_slice name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (!(zd_is_alnum(c) || c == '-' || c == '.' || c == '_'))
			return false;
	}
	return name.len && !zd_slice_starts(name, our_name);
}

static void name_notes(struct zd_inline *in)
{
	ZD_VEC(struct name) names = {0};

	for (size_t i = 0; i < in->v->blocks.len; i++) {
		const struct zd_view_block *b = &in->v->blocks.at[i];
		struct name n = {b->label, b->number};

		if (b->kind != ZD_VIEW_NOTE || !b->number)
			continue;
		zd_vec_push(&names, n);
		if (b->number > in->notes)
			in->notes = b->number;
	}
	in->renamed = zd_calloc((size_t)in->notes + 1, sizeof(*in->renamed));
	if (names.len)
		qsort(names.at, names.len, sizeof(*names.at), compare);
	for (size_t i = 0; i < names.len; i++)
		in->renamed[names.at[i].number] =
			!zd_inline_is_name(names.at[i].name) ||
			(i &&
				zd_slice_caseeq(names.at[i - 1].name,
					names.at[i].name));
	zd_vec_clear(&names);
}

void zd_inline_init(
	struct zd_inline *in, struct zd_buf *out, const struct zd_view *v)
{
	memset(in, 0, sizeof(*in));
	in->out = out;
	in->v = v;
	in->escape = zd_escape_markdown;
	in->line = SIZE_MAX;
	name_notes(in);
}

void zd_inline_clear(struct zd_inline *in)
{
	zd_free(in->renamed);
	zd_buf_clear(&in->scratch);
}

void zd_inline_note_name(
	struct zd_inline *in, uint32_t number, struct zd_slice name)
{
	if (in->renamed[number] || !zd_inline_is_name(name))
		zd_buf_printf(in->out, "%s%u", our_name, number);
	else
		zd_buf_put_slice(in->out, name);
}

void zd_inline_note(struct zd_inline *in, const struct zd_view_run *r)
{
	/* A mark inside a note's own text is not one to most readers. */
	if (!r->number || in->in_note) {
		zd_buf_puts(in->out, "\\[\\^");
		in->escape(in->out, r->text, SIZE_MAX);
		zd_buf_puts(in->out, "\\]");
		return;
	}
	zd_buf_puts(in->out, "[^");
	zd_inline_note_name(in, r->number, r->text);
	zd_buf_putc(in->out, ']');
}

/* --- Text ---------------------------------------------------------------- */

/* The first byte of the first word character, and the end of the last; equal
 * when there is none. */
static void words_of(struct zd_slice s, size_t *first, size_t *end)
{
	size_t len;

	*first = *end = s.len;
	for (size_t i = 0; i < s.len; i += len)
		if (zd_utf8_is_word(zd_utf8_decode(s, i, &len))) {
			*first = i;
			break;
		}
	for (size_t i = s.len; i > *first;) {
		size_t stop = i--;

		while (i > *first && ((unsigned char)s.ptr[i] & 0xc0) == 0x80)
			i--;
		if (zd_utf8_is_word(zd_utf8_decode(s, i, &len))) {
			*end = stop;
			break;
		}
	}
}

static bool same_look(const struct zd_view_run *a, const struct zd_view_run *b)
{
	return a->mark == b->mark && a->emph == b->emph &&
		a->strong == b->strong && !b->note && !b->gap;
}

static void put_emphasised(
	struct zd_inline *in, struct zd_slice s, const char *sign)
{
	size_t first, end;

	words_of(s, &first, &end);
	in->escape(in->out, zd_slice_sub(s, 0, first), in->line);
	/* Two emphases without a character between cannot be told apart. */
	if (first == s.len ||
		(in->out->len && in->out->ptr[in->out->len - 1] == '*'))
		sign = "";
	zd_buf_puts(in->out, sign);
	in->escape(in->out, zd_slice_sub(s, first, end),
		*sign ? SIZE_MAX : in->line);
	zd_buf_puts(in->out, sign);
	in->escape(in->out, zd_slice_sub(s, end, s.len), in->line);
}

void zd_inline_text(struct zd_inline *in, uint32_t *i, uint32_t end)
{
	const struct zd_view_run *r = &in->v->runs.at[*i], *next;

	++*i;
	if (!r->emph && !r->strong) {
		in->escape(in->out, r->text, in->line);
		return;
	}
	zd_buf_truncate(&in->scratch, 0);
	zd_buf_put_slice(&in->scratch, r->text);
	for (; *i < end; ++*i) {
		next = &in->v->runs.at[*i];
		if (!same_look(r, next))
			break;
		zd_buf_put_slice(&in->scratch, next->text);
	}
	put_emphasised(in, zd_buf_slice(&in->scratch),
		r->emph && r->strong ? "***"
			: r->emph    ? "*"
				     : "**");
}

void zd_inline_label(
	struct zd_inline *in, enum zd_view_kind kind, struct zd_slice label)
{
	const char *sign = kind == ZD_VIEW_PARAGRAPH ? "**" : "";

	zd_buf_puts(in->out, kind == ZD_VIEW_NOTE ? "\\[\\^" : sign);
	in->escape(in->out, label, *sign ? SIZE_MAX : in->line);
	zd_buf_puts(
		in->out, kind == ZD_VIEW_NOTE ? "\\]" : zd_block_behind(kind));
	zd_buf_puts(in->out, sign);
}

void zd_inline_gap(
	struct zd_inline *in, enum zd_view_kind kind, struct zd_slice label)
{
	zd_buf_puts(in->out, "&para;");
	if (!label.len)
		return;
	in->line = SIZE_MAX;
	zd_buf_putc(in->out, ' ');
	zd_inline_label(in, kind, label);
}
