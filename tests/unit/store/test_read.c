/* Reading: refs, revisions, files, folders, histories, differences. */
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

TestSuite(read, .init = setup, .fini = teardown);

static struct zd_oid tip_of(const char *ref)
{
	struct zd_oid tip;

	cr_assert_eq(
		zd_store_ref(f.s, ref, &tip, &f.err), 0, "%s", f.err.message);
	return tip;
}

Test(read, refs_by_name_in_byte_order)
{
	struct zd_refs refs;
	struct zd_oid tip = tip_of(MAIN);

	fixture_act(&f, "refs/heads/proposals/zero/G77", "a=1", "x");
	fixture_act(&f, "refs/heads/proposals/zero/EU", "a=1", "x");
	fixture_act(&f, "refs/heads/proposals/zero2/AU", "a=1", "x");
	zd_store_tag(f.s, "refs/tags/zero", &tip, "x", &ana, NULL);
	cr_assert_eq(fixture_git(&f, "pack-refs --all --prune"), 0);
	fixture_act(&f, "refs/heads/proposals/zero/CH", "a=1", "x");
	cr_assert_eq(
		zd_store_refs(f.s, "refs/heads/proposals/zero/", &refs, &f.err),
		0);
	cr_assert_eq(refs.len, 3);
	cr_assert(zd_slice_ends(refs.at[0].name, "/CH"));
	cr_assert(zd_slice_ends(refs.at[1].name, "/EU"));
	cr_assert(zd_slice_ends(refs.at[2].name, "/G77"));
	zd_refs_clear(&refs);
	cr_assert_eq(zd_store_refs(f.s, "refs/tags/", &refs, &f.err), 0);
	cr_assert_eq(refs.len, 1);
	cr_assert(zd_oid_eq(&refs.at[0].commit, &tip));
	zd_refs_clear(&refs);
	cr_assert_eq(zd_store_refs(f.s, "refs/none/", &refs, &f.err), 0);
	cr_assert_eq(refs.len, 0);
	zd_refs_clear(&refs);
}

Test(read, refs_that_lead_to_no_commit_are_passed_over)
{
	struct zd_refs refs;
	struct zd_oid out;

	cr_assert_eq(fixture_git(&f, "tag blob main:negotiation"), 0);
	cr_assert_eq(zd_store_ref(f.s, "refs/tags/blob", &out, &f.err),
		ZD_ENOTFOUND);
	cr_assert_eq(zd_store_refs(f.s, "refs/tags/", &refs, &f.err), 0);
	cr_assert_eq(refs.len, 0);
	zd_refs_clear(&refs);
}

Test(read, unknown_refs)
{
	struct zd_oid out;

	cr_assert_eq(zd_store_ref(f.s, "refs/heads/none", &out, &f.err),
		ZD_ENOTFOUND);
	cr_assert(strstr(f.err.message, "refs/heads/none") != NULL);
	cr_assert_eq(zd_store_ref(f.s, "no good~", &out, NULL), ZD_ENOTFOUND);
	cr_assert(zd_oid_is_zero(&out));
}

Test(read, revisions_as_git_understands_them)
{
	struct zd_oid first = tip_of(MAIN), out;
	char hex[41];

	fixture_act(&f, MAIN, "a=1", "x");
	zd_store_tag(f.s, "refs/tags/rev1", &f.out, "x", &ana, NULL);
	cr_assert_eq(zd_store_resolve(f.s, "rev1", &out, &f.err), 0);
	cr_assert(zd_oid_eq(&out, &f.out));
	cr_assert_eq(zd_store_resolve(f.s, "main~1", &out, &f.err), 0);
	cr_assert(zd_oid_eq(&out, &first));
	zd_oid_hex(&first, hex);
	hex[10] = '\0';
	cr_assert_eq(zd_store_resolve(f.s, hex, &out, &f.err), 0);
	cr_assert(zd_oid_eq(&out, &first));
}

