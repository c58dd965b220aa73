/*
 * Libraries that are loaded when they are first needed. libgit2 draws in
 * fifteen others; a command that opens no repository should not wait for
 * them to be found, mapped and relocated: that took two thirds of its time.
 *
 * The functions of such a library are called through a struct of pointers.
 * One list makes the struct, with the types of the library's own header, so
 * that the compiler checks every call, and the names to look up:
 *
 *	#define FUNCTIONS(F) F(zip_open) F(zip_close)
 *	struct functions { FUNCTIONS(ZD_LATE_FIELD) } zip;
 *	static struct zd_late late = {ZD_LATE_INIT(ZIP_SONAME, "libzip4")};
 *	static const char *const names[] = {FUNCTIONS(ZD_LATE_NAME) NULL};
 *
 *	code = zd_late_load(&late, names, &zip, err);
 *	if (!code)
 *		archive = zip.zip_open(path, 0, &rc);
 *
 * The soname is that of the library whose header was compiled against:
 * configure finds it (m4/zd_late.m4). A library once loaded stays. Such a
 * struct and its lock are the only globals that are written to, once, under
 * that lock; tests/tree/exports.sh names them.
 */
#ifndef ZD_BASE_LATE_H
#define ZD_BASE_LATE_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/error.h"

struct zd_late {
	const char *soname;
	const char *package; /* what to install where it is missing */
	pthread_mutex_t lock;
	atomic_bool loaded;
};

#define ZD_LATE_INIT(name, debian)                                             \
	.soname = (name), .package = (debian), .lock = PTHREAD_MUTEX_INITIALIZER
#define ZD_LATE_FIELD(name) __typeof__(name) *name;
#define ZD_LATE_NAME(name) #name,

/*
 * Loads the library, unless that was done, and fills `functions`, a struct
 * of one pointer for each of names, in that order; names end with NULL. Any
 * thread may call it at any time. ZD_ENOTFOUND where the library, or one of
 * the functions, is missing; it may be tried again.
 */
int zd_late_load(struct zd_late *late, const char *const *names,
	void *functions, struct zd_error *err);

#endif
