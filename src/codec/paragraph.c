#include "codec/opening.h"
#include "codec/read.h"

#include <string.h>

#include "text/label.h"
#include "text/markup.h"

uint32_t zd_reading_add(struct zd_reading *r, enum zd_kind kind,
	struct zd_slice label, struct zd_slice raw, uint32_t line)
{
	uint32_t i = zd_draft_add_borrowed(
		r->draft, kind, zd_arena_pack(&r->draft->arena, label));

	zd_reading_block(r, (struct zd_slice){0}, raw, line);
	r->open = kind == ZD_PARAGRAPH || kind == ZD_TEXT;
	r->formula = r->formula || kind == ZD_FORMULA;
	r->labelled = r->labelled || kind == ZD_PARAGRAPH;
	return i;
}

/* "OP27 (i)" behind OP27 is a sub-paragraph of it. */
static bool is_part_of_newest(
	const struct zd_reading *r, const struct zd_label *label)
{
	struct zd_label own;

	return label->depth && r->open &&
		zd_label_is(zd_reading_label(r), &own) && !own.depth &&
		!own.chapeau && own.series == label->series &&
		own.number == label->number && own.bis == label->bis &&
		own.alt == label->alt;
}

void zd_reading_labelled(struct zd_reading *r, const struct zd_label *label,
	struct zd_slice raw, uint32_t line)
{
	struct zd_buf text = ZD_BUF_INIT;

	if (is_part_of_newest(r, label)) {
		zd_sign_format(&text, &label->path[label->depth - 1]);
		zd_reading_block(r, zd_buf_slice(&text), raw, line);
		zd_finding_add(r->findings, ZD_INFO, "label-of-part",
			zd_reading_label(r), line, "read as sub-paragraph %s",
			zd_buf_str(&text));
	} else {
		zd_buf_truncate(&r->scratch, 0);
		zd_label_format(&r->scratch, label);
		zd_reading_add(
			r, ZD_PARAGRAPH, zd_buf_slice(&r->scratch), raw, line);
		r->preambular |= label->series == ZD_SERIES_PP;
	}
	zd_buf_clear(&text);
}

void zd_reading_part(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line)
{
	struct zd_block b = {.mark = mark, .text = raw};
	struct zd_buf typed = ZD_BUF_INIT;

	if (r->open) {
		zd_reading_block(r, mark, raw, line);
		return;
	}
	zd_block_write(&typed, &b);
	zd_reading_add(
		r, ZD_TEXT, (struct zd_slice){0}, zd_buf_slice(&typed), line);
	zd_buf_clear(&typed);
}

/* --- Text that may turn out to be labelled ----------------------------- */

/* "**OP7 bis.** …" in exactly this form; the bytes before the text. */
static size_t strict_label(struct zd_slice s, struct zd_label *label)
{
	struct zd_buf form = ZD_BUF_INIT;
	size_t n;

	if (!zd_slice_starts(s, "**"))
		return 0;
	n = zd_label_parse(zd_slice_sub(s, 2, s.len), label);
	if (!n)
		return 0;
	zd_label_format(&form, label);
	zd_buf_puts(&form, ".**");
	if (!zd_slice_starts(zd_slice_sub(s, 2, s.len), zd_buf_str(&form)))
		n = 0;
	n = n ? form.len + 2 : 0;
	zd_buf_clear(&form);
	if (!n || (n < s.len && s.ptr[n] != ' '))
		return 0;
	return n < s.len ? n + 1 : n;
}

static struct zd_slice cut_spaces(struct zd_slice s)
{
	while (s.len && s.ptr[0] == ' ')
		s = zd_slice_sub(s, 1, s.len);
	return s;
}

static bool cut_stop(struct zd_slice *s)
{
	if (!zd_slice_starts(*s, ".") && !zd_slice_starts(*s, ":"))
		return false;
	*s = zd_slice_sub(*s, 1, s->len);
	return true;
}

/*
 * "**OP7**. …", "**OP7. Requests** …", "OP7. …" in stored text. *rest gets
 * what is behind the label; it may have to be made up in *made.
 */
static bool loose_label(struct zd_slice s, struct zd_label *label,
	struct zd_slice *rest, struct zd_buf *made)
{
	size_t stars = 0, n;
	bool stop;

	while (stars < 3 && stars < s.len && s.ptr[stars] == '*')
		stars++;
	n = zd_label_parse(zd_slice_sub(s, stars, s.len), label);
	if (!n || (!stars && label->series == ZD_SERIES_PLAIN))
		return false;
	*rest = zd_slice_sub(s, stars + n, s.len);
	stop = cut_stop(rest);
	if (!stars) {
		*rest = cut_spaces(*rest);
		return stop;
	}
	if (rest->len >= stars && !memcmp(rest->ptr, s.ptr, stars) &&
		(rest->len == stars || rest->ptr[stars] != '*')) {
		*rest = zd_slice_sub(*rest, stars, rest->len);
		if (!stop)
			cut_stop(rest);
		*rest = cut_spaces(*rest);
		return stars > 1 || stop;
	}
	if (!stop)
		return false;
	zd_buf_put(made, s.ptr, stars);
	zd_buf_put_slice(made, cut_spaces(*rest));
	*rest = zd_buf_slice(made);
	return true;
}