static const char *const no_revisions[] = {"", "none", "main~99",
	"main:", "main:negotiation", "@{u}", "^", "main^{", "main@{99999}",
	"..", "-x", ":/none", ":/begin", "main^{/begin}", "\xff", "main^99",
	"@{-1}", "main~~~~~~~~~~~~~~~~~~"};

Test(read, what_is_no_revision)
{
	struct zd_oid out;
	char long_one[3000];

	for (size_t i = 0; i < sizeof(no_revisions) / sizeof(char *); i++) {
		cr_assert_eq(
			zd_store_resolve(f.s, no_revisions[i], &out, &f.err),
			ZD_ENOTFOUND, "%s: %s", no_revisions[i], f.err.message);
		cr_assert(zd_oid_is_zero(&out));
	}
	memset(long_one, '~', sizeof(long_one));
	long_one[sizeof(long_one) - 1] = '\0';
	cr_assert_eq(
		zd_store_resolve(f.s, long_one, &out, &f.err), ZD_ENOTFOUND);
}

Test(read, files)
{
	struct zd_oid tip = tip_of(MAIN);
	struct zd_slice out;
	static const char *const none[] = {"", "none", "draft", "draft/",
		"draft/none", "none/x", "negotiation/x", "/negotiation",
		"draft//contents", "draft/../negotiation"};

	cr_assert_eq(zd_store_read(f.s, &tip, ZD_LIT("draft/contents"), &f.a,
			     &out, &f.err),
		0);
	cr_assert(zd_slice_is(out, "PP1\n"));
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		cr_assert_eq(zd_store_read(f.s, &tip, zd_slice_str(none[i]),
				     &f.a, &out, &f.err),
			ZD_ENOTFOUND, "%s: %s", none[i], f.err.message);
		cr_assert_eq(out.len, 0);
	}
}

Test(read, from_one_commit_to_another_and_back)
{
	struct zd_oid old = tip_of(MAIN), new;
	struct zd_slice out;

	fixture_act(&f, MAIN, "draft/contents=new", "x");
	new = f.out;
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(
			zd_store_read(f.s, i % 2 ? &old : &new,
				ZD_LIT("draft/contents"), &f.a, &out, &f.err),
			0);
		cr_assert(zd_slice_is(out, i % 2 ? "PP1\n" : "new"));
	}
}

Test(read, bytes_of_every_kind)
{
	static char bytes[3000];
	struct zd_changes c = {0};
	struct zd_slice in = {bytes, sizeof(bytes)}, out;
	struct zd_oid hash, tip;
	struct zd_entries list;

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 7);
	zd_changes_put(&c, ZD_LIT("x/bytes"), in);
	zd_changes_put(&c, ZD_LIT("x/empty"), (struct zd_slice){0});
	zd_store_free(f.s);
	cr_assert_eq(zd_store_init(f.dir, &c, "x", &ana, &f.err), ZD_EEXISTS);
	snprintf(f.path, sizeof(f.path), "%s/n2", f.dir);
	cr_assert_eq(zd_store_init(f.path, &c, "x", &ana, &f.err), 0);
	cr_assert_eq(zd_store_open(&f.s, f.path, false, &f.err), 0);
	zd_changes_clear(&c);
	tip = tip_of(MAIN);
	cr_assert_eq(
		zd_store_read(f.s, &tip, ZD_LIT("x/bytes"), &f.a, &out, &f.err),
		0);
	cr_assert(zd_slice_eq(out, in));
	zd_store_hash(in, &hash);
	cr_assert_eq(
		zd_store_list(f.s, &tip, ZD_LIT("x"), &f.a, &list, NULL), 0);
	cr_assert_eq(list.len, 2);
	cr_assert(zd_oid_eq(&hash, &list.at[0].blob));
	cr_assert_eq(
		zd_store_blob(f.s, &list.at[1].blob, &f.a, &out, &f.err), 0);
	cr_assert_eq(out.len, 0);
	zd_vec_clear(&list);
}

