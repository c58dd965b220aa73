/*
 * Brackets as JSON, for struct zd_view's value_json.
 */
#ifndef ZD_API_BRACKETS_JSON_H
#define ZD_API_BRACKETS_JSON_H

#include "base/buf.h"

/* Bytes of the words inside that are told: they nest. */
#define ZD_BRACKET_TOLD 400u

struct zd_bracket_history;
/* The newest text's brackets. */
struct zd_shown_brackets {
	const struct zd_bracket_history *history;
	const bool *blocks; /* those that open in these; NULL: all */
};
/* [{bracket, paragraph, depth, kind, words, …}]. value: a struct
 * zd_shown_brackets. */
void zd_brackets_json(struct zd_buf *out, const void *value);
/* {rounds, brackets}. value: a struct zd_bracket_history. */
void zd_bracket_rounds_json(struct zd_buf *out, const void *value);
/* [{bracket, done, words}]. value: a struct zd_bracket_act_report. */
void zd_bracket_act_json(struct zd_buf *out, const void *value);

#endif
