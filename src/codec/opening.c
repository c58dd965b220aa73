#include "codec/opening.h"

#include <string.h>

#include "base/ascii.h"

bool zd_opening_may_be_series(struct zd_slice s)
{
	char c = (char)(zd_slice_at(s, 0) | 0x20);

	return c == 'p' || c == 'o';
}

/* "PP3. ", "OP27(i). ": the bytes before the text, 0 when there is none. */
size_t zd_opening_series(struct zd_slice s, bool alone, struct zd_label *label)
{
	size_t n;
	char c;

	if (!zd_opening_may_be_series(s))
		return 0;
	n = zd_label_parse(s, label);
	if (!n || label->series == ZD_SERIES_PLAIN)
		return 0;
	if (n == s.len)
		return n;
	c = s.ptr[n];
	if (c == '.' || c == ':')
		return n + 1;
	/* "OP5 Requests", but not a line that goes on "OP5 of the draft". */
	if (c != ' ' || !alone)
		return 0;
	c = zd_slice_at(s, n + 1);
	return zd_is_lower(c) || zd_is_digit(c) ? 0 : n;
}

/* "12. ", "12 bis. " */
size_t zd_opening_number(struct zd_slice s, struct zd_label *label)
{
	size_t n;

	if (!zd_is_digit(zd_slice_at(s, 0)))
		return 0;
	n = zd_label_parse(s, label);
	if (!n || label->depth || label->chapeau || zd_slice_at(s, n) != '.' ||
		(n + 1 < s.len && s.ptr[n + 1] != ' '))
		return 0;
	return n + 1;
}

size_t zd_opening_brackets(struct zd_slice s, size_t *brackets)
{
	size_t n = 0;

	for (*brackets = 0; zd_slice_at(s, n) == '['; ++*brackets)
		for (n++; zd_slice_at(s, n) == ' ';)
			n++;
	return n;
}

bool zd_opening_is_article(struct zd_slice s)
{
	return zd_slice_starts(s, "Article ") &&
		zd_is_digit(zd_slice_at(s, 8)) && s.len < ZD_MAX_HEADING &&
		!memchr(s.ptr, '.', s.len);
}

bool zd_opening_is_annex(struct zd_slice s)
{
	if (s.len > 12)
		return false;
	return zd_slice_is(s, "Annex") || zd_slice_is(s, "ANNEX") ||
		zd_slice_is(s, "Appendix") || zd_slice_starts(s, "Annex I") ||
		zd_slice_starts(s, "ANNEX I") || zd_slice_starts(s, "Annex V");
}

static const char *const adjectives[] = {"Alarmed", "Anxious", "Aware",
	"Cognizant", "Concerned", "Confident", "Conscious", "Convinced",
	"Deeply", "Desirous", "Determined", "Encouraged", "Expressing", "Fully",
	"Gravely", "Grateful", "Guided", "Having", "Inspired", "Mindful",
	"Profoundly", "Pursuant", "Strongly", "Also", "Further", "Once",
	"Again", "Considering", "Appalled", "Firmly", "Seriously"};

/* Does a paragraph of the preamble begin so? */
bool zd_opening_is_preambular(struct zd_slice s)
{
	size_t n = 0;
	struct zd_slice word;

	while (n < s.len && strchr("[*\"(", s.ptr[n]))
		n++;
	s = zd_slice_sub(s, n, s.len);
	for (n = 0; n < s.len && zd_is_letter(s.ptr[n]);)
		n++;
	word = zd_slice_sub(s, 0, n);
	if (n < 3 || zd_is_lower(word.ptr[0]))
		return false;
	if (zd_slice_ends(word, "ing"))
		return true;
	for (size_t i = 0; i < sizeof(adjectives) / sizeof(adjectives[0]); i++)
		if (zd_slice_is(word, adjectives[i]))
			return true;
	return false;
}

/* "Decides", "Also requests", "Strongly urges": an operative verb. */
bool zd_opening_is_operative(struct zd_slice s)
{
	struct zd_slice word;

	for (int i = 0; i < 2; i++) {
		word = zd_slice_sub(s, 0, zd_slice_chr(s, ' ', 0));
		s = zd_slice_sub(s, word.len + 1, s.len);
		if (!i &&
			(zd_slice_is(word, "Also") ||
				zd_slice_is(word, "Further") ||
				zd_slice_is(word, "Strongly")))
			continue;
		return word.len > 4 && zd_slice_ends(word, "s") &&
			!zd_slice_ends(word, "ss") &&
			!zd_slice_ends(word, "ous");
	}
	return false;
}

bool zd_opening_is_heading(struct zd_slice s)
{
	if (zd_opening_is_annex(s) || zd_opening_is_article(s))
		return true;
	return s.len && s.len <= ZD_MAX_HEADING &&
		!strchr(".,;:]\"", s.ptr[s.len - 1]) &&
		!zd_slice_ends(s, "”") && !zd_is_lower(s.ptr[0]) &&
		!zd_mark_parse(s, true) && !zd_opening_is_preambular(s) &&
		s.ptr[0] != '[';
}

/* "64th plenary meeting 15 December 2025" */
bool zd_opening_is_adoption(struct zd_slice s)
{
	return s.len < ZD_MAX_HEADING && zd_is_digit(zd_slice_at(s, 0)) &&
		zd_slice_find(s, ZD_LIT("plenary meeting")) != SIZE_MAX;
}
