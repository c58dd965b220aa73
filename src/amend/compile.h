/*
 * The compilation: one text that shows every party's changes in place.
 *
 * Knows a base draft and what each party makes of it; knows nothing of
 * repositories. The result does not depend on the order in which parties are
 * given: they are sorted by code. It borrows from the base and from the
 * proposals' drafts, which must outlive it.
 *
 * Its blocks stand in the order of the text. A block is a row of segments:
 * words that nobody touches, or a place with alternatives, each with the
 * parties that want it. Whoever is not named at a place has the base's words.
 * What one party wants is therefore always one walk from top to bottom:
 *
 *	from [extreme / abject – EU] poverty
 *
 *	segment "from", segment with alternatives " extreme" (base) and
 *	" abject" (EU), segment " poverty"
 *
 * Segments and alternatives are pieces of stored Markdown with balanced
 * emphasis; a space between words belongs to one of them, so that they read
 * well only when spaces common to all alternatives are put outside.
 */
#ifndef ZD_AMEND_COMPILE_H
#define ZD_AMEND_COMPILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/draft.h"

/*
 * What one party wants, sparse: only what differs from the base. Paragraphs
 * are matched by key: the id; without an id, what zd_draft_keys says.
 */
struct zd_proposal {
	struct zd_slice party;          /* code, as printed: "EU" */
	const struct zd_draft *changed; /* changed and new; NULL: none */
	/* The keys of the changed paragraphs; NULL: zd_draft_keys gives
	 * them, right wherever paragraphs have ids. */
	const struct zd_slice *keys;
	/* The keys of all paragraphs in order, where the party added, dropped
	 * or moved some; else NULL: the base's order. */
	const struct zd_slice *order;
	size_t order_len;
};

/* What a party says without changing text. */
struct zd_stance {
	struct zd_slice party;
	struct zd_slice stance; /* "support", "retain", "delete", "reserve" … */
	struct zd_slice target; /* a paragraph's id, or its key */
	/* Whose change of that paragraph it is about; empty: the paragraph. */
	struct zd_slice proposer;
	struct zd_slice remark;
	uint32_t block; /* of a base paragraph: which of its blocks, from 0 */
	/* What of it, as printed: "[2] “by 2028”"; or empty. */
	struct zd_slice part;
	/* The amendment it is about, as printed: "EU/3"; or empty. */
	struct zd_slice amendment;
	/* The amendment is not all that the proposer has there: say which. */
	bool several;
};

struct zd_stances {
	const struct zd_stance *at;
	size_t len;
};

/*
 * A key for each paragraph of a draft, all different: its id; without one, a
 * field's name, "^" and a footnote's name, else "formula", "heading", "text",
 * "label OP7". The second of the same gets "#2" behind it. out has room for
 * all.
 */
void zd_draft_keys(
	struct zd_arena *a, const struct zd_draft *d, struct zd_slice *out);

/*
 * Gives the proposal that makes `base` into `draft`, which need not outlive
 * it. Returns a new draft with the changed paragraphs: the proposal borrows
 * from that, from the arena and from `party`.
 */
struct zd_draft *zd_proposal_between(struct zd_proposal *out,
	struct zd_arena *a, struct zd_slice party, const struct zd_draft *base,
	const struct zd_draft *draft);

/*
 * One wording at a place. The base's own comes first; then by their first
 * party, an empty one last. Where longer words hold smaller changes that
 * leave most of them alone, the base's alternative is itself a row of
 * segments.
 */
struct zd_alternative {
	struct zd_slice text; /* stored Markdown; empty: the words go */
	bool base;            /* the base's own words; empty at an insertion */
	uint32_t first_party, parties;    /* into names, sorted */
	uint32_t first_segment, segments; /* base: what is inside, or 0 */
	uint32_t first_stance, stances;   /* into stances: what others say */
};

/* A segment is base text that nobody touches, or a place. */
struct zd_segment {
	struct zd_slice text;         /* the base's words */
	uint32_t first, alternatives; /* 0: untouched */
};

enum zd_compiled_place {
	ZD_PLACE_BASE,
	ZD_PLACE_NEW,
	ZD_PLACE_MOVED, /* a paragraph of the base would stand here; its words
			   are where the base has it */
};

