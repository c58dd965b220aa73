#include "text/draft.h"

#include <criterion/criterion.h>

#include "text/finding.h"

static struct zd_draft *sample(void)
{
	struct zd_draft *d = zd_draft_new();

	zd_draft_add(d, ZD_FIELD, ZD_LIT("title"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("A title"));
	zd_draft_add(d, ZD_HEADING, ZD_LIT(""));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("*Round* tables"));
	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP27"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("All objectives:"));
	zd_draft_add_block(d, ZD_LIT("(a)"), ZD_LIT("one:"));
	zd_draft_add_block(d, ZD_LIT("(i)"), ZD_LIT("one of one;"));
	zd_draft_add_block(d, ZD_LIT("b."), ZD_LIT("two;"));
	zd_draft_add_block(d, ZD_LIT("-"), ZD_LIT("three"));
	zd_draft_add_block(d, ZD_LIT("\u2022"), ZD_LIT("four"));
	zd_draft_add_block(d, ZD_LIT("(b)"), ZD_LIT(""));
	zd_draft_add(d, ZD_NOTE, ZD_LIT("res-70-1"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Resolution 70/1."));
	return d;
}

Test(draft, a_paragraphs_file_reads_as_the_same_blocks)
{
	struct zd_draft *d = sample(), *copy = zd_draft_new();
	struct zd_buf file = ZD_BUF_INIT;

	zd_paragraph_write(&file, d, 2);
	cr_assert_str_eq(zd_buf_str(&file),
		"All objectives:\n\n\\(a) one:\n\n\\(i) one of one;\n\n"
		"b\\. two;\n\n\\- three\n\n\u2022 four\n\n\\(b)\n");
	zd_draft_add(copy, ZD_PARAGRAPH, ZD_LIT("OP27"));
	zd_paragraph_read(copy, zd_buf_slice(&file));
	cr_assert(zd_paragraph_same(d, 2, copy, 0));
	cr_assert(zd_slice_eq(
		zd_paragraph_text(&copy->arena, d, 2), zd_buf_slice(&file)));
	cr_assert_eq(zd_paragraph_text(&copy->arena, d, ZD_NONE).len, 0);
	zd_buf_clear(&file);
	zd_draft_free(copy);
	zd_draft_free(d);
}

Test(draft, a_copy_has_every_paragraph_and_stands_alone)
{
	struct zd_draft *d = sample(), *copy;

	d->paragraphs.at[1].level = 2;
	d->paragraphs.at[2].id = ZD_LIT("zero-OP27");
	d->paragraphs.at[2].origin = ZD_LIT("split zero-OP26");
	copy = zd_draft_copy(d);
	zd_draft_free(d);
	d = sample();
	cr_assert_eq(copy->paragraphs.len, d->paragraphs.len);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &copy->paragraphs.at[i];

		cr_assert_eq(p->kind, d->paragraphs.at[i].kind);
		cr_assert(zd_slice_eq(p->label, d->paragraphs.at[i].label));
		cr_assert(zd_paragraph_same(d, i, copy, i));
	}
	cr_assert_eq(copy->paragraphs.at[1].level, 2);
	cr_assert(zd_slice_is(copy->paragraphs.at[2].id, "zero-OP27"));
	cr_assert(
		zd_slice_is(copy->paragraphs.at[2].origin, "split zero-OP26"));
	zd_draft_free(copy);
	zd_draft_free(d);
}

Test(draft, a_chapeau_without_words_stays_one)
{
	struct zd_draft *d = zd_draft_new(), *copy = zd_draft_new();
	struct zd_buf file = ZD_BUF_INIT;

	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT(""));
	zd_draft_add_block(d, ZD_LIT("(a)"), ZD_LIT("first"));
	zd_paragraph_write(&file, d, 0);
	zd_draft_add(copy, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_paragraph_read(copy, zd_buf_slice(&file));
	cr_assert(zd_paragraph_same(d, 0, copy, 0));
	zd_buf_clear(&file);
	zd_draft_free(copy);
	zd_draft_free(d);
}

Test(draft, a_backslash_alone_is_no_mark)
{
	char room[ZD_MARK_ROOM];
	struct zd_slice mark;

	cr_assert_eq(zd_block_mark_parse(ZD_LIT("\\ (a) y"), &mark, room), 0);
	cr_assert_eq(zd_block_mark_parse(ZD_LIT("(a) y"), &mark, room), 0);
	cr_assert_eq(zd_block_mark_parse(ZD_LIT("\\(a) y"), &mark, room), 5);
	cr_assert(zd_slice_is(mark, "(a)"));
	cr_assert_eq(zd_block_mark_parse(ZD_LIT("a\\) y"), &mark, room), 4);
	cr_assert(zd_slice_is(mark, "a)"));
}

Test(draft, finds_by_label_words_name_and_path)
{
	struct zd_draft *d = sample();
	struct zd_names notes = {0};
	uint32_t block, n;

	cr_assert_eq(zd_draft_find(d, ZD_LIT("op 27"), &block, &n), 2);
	cr_assert_eq(block, d->paragraphs.at[2].first);
	cr_assert_eq(zd_draft_find(d, ZD_LIT("27 (a) (i)"), &block, &n), 2);
	cr_assert_eq(block, d->paragraphs.at[2].first + 2);
	cr_assert_eq(zd_draft_find(d, ZD_LIT("round tables"), NULL, &n), 1);
	cr_assert_eq(zd_draft_find(d, ZD_LIT("title"), NULL, &n), 0);
	cr_assert_eq(zd_draft_find(d, ZD_LIT("OP28"), NULL, &n), ZD_NONE);
	cr_assert_eq(n, 0);
	cr_assert_eq(zd_draft_find_note(d, ZD_LIT("res-70-1")), 3);
	zd_draft_name_notes(&notes, d);
	cr_assert_eq(notes.len, 1);
	cr_assert_eq(zd_names_first(&notes, ZD_LIT("res-70-1")), 3);
	zd_names_clear(&notes);
	cr_assert(zd_slice_is(zd_draft_field(d, "title"), "A title"));
	zd_draft_free(d);
}

Test(draft, depth_follows_the_sign)
{
	struct zd_draft *d = sample();
	uint32_t first = d->paragraphs.at[2].first;

	cr_assert_eq(zd_block_depth(d, first), 0);
	cr_assert_eq(zd_block_depth(d, first + 1), 1);
	cr_assert_eq(zd_block_depth(d, first + 2), 2);
	zd_draft_free(d);
}

/* A sign that was added is as deep as the one it follows, and is found in
 * every spelling. */
Test(draft, signs_that_were_added)
{
	static const struct {
		const char *mark;
		unsigned depth;
	} signs[] = {{"", 0}, {"(a)", 1}, {"(a bis)", 1}, {"(i)", 2},
		{"(i bis)", 2}, {"(i ter)", 2}, {"(v alt)", 2}, {"(h)", 1},
		{"(i)", 1}, {"(i bis)", 1}, {"(i ter)", 1}, {"(j)", 1}};
	struct zd_draft *d = zd_draft_new();
	uint32_t block;

	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		zd_draft_add_block(
			d, zd_slice_str(signs[i].mark), ZD_LIT("text"));
	for (uint32_t i = 0; i < d->blocks.len; i++)
		cr_expect_eq(zd_block_depth(d, i), signs[i].depth, "%s at %u",
			signs[i].mark, i);
	cr_assert_eq(zd_draft_find(d, ZD_LIT("op1(A)bis"), &block, NULL), 0);
	cr_expect_eq(block, 2);
	cr_assert_eq(
		zd_draft_find(d, ZD_LIT("1 (a) bis (i) ter"), &block, NULL), 0);
	cr_expect_eq(block, 5);
	cr_expect_eq(
		zd_draft_find(d, ZD_LIT("OP1 (a) ter"), &block, NULL), ZD_NONE);
	zd_draft_free(d);
}

Test(finding, beyond_the_cap_they_are_counted)
{
	struct zd_findings *f = zd_findings_new();

	for (size_t i = 0; i < ZD_MAX_FINDINGS + 5; i++)
		zd_finding_add(f, ZD_INFO, "x", ZD_LIT("OP1"), 3, "%zu", i);
	cr_assert_eq(f->list.len, ZD_MAX_FINDINGS);
	cr_assert_eq(f->dropped, 5);
	cr_assert(zd_slice_is(f->list.at[7].message, "7"));
	cr_assert_str_eq(zd_severity_name(ZD_WARNING), "warning");
	zd_findings_free(f);
}
