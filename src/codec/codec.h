/*
 * The formats a draft is kept in, read and written side by side.
 *
 * Knows files; knows nothing of repositories, redlines or people. Readers
 * take bytes and give a draft and its findings; they fail only on what is no
 * text at all (not UTF-8, binary, over a cap), and then change nothing.
 *
 * The canonical file is described in zerodraft-draft(5). Reading a canonical
 * file and writing it again gives the same bytes.
 */
#ifndef ZD_CODEC_CODEC_H
#define ZD_CODEC_CODEC_H

#include "base/error.h"
#include "text/draft.h"
#include "text/finding.h"

struct zd_read_options {
	enum zd_codec codec;
	enum zd_tracked changes; /* of Word files and CriticMarkup */
	/* Only the changes of these people, or NULL. */
	const struct zd_slice *authors;
	size_t authors_len;
	const char *path; /* for messages; may be NULL */
	/* A text without any paragraph is an empty draft, with a finding: for
	 * who only looks at it. Else it is refused. */
	bool empty;
	/* The draft takes over the bytes (from zd_alloc) and frees them; when
	 * reading fails they stay the caller's. */
	bool take;
};

/*
 * Reads a whole text. bytes must stay alive as long as the draft unless
 * `take` is set. On success *out is a draft, and *findings, if not NULL, its
 * findings (never NULL then). Errors: ZD_EUTF8 with line and column, ZD_ELIMIT,
 * ZD_EFORMAT for binary input or, unless `empty` is set, a text without any
 * paragraph.
 *
 * A letter is no draft: a text with no formula and no labelled paragraph but
 * a salutation gives ZD_EFORMAT and says so.
 */
int zd_draft_decode(struct zd_draft **out, struct zd_findings **findings,
	struct zd_slice bytes, const struct zd_read_options *options,
	struct zd_error *err);
/* Which codec ZD_CODEC_AUTO takes for these bytes, Word and CriticMarkup
 * apart (tracked.h). */
enum zd_codec zd_codec_detect(struct zd_slice bytes);

/* Appends the canonical file. */
void zd_draft_encode(struct zd_buf *out, const struct zd_draft *d);
/* Appends plain text: labels, words, footnotes at the end; for reading. */
void zd_draft_encode_plain(struct zd_buf *out, const struct zd_draft *d);

/* markdown.c and plain.c; bytes are valid UTF-8, with LF line ends. */
int zd_markdown_decode(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, struct zd_error *err);
int zd_plain_decode(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, struct zd_error *err);

#endif
