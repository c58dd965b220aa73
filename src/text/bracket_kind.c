/* What the words inside a bracket say it is, and who wants them. */
#include "text/bracket_parts.h"
#include "base/ascii.h"
#include "text/markup.h"

#define MOST_NAME 60u /* bytes of a party's name in an attribution */
/* Bytes that are looked at to tell a kind; what is longer is a remark or a
 * placeholder by how it begins, or contested. */
#define MOST_JUDGED 400u

static bool is_letter(char c)
{
	return zd_is_letter(c) || (unsigned char)c > 0x7f;
}

static char low(char c)
{
	return zd_is_upper(c) ? (char)(c | 0x20) : c;
}

static struct zd_slice next_word(struct zd_slice *rest)
{
	struct zd_slice word;

	*rest = zd_slice_trim(*rest);
	word = zd_slice_cut(rest, ' ');
	return word;
}

/* Without signs at its ends. */
static struct zd_slice bare(struct zd_slice w)
{
	while (w.len && strchr(".,;:()\"", w.ptr[w.len - 1]))
		w.len--;
	while (w.len && strchr("(\"", w.ptr[0]))
		w = zd_slice_sub(w, 1, w.len);
	return w;
}

static bool is_one_of(struct zd_slice w, const char *const *list)
{
	for (; *list; list++)
		if (zd_slice_caseeq(w, zd_slice_str(*list)))
			return true;
	return false;
}

