/*
 * JSON, key by key, for what stands behind the blocks of a view (struct
 * zd_view's value_json). Commas come by themselves.
 *
 *	zd_json_open(out, NULL, '[');
 *	zd_json_open(out, NULL, '{');
 *	zd_json_text(out, "symbol", symbol);
 *	zd_json_close(out, '}');
 *	zd_json_close(out, ']');
 */
#ifndef ZD_API_JSON_PUT_H
#define ZD_API_JSON_PUT_H

#include <stdint.h>

#include "base/buf.h"

/* '{' or '[', of a key, or NULL inside a list. */
void zd_json_open(struct zd_buf *out, const char *key, char sign);
void zd_json_close(struct zd_buf *out, char sign);
/* Key may be NULL inside a list. */
void zd_json_text(struct zd_buf *out, const char *key, struct zd_slice text);
/* Nothing for an empty text. */
void zd_json_some(struct zd_buf *out, const char *key, struct zd_slice text);
/* Names with this sign between them, as a list. */
void zd_json_list(struct zd_buf *out, const char *key, struct zd_slice names,
	char between);
/* The visible text of stored Markdown. */
void zd_json_stored(
	struct zd_buf *out, const char *key, struct zd_slice stored);
void zd_json_number(struct zd_buf *out, const char *key, uint64_t n);
void zd_json_bool(struct zd_buf *out, const char *key, bool value);
/* A share from 0 to 1, in four digits. */
void zd_json_share(struct zd_buf *out, const char *key, float share);
/* A list of runs from one stored text to the other: mark and text. */
void zd_json_redline(struct zd_buf *out, const char *key, struct zd_slice from,
	struct zd_slice to);

#endif
