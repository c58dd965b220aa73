#include <criterion/criterion.h>
#include <jansson.h>

#include "render/document.h"
#include "render/render.h"

/* A small view with each mark: made by hand, as a redline would make it. */
static struct zd_view *view(void)
{
	struct zd_view *v = zd_view_new("redline");
	struct zd_view_block *b;

	v->marked = true;
	b = zd_view_add(v, ZD_VIEW_PARAGRAPH);
	b->label = ZD_LIT("OP7");
	b->old_label = ZD_LIT("OP8");
	b->old_kind = ZD_VIEW_PARAGRAPH;
	b->relabelled = true;
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("Requests"))->emph = true;
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" all"));
	zd_view_run(v, ZD_VIEW_DELETED, ZD_LIT(", and some,"));
	zd_view_run(v, ZD_VIEW_INSERTED, ZD_LIT(" <States>"));
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" to act"));
	zd_view_run(v, ZD_VIEW_DELETED, ZD_LIT(" "));
	return v;
}

static struct zd_buf written(enum zd_format format, bool document, bool color)
{
	struct zd_view *v = view();
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_render_options o;

	zd_render_options_init(&o);
	o.format = format;
	o.document = document;
	o.color = color;
	cr_assert_eq(zd_view_render(&out, v, &o, NULL), 0);
	zd_view_free(v);
	return out;
}

static void is(enum zd_format format, const char *want)
{
	struct zd_buf out = written(format, false, false);

	cr_assert_str_eq(zd_buf_str(&out), want);
	zd_buf_clear(&out);
}

Test(render, each_format_has_its_marks)
{
	is(ZD_FORMAT_PLAIN,
		"[-OP8.-]{+OP7.+} Requests all[-, and some,-]"
		"{+ <States>+} to act[- -]\n");
	is(ZD_FORMAT_TERM,
		"[-OP8.-]{+OP7.+} Requests all[-, and some,-]"
		"{+ <States>+} to act[- -]\n");
	is(ZD_FORMAT_MARKDOWN,
		"[~~**OP8.**~~]{.deleted} [**OP7.**]{.underline} *Requests* "
		"all[~~, and some,~~]{.deleted}[&#32;\\<States\\>]{.underline}"
		" to act[&#32;]{.deleted}\n");
	is(ZD_FORMAT_CRITIC,
		"{--**OP8.**--}{++**OP7.**++} *Requests* "
		"all{--, and some,--}{++ \\<States\\>++} to "
		"act{-- --}\n");
}

Test(render, colours_replace_the_marks)
{
	struct zd_buf out = written(ZD_FORMAT_TERM, false, true);

	cr_assert(strstr(out.ptr, "\033[31;9m, and some,\033[0m"));
	cr_assert(strstr(out.ptr, "\033[32;4m <States>\033[0m"));
	cr_assert_null(strstr(out.ptr, "[-"));
	zd_buf_clear(&out);
}

Test(render, html_is_inert)
{
	struct zd_buf out = written(ZD_FORMAT_HTML, false, false);

	cr_assert(strstr(out.ptr, "<ins> &lt;States&gt;</ins>"));
	cr_assert(strstr(out.ptr, "default-src 'none'"));
	cr_assert_null(strstr(out.ptr, "unsafe-inline"));
	zd_buf_clear(&out);
}

static struct zd_buf page(struct zd_view *v)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_render_options o;

	zd_render_options_init(&o);
	o.format = ZD_FORMAT_HTML;
	cr_assert_eq(zd_view_render(&out, v, &o, NULL), 0);
	zd_view_free(v);
	return out;
}

Test(render, a_page_has_each_name_once)
{
	struct zd_view *v = zd_view_new("draft");
	struct zd_buf out;

	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label = ZD_LIT("OP5 bis");
	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label = ZD_LIT("OP5 bis");
	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label = ZD_LIT("b.1");
	out = page(v);
	cr_assert(strstr(out.ptr, "<p class=\"paragraph\" id=\"OP5-bis\">"));
	cr_assert(strstr(out.ptr, "<p class=\"paragraph\" id=\"b.1\">"));
	cr_assert(strstr(out.ptr, "<p class=\"paragraph\" id=\"b-1\">"));
	cr_assert(strstr(out.ptr, "<a href=\"#OP5-bis\">OP5 bis</a>"));
	zd_buf_clear(&out);
}

Test(render, a_page_leads_from_a_move_to_its_other_end)
{
	struct zd_view *v = zd_view_new("redline");
	struct zd_view_ref away = {0, 3, 4, false}, back = {6, 3, 1, true};
	struct zd_view_block *b;
	struct zd_buf out;

	zd_vec_push(&v->refs, away);
	zd_vec_push(&v->refs, back);
	b = zd_view_add(v, ZD_VIEW_PARAGRAPH);
	b->stub = true;
	b->from = 1;
	b->to = 4;
	b->move = 1;
	b->refs = 1;
	b->aside = ZD_LIT("OP9 hence (move 1)");
	b = zd_view_add(v, ZD_VIEW_PARAGRAPH);
	b->label = ZD_LIT("OP9");
	b->from = 1;
	b->to = 4;
	b->move = 1;
	b->first_ref = 1;
	b->refs = 1;
	b->aside = ZD_LIT("from: OP1 (move 1)");
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("words"));
	out = page(v);
	cr_assert(strstr(out.ptr, "<a href=\"#OP9\">OP9</a> hence"));
	cr_assert(strstr(out.ptr, "from: <a href=\"#b.0\">OP1</a> (move"));
	cr_assert(strstr(out.ptr, "stub\" id=\"b.0\""));
	zd_buf_clear(&out);
}

