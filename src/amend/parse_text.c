#include "amend/parse.h"

#include "base/utf8.h"
#include "text/markup.h"

/* --- Words on one line ---------------------------------------------------- */

static const struct zd_definition *find_definition(
	const struct zd_parse *p, struct zd_slice mark)
{
	for (size_t i = 0; i < p->definitions.len; i++)
		if (zd_slice_eq(p->definitions.at[i].mark, mark))
			return &p->definitions.at[i];
	return NULL;
}

/* Adds a footnote to those that come with the instruction, once. */
static void use_note(struct zd_parse *p, struct zd_instruction *in,
	const struct zd_new_note *note)
{
	struct zd_new_note *more;

	for (size_t i = 0; i < in->notes_len; i++)
		if (zd_slice_eq(in->notes[i].name, note->name))
			return;
	more = zd_arena_calloc(
		&p->out->arena, in->notes_len + 1, sizeof(*more));
	if (in->notes_len)
		memcpy(more, in->notes, in->notes_len * sizeof(*more));
	more[in->notes_len++] = *note;
	in->notes = more;
}

/* The mark that stands at i ("**", "[^x]"), or empty. */
static struct zd_slice mark_at(struct zd_slice s, size_t i)
{
	size_t n = zd_markup_note(s, i);

	if (n)
		return zd_slice_sub(s, i, i + n);
	while (i + n < s.len && s.ptr[i + n] == '*')
		n++;
	return zd_slice_sub(s, i, i + n);
}

struct line_out {
	const struct zd_scan *scan;
	struct zd_instruction *in;
	struct zd_buf text;
	size_t lone;      /* star marks without a footnote */
	size_t lone_ends; /* … that stand as one would */
	size_t lone_at;
};

/* Stands in no text: it only says where a line may break. */
static bool is_dropped(uint32_t c)
{
	return c == 0xad || c == 0x2060;
}

/* The character that ends what was put out; a space for none. */
static uint32_t last_put(const struct line_out *o)
{
	size_t i = o->text.len, n;

	if (!i)
		return ' ';
	do
		i--;
	while (i && ((unsigned char)o->text.ptr[i] & 0xc0) == 0x80);
	return zd_utf8_decode(zd_buf_slice(&o->text), i, &n);
}

/* "Development** and": behind a word, and no word behind it, from i on. */
static bool is_lone(const struct line_out *o, struct zd_slice s, size_t i)
{
	uint32_t c = ' ';
	size_t n;

	for (; i < s.len; i += n) {
		c = zd_utf8_decode(s, i, &n);
		if (!is_dropped(c))
			break;
	}
	return !zd_utf8_is_space(last_put(o)) &&
		(i >= s.len || !zd_utf8_is_word(c));
}

static void put_mark(
	struct line_out *o, struct zd_slice s, size_t i, struct zd_slice mark)
{
	const struct zd_definition *d = find_definition(o->scan->parse, mark);

	if (d && !o->in)
		return;
	if (d) {
		zd_buf_printf(&o->text, "[^%.*s]", ZD_FMT(d->note.name));
		use_note(o->scan->parse, o->in, &d->note);
		return;
	}
	if (mark.ptr[0] == '*') {
		bool lone = is_lone(o, s, i + mark.len);

		if (!o->lone++ || lone) {
			o->lone_ends += lone;
			o->lone_at = (size_t)(mark.ptr - o->scan->parse->text);
		}
		if (!o->in)
			return;
	}
	zd_buf_put_slice(&o->text, mark);
}

/* White space becomes one space, and none behind a hyphen that ends a line
 * in the middle of a word. */
