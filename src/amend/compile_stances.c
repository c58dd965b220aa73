#include <stdlib.h>

#include "amend/compiling.h"
#include "text/words.h"

/* A stance and the row of the paragraph it is about (ZD_NONE: none here). */
struct said {
	struct zd_stance stance;
	uint32_t row;
	bool placed; /* at an alternative */
};

/* A new paragraph's id, as one party has it. */
struct new_id {
	struct zd_slice id, party;
	uint32_t row;
};

struct saying {
	struct zd_compiling *w;
	ZD_VEC(struct said) said;
	ZD_VEC(struct new_id) ids;
};

static int compare_ids(const void *left, const void *right)
{
	const struct new_id *a = left, *b = right;
	int order = zd_slice_cmp(a->id, b->id);

	if (!order)
		order = zd_slice_cmp(a->party, b->party);
	if (!order && a->row != b->row)
		order = a->row < b->row ? -1 : 1;
	return order;
}

static int compare_said(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	int order = a->row == b->row ? 0 : a->row < b->row ? -1 : 1;

	if (!order)
		order = zd_slice_cmp(a->stance.party, b->stance.party);
	if (!order)
		order = zd_slice_cmp(a->stance.stance, b->stance.stance);
	if (!order)
		order = zd_slice_cmp(a->stance.proposer, b->stance.proposer);
	if (!order)
		order = zd_slice_cmp(a->stance.remark, b->stance.remark);
	if (!order)
		order = zd_slice_cmp(a->stance.target, b->stance.target);
	if (!order)
		order = zd_slice_cmp(a->stance.part, b->stance.part);
	if (!order)
		order = zd_slice_cmp(a->stance.amendment, b->stance.amendment);
	return order;
}

static void list_ids(struct saying *s)
{
	const struct zd_compilation *c = s->w->c;

	for (uint32_t i = 0; i < c->blocks.len; i++) {
		const struct zd_compiled *row = &c->blocks.at[i];

		if (row->place != ZD_PLACE_NEW || !row->chapeau)
			continue;
		for (uint32_t k = 0; k < row->proposers; k++) {
			struct new_id id = {c->ids.at[row->first_id + k],
				c->names.at[row->first_proposer + k], i};

			zd_vec_push(&s->ids, id);
		}
	}
	if (s->ids.len > 1)
		qsort(s->ids.at, s->ids.len, sizeof(*s->ids.at), compare_ids);
}

