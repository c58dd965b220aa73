#include "base/names.h"

#include <stdlib.h>

void zd_names_add(struct zd_names *names, struct zd_slice name, uint32_t is)
{
	struct zd_name n = {name, is};

	zd_vec_push(names, n);
}

static int compare(const void *a, const void *b)
{
	const struct zd_name *x = a, *y = b;
	int c = zd_slice_cmp(x->name, y->name);

	return c ? c : (x->is > y->is) - (x->is < y->is);
}

void zd_names_sort(struct zd_names *names)
{
	if (names->len > 1)
		qsort(names->at, names->len, sizeof(*names->at), compare);
}

size_t zd_names_find(const struct zd_names *names, struct zd_slice name)
{
	size_t low = 0, high = names->len, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (zd_slice_cmp(names->at[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < names->len && zd_slice_eq(names->at[low].name, name)
		? low
		: SIZE_MAX;
}

uint32_t zd_names_first(const struct zd_names *names, struct zd_slice name)
{
	size_t at = zd_names_find(names, name);

	return at == SIZE_MAX ? UINT32_MAX : names->at[at].is;
}

void zd_names_clear(struct zd_names *names)
{
	zd_vec_clear(names);
}
