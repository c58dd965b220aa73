/*
 * What names stand for: filled, put in order, then asked.
 *
 *	struct zd_names notes = {0};
 *	zd_names_add(&notes, label, 7);
 *	zd_names_sort(&notes);
 *	for (i = zd_names_find(&notes, label); …
 *	zd_names_clear(&notes);
 *
 * The bytes of the names are borrowed. A name may stand for several numbers.
 */
#ifndef ZD_BASE_NAMES_H
#define ZD_BASE_NAMES_H

#include "base/slice.h"
#include "base/vec.h"

struct zd_name {
	struct zd_slice name;
	uint32_t is;
};

struct zd_names {
	struct zd_name *at;
	size_t len, cap;
};

void zd_names_add(struct zd_names *names, struct zd_slice name, uint32_t is);
/* By name, then by number. */
void zd_names_sort(struct zd_names *names);
/* The place of the first entry with that name, SIZE_MAX when there is none;
 * others with it stand behind. Sorted tables only. */
size_t zd_names_find(const struct zd_names *names, struct zd_slice name);
/* The first number that the name stands for, UINT32_MAX when for none. */
uint32_t zd_names_first(const struct zd_names *names, struct zd_slice name);
void zd_names_clear(struct zd_names *names);

#endif
