#include "store/private.h"

#include "base/utf8.h"

/* What git holds may be in any encoding; behind this it is UTF-8. */
static struct zd_slice text(struct zd_arena *a, const char *bytes)
{
	struct zd_slice s = zd_slice_str(bytes), out;
	struct zd_buf b = ZD_BUF_INIT;
	size_t bad = zd_utf8_check(s);

	if (bad == SIZE_MAX)
		return zd_arena_slice(a, s);
	while (bad != SIZE_MAX) {
		zd_buf_put(&b, s.ptr, bad);
		zd_utf8_put(&b, 0xfffd);
		s = zd_slice_sub(s, bad + 1, s.len);
		bad = zd_utf8_check(s);
	}
	zd_buf_put_slice(&b, s);
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static int find(git_commit **out, struct zd_store *s,
	const struct zd_oid *commit, struct zd_error *err)
{
	char hex[41];
	git_oid id;
	int rc;

	zd_oid_to_git(&id, commit);
	rc = zd_git2.commit_lookup(out, s->repo, &id);
	zd_oid_hex(commit, hex);
	return rc ? zd_giterr(err, rc, "commit %s", hex) : 0;
}

static void fill(
	struct zd_commit *out, struct zd_arena *a, const git_commit *commit)
{
	const git_signature *author = zd_git2.commit_author(commit);
	const git_signature *committer = zd_git2.commit_committer(commit);

	zd_oid_from_git(&out->id, zd_git2.commit_id(commit));
	zd_oid_from_git(&out->tree, zd_git2.commit_tree_id(commit));
	out->nparents = zd_git2.commit_parentcount(commit);
	out->parents =
		zd_arena_calloc(a, out->nparents + 1, sizeof(*out->parents));
	for (unsigned i = 0; i < out->nparents; i++)
		zd_oid_from_git(
			&out->parents[i], zd_git2.commit_parent_id(commit, i));
	out->message = text(a, zd_git2.commit_message(commit));
	out->author = text(a, author->name);
	out->author_email = text(a, author->email);
	out->author_when = author->when.time;
	out->author_offset = author->when.offset;
	out->committer = text(a, committer->name);
	out->committer_email = text(a, committer->email);
	out->committer_when = committer->when.time;
	out->committer_offset = committer->when.offset;
}

int zd_store_commit_info(struct zd_store *s, const struct zd_oid *commit,
	struct zd_arena *a, struct zd_commit *out, struct zd_error *err)
{
	git_commit *found;
	int code;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	code = find(&found, s, commit, err);
	if (code)
		return code;
	fill(out, a, found);
	zd_git2.commit_free(found);
	return 0;
}

int zd_store_log(struct zd_store *s, const struct zd_oid *from,
	const struct zd_oid *until, struct zd_arena *a, struct zd_commits *out,
	struct zd_error *err)
{
	struct zd_oid at = *from;
	struct zd_commit one;
	int code = 0;

	memset(out, 0, sizeof(*out));
	while (!code && !(until && zd_oid_eq(&at, until))) {
		code = zd_store_commit_info(s, &at, a, &one, err);
		if (code)
			break;
		zd_vec_push(out, one);
		if (!one.nparents)
			break;
		at = one.parents[0];
	}
	if (code)
		zd_vec_clear(out);
	return code;
}
