#include "base/utf8.h"

#include <criterion/criterion.h>
#include <iconv.h>
#include <stdint.h>

#include "base/mem.h"

#define LAST 0x10ffffu

static bool is_scalar(uint32_t c)
{
	return c <= LAST && (c < 0xd800 || c > 0xdfff);
}

/* Unicode's table 3-7, by its arithmetic: how a scalar value is written. */
static size_t written(uint32_t c, unsigned char *p)
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};

	for (size_t i = n; i-- > 1; c >>= 6)
		p[i] = (unsigned char)(0x80 | (c & 0x3f));
	p[0] = (unsigned char)(lead[n] | c);
	return n;
}

static struct zd_slice bytes(const unsigned char *p, size_t len)
{
	return zd_slice((const char *)p, len);
}

static bool valid(const unsigned char *p, size_t len)
{
	return zd_utf8_check(bytes(p, len)) == SIZE_MAX;
}

Test(utf8, every_scalar_value_is_valid_and_comes_back)
{
	struct zd_buf b = ZD_BUF_INIT;
	unsigned char p[4];

	for (uint32_t c = 0; c <= LAST; c++) {
		size_t n, len = 0;

		if (!is_scalar(c))
			continue;
		n = written(c, p);
		cr_assert(valid(p, n), "U+%04X", c);
		cr_assert_eq(
			zd_utf8_decode(bytes(p, n), 0, &len), c, "U+%04X", c);
		cr_assert_eq(len, n, "U+%04X", c);
		zd_buf_truncate(&b, 0);
		zd_utf8_put(&b, c);
		cr_assert_eq(b.len, n, "U+%04X", c);
		cr_assert_arr_eq(b.ptr, p, n, "U+%04X", c);
	}
	zd_buf_clear(&b);
}

/* What is no scalar value is written as the replacement character: a reader
 * may have got it from `&#xD800;`. */
Test(utf8, put_never_writes_what_check_refuses)
{
	static const uint32_t bad[] = {0xd800, 0xdbff, 0xdc00, 0xdfff, LAST + 1,
		0x7fffffff, 0x80000000, UINT32_MAX};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct zd_buf b = ZD_BUF_INIT;

		zd_utf8_put(&b, bad[i]);
		cr_expect_str_eq(zd_buf_str(&b), "\xef\xbf\xbd", "%x", bad[i]);
		zd_buf_clear(&b);
	}
}

/* The bytes at which the rules change, and their neighbours. */
static const unsigned char edge[] = {0x00, 0x01, 0x41, 0x7f, 0x80, 0x81, 0x8f,
	0x90, 0x9f, 0xa0, 0xbe, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xdf, 0xe0, 0xe1,
	0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xfc,
	0xfe, 0xff};
#define EDGES sizeof(edge)

/* The place of the first fault by the definition: what does not start with
 * the writing of some scalar value. */
static size_t fault_by_definition(const unsigned char *p, size_t len)
{
	unsigned char w[4];
	uint32_t c;
	size_t i = 0, n;

	while (i < len) {
		n = p[i] < 0x80 ? 1 : p[i] < 0xe0 ? 2 : p[i] < 0xf0 ? 3 : 4;
		if (n > len - i)
			return i;
		c = n == 1 ? p[i] : p[i] & (0x7fu >> n);
		for (size_t k = 1; k < n; k++)
			c = c << 6 | (p[i + k] & 0x3f);
		if (!is_scalar(c) || written(c, w) != n ||
			memcmp(w, p + i, n) != 0)
			return i;
		i += n;
	}
	return SIZE_MAX;
}

static bool valid_to_iconv(iconv_t cd, const unsigned char *p, size_t len)
{
	char in[8], out[64];
	char *from = in, *to = out;
	size_t left = len, room = sizeof(out);

	memcpy(in, p, len);
	iconv(cd, NULL, NULL, NULL, NULL);
	return iconv(cd, &from, &left, &to, &room) == 0 && !left;
}

static void four_edges(unsigned char *p, size_t k)
{
	for (size_t i = 0; i < 4; i++, k /= EDGES)
		p[i] = edge[k % EDGES];
}

