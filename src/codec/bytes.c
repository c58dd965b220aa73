#include "codec/read.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/lanes.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"

/* Line and column (in characters) of a byte. */
static void place(struct zd_slice s, size_t at, size_t *line, size_t *column)
{
	size_t from = 0;
	const char *p;

	*line = 1;
	while ((p = memchr(s.ptr + from, '\n', at - from))) {
		++*line;
		from = (size_t)(p - s.ptr) + 1;
	}
	*column = 1;
	for (; from < at; from++)
		*column += ((unsigned char)s.ptr[from] & 0xc0) != 0x80;
}

static int refuse(struct zd_error *err, int code, const char *message,
	struct zd_slice s, size_t at)
{
	size_t line, column;

	place(s, at, &line, &column);
	zd_error_set(err, code, "%s", message);
	zd_error_place(err, NULL, line, column);
	return code;
}

static int check(struct zd_slice s, struct zd_error *err)
{
	size_t nul = zd_slice_chr(s, '\0', 0), bad;

	if (s.len > ZD_MAX_FILE)
		return zd_error_set(err, ZD_ELIMIT,
			"the text has %zu bytes; at most %u are read", s.len,
			ZD_MAX_FILE);
	bad = zd_utf8_check(s);
	if (nul < bad)
		return refuse(err, ZD_EFORMAT,
			"this is no text: it has a byte zero", s, nul);
	if (bad != SIZE_MAX)
		return refuse(err, ZD_EUTF8,
			s.len - bad < 4
				? "not UTF-8, or cut off inside a character"
				: "not UTF-8: save the text as UTF-8",
			s, bad);
	return 0;
}

/* All bits set where a byte is neither printable ASCII nor a line feed. */
static inline zd_lanes odd_lanes(zd_lanes v)
{
	return ~(zd_lanes_among(v, ' ', 0x7f - ' ') | (zd_lanes)(v == '\n'));
}

static inline bool is_even(char c)
{
	return (c >= ' ' && c < 0x7f) || c == '\n';
}

/* The first byte at or behind `at` that is neither printable ASCII nor a
 * line feed. Signs of other scripts stand side by side. */
static size_t next_odd(struct zd_slice s, size_t at)
{
	if (at < s.len && !is_even(s.ptr[at]))
		return at;
	at = zd_lanes_skip(s.ptr, at, s.len, odd_lanes);
	while (at < s.len && is_even(s.ptr[at]))
		at++;
	return at;
}

/* A copy in the making, with the line that it has come to. */
struct cleaner {
	struct zd_slice in;
	struct zd_buf out;
	struct zd_findings *findings;
	uint32_t line;
	size_t counted; /* lines are counted up to here */
	size_t done;    /* bytes copied or left out */
	size_t from;    /* where the text begins, behind a BOM */
	bool crlf;
	bool composed;            /* all of it, beyond doubt (form C) */
	uint32_t seen, seen_line; /* the invisible one named last, and where */
};

static uint32_t line_of(struct cleaner *c, size_t at)
{
	const char *p;

	while ((p = memchr(c->in.ptr + c->counted, '\n', at - c->counted))) {
		c->line++;
		c->counted = (size_t)(p - c->in.ptr) + 1;
	}
	return c->line;
}

/* Leaves out the bytes from `at` to `end`, and puts others in their place. */
static void replace(struct cleaner *c, size_t at, size_t end, const char *with)
{
	zd_buf_put(&c->out, c->in.ptr + c->done, at - c->done);
	zd_buf_puts(&c->out, with);
	c->done = end;
}

static void carriage_return(struct cleaner *c, size_t at)
{
	bool pair = at + 1 < c->in.len && c->in.ptr[at + 1] == '\n';

	if (!c->crlf)
		zd_finding_add(c->findings, ZD_INFO, "line-ends",
			(struct zd_slice){0}, line_of(c, at),
			"line ends are not LF; read as if they were");
	c->crlf = true;
	replace(c, at, at + 1, pair ? "" : "\n");
}

