#include <zerodraft.h>

int main(void)
{
	puts(ZD_VERSION);
	return 0;
}
