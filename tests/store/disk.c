#include "disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned fail_at, calls;
static bool sticky;

void disk_full_at(unsigned nth, bool stays_full)
{
	fail_at = nth;
	sticky = stays_full;
	calls = 0;
}

bool disk_ok(void)
{
	bool failed = fail_at && calls >= fail_at;

	fail_at = 0;
	return failed;
}

static bool is_full(void)
{
	if (!fail_at || (++calls != fail_at && !(sticky && calls > fail_at)))
		return false;
	errno = ENOSPC;
	return true;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
/* Found by the dynamic linker before the C library's. */
#define SHADOW __attribute__((visibility("default")))

SHADOW ssize_t write(int fd, const void *p, size_t len)
{
	return fd > 2 && is_full() ? -1 : REAL(write)(fd, p, len);
}

SHADOW ssize_t pwrite(int fd, const void *p, size_t len, off_t at)
{
	return is_full() ? -1 : REAL(pwrite)(fd, p, len, at);
}

SHADOW int fsync(int fd)
{
	return is_full() ? -1 : REAL(fsync)(fd);
}

SHADOW int rename(const char *from, const char *to)
{
	return is_full() ? -1 : REAL(rename)(from, to);
}

SHADOW int mkdir(const char *path, mode_t mode)
{
	return is_full() ? -1 : REAL(mkdir)(path, mode);
}

SHADOW int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	if (flags & O_CREAT) {
		va_start(ap, flags);
		mode = (mode_t)va_arg(ap, int);
		va_end(ap);
		if (is_full())
			return -1;
	}
	return REAL(open)(path, flags, mode);
}
