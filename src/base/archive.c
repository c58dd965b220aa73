#include "base/archive.h"

#include <string.h>
#include <zip.h>

#include "base/late.h"
#include "base/mem.h"

/* libzip, loaded with the first archive. */
#define FUNCTIONS(F)                                                           \
	F(close)                                                               \
	F(discard)                                                             \
	F(error_fini)                                                          \
	F(error_init)                                                          \
	F(error_strerror)                                                      \
	F(fclose)                                                              \
	F(file_add)                                                            \
	F(file_set_dostime)                                                    \
	F(file_set_external_attributes)                                        \
	F(fopen)                                                               \
	F(fread)                                                               \
	F(get_error)                                                           \
	F(get_num_entries)                                                     \
	F(name_locate)                                                         \
	F(open_from_source)                                                    \
	F(source_buffer)                                                       \
	F(source_buffer_create)                                                \
	F(source_close)                                                        \
	F(source_free)                                                         \
	F(source_keep)                                                         \
	F(source_open)                                                         \
	F(source_read)                                                         \
	F(set_file_compression)                                                \
	F(source_stat)                                                         \
	F(stat)                                                                \
	F(stat_index)                                                          \
	F(stat_init)

#define FIELD(name) __typeof__(zip_##name) *name;
#define NAME(name) "zip_" #name,
static struct functions {
	FUNCTIONS(FIELD)
} lib;
static const char *const names[] = {FUNCTIONS(NAME) NULL};
static struct zd_late late = {ZD_LATE_INIT(LIBZIP_SONAME, "libzip4")};

_Static_assert(sizeof(lib) + sizeof(void *) == sizeof(names),
	"a pointer for each name");

struct zd_archive {
	zip_t *zip;
};

bool zd_archive_is(struct zd_slice bytes)
{
	return zd_slice_starts(bytes, "PK\003\004");
}

static int damaged(struct zd_error *err, zip_error_t *why)
{
	return zd_error_set(err, ZD_EFORMAT,
		"the archive is damaged or cut off: %s",
		lib.error_strerror(why));
}

/* --- Reading -------------------------------------------------------------- */

/* A name that stays inside of the archive. */
static bool is_inside(const char *name)
{
	const char *p = name;

	if (!*name || *name == '/' || strchr(name, '\\') || strchr(name, ':'))
		return false;
	for (; p; p = strchr(p, '/')) {
		p += *p == '/';
		if (p[0] == '.' && p[1] == '.' && (!p[2] || p[2] == '/'))
			return false;
	}
	return true;
}

static int check_part(
	const zip_stat_t *st, uint64_t *total, struct zd_error *err)
{
	if (!is_inside(st->name))
		return zd_error_set(err, ZD_EFORMAT,
			"the archive has a part whose name leads out of it: "
			"'%.80s'",
			st->name);
	if (st->encryption_method != ZIP_EM_NONE)
		return zd_error_set(err, ZD_EFORMAT,
			"the archive is encrypted: take the password off it");
	*total += st->size;
	if (st->size > ZD_MAX_PART || *total > ZD_MAX_UNPACKED)
		return zd_error_set(err, ZD_ELIMIT,
			"the archive would unpack to too much: at most %u "
			"bytes a part, %u in all",
			ZD_MAX_PART, ZD_MAX_UNPACKED);
	if (st->size > ZD_PART_RATIO_FROM &&
		st->size / ZD_MAX_PART_RATIO > st->comp_size)
		return zd_error_set(err, ZD_ELIMIT,
			"'%.80s' in the archive unpacks to more than %u times "
			"its size",
			st->name, ZD_MAX_PART_RATIO);
	return 0;
}

static int check(zip_t *zip, struct zd_error *err)
{
	zip_int64_t n = lib.get_num_entries(zip, 0);
	uint64_t total = 0;
	int code = 0;

	if (n > ZD_MAX_PARTS)
		return zd_error_set(err, ZD_ELIMIT,
			"the archive has more than %u parts", ZD_MAX_PARTS);
	for (zip_int64_t i = 0; i < n && !code; i++) {
		zip_stat_t st;

		lib.stat_init(&st);
		if (lib.stat_index(zip, (zip_uint64_t)i, 0, &st) ||
			!(st.valid & ZIP_STAT_NAME) ||
			!(st.valid & ZIP_STAT_SIZE) ||
			!(st.valid & ZIP_STAT_COMP_SIZE))
			return damaged(err, lib.get_error(zip));
		code = check_part(&st, &total, err);
		if (!code && lib.name_locate(zip, st.name, 0) != i)
			code = zd_error_set(err, ZD_EFORMAT,
				"the archive has two parts named '%.80s'",
				st.name);
	}
	return code;
}

