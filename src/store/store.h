/*
 * Bytes, commits and refs in a git repository. Knows nothing of paragraphs.
 * The only folder that includes <git2.h>.
 *
 * Safe from the first day: every ref moves by compare-and-swap under a
 * git_transaction, never by force; a lock that another process holds is
 * retried for ZD_LOCK_WAIT_MS and then named in the error; objects, refs and
 * reflogs are written with fsync. Names of refs, identities and messages
 * are checked here, whatever the caller did.
 *
 * Paths are "draft/zero-OP1.md"; ref names are whole ("refs/heads/main").
 * What a function gives through a vector is set, not appended; the caller
 * clears it with zd_vec_clear. What git holds in another encoding is given
 * as UTF-8 with U+FFFD for what is none.
 */
#ifndef ZD_STORE_STORE_H
#define ZD_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/vec.h"

struct zd_store;

struct zd_oid {
	unsigned char bytes[20];
};

struct zd_change {
	struct zd_slice path;
	struct zd_slice bytes;
	bool remove;
};

struct zd_changes {
	struct zd_arena arena; /* where builders put paths and bytes */
	struct zd_change *at;
	size_t len, cap;
};
/* Path and bytes are copied. Of two words on one path the later holds; what
 * is removed need not be there; a folder left empty goes. */
void zd_changes_put(
	struct zd_changes *c, struct zd_slice path, struct zd_slice bytes);
void zd_changes_remove(struct zd_changes *c, struct zd_slice path);
void zd_changes_clear(struct zd_changes *c);

/*
 * A new bare repository at path (made if missing; must be empty), with a
 * root commit on refs/heads/main that holds `files`, core.logAllRefUpdates
 * and core.fsync set. ZD_EEXISTS if there is one already.
 */
int zd_store_init(const char *path, const struct zd_changes *files,
	const char *message, const struct zd_identity *who,
	struct zd_error *err);
/* path, or when `search` is set the first repository from path upwards. */
int zd_store_open(struct zd_store **out, const char *path, bool search,
	struct zd_error *err);
void zd_store_free(struct zd_store *s);
/* The git directory, with a '/' at its end. */
const char *zd_store_path(const struct zd_store *s);
/* How long a lock of another process is waited for; ZD_LOCK_WAIT_MS. */
void zd_store_set_lock_wait(struct zd_store *s, unsigned milliseconds);
/* A value of git's configuration, the repository's before the user's. A NULL
 * store asks the user's alone. ZD_ENOTFOUND. Without an arena *out is empty,
 * and only whether the value is set is told. */
int zd_store_config_get(struct zd_store *s, const char *key, struct zd_arena *a,
	struct zd_slice *out);
/* user.name and user.email, in the arena; no time. ZD_ENOTFOUND. */
int zd_store_default_identity(struct zd_store *s, struct zd_arena *a,
	struct zd_identity *out, struct zd_error *err);

/* A ref's commit; an annotated tag is peeled. ZD_ENOTFOUND. */
int zd_store_ref(struct zd_store *s, const char *ref, struct zd_oid *out,
	struct zd_error *err);
/* Anything git understands (rev1, main~2, abc123), but for searches in
 * messages (:/words). ZD_ENOTFOUND, ZD_EAMBIGUOUS. */
int zd_store_resolve(struct zd_store *s, const char *spec, struct zd_oid *out,
	struct zd_error *err);
/* Refs that begin with prefix, by name, in byte order. */
struct zd_ref {
	struct zd_slice name;
	struct zd_oid commit;
};
struct zd_refs {
	struct zd_arena arena;
	struct zd_ref *at;
	size_t len, cap;
};
int zd_store_refs(struct zd_store *s, const char *prefix, struct zd_refs *out,
	struct zd_error *err);
void zd_refs_clear(struct zd_refs *r);

/* One file of a commit, into *out (memory of the arena). ZD_ENOTFOUND. */
int zd_store_read(struct zd_store *s, const struct zd_oid *commit,
	struct zd_slice path, struct zd_arena *a, struct zd_slice *out,
	struct zd_error *err);
/* All entries directly in a folder ("" is the top), in git's order. */
struct zd_entry {
	struct zd_slice name;
	struct zd_oid blob;
	bool folder;
};
struct zd_entries {
	struct zd_entry *at;
	size_t len, cap;
};
int zd_store_list(struct zd_store *s, const struct zd_oid *commit,
	struct zd_slice folder, struct zd_arena *a, struct zd_entries *out,
	struct zd_error *err);
int zd_store_blob(struct zd_store *s, const struct zd_oid *blob,
	struct zd_arena *a, struct zd_slice *out, struct zd_error *err);
/* The hash that git gives these bytes as a blob; nothing is written. Costs
 * milliseconds where no store is open: libgit2 then starts and stops. */
void zd_store_hash(struct zd_slice bytes, struct zd_oid *out);

/* A commit's own data, in the arena. */
struct zd_commit {
	struct zd_oid id, tree;
	struct zd_oid *parents;
	size_t nparents;
	struct zd_slice message;
	struct zd_slice author, author_email, committer, committer_email;
	int64_t author_when, committer_when;
	int author_offset, committer_offset;
};
int zd_store_commit_info(struct zd_store *s, const struct zd_oid *commit,
	struct zd_arena *a, struct zd_commit *out, struct zd_error *err);
/* First parents from `from` back to, and without, `until` (NULL: to the
 * root), newest first. */
