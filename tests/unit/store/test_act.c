/* Acts: what one commit, or several, make of a ref. */
#include "fixture.h"

static struct fixture f;

static void setup(void)
{
	fixture_begin(&f);
}

static void teardown(void)
{
	fixture_end(&f);
}

TestSuite(act, .init = setup, .fini = teardown);

Test(act, writes_what_git_reads)
{
	cr_assert_eq(
		fixture_act(&f, MAIN,
			"draft/zero-OP1.md=*Decides* to …\n;positions=EU\n",
			"Import the Zero Draft\n\nRound: zero\n"),
		0, "%s", f.err.message);
	cr_assert_str_eq(fixture_file(&f, MAIN, "draft/zero-OP1.md"),
		"*Decides* to …\n");
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
	cr_assert_eq(fixture_git(&f, "show main:draft/zero-OP1.md"), 0);
	cr_assert_eq(fixture_git(&f,
			     "log -1 --format=%an%s%b main | grep -q "
			     "'Ana FacilitatorImport the Zero DraftRound: "
			     "zero'"),
		0);
}

Test(act, replaces_removes_and_drops_empty_folders)
{
	fixture_act(&f, MAIN, "a/b/c=1;a/b/d=2;a/x=3", "one");
	cr_assert_eq(fixture_act(&f, MAIN, "-a/b/c;-a/b/d;a/x=4", "two"), 0);
	cr_assert_null(fixture_file(&f, MAIN, "a/b/c"));
	cr_assert_str_eq(fixture_file(&f, MAIN, "a/x"), "4");
	cr_assert_neq(fixture_git(&f, "cat-file -e main:a/b"), 0);
	cr_assert_eq(fixture_act(&f, MAIN, "-a/x", "three"), 0);
	cr_assert_neq(fixture_git(&f, "cat-file -e main:a"), 0);
	cr_assert_str_eq(fixture_file(&f, MAIN, "negotiation"), "title: X\n");
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
}

Test(act, the_last_word_on_a_path_holds)
{
	cr_assert_eq(fixture_act(&f, MAIN, "a=1;-a;a=2;b=1;-b", "x"), 0);
	cr_assert_str_eq(fixture_file(&f, MAIN, "a"), "2");
	cr_assert_null(fixture_file(&f, MAIN, "b"));
}

Test(act, a_file_may_become_a_folder_but_not_be_both)
{
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "x"), 0);
	cr_assert_eq(fixture_act(&f, MAIN, "a/b=1", "x"), ZD_EUSAGE);
	cr_assert_eq(
		fixture_act(&f, MAIN, "-a;a/b=1", "x"), 0, "%s", f.err.message);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "x"), ZD_EUSAGE);
	cr_assert_str_eq(fixture_file(&f, MAIN, "a/b"), "1");
}

Test(act, sorts_as_git_does)
{
	cr_assert_eq(fixture_act(&f, MAIN,
			     "a/x=1;a-b=2;a.b=3;a0=4;a/-=5;ab/c=6", "x"),
		0);
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
	cr_assert_str_eq(fixture_file(&f, MAIN, "a/x"), "1");
	cr_assert_str_eq(fixture_file(&f, MAIN, "a0"), "4");
}

Test(act, nothing_new_is_refused)
{
	struct zd_oid before, after;

	zd_store_ref(f.s, MAIN, &before, NULL);
	cr_assert_eq(
		fixture_act(&f, MAIN, "negotiation=title: X\n", "x"), ZD_ESAME);
	cr_assert_eq(fixture_act(&f, MAIN, "-absent;-no/such", "x"), ZD_ESAME);
	zd_store_ref(f.s, MAIN, &after, NULL);
	cr_assert(zd_oid_eq(&before, &after));
	cr_assert(zd_oid_is_zero(&f.out));
}

static const char *const bad_paths[] = {"", "/a", "a/", "a//b", "../a",
	"a/../b", "./a", ".git/config", "a/.GIT/b", "a\nb", "a\x7f",
	"\xff\xfe"};

