#include "render/columns.h"

#include "base/utf8.h"

/* Narrower columns could not be read. */
#define NARROWEST 12u

static const char between[] = " │ ";
#define BETWEEN 3u /* columns that it takes */

static size_t share_of(const struct zd_view *v, size_t column)
{
	return column < sizeof(v->shares) && v->shares[column]
		? v->shares[column]
		: 1;
}

void zd_columns_open(struct zd_columns_page *p, const struct zd_view *v,
	size_t count, size_t total)
{
	size_t lost = count ? (count - 1) * BETWEEN : 0, shares = 0;

	if (!total)
		total = ZD_COLUMNS_DEFAULT;
	p->count = count;
	p->widths = zd_calloc(count + 1, sizeof(*p->widths));
	for (size_t k = 0; k < count; k++)
		shares += share_of(v, k);
	for (size_t k = 0; k < count; k++) {
		p->widths[k] = total > lost
			? (total - lost) * share_of(v, k) / shares
			: 0;
		if (p->widths[k] < NARROWEST)
			p->widths[k] = NARROWEST;
	}
	p->cells = zd_calloc(count + 1, sizeof(*p->cells));
}

void zd_columns_close(struct zd_columns_page *p)
{
	for (size_t k = 0; k < p->count; k++)
		zd_buf_clear(&p->cells[k]);
	zd_free(p->cells);
	zd_free(p->widths);
}

/* What is left of a cell, and the style that is on where it begins. */
struct rest {
	struct zd_slice text, style;
};

/* The length of a sequence that sets a style, 0 if there is none at i. */
static size_t style_at(struct zd_slice s, size_t i)
{
	size_t end;

	if (s.ptr[i] != '\033')
		return 0;
	end = zd_slice_chr(s, 'm', i);
	return end == SIZE_MAX ? 0 : end + 1 - i;
}

/* The bytes of the first line that fit, and their columns. */
static size_t fit(struct rest *r, size_t room, size_t *columns)
{
	size_t i = 0, len, one;

	*columns = 0;
	while (i < r->text.len && r->text.ptr[i] != '\n') {
		len = style_at(r->text, i);
		if (len) {
			r->style = zd_slice_is(zd_slice(r->text.ptr + i, len),
					   "\033[0m")
				? (struct zd_slice){0}
				: zd_slice(r->text.ptr + i, len);
			i += len;
			continue;
		}
		one = (size_t)zd_utf8_width(zd_utf8_decode(r->text, i, &len));
		if (*columns + one > room && *columns)
			break;
		*columns += one;
		i += len;
	}
	return i;
}

/* Appends a line of a cell and returns its columns. */
static size_t put_line(struct zd_buf *out, struct rest *r, size_t room)
{
	size_t columns, n;

	if (!r->text.len)
		return 0;
	zd_buf_put_slice(out, r->style);
	n = fit(r, room, &columns);
	zd_buf_put(out, r->text.ptr, n);
	if (r->style.len)
		zd_buf_puts(out, "\033[0m");
	n += n < r->text.len && r->text.ptr[n] == '\n';
	r->text = zd_slice_sub(r->text, n, r->text.len);
	return columns;
}

static bool any_left(const struct rest *r, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (r[k].text.len)
			return true;
	return false;
}

static void pad(struct zd_buf *out, size_t n)
{
	for (; n; n--)
		zd_buf_putc(out, ' ');
}

void zd_columns_flush(struct zd_buf *out, struct zd_columns_page *p)
{
	struct rest *r = zd_calloc(p->count + 1, sizeof(*r));
	size_t width;

	for (size_t k = 0; k < p->count; k++)
		r[k].text = zd_buf_slice(&p->cells[k]);
	while (any_left(r, p->count)) {
		for (size_t k = 0; k < p->count; k++) {
			bool last = k + 1 == p->count;

			width = put_line(out, &r[k], p->widths[k]);
			if (last)
				break;
			pad(out,
				width < p->widths[k] ? p->widths[k] - width
						     : 0);
			zd_buf_puts(out,
				k + 2 == p->count && !r[k + 1].text.len
					? " │"
					: between);
		}
		zd_buf_putc(out, '\n');
	}
	for (size_t k = 0; k < p->count; k++)
		zd_buf_truncate(&p->cells[k], 0);
	zd_free(r);
}

void zd_columns_rule(
	struct zd_buf *out, const struct zd_columns_page *p, bool blank)
{
	for (size_t k = 0; k < p->count; k++) {
		if (k)
			zd_buf_puts(out, blank ? " │" : "─┼─");
		if (blank && k && k + 1 < p->count)
			zd_buf_putc(out, ' ');
		for (size_t i = 0; i < p->widths[k]; i++)
			if (!blank)
				zd_buf_puts(out, "─");
			else if (k + 1 < p->count)
				zd_buf_putc(out, ' ');
	}
	zd_buf_putc(out, '\n');
}

uint32_t zd_columns_text_end(const struct zd_view *v, uint32_t i, uint32_t end)
{
	for (i++; i < end && !v->runs.at[i].begins; i++)
		;
	return i;
}

uint32_t *zd_columns_texts(
	const struct zd_view *v, const struct zd_view_block *b)
{
	uint32_t *at = zd_calloc((size_t)b->cells + 1, sizeof(*at));

	for (uint32_t k = 0; k < b->cells; k++)
		at[k] = v->cells.at[b->first_cell + k].first;
	return at;
}

bool zd_columns_texts_left(const struct zd_view *v,
	const struct zd_view_block *b, const uint32_t *at)
{
	for (uint32_t k = 0; k < b->cells; k++) {
		const struct zd_view_cell *c = &v->cells.at[b->first_cell + k];

		if (at[k] < c->first + c->count)
			return true;
	}
	return false;
}
