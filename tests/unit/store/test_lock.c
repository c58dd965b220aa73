/* Names in the way, locks of others, reflogs. */
#include "fixture.h"

#include <signal.h>

static struct fixture f;

static void setup(void)
{
	fixture_begin(&f);
	zd_store_set_lock_wait(f.s, 20);
}

static void teardown(void)
{
	fixture_end(&f);
}

TestSuite(lock, .init = setup, .fini = teardown);

static void put_file(const char *name, const char *bytes)
{
	char path[200];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", f.path, name);
	out = fopen(path, "a");
	cr_assert(out != NULL);
	fputs(bytes, out);
	fclose(out);
}

Test(lock, a_stale_lock_is_named_and_stays)
{
	put_file("refs/heads/main.lock", "");
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "x"), ZD_ELOCKED);
	cr_assert(strstr(f.err.message, f.path) != NULL);
	cr_assert(strstr(f.err.message, "/refs/heads/main.lock") != NULL);
	/* It stands: git is kept out as well. */
	cr_assert_neq(fixture_git(&f, "update-ref -d refs/heads/main"), 0);
	cr_assert_null(fixture_file(&f, MAIN, "a"));
}

Test(lock, a_locked_tag_moves_no_branch)
{
	struct zd_oid before, after, tip;

	put_file("refs/tags/zero.lock", "");
	zd_store_ref(f.s, MAIN, &before, NULL);
	tip = before;
	cr_assert_eq(
		zd_store_tag(f.s, "refs/tags/zero", &tip, "x", &ana, &f.err),
		ZD_ELOCKED);
	cr_assert(strstr(f.err.message, "refs/tags/zero.lock") != NULL);
	zd_store_ref(f.s, MAIN, &after, NULL);
	cr_assert(zd_oid_eq(&before, &after));
}

Test(lock, one_name_cannot_be_the_folder_of_another)
{
	cr_assert_eq(
		fixture_act(&f, "refs/heads/main/x", "a=1", "x"), ZD_EEXISTS);
	cr_assert(strstr(f.err.message, "refs/heads/main") != NULL);
	cr_assert_eq(fixture_act(&f, "refs/heads/p/r/EU", "a=1", "x"), 0);
	cr_assert_eq(fixture_act(&f, "refs/heads/p", "a=1", "x"), ZD_EEXISTS);
	cr_assert_eq(fixture_act(&f, "refs/heads/p/r", "a=1", "x"), ZD_EEXISTS);
	/* Also where git has packed them away. */
	cr_assert_eq(fixture_git(&f, "pack-refs --all --prune"), 0);
	cr_assert_eq(
		fixture_act(&f, "refs/heads/main/x", "a=1", "x"), ZD_EEXISTS);
	cr_assert_eq(fixture_act(&f, "refs/heads/p", "a=1", "x"), ZD_EEXISTS);
	cr_assert_eq(fixture_act(&f, "refs/heads/p/r/EU", "b=1", "x"), 0);
	cr_assert_str_eq(fixture_file(&f, "refs/heads/p/r/EU", "a"), "1");
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
}

static const char *const bad_refs[] = {"", "main", "HEAD", "refs/heads/",
	"refs/heads/a b", "refs/heads/a..b", "refs/heads/a.lock",
	"refs/heads/.a", "refs/heads/a//b", "refs/heads/a~1", "refs/heads/a\nb",
	"refs/heads/\x1b", "refs/notes/x", "refs/heads/../../config",
	"refs/heads/\xff"};

Test(lock, bad_ref_names_are_refused)
{
	char path[400];

	for (size_t i = 0; i < sizeof(bad_refs) / sizeof(*bad_refs); i++)
		cr_assert_eq(fixture_act(&f, bad_refs[i], "a=1", "x"),
			ZD_EUSAGE, "%zu", i);
	snprintf(path, sizeof(path), "refs/heads/%0300d", 1);
	cr_assert_eq(fixture_act(&f, path, "a=1", "x"), ZD_EUSAGE);
}

Test(lock, a_symbolic_ref_is_not_written_through)
{
	cr_assert_eq(fixture_git(&f,
			     "symbolic-ref refs/heads/other "
			     "refs/heads/main"),
		0);
	cr_assert_eq(fixture_act(&f, "refs/heads/other", "a=1", "x"), ZD_EGIT);
	cr_assert_null(fixture_file(&f, MAIN, "a"));
}

/* A full disk can cut a reflog's line off. */
Test(lock, a_torn_reflog_is_mended)
{
	put_file("logs/refs/heads/main", "0000000000000000000000000000000");
	put_file("logs/HEAD", "00000000000000000");
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "after the tear"), 0);
	cr_assert_eq(fixture_git(&f,
			     "reflog -1 main | grep -q 'after the "
			     "tear'"),
		0);
	cr_assert_eq(fixture_git(&f,
			     "reflog -1 HEAD | grep -q 'after the "
			     "tear'"),
		0);
}

static volatile sig_atomic_t caught;

static void catch (int number)
{
	caught = number;
}

struct held {
	bool seen;
};

static int interrupted(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct held *h = ctx;

	(void)tip;
	(void)exists;
	(void)err;
	raise(SIGINT);
	h->seen = caught != 0;
	zd_changes_put(changes, ZD_LIT("a"), ZD_LIT("1"));
	zd_buf_puts(message, "x");
	return 0;
}

Test(lock, an_interrupt_waits_for_the_end_of_the_act)
{
	struct held h = {false};
	struct zd_act act = {.ref = MAIN,
		.author = &ana,
		.committer = &ana,
		.build = interrupted,
		.ctx = &h};

	caught = 0;
	signal(SIGINT, catch);
	cr_assert_eq(zd_store_act(f.s, &act, &f.out, &f.err), 0);
	cr_assert_not(h.seen);
	cr_assert_eq(caught, SIGINT);
	cr_assert_str_eq(fixture_file(&f, MAIN, "a"), "1");
	signal(SIGINT, SIG_DFL);
}
