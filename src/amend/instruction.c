#include "amend/instruction.h"

#include "amend/parse.h"
#include "base/utf8.h"

/* Instructions of one text; behind the cap on its bytes, against lists that
 * multiply ("paragraphs 1 to 900" ten thousand times). */
#define INSTRUCTIONS_MAX 1000000

void zd_instructions_free(struct zd_instructions *list)
{
	if (!list)
		return;
	zd_vec_clear(&list->list);
	zd_arena_clear(&list->arena);
	zd_free(list);
}

/* The instruction as written, on one line. */
static struct zd_slice source_of(struct zd_parse *p, size_t from, size_t to)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s = zd_slice(p->text, to), out;
	bool space = false;
	size_t n;
	uint32_t c;

	for (size_t i = from; i < to; i += n) {
		c = zd_utf8_decode(s, i, &n);
		if (zd_utf8_is_space(c)) {
			space = b.len;
			continue;
		}
		if (space)
			zd_buf_putc(&b, ' ');
		space = false;
		zd_buf_put_slice(&b, zd_slice_sub(s, i, i + n));
	}
	out = zd_arena_slice(&p->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static bool begins(const struct zd_line *l)
{
	return l->kind == ZD_LINE_ROOM || l->kind == ZD_LINE_DOCUMENT;
}

/* --- Who proposes --------------------------------------------------------- */

/* "Brazil: amendment to draft resolution A/80/L.22" */
static void proposer_in_head(struct zd_parse *p, struct zd_slice line)
{
	struct zd_slice name = line;
	size_t colon = zd_slice_chr(line, ':', 0), rest;

	if (colon == SIZE_MAX || p->out->proposer.len)
		return;
	rest = zd_slice_find(
		zd_slice_sub(line, colon, line.len), ZD_LIT("amendment"));
	name = zd_slice_trim(zd_slice_sub(line, 0, colon));
	while (name.len && name.ptr[name.len - 1] == '*')
		name.len--;
	if (rest != SIZE_MAX && rest < 20 && name.len &&
		name.len <= ZD_MAX_NAME)
		p->out->proposer = zd_arena_slice(&p->out->arena, name);
}

/* "* Submitted by Brazil.", "* On behalf of the Group of 77 and China." */
static void proposer_in_notes(struct zd_parse *p)
{
	static const char *const by[] = {"Submitted by ", "Proposed by ",
		"Sponsored by ", "On behalf of ", "on behalf of "};
	struct zd_slice text;
	size_t at, n;

	for (size_t i = 0; i < p->definitions.len; i++)
		for (size_t k = 0; k < sizeof(by) / sizeof(by[0]); k++) {
			text = p->definitions.at[i].note.text;
			at = zd_slice_find(text, zd_slice_str(by[k]));
			if (at == SIZE_MAX || p->out->proposer.len)
				continue;
			n = strlen(by[k]);
			text = zd_slice_sub(text, at + n, text.len);
			if (zd_slice_starts(text, "the "))
				text = zd_slice_sub(text, 4, text.len);
			text.len = zd_slice_chr(text, '.', 0) == SIZE_MAX
				? text.len
				: zd_slice_chr(text, '.', 0);
			if (text.len <= ZD_MAX_NAME)
				p->out->proposer = text;
		}
}

/* What stands before the first instruction: a document's title and head, and
 * nothing in the room's form. */
static int read_head(struct zd_parse *p, size_t first)
{
	const struct zd_line *l;
	struct zd_scan s = {.parse = p, .end = p->len};
	struct zd_label label;
	struct zd_slice text;

	for (size_t i = 0; i < first; i++) {
		l = &p->lines.at[i];
		text = zd_slice_trim(
			zd_slice(p->text + l->from, l->to - l->from));
		if (l->kind == ZD_LINE_BLANK)
			continue;
		if (zd_label_parse(text, &label) && label.series &&
			label.series != ZD_SERIES_PLAIN)
			return zd_scan_fail(&s,
				(size_t)(text.ptr - p->text) +
					zd_label_parse(text, &label),
				"expected a colon behind the label");
		if (first == p->lines.len ||
			p->lines.at[first].kind == ZD_LINE_ROOM)
			return zd_scan_fail(&s, (size_t)(text.ptr - p->text),
				"expected an instruction, such as OP7: replace "
				"\"…\" with \"…\", or In operative paragraph "
				"7, delete \"…\"");
		proposer_in_head(p, text);
	}
	proposer_in_notes(p);
	if (first < p->lines.len)
		return ZD_OK;
	zd_error_set(
		p->err, ZD_EFORMAT, "there is no instruction in this text");
	zd_error_place(p->err, p->path, p->lines.len ? 1 : 0, 0);
	return ZD_EFORMAT;
}

/* --- One after another ---------------------------------------------------- */

/* Line i begins one; *next gets the line that begins the next. */
static int read_one(struct zd_parse *p, size_t i, size_t *next)
{
	struct zd_instruction base = {0};
	struct zd_scan s = {.parse = p};
	size_t end = i + 1, line, column;

	while (end < p->lines.len && !begins(&p->lines.at[end]))
		end++;
	*next = end;
	/* The number of the next one stands above it, alone on its line. */
	while (end < p->lines.len && end > i + 1 &&
		p->lines.at[end - 1].kind == ZD_LINE_BLANK)
		end--;
	if (*next < p->lines.len && end > i + 1 &&
		p->lines.at[end - 1].kind == ZD_LINE_NUMBER)
		end--;
	s.at = zd_parse_list_sign(p, &p->lines.at[i]);
	s.end = p->lines.at[end - 1].to;
	zd_parse_where(p, s.at, &line, &column);
	base.line = zd_u32(line);
	base.column = zd_u32(column);
	base.source = source_of(p, s.at, s.end);
	if (p->out->list.len > INSTRUCTIONS_MAX)
		return zd_scan_fail(
			&s, s.at, "there are more than a million instructions");
	return p->lines.at[i].kind == ZD_LINE_ROOM ? zd_room(&s, &base)
						   : zd_document(&s, &base);
}

static int read_all(struct zd_parse *p, struct zd_slice text)
{
	size_t first = 0, next;
	int code = zd_parse_clean(p, text);

	if (code)
		return code;
	zd_parse_lines(p);
	while (first < p->lines.len && !begins(&p->lines.at[first]))
		first++;
	/* A number alone above the first is no head. */
	for (size_t i = 0; i < first; i++)
		if (p->lines.at[i].kind == ZD_LINE_NUMBER)
			p->lines.at[i].kind = ZD_LINE_BLANK;
	code = read_head(p, first);
	for (size_t i = first; !code && i < p->lines.len; i = next)
		code = read_one(p, i, &next);
	return code;
}

int zd_instructions_parse(struct zd_instructions **out, struct zd_slice text,
	const char *path, struct zd_error *err)
{
	struct zd_parse p = {.path = path, .err = err};
	int code;

	*out = NULL;
	p.out = zd_calloc(1, sizeof(*p.out));
	p.out->path = zd_slice_str(path);
	p.out->path = zd_arena_slice(&p.out->arena, p.out->path);
	code = read_all(&p, text);
	if (!code)
		code = zd_contradictions(p.out, err);
	zd_vec_clear(&p.lines);
	zd_vec_clear(&p.definitions);
	if (code)
		zd_instructions_free(p.out);
	else
		*out = p.out;
	return code;
}
