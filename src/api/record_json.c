/* The values of the record for machines. */
#include "api/record_json.h"

#include "history/trace.h"
#include "render/escape.h"

static void put_string(struct zd_buf *out, struct zd_slice s)
{
	zd_buf_putc(out, '"');
	zd_escape_json(out, s);
	zd_buf_putc(out, '"');
}

static void put_text(struct zd_buf *out, const char *key, struct zd_slice s)
{
	zd_buf_printf(out, "\"%s\": ", key);
	put_string(out, s);
}

void zd_trace_json(struct zd_buf *out, const void *value)
{
	const struct zd_trace *t = value;

	zd_buf_puts(out, "{\"rounds\": [");
	for (size_t i = 0; i < t->columns.len; i++) {
		zd_buf_puts(out, i ? ", " : "");
		put_string(out, t->columns.at[i].name);
	}
	zd_buf_puts(out, "],\n\"stops\": [");
	for (size_t i = 0; i < t->stops.len; i++) {
		const struct zd_stop *s = &t->stops.at[i];

		zd_buf_printf(out, "%s{\"round\": %u, \"place\": %u, ",
			i ? ",\n " : "\n ", s->column,
			(uint32_t)i - t->columns.at[s->column].first + 1);
		put_text(out, "id", t->story->threads.at[s->thread].id);
		zd_buf_puts(out, ", ");
		put_text(out, "label", s->label);
		zd_buf_puts(out, ", ");
		put_text(out, "relation",
			zd_slice_str(zd_relation_name(s->relation)));
		zd_buf_printf(out,
			", \"words\": %u, \"kept\": %u, \"in\": %u, "
			"\"out\": %u}",
			s->words, s->kept, s->in, s->out);
	}
	zd_buf_puts(out, "],\n\"links\": [");
	for (size_t i = 0; i < t->links.len; i++)
		zd_buf_printf(out,
			"%s{\"from\": %u, \"to\": %u, \"words\": %u}",
			i ? ", " : "", t->links.at[i].from, t->links.at[i].to,
			t->links.at[i].words);
	zd_buf_puts(out, "]}");
}
