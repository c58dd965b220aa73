/* What each commit of a line changes. */
#include "fixture.h"

static struct fixture f;
static struct zd_walk *walk;
static struct zd_deltas deltas;

static void begin(void)
{
	fixture_begin(&f);
	walk = zd_walk_new(f.s);
}

static void end(void)
{
	zd_vec_clear(&deltas);
	zd_walk_free(walk);
	fixture_end(&f);
}

TestSuite(walk, .init = begin, .fini = end);

/* Goes on to the tip of main; returns how many files differ. */
static size_t step(void)
{
	struct zd_commit c;
	struct zd_oid tip;

	cr_assert_eq(zd_store_ref(f.s, MAIN, &tip, &f.err), 0);
	cr_assert_eq(zd_store_commit_info(f.s, &tip, &f.a, &c, &f.err), 0);
	zd_vec_clear(&deltas);
	cr_assert_eq(zd_walk_to(walk, &c.tree, &f.a, &deltas, &f.err), 0);
	return deltas.len;
}

static const struct zd_delta *of(const char *path)
{
	for (size_t i = 0; i < deltas.len; i++)
		if (zd_slice_is(deltas.at[i].path, path))
			return &deltas.at[i];
	return NULL;
}

Test(walk, at_first_everything_is_new)
{
	cr_assert_eq(step(), 2);
	cr_assert_not_null(of("negotiation"));
	cr_assert_not_null(of("draft/contents"));
	cr_assert(zd_oid_is_zero(&of("draft/contents")->from));
	cr_assert_eq(step(), 0);
}

Test(walk, what_changes_comes_and_goes)
{
	step();
	fixture_act(&f, MAIN, "draft/a.md=one;draft/b.md=two;top=x", "act");
	cr_assert_eq(step(), 3);
	cr_assert(zd_oid_is_zero(&of("draft/a.md")->from));
	fixture_act(&f, MAIN, "draft/a.md=other;-draft/b.md", "act");
	cr_assert_eq(step(), 2);
	cr_assert(!zd_oid_is_zero(&of("draft/a.md")->from));
	cr_assert(!zd_oid_is_zero(&of("draft/a.md")->to));
	cr_assert(zd_oid_is_zero(&of("draft/b.md")->to));
	cr_assert_null(of("top"));
}

/* A folder that goes takes its files; one that comes brings them. */
Test(walk, a_folder_goes_and_comes)
{
	fixture_act(&f, MAIN, "source/a.md=one;source/b.md=two", "act");
	step();
	fixture_act(&f, MAIN, "-source/a.md;-source/b.md", "act");
	cr_assert_eq(step(), 2);
	cr_assert(zd_oid_is_zero(&of("source/a.md")->to));
	fixture_act(&f, MAIN, "source/b.md=two", "act");
	cr_assert_eq(step(), 1);
	cr_assert(zd_oid_is_zero(&of("source/b.md")->from));
}

/* The same as comparing the two commits whole. */
Test(walk, agrees_with_a_whole_comparison)
{
	struct zd_deltas whole = {0};
	struct zd_oid from, to;

	step();
	zd_store_ref(f.s, MAIN, &from, NULL);
	fixture_act(&f, MAIN, "draft/a.md=1;negotiation=2;draft/z/deep=3", "x");
	zd_store_ref(f.s, MAIN, &to, NULL);
	step();
	cr_assert_eq(zd_store_diff(f.s, &from, &to, &f.a, &whole, &f.err), 0);
	for (size_t i = 0; i < whole.len; i++) {
		const struct zd_delta *one =
			of(zd_arena_slice(&f.a, whole.at[i].path).ptr);

		/* What lies deeper is not told. */
		if (zd_slice_is(whole.at[i].path, "draft/z/deep"))
			continue;
		cr_assert_not_null(one);
		cr_assert(zd_oid_eq(&one->to, &whole.at[i].to));
		cr_assert(zd_oid_eq(&one->from, &whole.at[i].from));
	}
	zd_vec_clear(&whole);
}