static bool starts_with(struct zd_slice s, const char *low_case)
{
	size_t n = strlen(low_case);

	if (s.len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (low(s.ptr[i]) != low_case[i])
			return false;
	return s.len == n || !is_letter(s.ptr[n]);
}

static bool starts_with_any(struct zd_slice s, const char *const *list)
{
	for (; *list; list++)
		if (starts_with(s, *list))
			return true;
	return false;
}

/* --- attributions -------------------------------------------------------- */

static const char *const actions[] = {"delete", "deletes", "retain", "retains",
	"reserve", "reserves", "add", "adds", "alt", "merge", "move", "bracket",
	"support", "supports", "oppose", "opposes", "keep", "flexible", "agree",
	"agrees", "proposes", "propose", "proposal", NULL};

/* "US", "G77 and China", "Republic of Korea"; nothing that an article of
 * the text would be called. */
static bool is_party(struct zd_slice name)
{
	static const char *const small[] = {
		"and", "of", "the", "on", "behalf", "for", "&", NULL};
	static const char *const not_a_party[] = {"article", "articles",
		"annex", "option", "paragraph", "decision", "part", "section",
		"chapter", "goal", "see", "note", "the", NULL};
	struct zd_slice rest = name, word;
	unsigned words = 0;

	if (!name.len || name.len > MOST_NAME ||
		starts_with_any(name, not_a_party))
		return false;
	while (rest.ptr && zd_slice_trim(rest).len) {
		word = next_word(&rest);
		if (++words > 7)
			return false;
		if (zd_is_upper(word.ptr[0]) ||
			(unsigned char)word.ptr[0] > 0x7f)
			continue;
		if (words == 1 || !is_one_of(word, small))
			return false;
	}
	return words > 0;
}

/* One "US, Canada: delete." Appends it written one way; false: it is none.
 * *says gets whether a verb stands in it. */
static bool take_attribution(struct zd_buf *out, struct zd_slice s, bool *says)
{
	struct zd_slice action = {0}, name;
	size_t colon, space, start = out->len;

	s = zd_slice_trim(s);
	while (s.len && strchr(".;", s.ptr[s.len - 1]))
		s = zd_slice_trim(zd_slice_sub(s, 0, s.len - 1));
	for (space = s.len; space && s.ptr[space - 1] != ' ';)
		space--;
	name = zd_slice_sub(s, space, s.len);
	if (is_one_of(name, actions)) {
		action = name;
		s = zd_slice_trim(zd_slice_sub(s, 0, space));
	}
	colon = zd_slice_chr(s, ':', 0);
	if (colon != SIZE_MAX) {
		if (colon + 1 != s.len)
			return false;
		s.len = colon;
	}
	*says = action.len > 0;
	do {
		name = zd_slice_trim(zd_slice_cut(&s, ','));
		if (!is_party(name))
			return false;
		if (out->len > start)
			zd_buf_puts(out, ", ");
		zd_buf_put_slice(out, name);
	} while (s.ptr);
	if (action.len)
		zd_buf_printf(out, ": %.*s", ZD_FMT(action));
	return true;
}

/* "US; G77 delete": all of it. *says: every one says what it wants. */
static bool take_attributions(struct zd_buf *out, struct zd_slice s, bool *says)
{
	size_t start = out->len;
	bool one;

	*says = true;
	s = zd_slice_trim(s);
	while (s.len && s.ptr[s.len - 1] == ';')
		s = zd_slice_trim(zd_slice_sub(s, 0, s.len - 1));
	do {
		struct zd_slice part = zd_slice_cut(&s, ';');

		if (out->len > start)
			zd_buf_puts(out, "; ");
		if (!take_attribution(out, part, &one)) {
			if (out->ptr)
				out->len = start;
			return false;
		}
		*says = *says && one;
	} while (s.ptr);
	return out->len > start;
}

/* A dash that stands at `at`, with a space or the beginning before it. */
static size_t dash_at(struct zd_slice s, size_t at)
{
	struct zd_slice rest;

	if ((s.ptr[at] != '-' && s.ptr[at] != '\xe2') ||
		(at && s.ptr[at - 1] != ' '))
		return 0;
	rest = zd_slice_sub(s, at, s.len);
	if (zd_slice_starts(rest, "–") || zd_slice_starts(rest, "—"))
		return 3;
	return zd_slice_starts(rest, "-");
}

size_t zd_bracket_owners_start(struct zd_buf *owners, struct zd_slice inside)
{
	size_t least = inside.len > MOST_JUDGED ? inside.len - MOST_JUDGED : 0;
	struct zd_buf plain = ZD_BUF_INIT;
	size_t found = inside.len, n;
	bool says;

	for (size_t at = inside.len; found == inside.len && at-- > least;) {
		n = dash_at(inside, at);
		if (!n)
			continue;
		zd_buf_truncate(&plain, 0);
		zd_markup_plain(
			&plain, zd_slice_sub(inside, at + n, inside.len));
		if (take_attributions(owners, zd_buf_slice(&plain), &says))
			found = at;
	}
	zd_buf_clear(&plain);
	return found;
}

bool zd_bracket_owners(struct zd_buf *owners, struct zd_slice inside)
{
	struct zd_buf plain = ZD_BUF_INIT;
	bool says, are;

	zd_markup_plain(&plain, inside);
	are = take_attributions(owners, zd_buf_slice(&plain), &says);
	zd_buf_clear(&plain);
	return are;
}

/* "G77 delete", "Japan: reserve"; not the words "States retain". */
static bool is_short(struct zd_slice s)
{
	return memchr(s.ptr, ':', s.len) ||
		(s.len > 1 && !zd_is_lower(s.ptr[1]));
}

static bool is_attribution(struct zd_slice s)
{
	struct zd_buf owners = ZD_BUF_INIT;
	bool says, is;

	is = (take_attributions(&owners, s, &says) && says && is_short(s)) ||
		zd_bracket_owners_start(&owners, s) == 0;
	zd_buf_clear(&owners);
	return is && s.len;
}

/* --- the other kinds ----------------------------------------------------- */

static bool is_status(struct zd_slice s)
{
	static const char *const starts[] = {"agreed", "ad ref",
		"ad referendum", "provisionally agreed", NULL};
	struct zd_slice word;
	unsigned words = 0;

	if (!starts_with_any(s, starts))
		return false;
	while (s.ptr && zd_slice_trim(s).len) {
		word = bare(next_word(&s));
		words++;
		if (words > 1 && !zd_slice_caseeq(word, ZD_LIT("ad")) &&
			!zd_slice_caseeq(word, ZD_LIT("ref")) &&
			!zd_slice_caseeq(word, ZD_LIT("agreed")) &&
			!zd_slice_caseeq(word, ZD_LIT("referendum")))
			return false;
	}
	return true;
}

static bool is_remark(struct zd_slice s)
{
	static const char *const who[] = {"editor", "editor's", "editor’s",
		"editorial", "secretariat", "secretariat's", "secretariat’s",
		"facilitator", "facilitators", "facilitators'", "facilitators’",
		"co-facilitators", "co-facilitators'", "co-facilitators’",
		"co-chairs", "co-chairs'", "co-chairs’", "drafting",
		"technical", NULL};
	static const char *const what[] = {
		"note", "notes", "remark", "comment", "comments", NULL};
	struct zd_slice first = next_word(&s), second = next_word(&s);
	bool colon = first.len && first.ptr[first.len - 1] == ':';

	if (zd_slice_is(first, "NB") || zd_slice_is(first, "NB:") ||
		zd_slice_is(first, "N.B."))
		return true;
	if (colon &&
		(is_one_of(bare(first), what) || is_one_of(bare(first), who)))
		return true;
	return is_one_of(bare(first), who) && is_one_of(bare(second), what);
}

/* "X", "xx", "20XX", "…", "..." , "__" */
static bool is_gap(struct zd_slice w)
{
	size_t x = 0;

	w = bare(w);
	if (zd_slice_is(w, "…") || zd_slice_is(w, "%"))
		return true;
	for (size_t i = 0; i < w.len; i++) {
		if (!strchr("XxYyZzNn_0123456789-", w.ptr[i]))
			return false;
		x += !zd_is_digit(w.ptr[i]) && w.ptr[i] != '-';
	}
	return x > 0 && w.len <= 8;
}

static bool is_placeholder(struct zd_slice s)
{
	static const char *const words[] = {"tbd", "tbc", "placeholder",
		"to be determined", "to be decided", "to be confirmed",
		"to be completed", "to be added", "to be inserted",
		"to be developed", "insert", NULL};
	static const char *const units[] = {"date", "dates", "year", "years",
		"month", "months", "day", "days", "per", "cent", "number",
		"name", "figure", "amount", "place", "title", "percent",
		"million", "billion", "of", NULL};
	struct zd_slice word;
	bool gap = false, dots = true;

	if (starts_with_any(s, words))
		return true;
	for (size_t i = 0; i < s.len; i++)
		dots = dots && strchr(". _", s.ptr[i]);
	if (dots)
		return true;
	if (zd_slice_caseeq(s, ZD_LIT("date")) ||
		zd_slice_caseeq(s, ZD_LIT("number")) ||
		zd_slice_caseeq(s, ZD_LIT("name")))
		return true;
	while (s.ptr && zd_slice_trim(s).len) {
		word = next_word(&s);
		if (is_gap(word))
			gap = true;
		else if (!is_one_of(bare(word), units))
			return false;
	}
	return gap;
}

static bool is_link(struct zd_slice behind)
{
	static const char *const starts[] = {
		"http", "www", "mailto", "/", "#", NULL};

	if (behind.len && behind.ptr[0] == '\\')
		behind = zd_slice_sub(behind, 1, behind.len);
	if (!behind.len || behind.ptr[0] != '(')
		return false;
	behind = zd_slice_sub(behind, 1, behind.len);
	for (const char *const *s = starts; *s; s++)
		if (zd_slice_starts(behind, *s))
			return zd_slice_chr(zd_slice_sub(behind, 0, 2000), ')',
				       0) != SIZE_MAX;
	return false;
}

enum zd_bracket_kind zd_bracket_judge(
	struct zd_slice inside, struct zd_slice behind)
{
	inside = zd_slice_trim(inside);
	if (is_link(behind))
		return ZD_BRACKET_LINK;
	if (inside.len > MOST_JUDGED) {
		inside.len = MOST_JUDGED;
		if (starts_with(inside, "placeholder"))
			return ZD_BRACKET_PLACEHOLDER;
		return is_remark(inside) ? ZD_BRACKET_REMARK
					 : ZD_BRACKET_CONTESTED;
	}
	if (is_status(inside))
		return ZD_BRACKET_STATUS;
	if (is_placeholder(inside))
		return ZD_BRACKET_PLACEHOLDER;
	if (is_attribution(inside))
		return ZD_BRACKET_ATTRIBUTION;
	return is_remark(inside) ? ZD_BRACKET_REMARK : ZD_BRACKET_CONTESTED;
}

/* --- alternatives -------------------------------------------------------- */

bool zd_bracket_is_option(struct zd_slice s)
{
	static const char *const starts[] = {
		"option", "alternative", "alt", "version", NULL};
	struct zd_slice word;

	s = zd_slice_trim(s);
	if (!starts_with_any(s, starts))
		return false;
	next_word(&s);
	word = next_word(&s);
	if (!word.len || !strchr(":.)–", word.ptr[word.len - 1]))
		return false;
	word = bare(word);
	return word.len && word.len <= 4 &&
		(zd_is_digit(word.ptr[0]) || zd_is_upper(word.ptr[0]));
}

/* How a word of letters goes on from `at` in one direction. */
static size_t letters(struct zd_slice s, size_t at, bool forward)
{
	size_t n = 0;

	if (forward)
		while (at + n < s.len &&
			(is_letter(s.ptr[at + n]) || s.ptr[at + n] == '-'))
			n++;
	else
		while (n < at &&
			(is_letter(s.ptr[at - n - 1]) ||
				s.ptr[at - n - 1] == '-'))
			n++;
	return n;
}

bool zd_bracket_divides(
	struct zd_slice s, size_t at, size_t *start, size_t *len)
{
	bool before = at && s.ptr[at - 1] == ' ';
	bool behind = at + 1 < s.len && s.ptr[at + 1] == ' ';
	size_t left = letters(s, at, false), right = letters(s, at + 1, true);

	*start = at - before;
	*len = 1 + before + behind;
	if (before && behind)
		return true;
	if (before || behind || !left || !right || memchr(s.ptr, ' ', s.len))
		return false;
	/* "and/or" is one word of the trade. */
	return !(zd_slice_caseeq(
			 zd_slice_sub(s, at - left, at), ZD_LIT("and")) &&
		zd_slice_caseeq(
			zd_slice_sub(s, at + 1, at + 1 + right), ZD_LIT("or")));
}
