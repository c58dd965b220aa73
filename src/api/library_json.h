/*
 * The library of agreed language as JSON, for struct zd_view's value_json.
 */
#ifndef ZD_API_LIBRARY_JSON_H
#define ZD_API_LIBRARY_JSON_H

#include "base/buf.h"

/* [{"label": "OP7", "words": 40, "nearest": [{symbol, label, date, title,
 * score, common, text, redline}]}], best first; of an overview without the
 * texts. value: a struct zd_found_sources. */
void zd_found_json(struct zd_buf *out, const void *value);
/* [{symbol, date, organ, title, paragraphs}]. value: a struct zd_sources. */
void zd_sources_json(struct zd_buf *out, const void *value);
/* The same, each with path, fate and remark. value: a struct
 * zd_source_report. */
void zd_sources_added_json(struct zd_buf *out, const void *value);

#endif