/* The new paragraph with this id: the proposer's, else the first. */
static uint32_t find_new(const struct saying *s, const struct zd_stance *stance)
{
	size_t low = 0, high = s->ids.len, first;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (zd_slice_cmp(s->ids.at[mid].id, stance->target) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	first = low;
	for (; stance->target.len && low < s->ids.len; low++) {
		if (!zd_slice_eq(s->ids.at[low].id, stance->target))
			break;
		if (zd_slice_eq(s->ids.at[low].party, stance->proposer))
			return s->ids.at[low].row;
	}
	return low > first ? s->ids.at[first].row : ZD_NONE;
}

static struct zd_stance copy_stance(
	struct zd_arena *a, const struct zd_stance *s)
{
	struct zd_stance copy;

	copy.party = zd_arena_slice(a, s->party);
	copy.stance = zd_arena_slice(a, s->stance);
	copy.target = zd_arena_slice(a, s->target);
	copy.proposer = zd_arena_slice(a, s->proposer);
	copy.remark = zd_arena_slice(a, s->remark);
	copy.part = zd_arena_slice(a, s->part);
	copy.amendment = zd_arena_slice(a, s->amendment);
	copy.block = s->block;
	copy.several = s->several;
	return copy;
}

/* The row of a paragraph's nth block; the chapeau's where it has none. */
static uint32_t row_of_block(
	const struct zd_compilation *c, uint32_t paragraph, uint32_t nth)
{
	const struct zd_paragraph *p = &c->base->paragraphs.at[paragraph];
	uint32_t row = c->row_of[paragraph];

	if (nth >= p->count)
		return row;
	for (uint32_t i = row; i < c->blocks.len; i++) {
		if (i > row && c->blocks.at[i].chapeau)
			break;
		if (c->blocks.at[i].base_block == p->first + nth)
			return i;
	}
	return row;
}

/* Finds the row of each stance and sorts them by it. */
static void locate(struct saying *s, const struct zd_stances *stances)
{
	struct zd_compilation *c = s->w->c;
	size_t n = c->base->paragraphs.len;
	struct zd_slice *keys = zd_arena_calloc(&c->arena, n, sizeof(*keys));
	struct zd_words *words = zd_words_new(n);

	zd_draft_keys(&c->arena, c->base, keys);
	for (size_t i = 0; i < n; i++)
		zd_words_intern(words, keys[i]);
	for (size_t i = 0; i < stances->len; i++) {
		struct said said = {copy_stance(&c->arena, &stances->at[i]),
			find_new(s, &stances->at[i]), false};
		uint32_t number = zd_words_intern(words, said.stance.target);

		if (number <= n)
			said.row =
				row_of_block(c, number - 1, said.stance.block);
		zd_vec_push(&s->said, said);
	}
	zd_words_free(words);
	if (s->said.len > 1)
		qsort(s->said.at, s->said.len, sizeof(*s->said.at),
			compare_said);
}

static uint32_t paragraph_end(const struct zd_compilation *c, uint32_t row)
{
	for (row++; row < c->blocks.len; row++)
		if (c->blocks.at[row].chapeau)
			break;
	return row;
}

/* Puts those stances of one paragraph that are about a party's change at the
 * alternatives that are that party's. */
static void at_alternatives(
	struct saying *s, struct said *said, size_t n, uint32_t row)
{
	struct zd_compilation *c = s->w->c;
	uint32_t end = paragraph_end(c, row);
	uint32_t last = end < c->blocks.len ? s->w->alternatives_before.at[end]
					    : zd_u32(c->alternatives.len);

	for (uint32_t k = s->w->alternatives_before.at[row]; k < last; k++) {
		struct zd_alternative *alt = &c->alternatives.at[k];

		alt->first_stance = zd_u32(c->stances.len);
		for (size_t i = 0; i < n; i++) {
			if (!said[i].stance.proposer.len ||
				!zd_compilation_names(c, alt->first_party,
					alt->parties, said[i].stance.proposer))
				continue;
			said[i].placed = true;
			zd_vec_push(&c->stances, said[i].stance);
		}
		alt->stances = zd_u32(c->stances.len) - alt->first_stance;
	}
}

static bool about_changes(const struct said *said, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (said[i].stance.proposer.len)
			return true;
	return false;
}

static void put_paragraph(struct saying *s, struct said *said, size_t n)
{
	struct zd_compilation *c = s->w->c;
	uint32_t row = said->row, first;

	if (row != ZD_NONE && about_changes(said, n))
		at_alternatives(s, said, n, row);
	first = zd_u32(c->stances.len);
	for (size_t i = 0; i < n; i++)
		if (!said[i].placed)
			zd_vec_push(&c->stances, said[i].stance);
	if (row != ZD_NONE) {
		c->blocks.at[row].first_stance = first;
		c->blocks.at[row].stances = zd_u32(c->stances.len) - first;
	} else {
		c->first_loose = first;
		c->loose = zd_u32(c->stances.len) - first;
	}
}

void zd_compiling_stances(
	struct zd_compiling *w, const struct zd_stances *stances)
{
	struct saying s = {.w = w};

	if (!stances || !stances->len)
		return;
	list_ids(&s);
	locate(&s, stances);
	for (size_t i = 0, end; i < s.said.len; i = end) {
		for (end = i + 1; end < s.said.len; end++)
			if (s.said.at[end].row != s.said.at[i].row)
				break;
		put_paragraph(&s, s.said.at + i, end - i);
	}
	zd_vec_clear(&s.said);
	zd_vec_clear(&s.ids);
}
