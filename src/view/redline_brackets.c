#include "view/redline_brackets.h"

struct zd_view_brackets {
	struct zd_brackets *from, *to;
	struct zd_bracketing x;
};

struct zd_view_brackets *zd_view_brackets_new(
	const struct zd_redline *r, struct zd_citation_reader **reader)
{
	struct zd_view_brackets *b = zd_calloc(1, sizeof(*b));

	b->from = zd_brackets_new_uncounted(r->from, reader);
	b->to = zd_brackets_new_uncounted(r->to, reader);
	if (b->from->list.len || b->to->list.len) {
		zd_bracketing_init(&b->x, r, b->from, b->to);
		return b;
	}
	zd_view_brackets_free(b);
	return NULL;
}

void zd_view_brackets_contest(
	struct zd_view *v, const struct zd_view_brackets *b)
{
	if (b)
		zd_view_contest_by(v, b->from, b->to);
}

void zd_view_brackets_free(struct zd_view_brackets *b)
{
	if (!b)
		return;
	zd_bracketing_clear(&b->x);
	zd_brackets_free(b->from);
	zd_brackets_free(b->to);
	zd_free(b);
}

/* What is gone is counted on the from-side, the rest on the to-side. */
static void count_block(uint32_t count[ZD_BRACKET_CHANGES],
	const struct zd_brackets *b, const struct zd_bracket_fate *fates,
	uint32_t block)
{
	bool old = false;

	for (uint32_t i = b->by_block[block]; i < b->by_block[block + 1]; i++) {
		enum zd_bracket_change is = fates[i].change;

		old = is >= ZD_BRACKET_LIFTED && is <= ZD_BRACKET_STRUCK;
		if (old || is >= ZD_BRACKET_PUT)
			count[is]++;
	}
}

static bool has_any(const struct zd_brackets *b, uint32_t block)
{
	return b->by_block[block] < b->by_block[block + 1];
}

void zd_view_brackets_say_row(struct zd_buf *out,
	const struct zd_view_brackets *b, const struct zd_row *row)
{
	uint32_t count[ZD_BRACKET_CHANGES] = {0};
	size_t start = out->len;

	if (!b || row->from == ZD_NONE || row->to == ZD_NONE || row->stub ||
		(!has_any(b->from, row->from) && !has_any(b->to, row->to)))
		return;
	count_block(count, b->from, b->x.from, row->from);
	count_block(count, b->to, b->x.to, row->to);
	zd_buf_puts(out, "brackets: ");
	if (zd_bracket_changes_say(out, count))
		return;
	zd_buf_truncate(out, start);
}

static void count_paragraph(uint32_t count[ZD_BRACKET_CHANGES],
	const struct zd_brackets *b, const struct zd_bracket_fate *fates,
	uint32_t paragraph)
{
	const struct zd_paragraph *p = &b->draft->paragraphs.at[paragraph];

	for (uint32_t k = p->first; k < p->first + p->count; k++)
		count_block(count, b, fates, k);
}

void zd_view_brackets_say_link(struct zd_buf *out,
	const struct zd_view_brackets *b, const struct zd_link *link)
{
	uint32_t count[ZD_BRACKET_CHANGES] = {0};

	if (!b)
		return;
	for (uint32_t i = 0; i < link->from_count; i++)
		count_paragraph(count, b->from, b->x.from,
			b->x.redline->from_list.at[link->from_first + i]);
	for (uint32_t i = 0; i < link->to_count; i++)
		count_paragraph(count, b->to, b->x.to,
			b->x.redline->to_list.at[link->to_first + i]);
	zd_bracket_changes_say(out, count);
}

/* The first bracket of the block that opens at `at` or behind it. */
static uint32_t first_from(
	const struct zd_brackets *b, uint32_t block, uint32_t at)
{
	uint32_t low = b->by_block[block], high = b->by_block[block + 1];

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (b->list.at[mid].open.at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void zd_view_brackets_count_gone(uint32_t count[ZD_BRACKET_CHANGES],
	const struct zd_view_brackets *b, uint32_t block, uint32_t start,
	uint32_t end)
{
	if (!b)
		return;
	for (uint32_t i = first_from(b->from, block, start);
		i < b->from->by_block[block + 1] &&
		b->from->list.at[i].open.at < end;
		i++)
		if (b->x.from[i].other == ZD_NONE &&
			zd_bracket_is_open(b->from->list.at[i].kind))
			count[b->x.from[i].change]++;
}

void zd_view_brackets_count_there(uint32_t count[ZD_BRACKET_CHANGES],
	const struct zd_view_brackets *b, uint32_t block)
{
	if (!b)
		return;
	for (uint32_t i = b->to->by_block[block];
		i < b->to->by_block[block + 1]; i++)
		if (zd_bracket_is_open(b->to->list.at[i].kind))
			count[b->x.to[i].change]++;
}

void zd_view_brackets_count(
	uint32_t count[ZD_BRACKET_CHANGES], const struct zd_view_brackets *b)
{
	if (b)
		memcpy(count, b->x.count, sizeof(b->x.count));
}

void zd_view_brackets_say(
	struct zd_buf *out, const uint32_t count[ZD_BRACKET_CHANGES])
{
	struct zd_buf words = ZD_BUF_INIT;

	if (zd_bracket_changes_say(&words, count))
		zd_buf_printf(out, " Brackets: %u unchanged, %s.",
			count[ZD_BRACKET_SAME], zd_buf_str(&words));
	zd_buf_clear(&words);
}

const char *zd_view_brackets_coarse(const struct zd_view_brackets *b)
{
	return b && b->x.coarse
		? "of a paragraph with many brackets not all were looked for "
		  "by their words (max_brackets)"
		: NULL;
}
