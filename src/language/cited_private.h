/* What language/cited*.c work with while they check one draft. */
#ifndef ZD_LANGUAGE_CITED_PRIVATE_H
#define ZD_LANGUAGE_CITED_PRIVATE_H

#include "language/cited.h"
#include "text/token.h"

/* Blocks of one paragraph of a source. */
struct zd_span {
	uint32_t paragraph, first, end;
};

struct zd_spans {
	struct zd_span *at;
	size_t len, cap;
};

struct zd_numbers {
	uint32_t *at;
	size_t len, cap;
};

struct zd_bag_span {
	struct zd_span span;
	uint32_t first, count; /* words, each once */
};

/* The words of each span of a source, made when first searched. */
struct zd_bag {
	struct zd_slice symbol;
	ZD_VEC(struct zd_bag_span) spans;
	struct zd_numbers words;
};

struct zd_bags {
	struct zd_arena arena; /* folded words */
	struct zd_words *numbers;
	ZD_VEC(struct zd_bag) list;
	ZD_VEC(uint32_t) seen; /* by word: the search that has it */
	uint32_t search;
};
void zd_cited_bags_clear(struct zd_bags *bags);

struct zd_citing {
	struct zd_cited_list *out;
	const struct zd_cited_library *library;
	struct zd_citation_reader *reader;
	struct zd_slice self;
	/* Of the citation at hand. */
	const struct zd_cite *cite;
	struct zd_slice text[2];
	unsigned texts;
	const struct zd_draft *source;
	struct zd_slice symbol;
	uint32_t first, end; /* the paragraphs of the part that is cited */
	struct zd_bags bags;
};

/* The source at hand becomes that of a symbol; false: there is none. */
bool zd_cited_open(struct zd_citing *c, struct zd_slice symbol);

/* --- cited_place.c -------------------------------------------------------- */

/* The label of a paragraph; of one without the number that it begins with. */
bool zd_cited_label(struct zd_label *out, const struct zd_draft *d, uint32_t i);
/* Whether a paragraph, which may look like a heading, begins with the number
 * of a target: "10.7 ". */
bool zd_cited_is_target(const struct zd_draft *d, uint32_t i);
/* A block's text, without the number that an unlabelled paragraph begins
 * with; without that of a target where targets are meant: "3.5 million" looks
 * like one. */
struct zd_slice zd_cited_words(
	const struct zd_draft *d, uint32_t block, bool targets);
/* Goes to the annex that is cited: sets the range. */
void zd_cited_go(struct zd_citing *c);
/* Adds all paragraphs of the range with this number: an annex has numbers of
 * its own. */
void zd_cited_find(
	struct zd_spans *out, struct zd_citing *c, const struct zd_label *want);
/* "target 10.7", "Goal 10": whether it cites one; adds what they are. */
bool zd_cited_has_target(const struct zd_cite *cite);
void zd_cited_find_targets(struct zd_spans *out, struct zd_citing *c);
/* "OP6 (c)", "annex II, para. 5", "10.7" */
struct zd_slice zd_cited_name(struct zd_citing *c, struct zd_span s);

/* --- cited.c, cited_search.c ---------------------------------------------- */

/* Appends what is compared of some blocks. */
void zd_cited_bare(struct zd_buf *out, struct zd_citing *c,
	const struct zd_draft *d, struct zd_span s);
/* Judges a span of the source at hand; *best keeps the better answer. */
void zd_cited_try(struct zd_citing *c, struct zd_span s, struct zd_cited *best);
/* The span of the source at hand that is nearest to the text. */
void zd_cited_search(struct zd_citing *c, struct zd_cited *best);
/* The nearest of all other sources; the source at hand becomes another.
 * Whether it has the number that is cited. */
bool zd_cited_search_all(struct zd_citing *c, struct zd_cited *best);

#endif
