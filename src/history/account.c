#include "history/account.h"

#include "amend/merge.h"
#include "base/limits.h"
#include "history/account_private.h"
#include "negotiation/decide.h"
#include "text/markup.h"

static const struct zd_ask *ask_at(const struct zd_accounting *g, uint32_t i)
{
	return &g->x->asks->list.at[i];
}

/* --- pieces ----------------------------------------------------------- */

static void name(
	struct zd_accounting *g, struct zd_account_piece *piece, uint32_t ask)
{
	zd_vec_push(&g->x->named, ask);
	piece->count++;
	g->x->piece_of[ask] = (uint32_t)(piece - g->x->pieces.at) + 1;
}

struct zd_account_piece *zd_account_add(
	struct zd_accounting *g, uint32_t ask, enum zd_piece_how how)
{
	const struct zd_ask *k = ask_at(g, ask);
	struct zd_account_piece one = {.how = how,
		.kind = k->kind,
		.ask = ask,
		.first = zd_u32(g->x->named.len),
		.id = k->id,
		.out = k->out,
		.in = k->in,
		.words_out = k->words_out,
		.words_in = k->words_in};

	zd_vec_push(&g->x->pieces, one);
	return &g->x->pieces.at[g->x->pieces.len - 1];
}

/* Says the same change: the same words out and in. */
static bool same_change(const struct zd_ask *a, const struct zd_ask *b)
{
	return a->kind == b->kind && zd_slice_eq(a->id, b->id) &&
		zd_slice_eq(a->before, b->before) &&
		zd_slice_eq(a->after, b->after);
}

/* All further asks for the very same. */
static void name_all(
	struct zd_accounting *g, struct zd_account_piece *piece, size_t at)
{
	const struct zd_asks *k = g->x->asks;
	const struct zd_ask *first = ask_at(g, piece->ask);

	for (; at < k->by_id.len; at++) {
		uint32_t i = k->by_id.at[at].is;

		if (!zd_slice_eq(k->list.at[i].id, first->id))
			break;
		if (!g->x->piece_of[i] && same_change(first, &k->list.at[i]))
			name(g, piece, i);
	}
}

void zd_account_name_all(struct zd_accounting *g, uint32_t ask)
{
	struct zd_account_piece *piece = &g->x->pieces.at[g->x->pieces.len - 1];

	for (uint32_t i = 0; i < g->x->asks->list.len; i++)
		if (i == ask ||
			(!g->x->piece_of[i] &&
				same_change(ask_at(g, ask), ask_at(g, i))))
			name(g, piece, i);
}

/* --- words ------------------------------------------------------------ */