Test(act, bad_paths_are_refused)
{
	char edit[100];

	for (size_t i = 0; i < sizeof(bad_paths) / sizeof(*bad_paths); i++) {
		snprintf(edit, sizeof(edit), "%s=1", bad_paths[i]);
		cr_assert_eq(
			fixture_act(&f, MAIN, edit, "x"), ZD_EUSAGE, "%zu", i);
	}
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
}

Test(act, messages_are_checked)
{
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", ""), ZD_EUSAGE);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", " \n\n "), ZD_EUSAGE);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "a\rb"), ZD_EUSAGE);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "\x1b[2J"), ZD_EUSAGE);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "\xc2\x9b"), ZD_EUSAGE);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "a\xff"), ZD_EUTF8);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "\n a\tb\nc \n\n"), 0);
	cr_assert_eq(fixture_git(&f,
			     "log -1 --format=%B main | head -1 | "
			     "grep -qx 'a\tb c\\|a\tb'"),
		0);
}

Test(act, a_message_over_the_cap_is_refused)
{
	size_t len = ZD_MAX_MESSAGE + 10;
	char *long_one = zd_alloc(len + 1);

	memset(long_one, 'x', len);
	long_one[len] = '\0';
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", long_one), ZD_ELIMIT);
	zd_free(long_one);
}

/* --- several commits, tags, errors ---------------------------------------- */

struct steps {
	unsigned left;
	int end; /* what the last call returns */
	struct zd_oid seen[8];
	unsigned calls;
	bool files;
};

static int step(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct steps *st = ctx;
	char path[20];

	(void)exists;
	cr_assert_eq(changes->len, 0);
	cr_assert_eq(message->len, 0);
	st->seen[st->calls++] = *tip;
	snprintf(path, sizeof(path), "f%u", st->left);
	if (st->files)
		zd_changes_put(changes, zd_slice_str(path), ZD_LIT("x"));
	zd_buf_printf(message, "step %u\n", st->left);
	if (st->left && --st->left)
		return ZD_MORE;
	return st->end ? zd_error_set(err, st->end, "no more") : 0;
}

static int act_steps(struct steps *st, const char *ref, const char *tag)
{
	struct zd_act act = {.ref = ref,
		.author = &ana,
		.committer = &ana,
		.build = step,
		.ctx = st,
		.tag = tag,
		.tag_message = "Rev 1",
		.allow_empty = !st->files};

	return zd_store_act(f.s, &act, &f.out, &f.err);
}

Test(act, several_commits_move_the_ref_once)
{
	struct steps st = {.left = 3, .files = true};
	struct zd_commits log;
	struct zd_oid start;

	zd_store_ref(f.s, MAIN, &start, NULL);
	cr_assert_eq(act_steps(&st, MAIN, NULL), 0, "%s", f.err.message);
	cr_assert_eq(st.calls, 3);
	cr_assert(zd_oid_eq(&st.seen[0], &start));
	cr_assert_eq(zd_store_log(f.s, &f.out, &start, &f.a, &log, &f.err), 0);
	cr_assert_eq(log.len, 3);
	cr_assert(zd_oid_eq(&st.seen[2], &log.at[1].id));
	cr_assert_str_eq(log.at[0].message.ptr, "step 1\n");
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
	zd_vec_clear(&log);
}

Test(act, an_error_of_the_builder_leaves_nothing)
{
	struct steps st = {.left = 2, .files = true, .end = ZD_ECONFLICT};
	struct zd_oid before, after;

	zd_store_ref(f.s, MAIN, &before, NULL);
	cr_assert_eq(act_steps(&st, MAIN, "refs/tags/rev1"), ZD_ECONFLICT);
	cr_assert_str_eq(f.err.message, "no more");
	zd_store_ref(f.s, MAIN, &after, NULL);
	cr_assert(zd_oid_eq(&before, &after));
	cr_assert_eq(zd_store_ref(f.s, "refs/tags/rev1", &after, NULL),
		ZD_ENOTFOUND);
	cr_assert_eq(fixture_git(&f, "fsck --unreachable | grep -q ."), 1);
	/* No lock stays. */
	st = (struct steps){.left = 1, .files = true};
	zd_store_set_lock_wait(f.s, 0);
	cr_assert_eq(
		act_steps(&st, MAIN, "refs/tags/rev1"), 0, "%s", f.err.message);
}

