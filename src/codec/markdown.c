#include "codec/markdown.h"

#include <string.h>

#include "base/ascii.h"
#include "codec/codec.h"
#include "text/label.h"
#include "text/markup.h"

/* A footnote; all of them come behind the text, wherever they were found. */
struct found_note {
	struct zd_slice name, text;
	uint32_t line;
};

struct reader {
	struct zd_reading r;
	struct zd_slice rest; /* not read yet */
	uint32_t line;        /* that rest begins with */
	const char *checked;  /* up to here, all lines are text */
	struct zd_shapes shapes;
	size_t shape;       /* the next of them */
	bool parsed;        /* shapes are known */
	struct zd_buf join; /* lines joined, text made up */
	ZD_VEC(struct found_note) notes;
};

/* The next line, trimmed, without reading it. */
static struct zd_slice peek(const struct reader *rd)
{
	struct zd_slice rest = rd->rest;

	return zd_slice_trim(zd_slice_cut(&rest, '\n'));
}

static struct zd_slice next_line(struct reader *rd)
{
	rd->line++;
	return zd_slice_cut(&rd->rest, '\n');
}

/* --- One paragraph ----------------------------------------------------- */

static struct zd_slice cut_spaces(struct zd_slice s)
{
	while (s.len && s.ptr[0] == ' ')
		s = zd_slice_sub(s, 1, s.len);
	return s;
}

static size_t note_start(struct zd_slice s)
{
	size_t n = zd_markup_note(s, 0);

	return n && n < s.len && s.ptr[n] == ':' ? n + 1 : 0;
}

static void add_unit(struct reader *rd, struct zd_slice raw, uint32_t line)
{
	size_t n = note_start(raw);
	struct found_note note = {.line = line};

	if (!n) {
		zd_reading_text(&rd->r, raw, line);
		return;
	}
	note.name = zd_arena_slice(
		&rd->r.draft->arena, zd_slice_sub(raw, 2, n - 2));
	note.text = zd_reading_store(
		&rd->r, zd_slice_trim(zd_slice_sub(raw, n, raw.len)));
	zd_vec_push(&rd->notes, note);
}

static void add_notes(struct reader *rd)
{
	for (size_t i = 0; i < rd->notes.len; i++) {
		const struct found_note *note = &rd->notes.at[i];

		zd_reading_add(
			&rd->r, ZD_NOTE, note->name, note->text, note->line);
	}
}

/* --- What is no paragraph ---------------------------------------------- */

static void add_literal(
	struct reader *rd, struct zd_slice line, uint32_t number)
{
	struct zd_buf text = ZD_BUF_INIT;

	zd_markup_escape(&text, zd_slice_trim(line), true);
	if (text.len)
		zd_reading_text(&rd->r, zd_buf_slice(&text), number);
	zd_buf_clear(&text);
}

static void read_literal(struct reader *rd, const struct zd_shape *s)
{
	bool code = s->kind == ZD_SHAPE_CODE;
	struct zd_slice line, words;

	zd_finding_add(rd->r.findings, ZD_WARNING,
		code ? "code-read-as-text" : "html-read-as-text",
		(struct zd_slice){0}, s->first,
		"%s has no meaning in a draft; its words are kept as text",
		code ? "a block of code" : "HTML");
	while (rd->rest.ptr && rd->line <= s->last) {
		uint32_t number = rd->line;

		line = next_line(rd);
		words = zd_slice_trim(line);
		if (code && (number == s->first || number == s->last) &&
			(zd_slice_starts(words, "```") ||
				zd_slice_starts(words, "~~~")))
			words = zd_slice_trim(
				zd_slice_sub(words, 3, words.len));
		if (words.len)
			add_literal(rd, words, number);
	}
}

/* Markdown reads at most so many digits as the number of a list's line. */
#define LIST_DIGITS 9

/* "- ", "* ", "12. " at a list's line: its bytes; *number gets 12, else 0. */
static size_t bullet(struct zd_slice s, uint32_t *number)
{
	size_t n = 0;

	*number = 0;
	if (s.len && strchr("-+*", s.ptr[0])) {
		n = 1;
	} else {
		while (n < s.len && n < LIST_DIGITS && zd_is_digit(s.ptr[n]))
			*number = *number * 10 + (uint32_t)(s.ptr[n++] - '0');
		if (!n || n == s.len || (s.ptr[n] != '.' && s.ptr[n] != ')'))
			return 0;
		n++;
	}
	return n == s.len || s.ptr[n] == ' ' ? n : 0;
}

