/*
 * What kind a change is: words, or only case, punctuation, a bracket, a
 * citation, emphasis, space, a note. Decided by what went and what came
 * between the same two words that stayed.
 */
#ifndef ZD_DIFF_KIND_H
#define ZD_DIFF_KIND_H

#include "diff/redline.h"
#include "diff/side.h"

/* Bytes of one piece with the tokens inside them; either may be none. */
struct zd_region {
	uint32_t piece, start, end;
	uint32_t token, token_end;
	bool opens; /* as in struct zd_run */
};

/* Either region may be NULL. */
enum zd_change_kind zd_change_kind(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come, const struct zd_diff_options *options);

#endif
