#include "negotiation/sheets.h"

#include <stdlib.h>

#include "amend/merge.h"
#include "negotiation/edited.h"
#include "negotiation/names.h"
#include "negotiation/order.h"
#include "negotiation/speaking.h"
#include "negotiation/target.h"
#include "negotiation/tree.h"

struct reading {
	struct zd_sheets *s;
	struct zd_negotiation *n;
	struct zd_round round;
	struct zd_tree *tree;
	struct zd_edited *edited;
	struct zd_order_index base; /* of the round */
	struct zd_arena scratch;
	bool apart;
	/* The text after the amendment before: often the base of the next. */
	struct zd_oid last;
	struct zd_draft *last_draft;
	int64_t latest;
	int latest_offset;
};

/* What one amendment touches: paragraphs of the texts before and after. */
struct touching {
	const struct zd_draft *before, *after;
	ZD_VEC(uint32_t) old;
	ZD_VEC(uint32_t) new;
	struct zd_slice *moved;
	size_t moved_len;
};

/* --- What is touched ------------------------------------------------------ */

static bool same(const struct touching *t, uint32_t b, uint32_t a)
{
	const struct zd_paragraph *p = &t->before->paragraphs.at[b];
	const struct zd_paragraph *q = &t->after->paragraphs.at[a];

	return zd_slice_eq(p->label, q->label) && p->level == q->level &&
		zd_paragraph_same(t->before, b, t->after, a);
}

/* The same paragraphs in the same places: most amendments only edit. */
static bool in_step(const struct touching *t)
{
	if (t->before->paragraphs.len != t->after->paragraphs.len)
		return false;
	for (uint32_t i = 0; i < t->before->paragraphs.len; i++)
		if (!zd_slice_eq(t->before->paragraphs.at[i].id,
			    t->after->paragraphs.at[i].id))
			return false;
	return true;
}

static void find_edits(struct touching *t)
{
	for (uint32_t i = 0; i < t->before->paragraphs.len; i++)
		if (!same(t, i, i)) {
			zd_vec_push(&t->old, i);
			zd_vec_push(&t->new, i);
		}
}

static void find_touched(struct reading *r, struct touching *t)
{
	struct zd_order_index old = zd_order_index(&r->scratch, t->before);
	struct zd_order_index new = zd_order_index(&r->scratch, t->after);
	uint32_t at;

	for (uint32_t i = 0; i < t->before->paragraphs.len; i++) {
		at = zd_order_index_find(&new, t->before->paragraphs.at[i].id);
		if (at == ZD_NONE || !same(t, i, at))
			zd_vec_push(&t->old, i);
	}
	for (uint32_t i = 0; i < t->after->paragraphs.len; i++) {
		at = zd_order_index_find(&old, t->after->paragraphs.at[i].id);
		if (at == ZD_NONE || !same(t, at, i))
			zd_vec_push(&t->new, i);
	}
	t->moved_len =
		zd_order_moved(&t->moved, &r->scratch, t->before, t->after);
}

/* --- Where it is ---------------------------------------------------------- */

/* Twice the place of a paragraph of the round, or one more than that of what
 * a new one stands behind. */
static uint32_t order_of(
	const struct reading *r, const struct zd_draft *d, uint32_t at)
{
	uint32_t place = zd_order_index_find(&r->base, d->paragraphs.at[at].id);

	if (place != ZD_NONE)
		return 2 * place;
	while (at-- > 0) {
		place = zd_order_index_find(&r->base, d->paragraphs.at[at].id);
		if (place != ZD_NONE)
			return 2 * place + 1;
	}
	return 0;
}

static struct zd_slice behind(
	struct reading *r, const struct zd_draft *d, uint32_t at)
{
	if (!at || d->paragraphs.at[at].kind == ZD_NOTE ||
		d->paragraphs.at[at].kind == ZD_FIELD)
		return (struct zd_slice){0};
	return zd_paragraph_name(&r->s->arena, d, at - 1);
}

static void put_name(struct reading *r, struct zd_buf *names,
	const struct zd_draft *d, uint32_t at)
{
	struct zd_slice name = zd_paragraph_name(&r->scratch, d, at);
	struct zd_slice have = zd_buf_slice(names);

	while (have.ptr)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&have, ',')), name))
			return;
	zd_buf_printf(names, "%s%.*s", names->len ? ", " : "", ZD_FMT(name));
}

