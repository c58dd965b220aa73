/*
 * How citations changed from one draft to the next: added, dropped, changed
 * in the same paragraph, moved to another.
 */
#ifndef ZD_LANGUAGE_CITE_DIFF_H
#define ZD_LANGUAGE_CITE_DIFF_H

#include "diff/redline.h"
#include "text/cites.h"

enum zd_cite_fate {
	ZD_CITE_ADDED,
	ZD_CITE_DROPPED,
	ZD_CITE_CHANGED, /* another place in the same source, or relation */
	ZD_CITE_MOVED,   /* to a paragraph that did not come from its own */
};
#define ZD_CITE_FATES (ZD_CITE_MOVED + 1)
const char *zd_cite_fate_name(enum zd_cite_fate fate);

struct zd_cite_change {
	enum zd_cite_fate fate;
	uint32_t from, to; /* in the lists; ZD_NONE where there is no side */
};

struct zd_cite_changes {
	struct zd_cites *from, *to;
	ZD_VEC(struct zd_cite_change)
	list; /* in the order of the to-side;
					     dropped ones behind */
	uint32_t same;
	size_t counts[ZD_CITE_FATES];
};

/* Both drafts must outlive it. n log n. */
struct zd_cite_changes *zd_cite_changes_new(
	const struct zd_draft *from, const struct zd_draft *to);
void zd_cite_changes_free(struct zd_cite_changes *changes);

#endif
