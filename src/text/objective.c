#include "text/objective.h"

#include <stdint.h>

#include "base/ascii.h"

const char *zd_objective_name(unsigned n)
{
	static const char *const names[ZD_OBJECTIVES + 1] = {"", "data",
		"drivers of migration", "information",
		"legal identity and documents", "regular pathways",
		"fair recruitment and decent work", "vulnerabilities",
		"saving lives and missing migrants", "smuggling",
		"trafficking in persons", "borders", "screening and referral",
		"detention", "consular protection", "basic services",
		"inclusion and social cohesion", "discrimination",
		"skills and qualifications", "migrants and diasporas",
		"remittances", "return and reintegration",
		"portability of social security", "international cooperation"};

	return n && n <= ZD_OBJECTIVES ? names[n] : "";
}

/* The number at `at`, which moves behind it; 0 where there is none. */
static unsigned read_number(struct zd_slice s, size_t *at)
{
	unsigned n = 0;

	while (*at < s.len && zd_is_digit(s.ptr[*at])) {
		if (n < 1000)
			n = n * 10 + (unsigned)(s.ptr[*at] - '0');
		++*at;
	}
	return n;
}

/* What stands between two numbers of a list; its bytes, 0 for none.
 * *range is set for "to" and for a dash. */
static size_t read_join(struct zd_slice s, size_t at, bool *range)
{
	static const struct join {
		const char *sign;
		bool range;
	} joins[] = {{", and ", false}, {", ", false}, {" and ", false},
		{" or ", false}, {" to ", true}, {"–", true}, {"-", true},
		{" through ", true}};
	struct zd_slice rest = zd_slice_sub(s, at, s.len);
	size_t len;

	for (size_t i = 0; i < sizeof(joins) / sizeof(*joins); i++) {
		len = strlen(joins[i].sign);
		if (zd_slice_starts(rest, joins[i].sign) && rest.len > len &&
			zd_is_digit(rest.ptr[len])) {
			*range = joins[i].range;
			return len;
		}
	}
	return 0;
}

static void name(bool *named, unsigned first, unsigned last)
{
	for (unsigned n = first; n && n <= last && n <= ZD_OBJECTIVES; n++)
		named[n] = true;
}

/* The list of numbers from `at` on; returns where it ends. */
static size_t read_list(bool *named, struct zd_slice s, size_t at)
{
	unsigned n = read_number(s, &at), before;
	bool range = false;
	size_t join;

	name(named, n, n);
	while (n && (join = read_join(s, at, &range))) {
		at += join;
		before = n;
		n = read_number(s, &at);
		name(named, range ? before : n, n);
	}
	return at;
}

/* Is this the word, from its second letter on, and no part of another? */
static bool is_word(struct zd_slice s, size_t second)
{
	char before = second > 1 ? s.ptr[second - 2] : ' ';

	if (!second || (s.ptr[second - 1] | 0x20) != 'o')
		return false;
	return !zd_is_letter(before);
}

void zd_objectives_find(bool named[ZD_OBJECTIVES + 1], struct zd_slice text)
{
	size_t at = 0, found;

	for (;;) {
		found = zd_slice_find(
			zd_slice_sub(text, at, text.len), ZD_LIT("bjective"));
		if (found == SIZE_MAX)
			return;
		found += at;
		at = found + sizeof("bjective") - 1;
		if (at < text.len && text.ptr[at] == 's')
			at++;
		if (is_word(text, found) && at + 1 < text.len &&
			text.ptr[at] == ' ')
			at = read_list(named, text, at + 1);
	}
}
