#include "render/escape.h"

#include "base/ascii.h"
#include "base/lanes.h"
#include "base/utf8.h"

/* For each byte, the contexts where it needs a second look: some signs in
 * some, all that is not printable ASCII in every one. */
enum {
	HTML = 1,
	MARKDOWN = 2,
	JSON = 4,
	MARKED = 8,
	LATEX = 16,
	OTHER = 32,
};

#define FOUR(c)                                                                \
	[(c)] = OTHER, [(c) + 1] = OTHER, [(c) + 2] = OTHER, [(c) + 3] = OTHER
#define SIXTEEN(c) FOUR(c), FOUR((c) + 4), FOUR((c) + 8), FOUR((c) + 12)

static const uint8_t looks[256] = {
	SIXTEEN(0x00),
	SIXTEEN(0x10),
	SIXTEEN(0x80),
	SIXTEEN(0x90),
	SIXTEEN(0xa0),
	SIXTEEN(0xb0),
	SIXTEEN(0xc0),
	SIXTEEN(0xd0),
	SIXTEEN(0xe0),
	SIXTEEN(0xf0),
	[0x7f] = OTHER,
	['!'] = MARKDOWN,
	['"'] = HTML | MARKDOWN | JSON,
	['#'] = MARKDOWN | LATEX,
	['$'] = MARKDOWN | LATEX,
	['%'] = MARKDOWN | LATEX,
	['&'] = HTML | MARKDOWN | LATEX,
	['\''] = HTML | MARKDOWN,
	['('] = MARKDOWN,
	[')'] = MARKDOWN,
	['*'] = MARKDOWN,
	['+'] = MARKDOWN,
	['-'] = MARKDOWN,
	['.'] = MARKDOWN,
	[':'] = MARKDOWN,
	['<'] = HTML | MARKDOWN,
	['='] = MARKDOWN,
	['>'] = HTML | MARKDOWN,
	['@'] = MARKDOWN,
	['['] = MARKDOWN | MARKED,
	['\\'] = MARKDOWN | JSON | MARKED | LATEX,
	[']'] = MARKDOWN | MARKED,
	['^'] = MARKDOWN | LATEX,
	['_'] = MARKDOWN | LATEX,
	['`'] = MARKDOWN,
	['{'] = MARKDOWN | MARKED | LATEX,
	['|'] = MARKDOWN,
	['}'] = MARKDOWN | MARKED | LATEX,
	['~'] = MARKDOWN | LATEX,
};

/* The bytes of the character at p when it is surely safe, else 0: Latin
 * letters, Cyrillic, most of Han, dashes and quotes, without a look-up. */
static size_t surely_safe(const unsigned char *p, size_t left)
{
	if (left >= 2 && (p[0] == 0xc3 || (p[0] >= 0xd0 && p[0] <= 0xd3)))
		return 2;
	if (left >= 3 && p[0] >= 0xe4 && p[0] <= 0xe8)
		return 3;
	if (left >= 3 && p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 &&
		p[2] <= 0xa7)
		return 3;
	return 0;
}

/* "¶" and "»", which marked text keeps for gaps and for the program's voice. */
static bool is_kept(struct zd_slice s, size_t at)
{
	return s.ptr[at] == '\xc2' && at + 1 < s.len &&
		(s.ptr[at + 1] == '\xb6' || s.ptr[at + 1] == '\xbb');
}

/* Not letters, digits, spaces and commas, nor what stands beside them in
 * ASCII: none of those needs a second look where the text is marked or for a
 * terminal. */
static inline zd_lanes odd_lanes(zd_lanes v)
{
	return (zd_lanes)(v < ' ') | (zd_lanes)((v & 0xdf) > 'Z');
}

/* Skips bytes without an odd one, many at a time. */
static size_t skip_wide(struct zd_slice s, size_t at)
{
	at = zd_lanes_skip(s.ptr, at, s.len, odd_lanes);
	/* What is left, with bytes that were seen. */
	if (at + ZD_LANES > s.len && s.len >= ZD_LANES &&
		!zd_lanes_mask(
			odd_lanes(zd_lanes_load(s.ptr + (s.len - ZD_LANES)))))
		return s.len;
	return at;
}

/* The first byte from `at` on that needs a second look. */
static size_t skip(struct zd_slice s, size_t at, unsigned mask)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	if (!(mask & ~(MARKED | OTHER)))
		at = skip_wide(s, at);

	while (at + 4 <= s.len &&
		!((looks[p[at]] | looks[p[at + 1]] | looks[p[at + 2]] |
			  looks[p[at + 3]]) &
			mask))
		at += 4;
	while (at < s.len && !(looks[p[at]] & mask))
		at++;
	return at;
}

