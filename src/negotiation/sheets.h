/*
 * What each amendment makes of the text, beside what it was: for the table
 * of a compilation and for the delegations' sheets.
 *
 *	struct zd_sheets *s;
 *	zd_sheets_read(&s, n, NULL, &options, err);
 *	for (i …) s->list.at[i].before, .after: the paragraphs it touches
 *	zd_sheets_free(s);
 */
#ifndef ZD_NEGOTIATION_SHEETS_H
#define ZD_NEGOTIATION_SHEETS_H

#include "negotiation/proposals.h"

/* One amendment, or one paragraph of it. */
struct zd_sheet {
	const struct zd_amendment *amendment;
	struct zd_draft *before, *after; /* only what it touches */
	struct zd_slice name;            /* "OP7", "OP7, OP8", "OP19 bis" */
	struct zd_slice place; /* "new, after OP19"; "moved, after OP14" */
	uint32_t order;        /* place in the text */
};

/* A position on a paragraph or a bracket of it. */
struct zd_sheet_position {
	struct zd_slice party, name, stance, remark; /* name: "OP7[2]" */
	uint32_t order;
};

struct zd_sheet_party {
	struct zd_slice code, name;
};

struct zd_sheets {
	struct zd_arena arena;
	struct zd_slice round, title; /* "zero"; the text's title, stored */
	struct zd_slice date;         /* of the round's text, or empty */
	struct zd_slice as_of;        /* of the last word on it, as printed */
	struct zd_amendments *amendments;
	struct zd_draft *base; /* the round */
	/* In the order of the text, then of the amendments' list. */
	ZD_VEC(struct zd_sheet) list;
	ZD_VEC(struct zd_sheet_position) positions; /* by order, party */
	/* Whoever said something, by code. */
	ZD_VEC(struct zd_sheet_party) parties;
};

/* zd_sheets_read: see zerodraft.h. */

/* True when both want the same change of the same paragraphs. */
bool zd_sheet_same(const struct zd_sheet *a, const struct zd_sheet *b);

#endif
