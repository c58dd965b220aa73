/*
 * Drives the store hard, for stress.sh:
 *
 *	stress init DIR
 *	stress write DIR REF WORKER COUNT   acts, one after another
 *	stress kill DIR SEED ROUNDS         kills a writer again and again
 *	stress kill-init DIR SEED ROUNDS    the same, for init
 *	stress full DIR                     a disk full at each call in turn
 *	stress wait DIR REF MS              one act that waits MS for the lock
 *
 * An act adds the file draft/NAME.md and the line NAME to the file contents,
 * and is called NAME in its commit: so a lost act shows in all three. Each
 * finished one is acknowledged by a line "COMMIT NAME" on standard output.
 */
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "disk.h"
#include "store/store.h"

#define MAIN "refs/heads/main"
#define BRANCH "refs/heads/proposals/zero/EU"
/* Files of an act that is large enough to become a pack. */
#define MANY 80
/* No killed writer lives longer. */
#define LONGEST_US 150000

static const struct zd_identity who = {
	"Ana Facilitator", "ana@facilitators.invalid", 1772442000, 60};

static int fail(const struct zd_error *err)
{
	printf("error %d: %s\n", err->code, err->message);
	return 1;
}

/* --- one act -------------------------------------------------------------- */

struct adding {
	struct zd_store *s;
	const char *name;
	unsigned files;
};

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct adding *add = ctx;
	struct zd_arena a = {0};
	struct zd_slice contents;
	int code = zd_store_read(
		add->s, tip, ZD_LIT("contents"), &a, &contents, err);

	(void)exists;
	for (unsigned i = 0; !code && i < add->files; i++)
		zd_changes_put(changes,
			zd_arena_printf(&a, "draft/%s%s%.0u.md", add->name,
				i ? "." : "", i),
			zd_arena_printf(&a, "%s, file %u\n", add->name, i));
	if (!code) {
		zd_changes_put(changes, ZD_LIT("contents"),
			zd_arena_printf(
				&a, "%.*s%s\n", ZD_FMT(contents), add->name));
		zd_buf_printf(message, "%s\n", add->name);
	}
	zd_arena_clear(&a);
	return code;
}

static int act(struct zd_store *s, const char *ref, const char *name,
	unsigned files, const char *tag, struct zd_error *err)
{
	struct adding add = {s, name, files};
	struct zd_act one = {.ref = ref,
		.author = &who,
		.committer = &who,
		.build = build,
		.ctx = &add,
		.tag = tag,
		.tag_message = name};
	struct zd_oid commit;
	char line[200], hex[41];
	int code = zd_store_ref(s, MAIN, &one.start, err), len;

	if (!code)
		code = zd_store_act(s, &one, &commit, err);
	if (code)
		return code;
	zd_oid_hex(&commit, hex);
	len = snprintf(line, sizeof(line), "%s %s\n", hex, name);
	/* One call: a kill leaves the whole line or nothing. */
	return write(1, line, (size_t)len) == len ? 0 : ZD_EIO;
}

/* --- init, write, wait ---------------------------------------------------- */

static int init(const char *dir, struct zd_error *err)
{
	struct zd_changes files = {0};
	int code;

	zd_changes_put(&files, ZD_LIT("contents"), ZD_LIT(""));
	zd_changes_put(&files, ZD_LIT("negotiation"), ZD_LIT("title: X\n"));
	code = zd_store_init(dir, &files, "begin\n", &who, err);
	zd_changes_clear(&files);
	return code;
}

static int write_many(
	const char *dir, const char *ref, const char *worker, unsigned count)
{
	struct zd_error err;
	struct zd_store *s;
	char name[100];
	int code = zd_store_open(&s, dir, false, &err);

	/* Eight at once on a slow disk: nobody is to give up. */
	if (!code)
		zd_store_set_lock_wait(s, 120000);
	for (unsigned i = 0; !code && i < count; i++) {
		snprintf(name, sizeof(name), "%s-%u", worker, i);
		code = act(s, ref, name, 1, NULL, &err);
	}
	zd_store_free(s);
	return code ? fail(&err) : 0;
}