/* The paragraph as it is now with this change; false where it meets others. */
bool zd_account_put_in(struct zd_accounting *g, struct zd_slice now,
	const struct zd_ask *ask, struct zd_slice after, struct zd_slice *out)
{
	struct zd_buf b = ZD_BUF_INIT;
	bool fits = true;

	if (zd_slice_eq(now, ask->before)) {
		*out = after;
		return true;
	}
	fits = !zd_merge_words(&b, ask->before, now, after, NULL);
	if (fits)
		*out = zd_arena_slice(&g->x->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return fits;
}

static struct zd_draft *draft_of(struct zd_slice text)
{
	struct zd_draft *d = zd_draft_new();

	if (!text.len)
		return d;
	zd_draft_add(d, ZD_TEXT, ZD_LIT(""));
	d->paragraphs.at[0].id = ZD_LIT("id");
	zd_paragraph_read(d, text);
	return d;
}

/* What the act "bracket" makes of the paragraph; empty where it cannot. */
static struct zd_slice in_brackets(
	struct zd_accounting *g, const struct zd_ask *ask)
{
	struct zd_draft *base = draft_of(ask->before);
	struct zd_draft *theirs = draft_of(ask->after), *marked;
	struct zd_slice text = {0};

	if (!zd_bracketed(&marked, base, theirs, NULL)) {
		text = zd_paragraph_text(&g->x->arena, marked, 0);
		zd_draft_free(marked);
	}
	zd_draft_free(base);
	zd_draft_free(theirs);
	return text;
}

static void put_shown(struct zd_buf *b, struct zd_slice text, uint32_t start,
	uint32_t end, uint32_t *words)
{
	*words += zd_u32(zd_words_count(zd_slice_sub(text, start, end)));
	if (b->len)
		zd_buf_puts(b, " … ");
	zd_markup_part(b, text, start, end);
}

/* Which of the words are in. */
static void describe(struct zd_accounting *g, struct zd_account_piece *piece)
{
	struct zd_buf out = ZD_BUF_INIT, in = ZD_BUF_INIT;
	struct zd_runs runs = {0};

	piece->words_out = piece->words_in = 0;
	zd_words_diff(&runs, piece->before, piece->after, NULL);
	for (size_t i = 0; i < runs.len; i++) {
		const struct zd_run *r = &runs.at[i];

		if (r->mark == ZD_DELETED)
			put_shown(&out, piece->before, r->from_start,
				r->from_end, &piece->words_out);
		else if (r->mark == ZD_INSERTED)
			put_shown(&in, piece->after, r->to_start, r->to_end,
				&piece->words_in);
	}
	piece->out =
		zd_slice_trim(zd_arena_slice(&g->x->arena, zd_buf_slice(&out)));
	piece->in =
		zd_slice_trim(zd_arena_slice(&g->x->arena, zd_buf_slice(&in)));
	zd_vec_clear(&runs);
	zd_buf_clear(&out);
	zd_buf_clear(&in);
}

static void take(struct zd_accounting *g, uint32_t p, size_t at,
	enum zd_piece_how how, struct zd_wording w)
{
	uint32_t ask = g->x->asks->by_id.at[at].is;
	struct zd_account_piece *piece = zd_account_add(g, ask, how);

	piece->before = g->now[p].text;
	piece->after = w.text;
	g->now[p] = w;
	if (how == ZD_PIECE_PART) {
		describe(g, piece);
		name(g, piece, ask);
		return;
	}
	name_all(g, piece, at);
}

static bool try_words(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, size_t at, bool brackets)
{
	const struct zd_ask *ask = ask_at(g, g->x->asks->by_id.at[at].is);
	struct zd_slice text = brackets ? in_brackets(g, ask) : ask->after;
	struct zd_wording w;
	uint32_t distance;

	if (!text.len ||
		!zd_account_put_in(g, g->now[p].text, ask, text, &text))
		return false;
	w = zd_wording_of(g, text);
	distance = zd_account_distance(g, link, p, &g->now[p]);
	if (!distance || !zd_account_between(g, link, p, &w, distance))
		return false;
	take(g, p, at, brackets ? ZD_PIECE_BRACKET : ZD_PIECE_WHOLE, w);
	return true;
}

/* Some of its words, where not all of it is in. */
static void try_part(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, size_t at)
{
	const struct zd_ask *ask = ask_at(g, g->x->asks->by_id.at[at].is);
	struct zd_slice text;
	struct zd_wording w, part;
	uint32_t distance;

	if (!zd_account_put_in(g, g->now[p].text, ask, ask->after, &text))
		return;
	w = zd_wording_of(g, text);
	distance = zd_account_distance(g, link, p, &g->now[p]);
	if (distance && zd_account_part(g, link, p, &w, &part) &&
		zd_account_between(g, link, p, &part, distance))
		take(g, p, at, ZD_PIECE_PART, part);
}

/* A change that another one has in it: fewer of the same words. */
static void name_inside(struct zd_accounting *g, uint32_t p, size_t at)
{
	uint32_t i = g->x->asks->by_id.at[at].is;
	const struct zd_ask *ask = ask_at(g, i);
	struct zd_slice with;

	if (!zd_account_says(ask->in) && !zd_account_says(ask->out))
		return;
	if (!zd_account_put_in(g, g->now[p].text, ask, ask->after, &with) ||
		!zd_slice_eq(with, g->now[p].text))
		return;
	for (size_t k = 0; k < g->x->pieces.len; k++) {
		struct zd_account_piece *piece = &g->x->pieces.at[k];
		struct zd_account_piece copy;

		if (!zd_slice_eq(piece->id, ask->id) ||
			zd_slice_find(piece->in, zd_slice_trim(ask->in)) ==
				SIZE_MAX ||
			zd_slice_find(piece->out, zd_slice_trim(ask->out)) ==
				SIZE_MAX)
			continue;
		/* Its own piece, which changes nothing more. */
		copy = *piece;
		copy.ask = i;
		copy.before = copy.after;
		copy.in = ask->in;
		copy.out = ask->out;
		copy.words_in = ask->words_in;
		copy.words_out = ask->words_out;
		copy.first = zd_u32(g->x->named.len);
		copy.count = 0;
		zd_vec_push(&g->x->pieces, copy);
		name(g, &g->x->pieces.at[g->x->pieces.len - 1], i);
		return;
	}
}

static bool has_more_brackets(
	struct zd_accounting *g, const struct zd_link *link)
{
	const struct zd_redline *r = g->x->redline;
	long more = 0;

	for (uint32_t i = 0; i < link->from_count; i++) {
		struct zd_slice s =
			g->now[r->from_list.at[link->from_first + i]].text;

		for (size_t k = 0; k < s.len; k++)
			more -= s.ptr[k] == '[';
	}
	for (uint32_t i = 0; i < link->to_count; i++) {
		const struct zd_paragraph *p =
			&r->to->paragraphs
				 .at[r->to_list.at[link->to_first + i]];

		for (uint32_t b = p->first; b < p->first + p->count; b++)
			for (size_t k = 0; k < r->to->blocks.at[b].text.len;
				k++)
				more += r->to->blocks.at[b].text.ptr[k] == '[';
	}
	return more > 0;
}

static void for_asks(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, unsigned pass)
{
	const struct zd_asks *k = g->x->asks;
	size_t at = zd_asks_find(k, g->x->from->paragraphs.at[p].id);

	for (; at < k->by_id.len; at++) {
		uint32_t i = k->by_id.at[at].is;

		if (!zd_slice_eq(
			    k->list.at[i].id, g->x->from->paragraphs.at[p].id))
			return;
		if (g->x->piece_of[i] ||
			(k->list.at[i].kind != ZD_ASK_WORDS &&
				(k->list.at[i].kind != ZD_ASK_DROP ||
					pass != 2)))
			continue;
		if (pass < 2)
			try_words(g, link, p, at, false);
		else if (pass == 2)
			try_words(g, link, p, at, true);
		else if (pass == 3)
			try_part(g, link, p, at);
		else
			name_inside(g, p, at);
	}
}

/* Whole changes first, once more for those that build on others; then what
 * is in brackets, then parts. */
static void account_link(struct zd_accounting *g, const struct zd_link *link)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;

	bool same_words = zd_account_many(g, link);

	for (unsigned pass = 0; pass < 5; pass++) {
		if (pass == 2 && !has_more_brackets(g, link))
			continue;
		for (uint32_t i = 0; i < link->from_count; i++)
			for_asks(g, link, list[i], pass);
	}
	if (same_words)
		zd_account_cut(g, link);
}

