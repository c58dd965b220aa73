#include "codec/plain.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/ascii.h"
#include "base/mem.h"

/* Only lines as short as this can be furniture. */
#define SHORT_LINE 160
/* Lines of one page's head or foot. */
#define MAX_HEAD_LINES 6

static void add_line(struct zd_plain *p, struct zd_slice s)
{
	struct zd_line line = {.text = zd_slice_trim(s), .kind = ZD_LINE_TEXT};

	if (!line.text.len)
		line.kind = ZD_LINE_BLANK;
	zd_vec_push(&p->lines, line);
}

static size_t digits(struct zd_slice s, size_t i)
{
	size_t n = 0;

	while (zd_is_digit(zd_slice_at(s, i + n)))
		n++;
	return n;
}

static size_t spaces(struct zd_slice s, size_t i)
{
	size_t n = 0;

	while (zd_slice_at(s, i + n) == ' ')
		n++;
	return n;
}

/* "3/15", "Page 1 of 20", "1 of 54", "- 3 -". */
static bool is_page_number(struct zd_slice s)
{
	size_t i = 0, n;

	if (!s.len || s.len > 24)
		return false;
	if (zd_slice_starts(s, "- ") && zd_slice_ends(s, " -"))
		return s.len > 4 && digits(s, 2) == s.len - 4;
	if (s.len > 5 &&
		zd_slice_caseeq(zd_slice_sub(s, 0, 5), ZD_LIT("page ")))
		i = 5;
	n = digits(s, i);
	if (!n || n > 4)
		return false;
	if (i + n == s.len)
		return i > 0;
	if (zd_slice_at(s, i + n) == '/' || zd_slice_at(s, i + n) == '|')
		i += n + 1;
	else if (zd_slice_starts(zd_slice_sub(s, i + n, s.len), " of "))
		i += n + 4;
	else
		return false;
	n = digits(s, i);
	return n && n <= 4 && i + n == s.len;
}

/* "25-16624", "25-16624 (E)    221025", "*2516624*". */
static bool is_job_number(struct zd_slice s)
{
	size_t i;

	if (s.len > 40)
		return false;
	if (zd_slice_at(s, 0) == '*')
		return digits(s, 1) >= 6 &&
			zd_slice_at(s, 1 + digits(s, 1)) == '*' &&
			s.len == digits(s, 1) + 2;
	if (digits(s, 0) != 2 || zd_slice_at(s, 2) != '-' || digits(s, 3) != 5)
		return false;
	i = 8 + spaces(s, 8);
	if (zd_slice_at(s, i) == '(' && zd_slice_at(s, i + 2) == ')')
		i += 3;
	i += spaces(s, i);
	i += digits(s, i);
	return i == s.len;
}

/* "A/C.2/80/L.18", "ADP.2015.8.InformalNote": a document's symbol. */
static bool is_symbol(struct zd_slice s)
{
	bool digit = false, mark = false;

	if (s.len < 4 || s.len > 40 || !zd_is_upper(s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == ' ')
			return false;
		digit = digit || zd_is_digit(s.ptr[i]);
		mark = mark || s.ptr[i] == '/' ||
			(s.ptr[i] == '.' && i + 1 < s.len);
	}
	return digit && mark;
}

static bool is_rule(struct zd_slice s)
{
	size_t i = 0;

	while (i < s.len && s.ptr[i] == '_')
		i++;
	if (i == s.len)
		return s.len >= 5;
	for (i = 0; zd_slice_starts(zd_slice_sub(s, i, s.len), "\u2015") ||
		zd_slice_starts(zd_slice_sub(s, i, s.len), "\u2014");)
		i += 3;
	return i == s.len && s.len >= 15;
}

/* --- How often a line stands in the text ------------------------------- */

struct counts {
	uint32_t *slot; /* line index + 1, the first of its text */
	uint32_t *count;
	size_t mask;
};

static uint32_t *count_of(
	struct counts *c, const struct zd_plain *p, size_t line)
{
	struct zd_slice s = p->lines.at[line].text;
	size_t i = (size_t)XXH3_64bits(s.ptr, s.len) & c->mask;

	while (c->slot[i] && !zd_slice_eq(p->lines.at[c->slot[i] - 1].text, s))
		i = (i + 1) & c->mask;
	if (!c->slot[i])
		c->slot[i] = (uint32_t)line + 1;
	return &c->count[i];
}

/* A line that may be a running head: short, and no end of a sentence. The
 * second line of a long one begins with a small letter. */
static bool may_be_head(struct zd_slice s)
{
	return s.len && s.len <= SHORT_LINE &&
		!strchr(".,;:", s.ptr[s.len - 1]) &&
		(s.len >= 16 || !zd_is_lower(s.ptr[0]));
}

static void count_lines(struct counts *c, const struct zd_plain *p)
{
	size_t size = 64;

	while (size < p->lines.len * 2)
		size *= 2;
	c->mask = size - 1;
	c->slot = zd_calloc(size, sizeof(*c->slot));
	c->count = zd_calloc(size, sizeof(*c->count));
	for (size_t i = 0; i < p->lines.len; i++)
		if (may_be_head(p->lines.at[i].text))
			++*count_of(c, p, i);
}

