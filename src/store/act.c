#include "store/private.h"

#include "base/limits.h"

#define TAGS "refs/tags/"

/*
 * The order is what makes an act whole: lock, read the tip, build, write
 * every object with fsync, and only then move the ref, by one rename. Of
 * several acts all are built and written before the first ref moves. The
 * tag's lock is held before the branch moves, so that nobody else can take
 * its name in between.
 */
struct acting {
	struct zd_store *s;
	const struct zd_act *act;
	struct zd_error *err;
	struct zd_lock lock, tag_lock;
	git_signature *author, *committer;
	git_oid tip; /* at first the branch's, then the last commit made */
	bool exists, has_parent;
	git_oid tag;
	char subject[201];
};

/* --- commits -------------------------------------------------------------- */

static int parent_tree(git_tree **out, struct acting *a)
{
	git_commit *parent = NULL;
	int rc;

	*out = NULL;
	if (!a->has_parent)
		return 0;
	rc = zd_git2.commit_lookup(&parent, a->s->repo, &a->tip);
	if (!rc)
		rc = zd_git2.commit_tree(out, parent);
	zd_git2.commit_free(parent);
	return rc ? zd_giterr(a->err, rc, "commit %s",
			    zd_git2.oid_tostr_s(&a->tip))
		  : 0;
}

static int write_commit(
	struct acting *a, const struct zd_changes *changes, const char *message)
{
	const git_oid *parents[] = {&a->tip};
	git_tree *before;
	git_oid tree, commit;
	int code = parent_tree(&before, a), rc;
	bool same;

	if (!code)
		code = zd_changes_write(&tree, a->s, before, changes, a->err);
	same = !code && before &&
		zd_git2.oid_equal(&tree, zd_git2.tree_id(before));
	zd_git2.tree_free(before);
	if (code)
		return code;
	if (same && !a->act->allow_empty)
		return zd_error_set(a->err, ZD_ESAME,
			"nothing would change on %s", a->act->ref);
	rc = zd_git2.commit_create_from_ids(&commit, a->s->repo, NULL,
		a->author, a->committer, NULL, message, &tree, a->has_parent,
		parents);
	if (rc)
		return zd_giterr(a->err, rc, "a commit on %s", a->act->ref);
	a->tip = commit;
	a->has_parent = true;
	return 0;
}

/* The builder may have changed who the author of this commit is. */
static int renew_author(struct acting *a)
{
	zd_git2.signature_free(a->author);
	a->author = NULL;
	return zd_signature_new(&a->author, a->act->author, a->err);
}

/* One call of the builder, one commit; ZD_MORE where another follows. */
static int build_one(struct acting *a)
{
	struct zd_changes changes = {0};
	struct zd_buf message = {.max = ZD_MAX_MESSAGE};
	struct zd_oid tip;
	int more, code;

	zd_oid_from_git(&tip, &a->tip);
	more = a->act->build(
		a->act->ctx, &tip, a->exists, &changes, &message, a->err);
	code = more < 0 ? more : zd_message_clean(&message, a->err);
	if (!code)
		code = renew_author(a);
	if (!code)
		code = write_commit(a, &changes, message.ptr);
	if (!code)
		zd_message_subject(a->subject, message.ptr);
	zd_changes_clear(&changes);
	zd_buf_clear(&message);
	return code ? code : more;
}

/* --- tags ----------------------------------------------------------------- */

/* A tag to write: its whole name, its message (NULL: the name). */
struct tag {
	const char *ref, *message;
	const git_oid *commit;
	const git_signature *who;
};

static int write_tag(git_oid *out, struct zd_store *s, const struct tag *tag,
	struct zd_error *err)
{
	const char *name = tag->ref + strlen(TAGS);
	struct zd_buf text = ZD_BUF_INIT;
	git_object *target = NULL;
	int code, rc;

	zd_buf_puts(&text, tag->message ? tag->message : name);
	code = zd_message_clean(&text, err);
	if (!code) {
		rc = zd_git2.object_lookup(
			&target, s->repo, tag->commit, GIT_OBJECT_COMMIT);
		if (!rc)
			rc = zd_git2.tag_annotation_create(
				out, s->repo, name, target, tag->who, text.ptr);
		code = rc ? zd_giterr(err, rc, "%s", tag->ref) : 0;
	}
	zd_git2.object_free(target);
	zd_buf_clear(&text);
	return code;
}

static int check_tag(const char *tag, struct zd_error *err)
{
	int code = zd_ref_check(tag, err);

	if (!code && !zd_slice_starts(zd_slice_str(tag), TAGS))
		code = zd_error_set(err, ZD_EUSAGE,
			"'%s' cannot be the name of a tag", tag);
	return code;
}

/* --- the act -------------------------------------------------------------- */

static int check(struct acting *a)
{
	int code = zd_ref_check(a->act->ref, a->err);

	if (!code && a->act->tag)
		code = check_tag(a->act->tag, a->err);
	if (!code)
		code = zd_signature_new(&a->author, a->act->author, a->err);
	if (!code)
		code = zd_signature_new(
			&a->committer, a->act->committer, a->err);
	return code;
}

static int lock_tag(struct acting *a)
{
	const char *tag = a->act->tag;
	git_oid there;
	bool exists;
	int code;

	if (!tag)
		return 0;
	code = zd_lock_take(&a->tag_lock, a->s, tag, a->err);
	if (!code)
		code = zd_ref_tip(&there, &exists, a->s, tag, a->err);
	if (!code && exists)
		return zd_error_set(
			a->err, ZD_EEXISTS, "there is %s already", tag);
	return code ? code : zd_ref_clash(a->s, tag, a->err);
}

