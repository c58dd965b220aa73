#include "text/markup.h"
#include "view/redline.h"

enum { UNKNOWN, PLAIN };

/* So many pieces are kept: mostly those of one block after another are asked
 * for. */
#define MOST_PIECES 16384u

void zd_view_side_init(struct zd_view_side *s, const struct zd_draft *d)
{
	struct zd_view_piece none = {0};

	memset(s, 0, sizeof(*s));
	s->draft = d;
	s->first = zd_calloc(d->blocks.len, sizeof(*s->first));
	for (size_t i = 0; i < d->blocks.len; i++)
		s->may_read += 2 * d->blocks.at[i].text.len;
	/* No block's pieces begin at a number that means something else. */
	zd_vec_push(&s->pieces, none);
	zd_vec_push(&s->pieces, none);
}

void zd_view_side_clear(struct zd_view_side *s)
{
	zd_vec_clear(&s->pieces);
	zd_free(s->first);
}

static bool is_plain(struct zd_slice s)
{
	return !s.len ||
		(!memchr(s.ptr, '\\', s.len) && !memchr(s.ptr, '*', s.len) &&
			!memchr(s.ptr, '^', s.len));
}

static void push_piece(struct zd_view_side *s, struct zd_slice stored,
	struct zd_slice text, struct zd_view_piece how)
{
	how.at = zd_u32((size_t)(text.ptr - stored.ptr));
	how.len = zd_u32(text.len);
	if (text.len)
		zd_vec_push(&s->pieces, how);
}

/* Forgets what was found, if that may be found again. Behind the two that
 * mean something else stand heads, each before its pieces. */
static void forget(struct zd_view_side *s)
{
	uint32_t i = PLAIN + 1;

	if (!s->may_read)
		return;
	while (i < s->pieces.len) {
		const struct zd_view_piece *head = &s->pieces.at[i];

		s->first[head->len] = UNKNOWN;
		i += head->at + 1;
	}
	s->pieces.len = PLAIN + 1;
}

static void parse(struct zd_view_side *s, uint32_t block)
{
	struct zd_slice text = s->draft->blocks.at[block].text;
	struct zd_markup_cursor c = {.text = text};
	struct zd_markup_piece p = {0};
	struct zd_view_piece how = {0};
	uint32_t head;

	s->first[block] = PLAIN;
	if (s->draft->blocks.at[block].plain || is_plain(text))
		return;
	if (s->pieces.len > MOST_PIECES)
		forget(s);
	s->may_read -= text.len < s->may_read ? text.len : s->may_read;
	s->first[block] = head = zd_u32(s->pieces.len);
	zd_vec_push(&s->pieces, ((struct zd_view_piece){.len = block}));
	while (p.kind != ZD_MARKUP_END) {
		struct zd_slice rest = zd_slice_sub(text, c.at, text.len);
		bool outside =
			p.kind == ZD_MARKUP_EMPH || p.kind == ZD_MARKUP_STRONG;

		/* Most text is plain behind its opening verb. */
		if (outside && !c.emph && !c.strong && is_plain(rest)) {
			push_piece(s, text, rest, how);
			break;
		}
		p = zd_markup_next(&c);
		how.note = p.kind == ZD_MARKUP_NOTE;
		if (p.kind == ZD_MARKUP_EMPH)
			how.emph = p.opens;
		else if (p.kind == ZD_MARKUP_STRONG)
			how.strong = p.opens;
		else if (p.kind != ZD_MARKUP_END)
			push_piece(s, text, p.text, how);
	}
	s->pieces.at[head].at = zd_u32(s->pieces.len - head - 1);
}

static void put(struct zd_view *v, const struct zd_view_run *like,
	struct zd_slice text, size_t skip)
{
	struct zd_view_run *r;

	if (!text.len)
		return;
	r = zd_view_run(v, like->mark, text);
	r->quiet = like->quiet;
	r->kind = like->kind;
	r->about = like->about;
	r->emph = like->emph;
	r->strong = like->strong;
	r->note = like->note;
	if (like->restyled) {
		r->was_emph = like->was_emph;
		r->was_strong = like->was_strong;
		r->restyled =
			r->emph != r->was_emph || r->strong != r->was_strong;
	}
	if (like->from_at != ZD_VIEW_NONE)
		r->from_at = like->from_at + (uint32_t)skip;
	if (like->to_at != ZD_VIEW_NONE)
		r->to_at = like->to_at + (uint32_t)skip;
}

