#include <string.h>

#include <zerodraft.h>

void zd_diff_options_init(struct zd_diff_options *o)
{
	memset(o, 0, sizeof(*o));
	o->version = 1;
	o->max_edits = 256;
	o->max_island = 2;
	o->island_shore = 2;
	o->max_slide = 64;
}