/* --- paragraphs ------------------------------------------------------- */

static void account_drop(struct zd_accounting *g, uint32_t p)
{
	const struct zd_asks *k = g->x->asks;
	size_t at = zd_asks_find(k, g->x->from->paragraphs.at[p].id);
	struct zd_account_piece *piece = NULL;

	for (; at < k->by_id.len; at++) {
		uint32_t i = k->by_id.at[at].is;

		if (!zd_slice_eq(
			    k->list.at[i].id, g->x->from->paragraphs.at[p].id))
			return;
		if (k->list.at[i].kind != ZD_ASK_DROP || g->x->piece_of[i])
			continue;
		if (!piece) {
			piece = zd_account_add(g, i, ZD_PIECE_WHOLE);
			piece->before = g->now[p].text;
			piece->after = (struct zd_slice){0};
			g->dropped[p] = true;
		}
		name(g, piece, i);
	}
}

/* How alike an asked paragraph and a new one are: 0 to 1000. */
static uint32_t alike(struct zd_accounting *g, const struct zd_wording *a,
	const struct zd_wording *b)
{
	uint32_t all = a->len + b->len;

	return all ? 1000 -
			1000 *
				zd_wording_distance(
					g, a->words, a->len, b->words, b->len) /
				all
		   : 0;
}

