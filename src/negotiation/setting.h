/*
 * Settings: what holds for a negotiation and is no part of its text. They
 * are lines "zd-KEY: value" of the file `negotiation`; each key has a form
 * that is checked when it is set, and most have a value when they are not.
 */
#ifndef ZD_NEGOTIATION_SETTING_H
#define ZD_NEGOTIATION_SETTING_H

#include "base/date.h"
#include "base/vec.h"
#include "negotiation/negotiation.h"

enum zd_setting_form {
	ZD_SETTING_TEXT,   /* one line */
	ZD_SETTING_LIST,   /* texts with " | " between */
	ZD_SETTING_NUMBER, /* digits */
	ZD_SETTING_DATE,   /* 2026-05-05 */
	ZD_SETTING_SPAN,   /* "6 weeks before", "10 working days after" */
	ZD_SETTING_CHOICE, /* one of `choices` */
};

struct zd_setting {
	const char *key;
	enum zd_setting_form form;
	const char *fallback; /* what holds when it is not set; NULL: nothing */
	const char *what;     /* what it says, in a line */
	const char *choices;  /* of a CHOICE, ", " between */
	unsigned numbered;    /* "key-1" to "key-N"; 0: the key alone */
};

/* All of them, in the order in which they are shown. */
extern const struct zd_setting zd_setting_table[];
extern const size_t zd_setting_count;

/* The row of a key ("brief", "objective-7"), or NULL. */
const struct zd_setting *zd_setting_find(struct zd_slice key);

/* ZD_EUSAGE, with the keys that there are, when it is none. */
int zd_setting_check_key(const char *key, struct zd_error *err);
/* Is the value one of the choices of this key? */
bool zd_setting_chooses(const char *key, struct zd_slice value);

/* The lines of a negotiation at a commit. */
struct zd_setting_line {
	struct zd_slice key, value;
};
struct zd_settings {
	struct zd_arena arena;
	ZD_VEC(struct zd_setting_line) lines;
};
int zd_settings_read(struct zd_settings *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_error *err);
void zd_settings_clear(struct zd_settings *s);
/* The value of a key, its fallback where it is not set, or empty. */
struct zd_slice zd_settings_get(const struct zd_settings *s, const char *key);
/* The texts of a LIST, one after another: cuts the first off. */
struct zd_slice zd_setting_next(struct zd_slice *list);

/* A span of time as the rules write it. */
struct zd_span {
	int n; /* negative: before */
	enum zd_date_unit unit;
};
bool zd_span_parse(struct zd_span *out, struct zd_slice text);

#endif
