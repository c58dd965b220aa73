/*
 * Objectives that a text names by their numbers: "objective 4", "objectives
 * 9 and 10", "objectives 1 to 5, 7 and 23". The Global Compact for Safe,
 * Orderly and Regular Migration (resolution 73/195, annex) has 23.
 */
#ifndef ZD_TEXT_OBJECTIVE_H
#define ZD_TEXT_OBJECTIVE_H

#include <stdbool.h>

#include "base/slice.h"

#define ZD_OBJECTIVES 23

/* Sets named[n] for every objective n (from 1) that visible text names;
 * others are left as they are. Linear. */
void zd_objectives_find(bool named[ZD_OBJECTIVES + 1], struct zd_slice text);
/* A short name of objective n, from 1: "legal identity". */
const char *zd_objective_name(unsigned n);

#endif
