/* An amendment, to be read aloud behind "we propose to". */
#include <criterion/criterion.h>

#include "base/utf8.h"

#include "view/wish.h"

static struct zd_draft *draft(const char *text)
{
	struct zd_draft *d = zd_draft_new();

	if (!text)
		return d;
	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_draft_add_block(d, ZD_LIT(""), zd_slice_str(text));
	return d;
}

static void wish(const char *before, const char *after, const char *place,
	const char *want)
{
	struct zd_sheet one = {.before = draft(before),
		.after = draft(after),
		.name = ZD_LIT("OP1"),
		.place = zd_slice_str(place)};
	struct zd_buf b = ZD_BUF_INIT;

	zd_view_wish(&b, &one);
	cr_assert_str_eq(zd_buf_str(&b), want);
	zd_buf_clear(&b);
	zd_draft_free(one.before);
	zd_draft_free(one.after);
}

Test(wish, other_words)
{
	wish("Ferries shall run;", "Ferries should run;", "",
		"replace “shall” by “should”");
}

Test(wish, words_out_and_in)
{
	wish("Ferries shall run daily;", "Ferries shall run;", "",
		"delete “daily”");
	wish("All ferries shall run;", "All ferries shall run daily;", "",
		"add “daily” after “All ferries shall run”");
}

Test(wish, brackets_alone)
{
	wish("Ferries [shall] run;", "Ferries shall run;", "",
		"lift the brackets in “[shall]”");
	wish("Ferries shall run;", "Ferries [shall] run;", "",
		"put in brackets: “[shall]”");
}

Test(wish, whole_paragraphs)
{
	wish("Ferries shall run;", NULL, "", "delete it");
	wish(NULL, "Ferries shall run;", "new, after OP3",
		"add it after OP3: “Ferries shall run;”");
	wish(NULL, NULL, "moved, after OP3", "move it after OP3");
}

static void wish_of_many(const char *word)
{
	struct zd_sheet one = {.before = draft(NULL)};
	struct zd_buf text = ZD_BUF_INIT, b = ZD_BUF_INIT;

	for (int i = 0; i < 200; i++)
		zd_buf_puts(&text, word);
	one.after = draft(zd_buf_str(&text));
	one.place = ZD_LIT("new, after OP3");
	zd_view_wish(&b, &one);
	cr_assert_lt(b.len, 300);
	cr_assert_gt(b.len, 200);
	cr_assert_eq(zd_utf8_check(zd_buf_slice(&b)), SIZE_MAX);
	cr_assert(zd_slice_ends(zd_buf_slice(&b), " …”"));
	zd_buf_clear(&text);
	zd_buf_clear(&b);
	zd_draft_free(one.before);
	zd_draft_free(one.after);
}

/* Four hundred bytes are read aloud, no more. */
Test(wish, very_long_words_are_cut)
{
	wish_of_many("words ");
}

Test(wish, words_without_spaces_are_cut_behind_a_letter)
{
	wish_of_many("移");
}
