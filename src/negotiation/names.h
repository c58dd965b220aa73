/*
 * Names inside a negotiation's repository: refs, files, permanent ids.
 *
 *	refs/heads/main                    the facilitators' text
 *	refs/tags/zero                     a round
 *	refs/heads/proposals/zero/EU       a party's amendments on it
 *	refs/heads/sources                 agreed language: 73/195/OP7.md
 *	draft/zero-OP7bis.md               the paragraph with id zero-OP7bis
 */
#ifndef ZD_NEGOTIATION_NAMES_H
#define ZD_NEGOTIATION_NAMES_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/draft.h"

#define ZD_MAIN "refs/heads/main"
#define ZD_TAGS "refs/tags/"
#define ZD_PROPOSALS "refs/heads/proposals/"
#define ZD_SOURCES "refs/heads/sources"

/* Ids that are taken; a small open table. */
struct zd_ids {
	struct zd_arena arena;
	struct zd_slice *slots;
	size_t size, used;
};
bool zd_ids_has(const struct zd_ids *ids, struct zd_slice id);
/* False when it was there already. The bytes are copied. */
bool zd_ids_add(struct zd_ids *ids, struct zd_slice id);
void zd_ids_clear(struct zd_ids *ids);

/* Where an id is born: the round (NULL: in a source, which has none), and what
 * goes behind ("EU3"; NULL: none). One for each draft: it counts its headings,
 * formulas and texts as the caller goes through it. */
struct zd_birth {
	const char *round, *suffix;
	uint32_t counted; /* paragraphs before this one */
	unsigned kinds[ZD_NOTE + 1];
};

/*
 * A new permanent id for paragraph i, unlike every one in `ids`, which takes
 * it up: the label at birth with the round ("zero-OP7", "zero-H2" for the
 * second heading), and with the suffix behind it ("zero-OP7bis-EU3"). Fields
 * and footnotes have ids too: "title", "^res-70-1".
 */
struct zd_slice zd_id_new(struct zd_arena *a, struct zd_ids *ids,
	const struct zd_draft *d, uint32_t i, struct zd_birth *birth);
/* The id that fields and footnotes always have; empty for the others. */
struct zd_slice zd_id_fixed(struct zd_arena *a, const struct zd_paragraph *p);
/* "draft/ID.md" */
struct zd_slice zd_id_path(struct zd_arena *a, struct zd_slice id);
/* "rev1" gives "Rev 1", "zero" "Zero Draft"; any other name itself. */
struct zd_slice zd_round_title(struct zd_arena *a, struct zd_slice round);

#endif
