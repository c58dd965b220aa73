/*
 * Blame: a text word by word, with who brought each word and, where asked
 * for, the words that stood there once and who took them away.
 *
 * A *share* is a run of words of one block behind which stands one claim.
 * The shares of what stands cover every block, byte for byte; so every word
 * has an owner.
 */
#ifndef ZD_HISTORY_BLAME_H
#define ZD_HISTORY_BLAME_H

#include "history/story.h"

struct zd_share {
	uint32_t claim; /* who brought it */
	uint32_t gone;  /* who took it away; 0: it stands */
	/* Of what stands: the block of blame->text, and bytes of it. */
	uint32_t block, start, end;
	/* Of what is gone: its words, a blank between. */
	struct zd_slice text;
	uint32_t words;
};

struct zd_blamed {
	uint32_t paragraph; /* of blame->text; ZD_NONE: it is gone */
	uint32_t thread;
	uint32_t first, count; /* shares, in reading order */
};

struct zd_blame {
	const struct zd_story *story;
	struct zd_story *owned; /* freed with it; or NULL */
	struct zd_arena arena;
	struct zd_draft *text; /* as it stands at the end of the story */
	ZD_VEC(struct zd_blamed) list; /* in order; what is gone at the end */
	ZD_VEC(struct zd_share) shares;
	bool deleted;
	uint32_t words[ZD_CLAIM_NOBODY + 1]; /* that stand, by claim kind */
};

/*
 * Labels in any spelling (none: everything). With `deleted` the words that
 * went are among the shares, behind the word that they stood behind, and the
 * paragraphs that are gone follow the others. Errors: ZD_ENOTFOUND,
 * ZD_EAMBIGUOUS. The story must outlive it.
 */
int zd_blame_make(struct zd_blame **out, const struct zd_story *s,
	const struct zd_slice *labels, size_t len, bool deleted,
	struct zd_error *err);

/* Whose words a claim makes them: "EU, MEX"; "facilitators"; "agreed
 * language". Memory of the
 * arena. */
struct zd_slice zd_claim_who(
	struct zd_arena *a, const struct zd_story *s, uint32_t claim);
/* From which amendments or source: "zero/EU/3, zero/MEX/1"; or empty. */
struct zd_slice zd_claim_from(
	struct zd_arena *a, const struct zd_story *s, uint32_t claim);
/* The round in which an act's words first stand; empty: not in one yet. */
struct zd_slice zd_act_round(const struct zd_story *s, uint32_t act);

#endif
