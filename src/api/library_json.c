#include "api/library_json.h"

#include "api/json_put.h"
#include "negotiation/find.h"
#include "negotiation/sources.h"

static void put_hit(struct zd_buf *out, const struct zd_sought *s,
	const struct zd_found_near *h)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "symbol", h->symbol);
	zd_json_text(out, "label", h->label);
	zd_json_text(out, "date", h->date);
	zd_json_stored(out, "title", h->title);
	zd_json_share(out, "score", h->score);
	zd_json_number(out, "common", h->common);
	if (h->text.len) {
		zd_json_stored(out, "text", h->text);
		if (s->label.len)
			zd_json_redline(out, "redline", h->text, s->text);
	}
	zd_json_close(out, '}');
}

void zd_found_json(struct zd_buf *out, const void *value)
{
	const struct zd_found_sources *f = value;

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < f->list.len; i++) {
		const struct zd_sought *s = &f->list.at[i];

		zd_json_open(out, NULL, '{');
		zd_json_text(out, "label", s->label);
		zd_json_number(out, "words", s->words);
		if (s->coarse)
			zd_json_bool(out, "coarse", true);
		zd_json_open(out, "nearest", '[');
		for (uint32_t k = s->first; k < s->first + s->count; k++)
			put_hit(out, s, &f->hits.at[k]);
		zd_json_close(out, ']');
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}

static void put_source(struct zd_buf *out, const struct zd_source *s)
{
	zd_json_text(out, "symbol", s->symbol);
	zd_json_some(out, "date", s->date);
	zd_json_some(out, "organ", s->organ);
	zd_json_stored(out, "title", s->title);
	zd_json_number(out, "paragraphs", s->paragraphs);
}

void zd_sources_json(struct zd_buf *out, const void *value)
{
	const struct zd_sources *s = value;

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < s->list.len; i++) {
		zd_json_open(out, NULL, '{');
		put_source(out, &s->list.at[i]);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}

void zd_sources_added_json(struct zd_buf *out, const void *value)
{
	const struct zd_source_report *r = value;

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < r->list.len; i++) {
		const struct zd_source_added *one = &r->list.at[i];

		zd_json_open(out, NULL, '{');
		if (one->path)
			zd_json_text(out, "path", zd_slice_str(one->path));
		zd_json_text(out, "fate",
			zd_slice_str(zd_source_fate_name(one->fate)));
		if (one->fate != ZD_SOURCE_REFUSED)
			put_source(out, &one->source);
		zd_json_some(out, "remark", one->what);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}
