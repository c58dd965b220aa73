/*
 * Three-way merge by words: what two changed a text into, together.
 *
 * Changes that do not overlap are combined, the same change counts once, and
 * words that both take out go. Two different changes of the same words are a
 * conflict, and so are words put in right behind words that the other takes
 * out; then nothing is merged, and all conflicts are reported.
 *
 *	base    States shall act.
 *	ours    All States shall act.
 *	theirs  States should act.
 *	merged  All States should act.
 *
 * Knows texts and drafts; knows nothing of repositories. Merging is the same
 * from both sides: ours and theirs changed over give the same text and the
 * same conflicts.
 */
#ifndef ZD_AMEND_MERGE_H
#define ZD_AMEND_MERGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/draft.h"

enum zd_conflict_kind {
	ZD_CONFLICT_WORDS,   /* two wordings for the same words */
	ZD_CONFLICT_DELETED, /* one deletes it, one changes it; what is deleted
				is empty */
	ZD_CONFLICT_LABEL,   /* two labels or marks */
	ZD_CONFLICT_MOVED,   /* moved to two places: behind ours, theirs */
	ZD_CONFLICT_NEW,     /* two new paragraphs with the same id */
};

struct zd_conflict {
	enum zd_conflict_kind kind;
	struct zd_slice name; /* the paragraph's, in the base; or empty */
	struct zd_slice mark; /* of the sub-paragraph, or empty */
	struct zd_slice base, ours, theirs;
};

/* The strings live in the arena. Start with {0}. */
struct zd_conflicts {
	struct zd_arena arena;
	struct zd_conflict *at;
	size_t len, cap;
};
void zd_conflicts_clear(struct zd_conflicts *conflicts);

/*
 * Appends the merged text. ZD_ECONFLICT: nothing is written, and conflicts
 * (which may be NULL) get one for each place. Texts are stored Markdown.
 */
int zd_merge_words(struct zd_buf *out, struct zd_slice base,
	struct zd_slice ours, struct zd_slice theirs,
	struct zd_conflicts *conflicts);

/*
 * The same for whole drafts: paragraphs are matched by key (zd_draft_keys),
 * sub-paragraphs by marks and words; deletions, moves, new paragraphs and
 * labels are merged too. *out is NULL after ZD_ECONFLICT.
 */
int zd_merge_drafts(struct zd_draft **out, const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs,
	struct zd_conflicts *conflicts);

/* What a new text makes of a change that was proposed to an older one. */
enum zd_fate {
	ZD_FATE_CARRIED, /* all of it can still be made */
	ZD_FATE_ALREADY, /* all of it is in */
	ZD_FATE_PARTLY,  /* some is in, the rest can still be made */
	ZD_FATE_STALE,   /* some of it meets words that are others now */
};

struct zd_fated {
	enum zd_fate fate;
	uint32_t in, open, stale; /* how many of its changes */
	struct zd_buf text;       /* ours with what is open; empty when stale */
};

/*
 * The fate of the change from base to theirs in the text `ours`. A change is
 * in when ours makes the same, or has its words and no longer those that it
 * replaces, at that place. Conflicts as zd_merge_words, for what is stale.
 */
void zd_merge_fate(struct zd_fated *out, struct zd_slice base,
	struct zd_slice ours, struct zd_slice theirs,
	struct zd_conflicts *conflicts);
void zd_fated_clear(struct zd_fated *fated);
/* "carried", "already in", "partly in", "stale". */
const char *zd_fate_name(enum zd_fate fate);

#endif
