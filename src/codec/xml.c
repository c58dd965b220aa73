#include "codec/xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "base/late.h"
#include "base/limits.h"
#include "base/mem.h"

#define FUNCTIONS(F)                                                           \
	F(xmlFreeTextReader)                                                   \
	F(xmlReaderForMemory)                                                  \
	F(xmlTextReaderConstLocalName)                                         \
	F(xmlTextReaderConstValue)                                             \
	F(xmlTextReaderDepth)                                                  \
	F(xmlTextReaderGetParserLineNumber)                                    \
	F(xmlTextReaderIsEmptyElement)                                         \
	F(xmlTextReaderMoveToElement)                                          \
	F(xmlTextReaderMoveToNextAttribute)                                    \
	F(xmlTextReaderNodeType)                                               \
	F(xmlTextReaderRead)                                                   \
	F(xmlTextReaderSetStructuredErrorHandler)
static struct functions {
	FUNCTIONS(ZD_LATE_FIELD)
} lib;
static const char *const names[] = {FUNCTIONS(ZD_LATE_NAME) NULL};
static struct zd_late late = {ZD_LATE_INIT(LIBXML_SONAME, "libxml2")};

_Static_assert(sizeof(lib) + sizeof(void *) == sizeof(names),
	"a pointer for each name");

struct zd_xml {
	xmlTextReaderPtr reader;
	const char *name;
	char why[200];
	bool empty; /* the element that opened has no content: it closes */
	unsigned depth;
};

static void remember(void *ctx, xmlErrorPtr e)
{
	struct zd_xml *x = ctx;
	size_t len;

	if (x->why[0] || !e || !e->message)
		return;
	snprintf(x->why, sizeof(x->why), "%s", e->message);
	len = strlen(x->why);
	if (len && x->why[len - 1] == '\n')
		x->why[len - 1] = '\0';
}

int zd_xml_open(struct zd_xml **out, struct zd_slice bytes, const char *name,
	struct zd_error *err)
{
	int code = zd_late_load(&late, names, &lib, err);
	struct zd_xml *x;

	*out = NULL;
	if (code)
		return code;
	if (bytes.len > ZD_MAX_PART)
		return zd_error_set(err, ZD_ELIMIT, "%s is too large", name);
	x = zd_calloc(1, sizeof(*x));
	x->name = name;
	x->reader = lib.xmlReaderForMemory(bytes.len ? bytes.ptr : "",
		(int)bytes.len, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA |
			XML_PARSE_HUGE);
	if (!x->reader) {
		zd_free(x);
		return zd_error_set(
			err, ZD_EFORMAT, "%s could not be read as XML", name);
	}
	lib.xmlTextReaderSetStructuredErrorHandler(x->reader, remember, x);
	*out = x;
	return 0;
}

void zd_xml_free(struct zd_xml *x)
{
	if (!x)
		return;
	lib.xmlFreeTextReader(x->reader);
	zd_free(x);
}

static int broken(struct zd_xml *x, struct zd_error *err)
{
	return zd_error_set(err, ZD_EFORMAT, "%s, line %d: %s", x->name,
		lib.xmlTextReaderGetParserLineNumber(x->reader),
		x->why[0] ? x->why : "not well-formed XML");
}

/* What the reader stands at, as an event; 0 for what says nothing. */
static int event_of(struct zd_xml *x, struct zd_error *err)
{
	x->depth = (unsigned)lib.xmlTextReaderDepth(x->reader);
	if (x->depth > ZD_MAX_XML_DEPTH)
		return zd_error_set(err, ZD_ELIMIT,
			"%s: more than %u elements inside one another", x->name,
			ZD_MAX_XML_DEPTH);
	switch (lib.xmlTextReaderNodeType(x->reader)) {
	case XML_READER_TYPE_ELEMENT:
		x->empty = lib.xmlTextReaderIsEmptyElement(x->reader) == 1;
		return ZD_XML_OPEN;
	case XML_READER_TYPE_END_ELEMENT: return ZD_XML_CLOSE;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return ZD_XML_TEXT;
	case XML_READER_TYPE_DOCUMENT_TYPE:
	case XML_READER_TYPE_ENTITY_REFERENCE:
		return zd_error_set(err, ZD_EFORMAT,
			"%s has a document type or entities: no word "
			"processor writes that, and it is not read",
			x->name);
	default: return 0;
	}
}

int zd_xml_next(struct zd_xml *x, struct zd_error *err)
{
	int rc, event;

	if (x->empty) {
		x->empty = false;
		return ZD_XML_CLOSE;
	}
	while ((rc = lib.xmlTextReaderRead(x->reader)) == 1) {
		event = event_of(x, err);
		if (event)
			return event;
	}
	return rc < 0 || x->why[0] ? broken(x, err) : ZD_XML_END;
}

unsigned zd_xml_depth(const struct zd_xml *x)
{
	return x->depth;
}

struct zd_slice zd_xml_name(struct zd_xml *x)
{
	return zd_slice_str(
		(const char *)lib.xmlTextReaderConstLocalName(x->reader));
}

struct zd_slice zd_xml_text(struct zd_xml *x)
{
	return zd_slice_str(
		(const char *)lib.xmlTextReaderConstValue(x->reader));
}

struct zd_slice zd_xml_attribute(struct zd_xml *x, const char *name)
{
	struct zd_slice value = {0};

	while (lib.xmlTextReaderMoveToNextAttribute(x->reader) == 1)
		if (zd_slice_is(zd_xml_name(x), name)) {
			value = zd_xml_text(x);
			break;
		}
	lib.xmlTextReaderMoveToElement(x->reader);
	return value;
}

int zd_xml_skip(struct zd_xml *x, struct zd_error *err)
{
	unsigned depth = x->depth;
	int event;

	do {
		event = zd_xml_next(x, err);
	} while (event > 0 && !(event == ZD_XML_CLOSE && x->depth <= depth));
	return event < 0 ? event : 0;
}
