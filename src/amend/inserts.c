#include <stdlib.h>

#include "amend/changes.h"
#include "amend/sequence.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
	return a == b ? 0 : a < b ? -1 : 1;
}

static int compare_places(const void *left, const void *right)
{
	const struct zd_insert *a = left, *b = right;

	if (a->gap != b->gap)
		return compare_numbers(a->gap, b->gap);
	if (a->party != b->party)
		return compare_numbers(a->party, b->party);
	return compare_numbers(a->seq, b->seq);
}

static int compare_blocks(const struct zd_block *a, const struct zd_block *b)
{
	int order = zd_slice_cmp(a->mark, b->mark);

	return order ? order : zd_slice_cmp(a->text, b->text);
}

static int compare_paragraphs(
	const struct zd_insert *a, const struct zd_insert *b)
{
	const struct zd_paragraph *p = &a->draft->paragraphs.at[a->mine];
	const struct zd_paragraph *q = &b->draft->paragraphs.at[b->mine];
	int order = zd_slice_cmp(p->label, q->label);

	if (!order)
		order = compare_numbers(p->kind, q->kind);
	if (!order)
		order = compare_numbers(p->level, q->level);
	for (uint32_t k = 0; !order && k < p->count && k < q->count; k++)
		order = compare_blocks(&a->draft->blocks.at[p->first + k],
			&b->draft->blocks.at[q->first + k]);
	if (!order)
		order = compare_numbers(p->count, q->count);
	return order ? order : zd_slice_cmp(p->origin, q->origin);
}

/* By what they say, whoever says it: 0 for the same. */
static int compare_contents(
	const struct zd_insert *a, const struct zd_insert *b)
{
	if (a->block)
		return compare_blocks(&a->draft->blocks.at[a->mine],
			&b->draft->blocks.at[b->mine]);
	if (a->labelled != b->labelled)
		return a->labelled ? -1 : 1;
	if (a->labelled && zd_label_cmp(&a->label, &b->label))
		return zd_label_cmp(&a->label, &b->label);
	if (!a->draft != !b->draft)
		return a->draft ? 1 : -1;
	return a->draft ? compare_paragraphs(a, b)
			: compare_numbers(a->base, b->base);
}

static int compare_wishes(const void *left, const void *right)
{
	const struct zd_insert *a = *(const struct zd_insert *const *)left;
	const struct zd_insert *b = *(const struct zd_insert *const *)right;
	int order = compare_contents(a, b);

	return order ? order : compare_places(a, b);
}

static int compare_out(const void *left, const void *right)
{
	const struct zd_insert *a = left, *b = right;

	return a->out != b->out ? compare_numbers(a->out, b->out)
				: compare_numbers(a->party, b->party);
}

void zd_inserts_sort(struct zd_inserts *inserts)
{
	if (inserts->len > 1)
		qsort(inserts->at, inserts->len, sizeof(*inserts->at),
			compare_places);
}

/*
 * Gives each thing a rank: its place by content. A party that wants the same
 * twice gets two ranks, the second for its second. Returns how many.
 */
static uint32_t rank_things(
	const struct zd_insert *at, size_t n, struct zd_woven *woven)
{
	const struct zd_insert **by = zd_calloc(n, sizeof(*by));
	uint32_t next = 0, ranks = 0, nth = 0;

	for (size_t i = 0; i < n; i++)
		by[i] = &at[i];
	qsort(by, n, sizeof(*by), compare_wishes);
	for (size_t i = 0; i < n; i++) {
		struct zd_woven *w = &woven[by[i] - at];

		if (i && compare_contents(by[i - 1], by[i])) {
			next = ranks;
			nth = 0;
		} else if (i && by[i - 1]->party == by[i]->party) {
			nth++;
		} else {
			nth = 0;
		}
		w->rank = next + nth;
		if (w->rank >= ranks)
			ranks = w->rank + 1;
	}
	zd_free(by);
	return ranks;
}

static void read_label(const struct zd_draft *base, struct zd_insert *insert)
{
	const struct zd_paragraph *p;

	if (insert->block)
		return;
	p = insert->draft ? &insert->draft->paragraphs.at[insert->mine]
			  : &base->paragraphs.at[insert->base];
	insert->labelled = p->kind == ZD_PARAGRAPH &&
		zd_label_is(p->label, &insert->label);
}

uint32_t zd_inserts_weave(
	const struct zd_draft *base, struct zd_insert *at, size_t n)
{
	struct zd_woven *woven;
	uint32_t places;

	if (n < 2) {
		if (n)
			at->out = 0;
		return (uint32_t)n;
	}
	for (size_t i = 0; i < n; i++)
		read_label(base, &at[i]);
	woven = zd_calloc(n, sizeof(*woven));
	for (size_t i = 0; i < n; i++) {
		woven[i].party = at[i].party;
		woven[i].seq = at[i].seq;
	}
	places = zd_sequence_weave(woven, n, rank_things(at, n, woven));
	for (size_t i = 0; i < n; i++)
		at[i].out = woven[i].out;
	zd_free(woven);
	qsort(at, n, sizeof(*at), compare_out);
	return places;
}
