/* Files beside the repository that can be made again: an index. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "store/private.h"

#define FOLDER "zerodraft"

static void put_path(struct zd_buf *out, struct zd_store *s, const char *name)
{
	zd_buf_printf(out, "%s" FOLDER "/%s",
		zd_git2.repository_commondir(s->repo), name);
}

static int read_all(char *to, size_t len, int fd)
{
	ssize_t n;

	while (len) {
		n = read(fd, to, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		to += n;
		len -= (size_t)n;
	}
	return 0;
}

int zd_store_cache_read(struct zd_store *s, const char *name,
	struct zd_arena *a, struct zd_slice *out, struct zd_error *err)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct stat st;
	char *bytes;
	int fd, code = ZD_ENOTFOUND;

	*out = (struct zd_slice){0};
	put_path(&path, s, name);
	fd = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) &&
		st.st_size >= 0 && st.st_size <= (off_t)ZD_MAX_FILE) {
		bytes = zd_arena_alloc(a, (size_t)st.st_size + 1);
		if (!read_all(bytes, (size_t)st.st_size, fd)) {
			*out = zd_slice(bytes, (size_t)st.st_size);
			code = 0;
		}
	}
	if (fd >= 0)
		close(fd);
	if (code)
		zd_error_set(err, code, "%s: cannot be read", path.ptr);
	zd_buf_clear(&path);
	return code;
}

static int write_all(int fd, struct zd_slice bytes)
{
	ssize_t n;

	while (bytes.len) {
		n = write(fd, bytes.ptr, bytes.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		bytes = zd_slice_sub(bytes, (size_t)n, bytes.len);
	}
	return 0;
}

/* Under a name of its own, then in its place: a reader sees the old file or
 * the new one. No fsync: what a crash leaves is seen to be damaged. */
int zd_store_cache_write(struct zd_store *s, const char *name,
	struct zd_slice bytes, struct zd_error *err)
{
	struct zd_buf path = ZD_BUF_INIT, own = ZD_BUF_INIT;
	int fd, code = 0;

	put_path(&own, s, "");
	mkdir(own.ptr, 0777);
	put_path(&path, s, name);
	zd_buf_truncate(&own, 0);
	zd_buf_printf(&own, "%s.XXXXXX", path.ptr);
	fd = mkstemp(own.ptr);
	if (fd < 0 || write_all(fd, bytes) || fchmod(fd, 0644) ||
		rename(own.ptr, path.ptr))
		code = zd_error_set(
			err, ZD_EIO, "%s: %s", path.ptr, strerror(errno));
	if (fd >= 0)
		close(fd);
	if (fd >= 0 && code)
		unlink(own.ptr);
	zd_buf_clear(&path);
	zd_buf_clear(&own);
	return code;
}