static struct zd_slice take(struct reading *r, struct zd_buf *b)
{
	struct zd_slice s = zd_arena_slice(&r->s->arena, zd_buf_slice(b));

	zd_buf_clear(b);
	return s;
}

/* "new, after OP19", "moved, after OP14" */
static struct zd_slice place_of(struct reading *r, const struct touching *t)
{
	struct zd_buf b = ZD_BUF_INIT;
	uint32_t at = ZD_NONE;
	struct zd_slice name;
	const char *what = "new";

	if (t->moved_len) {
		what = "moved";
		at = zd_order_find(t->after, t->moved[0], 0);
	} else if (t->new.len == 1 && !t->old.len) {
		at = t->new.at[0];
	}
	if (at == ZD_NONE)
		return (struct zd_slice){0};
	name = behind(r, t->after, at);
	zd_buf_puts(&b, what);
	if (name.len)
		zd_buf_printf(&b, ", after %.*s", ZD_FMT(name));
	return take(r, &b);
}

/* --- One sheet ------------------------------------------------------------ */

/* The paragraphs of a draft as the round has them; NULL where it lacks one. */
static struct zd_draft *as_in_round(
	const struct reading *r, const struct zd_draft *d)
{
	struct zd_draft *out = zd_draft_new();

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		uint32_t at =
			zd_order_index_find(&r->base, d->paragraphs.at[i].id);

		if (at == ZD_NONE) {
			zd_draft_free(out);
			return NULL;
		}
		zd_draft_add_copy(out, r->s->base, at);
	}
	return out;
}

/* Where the party had changed the same paragraph before: this change alone,
 * on the words that were circulated, if they can be told apart. */
static void put_on_round(const struct reading *r, struct zd_sheet *one)
{
	struct zd_draft *ours = as_in_round(r, one->before), *merged = NULL;

	if (!ours)
		return;
	if (zd_order_same(ours, one->before) ||
		(one->after->paragraphs.len &&
			zd_merge_drafts(&merged, one->before, ours, one->after,
				NULL))) {
		zd_draft_free(ours);
		return;
	}
	zd_draft_free(one->before);
	one->before = ours;
	if (!merged)
		return;
	zd_draft_free(one->after);
	one->after = merged;
}

static void add_sheet(struct reading *r, const struct zd_amendment *a,
	const struct touching *t)
{
	struct zd_sheet one = {.amendment = a, .order = UINT32_MAX};
	struct zd_buf names = ZD_BUF_INIT;
	uint32_t order;

	one.before = zd_draft_new();
	one.after = zd_draft_new();
	for (size_t i = 0; i < t->old.len; i++) {
		zd_draft_add_copy(one.before, t->before, t->old.at[i]);
		order = order_of(r, t->before, t->old.at[i]);
		one.order = order < one.order ? order : one.order;
		put_name(r, &names, t->before, t->old.at[i]);
	}
	for (size_t i = 0; i < t->new.len; i++) {
		zd_draft_add_copy(one.after, t->after, t->new.at[i]);
		order = order_of(r, t->after, t->new.at[i]);
		one.order = order < one.order ? order : one.order;
		put_name(r, &names, t->after, t->new.at[i]);
	}
	for (size_t i = 0; i < t->moved_len; i++) {
		uint32_t at = zd_order_find(t->before, t->moved[i], 0);

		order = order_of(r, t->before, at);
		one.order = order < one.order ? order : one.order;
		put_name(r, &names, t->before, at);
	}
	put_on_round(r, &one);
	one.name = take(r, &names);
	one.place = place_of(r, t);
	zd_vec_push(&r->s->list, one);
}

/* Only edits, so that each paragraph stands for itself. */
static bool can_part(const struct touching *t)
{
	if (t->moved_len || t->old.len != t->new.len || t->old.len < 2)
		return false;
	for (size_t i = 0; i < t->old.len; i++)
		if (!zd_slice_eq(t->before->paragraphs.at[t->old.at[i]].id,
			    t->after->paragraphs.at[t->new.at[i]].id))
			return false;
	return true;
}

