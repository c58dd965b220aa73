/* Redlines: the difference between two drafts. */
#ifndef ZERODRAFT_REDLINE_H
#define ZERODRAFT_REDLINE_H

#include <zerodraft/draft.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Levels of runs that long texts are cut at. */
#define ZD_DIFF_ANCHORS 6

/*
 * Every threshold, every weight and every cap of the comparison; nothing else
 * of it is tuned. Behind each field stand its default and what that was
 * measured on:
 *
 *	G  generated drafts of which it is known what became of every word:
 *	   surviving words, links, islands
 *	R  redlines of seven real negotiations, 21 pairs, read whole
 *	W  the work that it takes, counted: tests/bench/README.md
 *
 * Words are words, numbers and signs alike. Shares and likeness are 0 to 1,
 * weights whole numbers that are compared with each other only. A cap bounds
 * work: one that is hit makes the answer coarser, never wrong, and the redline
 * says so by the name of the field where a larger one may have found more.
 * Whatever they are set to, accepting all changes gives the one draft and
 * rejecting all the other.
 */
struct zd_diff_options {
	uint32_t version; /* set by zd_diff_options_init */

	/* Words. Cap: differences that one search looks for before it cuts the
	 * text into windows; from 8 to 16384, or the nearest of them. */
	uint32_t max_edits; /* 256 W */
	/* A search is given up earlier, and the text cut at runs that stand
	 * once on either side and so are taken for the same, after so many
	 * differences, and one more for so many words of both; 0: it is not. */
	uint32_t pays_edits, words_an_edit; /* 16, 6 W */
	/* Words in these runs: of the first ones, of those that are looked for
	 * between them, and so on; 0 ends. */
	uint32_t anchor_words[ZD_DIFF_ANCHORS]; /* 16, 8, 5, 3, 2, 1 G */
	/* Share of the differences of a window, the last ones, that are looked
	 * for again in the next: 0 to 0.5. */
	float edits_again; /* 0.25 G */
	/* Two blocks that may be strangers are compared by vectors of bits,
	 * which is exact, where these take no more numbers of 64 bits than
	 * this; else by the search, with its cap. */
	uint32_t max_bits; /* 65536 W */
	/* Little words that survive side by side inside a rewritten passage
	 * are given up, at most so many; 0: no word at all is … */
	uint32_t max_island; /* 2 G R */
	/* … when what changed around them has so many times their words; for
	 * a sign among them so many times less. */
	uint32_t island_shore; /* 5 G R */
	uint32_t island_sign;  /* 1 G R */
	/* The same in a text that is edited at every few words: how many
	 * places must have stayed for it to be one, with fewer words each
	 * than this. */
	uint32_t island_shore_dense; /* 9 G */
	uint32_t dense_changes;      /* 24 G */
	uint32_t dense_words;        /* 6 G */
	/* One word that is none of them is given up when so many changed around
	 * it, and on each side at least so many of either text. */
	uint32_t island_shore_word, island_flank; /* 24, 3 R */
	/* Words that stay far apart where a clause was written anew, at most
	 * so many side by side, in at least so many places, are given up … */
	uint32_t max_scatter;   /* 2 R */
	uint32_t least_scatter; /* 2 R */
	/* … when between them and on either side at least so many changed, and
	 * in all so many times their number. */
	uint32_t scatter_flank, scatter_shore; /* 4, 8 R */
	/* So many words side by side that are not little are a phrase, and
	 * stay. */
	uint32_t scatter_phrase; /* 2 R */
	/* Cap: words that a change is slid over, to stand where it reads best;
	 * 0: none is slid, and none missed. */
	uint32_t max_slide; /* 64 W */
	/* How well it reads there: beside another change; behind a full stop,
	 * colon or semicolon; behind these or a comma; when it is one pair of
	 * brackets with what is in it. */
	uint8_t border_company, border_stop; /* 30, 4 R */
	uint8_t border_pause;                /* 4 R */
	uint8_t border_brackets;             /* 9 R */
	/* How much worse: when it begins with a sign that belongs to what
	 * stands before; when it ends with a bracket that opens; when it ends
	 * with the last comma of the text. */
	uint8_t border_sign, border_open; /* 1, 3 R */
	uint8_t last_comma;               /* 9 R */
	/* Cap: a passage is looked at for the best of all ways to match its
	 * words when it has no more pairs of places than this, or than 2^26.
	 * 0: none is looked at, and none missed. */
	uint32_t max_polish; /* 4096 G W */
	/* More little words than this that stayed side by side stay for good;
	 * 0: every word does. */
	uint32_t max_loose; /* 3 G */
	/* What a word that survives is worth, what a little one is, what a
	 * change costs, and what it is worth that one begins or ends where a
	 * phrase does. A little word is to be worth more than the change that
	 * it makes two of: whether it is given up is decided by its shore. */
	uint8_t polish_word, polish_little;   /* 8, 4 G */
	uint8_t polish_change, polish_phrase; /* 3, 1 G */
	/* Where words that stay would tear a phrase of so many words at most
	 * (64) that was inserted whole elsewhere, it is shown whole, too, if
	 * that leaves fewer changes and gives up no more than so many words for
	 * each; 0: none is. */
	uint32_t max_phrase, max_phrase_loss; /* 16, 1 G R */
	/* Of phrases that begin alike so many are tried; and so many times the
	 * words of the longest are compared anew on either side. */
	uint8_t max_phrase_tries, phrase_room; /* 8, 4 W */
	/* So many words before a number that changed its resolution may stand,
	 * "73/195, paras. 4 and 7", for it to be a change of citation. */
	uint32_t citation_reach; /* 8 R */

