/*
 * What a text did with the paragraph that it is said to come from: word for
 * word, but for its opening, adapted, a part of it.
 *
 * Knows two texts. What the right paragraph is, and where it stands, cited.h
 * knows.
 *
 *	struct zd_verdict v;
 *	zd_verdict_judge(&v, source, text);
 *	if (v.kind == ZD_VERDICT_BUT_FOR && v.but == ZD_BUT_OPENING) …
 */
#ifndef ZD_LANGUAGE_VERDICT_H
#define ZD_LANGUAGE_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

enum zd_verdict_kind {
	ZD_VERDICT_VERBATIM,
	ZD_VERDICT_BUT_FOR, /* word for word, but for what `but` says */
	ZD_VERDICT_PARTIAL, /* some sentences or clauses, word for word */
	ZD_VERDICT_ADAPTED,
	ZD_VERDICT_NOT_THIS,  /* another paragraph of the source */
	ZD_VERDICT_NOT_FOUND, /* no such paragraph, or nothing like it */
	ZD_VERDICT_NO_SOURCE, /* the source is not in the library */
};
#define ZD_VERDICTS (ZD_VERDICT_NO_SOURCE + 1)

enum zd_but {
	ZD_BUT_OPENING = 1, /* "We request" became "Recalling our request" */
	ZD_BUT_PUNCTUATION = 2, /* quotes and hyphens too */
	ZD_BUT_TENSE = 4,       /* "endorsed" for "endorses" */
	ZD_BUT_CASE = 8,        /* capitals */
};
#define ZD_BUTS 4u

/*
 * The thresholds. They were tried on the zero draft's citations and on 2025
 * resolutions that recycle earlier ones (tests/unit/language).
 */
/* Words from the beginning in which the opening may differ; it ends where so
 * many stayed side by side. */
#define ZD_VERDICT_OPENING 8u
#define ZD_VERDICT_OPENED 3u
/* Share of the text's words, those of the opening aside, that must stand in
 * the source for it to be a part, not an adaptation. */
#define ZD_VERDICT_PART 0.95f
/* Share of a sentence's words that must be there for it to be taken. */
#define ZD_VERDICT_TAKEN 0.8f
/* Strength below which nothing of the source is in the text; and below which
 * so much of a hundred of the text's words must be the source's. */
#define ZD_VERDICT_LEAST 0.4f
#define ZD_VERDICT_SURE 0.5f
#define ZD_VERDICT_SHARE 20u
/* Words side by side that count for strength. */
#define ZD_VERDICT_RUN 4u
/* Words, little ones aside, that a strength is measured on at least. */
#define ZD_VERDICT_FLOOR 12u
/* Strength that another paragraph must have to be the one meant, and by how
 * much it must be stronger than the one cited. */
#define ZD_VERDICT_OTHER 0.5f
#define ZD_VERDICT_MARGIN 0.2f

struct zd_verdict {
	enum zd_verdict_kind kind;
	unsigned but; /* enum zd_but, of BUT_FOR */
	/* Words that are in both in the same order, that only the text has,
	 * that only the source has. */
	uint32_t kept, added, left_out;
	/* The same without those that carry no meaning of their own: of the
	 * text, of the source, and in both in runs of ZD_VERDICT_RUN words: a
	 * long text has some of anybody's words here and there. */
	uint32_t words, source_words, solid;
	uint32_t taken, parts; /* sentences or clauses of the source */
	bool sentences;
};

/* Both are stored Markdown. VERBATIM, BUT_FOR, PARTIAL, ADAPTED or, where
 * they have nothing to do with each other, NOT_FOUND. Linear. */
void zd_verdict_judge(
	struct zd_verdict *out, struct zd_slice source, struct zd_slice text);
/* How much of the shorter one is in both, 0 to 1. */
float zd_verdict_strength(const struct zd_verdict *v);
/* Of the text's words, how many in a hundred are the source's. */
unsigned zd_verdict_share(const struct zd_verdict *v);
/* Whether a is a better answer than b. */
bool zd_verdict_better(const struct zd_verdict *a, const struct zd_verdict *b);
/* "verbatim", "not this paragraph": one word for each kind. */
const char *zd_verdict_name(enum zd_verdict_kind kind);
/* "opening verb", "punctuation": of one of them. */
const char *zd_but_name(enum zd_but but);
/* Appends it in words: "verbatim but for opening verb and punctuation",
 * "adapted: 73 % kept, 12 words added", "partial: 2 of 3 sentences". */
void zd_verdict_write(struct zd_buf *out, const struct zd_verdict *v);

#endif
