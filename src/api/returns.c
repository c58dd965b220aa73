#include "api/returns.h"

#include "codec/codec.h"
#include "codec/tracked.h"

/* Whether the side that the choice leaves is this file. */
static bool leaves(
	struct zd_slice critic, enum zd_tracked changes, struct zd_slice file)
{
	const struct zd_read_options o = {
		.codec = ZD_CODEC_CRITIC, .changes = changes, .empty = true};
	struct zd_buf again = ZD_BUF_INIT;
	struct zd_draft *d;
	bool same = false;

	if (!zd_draft_decode(&d, NULL, critic, &o, NULL)) {
		zd_draft_encode(&again, d);
		same = zd_slice_eq(zd_buf_slice(&again), file);
		zd_draft_free(d);
	}
	zd_buf_clear(&again);
	return same;
}

static bool leaves_both(
	struct zd_slice critic, struct zd_slice from, struct zd_slice to)
{
	return leaves(critic, ZD_TRACKED_ACCEPT, to) &&
		leaves(critic, ZD_TRACKED_REJECT, from);
}

void zd_redline_return(struct zd_buf *critic, size_t start, const void *both)
{
	const struct zd_both *r = both;
	struct zd_buf from = ZD_BUF_INIT, to = ZD_BUF_INIT, lines = ZD_BUF_INIT;

	zd_draft_encode(&from, r->from);
	zd_draft_encode(&to, r->to);
	if (!leaves_both(zd_slice_sub(zd_buf_slice(critic), start, critic->len),
		    zd_buf_slice(&from), zd_buf_slice(&to))) {
		zd_critic_lines(&lines, zd_buf_slice(&from), zd_buf_slice(&to));
		/* Else no file gives one of the sides, and the words are
		 * better. */
		if (leaves_both(zd_buf_slice(&lines), zd_buf_slice(&from),
			    zd_buf_slice(&to))) {
			zd_buf_truncate(critic, start);
			zd_buf_put_slice(critic, zd_buf_slice(&lines));
		}
	}
	zd_buf_clear(&from);
	zd_buf_clear(&to);
	zd_buf_clear(&lines);
}
