/* What every other header of zerodraft needs: errors, text, people. */
#ifndef ZERODRAFT_BASE_H
#define ZERODRAFT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ZD_API __attribute__((visibility("default")))
#else
#define ZD_API
#endif

#define ZD_VERSION "0.1.0"
/* The version of the library that is running. */
ZD_API const char *zd_version(void);

/* --- Errors ------------------------------------------------------------ */

enum zd_code {
	ZD_OK = 0,
	ZD_EUSAGE = -1,     /* the call makes no sense as it stands */
	ZD_EIO = -2,        /* the system said no: file, disk, permission */
	ZD_EUTF8 = -3,      /* not UTF-8, or cut off inside a character */
	ZD_ELIMIT = -4,     /* over a cap */
	ZD_EFORMAT = -5,    /* not in a form that can be read */
	ZD_ENOTFOUND = -6,  /* no such round, party, paragraph, file */
	ZD_EEXISTS = -7,    /* already there */
	ZD_EAMBIGUOUS = -8, /* more than one answers */
	ZD_ECONFLICT = -9,  /* two changes to the same words */
	ZD_ELOCKED = -10,   /* another process holds the lock */
	ZD_ESAME = -11,     /* nothing would change */
	ZD_EGIT = -12,      /* the repository is damaged or unusable */
};

struct zd_error {
	int code;
	char message[1024];  /* what, where, what to do; no line end */
	char path[512];      /* the file, or "" */
	size_t line, column; /* from 1; 0 is not known */
};

/* --- Text handed out --------------------------------------------------- */

/* Bytes with a NUL behind them; zd_text_clear frees. */
struct zd_text {
	char *ptr;
	size_t len;
};
ZD_API void zd_text_clear(struct zd_text *text);

/* --- People and time ---------------------------------------------------- */

/* Who did it and when; `when` in seconds since 1970, offset in minutes. */
struct zd_identity {
	const char *name, *email;
	int64_t when;
	int offset;
};

#ifdef __cplusplus
}
#endif

#endif