static void character(struct cleaner *c, size_t at, uint32_t u, size_t len)
{
	/* Below U+0300 nothing combines; U+2010 to U+203F: dashes, quotes. */
	c->composed = c->composed && (u < 0x300 || (u >= 0x2010 && u < 0x2040));
	if (u == '\t' || u == '\f')
		return;
	if (u == '\r') {
		carriage_return(c, at);
	} else if (u < 0xa0 || u == 0xfeff) {
		zd_finding_add(c->findings, ZD_WARNING, "control-left-out",
			(struct zd_slice){0}, line_of(c, at),
			"control character U+%04X left out", (unsigned)u);
		replace(c, at, at + len, "");
	} else if (zd_utf8_is_unsafe(u)) {
		if (c->seen == u && c->seen_line == line_of(c, at))
			return;
		c->seen = u;
		c->seen_line = c->line;
		zd_finding_add(c->findings, ZD_WARNING, "invisible",
			(struct zd_slice){0}, line_of(c, at),
			"U+%04X cannot be seen, or turns the text round; it is "
			"kept",
			(unsigned)u);
	}
}

static void walk(struct cleaner *c)
{
	size_t len, at = next_odd(c->in, c->from);
	uint32_t u;

	for (; at < c->in.len; at = next_odd(c->in, at + len)) {
		u = zd_utf8_decode(c->in, at, &len);
		character(c, at, u, len);
	}
}

static void normalise(struct cleaner *c, struct zd_slice *out)
{
	struct zd_buf nfc = ZD_BUF_INIT;

	if (c->composed)
		return;
	zd_utf8_nfc(&nfc, *out);
	if (zd_slice_eq(zd_buf_slice(&nfc), *out)) {
		zd_buf_clear(&nfc);
		return;
	}
	zd_finding_add(c->findings, ZD_INFO, "normalised", (struct zd_slice){0},
		0, "characters were composed (Unicode form C)");
	zd_buf_clear(&c->out);
	c->out = nfc;
	*out = zd_buf_slice(&nfc);
}

int zd_bytes_clean(struct zd_slice *out, char **owned, struct zd_slice bytes,
	struct zd_findings *f, struct zd_error *err)
{
	struct cleaner c = {
		.in = bytes, .findings = f, .line = 1, .composed = true};
	int code = check(bytes, err);

	*owned = NULL;
	if (code)
		return code;
	if (zd_slice_starts(bytes, "\xef\xbb\xbf"))
		c.from = c.done = 3;
	walk(&c);
	*out = zd_slice_sub(bytes, c.from, bytes.len);
	if (c.out.len || c.done > c.from) {
		replace(&c, bytes.len, bytes.len, "");
		*out = zd_buf_slice(&c.out);
	}
	normalise(&c, out);
	*owned = c.out.ptr;
	return 0;
}

/* What "\u{2060}" at byte `at` stands for, and its bytes; 0: nothing. */
static uint32_t numbered(struct zd_slice s, size_t at, struct zd_slice open,
	struct zd_slice close, size_t *len)
{
	size_t i = at + open.len, first = i;
	uint32_t c = 0;

	for (; i < s.len && i < first + 6; i++) {
		char d = s.ptr[i];

		if (zd_is_digit(d))
			c = c * 16 + (uint32_t)(d - '0');
		else if (d >= 'A' && d <= 'F')
			c = c * 16 + (uint32_t)(d - 'A' + 10);
		else
			break;
	}
	*len = i + close.len - at;
	return zd_slice_eq(zd_slice_sub(s, i, i + close.len), close) &&
			(zd_utf8_is_unsafe(c) || c == '\\')
		? c
		: 0;
}

void zd_put_numbered(struct zd_buf *out, struct zd_slice s,
	struct zd_slice open, struct zd_slice close)
{
	size_t at, len;

	while ((at = zd_slice_find(s, open)) != SIZE_MAX) {
		uint32_t c = numbered(s, at, open, close, &len);

		zd_buf_put_slice(
			out, zd_slice_sub(s, 0, c ? at : at + open.len));
		if (c)
			zd_utf8_put(out, c);
		s = zd_slice_sub(s, at + (c ? len : open.len), s.len);
	}
	zd_buf_put_slice(out, s);
}
