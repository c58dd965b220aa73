#include <criterion/criterion.h>

#include <zerodraft.h>

#include "amend/merge.h"
#include "random_draft.h"

struct three {
	const char *what, *base, *ours, *theirs;
	const char *merged; /* NULL: a conflict */
};

static const struct three cases[] = {
	{"changes apart", "States shall act now.", "All States shall act now.",
		"States should act now.", "All States should act now."},
	{"the same change", "States shall act.", "States should act.",
		"States should act.", "States should act."},
	{"the same and another", "States shall act.", "States should act.",
		"States should act swiftly.", "States should act swiftly."},
	{"two words for one", "States shall act.", "States should act.",
		"States may act.", NULL},
	{"two insertions at one point", "women and men", "women, girls and men",
		"women, boys and men", NULL},
	{"deletions that overlap", "a, b, c and d", "a and d", "a, b", "a"},
	{"a deletion around a deletion", "peace and security for all people",
		"peace for all people", "peace", "peace"},
	{"words put into what is deleted", "all States and others shall act",
		"all shall act", "all States and many others shall act", NULL},
	{"next to each other", "one two three", "1 two three", "one 2 three",
		"1 2 three"},
	{"at both ends", "act", "States act", "act now", "States act now"},
	{"everything goes on both sides", "act", "", "", ""},
	{"everything goes on one", "act", "", "act", ""},
	{"from nothing", "", "act", "", "act"},
	{"from nothing, twice", "", "act", "wait", NULL},
	{"words behind what goes", "Welcomes; notes this", "Welcomes",
		"Welcomes; notes this and that", NULL},
	{"words behind what is replaced", "States shall act",
		"States should act", "States shall swiftly act",
		"States should swiftly act"},
	{"words before what goes", "peace and security", "peace",
		"peace, freedom and security", "peace, freedom"},
	{"emphasis", "*Notes* the report of all",
		"*Welcomes* the report of all", "*Notes* the report of some",
		"*Welcomes* the report of some"},
};

#define CASES (sizeof(cases) / sizeof(cases[0]))

static struct zd_slice str(const char *s)
{
	return zd_slice_str(s);
}

static void expect_merge(const char *what, const char *base, const char *ours,
	const char *theirs, const char *merged)
{
	struct zd_conflicts conflicts = {0};
	struct zd_buf out = ZD_BUF_INIT;
	int rc;

	zd_buf_puts(&out, "before|");
	rc = zd_merge_words(
		&out, str(base), str(ours), str(theirs), &conflicts);
	cr_expect_eq(rc, merged ? ZD_OK : ZD_ECONFLICT, "%s: %d, %s", what, rc,
		zd_buf_str(&out));
	cr_expect_eq(conflicts.len == 0, merged != NULL, "%s", what);
	cr_expect_str_eq(zd_buf_str(&out) + 7, merged ? merged : "", "%s: %s",
		what, zd_buf_str(&out));
	zd_buf_clear(&out);
	zd_conflicts_clear(&conflicts);
}

Test(merge, combines_words)
{
	for (size_t i = 0; i < CASES; i++) {
		const struct three *t = &cases[i];

		expect_merge(t->what, t->base, t->ours, t->theirs, t->merged);
		expect_merge(t->what, t->base, t->theirs, t->ours, t->merged);
	}
}

Test(merge, shows_both_wordings_of_a_conflict)
{
	struct zd_conflicts c = {0};
	struct zd_buf out = ZD_BUF_INIT;

	cr_assert_eq(zd_merge_words(&out, ZD_LIT("All States shall act now"),
			     ZD_LIT("All States should act now"),
			     ZD_LIT("All States may act soon"), &c),
		ZD_ECONFLICT);
	cr_assert_eq(c.len, 1);
	cr_expect_eq(c.at[0].kind, ZD_CONFLICT_WORDS);
	cr_expect(zd_slice_is(c.at[0].base, "shall"));
	cr_expect(zd_slice_is(c.at[0].ours, "should"));
	cr_expect(zd_slice_is(c.at[0].theirs, "may"));
	cr_expect_eq(out.len, 0);
	zd_conflicts_clear(&c);
	/* Conflicts may be left out. */
	cr_assert_eq(zd_merge_words(
			     &out, ZD_LIT("a"), ZD_LIT("b"), ZD_LIT("c"), NULL),
		ZD_ECONFLICT);
	zd_buf_clear(&out);
}

