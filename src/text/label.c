#include "text/label.h"

#include <string.h>

#include "base/ascii.h"

static size_t skip_spaces(struct zd_slice s, size_t i)
{
	while (zd_slice_at(s, i) == ' ' || zd_slice_at(s, i) == '\t')
		i++;
	return i;
}

/* The bytes of the ASCII word at i. */
static struct zd_slice word_at(struct zd_slice s, size_t i)
{
	size_t end = i;

	while (zd_is_letter(zd_slice_at(s, end)))
		end++;
	return zd_slice_sub(s, i, end);
}

static const char *const ordinals[] = {"bis", "ter", "quater", "quinquies",
	"sexies", "septies", "octies", "nonies", "decies"};

unsigned zd_ordinal_parse(struct zd_slice word)
{
	for (unsigned i = 0; i < sizeof(ordinals) / sizeof(ordinals[0]); i++)
		if (zd_slice_caseeq(word, zd_slice_str(ordinals[i])))
			return i + 2;
	if (zd_slice_caseeq(word, ZD_LIT("quat")))
		return 4;
	if (zd_slice_caseeq(word, ZD_LIT("quinques")))
		return 5;
	return 0;
}

const char *zd_ordinal_name(unsigned n)
{
	return n >= 2 && n <= 10 ? ordinals[n - 2] : NULL;
}

static unsigned roman_digit(char c)
{
	switch (c | 0x20) {
	case 'i': return 1;
	case 'v': return 5;
	case 'x': return 10;
	case 'l': return 50;
	case 'c': return 100;
	case 'd': return 500;
	case 'm': return 1000;
	default: return 0;
	}
}