/* The end of the bytes from `at` on that can be copied as they are. */
static size_t clean(struct zd_slice s, size_t at, unsigned context)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t len;

	for (;;) {
		at = skip(s, at, context | OTHER);
		if (at == s.len || p[at] < 0x80)
			return at;
		if (context == MARKED && is_kept(s, at))
			return at;
		len = surely_safe(p + at, s.len - at);
		if (!len && zd_utf8_is_unsafe(zd_utf8_decode(s, at, &len)))
			return at;
		at += len;
	}
}

/* Appends what may stand as it is, from *at on, and moves *at behind it;
 * false at the end of s. */
static bool copy_clean(
	struct zd_buf *out, struct zd_slice s, size_t *at, unsigned context)
{
	size_t end;

	if (*at >= s.len)
		return false;
	end = clean(s, *at, context);
	zd_buf_put(out, s.ptr + *at, end - *at);
	*at = end;
	return end < s.len;
}

static bool is_printable(char c)
{
	return c >= 0x20 && c < 0x7f;
}

static char last(const struct zd_buf *out)
{
	return out->len ? out->ptr[out->len - 1] : '\n';
}

/* Shows the unsafe character at *at by its number, between the given signs,
 * and moves *at behind it. */
static void show_number(struct zd_buf *out, struct zd_slice s, size_t *at,
	const char *open, const char *close)
{
	size_t len;
	uint32_t c = zd_utf8_decode(s, *at, &len);

	zd_buf_printf(out, "%s%X%s", open, c, close);
	*at += len;
}

/* The same where a line is only white space: tab, line feed. */
static void show_flowing(struct zd_buf *out, struct zd_slice s, size_t *at,
	const char *open, const char *close)
{
	if (s.ptr[*at] == '\t' || s.ptr[*at] == '\n') {
		zd_buf_putc(out, ' ');
		++*at;
		return;
	}
	show_number(out, s, at, open, close);
}

void zd_escape_term(struct zd_buf *out, struct zd_slice s)
{
	size_t at = 0;

	while (copy_clean(out, s, &at, 0))
		show_number(out, s, &at, "\\u{", "}");
}

bool zd_escape_marked_pair(char before, char c)
{
	switch (c) {
	case '-':
	case '>':
	case '^': return before == '[';
	case '+':
	case '<': return before == '{';
	case ']': return before == '-' || before == '>';
	case '}': return before == '+' || before == '<';
	default: return false;
	}
}

void zd_escape_marked(struct zd_buf *out, struct zd_slice s)
{
	size_t at = 0;

	if (s.len && zd_escape_marked_pair(last(out), s.ptr[0]))
		zd_buf_putc(out, '\\');
	while (copy_clean(out, s, &at, MARKED)) {
		char c = s.ptr[at];

		if (is_kept(s, at)) {
			zd_buf_putc(out, '\\');
			zd_buf_put(out, s.ptr + at, 2);
			at += 2;
			continue;
		}
		if (!is_printable(c)) {
			show_number(out, s, &at, "\\u{", "}");
			continue;
		}
		if (c == '\\' || zd_escape_marked_pair(last(out), c))
			zd_buf_putc(out, '\\');
		zd_buf_putc(out, c);
		if (++at < s.len && zd_escape_marked_pair(c, s.ptr[at]))
			zd_buf_putc(out, '\\');
	}
}

static void put_entity(struct zd_buf *out, char c)
{
	switch (c) {
	case '&': zd_buf_puts(out, "&amp;"); break;
	case '<': zd_buf_puts(out, "&lt;"); break;
	case '>': zd_buf_puts(out, "&gt;"); break;
	case '"': zd_buf_puts(out, "&quot;"); break;
	default: zd_buf_puts(out, "&#39;"); break;
	}
}

void zd_escape_html(struct zd_buf *out, struct zd_slice s)
{
	size_t at = 0;

	while (copy_clean(out, s, &at, HTML))
		if (is_printable(s.ptr[at]))
			put_entity(out, s.ptr[at++]);
		else
			show_flowing(out, s, &at, "\\u{", "}");
}

void zd_escape_xml(struct zd_buf *out, struct zd_slice s)
{
	zd_escape_html(out, s);
}

/* The longest number or letter that a list sign can have: "viii.", "2018." */
#define LIST_SIGN 12u

