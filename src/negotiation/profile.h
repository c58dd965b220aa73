/*
 * Profiles: what a kind of text must hold. A progress declaration has three
 * parts and annexed summaries, speaks to the 23 objectives, is brief, and
 * has dates that follow from the forum's (resolution 73/326).
 */
#ifndef ZD_NEGOTIATION_PROFILE_H
#define ZD_NEGOTIATION_PROFILE_H

#include "negotiation/setting.h"
#include "text/draft.h"
#include "text/objective.h"

struct zd_part {
	const char *name; /* as it heads the skeleton */
	bool annex;
	uint32_t paragraph; /* its heading in the draft, or ZD_NONE */
	size_t words;       /* below it, footnotes aside */
};

struct zd_due {
	const char *what;
	struct zd_slice rule; /* "6 weeks before" */
	bool known;           /* the forum's dates are set */
	struct zd_date date;
};

struct zd_profile_report {
	struct zd_arena arena;
	ZD_VEC(struct zd_part) parts;
	/* Labels of the paragraphs that cover each objective, ", " between;
	 * marked by a setting or named in the text. [0] is unused. */
	struct zd_slice objectives[ZD_OBJECTIVES + 1];
	size_t words; /* of the text, annexes and footnotes aside */
	size_t brief; /* what it may have; 0: not set */
	ZD_VEC(struct zd_due) dues;
};

/* Whether a profile of this name has a skeleton and a report. */
bool zd_profile_is(struct zd_slice profile);
/* The headings that a text of this profile must have, as a draft. */
struct zd_draft *zd_profile_skeleton(const char *title, const char *organ);
/* How far a draft is what the profile asks for; settings at a commit. */
int zd_profile_read(struct zd_profile_report *out, struct zd_negotiation *n,
	const struct zd_draft *draft, const struct zd_oid *commit,
	struct zd_error *err);
void zd_profile_clear(struct zd_profile_report *r);

#endif
