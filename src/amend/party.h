/*
 * The registry of parties: who may propose. Read from a file that each user
 * may edit; the shipped one has the Member States, observers and groups.
 *
 * A line: code | name | kind | aliases, ", " between | members, ", " between
 *
 *	G77 | Group of 77 and China | group | G-77, G77 and China | ?
 *	CANZ | Canada, Australia and New Zealand | group | | ? CAN, AUS, NZL
 *	EU | European Union | observer | | FRA, UK from 1973-01-01 to 2020-01-31
 *
 * Empty lines and lines that begin with # are skipped. "?" before members
 * says that nobody has checked them against a source.
 */
#ifndef ZD_AMEND_PARTY_H
#define ZD_AMEND_PARTY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/names.h"
#include "base/vec.h"

/* A member, with the first and last day of it (YYYY-MM-DD) or empty. */
struct zd_member {
	struct zd_slice code, from, to;
};

struct zd_party {
	struct zd_slice code; /* "EU": printed, and part of ref names */
	struct zd_slice name; /* "European Union" */
	struct zd_slice kind; /* state, group, observer, entity, facilitators */
	struct zd_slice aliases; /* as in the file */
	struct zd_slice members; /* as in the file */
	const struct zd_member *member;
	uint32_t members_len;
	bool unsourced; /* the members' list begins with "?" */
	uint32_t line;  /* in the file, from 1 */
};

struct zd_parties {
	struct zd_arena arena;
	ZD_VEC(struct zd_party) list;
	/* By what a party is found: letters and digits, case-folded. */
	struct zd_names keys;
	struct zd_slice path; /* for messages */
};

/*
 * Reads a registry. Errors carry file, line and column: a code that cannot
 * be part of a branch name, an unknown kind, two parties of one name, a
 * member that is not in the file, a date that is none.
 */
int zd_parties_parse(struct zd_parties **out, struct zd_slice file,
	const char *path, struct zd_error *err);
void zd_parties_free(struct zd_parties *p);
/*
 * By code, name or alias; only letters and digits count, not their case, and
 * not "the" before them: "G-77/China" and "g77 china" are one. NULL when
 * unknown; err then names the nearest.
 */
const struct zd_party *zd_party_find(
	const struct zd_parties *p, struct zd_slice name, struct zd_error *err);
/* True when `code` is a member of the group on that day (YYYY-MM-DD; empty:
 * on any). Members of a member group are not looked for. */
bool zd_party_has(const struct zd_party *group, struct zd_slice code,
	struct zd_slice day);
/*
 * Who speaks for `party` when `speakers` have taken the floor: itself if it
 * did, else each group of which it is a member. Appends indexes into
 * speakers to out, which has room for n; the result is how many. So a State
 * behind two groups is one State, and one that speaks for itself is not
 * behind its group.
 */
size_t zd_party_spoken_for(uint32_t *out, const struct zd_party *party,
	const struct zd_party *const *speakers, size_t n, struct zd_slice day);
/* The registry that ships with the program, as a file's text. */
struct zd_slice zd_parties_shipped(void);

#endif
