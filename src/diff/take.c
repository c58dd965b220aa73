/*
 * Accepting or rejecting some of a redline's changes: the draft that this
 * makes.
 */
#include "diff/take.h"
#include "text/markup.h"

struct standing {
	struct zd_taken *at;
	size_t len, cap;
};

static bool is_moved(const struct zd_link *l)
{
	return l->moved || l->relation == ZD_MOVED ||
		l->relation == ZD_MOVED_EDITED || l->relation == ZD_SWAPPED;
}

/* Behind the paragraphs of `to` that a link begins with. */
static uint32_t behind(const struct zd_redline *r, const struct zd_link *l)
{
	const uint32_t *at = r->to_list.at + l->to_first;
	uint32_t k = 1;

	while (k < l->to_count && at[k] == at[k - 1] + 1)
		k++;
	return at[k - 1] + 1;
}

/* Front matter stands before everything, footnotes behind. */
enum place { BEFORE, TEXT, BEHIND };

static enum place place_of(const struct zd_draft *d, uint32_t paragraph)
{
	enum zd_kind kind = d->paragraphs.at[paragraph].kind;

	return kind == ZD_FIELD ? BEFORE : kind == ZD_NOTE ? BEHIND : TEXT;
}

static void put(struct standing *out, const struct zd_take *t, enum place place,
	struct zd_taken one)
{
	const struct zd_draft *d = t->draft[one.side];
	uint32_t link = t->link_of[one.side][one.paragraph];

	if (place_of(d, one.paragraph) == place &&
		zd_take_side(t, link) == one.side)
		zd_vec_push(out, one);
}

/* Goes on through `to` until the paragraph `end`. */
static void put_until(struct standing *out, const struct zd_take *t,
	enum place place, uint32_t *next, uint32_t end)
{
	for (; *next < end && *next < t->r->to->paragraphs.len; ++*next)
		put(out, t, place,
			(struct zd_taken){
				.side = ZD_TAKE_TO, .paragraph = *next});
}

/*
 * By paragraph of `from`: where in `to` the next one stands, from itself on,
 * that has its own place there, in the order of both; else the end.
 */
static uint32_t *list_anchors(struct zd_take *t, enum place place)
{
	const struct zd_redline *r = t->r;
	size_t n = r->from->paragraphs.len;
	uint32_t *out = zd_arena_alloc(&t->arena, zd_mul(n + 1, sizeof(*out)));
	uint32_t least = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct zd_link *l = &r->links.at[r->from_link[i]];
		uint32_t at = l->to_count ? r->to_list.at[l->to_first] : 0;

		out[i] = ZD_NONE;
		if (l->from_count == 1 && l->to_count == 1 && !is_moved(l) &&
			at >= least && place_of(r->from, i) == place &&
			place_of(r->to, at) == place) {
			out[i] = at;
			least = at + 1;
		}
	}
	out[n] = zd_u32(r->to->paragraphs.len);
	for (size_t i = n; i-- > 0;)
		if (out[i] == ZD_NONE)
			out[i] = out[i + 1];
	return out;
}

/*
 * What stands, each side in its own order. A paragraph of `from` stands where
 * it would in `to`; one that is not there, or moved away, behind what it is
 * behind in `from`. What has its own place in both parts the others.
 */
static void put_in_order(
	struct standing *out, struct zd_take *t, enum place place)
{
	const struct zd_redline *r = t->r;
	const uint32_t *anchor = list_anchors(t, place);
	uint32_t next = 0, after = 0;

	for (uint32_t i = 0; i < r->from->paragraphs.len; i++) {
		const struct zd_link *l = &r->links.at[r->from_link[i]];
		bool placed = l->to_count && !is_moved(l);
		uint32_t end = placed ? r->to_list.at[l->to_first] : after;
		bool stands = zd_take_side(t, r->from_link[i]) == ZD_TAKE_FROM;

		if (place_of(r->from, i) != place)
			continue;
		if (placed)
			after = behind(r, l);
		if (anchor[i] != anchor[i + 1])
			end = anchor[i] + !stands;
		else if (!stands)
			end = 0;
		else if (end > anchor[i])
			end = anchor[i];
		put_until(out, t, place, &next, end);
		put(out, t, place,
			(struct zd_taken){
				.side = ZD_TAKE_FROM, .paragraph = i});
	}
	put_until(out, t, place, &next, UINT32_MAX);
}

/* Appends a text with its footnotes' marks under the names that these have
 * now. */
