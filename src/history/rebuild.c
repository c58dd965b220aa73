#include "history/rebuild.h"

#include "amend/merge.h"
#include "base/limits.h"
#include "history/again.h"
#include "negotiation/order.h"
#include "negotiation/tree.h"

/* The files that an act changes, as ids. */
struct changed {
	const struct zd_commit *act;
	uint32_t first, count; /* into files */
	bool contents;         /* order or labels */
	bool asked;            /* it is done again */
};

struct rebuilding {
	const struct zd_rebuild_options *o;
	struct zd_asks *k;
	struct zd_arena arena;
	ZD_VEC(struct zd_slice) ids;
	ZD_VEC(struct changed) acts; /* oldest first */
	ZD_VEC(struct zd_slice) files;
	struct zd_draft *text;
	struct zd_rebuilt *out;
};

/* --- which acts ------------------------------------------------------- */

static bool is_asked(const struct rebuilding *x, struct zd_slice id)
{
	for (size_t i = 0; i < x->ids.len; i++)
		if (zd_slice_eq(x->ids.at[i], id))
			return true;
	return false;
}

static void add_file(
	struct rebuilding *x, struct changed *one, const struct zd_delta *d)
{
	struct zd_slice id = d->path;

	if (zd_slice_is(id, "draft/contents")) {
		one->contents = true;
		return;
	}
	if (zd_slice_starts(id, "draft/") && zd_slice_ends(id, ".md")) {
		id = zd_slice_sub(id, 6, id.len - 3);
	} else if (!zd_slice_is(id, "negotiation")) {
		return;
	}
	zd_vec_push(&x->files, zd_arena_slice(&x->arena, id));
	one->count++;
}

static int read_acts(struct rebuilding *x, struct zd_error *err)
{
	struct zd_walk *walk = zd_walk_new(x->o->n->store);
	struct zd_deltas deltas = {0};
	struct zd_commit begin;
	int code = zd_store_commit_info(
		x->o->n->store, &x->o->commit, &x->arena, &begin, err);

	if (!code)
		code = zd_walk_to(walk, &begin.tree, &x->arena, &deltas, err);
	for (size_t i = x->o->acts_len; !code && i-- > 0;) {
		struct changed one = {
			.act = &x->o->acts[i], .first = zd_u32(x->files.len)};

		zd_vec_clear(&deltas);
		code = zd_walk_to(
			walk, &one.act->tree, &x->arena, &deltas, err);
		for (size_t k = 0; k < deltas.len; k++)
			add_file(x, &one, &deltas.at[k]);
		zd_vec_push(&x->acts, one);
	}
	zd_vec_clear(&deltas);
	zd_walk_free(walk);
	return code;
}

static bool touches(const struct rebuilding *x, const struct changed *one)
{
	for (uint32_t i = 0; i < one->count; i++)
		if (is_asked(x, x->files.at[one->first + i]))
			return true;
	return false;
}

static void ask(struct rebuilding *x, struct changed *one, bool *more)
{
	one->asked = true;
	for (uint32_t k = 0; one->contents && k < one->count; k++) {
		struct zd_slice id = x->files.at[one->first + k];

		if (!is_asked(x, id)) {
			zd_vec_push(&x->ids, id);
			*more = true;
		}
	}
}

/* Order and labels make sense as a whole only, and so do merges and splits:
 * every act on them is done again, with all that it changed. */
static void choose_acts(struct rebuilding *x)
{
	bool more = true;

	for (unsigned pass = 0; more && pass < 16; pass++) {
		more = false;
		for (size_t i = 0; i < x->acts.len; i++) {
			struct changed *one = &x->acts.at[i];

			if (!one->asked && (one->contents || touches(x, one)))
				ask(x, one, &more);
		}
	}
}

/* --- one act ---------------------------------------------------------- */

/* A paragraph in the making. */
struct slot {
	const struct zd_draft *d;
	uint32_t at;
	struct zd_slice label;
	struct zd_slice text; /* instead of its own; or empty */
};

struct step {
	struct rebuilding *x;
	const struct zd_draft *before, *done, *after;
	ZD_VEC(struct slot) slots;
};

static struct zd_slice id_of(const struct slot *s)
{
	return s->d->paragraphs.at[s->at].id;
}

