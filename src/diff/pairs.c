/*
 * The surviving runs of text as places in the two files, for programs.
 */
#include "diff/redline.h"

/* Bytes at the same distance from a start in both sources; white space is
 * not counted. */
struct pair {
	size_t from, to, len;
	size_t from_end, to_end; /* behind the last byte, space included */
};

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_space(struct zd_slice s, size_t at, size_t end)
{
	while (at < end && is_space(s.ptr[at]))
		at++;
	return at;
}

/*
 * Where the bytes of a draft's blocks stand in its source. Text that was
 * stored as it came lies inside the source; other text is found in its line,
 * where only escapes and emphasis may differ.
 */
struct places {
	const struct zd_draft *draft;
	ZD_VEC(size_t) lines; /* where each line begins; made when needed */
	ZD_VEC(size_t) map;   /* of block `mapped`: by byte of its text */
	uint32_t mapped;
};

#define NOWHERE SIZE_MAX

static bool lies_inside(struct zd_slice source, struct zd_slice s, size_t *at)
{
	uintptr_t begin = (uintptr_t)source.ptr, p = (uintptr_t)s.ptr;

	if (!source.len || p < begin || p + s.len > begin + source.len)
		return false;
	*at = p - begin;
	return true;
}

static struct zd_slice line_of(struct places *p, uint32_t number, size_t *start)
{
	struct zd_slice source = p->draft->source;
	size_t at = 0, end;

	if (!p->lines.len) {
		zd_vec_push(&p->lines, 0);
		while ((at = zd_slice_chr(source, '\n', at)) != NOWHERE) {
			at++;
			zd_vec_push(&p->lines, at);
		}
	}
	if (!number || number > p->lines.len)
		return (struct zd_slice){0};
	*start = p->lines.at[number - 1];
	end = number < p->lines.len ? p->lines.at[number] : source.len;
	return zd_slice_sub(source, *start, end);
}

static bool is_markup(char c)
{
	return c == '\\' || c == '*' || c == '_';
}

/* Maps a text to its line from the end; an escape or a sign of emphasis may
 * stand on either side alone. False when they differ in more. */
static bool map_line(struct places *p, struct zd_slice text,
	struct zd_slice line, size_t start)
{
	size_t i = text.len, j = line.len;

	while (j && is_space(line.ptr[j - 1]))
		j--;
	zd_vec_reserve(&p->map, text.len + 1);
	p->map.len = text.len;
	while (i) {
		if (j && text.ptr[i - 1] == line.ptr[j - 1])
			p->map.at[--i] = start + --j;
		else if (is_markup(text.ptr[i - 1]))
			p->map.at[--i] = NOWHERE;
		else if (j && is_markup(line.ptr[j - 1]))
			j--;
		else
			return false;
	}
	return true;
}

/* Fills the map of a block; false when it is not to be found. */
static bool map_block(struct places *p, uint32_t block)
{
	const struct zd_block *b = &p->draft->blocks.at[block];
	struct zd_slice line;
	size_t start = 0;

	if (p->mapped == block)
		return true;
	p->mapped = ZD_NONE;
	p->map.len = 0;
	if (!p->draft->source.len)
		return false;
	if (lies_inside(p->draft->source, b->text, &start)) {
		zd_vec_reserve(&p->map, b->text.len);
		for (size_t i = 0; i < b->text.len; i++)
			p->map.at[p->map.len++] = start + i;
	} else {
		line = line_of(p, b->line, &start);
		if (!line.len || !map_line(p, b->text, line, start))
			return false;
	}
	p->mapped = block;
	return true;
}

static void places_clear(struct places *p)
{
	zd_vec_clear(&p->lines);
	zd_vec_clear(&p->map);
}

/* Bytes that are not white space, eight at a time. */
static size_t count_visible(struct zd_slice s)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	size_t n = 0, at = 0;

	for (; at + 8 <= s.len; at += 8) {
		uint64_t v, low, space, ctl;

		memcpy(&v, s.ptr + at, 8);
		low = v & ~high;
		/* The high bit is set where low is not 0x20, not 9 to 13. */
		space = (low ^ (ones * 0x20)) + ones * 0x7f;
		ctl = (low + ones * (0x80 - 14)) | ~(low + ones * (0x80 - 9));
		n += (size_t)__builtin_popcountll(((space & ctl) | v) & high);
	}
	for (; at < s.len; at++)
		n += !is_space(s.ptr[at]);
	return n;
}

