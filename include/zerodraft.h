/*
 * zerodraft: negotiate a text in the open, from the Zero Draft, through
 * amendments, compilation texts and revisions, to the adopted text.
 *
 * The contract of every function here:
 *  - It returns 0 or a negative enum zd_code and, where the last argument is
 *    a struct zd_error *, fills that (NULL is allowed).
 *  - Out-parameters come first and are set to NULL on failure; inputs go
 *    from, then to; options may be NULL for the defaults.
 *  - What a function gives through `struct zd_x **` the caller frees with
 *    zd_x_free; zd_x_free(NULL) is fine. Values never change afterwards.
 *  - Strings are UTF-8. Nothing here prints, reads the environment, the
 *    clock or the locale: time and identity are parameters.
 *  - Different values may be used from different threads; one value from one
 *    thread at a time.
 */
#ifndef ZERODRAFT_H
#define ZERODRAFT_H

#include <zerodraft/amendments.h>
#include <zerodraft/base.h>
#include <zerodraft/brackets.h>
#include <zerodraft/changes.h>
#include <zerodraft/citations.h>
#include <zerodraft/circulation.h>
#include <zerodraft/draft.h>
#include <zerodraft/negotiation.h>
#include <zerodraft/record.h>
#include <zerodraft/redline.h>
#include <zerodraft/settings.h>
#include <zerodraft/show.h>
#include <zerodraft/silence.h>
#include <zerodraft/sources.h>

#endif
