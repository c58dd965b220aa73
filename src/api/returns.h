/*
 * Inside of api: what a redline in CriticMarkup gives back.
 */
#ifndef ZD_API_RETURNS_H
#define ZD_API_RETURNS_H

#include <stddef.h>

struct zd_buf;

/*
 * Reads a redline that was written as CriticMarkup, from byte `start` on, and
 * leaves it as it is where accepting all its marks gives the file of `to`,
 * and rejecting them that of `from`. Else whole lines are marked in its
 * stead. redline is a struct zd_redline.
 */
void zd_redline_return(
	struct zd_buf *critic, size_t start, const void *redline);

#endif
