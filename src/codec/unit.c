#include "codec/unit.h"

#include "base/ascii.h"

/* Torn words that are looked up elsewhere in the text; it costs a search
 * each. Beyond this many the hyphen stays, and the finding says so. */
#define MAX_SEARCHES 200

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || zd_is_letter(c);
}

void zd_unit_clear(struct zd_unit *u)
{
	zd_buf_truncate(&u->buf, 0);
	u->made = u->opened = false;
	u->text = (struct zd_slice){0};
	u->line = 0;
}

struct zd_slice zd_unit_text(const struct zd_unit *u)
{
	return zd_slice_trim(u->made ? zd_buf_slice(&u->buf) : u->text);
}

/* --- Typed text -------------------------------------------------------- */

/* An asterisk opens or closes emphasis where a word begins or ends. */
static bool is_delimiter(struct zd_slice s, size_t i)
{
	size_t from = i, end = i;
	char before, behind;

	while (from && s.ptr[from - 1] == '*')
		from--;
	while (zd_slice_at(s, end) == '*')
		end++;
	before = from ? s.ptr[from - 1] : ' ';
	behind = end < s.len ? s.ptr[end] : ' ';
	if (end - from > 3)
		return false;
	return (strchr(" ([\"", before) &&
		       (is_letter(behind) || behind == '[')) ||
		(before != ' ' && strchr(" ,.;:)]\"", behind));
}

/* Appends visible text so that only emphasis is read as markup. */
static void put_typed(struct zd_buf *out, struct zd_slice s)
{
	if (!s.len)
		return;
	if (zd_is_literal(s)) {
		zd_buf_put_slice(out, s);
		return;
	}
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\\' || c == '_' ||
			(c == '[' && zd_slice_at(s, i + 1) == '^') ||
			(c == '*' && !is_delimiter(s, i)))
			zd_buf_putc(out, '\\');
		zd_buf_putc(out, c);
	}
}

/* A line from `from` on, with [^name] in the place of footnote marks. */
static void put_line(
	struct zd_buf *out, const struct zd_plain *p, size_t line, size_t from)
{
	const struct zd_line *l = &p->lines.at[line];

	if (l->marked)
		for (size_t m = l->mark;
			m < p->marks.len && p->marks.at[m].line == line; m++) {
			const struct zd_note_mark *mark = &p->marks.at[m];

			if (mark->start < from)
				continue;
			put_typed(
				out, zd_slice_sub(l->text, from, mark->start));
			zd_buf_printf(out, "[^%.*s]",
				ZD_FMT(p->notes.at[mark->note].name));
			from = mark->end;
		}
	put_typed(out, zd_slice_sub(l->text, from, l->text.len));
}

/* --- Lines wrapped ----------------------------------------------------- */

/* The word before a hyphen at the end, and the one that goes on with it. */
static struct zd_slice last_word(struct zd_slice s)
{
	size_t from = s.len;

	while (from && is_letter(s.ptr[from - 1]))
		from--;
	return zd_slice_sub(s, from, s.len);
}

static struct zd_slice first_word(struct zd_slice s)
{
	size_t end = 0;

	while (end < s.len && is_letter(s.ptr[end]))
		end++;
	return zd_slice_sub(s, 0, end);
}

static bool occurs(const struct zd_plain *p, struct zd_slice a,
	const char *between, struct zd_slice b)
{
	struct zd_buf word = ZD_BUF_INIT;
	bool found;

	zd_buf_put_slice(&word, a);
	zd_buf_puts(&word, between);
	zd_buf_put_slice(&word, b);
	found = zd_slice_find(p->source, zd_buf_slice(&word)) != SIZE_MAX;
	zd_buf_clear(&word);
	return found;
}

/* A hyphen at the line's end: of the word, or of the typesetter? */
static void join_hyphen(struct zd_unit *u, struct zd_plain *p, size_t line,
	struct zd_slice next)
{
	struct zd_slice left =
		zd_slice_sub(zd_buf_slice(&u->buf), 0, u->buf.len - 1);
	bool keep = true;

