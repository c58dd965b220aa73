#include "negotiation/order.h"

#include "base/rising.h"

/* --- finding paragraphs by id -------------------------------------------- */

struct zd_order_index zd_order_index(
	struct zd_arena *a, const struct zd_draft *d)
{
	size_t n = d->paragraphs.len;
	struct zd_names ids = {.len = n};

	ids.at = zd_arena_alloc(a, (n + 1) * sizeof(*ids.at));
	for (uint32_t i = 0; i < n; i++)
		ids.at[i] = (struct zd_name){d->paragraphs.at[i].id, i};
	zd_names_sort(&ids);
	return (struct zd_order_index){ids};
}

uint32_t zd_order_index_find(
	const struct zd_order_index *index, struct zd_slice id)
{
	return zd_names_first(&index->ids, id);
}

/* --- what moved: outside the longest common order ------------------------ */

static bool stands_in_order(const struct zd_paragraph *p)
{
	return p->kind != ZD_FIELD && p->kind != ZD_NOTE;
}

size_t zd_order_moved(struct zd_slice **out, struct zd_arena *a,
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_order_index old = zd_order_index(a, from);
	size_t n = to->paragraphs.len, len = 0, moved = 0;
	uint32_t *seq = zd_arena_alloc(a, (n + 1) * sizeof(*seq));
	uint32_t *of = zd_arena_alloc(a, (n + 1) * sizeof(*of));
	bool *kept;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t f = zd_order_index_find(&old, to->paragraphs.at[i].id);

		if (f == ZD_NONE || !stands_in_order(&to->paragraphs.at[i]))
			continue;
		seq[len] = f;
		of[len++] = i;
	}
	kept = zd_arena_calloc(a, len + 1, sizeof(*kept));
	zd_rising_longest(seq, len, kept);
	*out = zd_arena_alloc(a, (len + 1) * sizeof(**out));
	for (size_t i = 0; i < len; i++)
		if (!kept[i])
			(*out)[moved++] = to->paragraphs.at[of[i]].id;
	return moved;
}

uint32_t zd_order_find(
	const struct zd_draft *d, struct zd_slice id, uint32_t hint)
{
	if (hint < d->paragraphs.len &&
		zd_slice_eq(d->paragraphs.at[hint].id, id))
		return hint;
	return zd_draft_find_id(d, id);
}

bool zd_order_same(const struct zd_draft *a, const struct zd_draft *b)
{
	if (a->paragraphs.len != b->paragraphs.len)
		return false;
	for (uint32_t i = 0; i < a->paragraphs.len; i++) {
		const struct zd_paragraph *p = &a->paragraphs.at[i];
		const struct zd_paragraph *q = &b->paragraphs.at[i];

		if (!zd_slice_eq(p->id, q->id) || p->level != q->level ||
			!zd_slice_eq(p->label, q->label) ||
			!zd_paragraph_same(a, i, b, i))
			return false;
	}
	return true;
}