Test(act, a_tag_is_annotated_and_may_not_exist)
{
	struct steps st = {.left = 1, .files = true};
	struct zd_oid tag, tip, other;

	cr_assert_eq(act_steps(&st, MAIN, "refs/tags/rev1"), 0);
	zd_store_ref(f.s, "refs/tags/rev1", &tag, NULL);
	cr_assert(zd_oid_eq(&tag, &f.out));
	cr_assert_eq(
		fixture_git(&f, "cat-file tag rev1 | grep -qx 'Rev 1'"), 0);
	tip = f.out;
	st = (struct steps){.left = 1};
	cr_assert_eq(act_steps(&st, MAIN, "refs/tags/rev1"), ZD_EEXISTS);
	cr_assert_eq(st.calls, 0);
	zd_store_ref(f.s, MAIN, &other, NULL);
	cr_assert(zd_oid_eq(&tip, &other));
	cr_assert_eq(act_steps(&st, MAIN, "refs/heads/x"), ZD_EUSAGE);
}

Test(act, zd_store_tag_heals_and_is_idempotent)
{
	struct zd_oid tip, old;

	zd_store_ref(f.s, MAIN, &old, NULL);
	cr_assert_eq(fixture_act(&f, MAIN, "a=1", "x"), 0);
	tip = f.out;
	for (int i = 0; i < 2; i++)
		cr_assert_eq(zd_store_tag(f.s, "refs/tags/zero", &tip,
				     "Zero Draft", &ana, &f.err),
			0, "%s", f.err.message);
	cr_assert_eq(zd_store_tag(f.s, "refs/tags/zero", &old, "Zero Draft",
			     &ana, &f.err),
		ZD_EEXISTS);
	cr_assert_eq(
		zd_store_tag(f.s, "refs/tags/zero/x", &old, "x", &ana, &f.err),
		ZD_EEXISTS);
	cr_assert_eq(
		zd_store_tag(f.s, "refs/heads/zero", &old, "x", &ana, &f.err),
		ZD_EUSAGE);
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
}

Test(act, a_branch_without_a_parent)
{
	struct steps st = {.left = 2, .files = true};
	struct zd_commits log;

	cr_assert_eq(act_steps(&st, "refs/heads/sources", NULL), 0, "%s",
		f.err.message);
	cr_assert(zd_oid_is_zero(&st.seen[0]));
	cr_assert_eq(zd_store_log(f.s, &f.out, NULL, &f.a, &log, NULL), 0);
	cr_assert_eq(log.len, 2);
	zd_vec_clear(&log);
}

Test(act, a_large_act_becomes_one_pack)
{
	struct zd_buf edits = ZD_BUF_INIT;

	for (int i = 0; i < 500; i++)
		zd_buf_printf(&edits, "draft/zero-OP%d.md=Paragraph %d;", i, i);
	zd_buf_puts(&edits, "end=1");
	cr_assert_eq(
		fixture_act(&f, MAIN, edits.ptr, "x"), 0, "%s", f.err.message);
	cr_assert_str_eq(
		fixture_file(&f, MAIN, "draft/zero-OP499.md"), "Paragraph 499");
	cr_assert_eq(
		fixture_git(&f, "count-objects -v | grep -qx 'packs: 1'"), 0);
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
	zd_buf_clear(&edits);
}

/* --- identities ----------------------------------------------------------- */

