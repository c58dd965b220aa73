/*
 * The runs of one row: the chains of a piece in order, and between them what
 * went, then what came.
 */
#include <assert.h>

#include "diff/tile.h"

#define MOVED UINT32_MAX /* an item's token: the item is a moved chain */

/* One place between two chains of a piece of to. */
struct place {
	struct zd_tiles *t;
	struct zd_runs *out;
	const struct zd_chain *left, *right; /* NULL at either end */
	const struct zd_chain *lead; /* of the row, the first that stayed */
	struct zd_region come;
};

static const char *bytes(const struct zd_side *s, const struct zd_region *r)
{
	return s->pieces.at[r->piece].text.ptr;
}

static void push(struct zd_runs *out, struct zd_run run)
{
	struct zd_run *last = out->len ? &out->at[out->len - 1] : NULL;

	if (last && last->mark == ZD_KEPT && run.mark == ZD_KEPT &&
		last->from == run.from && last->to == run.to &&
		last->from_end == run.from_start &&
		last->to_end == run.to_start) {
		last->from_end = run.from_end;
		last->to_end = run.to_end;
		return;
	}
	zd_vec_push(out, run);
}

static void push_chain(struct zd_tiles *t, struct zd_runs *out,
	struct zd_chain *c, enum zd_mark mark)
{
	struct zd_run run = {.mark = mark,
		.from = c->from,
		.to = c->to,
		.from_start = c->from_start,
		.from_end = c->from_end,
		.to_start = c->to_start,
		.to_end = c->to_end,
		.partner = ZD_NONE};

	if (mark == ZD_MOVED_TO)
		c->to_row = t->row;
	else if (mark == ZD_MOVED_FROM)
		c->from_row = t->row;
	if (mark != ZD_KEPT)
		run.partner = (uint32_t)(c - t->chains.at);
	push(out, run);
}

/* Bytes of kept text at the start or end of two regions. */
static void push_shared(struct place *p, const struct zd_region *gone,
	uint32_t from_start, uint32_t to_start, uint32_t len)
{
	if (!len)
		return;
	push(p->out,
		(struct zd_run){.mark = ZD_KEPT,
			.from = gone->piece,
			.to = p->come.piece,
			.from_start = from_start,
			.from_end = from_start + len,
			.to_start = to_start,
			.to_end = to_start + len,
			.partner = ZD_NONE});
}

/* Bytes of a region before its first token, behind its last. */
static uint32_t head_gap(const struct zd_side *s, const struct zd_region *r)
{
	return (r->token < r->token_end ? s->tokens.at[r->token].start
					: r->end) -
		r->start;
}

static uint32_t tail_gap(const struct zd_side *s, const struct zd_region *r)
{
	return r->end -
		(r->token < r->token_end ? s->tokens.at[r->token_end - 1].end
					 : r->start);
}

static bool is_inside_char(const char *text, uint32_t at, uint32_t end)
{
	return at < end && (text[at] & 0xc0) == 0x80;
}

/* A cut at `at` would tear a character, a pair of stars, or an escape. */
static bool tears(const char *text, uint32_t start, uint32_t at, uint32_t end)
{
	if (at == start || at == end)
		return false;
	if (is_inside_char(text, at, end))
		return true;
	return text[at - 1] == '\\' || (text[at - 1] == '*' && text[at] == '*');
}

/* How many bytes of space and markup both regions begin with. */
static uint32_t shared_head(const struct place *p, const struct zd_region *gone)
{
	const char *a = bytes(p->t->from, gone);
	const char *b = bytes(p->t->to, &p->come);
	uint32_t x = head_gap(p->t->from, gone), n = 0;
	uint32_t y = head_gap(p->t->to, &p->come);

	while (n < x && n < y && a[gone->start + n] == b[p->come.start + n])
		n++;
	while (n &&
		(tears(a, gone->start, gone->start + n, gone->end) ||
			tears(b, p->come.start, p->come.start + n,
				p->come.end)))
		n--;
	return n;
}

