/*
 * Two files as one in CriticMarkup by whole lines: coarse, but from it both
 * come back whatever stands in them. A line that stands once in either file
 * may stay; what crosses others, or stands twice, is gone and new.
 */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/rising.h"
#include "base/utf8.h"
#include "codec/tracked.h"

struct line {
	struct zd_slice text;
	uint32_t nth;
	uint32_t pair; /* the same line of the other file; UINT32_MAX */
};

struct lines {
	struct line *at;
	size_t len, cap;
};

static void cut_lines(struct lines *out, struct zd_slice file)
{
	struct line line = {.pair = UINT32_MAX};

	while (file.len) {
		line.text = zd_slice_cut(&file, '\n');
		line.nth = zd_u32(out->len);
		if (line.text.len)
			zd_vec_push(out, line);
	}
}

static int compare(const void *left, const void *right)
{
	const struct line *a = left, *b = right;
	int order = zd_slice_cmp(a->text, b->text);

	return order ? order : a->nth < b->nth ? -1 : a->nth > b->nth;
}

/* The lines sorted, those that stand there once. */
static void list_single(struct lines *out, const struct lines *in)
{
	size_t n = 0, end;

	for (size_t i = 0; i < in->len; i++)
		zd_vec_push(out, in->at[i]);
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), compare);
	for (size_t i = 0; i < out->len; i = end) {
		for (end = i + 1; end < out->len &&
			zd_slice_eq(out->at[i].text, out->at[end].text);)
			end++;
		if (end == i + 1)
			out->at[n++] = out->at[i];
	}
	out->len = n;
}

/* At the beginning of a file without a head "organ: x" is text. */
static size_t text_field(const struct line *line)
{
	size_t colon = zd_slice_chr(line->text, ':', 0);

	for (size_t i = 0; i < colon && colon != SIZE_MAX; i++)
		if (!zd_is_alnum(line->text.ptr[i]) &&
			!strchr("-_", line->text.ptr[i]))
			return 0;
	return line->nth || colon == SIZE_MAX ? 0 : colon;
}

static void pair_lines(struct lines *from, struct lines *to)
{
	struct lines a = {0}, b = {0};

	list_single(&a, from);
	list_single(&b, to);
	for (size_t i = 0, k = 0; i < a.len && k < b.len;) {
		int order = zd_slice_cmp(a.at[i].text, b.at[k].text);

		/* A field of the one may be the text that begins the other. */
		if (!order && !text_field(&a.at[i]) && !text_field(&b.at[k]))
			from->at[a.at[i].nth].pair = b.at[k].nth;
		i += order <= 0;
		k += order >= 0;
	}
	zd_vec_clear(&a);
	zd_vec_clear(&b);
}

/* Undoes the pairs that cross others, and tells the lines of `to`. */
static void keep_rising(struct lines *from, struct lines *to)
{
	uint32_t *at = zd_calloc(from->len, sizeof(*at));
	bool *stays = zd_calloc(from->len, sizeof(*stays));
	size_t n = 0;

	for (size_t i = 0; i < from->len; i++)
		if (from->at[i].pair != UINT32_MAX)
			at[n++] = from->at[i].pair;
	zd_rising_longest(at, n, stays);
	n = 0;
	for (size_t i = 0; i < from->len; i++) {
		struct line *line = &from->at[i];

		if (line->pair == UINT32_MAX)
			continue;
		if (stays[n++])
			to->at[line->pair].pair = line->nth;
		else
			line->pair = UINT32_MAX;
	}
	zd_free(at);
	zd_free(stays);
}

/* What would be read as a mark, or as ours, is escaped. */
static void put_source(struct zd_buf *out, struct zd_slice s)
{
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t c = zd_utf8_decode(s, i, &len);
		bool sign =
			(c == '{' && strchr("+-~=>", zd_slice_at(s, i + 1))) ||
			(c == '}' && i && strchr("+-~=<", s.ptr[i - 1])) ||
			(c == '&' &&
				zd_slice_starts(
					zd_slice_sub(s, i, s.len), "&para;"));

		if (zd_utf8_is_unsafe(c)) {
			zd_buf_printf(out, "\\\\u\\{%X\\}", c);
			continue;
		}
		if (sign && !zd_critic_is_escaped(s, i))
			zd_buf_putc(out, '\\');
		zd_buf_put_slice(out, zd_slice_sub(s, i, i + len));
	}
}

static void put_line(struct zd_buf *out, const char *open,
	const struct line *line, const char *close)
{
	size_t colon = text_field(line);
	struct zd_slice s = line->text;

	zd_buf_puts(out, open);
	if (colon) {
		zd_buf_put(out, s.ptr, colon);
		zd_buf_puts(out, "\\:");
		s = zd_slice_sub(s, colon + 1, s.len);
	}
	put_source(out, s);
	zd_buf_puts(out, close);
	zd_buf_puts(out, "\n\n");
}

void zd_critic_lines(
	struct zd_buf *out, struct zd_slice from, struct zd_slice to)
{
	struct lines a = {0}, b = {0};
	size_t i = 0, k = 0;

	cut_lines(&a, from);
	cut_lines(&b, to);
	pair_lines(&a, &b);
	keep_rising(&a, &b);
	while (i < a.len || k < b.len) {
		if (i < a.len && a.at[i].pair == UINT32_MAX) {
			put_line(out, "{--", &a.at[i++], "--}");
		} else if (k < b.len && b.at[k].pair == UINT32_MAX) {
			put_line(out, "{++", &b.at[k++], "++}");
		} else {
			put_line(out, "", &b.at[k++], "");
			i++;
		}
	}
	zd_buf_puts(out,
		"{>>Marks: new · deleted, by whole lines, because words of "
		"this text could not be marked so that both sides can be read "
		"back<<}\n");
	zd_vec_clear(&a);
	zd_vec_clear(&b);
}