/* True when nothing but letters and digits stands since the line began. */
static bool after_list_number(const struct zd_buf *out, size_t line)
{
	if (line == SIZE_MAX || out->len <= line || out->len - line > LIST_SIGN)
		return false;
	for (size_t i = line; i < out->len; i++)
		if (!zd_is_alnum(out->ptr[i]))
			return false;
	return true;
}

static bool after_www(const struct zd_buf *out)
{
	return out->len >= 3 &&
		zd_slice_caseeq(
			zd_slice(out->ptr + out->len - 3, 3), ZD_LIT("www"));
}

/* Whether the sign s.ptr[at] would mean something to some Markdown reader at
 * this place of the output. */
static bool means_something(
	const struct zd_buf *out, struct zd_slice s, size_t at, size_t line)
{
	bool begins = out->len == line;
	char next = at + 1 < s.len ? s.ptr[at + 1] : ' ';

	switch (s.ptr[at]) {
	case '-': return begins || last(out) == '-';
	case '.':
		return begins || last(out) == '.' || after_www(out) ||
			after_list_number(out, line);
	case ')': return after_list_number(out, line);
	case ':': /* definitions, addresses, :smile: */
		return begins || !at || zd_is_alnum(next) ||
			strchr("/_+-", next);
	case '+':
	case '=':
	case '%':
	case '(': return begins;
	default: return true;
	}
}

void zd_escape_markdown(struct zd_buf *out, struct zd_slice s, size_t line)
{
	size_t at = 0;

	while (out->len == line && s.len &&
		(s.ptr[0] == ' ' || s.ptr[0] == '\t'))
		s = zd_slice_sub(s, 1, s.len); /* an indented line is code */
	if (s.len && s.ptr[0] == '/' && last(out) == ':')
		zd_buf_putc(out, '\\');
	while (copy_clean(out, s, &at, MARKDOWN)) {
		if (!is_printable(s.ptr[at])) {
			show_flowing(out, s, &at, "\\\\u\\{", "\\}");
			continue;
		}
		if (means_something(out, s, at, line))
			zd_buf_putc(out, '\\');
		zd_buf_putc(out, s.ptr[at++]);
	}
}

void zd_escape_critic(struct zd_buf *out, struct zd_slice s, size_t line)
{
	/* "{++" + "+x": the first sign of the text is told from the mark. */
	if (s.len && strchr("+-=", s.ptr[0]) && strchr("+-=~", last(out)) &&
		out->len != line) {
		zd_buf_putc(out, '\\');
		zd_buf_putc(out, s.ptr[0]);
		s = zd_slice_sub(s, 1, s.len);
	}
	zd_escape_markdown(out, s, line);
}

void zd_escape_yaml(struct zd_buf *out, struct zd_slice s)
{
	size_t at = 0;

	while (copy_clean(out, s, &at, JSON)) {
		if (!is_printable(s.ptr[at])) {
			show_flowing(out, s, &at, "\\\\u{", "}");
			continue;
		}
		zd_buf_putc(out, '\\');
		zd_buf_putc(out, s.ptr[at++]);
	}
}

void zd_escape_json(struct zd_buf *out, struct zd_slice s)
{
	size_t at = 0, len;
	uint32_t c;

	while (copy_clean(out, s, &at, JSON)) {
		if (is_printable(s.ptr[at])) {
			zd_buf_putc(out, '\\');
			zd_buf_putc(out, s.ptr[at++]);
			continue;
		}
		c = zd_utf8_decode(s, at, &len);
		at += len;
		if (c > 0xffff) {
			c -= 0x10000;
			zd_buf_printf(out, "\\u%04x\\u%04x", 0xd800 + (c >> 10),
				0xdc00 + (c & 0x3ff));
		} else {
			zd_buf_printf(out, "\\u%04x", c);
		}
	}
}

void zd_escape_latex(struct zd_buf *out, struct zd_slice s)
{
	size_t at = 0;

	while (copy_clean(out, s, &at, LATEX)) {
		if (!is_printable(s.ptr[at])) {
			show_flowing(
				out, s, &at, "\\textbackslash{}u\\{", "\\}");
			continue;
		}
		switch (s.ptr[at]) {
		case '\\': zd_buf_puts(out, "\\textbackslash{}"); break;
		case '^': zd_buf_puts(out, "\\textasciicircum{}"); break;
		case '~': zd_buf_puts(out, "\\textasciitilde{}"); break;
		default: zd_buf_putc(out, '\\'); zd_buf_putc(out, s.ptr[at]);
		}
		at++;
	}
}
