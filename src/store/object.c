#include "store/private.h"

#include "base/limits.h"

/* --- trees ---------------------------------------------------------------- */

static void forget(struct zd_tree_cache *c)
{
	zd_git2.tree_free(c->tree);
	zd_git2.tree_free(c->root);
	zd_free(c->folder);
	memset(c, 0, sizeof(*c));
}

static int load_root(
	struct zd_store *s, const struct zd_oid *commit, struct zd_error *err)
{
	git_commit *found = NULL;
	char hex[41];
	git_oid id;
	int rc;

	if (s->cache.root && zd_oid_eq(&s->cache.commit, commit))
		return 0;
	forget(&s->cache);
	zd_oid_to_git(&id, commit);
	zd_oid_hex(commit, hex);
	rc = zd_git2.commit_lookup(&found, s->repo, &id);
	if (!rc)
		rc = zd_git2.commit_tree(&s->cache.root, found);
	zd_git2.commit_free(found);
	if (rc) {
		s->cache.root = NULL;
		return zd_giterr(err, rc, "commit %s", hex);
	}
	s->cache.commit = *commit;
	return 0;
}

static int no_file(
	const struct zd_oid *commit, struct zd_slice path, struct zd_error *err)
{
	char hex[41];

	zd_oid_hex(commit, hex);
	return zd_error_set(err, ZD_ENOTFOUND, "commit %.10s has no %.*s", hex,
		path.len > ZD_MAX_PATH ? 0 : (int)path.len,
		path.len ? path.ptr : "");
}

static int load_folder(struct zd_store *s, const struct zd_oid *commit,
	struct zd_slice folder, struct zd_error *err)
{
	struct zd_tree_cache *c = &s->cache;
	char *path = zd_strndup(folder.ptr, folder.len);
	git_tree_entry *entry = NULL;
	int rc = zd_git2.tree_entry_bypath(&entry, c->root, path), code = 0;

	zd_git2.tree_free(c->tree);
	c->tree = NULL;
	zd_free(c->folder);
	c->folder = NULL;
	if (!rc && zd_git2.tree_entry_type(entry) == GIT_OBJECT_TREE)
		rc = zd_git2.tree_lookup(
			&c->tree, s->repo, zd_git2.tree_entry_id(entry));
	else if (!rc)
		rc = GIT_ENOTFOUND;
	if (rc)
		code = zd_giterr(err, rc, "%s", path);
	if (code == ZD_ENOTFOUND)
		code = no_file(commit, folder, err);
	zd_git2.tree_entry_free(entry);
	if (code)
		zd_free(path);
	else
		c->folder = path;
	return code;
}

/* A folder's tree; it belongs to the store, until the next call. */
static int folder_tree(git_tree **out, struct zd_store *s,
	const struct zd_oid *commit, struct zd_slice folder,
	struct zd_error *err)
{
	int code = load_root(s, commit, err);

	*out = NULL;
	if (code)
		return code;
	if (!folder.len) {
		*out = s->cache.root;
		return 0;
	}
	if (!s->cache.folder || !zd_slice_is(folder, s->cache.folder)) {
		code = load_folder(s, commit, folder, err);
		if (code)
			return code;
	}
	*out = s->cache.tree;
	return 0;
}

int zd_store_list(struct zd_store *s, const struct zd_oid *commit,
	struct zd_slice folder, struct zd_arena *a, struct zd_entries *out,
	struct zd_error *err)
{
	git_tree *tree;
	int code;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	code = folder_tree(&tree, s, commit, folder, err);
	if (code)
		return code;
	zd_vec_reserve(out, zd_git2.tree_entrycount(tree));
	for (size_t i = 0; i < zd_git2.tree_entrycount(tree); i++) {
		const git_tree_entry *from =
			zd_git2.tree_entry_byindex(tree, i);
		struct zd_entry one = {
			.folder = zd_git2.tree_entry_type(from) ==
				GIT_OBJECT_TREE};

		one.name = zd_arena_slice(
			a, zd_slice_str(zd_git2.tree_entry_name(from)));
		zd_oid_from_git(&one.blob, zd_git2.tree_entry_id(from));
		zd_vec_push(out, one);
	}
	return 0;
}

/* --- bytes ---------------------------------------------------------------- */

/* The size is asked for first: a damaged or hostile object must not make us
 * take more memory than a file may have. */
static int read_object(git_odb_object **out, struct zd_store *s,
	const git_oid *id, struct zd_error *err)
{
	git_object_t type;
	size_t len;
	int rc = zd_git2.odb_read_header(&len, &type, s->odb, id);

	*out = NULL;
	if (!rc && type != GIT_OBJECT_BLOB)
		return zd_error_set(err, ZD_EGIT, "%s is not a file",
			zd_git2.oid_tostr_s(id));
	if (!rc && len > ZD_MAX_FILE)
		return zd_error_set(err, ZD_ELIMIT,
			"file %s has %zu bytes; at most %u are read",
			zd_git2.oid_tostr_s(id), len, ZD_MAX_FILE);
	if (!rc)
		rc = zd_git2.odb_read(out, s->odb, id);
	return rc ? zd_giterr(err, rc, "object %s", zd_git2.oid_tostr_s(id))
		  : 0;
}

int zd_store_blob(struct zd_store *s, const struct zd_oid *blob,
	struct zd_arena *a, struct zd_slice *out, struct zd_error *err)
{
	git_odb_object *object;
	git_oid id;
	int code;

	zd_giterr_clear();
	*out = (struct zd_slice){0};
	zd_oid_to_git(&id, blob);
	code = read_object(&object, s, &id, err);
	if (code)
		return code;
	*out = zd_arena_slice(a,
		zd_slice(zd_git2.odb_object_data(object),
			zd_git2.odb_object_size(object)));
	zd_git2.odb_object_free(object);
	return 0;
}

static size_t last_slash(struct zd_slice path)
{
	size_t at = path.len;

	while (at && path.ptr[at - 1] != '/')
		at--;
	return at;
}

int zd_store_read(struct zd_store *s, const struct zd_oid *commit,
	struct zd_slice path, struct zd_arena *a, struct zd_slice *out,
	struct zd_error *err)
{
	const git_tree_entry *entry;
	struct zd_oid blob;
	size_t slash;
	git_tree *tree;
	char *name;
	int code;

	zd_giterr_clear();
	*out = (struct zd_slice){0};
	if (zd_path_check(path, NULL))
		return no_file(commit, (struct zd_slice){0}, err);
	slash = last_slash(path);
	code = folder_tree(&tree, s, commit,
		zd_slice_sub(path, 0, slash ? slash - 1 : 0), err);
	if (code == ZD_ENOTFOUND)
		return no_file(commit, path, err);
	if (code)
		return code;
	name = zd_strndup(path.ptr + slash, path.len - slash);
	entry = zd_git2.tree_entry_byname(tree, name);
	zd_free(name);
	if (!entry || zd_git2.tree_entry_type(entry) != GIT_OBJECT_BLOB)
		return no_file(commit, path, err);
	zd_oid_from_git(&blob, zd_git2.tree_entry_id(entry));
	return zd_store_blob(s, &blob, a, out, err);
}