static int wait_for(const char *dir, const char *ref, unsigned milliseconds)
{
	struct zd_error err;
	struct zd_store *s;
	int code = zd_store_open(&s, dir, false, &err);

	if (!code) {
		zd_store_set_lock_wait(s, milliseconds);
		code = act(s, ref, "waited", 1, NULL, &err);
	}
	zd_store_free(s);
	return code ? fail(&err) : 0;
}

/* --- kill ----------------------------------------------------------------- */

static uint32_t next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void sleep_us(unsigned us)
{
	struct timespec t = {us / 1000000, (long)(us % 1000000) * 1000};

	nanosleep(&t, NULL);
}

/* Never ends by itself, unless something fails. */
static void victim(const char *dir, uint32_t seed)
{
	struct zd_error err;
	struct zd_store *s;
	char name[100], tag[120];
	int code = zd_store_open(&s, dir, false, &err);

	for (unsigned i = 0; !code; i++) {
		snprintf(name, sizeof(name), "k%08x-%u", seed, i);
		snprintf(tag, sizeof(tag), "refs/tags/%s", name);
		code = act(s, seed % 3 ? MAIN : BRANCH, name,
			i % 5 == 3 ? MANY : 1, i % 2 ? tag : NULL, &err);
	}
	exit(fail(&err));
}

static unsigned locks_removed;

/* What the error of the next writer would tell the user to do. */
static int remove_lock(
	const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)at;
	if (kind == FTW_F && zd_slice_ends(zd_slice_str(path), ".lock")) {
		locks_removed++;
		return unlink(path);
	}
	return 0;
}

static void remove_locks(const char *dir)
{
	struct zd_buf refs = ZD_BUF_INIT;

	zd_buf_printf(&refs, "%s/refs", dir);
	nftw(refs.ptr, remove_lock, 16, FTW_PHYS);
	zd_buf_clear(&refs);
}

/* The tip is an act that was finished: its file and its line are there. */
static int check_tip(struct zd_store *s, const char *ref)
{
	struct zd_arena a = {0};
	struct zd_error err = {0};
	struct zd_commit c;
	struct zd_oid tip;
	struct zd_slice contents, file;
	int code = zd_store_ref(s, ref, &tip, &err);

	if (code == ZD_ENOTFOUND && strcmp(ref, MAIN))
		return 0;
	if (!code)
		code = zd_store_commit_info(s, &tip, &a, &c, &err);
	if (!code)
		code = zd_store_read(
			s, &tip, ZD_LIT("contents"), &a, &contents, &err);
	if (!code && c.nparents)
		code = zd_store_read(s, &tip,
			zd_arena_printf(&a, "draft/%.*s.md",
				(int)c.message.len - 1, c.message.ptr),
			&a, &file, &err);
	if (!code && c.nparents &&
		!zd_slice_ends(contents, zd_arena_slice(&a, c.message).ptr))
		code = zd_error_set(&err, ZD_EGIT, "contents of %s", ref);
	zd_arena_clear(&a);
	return code ? fail(&err) : 0;
}

static int check_after(const char *dir)
{
	struct zd_error err = {0};
	struct zd_store *s;
	int bad = zd_store_open(&s, dir, false, &err) ? fail(&err) : 0;

	if (!bad)
		bad = check_tip(s, MAIN) || check_tip(s, BRANCH);
	zd_store_free(s);
	return bad;
}

static void copy_all(int from)
{
	char buf[4096];
	ssize_t n;

	while ((n = read(from, buf, sizeof(buf))) > 0)
		if (write(1, buf, (size_t)n) != n)
			abort();
}

/* Starts `what` in a child, kills it after at most max_us, and passes on
 * what it wrote. False if it ended by itself with an error. */
