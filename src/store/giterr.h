/*
 * libgit2's failures in our words. The only place that reads its last
 * error, which may be missing or left over from something else.
 *
 *	rc = zd_git2.odb_read(&object, odb, &id);
 *	if (rc < 0)
 *		return zd_giterr(err, rc, "%s", name);
 */
#ifndef ZD_STORE_GITERR_H
#define ZD_STORE_GITERR_H

#include "base/error.h"

/* Forgets what failed before. Every public function of the store begins with
 * it, so that no stale reason is told. */
void zd_giterr_clear(void);
/* Fills *err with "WHAT: REASON" and returns the code that fits. */
int zd_giterr(struct zd_error *err, int git_code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
