/* The plain-text reader; the laws stand in laws.h. */
#include "fuzz.h"
#include "laws.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice s = {(const char *)bytes, size};

	zd_laws_check(s, ZD_CODEC_PLAIN);
	return 0;
}
