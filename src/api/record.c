/* The record: trace, blame, verify, uptake. */
#include "api/record_json.h"
#include "history/blame.h"
#include "history/trace.h"
#include "history/uptake.h"
#include "history/verify.h"
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

int zd_blame_read(struct zd_blame **out, struct zd_negotiation *n,
	const struct zd_blame_options *o, struct zd_error *err)
{
	struct zd_slice *labels = zd_calloc(o->labels_len + 1, sizeof(*labels));
	struct zd_story *story = NULL;
	struct zd_oid commit;
	int code = zd_revision_resolve(
		&commit, n, o->revision ? o->revision : "main", err);

	*out = NULL;
	for (size_t i = 0; i < o->labels_len; i++)
		labels[i] = zd_slice_str(o->labels[i]);
	if (!code)
		code = zd_story_read(&story, n, &commit, true, err);
	if (!code)
		code = zd_blame_make(
			out, story, labels, o->labels_len, o->deleted, err);
	if (!code)
		(*out)->owned = story;
	else
		zd_story_free(story);
	zd_free(labels);
	return code;
}

int zd_view_blame(struct zd_view **out, const struct zd_blame *blame,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_blame(blame);
	(*out)->value = blame;
	(*out)->value_json = zd_blame_json;
	return 0;
}

size_t zd_certificate_remainder(const struct zd_certificate *c)
{
	return c->remains.len;
}

int zd_view_certificate(struct zd_view **out, const struct zd_certificate *c,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_certificate(c);
	(*out)->value = c;
	(*out)->value_json = zd_certificate_json;
	return 0;
}

int zd_view_uptake(struct zd_view **out, const struct zd_uptake *uptake,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_uptake(uptake);
	(*out)->value = uptake;
	(*out)->value_json = zd_uptake_json;
	return 0;
}
