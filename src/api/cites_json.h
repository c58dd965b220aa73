/*
 * Citations as JSON, for struct zd_view's value_json.
 *
 * A citation is {paragraph, note, block, start, end, symbol, kind, body,
 * relation, part, place, paragraphs, date, written, proper}: block counts the
 * draft's blocks, start and end the bytes of its stored text, paragraphs is a
 * list of {first, last}. What it does not have is left out.
 */
#ifndef ZD_API_CITES_JSON_H
#define ZD_API_CITES_JSON_H

#include "base/buf.h"

/* [citation …]. value: a struct zd_cites. */
void zd_cites_json(struct zd_buf *out, const void *value);
/* [{change, from: citation, to: citation}]. value: a struct
 * zd_cite_changes. */
void zd_cite_changes_json(struct zd_buf *out, const void *value);
/* [{paragraph, before, after}]. value: a struct zd_cite_fix_report. */
void zd_cite_fixed_json(struct zd_buf *out, const void *value);
/* [{citation, verdict, …, redline}]. value: a struct zd_cite_report. */
void zd_cite_report_json(struct zd_buf *out, const void *value);
/* {rounds, citations, turns}. value: a struct zd_cite_rounds. */
void zd_cite_rounds_json(struct zd_buf *out, const void *value);

#endif
