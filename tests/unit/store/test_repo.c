/* Making, finding and refusing repositories. */
#include "fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static struct fixture f;

static void setup(void)
{
	fixture_begin(&f);
}

static void teardown(void)
{
	fixture_end(&f);
}

TestSuite(repo, .init = setup, .fini = teardown);

static int sh(const char *script)
{
	char command[1000];

	snprintf(command, sizeof(command), "cd %s && { %s; } >/dev/null 2>&1",
		f.dir, script);
	return system(command);
}

static int init(const char *name)
{
	struct zd_changes files = {0};
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", f.dir, name);
	return zd_store_init(path, &files, "begin", &ana, &f.err);
}

/* libgit2 1.5 does not free what a regular expression that does not match took
 * (git_regexp_match); it asks one for each setting of a format 1 repository. */
void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

static int try_open(const char *name, bool search)
{
	struct zd_store *s;
	char path[200];
	int code;

	snprintf(path, sizeof(path), "%s/%s", f.dir, name);
	if (__lsan_disable)
		__lsan_disable();
	code = zd_store_open(&s, path, search, &f.err);
	if (__lsan_enable)
		__lsan_enable();
	cr_assert((code == 0) == (s != NULL));
	zd_store_free(s);
	return code;
}

Test(repo, init_leaves_a_bare_repository_and_nothing_else)
{
	cr_assert_eq(sh("test \"$(ls -A n | tr '\\n' ' ')\" = 'HEAD config "
			"description hooks info logs objects refs '"),
		0);
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
	cr_assert_eq(sh("test $(git -C n symbolic-ref HEAD) = "
			"refs/heads/main"),
		0);
	cr_assert_eq(
		sh("test $(git -C n config core.logAllRefUpdates) = true"), 0);
	cr_assert_eq(sh("test $(git -C n rev-list --count main) = 1"), 0);
	cr_assert_eq(sh("git clone n clone && test -f clone/negotiation"), 0);
}

Test(repo, init_where_something_is)
{
	cr_assert_eq(init("n"), ZD_EEXISTS);
	cr_assert(strstr(f.err.message, "already") != NULL);
	cr_assert_eq(sh("mkdir empty full; echo x >full/x; echo x >file"), 0);
	cr_assert_eq(init("empty"), 0, "%s", f.err.message);
	cr_assert_eq(init("full"), ZD_EEXISTS);
	cr_assert(strstr(f.err.message, "not empty") != NULL);
	cr_assert_eq(sh("test \"$(ls -A full)\" = x"), 0);
	cr_assert_eq(init("file"), ZD_EIO);
	cr_assert_eq(init("no/such/folder"), ZD_EIO);
	cr_assert_eq(sh("git init -q work"), 0);
	cr_assert_eq(init("work"), ZD_EEXISTS);
}

Test(repo, init_that_fails_leaves_nothing)
{
	struct zd_changes files = {0};
	struct zd_identity nobody = {"", "", 0, 0};
	char path[200];

	snprintf(path, sizeof(path), "%s/new", f.dir);
	cr_assert_eq(zd_store_init(path, &files, "begin", &nobody, &f.err),
		ZD_EUSAGE);
	cr_assert_neq(access(path, F_OK), 0);
	cr_assert_eq(mkdir(path, 0777), 0);
	cr_assert_eq(zd_store_init(path, &files, "", &ana, &f.err), ZD_EUSAGE);
	cr_assert_eq(sh("test -z \"$(ls -A new)\""), 0);
}

/* As a kill would leave it: half built, and built but not moved up. */
Test(repo, init_clears_up_after_a_killed_one)
{
	cr_assert_eq(sh("mkdir -p a/.zerodraft-init/refs && "
			"echo x >a/.zerodraft-init/HEAD"),
		0);
	cr_assert_eq(try_open("a", false), ZD_ENOTFOUND);
	cr_assert_eq(init("a"), 0, "%s", f.err.message);
	cr_assert_eq(sh("test ! -e a/.zerodraft-init"), 0);
	cr_assert_eq(sh("mkdir b && cp -r n b/.zerodraft-ready && "
			"mv b/.zerodraft-ready/objects b"),
		0);
	cr_assert_eq(try_open("b", false), ZD_ENOTFOUND);
	cr_assert_eq(init("b"), ZD_EEXISTS);
	cr_assert_eq(try_open("b", false), 0, "%s", f.err.message);
	cr_assert_eq(sh("git -C b fsck --strict && "
			"test ! -e b/.zerodraft-ready"),
		0);
}

Test(repo, open_finds_upwards_when_asked)
{
	cr_assert_eq(sh("git clone -q n work && mkdir -p work/x/y"), 0);
	cr_assert_eq(try_open("work/x/y", true), 0, "%s", f.err.message);
	cr_assert_eq(try_open("work/x/y", false), ZD_ENOTFOUND);
	cr_assert_eq(try_open("work", false), 0);
	cr_assert_eq(try_open("none", false), ZD_ENOTFOUND);
	cr_assert(strstr(f.err.message, "zerodraft init") != NULL);
}

