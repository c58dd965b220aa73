/*
 * The compilation: one text that shows every party's changes in place.
 *
 * Knows a base draft and what each party makes of it; knows nothing of
 * repositories. The result does not depend on the order in which parties are
 * given: they are sorted by code.
 */
#ifndef ZD_AMEND_COMPILE_H
#define ZD_AMEND_COMPILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/draft.h"

/*
 * What one party wants, sparse: only what differs from the base. Paragraphs
 * are matched by id (fields by key, footnotes by name).
 */
struct zd_proposal {
	struct zd_slice party;         /* code, as printed: "EU" */
	const struct zd_draft *changed; /* changed and new paragraphs */
	/* The ids of all paragraphs in order, where the party added, dropped
	 * or moved some; else NULL: the base's order. */
	const struct zd_slice *order;
	size_t order_len;
};

/* What a party says without changing text. */
struct zd_stance {
	struct zd_slice party;
	struct zd_slice stance;  /* "support", "retain", "delete", "reserve" … */
	struct zd_slice target;  /* a paragraph's id */
	struct zd_slice remark;
};

/*
 * The proposal that makes `base` into `draft`, both with ids. The proposal
 * borrows from *mine, a new draft that holds the changed paragraphs, and from
 * the arena.
 */
void zd_proposal_between(struct zd_proposal *out, struct zd_draft **mine,
	struct zd_arena *a, struct zd_slice party, const struct zd_draft *base,
	const struct zd_draft *draft);

/* Where alternatives stand in one block. A segment is base text that nobody
 * touches, or a place with alternatives. */
struct zd_alternative {
	struct zd_slice text; /* stored Markdown; empty: the words go */
	bool base;            /* the base's own words */
	uint32_t first_party, parties; /* into compilation.names */
};

struct zd_segment {
	struct zd_slice text; /* agreed base text, when alternatives == 0 */
	uint32_t first, alternatives;
};

enum zd_place { ZD_PLACE_BASE, ZD_PLACE_NEW, ZD_PLACE_MOVED };

/* One block of the compilation, in the order of the text. */
struct zd_compiled {
	enum zd_place place;
	enum zd_kind kind;
	uint32_t level;
	struct zd_slice label, mark, id;
	uint32_t base_block;           /* ZD_NONE for a new one */
	uint32_t first, segments;
	/* Who proposes the paragraph (new), its deletion, its move. */
	uint32_t first_proposer, proposers;
	uint32_t first_deleter, deleters;
	uint32_t first_mover, movers;
	struct zd_slice moved_after;   /* label */
	uint32_t first_stance, stances;
};

struct zd_compilation {
	struct zd_arena arena;
	const struct zd_draft *base;
	ZD_VEC(struct zd_compiled) blocks;
	ZD_VEC(struct zd_segment) segments;
	ZD_VEC(struct zd_alternative) alternatives;
	ZD_VEC(struct zd_slice) names;   /* party codes, referred to by ranges */
	ZD_VEC(struct zd_stance) stances;
	struct zd_slice *parties;        /* all, sorted */
	size_t parties_len;
};

int zd_compile(struct zd_compilation **out, const struct zd_draft *base,
	const struct zd_proposal *proposals, size_t n,
	const struct zd_stance *stances, size_t nstances,
	struct zd_error *err);
/* One party's draft back out of the compilation (party empty: the base's). */
struct zd_draft *zd_compilation_extract(
	const struct zd_compilation *c, struct zd_slice party);

#endif
