/*
 * Ordinals in words, as the documents count paragraphs: "sixteenth",
 * "thirty-eighth", "one hundred and twenty-first", "21st". English only;
 * bis and ter are labels (text/label.h).
 */
#ifndef ZD_AMEND_NTH_H
#define ZD_AMEND_NTH_H

#include <stdint.h>

#include "base/slice.h"

/* Reads an ordinal below 10,000 at the beginning of s, in any case. Returns
 * the bytes read, 0 when there is none. */
size_t zd_nth_parse(struct zd_slice s, uint32_t *out);

#endif
