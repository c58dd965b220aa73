/* Views of how the negotiation is led. */
#include "view/of.h"

int zd_view_silence(struct zd_view **out, struct zd_negotiation *n, bool last,
	struct zd_error *err)
{
	return zd_view_of_silence(out, n, last, err);
}
