/*
 * Cutting: where a paragraph was split, what changed between the words before
 * and the words behind lies in one piece on one side and in two on the other.
 * ", and requests" became ";" here and "Requests" there: each is shown with
 * what came in its place.
 *
 * Everything is said of the side where both stand in one piece, the whole; the
 * other side has the parts.
 */
#include "diff/alike.h"
#include "diff/tile.h"

#include <zerodraft.h>

struct cut {
	const struct zd_lexicon *lexicon;
	const struct zd_side *wholes, *parts;
	const struct zd_region *change; /* of the whole */
	/* Of the parts: what came (or went) at the end of the one before, and
	 * at the beginning of the one behind. */
	struct zd_region before, behind;
};

static uint8_t flags_of(
	const struct cut *c, const struct zd_side *s, uint32_t token)
{
	return zd_lexicon_flags(c->lexicon, s->tokens.at[token].word);
}

static bool is_word(const struct zd_side *s, uint32_t token)
{
	return s->tokens.at[token].kind <= ZD_TOKEN_NUMBER;
}

/* The first word of a region; its end when there is none. */
static uint32_t first_word(const struct zd_side *s, const struct zd_region *r)
{
	uint32_t at = r->token;

	while (at < r->token_end && !is_word(s, at))
		at++;
	return at;
}

static struct zd_alike one(
	const struct zd_side *s, uint32_t piece, uint32_t token)
{
	return (struct zd_alike){.text = s->pieces.at[piece].text,
		.tokens = &s->tokens.at[token],
		.len = 1};
}

/* The last place where the word stands that begins the part, but for the case
 * of its letters: "and requests" and "Requests". */
static uint32_t find_opening(const struct cut *c)
{
	const struct zd_region *r = c->change;
	uint32_t word = first_word(c->parts, &c->behind);
	struct zd_alike opening, other;

	if (word == c->behind.token_end)
		return r->token_end;
	opening = one(c->parts, c->behind.piece, word);
	for (uint32_t i = r->token_end; i-- > r->token;) {
		other = one(c->wholes, r->piece, i);
		if (is_word(c->wholes, i) &&
			zd_alike(&other, &opening, ZD_IGNORE_CASE))
			return i;
	}
	return r->token_end;
}

/* The first word of weight at or behind a place. */
static uint32_t skip_little(const struct cut *c, uint32_t at)
{
	while (at < c->change->token_end &&
		flags_of(c, c->wholes, at) & (ZD_WORD_LITTLE | ZD_WORD_SIGN))
		at++;
	return at;
}

/* The beginning of the last clause, less the "and" before it. Without a comma
 * there is one clause, and it is of the part behind if nothing took its place
 * in the one before. */
static uint32_t find_clause(const struct cut *c)
{
	uint32_t at = c->change->token_end, found;

	while (at-- > c->change->token) {
		if (!(flags_of(c, c->wholes, at) & ZD_WORD_PAUSE))
			continue;
		found = skip_little(c, at + 1);
		if (found < c->change->token_end)
			return found;
	}
	if (first_word(c->parts, &c->before) < c->before.token_end)
		return c->change->token_end;
	return skip_little(c, c->change->token);
}

/* Where the change is cut; the end of its words: nowhere. */
static uint32_t find_cut(const struct cut *c)
{
	uint32_t at;

	/* A part that begins with what stayed has nothing to be shown with. */
	if (first_word(c->parts, &c->behind) == c->behind.token_end)
		return c->change->token_end;
	at = find_opening(c);
	return at < c->change->token_end ? at : find_clause(c);
}

/* Where what belongs to a token begins: behind the space before it, so that a
 * star goes along. Behind a sign without a space there is no place. */
static bool find_start(const struct zd_side *s, const struct zd_region *r,
	uint32_t token, uint32_t *start)
{
	const char *text = s->pieces.at[r->piece].text.ptr;
	uint32_t end =
		token > r->token ? s->tokens.at[token - 1].end : r->start;

	*start = s->tokens.at[token].start;
	if (*start == end)
		return true;
	while (*start > end && text[*start - 1] != ' ')
		--*start;
	return *start > end;
}

/* Parts a region in two before a token. */
static bool part_at(const struct zd_side *s, struct zd_region *r,
	struct zd_region *rest, uint32_t token)
{
	uint32_t start;

	if (token == r->token_end || !find_start(s, r, token, &start))
		return false;
	*rest = *r;
	rest->start = r->end = start;
	rest->token = r->token_end = token;
	rest->opens = true;
	return true;
}

/* The same in a redline that is known already. */
static bool part_known(const struct zd_kind_at *at, size_t n,
	struct zd_region *r, struct zd_region *rest)
{
	size_t i = zd_kinds_find(at, n, r->piece, r->start);

	while (i < n && at[i].piece == r->piece && at[i].start < r->end &&
		!at[i].opens)
		i++;
	if (i == n || at[i].piece != r->piece || at[i].start >= r->end)
		return false;
	*rest = *r;
	rest->start = r->end = at[i].start;
	rest->opens = true;
	return true;
}

/* The last chain before c, in the order of from, that stayed. */
static const struct zd_chain *kept_before_from(
	const struct zd_tiles *t, const struct zd_chain *c)
{
	for (uint32_t i = c->place; i-- > t->from_first.at[c->from];) {
		const struct zd_chain *b = &t->chains.at[t->by_from.at[i]];

		if (!b->moved)
			return b;
	}
	return NULL;
}

static const struct zd_chain *kept_before_to(
	const struct zd_tiles *t, const struct zd_chain *c)
{
	uint32_t i = (uint32_t)(c - t->chains.at);

	while (i-- > t->to_first.at[c->to])
		if (!t->chains.at[i].moved)
			return &t->chains.at[i];
	return NULL;
}

bool zd_tiles_cut_from(const struct zd_tiles *t, const struct zd_chain *c,
	struct zd_region *r, struct zd_region *rest)
{
	const struct zd_chain *b, *next;
	struct cut cut;

	b = kept_before_from(t, c);
	if (!b)
		return false;
	if (t->kinds)
		return part_known(
			t->kinds->from.at, t->kinds->from.len, r, rest);
	if (t->guests.at[c->to] != ZD_NOBODY)
		return false;
	next = b + 1 < t->chains.at + t->to_first.at[b->to + 1] ? b + 1 : NULL;
	cut = (struct cut){t->lexicon, t->from, t->to, r,
		zd_region_to(t, b->to, b, next),
		zd_region_to(t, c->to, NULL, c)};
	return part_at(t->from, r, rest, find_cut(&cut));
}

bool zd_tiles_cut_to(const struct zd_tiles *t, const struct zd_chain *c,
	struct zd_region *r, struct zd_region *rest)
{
	const struct zd_chain *b, *next = NULL;
	struct cut cut;

	b = kept_before_to(t, c);
	if (!b)
		return false;
	if (t->kinds)
		return part_known(t->kinds->to.at, t->kinds->to.len, r, rest);
	if (b->place + 1 < t->from_first.at[b->from + 1])
		next = &t->chains.at[t->by_from.at[b->place + 1]];
	cut = (struct cut){t->lexicon, t->to, t->from, r,
		zd_region_from(t, b->from, b, next),
		zd_region_from(t, c->from, NULL, c)};
	return part_at(t->to, r, rest, find_cut(&cut));
}
