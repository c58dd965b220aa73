/*
 * The index of the library: which words stand in which paragraph of which
 * source, so that the paragraphs nearest in words to a text are found without
 * reading the library. Knows drafts and bytes; knows nothing of repositories,
 * and where its bytes are kept.
 *
 *	struct zd_index_writer *w = zd_index_writer_new();
 *	zd_index_add(w, symbol, draft);           … for each source …
 *	zd_index_finish(&bytes, w, stamp);        frees the writer
 *
 *	zd_index_open(&index, bytes, stamp)       true: it is sound
 *	zd_near_find(&nearest, index, text, NULL);
 *
 * A unit is a labelled or unlabelled paragraph as a whole, or one of its
 * sub-paragraphs. The words are those of text/token.h without regard to case;
 * punctuation and brackets do not count.
 *
 * The bytes are a cache: of this machine's byte order, with a version, a
 * stamp that says of which library they are, and a checksum. Whatever they
 * are, reading them stays inside them: damaged bytes are not opened, and
 * hostile ones give wrong answers at worst.
 */
#ifndef ZD_LANGUAGE_INDEX_H
#define ZD_LANGUAGE_INDEX_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "text/draft.h"

#define ZD_INDEX_STAMP 20

struct zd_index_writer;
struct zd_index_writer *zd_index_writer_new(void);
/* The draft is read and not kept. */
void zd_index_add(struct zd_index_writer *w, struct zd_slice symbol,
	const struct zd_draft *draft);
/* Appends the index's bytes and frees the writer. n log n. */
void zd_index_finish(struct zd_buf *out, struct zd_index_writer *w,
	const unsigned char stamp[ZD_INDEX_STAMP]);

struct zd_index_source {
	struct zd_slice symbol, title, date;
};

struct zd_index_unit {
	uint32_t source;
	struct zd_slice label; /* "OP3 (b)", or empty */
	struct zd_slice id;    /* of the paragraph in its source */
	uint32_t block; /* of the paragraph: 0 is all of it, else the one */
	uint32_t words;
};

struct zd_index;
/*
 * Opens bytes that zd_index_finish wrote, which must outlive the index and be
 * aligned as memory from zd_alloc is. False where they are damaged, of another
 * version, or do not have this stamp.
 */
bool zd_index_open(struct zd_index **out, struct zd_slice bytes,
	const unsigned char stamp[ZD_INDEX_STAMP]);
void zd_index_free(struct zd_index *index);

size_t zd_index_sources(const struct zd_index *index);
size_t zd_index_units(const struct zd_index *index);
void zd_index_source_get(
	struct zd_index_source *out, const struct zd_index *index, size_t i);
void zd_index_unit_get(
	struct zd_index_unit *out, const struct zd_index *index, size_t i);

/* --- for near.c ----------------------------------------------------------- */

/* A word's number from its folded bytes; ZD_NONE where no source has it. */
uint32_t zd_index_word(const struct zd_index *index, struct zd_slice folded);
size_t zd_index_words(const struct zd_index *index);
/* In how many units a word stands. */
uint32_t zd_index_spread(const struct zd_index *index, uint32_t word);
/* The length of a unit's weights, for the cosine. */
float zd_index_norm(const struct zd_index *index, uint32_t unit);

/* Goes through the units of a word, or the words of a unit, in order. */
struct zd_index_walk {
	const unsigned char *at, *end;
	uint32_t left, last, below;
	bool gaps;
};
void zd_index_walk_units(struct zd_index_walk *walk,
	const struct zd_index *index, uint32_t word);
void zd_index_walk_words(struct zd_index_walk *walk,
	const struct zd_index *index, uint32_t unit);
/* The next number; ZD_NONE at the end. */
uint32_t zd_index_next(struct zd_index_walk *walk);

/* Appends the words of stored text, folded, a NUL behind each. */
void zd_index_fold(struct zd_buf *out, struct zd_slice stored);
/* The weight of a word that stands in `spread` of `units`. */
float zd_index_weight(size_t units, uint32_t spread);

#endif