static uint32_t shared_tail(const struct place *p, const struct zd_region *gone)
{
	const char *a = bytes(p->t->from, gone);
	const char *b = bytes(p->t->to, &p->come);
	uint32_t x = tail_gap(p->t->from, gone), n = 0;
	uint32_t y = tail_gap(p->t->to, &p->come);

	while (n < x && n < y && a[gone->end - n - 1] == b[p->come.end - n - 1])
		n++;
	while (n &&
		(tears(a, gone->start, gone->end - n, gone->end) ||
			tears(b, p->come.start, p->come.end - n, p->come.end)))
		n--;
	return n;
}

struct zd_region zd_region_from(const struct zd_tiles *t, uint32_t piece,
	const struct zd_chain *before, const struct zd_chain *behind)
{
	const struct zd_piece *p = &t->from->pieces.at[piece];
	struct zd_region r = {.piece = piece,
		.end = (uint32_t)p->text.len,
		.token = p->first,
		.token_end = p->first + p->count};

	if (before) {
		r.start = before->from_end;
		r.token = before->from_token + before->count;
	}
	if (behind) {
		r.end = behind->from_start;
		r.token_end = behind->from_token;
	}
	return r;
}

struct zd_region zd_region_to(const struct zd_tiles *t, uint32_t piece,
	const struct zd_chain *before, const struct zd_chain *behind)
{
	const struct zd_piece *p = &t->to->pieces.at[piece];
	struct zd_region r = {.piece = piece,
		.end = (uint32_t)p->text.len,
		.token = p->first,
		.token_end = p->first + p->count};

	if (before) {
		r.start = before->to_end;
		r.token = before->to_token + before->count;
	}
	if (behind) {
		r.end = behind->to_start;
		r.token_end = behind->to_token;
	}
	return r;
}

/* Lists what of a piece of from is shown behind by_from[at - 1]: regions and
 * moved chains, up to the next chain that was kept or the end. */
static void list_items(struct zd_tiles *t, uint32_t piece, uint32_t at)
{
	uint32_t first = t->from_first.at[piece];
	uint32_t end = t->from_first.at[piece + 1];
	const struct zd_chain *before, *behind;
	struct zd_region r, rest;

	before = at > first ? &t->chains.at[t->by_from.at[at - 1]] : NULL;
	for (;; at++) {
		behind = at < end ? &t->chains.at[t->by_from.at[at]] : NULL;
		r = zd_region_from(t, piece, before, behind);
		if (behind && zd_chain_begins_to(t, behind))
			zd_tiles_cut_from(t, behind, &r, &rest);
		zd_vec_push(&t->items, r);
		if (!behind || !behind->moved)
			return;
		r.token = MOVED;
		r.token_end = t->by_from.at[at];
		zd_vec_push(&t->items, r);
		before = behind;
	}
}

/* Whether no chain of the same piece was kept before this one. */
static bool is_first_kept(const struct zd_tiles *t, const struct zd_chain *c)
{
	uint32_t i = c->place;

	while (i-- > t->from_first.at[c->from])
		if (!t->chains.at[t->by_from.at[i]].moved)
			return false;
	return true;
}

static void collect_left(struct place *p)
{
	struct zd_tiles *t = p->t;

	t->items.len = 0;
	if (p->left && !p->left->moved)
		list_items(t, p->left->from, p->left->place + 1);
	if (!p->left)
		for (uint32_t g = t->guests.at[p->come.piece]; g != ZD_NOBODY;
			g = t->next_guest.at[g])
			list_items(t, g, t->from_first.at[g]);
}

/* What belongs to a chain that begins a part split off. */
static void list_cut(struct zd_tiles *t, const struct zd_chain *c)
{
	struct zd_region r, rest;
	const struct zd_chain *before = NULL;

	if (c->place > t->from_first.at[c->from])
		before = &t->chains.at[t->by_from.at[c->place - 1]];
	r = zd_region_from(t, c->from, before, c);
	if (zd_tiles_cut_from(t, c, &r, &rest))
		zd_vec_push(&t->items, rest);
}

