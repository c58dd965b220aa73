/*
 * Texts with changes in them, Word files and CriticMarkup, as the text that a
 * choice of the changes leaves.
 *
 *	zd_tracked_text(&text, bytes, &options, findings, err);
 */
#ifndef ZD_CODEC_TRACKED_H
#define ZD_CODEC_TRACKED_H

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/finding.h"

struct zd_tracked_options {
	enum zd_tracked changes;
	/* Only the changes (and comments) of these people, whatever `changes`
	 * says; NULL: of all. */
	const struct zd_slice *authors;
	size_t authors_len;
	enum zd_codec codec; /* AUTO, DOCX or CRITIC */
};

struct zd_tracked_text {
	struct zd_buf text;
	enum zd_codec codec; /* of the text: for its reader */
};

/* Whether a text of this codec has to go through here. */
bool zd_tracked_is(struct zd_slice bytes, enum zd_codec codec);
/*
 * Findings: what zd_word_read finds; comments, as infos; and that there were
 * changes. Errors: those of zd_word_read; ZD_EUSAGE for ZD_TRACKED_ASK, where
 * there is any change.
 */
int zd_tracked_text(struct zd_tracked_text *out, struct zd_slice bytes,
	const struct zd_tracked_options *options, struct zd_findings *f,
	struct zd_error *err);

/* Who made changes in a Word file, in the order of their first one; then who
 * only commented, with no changes. */
struct zd_tracked_authors {
	struct zd_arena arena;
	ZD_VEC(struct zd_tracked_author {
		struct zd_slice name;
		uint32_t changes;
	})
	list;
};
int zd_tracked_authors(struct zd_tracked_authors *out, struct zd_slice bytes,
	struct zd_error *err);
void zd_tracked_authors_clear(struct zd_tracked_authors *a);

/* What people say in a Word file, and at which paragraph: its words as they
 * were, and as the people chosen would have them. */
struct zd_tracked_comment {
	struct zd_slice author, text;
	struct zd_slice at; /* its beginning, to show */
	struct zd_slice before, after;
};
struct zd_tracked_comments {
	struct zd_arena arena;
	ZD_VEC(struct zd_tracked_comment) list;
};
/* authors: of these people alone; NULL: of all. Nothing for what is no Word
 * file. */
int zd_tracked_comments(struct zd_tracked_comments *out, struct zd_slice bytes,
	const struct zd_slice *authors, size_t len, struct zd_error *err);
void zd_tracked_comments_clear(struct zd_tracked_comments *c);
/* As a finding, "comment". */
void zd_tracked_comment_say(
	struct zd_findings *f, const struct zd_tracked_comment *c);

/* --- critic.c --- */

/* True for text with a whole mark of CriticMarkup in it. */
bool zd_critic_is(struct zd_slice text);
/* True for a whole redline that we wrote: it says what its marks mean. Its
 * text is Markdown, even where nothing in it looks so. */
bool zd_critic_is_ours(struct zd_slice text);
/* Appends what is left of CriticMarkup; counts the changes. Comments are
 * findings. Linear. */
void zd_critic_text(struct zd_buf *out, struct zd_slice text, bool accept,
	uint32_t *changes, struct zd_findings *f);

/* Whether a backslash that is none itself stands before `at`. */
bool zd_critic_is_escaped(struct zd_slice s, size_t at);

/* --- critic_lines.c --- */

/* Appends two canonical files as one, marked by whole lines: whatever stands
 * in them, both come back. n log n in the lines. */
void zd_critic_lines(
	struct zd_buf *out, struct zd_slice from, struct zd_slice to);

/* --- critic_moves.c --- */

/* Appends text with every paragraph that we say was moved back at its old
 * place. Linear. */
void zd_critic_return(struct zd_buf *out, struct zd_slice text);

#endif
