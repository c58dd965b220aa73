/*
 * The story of a text: every act that led to it, oldest first, and every word
 * that ever stood in it, with who brought it and who took it away.
 *
 * Knows one line of commits (the facilitators' text, or a party's branch and
 * what it began from); of each commit only what differs from the one before
 * is read. Knows nothing of views. A value: made once, then only read.
 *
 * A *thread* is one paragraph, footnote or field through all acts, by its id.
 * A *life* is one word from its first act on: a word that is deleted and
 * comes back is the same life, and so is one that moves to another
 * paragraph. A *claim* says who stands behind a word, and how sure that is.
 *
 *	struct zd_story *s;
 *	zd_story_read(&s, negotiation, &commit, true, err);
 *	const struct zd_version *v = s->threads.at[s->now.at[i].thread].now;
 *	s->claims.at[s->lives.at[v->lives[0]].claim] …
 *	zd_story_free(s);
 */
#ifndef ZD_HISTORY_STORY_H
#define ZD_HISTORY_STORY_H

#include "negotiation/negotiation.h"
#include "text/draft.h"
#include "text/token.h"
#include "text/words.h"

enum zd_act_kind {
	ZD_ACT_BEGIN,     /* an empty negotiation */
	ZD_ACT_IMPORT,    /* a whole text as a round */
	ZD_ACT_ACCEPT,    /* an amendment came in */
	ZD_ACT_BRACKET,   /* an amendment came in in brackets */
	ZD_ACT_REJECT,    /* recorded; the text stays */
	ZD_ACT_ROUND,     /* a round was closed, perhaps renumbered */
	ZD_ACT_AMENDMENT, /* on a party's branch */
	ZD_ACT_OTHER,     /* agree, relate, and whatever else an act is */
};

struct zd_story_act {
	enum zd_act_kind kind;
	struct zd_slice verb; /* the trailer "Act", or "import", "begin" … */
	struct zd_oid commit;
	struct zd_slice subject;
	struct zd_slice author; /* a name */
	/* The party whose words it brings; empty: the facilitators. */
	struct zd_slice party;
	struct zd_slice amendment;  /* "zero/EU/3", or empty */
	struct zd_slice supporters; /* "Mexico, CHE", or empty */
	struct zd_slice round;      /* where a round begins: its name */
	int64_t when;
	int offset;
	/* The rounds closed before it: it is an act towards the next. */
	uint32_t rounds;
	uint32_t claim; /* of the words that it brings */
	uint32_t first_touch, touches;
};

/* How sure it is who brought a word. */
enum zd_claim_kind {
	ZD_CLAIM_ACT,    /* certain: an act on record brought it */
	ZD_CLAIM_ASKED,  /* likely: a proposal that came in asks for it */
	ZD_CLAIM_ALIKE,  /* likely: the same words stand in a proposal */
	ZD_CLAIM_SOURCE, /* likely: the same words stand in a source */
	ZD_CLAIM_NOBODY, /* nobody proposed it: the facilitators */
};

struct zd_claim {
	enum zd_claim_kind kind;
	uint32_t act;                       /* index: how it came in */
	uint32_t first_proposal, proposals; /* into story->proposals */
	struct zd_slice source;             /* "73/195, para 7" */
	uint32_t words;                     /* how many in a row are alike */
};

/* A proposal behind a claim. */
struct zd_story_proposal {
	struct zd_slice name; /* "zero/EU/3" */
	struct zd_slice party;
};

struct zd_life {
	uint32_t word;  /* in the story's lexicon */
	uint32_t claim; /* who brought it */
	uint32_t gone;  /* the claim that took it away; 0: it stands */
	/* Words that were taken away beside it: a run, or 0. */
	uint32_t gone_behind, gone_before;
};

/* What a thread says after some act. */
struct zd_version {
	uint32_t blocks_len, tokens_len;
	struct zd_block *blocks; /* mark and stored text */
	uint32_t *first;         /* by block, and the end: into tokens */
	struct zd_token *tokens; /* start and end: bytes of their block */
	uint32_t *lives;         /* by token */
};

struct zd_thread {
	struct zd_slice id;
	const struct zd_version *now; /* NULL: it does not stand */
	struct zd_slice label;        /* as of late */
	enum zd_kind kind;
	uint32_t level;
	uint32_t born;     /* the act */
	uint32_t last_run; /* of its words that went; or 0 */
};

/* A paragraph in its place. */
struct zd_standing {
	uint32_t thread;
	enum zd_kind kind;
	uint32_t level;
	struct zd_slice label, origin;
	const struct zd_version *version;
};

struct zd_standings {
	struct zd_standing *at;
	size_t len, cap;
};

/* What an act did to a thread. */
struct zd_story_touch {
	uint32_t act, thread;
	bool born, gone, moved, relabelled;
	uint32_t words_in, words_out;
	struct zd_slice old_label;
	uint32_t next; /* the thread's touch before this one, + 1 */
};

struct zd_story_round {
	struct zd_slice name;
	uint32_t act;
	struct zd_standings text;
};

struct zd_run_gone {
	uint32_t first, count; /* into story->dead: lives */
	uint32_t thread, act;
	uint32_t left, right; /* the lives beside it, or 0 */
	uint32_t before;      /* the thread's run before this one, or 0 */
	/* Runs that went at this place earlier: behind left, before right. */
	uint32_t older_left, older_right;
};

struct zd_story {
	struct zd_arena arena;
	struct zd_words *lexicon;
	ZD_VEC(struct zd_story_act) acts;
	ZD_VEC(struct zd_claim) claims; /* 0 is unused */
	ZD_VEC(struct zd_story_proposal) proposals;
	ZD_VEC(struct zd_life) lives; /* 0 is unused */
	ZD_VEC(struct zd_thread) threads;
	ZD_VEC(struct zd_story_touch) touches; /* by act */
	ZD_VEC(struct zd_story_round) rounds;
	ZD_VEC(struct zd_run_gone) gone; /* 0 is unused */
	ZD_VEC(uint32_t) dead;           /* lives, by run */
	struct zd_standings now;
};

/*
 * Reads the line of first parents that leads to `commit`. With `owners` each
 * round that was imported whole is matched with what was proposed on the
 * round before and with what stood there once; without, its new words are
 * the import's. Cost: linear in what the acts changed.
 */
int zd_story_read(struct zd_story **out, struct zd_negotiation *n,
	const struct zd_oid *commit, bool owners, struct zd_error *err);
void zd_story_free(struct zd_story *s);

/* By id; ZD_NONE when there is none. */
uint32_t zd_story_thread(const struct zd_story *s, struct zd_slice id);
/* A text of the story as a draft; owns copies of what it needs. */
struct zd_draft *zd_story_draft(
	const struct zd_story *s, const struct zd_standings *text);

#endif
