#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/files.h"

/*
 * A killed init must leave nothing that looks like a repository and is none.
 * So all is built in BUILDING inside the folder, which is renamed to READY
 * once it is durable; then its contents move up, HEAD last, since without
 * HEAD git sees no repository. Who comes later clears BUILDING away, and
 * finishes what READY began. The folder itself is locked meanwhile.
 */
#define BUILDING ".zerodraft-init"
#define READY ".zerodraft-ready"

/* What git_repository_init_ext makes, and logs, which the root commit does. */
static const char *const parts[] = {"objects", "refs", "logs", "info", "hooks",
	"description", "config", "HEAD"};

struct place {
	const char *path;
	struct zd_buf building, ready;
	int lock;
};

static int system_error(struct zd_error *err, const char *path)
{
	return zd_error_set(err, ZD_EIO, "%s: %s", path, strerror(errno));
}

static int enter(struct place *p, struct zd_error *err)
{
	if (mkdir(p->path, 0777) && errno != EEXIST)
		return system_error(err, p->path);
	p->lock = open(p->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (p->lock < 0)
		return system_error(err, p->path);
	if (flock(p->lock, LOCK_EX | LOCK_NB))
		return errno == EWOULDBLOCK
			? zd_error_set(err, ZD_ELOCKED,
				  "%s: another process is making a repository "
				  "there",
				  p->path)
			: system_error(err, p->path);
	return 0;
}

static int move_up(const struct place *p, struct zd_error *err)
{
	struct zd_buf from = ZD_BUF_INIT, to = ZD_BUF_INIT;
	int code = 0;

	for (size_t i = 0; !code && i < sizeof(parts) / sizeof(*parts); i++) {
		zd_buf_truncate(&from, 0);
		zd_buf_truncate(&to, 0);
		zd_buf_printf(&from, "%s/%s", p->ready.ptr, parts[i]);
		zd_buf_printf(&to, "%s/%s", p->path, parts[i]);
		if (rename(from.ptr, to.ptr) && errno != ENOENT)
			code = system_error(err, to.ptr);
	}
	zd_buf_clear(&from);
	zd_buf_clear(&to);
	if (!code)
		code = zd_folder_sync(p->path, err);
	if (!code)
		code = zd_tree_remove(p->ready.ptr, err);
	return code;
}

static int exists(const struct place *p, struct zd_error *err)
{
	return zd_error_set(
		err, ZD_EEXISTS, "%s: there is a repository already", p->path);
}

/* The folder is empty, but for what a killed init left: that is cleared. */
static int prepare(const struct place *p, struct zd_error *err)
{
	git_repository *there;
	int code;

	if (!access(p->ready.ptr, F_OK)) {
		code = move_up(p, err);
		return code ? code : exists(p, err);
	}
	if (!zd_git2.repository_open_ext(
		    &there, p->path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL)) {
		zd_git2.repository_free(there);
		return exists(p, err);
	}
	if (!zd_folder_empty(p->path, BUILDING))
		return zd_error_set(err, ZD_EEXISTS,
			"%s is not empty: name a new folder", p->path);
	return zd_tree_remove(p->building.ptr, err);
}

static int set_config(git_repository *repo)
{
	git_config *config;
	int rc = zd_git2.repository_config(&config, repo);

	if (rc)
		return rc;
	/* A bare repository keeps no reflog unless told to. */
	rc = zd_git2.config_set_bool(config, "core.logAllRefUpdates", 1);
	/* For git itself, when it writes here. */
	if (!rc)
		rc = zd_git2.config_set_string(
			config, "core.fsync", "committed");
	zd_git2.config_free(config);
	return rc;
}

static int make_bare(const struct place *p, struct zd_error *err)
{
	git_repository_init_options o;
	git_repository *repo = NULL;
	int rc = zd_git2.repository_init_options_init(
		&o, GIT_REPOSITORY_INIT_OPTIONS_VERSION);

	o.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_NO_REINIT |
		GIT_REPOSITORY_INIT_MKDIR;
	o.initial_head = "main";
	if (!rc)
		rc = zd_git2.repository_init_ext(&repo, p->building.ptr, &o);
	if (!rc)
		rc = set_config(repo);
	zd_git2.repository_free(repo);
	return rc
		? zd_giterr(err, rc, "%s: no repository could be made", p->path)
		: 0;
}

/* --- the root commit ------------------------------------------------------ */

struct root {
	const struct zd_changes *files;
	const char *message;
};

static int build_root(void *ctx, const struct zd_oid *tip, bool is,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	const struct root *r = ctx;

	(void)tip;
	(void)is;
	(void)err;
	for (size_t i = 0; i < r->files->len; i++)
		zd_changes_put(
			changes, r->files->at[i].path, r->files->at[i].bytes);
	zd_buf_puts(message, r->message);
	return 0;
}

static int write_root(const struct place *p, struct root *root,
	const struct zd_identity *who, struct zd_error *err)
{
	struct zd_act act = {.ref = "refs/heads/main",
		.author = who,
		.committer = who,
		.build = build_root,
		.ctx = root,
		.allow_empty = true};
	struct zd_store *s;
	struct zd_oid commit;
	int code = zd_store_open(&s, p->building.ptr, false, err);

	if (!code)
		code = zd_store_act(s, &act, &commit, err);
	zd_store_free(s);
	return code;
}

static int build(const struct place *p, struct root *root,
	const struct zd_identity *who, struct zd_error *err)
{
	int code = prepare(p, err);

	if (code)
		return code;
	code = make_bare(p, err);
	if (!code)
		code = write_root(p, root, who, err);
	if (!code)
		code = zd_tree_sync(p->building.ptr, err);
	if (!code && rename(p->building.ptr, p->ready.ptr))
		code = system_error(err, p->ready.ptr);
	if (code) {
		zd_tree_remove(p->building.ptr, NULL);
		return code;
	}
	return move_up(p, err);
}

int zd_store_init(const char *path, const struct zd_changes *files,
	const char *message, const struct zd_identity *who,
	struct zd_error *err)
{
	struct root root = {.files = files, .message = message};
	struct place p = {.path = path, .lock = -1};
	bool made = access(path, F_OK) != 0;
	int code = zd_git_begin(err);

	if (code)
		return code;
	zd_buf_printf(&p.building, "%s/" BUILDING, path);
	zd_buf_printf(&p.ready, "%s/" READY, path);
	code = enter(&p, err);
	if (!code)
		code = build(&p, &root, who, err);
	/* Ours and empty, or it stays. */
	if (code && made)
		rmdir(path);
	if (p.lock >= 0)
		close(p.lock);
	zd_buf_clear(&p.building);
	zd_buf_clear(&p.ready);
	zd_git_end();
	return code;
}
