/*
 * What never changes in a package: the types of its parts, how they hang
 * together, styles. In a style the order of elements is the standard's.
 */
#include "render/block.h"
#include "render/docx.h"

const char zd_docx_content_types[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" "
	"standalone=\"yes\"?>"
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2"
	"006/content-types\">"
	"<Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relat"
	"ionships+xml\"/>"
	"<Default Extension=\"xml\" "
	"ContentType=\"application/xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" "
	"ContentType=\"application/vnd.openxmlformats-package.core-"
	"properties+xml\"/>"
	"<Override PartName=\"/word/document.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocumen"
	"t.wordprocessingml.document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocumen"
	"t.wordprocessingml.styles+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocumen"
	"t.wordprocessingml.settings+xml\"/>"
	"<Override PartName=\"/word/footnotes.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocumen"
	"t.wordprocessingml.footnotes+xml\"/>"
	"<Override PartName=\"/word/comments.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocumen"
	"t.wordprocessingml.comments+xml\"/>"
	"<Override PartName=\"/word/footer1.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocumen"
	"t.wordprocessingml.footer+xml\"/>"
	"</Types>";

const char zd_docx_root_rels[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" "
	"standalone=\"yes\"?>"
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/p"
	"ackage/2006/relationships\">"
	"<Relationship Id=\"rId1\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/20"
	"06/relationships/officeDocument\" "
	"Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" "
	"Type=\"http://schemas.openxmlformats.org/package/2006/rela"
	"tionships/metadata/core-properties\" "
	"Target=\"docProps/core.xml\"/>"
	"</Relationships>";

const char zd_docx_document_rels[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" "
	"standalone=\"yes\"?>"
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/p"
	"ackage/2006/relationships\">"
	"<Relationship Id=\"rId1\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/20"
	"06/relationships/styles\" Target=\"styles.xml\"/>"
	"<Relationship Id=\"rId2\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/20"
	"06/relationships/settings\" Target=\"settings.xml\"/>"
	"<Relationship Id=\"rId3\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/20"
	"06/relationships/footnotes\" Target=\"footnotes.xml\"/>"
	"<Relationship Id=\"rId4\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/20"
	"06/relationships/comments\" Target=\"comments.xml\"/>"
	"<Relationship Id=\"rId5\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/20"
	"06/relationships/footer\" Target=\"footer1.xml\"/>"
	"</Relationships>";

const char zd_docx_settings[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" "
	"standalone=\"yes\"?>"
	"<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wo"
	"rdprocessingml/2006/main\">"
	"<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote "
	"w:id=\"0\"/></w:footnotePr>"
	"<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
	"w:uri=\"http://schemas.microsoft.com/office/word\" "
	"w:val=\"15\"/></w:compat>"
	"</w:settings>";

const char zd_docx_styles[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" "
	"standalone=\"yes\"?>"
	"<w:styles xmlns:w=\"http://schemas.openxmlformats.org/word"
	"processingml/2006/main\">"
	"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
	"w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
	"w:eastAsia=\"SimSun\" w:cs=\"Times New Roman\"/><w:sz "
	"w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang "
	"w:val=\"en-GB\" w:eastAsia=\"zh-CN\" "
	"w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
	"<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" "
	"w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault"
	"></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" "
	"w:styleId=\"Normal\"><w:name "
	"w:val=\"Normal\"/><w:qFormat/></w:style>"
	"<w:style w:type=\"character\" w:default=\"1\" "
	"w:styleId=\"DefaultParagraphFont\"><w:name "
	"w:val=\"Default Paragraph Font\"/></w:style>"
	"<w:style w:type=\"table\" w:default=\"1\" "
	"w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
	"Table\"/><w:tblPr><w:tblInd w:w=\"0\" "
	"w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" "
	"w:type=\"dxa\"/><w:left w:w=\"108\" "
	"w:type=\"dxa\"/><w:bottom w:w=\"0\" "
	"w:type=\"dxa\"/><w:right w:w=\"108\" "
	"w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name "
	"w:val=\"Title\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spaci"
	"ng w:before=\"240\" w:after=\"240\"/><w:jc "
	"w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
	"w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField\"><w:name w:val=\"Field\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing "
	"w:after=\"60\"/><w:jc w:val=\"center\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-organ\"><w:name w:val=\"Field "
	"organ\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-round\"><w:name w:val=\"Field "
	"round\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-date\"><w:name w:val=\"Field "
	"date\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-stage\"><w:name w:val=\"Field "
	"stage\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-symbol\"><w:name w:val=\"Field "
	"symbol\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-session\"><w:name w:val=\"Field "
	"session\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdField-facilitators\"><w:name w:val=\"Field "
	"facilitators\"/><w:basedOn w:val=\"zdField\"/></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Heading1\"><w:name w:val=\"heading "
	"1\"/><w:basedOn w:val=\"Normal\"/><w:next "
	"w:val=\"zdParagraph\"/><w:qFormat/><w:pPr><w:keepNext/><w:"
	"spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl "
	"w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
	"w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Heading2\"><w:name w:val=\"heading "
	"2\"/><w:basedOn w:val=\"Normal\"/><w:next "
	"w:val=\"zdParagraph\"/><w:qFormat/><w:pPr><w:keepNext/><w:"
	"spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl "
	"w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
	"w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Heading3\"><w:name w:val=\"heading "
	"3\"/><w:basedOn w:val=\"Normal\"/><w:next "
	"w:val=\"zdParagraph\"/><w:qFormat/><w:pPr><w:keepNext/><w:"
	"spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl "
	"w:val=\"2\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
	"w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Heading4\"><w:name w:val=\"heading "
	"4\"/><w:basedOn w:val=\"Normal\"/><w:next "
	"w:val=\"zdParagraph\"/><w:qFormat/><w:pPr><w:keepNext/><w:"
	"spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl "
	"w:val=\"3\"/></w:pPr><w:rPr><w:i/><w:iCs/><w:sz "
	"w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Heading5\"><w:name w:val=\"heading "
	"5\"/><w:basedOn w:val=\"Normal\"/><w:next "
	"w:val=\"zdParagraph\"/><w:qFormat/><w:pPr><w:keepNext/><w:"
	"spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl "
	"w:val=\"4\"/></w:pPr><w:rPr><w:i/><w:iCs/><w:sz "
	"w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Heading6\"><w:name w:val=\"heading "
	"6\"/><w:basedOn w:val=\"Normal\"/><w:next "
	"w:val=\"zdParagraph\"/><w:qFormat/><w:pPr><w:keepNext/><w:"
	"spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl "
	"w:val=\"5\"/></w:pPr><w:rPr><w:i/><w:iCs/><w:sz "
	"w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdFormula\"><w:name "
	"w:val=\"Formula\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spaci"
	"ng w:before=\"240\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdParagraph\"><w:name "
	"w:val=\"Paragraph\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/><w:pPr><w:tabs><w:tab "
	"w:val=\"left\" w:pos=\"1134\"/></w:tabs></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdText\"><w:name w:val=\"Text\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdSub1\"><w:name w:val=\"Sub-paragraph "
	"1\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:ta"
	"bs><w:tab w:val=\"left\" w:pos=\"1134\"/></w:tabs><w:ind "
	"w:left=\"1134\" w:hanging=\"567\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdSub2\"><w:name w:val=\"Sub-paragraph "
	"2\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:ta"
	"bs><w:tab w:val=\"left\" w:pos=\"1701\"/></w:tabs><w:ind "
	"w:left=\"1701\" w:hanging=\"567\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdSub3\"><w:name w:val=\"Sub-paragraph "
	"3\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:ta"
	"bs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs><w:ind "
	"w:left=\"2268\" w:hanging=\"567\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdSub4\"><w:name w:val=\"Sub-paragraph "
	"4\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:ta"
	"bs><w:tab w:val=\"left\" w:pos=\"2835\"/></w:tabs><w:ind "
	"w:left=\"2835\" w:hanging=\"567\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdRemark\"><w:name "
	"w:val=\"Remark\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/><w:rPr><w:i/><w:iCs/><w:sz "
	"w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
	"w:styleId=\"zdCell\"><w:name w:val=\"Cell\"/><w:basedOn "
	"w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing "
	"w:after=\"40\"/></w:pPr><w:rPr><w:sz "
	"w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"FootnoteText\"><w:name w:val=\"footnote "
	"text\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing "
	"w:after=\"40\" w:line=\"240\" "
	"w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz "
	"w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
	"<w:style w:type=\"character\" "
	"w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote "
	"reference\"/><w:basedOn "
	"w:val=\"DefaultParagraphFont\"/><w:rPr><w:vertAlign "
	"w:val=\"superscript\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"CommentText\"><w:name w:val=\"annotation "
	"text\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:sz "
	"w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
	"<w:style w:type=\"character\" "
	"w:styleId=\"CommentReference\"><w:name w:val=\"annotation "
	"reference\"/><w:basedOn "
	"w:val=\"DefaultParagraphFont\"/><w:rPr><w:sz "
	"w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" "
	"w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn "
	"w:val=\"Normal\"/><w:pPr><w:tabs><w:tab w:val=\"right\" "
	"w:pos=\"9072\"/></w:tabs></w:pPr><w:rPr><w:sz "
	"w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>"
	"<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name "
	"w:val=\"Table Grid\"/><w:basedOn "
	"w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top "
	"w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
	"w:color=\"808080\"/><w:left w:val=\"single\" w:sz=\"4\" "
	"w:space=\"0\" w:color=\"808080\"/><w:bottom "
	"w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
	"w:color=\"808080\"/><w:right w:val=\"single\" w:sz=\"4\" "
	"w:space=\"0\" w:color=\"808080\"/><w:insideH "
	"w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
	"w:color=\"808080\"/><w:insideV w:val=\"single\" "
	"w:sz=\"4\" w:space=\"0\" "
	"w:color=\"808080\"/></w:tblBorders></w:tblPr></w:style>"
	"</w:styles>";

/* Fields that have a style of their own, which says what they are. */
static bool has_style(struct zd_slice key)
{
	static const char *const keys[] = {"organ", "round", "date", "stage",
		"symbol", "session", "facilitators"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (zd_slice_is(key, keys[i]))
			return true;
	return false;
}

bool zd_docx_key_is_style(
	const struct zd_docx *d, const struct zd_docx_line *line)
{
	const struct zd_view_block *b = &d->v->blocks.at[line->block];

	return b->kind == ZD_VIEW_LINE && !b->relabelled && !b->opens &&
		line->begins == ZD_DOCX_BOTH && line->ends == ZD_DOCX_BOTH &&
		line->only == ZD_DOCX_BOTH && line->head && has_style(b->label);
}

static void put_style(struct zd_docx *d, unsigned kind, uint32_t level)
{
	static const char *const styles[ZD_VIEW_KINDS] = {
		[ZD_VIEW_TITLE] = "Title",
		[ZD_VIEW_LINE] = "zdField",
		[ZD_VIEW_FORMULA] = "zdFormula",
		[ZD_VIEW_HEADING] = "Heading",
		[ZD_VIEW_PARAGRAPH] = "zdParagraph",
		[ZD_VIEW_SUB] = "zdSub",
		[ZD_VIEW_NOTE] = "zdText",
		[ZD_VIEW_REMARK] = "zdRemark",
		[ZD_VIEW_LEGEND] = "zdRemark",
		[ZD_VIEW_HEAD_ROW] = "zdCell",
		[ZD_VIEW_ROW] = "zdCell",
	};
	uint32_t most = kind == ZD_VIEW_SUB ? 4 : 6;

	level = level < 1 ? 1 : level > most ? most : level;
	zd_buf_printf(d->out, "<w:pStyle w:val=\"%s", styles[kind]);
	if (kind == ZD_VIEW_HEADING || kind == ZD_VIEW_SUB)
		zd_buf_printf(d->out, "%u", level);
}

void zd_docx_put_style(struct zd_docx *d, const struct zd_docx_line *line)
{
	const struct zd_view_block *b = &d->v->blocks.at[line->block];
	bool gap = line->gap != ZD_VIEW_NONE;
	bool old = line->away && b->reshaped;

	if (gap)
		put_style(d, d->v->runs.at[line->gap].number, b->level);
	else
		put_style(d, old ? b->old_kind : b->kind,
			old ? b->old_level : b->level);
	if (!gap && zd_docx_key_is_style(d, line))
		zd_buf_printf(d->out, "-%.*s", ZD_FMT(b->label));
	zd_buf_puts(d->out, "\"/>");
}

void zd_docx_put_old_style(struct zd_docx *d, const struct zd_docx_line *line)
{
	const struct zd_view_block *b = &d->v->blocks.at[line->block];

	if (!b->reshaped || line->gap != ZD_VIEW_NONE ||
		line->begins != ZD_DOCX_BOTH)
		return;
	zd_buf_puts(d->out, "<w:pPrChange");
	zd_docx_put_who(d, d->who);
	zd_buf_puts(d->out, "><w:pPr>");
	put_style(d, b->old_kind, b->old_level);
	zd_buf_puts(d->out, "\"/></w:pPr></w:pPrChange>");
}