/* All strings of one to four of those bytes, a million and more. */
Test(utf8, every_string_of_edge_bytes)
{
	size_t count = EDGES * EDGES * EDGES * EDGES;
	unsigned char p[4];

	for (size_t k = 0; k < count; k++) {
		four_edges(p, k);
		for (size_t len = k % 29 ? 4 : 1; len <= 4; len++)
			cr_assert_eq(zd_utf8_check(bytes(p, len)),
				fault_by_definition(p, len),
				"%02x %02x %02x %02x, %zu of them", p[0], p[1],
				p[2], p[3], len);
	}
}

/* A second opinion. */
Test(utf8, the_c_library_agrees)
{
	iconv_t cd = iconv_open("UTF-16LE", "UTF-8");
	size_t count = EDGES * EDGES * EDGES * EDGES;
	unsigned char p[4];

	if (cd == (iconv_t)-1)
		cr_skip_test("iconv knows no UTF-8 here");
	for (size_t k = 0; k < count; k += 7) {
		four_edges(p, k);
		for (size_t len = 1; len <= 4; len++)
			cr_assert_eq(valid(p, len), valid_to_iconv(cd, p, len),
				"%02x %02x %02x %02x, %zu of them", p[0], p[1],
				p[2], p[3], len);
	}
	iconv_close(cd);
}

Test(utf8, every_pair_of_bytes)
{
	for (size_t k = 0; k < 65536; k++) {
		unsigned char p[2] = {
			(unsigned char)(k >> 8), (unsigned char)k};

		cr_assert_eq(zd_utf8_check(bytes(p, 2)),
			fault_by_definition(p, 2), "%04zx", k);
	}
}

static const struct {
	const char *what, *text;
	size_t fault;
} faults[] = {
	{"a lone continuation", "ab\x80", 2},
	{"cut off after one of two", "ab\xc3", 2},
	{"cut off after two of three", "ab\xe2\x80", 2},
	{"cut off after three of four", "ab\xf0\x9f\x98", 2},
	{"a lead in place of a continuation", "\xe2\x80\xe2", 0},
	{"slash, overlong in two", "\xc0\xaf", 0},
	{"slash, overlong in three", "\xe0\x80\xaf", 0},
	{"slash, overlong in four", "\xf0\x80\x80\xaf", 0},
	{"the last overlong in two", "\xc1\xbf", 0},
	{"the last overlong in three", "\xe0\x9f\xbf", 0},
	{"the last overlong in four", "\xf0\x8f\xbf\xbf", 0},
	{"the first surrogate", "\xed\xa0\x80", 0},
	{"the last surrogate", "\xed\xbf\xbf", 0},
	{"a pair of surrogates", "\xed\xa0\xbd\xed\xb8\x80", 0},
	{"behind the last", "\xf4\x90\x80\x80", 0},
	{"five bytes", "\xf8\x88\x80\x80\x80", 0},
	{"six bytes", "\xfc\x84\x80\x80\x80\x80", 0},
	{"a byte-order mark of UTF-16", "\xff\xfe_", 0},
	{"Latin-1", "r\xe9solution", 1},
	{"Windows quotes", "\x93shall\x94", 0},
	{"right, then wrong", "\xc3\xa9\xe2\x80\x94\xc3", 5},
};

Test(utf8, faults_and_their_places)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++)
		cr_expect_eq(zd_utf8_check(zd_slice_str(faults[i].text)),
			faults[i].fault, "%s", faults[i].what);
}

static const char *const right[] = {"", "ASCII", "d\xc3\xa9j\xc3\xa0",
	"\xe2\x80\x94", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
	"\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xef\xbb\xbf_"};

Test(utf8, what_is_right_is_right)
{
	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++)
		cr_expect_eq(zd_utf8_check(zd_slice_str(right[i])), SIZE_MAX,
			"row %zu", i);
	cr_assert_eq(zd_utf8_check((struct zd_slice){0}), SIZE_MAX);
	cr_assert_eq(zd_utf8_check(zd_slice("a\0b", 3)), SIZE_MAX);
}

/* Eight bytes are taken at a time: a fault at every place of every length,
 * in memory that ends with the text. */
