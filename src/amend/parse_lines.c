#include "amend/parse.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/markup.h"

/* Footnotes of one amendment; marks of those behind find none. */
#define DEFINITIONS_MAX 1000

#define XXH_INLINE_ALL
#include <xxhash.h>

static struct zd_slice line_text(
	const struct zd_parse *p, const struct zd_line *l)
{
	return zd_slice_trim(zd_slice(p->text + l->from, l->to - l->from));
}

/* --- Cleaning ------------------------------------------------------------- */

static int fail_at(struct zd_parse *p, int code, struct zd_slice text,
	size_t at, const char *what)
{
	size_t line = 1, column = 1;

	for (size_t i = 0; i < at; i++) {
		if (text.ptr[i] == '\n') {
			line++;
			column = 1;
		} else if ((text.ptr[i] & 0xc0) != 0x80) {
			column++;
		}
	}
	zd_error_set(p->err, code, "%s", what);
	zd_error_place(p->err, p->path, line, column);
	return code;
}

/* What can only do harm: control signs, and those that turn the direction
 * of writing. */
static bool is_refused(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') ||
		(c >= 0x7f && c < 0xa0 && c != 0x85) ||
		(c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

int zd_parse_clean(struct zd_parse *p, struct zd_slice text)
{
	struct zd_buf nfc = ZD_BUF_INIT;
	size_t at, n;
	uint32_t c;

	if (text.len > ZD_MAX_FILE)
		return fail_at(p, ZD_ELIMIT, text, 0,
			"the file is larger than 256 MiB");
	at = zd_utf8_check(text);
	if (at != SIZE_MAX)
		return fail_at(p, ZD_EUTF8, text, at,
			"this is not UTF-8: save the file as UTF-8");
	zd_utf8_nfc(&nfc, text);
	p->len = nfc.len;
	p->text = zd_arena_strndup(&p->out->arena, zd_buf_str(&nfc), nfc.len);
	zd_buf_clear(&nfc);
	for (size_t i = 0; i < p->len; i += n) {
		c = zd_utf8_decode(zd_slice(p->text, p->len), i, &n);
		if (c == '\r' || c == '\f' || c == '\v')
			p->text[i] = ' ';
		else if (is_refused(c))
			return fail_at(p, ZD_EFORMAT, zd_slice(p->text, p->len),
				i,
				"a control character stands here: take it out");
	}
	if (zd_slice_starts(zd_slice(p->text, p->len), "\xef\xbb\xbf"))
		memset(p->text, ' ', 3);
	return ZD_OK;
}

void zd_parse_where(
	const struct zd_parse *p, size_t at, size_t *line, size_t *column)
{
	size_t lo = 0, hi = p->lines.len, mid;

	while (hi - lo > 1) {
		mid = lo + (hi - lo) / 2;
		if (p->lines.at[mid].from <= at)
			lo = mid;
		else
			hi = mid;
	}
	*line = lo + 1;
	*column = 1;
	for (size_t i = p->lines.len ? p->lines.at[lo].from : 0;
		i < at && i < p->len; i++)
		*column += (p->text[i] & 0xc0) != 0x80;
}

static void split_lines(struct zd_parse *p)
{
	struct zd_line l = {0};

	for (size_t i = 0; i <= p->len; i++) {
		if (i < p->len && p->text[i] != '\n')
			continue;
		l.to = i;
		l.kind = line_text(p, &l).len ? ZD_LINE_PLAIN : ZD_LINE_BLANK;
		zd_vec_push(&p->lines, l);
		l.from = i + 1;
	}
}

static void blank(struct zd_parse *p, struct zd_line *l)
{
	memset(p->text + l->from, ' ', l->to - l->from);
	l->kind = ZD_LINE_BLANK;
}

/* --- Page heads and feet -------------------------------------------------- */

static size_t digits(struct zd_slice s, size_t i)
{
	size_t n = 0;

	while (i + n < s.len && zd_is_digit(s.ptr[i + n]))
		n++;
	return n;
}

/* "A/80/L.30", "25-12345", "2/3", "(E)", "*2512345*". */
static bool is_furniture_word(struct zd_slice w)
{
	size_t n = digits(w, 0);

	if (zd_slice_is(w, "(E)") || zd_slice_is(w, "Page"))
		return true;
	if (w.len > 3 && strchr("ASE", w.ptr[0]) && w.ptr[1] == '/')
		return zd_is_digit(w.ptr[w.len - 1]) && w.len < 40;
	if (w.len > 4 && w.ptr[0] == '*' && w.ptr[w.len - 1] == '*')
		return digits(w, 1) == w.len - 2;
	if (!n || n == w.len)
		return n && n <= 3;
	return (w.ptr[n] == '/' || w.ptr[n] == '-') && n < 4 &&
		digits(w, n + 1) == w.len - n - 1 && w.len > n + 1;
}

static bool is_furniture(struct zd_slice line)
{
	struct zd_slice word;
	bool any = false;

	if (line.len > 60)
		return false;
	while (line.ptr) {
		word = zd_slice_cut(&line, ' ');
		if (!word.len)
			continue;
		if (!is_furniture_word(word))
			return false;
		any = true;
	}
	return any;
}

static bool is_blank(const struct zd_parse *p, size_t i)
{
	return i >= p->lines.len || p->lines.at[i].kind == ZD_LINE_BLANK;
}

static void blank_furniture(struct zd_parse *p)
{
	for (size_t i = 0; i < p->lines.len; i++) {
		struct zd_line *l = &p->lines.at[i];
		struct zd_slice text = line_text(p, l);

		if (zd_slice_starts(text, "#"))
			blank(p, l);
		else if ((is_blank(p, i - 1) || is_blank(p, i + 1)) &&
			is_furniture(text))
			blank(p, l);
	}
}

/* --- Footnotes ------------------------------------------------------------ */

/* "** " or "[^x]:" at the beginning of a line: the bytes up to the text. */
static size_t definition_mark(struct zd_slice line, struct zd_slice *mark)
{
	size_t n = 0, end;

	while (n < line.len && line.ptr[n] == '*')
		n++;
	*mark = zd_slice_sub(line, 0, n);
	if (n)
		return n < 6 && n + 1 < line.len && line.ptr[n] == ' ' ? n + 1
								       : 0;
	if (!zd_slice_starts(line, "[^"))
		return 0;
	end = zd_slice_chr(line, ']', 0);
	if (end == SIZE_MAX || end < 3 || end > ZD_MAX_NAME ||
		end + 1 >= line.len || line.ptr[end + 1] != ':')
		return 0;
	*mark = zd_slice_sub(line, 0, end + 1);
	return end + 2;
}

/* A name for a new footnote that depends on its words alone, so that two
 * parties who bring the same one bring one. */
static struct zd_slice name_note(struct zd_parse *p, struct zd_slice text)
{
	char slug[33];
	size_t n = 0, word = 0;

	for (size_t i = 0; i < text.len && n < 24; i++) {
		char c = (char)(text.ptr[i] | 0x20);

		if (zd_is_lower(c) || zd_is_digit(text.ptr[i]))
			slug[n++] = zd_is_digit(text.ptr[i]) ? text.ptr[i] : c;
		else if (n && slug[n - 1] != '-')
			slug[word = n++] = '-';
	}
	/* Not half a word at the end. */
	if (n == 24 && word)
		n = word;
	while (n && slug[n - 1] == '-')
		n--;
	if (!n)
		slug[n++] = 'n';
	return zd_arena_printf(&p->out->arena, "%.*s-%04x", (int)n, slug,
		(unsigned)(XXH3_64bits(text.ptr, text.len) & 0xffff));
}

static void define(
	struct zd_parse *p, struct zd_slice mark, const struct zd_buf *text)
{
	struct zd_definition d = {.mark = zd_arena_slice(&p->out->arena, mark)};

	d.note.text = zd_arena_slice(
		&p->out->arena, zd_slice_trim(zd_buf_slice(text)));
	/* The stock phrase below every draft; it is nobody's footnote. */
	if (p->definitions.len >= DEFINITIONS_MAX)
		return;
	if (mark.ptr[0] == '*' &&
		zd_slice_starts(d.note.text, "Any changes to the list of"))
		return;
	if (mark.ptr[0] == '[')
		d.note.name = zd_slice_sub(d.mark, 2, d.mark.len - 1);
	else
		d.note.name = name_note(p, d.note.text);
	zd_vec_push(&p->definitions, d);
}

static void put_collapsed(struct zd_buf *out, struct zd_slice line)
{
	struct zd_slice word;

	while (line.ptr) {
		word = zd_slice_cut(&line, ' ');
		if (word.len)
			zd_buf_printf(out, "%s%.*s", out->len ? " " : "",
				ZD_FMT(word));
	}
}

/* Takes footnote line i and what goes on of it; the first line behind. */
static size_t take_definition(
	struct zd_parse *p, size_t i, size_t used, struct zd_slice mark)
{
	struct zd_slice text = line_text(p, &p->lines.at[i]), other;
	struct zd_slice keep = zd_arena_slice(&p->out->arena, mark);
	struct zd_buf all = ZD_BUF_INIT;

	put_collapsed(&all, zd_slice_sub(text, used, text.len));
	blank(p, &p->lines.at[i]);
	for (i++; !is_blank(p, i) && !zd_room_starts(p, p->lines.at[i].from) &&
		!zd_document_starts(p, p->lines.at[i].from);
		i++) {
		text = line_text(p, &p->lines.at[i]);
		if (definition_mark(text, &other))
			break;
		put_collapsed(&all, text);
		blank(p, &p->lines.at[i]);
	}
	define(p, keep, &all);
	zd_buf_clear(&all);
	return i;
}

static void take_definitions(struct zd_parse *p)
{
	struct zd_slice mark;
	size_t used, next = 0;

	for (size_t i = 0; i < p->lines.len; i++) {
		if (is_blank(p, i) || !(is_blank(p, i - 1) || i == next))
			continue;
		used = definition_mark(line_text(p, &p->lines.at[i]), &mark);
		if (!used ||
			(mark.len == 1 &&
				zd_room_starts(p,
					zd_parse_list_sign(
						p, &p->lines.at[i]))))
			continue;
		next = take_definition(p, i, used, mark);
		i = next - 1;
	}
}

/* --- Beginnings ----------------------------------------------------------- */

size_t zd_parse_list_sign(const struct zd_parse *p, const struct zd_line *l)
{
	struct zd_slice s = zd_slice(p->text + l->from, l->to - l->from);
	size_t i = 0, n;

	while (i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == '\t'))
		i++;
	n = digits(s, i);
	if (n && n < 5 && i + n + 1 < s.len &&
		(s.ptr[i + n] == '.' || s.ptr[i + n] == ')'))
		n++;
	else if (i + 1 < s.len && strchr("-*", s.ptr[i]))
		n = 1;
	else if (zd_slice_starts(zd_slice_sub(s, i, s.len), "•") ||
		zd_slice_starts(zd_slice_sub(s, i, s.len), "–"))
		n = strlen("•");
	else
		n = 0;
	if (!n || i + n >= s.len || s.ptr[i + n] != ' ')
		return l->from + i;
	for (i += n; i < s.len && s.ptr[i] == ' '; i++)
		;
	return l->from + i;
}

static bool is_number_alone(struct zd_slice s)
{
	size_t n = digits(s, 0);

	return n && n < 5 && s.len == n + 1 && s.ptr[n] == '.';
}

/* A document's sentence begins behind a blank line, a number, or the end of
 * another sentence; elsewhere "In …" is the text going on. */
static bool may_begin(const struct zd_parse *p, size_t i)
{
	struct zd_slice before;

	if (is_blank(p, i - 1) || p->lines.at[i - 1].kind == ZD_LINE_NUMBER)
		return true;
	before = line_text(p, &p->lines.at[i - 1]);
	return strchr(".;:\"'", before.ptr[before.len - 1]) ||
		zd_slice_ends(before, "”") || zd_slice_ends(before, "’") ||
		zd_slice_ends(before, "»");
}

static void find_beginnings(struct zd_parse *p)
{
	for (size_t i = 0; i < p->lines.len; i++) {
		struct zd_line *l = &p->lines.at[i];
		size_t at;

		if (l->kind == ZD_LINE_BLANK)
			continue;
		at = zd_parse_list_sign(p, l);
		if (is_number_alone(line_text(p, l)))
			l->kind = ZD_LINE_NUMBER;
		else if (zd_room_starts(p, at))
			l->kind = ZD_LINE_ROOM;
		else if ((may_begin(p, i) ||
				 p->text + at > line_text(p, l).ptr) &&
			zd_document_starts(p, at))
			l->kind = ZD_LINE_DOCUMENT;
	}
}

void zd_parse_lines(struct zd_parse *p)
{
	split_lines(p);
	blank_furniture(p);
	take_definitions(p);
	find_beginnings(p);
}
