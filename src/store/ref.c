#include "store/private.h"

#include "base/limits.h"
#include "base/utf8.h"

/* --- one ref -------------------------------------------------------------- */

static int no_ref(const char *ref, struct zd_error *err)
{
	return zd_error_set(err, ZD_ENOTFOUND, "there is no %s", ref);
}

/* A ref that is there and whose commit is not: never "not found". */
static int damaged(struct zd_error *err, const char *ref, int rc)
{
	if (rc == GIT_ENOTFOUND)
		return zd_error_set(err, ZD_EGIT,
			"%s leads to a commit that is missing: see what `git "
			"fsck` says and fetch it from another copy",
			ref);
	return zd_giterr(err, rc, "%s", ref);
}

/* The commit that a ref leads to, through annotated tags. */
static int peel(git_oid *out, const git_reference *ref, struct zd_error *err)
{
	git_object *commit;
	int rc = zd_git2.reference_peel(&commit, ref, GIT_OBJECT_COMMIT);

	if (rc == GIT_EPEEL || rc == GIT_EINVALIDSPEC)
		return zd_error_set(err, ZD_ENOTFOUND,
			"%s does not lead to a commit",
			zd_git2.reference_name(ref));
	if (rc)
		return damaged(err, zd_git2.reference_name(ref), rc);
	zd_git2.oid_cpy(out, zd_git2.object_id(commit));
	zd_git2.object_free(commit);
	return 0;
}

int zd_store_ref(struct zd_store *s, const char *ref, struct zd_oid *out,
	struct zd_error *err)
{
	git_reference *found;
	git_oid id;
	int rc, code;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	rc = zd_git2.reference_lookup(&found, s->repo, ref);
	if (rc == GIT_ENOTFOUND || rc == GIT_EINVALIDSPEC)
		return no_ref(ref, err);
	if (rc)
		return zd_giterr(err, rc, "%s", ref);
	code = peel(&id, found, err);
	zd_git2.reference_free(found);
	if (!code)
		zd_oid_from_git(out, &id);
	return code;
}

int zd_ref_tip(git_oid *out, bool *exists, struct zd_store *s, const char *ref,
	struct zd_error *err)
{
	git_reference *found;
	int rc = zd_git2.reference_lookup(&found, s->repo, ref), code;

	*exists = false;
	memset(out, 0, sizeof(*out));
	if (rc == GIT_ENOTFOUND) {
		zd_giterr_clear();
		return 0;
	}
	if (rc)
		return zd_giterr(err, rc, "%s", ref);
	*exists = true;
	if (zd_git2.reference_type(found) != GIT_REFERENCE_DIRECT)
		code = zd_error_set(err, ZD_EGIT,
			"%s points to another ref and is not written through",
			ref);
	else
		code = peel(out, found, err);
	zd_git2.reference_free(found);
	return code;
}

/* --- names in the way ----------------------------------------------------- */

static int taken(const char *ref, const char *by, struct zd_error *err)
{
	return zd_error_set(err, ZD_EEXISTS,
		"%s cannot be made, because there is %s: the one cannot be a "
		"folder of the other; choose another name",
		ref, by);
}

static int clash_below(
	struct zd_store *s, const char *ref, struct zd_error *err)
{
	struct zd_buf glob = ZD_BUF_INIT;
	git_reference_iterator *all = NULL;
	const char *name;
	int rc, code = 0;

	zd_buf_printf(&glob, "%s/*", ref);
	rc = zd_git2.reference_iterator_glob_new(&all, s->repo, glob.ptr);
	if (!rc && !zd_git2.reference_next_name(&name, all))
		code = taken(ref, name, err);
	zd_git2.reference_iterator_free(all);
	zd_buf_clear(&glob);
	zd_giterr_clear();
	return code;
}

