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
