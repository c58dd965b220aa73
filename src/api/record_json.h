/*
 * The values of the record as JSON, for struct zd_view's value_json.
 */
#ifndef ZD_API_RECORD_JSON_H
#define ZD_API_RECORD_JSON_H

#include "base/buf.h"

/* {"rounds": [names], "stops": [{round, place, id, label, relation, words,
 *  kept, in, out}], "links": [{from, to, words}]}: round, from and to are
 * indexes from 0. value: a struct zd_trace. */
void zd_trace_json(struct zd_buf *out, const void *value);

#endif
