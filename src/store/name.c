#include "store/private.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Bytes of one component: what file systems take, less ".lock". */
#define MAX_COMPONENT 250u

static bool is_hex(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("0123456789abcdefABCDEF", s.ptr[i]))
			return false;
	return true;
}

bool zd_store_name_ok(const char *name)
{
	struct zd_slice s = zd_slice_str(name);

	if (!s.len || s.len > ZD_MAX_NAME)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!zd_is_alnum(s.ptr[i]) && !strchr("-_.", s.ptr[i]))
			return false;
	if (s.ptr[0] == '-' || s.ptr[0] == '.' || s.ptr[s.len - 1] == '.')
		return false;
	if (strstr(name, "..") || zd_slice_ends(s, ".lock"))
		return false;
	/* git would take these for something else. */
	return strcmp(name, "HEAD") && !(s.len == 40 && is_hex(s));
}

static bool components_fit(struct zd_slice s)
{
	while (s.ptr)
		if (zd_slice_cut(&s, '/').len > MAX_COMPONENT)
			return false;
	return true;
}

int zd_ref_check(const char *ref, struct zd_error *err)
{
	struct zd_slice s = zd_slice_str(ref);
	int valid = 0;

	if (s.len > ZD_MAX_REF)
		return zd_error_set(err, ZD_ELIMIT,
			"the name of a ref has %zu bytes; at most %u are "
			"allowed",
			s.len, ZD_MAX_REF);
	if ((zd_slice_starts(s, "refs/heads/") ||
		    zd_slice_starts(s, "refs/tags/")) &&
		zd_utf8_check(s) == SIZE_MAX && components_fit(s) &&
		!zd_git2.reference_name_is_valid(&valid, ref) && valid)
		return 0;
	return zd_error_set(err, ZD_EUSAGE,
		"'%s' cannot be the name of a branch or a tag",
		zd_utf8_check(s) == SIZE_MAX ? ref : "(not UTF-8)");
}

static bool component_ok(struct zd_slice c)
{
	for (size_t i = 0; i < c.len; i++)
		if ((unsigned char)c.ptr[i] < 0x20 || c.ptr[i] == 0x7f)
			return false;
	return c.len && c.len <= MAX_COMPONENT && !zd_slice_is(c, ".") &&
		!zd_slice_is(c, "..") && !zd_slice_caseeq(c, ZD_LIT(".git"));
}

int zd_path_check(struct zd_slice path, struct zd_error *err)
{
	struct zd_slice rest = path;
	bool ok = path.len && path.len <= ZD_MAX_PATH &&
		path.ptr[path.len - 1] != '/' &&
		zd_utf8_check(path) == SIZE_MAX;
	unsigned folders = 0;

	for (; ok && rest.ptr; folders++)
		ok = component_ok(zd_slice_cut(&rest, '/')) &&
			folders <= ZD_MAX_FOLDERS;
	if (ok)
		return 0;
	if (path.len > 200 || zd_utf8_check(path) != SIZE_MAX)
		path.len = 0; /* not fit to be shown */
	return zd_error_set(err, ZD_EUSAGE,
		"a file of the repository cannot have the path '%.*s'",
		ZD_FMT(path));
}
