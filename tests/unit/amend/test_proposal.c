#include <criterion/criterion.h>

#include <zerodraft.h>

#include "amend/compile.h"
#include "random_draft.h"

static uint32_t add(struct zd_draft *d, enum zd_kind kind, const char *label,
	const char *id)
{
	uint32_t i = zd_draft_add(d, kind, zd_slice_str(label));

	d->paragraphs.at[i].id = zd_slice_str(id);
	zd_draft_add_block(d, ZD_LIT(""), zd_slice_str(label));
	return i;
}

Test(proposal, keys_are_ids_or_say_what_it_is)
{
	static const char *const want[] = {"title", "^n", "formula", "heading",
		"heading#2", "label OP1", "label OP1#2", "zero-OP2", "x", "x#2",
		"x#2#2", "x#3", "text"};
	struct zd_draft *d = zd_draft_new();
	struct zd_slice keys[13];
	struct zd_arena a = {0};

	add(d, ZD_FIELD, "title", "");
	add(d, ZD_NOTE, "n", "");
	add(d, ZD_FORMULA, "", "");
	add(d, ZD_HEADING, "", "");
	add(d, ZD_HEADING, "", "");
	add(d, ZD_PARAGRAPH, "OP1", "");
	add(d, ZD_PARAGRAPH, "OP1", "");
	add(d, ZD_PARAGRAPH, "OP2", "zero-OP2");
	add(d, ZD_PARAGRAPH, "OP3", "x");
	add(d, ZD_PARAGRAPH, "OP4", "x");
	add(d, ZD_PARAGRAPH, "OP5", "x#2"); /* somebody's own id */
	add(d, ZD_PARAGRAPH, "OP6", "x");
	add(d, ZD_TEXT, "", "");
	zd_draft_keys(&a, d, keys);
	for (size_t i = 0; i < 13; i++)
		cr_expect(zd_slice_is(keys[i], want[i]), "%zu: %.*s", i,
			ZD_FMT(keys[i]));
	zd_draft_free(d);
	zd_arena_clear(&a);
}

Test(proposal, keys_are_all_different)
{
	static const char *const ids[] = {"x", "x#2", "x#2#2", "", "x#3"};

	for (uint64_t seed = 1; seed <= 500; seed++) {
		struct dice dice = {seed * 31 + 1};
		struct zd_draft *d = zd_draft_new();
		struct zd_slice keys[20];
		struct zd_arena a = {0};

		for (unsigned i = 0; i < 20; i++)
			add(d, (enum zd_kind)roll(&dice, 6), "OP1",
				ids[roll(&dice, 5)]);
		zd_draft_keys(&a, d, keys);
		for (unsigned i = 0; i < 20; i++)
			for (unsigned k = 0; k < i; k++)
				cr_assert(!zd_slice_eq(keys[i], keys[k]));
		zd_draft_free(d);
		zd_arena_clear(&a);
	}
}

Test(proposal, holds_only_what_differs)
{
	struct zd_draft *base = zd_draft_new(), *mine = zd_draft_new();
	struct zd_draft *changed;
	struct zd_proposal p;
	struct zd_arena a = {0};
	uint32_t i;

	add(base, ZD_PARAGRAPH, "OP1", "a");
	add(base, ZD_PARAGRAPH, "OP2", "b");
	add(base, ZD_PARAGRAPH, "OP3", "c");
	add(mine, ZD_PARAGRAPH, "OP1", "a");
	i = zd_draft_add(mine, ZD_PARAGRAPH, ZD_LIT("OP2"));
	mine->paragraphs.at[i].id = ZD_LIT("b");
	zd_draft_add_block(mine, ZD_LIT(""), ZD_LIT("other"));
	add(mine, ZD_PARAGRAPH, "OP3", "c");
	changed = zd_proposal_between(&p, &a, ZD_LIT("EU"), base, mine);
	cr_expect_eq(changed->paragraphs.len, 1);
	cr_expect(zd_slice_is(p.keys[0], "b"));
	cr_expect_null(p.order);
	cr_expect_eq(p.changed, changed);
	zd_draft_free(changed);
	add(mine, ZD_PARAGRAPH, "OP3 bis", "");
	changed = zd_proposal_between(&p, &a, ZD_LIT("EU"), base, mine);
	cr_expect_eq(changed->paragraphs.len, 2);
	cr_expect_eq(p.order_len, 4);
	cr_expect(zd_slice_is(p.order[3], "label OP3 bis"));
	zd_draft_free(changed);
	changed = zd_proposal_between(&p, &a, ZD_LIT("EU"), base, base);
	cr_expect_eq(changed->paragraphs.len, 0);
	cr_expect_null(p.order);
	zd_draft_free(changed);
	zd_draft_free(base);
	zd_draft_free(mine);
	zd_arena_clear(&a);
}

/* The proposal stands when the draft that it was read from is gone. */
Test(proposal, outlives_its_draft)
{
	for (uint64_t seed = 1; seed <= 300; seed++) {
		struct dice d = {seed * 97};
		struct zd_draft *base = random_draft(&d, 4);
		struct zd_draft *full = random_changes(&d, base, 4);
		struct zd_draft *changed, *got;
		struct zd_buf want = ZD_BUF_INIT, have = ZD_BUF_INIT;
		struct zd_compilation *c;
		struct zd_proposal p;
		struct zd_arena a = {0};

		changed = zd_proposal_between(&p, &a, ZD_LIT("EU"), base, full);
		dump_draft(&want, full);
		zd_draft_free(full);
		cr_assert_eq(zd_compile(&c, base, &p, 1, NULL, NULL), ZD_OK);
		got = zd_compilation_extract(c, ZD_LIT("EU"));
		dump_draft(&have, got);
		cr_assert_str_eq(zd_buf_str(&have), zd_buf_str(&want));
		zd_draft_free(got);
		zd_compilation_free(c);
		zd_draft_free(changed);
		zd_draft_free(base);
		zd_buf_clear(&want);
		zd_buf_clear(&have);
		zd_arena_clear(&a);
	}
}
