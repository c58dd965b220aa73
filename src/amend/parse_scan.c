#include "amend/parse.h"

#include <stdarg.h>

#include "base/ascii.h"
#include "base/utf8.h"

static struct zd_slice whole(const struct zd_scan *s)
{
	return zd_slice(s->parse->text, s->end);
}

static char byte(const struct zd_scan *s, size_t at)
{
	return at < s->end ? s->parse->text[at] : '\0';
}

static uint32_t character(const struct zd_scan *s, size_t at, size_t *n)
{
	if (at < s->end)
		return zd_utf8_decode(whole(s), at, n);
	*n = 0;
	return 0;
}

int zd_scan_fail(const struct zd_scan *s, size_t at, const char *fmt, ...)
{
	struct zd_error *err = s->parse->err;
	struct zd_scan next = *s;
	size_t line, column;
	char message[512];
	va_list ap;

	if (s->quiet)
		return ZD_EFORMAT;
	va_start(ap, fmt);
	vsnprintf(message, sizeof(message), fmt, ap);
	va_end(ap);
	zd_error_set(err, ZD_EFORMAT, "%s", message);
	/* Point at what stands there instead, not at the space before. */
	next.at = at;
	if (!zd_scan_end(&next))
		at = next.at;
	zd_parse_where(s->parse, at, &line, &column);
	zd_error_place(err, s->parse->path, line, column);
	return ZD_EFORMAT;
}

void zd_scan_space(struct zd_scan *s)
{
	size_t n;

	while (s->at < s->end && zd_utf8_is_space(character(s, s->at, &n)))
		s->at += n;
}

bool zd_scan_end(struct zd_scan *s)
{
	zd_scan_space(s);
	return s->at >= s->end;
}

bool zd_scan_char(struct zd_scan *s, char c)
{
	zd_scan_space(s);
	if (byte(s, s->at) != c || s->at >= s->end)
		return false;
	s->at++;
	return true;
}

bool zd_scan_words(struct zd_scan *s, const char *words)
{
	size_t was = s->at;
	struct zd_slice rest = zd_slice_str(words), word;

	while (rest.ptr) {
		word = zd_slice_cut(&rest, ' ');
		zd_scan_space(s);
		if (!zd_slice_caseeq(
			    zd_slice_sub(whole(s), s->at, s->at + word.len),
			    word) ||
			zd_is_letter(byte(s, s->at + word.len))) {
			s->at = was;
			return false;
		}
		s->at += word.len;
	}
	return true;
}

int zd_scan_any(struct zd_scan *s, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (zd_scan_words(s, words[i]))
			return i;
	return -1;
}

/* --- Quotes --------------------------------------------------------------- */

static bool opens(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0x201c || c == 0x2018 ||
		c == 0xab || c == 0x201e || c == 0x300c || c == 0x300e ||
		c == 0xff02;
}

bool zd_scan_at_quote(struct zd_scan *s)
{
	size_t n;

	zd_scan_space(s);
	return opens(character(s, s->at, &n));
}

/* May an apostrophe at `at` be the closing quote? Only where the sentence
 * goes on as an instruction does. */
static bool ends_single(struct zd_scan *s, size_t at, size_t n)
{
	static const char *const go_on[] = {"with", "by", "after", "before",
		"and", "at", "in", "from", "to", "wherever", "throughout",
		"insert", "add", "replace", "delete", NULL};
	struct zd_scan next = *s;

	next.at = at + n;
	if (at && zd_utf8_is_space((unsigned char)byte(s, at - 1)))
		return false;
	if (zd_is_letter(byte(s, next.at)))
		return false;
	return zd_scan_end(&next) || strchr(",.;:()", byte(s, next.at)) ||
		zd_scan_any(&next, go_on) >= 0;
}

static bool closes(struct zd_scan *s, uint32_t open, uint32_t c, size_t n)
{
	switch (open) {
	case '"': return c == '"';
	case 0x201c: return c == 0x201d;
	case 0x201e: return c == 0x201c || c == 0x201d;
	case 0xab: return c == 0xbb;
	case 0x300c: return c == 0x300d; /* of Chinese: the corners */
	case 0x300e: return c == 0x300f;
	case 0xff02: return c == 0xff02; /* and the wide one */
	case 0x2018: return c == 0x2019 && ends_single(s, s->at, n);
	default: return c == '\'' && ends_single(s, s->at, n);
	}
}

int zd_scan_quote(struct zd_scan *s, struct zd_slice *out)
{
	size_t n, from, opened, depth = 0;
	uint32_t open, c;

	zd_scan_space(s);
	opened = s->at;
	open = character(s, s->at, &n);
	if (!opens(open))
		return zd_scan_fail(s, opened, "expected words in quotes");
	s->at += n;
	from = s->at;
	for (; s->at < s->end; s->at += n) {
		c = character(s, s->at, &n);
		if (c == '\\' && s->at + 1 < s->end) {
			character(s, s->at + 1, &n);
			n++;
			continue;
		}
		if (closes(s, open, c, n)) {
			if (!depth--) {
				*out = zd_slice_sub(whole(s), from, s->at);
				s->at += n;
				return ZD_OK;
			}
		} else if (c == open &&
			(c == 0x201c || c == 0xab || c == 0x300c ||
				c == 0x300e)) {
			depth++;
		}
	}
	s->at = opened;
	return zd_scan_fail(s, opened,
		"expected the closing quote: the quote that opens here is "
		"never closed");
}

bool zd_scan_label(struct zd_scan *s, struct zd_label *out)
{
	char line[96];
	size_t n;

	zd_scan_space(s);
	n = s->end - s->at < sizeof(line) ? s->end - s->at : sizeof(line);
	memcpy(line, s->parse->text + s->at, n);
	for (size_t i = 0; i < n; i++)
		if (line[i] == '\n')
			line[i] = ' ';
	n = zd_label_parse(zd_slice(line, n), out);
	s->at += n;
	return n;
}
