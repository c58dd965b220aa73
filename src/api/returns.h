/*
 * Inside of api: what a redline in CriticMarkup gives back.
 */
#ifndef ZD_API_RETURNS_H
#define ZD_API_RETURNS_H

#include <stddef.h>

struct zd_buf;
struct zd_draft;

/* The drafts of a redline, which need not live as long. */
struct zd_both {
	const struct zd_draft *from, *to;
};

/*
 * Reads a redline that was written as CriticMarkup, from byte `start` on, and
 * leaves it as it is where accepting all its marks gives the file of `to`,
 * and rejecting them that of `from`. Else whole lines are marked in its
 * stead. both is a struct zd_both.
 */
void zd_redline_return(struct zd_buf *critic, size_t start, const void *both);

#endif