static struct zd_slice without_brackets(struct zd_slice text)
{
	text = zd_slice_trim(text);
	if (text.len > 2 && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']')
		return zd_slice_sub(text, 1, text.len - 1);
	return text;
}

static void take_new(struct zd_accounting *g, uint32_t t, uint32_t ask)
{
	const struct zd_ask *k = ask_at(g, ask);
	struct zd_slice text = g->to[t].text, bare = without_brackets(text);
	struct zd_account_new one = {t, k->after, k->label, false, ZD_NONE};
	struct zd_account_piece *piece;
	bool marked = bare.len < zd_slice_trim(text).len &&
		!zd_slice_starts(k->after, "[");

	if (marked)
		one.text = zd_arena_printf(&g->x->arena, "[%.*s]\n",
			ZD_FMT(zd_slice_trim(k->after)));
	piece = zd_account_add(g, ask,
		marked ? ZD_PIECE_BRACKET
			: zd_slice_eq(
				  zd_slice_trim(text), zd_slice_trim(k->after))
			? ZD_PIECE_WHOLE
			: ZD_PIECE_PART);
	piece->id = g->x->to->paragraphs.at[t].id;
	piece->after = one.text;
	for (uint32_t i = 0; i < g->x->asks->list.len; i++)
		if (!g->x->piece_of[i] && ask_at(g, i)->kind == ZD_ASK_NEW &&
			zd_slice_eq(ask_at(g, i)->after, k->after))
			name(g, piece, i);
	zd_vec_push(&g->news, one);
}

/* The asked paragraph that a new one is most alike, if it is half of it. */
static void account_new(struct zd_accounting *g, uint32_t t)
{
	const struct zd_asks *k = g->x->asks;
	struct zd_slice id = g->x->to->paragraphs.at[t].id;
	uint32_t best = ZD_NONE, most = 499;

	if (!g->to[t].tokens)
		g->to[t] = zd_wording_of(
			g, zd_paragraph_text(&g->x->arena, g->x->to, t));
	for (uint32_t i = 0; i < k->list.len; i++) {
		const struct zd_ask *ask = &k->list.at[i];
		struct zd_wording w;
		uint32_t score;

		if (ask->kind != ZD_ASK_NEW || g->x->piece_of[i])
			continue;
		w = zd_wording_of(g, ask->after);
		score = alike(g, &w, &g->to[t]) +
			(zd_slice_eq(ask->id, id) ? 1 : 0);
		if (score > most) {
			most = score;
			best = i;
		}
	}
	if (best != ZD_NONE)
		take_new(g, t, best);
}

/* Moves and labels: what the new text has so, and who asked for it. */
static void account_places(struct zd_accounting *g)
{
	const struct zd_asks *k = g->x->asks;
	const struct zd_redline *r = g->x->redline;

	for (uint32_t i = 0; i < k->list.len; i++) {
		const struct zd_ask *ask = &k->list.at[i];
		uint32_t f, t;

		if ((ask->kind != ZD_ASK_MOVE && ask->kind != ZD_ASK_LABEL) ||
			g->x->piece_of[i])
			continue;
		f = zd_draft_find_id(g->x->from, ask->id);
		t = zd_draft_find_id(g->x->to, ask->id);
		if (f == ZD_NONE || t == ZD_NONE)
			continue;
		if (ask->kind == ZD_ASK_MOVE
				? r->links.at[r->from_link[f]].moved
				: zd_slice_eq(g->x->to->paragraphs.at[t].label,
					  ask->label)) {
			name(g, zd_account_add(g, i, ZD_PIECE_WHOLE), i);
			g->moved[f] |= ask->kind == ZD_ASK_MOVE;
		}
	}
}

