/* Amendments, positions, decisions on them, and the compilation. */
#ifndef ZERODRAFT_AMENDMENTS_H
#define ZERODRAFT_AMENDMENTS_H

#include <zerodraft/negotiation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Propose: amendments of one party, from an edited copy or instructions. */
struct zd_propose_options {
	const char *party; /* code, name or alias */
	/* Of a Word file: only the changes of these people are this party's;
	 * NULL: all are. */
	const char *const *changes_of;
	size_t changes_of_len;
	/* zd_propose_changes: "J. Smith=EU", who people are. */
	const char *const *people;
	size_t people_len;
	bool dry_run; /* read and fit everything, write nothing */
	/* NULL: the current one; then a copy that was made from an older
	 * round is refused (ZD_EUSAGE says which). */
	const char *round;
	bool split_hunks;  /* of a copy: one amendment for each edit */
	const char *bytes; /* an edited copy, whole or in part, or a file of
			      instructions; NULL: none */
	size_t len;
	const char *path; /* for messages */
	const char *const *instructions;
	size_t instructions_len;
	const char *const *cosponsors; /* codes, names or aliases */
	size_t cosponsors_len;
	const char *remark; /* why it is proposed; NULL: nothing is said */
	bool keep_going;    /* leave out instructions that do not apply; each
			       is a finding, "skipped" */
	int64_t when;       /* when it was received */
	int offset;
	struct zd_identity committer;
};
struct zd_propose_report;
/* All amendments are made, or none, but for keep_going. Errors: ZD_ENOTFOUND
 * (party, paragraph, words), ZD_EAMBIGUOUS, ZD_ESAME, ZD_EFORMAT, with line
 * where known; ZD_EUSAGE for a co-sponsor that is the party or named twice. */
ZD_API int zd_propose(struct zd_propose_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_propose_options *options, struct zd_error *err);
/*
 * A Word file with the tracked changes of several people: each one's changes
 * become amendments of the party that he or she is, by name or by `people`;
 * options->party is not looked at. Fills at most `room` reports, one a party;
 * *len gets how many. All are read, fitted and written before the first branch
 * moves. Comments become remarks. ZD_ENOTFOUND asks who somebody is; ZD_ESAME:
 * there are no changes; ZD_ELIMIT: of more than `room` parties.
 */
ZD_API int zd_propose_changes(struct zd_propose_report **out, size_t room,
	size_t *len, struct zd_negotiation *negotiation,
	const struct zd_propose_options *options, struct zd_error *err);
/* True when the bytes are a Word file with tracked changes. */
ZD_API bool zd_propose_has_changes(const char *bytes, size_t len);
ZD_API void zd_propose_report_free(struct zd_propose_report *report);
ZD_API const struct zd_findings *zd_propose_findings(
	const struct zd_propose_report *report);
/* How many instructions were left out: keep_going. */
ZD_API size_t zd_propose_skipped(const struct zd_propose_report *report);

/* The amendments on a round. */
struct zd_amendments;
/* party NULL: of all; labels: only those that touch one of them. */
ZD_API int zd_amendments_list(struct zd_amendments **out,
	struct zd_negotiation *negotiation, const char *round,
	const char *party, const char *const *labels, size_t labels_len,
	struct zd_error *err);
/* Leaves only those with one fate: "pending", "accepted", "bracketed",
 * "rejected", "withdrawn", "carried". ZD_EUSAGE: no such fate. */
ZD_API int zd_amendments_keep(struct zd_amendments *amendments,
	const char *fate, struct zd_error *err);
ZD_API void zd_amendments_free(struct zd_amendments *amendments);
ZD_API size_t zd_amendments_count(const struct zd_amendments *amendments);

/* What each amendment makes of the text, beside what it was. */
struct zd_sheets;
/* Of a round (NULL: the current one); party NULL: of all. With `apart` an
 * amendment that edits several paragraphs stands at each of them. */
ZD_API int zd_sheets_read(struct zd_sheets **out,
	struct zd_negotiation *negotiation, const char *round,
	const char *party, bool apart, struct zd_error *err);
ZD_API void zd_sheets_free(struct zd_sheets *sheets);

/* Positions: what a party says without changing text. */
struct zd_position_options {
	const char *party;
	const char *round;  /* NULL: the current one */
	const char *stance; /* support, retain, delete, reserve, oppose,
			       flexible, agree */
	const char *target; /* a label or id, or an amendment: "EU/3" */
	const char *remark; /* may be NULL; one line */
	int64_t when;
	int offset;
	struct zd_identity committer;
};
ZD_API int zd_position_take(struct zd_negotiation *negotiation,
	const struct zd_position_options *options, struct zd_error *err);

/* Agreed: a mark on paragraphs of main for their exact words. */
struct zd_agree_options {
	const char *const *labels;
	size_t labels_len;
	const char *level;  /* NULL: "ad ref" */
	const char *remark; /* may be NULL */
	bool undo;          /* take the mark away */
	struct zd_identity author, committer;
};
ZD_API int zd_agree(struct zd_negotiation *negotiation,
	const struct zd_agree_options *options, struct zd_error *err);

/* Deciding on amendments. */
enum zd_decide_kind {
	ZD_ACCEPT,   /* into the text, by words; the party is the author */
	ZD_BRACKET,  /* into the text, in brackets */
	ZD_REJECT,   /* recorded; the text stays */
	ZD_WITHDRAW, /* taken back on the party's own branch */
};
struct zd_decide_options {
	enum zd_decide_kind kind;
	const char *const *amendments; /* "EU/3" on the current round */
	size_t amendments_len;
	const char *remark; /* may be NULL */
	struct zd_identity author, committer;
};
struct zd_decide_report;
/* All or none. Errors: ZD_ECONFLICT shows both wordings and the ways out;
 * ZD_ESAME when it is decided already; ZD_ENOTFOUND. */
ZD_API int zd_decide(struct zd_decide_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_decide_options *options, struct zd_error *err);
ZD_API void zd_decide_report_free(struct zd_decide_report *report);

/* Carrying what is pending over to the current round. */
struct zd_carry_options {
	const char *from;  /* the older round; NULL: the one before */
	const char *party; /* NULL: all */
	struct zd_identity committer;
};
struct zd_carry_report;
ZD_API int zd_carry(struct zd_carry_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_carry_options *options, struct zd_error *err);
ZD_API void zd_carry_report_free(struct zd_carry_report *report);

/* The compilation of a round: every party's amendments in place. */
struct zd_round_compilation;
ZD_API int zd_negotiation_compile(struct zd_round_compilation **out,
	struct zd_negotiation *negotiation, const char *round,
	struct zd_error *err);
ZD_API void zd_round_compilation_free(struct zd_round_compilation *compilation);
/*
 * From a compilation as it was circulated, the text that one party wants;
 * the base for NULL. bytes: what zd_render wrote, with the names, as
 * JSON or as a Markdown document.
 * ZD_EFORMAT: it is none; ZD_ENOTFOUND: the party is not in it.
 */
ZD_API int zd_compilation_read(struct zd_draft **out, const char *bytes,
	size_t len, const char *party, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
