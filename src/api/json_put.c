#include "api/json_put.h"

#include "render/escape.h"
#include "text/markup.h"
#include "view/of.h"

/* A comma, unless it is the first in there; an object of a list stands on a
 * line of its own. */
static void begin(struct zd_buf *out, const char *key)
{
	char before = out->len ? out->ptr[out->len - 1] : '[';

	if (before != '[' && before != '{' && before != ' ')
		zd_buf_puts(out, ", ");
	if (key)
		zd_buf_printf(out, "\"%s\": ", key);
}

void zd_json_open(struct zd_buf *out, const char *key, char sign)
{
	char before = out->len ? out->ptr[out->len - 1] : ' ';

	if (!key && sign == '{' && (before == '[' || before == '}'))
		zd_buf_puts(out, before == '[' ? "\n " : ",\n ");
	else
		begin(out, key);
	zd_buf_putc(out, sign);
}

void zd_json_close(struct zd_buf *out, char sign)
{
	zd_buf_putc(out, sign);
}

void zd_json_text(struct zd_buf *out, const char *key, struct zd_slice text)
{
	begin(out, key);
	zd_buf_putc(out, '"');
	zd_escape_json(out, text);
	zd_buf_putc(out, '"');
}

void zd_json_some(struct zd_buf *out, const char *key, struct zd_slice text)
{
	if (text.len)
		zd_json_text(out, key, text);
}

void zd_json_stored(struct zd_buf *out, const char *key, struct zd_slice stored)
{
	struct zd_buf plain = ZD_BUF_INIT;

	zd_markup_plain(&plain, stored);
	zd_json_text(out, key, zd_buf_slice(&plain));
	zd_buf_clear(&plain);
}

void zd_json_list(struct zd_buf *out, const char *key, struct zd_slice names,
	char between)
{
	zd_json_open(out, key, '[');
	while (names.ptr && names.len)
		zd_json_text(out, NULL,
			zd_slice_trim(zd_slice_cut(&names, between)));
	zd_json_close(out, ']');
}

void zd_json_number(struct zd_buf *out, const char *key, uint64_t n)
{
	begin(out, key);
	zd_buf_printf(out, "%llu", (unsigned long long)n);
}

void zd_json_bool(struct zd_buf *out, const char *key, bool value)
{
	begin(out, key);
	zd_buf_puts(out, value ? "true" : "false");
}

/* By hand: printf's comma depends on the locale. */
void zd_json_share(struct zd_buf *out, const char *key, float share)
{
	unsigned n = (unsigned)(share * 10000 + 0.5f);

	begin(out, key);
	zd_buf_printf(out, "%u.%04u", n / 10000, n % 10000);
}

void zd_json_redline(struct zd_buf *out, const char *key, struct zd_slice from,
	struct zd_slice to)
{
	struct zd_view *v = zd_view_new("redline");

	zd_view_add(v, ZD_VIEW_PARAGRAPH);
	zd_view_put_words(v, from, to);
	zd_json_open(out, key, '[');
	for (size_t i = 0; i < v->runs.len; i++) {
		const struct zd_view_run *r = &v->runs.at[i];

		zd_json_open(out, NULL, '{');
		zd_json_text(
			out, "mark", zd_slice_str(zd_view_mark_name(r->mark)));
		zd_json_text(out, "text", r->text);
		if (r->note) {
			zd_json_bool(out, "note", true);
			zd_json_number(out, "number", r->number);
		}
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_view_free(v);
}
