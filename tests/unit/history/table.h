/*
 * A negotiation in a temporary folder, and each act in one line. The clock
 * stands at table->now, in a zone one hour east of Greenwich.
 */
#ifndef TESTS_UNIT_HISTORY_TABLE_H
#define TESTS_UNIT_HISTORY_TABLE_H

#include <criterion/criterion.h>
#include <zerodraft.h>

#include "negotiation/negotiation.h"

/* 2026-03-02, 09:00 UTC */
#define TABLE_BEGIN 1772442000

struct table {
	char dir[64], path[80];
	struct zd_negotiation *n;
	struct zd_error err;
	int64_t now;
};

/* PP1, OP1, OP2, OP3: five, six, six and five words. */
extern const char table_text[];

void table_begin(struct table *t);
void table_end(struct table *t);
void table_import(struct table *t, const char *round, const char *text);
void table_propose(struct table *t, const char *party, const char *instruction);
void table_decide(
	struct table *t, enum zd_decide_kind kind, const char *amendment);
void table_position(struct table *t, const char *party, const char *stance,
	const char *target);
void table_agree(struct table *t, const char *label);
void table_close(struct table *t, const char *round);
/* A copy of table_text with one string in another's place; the caller's. */
char *table_with(const char *old, const char *new);

#define assert_text(s, want)                                                   \
	cr_assert(zd_slice_is(s, want), "\"%.*s\" is not \"%s\"", ZD_FMT(s),   \
		want)

#endif