static void add_numbered(
	struct reader *rd, uint32_t number, struct zd_slice text, uint32_t line)
{
	struct zd_label label = {.series = ZD_SERIES_PLAIN, .number = number};

	if (rd->r.formula || rd->r.preambular)
		label.series = ZD_SERIES_OP;
	zd_reading_labelled(&rd->r, &label, text, line);
	zd_finding_add(rd->r.findings, ZD_WARNING, "list-number",
		zd_reading_label(&rd->r), line,
		"a list's number is read as the label %.*s: viewers number "
		"lists anew",
		ZD_FMT(zd_reading_label(&rd->r)));
}

static void add_bulleted(struct reader *rd, struct zd_slice text, uint32_t line)
{
	size_t n = zd_mark_parse(text, true);
	struct zd_slice mark = n ? zd_slice_sub(text, 0, n) : ZD_LIT("-");
	char room[ZD_MARK_ROOM];

	zd_finding_add(rd->r.findings, ZD_INFO, "list-read",
		zd_reading_label(&rd->r), line,
		"a list is read as sub-paragraphs");
	/* "\(a)" in a list, too. */
	if (!n)
		n = zd_block_mark_parse(text, &mark, room);
	if (!mark.len)
		mark = ZD_LIT("-");
	zd_reading_part(&rd->r, mark,
		cut_spaces(zd_slice_sub(text, n, text.len)), line);
}

/* Reads lines up to `last` that belong together, and joins them. */
static struct zd_slice join_lines(
	struct reader *rd, struct zd_slice first, uint32_t last, bool list)
{
	struct zd_slice line;
	uint32_t number;

	zd_buf_truncate(&rd->join, 0);
	zd_buf_put_slice(&rd->join, first);
	while (rd->rest.ptr && rd->line <= last) {
		line = peek(rd);
		while (!list && line.len && line.ptr[0] == '>')
			line = cut_spaces(zd_slice_sub(line, 1, line.len));
		if (!line.len || (list && bullet(line, &number)))
			break;
		zd_buf_putc(&rd->join, ' ');
		zd_buf_put_slice(&rd->join, line);
		next_line(rd);
	}
	return zd_buf_slice(&rd->join);
}

/* "0." or "1234567.": no label has such a number, so it is text. */
static bool is_text(struct zd_slice mark, uint32_t number)
{
	return mark.len && zd_is_digit(mark.ptr[0]) &&
		(!number || mark.len - 1 > ZD_LABEL_DIGITS);
}

static void read_list(struct reader *rd, const struct zd_shape *s)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_slice line, mark;
	uint32_t number, at;
	size_t n;

	while (rd->rest.ptr && rd->line <= s->last) {
		at = rd->line;
		line = zd_slice_trim(next_line(rd));
		if (!line.len)
			continue;
		n = bullet(line, &number);
		mark = zd_slice_sub(line, 0, n);
		line = cut_spaces(zd_slice_sub(line, n, line.len));
		zd_buf_truncate(&text, 0);
		if (is_text(mark, number)) {
			zd_finding_add(rd->r.findings, ZD_WARNING,
				"list-read-as-text", (struct zd_slice){0}, at,
				"no label has the number %.*s; it is kept as "
				"text",
				(int)n - 1, mark.ptr);
			zd_buf_printf(&text, "%.*s\\%c ", (int)n - 1, mark.ptr,
				mark.ptr[n - 1]);
			n = 0;
		}
		zd_buf_put_slice(&text, join_lines(rd, line, s->last, true));
		line = zd_slice_trim(zd_buf_slice(&text));
		if (n && number)
			add_numbered(rd, number, line, at);
		else if (n)
			add_bulleted(rd, line, at);
		else if (line.len)
			add_unit(rd, line, at);
	}
	zd_buf_clear(&text);
}

