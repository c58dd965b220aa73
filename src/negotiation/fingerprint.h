/*
 * A short mark of a text's words, to be printed at its foot and compared by
 * eye: two texts with one fingerprint have the same words.
 */
#ifndef ZD_NEGOTIATION_FINGERPRINT_H
#define ZD_NEGOTIATION_FINGERPRINT_H

#include "text/draft.h"

/* "3f2a-91bc-77d0" and a NUL. */
#define ZD_FINGERPRINT_ROOM 15
/*
 * The first twelve digits of the hash that `git hash-object` gives the text
 * as plain words: title, labels, marks and words of each block on a line of
 * their own, one space between words, without emphasis and front matter;
 * footnotes at the end.
 */
void zd_fingerprint(char out[ZD_FINGERPRINT_ROOM], const struct zd_draft *d);

#endif
