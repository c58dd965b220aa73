/*
 * Which block of a changed paragraph is which block of the base: by marks and
 * by words, in order.
 */
#ifndef ZD_AMEND_BLOCKS_H
#define ZD_AMEND_BLOCKS_H

#include "text/draft.h"

/*
 * For each block of paragraph j of mine, in out[], the block of paragraph i
 * of the base that it is a version of, counted from the paragraph's first, or
 * ZD_NONE. The numbers rise; a first block is always the other first. Where
 * there are very many blocks to choose from, marks and equal words decide.
 */
void zd_blocks_align(uint32_t *out, const struct zd_draft *base, uint32_t i,
	const struct zd_draft *mine, uint32_t j);

#endif
