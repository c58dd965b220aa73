/*
 * Two Markdown texts out of one input, parted by a line "%%%": a redline of
 * them in CriticMarkup, read back, is the one file with all changes accepted
 * and the other one with all rejected, byte for byte, whatever stands there.
 */
#include <string.h>

#include "codec/codec.h"
#include "diff/redline.h"
#include "fuzz.h"
#include "render/render.h"

static struct zd_draft *read_draft(
	struct zd_slice bytes, enum zd_codec codec, enum zd_tracked changes)
{
	const struct zd_read_options o = {
		.codec = codec, .changes = changes, .empty = true};
	struct zd_draft *d;

	return zd_draft_decode(&d, NULL, bytes, &o, NULL) ? NULL : d;
}

static void check_side(struct zd_slice critic, enum zd_tracked changes,
	const struct zd_draft *side)
{
	struct zd_draft *d = read_draft(critic, ZD_CODEC_CRITIC, changes);
	struct zd_buf got = ZD_BUF_INIT, want = ZD_BUF_INIT;

	FUZZ_LAW(d);
	zd_draft_encode(&got, d);
	zd_draft_encode(&want, side);
	FUZZ_LAW(zd_slice_eq(zd_buf_slice(&got), zd_buf_slice(&want)));
	zd_buf_clear(&got);
	zd_buf_clear(&want);
	zd_draft_free(d);
}

static void check(const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_redline *r = zd_redline_make(from, to, NULL);
	struct zd_buf critic = ZD_BUF_INIT;
	struct zd_render_options o;
	struct zd_view *v;

	zd_render_options_init(&o);
	o.format = ZD_FORMAT_CRITIC;
	FUZZ_LAW(!zd_view_redline(&v, r, NULL, NULL));
	FUZZ_LAW(!zd_view_render(&critic, v, &o, NULL));
	check_side(zd_buf_slice(&critic), ZD_TRACKED_REJECT, from);
	check_side(zd_buf_slice(&critic), ZD_TRACKED_ACCEPT, to);
	zd_buf_clear(&critic);
	zd_view_free(v);
	zd_redline_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice all = zd_slice((const char *)bytes, size);
	size_t at = zd_slice_find(all, ZD_LIT("\n%%%\n"));
	struct zd_draft *from, *to;

	if (size > 100000 || at == SIZE_MAX)
		return 0;
	from = read_draft(zd_slice_sub(all, 0, at + 1), ZD_CODEC_MARKDOWN,
		ZD_TRACKED_ACCEPT);
	to = read_draft(zd_slice_sub(all, at + 5, all.len), ZD_CODEC_MARKDOWN,
		ZD_TRACKED_ACCEPT);
	if (from && to) {
		check(from, to);
		check(to, from);
	}
	zd_draft_free(from);
	zd_draft_free(to);
	return 0;
}
