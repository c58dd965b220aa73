/*
 * A compilation as the JSON that is read back by codec/circulated.h. Knows
 * the value and JSON; knows nothing of views.
 *
 *	{"version": 1, "parties": ["EU"], "rows": [
 *	 {"place": "base", "kind": "paragraph", "chapeau": true,
 *	  "label": "OP7", "paragraph": 3, "segments": ["from", [
 *	   {"base": true, "text": ""},
 *	   {"base": false, "text": " extreme", "parties": ["EU"]}],
 *	   " poverty"]}]}
 *
 * A segment is a string that nobody touches, or a list of alternatives. Texts
 * are stored Markdown. What is empty, zero or false is left out.
 */
#ifndef ZD_API_COMPILATION_JSON_H
#define ZD_API_COMPILATION_JSON_H

#include "amend/compile.h"

/* Appends the compilation (a struct zd_compilation). */
void zd_compilation_json(struct zd_buf *out, const void *compilation);

#endif
