/*
 * Stage phrase: what was inserted whole in one place was inserted whole in
 * another, too. "on a yearly basis on the state of the nets" became "on a
 * voluntary basis, on a yearly state of the nets". More words stay when "on a"
 * and "basis" do; but "on a voluntary basis," came whole elsewhere, and so it
 * came here.
 *
 * The words about such a phrase are compared anew without it. It is shown
 * whole where that leaves fewer changes, and gives up next to nothing.
 */
#include "diff/align.h"

/* However many words of a phrase the options allow. */
#define MOST 64

/* A run of words that was inserted with nothing taken away: tokens of to. */
struct phrase {
	uint32_t first, len;
	uint32_t next; /* with the same key; ZD_NOBODY */
};

struct phrases {
	struct zd_alignment *x;
	ZD_VEC(struct phrase) list;
	ZD_VEC(struct zd_inserted) torn; /* perhaps */
	uint32_t *heads;                 /* by key: the newest phrase */
	uint32_t mask;
};

/* Words of a phrase at most. A longer one is a passage. */
static uint32_t longest(const struct zd_diff_options *o)
{
	uint32_t most = o->max_phrase < MOST ? o->max_phrase : MOST;

	return o->max_island ? most : 0;
}

/* By its first words, of which it has ZD_PHRASE_WORDS. */
static uint32_t key_of(const struct phrases *p, const struct zd_token *t)
{
	uint64_t h = t[0].word;

	h = h * 0x9e3779b97f4a7c15u + t[1].word;
	h = h * 0x9e3779b97f4a7c15u + t[2].word;
	return (uint32_t)(h * 0x9e3779b97f4a7c15u >> 40) & p->mask;
}

static const struct zd_piece *piece_of(const struct phrases *p, uint32_t piece)
{
	return &p->x->to.side.pieces.at[piece];
}

static bool is_weighty(
	const struct zd_alignment *x, uint32_t first, uint32_t end)
{
	for (uint32_t t = first; t < end; t++)
		if (zd_lexicon_is_weighty(
			    &x->lexicon, x->to.side.tokens.at[t].word))
			return true;
	return false;
}

/* Brackets that are put about words are no phrase. */
static bool has_brackets(
	const struct zd_alignment *x, uint32_t first, uint32_t end)
{
	for (uint32_t t = first; t < end; t++)
		if (zd_lexicon_flags(
			    &x->lexicon, x->to.side.tokens.at[t].word) &
			(ZD_WORD_OPENS | ZD_WORD_CLOSES))
			return true;
	return false;
}

/* Words that came between two that stay side by side. */
static void add_phrase(struct phrases *p, uint32_t first, uint32_t end)
{
	if (end - first < ZD_PHRASE_WORDS ||
		end - first > longest(p->x->options) ||
		!is_weighty(p->x, first, end) || has_brackets(p->x, first, end))
		return;
	zd_vec_push(&p->list, ((struct phrase){first, end - first, ZD_NOBODY}));
}

/* Tells phrases from what may be a torn one. */
static void sort_out(struct phrases *p, const struct zd_inserted *run)
{
	const struct zd_piece *s = piece_of(p, run->piece);
	const uint32_t *other = p->x->to.side.other.at;
	uint32_t end = s->first + s->count;

	if (run->first > s->first && run->end < end &&
		other[run->end] == other[run->first - 1] + 1)
		add_phrase(p, run->first, run->end);
	if (run->before)
		zd_vec_push(&p->torn, *run);
}

/* Makes the phrases ready to be found by their first words. */
static void index_phrases(struct phrases *p)
{
	uint32_t size = 64, key;

	while (size < p->list.len)
		size *= 2;
	p->mask = size - 1;
	p->heads = zd_alloc(size * sizeof(*p->heads));
	memset(p->heads, 0xff, size * sizeof(*p->heads));
	for (uint32_t k = 0; k < p->list.len; k++) {
		key = key_of(p, p->x->to.side.tokens.at + p->list.at[k].first);
		p->list.at[k].next = p->heads[key];
		p->heads[key] = k;
	}
}

/* Words about a phrase, from what stays before it to what stays behind it,
 * and their counterparts. */
struct window {
	uint32_t from, from_end, to, to_end;
};

/* Tokens that stay side by side, from t on. */
static bool stays(const uint32_t *other, uint32_t t)
{
	return other[t] != ZD_NOBODY && other[t + 1] == other[t] + 1 &&
		other[t + 2] == other[t] + 2;
}

static bool find_window(const struct phrases *p, uint32_t piece, uint32_t at,
	uint32_t len, struct window *w)
{
	const struct zd_alignment *x = p->x;
	const struct zd_piece *s = piece_of(p, piece), *f;
	const uint32_t *other = x->to.side.other.at;
	uint32_t end = s->first + s->count, i = x->to.at.pair[piece];
	uint32_t t = at, most = x->options->phrase_room * longest(x->options);

	if (i == ZD_NOBODY)
		i = x->to.at.joins[piece];
	f = &x->from.side.pieces.at[i];
	while (t > s->first && t + most > at &&
		(t + 3 > at || !stays(other, t)))
		t--;
	w->to = t;
	t = at + len;
	while (t + 3 < end && t < at + len + most && !stays(other, t))
		t++;
	w->to_end = t + 3;
	if (w->to + 3 > at || w->to_end > end || !stays(other, w->to) ||
		!stays(other, t))
		return false;
	w->from = other[w->to];
	w->from_end = other[t] + 3;
	return w->from >= f->first && w->from_end <= f->first + f->count &&
		w->from_end - w->from <= 2 * most;
}

