/*
 * Acts on amendments and what they leave behind: fates, positions, agreed
 * paragraphs. Everything is a commit with trailers, so that git log alone
 * tells the story:
 *
 *	Act: accept              accept, bracket, reject (on main)
 *	Amendment: zero/EU/3     what it is about; on a branch: which one it is
 *	Withdraws: EU/3          on a party's branch
 *	Supported-by: Mexico
 */
#ifndef ZD_NEGOTIATION_ACTS_H
#define ZD_NEGOTIATION_ACTS_H

#include "negotiation/negotiation.h"

/* An amendment on its branch. */
struct zd_found {
	struct zd_slice party; /* code */
	struct zd_slice round;
	unsigned number;
	struct zd_commit commit; /* its own; the base is its first parent */
};

/* The party of a branch of proposals: what stands behind the last slash. */
struct zd_slice zd_ref_party(struct zd_slice ref);
/* "EU/3" */
struct zd_slice zd_amendment_name(
	struct zd_arena *a, struct zd_slice party, unsigned number);
/* The number of the next amendment behind a log, newest first. */
unsigned zd_amendment_next(const struct zd_commits *log);
/* True for a commit that is an amendment; *number gets its number. */
bool zd_amendment_is(const struct zd_commit *c, unsigned *number);
/*
 * "EU/3" on the round, or "zero/EU/3". Memory of the arena. ZD_ENOTFOUND
 * says which there are.
 */
int zd_amendment_find(struct zd_found *out, struct zd_negotiation *n,
	struct zd_arena *a, const char *name, struct zd_error *err);

enum zd_outcome {
	ZD_OUTCOME_PENDING,
	ZD_OUTCOME_ACCEPTED,
	ZD_OUTCOME_BRACKETED,
	ZD_OUTCOME_REJECTED,
	ZD_OUTCOME_WITHDRAWN,
	ZD_OUTCOME_CARRIED,
};
const char *zd_outcome_name(enum zd_outcome outcome);

/* The fates on a round: "zero/EU/3" and what became of it. */
struct zd_outcomes {
	struct zd_arena arena;
	ZD_VEC(struct zd_outcome_of {
		struct zd_slice name;
		enum zd_outcome outcome;
	})
	list;
};
/* Of one party, or of all where it is empty. */
int zd_outcomes_read(struct zd_outcomes *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_slice party,
	struct zd_error *err);
enum zd_outcome zd_outcomes_get(const struct zd_outcomes *f,
	struct zd_slice round, struct zd_slice party, unsigned number);
void zd_outcomes_clear(struct zd_outcomes *f);

/* A position as it stands in the file "positions" of a party's branch. */
struct zd_position {
	struct zd_slice party, target, stance, remark;
};
struct zd_positions {
	struct zd_arena arena;
	ZD_VEC(struct zd_position) list; /* by party, then as entered */
};
int zd_positions_read(struct zd_positions *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);
void zd_positions_clear(struct zd_positions *p);

/* What is agreed: a line of draft/status. */
struct zd_agreed {
	struct zd_slice id, level, blob, date, remark;
	bool reopened;           /* the words are no longer those */
	struct zd_slice by, act; /* who changed them, and the act's subject */
	struct zd_slice commit;
};
struct zd_agreement {
	struct zd_arena arena;
	ZD_VEC(struct zd_agreed) list;
};
/* At a commit of main. */
int zd_agreement_read(struct zd_agreement *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_error *err);
void zd_agreement_clear(struct zd_agreement *a);

#endif
