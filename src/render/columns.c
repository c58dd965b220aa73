#include "render/columns.h"

#include "base/utf8.h"

/* Narrower columns are hard to read, and taken only where there is no room;
 * in a still narrower one a wide letter would not fit. */
#define NARROW 12u
#define NARROWEST 4u

static const char between[] = " │ ";
#define BETWEEN 3u /* columns that it takes */

static size_t share_of(const struct zd_view *v, size_t column)
{
	return column < sizeof(v->shares) && v->shares[column]
		? v->shares[column]
		: 1;
}

/* The widest column gives what the narrow ones lack. */
static void widen(struct zd_columns_page *p, size_t total)
{
	size_t least = p->count ? total / p->count : 0, sum = 0;

	least = least > NARROW ? NARROW : least < NARROWEST ? NARROWEST : least;
	for (size_t k = 0; k < p->count; k++) {
		if (p->widths[k] < least)
			p->widths[k] = least;
		sum += p->widths[k];
	}
	for (; sum > total && total >= least * p->count; sum--) {
		size_t widest = 0;

		for (size_t k = 1; k < p->count; k++)
			if (p->widths[k] > p->widths[widest])
				widest = k;
		p->widths[widest]--;
	}
}

void zd_columns_open(struct zd_columns_page *p, const struct zd_view *v,
	size_t count, size_t total)
{
	size_t lost = count ? (count - 1) * BETWEEN : 0, shares = 0;

	if (!total)
		total = ZD_COLUMNS_DEFAULT;
	total = total > lost ? total - lost : 0;
	p->count = count;
	p->widths = zd_calloc(count + 1, sizeof(*p->widths));
	for (size_t k = 0; k < count; k++)
		shares += share_of(v, k);
	for (size_t k = 0; k < count; k++)
		p->widths[k] = total * share_of(v, k) / shares;
	widen(p, total);
	p->cells = zd_calloc(count + 1, sizeof(*p->cells));
}

void zd_columns_close(struct zd_columns_page *p)
{
	for (size_t k = 0; k < p->count; k++)
		zd_buf_clear(&p->cells[k]);
	zd_free(p->cells);
	zd_free(p->widths);
}

/* The length of a sequence that sets a style, 0 if there is none at i. */
static size_t style_at(struct zd_slice s, size_t i)
{
	size_t end;

	if (s.ptr[i] != '\033')
		return 0;
	end = zd_slice_chr(s, 'm', i);
	return end == SIZE_MAX ? 0 : end + 1 - i;
}

static size_t columns_of(struct zd_slice line)
{
	size_t columns = 0, len, one;

	for (size_t i = 0; i < line.len; i += len) {
		len = style_at(line, i);
		if (len)
			continue;
		len = zd_utf8_cluster(line, i, &one);
		columns += one;
	}
	return columns;
}

/* Appends the next line of a cell and returns its columns. */
static size_t put_line(struct zd_buf *out, struct zd_slice *left)
{
	struct zd_slice line = zd_slice_cut(left, '\n');

	zd_buf_put_slice(out, line);
	return columns_of(line);
}

static bool any_left(const struct zd_slice *left, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (left[k].len)
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
	struct zd_slice *left = zd_calloc(p->count + 1, sizeof(*left));
	size_t width;

	for (size_t k = 0; k < p->count; k++)
		left[k] = zd_buf_slice(&p->cells[k]);
	while (any_left(left, p->count)) {
		for (size_t k = 0; k < p->count; k++) {
			bool last = k + 1 == p->count;

			width = put_line(out, &left[k]);
			if (last)
				break;
			pad(out,
				width < p->widths[k] ? p->widths[k] - width
						     : 0);
			zd_buf_puts(out,
				k + 2 == p->count && !left[k + 1].len
					? " │"
					: between);
		}
		zd_buf_putc(out, '\n');
	}
	for (size_t k = 0; k < p->count; k++)
		zd_buf_truncate(&p->cells[k], 0);
	zd_free(left);
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
