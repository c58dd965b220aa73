/*
 * The values of the record as JSON, for struct zd_view's value_json: what
 * each has is in the schema (render/zerodraft-1.schema.json).
 */
#ifndef ZD_API_RECORD_JSON_H
#define ZD_API_RECORD_JSON_H

#include "base/buf.h"

/* value: a struct zd_trace, and so on. */
void zd_trace_json(struct zd_buf *out, const void *value);
void zd_blame_json(struct zd_buf *out, const void *value);
void zd_certificate_json(struct zd_buf *out, const void *value);
void zd_uptake_json(struct zd_buf *out, const void *value);

#endif
