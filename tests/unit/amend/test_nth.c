#include <criterion/criterion.h>

#include "amend/nth.h"
#include "base/buf.h"

static const struct {
	const char *text;
	uint32_t value;
	size_t used;
} known[] = {
	{"first preambular", 1, 5},
	{"Second", 2, 6},
	{"sixteenth preambular paragraph", 16, 9},
	{"twentieth", 20, 9},
	{"twenty-third preambular", 23, 12},
	{"thirty-eighth", 38, 13},
	{"forty-\nfirst", 41, 12},
	{"forty first", 41, 11},
	{"ninety-ninth", 99, 12},
	{"hundredth", 100, 9},
	{"one hundredth", 100, 13},
	{"one hundred and first paragraph", 101, 21},
	{"one hundred and twenty-first", 121, 28},
	{"two hundred fifteenth", 215, 21},
	{"nine hundred and ninety-ninth", 999, 29},
	{"one thousandth", 1000, 14},
	{"one thousand two hundred and third", 1203, 34},
	{"21st", 21, 4},
	{"3rd preambular", 3, 3},
	{"112th", 112, 5},
	{"THIRD", 3, 5},
};

Test(nth, words)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		uint32_t n = 0;
		size_t used = zd_nth_parse(zd_slice_str(known[i].text), &n);

		cr_expect_eq(used, known[i].used, "%s: %zu bytes",
			known[i].text, used);
		cr_expect_eq(n, known[i].value, "%s: %u", known[i].text, n);
	}
}

static const char *const not_ordinals[] = {"", "seven", "twenty-five",
	"paragraph", "the first", "firstly", "twenty-twentieth",
	"one-twentieth", "hundred hundredth", "21", "21nth", "0th", "-first",
	"and first", "twenty-", "two hundred and", "ten first"};

Test(nth, others)
{
	for (size_t i = 0; i < sizeof(not_ordinals) / sizeof(not_ordinals[0]);
		i++) {
		uint32_t n;

		cr_expect_eq(zd_nth_parse(zd_slice_str(not_ordinals[i]), &n), 0,
			"%s", not_ordinals[i]);
	}
}

static const char *const units[] = {"", "first", "second", "third", "fourth",
	"fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
	"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
	"seventeenth", "eighteenth", "nineteenth"};
static const char *const tens[] = {"", "", "twenty", "thirty", "forty", "fifty",
	"sixty", "seventy", "eighty", "ninety"};
static const char *const round_tens[] = {"", "tenth", "twentieth", "thirtieth",
	"fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth",
	"ninetieth"};
static const char *const cardinals[] = {"", "one", "two", "three", "four",
	"five", "six", "seven", "eight", "nine"};

static void write_nth(struct zd_buf *b, uint32_t n)
{
	if (n >= 100)
		zd_buf_printf(b, "%s hundred%s", cardinals[n / 100],
			n % 100 ? " and " : "th");
	n %= 100;
	if (!n)
		return;
	if (n < 20)
		zd_buf_puts(b, units[n]);
	else if (n % 10)
		zd_buf_printf(b, "%s-%s", tens[n / 10], units[n % 10]);
	else
		zd_buf_puts(b, round_tens[n / 10]);
}

Test(nth, every_one_below_a_thousand)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t n = 1; n < 1000; n++) {
		uint32_t got = 0;

		zd_buf_truncate(&b, 0);
		write_nth(&b, n);
		cr_assert_eq(zd_nth_parse(zd_buf_slice(&b), &got), b.len, "%s",
			zd_buf_str(&b));
		cr_assert_eq(got, n, "%s", zd_buf_str(&b));
	}
	zd_buf_clear(&b);
}
