/*
 * What the readers share: putting text into a draft in its stored form, and
 * the checks that every read draft goes through. Inside codec only.
 *
 * A reader hands over raw text, trimmed; what is canonical already is
 * borrowed from the source, everything else is copied once.
 */
#ifndef ZD_CODEC_READ_H
#define ZD_CODEC_READ_H

#include "text/draft.h"
#include "text/finding.h"

/* What a reader works with. */
struct zd_reading {
	struct zd_draft *draft;
	struct zd_findings *findings; /* may be NULL */
	struct zd_buf scratch;
};

/* Typed text in stored form, alive as long as the draft. */
struct zd_slice zd_reading_store(struct zd_reading *r, struct zd_slice raw);
/* Appends a block of typed text, with its line; the mark is copied. */
void zd_reading_block(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line);
/* Appends a paragraph with one block. */
uint32_t zd_reading_add(struct zd_reading *r, enum zd_kind kind,
	struct zd_slice label, struct zd_slice raw, uint32_t line);
/* The label of the newest paragraph, for findings. */
struct zd_slice zd_reading_label(const struct zd_reading *r);

/* Labels given twice, note marks without a note, notes without a mark. */
void zd_reading_check(struct zd_reading *r);

/* "The General Assembly,": does it stand at the head of a resolution? The
 * text is visible, without emphasis; *organ gets it without the comma. */
bool zd_organ_parse(struct zd_slice visible, struct zd_slice *organ);
/* "Excellency,", "Dear colleagues,": how a letter begins. */
bool zd_salutation_is(struct zd_slice line);

/*
 * Makes bytes fit to be read: valid UTF-8, LF, NFC, no control characters.
 * *out is a slice of bytes where nothing need be changed, else of *owned.
 */
int zd_bytes_clean(struct zd_slice *out, char **owned, struct zd_slice bytes,
	struct zd_findings *f, struct zd_error *err);

#endif
