/*
 * Amendments to several paragraphs at once: merges and splits. Their changes
 * make sense together only, so they are put in together, where that brings
 * all of the paragraphs nearer to what became of them. One that keeps every
 * word in its order is in where the paragraphs were merged or split; the
 * text is cut anew when all others' changes to the same words are in.
 */
#include "history/account_private.h"

static bool in_link(
	const struct zd_accounting *g, const struct zd_link *link, uint32_t p)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;

	for (uint32_t i = 0; i < link->from_count; i++)
		if (list[i] == p)
			return true;
	return false;
}

/* Is it about paragraphs of the link alone, and not yet in? */
static bool is_candidate(const struct zd_accounting *g,
	const struct zd_link *link, const struct zd_asked *a)
{
	bool whole = false;

	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];
		uint32_t p;

		if (g->x->piece_of[i])
			return false;
		whole |= ask->kind == ZD_ASK_NEW || ask->kind == ZD_ASK_DROP;
		if (ask->kind != ZD_ASK_WORDS && ask->kind != ZD_ASK_DROP)
			continue;
		p = zd_draft_find_id(g->x->from, ask->id);
		if (p == ZD_NONE || !in_link(g, link, p))
			return false;
	}
	return whole && a->count > 1;
}

/* What the amendment makes of a paragraph of the link, from what it says
 * (*out) on; false where its changes meet others. */
static bool with_it(struct zd_accounting *g, const struct zd_asked *a,
	uint32_t p, struct zd_slice *out)
{
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];

		if (!zd_slice_eq(ask->id, g->x->from->paragraphs.at[p].id))
			continue;
		if (ask->kind == ZD_ASK_DROP)
			*out = (struct zd_slice){0};
		else if (ask->kind == ZD_ASK_WORDS &&
			!zd_account_put_in(g, *out, ask, ask->after, out))
			return false;
	}
	return true;
}

static void append(
	struct zd_accounting *g, struct zd_numbers *v, struct zd_slice text)
{
	struct zd_wording w = zd_wording_of(g, text);

	for (uint32_t i = 0; i < w.len; i++)
		zd_vec_push(v, w.words[i]);
}

/* Does a new paragraph of the amendment stand behind this one? */
static const struct zd_ask *new_behind(const struct zd_accounting *g,
	const struct zd_asked *a, struct zd_slice behind)
{
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];

		if (ask->kind == ZD_ASK_NEW && zd_slice_eq(ask->behind, behind))
			return ask;
	}
	return NULL;
}

/* New paragraphs that stand behind one, and behind each other. */
static void append_new(struct zd_accounting *g, struct zd_numbers *v,
	const struct zd_asked *a, struct zd_slice behind)
{
	const struct zd_ask *ask = new_behind(g, a, behind);

	for (uint32_t n = 0; ask && n < a->count; n++) {
		append(g, v, ask->after);
		ask = new_behind(g, a, ask->id);
	}
}

/* Those that stand behind a paragraph of another link: they are first. */
static void append_first(struct zd_accounting *g, struct zd_numbers *v,
	const struct zd_link *link, const struct zd_asked *a)
{
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];
		uint32_t p = zd_draft_find_id(g->x->from, ask->behind);
		bool here = p != ZD_NONE && in_link(g, link, p);

		for (uint32_t k = a->first; k < a->first + a->count; k++)
			here |= g->x->asks->list.at[k].kind == ZD_ASK_NEW &&
				zd_slice_eq(
					g->x->asks->list.at[k].id, ask->behind);
		if (ask->kind == ZD_ASK_NEW && !here)
			append_new(g, v, a, ask->behind);
	}
}

/* A paragraph on the party's branch, before the amendment. */
static struct zd_slice before_it(
	const struct zd_accounting *g, const struct zd_asked *a, uint32_t p)
{
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];

		if (zd_slice_eq(ask->id, g->x->from->paragraphs.at[p].id) &&
			ask->before.len)
			return ask->before;
	}
	return g->now[p].text;
}

/* Every word of the link's paragraphs: as they are, or as they were on the
 * party's branch (`own`), and with the amendment. */
static bool both(struct zd_accounting *g, const struct zd_link *link,
	const struct zd_asked *a, bool own, struct zd_numbers *sides)
{
	struct zd_numbers *now = &sides[0], *with = &sides[1];
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;
	struct zd_slice text;

	append_first(g, with, link, a);
	for (uint32_t i = 0; i < link->from_count; i++) {
		text = own ? before_it(g, a, list[i]) : g->now[list[i]].text;
		append(g, now, text);
		if (!with_it(g, a, list[i], &text))
			return false;
		append(g, with, text);
		append_new(g, with, a, g->x->from->paragraphs.at[list[i]].id);
	}
	return true;
}

enum fit { NOT, IN_PART, WHOLE, SAME_WORDS };

