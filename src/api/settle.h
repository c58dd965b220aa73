/*
 * The second law for the Markdown of a compilation: each party's text and the
 * base come back from it byte for byte, or stand in its front matter whole.
 */
#ifndef ZD_API_SETTLE_H
#define ZD_API_SETTLE_H

#include "amend/compile.h"

/*
 * Reads back from the Markdown what those parties want whose words, or whose
 * moves, the visible form may not carry, and puts what does not come back
 * into the front matter. Costs nothing where there is nothing doubtful; else
 * reading the file once for each of those parties.
 */
void zd_compilation_settle(struct zd_buf *markdown, const void *compilation);

#endif
