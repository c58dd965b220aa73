#include "render/document.h"

#include "base/ascii.h"
#include "base/date.h"
#include "render/escape.h"

void zd_document_date(struct zd_buf *out, struct zd_slice text)
{
	char longer[ZD_DATE_LONG_ROOM];
	struct zd_date date;

	if (zd_date_parse(&date, text)) {
		zd_date_write_long(longer, date);
		text = zd_slice_str(longer);
	}
	zd_buf_put_slice(out, text);
}

bool zd_document_has(struct zd_slice key)
{
	static const char *const keys[] = {
		"title", "organ", "round", "date", "commit", "from", "to"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (zd_slice_is(key, keys[i]))
			return true;
	return false;
}

/* key: "value", the value as Markdown reads it. */
static void put_key(struct zd_buf *out, const char *key, struct zd_slice value)
{
	if (!value.len)
		return;
	zd_buf_printf(out, "%s: \"", key);
	zd_escape_yaml(out, value);
	zd_buf_puts(out, "\"\n");
}

static void put_text_key(
	struct zd_buf *out, const char *key, struct zd_slice text)
{
	struct zd_buf markdown = ZD_BUF_INIT;

	zd_escape_markdown(&markdown, text, SIZE_MAX);
	put_key(out, key, zd_buf_slice(&markdown));
	zd_buf_clear(&markdown);
}

void zd_document_stage(struct zd_buf *out, const struct zd_view *v)
{
	struct zd_slice stage = zd_view_fact_get(v, "stage");
	struct zd_slice round = zd_view_fact_get(v, "round");
	struct zd_slice date = zd_view_fact_get(v, "date");
	struct zd_slice from = zd_view_fact_get(v, "from");
	struct zd_slice to = zd_view_fact_get(v, "to");

	if (stage.len) {
		zd_buf_put_slice(out, stage);
		return;
	}
	zd_buf_put_slice(out, round);
	if (from.len && to.len)
		zd_buf_printf(out, "%s%.*s → %.*s", round.len ? ", " : "",
			ZD_FMT(from), ZD_FMT(to));
	if (!date.len)
		return;
	if (out->len)
		zd_buf_puts(out, ", ");
	zd_document_date(out, date);
}

static void put_includes(struct zd_buf *out, const struct zd_view *v,
	struct zd_slice left, const struct zd_render_options *options)
{
	zd_buf_puts(out, "header-includes:\n  - |\n    ```{=latex}\n");
	zd_buf_puts(out, zd_latex_head);
	zd_buf_puts(out, zd_latex_scripts);
	zd_buf_puts(out, "    \\fancyhead[L]{\\small\\zdleft{");
	zd_escape_latex(out, left);
	zd_buf_puts(out, "}}\n    \\zdfoot{");
	zd_escape_latex(out, zd_view_fact_get(v, "commit"));
	zd_buf_puts(out, "}{");
	zd_escape_latex(out, zd_view_fact_get(v, "fingerprint"));
	zd_buf_puts(out, "}\n");
	if (!strcmp(v->what, "sheets") || !strcmp(v->what, "package"))
		zd_buf_puts(out, zd_latex_parts);
	if (v->columns)
		zd_buf_puts(out, zd_latex_narrow);
	if (options->line_numbers)
		zd_buf_puts(out, zd_latex_lines);
	zd_buf_puts(out, "    ```\n");
}

static bool is_tag(struct zd_slice lang)
{
	for (size_t i = 0; i < lang.len; i++) {
		char c = lang.ptr[i];

		if (!zd_is_alnum(c) && c != '-')
			return false;
	}
	return lang.len > 0;
}

/* The language is the text's where its head names it: readers take from it
 * how words are broken and which way they run. */
static void put_language(struct zd_buf *out, const struct zd_view *v)
{
	struct zd_slice lang = zd_view_fact_get(v, "lang");

	if (!lang.len)
		lang = zd_view_fact_get(v, "language");
	put_key(out, "lang", is_tag(lang) ? lang : ZD_LIT("en-GB"));
}

void zd_document_head(struct zd_buf *out, const struct zd_view *v,
	struct zd_slice title, const struct zd_render_options *options)
{
	struct zd_buf text = ZD_BUF_INIT;

	zd_buf_puts(out, "---\n");
	put_key(out, "title", title);
	if (!title.len)
		put_text_key(out, "pagetitle", zd_view_fact_get(v, "title"));
	zd_document_stage(&text, v);
	put_text_key(out, "subtitle", zd_buf_slice(&text));
	put_language(out, v);
	zd_buf_puts(out, "papersize: \"a4\"\n");
	/* Many columns want a wide page and a small hand. */
	zd_buf_puts(out,
		v->columns ? "geometry: \"margin=2cm,landscape\"\n"
			     "fontsize: \"10pt\"\n"
			   : "geometry: \"margin=2.5cm\"\n"
			     "fontsize: \"12pt\"\n");
	zd_buf_puts(out, "un:\n");
	zd_buf_puts(out, "  what: \"");
	zd_escape_yaml(out, zd_slice_str(v->what));
	zd_buf_puts(out, "\"\n");
	for (size_t i = 0; i < 5; i++) {
		static const char *const keys[] = {
			"organ", "round", "date", "commit", "fingerprint"};
		struct zd_slice value = zd_view_fact_get(v, keys[i]);

		if (value.len)
			zd_buf_puts(out, "  ");
		put_text_key(out, keys[i], value);
	}
	put_includes(out, v, zd_buf_slice(&text), options);
	zd_buf_puts(out, "---\n\n");
	zd_buf_clear(&text);
}