static int lock_branch(struct acting *a)
{
	int code = zd_lock_take(&a->lock, a->s, a->act->ref, a->err);

	if (!code)
		code = zd_ref_tip(
			&a->tip, &a->exists, a->s, a->act->ref, a->err);
	if (code)
		return code;
	a->has_parent = a->exists || !zd_oid_is_zero(&a->act->start);
	if (a->exists)
		return 0;
	zd_oid_to_git(&a->tip, &a->act->start);
	return zd_ref_clash(a->s, a->act->ref, a->err);
}

/* Behind this and a flush only the renames are left. */
static int prepare(struct acting *a)
{
	int code = lock_branch(a);

	if (!code)
		code = lock_tag(a);
	if (code)
		return code;
	do
		code = build_one(a);
	while (code == ZD_MORE);
	if (!code && a->act->tag)
		code = write_tag(&a->tag, a->s,
			&(struct tag){a->act->tag, a->act->tag_message, &a->tip,
				a->committer},
			a->err);
	return code;
}

static int move(struct acting *a, struct zd_oid *out)
{
	struct zd_error why = {0};
	int code = zd_lock_move(
		&a->lock, &a->tip, a->committer, a->subject, a->err);

	if (code)
		return code;
	zd_oid_from_git(out, &a->tip);
	if (!a->act->tag)
		return 0;
	code = zd_lock_move(
		&a->tag_lock, &a->tag, a->committer, a->subject, &why);
	if (code)
		zd_error_set(a->err, code,
			"the act is done and stands on %s, but its tag could "
			"not be set, which the next act makes good: %s",
			a->act->ref, why.message);
	return code;
}

/* Behind the first rename an error has to say what stands already. */
static int move_all(struct acting *all, size_t len, struct zd_oid *out)
{
	int code = 0;

	for (size_t i = 0; !code && i < len; i++) {
		struct zd_error why;

		code = move(&all[i], &out[i]);
		if (!code || !i || !all[i].err)
			continue;
		why = *all[i].err;
		zd_error_set(all[i].err, code,
			"%zu of %zu branches have moved, the others not: %s", i,
			len, why.message);
	}
	return code;
}

int zd_store_acts(struct zd_store *s, const struct zd_act *acts, size_t len,
	struct zd_oid *out, struct zd_error *err)
{
	struct acting *all = zd_calloc(len + 1, sizeof(*all));
	int code = 0;

	zd_giterr_clear();
	memset(out, 0, len * sizeof(*out));
	for (size_t i = 0; !code && i < len; i++) {
		all[i] = (struct acting){.s = s, .act = &acts[i], .err = err};
		code = check(&all[i]);
		if (!code)
			code = prepare(&all[i]);
	}
	if (!code)
		code = zd_stage_flush(s->stage, s->repo, err);
	if (!code)
		code = move_all(all, len, out);
	/* In reverse: each gives back the signals as it found them. */
	for (size_t i = len; i-- > 0;) {
		if (all[i].tag_lock.transaction)
			zd_lock_release(&all[i].tag_lock);
		if (all[i].lock.transaction)
			zd_lock_release(&all[i].lock);
		zd_git2.signature_free(all[i].author);
		zd_git2.signature_free(all[i].committer);
	}
	zd_stage_clear(s->stage);
	zd_free(all);
	return code;
}

int zd_store_act(struct zd_store *s, const struct zd_act *act,
	struct zd_oid *out, struct zd_error *err)
{
	return zd_store_acts(s, act, 1, out, err);
}

static int set_tag(struct zd_lock *lock, const git_oid *commit,
	const char *message, const git_signature *who, struct zd_error *err)
{
	struct zd_store *s = lock->store;
	char subject[201];
	git_oid there, tag;
	bool exists;
	int code = zd_ref_tip(&there, &exists, s, lock->ref, err);

	if (!code && exists)
		return zd_git2.oid_equal(&there, commit)
			? 0
			: zd_error_set(err, ZD_EEXISTS,
				  "there is %s already, on another commit",
				  lock->ref);
	if (!code)
		code = zd_ref_clash(s, lock->ref, err);
	if (!code)
		code = write_tag(&tag, s,
			&(struct tag){lock->ref, message, commit, who}, err);
	if (!code)
		code = zd_stage_flush(s->stage, s->repo, err);
	if (code)
		return code;
	zd_message_subject(subject, message ? message : lock->ref);
	return zd_lock_move(lock, &tag, who, subject, err);
}

int zd_store_tag(struct zd_store *s, const char *tag,
	const struct zd_oid *commit, const char *message,
	const struct zd_identity *who, struct zd_error *err)
{
	git_signature *signature = NULL;
	struct zd_lock lock;
	git_oid id;
	int code;

	zd_giterr_clear();
	zd_oid_to_git(&id, commit);
	code = check_tag(tag, err);
	if (!code)
		code = zd_signature_new(&signature, who, err);
	if (!code)
		code = zd_lock_take(&lock, s, tag, err);
	if (!code) {
		code = set_tag(&lock, &id, message, signature, err);
		zd_lock_release(&lock);
	}
	zd_stage_clear(s->stage);
	zd_git2.signature_free(signature);
	return code;
}
