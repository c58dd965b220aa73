/*
 * Relations: from blocks that belong together to what became of each
 * paragraph. Fills the links of a redline; says which paragraphs moved.
 */
#ifndef ZD_DIFF_RELATE_H
#define ZD_DIFF_RELATE_H

#include "base/names.h"
#include "diff/align.h"
#include "diff/redline.h"

/* Fills r->links, lists and maps; relations are those of order (moved,
 * swapped), number (split, merged, new, dropped) and label; ZD_SAME stands
 * for whatever the words will say. */
void zd_relate(struct zd_redline *r, const struct zd_alignment *x);
/* Counts the words of each link. */
void zd_relate_words(struct zd_redline *r, const struct zd_alignment *x);
/* Finishes links when their words, rows and runs are there. */
void zd_relate_conclude(struct zd_redline *r);

/* The footnotes of both drafts by their names. */
struct zd_marks {
	struct zd_names from, to; /* listed when first asked for */
	bool listed;
};

/* Whether all that changed in a row are marks of footnotes, each of which
 * refers to the footnote that it referred to before: they were renumbered. */
bool zd_relate_marks(const struct zd_redline *r, const struct zd_row *row,
	struct zd_marks *marks);
void zd_marks_clear(struct zd_marks *marks);

struct zd_step {
	uint32_t place; /* all different */
	uint64_t weight;
	bool kept;
};
/* Marks the heaviest part of n steps that increases in place. The places are
 * below `places`. n log places. */
void zd_heaviest_increasing(struct zd_step *steps, uint32_t n, uint32_t places);

#endif
