#include "store/git2.h"

#include "base/late.h"
#include "store/giterr.h"

struct zd_git2 zd_git2;

static struct zd_late late = {ZD_LATE_INIT(LIBGIT2_SONAME, "libgit2-1.5")};

#define NAME(name) "git_" #name,
static const char *const names[] = {ZD_GIT2_FUNCTIONS(NAME) NULL};

_Static_assert(sizeof(zd_git2) + sizeof(void *) == sizeof(names),
	"a pointer for each name");

int zd_git_begin(struct zd_error *err)
{
	int rc, code = zd_late_load(&late, names, &zd_git2, err);

	if (code)
		return code;
	rc = zd_git2.libgit2_init();
	if (rc < 0)
		return zd_giterr(err, rc, "libgit2 does not start");
	zd_giterr_clear();
	/* Objects, refs and reflogs; off in libgit2 unless asked for. */
	zd_git2.libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	return 0;
}

void zd_git_end(void)
{
	zd_git2.libgit2_shutdown();
}