/* The first of the block's pieces that ends behind `at`. */
static uint32_t first_piece(
	const struct zd_view_side *s, uint32_t block, size_t at)
{
	uint32_t low = s->first[block] + 1, mid;
	uint32_t high = low + s->pieces.at[low - 1].at;

	while (low < high) {
		const struct zd_view_piece *p;

		mid = low + (high - low) / 2;
		p = &s->pieces.at[mid];
		if (p->at + p->len <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void zd_view_side_put(struct zd_view *v, struct zd_view_side *s, uint32_t block,
	struct zd_slice range, const struct zd_view_run *like)
{
	struct zd_slice text = s->draft->blocks.at[block].text;
	size_t start = (size_t)(range.ptr - text.ptr), end = start + range.len;
	struct zd_view_run one = *like;
	uint32_t stop;

	if (!range.len)
		return;
	if (s->first[block] == UNKNOWN)
		parse(s, block);
	if (s->first[block] == PLAIN) {
		put(v, like, range, 0);
		return;
	}
	stop = s->first[block] + 1 + s->pieces.at[s->first[block]].at;
	for (uint32_t i = first_piece(s, block, start); i < stop; i++) {
		const struct zd_view_piece *p = &s->pieces.at[i];
		size_t from = p->at, to = p->at + p->len;

		if (from >= end)
			break;
		if (p->note && from < start)
			continue;
		one.emph = p->emph;
		one.strong = p->strong;
		one.note = p->note;
		if (!p->note && from < start)
			from = start;
		if (!p->note && to > end)
			to = end;
		put(v, &one, zd_slice(text.ptr + from, to - from),
			from > start ? from - start : 0);
	}
}

static bool has_look(struct zd_view_side *s, uint32_t block)
{
	if (s->first[block] == UNKNOWN)
		parse(s, block);
	return s->first[block] != PLAIN;
}

/* Whether some bytes of the block may be in another look than the same bytes
 * of the other one. A block may have as many runs as words: nothing is read
 * for each. */
static bool may_differ(struct zd_view_side *from, struct zd_view_side *to,
	const struct zd_run *run)
{
	const struct zd_block *a = &from->draft->blocks.at[run->from];
	const struct zd_block *b = &to->draft->blocks.at[run->to];

	if (run->to_end - run->to_start == a->text.len &&
		a->text.len == b->text.len)
		return false;
	return has_look(from, run->from) || has_look(to, run->to);
}

/* Piece by piece of the from-side, and what stands between them. */
void zd_view_side_put_kept(struct zd_view *v, struct zd_view_side *from,
	struct zd_view_side *to, const struct zd_run *run,
	const struct zd_view_run *like)
{
	struct zd_slice text = to->draft->blocks.at[run->to].text;
	struct zd_slice range = zd_slice_sub(text, run->to_start, run->to_end);
	struct zd_view_run one = *like;
	uint32_t i, stop, at = 0, len = run->to_end - run->to_start;

	if (!may_differ(from, to, run)) {
		zd_view_side_put(v, to, run->to, range, like);
		return;
	}
	one.restyled = true;
	i = stop = 0;
	if (has_look(from, run->from)) {
		i = first_piece(from, run->from, run->from_start);
		stop = from->first[run->from];
		stop += 1 + from->pieces.at[stop].at;
	}
	while (at < len) {
		const struct zd_view_piece *p =
			i < stop ? &from->pieces.at[i] : NULL;
		uint32_t end = len;
		bool inside = p && p->at <= run->from_start + at;

		if (p && !inside && p->at - run->from_start < len)
			end = p->at - run->from_start;
		if (inside && p->at + p->len - run->from_start < len)
			end = p->at + p->len - run->from_start;
		one.was_emph = inside && p->emph;
		one.was_strong = inside && p->strong;
		zd_view_side_put(
			v, to, run->to, zd_slice_sub(range, at, end), &one);
		if (one.from_at != ZD_VIEW_NONE)
			one.from_at += end - at;
		if (one.to_at != ZD_VIEW_NONE)
			one.to_at += end - at;
		i += inside;
		at = end;
	}
}
