/*
 * A zip archive in memory: named parts, read and written whole. Knows caps
 * and names that no archive may have; nothing of what the parts are.
 *
 *	zd_archive_open(&a, bytes, err);
 *	zd_archive_part(&text, a, "word/document.xml", err);
 *	zd_archive_free(a);
 */
#ifndef ZD_BASE_ARCHIVE_H
#define ZD_BASE_ARCHIVE_H

#include "base/buf.h"
#include "base/error.h"

struct zd_archive;

/* True for bytes that begin as an archive does. */
bool zd_archive_is(struct zd_slice bytes);
/*
 * Opens an archive; bytes must outlive it. ZD_EFORMAT for what is damaged,
 * cut off, encrypted, or has a name that leads out of it ("..", "/x", a name
 * twice); ZD_ELIMIT for too many parts, or parts that unpack to more than
 * base/limits.h allows. Nothing is unpacked for that.
 */
int zd_archive_open(
	struct zd_archive **out, struct zd_slice bytes, struct zd_error *err);
void zd_archive_free(struct zd_archive *archive);
bool zd_archive_has(struct zd_archive *archive, const char *name);
/* Appends a part. ZD_ENOTFOUND: there is none of that name. */
int zd_archive_part(struct zd_buf *out, struct zd_archive *archive,
	const char *name, struct zd_error *err);

struct zd_part {
	const char *name;
	struct zd_slice bytes;
};
/* Appends an archive of these parts, in this order: the same bytes for the
 * same parts, whatever the clock says. */
int zd_archive_write(struct zd_buf *out, const struct zd_part *parts,
	size_t len, struct zd_error *err);

#endif