struct texts {
	struct zd_buf base, ours, theirs;
};

static void random_texts(struct texts *t, uint64_t seed)
{
	struct dice d = {seed * 40503 + 7};

	*t = (struct texts){0};
	random_text(&t->base, &d, 25);
	random_edit(&t->ours, &d, zd_buf_slice(&t->base));
	random_edit(&t->theirs, &d, zd_buf_slice(&t->base));
}

static void texts_clear(struct texts *t)
{
	zd_buf_clear(&t->base);
	zd_buf_clear(&t->ours);
	zd_buf_clear(&t->theirs);
}

static void expect_text(struct zd_slice base, struct zd_slice a,
	struct zd_slice b, struct zd_slice want)
{
	struct zd_buf out = ZD_BUF_INIT;

	cr_assert_eq(zd_merge_words(&out, base, a, b, NULL), ZD_OK);
	cr_assert(zd_slice_eq(zd_buf_slice(&out), want),
		"base %.*s\na %.*s\nb %.*s\ngot %s\nwant %.*s", ZD_FMT(base),
		ZD_FMT(a), ZD_FMT(b), zd_buf_str(&out), ZD_FMT(want));
	zd_buf_clear(&out);
}

Test(merge, with_no_change_on_one_side_gives_the_other)
{
	for (uint64_t seed = 1; seed <= 3000; seed++) {
		struct texts t;
		struct zd_slice base, ours;

		random_texts(&t, seed);
		base = zd_buf_slice(&t.base);
		ours = zd_buf_slice(&t.ours);
		expect_text(base, ours, base, ours);
		expect_text(base, base, ours, ours);
		expect_text(base, ours, ours, ours);
		texts_clear(&t);
	}
}

Test(merge, is_the_same_from_both_sides)
{
	size_t merged = 0, conflicts = 0;

	for (uint64_t seed = 1; seed <= 3000; seed++) {
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_conflicts x = {0}, y = {0};
		struct texts t;
		int rc;

		random_texts(&t, seed);
		rc = zd_merge_words(&a, zd_buf_slice(&t.base),
			zd_buf_slice(&t.ours), zd_buf_slice(&t.theirs), &x);
		cr_assert_eq(zd_merge_words(&b, zd_buf_slice(&t.base),
				     zd_buf_slice(&t.theirs),
				     zd_buf_slice(&t.ours), &y),
			rc);
		cr_assert(zd_slice_eq(zd_buf_slice(&a), zd_buf_slice(&b)));
		cr_assert_eq(x.len, y.len);
		for (size_t i = 0; i < x.len; i++) {
			cr_assert(zd_slice_eq(x.at[i].ours, y.at[i].theirs));
			cr_assert(zd_slice_eq(x.at[i].theirs, y.at[i].ours));
			cr_assert(zd_slice_eq(x.at[i].base, y.at[i].base));
		}
		merged += !rc;
		conflicts += rc != 0;
		zd_conflicts_clear(&x);
		zd_conflicts_clear(&y);
		zd_buf_clear(&a);
		zd_buf_clear(&b);
		texts_clear(&t);
	}
	cr_assert_gt(merged, 300);
	cr_assert_gt(conflicts, 300);
}

/* --- Fate -------------------------------------------------------------- */

struct fate_case {
	const char *base, *ours, *theirs;
	enum zd_fate fate;
	const char *text;
};

static const struct fate_case fates[] = {
	{"States shall act.", "All States shall act.", "States should act.",
		ZD_FATE_CARRIED, "All States should act."},
	{"States shall act.", "States should act.", "States should act.",
		ZD_FATE_ALREADY, "States should act."},
	{"States shall act.", "All States should swiftly act.",
		"States should act.", ZD_FATE_ALREADY,
		"All States should swiftly act."},
	{"States shall act on poverty.", "States should act on poverty.",
		"States should act on poverty and hunger.", ZD_FATE_PARTLY,
		"States should act on poverty and hunger."},
	{"States shall act.", "States may act.", "States should act.",
		ZD_FATE_STALE, ""},
	{"States shall act.", "States may act.", "States shall act.",
		ZD_FATE_ALREADY, "States may act."},
	{"free from extreme poverty", "free from poverty", "free from poverty",
		ZD_FATE_ALREADY, "free from poverty"},
	{"free from extreme poverty", "free", "free from poverty",
		ZD_FATE_ALREADY, "free"},
	/* "shoulder" does not have the word "should". */
	{"States shall act.", "States shoulder act.", "States should act.",
		ZD_FATE_STALE, ""},
};