int zd_ref_clash(struct zd_store *s, const char *ref, struct zd_error *err)
{
	struct zd_slice whole = zd_slice_str(ref);
	size_t at = zd_slice_chr(whole, '/', 0);
	struct zd_buf above = ZD_BUF_INIT;
	git_reference *found;
	int code = 0;

	while (!code && at != SIZE_MAX) {
		zd_buf_truncate(&above, 0);
		zd_buf_put(&above, ref, at);
		if (at > strlen("refs") &&
			!zd_git2.reference_lookup(&found, s->repo, above.ptr)) {
			zd_git2.reference_free(found);
			code = taken(ref, above.ptr, err);
		}
		at = zd_slice_chr(whole, '/', at + 1);
	}
	zd_buf_clear(&above);
	zd_giterr_clear();
	return code ? code : clash_below(s, ref, err);
}

/* --- revisions ------------------------------------------------------------ */

static int unresolved(
	int rc, bool found, const char *spec, struct zd_error *err)
{
	const git_error *last = zd_git2.error_last();

	if (rc == GIT_EAMBIGUOUS)
		return zd_error_set(err, ZD_EAMBIGUOUS,
			"'%s' is the beginning of more than one commit's name",
			spec);
	/* Read, but damaged. */
	if (rc != GIT_ENOTFOUND && last &&
		(last->klass == GIT_ERROR_ODB || last->klass == GIT_ERROR_ZLIB))
		return zd_giterr(err, rc, "%s", spec);
	return zd_error_set(err, ZD_ENOTFOUND,
		found ? "'%s' is not a commit" : "there is no revision '%s'",
		spec);
}

int zd_store_resolve(struct zd_store *s, const char *spec, struct zd_oid *out,
	struct zd_error *err)
{
	git_object *found = NULL, *commit = NULL;
	int rc, code;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	if (!*spec || strlen(spec) > ZD_MAX_SPEC ||
		zd_utf8_check(zd_slice_str(spec)) != SIZE_MAX)
		return zd_error_set(err, ZD_ENOTFOUND,
			"a revision is empty, too long or not UTF-8");
	/* A regular expression over the whole history has no bound. */
	if (strstr(spec, ":/") || strstr(spec, "^{/"))
		return zd_error_set(err, ZD_ENOTFOUND,
			"'%s': messages are not searched; use git log --grep",
			spec);
	rc = zd_git2.revparse_single(&found, s->repo, spec);
	if (!rc)
		rc = zd_git2.object_peel(&commit, found, GIT_OBJECT_COMMIT);
	if (!rc)
		zd_oid_from_git(out, zd_git2.object_id(commit));
	code = rc ? unresolved(rc, found != NULL, spec, err) : 0;
	zd_git2.object_free(commit);
	zd_git2.object_free(found);
	zd_giterr_clear();
	return code;
}

/* --- many ----------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	const struct zd_ref *x = a, *y = b;

	return zd_slice_cmp(x->name, y->name);
}

/* One that went away meanwhile, or that leads to no commit, is passed over;
 * one that is damaged is told. */
static int add_ref(struct zd_refs *out, struct zd_store *s, const char *name,
	struct zd_error *err)
{
	struct zd_ref one;
	struct zd_error why = {0};
	int code = zd_store_ref(s, name, &one.commit, &why);

	if (code == ZD_ENOTFOUND)
		return 0;
	if (code) {
		if (err)
			*err = why;
		return code;
	}
	one.name = zd_arena_slice(&out->arena, zd_slice_str(name));
	zd_vec_push(out, one);
	return 0;
}

int zd_store_refs(struct zd_store *s, const char *prefix, struct zd_refs *out,
	struct zd_error *err)
{
	git_reference_iterator *all = NULL;
	const char *name;
	int rc, code = 0;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	rc = zd_git2.reference_iterator_new(&all, s->repo);
	while (!rc && !code && !(rc = zd_git2.reference_next_name(&name, all)))
		if (zd_slice_starts(zd_slice_str(name), prefix))
			code = add_ref(out, s, name, err);
	if (!code && rc && rc != GIT_ITEROVER)
		code = zd_giterr(err, rc, "the refs of %s", zd_store_path(s));
	zd_git2.reference_iterator_free(all);
	zd_giterr_clear();
	if (code)
		zd_refs_clear(out);
	else if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), by_name);
	return code;
}

void zd_refs_clear(struct zd_refs *r)
{
	zd_vec_clear(r);
	zd_arena_clear(&r->arena);
}