/* Merges where it merges, splits where it splits. */
static bool same_shape(const struct zd_accounting *g,
	const struct zd_link *link, const struct zd_asked *a)
{
	int more = 0;

	for (uint32_t i = a->first; i < a->first + a->count; i++)
		more += (g->x->asks->list.at[i].kind == ZD_ASK_NEW) -
			(g->x->asks->list.at[i].kind == ZD_ASK_DROP);
	return more > 0 ? link->to_count > link->from_count
			: more < 0 && link->to_count < link->from_count;
}

static bool keeps_words(struct zd_accounting *g, const struct zd_link *link,
	const struct zd_asked *a)
{
	struct zd_numbers sides[2] = {{0}};
	bool same = both(g, link, a, true, sides) &&
		!zd_wording_distance(g, sides[0].at, zd_u32(sides[0].len),
			sides[1].at, zd_u32(sides[1].len));

	zd_vec_clear(&sides[0]);
	zd_vec_clear(&sides[1]);
	return same;
}

static enum fit fits(struct zd_accounting *g, const struct zd_link *link,
	const struct zd_asked *a)
{
	const struct zd_numbers *to = zd_account_to_words(g, link);
	struct zd_numbers sides[2] = {{0}};
	enum fit fit = NOT;

	if (same_shape(g, link, a) && keeps_words(g, link, a))
		return SAME_WORDS;
	if (both(g, link, a, false, sides)) {
		uint32_t n = zd_u32(sides[0].len), m = zd_u32(sides[1].len);
		uint32_t all = zd_wording_distance(
			g, sides[0].at, n, to->at, zd_u32(to->len));
		uint32_t step =
			zd_wording_distance(g, sides[0].at, n, sides[1].at, m);
		uint32_t rest = zd_wording_distance(
			g, sides[1].at, m, to->at, zd_u32(to->len));

		/* A change of place alone is in where the paragraphs are as
		 * many. */
		if (step + rest == all &&
			(step || link->from_count != link->to_count))
			fit = WHOLE;
		else if (rest <= all && same_shape(g, link, a))
			fit = IN_PART;
	}
	zd_vec_clear(&sides[0]);
	zd_vec_clear(&sides[1]);
	return fit;
}

/* The paragraph of the link's to-side that a new one became. */
static uint32_t place_of_new(struct zd_accounting *g,
	const struct zd_link *link, const struct zd_ask *ask)
{
	const uint32_t *list = g->x->redline->to_list.at + link->to_first;
	struct zd_wording w = zd_wording_of(g, ask->after);
	uint32_t best = ZD_NONE, least = UINT32_MAX, d;

	for (uint32_t i = 0; i < link->to_count; i++) {
		if (zd_slice_eq(g->x->to->paragraphs.at[list[i]].id, ask->id))
			return list[i];
		d = zd_wording_distance(g, w.words, w.len, g->to[list[i]].words,
			g->to[list[i]].len);
		if (d < least) {
			least = d;
			best = list[i];
		}
	}
	return best;
}

/* The paragraph that an amendment splits. */
static uint32_t split_of(const struct zd_accounting *g, uint32_t amendment)
{
	const struct zd_asked *a = &g->x->asks->amendments.at[amendment];

	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];

		if (ask->kind == ZD_ASK_WORDS || ask->kind == ZD_ASK_DROP)
			return zd_draft_find_id(g->x->from, ask->id);
	}
	return ZD_NONE;
}

static void take_one(struct zd_accounting *g, const struct zd_link *link,
	uint32_t i, enum fit fit)
{
	const struct zd_ask *ask = &g->x->asks->list.at[i];
	uint32_t p = zd_draft_find_id(g->x->from, ask->id);
	struct zd_account_piece *piece = zd_account_add(
		g, i, fit == IN_PART ? ZD_PIECE_PART : ZD_PIECE_WHOLE);
	struct zd_account_new new = {
		ZD_NONE, ask->after, ask->label, false, ZD_NONE};
	struct zd_slice text;

	if (ask->kind == ZD_ASK_NEW) {
		new.to = place_of_new(g, link, ask);
		piece->id = g->x->to->paragraphs.at[new.to].id;
		if (fit != SAME_WORDS)
			piece->after = ask->after;
		if (fit == SAME_WORDS)
			new.split = split_of(g, ask->amendment);
		zd_vec_push(&g->news, new);
	} else if (fit == SAME_WORDS) {
		piece->before = piece->after = g->now[p].text;
		g->joined[p] = ask->kind == ZD_ASK_DROP;
	} else if (ask->kind == ZD_ASK_DROP) {
		piece->before = g->now[p].text;
		g->dropped[p] = true;
	} else if (zd_account_put_in(
			   g, g->now[p].text, ask, ask->after, &text)) {
		piece->before = g->now[p].text;
		piece->after = text;
		g->now[p] = zd_wording_of(g, text);
	}
	if (ask->kind == ZD_ASK_DROP && g->dropped[p])
		g->now[p] = zd_wording_of(g, (struct zd_slice){0});
	zd_account_name_all(g, i);
}

