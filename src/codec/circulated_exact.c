/* Texts that the visible form of a compilation cannot carry, kept whole in its
 * front matter: one line a party, the draft's file as a quoted string. */
#include "codec/circulated.h"
#include "codec/codec.h"

/* exact-EU: "…"; of the base exact: "…" */
static const char key[] = "exact";

static void put_line(
	struct zd_buf *out, struct zd_slice party, struct zd_slice file)
{
	zd_buf_printf(
		out, "%s%s%.*s: \"", key, party.len ? "-" : "", ZD_FMT(party));
	for (size_t i = 0; i < file.len; i++) {
		if (file.ptr[i] == '\n') {
			zd_buf_puts(out, "\\n");
			continue;
		}
		if (file.ptr[i] == '"' || file.ptr[i] == '\\')
			zd_buf_putc(out, '\\');
		zd_buf_putc(out, file.ptr[i]);
	}
	zd_buf_puts(out, "\"\n");
}

void zd_circulated_keep(struct zd_buf *markdown, struct zd_slice party,
	const struct zd_draft *draft)
{
	struct zd_buf file = ZD_BUF_INIT, all = ZD_BUF_INIT;
	struct zd_slice whole = zd_buf_slice(markdown);
	size_t end = zd_slice_find(whole, ZD_LIT("\n---\n"));

	assert(end != SIZE_MAX);
	zd_draft_encode(&file, draft);
	zd_buf_put_slice(&all, zd_slice_sub(whole, 0, end + 1));
	put_line(&all, party, zd_buf_slice(&file));
	zd_buf_put_slice(&all, zd_slice_sub(whole, end + 1, whole.len));
	zd_buf_truncate(markdown, 0);
	zd_buf_put_slice(markdown, zd_buf_slice(&all));
	zd_buf_clear(&file);
	zd_buf_clear(&all);
}

bool zd_circulated_kept(
	struct zd_buf *out, struct zd_slice line, struct zd_slice party)
{
	size_t n = sizeof(key) - 1;

	if (!zd_slice_starts(line, key) || !zd_slice_ends(line, "\""))
		return false;
	if (party.len) {
		if (n >= line.len || line.ptr[n++] != '-' ||
			!zd_slice_caseeq(
				zd_slice_sub(line, n, n + party.len), party))
			return false;
		n += party.len;
	}
	if (!zd_slice_starts(zd_slice_sub(line, n, line.len), ": \"") ||
		line.len < n + 4)
		return false;
	for (size_t i = n + 3; i < line.len - 1; i++) {
		if (line.ptr[i] != '\\' || i + 2 >= line.len) {
			zd_buf_putc(out, line.ptr[i]);
			continue;
		}
		i++;
		zd_buf_putc(out, line.ptr[i] == 'n' ? '\n' : line.ptr[i]);
	}
	return true;
}
