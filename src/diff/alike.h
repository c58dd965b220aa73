/*
 * Do two texts say the same words? What may differ between them is said by
 * kinds: signs, the case of letters, brackets, citations, notes' marks.
 *
 * Signs are more than ink where they are a number's (4.5 and 45, -5 and 5),
 * where they mean a word (% $ & + /), and where a space takes their place or
 * they an apostrophe's ("now here", "the State's"): there they never may.
 *
 *	zd_alike(&from, &to, ZD_IGNORE_PUNCTUATION | ZD_IGNORE_CASE)
 */
#ifndef ZD_DIFF_ALIKE_H
#define ZD_DIFF_ALIKE_H

#include "text/citation.h"
#include "text/token.h"

/* Part of a block's stored text, by its tokens. */
struct zd_alike {
	struct zd_slice text;
	const struct zd_token *tokens;
	size_t len;
	bool cut; /* it goes on: then alike is what is, as far as it goes */
	/* Those of the block; asked for with ZD_IGNORE_CITATIONS only. */
	const struct zd_citations *cited;
};

/* but: bits of enum zd_ignore. Linear in the tokens. */
bool zd_alike(
	const struct zd_alike *from, const struct zd_alike *to, uint32_t but);
/* Whether a token stands in a group of citations. */
bool zd_alike_is_cited(
	const struct zd_citations *cited, const struct zd_token *t);

#endif
