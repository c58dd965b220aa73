/*
 * Where a line of text may be broken: Unicode's line breaking algorithm
 * (UAX #14) with ICU's rules and dictionaries, so that Chinese and Japanese
 * are not broken before a comma, and Thai, Lao, Khmer and Burmese, which
 * write no spaces, between two words. ICU is loaded with the first question:
 * whoever breaks lines at spaces asks only where none is.
 *
 *	struct zd_breaks b = {0};
 *	zd_breaks_begin(&b, text);
 *	at = zd_breaks_last(&b, end);
 *	zd_breaks_clear(&b);
 */
#ifndef ZD_BASE_BREAKS_H
#define ZD_BASE_BREAKS_H

#include <stdbool.h>

#include "base/slice.h"

struct zd_breaks {
	struct zd_slice text; /* borrowed, until the next one */
	struct UBreakIterator *iterator;
	bool given;   /* the iterator has this text */
	bool missing; /* ICU is */
};

/* Another text. The struct may be used for one after another. */
void zd_breaks_begin(struct zd_breaks *b, struct zd_slice text);
/*
 * The last place behind the text's beginning and before byte `end` where a
 * line may begin; never inside a grapheme cluster. SIZE_MAX where there is
 * none, or where ICU is missing. Not linear in a long run of one script: ask
 * about a line and the few words behind it.
 */
size_t zd_breaks_last(struct zd_breaks *b, size_t end);
void zd_breaks_clear(struct zd_breaks *b);

#endif
