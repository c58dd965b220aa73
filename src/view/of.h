/*
 * What can be shown: a function for each kind of value. Each gives a view
 * that borrows from the value (and from the options' strings), so both must
 * outlive it.
 *
 *	struct zd_view *v;
 *	zd_view_of_draft(&v, draft, NULL, err);
 *	zd_view_render(&buf, v, NULL, err);
 *	zd_view_free(v);
 */
#ifndef ZD_VIEW_OF_H
#define ZD_VIEW_OF_H

#include "base/error.h"
#include "view/view.h"

struct zd_draft;
struct zd_findings;
struct zd_redline;
struct zd_compilation;
struct zd_bracket_history;
struct zd_attestation;
struct zd_negotiation;
struct zd_profile_report;
struct zd_sheets;

/* The paragraphs asked for, by label in any spelling (zd_draft_find); none
 * means all. A label with a path picks that sub-paragraph alone. */
struct zd_view_labels {
	const struct zd_slice *at;
	size_t len;
};

/*
 * A draft, or some of its paragraphs with the footnotes that they mark. The
 * front matter's fields are lines and facts. Errors: ZD_ENOTFOUND and
 * ZD_EAMBIGUOUS for a label.
 */
int zd_view_of_draft(struct zd_view **out, const struct zd_draft *draft,
	const struct zd_view_labels *labels, struct zd_error *err);

struct zd_view_redline_options {
	/* What the two sides are called: "zero", "rev1". */
	struct zd_slice from_name, to_name;
	/* Only paragraphs that changed, and `context` unchanged ones around
	 * each; what is left out is counted. */
	bool changed_only;
	uint32_t context;
	bool no_legend;
	struct zd_view_labels labels;
	uint32_t ignore; /* enum zd_ignore: changes that do not count */
};

/* A redline. options may be NULL. A label is looked up on both sides and
 * shows the paragraphs of that name and what they became. */
int zd_view_of_redline(struct zd_view **out, const struct zd_redline *redline,
	const struct zd_view_redline_options *options, struct zd_error *err);
struct zd_view_columns_options {
	const struct zd_slice *names; /* of the columns: one more than
					 redlines */
	bool changed_only;
	struct zd_view_labels labels; /* looked up in every column */
	uint32_t ignore; /* enum zd_ignore: changes that do not count */
};

/*
 * Texts beside one another: redlines[i] leads from column i to column i + 1,
 * and its `to` is the `from` of the next. One redline gives a row for each of
 * its rows, what is gone marked on the left and what is new on the right.
 * Several give a row for each family of paragraphs, all that are linked
 * through any of them, and every column is a redline of the one before it.
 * Errors: ZD_EUSAGE where they do not follow one another, ZD_ENOTFOUND,
 * ZD_EAMBIGUOUS.
 */
int zd_view_of_columns(struct zd_view **out,
	const struct zd_redline *const *redlines, size_t len,
	const struct zd_view_columns_options *options, struct zd_error *err);
/* A table: a row for each link that changed, and the totals; below it what
 * stands above a redline. Of the options names, labels and ignore count; a
 * sub-paragraph that was asked for and changed stands for its paragraph.
 * Errors: ZD_ENOTFOUND, ZD_EAMBIGUOUS. */
int zd_view_of_stat(struct zd_view **out, const struct zd_redline *redline,
	const struct zd_view_redline_options *options, struct zd_error *err);
/* The names of what changed, one a line: as now, or as it was if dropped.
 * Otherwise the same. */
int zd_view_of_names(struct zd_view **out, const struct zd_redline *redline,
	const struct zd_view_redline_options *options, struct zd_error *err);
/* Sets rows[], one for each row of the redline, where it was asked for: all
 * are without labels. Errors: ZD_ENOTFOUND, ZD_EAMBIGUOUS. */
int zd_view_pick_rows(bool *rows, const struct zd_redline *redline,
	const struct zd_view_labels *labels, struct zd_error *err);

/* All proposals in a table, in the order of the text: paragraph, party,
 * proposal, remark. The same proposal of several parties is one row. */
int zd_view_of_table(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err);
/* A sheet for each party: its amendments in the order of the text, old words
 * beside new, with their fate and who is behind them. */
int zd_view_of_sheets(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err);
/*
 * A compilation as New York writes it, with a legend, the parties, and
 * whatever is said about nothing in the text at the end. about: for whom the
 * parties speak and when the last word came, each as printed or empty; may be
 * NULL.
 */
int zd_view_of_compilation(struct zd_view **out,
	const struct zd_compilation *compilation, const struct zd_slice *about,
	struct zd_error *err);