	/* Blocks. Cap: a run of three words that stands in more blocks than
	 * this says nothing about who belongs to whom. Said where a block found
	 * nobody and so much of it is such runs that it might have
	 * (least_weak). */
	uint32_t max_postings; /* 12 G W */
	/* Cap: blocks that one block is compared with, besides its expected
	 * place. Said where a block found nobody and there were more that share
	 * about as much with it. */
	uint32_t max_candidates; /* 6 G W */
	/* Nor with those that share so many times less with it than another
	 * one does; nor with more, when one was surely alike (least_sure) and
	 * the next shares so many times less. */
	uint32_t vote_share; /* 3 G W */
	uint32_t vote_lead;  /* 2 W */
	/* Of a block of so many words or more one run in so many is looked at
	 * first, chosen by its words; 0: all. */
	uint32_t least_sampled; /* 48 G W */
	uint32_t sampled_share; /* 4 G W */
	/* Share of the longer block that two blocks must have in common at
	 * their beginning and end to belong together without a search: between
	 * settled neighbours, and beside one. */
	float least_ends, least_ends_alone; /* 0.4, 0.85 G W */
	/* Likeness from which two blocks belong together: at first, twice when
	 * parts that are sure have been looked for, when all parts have … */
	float least_sure, least_firm;   /* 0.85, 0.65 G */
	float least_strong, least_weak; /* 0.5, 0.25 G */
	/* … and between settled neighbours, early and late. */
	float least_gap_sure, least_gap; /* 0.4, 0.15 G */
	/* Blocks that are not strongly alike belong together only if so much
	 * of the shorter one is common besides the longest common run: one
	 * clause in common is a passage. Or if so much of both is common. */
	float least_spread; /* 0.15 G */
	float least_common; /* 0.5 G */
	/* Blocks that are not surely alike belong together only if what they
	 * share is so rare among the blocks, compared with the rest of them:
	 * clauses that many have say little. */
	float least_evidence; /* 0.7 G */
	/* A block that stands in another one, in one run, was copied there, if
	 * another pair is so many times as like … */
	float least_rival; /* 0.7 G */
	/* … one with so much of its likeness by pairs of words, of no more
	 * words than this together, that begins and ends more alike. */
	float least_rival_pairs;  /* 0.5 G */
	uint32_t max_rival_words; /* 108 G */
	/* Cap: pairs of a block that are looked at for that. 0: none is, and
	 * none missed. */
	uint32_t max_rivals; /* 16 W */
	/* Likeness of words from which two short blocks belong together when
	 * both are left over; and when there is no other candidate for either.
	 * Words that are not little must be as much alike as that. */
	float least_left, least_left_alone; /* 0.35, 0.24 G */
	/* Who has less than so much of it by pairs of words is not looked
	 * at. */
	float least_left_pairs; /* 0.5 W */
	/* Where few are left: the share of one of two that the other one must
	 * have, by words that weigh the more the fewer others have them. */
	float least_left_few; /* 0.33 R */
	/* What a word weighs there that all others have; each time that only
	 * half as many do, it weighs sixteen more. */
	uint8_t common_word; /* 1 R */
	/* They must end alike, too: with a stop, a comma, or neither, among
	 * so many last words ("; and" stops). */
	uint32_t ending_words; /* 2 R */
	/* Blocks are short that have no more words than this, both of them
	 * together. The best of all ways to match them is looked for, with
	 * max_polish, before it is said how alike they are. */
	uint32_t max_left; /* 54 G */
	/* Cap: where few are left each word of one is compared with each of the
	 * other when they have no more than this together, or than 16384. */
	uint32_t max_left_words; /* 1000 W */
	/* Where no more than so many short blocks are left over on each side,
	 * each is compared with each. Among more of them little in common is
	 * chance: then those are that share something rare. */
	uint32_t max_left_each; /* 6 G */
	/* Less than this is not kept as a candidate at all. */
	float least_candidate; /* 0.1 W */
	/* What is added for each settled neighbour, the same label, the same
	 * id. */
	float bonus_place, bonus_label; /* 0.04, 0.02 G */
	float bonus_id;                 /* 0.25 G */
	/* Whether ids decide: a paragraph belongs to the one that has its id,
	 * and to those it was born of, whatever the words say; what shares
	 * none belongs to nobody. For drafts of one negotiation. */
	bool believe_ids; /* true */
	/* Share of an open block that must come from a settled one for it to
	 * be a part: beside the other parts, at first and later; elsewhere;
	 * and in pairs of words. */
	float least_part_sure, least_part; /* 0.7, 0.4 G */
	float least_part_far;              /* 0.6 G */
	uint32_t least_part_words;         /* 3 G */
	/* Share of that for which a settled block must have room by its bytes,
	 * or it is not looked at. */
	float least_part_room; /* 0.5 W */
	/* So many other blocks may stand between two parts. */
	uint32_t max_part_gap; /* 2 G */
	/* A part, or what a new block says, is looked for elsewhere in blocks
	 * of at most so many times its length: in a longer one it may stand by
	 * chance. */
	uint32_t max_part_times; /* 32 R */