/* Writes n below 4000 in lower case; the length. */
static size_t roman_write(char *out, unsigned n)
{
	static const struct {
		unsigned value;
		char text[3];
	} steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
		{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
	size_t len = 0;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		for (; n >= steps[i].value; n -= steps[i].value)
			for (const char *p = steps[i].text; *p; p++)
				out[len++] = *p;
	return len;
}

unsigned zd_roman_parse(struct zd_slice s)
{
	unsigned sum = 0, digit, next;
	char again[16];

	/* The longest below 4000 is mmmdccclxxxviii. */
	if (!s.len || s.len > 15)
		return 0;
	for (size_t i = 0; i < s.len; i++) {
		digit = roman_digit(s.ptr[i]);
		if (!digit || !zd_is_letter(s.ptr[i]))
			return 0;
		next = roman_digit(zd_slice_at(s, i + 1));
		sum = digit < next ? sum - digit : sum + digit;
	}
	if (!sum || sum >= 4000)
		return 0;
	/* Only the usual form: not "iiii", not "vx". */
	return zd_slice_caseeq(s, zd_slice(again, roman_write(again, sum)))
		? sum
		: 0;
}

/* "a", "aa", "iv", "12": what may stand between a mark's parentheses. */
static bool is_sign(struct zd_slice s)
{
	unsigned roman;

	if (!s.len || s.len >= sizeof(((struct zd_sign *)0)->text))
		return false;
	if (zd_is_digit(s.ptr[0])) {
		for (size_t i = 0; i < s.len; i++)
			if (!zd_is_digit(s.ptr[i]))
				return false;
		return s.len <= 3;
	}
	if (!zd_is_letter(s.ptr[0]))
		return false;
	if (s.len == 1 || (s.len == 2 && s.ptr[0] == s.ptr[1]))
		return true;
	roman = zd_roman_parse(s);
	return roman && roman < 100;
}

static unsigned ordinal_at(uint16_t bis, unsigned k)
{
	return bis >> (4 * k) & 15;
}

static unsigned count_ordinals(uint16_t bis)
{
	unsigned n = 0;

	while (n < ZD_LABEL_ORDINALS && ordinal_at(bis, n))
		n++;
	return n;
}

bool zd_ordinal_next(uint16_t *bis)
{
	unsigned n = count_ordinals(*bis);
	unsigned last = n ? n - 1 : 0, is = ordinal_at(*bis, last);

	if (is >= 10)
		return false;
	is = is ? is + 1 : 2;
	*bis = (uint16_t)((*bis & ~(15u << (4 * last))) | is << (4 * last));
	return true;
}

static size_t parse_number(struct zd_slice s, size_t i, uint32_t *number);

/* The number behind "alt", if there is one. */
static size_t parse_alt(struct zd_slice s, size_t i, uint16_t *alt)
{
	size_t j = i, end;
	uint32_t n;

	*alt = 1;
	if (zd_slice_at(s, j) == '.' || zd_slice_at(s, j) == '-')
		j++;
	j = skip_spaces(s, j);
	end = parse_number(s, j, &n);
	if (!end || !n || n > 99 || zd_is_letter(zd_slice_at(s, end)))
		return i;
	*alt = (uint16_t)n;
	return end;
}

/* One of " bis", ".alt2" at i; i itself when there is none. */
static size_t parse_word(
	struct zd_slice s, size_t i, uint16_t *bis, uint16_t *alt)
{
	size_t j = skip_spaces(s, i);
	unsigned n = count_ordinals(*bis), is;
	struct zd_slice word;

	if (j == i && (zd_slice_at(s, i) == '.' || zd_slice_at(s, i) == '-'))
		j++;
	word = word_at(s, j);
	if (word.len < 3 || *alt)
		return i;
	is = zd_ordinal_parse(word);
	if (is && n < ZD_LABEL_ORDINALS) {
		*bis = (uint16_t)(*bis | is << (4 * n));
		return j + word.len;
	}
	if (zd_slice_caseeq(word, ZD_LIT("alt")))
		return parse_alt(s, j + word.len, alt);
	return i;
}

static size_t parse_words(
	struct zd_slice s, size_t i, uint16_t *bis, uint16_t *alt)
{
	size_t next;

	while ((next = parse_word(s, i, bis, alt)) != i)
		i = next;
	return i;
}

/* "(iv)", "(iv bis)" at i: its bytes, or 0. */
static size_t sign_in_parentheses(
	struct zd_slice s, size_t i, struct zd_sign *sign)
{
	struct zd_slice text;
	size_t end = i + 1;

	if (zd_slice_at(s, i) != '(')
		return 0;
	while (zd_is_alnum(zd_slice_at(s, end)))
		end++;
	text = zd_slice_sub(s, i + 1, end);
	if (!is_sign(text))
		return 0;
	memset(sign, 0, sizeof(*sign));
	memcpy(sign->text, text.ptr, text.len);
	end = parse_words(s, end, &sign->bis, &sign->alt);
	return zd_slice_at(s, end) == ')' && end - i < ZD_SIGN_ROOM - 1
		? end + 1 - i
		: 0;
}

static bool goes_on(char c)
{
	return zd_is_lower(c) || zd_is_digit(c);
}

/* More letters than a mark has, and no stop or parenthesis within them. */
static bool begins_word(struct zd_slice line)
{
	size_t most = sizeof(((struct zd_sign *)0)->text);

	for (size_t i = 1; i < most; i++)
		if (!zd_is_letter(zd_slice_at(line, i)))
			return zd_slice_at(line, i) != ')' &&
				zd_slice_at(line, i) != '.';
	return true;
}

size_t zd_mark_parse(struct zd_slice line, bool letters)
{
	struct zd_slice bare;
	struct zd_sign sign;
	size_t n;

	if (zd_is_letter(zd_slice_at(line, 0)) && begins_word(line))
		return 0;
	n = sign_in_parentheses(line, 0, &sign);
	if (n)
		return goes_on(zd_slice_at(line, n)) ? 0 : n;
	if (zd_slice_at(line, 0) == '-')
		return zd_slice_at(line, 1) == ' ' ? 1 : 0;
	if (zd_slice_starts(line, "\u2022"))
		return strlen("\u2022");
	if (zd_slice_starts(line, "\u2013 "))
		return strlen("\u2013");
	bare = word_at(line, 0);
	if (!is_sign(bare))
		return 0;
	n = bare.len + 1;
	if (zd_slice_at(line, n - 1) == ')')
		return goes_on(zd_slice_at(line, n)) ? 0 : n;
	return letters && zd_slice_at(line, n - 1) == '.' &&
			zd_slice_at(line, n) == ' '
		? n
		: 0;
}

/* --- Labels ------------------------------------------------------------ */

static enum zd_series series_of(struct zd_slice word)
{
	static const struct {
		const char *word;
		enum zd_series series;
	} known[] = {{"para", ZD_SERIES_PLAIN}, {"paras", ZD_SERIES_PLAIN},
		{"paragraph", ZD_SERIES_PLAIN},
		{"paragraphs", ZD_SERIES_PLAIN}};

	if (word.len == 2 && (word.ptr[1] | 0x20) == 'p')
		return (word.ptr[0] | 0x20) == 'p'    ? ZD_SERIES_PP
			: (word.ptr[0] | 0x20) == 'o' ? ZD_SERIES_OP
						      : ZD_SERIES_NONE;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zd_slice_caseeq(word, zd_slice_str(known[i].word)))
			return known[i].series;
	return ZD_SERIES_NONE;
}

