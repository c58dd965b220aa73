/* The record: trace, blame, verify, uptake. */
#include "api/record_json.h"
#include "history/trace.h"
#include "view/of.h"

int zd_trace_read(struct zd_trace **out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err)
{
	struct zd_story *story = NULL;
	struct zd_round round;
	struct zd_oid commit;
	bool on_main = !revision || !zd_round_find(&round, n, revision, NULL);
	int code = zd_revision_resolve(
		&commit, n, on_main ? "main" : revision, err);

	*out = NULL;
	if (!code)
		code = zd_story_read(&story, n, &commit, false, err);
	if (code)
		return code;
	*out = zd_trace_make(story, zd_slice_str(on_main ? "main" : revision));
	(*out)->owned = story;
	return 0;
}

int zd_view_trace(struct zd_view **out, const struct zd_trace *t,
	const char *label, const char *revision, struct zd_error *err)
{
	uint32_t column = zd_trace_column(t, zd_slice_str(revision));
	uint32_t stop = ZD_NONE;
	int code = 0;

	*out = NULL;
	if (label && column == ZD_NONE)
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no text yet in which '%s' could be", label);
	if (label)
		code = zd_trace_find(
			&stop, t, column, zd_slice_str(label), err);
	if (!code)
		code = zd_view_of_trace(out, t, stop, err);
	if (!code) {
		(*out)->value = t;
		(*out)->value_json = zd_trace_json;
	}
	return code;
}
