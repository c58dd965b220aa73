/*
 * Caps of a comparison that make its answer coarser when they are hit, in the
 * order in which they are said. Each has the name of its option.
 */
#ifndef ZD_DIFF_COARSE_H
#define ZD_DIFF_COARSE_H

enum zd_coarse {
	ZD_COARSE_EDITS,
	ZD_COARSE_POLISH,
	ZD_COARSE_SLIDE,
	ZD_COARSE_POSTINGS,
	ZD_COARSE_CANDIDATES,
	ZD_COARSE_RIVALS,
	ZD_COARSE_LEFT,
	ZD_COARSES
};

#endif