static bool same_text(const struct zd_draft *a, uint32_t i,
	const struct zd_draft *b, uint32_t j)
{
	return i == ZD_NONE || j == ZD_NONE ? i == j
					    : zd_paragraph_same(a, i, b, j);
}

/* The act's words for a paragraph that stands before and behind it. */
static void reword(struct step *s, struct slot *slot, uint32_t was, uint32_t is)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_arena *a = &s->x->arena;

	if (same_text(slot->d, slot->at, s->before, was)) {
		slot->d = s->done;
		slot->at = is;
	} else if (!zd_merge_words(&b, zd_paragraph_text(a, s->before, was),
			   zd_paragraph_text(a, slot->d, slot->at),
			   zd_paragraph_text(a, s->done, is), NULL)) {
		slot->text = zd_arena_slice(a, zd_buf_slice(&b));
	}
	zd_buf_clear(&b);
}

static void keep_or_change(struct step *s, uint32_t i)
{
	struct slot slot = {
		s->x->text, i, s->x->text->paragraphs.at[i].label, {0}};
	struct zd_slice id = id_of(&slot);
	uint32_t was = zd_order_find(s->before, id, i);
	uint32_t is = zd_order_find(s->done, id, was);
	uint32_t now = zd_order_find(s->after, id, is);

	if (was != ZD_NONE && is_asked(s->x, id) &&
		same_text(s->done, is, s->after, now)) {
		if (is == ZD_NONE)
			return;
		if (!zd_paragraph_same(s->before, was, s->done, is))
			reword(s, &slot, was, is);
	}
	if (was != ZD_NONE && is != ZD_NONE && now != ZD_NONE &&
		zd_slice_eq(s->done->paragraphs.at[is].label,
			s->after->paragraphs.at[now].label) &&
		!zd_slice_eq(s->before->paragraphs.at[was].label,
			s->done->paragraphs.at[is].label))
		slot.label = s->done->paragraphs.at[is].label;
	zd_vec_push(&s->slots, slot);
}

static size_t slot_of(const struct step *s, struct zd_slice id)
{
	for (size_t i = 0; i < s->slots.len; i++)
		if (zd_slice_eq(id_of(&s->slots.at[i]), id))
			return i;
	return SIZE_MAX;
}

/* Puts a slot behind the nearest paragraph that stands before it in what was
 * done. */
static void place(struct step *s, struct slot slot, uint32_t at)
{
	size_t behind = SIZE_MAX, to;

	while (behind == SIZE_MAX && at-- > 0)
		behind = slot_of(s, s->done->paragraphs.at[at].id);
	to = behind == SIZE_MAX ? 0 : behind + 1;
	zd_vec_push(&s->slots, slot);
	memmove(&s->slots.at[to + 1], &s->slots.at[to],
		(s->slots.len - 1 - to) * sizeof(slot));
	s->slots.at[to] = slot;
}

static void add_new(struct step *s)
{
	for (uint32_t i = 0; i < s->done->paragraphs.len; i++) {
		struct zd_slice id = s->done->paragraphs.at[i].id;
		struct slot slot = {
			s->done, i, s->done->paragraphs.at[i].label, {0}};

		if (is_asked(s->x, id) &&
			zd_order_find(s->before, id, i) == ZD_NONE &&
			same_text(s->done, i, s->after,
				zd_order_find(s->after, id, i)) &&
			slot_of(s, id) == SIZE_MAX)
			place(s, slot, i);
	}
}

/* Where the commit has the same order as the act, done again. */
static void move(struct step *s)
{
	struct zd_slice *moved, *other;
	size_t n = zd_order_moved(&moved, &s->x->arena, s->before, s->done);

	if (!n || zd_order_moved(&other, &s->x->arena, s->done, s->after))
		return;
	for (size_t i = 0; i < n; i++) {
		size_t at = slot_of(s, moved[i]);
		struct slot slot;

		if (at == SIZE_MAX)
			continue;
		slot = s->slots.at[at];
		memmove(&s->slots.at[at], &s->slots.at[at + 1],
			(s->slots.len - 1 - at) * sizeof(slot));
		s->slots.len--;
		place(s, slot, zd_draft_find_id(s->done, moved[i]));
	}
}

static struct zd_draft *build(const struct step *s)
{
	struct zd_draft *d = zd_draft_new();

