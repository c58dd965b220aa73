/*
 * Import: a whole text becomes the next round. One commit on main, one
 * annotated tag; ids follow the paragraphs.
 */
#ifndef ZD_NEGOTIATION_IMPORT_H
#define ZD_NEGOTIATION_IMPORT_H

#include "negotiation/identify.h"
#include "negotiation/negotiation.h"

/* What an import found and decided. */
struct zd_import_report {
	struct zd_draft *draft;    /* the new round, with ids */
	struct zd_draft *previous; /* main before it; empty at first */
	struct zd_findings *findings;
	struct zd_redline *redline; /* from previous to draft */
	struct zd_decisions decisions;
	struct zd_oid commit; /* zero for a dry run */
	char round[129];
};

#endif