static void add_sheets(struct reading *r, const struct zd_amendment *a,
	const struct zd_draft *before, const struct zd_draft *after)
{
	struct touching t = {.before = before, .after = after}, one = t;

	if (in_step(&t))
		find_edits(&t);
	else
		find_touched(r, &t);
	if (!r->apart || !can_part(&t)) {
		add_sheet(r, a, &t);
	} else {
		for (size_t i = 0; i < t.old.len; i++) {
			one.old.at = t.old.at + i;
			one.new.at = t.new.at + i;
			one.old.len = one.new.len = 1;
			add_sheet(r, a, &one);
		}
	}
	zd_vec_clear(&t.old);
	zd_vec_clear(&t.new);
	zd_arena_clear(&r->scratch);
}

/* Both texts, each read whole. */
static int read_whole(struct reading *r, const struct zd_commit *c,
	struct zd_draft **before, struct zd_draft **after, struct zd_error *err)
{
	int code = 0;

	if (r->last_draft && zd_oid_eq(&r->last, &c->parents[0])) {
		*before = r->last_draft;
		r->last_draft = NULL;
	} else {
		code = zd_tree_read_like(before, r->tree, &c->parents[0], err);
	}
	if (!code)
		code = zd_tree_read_like(after, r->tree, &c->id, err);
	return code;
}

static int read_amendment(
	struct reading *r, const struct zd_amendment *a, struct zd_error *err)
{
	struct zd_draft *before = NULL, *after = NULL;
	struct zd_arena own = {0};
	struct zd_commit c;
	bool whole;
	int code = zd_store_commit_info(r->n->store, &a->commit, &own, &c, err);

	if (!code)
		code = zd_edited_read(r->edited, &c, &before, &after, err);
	whole = !code && !before;
	if (whole)
		code = read_whole(r, &c, &before, &after, err);
	if (!code)
		add_sheets(r, a, before, after);
	zd_draft_free(before);
	zd_draft_free(r->last_draft);
	r->last_draft = NULL;
	if (whole) {
		r->last_draft = after;
		r->last = a->commit;
	} else {
		zd_draft_free(after);
	}
	if (a->when > r->latest) {
		r->latest = a->when;
		r->latest_offset = a->offset;
	}
	zd_arena_clear(&own);
	return code;
}

/* --- All of them ---------------------------------------------------------- */

static int by_order(const void *left, const void *right)
{
	const struct zd_sheet *a = left, *b = right;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (a->amendment != b->amendment)
		return a->amendment < b->amendment ? -1 : 1;
	return zd_slice_cmp(a->name, b->name);
}

static int by_place(const void *left, const void *right)
{
	const struct zd_sheet_position *a = left, *b = right;
	int order = zd_slice_cmp(a->party, b->party);

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (!order)
		order = zd_slice_cmp(a->name, b->name);
	return order ? order : zd_slice_cmp(a->stance, b->stance);
}

static int read_positions(
	struct reading *r, const struct zd_party *only, struct zd_error *err)
{
	struct zd_arena *a = &r->s->arena;
	struct zd_positions all;
	int code = zd_positions_read(&all, r->n, &r->round, err);

	for (size_t i = 0; !code && i < all.list.len; i++) {
		const struct zd_position *p = &all.list.at[i];
		struct zd_target target;
		struct zd_sheet_position one = {
			.party = zd_arena_slice(a, p->party),
			.stance = zd_arena_slice(a, p->stance),
			.remark = zd_arena_slice(a, p->remark)};

		if (only && !zd_slice_eq(only->code, p->party))
			continue;
		zd_target_read(&target, p->target);
		if (target.amendment)
			one.name = zd_arena_slice(a, p->target);
		else
			one.name = zd_target_name(a, r->s->base, &target);
		one.order = target.amendment
			? UINT32_MAX
			: 2 * zd_order_index_find(&r->base, target.id);
		zd_vec_push(&r->s->positions, one);
	}
	zd_positions_clear(&all);
	return code;
}

static int compare_parties(const void *left, const void *right)
{
	const struct zd_sheet_party *a = left, *b = right;

	return zd_slice_cmp(a->code, b->code);
}

static void add_party(struct reading *r, struct zd_slice code)
{
	struct zd_sheet_party one = {code, code};
	const struct zd_party *p;

	if (!zd_negotiation_party(&p, r->n, code.ptr, NULL))
		one.name = zd_arena_slice(&r->s->arena, p->name);
	zd_vec_push(&r->s->parties, one);
}