static void take(struct zd_accounting *g, const struct zd_link *link,
	const struct zd_asked *a, enum fit fit)
{
	size_t first = g->x->pieces.len;

	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &g->x->asks->list.at[i];

		if (ask->kind == ZD_ASK_MOVE || ask->kind == ZD_ASK_LABEL)
			continue;
		take_one(g, link, i, fit);
		g->x->pieces.at[g->x->pieces.len - 1].with =
			g->x->pieces.len > first + 1;
	}
}

bool zd_account_many(struct zd_accounting *g, const struct zd_link *link)
{
	const struct zd_asks *k = g->x->asks;
	bool same = false;

	if (link->from_count == 1 && link->to_count == 1)
		return false;
	for (size_t i = 0; i < k->amendments.len; i++)
		if (is_candidate(g, link, &k->amendments.at[i])) {
			enum fit fit = fits(g, link, &k->amendments.at[i]);

			if (fit != NOT)
				take(g, link, &k->amendments.at[i], fit);
			same |= fit == SAME_WORDS;
		}
	return same;
}

/* --- cut anew --------------------------------------------------------- */

/* A paragraph that is expected: one of `from`, or a new one. */
struct part {
	uint32_t p;                 /* of from, or ZD_NONE */
	struct zd_account_new *new; /* or NULL */
	uint32_t begins;            /* its first word of the to-side */
};

struct parts {
	struct part *at;
	size_t len, cap;
};

/* What is expected of the link, in order; false where that is not as many
 * paragraphs as there are. */
static bool find_parts(struct zd_accounting *g, const struct zd_link *link,
	struct parts *parts)
{
	const struct zd_redline *r = g->x->redline;
	const uint32_t *to = r->to_list.at + link->to_first;
	uint32_t words = 0;

	for (uint32_t i = 0; i < link->from_count; i++) {
		struct part one = {
			r->from_list.at[link->from_first + i], NULL, 0};

		if (!g->joined[one.p])
			zd_vec_push(parts, one);
		for (size_t k = 0; k < g->news.len; k++)
			if (g->news.at[k].split == one.p) {
				struct part new = {ZD_NONE, &g->news.at[k], 0};

				zd_vec_push(parts, new);
			}
	}
	zd_account_to_words(g, link);
	for (uint32_t i = 0; i < link->to_count && i < parts->len; i++) {
		if (parts->at[i].new)
			parts->at[i].new->to = to[i];
		parts->at[i].begins = words;
		words += g->to[to[i]].len;
	}
	return parts->len == link->to_count;
}

/* What the link's paragraphs say with all pieces, as one text. */
static struct zd_wording whole_of(
	struct zd_accounting *g, const struct zd_link *link)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice text;

	for (uint32_t i = 0; i < link->from_count; i++) {
		if (b.len)
			zd_buf_putc(&b, ' ');
		zd_buf_put_slice(&b, zd_slice_trim(g->now[list[i]].text));
	}
	text = zd_arena_slice(&g->x->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return zd_wording_of(g, text);
}

/* The blank before a token. */
static size_t blank_before(const struct zd_wording *w, uint32_t token)
{
	size_t at = token < w->len ? w->tokens[token].start : w->text.len;

	while (at && w->text.ptr[at - 1] != ' ' && w->text.ptr[at - 1] != '\n')
		at--;
	return at;
}

static void put_cut(
	struct zd_accounting *g, const struct part *part, struct zd_slice text)
{
	text = zd_arena_printf(
		&g->x->arena, "%.*s\n", ZD_FMT(zd_slice_trim(text)));
	if (part->new)
		part->new->text = text;
	else
		g->now[part->p] = zd_wording_of(g, text);
}

/* It stays whole: the redline finds the words where they went. */
static void leave_whole(const struct parts *parts)
{
	for (size_t i = 0; i < parts->len; i++)
		if (parts->at[i].new)
			parts->at[i].new->put = true;
}

static void cut_parts(struct zd_accounting *g, const struct zd_link *link,
	const struct parts *parts)
{
	struct zd_wording w = whole_of(g, link);
	const uint32_t *match = zd_account_match(g, link, &w);
	uint32_t token = 0;
	size_t start = 0;

	for (size_t i = 0; i < parts->len; i++) {
		size_t end = w.text.len;

		for (uint32_t k = token; k < w.len && i + 1 < parts->len; k++)
			if (match[k] < parts->at[i + 1].begins)
				token = k + 1;
		if (i + 1 < parts->len)
			end = blank_before(&w, token);
		put_cut(g, &parts->at[i], zd_slice_sub(w.text, start, end));
		start = end;
	}
}

void zd_account_cut(struct zd_accounting *g, const struct zd_link *link)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;
	struct parts parts = {0};

	if (!find_parts(g, link, &parts)) {
		leave_whole(&parts);
		zd_vec_clear(&parts);
		return;
	}
	cut_parts(g, link, &parts);
	for (uint32_t i = 0; i < link->from_count; i++)
		if (g->joined[list[i]]) {
			g->dropped[list[i]] = true;
			g->now[list[i]] =
				zd_wording_of(g, (struct zd_slice){0});
		}
	zd_vec_clear(&parts);
}
