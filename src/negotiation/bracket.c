/* An amendment put into the text in brackets, for later. */
#include "diff/redline.h"
#include "negotiation/decide.h"
#include "negotiation/order.h"
#include "text/markup.h"

struct bracketing {
	const struct zd_draft *base, *theirs;
	struct zd_draft *out;
	struct zd_error *err;
};

/* "[words]", with spaces at the ends left outside. */
static void put_bracketed(struct zd_buf *b, struct zd_slice words)
{
	struct zd_slice core = zd_slice_trim(words);
	size_t lead = core.len ? (size_t)(core.ptr - words.ptr) : words.len;

	zd_buf_put_slice(b, zd_slice_sub(words, 0, lead));
	if (!core.len)
		return;
	zd_buf_putc(b, '[');
	zd_buf_put_slice(b, core);
	zd_buf_putc(b, ']');
	zd_buf_put_slice(b, zd_slice_sub(words, lead + core.len, words.len));
}

/* How many brackets of this text stay open, and how many close none. */
static void balance(struct zd_slice s, int *open, int *stray)
{
	*open = *stray = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '[')
			++*open;
		else if (s.ptr[i] == ']' && *open)
			--*open;
		else if (s.ptr[i] == ']')
			++*stray;
	}
}

static bool is_balanced(struct zd_slice s)
{
	int open, stray;

	balance(s, &open, &stray);
	return !open && !stray;
}

/* A stretch of changes: bytes of both texts. */
struct stretch {
	uint32_t from_start, from_end, to_start, to_end;
};

/* Moves the end of a stretch over a run; an inserted run has no place in
 * the old text, a deleted one none in the new. */
static void stretch_over(struct stretch *s, const struct zd_run *run)
{
	if (run->mark != ZD_INSERTED)
		s->from_end = run->from_end;
	if (run->mark != ZD_DELETED)
		s->to_end = run->to_end;
}

/* The changes from run i on that belong together: neighbours, and as many
 * more as are needed for every bracket in them to have its other half. *s
 * begins where it ended before. */
static size_t take_stretch(const struct zd_runs *runs, size_t i,
	struct zd_slice from, struct zd_slice to, struct stretch *s)
{
	s->from_start = s->from_end;
	s->to_start = s->to_end;
	for (;; i++) {
		stretch_over(s, &runs->at[i]);
		if (i + 1 == runs->len)
			return i + 1;
		if (runs->at[i + 1].mark == ZD_KEPT &&
			runs->at[i].mark != ZD_KEPT &&
			is_balanced(zd_slice_sub(
				from, s->from_start, s->from_end)) &&
			is_balanced(zd_slice_sub(to, s->to_start, s->to_end)))
			return i + 1;
	}
}

/* Old words in one pair of brackets, new words in the next. */
void zd_bracketed_words(
	struct zd_buf *out, struct zd_slice from, struct zd_slice to)
{
	struct zd_runs runs = {0};
	struct zd_buf raw = ZD_BUF_INIT;
	struct zd_diff_options options;
	struct stretch s = {0};
	size_t i = 0;

	/* Where amendments have it: see zd_edits_between. */
	zd_diff_options_init(&options);
	options.last_comma = 0;
	zd_words_diff(&runs, from, to, &options);
	while (i < runs.len) {
		if (runs.at[i].mark == ZD_KEPT) {
			stretch_over(&s, &runs.at[i]);
			zd_buf_put_slice(&raw,
				zd_slice_sub(to, runs.at[i].to_start,
					runs.at[i].to_end));
			i++;
			continue;
		}
		i = take_stretch(&runs, i, from, to, &s);
		put_bracketed(
			&raw, zd_slice_sub(from, s.from_start, s.from_end));
		put_bracketed(&raw, zd_slice_sub(to, s.to_start, s.to_end));
	}
	zd_free(runs.at);
	zd_markup_canonical(out, zd_buf_slice(&raw), true);
	zd_buf_clear(&raw);
}

static uint32_t copy_head(
	struct bracketing *k, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	uint32_t at = zd_draft_add(k->out, p->kind, p->label);

	k->out->paragraphs.at[at].level = p->level;
	k->out->paragraphs.at[at].id = zd_arena_slice(&k->out->arena, p->id);
	k->out->paragraphs.at[at].origin =
		zd_arena_slice(&k->out->arena, p->origin);
	return at;
}

/* A paragraph that is new, or that is to go: all of it in brackets. */
static void bracket_whole(
	struct bracketing *k, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_buf raw = ZD_BUF_INIT, text = ZD_BUF_INIT;

	copy_head(k, d, i);
	for (uint32_t n = 0; n < p->count; n++) {
		const struct zd_block *b = &d->blocks.at[p->first + n];

		zd_buf_truncate(&raw, 0);
		zd_buf_truncate(&text, 0);
		if (!n)
			zd_buf_putc(&raw, '[');
		zd_buf_put_slice(&raw, b->text);
		if (n + 1 == p->count)
			zd_buf_putc(&raw, ']');
		zd_markup_canonical(&text, zd_buf_slice(&raw), true);
		zd_draft_add_block(k->out, b->mark, zd_buf_slice(&text));
	}
	zd_buf_clear(&raw);
	zd_buf_clear(&text);
}

