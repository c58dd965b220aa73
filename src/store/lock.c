#include "store/private.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "base/limits.h"

/* Pauses between attempts grow from the first to the longest, by half. */
#define FIRST_PAUSE_MS 1u
#define LONGEST_PAUSE_MS 50u

/* The signals that ask a program to end: they wait while a lock is held. */
static void hold_signals(sigset_t *before)
{
	sigset_t end;

	sigemptyset(&end);
	sigaddset(&end, SIGINT);
	sigaddset(&end, SIGTERM);
	sigaddset(&end, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &end, before);
}

static int attempt(struct zd_lock *l)
{
	int rc;

	hold_signals(&l->mask);
	rc = zd_git2.transaction_new(&l->transaction, l->store->repo);
	if (!rc)
		rc = zd_git2.transaction_lock_ref(l->transaction, l->ref);
	if (rc)
		zd_lock_release(l);
	return rc;
}

static void pause_for(unsigned milliseconds)
{
	struct timespec t = {.tv_sec = milliseconds / 1000,
		.tv_nsec = (long)(milliseconds % 1000) * 1000000};

	/* A timer of the program's may ring meanwhile. */
	while (nanosleep(&t, &t) && errno == EINTR)
		;
}

static int given_up(const struct zd_lock *l, struct zd_error *err)
{
	const char *folder = zd_git2.repository_commondir(l->store->repo);

	return zd_error_set(err, ZD_ELOCKED,
		"%s is locked by another process, or was left locked by one "
		"that died. If no program is writing to the repository, "
		"delete the file %s%s.lock and do it again",
		l->ref, folder, l->ref);
}

int zd_lock_take(struct zd_lock *l, struct zd_store *s, const char *ref,
	struct zd_error *err)
{
	unsigned waited = 0, next = FIRST_PAUSE_MS;
	int rc, code;

	*l = (struct zd_lock){.store = s, .ref = ref};
	/* Not found: a folder on the way went away while it was made. */
	while ((rc = attempt(l)) == GIT_ELOCKED || rc == GIT_ENOTFOUND) {
		if (waited >= s->lock_wait_ms)
			break;
		pause_for(next);
		waited += next;
		next += next / 2 + 1;
		if (next > LONGEST_PAUSE_MS)
			next = LONGEST_PAUSE_MS;
	}
	if (!rc)
		return 0;
	if (rc == GIT_ELOCKED)
		return given_up(l, err);
	code = zd_giterr(err, rc, "%s cannot be locked", ref);
	/* A name in the way is the likelier reason, and can be helped. */
	return zd_ref_clash(s, ref, NULL) ? zd_ref_clash(s, ref, err) : code;
}

static bool moved(const struct zd_lock *l, const git_oid *to)
{
	git_oid now;
	bool is = !zd_git2.reference_name_to_id(&now, l->store->repo, l->ref) &&
		zd_git2.oid_equal(&now, to);

	zd_giterr_clear();
	return is;
}

int zd_lock_move(struct zd_lock *l, const git_oid *to, const git_signature *who,
	const char *subject, struct zd_error *err)
{
	int rc, code;

	zd_reflog_mend(l->store, l->ref);
	rc = zd_git2.transaction_set_target(
		l->transaction, l->ref, to, who, subject);
	if (!rc)
		rc = zd_git2.transaction_commit(l->transaction);
	if (!rc)
		return 0;
	code = zd_giterr(err, rc, "%s", l->ref);
	/* It fails behind the rename too, when the folder's fsync does. */
	if (moved(l, to))
		return zd_error_set(err, code,
			"%s was written, but the disk "
			"did not confirm it: see with `git fsck` whether it "
			"is sound",
			l->ref);
	return code;
}

void zd_lock_release(struct zd_lock *l)
{
	zd_git2.transaction_free(l->transaction);
	l->transaction = NULL;
	pthread_sigmask(SIG_SETMASK, &l->mask, NULL);
}