/* What stood before the first chain that stayed is shown first of all, before
 * what came from elsewhere too. */
static void collect_right(struct place *p)
{
	struct zd_tiles *t = p->t;
	const struct zd_chain *first = p->left ? p->right : p->lead;

	if (!first || first->moved || (p->left && first == p->lead))
		return;
	if (is_first_kept(t, first))
		list_items(t, first->from, t->from_first.at[first->from]);
	else if (zd_chain_begins_to(t, first))
		list_cut(t, first);
}

/* Whether the region stands right behind the left chain of the place, or at
 * the start of its piece where the place is at the start. */
static bool follows_left(const struct place *p, const struct zd_region *r)
{
	if (r->token == MOVED)
		return false;
	if (p->left)
		return !p->left->moved && r->piece == p->left->from &&
			r->start == p->left->from_end;
	return r->start == 0;
}

static bool leads_right(const struct place *p, const struct zd_region *r)
{
	if (r->token == MOVED)
		return false;
	if (p->right)
		return !p->right->moved && r->piece == p->right->from &&
			r->end == p->right->from_start;
	return r->end == p->t->from->pieces.at[r->piece].text.len;
}

static void push_gone(
	struct place *p, const struct zd_region *r, enum zd_change_kind kind)
{
	if (r->token == MOVED) {
		push_chain(p->t, p->out, &p->t->chains.at[r->token_end],
			ZD_MOVED_FROM);
		return;
	}
	if (r->start == r->end)
		return;
	push(p->out,
		(struct zd_run){.mark = ZD_DELETED,
			.kind = kind,
			.opens = r->opens,
			.from = r->piece,
			.to = ZD_NONE,
			.from_start = r->start,
			.from_end = r->end,
			.partner = ZD_NONE});
}

static void push_come(struct place *p, enum zd_change_kind kind)
{
	const struct zd_region *r = &p->come;

	if (r->start == r->end)
		return;
	push(p->out,
		(struct zd_run){.mark = ZD_INSERTED,
			.kind = kind,
			.opens = r->opens,
			.from = ZD_NONE,
			.to = r->piece,
			.to_start = r->start,
			.to_end = r->end,
			.partner = ZD_NONE});
}

/* Gives the words that stayed the spaces and markup that stayed with them:
 * those at the head become runs at once, *tail is what is left to push. */
static void share_gaps(struct place *p, struct zd_region *tail)
{
	struct zd_region *first = p->t->items.at, *last;
	uint32_t len;

	last = first + p->t->items.len - 1;
	if (follows_left(p, first)) {
		len = shared_head(p, first);
		push_shared(p, first, first->start, p->come.start, len);
		first->start += len;
		p->come.start += len;
	}
	if (leads_right(p, last)) {
		len = shared_tail(p, last);
		*tail = *last;
		last->end -= len;
		p->come.end -= len;
		tail->start = last->end;
	}
}

/* The only item that has bytes left to delete; NULL when there are more. */
static struct zd_region *only_text(const struct zd_tiles *t)
{
	struct zd_region *only = NULL;

	for (size_t i = 0; i < t->items.len; i++) {
		struct zd_region *r = &t->items.at[i];

		if (r->token == MOVED || r->start == r->end)
			continue;
		if (only)
			return NULL;
		only = r;
	}
	return only;
}

static bool is_nothing(const struct zd_tiles *t)
{
	for (size_t i = 0; i < t->items.len; i++)
		if (t->items.at[i].token == MOVED ||
			t->items.at[i].start < t->items.at[i].end)
			return false;
	return true;
}

static enum zd_change_kind known_kind(
	const struct zd_kind_at *at, size_t n, const struct zd_region *r)
{
	size_t i = zd_kinds_find(at, n, r->piece, r->start);

	assert(i < n && at[i].piece == r->piece && at[i].start == r->start);
	return at[i].kind;
}

