/*
 * Citations in a negotiation: checked against its library, over its rounds,
 * and written as they should be, as an act on main.
 */
#ifndef ZD_NEGOTIATION_CITE_H
#define ZD_NEGOTIATION_CITE_H

#include "language/cited.h"
#include "negotiation/library.h"
#include "negotiation/negotiation.h"

/* The sources that were read, each once. */
struct zd_cite_sources {
	struct zd_negotiation *n;
	struct zd_arena arena;
	ZD_VEC(struct zd_cite_source {
		struct zd_slice symbol;
		struct zd_draft *draft; /* NULL: there is none */
	})
	list;
	struct zd_library *library; /* opened when it is first asked for */
	bool asked;
};
/* As zd_cited_library wants it. */
struct zd_cited_library zd_cite_library(struct zd_cite_sources *s);
void zd_cite_sources_clear(struct zd_cite_sources *s);

struct zd_cite_report {
	struct zd_cite_sources sources;
	struct zd_arena arena;
	struct zd_cites *cites;
	struct zd_cited_list *list;
};

/* One citation over the rounds. */
struct zd_cite_course {
	struct zd_slice id, label, symbol, place;
	struct zd_slice *verdicts; /* one a round; empty: it is not there */
	bool *fails;
};

/* Where a verdict became another. */
struct zd_cite_turn {
	uint32_t course, round; /* found between the one before and this */
	struct zd_slice before, after, commit, author, subject;
};

struct zd_cite_rounds {
	struct zd_arena arena;
	struct zd_cite_sources sources;
	ZD_VEC(struct zd_slice) names; /* of the rounds; last perhaps "now" */
	ZD_VEC(struct zd_oid) commits;
	ZD_VEC(struct zd_cite_course) courses;
	ZD_VEC(struct zd_cite_turn) turns;
	size_t failing; /* in the last round */
};

/* What was written anew. */
struct zd_cite_fixed {
	struct zd_slice label, before, after;
};
struct zd_cite_fix_report {
	struct zd_arena arena;
	ZD_VEC(struct zd_cite_fixed) list;
	struct zd_oid commit; /* zero: nothing was to be done */
};
/* The draft with all citations written as they should be. */
struct zd_draft *zd_cite_fixed_draft(const struct zd_draft *draft);

#endif
