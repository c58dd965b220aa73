/* What the tests of Word files share: packages of a few parts. */
#ifndef ZD_TEST_WORD_FILE_H
#define ZD_TEST_WORD_FILE_H

#include <criterion/criterion.h>

#include "base/archive.h"
#include "codec/word.h"

#define W_NS                                                                   \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"   \
	"main\""
#define P_NS "xmlns=\"http://schemas.openxmlformats.org/package/2006/"
#define R_TYPE                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
/* A run, an insertion, a deletion, a paragraph. */
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define GONE(text)                                                             \
	"<w:r><w:delText xml:space=\"preserve\">" text "</w:delText></w:r>"
#define INS(who, runs) "<w:ins w:id=\"1\" w:author=\"" who "\">" runs "</w:ins>"
#define DEL(who, runs) "<w:del w:id=\"2\" w:author=\"" who "\">" runs "</w:del>"
#define PAR(runs) "<w:p>" runs "</w:p>"
#define STYLED(style, more, runs)                                              \
	PAR("<w:pPr><w:pStyle w:val=\"" style "\"/>" more "</w:pPr>" runs)
/* A comment, and where it stands. */
#define COMMENT(id, who, paragraphs)                                           \
	"<w:comment w:id=\"" id "\" w:author=\"" who "\">" paragraphs          \
	"</w:comment>"
#define COMMENTED(id) "<w:r><w:commentReference w:id=\"" id "\"/></w:r>"
/* A paragraph of list `num` at a level. */
#define ITEM(num, depth, text)                                                 \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" depth                          \
	"\"/><w:numId w:val=\"" num                                            \
	"\"/></w:numPr></w:pPr>" RUN(text) "</w:p>"

/* The inner XML of each part; NULL: there is none. */
struct word_parts {
	const char *body, *numbering, *footnotes, *comments, *styles;
	const char *relations; /* more of them */
	const char *extra;     /* name of one more part */
};

static inline void word_file(struct zd_buf *out, const struct word_parts *p)
{
	static const char *const names[] = {
		"numbering", "footnotes", "comments", "styles"};
	const char *const inner[] = {
		p->numbering, p->footnotes, p->comments, p->styles};
	struct zd_arena a = {0};
	struct zd_buf rels = ZD_BUF_INIT;
	struct zd_error err = {0};
	struct zd_part parts[9];
	size_t n = 0;

	parts[n++] = (struct zd_part){"[Content_Types].xml",
		ZD_LIT("<Types " P_NS "content-types\"/>")};
	parts[n++] = (struct zd_part){"_rels/.rels",
		ZD_LIT("<Relationships " P_NS
		       "relationships\"><Relationship Id=\"a\" Type=\"" R_TYPE
		       "officeDocument\" Target=\"word/document.xml\"/>"
		       "</Relationships>")};
	parts[n++] = (struct zd_part){"word/document.xml",
		zd_arena_printf(&a,
			"<w:document " W_NS "><w:body>%s</w:body></w:document>",
			p->body)};
	zd_buf_printf(&rels, "<Relationships " P_NS "relationships\">%s",
		p->relations ? p->relations : "");
	for (size_t i = 0; i < 4; i++) {
		if (!inner[i])
			continue;
		zd_buf_printf(&rels,
			"<Relationship Id=\"%s\" Type=\"" R_TYPE
			"%s\" Target=\"%s.xml\"/>",
			names[i], names[i], names[i]);
		parts[n].name =
			zd_arena_printf(&a, "word/%s.xml", names[i]).ptr;
		parts[n++].bytes =
			zd_arena_printf(&a, "<w:%s " W_NS ">%s</w:%s>",
				names[i], inner[i], names[i]);
	}
	zd_buf_puts(&rels, "</Relationships>");
	parts[n++] = (struct zd_part){
		"word/_rels/document.xml.rels", zd_buf_slice(&rels)};
	if (p->extra)
		parts[n++] = (struct zd_part){p->extra, ZD_LIT("x")};
	cr_assert_eq(
		zd_archive_write(out, parts, n, &err), 0, "%s", err.message);
	zd_buf_clear(&rels);
	zd_arena_clear(&a);
}

#endif