static size_t put_space(struct line_out *o, struct zd_slice s, size_t i)
{
	bool hyphen = o->text.len > 1 && o->text.ptr[o->text.len - 1] == '-' &&
		zd_utf8_is_word((unsigned char)o->text.ptr[o->text.len - 2]);
	bool broken = false;
	size_t n;

	while (i < s.len && zd_utf8_is_space(zd_utf8_decode(s, i, &n))) {
		broken = broken || s.ptr[i] == '\n';
		i += n;
	}
	/* A mark that was left out may have stood between two spaces. */
	if (o->text.len && o->text.ptr[o->text.len - 1] != ' ' && i < s.len &&
		!(hyphen && broken))
		zd_buf_putc(&o->text, ' ');
	return i;
}

/* The backslash at i stands before something that it may escape: *n gets the
 * bytes of both, else those of the backslash. */
static bool escapes(struct zd_slice s, size_t i, size_t *n)
{
	uint32_t next = ' ';

	*n = 1;
	if (i + 1 < s.len)
		next = zd_utf8_decode(s, i + 1, n);
	if (zd_utf8_is_space(next)) {
		*n = 1;
		return false;
	}
	++*n;
	return true;
}

static void put_line(struct line_out *o, struct zd_slice s)
{
	struct zd_slice mark;
	uint32_t c;
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		c = zd_utf8_decode(s, i, &n);
		if (c == '\\' && escapes(s, i, &n)) {
			zd_buf_put_slice(&o->text, zd_slice_sub(s, i, i + n));
		} else if (c == '\\') {
			zd_buf_puts(&o->text, "\\\\");
		} else if (zd_utf8_is_space(c)) {
			n = put_space(o, s, i) - i;
		} else if (c == '*' || c == '[') {
			mark = mark_at(s, i);
			if (mark.len) {
				n = mark.len;
				put_mark(o, s, i, mark);
			} else {
				zd_buf_putc(&o->text, (char)c);
			}
		} else if (!is_dropped(c)) {
			zd_buf_put_slice(&o->text, zd_slice_sub(s, i, i + n));
		}
	}
}

int zd_text_words(const struct zd_scan *s, struct zd_slice raw,
	struct zd_instruction *in, struct zd_slice *out)
{
	struct line_out o = {.scan = s, .in = in};
	int code = ZD_OK;

	put_line(&o, raw);
	/* A space before a mark that was left out is at the end now. */
	if (!in && o.text.len > 1 && o.text.ptr[o.text.len - 1] == ' ' &&
		o.text.ptr[o.text.len - 2] != '\\')
		zd_buf_truncate(&o.text, o.text.len - 1);
	/* Pairs are emphasis; a mark alone wants its footnote. */
	if (in && o.lone % 2 && o.lone_ends)
		code = zd_scan_fail(s, o.lone_at,
			"expected a footnote for the mark that stands here, "
			"on a line of its own below");
	if (!code)
		*out = zd_arena_slice(
			&s->parse->out->arena, zd_buf_slice(&o.text));
	zd_buf_clear(&o.text);
	return code;
}

/* --- New paragraphs ------------------------------------------------------- */

/* The rest, without quotes around the whole of it. */
static int rest(struct zd_scan *s, struct zd_slice *out)
{
	struct zd_slice text = zd_slice(s->parse->text, s->end);
	struct zd_scan quoted = *s;
	int code;

	zd_scan_space(s);
	*out = zd_slice_trim(zd_slice_sub(text, s->at, s->end));
	if (zd_scan_at_quote(&quoted)) {
		quoted.quiet =
			out->ptr[0] == '\'' || zd_slice_starts(*out, "‘");
		code = zd_scan_quote(&quoted, &text);
		if (code && !quoted.quiet)
			return code;
		zd_scan_char(&quoted, '.');
		if (!code && zd_scan_end(&quoted))
			*out = zd_slice_trim(text);
	}
	if (!out->len)
		return zd_scan_fail(
			s, s->at, "expected the text of the paragraph");
	s->at = s->end;
	return ZD_OK;
}

