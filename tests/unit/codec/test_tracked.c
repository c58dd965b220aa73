#include "codec/tracked.h"
#include "word_file.h"

#define FIRST RUN("a") INS("EU", RUN(" b") DEL("US", GONE(" c"))) COMMENTED("0")
#define SECOND RUN("d") DEL("US", GONE(" e")) COMMENTED("1")

static const struct word_parts parts = {
	.comments = COMMENT("0", "EU", PAR(RUN("Agreed language")))
		COMMENT("1", "NOR", PAR(RUN("Flexible"))),
	.body = PAR(FIRST) PAR(SECOND)};

struct reading {
	struct zd_tracked_text t;
	struct zd_findings *f;
	struct zd_error err;
	int code;
};

static struct reading reading_of(
	struct zd_slice bytes, const struct zd_tracked_options *o)
{
	struct reading r = {.f = zd_findings_new()};

	r.code = zd_tracked_text(&r.t, bytes, o, r.f, &r.err);
	return r;
}

static struct reading reading_of_parts(const struct zd_tracked_options *o)
{
	struct zd_buf file = ZD_BUF_INIT;
	struct reading r;

	word_file(&file, &parts);
	r = reading_of(zd_buf_slice(&file), o);
	zd_buf_clear(&file);
	return r;
}

static const char *finding(const struct reading *r, const char *code)
{
	for (size_t i = 0; i < r->f->list.len; i++)
		if (!strcmp(r->f->list.at[i].code, code))
			return r->f->list.at[i].message.ptr;
	return "none";
}

static void reading_clear(struct reading *r)
{
	zd_buf_clear(&r->t.text);
	zd_findings_free(r->f);
}

Test(tracked, changes_are_asked_about)
{
	struct reading r = reading_of_parts(
		&(struct zd_tracked_options){.changes = ZD_TRACKED_ASK});

	cr_assert_eq(r.code, ZD_EUSAGE);
	cr_assert_str_eq(r.err.message,
		"there are 3 tracked changes by EU (1) and US (2): give "
		"--changes accept, or --changes reject to leave them out");
	cr_assert_eq(r.t.text.len, 0);
	reading_clear(&r);
}

Test(tracked, all_accepted_or_rejected)
{
	struct reading r = reading_of_parts(
		&(struct zd_tracked_options){.changes = ZD_TRACKED_ACCEPT});

	cr_assert_str_eq(zd_buf_str(&r.t.text), "a b\n\nd\n\n");
	cr_assert_eq(r.t.codec, ZD_CODEC_PLAIN);
	cr_assert_not_null(strstr(finding(&r, "tracked-changes"),
		"3 tracked changes by EU (1) and US (2): read as accepted"));
	cr_assert_not_null(
		strstr(finding(&r, "comment"), "EU comments at \"a b\": "));
	reading_clear(&r);
	r = reading_of_parts(
		&(struct zd_tracked_options){.changes = ZD_TRACKED_REJECT});
	cr_assert_str_eq(zd_buf_str(&r.t.text), "a\n\nd e\n\n");
	reading_clear(&r);
}

Test(tracked, the_changes_of_some_people)
{
	const struct zd_slice eu[] = {ZD_LIT("EU")}, us[] = {ZD_LIT("US")};
	struct zd_tracked_options o = {.authors = eu, .authors_len = 1};
	struct reading r = reading_of_parts(&o);

	cr_assert_eq(r.code, 0, "nobody is asked: whose is clear");
	cr_assert_str_eq(zd_buf_str(&r.t.text), "a b c\n\nd e\n\n");
	cr_assert_str_eq(finding(&r, "deletes-insertion"), "none");
	reading_clear(&r);
	o.authors = us;
	r = reading_of_parts(&o);
	cr_assert_str_eq(zd_buf_str(&r.t.text), "a\n\nd\n\n");
	cr_assert_str_eq(finding(&r, "deletes-insertion"),
		"US takes out what EU put in: \" c\"");
	cr_assert_str_eq(finding(&r, "comment"), "none", "others' comments");
	reading_clear(&r);
}

