/* What a package of circulation is made of. The view borrows none of it. */
#ifndef ZD_VIEW_PACKAGE_H
#define ZD_VIEW_PACKAGE_H

#include "diff/redline.h"
#include "negotiation/acts.h"
#include "negotiation/setting.h"

#include <zerodraft.h>

struct zd_package {
	const struct zd_draft *draft;
	struct zd_slice title, round, date; /* "Rev 1", "2026-03-27" */
	struct zd_slice commit, fingerprint;
	struct zd_slice before; /* what the round before is called; empty */
	const struct zd_redline *redline; /* from it; NULL for the first */
	const struct zd_settings *settings;
	const struct zd_agreement *agreement;
	const char *const *messages;
	size_t messages_len;
};
int zd_view_of_package(
	struct zd_view **out, const struct zd_package *p, struct zd_error *err);

#endif
