/*
 * zerodraft: negotiate a text in the open, from the Zero Draft, through
 * amendments, compilation texts and revisions, to the adopted text.
 *
 * The contract of every function here:
 *  - It returns 0 or a negative enum zd_code and, where the last argument is
 *    a struct zd_error *, fills that (NULL is allowed).
 *  - Out-parameters come first and are set to NULL on failure; inputs go
 *    from, then to; options may be NULL for the defaults.
 *  - What a function gives through `struct zd_x **` the caller frees with
 *    zd_x_free; zd_x_free(NULL) is fine. Values never change afterwards.
 *  - Strings are UTF-8. Nothing here prints, reads the environment, the
 *    clock or the locale: time and identity are parameters.
 *  - Different values may be used from different threads; one value from one
 *    thread at a time.
 */
#ifndef ZERODRAFT_H
#define ZERODRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ZD_API __attribute__((visibility("default")))
#else
#define ZD_API
#endif

#define ZD_VERSION "0.1.0"
/* The version of the library that is running. */
ZD_API const char *zd_version(void);

/* --- Errors ------------------------------------------------------------ */

enum zd_code {
	ZD_OK = 0,
	ZD_EUSAGE = -1,     /* the call makes no sense as it stands */
	ZD_EIO = -2,        /* the system said no: file, disk, permission */
	ZD_EUTF8 = -3,      /* not UTF-8, or cut off inside a character */
	ZD_ELIMIT = -4,     /* over a cap */
	ZD_EFORMAT = -5,    /* not in a form that can be read */
	ZD_ENOTFOUND = -6,  /* no such round, party, paragraph, file */
	ZD_EEXISTS = -7,    /* already there */
	ZD_EAMBIGUOUS = -8, /* more than one answers */
	ZD_ECONFLICT = -9,  /* two changes to the same words */
	ZD_ELOCKED = -10,   /* another process holds the lock */
	ZD_ESAME = -11,     /* nothing would change */
	ZD_EGIT = -12,      /* the repository is damaged or unusable */
};

struct zd_error {
	int code;
	char message[1024];  /* what, where, what to do; no line end */
	char path[512];      /* the file, or "" */
	size_t line, column; /* from 1; 0 is not known */
};

/* --- Text handed out --------------------------------------------------- */

/* Bytes with a NUL behind them; zd_text_clear frees. */
struct zd_text {
	char *ptr;
	size_t len;
};
ZD_API void zd_text_clear(struct zd_text *text);

/* --- People and time ---------------------------------------------------- */

/* Who did it and when; `when` in seconds since 1970, offset in minutes. */
struct zd_identity {
	const char *name, *email;
	int64_t when;
	int offset;
};

/* --- Drafts and findings ----------------------------------------------- */

struct zd_draft;
struct zd_findings;
ZD_API void zd_draft_free(struct zd_draft *draft);
ZD_API void zd_findings_free(struct zd_findings *findings);
/* How many findings are faults or warnings (infos are not counted). */
ZD_API size_t zd_findings_serious(const struct zd_findings *findings);

/* The formats that a text is read from. */
enum zd_codec { ZD_CODEC_AUTO, ZD_CODEC_MARKDOWN, ZD_CODEC_PLAIN };
/* "auto", "markdown", "plain"; false when it is none of them. */
ZD_API bool zd_codec_parse(const char *name, enum zd_codec *out);
/*
 * Reads a text from bytes, which are copied. path is for messages and may be
 * NULL. *findings may be NULL. Errors: ZD_EUTF8, ZD_ELIMIT, ZD_EFORMAT, with
 * the place.
 */
ZD_API int zd_draft_read(struct zd_draft **out, struct zd_findings **findings,
	const char *bytes, size_t len, enum zd_codec codec, const char *path,
	struct zd_error *err);
/* The same; the draft takes over text->ptr, and *text becomes empty. On
 * failure text is freed all the same. */
ZD_API int zd_draft_read_owned(struct zd_draft **out,
	struct zd_findings **findings, struct zd_text *text,
	enum zd_codec codec, const char *path, struct zd_error *err);
/* The canonical file (zerodraft-draft(5)). */
ZD_API int zd_draft_write(struct zd_text *out, const struct zd_draft *draft);

/* --- Negotiations -------------------------------------------------------- */

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
 * or anything git understands.
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

/* Propose: amendments of one party, from an edited copy or instructions. */
struct zd_propose_options {
	const char *party; /* code, name or alias */
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
	int64_t when; /* when it was received */
	int offset;
	struct zd_identity committer;
};
struct zd_propose_report;
/* All amendments are made, or none. Errors: ZD_ENOTFOUND (party, paragraph,
 * words), ZD_EAMBIGUOUS, ZD_ESAME, ZD_EFORMAT, with line where known. */
