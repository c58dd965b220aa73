/*
 * The registry of parties: who may propose. Read from a file that each user
 * may edit; the shipped one has the Member States, observers and groups.
 *
 * A line: code | name | kind | aliases, ", " between | members, with dates
 */
#ifndef ZD_AMEND_PARTY_H
#define ZD_AMEND_PARTY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

struct zd_party {
	struct zd_slice code;    /* "EU": printed, and part of ref names */
	struct zd_slice name;    /* "European Union" */
	struct zd_slice kind;    /* state, group, observer, entity, facilitators */
	struct zd_slice aliases; /* as in the file */
	struct zd_slice members; /* as in the file */
};

struct zd_parties {
	struct zd_arena arena;
	ZD_VEC(struct zd_party) list;
};

int zd_parties_parse(struct zd_parties **out, struct zd_slice file,
	const char *path, struct zd_error *err);
void zd_parties_free(struct zd_parties *p);
/* By code, name or alias; case, spaces and full stops do not count. NULL
 * when unknown; err then names the nearest. */
const struct zd_party *zd_party_find(const struct zd_parties *p,
	struct zd_slice name, struct zd_error *err);
/* The registry that ships with the program, as a file's text. */
struct zd_slice zd_parties_shipped(void);

#endif