static size_t put_number(char *out, size_t n)
{
	char digits[24];
	size_t len = 0, at = 0;

	do {
		digits[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	while (len)
		out[at++] = digits[--len];
	return at;
}

static void put_pair(struct zd_buf *out, const struct pair *p)
{
	char line[80] = "B ";
	size_t len = 2;

	if (!p->len)
		return;
	len += put_number(line + len, p->from);
	line[len++] = ' ';
	len += put_number(line + len, p->to);
	line[len++] = ' ';
	len += put_number(line + len, p->len);
	line[len++] = '\n';
	zd_buf_put(out, line, len);
}

/* Adds a kept range; what only spaces part from the pair becomes part of
 * it. */
static void add(struct zd_buf *out, struct pair *last, struct pair next,
	const struct zd_redline *r)
{
	struct zd_slice a = r->from->source, b = r->to->source;
	struct zd_slice text = {a.ptr + next.from, next.from_end - next.from};
	size_t head = skip_space(text, 0, text.len);

	next.from += head;
	next.to += head;
	next.len += count_visible(zd_slice_sub(text, head, text.len));
	if (!next.len)
		return;
	if (last->len && last->from_end <= next.from &&
		last->to_end <= next.to &&
		skip_space(a, last->from_end, next.from) == next.from &&
		skip_space(b, last->to_end, next.to) == next.to) {
		last->len += next.len;
		last->from_end = next.from_end;
		last->to_end = next.to_end;
		return;
	}
	put_pair(out, last);
	*last = next;
}

/* A run whose block was not stored as it came, piece by piece. */
static void add_mapped(struct zd_buf *out, struct pair *last,
	const struct zd_redline *r, const struct zd_run *run,
	struct places places[2])
{
	const size_t *from, *to;
	uint32_t len = run->from_end - run->from_start, n;

	if (!map_block(&places[0], run->from) ||
		!map_block(&places[1], run->to))
		return;
	from = places[0].map.at + run->from_start;
	to = places[1].map.at + run->to_start;
	for (uint32_t i = 0; i < len; i += n) {
		n = 1;
		if (from[i] == NOWHERE || to[i] == NOWHERE)
			continue;
		while (i + n < len && from[i + n] == from[i] + n &&
			to[i + n] == to[i] + n)
			n++;
		add(out, last,
			(struct pair){
				from[i], to[i], 0, from[i] + n, to[i] + n},
			r);
	}
}

/* The runs of one row. */
static void add_row(struct zd_buf *out, struct pair *last,
	const struct zd_redline *r, const struct zd_row *row,
	struct places places[2])
{
	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		const struct zd_run *run = &r->runs.at[i];
		size_t a, b;

		if (run->mark != ZD_KEPT && run->mark != ZD_MOVED_TO)
			continue;
		if (!lies_inside(r->from->source,
			    r->from->blocks.at[run->from].text, &a) ||
			!lies_inside(r->to->source,
				r->to->blocks.at[run->to].text, &b)) {
			add_mapped(out, last, r, run, places);
			continue;
		}
		a += run->from_start;
		b += run->to_start;
		add(out, last,
			(struct pair){a, b, 0,
				a + (run->from_end - run->from_start),
				b + (run->to_end - run->to_start)},
			r);
	}
}

void zd_redline_pairs(
	struct zd_buf *out, const struct zd_redline *r, const bool *rows)
{
	struct places places[2] = {
		{.draft = r->from, .mapped = ZD_NONE},
		{.draft = r->to, .mapped = ZD_NONE},
	};
	struct pair last = {0};

	for (size_t i = 0; i < r->rows.len; i++)
		if (!rows || rows[i])
			add_row(out, &last, r, &r->rows.at[i], places);
	put_pair(out, &last);
	places_clear(&places[0]);
	places_clear(&places[1]);
}
