/*
 * A finding: a fault or a doubt in the *text* (an unbalanced bracket, a page
 * head that was left out). Data, never an error: readers always give a draft
 * and its findings.
 */
#ifndef ZD_TEXT_FINDING_H
#define ZD_TEXT_FINDING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

#include <zerodraft.h>

enum zd_severity { ZD_INFO, ZD_WARNING, ZD_FAULT };

struct zd_finding {
	enum zd_severity severity;
	const char *code;      /* kebab-case, a literal: "hyphen-joined" */
	struct zd_slice label; /* the paragraph, or empty */
	uint32_t line, column; /* in the source, from 1; 0 is not known */
	struct zd_slice message;
};

struct zd_findings {
	struct zd_arena arena;
	ZD_VEC(struct zd_finding) list;
	size_t dropped; /* beyond ZD_MAX_FINDINGS */
};

struct zd_findings *zd_findings_new(void);
/* Appends; label may be empty; the message is printf's. f may be NULL. */
void zd_finding_add(struct zd_findings *f, enum zd_severity severity,
	const char *code, struct zd_slice label, uint32_t line, const char *fmt,
	...) __attribute__((format(printf, 6, 7)));
/* "info", "warning", "fault". */
const char *zd_severity_name(enum zd_severity severity);

#endif