Test(utf8, a_fault_at_every_place)
{
	for (size_t len = 1; len <= 40; len++) {
		char *p = zd_alloc(len);

		memset(p, 'a', len);
		cr_assert_eq(zd_utf8_check(zd_slice(p, len)), SIZE_MAX);
		for (size_t at = 0; at < len; at++) {
			p[at] = (char)0xe2;
			cr_assert_eq(zd_utf8_check(zd_slice(p, len)), at);
			p[at] = (char)0xbf;
			cr_assert_eq(zd_utf8_check(zd_slice(p, len)), at);
			p[at] = 'a';
		}
		zd_free(p);
	}
}

Test(utf8, a_dash_at_every_place)
{
	for (size_t len = 3; len <= 40; len++) {
		char *p = zd_alloc(len);

		for (size_t at = 0; at + 3 <= len; at++) {
			memset(p, 'a', len);
			memcpy(p + at, "\xe2\x80\x94", 3);
			cr_assert_eq(zd_utf8_check(zd_slice(p, len)), SIZE_MAX,
				"%zu in %zu", at, len);
			if (at + 3 == len)
				cr_assert_eq(
					zd_utf8_check(zd_slice(p, len - 1)), at,
					"cut off in %zu", len);
		}
		zd_free(p);
	}
}

/* The text in NFC, as a string to be compared at once. */
static bool nfc_is(const char *from, const char *expect)
{
	struct zd_buf b = ZD_BUF_INIT;
	bool same;

	zd_utf8_nfc(&b, zd_slice_str(from));
	same = !strcmp(zd_buf_str(&b), expect);
	zd_buf_clear(&b);
	return same;
}

Test(utf8, nfc)
{
	cr_assert(nfc_is("", ""));
	cr_assert(nfc_is("Cote d'Ivoire", "Cote d'Ivoire"));
	cr_assert(nfc_is("Co\xcc\x82te", "C\xc3\xb4te"), "composes");
	cr_assert(nfc_is("C\xc3\xb4te", "C\xc3\xb4te"), "is composed");
	cr_assert(nfc_is("\xe2\x84\xab", "\xc3\x85"), "Angstrom is a letter");
	cr_assert(nfc_is("q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87"),
		"marks are ordered");
	cr_assert(nfc_is("\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80"), "Hangul");
	cr_assert(nfc_is("\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc"),
		"what may not compose comes apart");
	cr_assert(nfc_is("\xef\xac\x81", "\xef\xac\x81"),
		"a ligature is not taken apart: that would change the text");
	cr_assert(nfc_is("x\xc2\xad"
			 "y\xe2\x80\x8bz\xcc\x81",
			  "x\xc2\xad"
			  "y\xe2\x80\x8b\xc5\xba"),
		"nothing is dropped");
}

Test(utf8, nfc_keeps_nul_and_appends)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, "o");
	zd_utf8_nfc(&b, zd_slice("a\0e\xcc\x81", 5));
	cr_assert_eq(b.len, 5);
	cr_assert_arr_eq(b.ptr, "oa\0\xc3\xa9", 6);
	zd_buf_clear(&b);
}

/* Where the short way says "plainly NFC" the long way changes nothing. The
 * ideograph in front makes zd_utf8_nfc take the long way. */
Test(utf8, plainly_nfc_is_never_wrong)
{
	struct zd_buf one = ZD_BUF_INIT, b = ZD_BUF_INIT;
	size_t plain = 0;

	for (uint32_t c = 1; c <= LAST; c++) {
		if (!is_scalar(c))
			continue;
		zd_buf_truncate(&one, 0);
		zd_utf8_put(&one, c);
		if (!zd_utf8_is_plainly_nfc(zd_buf_slice(&one)))
			continue;
		plain++;
		zd_buf_truncate(&one, 0);
		zd_buf_puts(&one, "\xe4\xb8\xad");
		zd_utf8_put(&one, c);
		zd_buf_puts(&one, "a");
		zd_utf8_put(&one, c);
		zd_buf_truncate(&b, 0);
		zd_utf8_nfc(&b, zd_buf_slice(&one));
		cr_assert_str_eq(b.ptr, one.ptr, "U+%04X", c);
	}
	cr_assert_eq(plain, 0x2ff + 0x30, "below U+0300, and the dashes");
	zd_buf_clear(&one);
	zd_buf_clear(&b);
}