/* Words that stay, and changes between them, where both texts begin and end
 * with words that do. */
struct tally {
	uint32_t kept, changes;
};

static struct tally count(const uint32_t *to_b, uint32_t n)
{
	struct tally c = {0};
	uint32_t last = 0, at = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (to_b[i] == ZD_NOBODY)
			continue;
		c.changes += c.kept && (i != at + 1 || to_b[i] != last + 1);
		c.kept++;
		at = i;
		last = to_b[i];
	}
	return c;
}

static bool is_better(const struct zd_diff_options *o, const struct tally *was,
	const struct tally *now)
{
	uint64_t loss = o->max_phrase_loss;

	return now->changes < was->changes &&
		now->kept + loss * (was->changes - now->changes) >= was->kept;
}

/* Compares the words of a window without those of the phrase; true when the
 * answer reads better. */
static bool try(
	struct phrases *p, const struct window *w, uint32_t at, uint32_t len)
{
	struct zd_alignment *x = p->x;
	uint32_t *from = x->from.side.other.at + w->from;
	uint32_t *to = x->to.side.other.at;
	uint32_t n = w->from_end - w->from;
	struct zd_stretch whole = {x->from.side.tokens.at + w->from,
		x->to.side.tokens.at + w->to, n, w->to_end - w->to, at - w->to,
		at - w->to + len};
	struct tally was = count(from, n), now;
	const uint32_t *to_b;

	/* Without the phrase there is one change at least: itself. */
	if (was.changes < 2)
		return false;
	to_b = zd_match_without(&x->matcher, &whole);
	now = count(to_b, n);
	if (to_b[0] || to_b[n - 1] != w->to_end - w->to - 1 ||
		!is_better(x->options, &was, &now))
		return false;
	for (uint32_t t = w->to; t < w->to_end; t++)
		to[t] = ZD_NOBODY;
	for (uint32_t i = 0; i < n; i++) {
		from[i] = ZD_NOBODY;
		if (to_b[i] == ZD_NOBODY)
			continue;
		from[i] = w->to + to_b[i];
		to[w->to + to_b[i]] = w->from + i;
	}
	return true;
}

/* Whether the words of a phrase stand at `at`, and some of them are kept, but
 * not all. */
static bool is_torn(const struct phrases *p, const struct phrase *is,
	uint32_t at, uint32_t end)
{
	const struct zd_side *s = &p->x->to.side;
	uint32_t kept = 0;

	if (is->len > end - at)
		return false;
	for (uint32_t i = 0; i < is->len; i++) {
		if (s->tokens.at[at + i].word !=
			s->tokens.at[is->first + i].word)
			return false;
		kept += s->other.at[at + i] != ZD_NOBODY;
	}
	return kept && kept < is->len;
}

static bool mend_at(struct phrases *p, uint32_t piece, uint32_t at)
{
	const struct zd_piece *s = piece_of(p, piece);
	uint32_t end = s->first + s->count, tried = 0, k;
	uint64_t lengths = 0; /* a bit each: what has these words was tried */
	struct window w;

	if (end - at < ZD_PHRASE_WORDS)
		return false;
	k = p->heads[key_of(p, p->x->to.side.tokens.at + at)];
	for (; k != ZD_NOBODY && tried++ < p->x->options->max_phrase_tries;
		k = p->list.at[k].next) {
		const struct phrase *is = &p->list.at[k];

		if (lengths >> (is->len - 1) & 1 || !is_torn(p, is, at, end))
			continue;
		lengths |= (uint64_t)1 << (is->len - 1);
		if (find_window(p, piece, at, is->len, &w) &&
			try(p, &w, at, is->len))
			return true;
	}
	return false;
}

/* A phrase may begin a little before the first word of it that changed. */
static void mend(struct phrases *p, const struct zd_inserted *run)
{
	uint32_t first = piece_of(p, run->piece)->first;
	uint32_t at = run->first - run->before;

	at = at - first > ZD_PHRASE_WORDS ? at - ZD_PHRASE_WORDS : first;
	for (; at < run->first; at++)
		if (mend_at(p, run->piece, at)) {
			p->x->close[run->piece] = 0;
			return;
		}
}

void zd_align_phrases(struct zd_alignment *x)
{
	struct phrases p = {.x = x};

	if (!longest(x->options))
		return;
	for (size_t i = 0; i < x->matcher.inserted.len; i++)
		sort_out(&p, &x->matcher.inserted.at[i]);
	if (p.list.len && p.torn.len) {
		index_phrases(&p);
		for (size_t i = 0; i < p.torn.len; i++)
			mend(&p, &p.torn.at[i]);
	}
	zd_free(p.heads);
	zd_vec_clear(&p.torn);
	zd_vec_clear(&p.list);
}
