/*
 * Where a comment of a Word file belongs. Word knows no ids: a paragraph is
 * found by its letters, with or without the label that may stand in front.
 */
#include <stdlib.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/ascii.h"
#include "base/names.h"
#include "codec/tracked.h"
#include "negotiation/propose.h"

/* Of a comment: what is beyond is cut off, and a sign says so. */
#define MAX_REMARK 2000u

struct place {
	uint64_t letters;
	uint32_t at; /* order, for equal ones */
	struct zd_slice id;
};

struct zd_remarks {
	struct zd_tracked_comments comments;
	struct zd_slice *ids;  /* of each comment; empty: none, or taken */
	struct zd_names by_id; /* the comments, by what ids held at first */
};

struct zd_remarks *zd_remarks_new(
	struct zd_slice bytes, const struct zd_slice *people, size_t len)
{
	struct zd_remarks *r = zd_calloc(1, sizeof(*r));

	if (zd_tracked_comments(&r->comments, bytes, people, len, NULL) ||
		!r->comments.list.len) {
		zd_remarks_free(r);
		return NULL;
	}
	r->ids = zd_calloc(r->comments.list.len, sizeof(*r->ids));
	return r;
}

void zd_remarks_free(struct zd_remarks *r)
{
	if (!r)
		return;
	zd_tracked_comments_clear(&r->comments);
	zd_names_clear(&r->by_id);
	zd_free(r->ids);
	zd_free(r);
}

/* --- finding paragraphs --------------------------------------------------- */

static bool is_letter(char c)
{
	return zd_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Of letters and figures alone, marks of notes left out; 0 for none. */
static uint64_t letters_of(struct zd_buf *scratch, struct zd_slice s)
{
	zd_buf_truncate(scratch, 0);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '[' && i + 1 < s.len && s.ptr[i + 1] == '^')
			while (i + 1 < s.len && s.ptr[i] != ']')
				i++;
		if (is_letter(s.ptr[i]))
			zd_buf_putc(scratch, s.ptr[i]);
	}
	return scratch->len ? XXH3_64bits(zd_buf_str(scratch), scratch->len)
			    : 0;
}

static int by_letters(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	if (a->letters != b->letters)
		return a->letters < b->letters ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static struct place *places_of(
	const struct zd_draft *d, size_t *len, struct zd_buf *scratch)
{
	struct place *places = zd_calloc(d->blocks.len + 1, sizeof(*places));

	*len = 0;
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		for (uint32_t k = p->first; k < p->first + p->count; k++) {
			struct place *one = &places[(*len)++];

			one->letters =
				letters_of(scratch, d->blocks.at[k].text);
			one->at = k;
			one->id = p->id;
		}
	}
	qsort(places, *len, sizeof(*places), by_letters);
	return places;
}

static struct zd_slice with_letters(
	const struct place *places, size_t len, uint64_t letters)
{
	size_t lo = 0, hi = len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (places[mid].letters < letters)
			lo = mid + 1;
		else
			hi = mid;
	}
	return letters && lo < len && places[lo].letters == letters
		? places[lo].id
		: (struct zd_slice){0};
}

/* "12 bis. Decides …": up to three words may be a label. */
static struct zd_slice find(const struct place *places, size_t len,
	struct zd_slice words, struct zd_buf *scratch)
{
	struct zd_slice id = {0};

	words = zd_slice_trim(words);
	for (unsigned skip = 0; !id.len && skip < 4 && words.len; skip++) {
		id = with_letters(places, len, letters_of(scratch, words));
		zd_slice_cut(&words, ' ');
	}
	return id;
}

static bool same_slice(struct zd_slice a, struct zd_slice b)
{
	return a.ptr == b.ptr && a.len == b.len;
}

/* On one paragraph: its words are kept once for all of its comments. */
static bool beside(
	const struct zd_tracked_comment *a, const struct zd_tracked_comment *b)
{
	return same_slice(a->before, b->before) &&
		same_slice(a->after, b->after);
}

void zd_remarks_place(struct zd_remarks *r, const struct zd_draft *before,
	const struct zd_draft *after)
{
	struct zd_buf scratch = ZD_BUF_INIT;
	size_t old_len, new_len;
	struct place *old = places_of(before, &old_len, &scratch);
	struct place *new = places_of(after, &new_len, &scratch);

	zd_names_clear(&r->by_id);
	for (uint32_t i = 0; i < r->comments.list.len; i++) {
		const struct zd_tracked_comment *c = &r->comments.list.at[i];
		struct zd_slice id;

		if (i && beside(c - 1, c)) {
			r->ids[i] = r->ids[i - 1];
		} else {
			id = find(new, new_len, c->after, &scratch);
			if (!id.len)
				id = find(old, old_len, c->before, &scratch);
			r->ids[i] = zd_arena_slice(&r->comments.arena, id);
		}
		zd_names_add(&r->by_id, r->ids[i], i);
	}
	zd_names_sort(&r->by_id);
	zd_buf_clear(&scratch);
	zd_free(old);
	zd_free(new);
}

/* --- what is said --------------------------------------------------------- */

/* One line, of a bounded length, with no sign that a message cannot hold. */
static void put_line(struct zd_buf *out, struct zd_slice s)
{
	bool cut = s.len > MAX_REMARK;
	size_t len = cut ? MAX_REMARK : s.len;

	while (cut && len && ((unsigned char)s.ptr[len] & 0xc0) == 0x80)
		len--;
	for (size_t i = 0; i < len; i++)
		zd_buf_putc(out,
			(unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7f
				? ' '
				: s.ptr[i]);
	if (cut)
		zd_buf_puts(out, " …");
}

static bool is_party(struct zd_negotiation *n, struct zd_slice name,
	const struct zd_party *party)
{
	struct zd_arena a = {0};
	const struct zd_party *found;
	bool is = !zd_negotiation_party(
			  &found, n, zd_arena_slice(&a, name).ptr, NULL) &&
		found == party;

	zd_arena_clear(&a);
	return is;
}

void zd_remarks_take(struct zd_remarks *r, struct zd_buf *out,
	struct zd_slice id, struct zd_negotiation *n,
	const struct zd_party *party)
{
	const struct zd_names *all = &r->by_id;

	for (size_t k = id.len ? zd_names_find(all, id) : SIZE_MAX;
		k < all->len && zd_slice_eq(all->at[k].name, id); k++) {
		uint32_t i = all->at[k].is;
		const struct zd_tracked_comment *c = &r->comments.list.at[i];

		if (!r->ids[i].len)
			continue;
		r->ids[i].len = 0;
		if (out->len)
			zd_buf_puts(out, "; ");
		if (!is_party(n, c->author, party)) {
			put_line(out, c->author);
			zd_buf_puts(out, ": ");
		}
		put_line(out, c->text);
	}
}
