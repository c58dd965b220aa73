/*
 * Inside of verify.c.
 */
#ifndef ZD_HISTORY_VERIFY_PRIVATE_H
#define ZD_HISTORY_VERIFY_PRIVATE_H

#include "history/verify.h"

/* What is in, change by change; before the remains. */
void zd_changes_find(struct zd_certificate *c, struct zd_stage *s);
/* What a stage's text has besides what was asked for. */
void zd_remains_find(struct zd_certificate *c, struct zd_stage *s);

#endif
