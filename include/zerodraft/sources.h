/* Sources: the library of agreed language. */
#ifndef ZERODRAFT_SOURCES_H
#define ZERODRAFT_SOURCES_H

#include <zerodraft/negotiation.h>
#include <zerodraft/show.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One file that is to become a source. */
struct zd_source_file {
	const char *bytes;
	size_t len;
	const char *path; /* for messages, and for the symbol in its name */
};

struct zd_source_add_options {
	const struct zd_source_file *files;
	size_t files_len;
	/* What the text itself says counts where these are NULL. The first
	 * three are of one file alone. */
	const char *symbol; /* "73/195", in any spelling */
	const char *title;
	const char *date; /* "2018-12-19" */
	const char *organ;
	enum zd_codec codec;
	bool dry_run; /* read everything, write nothing */
	struct zd_identity author, committer;
};

struct zd_source_report;
/*
 * Adds sources in one commit; those that are there already are replaced where
 * they changed. A file that is no source is left out, and the report says
 * why; the others are added. ZD_EUSAGE, and what the repository refuses.
 */
ZD_API int zd_source_add(struct zd_source_report **out,
	struct zd_negotiation *negotiation,
	const struct zd_source_add_options *options, struct zd_error *err);
ZD_API void zd_source_report_free(struct zd_source_report *report);
/* How many files were left out. */
ZD_API size_t zd_source_report_left_out(const struct zd_source_report *report);
/* The findings of the i-th file, owned by the report; NULL where it has none,
 * and behind the last. *path may be NULL. */
ZD_API const struct zd_findings *zd_source_report_findings(
	const struct zd_source_report *report, size_t i, const char **path);
ZD_API size_t zd_source_report_count(const struct zd_source_report *report);

/* One source as a draft, by its symbol in any spelling. ZD_ENOTFOUND. */
ZD_API int zd_source_draft(struct zd_draft **out,
	struct zd_negotiation *negotiation, const char *symbol,
	struct zd_error *err);

struct zd_sources;
/* Which sources are listed: those for which one of the patterns holds (none:
 * all), and which were adopted in that time. */
struct zd_sources_options {
	/* A symbol in any spelling, "78/" (a session), or words that stand in
	 * the title. */
	const char *const *patterns;
	size_t patterns_len;
	const char *since, *until; /* "2023-09-01"; may be NULL */
};
/* The sources, in order of their symbols. options may be NULL. */
ZD_API int zd_sources_list(struct zd_sources **out,
	struct zd_negotiation *negotiation,
	const struct zd_sources_options *options, struct zd_error *err);
ZD_API void zd_sources_free(struct zd_sources *sources);
ZD_API size_t zd_sources_count(const struct zd_sources *sources);

struct zd_find_options {
	/* Labels of paragraphs of the draft, in any spelling, or words; none:
	 * every labelled paragraph of the draft, the best of each alone. */
	const char *const *targets;
	size_t targets_len;
	size_t most;        /* for each; 0: three */
	float least;        /* how near, 0 to 1; 0: what is worth showing */
	const char *source; /* only in this one; NULL: in all */
};
struct zd_found_sources;
/*
 * The paragraphs of the library nearest in words to those of a draft, which
 * may be NULL where only words are sought. ZD_ENOTFOUND: no such paragraph,
 * or no library yet. The index of the library is made where there is none
 * that is up to date: seconds for tens of thousands of paragraphs; with it,
 * milliseconds for each paragraph sought.
 */
ZD_API int zd_sources_find(struct zd_found_sources **out,
	struct zd_negotiation *negotiation, const struct zd_draft *draft,
	const struct zd_find_options *options, struct zd_error *err);
ZD_API void zd_found_sources_free(struct zd_found_sources *found);
/* Was anything found? */
ZD_API bool zd_found_sources_any(const struct zd_found_sources *found);
/* What was found, each with its redline: from the source, to the text. What
 * was found must outlive the view. */
ZD_API int zd_view_found(struct zd_view **out,
	const struct zd_found_sources *found, struct zd_error *err);

/* What became of each file; the list. */
ZD_API int zd_view_sources_added(struct zd_view **out,
	const struct zd_source_report *report, struct zd_error *err);
ZD_API int zd_view_sources(struct zd_view **out,
	const struct zd_sources *sources, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
