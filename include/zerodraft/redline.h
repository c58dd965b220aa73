/* Redlines: the difference between two drafts. */
#ifndef ZERODRAFT_REDLINE_H
#define ZERODRAFT_REDLINE_H

#include <zerodraft/draft.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Every threshold and every cap of the comparison. */
struct zd_diff_options {
	uint32_t version; /* set by zd_diff_options_init */

	/* Words. Differences that one search looks for before it cuts the
	 * text into windows; then the answer is coarse. */
	uint32_t max_edits;
	/* Little words that survive side by side inside a rewritten passage
	 * are given up, at most so many … */
	uint32_t max_island;
	/* … when what changed around them has so many times their words; once
	 * less for each sign of punctuation among them. */
	uint32_t island_shore;
	/* The same in a text that is edited at every few words, and how many
	 * places must have stayed for it to be one. */
	uint32_t island_shore_dense, dense_changes;
	/* One word that is none of them is given up when so many changed around
	 * it, and on each side at least so many of either text. */
	uint32_t island_shore_word, island_flank;
	/* Words that stay far apart where a clause was written anew, at most
	 * so many side by side, are given up when between them and on either
	 * side at least so many changed, and in all so many times their
	 * number. */
	uint32_t max_scatter, scatter_flank, scatter_shore;
	/* Words that a change is slid over, to stand where a phrase begins. */
	uint32_t max_slide;
	/* How much worse it reads when a change ends with the last comma of
	 * the text; a phrase's beginning is worth 4, a pair of brackets 9. */
	int32_t last_comma;
	/* A passage is looked at for the best of all ways to match its words
	 * when it has no more pairs of places than this; where one has more,
	 * the answer is coarse. 0: none is looked at, and none missed. */
	uint32_t max_polish;

	/* Blocks. A run of three words that stands in more blocks than this
	 * says nothing about who belongs to whom. Where a block found nobody
	 * and so much of it is such runs that it might have (least_weak), the
	 * answer is coarse. */
	uint32_t max_postings;
	/* Blocks that one block is compared with, besides its expected
	 * place. Where a block found nobody and there were more that share
	 * about as much with it, the answer is coarse. */
	uint32_t max_candidates;
	/* Nor with those that share so many times less with it than another
	 * one does. */
	uint32_t vote_share;
	/* Of a block of so many words or more one run in four is looked at
	 * first, chosen by its words. */
	uint32_t least_sampled;
	/* Share of the longer block that two blocks must have in common at
	 * their beginning and end to belong together without a search: between
	 * settled neighbours, and beside one. */
	float least_ends, least_ends_alone;
	/* Likeness (0 to 1) from which two blocks belong together: at first,
	 * twice when parts that are sure have been looked for, when all parts
	 * have; and between settled neighbours, early and late. */
	float least_sure, least_firm, least_strong, least_weak;
	float least_gap_sure, least_gap;
	/* Blocks that are not strongly alike belong together only if so much
	 * of the shorter one is common besides the longest common run: one
	 * clause in common is a passage. */
	float least_spread;
	/* Blocks that are not surely alike belong together only if what they
	 * share is so rare among the blocks, compared with the rest of them:
	 * clauses that many have say little. */
	float least_evidence;
	/* A block that stands in another one, in one run, was copied there, if
	 * a short one that begins and ends more like it is so many times as
	 * like; so many pairs of a block are looked at for it. */
	float least_rival;
	uint32_t max_rivals;
	/* Likeness of words from which two short blocks belong together when
	 * both are left over; and when there is no other candidate for either.
	 * Words that are not little must be as much alike as that. */
	float least_left, least_left_alone;
	/* Where few are left: the share of one of two that the other one must
	 * have, by words that weigh the more the fewer others have them. */
	float least_left_few;
	/* Blocks are short that have no more words than this, both of them
	 * together; beside one that was copied, twice as many. Where few are
	 * left each word of one is compared with each of the other: there no
	 * more than 1,000 are short. */
	uint32_t max_left;
	/* Where no more than so many short blocks are left over on each side,
	 * each is compared with each; else those that share something rare. */
	uint32_t max_left_each;
	/* Less than this is not kept as a candidate at all. */
	float least_candidate;
	/* What is added for each settled neighbour, the same label, the same
	 * id. */
	float bonus_place, bonus_label, bonus_id;
	/* Share of an open block that must come from a settled one for it to
	 * be a part: beside the other parts, at first and later; elsewhere;
	 * and in pairs of words. */
	float least_part_sure, least_part, least_part_far;
	uint32_t least_part_words;
	/* So many other blocks may stand between two parts; and a part, or
	 * what a new block says, is looked for elsewhere in blocks of at most
	 * so many times its length. */
	uint32_t max_part_gap, max_part_times;

	/* Passages. Words that must stand side by side in both drafts, and
	 * nowhere else, to have moved between paragraphs. */
	uint32_t least_passage;
	/* How many of them must be no little words ("of", "the") and no signs;
	 * two more where the paragraphs do not belong together. */
	uint32_t least_passage_weight;
	/* How many words when one of the paragraphs is new or dropped, unless
	 * the other one's partner stands beside it, or the passage is a good
	 * part (least_part) of it … */
	uint32_t least_passage_open;
	/* … or is so much of it, and the other one says most of the rest too
	 * (least_part_far). */
	float least_passage_share;

	/* Paragraphs. Share of the smaller one that two paragraphs must have
	 * in common through their blocks to belong together. */
	float least_link;
};
ZD_API void zd_diff_options_init(struct zd_diff_options *options);

struct zd_redline;
/*
 * The difference between two drafts, which must outlive it. Never fails:
 * anything is a right answer, at worst everything dropped and new. options
 * may be NULL.
 */
ZD_API struct zd_redline *zd_redline_new(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_diff_options *options);
/* True when nothing differs, labels included. */
ZD_API bool zd_redline_same(const struct zd_redline *redline);
/*
 * The surviving runs of text, one a line: "B old_byte new_byte length",
 * offsets into the bytes that the two drafts were read from.
 */
ZD_API int zd_redline_runs(
	struct zd_text *out, const struct zd_redline *redline);
ZD_API void zd_redline_free(struct zd_redline *redline);

/* Kinds of changes that may be left out of account. */
enum zd_ignore {
	ZD_IGNORE_CASE = 1 << 1,        /* of letters */
	ZD_IGNORE_PUNCTUATION = 1 << 2, /* quotes and hyphens too */
	ZD_IGNORE_BRACKETS = 1 << 3,    /* put or lifted, the words stay */
	ZD_IGNORE_CITATIONS = 1 << 4,   /* of agreed language */
	ZD_IGNORE_MARKUP = 1 << 5,      /* emphasis */
	ZD_IGNORE_SPACE = 1 << 6,
	ZD_IGNORE_NOTES = 1 << 7, /* footnotes' marks */
};
/* "case,notes" as bits; ZD_EUSAGE says which kinds there are. */
ZD_API int zd_ignore_parse(
	uint32_t *kinds, const char *list, struct zd_error *err);
/* True when nothing differs but by changes of these kinds. */
ZD_API bool zd_redline_same_but(
	const struct zd_redline *redline, uint32_t kinds);

#ifdef __cplusplus
}
#endif

#endif
