/* The public door to compilations that are read back. */
#include "codec/circulated.h"

int zd_compilation_read(struct zd_draft **out, const char *bytes, size_t len,
	const char *party, struct zd_error *err)
{
	return zd_circulated_extract(
		out, zd_slice(bytes, len), zd_slice_str(party), err);
}
