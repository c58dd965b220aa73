/*
 * Citations: where a text names another text, and the place in it.
 *
 *	(based on 73/195, para 7)     [based on 71/280, op3]
 *	(source: Terms of Reference, see also 73/195 para 43b)
 *	its resolutions 76/217 of 17 December 2021 and 79/279
 *	paragraphs 4 to 7 of Security Council resolution 2623 (2022)
 *	resolution 2625 (XXV), annex   ES-11/1   31/6 A and B   A/73/L.99
 *
 * Citations that stand side by side form a group: what is in one pair of
 * brackets, or one list in running text with the words that lead it in. All
 * places are bytes of the stored text (text/markup.h).
 *
 * Two numbers with a stroke are a citation only where something says so: the
 * word "resolution" or "decision", a place or a date behind them, a symbol's
 * prefix, or brackets around nothing else. 90/10, 24/7, 2024/25 and
 * 31/12 in running text are none.
 *
 * Knows nothing of what is cited. Compiled patterns belong to the reader:
 *
 *	struct zd_citation_reader *r = zd_citation_reader_new();
 *	struct zd_citations c = {0};
 *	zd_citations_find(&c, r, text, ZD_BODY_GA);
 *	… c.groups.at[i], c.list.at[k] …
 *	zd_citations_clear(&c);
 *	zd_citation_reader_free(r);
 */
#ifndef ZD_TEXT_CITATION_H
#define ZD_TEXT_CITATION_H

#include "base/arena.h"
#include "base/vec.h"
#include "text/label.h"

enum zd_body {
	ZD_BODY_UNKNOWN, /* some other body, or it cannot be told */
	ZD_BODY_GA,      /* General Assembly */
	ZD_BODY_SC,      /* Security Council */
	ZD_BODY_ECOSOC,  /* Economic and Social Council */
	ZD_BODY_HRC,     /* Human Rights Council */
};

enum zd_citation_kind {
	ZD_CITES_RESOLUTION,
	ZD_CITES_DECISION,
	ZD_CITES_DOCUMENT, /* A/73/L.99, A/80/401, 1/CP.21 */
	ZD_CITES_WORDS,    /* a source named in words */
};

enum zd_citation_relation {
	ZD_CITES_PLAINLY,
	ZD_BASED_ON,
	ZD_SOURCE,
	ZD_SEE,
	ZD_SEE_ALSO,
	ZD_AS_IN,
	ZD_CF,
};

/* "4", "6 (b)", "4–7": one paragraph or a range. The series is PP for "pp4",
 * OP for "op3", else PLAIN. */
struct zd_citation_place {
	struct zd_label first, last; /* the same when it is no range */
	bool range;
};

struct zd_citation {
	uint32_t start, end; /* with date and place, without relation */
	uint32_t group;
	enum zd_citation_kind kind;
	enum zd_citation_relation relation;
	enum zd_body body;
	bool body_given;        /* written there, not inferred */
	bool said;              /* "resolution" or "decision" leads it in */
	struct zd_slice number; /* "73/195", "31/6 A and B", "2623 (2022)";
				   a document's symbol; a source's words */
	struct zd_slice date;   /* "19 December 2018", or empty */
	struct zd_slice part;   /* "annex", "annex II", "sect. IV", or empty */
	/* Its paragraphs: places.at[places] and so on. */
	uint32_t places, places_len;
	/* The number's own bytes, with a prefix such as A/RES/. */
	uint32_t number_start, number_end;
	/* The place's own bytes: before the number or behind it, or empty. */
	uint32_t place_start, place_end;
	bool place_leads; /* "paragraph 7 of resolution 73/195" */
};

struct zd_citation_group {
	uint32_t start, end; /* the brackets, or the words that lead in,
				  included */
	char open;           /* '(', '[', or 0 in running text */
	bool said;           /* the word "resolution" or "decision" is there */
	uint32_t first, count; /* in list */
};

struct zd_citations {
	struct zd_arena arena;
	ZD_VEC(struct zd_citation_group) groups; /* in order, apart */
	ZD_VEC(struct zd_citation) list;         /* in order */
	ZD_VEC(struct zd_citation_place) places;
	bool cut; /* a match limit was hit: what follows was not read */
};

struct zd_citation_reader;
struct zd_citation_reader *zd_citation_reader_new(void);
void zd_citation_reader_free(struct zd_citation_reader *reader);

/*
 * Replaces *out by the citations of one block. own is the body whose text it
 * is: "its resolution" means that one. Linear.
 */
void zd_citations_find(struct zd_citations *out,
	struct zd_citation_reader *reader, struct zd_slice text,
	enum zd_body own);
/* The same for who asks only for groups in brackets: running text is not
 * looked through, which is most of the work. */
void zd_citations_find_bracketed(struct zd_citations *out,
	struct zd_citation_reader *reader, struct zd_slice text,
	enum zd_body own);
void zd_citations_clear(struct zd_citations *citations);

/* The group that begins at a byte (a bracket's), or NULL. Logarithmic. */
const struct zd_citation_group *zd_citations_group_at(
	const struct zd_citations *citations, size_t start);

/* Appends "73/195, annex, paras. 4, 6 (b) and 8–10": number and place. */
void zd_citation_format(struct zd_buf *out, const struct zd_citations *all,
	const struct zd_citation *c);
/* Appends the place alone: "annex, para. 7"; nothing when there is none. */
void zd_citation_place_format(struct zd_buf *out,
	const struct zd_citations *all, const struct zd_citation *c);
/* Appends the full symbol: A/RES/73/195, S/RES/2623 (2022), A/DEC/74/544;
 * the bare number or the words where the body is not known. */
void zd_citation_symbol(struct zd_buf *out, const struct zd_citation *c);
/* Appends a whole group in brackets, as it should be written:
 * "(based on 67/290, para. 13; 73/195, para. 50)". */
void zd_citation_group_format(struct zd_buf *out,
	const struct zd_citations *all, const struct zd_citation_group *g);

/* "General Assembly"; "" for ZD_BODY_UNKNOWN. */
const char *zd_body_name(enum zd_body body);
/* The body that a text's organ is ("The General Assembly,"): any spelling of
 * the four; ZD_BODY_UNKNOWN for others. */
enum zd_body zd_body_parse(struct zd_slice organ);
/* "based on", "see also"; "" for ZD_CITES_PLAINLY. */
const char *zd_citation_relation_name(enum zd_citation_relation relation);

#endif
