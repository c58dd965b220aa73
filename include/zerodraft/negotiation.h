/* Negotiations: rounds, imports, closing a round. */
#ifndef ZERODRAFT_NEGOTIATION_H
#define ZERODRAFT_NEGOTIATION_H

#include <zerodraft/draft.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One text under negotiation: a bare git repository. */
struct zd_negotiation;

struct zd_init_options {
	const char *profile; /* progress-declaration, resolution, declaration;
				NULL: the first */
	const char *title, *organ; /* may be NULL */
	struct zd_identity who;
};
/* Makes the repository with its first commit. dir must be empty or not yet
 * there. ZD_EEXISTS, ZD_EUSAGE (no such profile), ZD_EIO. */
ZD_API int zd_negotiation_init(const char *dir,
	const struct zd_init_options *options, struct zd_error *err);
/* Opens dir or, with `search`, the first repository from dir upwards. */
ZD_API int zd_negotiation_open(struct zd_negotiation **out, const char *dir,
	bool search, struct zd_error *err);
ZD_API void zd_negotiation_free(struct zd_negotiation *negotiation);
/* user.name and user.email as git is configured for this repository, or for
 * this user where negotiation is NULL. What is not set stays empty (ptr
 * NULL). */
ZD_API void zd_negotiation_user(struct zd_negotiation *negotiation,
	struct zd_text *name, struct zd_text *email);
/*
 * The draft of a revision: a round ("zero"; NULL or "": the current one), a
 * party ("EU": its draft on the current round), "rev1/EU", "EU/3", "main",
 * "source:73/195" (that source), or anything git understands.
 */
ZD_API int zd_negotiation_draft(struct zd_draft **out,
	struct zd_negotiation *negotiation, const char *revision,
	struct zd_error *err);

/* Import: a whole text becomes the next round. */
struct zd_import_options {
	const char *bytes; /* the text as it came */
	size_t len;
	const char *path;  /* for messages */
	const char *round; /* "zero", "rev1", … */
	enum zd_codec codec;
	enum zd_tracked changes;
	const char *const *maps; /* "OP5=OP4,OP7": decided by hand */
	size_t maps_len;
	bool dry_run; /* find and decide everything, write nothing */
	struct zd_identity author, committer;
};
struct zd_import_report;
ZD_API int zd_import(struct zd_import_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_import_options *options, struct zd_error *err);
ZD_API void zd_import_report_free(struct zd_import_report *report);
/* Owned by the report. */
ZD_API const struct zd_draft *zd_import_draft(
	const struct zd_import_report *report);
ZD_API const struct zd_findings *zd_import_findings(
	const struct zd_import_report *report);

/* Correcting what an import decided: an act on main that gives paragraphs
 * the ids they should have. maps as in zd_import_options, old labels those
 * of the round before. */
struct zd_relate_options {
	const char *const *maps; /* "OP5=OP4,OP7" */
	size_t maps_len;
	struct zd_identity author, committer;
};
ZD_API int zd_negotiation_relate(struct zd_import_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_relate_options *options, struct zd_error *err);

/* Closing a round: what main says becomes the next round. */
struct zd_round_options {
	const char *name; /* "rev1" */
	bool renumber;    /* plain numbers in order; references follow */
	struct zd_identity author, committer;
};
struct zd_round_report;
ZD_API int zd_round_close(struct zd_round_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_round_options *options, struct zd_error *err);
ZD_API void zd_round_report_free(struct zd_round_report *report);
/* Doubtful references. */
ZD_API const struct zd_findings *zd_round_findings(
	const struct zd_round_report *report);

#ifdef __cplusplus
}
#endif

#endif
