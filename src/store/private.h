/*
 * What the files of this folder share: the open repository and the helpers
 * around libgit2. Nothing outside of src/store includes it.
 */
#ifndef ZD_STORE_PRIVATE_H
#define ZD_STORE_PRIVATE_H

#include <signal.h>

#include "store/git2.h"
#include "store/giterr.h"
#include "store/stage.h"
#include "store/store.h"

/* Folders inside folders that are followed; a draft needs two. */
#define ZD_MAX_FOLDERS 32u
/* Bytes of a path, of a whole ref name, of a revision as typed. */
#define ZD_MAX_PATH 1024u
#define ZD_MAX_REF 512u
#define ZD_MAX_SPEC 1024u

/* The trees that were read last: a draft is read file after file. */
struct zd_tree_cache {
	struct zd_oid commit;
	git_tree *root; /* NULL: nothing is cached */
	char *folder;
	git_tree *tree; /* of folder; NULL where folder is NULL */
};

struct zd_store {
	git_repository *repo;
	git_odb *odb;
	struct zd_stage *stage; /* owned by odb */
	unsigned lock_wait_ms;
	struct zd_tree_cache cache;
};

static inline void zd_oid_from_git(struct zd_oid *out, const git_oid *oid)
{
	memcpy(out->bytes, oid->id, sizeof(out->bytes));
}

static inline void zd_oid_to_git(git_oid *out, const struct zd_oid *oid)
{
	memcpy(out->id, oid->bytes, sizeof(oid->bytes));
}

/* --- checks: name.c ------------------------------------------------------ */

/* A whole ref name that may be written: refs/heads/… or refs/tags/…. */
int zd_ref_check(const char *ref, struct zd_error *err);
/* A file's path inside a tree. */
int zd_path_check(struct zd_slice path, struct zd_error *err);

/* --- people and messages: identity.c ------------------------------------- */

/* *out is freed with git_signature_free. */
int zd_signature_new(git_signature **out, const struct zd_identity *who,
	struct zd_error *err);
/* Checks a message; ends it with one line end, takes blank lines off. */
int zd_message_clean(struct zd_buf *message, struct zd_error *err);
/* What a reflog says: the first line, at most 200 bytes of it. */
void zd_message_subject(char out[201], const char *message);

/* --- trees: changes.c ---------------------------------------------------- */

/* Writes the tree that `base` (NULL: the empty one) becomes. */
int zd_changes_write(git_oid *out, struct zd_store *s, const git_tree *base,
	const struct zd_changes *changes, struct zd_error *err);

/* --- refs: ref.c --------------------------------------------------------- */

/* The commit of a ref; *exists is false where there is none such. A ref that
 * points to another ref is refused. */
int zd_ref_tip(git_oid *out, bool *exists, struct zd_store *s, const char *ref,
	struct zd_error *err);
/* ZD_EEXISTS where another ref's name stands in the way of a new one. */
int zd_ref_clash(struct zd_store *s, const char *ref, struct zd_error *err);

/* --- locks: lock.c ------------------------------------------------------- */

/*
 * One locked ref. From zd_lock_take to zd_lock_release the signals that ask
 * a program to end wait, so that Ctrl-C leaves no lock file behind.
 */
struct zd_lock {
	struct zd_store *store;
	git_transaction *transaction;
	const char *ref;
	sigset_t mask;
};
int zd_lock_take(struct zd_lock *l, struct zd_store *s, const char *ref,
	struct zd_error *err);
/* Moves the ref and writes its reflog; the lock is still to be released. */
int zd_lock_move(struct zd_lock *l, const git_oid *to, const git_signature *who,
	const char *subject, struct zd_error *err);
void zd_lock_release(struct zd_lock *l);

/* --- reflogs: reflog.c --------------------------------------------------- */

/* Ends a line that a full disk cut off, so that the next one stands alone.
 * Under the ref's lock. */
void zd_reflog_mend(struct zd_store *s, const char *ref);

#endif
