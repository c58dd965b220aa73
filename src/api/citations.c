/* Doors to the citations of a text. */
#include "api/cites_json.h"
#include "language/cite_diff.h"
#include "negotiation/cite.h"
#include "view/of.h"

int zd_cites_read(struct zd_cites **out, const struct zd_draft *draft,
	const char *const *labels, size_t labels_len, struct zd_error *err)
{
	int code;

	*out = zd_cites_new(draft);
	code = zd_cites_keep(*out, labels, labels_len, err);
	if (code) {
		zd_cites_free(*out);
		*out = NULL;
	}
	return code;
}

size_t zd_cites_count(const struct zd_cites *c)
{
	return c->list.len;
}

size_t zd_cite_changes_count(const struct zd_cite_changes *c)
{
	return c->list.len;
}

int zd_view_cites(struct zd_view **out, const struct zd_cites *c,
	bool by_source, struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_cites(c, by_source);
	(*out)->value_json = zd_cites_json;
	(*out)->value = c;
	return 0;
}

int zd_view_cite_changes(struct zd_view **out, const struct zd_cite_changes *c,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_cite_changes(c);
	(*out)->value_json = zd_cite_changes_json;
	(*out)->value = c;
	return 0;
}

int zd_view_cite_fixed(struct zd_view **out, const struct zd_cite_fix_report *r,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_cite_fixed(r);
	(*out)->value_json = zd_cite_fixed_json;
	(*out)->value = r;
	return 0;
}

int zd_view_cite_report(struct zd_view **out, const struct zd_cite_report *r,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_cite_report(r);
	(*out)->value_json = zd_cite_report_json;
	(*out)->value = r;
	return 0;
}

int zd_view_cite_rounds(struct zd_view **out, const struct zd_cite_rounds *r,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_cite_rounds(r);
	(*out)->value_json = zd_cite_rounds_json;
	(*out)->value = r;
	return 0;
}