/* Another label (level, origin) for a paragraph, another mark for a block. */
struct zd_relabel {
	struct zd_slice label, mark, origin;
	uint32_t level;
	uint32_t first_party, parties;
};

/*
 * One block of the compilation. A paragraph is a row with `chapeau` and the
 * rows behind it without; a moved one is a single row. In a paragraph of the
 * base, a row without chapeau may be NEW: a sub-paragraph that somebody adds.
 */
struct zd_compiled {
	enum zd_compiled_place place;
	bool chapeau; /* begins a paragraph */
	bool empty;   /* the paragraph has no blocks at all */
	enum zd_kind kind;
	uint32_t level;
	struct zd_slice label, mark, id, origin;
	uint32_t base_paragraph; /* ZD_NONE in a new paragraph */
	uint32_t base_block;     /* ZD_NONE for a new one */
	uint32_t first, segments;
	/* Who proposes it: NEW, chapeau or not. Each one's own id for a new
	 * paragraph stands in ids, from first_id on, in the same order. */
	uint32_t first_proposer, proposers;
	uint32_t first_id;
	/* Who deletes it: with chapeau the paragraph, else this block. */
	uint32_t first_deleter, deleters;
	/* Who moves it: in BASE away from here, in MOVED to here. */
	uint32_t first_mover, movers;
	struct zd_slice moved_after; /* MOVED: label; empty: at the start */
	uint32_t first_relabel, relabels;
	/* With chapeau: what is said of the paragraph. */
	uint32_t first_stance, stances;
};

struct zd_compilation {
	struct zd_arena arena;
	const struct zd_draft *base;
	ZD_VEC(struct zd_compiled) blocks;
	ZD_VEC(struct zd_segment) segments;
	ZD_VEC(struct zd_alternative) alternatives;
	ZD_VEC(struct zd_relabel) relabels;
	ZD_VEC(struct zd_slice) names; /* party codes, referred to by ranges */
	/* By paragraph of the base, how far it is agreed, as printed; NULL
	 * where nothing is said of it: set by zd_compilation_mark. */
	struct zd_slice *agreed;
	ZD_VEC(struct zd_slice) ids;
	ZD_VEC(struct zd_stance) stances;
	/* Stances about nothing that stands here; into stances. */
	uint32_t first_loose, loose;
	/* Who changes or says something, sorted. */
	ZD_VEC(struct zd_slice) parties;
	uint32_t *row_of; /* of each paragraph of the base: its chapeau's row */
};

/* Deepest places inside places; what is deeper stands side by side. */
#define ZD_COMPILE_DEPTH 3
/* Words that nobody touches, from which a place inside a place is better
 * than saying them twice. */
#define ZD_COMPILE_NEST_WORDS 6
/* Different changes that hang together, up to which deletions are cut where
 * others begin or end. */
#define ZD_COMPILE_CUT 128

/*
 * Compiles; stances may be NULL. A party that changes nothing and says
 * nothing leaves no trace. ZD_EUSAGE: a party without a code or given twice,
 * an order that names an unknown paragraph or one twice, or leaves out a
 * changed one. Cost: that of the word diffs, and n log n in the amendments.
 */
int zd_compile(struct zd_compilation **out, const struct zd_draft *base,
	const struct zd_proposal *proposals, size_t n,
	const struct zd_stances *stances, struct zd_error *err);
void zd_compilation_free(struct zd_compilation *c);

/* Says of a paragraph of the base, by its id, how far it is agreed: "agreed
 * ad ref". Unknown ids are left out. */
void zd_compilation_mark(
	struct zd_compilation *c, struct zd_slice id, struct zd_slice said);
/* One party's draft back out of the compilation; the base's for an empty
 * party, or one that is not in it. Ids and origins come back too. */
struct zd_draft *zd_compilation_extract(
	const struct zd_compilation *c, struct zd_slice party);
/* Appends the text that one party wants for the block of a row: its words at
 * every place where it is named, else the base's. */
void zd_compilation_text(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t row, struct zd_slice party);
/* True when the party stands among `count` names from `first` on. */
bool zd_compilation_names(const struct zd_compilation *c, uint32_t first,
	uint32_t count, struct zd_slice party);

#endif
