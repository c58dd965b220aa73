#include "render/wrap.h"

#include <stdint.h>

#include "base/utf8.h"

static void put_style(struct zd_wrap *w, const char *style)
{
	zd_buf_puts(w->out, "\033[");
	zd_buf_puts(w->out, style);
	zd_buf_putc(w->out, 'm');
}

static void begin_line(struct zd_wrap *w)
{
	for (size_t i = 0; i < w->indent; i++)
		zd_buf_putc(w->out, ' ');
	w->column = w->indent;
	w->space = 0;
	if (!w->prefix)
		return;
	zd_buf_puts(w->out, w->prefix);
	w->column += zd_utf8_columns(zd_slice_str(w->prefix));
}

void zd_wrap_begin(struct zd_wrap *w, size_t indent, const char *prefix)
{
	w->indent =
		w->columns && indent > w->columns / 2 ? w->columns / 2 : indent;
	w->prefix = prefix;
	begin_line(w);
}

void zd_wrap_style(struct zd_wrap *w, const char *style)
{
	if (w->style == style)
		return;
	if (w->style)
		put_style(w, "0");
	if (style)
		put_style(w, style);
	w->style = style;
}

void zd_wrap_end(struct zd_wrap *w)
{
	zd_wrap_style(w, NULL);
	zd_buf_putc(w->out, '\n');
}

/* Ends a line in the middle of a block and of the given style. */
static void break_line(struct zd_wrap *w, const char *style)
{
	if (style)
		put_style(w, "0");
	zd_buf_putc(w->out, '\n');
	begin_line(w);
	if (style)
		put_style(w, style);
}

/*
 * How much of text fits into `room` columns: returns the bytes that do, sets
 * *width to their columns, and *space to the last space inside or directly
 * behind them (SIZE_MAX: none) with its column.
 */
static size_t fit(struct zd_slice text, size_t room, size_t *width,
	size_t *space, size_t *space_width)
{
	size_t i = 0, len, one;

	*width = 0;
	*space = SIZE_MAX;
	while (i < text.len) {
		if (text.ptr[i] == ' ') {
			*space = i;
			*space_width = *width;
		}
		if (text.ptr[i] >= 0x20 && text.ptr[i] < 0x7f) {
			len = one = 1;
		} else {
			one = (size_t)zd_utf8_width(
				zd_utf8_decode(text, i, &len));
		}
		if (*width + one > room)
			break;
		*width += one;
		i += len;
	}
	return i;
}

/* Moves what stands behind the line's last space down to a new line. */
static void break_at_space(struct zd_wrap *w)
{
	size_t tail_columns = w->column - w->space_column - 1;
	size_t tail = w->out->len - w->space - 1;
	struct zd_buf kept = ZD_BUF_INIT;
	const char *style = w->space_style;

	zd_buf_put(&kept, w->out->ptr + w->space + 1, tail);
	zd_buf_truncate(w->out, w->space);
	break_line(w, style);
	zd_buf_put_slice(w->out, zd_buf_slice(&kept));
	w->column += tail_columns;
	zd_buf_clear(&kept);
}

/* Puts one line's part of text and returns what is left of it. */
static struct zd_slice put_line(struct zd_wrap *w, struct zd_slice text)
{
	size_t room = w->column < w->columns ? w->columns - w->column : 0;
	size_t width, space, at = 0;
	size_t n = fit(text, room, &width, &space, &at);

	if (n == text.len) {
		if (space != SIZE_MAX) {
			w->space = w->out->len + space;
			w->space_column = w->column + at;
			w->space_style = w->style;
		}
		zd_buf_put_slice(w->out, text);
		w->column += width;
		return (struct zd_slice){0};
	}
	if (space != SIZE_MAX) {
		zd_buf_put(w->out, text.ptr, space);
		break_line(w, w->style);
		return zd_slice_sub(text, space + 1, text.len);
	}
	if (w->space) {
		break_at_space(w);
		return text;
	}
	/* A word longer than a line stands out. */
	space = zd_slice_chr(text, ' ', 0);
	n = space == SIZE_MAX ? text.len : space;
	zd_buf_put(w->out, text.ptr, n);
	w->column += zd_utf8_columns(zd_slice_sub(text, 0, n));
	return zd_slice_sub(text, n, text.len);
}

void zd_wrap_take(struct zd_wrap *w, size_t start)
{
	size_t len = w->out->len - start;
	struct zd_slice left;

	if (!w->columns || !len)
		return;
	left = zd_slice(w->out->ptr + start, len);
	if (len + w->column <= w->columns && !memchr(left.ptr, ' ', len)) {
		w->column += zd_utf8_columns(left);
		return;
	}
	zd_buf_truncate(&w->scratch, 0);
	zd_buf_put_slice(&w->scratch, left);
	zd_buf_truncate(w->out, start);
	for (left = zd_buf_slice(&w->scratch); left.len;)
		left = put_line(w, left);
}

void zd_wrap_clear(struct zd_wrap *w)
{
	zd_buf_clear(&w->scratch);
}