/* As push_change, of a redline that is known already. */
static void push_known(struct place *p)
{
	struct zd_tiles *t = p->t;

	for (size_t i = 0; i < t->items.len; i++) {
		struct zd_region *r = &t->items.at[i];

		if (r->token != MOVED && r->start == r->end)
			continue;
		push_gone(p, r,
			r->token == MOVED ? ZD_CHANGE_WORDS
					  : known_kind(t->kinds->from.at,
						    t->kinds->from.len, r));
	}
	if (p->come.start < p->come.end)
		push_come(p,
			known_kind(
				t->kinds->to.at, t->kinds->to.len, &p->come));
}

/* What went and what came. */
static void push_change(struct place *p)
{
	struct zd_tiles *t = p->t;
	struct zd_region tail = {0}, *only;
	enum zd_change_kind kind, each;

	if (t->kinds) {
		push_known(p);
		return;
	}
	if (t->items.len)
		share_gaps(p, &tail);
	if (p->come.start == p->come.end && is_nothing(t)) {
		push_shared(p, &tail, tail.start, p->come.end,
			tail.end - tail.start);
		return;
	}
	only = only_text(t);
	kind = zd_change_kind(t->from, only, t->to, &p->come, t->options);
	for (size_t i = 0; i < t->items.len; i++) {
		each = only || t->items.at[i].token == MOVED
			? kind
			: zd_change_kind(t->from, &t->items.at[i], t->to, NULL,
				  t->options);
		push_gone(p, &t->items.at[i], each);
	}
	push_come(p, kind);
	push_shared(p, &tail, tail.start, p->come.end, tail.end - tail.start);
}

/* Whether both chains stayed and nothing stands between them in from but what
 * went: most places are so. */
static bool is_plain(const struct place *p)
{
	return p->left && p->right && p->right->place == p->left->place + 1 &&
		p->right->from == p->left->from && !p->left->moved &&
		!p->right->moved;
}

/* What went and what came between two chains; of two paragraphs that were
 * merged, what is of the first before what is of the second. */
static void push_place(struct place *p)
{
	struct zd_tiles *t = p->t;
	struct zd_region rest;

	if (is_plain(p)) {
		t->items.len = 0;
		zd_vec_push(&t->items,
			zd_region_from(t, p->left->from, p->left, p->right));
		push_change(p);
		return;
	}
	collect_left(p);
	if (p->left && p->right && zd_chain_begins_from(t, p->right) &&
		zd_tiles_cut_to(t, p->right, &p->come, &rest)) {
		push_change(p);
		t->items.len = 0;
		p->come = rest;
	}
	collect_right(p);
	push_change(p);
}

void zd_tiles_row(struct zd_tiles *t, struct zd_runs *out, uint32_t piece)
{
	struct place p = {.t = t, .out = out};
	uint32_t at = t->to_first.at[piece], end = t->to_first.at[piece + 1];
	uint32_t lead = at;

	while (lead < end && t->chains.at[lead].moved)
		lead++;
	p.lead = lead < end ? &t->chains.at[lead] : NULL;
	for (;; at++) {
		p.right = at < end ? &t->chains.at[at] : NULL;
		p.come = zd_region_to(t, piece, p.left, p.right);
		push_place(&p);
		if (!p.right)
			return;
		push_chain(t, out, &t->chains.at[at],
			p.right->moved ? ZD_MOVED_TO : ZD_KEPT);
		p.left = p.right;
	}
}

void zd_tiles_gone(struct zd_tiles *t, struct zd_runs *out, uint32_t piece)
{
	struct place p = {.t = t, .out = out};

	t->items.len = 0;
	list_items(t, piece, t->from_first.at[piece]);
	if (t->kinds) {
		push_known(&p);
		return;
	}
	for (size_t i = 0; i < t->items.len; i++) {
		const struct zd_region *r = &t->items.at[i];

		push_gone(&p, r,
			r->token == MOVED ? ZD_CHANGE_WORDS
					  : zd_change_kind(t->from, r, t->to,
						    NULL, t->options));
	}
}
