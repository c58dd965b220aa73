/*
 * Traces: the way of paragraphs through the rounds, by the words that went
 * from one to the next.
 *
 * A *stop* is a paragraph in a round. Two stops of neighbouring rounds are
 * linked when they are the same paragraph (by id) or share words that are the
 * same lives; so splits, merges and passages that moved are found whatever
 * the ids say, and forwards and backwards alike.
 */
#ifndef ZD_HISTORY_TRACE_H
#define ZD_HISTORY_TRACE_H

#include "diff/redline.h"
#include "history/story.h"

/* Words that two paragraphs must share to be linked, and the share (in a
 * hundred) of the smaller one; a passage needs so many words alone. */
#define ZD_TRACE_WORDS 3u
#define ZD_TRACE_SHARE 25u
#define ZD_TRACE_PASSAGE 8u

struct zd_stop {
	uint32_t column, place; /* index into the column's text */
	uint32_t thread;
	enum zd_kind kind;
	struct zd_slice label;
	uint32_t words;
	/* Against the column before; NEW where nothing leads here. */
	enum zd_relation relation;
	bool relabelled;
	struct zd_slice old_label;
	uint32_t kept, in, out;     /* words; out: that were with it before */
	uint32_t first_from, froms; /* links that lead here */
	uint32_t first_to, tos;     /* into by_from: links that lead on */
	bool last; /* nothing leads on, and there is a next column */
};

struct zd_trace_link {
	uint32_t from, to; /* stops */
	uint32_t words;
	bool same;    /* the same id */
	bool passage; /* few of the words of both */
};

/* A round, or the text as it stands now. */
struct zd_trace_column {
	struct zd_slice name;
	uint32_t act;          /* that it stands behind */
	uint32_t first, count; /* stops, in order */
};

struct zd_trace {
	const struct zd_story *story;
	ZD_VEC(struct zd_trace_column) columns;
	ZD_VEC(struct zd_stop) stops;
	ZD_VEC(struct zd_trace_link) links; /* by to */
	ZD_VEC(uint32_t) by_from;
	struct zd_story *owned; /* freed with it; or NULL */
};

/* What stands at a stop. */
const struct zd_version *zd_trace_version(
	const struct zd_trace *t, uint32_t stop);
/* The column of a round; the last one for any other name. ZD_NONE: there is
 * none at all. */
uint32_t zd_trace_column(const struct zd_trace *t, struct zd_slice name);
/* The story must outlive it. `now` is what the text behind the last round is
 * called; it is a column where it differs from that. */
struct zd_trace *zd_trace_make(const struct zd_story *s, struct zd_slice now);
/* Marks in family (one for each stop, all false) the stop and all that it
 * came from and became. */
void zd_trace_family(const struct zd_trace *t, uint32_t stop, bool *family);
/* The stop of a paragraph named by label in column k; ZD_ENOTFOUND,
 * ZD_EAMBIGUOUS. */
int zd_trace_find(uint32_t *stop, const struct zd_trace *t, uint32_t column,
	struct zd_slice label, struct zd_error *err);
/* The acts that changed a stop's thread since the column before: touches in
 * their order, at most `room` of them; returns how many there are. */
size_t zd_trace_acts(const struct zd_trace *t, uint32_t stop,
	const struct zd_story_touch **out, size_t room);

#endif
