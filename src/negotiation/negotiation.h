/*
 * A negotiation: one text under negotiation, one repository. Knows how
 * DESIGN's data model lies in git and carries out acts; knows nothing of
 * formats, redline marks or colours.
 *
 * main      one commit = one act on the facilitators' text
 * rounds    annotated tags; a commit that closes a round says so in a trailer
 *           ("Round: rev1"), so that a tag lost by a crash can be made again
 * proposals one branch a party and round; one commit = one amendment
 */
#ifndef ZD_NEGOTIATION_NEGOTIATION_H
#define ZD_NEGOTIATION_NEGOTIATION_H

#include "amend/party.h"
#include "store/store.h"
#include "text/draft.h"
#include "text/finding.h"

struct zd_round {
	struct zd_slice name; /* "zero" */
	struct zd_oid commit;
};

struct zd_negotiation {
	struct zd_store *store;
	struct zd_arena arena;
	struct zd_parties *parties; /* read when first asked for */
};

/* All rounds in the order they were closed. */
struct zd_rounds {
	struct zd_arena arena;
	ZD_VEC(struct zd_round) list;
};
int zd_rounds_read(
	struct zd_rounds *out, struct zd_negotiation *n, struct zd_error *err);
void zd_rounds_clear(struct zd_rounds *r);
/* A round by name; NULL or "" is the current one. ZD_ENOTFOUND lists those
 * that there are. The name is copied into the arena of the negotiation. */
int zd_round_find(struct zd_round *out, struct zd_negotiation *n,
	const char *name, struct zd_error *err);
/* Makes a tag again that a crash kept from being made. */
int zd_rounds_heal(struct zd_negotiation *n, const struct zd_identity *who,
	struct zd_error *err);

/* The registry; owned by the negotiation. */
int zd_negotiation_parties(const struct zd_parties **out,
	struct zd_negotiation *n, struct zd_error *err);
/* A party by code, name or alias. */
int zd_negotiation_party(const struct zd_party **out, struct zd_negotiation *n,
	const char *name, struct zd_error *err);

/*
 * The commit a revision means: a round, a party (its draft on the current
 * round; the round itself where it proposed nothing), ROUND/PARTY,
 * PARTY/NUMBER (the draft with the amendments up to that one), "main", or
 * anything git understands. ZD_ENOTFOUND says what there is.
 */
int zd_revision_resolve(struct zd_oid *out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err);

/* The value of a trailer ("Round: zero") in a commit's message, or empty. */
struct zd_slice zd_trailer(struct zd_slice message, const char *key);
/* The values of all trailers of this name, ", " between, in the arena. */
struct zd_slice zd_trailers(
	struct zd_arena *a, struct zd_slice message, const char *key);
/* What stands between the first line and the trailers of a message that the
 * program wrote, lines joined; empty where nothing does. */
struct zd_slice zd_body(struct zd_arena *a, struct zd_slice message);
/* The first line of a message. */
struct zd_slice zd_subject(struct zd_slice message);

#endif
