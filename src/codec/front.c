#include "codec/markdown.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

static bool is_fence(struct zd_slice line, bool open)
{
	while (line.len && line.ptr[line.len - 1] == ' ')
		line.len--;
	return zd_slice_is(line, "---") || (!open && zd_slice_is(line, "..."));
}

/* The bytes of a key before its colon; 0 when the line is no field. */
static size_t key_of(struct zd_slice line)
{
	size_t n = 0;
	char c;

	for (; n < line.len && line.ptr[n] != ':'; n++) {
		c = line.ptr[n];
		if (zd_is_letter(c))
			continue;
		if (!n || (!zd_is_digit(c) && c != '-' && c != '_'))
			return 0;
	}
	if (n == line.len || n > ZD_MAX_NAME)
		return 0;
	return n + 1 == line.len || line.ptr[n + 1] == ' ' ? n : 0;
}

static unsigned hex(struct zd_slice s, size_t at, size_t n)
{
	unsigned v = 0;

	for (size_t i = at; i < at + n; i++) {
		char c = i < s.len ? s.ptr[i] : 'x';

		if (zd_is_digit(c))
			v = v * 16 + (unsigned)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v * 16 + (unsigned)((c | 0x20) - 'a' + 10);
		else
			return 0;
	}
	return v;
}

/* Appends what a backslash at s.ptr[i] stands for; the bytes used. */
static size_t unescape(struct zd_buf *out, struct zd_slice s, size_t i)
{
	char c = i + 1 < s.len ? s.ptr[i + 1] : '\\';
	size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
	unsigned v = digits ? hex(s, i + 2, digits) : 0;

	if (c == 'n' || c == 't') {
		zd_buf_putc(out, ' ');
	} else if (v >= ' ' && (v < 0xd800 || v > 0xdfff)) {
		zd_utf8_put(out, v);
		return 2 + digits;
	} else if (digits) {
		zd_buf_putc(out, '\\');
		return 1;
	} else {
		zd_buf_putc(out, c);
	}
	return 2;
}

/* A value in quotes, without them; false when it is not in quotes. */
static bool unquote(struct zd_buf *out, struct zd_slice s)
{
	char q = s.len > 1 ? s.ptr[0] : '\0';
	size_t i = 1;

	if ((q != '"' && q != '\'') || s.ptr[s.len - 1] != q)
		return false;
	while (i < s.len - 1) {
		if (q == '"' && s.ptr[i] == '\\' && i + 2 < s.len) {
			i += unescape(out, zd_slice_sub(s, 0, s.len - 1), i);
			continue;
		}
		if (s.ptr[i] == q) {
			if (q == '"' || s.ptr[i + 1] != q || i + 2 >= s.len)
				return false;
			i++;
		}
		zd_buf_putc(out, s.ptr[i++]);
	}
	return true;
}

static void add_field(struct zd_reading *r, struct zd_slice key,
	struct zd_slice value, uint32_t line)
{
	struct zd_buf plain = ZD_BUF_INIT;

	if (unquote(&plain, value))
		value = zd_slice_trim(zd_buf_slice(&plain));
	else if (!value.len)
		value = ZD_LIT("");
	zd_reading_add(r, ZD_FIELD, key, value, line);
	zd_buf_clear(&plain);
}

/* Lines that go on from the field before: a list, a block, a map. */
static bool goes_on(struct zd_slice line)
{
	return line.len &&
		(line.ptr[0] == ' ' || line.ptr[0] == '\t' ||
			line.ptr[0] == '-');
}

static bool is_known(const struct zd_draft *d, struct zd_slice key)
{
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (zd_slice_eq(d->paragraphs.at[i].label, key))
			return true;
	return false;
}

/* One line of the front matter; *next stands behind it. */
static void read_line(struct zd_reading *r, struct zd_slice line,
	struct zd_slice next, uint32_t number)
{
	struct zd_slice key, value;
	size_t n = key_of(line);
	const char *why = NULL;

	if (!zd_slice_trim(line).len)
		return;
	key = zd_slice_sub(line, 0, n ? n : line.len);
	value = zd_slice_trim(zd_slice_sub(line, n + 1, line.len));
	if (!n)
		why = "it is no \"key: value\"";
	else if (goes_on(next) || (value.len == 1 && strchr("|>", *value.ptr)))
		why = "only values of one line are read";
	else if (zd_slice_caseeq(key, ZD_LIT("body")))
		why = "a field of this name would hide the text from pandoc";
	else if (r->draft->paragraphs.len > 1000)
		why = "there are too many fields";
	else if (is_known(r->draft, key))
		why = "there is a field of this name already";
	if (why)
		zd_finding_add(r->findings, ZD_WARNING, "field-left-out",
			(struct zd_slice){0}, number,
			"left out of the front matter: %.*s (%s)", ZD_FMT(line),
			why);
	else
		add_field(r, key, value, number);
}

/* Where the front matter ends: the offset of its last line, or SIZE_MAX. */
static size_t find_end(struct zd_slice text)
{
	struct zd_slice rest = text, line;

	zd_slice_cut(&rest, '\n');
	while (rest.ptr) {
		line = zd_slice_cut(&rest, '\n');
		if (is_fence(line, false))
			return (size_t)(line.ptr - text.ptr);
	}
	return SIZE_MAX;
}

void zd_front_read(struct zd_reading *r, struct zd_slice *rest, uint32_t *line)
{
	struct zd_slice text = *rest, field, next;
	bool skip = false;
	size_t end;

	field = zd_slice_cut(&text, '\n');
	if (!is_fence(field, true) || !text.ptr)
		return;
	end = find_end(*rest);
	if (end == SIZE_MAX)
		return;
	text = zd_slice_sub(*rest, (size_t)(text.ptr - rest->ptr), end);
	*rest = zd_slice_sub(*rest, end, rest->len);
	zd_slice_cut(rest, '\n');
	++*line;
	for (; text.ptr && text.len; ++*line) {
		field = zd_slice_cut(&text, '\n');
		next = text;
		if (next.ptr)
			next = zd_slice_cut(&next, '\n');
		skip = skip && goes_on(field);
		if (!skip)
			read_line(r, field, next, *line);
		else
			zd_finding_add(r->findings, ZD_WARNING,
				"field-left-out", (struct zd_slice){0}, *line,
				"left out of the front matter: %.*s",
				ZD_FMT(field));
		skip = skip || goes_on(next);
	}
	++*line;
}
