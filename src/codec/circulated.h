/*
 * A compilation as it is circulated, read back: what one party wants, or the
 * base, as a draft. Needs nothing but the file; knows two forms of it, the
 * JSON and the Markdown that `zerodraft compile` writes with the names of
 * the parties.
 *
 *	struct zd_draft *d;
 *	zd_circulated_extract(&d, bytes, ZD_LIT("EU"), err);
 */
#ifndef ZD_CODEC_CIRCULATED_H
#define ZD_CODEC_CIRCULATED_H

#include "base/error.h"
#include "text/draft.h"

/*
 * The draft of a party (its code, in any case of letters), or of the base
 * for an empty one. ZD_EFORMAT: the bytes are no such compilation, or one
 * without names; ZD_ENOTFOUND: the party is not in it.
 */
int zd_circulated_extract(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err);

/* The two forms; bytes are valid UTF-8. */
int zd_circulated_json(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err);
int zd_circulated_markdown(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err);

/*
 * Puts a party's text (the base's for an empty party) whole into the front
 * matter of a compilation's Markdown, which must have one; it is read from
 * there then.
 */
void zd_circulated_keep(struct zd_buf *markdown, struct zd_slice party,
	const struct zd_draft *draft);
/* Appends what such a line of the front matter keeps; false when it is none
 * of that party. */
bool zd_circulated_kept(
	struct zd_buf *out, struct zd_slice line, struct zd_slice party);

/* Says that a party is not among those given, "EU, US". ZD_ENOTFOUND. */
int zd_circulated_unknown(
	struct zd_slice party, struct zd_slice parties, struct zd_error *err);

#endif
