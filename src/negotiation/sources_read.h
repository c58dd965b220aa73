/*
 * A file as a source: its draft with the fields that a source has, whatever
 * form the file came in. Knows nothing of repositories.
 */
#ifndef ZD_NEGOTIATION_SOURCES_READ_H
#define ZD_NEGOTIATION_SOURCES_READ_H

#include "negotiation/sources.h"

/*
 * Fills everything of *one but its path: the draft, with ids, whose fields
 * are title, organ, symbol and date where known; or ZD_SOURCE_REFUSED and
 * why. The symbol is the option's, else that of the text, else that of the
 * file's name.
 */
void zd_source_take(struct zd_source_added *one, struct zd_arena *a,
	const struct zd_source_file *file,
	const struct zd_source_add_options *options);
/* The last date in a text, "19 December 2018", as 2018-12-19; empty where
 * there is none. */
struct zd_slice zd_source_date(struct zd_arena *a, struct zd_slice text);

#endif
