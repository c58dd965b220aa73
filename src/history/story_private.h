/*
 * Inside of story.c: the parts that a story is made by.
 */
#ifndef ZD_HISTORY_STORY_PRIVATE_H
#define ZD_HISTORY_STORY_PRIVATE_H

#include "history/account.h"
#include "history/grams.h"
#include "history/story.h"
#include "negotiation/library.h"
#include "negotiation/tree.h"

/* A thread that an act changes: what it said, and what it says. */
struct zd_story_step {
	uint32_t thread;
	const struct zd_version *from; /* NULL: it is born */
	struct zd_version *to;         /* NULL: it goes */
	struct zd_slice old_label;     /* of the text before */
};

struct zd_story_steps {
	struct zd_story_step *at;
	size_t len, cap;
};

/* Which footnotes lie in which file. */
struct zd_note_of {
	struct zd_slice name;
	uint32_t file; /* thread */
};

struct zd_telling {
	struct zd_story *s;
	struct zd_negotiation *n;
	bool owners;
	struct zd_walk *walk;
	struct zd_arena scratch; /* of one act */
	struct zd_error *err;
	uint32_t act; /* index of the act that is told */
	struct zd_story_steps steps;
	ZD_VEC(struct zd_note_of) notes;
	/* Threads by id. */
	uint32_t *slots;
	size_t mask;
	struct zd_grams graves; /* dead runs; by place: which run */
	ZD_VEC(uint32_t) grave_run;
	struct zd_grams old_asks;      /* words asked for on earlier rounds */
	ZD_VEC(uint32_t) old_ask_of;   /* by place: the proposal, + 1 */
	ZD_VEC(struct zd_asks *) asks; /* of the rounds that were looked at */
	struct zd_library *library;    /* opened when first asked */
	bool no_library;
	int code; /* of the library: what failed, or 0 */

	uint32_t nobody; /* the claim of what nobody asked for; or 0 */
	uint32_t rest;   /* the claim of what an amendment lacks; or 0 */
	uint32_t signs;  /* the claim of brackets; 0: as the words */
};

/* --- story_text.c: versions and threads ------------------------------- */

uint32_t zd_telling_thread(struct zd_telling *t, struct zd_slice id);
/* A version of paragraph i of a draft; bytes are copied. Its words have no
 * lives yet. */
struct zd_version *zd_version_of(
	struct zd_telling *t, const struct zd_draft *d, uint32_t i);
bool zd_version_says(
	const struct zd_version *v, const struct zd_draft *d, uint32_t i);
/* Puts a version behind the newest paragraphs of a draft, borrowing. */
uint32_t zd_version_put(struct zd_draft *d, const struct zd_version *v,
	enum zd_kind kind, struct zd_slice label);
static inline uint32_t zd_version_word(
	const struct zd_story *s, const struct zd_version *v, uint32_t token)
{
	return s->lives.at[v->lives[token]].word;
}
/* How many of these tokens are words. */
uint32_t zd_version_words(
	const struct zd_version *v, uint32_t first, uint32_t count);

/* --- story.c ---------------------------------------------------------- */

/* The whole text as it stands; the vector is set. */
void zd_telling_snapshot(struct zd_telling *t, struct zd_standings *out);
/* What the present act does to a thread; good until the next call. */
struct zd_story_touch *zd_telling_touch(struct zd_telling *t, uint32_t thread);

/* --- story_step.c: from version to version ---------------------------- */

/*
 * Gives the words of every step's `to` their lives: those that stayed or
 * moved keep them, the others come back or are born with `claim`. Words that
 * went are buried.
 */
void zd_telling_steps(struct zd_telling *t, uint32_t claim);

/* What stood before the steps, or what stands after them, as a draft. */
struct zd_draft *zd_telling_side(struct zd_telling *t, bool from);

/* --- story_back.c: words that come back ------------------------------- */

/* How many of these words say something by themselves, as "the" and signs do
 * not. */
uint32_t zd_telling_says(
	const struct zd_telling *t, const uint32_t *words, uint32_t n);
/* Words that are new get lives with the claim. */
void zd_telling_bear(struct zd_telling *t, struct zd_version *v, uint32_t first,
	uint32_t count, uint32_t claim);

/* Takes words [first, end) of a thread's version away. */
void zd_telling_bury(struct zd_telling *t, const struct zd_story_step *step,
	uint32_t first, uint32_t end, uint32_t claim);
/*
 * Gives lives to tokens [first, first + count) of v, which are new there:
 * those of words that were taken away at this place, or of a run that stood
 * somewhere once; all others are born with the claim.
 */
void zd_telling_revive(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count, uint32_t claim);

/* --- story_import.c --------------------------------------------------- */

/* Before the steps of a round that was imported whole: brings the threads
 * to what was proposed and came in. */
int zd_telling_import(struct zd_telling *t, struct zd_error *err);
/* What was asked for on a round; kept with the telling. */
int zd_telling_asks(struct zd_asks **out, struct zd_telling *t,
	const struct zd_story_round *round, struct zd_error *err);
/* Brings the threads to what an account says came in, with one claim, or, 0,
 * with that of those who asked for each piece; the act's own steps begin
 * there. */
void zd_telling_put(
	struct zd_telling *t, const struct zd_account *x, uint32_t claim);
/* Gives lives to those of the new words that somebody proposed once. */
void zd_telling_find_owner(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count);

/* --- story_credit.c --------------------------------------------------- */

/*
 * Before the steps of an act that says whose amendment it brings: puts in
 * what of it was asked for, and sets t->rest, the claim of all else.
 */
int zd_telling_credit(struct zd_telling *t, struct zd_error *err);

/* --- story_source.c --------------------------------------------------- */

/* The same for words that stand in a row in a paragraph of the library. */
void zd_telling_find_source(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count);

/* --- story_act.c ------------------------------------------------------ */

void zd_telling_act(struct zd_telling *t, const struct zd_commit *c);
uint32_t zd_telling_claim(struct zd_telling *t, struct zd_claim claim);

#endif