	for (size_t i = 0; i < s->slots.len; i++) {
		const struct slot *slot = &s->slots.at[i];
		const struct zd_paragraph *p =
			&slot->d->paragraphs.at[slot->at];
		uint32_t at;

		if (!slot->text.len) {
			at = zd_draft_add_copy(d, slot->d, slot->at);
		} else {
			at = zd_draft_add(d, p->kind, p->label);
			d->paragraphs.at[at].level = p->level;
			d->paragraphs.at[at].id =
				zd_arena_slice(&d->arena, p->id);
			zd_paragraph_read(d, slot->text);
		}
		d->paragraphs.at[at].label =
			zd_arena_slice(&d->arena, slot->label);
	}
	return d;
}

/* --- what it did ------------------------------------------------------ */

static void begin(struct rebuilding *x, const struct zd_commit *c)
{
	struct zd_arena *a = &x->k->arena;
	struct zd_slice subject = zd_subject(c->message);
	struct zd_slice name = zd_trailer(c->message, "Amendment"), party;
	struct zd_asked one = {.commit = c->id,
		.when = c->author_when,
		.offset = c->author_offset,
		.in_brackets =
			zd_slice_is(zd_trailer(c->message, "Act"), "bracket"),
		.summary = zd_arena_slice(a, subject),
		.first = zd_u32(x->k->list.len)};

	if (name.len) {
		one.name = party = zd_arena_slice(a, name);
		zd_slice_cut(&party, '/');
		one.party = zd_slice_cut(&party, '/');
	} else {
		one.name = zd_arena_printf(
			a, "%.*s/%.*s", ZD_FMT(x->k->round), ZD_FMT(subject));
	}
	zd_vec_push(&x->k->amendments, one);
}

static void add_moves(struct rebuilding *x, const struct zd_draft *to)
{
	struct zd_slice *moved;
	size_t n = zd_order_moved(&moved, &x->arena, x->text, to);

	for (size_t i = 0; i < n; i++) {
		struct zd_ask one = {.kind = ZD_ASK_MOVE,
			.amendment = zd_u32(x->k->amendments.len - 1),
			.id = zd_arena_slice(&x->k->arena, moved[i])};

		zd_vec_push(&x->k->list, one);
		x->k->amendments.at[one.amendment].count++;
	}
}

static void compare(struct rebuilding *x, const struct zd_commit *c,
	const struct zd_draft *to)
{
	begin(x, c);
	for (size_t i = 0; i < x->ids.len; i++) {
		struct zd_slice id = x->ids.at[i];
		uint32_t was = zd_draft_find_id(x->text, id);
		uint32_t is = zd_draft_find_id(to, id);

		if (!same_text(x->text, was, to, is))
			zd_asks_compare(x->k, zd_arena_slice(&x->k->arena, id),
				zd_paragraph_text(&x->k->arena, x->text, was),
				zd_paragraph_text(&x->k->arena, to, is));
	}
	add_moves(x, to);
	zd_asks_say_once(x->k);
	if (x->k->amendments.at[x->k->amendments.len - 1].count)
		x->out->count++;
	else
		x->k->amendments.len--;
}

static int do_act(
	struct rebuilding *x, const struct zd_commit *c, struct zd_error *err)
{
	struct zd_draft *before = NULL, *after = NULL, *done = NULL, *text;
	struct step s = {.x = x};
	int code = zd_tree_read(&before, x->o->n->store, &c->parents[0], err);

	if (!code)
		code = zd_tree_read(&after, x->o->n->store, &c->id, err);
	if (!code)
		code = zd_again_act(&done,
			&(struct zd_again){
				x->o->n, c, before, after, &x->arena},
			err);
	if (done) {
		s.before = before;
		s.done = done;
		s.after = after;
		for (uint32_t i = 0; i < x->text->paragraphs.len; i++)
			keep_or_change(&s, i);
		add_new(&s);
		move(&s);
		text = build(&s);
		compare(x, c, text);
		zd_draft_free(x->text);
		x->text = text;
		zd_vec_clear(&s.slots);
	}
	zd_draft_free(before);
	zd_draft_free(after);
	zd_draft_free(done);
	return code;
}

/* --- the whole -------------------------------------------------------- */

