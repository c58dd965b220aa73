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

enum zd_fate {
	ZD_FATE_PENDING,
	ZD_FATE_ACCEPTED,
	ZD_FATE_BRACKETED,
	ZD_FATE_REJECTED,
	ZD_FATE_WITHDRAWN,
	ZD_FATE_CARRIED,
};
const char *zd_fate_name(enum zd_fate fate);

/* The fates on a round: "zero/EU/3" and what became of it. */
struct zd_fates {
	struct zd_arena arena;
	ZD_VEC(struct zd_fate_of {
		struct zd_slice name;
		enum zd_fate fate;
	}) list;
};
int zd_fates_read(struct zd_fates *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);
enum zd_fate zd_fates_get(const struct zd_fates *f, struct zd_slice round,
	struct zd_slice party, unsigned number);
void zd_fates_clear(struct zd_fates *f);

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
	bool reopened;            /* the words are no longer those */
	struct zd_slice by, act;  /* who changed them, and the act's subject */
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