ZD_API int zd_propose(struct zd_propose_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_propose_options *options, struct zd_error *err);
ZD_API void zd_propose_report_free(struct zd_propose_report *report);
ZD_API const struct zd_findings *zd_propose_findings(
	const struct zd_propose_report *report);

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

/* One finding; strings are owned by the findings. */
struct zd_finding_info {
	const char *severity; /* "info", "warning", "fault" */
	const char *code;     /* "hyphen-joined" */
	const char *label;    /* the paragraph, or "" */
	const char *message;
	size_t line, column; /* from 1; 0 is not known */
};
/* The i-th finding; false behind the last. */
ZD_API bool zd_findings_get(const struct zd_findings *findings, size_t i,
	struct zd_finding_info *out);

/* --- Redlines ---------------------------------------------------------- */

/* Every threshold and every cap of the comparison. */
struct zd_diff_options {
	uint32_t version; /* set by zd_diff_options_init */

	/* Words. Differences that one search looks for before it cuts the
	 * text into windows; then the answer is coarse. */
	uint32_t max_edits;
	/* Little words that survive side by side inside a rewritten passage
	 * are given up, at most so many … */
	uint32_t max_island;
	/* … when what changed around them has so many times their words. */
	uint32_t island_shore;
	/* The same in a text that is edited at every few words, and how many
	 * places must have stayed for it to be one. */
	uint32_t island_shore_dense, dense_changes;
	/* Words that a change is slid over, to stand where a phrase begins. */
	uint32_t max_slide;

	/* Blocks. A run of three words that stands in more blocks than this
	 * says nothing about who belongs to whom. */
	uint32_t max_postings;
	/* Blocks that one block is compared with, besides its expected
	 * place. */
	uint32_t max_candidates;
	/* Share of the longer block that two blocks must have in common at
	 * their beginning and end to belong together without a search: between
	 * settled neighbours, and beside one. */
	float least_ends, least_ends_alone;
	/* Likeness (0 to 1) from which two blocks belong together: at first,
	 * when parts that are sure have been found, when all parts have; and
	 * between settled neighbours, early and late. */
	float least_sure, least_strong, least_weak;
	float least_gap_sure, least_gap;
	/* Blocks that are not strongly alike belong together only if so much
	 * of the shorter one is common besides the longest common run: one
	 * clause in common is a passage. */
	float least_spread;
	/* Blocks that are not surely alike belong together only if what they
	 * share is so rare among the blocks, compared with the rest of them:
	 * clauses that many have say little. */
	float least_evidence;
	/* Less than this is not kept as a candidate at all. */
	float least_candidate;
	/* What is added for each settled neighbour, the same label, the same
	 * id. */
	float bonus_place, bonus_label, bonus_id;
	/* Share of an open block that must come from a settled one for it to
	 * be a part: beside the other parts, at first and later; elsewhere;
	 * and in pairs of words. */
	float least_part_sure, least_part, least_part_far;
	uint32_t least_part_words;

	/* Passages. Words that must stand side by side in both drafts, and
	 * nowhere else, to have moved between paragraphs. */
	uint32_t least_passage;
	/* The same when one of the paragraphs is new or dropped, unless the
	 * passage is a good part (least_part) of it. */
	uint32_t least_passage_open;

	/* Paragraphs. Share of the smaller one that two paragraphs must have
	 * in common through their blocks to belong together. */
	float least_link;
};
ZD_API void zd_diff_options_init(struct zd_diff_options *options);

struct zd_redline;
/*
 * The difference between two drafts, which must outlive it. Never fails:
 * anything is a right answer, at worst everything dropped and new. options
 * may be NULL.
 */
ZD_API struct zd_redline *zd_redline_new(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_diff_options *options);
/* True when nothing differs, labels included. */
ZD_API bool zd_redline_same(const struct zd_redline *redline);
/*
 * The surviving runs of text, one a line: "B old_byte new_byte length",
 * offsets into the bytes that the two drafts were read from.
 */
ZD_API int zd_redline_runs(
	struct zd_text *out, const struct zd_redline *redline);
ZD_API void zd_redline_free(struct zd_redline *redline);

/* Kinds of changes that may be left out of account. */
enum zd_ignore {
	ZD_IGNORE_CASE = 1 << 1,        /* of letters */
	ZD_IGNORE_PUNCTUATION = 1 << 2, /* quotes and hyphens too */
	ZD_IGNORE_BRACKETS = 1 << 3,    /* put or lifted, the words stay */
	ZD_IGNORE_CITATIONS = 1 << 4,   /* of agreed language */
	ZD_IGNORE_MARKUP = 1 << 5,      /* emphasis */
	ZD_IGNORE_SPACE = 1 << 6,
	ZD_IGNORE_NOTES = 1 << 7, /* footnotes' marks */
};
/* "case,notes" as bits; ZD_EUSAGE says which kinds there are. */
ZD_API int zd_ignore_parse(
	uint32_t *kinds, const char *list, struct zd_error *err);
