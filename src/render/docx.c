/* Word: tracked changes, comments, footnotes, in a package of parts. */
#include "render/docx.h"

#include "base/archive.h"
#include "base/ascii.h"
#include "render/block.h"
#include "render/document.h"
#include "render/escape.h"
#include "render/render.h"

static const char declaration[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
static const char spaces[] =
	" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
	"main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/"
	"2006/relationships\">";
static const char separators[] =
	"<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r>"
	"<w:separator/></w:r></w:p></w:footnote>"
	"<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
	"<w:continuationSeparator/></w:r></w:p></w:footnote>";

static void begin(struct zd_buf *b, const char *root)
{
	zd_buf_printf(b, "%s<w:%s%s", declaration, root, spaces);
}

/* --- What the whole is ---------------------------------------------------- */

static bool is_text(const struct zd_view *v)
{
	bool text = false;

	for (size_t i = 0; i < v->blocks.len; i++) {
		enum zd_view_kind kind = v->blocks.at[i].kind;

		if (zd_block_is_row(&v->blocks.at[i]))
			return false;
		text |= kind == ZD_VIEW_FORMULA || kind == ZD_VIEW_HEADING ||
			kind == ZD_VIEW_PARAGRAPH || kind == ZD_VIEW_SUB;
	}
	return text;
}

/* The to-side of the first block that `wanted` chooses. */
static void put_words_of(struct zd_buf *out, const struct zd_view *v,
	enum zd_view_kind kind, const char *label)
{
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (b->kind != kind || b->stub ||
			(label && !zd_slice_is(b->label, label)))
			continue;
		for (uint32_t k = b->first; k < b->first + b->count; k++)
			if (!v->runs.at[k].note &&
				(zd_docx_sides(&v->runs.at[k]) & ZD_DOCX_TO))
				zd_buf_put_slice(out, v->runs.at[k].text);
		return;
	}
}

/* "drafts/rev1.md" → "rev1"; a party or a round is its own name. */
static struct zd_slice who_of(const struct zd_view *v)
{
	struct zd_slice to = zd_view_fact_get(v, "to");
	size_t at, dot = SIZE_MAX;

	if (!to.len)
		return ZD_LIT("zerodraft");
	while ((at = zd_slice_chr(to, '/', 0)) != SIZE_MAX && at + 1 < to.len &&
		zd_slice_chr(to, '.', at) != SIZE_MAX)
		to = zd_slice_sub(to, at + 1, to.len);
	for (at = 1; at < to.len; at++)
		if (to.ptr[at] == '.')
			dot = at;
	return dot == SIZE_MAX ? to : zd_slice_sub(to, 0, dot);
}

static bool is_date(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (i == 4 || i == 7 ? s.ptr[i] != '-' : !zd_is_digit(s.ptr[i]))
			return false;
	return s.len == 10;
}

/* The day that the text bears, if it bears one. */
static void set_date(struct zd_docx *d)
{
	struct zd_slice date = zd_view_fact_get(d->v, "date");
	struct zd_buf words = ZD_BUF_INIT;

	if (!date.len) {
		put_words_of(&words, d->v, ZD_VIEW_LINE, "date");
		date = zd_buf_slice(&words);
	}
	if (is_date(date))
		snprintf(d->date, sizeof(d->date),
			" w:date=\"%.10sT00:00:00Z\"", date.ptr);
	zd_buf_clear(&words);
}

/* --- Parts ---------------------------------------------------------------- */

static void put_core(struct zd_buf *out, const struct zd_docx *d)
{
	struct zd_buf title = ZD_BUF_INIT;

	put_words_of(&title, d->v, ZD_VIEW_TITLE, NULL);
	zd_buf_printf(out,
		"%s<cp:coreProperties xmlns:cp=\"http://schemas."
		"openxmlformats.org/package/2006/metadata/core-properties\" "
		"xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>",
		declaration);
	zd_escape_xml(out,
		title.len ? zd_buf_slice(&title) : zd_slice_str(d->v->what));
	zd_buf_puts(out, "</dc:title></cp:coreProperties>");
	zd_buf_clear(&title);
}

static void put_field(struct zd_buf *out, const char *name)
{
	zd_buf_printf(out,
		"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
		"<w:instrText xml:space=\"preserve\"> %s </w:instrText></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>"
		"<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>"
		"</w:r>",
		name);
}

static void put_words(struct zd_buf *out, struct zd_slice s)
{
	zd_buf_puts(out, "<w:r><w:t xml:space=\"preserve\">");
	zd_escape_xml(out, s);
	zd_buf_puts(out, "</w:t></w:r>");
}

