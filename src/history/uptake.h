/*
 * Uptake: what became of every proposal on a round in the next one, and the
 * sums by party and group.
 *
 * Fair counting: a proposal is one amendment. A party's are those that it
 * made and those that it supports, each once, so that one with three sponsors
 * counts once for each of them. A group's are its own and its members', the
 * same proposal (the very same changes) once, however many of them made it.
 * The total counts the same proposal once. What was withdrawn is listed and
 * not counted.
 */
#ifndef ZD_HISTORY_UPTAKE_H
#define ZD_HISTORY_UPTAKE_H

#include "history/account.h"

enum zd_taken {
	ZD_TAKEN_VERBATIM,  /* all of it, word for word */
	ZD_TAKEN_BRACKETED, /* all of it, in brackets */
	ZD_TAKEN_PART,      /* some of its words */
	ZD_TAKEN_REWORDED,  /* other words stand at its place */
	ZD_TAKEN_OVERTAKEN, /* the paragraph is gone, or another's came in */
	ZD_TAKEN_NOT,       /* the text is as it was there */
	ZD_TAKEN_WITHDRAWN,
};
#define ZD_TAKENS (ZD_TAKEN_WITHDRAWN + 1)
const char *zd_taken_name(enum zd_taken verdict);

struct zd_uptaken {
	uint32_t amendment; /* index into asks->amendments */
	uint32_t like;      /* the first that asks for the very same */
	enum zd_taken verdict;
	struct zd_slice label;      /* in the round, or the new one's */
	struct zd_slice supporters; /* "CHE, MEX", or empty */
	uint32_t words, taken;      /* asked for, out and in; of these in */
	struct zd_slice now;        /* what the text says there, or empty */
	struct zd_slice why;        /* of what was overtaken */
};

struct zd_uptake_sum {
	struct zd_slice party; /* empty: the total */
	struct zd_slice name;
	bool group;
	uint32_t proposals, verdicts[ZD_TAKENS];
	uint32_t words, taken;
};

struct zd_uptake {
	struct zd_arena arena;
	struct zd_slice from, to; /* rounds; to: "main" before the next one */
	struct zd_draft *before, *after;
	struct zd_asks *asks;
	struct zd_account *account;
	ZD_VEC(struct zd_uptaken) list;    /* by amendment */
	ZD_VEC(struct zd_uptake_sum) sums; /* parties, groups, the total */
	ZD_VEC(struct zd_slice) wanted;    /* codes; none: all */
};

#endif
