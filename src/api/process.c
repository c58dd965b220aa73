/* Views of how the negotiation is led. */
#include "api/process_json.h"
#include "view/of.h"

int zd_view_silence(struct zd_view **out, struct zd_negotiation *n, bool last,
	struct zd_error *err)
{
	int code = zd_view_of_silence(out, n, last, err);

	if (!code)
		(*out)->value_json = zd_silence_json;
	return code;
}

int zd_view_status(struct zd_view **out, struct zd_negotiation *n,
	const struct zd_status_options *options, struct zd_error *err)
{
	int code = zd_view_of_status(out, n, options, err);

	if (!code)
		(*out)->value_json = zd_status_json;
	return code;
}

int zd_view_profile(
	struct zd_view **out, struct zd_negotiation *n, struct zd_error *err)
{
	return zd_view_of_profile_now(out, n, err);
}
