/*
 * The silence procedure, as the file "silence" on main tells it: a line for
 * each act, tabs between, in the order of the acts.
 *
 *	open    MOMENT  DEADLINE  COMMIT  NAME  REMARK
 *	object  MOMENT  PARTY     IDS           REMARK
 *	extend  MOMENT  DEADLINE                REMARK
 *	close   MOMENT  held|broken             REMARK
 *
 * A moment is "2019-07-09T18:00:00-04:00". Whether an objection is late, and
 * whether silence holds, follows from the moments; nothing here asks a clock.
 */
#ifndef ZD_NEGOTIATION_SILENCE_H
#define ZD_NEGOTIATION_SILENCE_H

#include "base/date.h"
#include "negotiation/negotiation.h"

#define ZD_SILENCE_FILE "silence"
/* General Assembly decision 74/544 asked for at least so much. */
#define ZD_SILENCE_HOURS 72

enum zd_silence_state { ZD_SILENCE_RUNS, ZD_SILENCE_HELD, ZD_SILENCE_BROKEN };

struct zd_objection {
	struct zd_slice party; /* code */
	struct zd_slice ids;   /* blanks between; empty: the whole text */
	struct zd_moment at;
	bool late;
	struct zd_slice remark;
};

/* A deadline, and since when it was the one that held. */
struct zd_silence_term {
	struct zd_moment from, until;
	struct zd_slice remark;
};

struct zd_silence {
	struct zd_slice name; /* of the text, as it was asked for */
	struct zd_oid commit;
	ZD_VEC(struct zd_silence_term) terms; /* the last one holds */
	ZD_VEC(struct zd_objection) objections;
	size_t in_time; /* objections that are not late */
	enum zd_silence_state state;
	struct zd_moment closed;
	struct zd_slice remark; /* of the closing */
};

struct zd_silences {
	struct zd_arena arena;
	ZD_VEC(struct zd_silence) list; /* oldest first */
};

/* The file's bytes, which are copied. ZD_EFORMAT names the line. */
int zd_silences_parse(
	struct zd_silences *out, struct zd_slice file, struct zd_error *err);
/* At a commit of main; no file gives none. ZD_EFORMAT names the line. */
int zd_silences_read(struct zd_silences *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_error *err);
void zd_silences_clear(struct zd_silences *s);
/* The deadline that holds. */
struct zd_moment zd_silence_until(const struct zd_silence *s);
/* "9 July 2019, 18:00 (UTC-04:00)" */
struct zd_slice zd_moment_text(struct zd_arena *a, struct zd_moment moment);
/*
 * The names of the paragraphs that are not as they were at the commit, in the
 * order of the text, ", " between; empty where it is the same text. In the
 * arena.
 */
int zd_silence_changed(struct zd_slice *out, struct zd_arena *a,
	struct zd_negotiation *n, const struct zd_oid *from,
	const struct zd_oid *to, struct zd_error *err);

#endif