static void list_parties(struct reading *r)
{
	struct zd_sheets *s = r->s;
	struct zd_slice last = {0};
	size_t len = 0;

	for (size_t i = 0; i < s->amendments->list.len; i++) {
		if (!zd_slice_eq(s->amendments->list.at[i].party, last))
			add_party(r, s->amendments->list.at[i].party);
		last = s->amendments->list.at[i].party;
	}
	for (size_t i = 0; i < s->positions.len; i++)
		add_party(r, s->positions.at[i].party);
	if (s->parties.len)
		qsort(s->parties.at, s->parties.len, sizeof(*s->parties.at),
			compare_parties);
	for (size_t i = 0; i < s->parties.len; i++)
		if (!len ||
			!zd_slice_eq(s->parties.at[len - 1].code,
				s->parties.at[i].code))
			s->parties.at[len++] = s->parties.at[i];
	s->parties.len = len;
}

static void finish(struct reading *r)
{
	struct zd_sheets *s = r->s;

	if (s->list.len > 1)
		qsort(s->list.at, s->list.len, sizeof(*s->list.at), by_order);
	if (s->positions.len > 1)
		qsort(s->positions.at, s->positions.len,
			sizeof(*s->positions.at), by_place);
	list_parties(r);
	if (r->latest)
		s->as_of =
			zd_day_and_hour(&s->arena, r->latest, r->latest_offset);
	s->round = zd_arena_slice(&s->arena, r->round.name);
	s->title = zd_draft_field(s->base, "title");
	s->date = zd_draft_field(s->base, "date");
}

int zd_sheets_read(struct zd_sheets **out, struct zd_negotiation *n,
	const char *round, const char *party, bool apart, struct zd_error *err)
{
	struct reading r = {.n = n, .apart = apart};
	const struct zd_party *only = NULL;
	struct zd_arena index = {0};
	int code = zd_round_find(&r.round, n, round, err);

	*out = NULL;
	r.s = zd_calloc(1, sizeof(*r.s));
	if (!code && party)
		code = zd_negotiation_party(&only, n, party, err);
	if (!code)
		code = zd_amendments_list(
			&r.s->amendments, n, round, party, NULL, 0, err);
	if (!code)
		code = zd_tree_open(&r.tree, n->store, &r.round.commit, err);
	if (!code)
		code = zd_edited_open(
			&r.edited, r.tree, n->store, &r.round.commit, err);
	if (!code)
		code = zd_tree_read(&r.s->base, n->store, &r.round.commit, err);
	if (!code) {
		r.base = zd_order_index(&index, r.s->base);
		code = read_positions(&r, only, err);
	}
	for (size_t i = 0; !code && i < r.s->amendments->list.len; i++)
		code = read_amendment(&r, &r.s->amendments->list.at[i], err);
	if (!code)
		finish(&r);
	zd_draft_free(r.last_draft);
	zd_edited_free(r.edited);
	zd_tree_free(r.tree);
	zd_arena_clear(&index);
	zd_arena_clear(&r.scratch);
	if (code)
		zd_sheets_free(r.s);
	else
		*out = r.s;
	return code;
}

void zd_sheets_free(struct zd_sheets *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->list.len; i++) {
		zd_draft_free(s->list.at[i].before);
		zd_draft_free(s->list.at[i].after);
	}
	zd_vec_clear(&s->list);
	zd_vec_clear(&s->positions);
	zd_vec_clear(&s->parties);
	zd_amendments_free(s->amendments);
	zd_draft_free(s->base);
	zd_arena_clear(&s->arena);
	zd_free(s);
}

static bool same_draft(const struct zd_draft *a, const struct zd_draft *b)
{
	if (a->paragraphs.len != b->paragraphs.len)
		return false;
	for (uint32_t i = 0; i < a->paragraphs.len; i++)
		if (!zd_slice_eq(a->paragraphs.at[i].label,
			    b->paragraphs.at[i].label) ||
			!zd_paragraph_same(a, i, b, i))
			return false;
	return true;
}

bool zd_sheet_same(const struct zd_sheet *a, const struct zd_sheet *b)
{
	return a->order == b->order && zd_slice_eq(a->name, b->name) &&
		zd_slice_eq(a->place, b->place) &&
		same_draft(a->before, b->before) &&
		same_draft(a->after, b->after);
}