static void put_ids(struct rebuilding *x)
{
	for (size_t i = 0; i < x->o->ids_len; i++) {
		uint32_t at = zd_draft_find_id(x->o->before, x->o->ids[i]);

		if (!is_asked(x, x->o->ids[i]))
			zd_vec_push(&x->ids, x->o->ids[i]);
		if (at != ZD_NONE &&
			x->o->before->paragraphs.at[at].kind == ZD_FIELD)
			zd_vec_push(&x->ids, ZD_LIT("negotiation"));
	}
}

int zd_rebuild(struct zd_rebuilt *out, struct zd_asks *asks,
	const struct zd_rebuild_options *o, struct zd_error *err)
{
	struct rebuilding x = {.o = o, .k = asks, .out = out};
	size_t done = 0;
	int code;

	*out = (struct zd_rebuilt){.first = zd_u32(asks->amendments.len)};
	put_ids(&x);
	code = read_acts(&x, err);
	choose_acts(&x);
	x.text = zd_draft_copy(o->before);
	for (size_t i = 0; !code && i < x.acts.len; i++) {
		if (!x.acts.at[i].asked || !x.acts.at[i].act->nparents)
			continue;
		if (done++ < ZD_MAX_ACTS_AGAIN)
			code = do_act(&x, x.acts.at[i].act, err);
		else
			out->capped = true;
	}
	out->text = x.text;
	if (code) {
		zd_draft_free(x.text);
		out->text = NULL;
	}
	zd_vec_clear(&x.ids);
	zd_vec_clear(&x.acts);
	zd_vec_clear(&x.files);
	zd_arena_clear(&x.arena);
	return code;
}

/* Is it named already as what an act did? The account finds once more what
 * is in the text that it began from. */
static bool is_done(const struct zd_account *x, const struct zd_rebuilt *r,
	const struct zd_account_piece *piece)
{
	struct zd_slice name =
		x->asks->amendments.at[x->asks->list.at[piece->ask].amendment]
			.name;

	if (!zd_slice_eq(piece->before, piece->after))
		return false;
	for (uint32_t m = r->first; m < r->first + r->count; m++)
		if (zd_slice_eq(x->asks->amendments.at[m].name, name))
			return true;
	return false;
}

/* A merge or a split: its pieces make sense together. */
static bool is_joint(const struct zd_asks *k, const struct zd_asked *a)
{
	bool whole = false;

	for (uint32_t i = a->first; i < a->first + a->count; i++)
		whole |= k->list.at[i].kind == ZD_ASK_NEW ||
			k->list.at[i].kind == ZD_ASK_DROP;
	return whole && a->count > 1;
}

static void drop_done(struct zd_account *x, const struct zd_rebuilt *r)
{
	size_t kept = 0;

	memset(x->piece_of, 0, x->asks->list.len * sizeof(*x->piece_of));
	for (size_t i = 0; i < x->pieces.len; i++) {
		struct zd_account_piece *piece = &x->pieces.at[i];

		if (piece->kind == ZD_ASK_WORDS && is_done(x, r, piece))
			continue;
		for (uint32_t k = 0; k < piece->count; k++)
			x->piece_of[x->named.at[piece->first + k]] =
				zd_u32(kept + 1);
		x->pieces.at[kept++] = *piece;
	}
	x->pieces.len = kept;
}

void zd_account_add_acts(struct zd_account *x, const struct zd_rebuilt *r)
{
	drop_done(x, r);
	for (uint32_t m = r->first; m < r->first + r->count; m++) {
		const struct zd_asked *a = &x->asks->amendments.at[m];
		bool joint = is_joint(x->asks, a);

		for (uint32_t i = a->first; i < a->first + a->count; i++) {
			const struct zd_ask *k = &x->asks->list.at[i];
			struct zd_account_piece one = {.kind = k->kind,
				.how = a->in_brackets ? ZD_PIECE_BRACKET
						      : ZD_PIECE_WHOLE,
				.ask = i,
				.first = zd_u32(x->named.len),
				.count = 1,
				.id = k->id,
				.before = k->before,
				.after = k->after,
				.out = k->out,
				.in = k->in,
				.words_out = k->words_out,
				.words_in = k->words_in};

			one.with = joint && i > a->first;
			zd_vec_push(&x->named, i);
			zd_vec_push(&x->pieces, one);
			x->piece_of[i] = zd_u32(x->pieces.len);
		}
	}
}
