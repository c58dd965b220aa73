#include "amend/compile.h"

#include <stdlib.h>

#include "amend/compiling.h"

/* Where the walk through the sorted changes has come to. */
struct walk {
	const struct zd_wishes *changes;
	size_t edit, drop, move, insert;
};

static int compare_proposals(const void *left, const void *right)
{
	const struct zd_proposal *a = *(const struct zd_proposal *const *)left;
	const struct zd_proposal *b = *(const struct zd_proposal *const *)right;

	return zd_slice_cmp(a->party, b->party);
}

static int check_parties(
	const struct zd_proposal *const *sorted, size_t n, struct zd_error *err)
{
	for (size_t i = 0; i < n; i++) {
		struct zd_slice party = sorted[i]->party;

		if (!party.len)
			return zd_error_set(err, ZD_EUSAGE,
				"a proposal has no party: give its code");
		if (party.len > ZD_MAX_NAME)
			return zd_error_set(err, ZD_ELIMIT,
				"a party's code has %zu bytes, the most is %u",
				party.len, ZD_MAX_NAME);
		if (i && zd_slice_eq(sorted[i - 1]->party, party))
			return zd_error_set(err, ZD_EUSAGE,
				"%.*s is given twice: one proposal a party",
				ZD_FMT(party));
	}
	return ZD_OK;
}

/* The touches of paragraph `base`, from *at on; moves *at behind them. */
static size_t take(const struct zd_touches *t, size_t *at, uint32_t base)
{
	size_t first = *at;

	while (*at < t->len && t->at[*at].base == base)
		++*at;
	return *at - first;
}

static void add_gap(struct zd_compiling *w, struct walk *k, uint32_t gap)
{
	const struct zd_inserts *all = &k->changes->inserts;
	size_t first = k->insert;

	while (k->insert < all->len && all->at[k->insert].gap == gap)
		k->insert++;
	if (k->insert > first)
		zd_compiling_gap(w, all->at + first, k->insert - first);
}

static void add_paragraph(struct zd_compiling *w, struct walk *k, uint32_t base)
{
	const struct zd_wishes *c = k->changes;
	struct zd_happening h = {.base = base};

	h.edits = c->edits.at ? c->edits.at + k->edit : NULL;
	h.drops = c->drops.at ? c->drops.at + k->drop : NULL;
	h.moves = c->moves.at ? c->moves.at + k->move : NULL;
	h.edits_len = take(&c->edits, &k->edit, base);
	h.drops_len = take(&c->drops, &k->drop, base);
	h.moves_len = take(&c->moves, &k->move, base);
	zd_compiling_paragraph(w, &h);
}

static int compare_codes(const void *left, const void *right)
{
	const struct zd_slice *a = left, *b = right;

	return zd_slice_cmp(*a, *b);
}

/* Everybody who is named somewhere, sorted, each once. */
static void list_parties(
	struct zd_compiling *w, const struct zd_wishes *k, size_t n)
{
	struct zd_compilation *c = w->c;
	bool *named = zd_calloc(n, sizeof(*named));
	size_t len = 0;

	for (size_t i = 0; i < k->edits.len; i++)
		named[k->edits.at[i].party] = true;
	for (size_t i = 0; i < k->drops.len; i++)
		named[k->drops.at[i].party] = true;
	for (size_t i = 0; i < k->inserts.len; i++)
		named[k->inserts.at[i].party] = true;
	for (size_t i = 0; i < n; i++)
		if (named[i])
			zd_vec_push(&c->parties, w->party[i]);
	for (size_t i = 0; i < c->stances.len; i++)
		zd_vec_push(&c->parties, c->stances.at[i].party);
	if (c->parties.len > 1)
		qsort(c->parties.at, c->parties.len, sizeof(*c->parties.at),
			compare_codes);
	for (size_t i = 0; i < c->parties.len; i++)
		if (!i ||
			!zd_slice_eq(c->parties.at[len - 1], c->parties.at[i]))
			c->parties.at[len++] = c->parties.at[i];
	c->parties.len = len;
	zd_free(named);
}

static void write_rows(struct zd_compiling *w, const struct zd_wishes *changes)
{
	const struct zd_draft *base = w->c->base;
	struct walk k = {.changes = changes};

	add_gap(w, &k, 0);
	for (uint32_t i = 0; i < base->paragraphs.len; i++) {
		add_paragraph(w, &k, i);
		add_gap(w, &k, i + 1);
	}
}

static struct zd_compilation *compilation_new(const struct zd_draft *base)
{
	struct zd_compilation *c = zd_calloc(1, sizeof(*c));

	c->base = base;
	c->row_of = zd_arena_calloc(
		&c->arena, base->paragraphs.len, sizeof(*c->row_of));
	return c;
}

static const struct zd_proposal **sort_proposals(
	const struct zd_proposal *proposals, size_t n)
{
	const struct zd_proposal **sorted = zd_calloc(n, sizeof(*sorted));

	for (size_t i = 0; i < n; i++)
		sorted[i] = &proposals[i];
	if (n > 1)
		qsort(sorted, n, sizeof(*sorted), compare_proposals);
	return sorted;
}

static struct zd_slice *copy_parties(struct zd_compilation *c,
	const struct zd_proposal *const *sorted, size_t n)
{
	struct zd_slice *party = zd_arena_calloc(&c->arena, n, sizeof(*party));

	for (size_t i = 0; i < n; i++)
		party[i] = zd_arena_slice(&c->arena, sorted[i]->party);
	return party;
}

int zd_compile(struct zd_compilation **out, const struct zd_draft *base,
	const struct zd_proposal *proposals, size_t n,
	const struct zd_stances *stances, struct zd_error *err)
{
	const struct zd_proposal **sorted = sort_proposals(proposals, n);
	struct zd_wishes changes = {0};
	struct zd_compiling w = {0};
	int rc;

	*out = NULL;
	rc = check_parties(sorted, n, err);
	if (!rc)
		rc = zd_wishes_read(&changes, base, sorted, n, err);
	if (!rc) {
		*out = w.c = compilation_new(base);
		w.party = copy_parties(w.c, sorted, n);
		write_rows(&w, &changes);
		zd_compiling_stances(&w, stances);
		list_parties(&w, &changes, n);
	}
	zd_free(sorted);
	zd_wishes_clear(&changes);
	zd_vec_clear(&w.alternatives_before);
	return rc;
}

void zd_compilation_free(struct zd_compilation *c)
{
	if (!c)
		return;
	zd_arena_clear(&c->arena);
	zd_vec_clear(&c->blocks);
	zd_vec_clear(&c->segments);
	zd_vec_clear(&c->alternatives);
	zd_vec_clear(&c->relabels);
	zd_vec_clear(&c->names);
	zd_vec_clear(&c->ids);
	zd_vec_clear(&c->stances);
	zd_vec_clear(&c->parties);
	zd_free(c);
}

void zd_compilation_mark(
	struct zd_compilation *c, struct zd_slice id, struct zd_slice said)
{
	uint32_t at = zd_draft_find_id(c->base, id);

	if (at == ZD_NONE)
		return;
	if (!c->agreed)
		c->agreed = zd_arena_calloc(
			&c->arena, c->base->paragraphs.len, sizeof(*c->agreed));
	c->agreed[at] = zd_arena_slice(&c->arena, said);
}

bool zd_compilation_names(const struct zd_compilation *c, uint32_t first,
	uint32_t count, struct zd_slice party)
{
	uint32_t low = first, high = first + count;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		int order = zd_slice_cmp(c->names.at[mid], party);

		if (!order)
			return true;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}
