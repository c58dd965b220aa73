/*
 * What a view "speak" says, paragraph by paragraph, for machines. Lives in the
 * view's arena.
 */
#ifndef ZD_VIEW_SPEECH_H
#define ZD_VIEW_SPEECH_H

#include "base/vec.h"
#include "history/uptake.h"
#include "negotiation/speaking.h"

struct zd_speech_side {
	struct zd_slice parties; /* codes, a blank between */
	struct zd_behind behind;
};

/* An amendment or a position on the table. */
struct zd_speech_word {
	bool ours;
	struct zd_slice party, amendment; /* "EU/3", or empty */
	const char *outcome;              /* of an amendment */
	struct zd_slice stance, on;       /* of a position */
	struct zd_slice text;             /* as it is shown */
};

struct zd_speech_of {
	struct zd_slice name, id;
	uint32_t first, count; /* words */
	struct zd_speech_side with, against;
	struct zd_slice say;
};

/* What became of one of our amendments on the round before. */
struct zd_speech_became {
	struct zd_slice amendment, paragraph;
	enum zd_taken verdict;
	uint32_t words, taken;
};

struct zd_speech {
	struct zd_slice party, round;
	ZD_VEC(struct zd_speech_of) list;
	ZD_VEC(struct zd_speech_word) words;
	ZD_VEC(struct zd_speech_became) became;
};

#endif
