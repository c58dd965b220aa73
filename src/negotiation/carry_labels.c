#include "negotiation/carry_labels.h"

#include "text/label.h"

static uint32_t find_label(const struct zd_draft *d, struct zd_label want)
{
	struct zd_label own;

	want.depth = 0;
	want.chapeau = false;
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH &&
			zd_label_is(d->paragraphs.at[i].label, &own) &&
			!zd_label_cmp(&own, &want))
			return i;
	return ZD_NONE;
}

/* What the paragraph so labelled in `was` is called in `now`. */
static bool label_now(struct zd_label *out, const struct zd_label *old,
	const struct zd_draft *was, const struct zd_draft *now)
{
	uint32_t at = was ? find_label(was, *old) : ZD_NONE;

	if (at == ZD_NONE || !now)
		return false;
	at = zd_draft_find_id(now, was->paragraphs.at[at].id);
	return at != ZD_NONE && zd_label_is(now->paragraphs.at[at].label, out);
}

/* --- new paragraphs ------------------------------------------------------ */

static void relabel(struct zd_draft *d, uint32_t i, struct zd_label label)
{
	struct zd_buf b = ZD_BUF_INIT;

	d->paragraphs.at[i].label = (struct zd_slice){0};
	while (find_label(d, label) != ZD_NONE && zd_ordinal_next(&label.bis))
		;
	zd_label_format(&b, &label);
	d->paragraphs.at[i].label = zd_arena_slice(&d->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

void zd_carry_relabel(struct zd_draft *merged, const struct zd_draft *base,
	const struct zd_draft *ours)
{
	struct zd_label old, anchor, now;

	for (uint32_t i = 0; i < merged->paragraphs.len; i++) {
		const struct zd_paragraph *p = &merged->paragraphs.at[i];

		if (p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &old) ||
			(!old.bis && !old.alt) ||
			zd_draft_find_id(ours, p->id) != ZD_NONE)
			continue;
		anchor = old;
		anchor.bis = anchor.alt = 0;
		if (!label_now(&now, &anchor, base, ours) ||
			now.number == old.number)
			continue;
		old.number = now.number;
		relabel(merged, i, old);
	}
}

/* --- summaries ----------------------------------------------------------- */

struct naming {
	const struct zd_draft *const *was;
	const struct zd_draft *const *now;
};

static void put_label(struct zd_buf *out, const struct naming *n,
	struct zd_slice words, struct zd_label label)
{
	struct zd_label now;

	for (int k = 0; k < 4; k++) {
		if (!label_now(&now, &label, n->was[k / 2], n->now[k % 2]))
			continue;
		now.depth = label.depth;
		now.chapeau = label.chapeau;
		memcpy(now.path, label.path, sizeof(now.path));
		if (zd_label_cmp(&now, &label))
			zd_label_format(out, &now);
		else
			zd_buf_put_slice(out, words);
		return;
	}
	zd_buf_put_slice(out, words);
}

static bool begins_word(struct zd_slice s, size_t i)
{
	char c = i ? s.ptr[i - 1] : ' ';

	return c == ' ' || c == '(' || c == ',';
}

/* The end of what names paragraphs: the first colon, or behind it, where the
 * rest names one too. */
static size_t names_end(struct zd_slice s)
{
	size_t colon = zd_slice_chr(s, ':', 0);
	struct zd_slice rest;

	if (colon == SIZE_MAX)
		return 0;
	rest = zd_slice_trim(zd_slice_sub(s, colon + 1, s.len));
	if (zd_slice_starts(rest, "move ") || zd_slice_starts(rest, "merge "))
		return s.len;
	return colon;
}

struct zd_slice zd_carry_summary(struct zd_arena *a, struct zd_slice summary,
	const struct zd_draft *const was[2],
	const struct zd_draft *const now[2])
{
	struct naming n = {was, now};
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_slice done;
	size_t end = names_end(summary), len;
	struct zd_label label;

	for (size_t i = 0; i < end; i += len) {
		struct zd_slice rest = zd_slice_sub(summary, i, end);

		len = begins_word(summary, i) ? zd_label_parse(rest, &label)
					      : 0;
		if (len && (!i || label.series != ZD_SERIES_PLAIN)) {
			put_label(&out, &n, zd_slice_sub(rest, 0, len), label);
		} else {
			len = 1;
			zd_buf_putc(&out, rest.ptr[0]);
		}
	}
	zd_buf_put_slice(&out, zd_slice_sub(summary, end, summary.len));
	done = zd_arena_slice(a, zd_buf_slice(&out));
	zd_buf_clear(&out);
	return done;
}
