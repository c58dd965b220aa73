#include "base/late.h"

#include <dlfcn.h>
#include <string.h>

static int missing(const struct zd_late *late, struct zd_error *err)
{
	const char *why = dlerror();

	return zd_error_set(err, ZD_ENOTFOUND,
		"%s cannot be loaded: %s; install the package %s", late->soname,
		why ? why : "no reason is given", late->package);
}

static int load(const struct zd_late *late, const char *const *names,
	char *functions, struct zd_error *err)
{
	void *library = dlopen(late->soname, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return missing(late, err);
	for (; *names; names++, functions += sizeof(void *)) {
		void *function = dlsym(library, *names);

		if (!function)
			return missing(late, err);
		/* POSIX lets a function's address be a void *, C does not. */
		memcpy(functions, &function, sizeof(function));
	}
	return 0;
}

int zd_late_load(struct zd_late *late, const char *const *names,
	void *functions, struct zd_error *err)
{
	int code = 0;

	if (atomic_load(&late->loaded))
		return 0;
	pthread_mutex_lock(&late->lock);
	if (!atomic_load(&late->loaded)) {
		code = load(late, names, functions, err);
		atomic_store(&late->loaded, !code);
	}
	pthread_mutex_unlock(&late->lock);
	return code;
}
