/*
 * Brackets: what is not agreed, and whatever else stands in square ones.
 *
 * One reading of the whole draft. A bracket may nest, stand in a word, begin
 * with a comma, and end paragraphs later; in real drafts some have no other
 * half. Those are mended at the likeliest place, and a finding says where
 * and why.
 *
 *	struct zd_brackets *b = zd_brackets_new(draft, findings);
 *	for (uint32_t i = 0; i < b->list.len; i++)
 *		… b->list.at[i].kind, .depth, .parent …
 *	zd_brackets_free(b);
 *
 * The method. Halves are paired inside each block with a stack, so that what
 * is whole in one line never depends on another. What is left in a block is
 * "] … ] [ … [". Across blocks those are paired without crossing so that the
 * sum of doubts is least (bracket_pair.c): none inside a paragraph, none for
 * a bracket that opens where a block begins and closes where one ends, one
 * or two for others, and more for a half that stays alone.
 *
 * A footnote and a front matter field are texts of their own: no bracket
 * leads into or out of them.
 */
#ifndef ZD_TEXT_BRACKET_H
#define ZD_TEXT_BRACKET_H

#include "text/draft.h"
#include "text/finding.h"

enum zd_bracket_kind {
	ZD_BRACKET_CONTESTED,
	ZD_BRACKET_PLACEHOLDER, /* [X date], [TBD], [] */
	ZD_BRACKET_REMARK,      /* [Note: …], [Editor's note …] */
	ZD_BRACKET_ATTRIBUTION, /* [– US; G77 delete]: nothing but who */
	ZD_BRACKET_STATUS,      /* [agreed ad ref] */
	ZD_BRACKET_CITATION,    /* [based on 73/195, para 7] */
	ZD_BRACKET_LINK,        /* [words](https://…) */
	ZD_BRACKET_FOOTNOTE,    /* [^name]: a mark */
};
#define ZD_BRACKET_KINDS (ZD_BRACKET_FOOTNOTE + 1)

/* A place in a draft: a byte of a block's stored text. */
struct zd_bracket_at {
	uint32_t block, at;
};

/* One alternative: the words between brackets or slashes. */
struct zd_bracket_part {
	struct zd_bracket_at start,
		end;            /* its words, without the attribution */
	struct zd_slice owners; /* "EU; G77: retain", or empty */
};

struct zd_bracket {
	enum zd_bracket_kind kind;
	uint32_t parent; /* index of the bracket around it, or ZD_NONE */
	uint32_t depth;  /* from 1 */
	uint32_t nth;    /* among the open ones of its paragraph, from 1; 0:
			    it is not open (status, citation, link, mark) */
	/* The signs "[" and "]". Where a half is missing, the place where it
	 * is taken to be; no sign stands there. */
	struct zd_bracket_at open, close;
	bool no_open, no_close; /* that half is missing */
	bool in_word;           /* a letter stands beside it: a[n] */
	bool whole;             /* a whole paragraph or more is inside */
	uint32_t words;         /* inside, nested ones included, attributions
				   and citations too */
	uint32_t group;         /* alternatives: the index of the first of the
				   adjacent brackets, or ZD_NONE */
	uint32_t first, parts;  /* parts: 2 or more for [a/b] */
};

struct zd_brackets {
	struct zd_arena arena;
	const struct zd_draft *draft;
	ZD_VEC(struct zd_bracket) list; /* in the order in which they open */
	ZD_VEC(struct zd_bracket_part) parts;
	/* By block: its first bracket in the list (one more than blocks). */
	uint32_t *by_block;
	/* By block: words, and words inside an open bracket. */
	uint32_t *words, *words_open;
	uint32_t deepest;
	uint32_t unbalanced; /* halves that stand alone */
	bool coarse;         /* too many of those to weigh them all */
};

/*
 * Reads the brackets of a draft, which must outlive them. Findings may be
 * NULL. Linear, but for at most ZD_MAX_LOOSE_BRACKETS halves that no block
 * pairs, which are weighed in cubic time; beyond that they are paired as they
 * come, which `coarse` and a finding say.
 */
struct zd_brackets *zd_brackets_new(
	const struct zd_draft *draft, struct zd_findings *findings);
/* The same for who asks for no words: in blocks without a sign none are
 * counted, which makes it many times as fast. *reader, NULL at first, is made
 * where a citation must be read; the caller uses it again, and frees it. With
 * NULL for reader none is kept. */
struct zd_citation_reader;
struct zd_brackets *zd_brackets_new_uncounted(
	const struct zd_draft *draft, struct zd_citation_reader **reader);
void zd_brackets_free(struct zd_brackets *b);

/* "contested", "placeholder", … */
const char *zd_bracket_kind_name(enum zd_bracket_kind kind);
/* Contested, a placeholder, a remark, an attribution: what has to go before
 * the text is agreed. */
static inline bool zd_bracket_is_open(enum zd_bracket_kind kind)
{
	return kind <= ZD_BRACKET_ATTRIBUTION;
}
/* The paragraph it opens in. */
uint32_t zd_bracket_paragraph(
	const struct zd_brackets *b, const struct zd_bracket *one);
/* Appends the stored text inside; blocks have a space between. Beyond `most`
 * bytes it ends in "…" at a word's end; 0 is no limit. */
void zd_bracket_text(struct zd_buf *out, const struct zd_brackets *b,
	const struct zd_bracket *one, size_t most);
/* By bracket: its place among adjacent alternatives, from 1, and, at the first
 * of them, how many there are; 0 elsewhere. Both zeroed by the caller. */
void zd_brackets_alternatives(
	const struct zd_brackets *b, uint32_t *place, uint32_t *size);
/* Appends its name: the paragraph's and its number there, "OP7[2]". */
void zd_bracket_name(struct zd_buf *out, const struct zd_brackets *b,
	const struct zd_bracket *one);
/*
 * By name: "OP7[2]", the label in any spelling. Returns its index, or ZD_NONE
 * with *paragraphs: how many paragraphs answer to the label.
 */
uint32_t zd_bracket_find(const struct zd_brackets *b, struct zd_slice name,
	uint32_t *paragraphs);
/* Is this a bracket's name, and not a label? */
bool zd_bracket_is_name(struct zd_slice name);

/* -1, 0, 1: the order in the text. */
static inline int zd_bracket_at_cmp(
	struct zd_bracket_at a, struct zd_bracket_at b)
{
	if (a.block != b.block)
		return a.block < b.block ? -1 : 1;
	return a.at < b.at ? -1 : a.at > b.at;
}

#endif
