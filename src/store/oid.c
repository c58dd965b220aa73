#include "store/private.h"

#include <assert.h>

void zd_store_hash(struct zd_slice bytes, struct zd_oid *out)
{
	git_oid oid;
	int rc = zd_git_begin(NULL);

	/* Only counts: a store is open, and libgit2 there. */
	assert(rc == 0);
	rc = zd_git2.odb_hash(
		&oid, bytes.len ? bytes.ptr : "", bytes.len, GIT_OBJECT_BLOB);
	zd_git_end();
	assert(rc == 0);
	(void)rc;
	zd_oid_from_git(out, &oid);
}

void zd_oid_hex(const struct zd_oid *oid, char out[41])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < sizeof(oid->bytes); i++) {
		out[2 * i] = digits[oid->bytes[i] >> 4];
		out[2 * i + 1] = digits[oid->bytes[i] & 15];
	}
	out[40] = '\0';
}

bool zd_oid_is_zero(const struct zd_oid *oid)
{
	static const struct zd_oid zero;

	return zd_oid_eq(oid, &zero);
}

bool zd_oid_eq(const struct zd_oid *a, const struct zd_oid *b)
{
	return !memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}
