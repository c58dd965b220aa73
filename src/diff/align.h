/*
 * Alignment: which blocks of two drafts belong together.
 *
 * Knows blocks and their words; nothing of runs and rows. Stages work one
 * after another on one value; each takes the blocks that are still open and
 * settles some of them:
 *
 *	told     what ids say: who may belong to whom, and at last who does
 *	keys     fields by key; behind exact, notes by name
 *	exact    the same bytes, wherever they stand
 *	near     between settled neighbours, alike at both ends
 *	similar  lists candidates by shared words, with a score
 *	assign   takes the best of them, strong ones first
 *	parts    what was split off or merged in
 *	assign   the weak ones
 *	wholes   several open blocks that stand in a longer one
 *	left     short ones that nobody else answers to
 *	group    what belongs together, compared word by word
 *	phrase   phrases that were inserted, as they were elsewhere
 *	passage  sentences and clauses that went elsewhere
 *
 * Labels and marks are never words. All ties are broken by place.
 */
#ifndef ZD_DIFF_ALIGN_H
#define ZD_DIFF_ALIGN_H

#include "diff/coarse.h"
#include "diff/match.h"
#include "diff/redline.h"
#include "diff/side.h"
#include "text/draft.h"

/* Blocks that may belong together; the queue holds these. */
struct zd_pair {
	uint32_t from, to;
	float score; /* 0 to 1, bonus for the place left out */
	float rank;  /* with the bonus: what is settled first */
};

/* Two paragraphs that are the same by their ids, or of which one was born. */
struct zd_told {
	uint32_t from, to;
};

/*
 * What the id of a paragraph says of those it belongs to: their number; GONE
 * where the other draft has none of them; 0 where nothing is said. BORN is set
 * for one that was born of others: in which rounds, and of whom besides, it
 * does not say. It alone may have taken in what is gone.
 */
#define ZD_TOLD_BORN 0x80000000u
#define ZD_TOLD_GONE 0x7fffffffu

/* Whether what two ids say is that they belong together: 1; that they do not:
 * -1; nothing: 0. */
static inline int zd_told_kin(uint32_t a, uint32_t b)
{
	uint32_t from = a & ~ZD_TOLD_BORN, to = b & ~ZD_TOLD_BORN;

	if (!from || !to)
		return 0;
	if (from == ZD_TOLD_GONE)
		return b & ZD_TOLD_BORN ? 0 : -1;
	if (to == ZD_TOLD_GONE)
		return a & ZD_TOLD_BORN ? 0 : -1;
	return from == to ? 1 : -1;
}

/* Most of a block stands in a longer one, which is in `to` if it was merged:
 * so many pairs of words. */
struct zd_inside {
	uint32_t from, to, shared;
	bool merged;
};

/* What the stages know of one draft, by block. */
struct zd_aligned {
	const struct zd_draft *draft;
	struct zd_side side;
	struct zd_settled at; /* a block with neither pair nor whole is open */
	uint8_t *class;  /* enum zd_kind, with what may be compared alike */
	uint32_t *told;  /* of a paragraph's first block, what its id says, see
			    zd_told_kin; NULL: no ids are believed */
	uint32_t *group; /* what belongs together; ZD_NOBODY: nothing */
	uint32_t *left;  /* of a block that may have parts: pairs of words that
			    none of them covers; no more than so many */
};

struct zd_alignment {
	struct zd_arena *arena; /* for what the stages need */
	struct zd_arena *kept;  /* for what the redline keeps */
	const struct zd_diff_options *options;
	struct zd_aligned from, to;
	struct zd_lexicon lexicon;
	struct zd_matcher matcher;
	ZD_VEC(struct zd_pair) queue; /* candidates */
	ZD_VEC(struct zd_inside) inside;
	ZD_VEC(struct zd_told) told;
	struct index *index; /* of similar.c: its first */
	uint8_t *same;       /* by block of to: its pair is the same
					 bytes */
	uint8_t *close;      /* by block of to: zd_row's close */
	uint8_t *moved;      /* by token of to: a passage */
	uint32_t groups;
	uint8_t *cut;            /* by block of to: a bit for each zd_coarse
				    that kept candidates from it */
	bool coarse[ZD_COARSES]; /* the caps that were hit */
	uint64_t work;           /* see struct zd_redline */
};

