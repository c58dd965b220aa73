/*
 * What was found in the library as JSON, for struct zd_view's value_json.
 */
#ifndef ZD_API_FOUND_JSON_H
#define ZD_API_FOUND_JSON_H

#include "base/buf.h"

/* [{"label": "OP7", "words": 40, "nearest": [{symbol, label, date, title,
 * score, common}]}], best first. value: a struct zd_found_sources. */
void zd_found_json(struct zd_buf *out, const void *value);

#endif
