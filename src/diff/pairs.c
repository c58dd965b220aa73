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

/* Where s stands inside the source; false when it does not. */
static bool place_in(struct zd_slice source, struct zd_slice s, size_t *at)
{
	uintptr_t begin = (uintptr_t)source.ptr, p = (uintptr_t)s.ptr;

	if (!source.len || p < begin || p + s.len > begin + source.len)
		return false;
	*at = p - begin;
	return true;
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
	for (size_t i = head; i < text.len; i++)
		next.len += !is_space(text.ptr[i]);
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

void zd_redline_pairs(struct zd_buf *out, const struct zd_redline *r)
{
	struct pair last = {0}, next;

	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];
		size_t from, to;

		if ((run->mark != ZD_KEPT && run->mark != ZD_MOVED_TO) ||
			!place_in(r->from->source,
				r->from->blocks.at[run->from].text, &from) ||
			!place_in(r->to->source, r->to->blocks.at[run->to].text,
				&to))
			continue;
		next = (struct pair){.from = from + run->from_start,
			.to = to + run->to_start,
			.from_end = from + run->from_end,
			.to_end = to + run->to_end};
		add(out, &last, next, r);
	}
	put_pair(out, &last);
}
