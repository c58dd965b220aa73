#include <criterion/criterion.h>

#include "diff/redline.h"
#include "text/draft.h"
#include "view/of.h"

static struct zd_draft *draft(void)
{
	struct zd_draft *d = zd_draft_new();

	zd_draft_add(d, ZD_FIELD, ZD_LIT("title"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Modalities"));
	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_draft_add_block(
		d, ZD_LIT(""), ZD_LIT("*Decides* so,[^b] \\[a\\] it[^a]"));
	zd_draft_add_block(d, ZD_LIT("(a)"), ZD_LIT("first[^none]"));
	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP2"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Plain"));
	zd_draft_add(d, ZD_NOTE, ZD_LIT("a"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Alpha[^c]"));
	zd_draft_add(d, ZD_NOTE, ZD_LIT("b"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Beta"));
	zd_draft_add(d, ZD_NOTE, ZD_LIT("c"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Gamma"));
	return d;
}

static struct zd_view *shown(const struct zd_draft *d, const char *label)
{
	struct zd_slice at = zd_slice_str(label);
	struct zd_view_labels labels = {&at, label != NULL};
	struct zd_view *v;

	cr_assert_eq(zd_view_of_draft(&v, d, &labels, NULL), 0);
	return v;
}

static void assert_slice(struct zd_slice s, const char *want)
{
	cr_assert(zd_slice_is(s, want), "\"%.*s\" is not \"%s\"", ZD_FMT(s),
		want);
}

Test(view, runs_have_the_visible_text_and_its_place)
{
	struct zd_draft *d = draft();
	struct zd_view *v = shown(d, NULL);
	const struct zd_view_block *b = &v->blocks.at[1];
	const struct zd_view_run *r = &v->runs.at[b->first];

	assert_slice(b->label, "OP1");
	assert_slice(r[0].text, "Decides");
	cr_assert(r[0].emph && r[0].to_at == 1);
	cr_assert_eq(r[0].from_at, ZD_VIEW_NONE);
	assert_slice(r[1].text, " so,");
	cr_assert_not(r[1].emph);
	assert_slice(r[2].text, "b");
	cr_assert(r[2].note);
	zd_view_free(v);
	zd_draft_free(d);
}

Test(view, notes_are_numbered_by_their_first_marks)
{
	struct zd_draft *d = draft();
	struct zd_view *v = shown(d, NULL);

	/* b is marked first; c only inside a note's text. */
	assert_slice(v->blocks.at[4].label, "a");
	cr_assert_eq(v->blocks.at[4].number, 2);
	cr_assert_eq(v->blocks.at[5].number, 1);
	cr_assert_eq(v->blocks.at[6].number, 0);
	zd_view_free(v);
	zd_draft_free(d);
}

Test(view, a_label_picks_a_paragraph_with_its_notes)
{
	struct zd_draft *d = draft();
	struct zd_view *v = shown(d, "op 1");

	/* a and b by their marks, c by the mark in a. */
	cr_assert_eq(v->blocks.len, 5);
	cr_assert_eq(v->blocks.at[1].kind, ZD_VIEW_SUB);
	cr_assert_eq(v->blocks.at[3].kind, ZD_VIEW_NOTE);
	zd_view_free(v);
	v = shown(d, "OP1 (a)");
	cr_assert_eq(v->blocks.len, 1);
	assert_slice(v->blocks.at[0].label, "(a)");
	zd_view_free(v);
	zd_draft_free(d);
}

Test(view, an_unknown_label_is_an_error_that_names_it)
{
	struct zd_draft *d = draft();
	struct zd_slice at = ZD_LIT("OP9");
	struct zd_view_labels labels = {&at, 1};
	struct zd_view *v;
	struct zd_error err;

	cr_assert_eq(zd_view_of_draft(&v, d, &labels, &err), ZD_ENOTFOUND);
	cr_assert_null(v);
	cr_assert(strstr(err.message, "OP9"));
	zd_draft_free(d);
}

static void add(struct zd_draft *d, const char *label, const char *text)
{
	zd_draft_add(d, ZD_PARAGRAPH, zd_slice_str(label));
	zd_draft_add_block(d, ZD_LIT(""), zd_slice_str(text));
}

/* The text of a ref in the aside it belongs to. */
static struct zd_slice named(
	const struct zd_view *v, const struct zd_view_block *b, uint32_t nth)
{
	const struct zd_view_ref *ref = &v->refs.at[b->first_ref + nth];

	cr_assert_lt(nth, b->refs);
	return zd_slice_sub(b->aside, ref->at, ref->at + ref->len);
}

Test(view, names_in_asides_stand_for_blocks)
{
	static const char *const texts[] = {
		"Decides to meet in New York in May of every year;",
		"Requests the Secretary-General to report on all of it;",
		"Invites Member States to send their plans before that;"};
	struct zd_draft *from = zd_draft_new(), *to = zd_draft_new();
	const struct zd_view_ref *ref;
	struct zd_redline *r;
	struct zd_view *v;
	uint32_t stubs = 0;

	add(from, "OP1", texts[0]);
	add(from, "OP2", texts[1]);
	add(from, "OP3", texts[2]);
	add(to, "OP1", texts[1]);
	add(to, "OP2", texts[2]);
	add(to, "OP3", texts[0]);
	r = zd_redline_new(from, to, NULL);
	cr_assert_eq(zd_view_of_redline(&v, r, NULL, NULL), 0);
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (!b->move)
			continue;
		cr_assert_eq(b->refs, 2);
		assert_slice(named(v, b, 0), b->stub ? "OP1" : "OP3");
		assert_slice(named(v, b, 1), b->stub ? "OP3" : "OP1");
		ref = &v->refs.at[b->first_ref];
		cr_assert_eq(ref->old, b->stub);
		cr_assert_eq(ref->block, b->stub ? 0 : 2);
		stubs += b->stub;
	}
	cr_assert_eq(stubs, 1);
	zd_view_free(v);
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
}
