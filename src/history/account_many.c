/*
 * Amendments to several paragraphs at once: merges and splits. Their changes
 * make sense together only, so they are put in together, where that brings
 * all of the paragraphs nearer to what became of them.
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

/* What the amendment makes of a paragraph of the link; false where its
 * changes meet others. */
static bool with_it(struct zd_accounting *g, const struct zd_asked *a,
	uint32_t p, struct zd_slice *out)
{
	*out = g->now[p].text;
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

/* Every word of the link's paragraphs: as they are, and with the amendment. */
static bool both(struct zd_accounting *g, const struct zd_link *link,
	const struct zd_asked *a, struct zd_numbers *now,
	struct zd_numbers *with)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;
	struct zd_slice text;

	append_first(g, with, link, a);
	for (uint32_t i = 0; i < link->from_count; i++) {
		append(g, now, g->now[list[i]].text);
		if (!with_it(g, a, list[i], &text))
			return false;
		append(g, with, text);
		append_new(g, with, a, g->x->from->paragraphs.at[list[i]].id);
	}
	return true;
}

enum fit { NOT, IN_PART, WHOLE };

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

static enum fit fits(struct zd_accounting *g, const struct zd_link *link,
	const struct zd_asked *a)
{
	const struct zd_numbers *to = zd_account_to_words(g, link);
	struct zd_numbers now = {0}, with = {0};
	enum fit fit = NOT;

	if (both(g, link, a, &now, &with)) {
		uint32_t n = zd_u32(now.len), m = zd_u32(with.len);
		uint32_t all = zd_wording_distance(
			g, now.at, n, to->at, zd_u32(to->len));
		uint32_t step = zd_wording_distance(g, now.at, n, with.at, m);
		uint32_t rest = zd_wording_distance(
			g, with.at, m, to->at, zd_u32(to->len));

		/* A change of place alone is in where the paragraphs are as
		 * many. */
		if (step + rest == all &&
			(step || link->from_count != link->to_count))
			fit = WHOLE;
		else if (rest <= all && same_shape(g, link, a))
			fit = IN_PART;
	}
	zd_vec_clear(&now);
	zd_vec_clear(&with);
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

static void take_one(struct zd_accounting *g, const struct zd_link *link,
	uint32_t i, enum fit fit)
{
	const struct zd_ask *ask = &g->x->asks->list.at[i];
	uint32_t p = zd_draft_find_id(g->x->from, ask->id);
	struct zd_account_piece *piece = zd_account_add(
		g, i, fit == WHOLE ? ZD_PIECE_WHOLE : ZD_PIECE_PART);
	struct zd_account_new new = {ZD_NONE, ask->after, ask->label, false};
	struct zd_slice text;

	if (ask->kind == ZD_ASK_NEW) {
		new.to = place_of_new(g, link, ask);
		piece->id = g->x->to->paragraphs.at[new.to].id;
		piece->after = ask->after;
		zd_vec_push(&g->news, new);
	} else if (ask->kind == ZD_ASK_DROP) {
		piece->before = g->now[p].text;
		g->dropped[p] = true;
	} else if (zd_account_put_in(
			   g, g->now[p].text, ask, ask->after, &text)) {
		piece->before = g->now[p].text;
		piece->after = text;
		g->now[p] = zd_wording_of(g, text);
	}
	if (g->dropped[p == ZD_NONE ? 0 : p] && ask->kind == ZD_ASK_DROP)
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

void zd_account_many(struct zd_accounting *g, const struct zd_link *link)
{
	const struct zd_asks *k = g->x->asks;

	if (link->from_count == 1 && link->to_count == 1)
		return;
	for (size_t i = 0; i < k->amendments.len; i++)
		if (is_candidate(g, link, &k->amendments.at[i])) {
			enum fit fit = fits(g, link, &k->amendments.at[i]);

			if (fit != NOT)
				take(g, link, &k->amendments.at[i], fit);
		}
}