/* "[**OP5.** …": the text with its bracket goes to made. */
static bool bracketed_label(
	struct zd_slice s, struct zd_label *label, struct zd_buf *made)
{
	struct zd_buf room = ZD_BUF_INIT;
	size_t brackets, skip = zd_opening_brackets(s, &brackets);
	struct zd_slice rest;
	bool is;

	s = zd_slice_sub(s, skip, s.len);
	is = skip && zd_slice_starts(s, "**") &&
		loose_label(s, label, &rest, &room);
	if (is) {
		while (brackets--)
			zd_buf_putc(made, '[');
		zd_buf_put_slice(made, rest);
	}
	zd_buf_clear(&room);
	return is;
}

bool zd_formula_cut(struct zd_slice *line)
{
	static const char *const commas[] = {"*,", "*،", "*，", NULL};

	for (size_t i = 0; commas[i]; i++)
		if (zd_slice_ends(*line, commas[i])) {
			line->len -= strlen(commas[i]);
			return true;
		}
	return false;
}

/* "*The General Assembly*," in stored text. */
static bool is_formula(struct zd_slice s)
{
	while (s.len && (s.ptr[0] == '[' || s.ptr[0] == ' '))
		s = zd_slice_sub(s, 1, s.len);
	return s.len > 3 && s.ptr[0] == '*' && s.ptr[1] != '*' &&
		zd_formula_cut(&s) && !memchr(s.ptr + 1, '*', s.len - 1) &&
		!memchr(s.ptr, '\\', s.len);
}

static void add_formula(
	struct zd_reading *r, struct zd_slice organ, uint32_t line)
{
	struct zd_buf text = ZD_BUF_INIT;

	zd_buf_printf(&text, "*%.*s*,", ZD_FMT(organ));
	zd_finding_add(r->findings, ZD_INFO, "formula-rewritten",
		(struct zd_slice){0}, line,
		"read as the formula, and written in italics: %.*s",
		ZD_FMT(organ));
	zd_reading_add(
		r, ZD_FORMULA, (struct zd_slice){0}, zd_buf_slice(&text), line);
	zd_buf_clear(&text);
}

/* The organ in stored text without any markup, where no formula was yet. */
static bool is_bare_formula(const struct zd_reading *r, struct zd_slice text,
	struct zd_slice *organ)
{
	return !r->formula && !r->labelled && text.len && text.len < 160 &&
		!memchr(text.ptr, '*', text.len) &&
		!memchr(text.ptr, '\\', text.len) && text.ptr[0] != '[' &&
		zd_organ_parse(text, organ);
}

/* Stored text that has no label in the usual form. */
static void add_other(struct zd_reading *r, struct zd_slice text, uint32_t line)
{
	struct zd_buf made = ZD_BUF_INIT;
	struct zd_label label;
	struct zd_slice rest, mark;
	char room[ZD_MARK_ROOM];
	size_t n = r->open ? zd_block_mark_parse(text, &mark, room) : 0;

	if (bracketed_label(text, &label, &made)) {
		zd_reading_labelled(r, &label, zd_buf_slice(&made), line);
		zd_finding_add(r->findings, ZD_INFO, "bracket-before-label",
			zd_reading_label(r), line,
			"a bracket that opens before the label is read as one "
			"at the beginning of the text");
	} else if (n) {
		zd_reading_block(
			r, mark, zd_slice_sub(text, n, text.len), line);
	} else if (loose_label(text, &label, &rest, &made)) {
		zd_reading_labelled(r, &label, rest, line);
		zd_finding_add(r->findings, ZD_INFO, "label-rewritten",
			zd_reading_label(r), line, "the label is written %.*s.",
			ZD_FMT(zd_reading_label(r)));
	} else if (is_formula(text)) {
		zd_reading_add(r, ZD_FORMULA, (struct zd_slice){0}, text, line);
	} else if (is_bare_formula(r, text, &rest)) {
		add_formula(r, rest, line);
	} else {
		zd_reading_add(r, ZD_TEXT, (struct zd_slice){0}, text, line);
	}
	zd_buf_clear(&made);
}

void zd_reading_text(struct zd_reading *r, struct zd_slice raw, uint32_t line)
{
	struct zd_label label;
	struct zd_slice mark;
	char room[ZD_MARK_ROOM];
	size_t n = strict_label(raw, &label);

	if (n) {
		zd_reading_labelled(r, &label,
			cut_spaces(zd_slice_sub(raw, n, raw.len)), line);
		return;
	}
	n = r->open ? zd_block_mark_parse(raw, &mark, room) : 0;
	if (n)
		zd_reading_block(r, mark,
			cut_spaces(zd_slice_sub(raw, n, raw.len)), line);
	else
		add_other(r, zd_reading_store(r, raw), line);
}