int zd_archive_open(
	struct zd_archive **out, struct zd_slice bytes, struct zd_error *err)
{
	zip_error_t why;
	zip_source_t *source;
	zip_t *zip;
	int code = zd_late_load(&late, names, &lib, err);

	*out = NULL;
	if (code)
		return code;
	if (!zd_archive_is(bytes))
		return zd_error_set(err, ZD_EFORMAT, "this is no archive");
	lib.error_init(&why);
	source = lib.source_buffer_create(bytes.ptr, bytes.len, 0, &why);
	zip = source
		? lib.open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why)
		: NULL;
	if (!zip) {
		lib.source_free(source);
		code = damaged(err, &why);
	} else {
		code = check(zip, err);
	}
	lib.error_fini(&why);
	if (code) {
		if (zip)
			lib.discard(zip);
		return code;
	}
	*out = zd_calloc(1, sizeof(**out));
	(*out)->zip = zip;
	return 0;
}

void zd_archive_free(struct zd_archive *a)
{
	if (!a)
		return;
	lib.discard(a->zip);
	zd_free(a);
}

bool zd_archive_has(struct zd_archive *a, const char *name)
{
	return lib.name_locate(a->zip, name, 0) >= 0;
}

/* What a part says it unpacks to was checked; it is held to that. */
int zd_archive_part(struct zd_buf *out, struct zd_archive *a, const char *name,
	struct zd_error *err)
{
	zip_stat_t st;
	zip_file_t *file;
	zip_int64_t n = 0;

	lib.stat_init(&st);
	if (lib.stat(a->zip, name, 0, &st))
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no '%s' in the archive", name);
	file = lib.fopen(a->zip, name, 0);
	if (!file)
		return damaged(err, lib.get_error(a->zip));
	if (zd_buf_reserve(out, st.size))
		n = lib.fread(file, out->ptr + out->len, st.size);
	if (n < 0 || (zip_uint64_t)n != st.size) {
		lib.fclose(file);
		return zd_error_set(err, ZD_EFORMAT,
			"'%s' in the archive is damaged or cut off", name);
	}
	out->len += (size_t)n;
	if (out->ptr)
		out->ptr[out->len] = '\0';
	if (lib.fclose(file))
		return zd_error_set(err, ZD_EFORMAT,
			"'%s' in the archive is damaged", name);
	return 0;
}

/* --- Writing -------------------------------------------------------------- */

/* 1 January 1980, the first day there is. */
#define FIRST_DAY 0x21
/* The quickest deflate: packing would be most of the work else. */
#define FAST 1

static bool add(zip_t *zip, const struct zd_part *part)
{
	zip_source_t *s = lib.source_buffer(zip,
		part->bytes.len ? part->bytes.ptr : "", part->bytes.len, 0);
	zip_int64_t i =
		s ? lib.file_add(zip, part->name, s, ZIP_FL_ENC_UTF_8) : -1;

	if (s && i < 0)
		lib.source_free(s);
	return i >= 0 &&
		!lib.set_file_compression(
			zip, (zip_uint64_t)i, ZIP_CM_DEFLATE, FAST) &&
		!lib.file_set_dostime(zip, (zip_uint64_t)i, 0, FIRST_DAY, 0) &&
		!lib.file_set_external_attributes(
			zip, (zip_uint64_t)i, 0, ZIP_OPSYS_DOS, 0);
}

static bool take_bytes(struct zd_buf *out, zip_source_t *source)
{
	zip_stat_t st;
	zip_int64_t n = -1;

	if (lib.source_stat(source, &st) || lib.source_open(source))
		return false;
	if (zd_buf_reserve(out, st.size)) {
		n = lib.source_read(source, out->ptr + out->len, st.size);
		if (n > 0)
			out->len += (size_t)n;
		out->ptr[out->len] = '\0';
	}
	lib.source_close(source);
	return n >= 0 && (zip_uint64_t)n == st.size;
}

int zd_archive_write(struct zd_buf *out, const struct zd_part *parts,
	size_t len, struct zd_error *err)
{
	zip_source_t *source;
	zip_t *zip;
	bool good = true;
	int code = zd_late_load(&late, names, &lib, err);

	if (code)
		return code;
	source = lib.source_buffer_create(NULL, 0, 0, NULL);
	if (!source)
		return zd_error_set(err, ZD_EIO, "no archive could be begun");
	lib.source_keep(source);
	zip = lib.open_from_source(source, ZIP_TRUNCATE, NULL);
	for (size_t i = 0; zip && good && i < len; i++)
		good = add(zip, &parts[i]);
	if (zip && (!good || lib.close(zip))) {
		good = false;
		lib.discard(zip);
	}
	good = zip && good && take_bytes(out, source);
	lib.source_free(source);
	return good
		? 0
		: zd_error_set(err, ZD_EIO, "the archive could not be written");
}
