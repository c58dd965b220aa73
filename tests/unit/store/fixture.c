#include "fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <git2.h>

const struct zd_identity ana = {
	"Ana Facilitator", "ana@facilitators.invalid", 1772442000, 60};

void fixture_alone(char dir[64])
{
	snprintf(dir, 64, "/tmp/zerodraft-unit.XXXXXX");
	cr_assert(mkdtemp(dir) != NULL);
	/* Nothing of whoever runs the tests. Criterion uses libgit2 too, which
	 * then has looked for HOME already. */
	git_libgit2_init();
	git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_GLOBAL, dir);
	git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_XDG, dir);
	git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_SYSTEM, dir);
	setenv("HOME", dir, 1);
	setenv("XDG_CONFIG_HOME", dir, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
}

void fixture_gone(const char *dir)
{
	char command[200];

	git_libgit2_shutdown();
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	cr_assert(system(command) == 0);
}

void fixture_begin(struct fixture *f)
{
	struct zd_changes files = {0};

	memset(f, 0, sizeof(*f));
	fixture_alone(f->dir);
	snprintf(f->path, sizeof(f->path), "%s/n", f->dir);
	zd_changes_put(&files, ZD_LIT("negotiation"), ZD_LIT("title: X\n"));
	zd_changes_put(&files, ZD_LIT("draft/contents"), ZD_LIT("PP1\n"));
	cr_assert(zd_store_init(f->path, &files, "begin", &ana, &f->err) == 0,
		"%s", f->err.message);
	zd_changes_clear(&files);
	cr_assert(zd_store_open(&f->s, f->path, false, &f->err) == 0, "%s",
		f->err.message);
}

void fixture_end(struct fixture *f)
{
	zd_store_free(f->s);
	zd_arena_clear(&f->a);
	fixture_gone(f->dir);
}

int fixture_git(const struct fixture *f, const char *arguments)
{
	char command[1000];
	int status;

	snprintf(command, sizeof(command), "git -C %s %s >/dev/null 2>&1",
		f->path, arguments);
	status = system(command);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct edits {
	const char *list, *message;
};

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	const struct edits *e = ctx;
	struct zd_slice rest = zd_slice_str(e->list), one;

	(void)tip;
	(void)exists;
	(void)err;
	while (rest.len) {
		one = zd_slice_cut(&rest, ';');
		if (one.ptr[0] == '-') {
			zd_changes_remove(
				changes, zd_slice_sub(one, 1, one.len));
		} else {
			struct zd_slice path = zd_slice_cut(&one, '=');

			zd_changes_put(changes, path, one);
		}
	}
	zd_buf_puts(message, e->message);
	return 0;
}

int fixture_act(struct fixture *f, const char *ref, const char *edits,
	const char *message)
{
	struct edits e = {edits, message};
	struct zd_act act = {.ref = ref,
		.author = &ana,
		.committer = &ana,
		.build = build,
		.ctx = &e};

	cr_assert(zd_store_ref(f->s, MAIN, &act.start, &f->err) == 0);
	return zd_store_act(f->s, &act, &f->out, &f->err);
}

const char *fixture_file(struct fixture *f, const char *ref, const char *path)
{
	struct zd_slice bytes;
	struct zd_oid tip;

	if (zd_store_ref(f->s, ref, &tip, &f->err) ||
		zd_store_read(
			f->s, &tip, zd_slice_str(path), &f->a, &bytes, &f->err))
		return NULL;
	return bytes.ptr;
}