void zd_align(struct zd_alignment *x, const struct zd_draft *from,
	const struct zd_draft *to);
void zd_alignment_clear(struct zd_alignment *x);

/* The stages. */
/* Reads what ids say. */
void zd_align_read_told(struct zd_alignment *x);
/* Settles what is left of it. */
void zd_align_told(struct zd_alignment *x);
/* Open fields or notes that have the same key on both sides. */
void zd_align_keys(struct zd_alignment *x, enum zd_kind kind);
void zd_align_exact(struct zd_alignment *x);
void zd_align_near(struct zd_alignment *x);
/* Blocks without a word, beside what was settled since and nowhere else. */
void zd_align_labels(struct zd_alignment *x);
/* By runs of `words` words; not all runs of a long block are looked at
 * unless `all` is set. */
void zd_align_similar(struct zd_alignment *x, uint32_t words, bool all);
/* Settles candidates of at least this rank, best first. */
/* How much less common what two blocks share is than the rest of block i of
 * from: 1 when it is as rare, less when other blocks have it too. */
float zd_align_evidence(struct zd_alignment *x, uint32_t i, uint32_t j);
/* Frees what zd_align_similar keeps for that. */
void zd_align_forget(struct zd_alignment *x);
void zd_align_assign(struct zd_alignment *x, float least);
/* Settles open blocks whose neighbours lead to each other. */
void zd_align_gaps(struct zd_alignment *x, float least);
/* Parts of which this share stands in the whole; beside others only, where
 * it is more than least_part. */
void zd_align_parts(struct zd_alignment *x, float least);
/* The same, beside pairs alone that were settled since candidates were last
 * assigned. */
void zd_align_parts_queued(struct zd_alignment *x, float least);
/* Settles long blocks in which several stand. */
void zd_align_wholes(struct zd_alignment *x);
/* Settles short blocks that are still open on both sides. */
void zd_align_left(struct zd_alignment *x);
void zd_align_groups(struct zd_alignment *x);
/* What was inserted whole in one place is shown whole in others. */
void zd_align_phrases(struct zd_alignment *x);
void zd_align_passages(struct zd_alignment *x);
/* How alike settled blocks are by their words. */
void zd_align_scores(struct zd_alignment *x);

/* Tries what stands beside each settled pair and is open on both sides, down
 * and then up, so that what is settled leads on. */
typedef void zd_align_try(
	struct zd_alignment *x, uint32_t i, uint32_t j, void *aid);
void zd_align_beside(struct zd_alignment *x, zd_align_try *try, void *aid);

/* Notes that two open blocks belong together. */
void zd_align_settle(struct zd_alignment *x, uint32_t from, uint32_t to,
	float score, bool same);

/* Whether two blocks are of one class, and no ids speak against it. */
static inline bool zd_align_are_kin(
	const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	if (x->from.class[i] != x->to.class[j])
		return false;
	return !x->from.told ||
		zd_told_kin(x->from.told[i], x->to.told[j]) >= 0;
}

/* Whether the text of two open blocks may belong together at all: they are of
 * one class, and no footnotes whose names say that they cite different
 * sources. */
bool zd_align_may(const struct zd_alignment *x, uint32_t i, uint32_t j);

/* Whether a read block may be looked for in another one: in a much longer one
 * it may stand by chance, and the search costs the length of that. */
static inline bool zd_align_may_search(const struct zd_alignment *x,
	const struct zd_aligned *parts, uint32_t part,
	const struct zd_aligned *wholes, uint32_t whole)
{
	return wholes->side.pieces.at[whole].count <=
		(uint64_t)x->options->max_part_times *
		parts->side.pieces.at[part].count;
}

static inline bool zd_align_is_open(const struct zd_aligned *a, uint32_t i)
{
	return a->at.pair[i] == ZD_NOBODY && a->at.joins[i] == ZD_NOBODY;
}

#endif
