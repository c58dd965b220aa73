/*
 * The laws of the readers, for every codec: what is written is read again as
 * the same, canonical files are fixed points, and a word that does not come
 * through has a finding.
 */
#ifndef ZD_TEST_LAWS_H
#define ZD_TEST_LAWS_H

#include "codec/codec.h"

void zd_laws_check(struct zd_slice bytes, enum zd_codec codec);

#endif