struct zd_commits {
	struct zd_commit *at;
	size_t len, cap;
};
int zd_store_log(struct zd_store *s, const struct zd_oid *from,
	const struct zd_oid *until, struct zd_arena *a, struct zd_commits *out,
	struct zd_error *err);
/* Files that differ between two commits: path, blobs (zero oid: absent). */
struct zd_delta {
	struct zd_slice path;
	struct zd_oid from, to;
};
struct zd_deltas {
	struct zd_delta *at;
	size_t len, cap;
};
int zd_store_diff(struct zd_store *s, const struct zd_oid *from,
	const struct zd_oid *to, struct zd_arena *a, struct zd_deltas *out,
	struct zd_error *err);

/*
 * A walk along a line of commits, for what each changes: as zd_store_diff,
 * but each tree is read once, and nothing that stayed is looked at. Files in
 * the top folder and in its folders; what lies deeper is not told.
 *
 *	struct zd_walk *w = zd_walk_new(store);
 *	for each commit, oldest first: zd_walk_to(w, &commit.tree, …);
 *	zd_walk_free(w);
 */
struct zd_walk;
struct zd_walk *zd_walk_new(struct zd_store *s);
/* Goes on to this tree; *out gets the files that differ from the one before,
 * all of them at first. Paths are in the arena. */
int zd_walk_to(struct zd_walk *w, const struct zd_oid *tree, struct zd_arena *a,
	struct zd_deltas *out, struct zd_error *err);
void zd_walk_free(struct zd_walk *w);

/*
 * An act: what one commit changes. The builder is called under the ref's
 * lock with the tip as it is now (exists is false for a new ref: then tip is
 * `start`), fills changes and message, and returns 0, or an error that ends
 * the act with nothing changed. It returns ZD_MORE when its commit is to be
 * followed by another of the same act: then it is called again, with that
 * commit as the tip and with changes and message empty. The ref moves once,
 * to the last commit. Nobody can move the ref meanwhile.
 */
#define ZD_MORE 1

struct zd_act {
	const char *ref;
	struct zd_oid start; /* parent when the ref does not exist yet */
	/* The builder may change what author points to, for the commit that
	 * it is asked for: one act may gather several people's. */
	const struct zd_identity *author, *committer;
	int (*build)(void *ctx, const struct zd_oid *tip, bool exists,
		struct zd_changes *changes, struct zd_buf *message,
		struct zd_error *err);
	void *ctx;
	/* Also set this annotated tag on the new commit ("refs/tags/rev1");
	 * it must not exist. NULL: none. */
	const char *tag;
	const char *tag_message;
	/* A commit that changes no file is made too, when set. */
	bool allow_empty;
};

/*
 * Carries out an act; *out gets the new commit. Errors: the builder's,
 * ZD_ELOCKED (names the lock file), ZD_EEXISTS (the tag, or a name in the
 * way), ZD_ESAME (nothing would change), ZD_EIO (disk full …), ZD_EUSAGE (a
 * name, path, message or identity that git could not hold, see below). On
 * any error no ref has moved and *out is zero. The one exception: the tag is
 * set behind the branch, and where that fails the error says so, *out is the
 * commit, and zd_store_tag heals it.
 *
 * A message: UTF-8 without control characters but tab and line feed, not
 * empty, below ZD_MAX_MESSAGE; blank lines around it go, one line end stays.
 * An identity: name and e-mail address without control or invisible
 * characters, `<` and `>`; blanks around them go; a date from 1970 to 2106.
 * SIGINT, SIGTERM and SIGHUP wait while the ref is locked.
 */
int zd_store_act(struct zd_store *s, const struct zd_act *act,
	struct zd_oid *out, struct zd_error *err);
/*
 * Several acts as one, each on a ref of its own: all refs are locked, all
 * commits made and written, and only then the refs move, one rename each. An
 * error before that leaves everything as it was. If a rename itself fails, or
 * the machine stops between two, each ref has all of its act or nothing; the
 * error says how many have moved, whose `out` are set.
 */
int zd_store_acts(struct zd_store *s, const struct zd_act *acts, size_t len,
	struct zd_oid *out, struct zd_error *err);
/* Makes an annotated tag on a commit; the same tag there already is fine. */
int zd_store_tag(struct zd_store *s, const char *tag,
	const struct zd_oid *commit, const char *message,
	const struct zd_identity *who, struct zd_error *err);

/*
 * A file beside the repository that can be made again, such as an index; it
 * is never part of it. Read whole into the arena; whatever is wrong with it
 * is ZD_ENOTFOUND. Written so that a reader sees the old one or the new.
 */
int zd_store_cache_read(struct zd_store *s, const char *name,
	struct zd_arena *a, struct zd_slice *out, struct zd_error *err);
int zd_store_cache_write(struct zd_store *s, const char *name,
	struct zd_slice bytes, struct zd_error *err);

/* True if it can be one component of a ref name: ASCII letters, digits, `-`,
 * `_` and `.`, at most ZD_MAX_NAME of them; no `-` at the start, no `.` at
 * either end, no `..`, no ".lock" at the end; not HEAD, not a commit's name. */
bool zd_store_name_ok(const char *name);
/* 40 hexadecimal digits and a NUL. */
void zd_oid_hex(const struct zd_oid *oid, char out[41]);
bool zd_oid_is_zero(const struct zd_oid *oid);
bool zd_oid_eq(const struct zd_oid *a, const struct zd_oid *b);

#endif
