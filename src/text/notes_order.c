#include <stdlib.h>

#include "text/draft.h"
#include "text/markup.h"

/* A footnote, and the paragraph in which its first mark stands. */
struct note {
	struct zd_slice name;
	uint32_t at, owner;
};

static int by_name(const void *left, const void *right)
{
	const struct note *a = left, *b = right;
	int order = zd_slice_cmp(a->name, b->name);

	return order ? order : a->at < b->at ? -1 : a->at > b->at;
}

static int by_owner(const void *left, const void *right)
{
	const struct note *a = left, *b = right;

	if (a->owner != b->owner)
		return a->owner < b->owner ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* The first note of that name. */
static struct note *find(struct note *notes, size_t len, struct zd_slice name)
{
	size_t low = 0, high = len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (zd_slice_cmp(notes[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < len && zd_slice_eq(notes[low].name, name) ? &notes[low]
							       : NULL;
}

static void mark_owners(
	struct note *notes, size_t len, const struct zd_block *b, uint32_t none)
{
	struct zd_markup_cursor c = {.text = b->text};
	struct zd_markup_piece p;
	struct note *note;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		if (p.kind != ZD_MARKUP_NOTE)
			continue;
		note = find(notes, len, p.text);
		if (note && note->owner == none)
			note->owner = b->paragraph;
	}
}

void zd_draft_follow_notes(const struct zd_draft *d, uint32_t *out)
{
	struct note *notes = zd_calloc(d->paragraphs.len + 1, sizeof(*notes));
	uint32_t last = 0, none = UINT32_MAX;
	size_t len = 0, next = 0;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		out[i] = i;
		if (p->kind == ZD_NOTE)
			notes[len++] = (struct note){p->label, i, none};
		else if (p->kind != ZD_FIELD)
			last = i;
	}
	if (len > 1)
		qsort(notes, len, sizeof(*notes), by_name);
	for (size_t b = 0; len && b < d->blocks.len; b++)
		if (d->paragraphs.at[d->blocks.at[b].paragraph].kind != ZD_NOTE)
			mark_owners(notes, len, &d->blocks.at[b], none);
	for (size_t i = 0; i < len; i++)
		if (notes[i].owner == none)
			notes[i].owner = last;
	if (len > 1)
		qsort(notes, len, sizeof(*notes), by_owner);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE)
			out[i] = notes[next++].at;
	zd_free(notes);
}