Test(tracked, who_made_changes)
{
	struct zd_buf file = ZD_BUF_INIT;
	struct zd_tracked_authors a;

	word_file(&file, &parts);
	cr_assert_eq(zd_tracked_authors(&a, zd_buf_slice(&file), NULL), 0);
	cr_assert_eq(a.list.len, 3);
	cr_assert(zd_slice_is(a.list.at[2].name, "NOR"), "who only comments");
	cr_assert_eq(a.list.at[2].changes, 0);
	cr_assert(zd_slice_is(a.list.at[0].name, "EU"));
	cr_assert_eq(a.list.at[0].changes, 1);
	cr_assert(zd_slice_is(a.list.at[1].name, "US"));
	cr_assert_eq(a.list.at[1].changes, 2);
	zd_tracked_authors_clear(&a);
	cr_assert_eq(zd_tracked_authors(&a, ZD_LIT("a {++b++}"), NULL), 0);
	cr_assert_eq(a.list.len, 0);
	zd_tracked_authors_clear(&a);
	file.ptr[file.len / 2] ^= 1;
	cr_assert_lt(
		zd_tracked_authors(&a, zd_slice(file.ptr, file.len / 2), NULL),
		0);
	zd_buf_clear(&file);
}

Test(tracked, comments_with_the_words_they_stand_at)
{
	const struct zd_slice us[] = {ZD_LIT("US"), ZD_LIT("NOR")};
	struct zd_buf file = ZD_BUF_INIT;
	struct zd_tracked_comments c;

	word_file(&file, &parts);
	cr_assert_eq(
		zd_tracked_comments(&c, zd_buf_slice(&file), us, 2, NULL), 0);
	cr_assert_eq(c.list.len, 1);
	cr_assert(zd_slice_is(c.list.at[0].author, "NOR"));
	cr_assert(zd_slice_is(c.list.at[0].text, "Flexible"));
	cr_assert(zd_slice_is(c.list.at[0].before, "d e"));
	cr_assert(zd_slice_is(c.list.at[0].after, "d"));
	zd_tracked_comments_clear(&c);
	zd_tracked_comments(&c, zd_buf_slice(&file), NULL, 0, NULL);
	cr_assert_eq(c.list.len, 2);
	cr_assert(zd_slice_is(c.list.at[0].before, "a"));
	cr_assert(zd_slice_is(c.list.at[0].after, "a b"));
	zd_tracked_comments_clear(&c);
	zd_buf_clear(&file);
}

Test(tracked, critic_markup_is_asked_about_too)
{
	struct zd_slice text = ZD_LIT("OP1. a {++b++}{>>c<<}\n");
	struct zd_tracked_options o = {.changes = ZD_TRACKED_ASK};
	struct reading r = reading_of(text, &o);

	cr_assert_eq(r.code, ZD_EUSAGE);
	cr_assert_not_null(
		strstr(r.err.message, "there is 1 change in CriticMarkup"));
	reading_clear(&r);
	o.changes = ZD_TRACKED_ACCEPT;
	r = reading_of(text, &o);
	cr_assert_str_eq(zd_buf_str(&r.t.text), "OP1. a b\n");
	reading_clear(&r);
	o.changes = ZD_TRACKED_ASK;
	r = reading_of(ZD_LIT("OP1. a {>>c<<}\n"), &o);
	cr_assert_eq(r.code, 0, "a comment is no change");
	reading_clear(&r);
	cr_assert(zd_tracked_is(text, ZD_CODEC_AUTO));
	cr_assert_not(zd_tracked_is(text, ZD_CODEC_MARKDOWN));
	cr_assert_not(zd_tracked_is(ZD_LIT("OP1. a\n"), ZD_CODEC_AUTO));
}
