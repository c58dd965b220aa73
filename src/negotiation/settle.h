/*
 * Acts on brackets: lift, put, choose. Each is one commit on main.
 *
 *	Act: lift | bracket | choose
 *	Bracket: OP7[2]      each one lifted or chosen in, as it was called
 *	Paragraph: zero-OP7  each paragraph that changed
 */
#ifndef ZD_NEGOTIATION_SETTLE_H
#define ZD_NEGOTIATION_SETTLE_H

#include "negotiation/negotiation.h"
#include "text/bracket.h"

struct zd_settled_bracket {
	struct zd_slice name;  /* "OP7[2]", or a label */
	struct zd_slice words; /* inside; of a choice: those that stay */
};

struct zd_bracket_act_report {
	struct zd_arena arena;
	enum zd_bracket_act_kind kind;
	struct zd_oid commit;
	ZD_VEC(struct zd_settled_bracket) list;
};

/* A cut in a draft: bytes go, and `text` comes in their place. */
struct zd_cut {
	struct zd_bracket_at start, end;
	struct zd_slice text;
	uint32_t order; /* of those in one place */
};
struct zd_cuts {
	struct zd_cut *at;
	size_t len, cap;
};
/*
 * The draft with the cuts made; they may nest, and what is inside another's
 * goes with it. Paragraphs and sub-paragraphs that lose all their words go.
 */
struct zd_draft *zd_cuts_apply(
	const struct zd_draft *draft, struct zd_cuts *cuts);

/*
 * What each act makes of a draft: adds its cuts, and what was done to
 * report.
 */
int zd_settle_lift(struct zd_cuts *cuts, struct zd_bracket_act_report *report,
	const struct zd_brackets *b, const struct zd_bracket_act_options *o,
	struct zd_error *err);
int zd_settle_choose(struct zd_cuts *cuts, struct zd_bracket_act_report *report,
	const struct zd_brackets *b, const struct zd_bracket_act_options *o,
	struct zd_error *err);
/* Puts brackets around words; a new draft. */
int zd_settle_put(struct zd_draft **out, struct zd_bracket_act_report *report,
	const struct zd_draft *draft, const struct zd_bracket_act_options *o,
	struct zd_error *err);

#endif
