/* Doors to the library of agreed language. */
#include "api/library_json.h"
#include "negotiation/find.h"
#include "negotiation/sources.h"
#include "view/of.h"

size_t zd_source_report_left_out(const struct zd_source_report *r)
{
	return r->fates[ZD_SOURCE_REFUSED];
}

size_t zd_source_report_count(const struct zd_source_report *r)
{
	return r->list.len;
}

const struct zd_findings *zd_source_report_findings(
	const struct zd_source_report *r, size_t i, const char **path)
{
	if (i >= r->list.len)
		return NULL;
	if (path)
		*path = r->list.at[i].path;
	return r->list.at[i].findings;
}

int zd_source_draft(struct zd_draft **out, struct zd_negotiation *n,
	const char *symbol, struct zd_error *err)
{
	return zd_source_read(out, n, zd_slice_str(symbol), err);
}

size_t zd_sources_count(const struct zd_sources *s)
{
	return s->list.len;
}

bool zd_found_sources_any(const struct zd_found_sources *f)
{
	return f->hits.len > 0;
}

int zd_view_found(struct zd_view **out, const struct zd_found_sources *f,
	struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_found(f);
	(*out)->value_json = zd_found_json;
	(*out)->value = f;
	return 0;
}

int zd_view_sources(
	struct zd_view **out, const struct zd_sources *s, struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_sources(s);
	(*out)->value_json = zd_sources_json;
	(*out)->value = s;
	return 0;
}

int zd_view_sources_added(struct zd_view **out,
	const struct zd_source_report *r, struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_sources_added(r);
	(*out)->value_json = zd_sources_added_json;
	(*out)->value = r;
	return 0;
}
