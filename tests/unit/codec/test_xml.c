#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/limits.h"
#include "codec/xml.h"

/* All events of a document, one a word: "<p", "x", ">p". */
static int read_all(struct zd_buf *out, struct zd_slice s, struct zd_error *err)
{
	struct zd_xml *x;
	int event, code = zd_xml_open(&x, s, "part", err);

	if (code)
		return code;
	while ((event = zd_xml_next(x, err)) > 0) {
		struct zd_slice word =
			event == ZD_XML_TEXT ? zd_xml_text(x) : zd_xml_name(x);

		zd_buf_printf(out, "%s%.*s ",
			event == ZD_XML_OPEN            ? "<"
				: event == ZD_XML_CLOSE ? ">"
							: "",
			ZD_FMT(word));
	}
	zd_xml_free(x);
	return event;
}

static void reads(const char *xml, const char *want)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_error err = {0};

	cr_assert_eq(read_all(&out, zd_slice_str(xml), &err), 0, "%s: %s", xml,
		err.message);
	cr_assert_str_eq(zd_buf_str(&out), want);
	zd_buf_clear(&out);
}

static void refuses(struct zd_slice xml, int code, const char *why)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_error err = {0};

	cr_assert_eq(read_all(&out, xml, &err), code, "%.*s", ZD_FMT(xml));
	cr_assert_not_null(
		strstr(err.message, why), "%s is not: %s", why, err.message);
	cr_assert_not_null(strstr(err.message, "part"));
	zd_buf_clear(&out);
}

Test(xml, elements_and_text_in_order)
{
	reads("<a><b>x</b><c/>y</a>", "<a <b x >b <c >c y >a ");
	reads("<w:p xmlns:w='u'><w:t>x</w:t></w:p>", "<p <t x >t >p ");
	reads("<?xml version='1.0'?><!-- no --><a><?no no?>z</a>", "<a z >a ");
	reads("<a>&lt;b&gt; &amp; &quot;&apos;&#8217;</a>",
		"<a <b> & \"'\xe2\x80\x99 >a ");
	reads("<a><![CDATA[<x>]]></a>", "<a <x> >a ");
}

Test(xml, attributes_by_local_name)
{
	struct zd_xml *x;

	cr_assert_eq(zd_xml_open(&x,
			     ZD_LIT("<a xmlns:w='u' w:val='1' id='&lt;2'>"
				    "<b/></a>"),
			     "part", NULL),
		0);
	cr_assert_eq(zd_xml_next(x, NULL), ZD_XML_OPEN);
	cr_assert(zd_slice_is(zd_xml_attribute(x, "id"), "<2"));
	cr_assert(zd_slice_is(zd_xml_attribute(x, "val"), "1"));
	cr_assert(zd_slice_is(zd_xml_attribute(x, "id"), "<2"), "twice");
	cr_assert_eq(zd_xml_attribute(x, "none").len, 0);
	cr_assert(zd_slice_is(zd_xml_name(x), "a"), "and still there");
	cr_assert_eq(zd_xml_depth(x), 0);
	cr_assert_eq(zd_xml_next(x, NULL), ZD_XML_OPEN);
	cr_assert_eq(zd_xml_depth(x), 1);
	zd_xml_free(x);
}

Test(xml, skip_goes_to_the_end_of_an_element)
{
	const char *const docs[] = {"<a><b><b><c>no</c></b>no</b><d/></a>",
		"<a><b/><d/></a>", "<a><b></b><d/></a>"};
	struct zd_xml *x;

	for (size_t i = 0; i < 3; i++) {
		zd_xml_open(&x, zd_slice_str(docs[i]), "part", NULL);
		zd_xml_next(x, NULL);
		cr_assert_eq(zd_xml_next(x, NULL), ZD_XML_OPEN);
		cr_assert(zd_slice_is(zd_xml_name(x), "b"));
		cr_assert_eq(zd_xml_skip(x, NULL), 0);
		cr_assert_eq(zd_xml_next(x, NULL), ZD_XML_OPEN);
		cr_assert(zd_slice_is(zd_xml_name(x), "d"), "%s", docs[i]);
		zd_xml_free(x);
	}
}

Test(xml, what_is_not_well_formed_is_refused)
{
	refuses(ZD_LIT(""), ZD_EFORMAT, "line");
	refuses(ZD_LIT("<a>"), ZD_EFORMAT, "line 1");
	refuses(ZD_LIT("<a><b></a></b>"), ZD_EFORMAT, "line 1");
	refuses(ZD_LIT("<a/>\n<b/>"), ZD_EFORMAT, "line 2");
	refuses(ZD_LIT("<a>\xff</a>"), ZD_EFORMAT, "line 1");
	refuses(ZD_LIT("<a>&b;</a>"), ZD_EFORMAT, "line 1");
}

Test(xml, no_document_type_is_read)
{
	refuses(ZD_LIT("<!DOCTYPE a><a/>"), ZD_EFORMAT, "document type");
	refuses(ZD_LIT("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"),
		ZD_EFORMAT, "document type");
	refuses(ZD_LIT("<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY c "
		       "'&b;&b;&b;&b;'>]><a>&c;</a>"),
		ZD_EFORMAT, "document type");
}

/* n elements inside one another, with none, one, … around. */
static void nest(struct zd_buf *out, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		zd_buf_puts(out, "<a>");
	for (unsigned i = 0; i < n; i++)
		zd_buf_puts(out, "</a>");
}

Test(xml, depth_has_a_cap)
{
	struct zd_buf xml = ZD_BUF_INIT, out = ZD_BUF_INIT;

	nest(&xml, ZD_MAX_XML_DEPTH + 1);
	cr_assert_eq(read_all(&out, zd_buf_slice(&xml), NULL), 0);
	zd_buf_truncate(&xml, 0);
	nest(&xml, ZD_MAX_XML_DEPTH + 2);
	refuses(zd_buf_slice(&xml), ZD_ELIMIT, "inside one another");
	zd_buf_clear(&xml);
	zd_buf_clear(&out);
}