#define FATES (sizeof(fates) / sizeof(fates[0]))

Test(merge, tells_the_fate_of_a_change)
{
	for (size_t i = 0; i < FATES; i++) {
		const struct fate_case *f = &fates[i];
		struct zd_conflicts c = {0};
		struct zd_fated got;

		zd_merge_fate(
			&got, str(f->base), str(f->ours), str(f->theirs), &c);
		cr_expect_eq(got.fate, f->fate, "%zu: %s", i,
			zd_fate_name(got.fate));
		cr_expect_str_eq(zd_buf_str(&got.text), f->text, "%zu: %s", i,
			zd_buf_str(&got.text));
		cr_expect_eq(c.len, got.stale);
		zd_conflicts_clear(&c);
		zd_fated_clear(&got);
	}
}

/* A change that is carried is in: carried again, there is nothing to do. */
Test(merge, finds_what_it_has_merged)
{
	size_t carried = 0, in = 0;

	for (uint64_t seed = 1; seed <= 2000; seed++) {
		struct zd_fated got, again;
		struct texts t;

		random_texts(&t, seed);
		zd_merge_fate(&got, zd_buf_slice(&t.base),
			zd_buf_slice(&t.ours), zd_buf_slice(&t.theirs), NULL);
		if (got.fate == ZD_FATE_CARRIED) {
			zd_merge_fate(&again, zd_buf_slice(&t.base),
				zd_buf_slice(&got.text),
				zd_buf_slice(&t.theirs), NULL);
			carried++;
			in += again.fate == ZD_FATE_ALREADY;
			zd_fated_clear(&again);
		}
		zd_fated_clear(&got);
		texts_clear(&t);
	}
	cr_assert_gt(carried, 200);
	/* Two changes that touch may read as one: a few are not found. */
	cr_assert_gt(in * 100, carried * 85, "%zu of %zu", in, carried);
}

/* --- Drafts ------------------------------------------------------------ */

static bool same_drafts(const struct zd_draft *a, const struct zd_draft *b)
{
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;
	bool same;

	dump_draft(&x, a);
	dump_draft(&y, b);
	same = zd_slice_eq(zd_buf_slice(&x), zd_buf_slice(&y));
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	return same;
}

Test(merge, merges_drafts_with_an_unchanged_one)
{
	for (uint64_t seed = 1; seed <= 1500; seed++) {
		struct dice d = {seed * 77 + 3};
		struct zd_draft *base = random_draft(&d, 1 + roll(&d, 6));
		struct zd_draft *mine = random_changes(&d, base, roll(&d, 5));
		struct zd_draft *out;

		cr_assert_eq(
			zd_merge_drafts(&out, base, mine, base, NULL), ZD_OK);
		cr_assert(same_drafts(out, mine), "seed %u", (unsigned)seed);
		zd_draft_free(out);
		cr_assert_eq(
			zd_merge_drafts(&out, base, base, mine, NULL), ZD_OK);
		cr_assert(same_drafts(out, mine), "seed %u", (unsigned)seed);
		zd_draft_free(out);
		zd_draft_free(mine);
		zd_draft_free(base);
	}
}

Test(merge, merges_drafts_alike_from_both_sides)
{
	size_t merged = 0, conflicts = 0;

	for (uint64_t seed = 1; seed <= 1500; seed++) {
		struct dice d = {seed * 79 + 3};
		struct zd_draft *base = random_draft(&d, 2 + roll(&d, 6));
		struct zd_draft *a = random_changes(&d, base, roll(&d, 4));
		struct zd_draft *b = random_changes(&d, base, roll(&d, 4));
		struct zd_draft *x, *y;
		int rc = zd_merge_drafts(&x, base, a, b, NULL);

		cr_assert_eq(zd_merge_drafts(&y, base, b, a, NULL), rc);
		cr_assert_eq(x == NULL, rc != ZD_OK);
		merged += !rc;
		conflicts += rc == ZD_ECONFLICT;
		zd_draft_free(x);
		zd_draft_free(y);
		zd_draft_free(a);
		zd_draft_free(b);
		zd_draft_free(base);
	}
	cr_assert_gt(merged, 200);
	cr_assert_gt(conflicts, 100);
}