/* "OP ", "para. ", "operative paragraph ": the bytes before the number. */
static size_t parse_series(struct zd_slice s, enum zd_series *series)
{
	struct zd_slice word = word_at(s, 0);
	enum zd_series part = ZD_SERIES_NONE;
	size_t i;

	*series = ZD_SERIES_PLAIN;
	if (!word.len)
		return 0;
	if (zd_slice_caseeq(word, ZD_LIT("preambular")))
		part = ZD_SERIES_PP;
	else if (zd_slice_caseeq(word, ZD_LIT("operative")))
		part = ZD_SERIES_OP;
	if (part) {
		i = skip_spaces(s, word.len);
		word = word_at(s, i);
		*series = part;
		if (series_of(word) != ZD_SERIES_PLAIN)
			return SIZE_MAX;
		i += word.len;
	} else {
		*series = series_of(word);
		if (!*series)
			return SIZE_MAX;
		i = word.len;
	}
	if (zd_slice_at(s, i) == '.' || zd_slice_at(s, i) == '-')
		i++;
	return skip_spaces(s, i);
}

static size_t parse_number(struct zd_slice s, size_t i, uint32_t *number)
{
	size_t from = i;

	*number = 0;
	while (zd_is_digit(zd_slice_at(s, i)) && i - from < ZD_LABEL_DIGITS)
		*number = *number * 10 + (uint32_t)(zd_slice_at(s, i++) - '0');
	if (i == from || zd_is_digit(zd_slice_at(s, i)))
		return 0;
	/* 73/195, 4.5 and 1,000 are numbers, not labels. */
	if (zd_slice_at(s, i) && strchr("/.,", zd_slice_at(s, i)) &&
		zd_is_digit(zd_slice_at(s, i + 1)))
		return 0;
	return i;
}

/* The words behind a sign that ends at i: "(i) bis". */
static size_t parse_behind(struct zd_slice s, size_t i, struct zd_sign *sign)
{
	struct zd_sign with = *sign;
	size_t end = parse_words(s, i, &with.bis, &with.alt);

	if (zd_is_alnum(zd_slice_at(s, end)))
		return i;
	*sign = with;
	return end;
}

static size_t parse_path(struct zd_slice s, size_t i, struct zd_label *out)
{
	struct zd_slice word;
	struct zd_sign sign;
	size_t j, n;

	j = skip_spaces(s, i);
	if (j == i && zd_slice_at(s, i) != '(')
		return i;
	word = word_at(s, j);
	if (j > i && !out->depth && zd_slice_caseeq(word, ZD_LIT("chapeau"))) {
		out->chapeau = true;
		return j + word.len;
	}
	while (out->depth < ZD_LABEL_PATH) {
		j = skip_spaces(s, i);
		n = sign_in_parentheses(s, j, &sign);
		if (!n)
			break;
		n = parse_behind(s, j + n, &sign);
		if (goes_on(zd_slice_at(s, n)))
			break;
		out->path[out->depth++] = sign;
		i = n;
	}
	return i;
}

/* "OP12", "PP3. ", as nearly all are written; 0 when it is another. */
static size_t parse_usual(struct zd_slice s, struct zd_label *out)
{
	size_t i = 2;

	if (s.len < 3 || s.ptr[1] != 'P' ||
		(s.ptr[0] != 'P' && s.ptr[0] != 'O'))
		return 0;
	while (i < 2 + ZD_LABEL_DIGITS && zd_is_digit(zd_slice_at(s, i)))
		out->number = out->number * 10 + (uint32_t)(s.ptr[i++] - '0');
	if (i == 2 ||
		(i < s.len &&
			(s.ptr[i] != '.' ||
				(i + 1 < s.len && s.ptr[i + 1] != ' ')))) {
		out->number = 0;
		return 0;
	}
	out->series = s.ptr[0] == 'P' ? ZD_SERIES_PP : ZD_SERIES_OP;
	return i;
}

bool zd_sign_is(struct zd_slice mark, struct zd_sign *sign)
{
	size_t n = sign_in_parentheses(mark, 0, sign);

	return n && n == mark.len;
}

size_t zd_sign_typed(struct zd_slice line, struct zd_sign *sign)
{
	size_t n = sign_in_parentheses(line, 0, sign);
	size_t end = n ? parse_behind(line, n, sign) : 0;

	if (end == n)
		return 0;
	if (zd_slice_at(line, end) == '.' || zd_slice_at(line, end) == ':')
		end++;
	return end == line.len || zd_slice_at(line, end) == ' ' ? end : 0;
}

bool zd_sign_matches(const struct zd_sign *sign, struct zd_slice mark)
{
	struct zd_sign own;

	return zd_sign_is(mark, &own) && own.bis == sign->bis &&
		own.alt == sign->alt &&
		zd_slice_caseeq(
			zd_slice_str(own.text), zd_slice_str(sign->text));
}

