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
	struct zd_slice stored; /* the newest that zd_reading_store made */
	bool open;              /* the newest paragraph takes sub-paragraphs */
	bool formula;           /* there was one */
	bool labelled;          /* there was a labelled paragraph */
	bool preambular;        /* there was a PP */
};

/* Typed text in stored form, alive as long as the draft. */
struct zd_slice zd_reading_store(struct zd_reading *r, struct zd_slice raw);
/* Appends a block of typed text, with its line; the mark is copied. */
void zd_reading_block(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line);
/* Appends a paragraph with one block. */
uint32_t zd_reading_add(struct zd_reading *r, enum zd_kind kind,
	struct zd_slice label, struct zd_slice raw, uint32_t line);
/* Appends a labelled paragraph; "OP27 (i)" behind OP27 is a part of it. */
void zd_reading_labelled(struct zd_reading *r, const struct zd_label *label,
	struct zd_slice raw, uint32_t line);
/* Appends a sub-paragraph; where there is nothing that takes it, as text. */
void zd_reading_part(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line);
/* Appends typed text: labelled, a sub-paragraph, the formula, or only text.
 * What it is depends on its stored form alone, so that it is the same again
 * when it has been written. */
void zd_reading_text(struct zd_reading *r, struct zd_slice raw, uint32_t line);
/* The label of the newest paragraph, for findings. */
struct zd_slice zd_reading_label(const struct zd_reading *r);

/* Labels given twice, note marks without a note, notes without a mark. */
void zd_reading_check(struct zd_reading *r);

/* Where the sign ends that closes "*The General Assembly*," is cut off: the
 * comma of any script. False where there is none. */
bool zd_formula_cut(struct zd_slice *line);
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
/*
 * We write what must not be shown as itself by its number, "\u{2060}".
 * Appends a text of ours with the characters again, whose numbers stand
 * between `open` and `close`.
 */
void zd_put_numbered(struct zd_buf *out, struct zd_slice s,
	struct zd_slice open, struct zd_slice close);

#endif