Test(read, folders_in_order)
{
	struct zd_oid tip;
	struct zd_entries list;

	fixture_act(
		&f, MAIN, "draft/b=1;draft/B=1;draft/a/x=1;draft/a-=1", "x");
	tip = tip_of(MAIN);
	cr_assert_eq(
		zd_store_list(f.s, &tip, ZD_LIT("draft"), &f.a, &list, &f.err),
		0);
	cr_assert_eq(list.len, 5);
	cr_assert(zd_slice_is(list.at[0].name, "B"));
	cr_assert(zd_slice_is(list.at[1].name, "a-"));
	cr_assert(zd_slice_is(list.at[2].name, "a"));
	cr_assert(list.at[2].folder);
	cr_assert_not(list.at[4].folder);
	zd_vec_clear(&list);
	cr_assert_eq(
		zd_store_list(f.s, &tip, ZD_LIT(""), &f.a, &list, NULL), 0);
	cr_assert_eq(list.len, 2);
	zd_vec_clear(&list);
	cr_assert_eq(
		zd_store_list(f.s, &tip, ZD_LIT("none"), &f.a, &list, NULL),
		ZD_ENOTFOUND);
	cr_assert_eq(list.len, 0);
}

Test(read, hash_as_git_hashes)
{
	struct zd_oid oid;
	char hex[41];

	zd_store_hash((struct zd_slice){0}, &oid);
	zd_oid_hex(&oid, hex);
	cr_assert_str_eq(hex, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
	zd_store_hash(ZD_LIT("hello\n"), &oid);
	zd_oid_hex(&oid, hex);
	cr_assert_str_eq(hex, "ce013625030ba8dba906f756967f9e9ca394464a");
}

/* --- commits -------------------------------------------------------------- */

Test(read, what_a_commit_says)
{
	struct zd_oid root = tip_of(MAIN);
	struct zd_commit c;

	fixture_act(&f, MAIN, "a=1", "Accept EU/3\n\nParagraph: zero-OP7");
	cr_assert_eq(zd_store_commit_info(f.s, &f.out, &f.a, &c, &f.err), 0);
	cr_assert_str_eq(c.message.ptr, "Accept EU/3\n\nParagraph: zero-OP7\n");
	cr_assert_str_eq(c.author.ptr, ana.name);
	cr_assert_str_eq(c.committer_email.ptr, ana.email);
	cr_assert_eq(c.author_when, ana.when);
	cr_assert_eq(c.committer_offset, 60);
	cr_assert_eq(c.nparents, 1);
	cr_assert(zd_oid_eq(&c.parents[0], &root));
}

Test(read, foreign_encodings_become_utf8)
{
	struct zd_oid tip;
	struct zd_commit c;
	char command[500];

	snprintf(command, sizeof(command),
		"cd %s && id=$(git cat-file commit main | sed -e "
		"'s/^author Ana/author \\xe9na/' -e "
		"'s/^begin/\\xff\\xfebegin \\xc3\\xa9/' | "
		"git hash-object -t commit -w --stdin) && "
		"git update-ref refs/heads/latin $id",
		f.path);
	cr_assert_eq(system(command), 0);
	tip = tip_of("refs/heads/latin");
	cr_assert_eq(zd_store_commit_info(f.s, &tip, &f.a, &c, &f.err), 0);
	cr_assert_str_eq(c.author.ptr, "\xef\xbf\xbdna Facilitator");
	cr_assert_str_eq(c.message.ptr,
		"\xef\xbf\xbd\xef\xbf\xbd"
		"begin \xc3\xa9\n");
}

Test(read, first_parents_until)
{
	struct zd_oid start = tip_of(MAIN), tip;
	struct zd_commits log;
	char edit[20];

	for (int i = 0; i < 5; i++) {
		snprintf(edit, sizeof(edit), "a=%d", i);
		fixture_act(&f, MAIN, edit, edit);
	}
	tip = f.out;
	cr_assert_eq(zd_store_log(f.s, &tip, &start, &f.a, &log, &f.err), 0);
	cr_assert_eq(log.len, 5);
	cr_assert_str_eq(log.at[0].message.ptr, "a=4\n");
	zd_vec_clear(&log);
	cr_assert_eq(zd_store_log(f.s, &tip, &tip, &f.a, &log, &f.err), 0);
	cr_assert_eq(log.len, 0);
	cr_assert_eq(zd_store_log(f.s, &tip, NULL, &f.a, &log, &f.err), 0);
	cr_assert_eq(log.len, 6);
	zd_vec_clear(&log);
}

/* --- differences ---------------------------------------------------------- */

static const struct {
	const char *edits, *paths; /* with + - or ! for added, gone, changed */
} diffs[] = {
	{"negotiation=y", "!negotiation "},
	{"a=1;draft/x=1;z=1", "+a +draft/x +z "},
	{"-draft/contents", "-draft/contents "},
	{"d/e/f/g=1;d/e/h=2", "+d/e/f/g +d/e/h "},
	{"-draft/contents;draft=now a file", "+draft -draft/contents "},
	{"-negotiation;negotiation/x=1", "-negotiation +negotiation/x "},
	{"draft-a=1;draft/a=1;draft0=1", "+draft-a +draft/a +draft0 "},
};

Test(read, what_differs)
{
	struct zd_oid from = tip_of(MAIN);
	struct zd_deltas out;
	struct zd_buf got = ZD_BUF_INIT;
	char ref[40];

	for (size_t i = 0; i < sizeof(diffs) / sizeof(*diffs); i++) {
		snprintf(ref, sizeof(ref), "refs/heads/b%zu", i);
		cr_assert_eq(fixture_act(&f, ref, diffs[i].edits, "x"), 0,
			"%zu: %s", i, f.err.message);
		cr_assert_eq(
			zd_store_diff(f.s, &from, &f.out, &f.a, &out, &f.err),
			0);
		zd_buf_truncate(&got, 0);
		for (size_t j = 0; j < out.len; j++)
			zd_buf_printf(&got, "%c%.*s ",
				zd_oid_is_zero(&out.at[j].from)         ? '+'
					: zd_oid_is_zero(&out.at[j].to) ? '-'
									: '!',
				ZD_FMT(out.at[j].path));
		cr_assert_str_eq(zd_buf_str(&got), diffs[i].paths);
		zd_vec_clear(&out);
	}
	cr_assert_eq(zd_store_diff(f.s, &from, &from, &f.a, &out, &f.err), 0);
	cr_assert_eq(out.len, 0);
	zd_buf_clear(&got);
}

/* A folder that is the same on both sides is not even opened: its tree may be
 * missing. */
Test(read, what_is_the_same_is_not_read)
{
	struct zd_oid from, to;
	struct zd_deltas out;
	char command[300];

	fixture_act(&f, MAIN, "same/a=1;x=1", "x");
	from = f.out;
	fixture_act(&f, MAIN, "x=2", "x");
	to = f.out;
	snprintf(command, sizeof(command),
		"cd %s && rm objects/$(git rev-parse main:same | sed "
		"'s|..|&/|')",
		f.path);
	cr_assert_eq(system(command), 0);
	cr_assert_neq(fixture_git(&f, "cat-file -e main:same/a"), 0);
	zd_store_free(f.s);
	cr_assert_eq(zd_store_open(&f.s, f.path, false, &f.err), 0);
	cr_assert_eq(zd_store_diff(f.s, &from, &to, &f.a, &out, &f.err), 0,
		"%s", f.err.message);
	cr_assert_eq(out.len, 1);
	zd_vec_clear(&out);
	/* And where it is needed, that is told. */
	cr_assert_null(fixture_file(&f, MAIN, "same/a"));
	cr_assert_eq(f.err.code, ZD_EGIT);
	cr_assert(
		strstr(f.err.message, "missing") != NULL, "%s", f.err.message);
}

Test(read, a_deep_tree_has_a_limit)
{
	struct zd_buf edit = ZD_BUF_INIT;

	for (int i = 0; i < 100; i++)
		zd_buf_puts(&edit, "d/");
	zd_buf_puts(&edit, "x=1");
	cr_assert_eq(fixture_act(&f, MAIN, edit.ptr, "x"), ZD_EUSAGE);
	zd_buf_clear(&edit);
}
