/* Cutting signs and words out of a draft. */
#include <stdlib.h>

#include "negotiation/settle.h"
#include "text/markup.h"
#include "text/token.h"

static int compare(const void *a, const void *b)
{
	const struct zd_cut *x = a, *y = b;
	int c = zd_bracket_at_cmp(x->start, y->start);

	if (c)
		return c;
	c = zd_bracket_at_cmp(y->end, x->end);
	return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

struct cutting {
	const struct zd_draft *d;
	const struct zd_cuts *cuts;
	size_t next;               /* the first cut not begun */
	struct zd_bracket_at gone; /* everything before it is gone */
	struct zd_buf typed, stored;
};

/* What is left of a block, into `stored`; true when anything was cut. */
static bool cut_block(struct cutting *c, uint32_t k)
{
	struct zd_slice s = c->d->blocks.at[k].text;
	bool cut = c->gone.block >= k && (c->gone.block > k || c->gone.at);
	uint32_t at = c->gone.block > k ? zd_u32(s.len)
		: c->gone.block == k    ? c->gone.at
					: 0;

	zd_buf_truncate(&c->typed, 0);
	for (; c->next < c->cuts->len && c->cuts->at[c->next].start.block == k;
		c->next++) {
		const struct zd_cut *one = &c->cuts->at[c->next];

		cut = true;
		if (zd_bracket_at_cmp(one->start, c->gone) < 0)
			continue; /* inside another one */
		zd_buf_put_slice(&c->typed, zd_slice_sub(s, at, one->start.at));
		zd_buf_put_slice(&c->typed, one->text);
		c->gone = one->end;
		at = one->end.block > k ? zd_u32(s.len) : one->end.at;
	}
	zd_buf_put_slice(&c->typed, zd_slice_sub(s, at, s.len));
	zd_buf_truncate(&c->stored, 0);
	if (cut)
		zd_markup_canonical(&c->stored, zd_buf_slice(&c->typed), true);
	return cut;
}

static bool has_words(const struct zd_draft *d, const struct zd_paragraph *p)
{
	for (uint32_t k = p->first; k < p->first + p->count; k++)
		if (zd_words_count(d->blocks.at[k].text))
			return true;
	return false;
}

/* Takes the newest paragraph back when it lost all its words. */
static void drop_empty(struct zd_draft *out, const struct zd_draft *from,
	const struct zd_paragraph *was)
{
	const struct zd_paragraph *p =
		&out->paragraphs.at[out->paragraphs.len - 1];

	if (has_words(out, p) || !has_words(from, was))
		return;
	out->blocks.len = p->first;
	out->paragraphs.len--;
}

struct zd_draft *zd_cuts_apply(const struct zd_draft *d, struct zd_cuts *cuts)
{
	struct zd_draft *out = zd_draft_new();
	struct cutting c = {.d = d, .cuts = cuts};

	for (uint32_t i = 0; i < cuts->len; i++)
		cuts->at[i].order = i;
	if (cuts->len)
		qsort(cuts->at, cuts->len, sizeof(*cuts->at), compare);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		uint32_t at = zd_draft_add(out, p->kind, p->label);

		out->paragraphs.at[at].level = p->level;
		out->paragraphs.at[at].id = zd_arena_slice(&out->arena, p->id);
		out->paragraphs.at[at].origin =
			zd_arena_slice(&out->arena, p->origin);
		for (uint32_t k = p->first; k < p->first + p->count; k++) {
			const struct zd_block *b = &d->blocks.at[k];
			bool cut = cut_block(&c, k);
			struct zd_slice s = zd_buf_slice(&c.stored);

			if (cut && k > p->first && !zd_words_count(s) &&
				zd_words_count(b->text))
				continue;
			zd_draft_add_block(out, b->mark, cut ? s : b->text);
		}
		drop_empty(out, d, p);
	}
	zd_buf_clear(&c.typed);
	zd_buf_clear(&c.stored);
	return out;
}
