/*
 * Brackets through the rounds: when each was opened, by whom, how often it
 * changed, and how it was closed. Followed from state to state by the
 * redline's words, so through moves, splits and merges.
 *
 * Knows drafts and what a negotiation keeps; knows nothing of tables.
 */
#ifndef ZD_HISTORY_BRACKET_H
#define ZD_HISTORY_BRACKET_H

#include "diff/bracketing.h"
#include "negotiation/negotiation.h"

/* A state of the text. */
struct zd_bracket_state {
	struct zd_slice name;  /* "rev1"; a state between two rounds has the
				 name of the later one */
	struct zd_slice owner; /* who opened what is new here, or empty */
	const struct zd_draft *draft;
	struct zd_draft *owned; /* the same where the history read it */
	struct zd_brackets *brackets;
	uint32_t *tracks; /* by bracket: its track, or ZD_NONE */
	/* What happened on the way here, and what is open now. */
	uint32_t count[ZD_BRACKET_CHANGES];
	uint32_t open;
	bool between; /* not a round: an act that put brackets in */
};

/* The life of one bracket. */
struct zd_bracket_track {
	uint32_t opened;      /* the state that it is first in */
	uint32_t state, last; /* the last one that it is in, its index there */
	uint32_t closed;      /* the first without it, or ZD_NONE */
	enum zd_bracket_change how; /* it was closed */
	uint32_t changes;           /* so many times it changed */
	struct zd_slice owners;     /* those it names, or who put it in */
};

struct zd_bracket_history {
	struct zd_arena arena;
	ZD_VEC(struct zd_bracket_state) states; /* oldest first */
	ZD_VEC(struct zd_bracket_track) tracks; /* as they were opened */
};

struct zd_bracket_history *zd_bracket_history_begin(void);
/* Adds the next state; the draft must outlive the history. */
void zd_bracket_history_put(
	struct zd_bracket_history *h, const struct zd_bracket_state *state);
/* All rounds up to a revision, the acts between that put brackets in, and the
 * revision itself. */
int zd_bracket_history_read(struct zd_bracket_history **out,
	struct zd_negotiation *n, const char *revision, struct zd_error *err);
void zd_bracket_history_free(struct zd_bracket_history *h);
/* The newest state. */
const struct zd_bracket_state *zd_bracket_history_last(
	const struct zd_bracket_history *h);

#endif
