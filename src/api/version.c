#include <zerodraft.h>

const char *zd_version(void)
{
	return ZD_VERSION;
}
