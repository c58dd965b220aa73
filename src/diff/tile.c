#include "diff/tile.h"

#include <stdlib.h>

static uint32_t piece_len(const struct zd_side *s, uint32_t piece)
{
	return (uint32_t)s->pieces.at[piece].text.len;
}

/* Whether the same bytes stand before tokens t and u as behind their
 * predecessors. */
static bool same_gap(const struct zd_tiles *t, const struct zd_chain *c,
	uint32_t a, uint32_t b)
{
	const struct zd_token *x = &t->from->tokens.at[a];
	const struct zd_token *y = &t->to->tokens.at[b];
	uint32_t len = x->start - x[-1].end;
	const char *p = t->from->pieces.at[c->from].text.ptr + x[-1].end;
	const char *q = t->to->pieces.at[c->to].text.ptr + y[-1].end;

	if (len != y->start - y[-1].end)
		return false;
	return len == 1 ? *p == *q : !memcmp(p, q, len);
}

/* Whether one space stands before a token of a piece, and nothing else. */
static bool is_space_before(
	const struct zd_side *s, uint32_t piece, uint32_t token)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	uint32_t start = s->tokens.at[token].start;
	uint32_t end = token > p->first ? s->tokens.at[token - 1].end : 0;

	return start == end + 1 && p->text.ptr[end] == ' ';
}

/* The word that stayed before a token, as the other side has it; ZD_NOBODY
 * when another change stands there. */
static uint32_t kept_before(
	const struct zd_side *s, uint32_t piece, uint32_t token)
{
	return token > s->pieces.at[piece].first ? s->other.at[token - 1]
						 : ZD_NOBODY;
}

static bool has_space_behind(
	const struct zd_side *s, const uint32_t *owner, uint32_t token)
{
	struct zd_slice text = s->pieces.at[owner[token]].text;
	uint32_t end = s->tokens.at[token].end;

	return end < text.len && text.ptr[end] == ' ';
}

static bool take_space_before(
	const struct zd_tiles *t, struct zd_chain *c, const uint32_t *owner)
{
	uint32_t left = kept_before(t->to, c->to, c->to_token);

	if (!is_space_before(t->from, c->from, c->from_token) ||
		!is_space_before(t->to, c->to, c->to_token))
		return false;
	if (left == ZD_NOBODY ? kept_before(t->from, c->from, c->from_token) ==
				ZD_NOBODY
			      : has_space_behind(t->from, owner, left))
		return false;
	c->from_start--;
	c->to_start--;
	return true;
}

/* Whether a token is of this piece and answers to one that stayed where it
 * was. */
static bool is_kept(const struct zd_tiles *t, const struct zd_side *s,
	uint32_t piece, uint32_t token)
{
	const struct zd_piece *p = &s->pieces.at[piece];
	uint32_t other;

	if (token >= p->first + p->count)
		return false;
	other = s->other.at[token];
	return other != ZD_NOBODY && !t->moved[s == t->to ? token : other];
}

/* A passage that moved takes along the space before it, where that is all
 * that would be left of a change; but where another one stays before it, the
 * one behind it. */
static void take_space(
	const struct zd_tiles *t, struct zd_chain *c, const uint32_t *owner)
{
	uint32_t from = c->from_token + c->count, to = c->to_token + c->count;

	if (take_space_before(t, c, owner) || !is_kept(t, t->to, c->to, to) ||
		!is_kept(t, t->from, c->from, from) ||
		!is_space_before(t->from, c->from, from) ||
		!is_space_before(t->to, c->to, to))
		return;
	c->from_end++;
	c->to_end++;
}

/* owner says which piece each token of from belongs to. */
static void add_chains(
	struct zd_tiles *t, const uint32_t *owner, uint32_t piece)
{
	const struct zd_piece *p = &t->to->pieces.at[piece];
	uint32_t end = p->first + p->count, other;
	struct zd_chain c;

	for (uint32_t i = p->first; i < end;) {
		other = t->to->other.at[i];
		if (other == ZD_NOBODY) {
			i++;
			continue;
		}
		c = (struct zd_chain){.from = owner[other],
			.to = piece,
			.from_token = other,
			.to_token = i,
			.from_start = t->from->tokens.at[other].start,
			.to_start = t->to->tokens.at[i].start,
			.count = 1};
		while (++i < end && t->to->other.at[i] == other + c.count &&
			owner[other + c.count] == c.from &&
			(!t->moved || t->moved[i] == t->moved[c.to_token]) &&
			same_gap(t, &c, other + c.count, i))
			c.count++;
		c.from_end = t->from->tokens.at[other + c.count - 1].end;
		c.to_end = t->to->tokens.at[i - 1].end;
		c.moved = t->moved && t->moved[c.to_token];
		if (c.moved)
			take_space(t, &c, owner);
		zd_vec_push(&t->chains, c);
	}
}

static void add_same(struct zd_tiles *t, uint32_t piece)
{
	uint32_t from = t->same[piece], len = piece_len(t->to, piece);

	if (!len)
		return;
	zd_vec_push(&t->chains,
		((struct zd_chain){.from = from,
			.to = piece,
			.from_end = len,
			.to_end = len}));
}

struct key {
	uint32_t start, chain;
};

