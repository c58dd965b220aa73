/*
 * Where a negotiation stands: what is agreed, what is open, why, and since
 * which round; and the same in figures round after round.
 *
 * Only paragraphs with a label count: they are what is agreed. A paragraph is
 * open since the oldest thing that still stands against it came up: a
 * bracket, a pending amendment (before it was carried over too), a party that
 * reserves its position or opposes, the act that reopened it; where nothing
 * does, since it came into the text.
 *
 *	struct zd_standing s;
 *	zd_standing_read(&s, n, err);
 *	for (i …) s.list.at[s.oldest[i]]
 *	zd_standing_clear(&s);
 */
#ifndef ZD_HISTORY_STANDING_H
#define ZD_HISTORY_STANDING_H

#include "history/bracket.h"
#include "negotiation/acts.h"
#include "negotiation/proposals.h"

enum zd_standing_state { ZD_STANDS_OPEN, ZD_STANDS_AGREED, ZD_STANDS_REOPENED };

struct zd_standing_of {
	uint32_t at;          /* in the draft */
	uint32_t part;        /* in parts */
	struct zd_slice name; /* "OP7" */
	enum zd_standing_state state;
	const struct zd_agreed *agreed; /* or NULL */
	uint32_t brackets;              /* open in it */
	uint32_t pending;               /* amendments to it */
	struct zd_slice whose;          /* of those: codes, ", " between */
	struct zd_slice reserved;       /* who reserves or opposes; likewise */
	uint32_t since;                 /* index of a round */
};

struct zd_standing_sum {
	uint32_t paragraphs, agreed, reopened, brackets, amendments, pending;
};

struct zd_standing_round {
	struct zd_slice name;
	struct zd_standing_sum sum;
};

struct zd_standing {
	struct zd_arena arena;
	const struct zd_draft *draft; /* main */
	struct zd_bracket_history *brackets;
	struct zd_agreement agreement;
	struct zd_amendments *amendments;   /* on the current round */
	struct zd_positions positions;      /* likewise */
	ZD_VEC(struct zd_standing_of) list; /* in the order of the text */
	ZD_VEC(struct zd_slice) parts; /* headings, stored; 0: before them */
	/* Every round as it was circulated, with the fate of all that was
	 * proposed on it; main is in `sum`. */
	ZD_VEC(struct zd_standing_round) rounds;
	uint32_t elsewhere; /* pending: to new paragraphs, or to several */
	uint32_t *oldest;   /* those not agreed, by since, then the text */
	size_t oldest_len;
	struct zd_standing_sum sum; /* of main */
};

int zd_standing_read(struct zd_standing *out, struct zd_negotiation *n,
	struct zd_error *err);
void zd_standing_clear(struct zd_standing *s);

#endif