static void read_quote(struct reader *rd, const struct zd_shape *s)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_slice line;
	uint32_t at;

	zd_finding_add(rd->r.findings, ZD_WARNING, "quote-read-as-text",
		(struct zd_slice){0}, s->first,
		"a quotation has no meaning in a draft; its words are kept as "
		"text");
	while (rd->rest.ptr && rd->line <= s->last) {
		at = rd->line;
		line = zd_slice_trim(next_line(rd));
		while (line.len && line.ptr[0] == '>')
			line = cut_spaces(zd_slice_sub(line, 1, line.len));
		if (!line.len)
			continue;
		zd_buf_truncate(&text, 0);
		zd_buf_put_slice(&text, join_lines(rd, line, s->last, false));
		add_unit(rd, zd_slice_trim(zd_buf_slice(&text)), at);
	}
	zd_buf_clear(&text);
}

/* "# Title" before anything else is the title, if no field gives one. */
static bool is_title(const struct zd_draft *d, uint32_t level)
{
	size_t n = d->paragraphs.len;

	if (level != 1 || (n && d->paragraphs.at[n - 1].kind != ZD_FIELD))
		return false;
	for (size_t i = 0; i < n; i++)
		if (zd_slice_is(d->paragraphs.at[i].label, "title"))
			return false;
	return true;
}

static void add_heading(
	struct reader *rd, uint32_t level, struct zd_slice text, uint32_t line)
{
	struct zd_draft *d = rd->r.draft;
	uint32_t i;

	if (text.len && is_title(d, level)) {
		zd_reading_add(&rd->r, ZD_FIELD, ZD_LIT("title"), text, line);
		zd_finding_add(rd->r.findings, ZD_INFO, "title-from-heading",
			(struct zd_slice){0}, line,
			"the first heading is taken for the title");
		return;
	}
	i = zd_reading_add(
		&rd->r, ZD_HEADING, (struct zd_slice){0}, text, line);
	d->paragraphs.at[i].level = level;
}

static bool is_underline(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != s.ptr[0])
			return false;
	return s.ptr[0] == '=' || s.ptr[0] == '-';
}

/* A heading with a line of = or - below it. */
static void read_underlined(struct reader *rd, const struct zd_shape *s)
{
	struct zd_slice line;
	uint32_t first = rd->line;

	zd_buf_truncate(&rd->join, 0);
	while (rd->rest.ptr && rd->line <= s->last) {
		line = zd_slice_trim(next_line(rd));
		if (rd->line - 1 > first && line.len && is_underline(line))
			break;
		if (rd->join.len)
			zd_buf_putc(&rd->join, ' ');
		zd_buf_put_slice(&rd->join, line);
	}
	add_heading(
		rd, s->level, zd_slice_trim(zd_buf_slice(&rd->join)), first);
}

static void read_shape(struct reader *rd, const struct zd_shape *s)
{
	uint32_t line = rd->line;

	switch (s->kind) {
	case ZD_SHAPE_LIST: read_list(rd, s); break;
	case ZD_SHAPE_QUOTE: read_quote(rd, s); break;
	case ZD_SHAPE_CODE:
	case ZD_SHAPE_HTML: read_literal(rd, s); break;
	case ZD_SHAPE_HEADING: read_underlined(rd, s); break;
	case ZD_SHAPE_RULE:
		next_line(rd);
		zd_finding_add(rd->r.findings, ZD_INFO, "rule-left-out",
			(struct zd_slice){0}, line, "a line across left out");
		break;
	}
}

/* --- Lines ------------------------------------------------------------- */

/* The shape that the next line stands in, or NULL. */
static const struct zd_shape *shape_here(struct reader *rd)
{
	while (rd->shape < rd->shapes.list.len &&
		rd->shapes.list.at[rd->shape].last < rd->line)
		rd->shape++;
	if (rd->shape < rd->shapes.list.len &&
		rd->shapes.list.at[rd->shape].first <= rd->line)
		return &rd->shapes.list.at[rd->shape];
	return NULL;
}

/* Asks cmark as soon as a line comes up that may be no text. */
static void look_ahead(struct reader *rd)
{
	struct zd_slice rest = rd->rest, line, words;

	if (rd->parsed)
		return;
	if (rd->checked && rd->checked > rest.ptr)
		rest = zd_slice_sub(
			rest, (size_t)(rd->checked - rest.ptr), rest.len);
	while (rest.ptr) {
		line = zd_slice_cut(&rest, '\n');
		if (!zd_slice_trim(line).len)
			break;
		if (!zd_shape_is_text(line) &&
			!zd_shape_heading(line, &words)) {
			zd_shapes_find(&rd->shapes, rd->rest, rd->line);
			rd->parsed = true;
			return;
		}
		rd->checked = line.ptr + line.len;
	}
}

