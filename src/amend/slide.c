#include <stdbool.h>
#include <string.h>

#include "amend/edits_tidy.h"

#include "base/ascii.h"

static bool is_word_byte(char c)
{
	return zd_is_alnum(c) || (c & 0x80) || c == '-' || c == '\'' ||
		c == '/';
}

/* An edit may begin or end at byte x of text: not inside a word, a character
 * or an escape. Cautious: a sign that only sometimes joins words counts. */
static bool is_boundary(struct zd_slice text, size_t x)
{
	if (x == 0 || x >= text.len)
		return true;
	if (text.ptr[x - 1] == '\\' || text.ptr[x] == '\\' ||
		text.ptr[x - 1] == '^' || text.ptr[x] == '^' ||
		text.ptr[x] == '*' || text.ptr[x - 1] == '*')
		return false;
	return !is_word_byte(text.ptr[x - 1]) || !is_word_byte(text.ptr[x]);
}

static char last_visible(struct zd_slice s)
{
	while (s.len && s.ptr[s.len - 1] == ' ')
		s.len--;
	return s.len ? s.ptr[s.len - 1] : '\0';
}

static bool ends_clause(char c)
{
	return c && strchr(".;:!?", c);
}

/* How well text[start, end) reads as words put in or taken out. */
static int score(struct zd_slice text, size_t start, size_t end)
{
	char before = last_visible(zd_slice_sub(text, 0, start));
	char last = last_visible(zd_slice_sub(text, start, end));
	bool space = text.ptr[start] == ' ';

	if (ends_clause(last) && (!before || ends_clause(before)))
		return space ? 6 : 5; /* a whole sentence or clause */
	if (text.ptr[start] == ',')
		return 4;
	if (space)
		return end < text.len && text.ptr[end] == ' ' ? 3 : 2;
	return 1;
}

/*
 * The best offset for text[start, end), which may go back to `low` and
 * forward to `high`. Among equals the first in the text is taken: that one
 * does not depend on where the comparison had put it.
 */
static long best_shift(
	struct zd_slice text, struct zd_edit range, size_t low, size_t high)
{
	size_t start = range.from_start, end = range.from_end;
	long back = 0, best = 0;
	int most = 0;

	while (start > low && text.ptr[start - 1] == text.ptr[end - 1]) {
		start--;
		end--;
		back++;
	}
	for (long shift = -back;; shift++, start++, end++) {
		if (is_boundary(text, start) && is_boundary(text, end) &&
			score(text, start, end) > most) {
			most = score(text, start, end);
			best = shift;
		}
		if (end >= high || text.ptr[start] != text.ptr[end])
			return best;
	}
}

static void shift_edit(struct zd_edit *e, long by)
{
	e->from_start = (uint32_t)((long)e->from_start + by);
	e->from_end = (uint32_t)((long)e->from_end + by);
	e->to_start = (uint32_t)((long)e->to_start + by);
	e->to_end = (uint32_t)((long)e->to_end + by);
}

void zd_edits_slide(struct zd_edits *edits, size_t first, struct zd_slice base,
	struct zd_slice mine)
{
	for (size_t i = first; i < edits->len; i++) {
		struct zd_edit *e = &edits->at[i];
		const struct zd_edit *prev = i > first ? e - 1 : NULL;
		const struct zd_edit *next = i + 1 < edits->len ? e + 1 : NULL;
		struct zd_edit range = *e;

		if (e->from_start == e->from_end) {
			range.from_start = e->to_start;
			range.from_end = e->to_end;
			shift_edit(e,
				best_shift(mine, range, prev ? prev->to_end : 0,
					next ? next->to_start : mine.len));
		} else if (e->to_start == e->to_end) {
			shift_edit(e,
				best_shift(base, range,
					prev ? prev->from_end : 0,
					next ? next->from_start : base.len));
		}
	}
}
