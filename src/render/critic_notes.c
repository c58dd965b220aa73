#include <stdlib.h>

#include "base/rising.h"
#include "render/critic.h"

/* Whether the block is a footnote of from that no stub stands for. */
static bool was_note(const struct zd_view_block *b)
{
	if (b->stub || b->joined || b->move || b->from == ZD_VIEW_NONE ||
		zd_view_comes(b->mark))
		return false;
	return (b->reshaped ? b->old_kind : b->kind) == ZD_VIEW_NOTE;
}

/* By the place before which they stood, then by where they stood in from. */
static int compare(const void *left, const void *right)
{
	const struct zd_critic_move *a = left, *b = right;

	if (a->before != b->before)
		return a->before < b->before ? -1 : 1;
	return a->from < b->from ? -1 : a->from > b->from;
}

/* The block before which one stood that has moved: of those that stay, sorted
 * by both, the first that stood behind it; end: none did. */
static uint32_t before_which(const struct zd_view *v, const uint32_t *stay,
	size_t n, uint32_t from, uint32_t end)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (v->blocks.at[stay[mid]].from < from)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n ? stay[low] : end;
}

static uint32_t last_move(const struct zd_view *v)
{
	uint32_t last = 0;

	for (size_t i = 0; i < v->blocks.len; i++)
		if (v->blocks.at[i].move > last)
			last = v->blocks.at[i].move;
	return last;
}

static void add_moves(
	struct zd_critic *c, uint32_t *notes, size_t n, const bool *stays)
{
	const struct zd_view *v = c->in.v;
	uint32_t next = last_move(v), end = zd_u32(v->blocks.len);
	uint32_t *stay = zd_calloc(n, sizeof(*stay));
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		if (stays[i])
			stay[len++] = notes[i];
	c->moved = zd_calloc(v->blocks.len, sizeof(*c->moved));
	for (size_t i = 0; i < n; i++) {
		struct zd_critic_move m = {.block = notes[i]};

		if (stays[i])
			continue;
		m.from = v->blocks.at[m.block].from;
		m.before = before_which(v, stay, len, m.from, end);
		m.number = c->moved[m.block] = ++next;
		zd_vec_push(&c->moves, m);
	}
	zd_free(stay);
	qsort(c->moves.at, c->moves.len, sizeof(*c->moves.at), compare);
}

void zd_critic_order_notes(struct zd_critic *c)
{
	const struct zd_view *v = c->in.v;
	uint32_t *notes = zd_calloc(v->blocks.len, sizeof(*notes));
	uint32_t *from = zd_calloc(v->blocks.len, sizeof(*from));
	bool *stays = zd_calloc(v->blocks.len, sizeof(*stays));
	size_t n = 0;
	bool moved = false;

	for (uint32_t i = 0; i < v->blocks.len; i++) {
		if (!was_note(&v->blocks.at[i]))
			continue;
		moved |= n && v->blocks.at[i].from < from[n - 1];
		from[n] = v->blocks.at[i].from;
		notes[n++] = i;
	}
	if (moved && !strcmp(v->what, "redline")) {
		zd_rising_longest(from, n, stays);
		add_moves(c, notes, n, stays);
	}
	zd_free(notes);
	zd_free(from);
	zd_free(stays);
}