Test(utf8, plainly_nfc_at_the_end_of_the_text)
{
	char *p = zd_alloc(2);

	memcpy(p, "\xe2\x80", 2);
	cr_assert_not(zd_utf8_is_plainly_nfc(zd_slice(p, 2)));
	cr_assert(zd_utf8_is_plainly_nfc(zd_slice(p, 0)));
	zd_free(p);
}

Test(utf8, fold)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_utf8_fold(&b,
		zd_slice_str("Stra\xc3\x9f"
			     "E C\xc3\x94TE OP7"));
	cr_assert_str_eq(zd_buf_str(&b), "strasse c\xc3\xb4te op7");
	zd_buf_clear(&b);
	zd_utf8_fold(&b, (struct zd_slice){0});
	cr_assert_str_eq(zd_buf_str(&b), "");
	zd_buf_clear(&b);
}

enum kind {
	WORD = 1,
	DIGIT = 2,
	UPPER = 4,
	SPACE = 8,
	UNSAFE = 16,
	ALONE = 32,
};

static const struct {
	uint32_t c;
	int kinds;
	int width;
} table[] = {
	{'a', WORD, 1}, {'Z', WORD | UPPER, 1}, {'7', WORD | DIGIT, 1},
	{'_', 0, 1}, {'\'', 0, 1}, {'[', 0, 1}, {'@', 0, 1}, {' ', SPACE, 1},
	{'\t', SPACE, 0}, {'\n', SPACE, 0}, {'\r', SPACE | UNSAFE, 0},
	{'\f', SPACE | UNSAFE, 0}, {0x00, UNSAFE, 0},
	{0x1b, UNSAFE, 0},         /* escape */
	{0x7f, UNSAFE, 0},         /* delete */
	{0x85, SPACE | UNSAFE, 0}, /* next line */
	{0x9b, UNSAFE, 0},         /* the control sequence introducer in one */
	{0xa0, SPACE, 1},          /* no-break space */
	{0xaa, WORD, 1},           /* feminine ordinal */
	{0xb2, 0, 1},              /* superscript two is no digit */
	{0xc9, WORD | UPPER, 1},   /* É */
	{0xe9, WORD, 1},           /* é */
	{0x1c5, WORD | UPPER, 1},  /* a letter in title case */
	{0x301, WORD, 0},          /* combining acute */
	{0x61c, UNSAFE, 0},        /* Arabic letter mark */
	{0x627, WORD, 1},          /* alef */
	{0x661, WORD | DIGIT, 1},  /* Arabic one */
	{0x93e, WORD, 1},          /* a vowel sign that takes room by itself */
	{0xe01, WORD | ALONE, 1},  /* Thai ko kai */
	{0x2003, SPACE, 1},        /* em space */
	{0x200b, SPACE | UNSAFE, 0}, /* zero-width space */
	{0x200c, 0, 0},              /* non-joiner: part of Persian words */
	{0x200d, 0, 0}, {0x200e, UNSAFE, 0}, /* left-to-right mark */
	{0x2013, 0, 1},                      /* en dash */
	{0x2019, 0, 1},                      /* right single quote */
	{0x2028, SPACE | UNSAFE, 0},         /* line separator */
	{0x2029, SPACE | UNSAFE, 0}, {0x202a, UNSAFE, 0}, /* embedding */
	{0x202e, UNSAFE, 0},                              /* override */
	{0x2066, UNSAFE, 0},                              /* isolate */
	{0x2069, UNSAFE, 0}, {0x2160, WORD, 1}, /* Roman numeral one */
	{0x3000, SPACE, 2},                     /* ideographic space */
	{0x3042, WORD | ALONE, 2},              /* hiragana a */
	{0x4e2d, WORD | ALONE, 2},              /* 中 */
	{0xac00, WORD, 2},                      /* Hangul has spaces */
	{0xe000, UNSAFE, 1},                    /* private use */
	{0xfeff, SPACE | UNSAFE, 0},            /* byte-order mark */
	{0xfffd, 0, 1},      /* the replacement character may be seen */
	{0xfffe, UNSAFE, 1}, /* no character */
	{0x1f600, 0, 2},     /* a face */
	{0x20000, WORD | ALONE, 2}, {0xe0041, UNSAFE, 0}, /* a tag: invisible */
};