/* True when nothing differs but by changes of these kinds. */
ZD_API bool zd_redline_same_but(
	const struct zd_redline *redline, uint32_t kinds);

/* --- Showing ----------------------------------------------------------- */

enum zd_format {
	ZD_FORMAT_TERM,
	ZD_FORMAT_PLAIN,
	ZD_FORMAT_MARKDOWN,
	ZD_FORMAT_CRITIC,
	ZD_FORMAT_HTML,
	ZD_FORMAT_JSON,
};

struct zd_render_options {
	uint32_t version;
	enum zd_format format;
	bool color;       /* TERM: escape sequences */
	uint32_t columns; /* TERM: width to wrap to; 0 does not wrap */
	/* MARKDOWN: front matter for pandoc, with footers, so that the file
	 * becomes a document as it is. */
	bool document;
	bool line_numbers;
	bool no_attribution; /* leave owners out */
};
ZD_API void zd_render_options_init(struct zd_render_options *options);

struct zd_view;
ZD_API void zd_view_free(struct zd_view *view);
ZD_API int zd_render(struct zd_text *out, const struct zd_view *view,
	const struct zd_render_options *options, struct zd_error *err);
/* "markdown" gives ZD_FORMAT_MARKDOWN; false when there is none such. */
ZD_API bool zd_format_parse(const char *name, enum zd_format *out);
/* The names, one after another, NULL behind the last. */
ZD_API const char *zd_format_name(size_t i);

/* --- Views: what can be shown ------------------------------------------- */

/*
 * A draft. labels: only these paragraphs (NULL: all); ZD_ENOTFOUND and
 * ZD_EAMBIGUOUS name the label. The draft must outlive the view.
 */
ZD_API int zd_view_draft(struct zd_view **out, const struct zd_draft *draft,
	const char *const *labels, size_t labels_len, struct zd_error *err);

enum zd_redline_shape {
	ZD_SHAPE_WHOLE,
	ZD_SHAPE_CHANGED,   /* changed paragraphs, with context */
	ZD_SHAPE_STAT,      /* a table: relation, words out, words in */
	ZD_SHAPE_NAME_ONLY, /* labels of what changed */
};

struct zd_redline_view_options {
	enum zd_redline_shape shape;
	bool side_by_side;
	const char *const *labels; /* only these paragraphs; NULL: all */
	size_t labels_len;
	const char *from_name, *to_name; /* what the two texts are called */
	/* Changes of these kinds (enum zd_ignore) are shown as the unchanged
	 * text of the to-side and not counted; the legend says how many. */
	uint32_t ignore;
	/* Of zd_view_rounds: what the columns are called, one more than there
	 * are redlines. */
	const char *const *names;
};
/* The redline must outlive the view. */
ZD_API int zd_view_redline(struct zd_view **out,
	const struct zd_redline *redline,
	const struct zd_redline_view_options *options, struct zd_error *err);
/*
 * Several texts side by side: redlines[i] leads from column i to column
 * i + 1, so that its `to` is the `from` of the next. A row for each family of
 * paragraphs that became one another; each column is a redline of the one
 * before it. Of the options, which must be there, shape (whole or changed),
 * labels, names and ignore count. All drafts must outlive the view.
 */
ZD_API int zd_view_rounds(struct zd_view **out,
	const struct zd_redline *const *redlines, size_t len,
	const struct zd_redline_view_options *options, struct zd_error *err);
/* What an import decided, paragraph by paragraph. */
ZD_API int zd_view_import(struct zd_view **out,
	const struct zd_import_report *report, struct zd_error *err);
/* The amendments that were made. */
ZD_API int zd_view_proposed(struct zd_view **out,
	const struct zd_propose_report *report, struct zd_error *err);
/* What was decided, with the redline of the text. */
ZD_API int zd_view_decided(struct zd_view **out,
	const struct zd_decide_report *report, struct zd_error *err);
/* What became of each amendment that was carried over. */
ZD_API int zd_view_carried(struct zd_view **out,
	const struct zd_carry_report *report, struct zd_error *err);
/* The dashboard: rounds, paragraphs, what is agreed and reopened, pending
 * amendments by party. */
ZD_API int zd_view_status(struct zd_view **out,
	struct zd_negotiation *negotiation, struct zd_error *err);
/* A round that was closed, with its concordance. */
ZD_API int zd_view_round(struct zd_view **out,
	const struct zd_round_report *report, struct zd_error *err);
ZD_API int zd_view_amendments(struct zd_view **out,
	const struct zd_amendments *amendments, struct zd_error *err);
ZD_API int zd_view_compilation(struct zd_view **out,
	const struct zd_round_compilation *compilation, struct zd_error *err);
/* The text for circulation: the draft of a revision, with its stage, date
 * and commit. The draft must outlive the view. */
ZD_API int zd_view_publish(struct zd_view **out,
	struct zd_negotiation *negotiation, const char *revision,
	const struct zd_draft *draft, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
