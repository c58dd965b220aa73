#include "store/giterr.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "store/git2.h"

void zd_giterr_clear(void)
{
	zd_git2.error_clear();
}

static bool says(const char *reason, const char *words)
{
	return reason && strstr(reason, words);
}

/* libgit2 says ENOSPC in a message, in errno, or in both, never as a code. */
static bool is_system(int number, int saved, const char *reason)
{
	return saved == number || says(reason, strerror(number));
}

static int class_code(int class)
{
	switch (class) {
	case GIT_ERROR_OS:
	case GIT_ERROR_FILESYSTEM:
	case GIT_ERROR_NOMEMORY: return ZD_EIO;
	default: return ZD_EGIT;
	}
}

static int code_of(int git_code, int class)
{
	switch (git_code) {
	case GIT_ENOTFOUND:
		/* A name may be unknown; an object must not be. */
		return class == GIT_ERROR_ODB ? ZD_EGIT : ZD_ENOTFOUND;
	case GIT_EEXISTS: return ZD_EEXISTS;
	case GIT_EAMBIGUOUS: return ZD_EAMBIGUOUS;
	case GIT_EINVALIDSPEC: return ZD_EUSAGE;
	case GIT_ELOCKED: return ZD_ELOCKED;
	default: return class_code(class);
	}
}

static const char *without_reason(int git_code)
{
	switch (git_code) {
	case GIT_ENOTFOUND: return "there is none such";
	case GIT_EEXISTS: return "it exists already";
	case GIT_ELOCKED: return "another process holds its lock";
	default: return "it failed, and libgit2 does not say why";
	}
}

/* Reasons that need a translation: what to do is not in libgit2's. */
static const char *advice(int git_code, int class, const char *reason)
{
	if (git_code == GIT_EOWNER || says(reason, "safe.directory"))
		return "it belongs to another user; if you trust it, say so "
		       "with `git config --global --add safe.directory "
		       "FOLDER`";
	if (says(reason, "extensions.") || says(reason, "ersion"))
		return "its format is not supported (SHA-256, reftable and "
		       "other extensions are not): clone it into one of "
		       "git's default format";
	if (class == GIT_ERROR_ODB && git_code == GIT_EMISMATCH)
		return "its bytes are damaged: see what `git fsck` says and "
		       "fetch it from another copy";
	if (class == GIT_ERROR_ODB && git_code == GIT_ENOTFOUND)
		return "it is missing: complete a partial or shallow clone "
		       "with `git fetch`, else see what `git fsck` says";
	return NULL;
}

int zd_giterr(struct zd_error *err, int git_code, const char *fmt, ...)
{
	const git_error *last = zd_git2.error_last();
	int saved = errno, class = last ? last->klass : GIT_ERROR_NONE;
	const char *reason = class != GIT_ERROR_NONE ? last->message : NULL;
	const char *told = advice(git_code, class, reason);
	int code = code_of(git_code, class);
	char what[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	if (is_system(ENOSPC, saved, reason) ||
		is_system(EDQUOT, saved, reason))
		code = zd_error_set(err, ZD_EIO,
			"%s: no space left on the "
			"disk; make room and do it again",
			what);
	else if (is_system(EROFS, saved, reason) ||
		is_system(EACCES, saved, reason))
		code = zd_error_set(err, ZD_EIO,
			"%s: %s: you may not write "
			"or read there",
			what, strerror(saved ? saved : EACCES));
	else if (told)
		code = zd_error_set(err, code == ZD_EIO ? ZD_EIO : ZD_EGIT,
			"%s: %s", what, told);
	else
		code = zd_error_set(err, code, "%s: %s", what,
			reason && *reason ? reason : without_reason(git_code));
	zd_git2.error_clear();
	return code;
}