/* --- Page heads and feet ----------------------------------------------- */

static bool is_anchor(struct zd_slice s)
{
	return s.len <= 40 && (is_page_number(s) || is_job_number(s));
}

struct heads {
	struct zd_plain *p;
	struct counts counts;
	uint32_t often; /* a line that stands so often is a running head */
};

static bool is_furniture(struct heads *h, size_t i)
{
	struct zd_slice s = h->p->lines.at[i].text;

	if (is_anchor(s) || is_symbol(s))
		return true;
	return may_be_head(s) && *count_of(&h->counts, h->p, i) >= h->often;
}

/* Marks what belongs to the page number at line i; the last line of it. */
static size_t mark_head(struct heads *h, size_t i)
{
	struct zd_line *lines = h->p->lines.at;
	size_t first = i, last = i, lines_up = 0, lines_down = 0;

	for (size_t k = i; k-- > 0 && lines_up < MAX_HEAD_LINES;) {
		if (lines[k].kind == ZD_LINE_BLANK)
			continue;
		if (lines[k].kind != ZD_LINE_TEXT || !is_furniture(h, k))
			break;
		first = k;
		lines_up++;
	}
	for (size_t k = i + 1;
		k < h->p->lines.len && lines_down < MAX_HEAD_LINES; k++) {
		if (lines[k].kind == ZD_LINE_BLANK)
			continue;
		if (!is_furniture(h, k))
			break;
		last = k;
		lines_down++;
	}
	for (size_t k = first; k <= last; k++)
		if (lines[k].kind == ZD_LINE_TEXT)
			lines[k].kind = ZD_LINE_FURNITURE;
	zd_finding_add(h->p->r.findings, ZD_INFO, "page-furniture",
		(struct zd_slice){0}, zd_line_number(first),
		"a page's head or foot is left out: lines %u to %u (%.*s)",
		zd_line_number(first), zd_line_number(last),
		ZD_FMT(lines[i].text));
	return last;
}

/* Page numbers that are bare numbers: alone, each one more than the last. */
static bool is_bare_number(const struct zd_plain *p, size_t i, uint32_t *number)
{
	const struct zd_line *lines = p->lines.at;
	struct zd_slice s = lines[i].text;

	if (!s.len || s.len > 4 || digits(s, 0) != s.len ||
		(i && lines[i - 1].kind != ZD_LINE_BLANK) ||
		(i + 1 < p->lines.len && lines[i + 1].kind != ZD_LINE_BLANK))
		return false;
	*number = 0;
	for (size_t k = 0; k < s.len; k++)
		*number = *number * 10 + (uint32_t)(s.ptr[k] - '0');
	return true;
}

static bool pages_have_bare_numbers(const struct zd_plain *p)
{
	uint32_t last = 0, number, found = 0;

	for (size_t i = 0; i < p->lines.len; i++) {
		if (!is_bare_number(p, i, &number))
			continue;
		if (found && number != last + 1)
			return false;
		last = number;
		found++;
	}
	return found >= 3;
}

static void find_heads(struct zd_plain *p)
{
	struct heads h = {.p = p, .often = 2};
	bool bare = pages_have_bare_numbers(p);
	uint32_t page = 0, number, anchors = 0;

	for (size_t i = 0; i < p->lines.len; i++)
		anchors += is_page_number(p->lines.at[i].text) ||
			(bare && is_bare_number(p, i, &number));
	if (!anchors)
		return;
	count_lines(&h.counts, p);
	if (anchors / 3 > h.often)
		h.often = anchors / 3;
	for (size_t i = 0; i < p->lines.len; i++) {
		struct zd_line *line = &p->lines.at[i];

		if (line->kind == ZD_LINE_TEXT &&
			(is_anchor(line->text) ||
				(bare && is_bare_number(p, i, &number)))) {
			size_t last = mark_head(&h, i);

			/* What stands above the number was counted for the
			 * page before. */
			for (; i < last; i++)
				p->lines.at[i].page = page;
			page++;
		}
		p->lines.at[i].page = page;
	}
	p->pages = page + 1;
	zd_free(h.counts.slot);
	zd_free(h.counts.count);
}

void zd_plain_lines(struct zd_plain *p)
{
	struct zd_slice rest = p->source;

	while (rest.ptr)
		add_line(p, zd_slice_cut(&rest, '\n'));
	for (size_t i = 0; i < p->lines.len; i++) {
		struct zd_line *line = &p->lines.at[i];

		/* As nearly all begin that are not blank. */
		if (line->kind != ZD_LINE_TEXT ||
			zd_is_letter(line->text.ptr[0]))
			continue;
		if (is_rule(line->text))
			line->kind = ZD_LINE_RULE;
		else if (zd_slice_starts(line->text, "--- FN") ||
			zd_slice_starts(line->text, "--- TAIL"))
			line->kind = ZD_LINE_MARKER;
	}
	p->pages = 1;
	find_heads(p);
}