static void put_renamed(struct zd_buf *out, const struct zd_names *notes,
	const struct zd_slice *names, struct zd_slice text)
{
	struct zd_slice name;
	size_t at = 0, done = 0;
	uint32_t note;

	while (zd_markup_next_note(text, &at, &name)) {
		note = zd_names_first(notes, name);
		if (note == ZD_NONE)
			continue;
		zd_buf_put_slice(
			out, zd_slice_sub(text, done, at - name.len - 1));
		zd_buf_put_slice(out, names[note]);
		done = at - 1;
	}
	zd_buf_put_slice(out, zd_slice_sub(text, done, text.len));
}

/* The draft that is being made. */
struct making {
	const struct zd_take *t;
	const struct zd_take_names *names;
	struct zd_names notes[2]; /* by name, where names changed */
	struct zd_take_pieces pieces;
	struct zd_draft *out;
};

static void put_block(struct making *m, int side, uint32_t at)
{
	const struct zd_block *b = &m->t->draft[side]->blocks.at[at];
	struct zd_arena *a = &m->out->arena;
	struct zd_buf text = ZD_BUF_INIT, mixed = ZD_BUF_INIT;

	zd_take_pieces(m->t, side, at, &m->pieces);
	for (size_t i = 0; i < m->pieces.len; i++) {
		const struct zd_take_piece *p = &m->pieces.at[i];
		struct zd_slice s = zd_slice_sub(
			m->t->draft[p->side]->blocks.at[p->block].text,
			p->start, p->end);

		if (m->names->at[0])
			put_renamed(&text, &m->notes[p->side],
				m->names->at[p->side], s);
		else
			zd_buf_put_slice(&text, s);
	}
	if (side == m->t->base && m->t->mixed && m->t->mixed[at] != ZD_NONE) {
		zd_markup_canonical(&mixed, zd_buf_slice(&text), true);
		zd_buf_clear(&text);
		text = mixed;
	}
	zd_draft_add_block_borrowed(
		m->out, zd_arena_slice(a, b->mark), zd_arena_take(a, &text));
	/* Of little a copy was taken. */
	zd_buf_clear(&text);
}

static struct zd_draft *make(
	struct zd_take *t, const struct zd_take_names *names)
{
	struct making m = {.t = t, .names = names, .out = zd_draft_new()};
	struct standing list = {0};

	for (int side = 0; side < 2 && names->at[0]; side++)
		zd_draft_name_notes(&m.notes[side], t->draft[side]);
	put_in_order(&list, t, BEFORE);
	put_in_order(&list, t, TEXT);
	put_in_order(&list, t, BEHIND);
	zd_take_labels(t, names, list.at, list.len);
	for (size_t i = 0; i < list.len; i++) {
		int side = list.at[i].side;
		const struct zd_paragraph *p =
			&t->draft[side]->paragraphs.at[list.at[i].paragraph];
		uint32_t at = zd_draft_add(m.out, p->kind, list.at[i].label);

		m.out->paragraphs.at[at].level = p->level;
		for (uint32_t b = p->first; b < p->first + p->count; b++)
			put_block(&m, side, b);
	}
	zd_vec_clear(&list);
	zd_vec_clear(&m.pieces);
	zd_names_clear(&m.notes[0]);
	zd_names_clear(&m.notes[1]);
	return m.out;
}

/* True when nothing that differs is left as it was. */
static bool takes_all(const struct zd_take *t)
{
	for (uint32_t i = 0; i < t->r->links.len; i++)
		if (!t->turned[i] && zd_take_differs(t, i))
			return false;
	return true;
}

static int take(struct zd_draft **out, const struct zd_redline *r, int base,
	const struct zd_redline_some *some, struct zd_error *err)
{
	static const struct zd_redline_some none = {0};
	struct zd_take t = {.r = r,
		.draft = {r->from, r->to},
		.link_of = {r->from_link, r->to_link},
		.base = base};
	struct zd_take_names names = {0};
	size_t n = r->links.len + 1;
	int code;

	*out = NULL;
	t.turned = zd_arena_calloc(&t.arena, n, sizeof(*t.turned));
	t.named = zd_arena_calloc(&t.arena, n, sizeof(*t.named));
	code = zd_take_choose(&t, some ? some : &none, err);
	if (!code && takes_all(&t)) {
		*out = base == ZD_TAKE_FROM ? zd_redline_accept(r)
					    : zd_redline_reject(r);
	} else if (!code) {
		zd_take_notes(&t, &names);
		*out = make(&t, &names);
	}
	zd_arena_clear(&t.arena);
	return code;
}

int zd_redline_accept_some(struct zd_draft **out,
	const struct zd_redline *redline, const struct zd_redline_some *some,
	struct zd_error *err)
{
	return take(out, redline, ZD_TAKE_FROM, some, err);
}

int zd_redline_reject_some(struct zd_draft **out,
	const struct zd_redline *redline, const struct zd_redline_some *some,
	struct zd_error *err)
{
	return take(out, redline, ZD_TAKE_TO, some, err);
}
