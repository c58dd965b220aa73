/*
 * What the reader of citations works with while it reads one block. Of use
 * to text/citation*.c alone.
 */
#ifndef ZD_TEXT_CITATION_BUILD_H
#define ZD_TEXT_CITATION_BUILD_H

#include "text/citation.h"
#include "text/citation_scan.h"

/* What the words before a number say of it. */
struct zd_citation_lead {
	enum zd_citation_kind kind;
	enum zd_body body;
	bool given;   /* the body is named */
	bool council; /* "Council resolution": which one, the number says */
	bool said;    /* the word is there */
	bool plural;
};

struct zd_citation_build {
	struct zd_citations *out;
	struct zd_scan scan;
	enum zd_body own;
	/* The last list of running text, and where it ended. */
	struct zd_citation_lead last;
	size_t last_end; /* 0: there was none */
};

/* Judges the words of the last match of ZD_SCAN_HEAD or ZD_SCAN_LEAD: lead
 * in group `lead`, word in the one behind. */
struct zd_citation_lead zd_citation_lead_read(
	const struct zd_citation_build *b, unsigned lead);
/* The body that follows at a byte: " of the Human Rights Council". False
 * when none is named. */
bool zd_citation_body_behind(
	struct zd_citation_build *b, size_t at, size_t end, enum zd_body *body);
/* "HRC", "UNGA"; ZD_BODY_UNKNOWN for any other word. */
enum zd_body zd_body_abbreviated(struct zd_slice word);
/* Takes a number that ZD_SCAN_NUMBER has just matched into *c. */
void zd_citation_number_read(struct zd_citation_build *b,
	const struct zd_citation_lead *lead, struct zd_citation *c);
/* Takes the visible bytes of a place into *c. */
void zd_citation_place_read(struct zd_citation_build *b, struct zd_citation *c,
	size_t start, size_t end);
/* A number, or a document's symbol, at a byte, with its date and its place;
 * the byte behind it, 0 when there is none. */
size_t zd_citation_one(struct zd_citation_build *b, struct zd_citation *c,
	const struct zd_citation_lead *lead, size_t at, size_t end);
/* Whether a number that nothing but its place makes a citation may be one:
 * not 24/7, 31/12, 90/10, 2024/25, 120/80. related: something speaks for it. */
bool zd_citation_may_be(const struct zd_citation *c, bool related);
/* What is in a pair of brackets, when it is nothing but citations. */
bool zd_citation_brackets(
	struct zd_citation_build *b, size_t open, size_t close);
/* The citations of running text in a stretch of the visible text. */
void zd_citation_running(struct zd_citation_build *b, size_t from, size_t end);

/* A group that begins with the next citation; closes it at a byte, with all
 * citations since. */
struct zd_citation_group *zd_citation_group_begin(
	struct zd_citation_build *b, size_t start);
void zd_citation_group_end(struct zd_citation_build *b, size_t end);
void zd_citation_put(struct zd_citation_build *b, struct zd_citation *c,
	size_t start, size_t end);

#endif
