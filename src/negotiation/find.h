/*
 * Finding agreed language: for paragraphs of a text, or words given, the
 * paragraphs of the library nearest to them.
 */
#ifndef ZD_NEGOTIATION_FIND_H
#define ZD_NEGOTIATION_FIND_H

#include "negotiation/library.h"

struct zd_found_near {
	struct zd_slice symbol, title, date;
	struct zd_slice label; /* "OP3 (b)"; of an unlabelled text its id */
	struct zd_slice text;  /* stored; empty where only the best are asked */
	uint32_t common;       /* words in the same order in both */
	float score;           /* 0 to 1 */
};

struct zd_sought {
	struct zd_slice label; /* of the paragraph; empty: words given */
	struct zd_slice text;  /* stored */
	uint32_t words;
	uint32_t first, count; /* into hits, best first */
	bool coarse;
};

struct zd_found_sources {
	struct zd_arena arena;
	ZD_VEC(struct zd_sought) list;
	ZD_VEC(struct zd_found_near) hits;
	bool overview; /* of a whole text: the best of each only */
	size_t sources;
};

#endif