static const struct {
	struct zd_identity who;
	int code;
} identities[] = {
	{{"", "a@b", 0, 0}, ZD_EUSAGE},
	{{"  ", "a@b", 0, 0}, ZD_EUSAGE},
	{{NULL, "a@b", 0, 0}, ZD_EUSAGE},
	{{"A", "", 0, 0}, ZD_EUSAGE},
	{{"A\nB", "a@b", 0, 0}, ZD_EUSAGE},
	{{"A\x01", "a@b", 0, 0}, ZD_EUSAGE},
	{{"A <x>", "a@b", 0, 0}, ZD_EUSAGE},
	{{"A", "a>@b", 0, 0}, ZD_EUSAGE},
	{{"A\xe2\x80\xae", "a@b", 0, 0}, ZD_EUSAGE}, /* U+202E, bidi */
	{{"A\xff", "a@b", 0, 0}, ZD_EUTF8},
	{{"...", "a@b", 0, 0}, ZD_EUSAGE},
	{{"A", "a@b", -1, 0}, ZD_EUSAGE},
	{{"A", "a@b", INT64_MAX, 0}, ZD_EUSAGE},
	{{"A", "a@b", 0, 2000}, ZD_EUSAGE},
	{{"A", "a@b", 0, -330}, ZD_EUSAGE}, /* git log would stop there */
	{{" Côte d'Ivoire\n", "a@b", 19800, -330}, 0},
	{{"Türkiye", "t@parties.invalid", 4294967295, 840}, 0},
};

Test(act, identities_are_checked)
{
	struct steps st;
	struct zd_act act = {
		.ref = MAIN, .build = step, .ctx = &st, .allow_empty = true};

	for (size_t i = 0; i < sizeof(identities) / sizeof(*identities); i++) {
		st = (struct steps){.left = 1};
		act.author = &identities[i].who;
		act.committer = &ana;
		cr_assert_eq(zd_store_act(f.s, &act, &f.out, &f.err),
			identities[i].code, "author %zu: %s", i, f.err.message);
		st = (struct steps){.left = 1};
		act.author = &ana;
		act.committer = &identities[i].who;
		cr_assert_eq(zd_store_act(f.s, &act, &f.out, &f.err),
			identities[i].code, "committer %zu", i);
	}
	cr_assert_eq(fixture_git(&f, "fsck --strict | grep -q ."), 1);
	cr_assert_eq(fixture_git(&f,
			     "log --format=%an%ai | grep -q "
			     "'^Côte d.Ivoire1970-01-01 00:00:00 "
			     "-0530'"),
		0);
}

static int act_twice(struct steps *a, struct steps *b, struct zd_oid out[2])
{
	struct zd_act acts[] = {{.ref = MAIN,
					.author = &ana,
					.committer = &ana,
					.build = step,
					.ctx = a},
		{.ref = "refs/heads/other",
			.author = &ana,
			.committer = &ana,
			.build = step,
			.ctx = b}};

	return zd_store_acts(f.s, acts, 2, out, &f.err);
}

Test(act, several_refs_move_together_or_not_at_all)
{
	struct steps a = {.left = 2, .files = true};
	struct steps b = {.left = 2, .files = true, .end = ZD_ECONFLICT};
	struct zd_oid before, now, out[2];

	zd_store_ref(f.s, MAIN, &before, NULL);
	cr_assert_eq(act_twice(&a, &b, out), ZD_ECONFLICT);
	zd_store_ref(f.s, MAIN, &now, NULL);
	cr_assert(zd_oid_eq(&before, &now));
	cr_assert(zd_oid_is_zero(&out[0]));
	cr_assert_neq(zd_store_ref(f.s, "refs/heads/other", &now, NULL), 0);
	a = (struct steps){.left = 2, .files = true};
	b = (struct steps){.left = 1, .files = true};
	cr_assert_eq(act_twice(&a, &b, out), 0, "%s", f.err.message);
	zd_store_ref(f.s, MAIN, &now, NULL);
	cr_assert(zd_oid_eq(&out[0], &now));
	zd_store_ref(f.s, "refs/heads/other", &now, NULL);
	cr_assert(zd_oid_eq(&out[1], &now));
	cr_assert_eq(fixture_git(&f, "fsck --strict"), 0);
}
