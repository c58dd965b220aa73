#include "render/marked.h"

#include "render/escape.h"

const char zd_marked_voice[] = "» ";

/* Each of two bytes, or none. */
static const char opens[ZD_VIEW_MARKS][3] = {
	[ZD_VIEW_INSERTED] = "{+",
	[ZD_VIEW_DELETED] = "[-",
	[ZD_VIEW_MOVED_FROM] = "[>",
	[ZD_VIEW_MOVED_TO] = "{<",
};
static const char closes[ZD_VIEW_MARKS][3] = {
	[ZD_VIEW_INSERTED] = "+}",
	[ZD_VIEW_DELETED] = "-]",
	[ZD_VIEW_MOVED_FROM] = ">]",
	[ZD_VIEW_MOVED_TO] = "<}",
};

/* A bracket at the end of the text would make a sign with the mark that
 * follows: "{+{" and "+}". The bracket is broken off. */
static void put_close(struct zd_buf *out, const char *close)
{
	char last = out->len ? out->ptr[out->len - 1] : '\n';

	if (zd_escape_marked_pair(last, close[0])) {
		zd_buf_truncate(out, out->len - 1);
		zd_buf_putc(out, '\\');
		zd_buf_putc(out, last);
	}
	zd_buf_put(out, close, 2);
}

static bool is_sign(
	struct zd_slice text, size_t at, const char signs[ZD_VIEW_MARKS][3])
{
	for (size_t i = 0; at + 2 <= text.len && i < ZD_VIEW_MARKS; i++)
		if (*signs[i] && !memcmp(text.ptr + at, signs[i], 2))
			return true;
	return false;
}

/* Behind a backslash that is not escaped itself, or in "\u{202E}". */
static bool is_escape(struct zd_slice text, size_t at)
{
	size_t n = 0, i = at;

	while (n < at && text.ptr[at - n - 1] == '\\')
		n++;
	if (n % 2)
		return true;
	while (i && at - i < sizeof("\\u{10FFFF") && text.ptr[i - 1] != '}' &&
		text.ptr[i - 1] != ' ')
		if (text.ptr[--i] == '\\')
			return zd_slice_starts(
				zd_slice_sub(text, i, at + 2), "\\u{");
	return false;
}

bool zd_marked_is_inside(struct zd_slice text, size_t at)
{
	return is_sign(text, at, closes) || is_escape(text, at) ||
		(at >= 2 && is_sign(text, at - 2, opens));
}

void zd_marked_turn(
	struct zd_buf *out, enum zd_view_mark was, enum zd_view_mark now)
{
	if (was == now)
		return;
	if (*closes[was])
		put_close(out, closes[was]);
	if (*opens[now])
		zd_buf_put(out, opens[now], 2);
}
