/*
 * Orders of things, as numbers: how several of them become one.
 *
 * Knows numbers only; what they stand for is the caller's.
 */
#ifndef ZD_AMEND_SEQUENCE_H
#define ZD_AMEND_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

/* One thing that one party puts in at a place where several may. */
struct zd_woven {
	uint32_t party;
	uint32_t seq;  /* its place in the party's own order */
	uint32_t rank; /* which thing; a party has each once; also the order
			  wished for among parties */
	uint32_t out;  /* result: its place in the common order */
};

/*
 * Weaves the orders of all parties into one that keeps every party's own.
 * The same thing from several parties gets one place, unless their orders
 * contradict each other: then it gets several. The things are given sorted
 * by party and seq; ranks are 0 to ranks - 1. Returns the number of places.
 * n log n, but for contradictions.
 */
uint32_t zd_sequence_weave(struct zd_woven *at, size_t n, uint32_t ranks);

#endif
