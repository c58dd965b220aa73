/* Settings of a negotiation: what holds for it and is no part of its text. */
#ifndef ZERODRAFT_SETTINGS_H
#define ZERODRAFT_SETTINGS_H

#include <zerodraft/negotiation.h>

#ifdef __cplusplus
extern "C" {
#endif

struct zd_set_options {
	const char *key;   /* "brief", "forum-begins", "objective-7" */
	const char *value; /* NULL: back to what holds without it */
	struct zd_identity author, committer;
};
/* An act on main. ZD_EUSAGE lists the keys, or says what a key takes;
 * ZD_ESAME when it is that already. */
ZD_API int zd_set(struct zd_negotiation *negotiation,
	const struct zd_set_options *options, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