static bool kill_one(void (*what)(const char *, uint32_t), const char *dir,
	uint32_t seed, unsigned max_us)
{
	int ends[2], status;
	pid_t child;

	if (pipe(ends) || (child = fork()) < 0)
		abort();
	if (!child) {
		dup2(ends[1], 1);
		close(ends[0]);
		close(ends[1]);
		what(dir, seed);
		_exit(0);
	}
	close(ends[1]);
	sleep_us(seed % max_us);
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	copy_all(ends[0]);
	close(ends[0]);
	return WIFSIGNALED(status) || WEXITSTATUS(status) == 0;
}

/* Microseconds in which this machine opens the repository and makes four
 * acts, two of them large: a kill comes within that time. */
static unsigned pace(const char *dir)
{
	struct timespec from, to;
	struct zd_error err;
	struct zd_store *s;
	char name[40];
	int code;

	clock_gettime(CLOCK_MONOTONIC, &from);
	code = zd_store_open(&s, dir, false, &err);
	for (int i = 0; !code && i < 4; i++) {
		snprintf(name, sizeof(name), "pace-%ld-%d", from.tv_nsec, i);
		code = act(s, MAIN, name, i % 2 ? MANY : 1, NULL, &err);
	}
	zd_store_free(s);
	if (code)
		exit(fail(&err));
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (unsigned)((to.tv_sec - from.tv_sec) * 1000000 +
		       (to.tv_nsec - from.tv_nsec) / 1000) +
		1000;
}

static int kill_many(const char *dir, uint32_t seed, unsigned rounds)
{
	unsigned max_us = pace(dir);

	if (max_us > LONGEST_US)
		max_us = LONGEST_US;
	for (unsigned i = 0; i < rounds; i++) {
		if (!kill_one(victim, dir, next(&seed), max_us))
			return 1;
		remove_locks(dir);
		if (check_after(dir))
			return 1;
	}
	printf("locks %u\n", locks_removed);
	return 0;
}

static void init_victim(const char *dir, uint32_t seed)
{
	struct zd_error err;

	(void)seed;
	if (init(dir, &err))
		exit(fail(&err));
}

/* Whatever a killed init left, the next one makes a whole repository of it,
 * or finds that there is one. */
static int kill_init(const char *dir, uint32_t seed, unsigned rounds)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct zd_error err;
	int code = 0;

	for (unsigned i = 0; !code && i < rounds; i++) {
		zd_buf_truncate(&path, 0);
		zd_buf_printf(&path, "%s/n%u", dir, i);
		if (!kill_one(init_victim, path.ptr, next(&seed), 12000))
			code = 1;
		else if ((code = init(path.ptr, &err)) == ZD_EEXISTS)
			code = 0;
		else if (code)
			fail(&err);
		if (!code)
			code = check_after(path.ptr);
	}
	zd_buf_clear(&path);
	return code ? 1 : 0;
}

/* --- full ----------------------------------------------------------------- */

struct trial {
	const char *dir, *ref, *tag;
	unsigned files;
};

static bool same_tip(struct zd_store *s, const char *ref, struct zd_oid *tip)
{
	struct zd_oid now;

	zd_store_ref(s, ref, &now, NULL);
	if (zd_oid_eq(&now, tip))
		return true;
	*tip = now;
	return false;
}

static int judge(int code, bool failed, bool same, const struct zd_error *err)
{
	bool late = code &&
		(strstr(err->message, "the act is done") ||
			strstr(err->message, "did not confirm"));

	if (code && !failed)
		return fail(err);
	if (!code && same)
		return printf("an act succeeded and moved nothing\n");
	if (code && !same && !late)
		return printf("the ref moved: %s\n", err->message);
	if (code && code != ZD_EIO)
		return printf("not ZD_EIO: %d %s\n", code, err->message);
	if (code && !strstr(err->message, "no space left on the disk"))
		if (!late)
			return printf("unclear: %s\n", err->message);
	return 0;
}

/* libgit2 1.5 leaks 40 bytes where the file of a new pack cannot be made
 * (git_indexer_new). */
void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

