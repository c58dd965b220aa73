/*
 * The library, ready to be searched: the index of its sources, taken from
 * beside the repository where it is that of the branch as it is, else made
 * again and put there.
 *
 *	zd_library_open(&library, n, err);
 *	zd_near_find(&nearest, library->index, text, NULL);
 *	zd_library_text(&text, library, unit, &arena, err);
 *	zd_library_free(library);
 */
#ifndef ZD_NEGOTIATION_LIBRARY_H
#define ZD_NEGOTIATION_LIBRARY_H

#include "language/near.h"
#include "negotiation/sources.h"

struct zd_library {
	struct zd_negotiation *n;
	struct zd_oid tip;
	struct zd_arena arena;
	struct zd_buf made; /* the bytes, where they were made */
	struct zd_index *index;
	bool rebuilt; /* there was none, or it was stale or damaged */
};

/* ZD_ENOTFOUND where there is no source yet. That the index cannot be kept
 * is no error: then it is made each time. */
int zd_library_open(struct zd_library **out, struct zd_negotiation *n,
	struct zd_error *err);
void zd_library_free(struct zd_library *l);

/* The stored text of a unit, from the repository; memory of the arena. Blocks
 * with a line feed between. ZD_EGIT where the index names what is not there. */
int zd_library_text(struct zd_slice *out, struct zd_library *l, uint32_t unit,
	struct zd_arena *a, struct zd_error *err);

#endif
