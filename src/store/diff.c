#include "store/private.h"

/*
 * Two trees side by side, in git's order, which is that of the whole paths'
 * bytes. A folder that is the same in both is never opened: what is read
 * grows with what differs, not with what there is. (libgit2's own comparison
 * of trees opens every folder.)
 */
struct frame {
	git_tree *from, *to; /* NULL: absent on that side */
	size_t i, j;
	size_t prefix; /* bytes of the path that lead here, with the '/' */
};

struct walk {
	struct zd_store *s;
	struct zd_arena *a;
	struct zd_deltas *out;
	struct zd_error *err;
	struct zd_buf path;
	struct frame frames[ZD_MAX_FOLDERS + 1];
	size_t depth;
};

static const git_tree_entry *entry_of(const git_tree *tree, size_t i)
{
	return tree ? zd_git2.tree_entry_byindex(tree, i) : NULL;
}

static bool is_folder(const git_tree_entry *e)
{
	return e && zd_git2.tree_entry_type(e) == GIT_OBJECT_TREE;
}

static int open_side(git_tree **out, struct walk *w, const git_tree_entry *e)
{
	int rc;

	*out = NULL;
	if (!e)
		return 0;
	rc = zd_git2.tree_lookup(out, w->s->repo, zd_git2.tree_entry_id(e));
	return rc ? zd_giterr(w->err, rc, "%s", zd_buf_str(&w->path)) : 0;
}

static int descend(
	struct walk *w, const git_tree_entry *from, const git_tree_entry *to)
{
	struct frame *f = &w->frames[w->depth];
	int code;

	if (w->depth > ZD_MAX_FOLDERS)
		return zd_error_set(w->err, ZD_ELIMIT,
			"%.200s: folders nest more than %u deep",
			zd_buf_str(&w->path), ZD_MAX_FOLDERS);
	memset(f, 0, sizeof(*f));
	w->depth++;
	zd_buf_putc(&w->path, '/');
	f->prefix = w->path.len;
	code = open_side(&f->from, w, from);
	return code ? code : open_side(&f->to, w, to);
}

static void ascend(struct walk *w)
{
	struct frame *f = &w->frames[--w->depth];

	zd_git2.tree_free(f->from);
	zd_git2.tree_free(f->to);
}

static void add(
	struct walk *w, const git_tree_entry *from, const git_tree_entry *to)
{
	struct zd_delta one = {0};

	one.path = zd_arena_slice(w->a, zd_buf_slice(&w->path));
	if (from)
		zd_oid_from_git(&one.from, zd_git2.tree_entry_id(from));
	if (to)
		zd_oid_from_git(&one.to, zd_git2.tree_entry_id(to));
	zd_vec_push(w->out, one);
}

/* One step: the next name on either side. */
static int step(struct walk *w)
{
	struct frame *f = &w->frames[w->depth - 1];
	const git_tree_entry *from = entry_of(f->from, f->i);
	const git_tree_entry *to = entry_of(f->to, f->j);
	int c;

	if (!from && !to) {
		ascend(w);
		return 0;
	}
	c = !from ? 1 : !to ? -1 : zd_git2.tree_entry_cmp(from, to);
	from = c <= 0 ? from : NULL;
	to = c >= 0 ? to : NULL;
	f->i += from != NULL;
	f->j += to != NULL;
	if (from && to &&
		zd_git2.oid_equal(
			zd_git2.tree_entry_id(from), zd_git2.tree_entry_id(to)))
		return 0;
	zd_buf_truncate(&w->path, f->prefix);
	zd_buf_puts(&w->path, zd_git2.tree_entry_name(from ? from : to));
	if (is_folder(from ? from : to))
		return descend(w, from, to);
	add(w, from, to);
	return 0;
}

static int root_of(git_tree **out, struct walk *w, const struct zd_oid *commit)
{
	git_commit *found = NULL;
	char hex[41];
	git_oid id;
	int rc;

	zd_oid_hex(commit, hex);
	zd_oid_to_git(&id, commit);
	rc = zd_git2.commit_lookup(&found, w->s->repo, &id);
	if (!rc)
		rc = zd_git2.commit_tree(out, found);
	zd_git2.commit_free(found);
	return rc ? zd_giterr(w->err, rc, "commit %s", hex) : 0;
}

int zd_store_diff(struct zd_store *s, const struct zd_oid *from,
	const struct zd_oid *to, struct zd_arena *a, struct zd_deltas *out,
	struct zd_error *err)
{
	struct walk w = {.s = s,
		.a = a,
		.out = out,
		.err = err,
		.depth = 1,
		.path = ZD_BUF_INIT};
	int code;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	code = root_of(&w.frames[0].from, &w, from);
	if (!code)
		code = root_of(&w.frames[0].to, &w, to);
	if (!code &&
		zd_git2.oid_equal(zd_git2.tree_id(w.frames[0].from),
			zd_git2.tree_id(w.frames[0].to)))
		ascend(&w);
	while (!code && w.depth)
		code = step(&w);
	while (w.depth)
		ascend(&w);
	zd_buf_clear(&w.path);
	if (code)
		zd_vec_clear(out);
	return code;
}
