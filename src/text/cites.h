/*
 * The citations of a whole draft, in the order of its paragraphs. What stands
 * in a footnote belongs to the paragraph that bears its mark.
 *
 *	struct zd_cites *c = zd_cites_new(draft);
 *	for (size_t i = 0; i < c->list.len; i++)
 *		… c->list.at[i].symbol, .place …
 *	zd_cites_free(c);
 */
#ifndef ZD_TEXT_CITES_H
#define ZD_TEXT_CITES_H

#include "base/error.h"
#include "text/citation.h"
#include "text/draft.h"

struct zd_cite {
	uint32_t paragraph;  /* in whose text it stands; of a footnote: the one
			       that bears its mark, else the note itself */
	uint32_t note;       /* the footnote it stands in, or ZD_NONE */
	uint32_t block;      /* where it stands */
	uint32_t start, end; /* of the group, in the block's stored text */
	uint32_t nth, of;    /* in the group: from 0, of so many */
	char open;           /* the group's bracket, or 0 */
	enum zd_citation_kind kind;
	enum zd_citation_relation relation;
	enum zd_body body;
	bool body_given;
	/* As sources are named (text/symbol.h): 73/195, A/HRC/RES/49/1, …;
	 * a document's symbol; a source's words. */
	struct zd_slice symbol;
	struct zd_slice place;   /* "annex, para. 7", or empty */
	struct zd_slice part;    /* "annex", or empty */
	struct zd_slice date;    /* or empty */
	struct zd_slice written; /* the group as it stands, visible */
	/* As the group should be written: in brackets where it stands in
	 * brackets, else as it is. Visible. */
	struct zd_slice proper;
	const struct zd_citation_place *places;
	uint32_t places_len;
};

struct zd_cites {
	struct zd_arena arena;
	const struct zd_draft *draft;
	ZD_VEC(struct zd_cite) list;
	bool cut; /* a match limit was hit: not all of them are here */
};

/* The draft must outlive it. Linear. */
struct zd_cites *zd_cites_new(const struct zd_draft *draft);
void zd_cites_free(struct zd_cites *cites);
/* Leaves only those in these paragraphs, by label; none: all. ZD_ENOTFOUND,
 * ZD_EAMBIGUOUS. */
int zd_cites_keep(struct zd_cites *cites, const char *const *labels,
	size_t labels_len, struct zd_error *err);
/* The body whose text a draft is, by its organ; the General Assembly where it
 * says none. */
enum zd_body zd_cites_own_body(const struct zd_draft *draft);
/* Whether a citation says that words come from there: it stands in brackets,
 * names a text or source, and does not only point ("see", "cf."). */
bool zd_cite_claims(const struct zd_cite *cite);
/* Appends the text of a block without citations in brackets, the marks of
 * notes, square brackets and emphasis: what is compared with a source. Stored
 * Markdown, a line of its own. */
void zd_cites_bare(struct zd_buf *out, struct zd_citation_reader *reader,
	struct zd_slice stored);

#endif
