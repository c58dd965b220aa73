/*
 * Changes: the proposals of all parties, told apart by what they do to which
 * paragraph of the base.
 *
 * Knows drafts and orders; knows nothing of words. A paragraph that becomes
 * one of another kind, or loses all its blocks, is dropped and put in anew.
 */
#ifndef ZD_AMEND_CHANGES_H
#define ZD_AMEND_CHANGES_H

#include "amend/compile.h"

/* A party's version of a paragraph of the base; or, without draft, that it
 * drops or moves it. */
struct zd_touch {
	uint32_t base, party;
	const struct zd_draft *draft;
	uint32_t mine;
};

/*
 * What a party puts in at a gap: gap g is behind paragraph (or block) g - 1
 * of the base. A paragraph; a block, where `block` is set; or, without draft,
 * the paragraph `base`, which moves here.
 */
struct zd_insert {
	uint32_t gap, party, seq;
	uint32_t base;
	const struct zd_draft *draft;
	uint32_t mine; /* index of the paragraph or the block */
	bool block;
	bool labelled;
	struct zd_label label;
	uint32_t out; /* its place among those of the gap, once woven */
};

struct zd_touches {
	struct zd_touch *at;
	size_t len, cap;
};

struct zd_inserts {
	struct zd_insert *at;
	size_t len, cap;
};

/* Sorted by paragraph (gap), party, and the party's own order. */
struct zd_wishes {
	struct zd_arena arena; /* keys */
	struct zd_touches edits, drops, moves;
	struct zd_inserts inserts;
};

/*
 * Reads the proposals, which are sorted by party; `party` in the lists is
 * the place in this array. Errors as zd_compile.
 */
int zd_wishes_read(struct zd_wishes *out, const struct zd_draft *base,
	const struct zd_proposal *const *proposals, size_t n,
	struct zd_error *err);
void zd_wishes_clear(struct zd_wishes *changes);

/*
 * Puts the inserts of one gap, given sorted by party and seq, into one order
 * that keeps each party's own, otherwise by label, text, party. Equal ones of
 * several parties get the same `out` and stand together. Returns how many
 * different ones there are.
 */
uint32_t zd_inserts_weave(
	const struct zd_draft *base, struct zd_insert *at, size_t n);
void zd_inserts_sort(struct zd_inserts *inserts);

#endif