static bool is_sub(struct zd_slice line)
{
	if (zd_slice_starts(line, "\\("))
		line = zd_slice_sub(line, 1, line.len);
	return (zd_slice_starts(line, "(") || zd_slice_starts(line, "•")) &&
		zd_mark_parse(line, false);
}

static bool ends_clause(struct zd_slice line)
{
	return line.len &&
		(strchr(",;:.", line.ptr[line.len - 1]) ||
			zd_slice_ends(line, " and") ||
			zd_slice_ends(line, " or"));
}

/* Reads lines of raw up to the end of one paragraph: a sub-paragraph is a
 * block of its own, a line that goes on is joined. *raw keeps the rest. */
static void take_paragraph(struct zd_slice *raw, struct zd_buf *out)
{
	struct zd_slice line, last = {0}, was;
	bool gap = false;

	while (raw->ptr) {
		was = *raw;
		line = zd_slice_trim(zd_slice_cut(raw, '\n'));
		if (!line.len) {
			gap = true;
			continue;
		}
		if (out->len) {
			if (is_sub(line) && (gap || ends_clause(last))) {
				zd_buf_putc(out, '\v');
			} else if (gap && ends_clause(last)) {
				*raw = was;
				return;
			} else {
				zd_buf_putc(out, '\n');
			}
		}
		zd_buf_put_slice(out, line);
		last = line;
		gap = false;
	}
}

/* A number or label that a new paragraph may bring: "70 bis. Stresses". */
static struct zd_slice strip_label(
	struct zd_scan *s, struct zd_slice text, struct zd_instruction *in)
{
	struct zd_label label, other;
	size_t n = zd_label_parse(text, &label);

	if (!n || n + 1 >= text.len || !strchr(".:", text.ptr[n]) ||
		in->operation == ZD_OP_REWRITE || label.depth)
		return text;
	if (!zd_label_is(in->other, &other))
		return text;
	if (label.series == ZD_SERIES_PLAIN)
		label.series = other.series;
	else if (label.series != other.series || label.number != other.number)
		return text;
	if (label.bis && !in->target.len)
		in->target = zd_target_format(s->parse, &label);
	return zd_slice_trim(zd_slice_sub(text, n + 1, text.len));
}

/* The blocks of `text`, separated by \v, each on one line. */
static int put_blocks(
	struct zd_scan *s, struct zd_slice text, struct zd_instruction *in)
{
	struct zd_buf all = ZD_BUF_INIT;
	struct zd_slice block, words;
	int code = ZD_OK;

	while (text.ptr && !code) {
		block = zd_slice_cut(&text, '\v');
		code = zd_text_words(s, block, in, &words);
		if (code)
			break;
		if (all.len)
			zd_buf_putc(&all, '\n');
		zd_buf_put_slice(&all, words);
	}
	if (!code)
		in->text = zd_arena_slice(
			&s->parse->out->arena, zd_buf_slice(&all));
	zd_buf_clear(&all);
	return code;
}

int zd_text_paragraphs(
	struct zd_scan *s, const struct zd_instruction *in, bool one)
{
	size_t at = s->at, n = 0;
	struct zd_instruction each;
	struct zd_slice raw, text;
	struct zd_buf b = ZD_BUF_INIT;
	int code = rest(s, &raw);

	while (!code && raw.ptr && zd_slice_trim(raw).len) {
		each = *in;
		zd_buf_truncate(&b, 0);
		if (n++ && one) {
			raw = zd_slice_trim(raw);
			at = (size_t)(raw.ptr - s->parse->text);
			code = zd_scan_fail(s, at,
				"expected an instruction, or the end: the "
				"paragraph before is complete");
			break;
		}
		take_paragraph(&raw, &b);
		text = zd_arena_slice(&s->parse->out->arena, zd_buf_slice(&b));
		code = put_blocks(s, strip_label(s, text, &each), &each);
		if (!code)
			zd_push(s, &each);
	}
	zd_buf_clear(&b);
	return code;
}