static int by_from_start(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Puts chains [first, end) of by_from in the order of their text. */
static void sort_piece(struct zd_tiles *t, uint32_t first, uint32_t end)
{
	ZD_VEC(struct key) keys = {0};
	bool sorted = true;
	uint32_t *at = t->by_from.at;

	for (uint32_t i = first + 1; i < end && sorted; i++)
		sorted = t->chains.at[at[i - 1]].from_start <
			t->chains.at[at[i]].from_start;
	if (sorted)
		return;
	zd_vec_reserve(&keys, end - first);
	for (uint32_t i = first; i < end; i++) {
		keys.at[keys.len].start = t->chains.at[at[i]].from_start;
		keys.at[keys.len++].chain = at[i];
	}
	qsort(keys.at, keys.len, sizeof(*keys.at), by_from_start);
	for (uint32_t i = first; i < end; i++)
		at[i] = keys.at[i - first].chain;
	zd_vec_clear(&keys);
}

/* Counting sort by piece of from, then by place within it. */
static void order_by_from(struct zd_tiles *t)
{
	size_t pieces = t->from->pieces.len;
	uint32_t *first, sum = 0, count;

	zd_vec_reserve(&t->from_first, pieces + 1);
	first = t->from_first.at;
	t->from_first.len = pieces + 1;
	memset(first, 0, (pieces + 1) * sizeof(*first));
	for (size_t i = 0; i < t->chains.len; i++)
		first[t->chains.at[i].from]++;
	for (size_t i = 0; i <= pieces; i++) {
		count = first[i];
		first[i] = sum;
		sum += count;
	}
	zd_vec_reserve(&t->by_from, t->chains.len);
	t->by_from.len = t->chains.len;
	for (size_t i = 0; i < t->chains.len; i++)
		t->by_from.at[first[t->chains.at[i].from]++] = (uint32_t)i;
	for (size_t i = pieces; i > 0; i--)
		first[i] = first[i - 1];
	first[0] = 0;
	for (uint32_t i = 0; i < pieces; i++)
		sort_piece(t, first[i], first[i + 1]);
	for (size_t i = 0; i < t->by_from.len; i++)
		t->chains.at[t->by_from.at[i]].place = (uint32_t)i;
}

static bool any_kept(const struct zd_tiles *t, uint32_t piece)
{
	for (uint32_t i = t->from_first.at[piece];
		i < t->from_first.at[piece + 1]; i++)
		if (!t->chains.at[t->by_from.at[i]].moved)
			return true;
	return false;
}

/* Lists for each piece of to what is shown in its row though nothing of it
 * was kept. */
static void invite_guests(struct zd_tiles *t)
{
	uint32_t home;

	zd_vec_reserve(&t->guests, t->to->pieces.len);
	zd_vec_reserve(&t->next_guest, t->from->pieces.len);
	if (t->to->pieces.len)
		memset(t->guests.at, 0xff,
			t->to->pieces.len * sizeof(*t->guests.at));
	for (size_t i = t->from->pieces.len; i-- > 0;) {
		home = t->home[i];
		if (home == ZD_NOBODY || any_kept(t, (uint32_t)i))
			continue;
		t->next_guest.at[i] = t->guests.at[home];
		t->guests.at[home] = (uint32_t)i;
	}
}

/* Pieces whose chains are counted, to guess those of all. */
#define SAMPLES 64u

static size_t chains_of(const struct zd_side *s, const struct zd_piece *p)
{
	uint32_t expected = ZD_NOBODY;
	size_t n = 0;

	for (uint32_t i = p->first; p->read && i < p->first + p->count; i++) {
		n += s->other.at[i] != ZD_NOBODY && s->other.at[i] != expected;
		expected = s->other.at[i] + 1;
	}
	return n ? n : 1;
}

static size_t guess_chains(const struct zd_side *s)
{
	size_t step = s->pieces.len / SAMPLES + 1, n = 0;

	for (size_t i = 0; i < s->pieces.len; i += step)
		n += step * chains_of(s, &s->pieces.at[i]);
	return n + n / 8;
}

void zd_tiles_build(struct zd_tiles *t)
{
	uint32_t *owner = zd_alloc((t->from->tokens.len + 1) * sizeof(*owner));

	for (size_t i = 0; i < t->from->pieces.len; i++) {
		const struct zd_piece *p = &t->from->pieces.at[i];
		uint32_t *own = owner + p->first, count = p->count;

		for (uint32_t k = 0; p->read && k < count; k++)
			own[k] = (uint32_t)i;
	}
	zd_vec_reserve(&t->chains, guess_chains(t->to));
	for (uint32_t i = 0; i < t->to->pieces.len; i++) {
		if (t->same[i] != ZD_NOBODY)
			add_same(t, i);
		else if (t->to->pieces.at[i].read)
			add_chains(t, owner, i);
	}
	zd_free(owner);
	zd_vec_trim(&t->chains);
	zd_tiles_index(t);
}

void zd_tiles_index(struct zd_tiles *t)
{
	uint32_t at = 0;

	zd_vec_reserve(&t->to_first, t->to->pieces.len + 1);
	for (uint32_t i = 0; i <= t->to->pieces.len; i++) {
		while (at < t->chains.len && t->chains.at[at].to < i)
			at++;
		t->to_first.at[i] = at;
	}
	order_by_from(t);
	invite_guests(t);
}

size_t zd_kinds_find(
	const struct zd_kind_at *at, size_t n, uint32_t piece, uint32_t start)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (at[mid].piece < piece ||
			(at[mid].piece == piece && at[mid].start < start))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool zd_tiles_is_gone(const struct zd_tiles *t, uint32_t piece)
{
	return t->home[piece] == ZD_NOBODY && !any_kept(t, piece);
}

void zd_tiles_clear(struct zd_tiles *t)
{
	zd_vec_clear(&t->chains);
	zd_vec_clear(&t->by_from);
	zd_vec_clear(&t->from_first);
	zd_vec_clear(&t->to_first);
	zd_vec_clear(&t->guests);
	zd_vec_clear(&t->next_guest);
	zd_vec_clear(&t->items);
}