Test(render, a_page_says_in_which_language_its_text_is)
{
	struct zd_view *v = zd_view_new("draft");
	struct zd_buf out;

	zd_view_fact(v, "lang", ZD_LIT("fr"));
	zd_view_add(v, ZD_VIEW_PARAGRAPH);
	out = page(v);
	cr_assert(strstr(out.ptr, "<main id=\"text.\" lang=\"fr\">"));
	cr_assert(strstr(out.ptr, "<html lang=\"en\">"));
	zd_buf_clear(&out);
	v = zd_view_new("draft");
	zd_view_fact(v, "lang", ZD_LIT("fr\" onload=\"x"));
	zd_view_add(v, ZD_VIEW_PARAGRAPH);
	out = page(v);
	cr_assert(strstr(out.ptr, "<main id=\"text.\">"));
	zd_buf_clear(&out);
}

Test(render, headings_of_a_page_leave_no_step_out)
{
	static const uint32_t levels[] = {2, 4, 4, 3, 2, 6};
	static const char *const tags[] = {
		"<h2 ", "<h3 ", "<h3 ", "<h3 ", "<h2 ", "<h3 "};
	struct zd_view *v = zd_view_new("draft");
	struct zd_buf out;
	const char *at;

	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
		zd_view_add(v, ZD_VIEW_HEADING)->level = levels[i];
	out = page(v);
	at = strstr(out.ptr, "<main");
	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++) {
		at = strstr(at + 1, "<h");
		cr_assert(at && !strncmp(at, tags[i], 4), "heading %zu", i);
	}
	zd_buf_clear(&out);
}

Test(render, a_page_says_who_in_a_title)
{
	struct zd_view *v = zd_view_new("compilation");
	uint32_t about = zd_view_about(v, ZD_LIT("A\"B"), ZD_LIT("from OP4"));
	struct zd_buf out;

	zd_view_add(v, ZD_VIEW_PARAGRAPH);
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("words"))->about = about;
	zd_view_run(v, ZD_VIEW_INSERTED, ZD_LIT("new"))->about = about;
	out = page(v);
	cr_assert(strstr(out.ptr,
		"<span class=\"by\" title=\"A&quot;B; from OP4\">words"
		"</span><ins title=\"A&quot;B; from OP4\">new</ins>"));
	zd_buf_clear(&out);
}

Test(render, json_is_read_by_jansson)
{
	struct zd_buf out = written(ZD_FORMAT_JSON, false, false);
	json_t *root =
		json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
	json_t *block, *run;

	cr_assert_not_null(root);
	cr_assert_str_eq(json_string_value(json_object_get(root, "schema")),
		"zerodraft/1");
	block = json_array_get(json_object_get(root, "blocks"), 0);
	cr_assert_str_eq(
		json_string_value(json_object_get(block, "old_label")), "OP8");
	run = json_array_get(json_object_get(block, "runs"), 3);
	cr_assert_str_eq(
		json_string_value(json_object_get(run, "text")), " <States>");
	json_decref(root);
	zd_buf_clear(&out);
}

Test(render, a_document_never_has_a_body)
{
	struct zd_buf out = written(ZD_FORMAT_MARKDOWN, true, false);

	cr_assert(!strncmp(out.ptr, "---\n", 4));
	cr_assert_null(strstr(out.ptr, "\nbody"));
	cr_assert(strstr(out.ptr, "Page \\thepage{} of"));
	zd_buf_clear(&out);
}

Test(render, dates_are_written_out)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_document_date(&b, ZD_LIT("2019-06-07"));
	cr_assert_str_eq(b.ptr, "7 June 2019");
	zd_buf_truncate(&b, 0);
	zd_document_date(&b, ZD_LIT("2019-13-07"));
	cr_assert_str_eq(b.ptr, "2019-13-07");
	zd_buf_clear(&b);
}

Test(render, names_lead_to_formats_and_back)
{
	enum zd_format format;

	for (size_t i = 0; zd_format_name(i); i++)
		cr_assert(zd_format_parse(zd_format_name(i), &format));
	cr_assert_not(zd_format_parse("pdf", &format));
}

Test(render, attributions_can_be_left_out)
{
	struct zd_view *v = zd_view_new("compilation");
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_render_options o;
	uint32_t about;

	about = zd_view_about(v, ZD_LIT("EU"), ZD_LIT(""));
	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label = ZD_LIT("OP1");
	zd_view_run(v, ZD_VIEW_SIGN, ZD_LIT("["));
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("new"))->about = about;
	zd_view_run(v, ZD_VIEW_SIGN, ZD_LIT(" – "))->quiet = true;
	zd_view_run(v, ZD_VIEW_OWNER, ZD_LIT("EU"))->quiet = true;
	zd_view_run(v, ZD_VIEW_SIGN, ZD_LIT("]"));
	zd_render_options_init(&o);
	cr_assert_eq(zd_view_render(&out, v, &o, NULL), 0);
	cr_assert_str_eq(out.ptr, "OP1. [new – EU]\n");
	zd_buf_truncate(&out, 0);
	o.no_attribution = true;
	cr_assert_eq(zd_view_render(&out, v, &o, NULL), 0);
	cr_assert_str_eq(out.ptr, "OP1. [new]\n");
	for (o.format = 0; o.format <= ZD_FORMAT_JSON; o.format++) {
		zd_buf_truncate(&out, 0);
		cr_assert_eq(zd_view_render(&out, v, &o, NULL), 0);
		cr_assert_null(strstr(out.ptr, "EU"), "format %d", o.format);
	}
	zd_view_free(v);
	zd_buf_clear(&out);
}