/* --- what was to be expected ------------------------------------------ */

static void put(struct zd_accounting *g, const struct zd_paragraph *like,
	struct zd_slice label, struct zd_slice text)
{
	struct zd_draft *d = g->x->expected;
	uint32_t at = zd_draft_add(d, like->kind, label);

	d->paragraphs.at[at].level = like->level;
	d->paragraphs.at[at].id = like->id;
	zd_paragraph_read(d, text);
}

static void put_old(struct zd_accounting *g, uint32_t i)
{
	const struct zd_paragraph *p = &g->x->from->paragraphs.at[i];

	put(g, p, p->label, g->now[i].text);
	g->put[i] = true;
}

/* The paragraph of `from` that moved to this place because somebody asked
 * for it. */
static uint32_t moved_to(const struct zd_accounting *g, uint32_t t)
{
	const struct zd_redline *r = g->x->redline;
	const struct zd_link *l = &r->links.at[r->to_link[t]];
	uint32_t f;

	if (l->from_count != 1 || l->to_count != 1)
		return ZD_NONE;
	f = r->from_list.at[l->from_first];
	return g->moved[f] ? f : ZD_NONE;
}

/* The new paragraph of this place, or NULL. */
static struct zd_account_new *new_at(struct zd_accounting *g, uint32_t t)
{
	for (size_t i = 0; i < g->news.len; i++)
		if (g->news.at[i].to == t)
			return &g->news.at[i];
	return NULL;
}

static void put_new(struct zd_accounting *g, struct zd_account_new *new)
{
	const struct zd_paragraph *p = &g->x->to->paragraphs.at[new->to];

	if (!new->put)
		put(g, p,
			p->kind == ZD_PARAGRAPH && new->label.len ? new->label
								  : p->label,
			new->text);
	new->put = true;
}

/* New paragraphs, and those that were asked to stand here, stand behind the
 * one that they follow in `to`. */
static void put_behind(struct zd_accounting *g, uint32_t t)
{
	for (uint32_t next = t == ZD_NONE ? 0 : t + 1;
		next < g->x->to->paragraphs.len; next++) {
		struct zd_account_new *new = new_at(g, next);
		uint32_t f = new ? ZD_NONE : moved_to(g, next);

		if (new)
			put_new(g, new);
		else if (f != ZD_NONE && !g->put[f])
			put_old(g, f);
		else if (f == ZD_NONE)
			return;
	}
}

static void build(struct zd_accounting *g)
{
	const struct zd_redline *r = g->x->redline;

	g->x->expected = zd_draft_new();
	put_behind(g, ZD_NONE);
	for (uint32_t i = 0; i < g->x->from->paragraphs.len; i++) {
		const struct zd_link *link = &r->links.at[r->from_link[i]];

		if (g->moved[i])
			continue;
		if (!g->dropped[i])
			put_old(g, i);
		if (r->from_list.at[link->from_first + link->from_count - 1] ==
			i)
			for (uint32_t k = 0; k < link->to_count; k++)
				put_behind(
					g, r->to_list.at[link->to_first + k]);
	}
}

/* --- the whole -------------------------------------------------------- */

static bool is_same(const struct zd_link *link)
{
	return link->relation == ZD_SAME || link->relation == ZD_RENUMBERED ||
		(!link->words_in && !link->words_out && link->score >= 1 &&
			(link->relation == ZD_MOVED ||
				link->relation == ZD_SWAPPED));
}

/* Other words in the whole of a paragraph: what the redline takes for one
 * that went and one that came is one by its id, where it was asked for so. */