	/* Passages. Words that must stand side by side in both drafts, and
	 * nowhere else, to have moved between paragraphs. */
	uint32_t least_passage; /* 7 G R */
	/* So many words side by side of it are looked for. */
	uint32_t passage_seed; /* 5 G W */
	/* How many of them must be no little words ("of", "the") and no signs;
	 * so many more where the paragraphs do not belong together, and in a
	 * block that stands whole in a longer one. */
	uint32_t least_passage_weight; /* 4 R */
	uint32_t passage_weight_apart; /* 2 R */
	/* How many words when one of the paragraphs is new or dropped, unless
	 * the other one's partner stands beside it, or the passage is a good
	 * part (least_part) of it … */
	uint32_t least_passage_open; /* 30 G R */
	/* … or it is a sentence in both, of so many words … */
	uint32_t least_passage_sentence; /* 12 R */
	/* … or is so much of it, and the other one says most of the rest too
	 * (least_part_far). */
	float least_passage_share; /* 0.33 G R */

	/* Paragraphs. Share of the smaller one that two paragraphs must have
	 * in common through their blocks to belong together. */
	float least_link; /* 0.3 R */
	/* Their first blocks, which they are known by, count so many times. */
	uint32_t first_block; /* 3 R */

	/* Brackets. Share of the bytes in one that must stay for it to be
	 * lifted rather than struck. */
	float least_bracket_kept; /* 0.5 R */
	/* Cap: brackets of a block that lost their places are looked for by
	 * their words until so many times its length was compared. 0: none
	 * is, and none missed. */
	uint32_t max_brackets; /* 64 W */
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
 * offsets into the texts that the two drafts were read from: in Unicode's form
 * C, lines ended by a line feed alone, without a byte order mark.
 */
ZD_API int zd_redline_runs(
	struct zd_text *out, const struct zd_redline *redline);
/* The same of the paragraphs alone that have one of these labels on either
 * side; without labels of all. ZD_ENOTFOUND, ZD_EAMBIGUOUS. */
ZD_API int zd_redline_runs_of(struct zd_text *out,
	const struct zd_redline *redline, const char *const *labels,
	size_t labels_len, struct zd_error *err);
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