static const struct {
	const char *script, *says;
} refused[] = {
	{"git init -q --bare --object-format=sha256 bad", "SHA-256"},
	{"cp -r n bad && git -C bad config core.repositoryformatversion 1 && "
	 "git -C bad config extensions.refstorage reftable",
		"reftable"},
	{"cp -r n bad && git -C bad config core.repositoryformatversion 7",
		"format is not supported"},
	{"cp -r n bad && echo '[broken' >bad/config", "bad"},
};

Test(repo, what_cannot_be_used_is_refused_and_says_why)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		cr_assert_eq(sh(refused[i].script), 0, "%zu", i);
		cr_assert_eq(try_open("bad", false), ZD_EGIT, "%zu: %d %s", i,
			f.err.code, f.err.message);
		cr_assert(strstr(f.err.message, refused[i].says) != NULL,
			"%zu: %s", i, f.err.message);
		sh("rm -rf bad");
	}
}

Test(repo, a_foreign_owner_is_told_what_to_do)
{
	if (geteuid() != 0 || sh("cp -r n other && chown -R 12345 other"))
		cr_skip_test("only root can give files away");
	cr_assert_eq(try_open("other", false), ZD_EGIT);
	cr_assert(strstr(f.err.message, "safe.directory") != NULL, "%s",
		f.err.message);
	cr_assert(strstr(f.err.message, "another user") != NULL);
	cr_assert_eq(
		sh("git config --global --add safe.directory $PWD/other"), 0);
	cr_assert_eq(try_open("other", false), 0, "%s", f.err.message);
}

Test(repo, a_shallow_clone_says_what_is_missing)
{
	struct zd_commits log;
	struct zd_oid tip;
	char path[200];

	fixture_act(&f, MAIN, "a=1", "x");
	fixture_act(&f, MAIN, "a=2", "x");
	cr_assert_eq(
		sh("git clone -q --bare --depth 1 file://$PWD/n shallow"), 0);
	zd_store_free(f.s);
	snprintf(path, sizeof(path), "%s/shallow", f.dir);
	cr_assert_eq(zd_store_open(&f.s, path, false, &f.err), 0);
	cr_assert_str_eq(fixture_file(&f, MAIN, "a"), "2");
	zd_store_ref(f.s, MAIN, &tip, NULL);
	cr_assert_eq(
		zd_store_log(f.s, &tip, NULL, &f.a, &log, &f.err), ZD_EGIT);
	cr_assert(
		strstr(f.err.message, "shallow") != NULL, "%s", f.err.message);
	cr_assert_eq(log.len, 0);
}

static const struct {
	const char *what, *how;
} damages[] = {
	{"main:negotiation", "rm -f $o"},
	{"main:negotiation", ": >$o"},
	{"main:negotiation", "printf garbage >$o"},
	{"main:negotiation", "cp $p $o"},
	{"main^{tree}", "printf garbage >$o"},
	{"main", "rm -f $o"},
	{"main", "printf garbage >$o"},
	{"main", "cp $p $o"},
};

/* $o is the object, $p another one. */
Test(repo, damaged_objects_are_told)
{
	char script[600], path[200];

	for (size_t i = 0; i < sizeof(damages) / sizeof(*damages); i++) {
		zd_store_free(f.s);
		snprintf(script, sizeof(script),
			"rm -rf d && cp -r n d && cd d && "
			"at() { echo objects/$(git rev-parse $1 | "
			"sed 's|..|&/|'); }; o=$(at %s) p=$(at "
			"main:draft/contents) && chmod u+w $o && %s",
			damages[i].what, damages[i].how);
		cr_assert_eq(sh(script), 0);
		snprintf(path, sizeof(path), "%s/d", f.dir);
		cr_assert_eq(zd_store_open(&f.s, path, false, &f.err), 0);
		cr_assert_null(fixture_file(&f, MAIN, "negotiation"));
		cr_assert_eq(f.err.code, ZD_EGIT, "%zu: %d %s", i, f.err.code,
			f.err.message);
		cr_assert(strlen(f.err.message) > 20);
	}
}

Test(repo, git_configuration)
{
	struct zd_identity who;
	struct zd_slice out;

	cr_assert_eq(zd_store_config_get(f.s, "user.name", &f.a, &out),
		ZD_ENOTFOUND);
	cr_assert_eq(zd_store_default_identity(f.s, &f.a, &who, &f.err),
		ZD_ENOTFOUND);
	cr_assert(strstr(f.err.message, "user.name") != NULL);
	sh("git config --global user.name Ana; git config --global user.email "
	   "ana@x.invalid; git -C n config user.name 'Ana (here)'");
	cr_assert_eq(zd_store_default_identity(f.s, &f.a, &who, &f.err), 0);
	cr_assert_str_eq(who.name, "Ana (here)");
	cr_assert_str_eq(who.email, "ana@x.invalid");
	cr_assert_eq(zd_store_config_get(NULL, "user.name", &f.a, &out), 0);
	cr_assert_str_eq(out.ptr, "Ana");
	cr_assert_eq(zd_store_config_get(NULL, "user.name", NULL, &out), 0);
	cr_assert_eq(out.len, 0);
	cr_assert_eq(
		zd_store_config_get(f.s, "no key", &f.a, &out), ZD_ENOTFOUND);
}
