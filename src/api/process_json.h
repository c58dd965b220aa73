/*
 * Where a negotiation stands, as JSON, for struct zd_view's value_json.
 */
#ifndef ZD_API_PROCESS_JSON_H
#define ZD_API_PROCESS_JSON_H

#include "base/buf.h"

/* value: a struct zd_standing. */
void zd_status_json(struct zd_buf *out, const void *value);
/* value: a struct zd_silences. */
void zd_silence_json(struct zd_buf *out, const void *value);
/* value: a struct zd_speech. */
void zd_speak_json(struct zd_buf *out, const void *value);

#endif