/* "OP7. …", "**OP7**: …", in any form that is read as a label. */
static bool is_label_line(struct zd_slice s)
{
	struct zd_label label;
	size_t stars = 0, n;

	while (stars < 3 && stars < s.len && s.ptr[stars] == '*')
		stars++;
	if (stars == s.len ||
		(!stars && (s.ptr[0] | 0x20) != 'o' &&
			(s.ptr[0] | 0x20) != 'p'))
		return false;
	n = zd_label_parse(zd_slice_sub(s, stars, s.len), &label);
	s = zd_slice_sub(s, stars + n, s.len);
	return n && s.len && strchr(".:*", s.ptr[0]) &&
		(stars > 1 || label.series != ZD_SERIES_PLAIN);
}

/* Does a line begin something new although no blank line is before it? */
static bool begins_unit(const struct reader *rd, struct zd_slice line)
{
	struct zd_slice mark;
	char room[ZD_MARK_ROOM];

	if (zd_shape_heading(line, &mark) || note_start(line))
		return true;
	return is_label_line(line) ||
		(rd->r.open && line.ptr[0] == '\\' &&
			zd_block_mark_parse(line, &mark, room));
}

static void read_text(struct reader *rd)
{
	uint32_t first = rd->line;
	struct zd_slice raw = zd_slice_trim(next_line(rd)), line;

	if (raw.ptr[0] == '|')
		zd_finding_add(rd->r.findings, ZD_WARNING, "table-read-as-text",
			(struct zd_slice){0}, first,
			"a table has no meaning in a draft; its words are kept "
			"as text");
	for (;;) {
		line = rd->rest.ptr ? peek(rd) : (struct zd_slice){0};
		if (!line.len || shape_here(rd) || begins_unit(rd, line))
			break;
		if (raw.ptr != rd->join.ptr) {
			zd_buf_truncate(&rd->join, 0);
			zd_buf_put_slice(&rd->join, raw);
		}
		/* A backslash at the end would be a line break. */
		if (rd->join.len && rd->join.ptr[rd->join.len - 1] == '\\')
			zd_buf_truncate(&rd->join, rd->join.len - 1);
		zd_buf_putc(&rd->join, ' ');
		zd_buf_put_slice(&rd->join, line);
		raw = zd_buf_slice(&rd->join);
		next_line(rd);
	}
	add_unit(rd, raw, first);
}

static void read_next(struct reader *rd)
{
	const struct zd_shape *shape;
	struct zd_slice text;
	uint32_t level;

	if (!peek(rd).len) {
		next_line(rd);
		return;
	}
	look_ahead(rd);
	shape = shape_here(rd);
	if (shape) {
		read_shape(rd, shape);
		return;
	}
	level = zd_shape_heading(peek(rd), &text);
	if (level) {
		next_line(rd);
		add_heading(rd, level, text, rd->line - 1);
	} else {
		read_text(rd);
	}
}

/* Each blank line parts two blocks: room for no more and no less, of texts
 * that are long. */
static void expect_blocks(struct zd_draft *d, struct zd_slice s)
{
	size_t blanks = 16, at = 0;

	while ((at = zd_slice_chr(s, '\n', at)) != SIZE_MAX)
		blanks += zd_slice_at(s, ++at) == '\n';
	zd_draft_expect(d, blanks, blanks);
}

int zd_markdown_decode(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, struct zd_error *err)
{
	struct reader rd = {
		.r = {.draft = d, .findings = f}, .rest = bytes, .line = 1};

	(void)err;
	expect_blocks(d, bytes);
	zd_front_read(&rd.r, &rd.rest, &rd.line);
	while (rd.rest.ptr)
		read_next(&rd);
	add_notes(&rd);
	zd_vec_clear(&rd.notes);
	zd_buf_clear(&rd.r.scratch);
	zd_buf_clear(&rd.join);
	zd_vec_clear(&rd.shapes.list);
	return 0;
}