	left = last_word(left);
	next = first_word(next);
	if (zd_slice_is(next, "and") || zd_slice_is(next, "or") ||
		zd_slice_is(next, "to")) {
		zd_buf_putc(&u->buf, ' ');
		return;
	}
	if (left.len && next.len && zd_is_lower(next.ptr[0]) &&
		u->searches++ < MAX_SEARCHES)
		keep = occurs(p, left, "-", next) || !occurs(p, left, "", next);
	zd_finding_add(p->r.findings, ZD_INFO, "hyphen-joined",
		(struct zd_slice){0}, zd_line_number(line),
		"a word torn at the line's end is read as %.*s%s%.*s%s",
		ZD_FMT(left), keep ? "-" : "", ZD_FMT(next),
		u->searches > MAX_SEARCHES ? " (not looked up elsewhere)" : "");
	if (!keep)
		zd_buf_truncate(&u->buf, u->buf.len - 1);
}

/* Puts what stands between the lines: mostly a space. */
static void join(struct zd_unit *u, struct zd_plain *p, size_t line,
	struct zd_slice next, bool marked)
{
	struct zd_slice s = zd_buf_slice(&u->buf);
	char last = s.len ? s.ptr[s.len - 1] : ' ';
	char before = s.len > 1 ? s.ptr[s.len - 2] : ' ';

	if (!s.len || marked || u->opened)
		return;
	if (zd_slice_ends(s, "\u00ad"))
		zd_buf_truncate(&u->buf, u->buf.len - 2);
	else if (last == '-' && before != ' ' && is_letter(before))
		join_hyphen(u, p, line, next);
	else if (zd_slice_ends(s, "\u2013") && s.len > 3 &&
		s.ptr[s.len - 4] != ' ' && zd_is_digit(zd_slice_at(next, 0)))
		return;
	else if (last == '/' && zd_is_digit(before) &&
		zd_is_digit(zd_slice_at(next, 0)))
		return;
	else
		zd_buf_putc(&u->buf, ' ');
}

void zd_unit_add(
	struct zd_unit *u, struct zd_plain *p, size_t line, size_t from)
{
	const struct zd_line *l = &p->lines.at[line];
	struct zd_slice s = zd_slice_sub(l->text, from, l->text.len);
	bool mark_first =
		l->marked && p->marks.at[l->mark].start <= from && !from;

	while (s.len && s.ptr[0] == ' ') {
		s = zd_slice_sub(s, 1, s.len);
		from++;
	}
	if (!s.len)
		return;
	if (!u->line)
		u->line = zd_line_number(line);
	if (!u->made && !u->text.len && !l->marked &&
		(p->literal || zd_is_literal(s))) {
		u->text = s;
		return;
	}
	if (!u->made)
		put_typed(&u->buf, u->text);
	u->made = true;
	join(u, p, line, s, mark_first);
	u->opened = false;
	put_line(&u->buf, p, line, from);
}

void zd_unit_open(struct zd_unit *u, size_t brackets)
{
	u->made = u->opened = brackets > 0;
	while (brackets--)
		zd_buf_putc(&u->buf, '[');
}

bool zd_unit_strip_emphasis(struct zd_slice *text)
{
	struct zd_slice s = zd_slice_trim(*text);
	size_t n = 0;

	while (n < 3 && zd_slice_at(s, n) == '*')
		n++;
	if (!n || s.len < 2 * n + 1 || zd_slice_at(s, n) == ' ')
		return false;
	for (size_t i = 0; i < n; i++)
		if (s.ptr[s.len - 1 - i] != '*')
			return false;
	if (s.ptr[s.len - 1 - n] == '\\' ||
		memchr(s.ptr + n, '*', s.len - 2 * n))
		return false;
	*text = zd_slice_trim(zd_slice_sub(s, n, s.len - n));
	return true;
}

bool zd_unit_bare(struct zd_unit *u)
{
	struct zd_slice s = zd_unit_text(u);
	struct zd_buf bare = ZD_BUF_INIT;
	bool had = u->made && zd_unit_strip_emphasis(&s);

	if (had) {
		zd_buf_put_slice(&bare, s);
		zd_buf_clear(&u->buf);
		u->buf = bare;
	}
	return had;
}
