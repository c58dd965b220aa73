/*
 * XML, read from front to back: elements by their local names, and text.
 * Knows nothing of what they mean. No document type is read, no entity but
 * the five is known, nothing is fetched from anywhere.
 *
 *	zd_xml_open(&x, bytes, err);
 *	while ((event = zd_xml_next(x, err)) > 0)
 *		if (event == ZD_XML_OPEN && zd_slice_is(zd_xml_name(x), "p")) …
 *	zd_xml_free(x);
 *
 * libxml2 is loaded with the first document (base/late.h).
 */
#ifndef ZD_CODEC_XML_H
#define ZD_CODEC_XML_H

#include "base/error.h"
#include "base/slice.h"

struct zd_xml;

enum zd_xml_event {
	ZD_XML_END = 0,
	ZD_XML_OPEN,
	ZD_XML_CLOSE, /* also behind an OPEN without content */
	ZD_XML_TEXT,
};

/* name is for messages: the part of the file. bytes must outlive it. */
int zd_xml_open(struct zd_xml **out, struct zd_slice bytes, const char *name,
	struct zd_error *err);
void zd_xml_free(struct zd_xml *x);
/* The next event, or ZD_EFORMAT (not well-formed, a document type), ZD_ELIMIT
 * (too deep). */
int zd_xml_next(struct zd_xml *x, struct zd_error *err);
/* How many elements stand around this one. */
unsigned zd_xml_depth(const struct zd_xml *x);
/* The local name of the element that opens or closes; good until next. */
struct zd_slice zd_xml_name(struct zd_xml *x);
/* The text; good until next. */
struct zd_slice zd_xml_text(struct zd_xml *x);
/* An attribute of the element that opens, by local name; empty where there is
 * none. Good until next. */
struct zd_slice zd_xml_attribute(struct zd_xml *x, const char *name);
/* Goes to the end of the element that has just opened. */
int zd_xml_skip(struct zd_xml *x, struct zd_error *err);

#endif
