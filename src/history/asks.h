/*
 * What was asked for on a round: every amendment of every party, taken apart
 * into single changes, each with the words that it wants in and out.
 *
 * Knows the parties' branches and nothing of what became of them: that is
 * account.h's. One *ask* is one change at one place of one paragraph, field
 * or footnote; an amendment has one or more.
 */
#ifndef ZD_HISTORY_ASKS_H
#define ZD_HISTORY_ASKS_H

#include "base/names.h"
#include "negotiation/acts.h"
#include "negotiation/negotiation.h"
#include "text/draft.h"

enum zd_ask_kind {
	ZD_ASK_WORDS, /* other words at a place */
	ZD_ASK_NEW,   /* a paragraph or footnote */
	ZD_ASK_DROP,
	ZD_ASK_MOVE,
	ZD_ASK_LABEL, /* another label */
};

struct zd_ask {
	enum zd_ask_kind kind;
	uint32_t amendment; /* index into asks->amendments */
	struct zd_slice id; /* of the paragraph */
	/* WORDS, NEW, DROP: the text (zd_paragraph_write) of the paragraph
	 * on the party's branch before, and with this change alone. */
	struct zd_slice before, after;
	struct zd_slice out, in; /* the words as people read them */
	uint32_t words_out, words_in;
	struct zd_slice label;  /* NEW, LABEL: the label */
	struct zd_slice behind; /* NEW, MOVE: the id that it stands behind */
	enum zd_kind paragraph_kind;
};

/* An amendment as it stands on its party's branch. */
struct zd_asked {
	struct zd_slice name;  /* "zero/EU/3" */
	struct zd_slice party; /* "EU"; empty: an act of the facilitators */
	unsigned number;
	struct zd_slice summary;
	struct zd_slice id;   /* of the paragraph; empty for several */
	struct zd_slice from; /* carried from: "zero/EU/1", or empty */
	struct zd_oid commit;
	int64_t when;
	int offset;
	bool in_brackets;      /* an act on main put it so */
	bool withdrawn;        /* it asks for nothing any more */
	uint32_t first, count; /* asks */
};

struct zd_asks {
	struct zd_arena arena;
	struct zd_slice round;
	ZD_VEC(struct zd_asked) amendments; /* by party, then number */
	ZD_VEC(struct zd_ask) list;         /* by amendment */
	struct zd_names by_id;              /* asks, by id, then place */
};

int zd_asks_read(struct zd_asks **out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err);
/*
 * Adds what one of the facilitators' own acts on main (lift, choose, cite,
 * bracket) says that it did, as an amendment without a party: its trailers
 * are done again on the text before it. Other commits add nothing. The order
 * of by_id is lost.
 */
int zd_asks_add_act(struct zd_asks *asks, struct zd_negotiation *n,
	const struct zd_commit *act, struct zd_error *err);
/* Puts by_id in order; zd_asks_read did. */
void zd_asks_index(struct zd_asks *asks);
void zd_asks_free(struct zd_asks *asks);
/* The first of by_id with this id; SIZE_MAX: none. */
size_t zd_asks_find(const struct zd_asks *asks, struct zd_slice id);

/*
 * Appends what makes `before` into `after`, place by place, as asks of the
 * newest amendment: for one paragraph of one id.
 */
void zd_asks_compare(struct zd_asks *asks, struct zd_slice id,
	struct zd_slice before, struct zd_slice after);
/*
 * Where the newest amendment merges or splits paragraphs, its words are those
 * that come or go on the whole: what goes from one paragraph into another is
 * neither.
 */
void zd_asks_say_once(struct zd_asks *asks);

#endif
