#include "base/utf8.h"

#include <utf8proc.h>

#include "base/lanes.h"
#include "base/mem.h"
#include "base/num.h"

static size_t sequence(const unsigned char *p, size_t left)
{
	size_t n;

	if (p[0] < 0x80)
		return 1;
	n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
	if (p[0] < 0xc2 || p[0] > 0xf4 || left < n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
		(p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

static inline zd_lanes high_bits(zd_lanes v)
{
	return v;
}

/* The first byte at or behind i that is not ASCII, or one of the fifteen before
 * it; near the end when there is none. */
static size_t skip_ascii(struct zd_slice s, size_t i)
{
	return zd_lanes_skip(s.ptr, i, s.len, high_bits);
}

size_t zd_utf8_check(struct zd_slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t i = 0, n;

	while (i < s.len) {
		i = skip_ascii(s, i);
		if (i >= s.len)
			break;
		n = sequence(p + i, s.len - i);
		if (!n)
			return i;
		i += n;
	}
	return SIZE_MAX;
}

uint32_t zd_utf8_decode(struct zd_slice s, size_t at, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	size_t left = s.len - at;

	if (p[0] < 0x80) {
		*len = 1;
		return p[0];
	}
	if (p[0] < 0xe0 && left >= 2) {
		*len = 2;
		return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	}
	if (p[0] < 0xf0 && left >= 3) {
		*len = 3;
		return (uint32_t)(p[0] & 0x0f) << 12 |
			(uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	if (left >= 4) {
		*len = 4;
		return (uint32_t)(p[0] & 0x07) << 18 |
			(uint32_t)(p[1] & 0x3f) << 12 |
			(uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
	}
	*len = 1;
	return 0xfffd;
}

void zd_utf8_put(struct zd_buf *b, uint32_t c)
{
	unsigned char tmp[4];
	utf8proc_ssize_t n;

	/* utf8proc would write a surrogate. */
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	n = utf8proc_encode_char((utf8proc_int32_t)c, tmp);
	zd_buf_put(b, tmp, (size_t)n);
}

bool zd_utf8_is_plainly_nfc(struct zd_slice s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	for (size_t i = skip_ascii(s, 0); i < s.len; i++) {
		if (p[i] < 0xcc) { /* below U+0300 */
			if (i + 1 < s.len && p[i + 1] < 0x80)
				i = skip_ascii(s, i + 1) - 1;
			continue;
		}
		/* U+2010 to U+203F: dashes and quotes */
		if (p[i] == 0xe2 && i + 2 < s.len && p[i + 1] == 0x80 &&
			p[i + 2] >= 0x90) {
			i += 2;
			continue;
		}
		return false;
	}
	return true;
}

static void map(struct zd_buf *out, struct zd_slice s, utf8proc_option_t how)
{
	utf8proc_uint8_t *got = NULL;
	utf8proc_ssize_t n;

	if (!s.len)
		return;
	n = utf8proc_map((const utf8proc_uint8_t *)s.ptr,
		(utf8proc_ssize_t)s.len, &got, how);
	if (n < 0)
		zd_buf_put_slice(out, s);
	else
		zd_buf_put(out, got, (size_t)n);
	zd_free(got);
}

void zd_utf8_nfc(struct zd_buf *out, struct zd_slice s)
{
	if (zd_utf8_is_plainly_nfc(s))
		zd_buf_put_slice(out, s);
	else
		map(out, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

void zd_utf8_fold(struct zd_buf *out, struct zd_slice s)
{
	map(out, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

static utf8proc_category_t category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool zd_utf8_is_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
			(c >= 'a' && c <= 'z');
	switch (category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL: return true;
	default: return false;
	}
}

bool zd_utf8_is_mark(uint32_t c)
{
	switch (category(c)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME: return true;
	default: return false;
	}
}

bool zd_utf8_is_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return category(c) == UTF8PROC_CATEGORY_ND;
}

bool zd_utf8_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return category(c) == UTF8PROC_CATEGORY_LU ||
		category(c) == UTF8PROC_CATEGORY_LT;
}

bool zd_utf8_is_symbol(uint32_t c)
{
	switch (category(c)) {
	case UTF8PROC_CATEGORY_SM:
	case UTF8PROC_CATEGORY_SC:
	case UTF8PROC_CATEGORY_SO: return true;
	default: return false;
	}
}

uint32_t zd_utf8_lower(uint32_t c)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

bool zd_utf8_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (c == 0x85 || c == 0x200b || c == 0xfeff)
		return true;
	switch (category(c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return true;
	default: return false;
	}
}

bool zd_utf8_is_unsafe(uint32_t c)
{
	if (c < 0x80)
		return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
	/* Joiners are letters' business in Persian and the Indic scripts. */
	if (c == 0x200c || c == 0x200d)
		return false;
	switch (category(c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return true;
	default: return false;
	}
}

bool zd_utf8_is_spaceless(uint32_t c)
{
	if (c < 0x0e00)
		return false;
	return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x0f00 && c <= 0x0fff) ||
		(c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) ||
		(c >= 0xa9e0 && c <= 0xa9ff) || (c >= 0xaa60 && c <= 0xaa7f) ||
		(c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) ||
		(c >= 0x3041 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff) ||
		(c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
		(c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

int zd_utf8_width(uint32_t c)
{
	if (c >= 0x20 && c < 0x7f)
		return 1;
	/* Vowels and finals of a Hangul syllable stand in its first letter. */
	if (c >= 0x1160 && c <= 0x11ff)
		return 0;
	/* A spacing mark takes room, as its name says. */
	if (category(c) == UTF8PROC_CATEGORY_MC)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)c);
}

int zd_utf8_direction(struct zd_slice s)
{
	const utf8proc_property_t *p;
	size_t len;

	for (size_t at = 0; at < s.len; at += len) {
		p = utf8proc_get_property(
			(utf8proc_int32_t)zd_utf8_decode(s, at, &len));
		if (p->bidi_class == UTF8PROC_BIDI_CLASS_L)
			return 1;
		if (p->bidi_class == UTF8PROC_BIDI_CLASS_R ||
			p->bidi_class == UTF8PROC_BIDI_CLASS_AL)
			return -1;
	}
	return 0;
}

size_t zd_utf8_columns(struct zd_slice s)
{
	size_t n = 0, len;

	for (size_t i = 0; i < s.len; i += len)
		n += (size_t)zd_utf8_width(zd_utf8_decode(s, i, &len));
	return n;
}

size_t zd_utf8_cluster(struct zd_slice s, size_t at, size_t *columns)
{
	utf8proc_int32_t state = 0;
	uint32_t c, next;
	size_t end, len;

	c = zd_utf8_decode(s, at, &len);
	*columns = (size_t)zd_utf8_width(c);
	for (end = at + len; end < s.len; end += len, c = next) {
		next = zd_utf8_decode(s, end, &len);
		/* Among ASCII only a line's two ends are one cluster. */
		if (c < 0x80 && next < 0x80 && next != '\n')
			break;
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)c,
			    (utf8proc_int32_t)next, &state))
			break;
		*columns += (size_t)zd_utf8_width(next);
	}
	return end - at;
}

/* Burmese and Khmer write the next consonant below the one before this. */
static bool is_stacker(uint32_t c)
{
	return c == 0x1039 || c == 0x17d2;
}

static bool is_prefix(uint32_t c)
{
	return utf8proc_get_property((utf8proc_int32_t)c)->boundclass ==
		UTF8PROC_BOUNDCLASS_PREPEND;
}

static bool belongs(uint32_t c, uint32_t next, utf8proc_int32_t *state)
{
	bool border = utf8proc_grapheme_break_stateful(
		(utf8proc_int32_t)c, (utf8proc_int32_t)next, state);

	if (is_stacker(c) && zd_utf8_is_spaceless(next) &&
		zd_utf8_is_word(next))
		return true;
	return zd_utf8_is_mark(next) || (!border && !is_prefix(c));
}

size_t zd_utf8_letter(struct zd_slice s, size_t at)
{
	utf8proc_int32_t state = 0;
	uint32_t c, next;
	size_t end, len;

	c = zd_utf8_decode(s, at, &len);
	for (end = at + len; end < s.len; end += len, c = next) {
		next = zd_utf8_decode(s, end, &len);
		if (next < 0x80 || !belongs(c, next, &state))
			break;
	}
	return end - at;
}

bool zd_utf8_is_border(struct zd_slice s, size_t at)
{
	size_t before = at, len;

	if (!at || at >= s.len)
		return true;
	while (before && ((unsigned char)s.ptr[--before] & 0xc0) == 0x80)
		;
	return utf8proc_grapheme_break(
		(utf8proc_int32_t)zd_utf8_decode(s, before, &len),
		(utf8proc_int32_t)zd_utf8_decode(s, at, &len));
}
