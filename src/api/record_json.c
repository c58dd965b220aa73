/* The values of the record for machines. */
#include "api/record_json.h"

#include "api/json_put.h"
#include "history/trace.h"

static void put_stop(struct zd_buf *out, const struct zd_trace *t, uint32_t i)
{
	const struct zd_stop *s = &t->stops.at[i];

	zd_json_open(out, NULL, '{');
	zd_json_number(out, "round", s->column);
	zd_json_number(out, "place", i - t->columns.at[s->column].first + 1);
	zd_json_text(out, "id", t->story->threads.at[s->thread].id);
	zd_json_text(out, "label", s->label);
	zd_json_text(
		out, "relation", zd_slice_str(zd_relation_name(s->relation)));
	zd_json_number(out, "words", s->words);
	zd_json_number(out, "kept", s->kept);
	zd_json_number(out, "in", s->in);
	zd_json_number(out, "out", s->out);
	zd_json_close(out, '}');
}

void zd_trace_json(struct zd_buf *out, const void *value)
{
	const struct zd_trace *t = value;

	zd_json_open(out, NULL, '{');
	zd_json_open(out, "rounds", '[');
	for (size_t i = 0; i < t->columns.len; i++)
		zd_json_text(out, NULL, t->columns.at[i].name);
	zd_json_close(out, ']');
	zd_json_open(out, "stops", '[');
	for (size_t i = 0; i < t->stops.len; i++)
		put_stop(out, t, (uint32_t)i);
	zd_json_close(out, ']');
	zd_json_open(out, "links", '[');
	for (size_t i = 0; i < t->links.len; i++) {
		zd_json_open(out, NULL, '{');
		zd_json_number(out, "from", t->links.at[i].from);
		zd_json_number(out, "to", t->links.at[i].to);
		zd_json_number(out, "words", t->links.at[i].words);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}
