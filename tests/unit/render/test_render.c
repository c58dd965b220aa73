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

	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label = ZD_LIT("OP1");
	zd_view_run(v, ZD_VIEW_SIGN, ZD_LIT("["));
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("new"));
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
	zd_view_free(v);
	zd_buf_clear(&out);
}