/* Every setting as a table, or the value of one. ZD_EUSAGE: no such key. */
int zd_view_of_settings(struct zd_view **out, struct zd_negotiation *n,
	const char *key, struct zd_error *err);
/* Which round a text is that came back, or how it deviates. The attestation
 * must outlive the view. */
int zd_view_of_attestation(struct zd_view **out,
	const struct zd_attestation *attestation, struct zd_error *err);
/* Every silence, oldest first, or the last alone. ZD_ENOTFOUND: none. */
int zd_view_of_silence(struct zd_view **out, struct zd_negotiation *n,
	bool last, struct zd_error *err);
/* How far a text is what its profile asks for: its parts, its length, the
 * objectives, the dates. Borrows nothing. */
struct zd_view *zd_view_of_profile(const struct zd_profile_report *report);
/* Appends the same in short. */
void zd_view_put_profile(
	struct zd_view *v, const struct zd_profile_report *report);
/* Both for main: ZD_ENOTFOUND where the profile asks for nothing; appended,
 * that is no error. */
int zd_view_of_profile_now(
	struct zd_view **out, struct zd_negotiation *n, struct zd_error *err);
int zd_view_put_profile_of(struct zd_view *v, struct zd_negotiation *n,
	const struct zd_draft *draft, struct zd_error *err);
/* For the one who speaks for a party: paragraph by paragraph what is on the
 * table and what to say; labels: only there. ZD_ENOTFOUND, ZD_EAMBIGUOUS. */
int zd_view_of_speak(struct zd_view **out, struct zd_negotiation *n,
	const char *party, const struct zd_view_labels *labels,
	struct zd_error *err);
/* Where the negotiation stands; options NULL: the summary. */
int zd_view_of_status(struct zd_view **out, struct zd_negotiation *n,
	const struct zd_status_options *options, struct zd_error *err);
struct zd_sources;
struct zd_source_report;
/* The library: symbol, date, paragraphs, title. */
struct zd_view *zd_view_of_sources(const struct zd_sources *sources);
struct zd_found_sources;
/* The nearest paragraphs of the library, each with its redline; of a whole
 * text a table. */
struct zd_view *zd_view_of_found(const struct zd_found_sources *found);
/* What became of each file that was to be added. */
struct zd_view *zd_view_of_sources_added(const struct zd_source_report *report);

struct zd_cites;
struct zd_cite_changes;
struct zd_cite_fix_report;
struct zd_cite_report;
struct zd_cite_rounds;
/* Citations, a line each, or a line for each source. */
struct zd_view *zd_view_of_cites(const struct zd_cites *cites, bool by_source);
/* What was added, dropped, changed, moved. */
struct zd_view *zd_view_of_cite_changes(const struct zd_cite_changes *changes);
/* As written, as it should be. */
struct zd_view *zd_view_of_cite_fixed(const struct zd_cite_fix_report *report);
/* Each citation's verdict, with the redline from its source. */
struct zd_view *zd_view_of_cite_report(const struct zd_cite_report *report);
/* Each citation's verdicts, a column a round, and the acts behind them. */
struct zd_view *zd_view_of_cite_rounds(const struct zd_cite_rounds *rounds);
/* Appends to the newest block the redline of two stored texts, word by word,
 * blocks with a space between; both must outlive the view. */
void zd_view_put_words(
	struct zd_view *v, struct zd_slice from, struct zd_slice to);

struct zd_trace;
/* The way of a paragraph through the rounds as a table; stop ZD_VIEW_NONE:
 * all of them as a concordance, with a picture. The trace must outlive it. */
int zd_view_of_trace(struct zd_view **out, const struct zd_trace *trace,
	uint32_t stop, struct zd_error *err);

struct zd_blame;
/* The text with its owners, and a line for each share of words. */
struct zd_view *zd_view_of_blame(const struct zd_blame *blame);
struct zd_uptake;
/* The sums by party and group, and each proposal with its verdict. */
struct zd_view *zd_view_of_uptake(const struct zd_uptake *uptake);
struct zd_certificate;
/* What was asked for and is in, what was streamlined, what nobody asked
 * for. */
struct zd_view *zd_view_of_certificate(const struct zd_certificate *c);

/*
 * The open brackets of the newest state, with totals by paragraph and part;
 * ZD_ENOTFOUND and ZD_EAMBIGUOUS for a label. And what was opened, changed
 * and closed from round to round.
 */
int zd_view_of_brackets(struct zd_view **out,
	const struct zd_bracket_history *history,
	const struct zd_view_labels *labels, struct zd_error *err);
struct zd_view *zd_view_of_bracket_rounds(
	const struct zd_bracket_history *history);

#endif