static bool account_reworded(struct zd_accounting *g, const struct zd_link *old)
{
	const struct zd_redline *r = g->x->redline;
	struct zd_link both = *old;
	uint32_t p = r->from_list.at[old->from_first];
	uint32_t t =
		zd_draft_find_id(g->x->to, g->x->from->paragraphs.at[p].id);
	size_t before = g->x->pieces.len;

	if (t == ZD_NONE || r->links.at[r->to_link[t]].from_count)
		return false;
	both.to_first = r->links.at[r->to_link[t]].to_first;
	both.to_count = 1;
	account_link(g, &both);
	g->placed[t] = g->x->pieces.len > before;
	return g->placed[t];
}

/* While the account is made an ask that was withdrawn has no piece to get. */
static void mark_withdrawn(struct zd_accounting *g, uint32_t piece)
{
	const struct zd_asks *k = g->x->asks;

	for (uint32_t i = 0; i < k->list.len; i++)
		if (k->amendments.at[k->list.at[i].amendment].withdrawn)
			g->x->piece_of[i] = piece;
}

static void account_all(struct zd_accounting *g)
{
	const struct zd_redline *r = g->x->redline;

	mark_withdrawn(g, UINT32_MAX);
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *link = &r->links.at[i];

		if (!link->to_count && !account_reworded(g, link))
			account_drop(g, r->from_list.at[link->from_first]);
		else if (link->to_count && link->from_count && !is_same(link))
			account_link(g, link);
	}
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *link = &r->links.at[i];

		if (link->to_count && !link->from_count &&
			!g->placed[r->to_list.at[link->to_first]])
			account_new(g, r->to_list.at[link->to_first]);
	}
	account_places(g);
	mark_withdrawn(g, 0);
	build(g);
}

struct zd_account *zd_account_make(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_asks *asks)
{
	struct zd_account *x = zd_calloc(1, sizeof(*x));
	struct zd_diff_options options;
	struct zd_accounting g = {.x = x, .lcs = {.options = &options}};

	zd_diff_options_init(&options);
	options.max_edits = ZD_MAX_ACCOUNT_EDITS;
	x->from = from;
	x->to = to;
	x->asks = asks;
	x->redline = zd_redline_by_words(from, to);
	x->piece_of = zd_arena_calloc(
		&x->arena, asks->list.len + 1, sizeof(*x->piece_of));
	g.lexicon = zd_words_new(4096);
	g.now = zd_calloc(from->paragraphs.len + 1, sizeof(*g.now));
	g.to = zd_calloc(to->paragraphs.len + 1, sizeof(*g.to));
	g.dropped = zd_calloc(from->paragraphs.len + 1, 1);
	g.joined = zd_calloc(from->paragraphs.len + 1, 1);
	g.moved = zd_calloc(from->paragraphs.len + 1, 1);
	g.put = zd_calloc(from->paragraphs.len + 1, 1);
	g.placed = zd_calloc(to->paragraphs.len + 1, 1);
	for (uint32_t i = 0; i < from->paragraphs.len; i++)
		g.now[i] = zd_wording_of(
			&g, zd_paragraph_text(&g.x->arena, from, i));
	account_all(&g);
	zd_lcs_clear(&g.lcs);
	zd_words_free(g.lexicon);
	zd_free(g.now);
	zd_free(g.to);
	zd_free(g.dropped);
	zd_free(g.joined);
	zd_free(g.moved);
	zd_free(g.put);
	zd_free(g.placed);
	zd_free(g.match);
	zd_vec_clear(&g.news);
	zd_vec_clear(&g.a);
	zd_vec_clear(&g.b);
	return x;
}

void zd_account_free(struct zd_account *x)
{
	if (!x)
		return;
	zd_vec_clear(&x->pieces);
	zd_vec_clear(&x->named);
	zd_draft_free(x->expected);
	zd_redline_free(x->redline);
	zd_arena_clear(&x->arena);
	zd_free(x);
}
