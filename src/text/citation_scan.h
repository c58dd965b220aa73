/*
 * The patterns of citations, compiled once for a reader, and the text they
 * are tried on: the visible text of a block, with the way back to its stored
 * bytes. A note mark stands there as one byte, ZD_SCAN_NOTE.
 *
 * Knows the pieces that citations are written with, and nothing of how they
 * go together.
 */
#ifndef ZD_TEXT_CITATION_SCAN_H
#define ZD_TEXT_CITATION_SCAN_H

#include "base/buf.h"
#include "base/vec.h"

#define ZD_SCAN_NOTE '\x1f'
#define ZD_SCAN_GROUPS 16

enum zd_scan_pattern {
	/* Where the next citation of running text may begin. 1 place that
	 * leads, 2 lead ("its ", "Security Council "), 3 word; or 4 a number;
	 * or 5 a document's symbol. */
	ZD_SCAN_HEAD,
	/* All others at one place. 1 lead, 2 word ("resolutions"). */
	ZD_SCAN_LEAD,
	/* 1 place, behind it "of" and the space. */
	ZD_SCAN_LEADING_PLACE,
	/* 1 prefix; 2 73/195, S-8/1; 3 its letters; 4 number, 5 letters and
	 * 6 session of 2200 A (XXI) or year of 2623 (2022). */
	ZD_SCAN_NUMBER,
	/* 1 the date. */
	ZD_SCAN_DATE,
	/* 1 the place without the comma before it. */
	ZD_SCAN_PLACE,
	/* Between two numbers of a list. */
	ZD_SCAN_JOIN,
	/* 1 its words. */
	ZD_SCAN_RELATION,
	ZD_SCAN_DOCUMENT,
	/* What makes a place belong to what follows it. */
	ZD_SCAN_OF_NEXT,
	/* 1 the body: " of the Human Rights Council". */
	ZD_SCAN_OF_BODY,
	ZD_SCAN_PATTERNS,
};

struct zd_citation_reader;

struct zd_scan {
	struct zd_citation_reader *reader;
	struct zd_slice text; /* visible */
	/* Of the last match: start and end of each group; start SIZE_MAX
	 * where a group took no part. 0 is the whole. */
	size_t at[ZD_SCAN_GROUPS][2];
	bool cut;
};

/* Begins with a stored text, which must outlive the scan. */
void zd_scan_begin(struct zd_scan *s, struct zd_citation_reader *reader,
	struct zd_slice stored);
/* Matches at byte `from` of the visible text, or searches from there for
 * ZD_SCAN_HEAD; nothing at or behind `end` is looked at. */
bool zd_scan_match(
	struct zd_scan *s, enum zd_scan_pattern p, size_t from, size_t end);
/* A group of the last match; empty where it took no part. */
struct zd_slice zd_scan_group(const struct zd_scan *s, unsigned group);
/* The stored bytes of visible ones: the first, and the one behind. */
uint32_t zd_scan_stored_start(const struct zd_scan *s, size_t visible);
uint32_t zd_scan_stored_end(const struct zd_scan *s, size_t visible);

#endif
