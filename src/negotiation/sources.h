/*
 * Sources: the library of agreed language on the branch `sources`, kept with
 * the negotiation and cloned with it. Knows how they lie there; knows nothing
 * of which words are near which (language/ does).
 *
 *	73/195/source      title, organ, symbol, date: one "key: value" a line
 *	73/195/contents    label and id, as in a draft
 *	73/195/OP7.md      a paragraph
 *
 * A symbol is the path of its folder. Adding is one commit, however many
 * sources it brings.
 */
#ifndef ZD_NEGOTIATION_SOURCES_H
#define ZD_NEGOTIATION_SOURCES_H

#include "negotiation/negotiation.h"
#include "negotiation/tree.h"

struct zd_source {
	struct zd_slice symbol, title, organ, date; /* 2018-12-19, or empty */
	uint32_t paragraphs;                        /* labelled ones */
};

struct zd_sources {
	struct zd_arena arena;
	struct zd_oid tip; /* of the branch; zero where there is none */
	ZD_VEC(struct zd_source) list; /* in order of their symbols */
	size_t all;                    /* how many there are, listed or not */
};
/* All sources; none where the branch is not there. */
int zd_sources_read(
	struct zd_sources *out, struct zd_negotiation *n, struct zd_error *err);
void zd_sources_clear(struct zd_sources *s);

/* One source as a draft, by its symbol in any spelling. ZD_ENOTFOUND says
 * how to add it. */
int zd_source_read(struct zd_draft **out, struct zd_negotiation *n,
	struct zd_slice symbol, struct zd_error *err);
/* The same of a commit of the branch, by the canonical symbol. */
int zd_source_read_at(struct zd_draft **out, struct zd_store *store,
	const struct zd_oid *commit, struct zd_slice symbol,
	struct zd_error *err);
/* The draft of a revision (zd_revision_resolve), or of "source:SYMBOL". */
int zd_revision_read(struct zd_draft **out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err);
/* Where a source stands; memory of the arena. */
void zd_source_place(
	struct zd_tree_place *out, struct zd_arena *a, struct zd_slice symbol);

/* What became of a file that was to be added. */
enum zd_source_fate {
	ZD_SOURCE_NEW,
	ZD_SOURCE_CHANGED,
	ZD_SOURCE_SAME,
	ZD_SOURCE_REFUSED,
};
const char *zd_source_fate_name(enum zd_source_fate fate);

struct zd_source_added {
	const char *path;
	enum zd_source_fate fate;
	struct zd_source source;
	struct zd_slice what;         /* changed: "OP3 edited"; refused: why */
	struct zd_draft *draft;       /* NULL where it was refused */
	struct zd_findings *findings; /* may be NULL */
};

struct zd_source_report {
	struct zd_arena arena;
	ZD_VEC(struct zd_source_added) list;
	size_t fates[ZD_SOURCE_REFUSED + 1];
	struct zd_oid commit; /* zero: nothing was written */
	bool dry_run;
};

#endif
