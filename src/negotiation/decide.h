/*
 * Deciding on amendments: accept, bracket, reject (on main), withdraw (on
 * the party's branch). Words are merged onto the text as it is now; a true
 * conflict changes nothing.
 */
#ifndef ZD_NEGOTIATION_DECIDE_H
#define ZD_NEGOTIATION_DECIDE_H

#include "negotiation/acts.h"

struct zd_decided {
	struct zd_slice name;    /* "EU/3" */
	struct zd_slice summary; /* the amendment's own */
	bool already;            /* the text had all of it */
	/* WITHDRAW: it stood in the text in brackets, and they are lifted, or
	 * why they could not be. */
	bool lifted;
	struct zd_slice left;
};

struct zd_decide_report {
	struct zd_arena arena;
	enum zd_decide_kind kind;
	struct zd_draft *before, *after; /* main; or the party's text */
	struct zd_oid commit;
	ZD_VEC(struct zd_decided) list;
};

/* Takes the brackets of withdrawn amendments out of main, one act each; what
 * is in the way is said in the report. */
int zd_lift_withdrawn(struct zd_decide_report *report, struct zd_negotiation *n,
	const struct zd_decide_options *options, const bool *open,
	struct zd_error *err);

/*
 * The text that `theirs` would make of `base`, with what it changes in
 * brackets instead: new words "[new]", words that go "[old]", both "[old]
 * [new]"; whole paragraphs likewise. ZD_EUSAGE for a change that brackets
 * cannot show (a move, a new label).
 */
int zd_bracketed(struct zd_draft **out, const struct zd_draft *base,
	const struct zd_draft *theirs, struct zd_error *err);

/* The same for one text: appends `from` with what `to` changes in brackets. */
void zd_bracketed_words(
	struct zd_buf *out, struct zd_slice from, struct zd_slice to);

#endif