static struct zd_draft *small(const char *const *texts, size_t n)
{
	struct zd_draft *d = zd_draft_new();

	for (size_t i = 0; i < n; i++) {
		struct zd_slice text = str(texts[i]);
		struct zd_slice label = zd_slice_cut(&text, ':');
		uint32_t at = zd_draft_add(d, ZD_PARAGRAPH, label);

		d->paragraphs.at[at].id = d->paragraphs.at[at].label;
		zd_draft_add_block(d, ZD_LIT(""), text);
	}
	return d;
}

Test(merge, takes_paragraphs_of_both_and_says_where_it_cannot)
{
	static const char *const base[] = {"OP1:one", "OP2:two", "OP3:three"};
	static const char *const ours[] = {"OP1:one", "OP1 bis:new", "OP2:two"};
	static const char *const theirs[] = {
		"OP2:two more", "OP1:one", "OP3:three"};
	static const char *const both[] = {
		"OP2:two more", "OP1:one", "OP1 bis:new"};
	static const char *const clash[] = {"OP1:one", "OP2:two", "OP3:3"};
	struct zd_draft *b = small(base, 3), *o = small(ours, 3);
	struct zd_draft *t = small(theirs, 3), *want = small(both, 3);
	struct zd_draft *x = small(clash, 3), *got;
	struct zd_conflicts c = {0};
	struct zd_buf dump = ZD_BUF_INIT;

	cr_assert_eq(zd_merge_drafts(&got, b, o, t, &c), ZD_OK);
	dump_draft(&dump, got);
	cr_expect(same_drafts(got, want), "%s", zd_buf_str(&dump));
	zd_draft_free(got);
	cr_assert_eq(zd_merge_drafts(&got, b, o, x, &c), ZD_ECONFLICT);
	cr_assert_null(got);
	cr_assert_eq(c.len, 1);
	cr_expect_eq(c.at[0].kind, ZD_CONFLICT_DELETED);
	cr_expect(zd_slice_is(c.at[0].name, "OP3"));
	cr_expect(zd_slice_is(c.at[0].base, "three"));
	cr_expect(zd_slice_is(c.at[0].theirs, "3"));
	zd_conflicts_clear(&c);
	zd_buf_clear(&dump);
	zd_draft_free(b);
	zd_draft_free(o);
	zd_draft_free(t);
	zd_draft_free(x);
	zd_draft_free(want);
}

static void rename_last(struct zd_draft *d, const char *label)
{
	d->paragraphs.at[d->paragraphs.len - 1].label = str(label);
}

/* A new numbering is no change of the words. */
Test(merge, deletes_what_has_only_another_label)
{
	static const char *const base[] = {"OP1:one", "OP2:two"};
	static const char *const less[] = {"OP1:one"};
	static const char *const words[] = {"OP1:one", "OP2:two more"};
	struct zd_draft *b = small(base, 2), *renamed = small(base, 2);
	struct zd_draft *gone = small(less, 1), *more = small(words, 2), *got;
	struct zd_conflicts c = {0};

	rename_last(renamed, "OP3");
	rename_last(more, "OP3");
	cr_assert_eq(zd_merge_drafts(&got, b, renamed, gone, &c), ZD_OK);
	cr_expect(same_drafts(got, gone), "theirs deletes");
	zd_draft_free(got);
	cr_assert_eq(zd_merge_drafts(&got, b, gone, renamed, &c), ZD_OK);
	cr_expect(same_drafts(got, gone), "ours deletes");
	zd_draft_free(got);
	cr_expect_eq(c.len, 0);
	cr_assert_eq(zd_merge_drafts(&got, b, more, gone, &c), ZD_ECONFLICT,
		"other words are");
	cr_assert_eq(c.len, 1);
	cr_expect_eq(c.at[0].kind, ZD_CONFLICT_DELETED);
	zd_conflicts_clear(&c);
	zd_draft_free(b);
	zd_draft_free(renamed);
	zd_draft_free(gone);
	zd_draft_free(more);
}
