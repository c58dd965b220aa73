/*
 * Twins: which texts of one list stand in another, the first with the first.
 *
 * Knows bytes only, which are borrowed. Texts that stand in one another have
 * different lengths, and most others different ends; what is alike by these is
 * compared as long as the bytes that may be compared suffice.
 *
 *	zd_twins_add(&twins, text, 7); …
 *	zd_twins_sort(&twins);
 *	if (zd_twins_take(&twins, other, &left, &number)) …
 *	zd_twins_clear(&twins);
 */
#ifndef ZD_DIFF_TWIN_H
#define ZD_DIFF_TWIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/vec.h"

struct zd_twin {
	struct zd_slice text;
	uint32_t number;
	bool taken;
	/* Of the first of those that are alike by their ends: so many of them
	 * from it on are taken. */
	uint32_t gone;
};

struct zd_twins {
	struct zd_twin *at;
	size_t len, cap;
};

void zd_twins_add(struct zd_twins *t, struct zd_slice text, uint32_t number);
/* After the last one was added. */
void zd_twins_sort(struct zd_twins *t);
/*
 * Takes the text of the lowest number that is the same: *number gets that, or
 * ZD_NONE. *left are the bytes that may still be compared; false when they do
 * not suffice. log n, and the bytes that are compared.
 */
bool zd_twins_take(struct zd_twins *t, struct zd_slice text, uint64_t *left,
	uint32_t *number);
void zd_twins_clear(struct zd_twins *t);

#endif