static int act_when_full(struct zd_store *s, const struct trial *t,
	const char *name, const char *tag, struct zd_error *err)
{
	bool pack = t->files == MANY;
	int code;

	if (pack && __lsan_disable)
		__lsan_disable();
	code = act(s, t->ref, name, t->files, tag, err);
	if (pack && __lsan_enable)
		__lsan_enable();
	return code;
}

/* One act with the disk full at call n; *done once there is no call n. */
static int full_once(const struct trial *t, unsigned n, bool sticky, bool *done)
{
	struct zd_error err = {0};
	struct zd_store *s;
	struct zd_oid before = {{0}};
	char name[60], tag[100];
	int code = zd_store_open(&s, t->dir, false, &err), bad;
	bool same, failed;

	if (code)
		return fail(&err);
	zd_store_set_lock_wait(s, 0);
	zd_store_ref(s, t->ref, &before, NULL);
	snprintf(name, sizeof(name), "full%u%c%c%u", n, sticky ? 's' : 'o',
		t->tag ? 't' : 'b', t->files);
	snprintf(tag, sizeof(tag), "%s%s", t->tag ? t->tag : "", name);
	disk_full_at(n, sticky);
	code = act_when_full(s, t, name, t->tag ? tag : NULL, &err);
	failed = disk_ok();
	same = same_tip(s, t->ref, &before);
	bad = judge(code, failed, same, &err) || check_tip(s, MAIN) ||
		check_tip(s, BRANCH);
	if (bad)
		printf("at call %u%s of %s\n", n, sticky ? " and on" : "",
			name);
	*done = !failed;
	zd_store_free(s);
	return bad;
}

static int full_init(const char *dir)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct zd_error err = {0};
	bool failed = true;
	int code = 0, bad = 0;

	for (unsigned n = 1; failed && !bad; n++) {
		zd_buf_truncate(&path, 0);
		zd_buf_printf(&path, "%s/init%u", dir, n);
		disk_full_at(n, n % 2);
		code = init(path.ptr, &err);
		failed = disk_ok();
		if (code && code != ZD_EIO)
			bad = fail(&err);
		if (code && (code = init(path.ptr, &err)) && code != ZD_EEXISTS)
			bad = fail(&err);
		bad = bad || check_after(path.ptr);
		if (bad)
			printf("at call %u of init\n", n);
	}
	zd_buf_clear(&path);
	return bad;
}

static int full(const char *dir)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct trial trials[] = {{NULL, MAIN, NULL, 1},
		{NULL, MAIN, "refs/tags/full/", 1}, {NULL, BRANCH, NULL, MANY}};
	int bad = full_init(dir);

	zd_buf_printf(&path, "%s/init1", dir);
	for (size_t i = 0; !bad && i < 6; i++) {
		struct trial *t = &trials[i / 2];
		bool done = false;
		unsigned n = 1;

		t->dir = path.ptr;
		for (; !bad && !done && n < 2000; n++)
			bad = full_once(t, n, i % 2, &done);
		printf("# %u calls\n", n - 2);
	}
	zd_buf_clear(&path);
	return bad;
}

int main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[1] : "";
	unsigned long n = argc > 4 ? strtoul(argv[argc - 1], NULL, 10) : 0;
	struct zd_error err;

	if (!strcmp(what, "init"))
		return init(argv[2], &err) ? fail(&err) : 0;
	if (!strcmp(what, "write") && argc == 6)
		return write_many(argv[2], argv[3], argv[4], (unsigned)n);
	if (!strcmp(what, "wait") && argc == 5)
		return wait_for(argv[2], argv[3], (unsigned)n);
	if (!strcmp(what, "kill") && argc == 5)
		return kill_many(argv[2], (uint32_t)strtoul(argv[3], NULL, 10),
			(unsigned)n);
	if (!strcmp(what, "kill-init") && argc == 5)
		return kill_init(argv[2], (uint32_t)strtoul(argv[3], NULL, 10),
			(unsigned)n);
	if (!strcmp(what, "full"))
		return full(argv[2]);
	fputs("see the head of stress.c\n", stderr);
	return 2;
}