static int kinds_of(uint32_t c)
{
	return (zd_utf8_is_word(c) ? WORD : 0) |
		(zd_utf8_is_digit(c) ? DIGIT : 0) |
		(zd_utf8_is_upper(c) ? UPPER : 0) |
		(zd_utf8_is_space(c) ? SPACE : 0) |
		(zd_utf8_is_unsafe(c) ? UNSAFE : 0) |
		(zd_utf8_is_spaceless(c) ? ALONE : 0);
}

Test(utf8, kinds_of_characters)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		cr_expect_eq(kinds_of(table[i].c), table[i].kinds,
			"U+%04X is %d, not %d", table[i].c,
			kinds_of(table[i].c), table[i].kinds);
}

Test(utf8, widths)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		cr_expect_eq(zd_utf8_width(table[i].c), table[i].width,
			"U+%04X takes %d", table[i].c,
			zd_utf8_width(table[i].c));
}

/* Every control, and every character that turns the direction of text. */
Test(utf8, all_controls_and_bidi_controls_are_unsafe)
{
	static const uint32_t bidi[] = {0x61c, 0x200e, 0x200f, 0x202a, 0x202b,
		0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069};

	for (uint32_t c = 0; c < 0xa0; c++) {
		bool control = c < 0x20 || c >= 0x7f;

		cr_expect_eq(zd_utf8_is_unsafe(c),
			control && c != '\t' && c != '\n', "U+%04X", c);
	}
	for (size_t i = 0; i < sizeof(bidi) / sizeof(*bidi); i++)
		cr_expect(zd_utf8_is_unsafe(bidi[i]), "U+%04X", bidi[i]);
}

/* The kinds hang together, for every character there is. */
Test(utf8, kinds_do_not_contradict_one_another)
{
	for (uint32_t c = 0; c <= LAST; c++) {
		int k = is_scalar(c) ? kinds_of(c) : 0;
		int w = is_scalar(c) ? zd_utf8_width(c) : 0;

		cr_assert(!(k & (DIGIT | UPPER)) || (k & WORD), "U+%04X", c);
		cr_assert(!(k & SPACE) || !(k & WORD), "U+%04X", c);
		cr_assert(!(k & UNSAFE) || !(k & WORD), "U+%04X", c);
		cr_assert(w >= 0 && w <= 2, "U+%04X", c);
	}
}

Test(utf8, columns)
{
	cr_assert_eq(zd_utf8_columns(zd_slice_str("OP7 bis")), 7);
	cr_assert_eq(zd_utf8_columns(zd_slice_str("Co\xcc\x82te")), 4);
	cr_assert_eq(
		zd_utf8_columns(zd_slice_str("\xe4\xb8\xad\xe5\x9b\xbd")), 4);
	cr_assert_eq(zd_utf8_columns((struct zd_slice){0}), 0);
}

Test(utf8, decode_in_the_middle)
{
	struct zd_slice s =
		zd_slice_str("a\xc3\xa9\xe2\x80\x94\xf0\x9f\x98\x80");
	static const uint32_t expect[] = {'a', 0xe9, 0x2014, 0x1f600};
	size_t at = 0, len;

	for (size_t i = 0; i < 4; i++, at += len)
		cr_assert_eq(zd_utf8_decode(s, at, &len), expect[i]);
	cr_assert_eq(at, s.len);
}

/* Not promised, but a slip must not read beyond the end. */
Test(utf8, decode_of_a_cut_character_stays_inside)
{
	static const char *const cut[] = {
		"\xc3", "\xe2\x80", "\xf0\x9f\x98", "\xf0", "\xe2"};

	for (size_t i = 0; i < sizeof(cut) / sizeof(*cut); i++) {
		size_t n = strlen(cut[i]), len = 0;
		char *p = zd_alloc(n);

		memcpy(p, cut[i], n);
		cr_expect_eq(zd_utf8_decode(zd_slice(p, n), 0, &len), 0xfffd);
		cr_expect_eq(len, 1);
		zd_free(p);
	}
}

