#include "render/document.h"

#include "base/date.h"
#include "render/escape.h"

static const char head_latex[] =
	"    \\usepackage{fancyhdr}\n"
	"    \\usepackage{lastpage}\n"
	"    \\usepackage[normalem]{ulem}\n"
	"    \\pagestyle{fancy}\n"
	"    \\fancyhf{}\n"
	"    \\renewcommand{\\headrulewidth}{0pt}\n"
	"    \\fancyfoot[C]{Page \\thepage{} of \\pageref*{LastPage}}\n"
	"    \\fancypagestyle{plain}{}\n"
	/* Underlined text must break over lines. */
	"    \\let\\underline\\uline\n"
	/* A serif with Cyrillic, Greek and Vietnamese letters, if it is there.
	 * Not every font has the arrows of remarks. */
	"    \\ifPDFTeX\n"
	"    \\DeclareUnicodeCharacter{2190}{\\ensuremath{\\leftarrow}}\n"
	"    \\DeclareUnicodeCharacter{2192}{\\ensuremath{\\rightarrow}}\n"
	"    \\else\n"
	"    \\IfFontExistsTF{FreeSerif}{\\setmainfont{FreeSerif}}{}\n"
	"    \\catcode\"2190=13 \\catcode\"2192=13\n"
	"    \\protected\\def^^^^2190{\\ensuremath{\\leftarrow}}\n"
	"    \\protected\\def^^^^2192{\\ensuremath{\\rightarrow}}\n"
	"    \\fi\n"
	"    \\setlength{\\parindent}{0pt}\n"
	"    \\setlength{\\parskip}{6pt plus 2pt}\n"
	/* Bold text that begins a paragraph is its label: it hangs. */
	"    \\newlength{\\zdhang}\\setlength{\\zdhang}{3.6em}\n"
	"    \\let\\zdbold\\textbf\n"
	"    \\newcommand{\\zdlabel}[1]{\\leavevmode\\hangindent=\\zdhang"
	"\\hangafter=1\n"
	"      \\sbox0{\\zdbold{#1} }\\ifdim\\wd0<\\zdhang"
	"\\makebox[\\zdhang][l]{\\zdbold{#1}}\\else\\usebox0\\fi"
	"\\ignorespaces}\n"
	"    \\renewcommand{\\textbf}[1]"
	"{\\ifvmode\\zdlabel{#1}\\else\\zdbold{#1}\\fi}\n"
	/* No room for an author and a date that are not there. */
	"    \\makeatletter\n"
	"    \\renewcommand{\\maketitle}{\\begin{center}"
	"{\\Large\\zdbold{\\@title}\\par}\\end{center}}\n"
	"    \\makeatother\n";

static const char line_numbers[] = "    \\usepackage{lineno}\n"
				   "    \\modulolinenumbers[5]\n"
				   "    \\linenumbers\n";

/* A delegation's sheet, a part of a package begins on a page of its own. */
/* Rows apart, and labels that do not hang: in a cell some would, some not. */
static const char narrow[] = "    \\renewcommand{\\zdlabel}[1]{\\zdbold{#1}}\n"
			     "    \\AtBeginDocument{\\ifdefined\\extrarowheight"
			     "\\setlength{\\extrarowheight}{5pt}\\fi}\n";

static const char new_pages[] =
	"    \\AddToHook{cmd/section/before}{\\clearpage}\n"
	/* An amendment's name stays with its words. */
	"    \\AddToHook{cmd/subsection/before}{\\par\\penalty-100\n"
	"    \\ifdim\\dimexpr\\pagegoal-\\pagetotal\\relax<9\\baselineskip\n"
	"    \\ifdim\\pagetotal>0pt\\newpage\\fi\\fi}\n";

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

/* One of the four corners of a page. */
static void put_corner(
	struct zd_buf *out, const char *corner, struct zd_slice text)
{
	zd_buf_printf(out, "    \\fancy%s{\\small ", corner);
	zd_escape_latex(out, text);
	zd_buf_puts(out, "}\n");
}

static void put_includes(struct zd_buf *out, const struct zd_view *v,
	struct zd_slice left, const struct zd_render_options *options)
{
	zd_buf_puts(out, "header-includes:\n  - |\n    ```{=latex}\n");
	zd_buf_puts(out, head_latex);
	put_corner(out, "head[L]", left);
	put_corner(out, "foot[L]", zd_view_fact_get(v, "commit"));
	put_corner(out, "foot[R]", zd_view_fact_get(v, "fingerprint"));
	if (!strcmp(v->what, "sheets") || !strcmp(v->what, "package"))
		zd_buf_puts(out, new_pages);
	if (v->columns)
		zd_buf_puts(out, narrow);
	if (options->line_numbers)
		zd_buf_puts(out, line_numbers);
	zd_buf_puts(out, "    ```\n");
}

static bool is_tag(struct zd_slice lang)
{
	for (size_t i = 0; i < lang.len; i++) {
		char c = lang.ptr[i];

		if ((c | 0x20) < 'a' || (c | 0x20) > 'z')
			if ((c < '0' || c > '9') && c != '-')
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
