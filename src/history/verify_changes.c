/* What is in, change by change, in the order of the text. */
#include "base/mem.h"
#include "history/verify_private.h"

const char *zd_remains_name(enum zd_remains_kind kind)
{
	static const char *const names[ZD_REMAINS_KINDS] = {"words",
		"new paragraph", "paragraph gone", "words moved",
		"paragraph moved", "label", "brackets"};

	return names[kind];
}

struct changing {
	struct zd_certificate *c;
	const struct zd_stage *s;
	const struct zd_account *a;
};

static const struct zd_asked *asked_of(const struct changing *x, uint32_t ask)
{
	return &x->a->asks->amendments.at[x->a->asks->list.at[ask].amendment];
}

/* "EU/3, MEX/1", each once; without the round. */
static struct zd_slice names_of(
	struct changing *x, const struct zd_account_piece *piece)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice all, name;

	for (uint32_t i = 0; i < piece->count; i++) {
		name = asked_of(x, x->a->named.at[piece->first + i])->name;
		zd_slice_cut(&name, '/');
		zd_buf_printf(&b, "%s%.*s", i ? ", " : "", ZD_FMT(name));
	}
	all = zd_arena_slice(&x->c->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return all;
}

/* As it was called, or, where it is new, as it is. */
static struct zd_slice paragraph_of(struct changing *x, struct zd_slice id)
{
	struct zd_arena *a = &x->c->arena;
	uint32_t was = id.len ? zd_draft_find_id(x->s->before, id) : ZD_NONE;
	uint32_t is = id.len ? zd_draft_find_id(x->s->after, id) : ZD_NONE;

	if (was != ZD_NONE)
		return zd_paragraph_name(a, x->s->before, was);
	return is == ZD_NONE
		? ZD_LIT("new")
		: zd_arena_printf(a, "new %.*s",
			  ZD_FMT(zd_paragraph_name(a, x->s->after, is)));
}

static struct zd_slice paragraphs_of(
	struct changing *x, const struct zd_certified *one)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice all;

	for (uint32_t i = one->first; i < one->first + one->count; i++)
		if (x->a->pieces.at[i].kind == ZD_ASK_DROP)
			zd_buf_printf(&b, "%s%.*s", b.len ? " and " : "",
				ZD_FMT(paragraph_of(x, x->a->pieces.at[i].id)));
	all = b.len ? zd_arena_slice(&x->c->arena, zd_buf_slice(&b))
		    : paragraph_of(x, x->a->pieces.at[one->first].id);
	zd_buf_clear(&b);
	return all;
}

static const char *how_of(
	const struct changing *x, const struct zd_certified *one)
{
	static const char *const hows[] = {
		"word for word", "in part", "in brackets"};
	static const char *const wholes[] = {
		"merged", "merged, in part", "split", "split, in part"};
	const struct zd_account_piece *first = &x->a->pieces.at[one->first];
	int more = 0;

	for (uint32_t i = 0; i < one->count; i++)
		more += (first[i].kind == ZD_ASK_NEW) -
			(first[i].kind == ZD_ASK_DROP);
	if (one->count > 1 && more)
		return wholes[2 * (more > 0) + (first->how == ZD_PIECE_PART)];
	if (first->kind == ZD_ASK_MOVE)
		return "moved";
	return first->kind == ZD_ASK_LABEL ? "label" : hows[first->how];
}

/* --- order ------------------------------------------------------------ */

/* Where a change is in the text; what is gone, behind what stood before. */
static uint32_t place_of(const struct changing *x, uint32_t piece)
{
	struct zd_slice id = x->a->pieces.at[piece].id;
	uint32_t t = zd_draft_find_id(x->s->after, id);
	uint32_t f = t == ZD_NONE ? zd_draft_find_id(x->s->before, id) : 0;

	while (t == ZD_NONE && f != ZD_NONE && f-- > 0)
		t = zd_draft_find_id(
			x->s->after, x->s->before->paragraphs.at[f].id);
	return t == ZD_NONE ? 0 : t;
}

struct placed {
	uint32_t place, number;
	struct zd_certified change;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static void add(struct changing *x, struct placed *out, uint32_t first,
	uint32_t count, uint32_t number)
{
	const struct zd_account_piece *at = &x->a->pieces.at[first];
	struct zd_certified one = {.first = first, .count = count};

	one.paragraph = paragraphs_of(x, &one);
	one.names = names_of(x, at);
	one.how = how_of(x, &one);
	one.own = !asked_of(x, at->ask)->party.len;
	for (uint32_t i = 0; i < count; i++) {
		one.words_in += at[i].words_in;
		one.words_out += at[i].words_out;
	}
	*out = (struct placed){place_of(x, first), number, one};
}

void zd_changes_find(struct zd_certificate *c, struct zd_stage *s)
{
	struct changing x = {c, s, s->account};
	struct placed *all =
		zd_calloc(x.a->pieces.len + 1, sizeof(struct placed));
	uint32_t n = 0, end;

	for (uint32_t i = 0; i < x.a->pieces.len; i = end) {
		for (end = i + 1;
			end < x.a->pieces.len && x.a->pieces.at[end].with;)
			end++;
		add(&x, &all[n], i, end - i, n);
		n++;
	}
	qsort(all, n, sizeof(*all), by_place);
	s->first_change = zd_u32(c->changes.len);
	s->changes = n;
	for (uint32_t i = 0; i < n; i++)
		zd_vec_push(&c->changes, all[i].change);
	zd_free(all);
}
