#include "diff/twin.h"

#include <stdlib.h>
#include <string.h>

#include "text/draft.h"

/* Bytes at either end that tell most texts apart. */
#define ENDS 16u

void zd_twins_add(struct zd_twins *t, struct zd_slice text, uint32_t number)
{
	zd_vec_push(t, ((struct zd_twin){.text = text, .number = number}));
}

static int compare_ends(struct zd_slice a, struct zd_slice b)
{
	size_t n = a.len < ENDS ? a.len : ENDS;
	int c;

	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	if (!n)
		return 0;
	c = memcmp(a.ptr, b.ptr, n);
	return c ? c : memcmp(a.ptr + a.len - n, b.ptr + b.len - n, n);
}

static int compare(const void *a, const void *b)
{
	const struct zd_twin *x = a, *y = b;
	int c = compare_ends(x->text, y->text);

	return c ? c : (x->number > y->number) - (x->number < y->number);
}

void zd_twins_sort(struct zd_twins *t)
{
	if (t->len)
		qsort(t->at, t->len, sizeof(*t->at), compare);
}

/* The first that is alike by its ends, or behind. */
static size_t find(const struct zd_twins *t, struct zd_slice text)
{
	size_t low = 0, high = t->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (compare_ends(t->at[mid].text, text) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool is_alike(const struct zd_twins *t, size_t i, struct zd_slice text)
{
	return i < t->len && !compare_ends(t->at[i].text, text);
}

bool zd_twins_take(struct zd_twins *t, struct zd_slice text, uint64_t *left,
	uint32_t *number)
{
	size_t first = find(t, text), i = first;

	*number = ZD_NONE;
	if (is_alike(t, first, text))
		i += t->at[first].gone;
	for (; is_alike(t, i, text); i++) {
		uint64_t bytes = t->at[i].taken ? 0 : text.len;

		if (*left <= bytes)
			return false;
		*left -= bytes + 1;
		if (t->at[i].taken || !zd_slice_eq(t->at[i].text, text))
			continue;
		t->at[i].taken = true;
		t->at[first].gone += i == first + t->at[first].gone;
		*number = t->at[i].number;
		break;
	}
	return true;
}

void zd_twins_clear(struct zd_twins *t)
{
	zd_vec_clear(t);
}