size_t zd_label_parse(struct zd_slice s, struct zd_label *out)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	i = parse_usual(s, out);
	if (i)
		return i;
	i = parse_series(s, &out->series);
	if (i == SIZE_MAX)
		return 0;
	i = parse_number(s, i, &out->number);
	if (!i)
		return 0;
	/* "6c" */
	if (zd_is_letter(zd_slice_at(s, i)) && word_at(s, i).len == 1) {
		out->path[out->depth++].text[0] = s.ptr[i];
		return parse_path(
			s, parse_behind(s, i + 1, &out->path[0]), out);
	}
	i = parse_words(s, i, &out->bis, &out->alt);
	if (zd_is_alnum(zd_slice_at(s, i)))
		return 0;
	return parse_path(s, i, out);
}

bool zd_label_is(struct zd_slice s, struct zd_label *out)
{
	size_t n;

	s = zd_slice_trim(s);
	if (s.len && s.ptr[s.len - 1] == '.')
		s.len--;
	n = zd_label_parse(s, out);
	return n && n == s.len;
}

/* "OP12", "12" */
static void put_number(struct zd_buf *out, enum zd_series series, uint32_t n)
{
	char text[12];
	size_t i = sizeof(text);

	do {
		text[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	if (series != ZD_SERIES_PLAIN) {
		text[--i] = 'P';
		text[--i] = series == ZD_SERIES_PP ? 'P' : 'O';
	}
	zd_buf_put(out, text + i, sizeof(text) - i);
}

static void put_words(struct zd_buf *out, uint16_t bis, unsigned alt)
{
	for (unsigned k = 0; k < count_ordinals(bis); k++)
		zd_buf_printf(out, " %s", zd_ordinal_name(ordinal_at(bis, k)));
	if (alt)
		zd_buf_puts(out, " alt");
	if (alt > 1)
		zd_buf_printf(out, " %u", alt);
}

void zd_sign_format(struct zd_buf *out, const struct zd_sign *sign)
{
	zd_buf_printf(out, "(%s", sign->text);
	put_words(out, sign->bis, sign->alt);
	zd_buf_putc(out, ')');
}

void zd_label_format(struct zd_buf *out, const struct zd_label *label)
{
	if (label->series)
		put_number(out, label->series, label->number);
	put_words(out, label->bis, label->alt);
	if (label->chapeau)
		zd_buf_puts(out, " chapeau");
	for (unsigned i = 0; i < label->depth; i++) {
		if (i || label->series)
			zd_buf_putc(out, ' ');
		zd_sign_format(out, &label->path[i]);
	}
}

/*
 * A value that orders signs whatever they are compared with. Only "i" is
 * both a letter and a numeral that occurs: every numeral stands where the
 * letter i does, in its own order, and so a … h i j and i ii … v … x are
 * both in order. Letters beyond u are taken for numerals where they can be.
 */
static unsigned long sign_key(const char *sign)
{
	struct zd_slice s = zd_slice_str(sign);
	unsigned roman = zd_roman_parse(s);
	unsigned long letter;

	if (zd_is_digit(sign[0])) {
		letter = 0;
		for (; zd_is_digit(*sign); sign++)
			letter = letter * 10 + (unsigned long)(*sign - '0');
		return letter * 10000;
	}
	letter = (unsigned long)((sign[0] | 0x20) - 'a' + 1);
	if (s.len == 1 && !strchr("ivxIVX", sign[0]))
		return letter * 10000;
	if (roman)
		return 9ul * 10000 + roman;
	return (26ul * (s.len - 1) + letter) * 10000;
}

static int cmp(unsigned long a, unsigned long b)
{
	return a < b ? -1 : a > b;
}

/* Ordinals, in the order of a text: bis, bis bis, bis ter, ter. */
static unsigned long ordinals_key(uint16_t bis)
{
	return ordinal_at(bis, 0) << 8 | ordinal_at(bis, 1) << 4 |
		ordinal_at(bis, 2);
}

static int cmp_words(
	uint16_t bis, uint16_t alt, uint16_t other_bis, uint16_t other_alt)
{
	int c = cmp(ordinals_key(bis), ordinals_key(other_bis));

	return c ? c : cmp(alt, other_alt);
}

static int cmp_signs(const struct zd_sign *a, const struct zd_sign *b)
{
	int c = cmp(sign_key(a->text), sign_key(b->text));

	if (!c)
		c = strcmp(a->text, b->text);
	return c ? c : cmp_words(a->bis, a->alt, b->bis, b->alt);
}

int zd_label_cmp(const struct zd_label *a, const struct zd_label *b)
{
	int c = cmp(a->series, b->series);

	if (!c)
		c = cmp(a->number, b->number);
	if (!c)
		c = cmp_words(a->bis, a->alt, b->bis, b->alt);
	if (!c)
		c = cmp(!!a->depth, !!b->depth);
	if (!c)
		c = cmp(a->chapeau, b->chapeau);
	for (unsigned i = 0; !c && i < a->depth && i < b->depth; i++)
		c = cmp_signs(&a->path[i], &b->path[i]);
	if (!c)
		c = cmp(a->depth, b->depth);
	return c < 0 ? -1 : c > 0;
}
