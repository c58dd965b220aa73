#include "store/private.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static void mend(const char *folder, const char *name)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct stat st;
	char last = '\n';
	int fd;

	zd_buf_printf(&path, "%slogs/%s", folder, name);
	fd = open(path.ptr, O_RDWR | O_APPEND | O_CLOEXEC);
	zd_buf_clear(&path);
	if (fd < 0)
		return;
	/* Where this fails the disk is still full, and so will the act. */
	if (!fstat(fd, &st) && st.st_size > 0 &&
		pread(fd, &last, 1, st.st_size - 1) == 1 && last != '\n' &&
		write(fd, "\n", 1) == 1)
		fsync(fd);
	close(fd);
}

/* True where HEAD points to ref: then its reflog is written as well. */
static bool is_head(struct zd_store *s, const char *ref)
{
	git_reference *head;
	bool is;

	if (zd_git2.reference_lookup(&head, s->repo, "HEAD")) {
		zd_giterr_clear();
		return false;
	}
	is = zd_git2.reference_type(head) == GIT_REFERENCE_SYMBOLIC &&
		!strcmp(zd_git2.reference_symbolic_target(head), ref);
	zd_git2.reference_free(head);
	return is;
}

void zd_reflog_mend(struct zd_store *s, const char *ref)
{
	mend(zd_git2.repository_commondir(s->repo), ref);
	if (is_head(s, ref))
		mend(zd_git2.repository_path(s->repo), "HEAD");
}
