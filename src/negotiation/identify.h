/*
 * Ids follow the paragraphs: which paragraph of a new text is which of the
 * old one, decided by the redline between them.
 *
 * A paragraph that is the same, edited, moved or renumbered keeps its id. Of
 * the parts of a split, the one with the most old words keeps it; a merged
 * paragraph takes the id of the one that gives it the most; the others'
 * share stands in its origin ("split ID", "merge ID ID"). What is new gets
 * the label at birth with the round.
 */
#ifndef ZD_NEGOTIATION_IDENTIFY_H
#define ZD_NEGOTIATION_IDENTIFY_H

#include "diff/redline.h"
#include "negotiation/names.h"

/* One decision, for the facilitator to read. */
struct zd_decision {
	enum zd_relation relation;
	uint32_t to; /* paragraph of the new draft; ZD_NONE: gone */
	uint32_t from_first, froms; /* into the list's `from`: old paragraphs */
	float score;
	bool relabelled;
	bool told; /* by the facilitator: there is no score */
};

struct zd_decisions {
	ZD_VEC(struct zd_decision) list;
	ZD_VEC(uint32_t) from;
};
void zd_decisions_clear(struct zd_decisions *d);

/* What the facilitator says instead: paragraph `to` of the new draft comes
 * from these old ones (none: it is new). */
struct zd_mapping {
	uint32_t to;
	uint32_t *from;
	size_t froms;
};

struct zd_mappings {
	struct zd_arena arena;
	struct zd_mapping *at;
	size_t len, cap;
};
/* Reads "OP5=OP4,OP7", "OP9=" (new): labels of `new`, then of `old`. */
int zd_mappings_parse(struct zd_mappings *out, const char *const *texts,
	size_t len, const struct zd_draft *new, const struct zd_draft *old,
	struct zd_error *err);
void zd_mappings_clear(struct zd_mappings *m);

struct zd_identify_options {
	const char *round;  /* part of new ids */
	const char *suffix; /* behind new ids ("EU3"); NULL: none */
	const struct zd_mapping *maps;
	size_t nmaps;
};

/*
 * Gives every paragraph of redline->to (which is `to`) its id and origin.
 * `taken` holds every id in use and takes up the new ones. decisions may be
 * NULL.
 */
void zd_identify(struct zd_draft *to, const struct zd_redline *redline,
	struct zd_ids *taken, const struct zd_identify_options *options,
	struct zd_decisions *decisions);

#endif
