/*
 * A compilation as text, for tests only: the New York form, short, and a full
 * dump of the value.
 */
#ifndef TEST_COMPILE_PRINT_H
#define TEST_COMPILE_PRINT_H

#include "amend/compile.h"

/* Appends the text the way New York writes it, a block a line:
 * "OP1. from [extreme – US: delete] poverty". */
void print_compilation(struct zd_buf *out, const struct zd_compilation *c);
/* Appends everything about rows [first, end), by content, not by index, and
 * without the ids of those who propose the same. */
void dump_rows(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t end);
/* Appends the whole value. */
void dump_compilation(struct zd_buf *out, const struct zd_compilation *c);

#endif
