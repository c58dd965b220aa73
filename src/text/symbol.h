/*
 * Symbols: the names that documents are cited by. One resolution is spelt in
 * many ways; a source is kept, and found, under one.
 *
 *	A/RES/73/195   resolution 73/195   GA res. 73/195        73/195
 *	A/RES/S-8/1    A/RES/31/16A        A/RES/2625(XXV)       S-8/1 …
 *	S/RES/2623(2022)                   Council 2623 (2022)   2623 (2022)
 *	A/HRC/RES/31/16   HRC 31/16                              A/HRC/RES/31/16
 *	E/RES/2019/4      ECOSOC 2019/4    2019/4                E/RES/2019/4
 *	A/CONF.231/3      other documents                        as they are
 *
 * Session and number alone are the General Assembly's; a number with a year
 * in parentheses is the Security Council's.
 */
#ifndef ZD_TEXT_SYMBOL_H
#define ZD_TEXT_SYMBOL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Reads a symbol at the beginning of s and appends its canonical form. Returns
 * the bytes read, 0 when there is none; then nothing is appended.
 */
size_t zd_symbol_parse(struct zd_buf *out, struct zd_slice s);
/* A title without the symbol that it may begin with: "78/10. Sport". */
struct zd_slice zd_symbol_skip(struct zd_slice title);
/*
 * Appends the canonical form of a whole name: of a symbol, else of a name in
 * words ("Sevilla Commitment"), with single spaces and none at the ends.
 */
void zd_symbol_canonical(struct zd_buf *out, struct zd_slice name);
/*
 * The symbol that a file's name begins with: "A_RES_73_195.txt",
 * "73-195.md", "dir/A-RES-78-10-en.txt". False when it begins with none.
 */
bool zd_symbol_of_path(struct zd_buf *out, struct zd_slice path);
/*
 * Appends the symbol of the organ that adopted it, where session and number
 * do not say: "31/16" of "The Human Rights Council".
 */
void zd_symbol_of_organ(
	struct zd_buf *out, struct zd_slice symbol, struct zd_slice organ);
/* Order of a list: numbers by value, so that 9/1 stands before 78/10. Equal
 * only for the same bytes. */
int zd_symbol_cmp(struct zd_slice a, struct zd_slice b);

#endif