/* The first n blocks of both, each with the words that changed. */
static void bracket_pairs(struct bracketing *k, const struct zd_paragraph *p,
	const struct zd_paragraph *q, uint32_t n)
{
	struct zd_buf text = ZD_BUF_INIT;

	for (uint32_t i = 0; i < n; i++) {
		zd_buf_truncate(&text, 0);
		zd_bracketed_words(&text, k->base->blocks.at[p->first + i].text,
			k->theirs->blocks.at[q->first + i].text);
		zd_draft_add_block(k->out,
			k->base->blocks.at[p->first + i].mark,
			zd_buf_slice(&text));
	}
	zd_buf_clear(&text);
}

static void bracket_blocks(struct bracketing *k, const struct zd_draft *d,
	uint32_t from, uint32_t to)
{
	struct zd_buf raw = ZD_BUF_INIT, text = ZD_BUF_INIT;

	for (uint32_t i = from; i < to; i++) {
		zd_buf_truncate(&raw, 0);
		zd_buf_truncate(&text, 0);
		put_bracketed(&raw, d->blocks.at[i].text);
		zd_markup_canonical(&text, zd_buf_slice(&raw), true);
		zd_draft_add_block(
			k->out, d->blocks.at[i].mark, zd_buf_slice(&text));
	}
	zd_buf_clear(&raw);
	zd_buf_clear(&text);
}

static bool same_block(const struct bracketing *k, uint32_t b, uint32_t t)
{
	return zd_slice_eq(
		k->base->blocks.at[b].text, k->theirs->blocks.at[t].text);
}

/* Sub-paragraphs came or went: those at both ends that stayed are kept, old
 * ones between them stand before new ones. */
static void bracket_uneven(struct bracketing *k, const struct zd_paragraph *p,
	const struct zd_paragraph *q)
{
	uint32_t head = p->count && q->count, tail = 0;
	uint32_t least = p->count < q->count ? p->count : q->count;

	while (head < least && same_block(k, p->first + head, q->first + head))
		head++;
	while (tail < least - head &&
		same_block(k, p->first + p->count - tail - 1,
			q->first + q->count - tail - 1))
		tail++;
	bracket_pairs(k, p, q, head);
	bracket_blocks(k, k->base, p->first + head, p->first + p->count - tail);
	bracket_blocks(
		k, k->theirs, q->first + head, q->first + q->count - tail);
	for (uint32_t i = p->count - tail; i < p->count; i++)
		zd_draft_add_block(k->out,
			k->base->blocks.at[p->first + i].mark,
			k->base->blocks.at[p->first + i].text);
}

static int bracket_changed(struct bracketing *k, uint32_t b, uint32_t t)
{
	const struct zd_paragraph *p = &k->base->paragraphs.at[b];
	const struct zd_paragraph *q = &k->theirs->paragraphs.at[t];

	if (!zd_slice_eq(p->label, q->label) || p->level != q->level)
		return zd_error_set(k->err, ZD_EUSAGE,
			"brackets cannot show another label: accept or reject "
			"it");
	copy_head(k, k->base, b);
	if (p->count == q->count)
		bracket_pairs(k, p, q, p->count);
	else
		bracket_uneven(k, p, q);
	return 0;
}

/* New paragraphs of theirs that stand behind t there. */
static void put_new_behind(struct bracketing *k, uint32_t t)
{
	while (++t < k->theirs->paragraphs.len) {
		const struct zd_paragraph *p = &k->theirs->paragraphs.at[t];

		if (zd_draft_find_id(k->base, p->id) != ZD_NONE)
			return;
		if (p->kind == ZD_NOTE)
			zd_draft_add_copy(k->out, k->theirs, t);
		else
			bracket_whole(k, k->theirs, t);
	}
}

int zd_bracketed(struct zd_draft **out, const struct zd_draft *base,
	const struct zd_draft *theirs, struct zd_error *err)
{
	struct bracketing k = {base, theirs, zd_draft_new(), err};
	struct zd_arena scratch = {0};
	struct zd_slice *moved;
	int code = 0;

	*out = NULL;
	if (zd_order_moved(&moved, &scratch, base, theirs))
		code = zd_error_set(err, ZD_EUSAGE,
			"brackets cannot show a move: accept or reject it");
	put_new_behind(&k, ZD_NONE);
	for (uint32_t b = 0; !code && b < base->paragraphs.len; b++) {
		uint32_t t =
			zd_order_find(theirs, base->paragraphs.at[b].id, b);

		if (t == ZD_NONE)
			bracket_whole(&k, base, b);
		else if (zd_paragraph_same(base, b, theirs, t) &&
			zd_slice_eq(base->paragraphs.at[b].label,
				theirs->paragraphs.at[t].label))
			zd_draft_add_copy(k.out, base, b);
		else
			code = bracket_changed(&k, b, t);
		if (!code && t != ZD_NONE)
			put_new_behind(&k, t);
	}
	zd_arena_clear(&scratch);
	if (code)
		zd_draft_free(k.out);
	else
		*out = k.out;
	return code;
}
