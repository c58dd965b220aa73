#include "codec/codec.h"
int zd_plain_decode(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, struct zd_error *err)
{ (void)d;(void)f;(void)bytes; return zd_error_set(err, ZD_EFORMAT, "plain text is not read by this build"); }