Test(utf8, direction_is_that_of_the_first_letter)
{
	cr_expect_eq(zd_utf8_direction(ZD_LIT("")), 0);
	cr_expect_eq(zd_utf8_direction(ZD_LIT("73/195, (2) – ")), 0);
	cr_expect_eq(zd_utf8_direction(ZD_LIT("73 تقرر OP1")), -1);
	cr_expect_eq(zd_utf8_direction(ZD_LIT("«שלום»")), -1);
	cr_expect_eq(zd_utf8_direction(ZD_LIT("[OP1 تقرر")), 1);
	cr_expect_eq(zd_utf8_direction(ZD_LIT("决定")), 1);
}

/* Each text: the bytes and the columns of its clusters. */
Test(utf8, clusters)
{
	static const struct {
		const char *text;
		size_t bytes[4], columns[4];
	} texts[] = {
		{"ab", {1, 1}, {1, 1}}, {"e\xcc\x81\xcc\xa7x", {5, 1}, {1, 1}},
		{"中文", {3, 3}, {2, 2}}, {"กำก", {6, 3}, {2, 1}}, /* Thai */
		{"कि", {6}, {2}}, /* a spacing mark */
		{"\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", {9}, {2}}, /* Hangul */
		{"\r\nx", {2, 1}, {0, 1}},
		{"\xf0\x9f\x87\xa6\xf0\x9f\x87\xa7\xf0\x9f\x87\xa8", {8, 4},
			{2, 1}}, /* a flag and a half */
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct zd_slice s = zd_slice_str(texts[i].text);
		size_t at = 0, columns;

		for (size_t k = 0; at < s.len; k++) {
			/* The second flag is one of those never sure. */
			cr_expect(zd_utf8_is_border(s, at) || i == 7, "%zu %zu",
				i, at);
			cr_expect_eq(zd_utf8_cluster(s, at, &columns),
				texts[i].bytes[k], "%zu %zu", i, at);
			cr_expect_eq(
				columns, texts[i].columns[k], "%zu %zu", i, at);
			at += texts[i].bytes[k];
		}
		cr_expect_eq(at, s.len, "%zu", i);
	}
}

Test(utf8, a_border_is_before_no_mark)
{
	struct zd_slice s = zd_slice_str("ae\xcc\x81");

	cr_expect(zd_utf8_is_border(s, 0));
	cr_expect(zd_utf8_is_border(s, 1));
	cr_expect_not(zd_utf8_is_border(s, 2));
	cr_expect(zd_utf8_is_border(s, 4));
}

/* What a cluster leaves: marks of Burmese, what is stacked; and what it takes
 * though it is a word of its own: ASCII, the number behind its sign. */
Test(utf8, letters_with_all_that_stands_on_them)
{
	static const struct {
		const char *text;
		size_t bytes;
	} texts[] = {
		{"a", 1},
		{"ab", 1},
		{"e\u0301\u0327x", 5},
		{"ที่นี่", 9},
		{"က\u102c\u1038က", 9},
		{"က\u1039ခ\u102cက", 12},
		{"ក\u17d2តក", 9},
		{"ក\u17d2 ", 6},
		{"ក\u17d2a", 6},
		{"ក\u17d2", 6},
		{"ก่", 6},
		{"กก", 3},
		{"\u0600\u0661", 2},
		{"\u0600[", 2},
		{"👩\u200d🚀👩", 11},
		{"🇫🇷🇩🇪", 8},
		{"=\u0338", 3},
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		cr_expect_eq(zd_utf8_letter(zd_slice_str(texts[i].text), 0),
			texts[i].bytes, "%zu", i);
	cr_expect(zd_utf8_is_mark(0x301) && zd_utf8_is_mark(0xe48));
	cr_expect(zd_utf8_is_mark(0x102b) && zd_utf8_is_mark(0x20e3));
	cr_expect(!zd_utf8_is_mark('a') && !zd_utf8_is_mark(0xe01));
}
