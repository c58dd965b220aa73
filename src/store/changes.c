#include "store/private.h"

static void add(struct zd_changes *c, struct zd_slice path,
	struct zd_slice bytes, bool remove)
{
	struct zd_change one = {.path = zd_arena_slice(&c->arena, path),
		.bytes = zd_arena_slice(&c->arena, bytes),
		.remove = remove};

	zd_vec_push(c, one);
}

void zd_changes_put(
	struct zd_changes *c, struct zd_slice path, struct zd_slice bytes)
{
	add(c, path, bytes, false);
}

void zd_changes_remove(struct zd_changes *c, struct zd_slice path)
{
	add(c, path, (struct zd_slice){0}, true);
}

void zd_changes_clear(struct zd_changes *c)
{
	zd_vec_clear(c);
	zd_arena_clear(&c->arena);
}

/* --- in order of paths, the last word on each ----------------------------- */

struct order {
	const struct zd_change *change;
	size_t place;
};

static int by_path(const void *a, const void *b)
{
	const struct order *x = a, *y = b;
	int c = zd_slice_cmp(x->change->path, y->change->path);

	return c ? c : (x->place > y->place) - (x->place < y->place);
}

static size_t sorted(struct order *out, const struct zd_changes *changes)
{
	size_t len = 0;

	for (size_t i = 0; i < changes->len; i++)
		out[i] = (struct order){&changes->at[i], i};
	qsort(out, changes->len, sizeof(*out), by_path);
	for (size_t i = 0; i < changes->len; i++)
		if (i + 1 == changes->len ||
			!zd_slice_eq(
				out[i].change->path, out[i + 1].change->path))
			out[len++] = out[i];
	return len;
}

/* --- the trees ------------------------------------------------------------ */

/* The folders from the top to the one being changed, each with a builder. */
struct level {
	git_treebuilder *builder;
	struct zd_slice name; /* in its parent; of the path's bytes */
	size_t prefix;        /* bytes of the path up to and with its '/' */
};

struct writing {
	struct zd_store *s;
	struct level levels[ZD_MAX_FOLDERS + 2];
	size_t depth;
	struct zd_slice path; /* of the file changed last */
	struct zd_error *err;
};

static int fail(struct writing *w, int rc)
{
	return zd_giterr(w->err, rc, "%.*s", ZD_FMT(w->path));
}

static const char *name_of(char *buf, size_t size, struct zd_slice name)
{
	snprintf(buf, size, "%.*s", ZD_FMT(name));
	return buf;
}

/* Writes the deepest folder; its parent forgets it when it is empty. */
static int leave(struct writing *w)
{
	struct level *l = &w->levels[--w->depth];
	git_treebuilder *parent = w->levels[w->depth - 1].builder;
	char name[ZD_MAX_PATH + 1];
	git_oid id;
	int rc = 0;

	name_of(name, sizeof(name), l->name);
	if (zd_git2.treebuilder_entrycount(l->builder)) {
		rc = zd_git2.treebuilder_write(&id, l->builder);
		if (!rc)
			rc = zd_git2.treebuilder_insert(
				NULL, parent, name, &id, GIT_FILEMODE_TREE);
	} else if (zd_git2.treebuilder_get(parent, name)) {
		rc = zd_git2.treebuilder_remove(parent, name);
	}
	zd_git2.treebuilder_free(l->builder);
	return rc ? fail(w, rc) : 0;
}

static int enter(struct writing *w, struct zd_slice path, size_t slash)
{
	struct level *l = &w->levels[w->depth];
	size_t prefix = w->levels[w->depth - 1].prefix;
	const git_tree_entry *entry;
	char name[ZD_MAX_PATH + 1];
	git_tree *tree = NULL;
	int rc = 0;

	l->name = zd_slice_sub(path, prefix, slash);
	l->prefix = slash + 1;
	entry = zd_git2.treebuilder_get(w->levels[w->depth - 1].builder,
		name_of(name, sizeof(name), l->name));
	if (entry && zd_git2.tree_entry_type(entry) != GIT_OBJECT_TREE)
		return zd_error_set(w->err, ZD_EUSAGE,
			"%.*s: '%s' is a file, not a folder", ZD_FMT(path),
			name);
	if (entry)
		rc = zd_git2.tree_lookup(
			&tree, w->s->repo, zd_git2.tree_entry_id(entry));
	if (!rc)
		rc = zd_git2.treebuilder_new(&l->builder, w->s->repo, tree);
	zd_git2.tree_free(tree);
	if (rc)
		return fail(w, rc);
	w->depth++;
	return 0;
}

