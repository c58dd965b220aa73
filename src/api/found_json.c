#include "api/found_json.h"

#include "negotiation/find.h"
#include "render/escape.h"
#include "text/markup.h"

static void put_text(struct zd_buf *out, const char *key, struct zd_slice s)
{
	zd_buf_printf(out, "\"%s\": \"", key);
	zd_escape_json(out, s);
	zd_buf_puts(out, "\", ");
}

static void put_hit(struct zd_buf *out, const struct zd_found_near *h)
{
	struct zd_buf title = ZD_BUF_INIT;

	zd_markup_plain(&title, h->title);
	zd_buf_putc(out, '{');
	put_text(out, "symbol", h->symbol);
	put_text(out, "label", h->label);
	put_text(out, "date", h->date);
	put_text(out, "title", zd_buf_slice(&title));
	/* Four digits by hand: printf's comma depends on the locale. */
	zd_buf_printf(out, "\"score\": %u.%04u, \"common\": %u}",
		(unsigned)(h->score * 10000 + 0.5f) / 10000,
		(unsigned)(h->score * 10000 + 0.5f) % 10000, h->common);
	zd_buf_clear(&title);
}

void zd_found_json(struct zd_buf *out, const void *value)
{
	const struct zd_found_sources *f = value;

	zd_buf_putc(out, '[');
	for (size_t i = 0; i < f->list.len; i++) {
		const struct zd_sought *s = &f->list.at[i];

		zd_buf_puts(out, i ? ",\n {" : "\n {");
		put_text(out, "label", s->label);
		zd_buf_printf(out, "\"words\": %u, \"nearest\": [", s->words);
		for (uint32_t k = s->first; k < s->first + s->count; k++) {
			zd_buf_puts(out, k > s->first ? ",\n  " : "");
			put_hit(out, &f->hits.at[k]);
		}
		zd_buf_puts(out, "]}");
	}
	zd_buf_putc(out, ']');
}
