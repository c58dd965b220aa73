#include "store/private.h"

#include "base/limits.h"

static int open_repository(
	struct zd_store *s, const char *path, bool search, struct zd_error *err)
{
	unsigned flags = search ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH;
	int rc = zd_git2.repository_open_ext(&s->repo, path, flags, NULL);
	const git_error *last = zd_git2.error_last();

	/* A foreign owner comes as "not found" too. */
	if (rc == GIT_ENOTFOUND && !(last && last->klass == GIT_ERROR_CONFIG))
		return zd_error_set(err, ZD_ENOTFOUND,
			"%s: there is no repository%s; make one with "
			"`zerodraft init`",
			path, search ? " here or in a folder above" : "");
	if (!rc)
		rc = zd_git2.repository_odb(&s->odb, s->repo);
	if (rc)
		return zd_giterr(
			err, rc, "%s: the repository cannot be used", path);
	return zd_stage_new(&s->stage, s->odb, err);
}

int zd_store_open(struct zd_store **out, const char *path, bool search,
	struct zd_error *err)
{
	struct zd_store *s;
	int code = zd_git_begin(err);

	*out = NULL;
	if (code)
		return code;
	s = zd_calloc(1, sizeof(*s));
	s->lock_wait_ms = ZD_LOCK_WAIT_MS;
	code = open_repository(s, path, search, err);
	if (code)
		zd_store_free(s);
	else
		*out = s;
	return code;
}

void zd_store_free(struct zd_store *s)
{
	if (!s)
		return;
	zd_git2.tree_free(s->cache.tree);
	zd_git2.tree_free(s->cache.root);
	zd_free(s->cache.folder);
	zd_git2.odb_free(s->odb);
	zd_git2.repository_free(s->repo);
	zd_free(s);
	zd_git_end();
}

const char *zd_store_path(const struct zd_store *s)
{
	return zd_git2.repository_path(s->repo);
}

void zd_store_set_lock_wait(struct zd_store *s, unsigned milliseconds)
{
	s->lock_wait_ms = milliseconds;
}

/* --- configuration -------------------------------------------------------- */

static int config_of(git_config **out, struct zd_store *s)
{
	git_config *live;
	int rc = s ? zd_git2.repository_config(&live, s->repo)
		   : zd_git2.config_open_default(&live);

	*out = NULL;
	if (rc)
		return rc;
	rc = zd_git2.config_snapshot(out, live);
	zd_git2.config_free(live);
	return rc;
}

int zd_store_config_get(struct zd_store *s, const char *key, struct zd_arena *a,
	struct zd_slice *out)
{
	git_config *config = NULL;
	const char *value = NULL;
	int code = zd_git_begin(NULL), rc;

	*out = (struct zd_slice){0};
	if (code)
		return code;
	rc = config_of(&config, s);
	if (!rc)
		rc = zd_git2.config_get_string(&value, config, key);
	if (!rc && a)
		*out = zd_arena_slice(a, zd_slice_str(value));
	zd_git2.config_free(config);
	zd_giterr_clear();
	zd_git_end();
	return rc ? ZD_ENOTFOUND : 0;
}

static int not_set(const char *key, struct zd_error *err)
{
	return zd_error_set(err, ZD_ENOTFOUND,
		"git does not know who you are: say `git config --global %s "
		"VALUE`",
		key);
}

int zd_store_default_identity(struct zd_store *s, struct zd_arena *a,
	struct zd_identity *out, struct zd_error *err)
{
	struct zd_slice name, email;

	memset(out, 0, sizeof(*out));
	if (zd_store_config_get(s, "user.name", a, &name))
		return not_set("user.name", err);
	if (zd_store_config_get(s, "user.email", a, &email))
		return not_set("user.email", err);
	out->name = name.ptr;
	out->email = email.ptr;
	return 0;
}
