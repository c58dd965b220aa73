#include <stdlib.h>

#include "base/names.h"
#include "text/draft.h"
#include "text/markup.h"

/* A footnote, and the paragraph in which its first mark stands. */
struct note {
	uint32_t at, owner;
};

bool zd_markup_next_note(
	struct zd_slice text, size_t *at, struct zd_slice *name)
{
	for (; *at < text.len; ++*at) {
		size_t n;

		if (text.ptr[*at] == '\\')
			++*at;
		else if (text.ptr[*at] == '[' &&
			(n = zd_markup_note(text, *at)) > 0) {
			*name = zd_slice_sub(text, *at + 2, *at + n - 1);
			*at += n;
			return true;
		}
	}
	return false;
}

static int by_owner(const void *left, const void *right)
{
	const struct note *a = left, *b = right;

	if (a->owner != b->owner)
		return a->owner < b->owner ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static void mark_owners(struct note *notes, const struct zd_names *names,
	const struct zd_block *b)
{
	struct zd_slice name;
	size_t at = 0;

	while (zd_markup_next_note(b->text, &at, &name)) {
		uint32_t i = zd_names_first(names, name);

		if (i != UINT32_MAX && notes[i].owner == UINT32_MAX)
			notes[i].owner = b->paragraph;
	}
}

void zd_draft_follow_notes(const struct zd_draft *d, uint32_t *out)
{
	struct note *notes = zd_calloc(d->paragraphs.len + 1, sizeof(*notes));
	struct zd_names names = {0};
	uint32_t last = 0, len = 0, next = 0;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		out[i] = i;
		if (p->kind == ZD_NOTE) {
			zd_names_add(&names, p->label, len);
			notes[len++] = (struct note){i, UINT32_MAX};
		} else if (p->kind != ZD_FIELD) {
			last = i;
		}
	}
	zd_names_sort(&names);
	for (size_t b = 0; len && b < d->blocks.len; b++)
		if (d->paragraphs.at[d->blocks.at[b].paragraph].kind != ZD_NOTE)
			mark_owners(notes, &names, &d->blocks.at[b]);
	for (size_t i = 0; i < len; i++)
		if (notes[i].owner == UINT32_MAX)
			notes[i].owner = last;
	if (len > 1)
		qsort(notes, len, sizeof(*notes), by_owner);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE)
			out[i] = notes[next++].at;
	zd_names_clear(&names);
	zd_free(notes);
}