/* Stage and commit on the left, "Page 1 of 7" on the right. */
static void put_footer(struct zd_buf *out, const struct zd_docx *d)
{
	struct zd_slice commit = zd_view_fact_get(d->v, "commit");
	struct zd_buf stage = ZD_BUF_INIT;

	zd_document_stage(&stage, d->v);
	if (commit.len)
		zd_buf_printf(&stage, "%s%.*s", stage.len ? " · " : "",
			ZD_FMT(commit));
	begin(out, "ftr");
	zd_buf_puts(out, "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
	put_words(out, zd_buf_slice(&stage));
	zd_buf_puts(out, "<w:r><w:tab/></w:r>");
	put_words(out, ZD_LIT("Page "));
	put_field(out, "PAGE");
	put_words(out, ZD_LIT(" of "));
	put_field(out, "NUMPAGES");
	zd_buf_puts(out, "</w:p></w:ftr>");
	zd_buf_clear(&stage);
}

/* A4; texts beside one another lie on their side. */
static void put_section(struct zd_docx *d)
{
	zd_buf_puts(d->out,
		"<w:sectPr><w:footerReference w:type=\"default\" "
		"r:id=\"rId5\"/>");
	zd_buf_puts(d->out,
		d->v->columns ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" "
				"w:orient=\"landscape\"/>"
			      : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
	zd_buf_puts(d->out,
		"<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" "
		"w:left=\"1417\" w:header=\"708\" w:footer=\"708\" "
		"w:gutter=\"0\"/>");
	if (d->options->line_numbers)
		zd_buf_puts(d->out,
			"<w:lnNumType w:countBy=\"5\" "
			"w:restart=\"continuous\"/>");
	zd_buf_puts(d->out, "</w:sectPr>");
}

static void put_document(struct zd_docx *d)
{
	begin(&d->footnotes, "footnotes");
	zd_buf_puts(&d->footnotes, separators);
	begin(&d->comments, "comments");
	begin(&d->document, "document");
	d->out = &d->document;
	zd_buf_puts(d->out, "<w:body>");
	zd_docx_put_lines(d);
	if (!d->lines.len)
		zd_buf_puts(d->out, "<w:p/>");
	put_section(d);
	zd_buf_puts(d->out, "</w:body></w:document>");
	zd_buf_puts(&d->footnotes, "</w:footnotes>");
	zd_buf_puts(&d->comments, "</w:comments>");
}

static int pack(struct zd_buf *out, struct zd_docx *d, struct zd_error *err)
{
	struct zd_buf core = ZD_BUF_INIT, footer = ZD_BUF_INIT;
	int code;

	put_core(&core, d);
	put_footer(&footer, d);
	{
		const struct zd_part parts[] = {
			{"[Content_Types].xml",
				zd_slice_str(zd_docx_content_types)},
			{"_rels/.rels", zd_slice_str(zd_docx_root_rels)},
			{"docProps/core.xml", zd_buf_slice(&core)},
			{"word/document.xml", zd_buf_slice(&d->document)},
			{"word/_rels/document.xml.rels",
				zd_slice_str(zd_docx_document_rels)},
			{"word/styles.xml", zd_slice_str(zd_docx_styles)},
			{"word/settings.xml", zd_slice_str(zd_docx_settings)},
			{"word/footnotes.xml", zd_buf_slice(&d->footnotes)},
			{"word/comments.xml", zd_buf_slice(&d->comments)},
			{"word/footer1.xml", zd_buf_slice(&footer)},
		};

		code = zd_archive_write(
			out, parts, sizeof(parts) / sizeof(*parts), err);
	}
	out->overflow |= d->document.overflow || d->footnotes.overflow ||
		d->comments.overflow;
	zd_buf_clear(&core);
	zd_buf_clear(&footer);
	return code;
}

int zd_render_docx(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options, struct zd_error *err)
{
	struct zd_docx d = {.v = v, .options = options};
	int code;

	d.text = is_text(v);
	d.who = who_of(v);
	set_date(&d);
	zd_docx_number_notes(&d);
	zd_docx_lay_out(&d);
	put_document(&d);
	code = pack(out, &d, err);
	zd_buf_clear(&d.document);
	zd_buf_clear(&d.footnotes);
	zd_buf_clear(&d.comments);
	zd_vec_clear(&d.lines);
	zd_vec_clear(&d.said);
	zd_free(d.said_first);
	zd_free(d.note_block);
	zd_free(d.note_named);
	zd_free(d.note_sides);
	zd_free(d.note_places[0]);
	zd_free(d.note_places[1]);
	zd_arena_clear(&d.arena);
	return code;
}
