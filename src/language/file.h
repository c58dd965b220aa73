/*
 * The bytes of an index, as both its writer and its reader see them. Offsets
 * count from the beginning, places of strings from that of the strings.
 */
#ifndef ZD_LANGUAGE_FILE_H
#define ZD_LANGUAGE_FILE_H

#include <stdint.h>

#include "language/index.h"

#define ZD_INDEX_MAGIC "zdindex\n"
#define ZD_INDEX_VERSION 1u
#define ZD_INDEX_ORDER 0x01020304u

struct zd_file_string {
	uint32_t at, len;
};

struct zd_file_source {
	struct zd_file_string symbol, title, date;
};

struct zd_file_unit {
	uint32_t source;
	struct zd_file_string label, id;
	uint32_t block;
	uint32_t first, words; /* first: a place in the sequences */
	float norm;
};

struct zd_file_word {
	struct zd_file_string text;
	uint32_t first, bytes; /* in the postings */
	uint32_t spread;
};

/* Sections in this order; each begins where the one before it ends, at a
 * multiple of four. */
struct zd_file_head {
	char magic[8];
	uint32_t version, order;
	unsigned char stamp[ZD_INDEX_STAMP];
	uint32_t sources, units, words;        /* how many */
	uint32_t sequences, postings, strings; /* bytes */
	uint32_t size;                         /* of the whole */
	uint32_t zero[2];
	uint64_t checksum; /* of all behind the head, then of the head with 0
			      here */
};

_Static_assert(sizeof(struct zd_file_head) == 80, "no room between");

uint64_t zd_file_checksum(struct zd_slice bytes);

static inline uint32_t zd_file_aligned(uint32_t n)
{
	return (n + 3u) & ~3u;
}

#endif