static bool inside(const struct writing *w, struct zd_slice path)
{
	size_t prefix = w->levels[w->depth - 1].prefix;

	return path.len > prefix && w->path.len >= prefix &&
		!memcmp(path.ptr, w->path.ptr, prefix);
}

/* Goes to the folder of a path. */
static int go(struct writing *w, struct zd_slice path)
{
	size_t slash;
	int code = 0;

	while (!code && w->depth > 1 && !inside(w, path))
		code = leave(w);
	w->path = path;
	while (!code) {
		slash = zd_slice_chr(path, '/', w->levels[w->depth - 1].prefix);
		if (slash == SIZE_MAX)
			break;
		code = enter(w, path, slash);
	}
	return code;
}

static int put(struct writing *w, const git_tree_entry *entry, const char *name,
	struct zd_slice bytes)
{
	struct zd_oid now;
	git_oid id;
	int rc;

	zd_store_hash(bytes, &now);
	zd_oid_to_git(&id, &now);
	if (entry && zd_git2.oid_equal(zd_git2.tree_entry_id(entry), &id))
		return 0;
	zd_stage_put(w->s->stage, &id, bytes);
	rc = zd_git2.treebuilder_insert(NULL, w->levels[w->depth - 1].builder,
		name, &id, GIT_FILEMODE_BLOB);
	return rc ? fail(w, rc) : 0;
}

static int change(struct writing *w, const struct zd_change *c)
{
	const struct level *l = &w->levels[w->depth - 1];
	const git_tree_entry *entry;
	char name[ZD_MAX_PATH + 1];
	int rc = 0;

	name_of(name, sizeof(name),
		zd_slice_sub(c->path, l->prefix, c->path.len));
	entry = zd_git2.treebuilder_get(l->builder, name);
	if (entry && zd_git2.tree_entry_type(entry) == GIT_OBJECT_TREE)
		return zd_error_set(w->err, ZD_EUSAGE,
			"%.*s is a folder, not a file", ZD_FMT(c->path));
	if (!c->remove)
		return put(w, entry, name, c->bytes);
	if (entry)
		rc = zd_git2.treebuilder_remove(l->builder, name);
	return rc ? fail(w, rc) : 0;
}

/* Goes through the removals, or through what is put. */
static int pass(
	struct writing *w, const struct order *list, size_t len, bool remove)
{
	int code = 0;

	for (size_t i = 0; !code && i < len; i++) {
		if (list[i].change->remove != remove)
			continue;
		code = zd_path_check(list[i].change->path, w->err);
		if (!code)
			code = go(w, list[i].change->path);
		if (!code)
			code = change(w, list[i].change);
	}
	while (!code && w->depth > 1)
		code = leave(w);
	return code;
}

static int write_all(
	git_oid *out, struct writing *w, const struct zd_changes *changes)
{
	struct order *list = zd_calloc(changes->len + 1, sizeof(*list));
	size_t len = sorted(list, changes);
	/* Removals first, so that a folder can become a file. */
	int code = pass(w, list, len, true), rc;

	if (!code)
		code = pass(w, list, len, false);
	if (!code) {
		rc = zd_git2.treebuilder_write(out, w->levels[0].builder);
		code = rc ? fail(w, rc) : 0;
	}
	zd_free(list);
	return code;
}

int zd_changes_write(git_oid *out, struct zd_store *s, const git_tree *base,
	const struct zd_changes *changes, struct zd_error *err)
{
	struct writing w = {.s = s, .depth = 1, .err = err};
	int code, rc;

	rc = zd_git2.treebuilder_new(&w.levels[0].builder, s->repo, base);
	if (rc)
		return zd_giterr(err, rc, "a tree");
	code = write_all(out, &w, changes);
	while (w.depth)
		zd_git2.treebuilder_free(w.levels[--w.depth].builder);
	return code;
}
