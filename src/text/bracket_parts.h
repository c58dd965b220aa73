/*
 * Inside of the bracket reader: loose halves, and what the words inside a
 * bracket say it is.
 */
#ifndef ZD_TEXT_BRACKET_PARTS_H
#define ZD_TEXT_BRACKET_PARTS_H

#include "text/bracket.h"

/* A half that its block does not pair. */
struct zd_loose {
	struct zd_bracket_at place;
	uint32_t bracket; /* of an opener: its index */
	uint32_t words;   /* before it, in the whole draft */
	uint32_t limit;   /* of an opener: at its block's end; of a closer: at
			     its beginning */
	uint32_t partner; /* index of the other half, or ZD_NONE */
	uint32_t paragraph;
	bool opens;
	bool glued; /* a closer that stands behind a comma or another one: two
		       signs for one are a common slip */
	bool edge; /* an opener where a block begins, a closer where one ends */
};

/* Pairs halves without crossing; true when it weighed them all. */
bool zd_loose_pair(struct zd_loose *at, size_t len);

/* Nothing but brackets, quotes and emphasis stands before it in its block. */
bool zd_bracket_begins(struct zd_slice block, uint32_t at);
/* Nothing but signs behind it, or the "and" that leads to the next. */
bool zd_bracket_ends(struct zd_slice block, uint32_t at);

/* Fills in what the words say, once the tree stands: kinds, parts, groups,
 * numbers, words inside by block. */
void zd_brackets_describe(
	struct zd_brackets *b, struct zd_citation_reader **reader);

/*
 * What kind of bracket these visible words make, `behind` the stored text
 * after it. Attributions at the end are not words: zd_bracket_owners_start.
 */
enum zd_bracket_kind zd_bracket_judge(
	struct zd_slice inside, struct zd_slice behind);
/*
 * Where in stored text the attribution at its end begins, "– US; G77 delete":
 * the byte of the dash, or inside.len. owners gets who, written one way:
 * "US; G77: delete".
 */
size_t zd_bracket_owners_start(struct zd_buf *owners, struct zd_slice inside);
/* The same for stored text that is all attribution: "EU: reserve". */
bool zd_bracket_owners(struct zd_buf *owners, struct zd_slice inside);
/* "Option 1: …", "Alternative B. …" */
bool zd_bracket_is_option(struct zd_slice inside);
/* Does the slash at `at` divide alternatives? "a / b" always; "a/b" when
 * these two words are all, but for "and/or". *start and *len get its bytes
 * with the spaces around it. */
bool zd_bracket_divides(
	struct zd_slice inside, size_t at, size_t *start, size_t *len);

#endif
