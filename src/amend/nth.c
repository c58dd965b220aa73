#include "amend/nth.h"

#include "base/ascii.h"
#include "base/num.h"

#define WORD_MAX 12

struct number_word {
	const char *cardinal, *ordinal;
	uint32_t value;
};

static const struct number_word units[] = {
	{"one", "first", 1},
	{"two", "second", 2},
	{"three", "third", 3},
	{"four", "fourth", 4},
	{"five", "fifth", 5},
	{"six", "sixth", 6},
	{"seven", "seventh", 7},
	{"eight", "eighth", 8},
	{"nine", "ninth", 9},
	{"ten", "tenth", 10},
	{"eleven", "eleventh", 11},
	{"twelve", "twelfth", 12},
	{"thirteen", "thirteenth", 13},
	{"fourteen", "fourteenth", 14},
	{"fifteen", "fifteenth", 15},
	{"sixteen", "sixteenth", 16},
	{"seventeen", "seventeenth", 17},
	{"eighteen", "eighteenth", 18},
	{"nineteen", "nineteenth", 19},
	{"twenty", "twentieth", 20},
	{"thirty", "thirtieth", 30},
	{"forty", "fortieth", 40},
	{"fifty", "fiftieth", 50},
	{"sixty", "sixtieth", 60},
	{"seventy", "seventieth", 70},
	{"eighty", "eightieth", 80},
	{"ninety", "ninetieth", 90},
};

static struct zd_slice next_word(struct zd_slice s, size_t at)
{
	size_t to = at;

	while (to < s.len && zd_is_letter(s.ptr[to]))
		to++;
	return zd_slice_sub(s, at, to);
}

/* 1 for a cardinal, 2 for an ordinal, 0 for neither. */
static int lookup(struct zd_slice word, uint32_t *value)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		*value = units[i].value;
		if (zd_slice_caseeq(word, zd_slice_str(units[i].cardinal)))
			return 1;
		if (zd_slice_caseeq(word, zd_slice_str(units[i].ordinal)))
			return 2;
	}
	return 0;
}

/* Multiplies by 100 or 1,000: 1 for "hundred", 2 for "hundredth", 0. */
static int scale(struct zd_slice word, uint32_t *factor)
{
	int kind = 1;

	if (zd_slice_ends(word, "th") || zd_slice_ends(word, "TH")) {
		word.len -= 2;
		kind = 2;
	}
	*factor = zd_slice_caseeq(word, ZD_LIT("hundred"))  ? 100
		: zd_slice_caseeq(word, ZD_LIT("thousand")) ? 1000
							    : 0;
	return *factor ? kind : 0;
}

/* "21st", "3rd", "16th". */
static size_t parse_digits(struct zd_slice s, uint32_t *out)
{
	uint32_t n = 0;
	size_t i = 0;
	struct zd_slice end;

	while (i < s.len && i < 4 && zd_is_digit(s.ptr[i]))
		n = n * 10 + (uint32_t)(s.ptr[i++] - '0');
	end = next_word(s, i);
	if (!i || !n ||
		!(zd_slice_caseeq(end, ZD_LIT("st")) ||
			zd_slice_caseeq(end, ZD_LIT("nd")) ||
			zd_slice_caseeq(end, ZD_LIT("rd")) ||
			zd_slice_caseeq(end, ZD_LIT("th"))))
		return 0;
	*out = n;
	return i + end.len;
}

/* The parts of a number being read: 3 thousand, 2 hundred, twenty. */
struct sum {
	uint32_t thousands, hundreds, rest;
};

/* Takes one word in; 0 when it does not fit, 1 to go on, 2 at the end. */
static int take(struct sum *sum, struct zd_slice word)
{
	uint32_t v, factor;
	int kind = lookup(word, &v);
	bool unit = v < 10;

	if (kind) {
		if (sum->rest && (!unit || sum->rest < 20 || sum->rest % 10))
			return 0;
		sum->rest += v;
		return kind;
	}
	kind = scale(word, &factor);
	if (!kind || sum->rest > 9 || (factor == 100 && sum->hundreds) ||
		(factor == 1000 && (sum->thousands || sum->hundreds)))
		return 0;
	if (factor == 100)
		sum->hundreds = sum->rest ? sum->rest : 1;
	else
		sum->thousands = sum->rest ? sum->rest : 1;
	sum->rest = 0;
	return kind;
}

/* Where the next word of the same number would begin. */
static size_t skip_joint(struct zd_slice s, size_t at)
{
	struct zd_slice word;
	bool hyphen = at < s.len && s.ptr[at] == '-';

	at += hyphen;
	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\n'))
		at++;
	word = next_word(s, at);
	if (!hyphen && zd_slice_caseeq(word, ZD_LIT("and"))) {
		at += word.len;
		while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\n'))
			at++;
	}
	return at;
}

size_t zd_nth_parse(struct zd_slice s, uint32_t *out)
{
	struct sum sum = {0};
	struct zd_slice word;
	size_t at = 0;
	int kind;

	if (s.len && zd_is_digit(s.ptr[0]))
		return parse_digits(s, out);
	for (;;) {
		word = next_word(s, at);
		if (!word.len || word.len > WORD_MAX)
			return 0;
		kind = take(&sum, word);
		if (!kind)
			return 0;
		at += word.len;
		if (kind == 2)
			break;
		at = skip_joint(s, at);
	}
	*out = sum.thousands * 1000 + sum.hundreds * 100 + sum.rest;
	return at;
}
