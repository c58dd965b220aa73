#include "codec/plain.h"

#include <string.h>

#include "base/ascii.h"
#include "codec/codec.h"
#include "codec/opening.h"
#include "codec/unit.h"
#include "text/label.h"
#include "text/markup.h"

/* What kind of text it is, from a look at how its lines begin. */
struct facts {
	bool preambular, operative; /* labels PP…, OP… are written */
	bool numbers;               /* "12. …" begins a line */
	bool articles;              /* "Article 3" does */
	uint32_t formula;           /* line index, or ZD_NONE */
	uint32_t first_label;       /* line index, or ZD_NONE */
};

enum unit_kind { NOTHING, TEXT, LABELLED, PART };

struct reader {
	struct zd_plain p;
	struct facts facts;
	struct zd_unit unit;
	enum unit_kind kind;   /* of the unit */
	struct zd_label label; /* LABELLED */
	struct zd_slice mark;  /* PART; may be kept in sign */
	struct zd_buf sign;
	uint32_t number;     /* last plain number */
	uint32_t preambular; /* paragraphs numbered by position */
	bool preamble;       /* between the formula and what is operative */
	bool annex;
	bool blank, joint; /* before this line: a blank one, a page's end */
	bool bare;         /* the unit lost emphasis around it */
	bool after_number; /* the newest labelled one has a number */
};

static struct zd_slice line_text(const struct reader *rd, size_t i)
{
	return rd->p.lines.at[i].text;
}

static bool is_text(const struct reader *rd, size_t i)
{
	return rd->p.lines.at[i].kind == ZD_LINE_TEXT;
}

/* --- How a line begins ------------------------------------------------- */

static void look(struct reader *rd, size_t i)
{
	struct zd_slice s = line_text(rd, i), organ;
	struct zd_label label;
	struct facts *f = &rd->facts;

	/* Of such a line nothing more is to be known. */
	if (f->preambular && f->operative && zd_opening_may_be_series(s))
		return;
	if (zd_opening_series(s, false, &label)) {
		f->preambular |= label.series == ZD_SERIES_PP;
		f->operative |= label.series == ZD_SERIES_OP;
		if (f->first_label == ZD_NONE)
			f->first_label = (uint32_t)i;
	} else if (zd_opening_number(s, &label)) {
		f->numbers = true;
		if (f->first_label == ZD_NONE)
			f->first_label = (uint32_t)i;
	} else if (zd_opening_is_article(s)) {
		f->articles = true;
	} else if (f->formula == ZD_NONE && !f->preambular && !f->operative &&
		s.len <= 160 &&
		(f->first_label == ZD_NONE || !i || !is_text(rd, i - 1))) {
		zd_unit_strip_emphasis(&s);
		if (!zd_organ_parse(s, &organ))
			return;
		/* Numbers before it are a letter's. */
		f->formula = (uint32_t)i;
		f->first_label = ZD_NONE;
		f->numbers = false;
	}
}

/* --- Putting a unit into the draft ------------------------------------- */

static void add_labelled(struct reader *rd, const struct zd_label *label,
	struct zd_slice text, uint32_t line)
{
	zd_reading_labelled(&rd->p.r, label, text, line);
	if (!text.len)
		zd_finding_add(rd->p.r.findings, ZD_WARNING,
			"label-without-text", zd_reading_label(&rd->p.r), line,
			"no text stands behind the label %.*s",
			ZD_FMT(zd_reading_label(&rd->p.r)));
}

static void add_unlabelled(struct reader *rd, struct zd_slice s, uint32_t line)
{
	struct zd_label label = {.series = ZD_SERIES_PP};
	uint32_t i;

	if (zd_opening_is_adoption(s)) {
		zd_finding_add(rd->p.r.findings, ZD_INFO, "adoption-line",
			(struct zd_slice){0}, line,
			"the line on the adoption is kept as text");
		zd_reading_text(&rd->p.r, s, line);
		return;
	}
	if (zd_opening_is_heading(s)) {
		i = zd_reading_add(
			&rd->p.r, ZD_HEADING, (struct zd_slice){0}, s, line);
		rd->p.r.draft->paragraphs.at[i].level = 2;
		if (zd_opening_is_annex(s)) {
			rd->annex = true;
			rd->preamble = false;
			rd->number = 0;
		}
		return;
	}
	if (rd->preamble && !rd->facts.preambular) {
		if (!rd->facts.numbers && !rd->facts.operative &&
			zd_opening_is_operative(s)) {
			rd->preamble = false;
			rd->after_number = true;
		} else {
			label.number = ++rd->preambular;
			add_labelled(rd, &label, s, line);
			return;
		}
	}
	if (!rd->annex && rd->facts.formula != ZD_NONE && !rd->facts.numbers &&
		!rd->facts.operative && rd->after_number &&
		zd_opening_is_operative(s)) {
		label.series = ZD_SERIES_OP;
		label.number = ++rd->number;
		add_labelled(rd, &label, s, line);
		zd_finding_add(rd->p.r.findings, ZD_WARNING,
			"operative-by-position", zd_reading_label(&rd->p.r),
			line, "an operative paragraph without a number");
		return;
	}
	if (rd->p.r.labelled && !rd->annex)
		zd_finding_add(rd->p.r.findings, ZD_WARNING,
			"text-without-label", (struct zd_slice){0}, line,
			"this text has no label");
	zd_reading_text(&rd->p.r, s, line);
}

static void flush(struct reader *rd)
{
	struct zd_slice s = zd_unit_text(&rd->unit);
	enum unit_kind kind = rd->kind;
	bool bare = rd->bare || (kind != NOTHING && zd_unit_strip_emphasis(&s));
	uint32_t line = rd->unit.line;

	rd->kind = NOTHING;
	rd->bare = false;
	if (kind == LABELLED)
		add_labelled(rd, &rd->label, s, line);
	else if (kind == PART)
		zd_reading_part(&rd->p.r, rd->mark, s, line);
	else if (kind != NOTHING && s.len)
		add_unlabelled(rd, s, line);
	if (bare)
		zd_finding_add(rd->p.r.findings, ZD_INFO, "emphasis-removed",
			zd_reading_label(&rd->p.r), line,
			"emphasis around the whole paragraph is removed");
	zd_unit_clear(&rd->unit);
}

/* --- Does a line begin something new? ---------------------------------- */

static void begin_opened(struct reader *rd, enum unit_kind kind, size_t line,
	size_t from, size_t brackets)
{
	flush(rd);
	rd->kind = kind;
	zd_unit_open(&rd->unit, brackets);
	zd_unit_add(&rd->unit, &rd->p, line, from);
	rd->unit.line = zd_line_number(line);
	if (brackets)
		zd_finding_add(rd->p.r.findings, ZD_INFO,
			"bracket-before-label", (struct zd_slice){0},
			rd->unit.line,
			"a bracket that opens before the label is read as one "
			"at the beginning of the text");
}

static void begin(
	struct reader *rd, enum unit_kind kind, size_t line, size_t from)
{
	begin_opened(rd, kind, line, from, 0);
}

/* The last byte of the text so far, brackets and quotes at its end aside. */
static char last_sign(const struct reader *rd)
{
	struct zd_slice s = zd_unit_text(&rd->unit);
	size_t mark = s.len;

	/* Behind "development,[^res-70-1]" stands the comma. */
	if (s.len && s.ptr[s.len - 1] == ']') {
		while (mark && s.ptr[mark - 1] != '[')
			mark--;
		if (mark && zd_markup_note(s, mark - 1) == s.len - mark + 1)
			s.len = mark - 1;
	}
	while (s.len && strchr(")]\"* ", s.ptr[s.len - 1]))
		s.len--;
	if (zd_slice_ends(s, "”") || zd_slice_ends(s, "’"))
		s.len -= 3;
	return s.len ? s.ptr[s.len - 1] : '\0';
}

static bool is_terminal(char c)
{
	return c && strchr(".,;:", c);
}

static enum zd_series series_of_numbers(const struct reader *rd)
{
	const struct facts *f = &rd->facts;

	if (rd->annex || f->articles || f->operative)
		return ZD_SERIES_PLAIN;
	return f->preambular || f->formula != ZD_NONE ? ZD_SERIES_OP
						      : ZD_SERIES_PLAIN;
}

/* Numbered paragraphs that somebody took out of a text, which is neither here
 * nor near: there may be any number between two. */
static bool is_excerpt(const struct reader *rd)
{
	const struct facts *f = &rd->facts;

	return f->formula == ZD_NONE && !f->preambular && !f->operative;
}

static bool takes_number(const struct reader *rd, const struct zd_label *label)
{
	uint32_t n = label->number;

	if (label->bis || label->alt)
		return n == rd->number;
	if (n == rd->number + 1)
		return true;
	if (!rd->blank && !rd->joint && rd->kind != NOTHING)
		return false;
	if (n == 1)
		return true;
	return n > rd->number && n <= rd->number + (is_excerpt(rd) ? 999 : 20);
}

static bool begin_number(struct reader *rd, size_t line)
{
	struct zd_label label;
	struct zd_slice s = line_text(rd, line);
	size_t brackets, skip = zd_opening_brackets(s, &brackets);
	size_t n = zd_opening_number(zd_slice_sub(s, skip, s.len), &label);

	if (!n || !takes_number(rd, &label))
		return false;
	if (label.number > rd->number + 1 && !rd->number)
		zd_finding_add(rd->p.r.findings, ZD_WARNING, "number-gap",
			(struct zd_slice){0}, zd_line_number(line),
			"the first paragraph has the number %u",
			(unsigned)label.number);
	else if (label.number > rd->number + 1)
		zd_finding_add(rd->p.r.findings, ZD_WARNING, "number-gap",
			(struct zd_slice){0}, zd_line_number(line),
			"the paragraph after %u has the number %u",
			(unsigned)rd->number, (unsigned)label.number);
	begin_opened(rd, LABELLED, line, skip + n, brackets);
	label.series = series_of_numbers(rd);
	rd->label = label;
	rd->number = label.number;
	rd->preamble = false;
	rd->after_number = true;
	return true;
}

static bool begin_series(struct reader *rd, size_t line)
{
	struct zd_label label;
	bool alone = rd->blank || rd->joint || rd->kind == NOTHING;
	struct zd_slice s = line_text(rd, line);
	size_t brackets, skip = zd_opening_brackets(s, &brackets);
	size_t n =
		zd_opening_series(zd_slice_sub(s, skip, s.len), alone, &label);

	if (!n || (skip && !alone))
		return false;
	begin_opened(rd, LABELLED, line, skip + n, brackets);
	rd->label = label;
	rd->after_number = label.series == ZD_SERIES_OP;
	rd->preamble = rd->preamble && !rd->after_number;
	return true;
}

/* May a mark stand at the beginning of a line in the middle of the text? The
 * first of a list behind a colon, the others behind one of their own. */
static bool begins_in_text(const struct reader *rd, struct zd_slice mark)
{
	static const char *const first[] = {
		"(a)", "(i)", "(1)", "(A)", "(I)", "a)", "i)", "a.", "i."};
	char last = last_sign(rd);

	if (rd->kind == PART || (rd->kind == LABELLED && rd->label.depth))
		return is_terminal(last) ||
			zd_slice_ends(zd_unit_text(&rd->unit), " and") ||
			zd_slice_ends(zd_unit_text(&rd->unit), " or");
	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		if (zd_slice_is(mark, first[i]))
			return last == ':';
	return mark.ptr[0] == '-' || (unsigned char)mark.ptr[0] >= 0x80
		? is_terminal(last)
		: false;
}

static bool begin_part(struct reader *rd, size_t line)
{
	struct zd_slice s = line_text(rd, line), rest, mark;
	size_t brackets, skip = zd_opening_brackets(s, &brackets);
	bool open = rd->p.r.open || rd->kind == LABELLED || rd->kind == TEXT;
	char last = last_sign(rd);
	struct zd_sign sign;
	size_t n, inner, typed;

	if (!open)
		return false;
	s = zd_slice_sub(s, skip, s.len);
	typed = zd_sign_typed(s, &sign);
	n = typed ? typed : zd_mark_parse(s, last == ':' || last == ';');
	if (!n || (skip && s.ptr[0] != '(') ||
		(!rd->blank && !rd->joint &&
			!begins_in_text(rd, zd_slice_sub(s, 0, n))))
		return false;
	mark = zd_slice_sub(s, 0, n);
	/* "- (i) …" */
	rest = zd_slice_trim(zd_slice_sub(s, n, s.len));
	inner = mark.ptr[0] == '(' ? 0 : zd_mark_parse(rest, false);
	if (inner && rest.ptr[0] == '(') {
		zd_finding_add(rd->p.r.findings, ZD_INFO, "list-sign-left-out",
			(struct zd_slice){0}, zd_line_number(line),
			"the list's sign before %.*s is left out",
			ZD_FMT(zd_slice_sub(rest, 0, inner)));
		mark = zd_slice_sub(rest, 0, inner);
		n = (size_t)(rest.ptr - s.ptr) + inner;
	}
	begin_opened(rd, PART, line, skip + n, brackets);
	rd->mark = mark;
	if (typed) {
		zd_buf_truncate(&rd->sign, 0);
		zd_sign_format(&rd->sign, &sign);
		rd->mark = zd_buf_slice(&rd->sign);
	}
	return true;
}

/* A line by itself that is a heading; "II" even when more lines follow. */
static bool stands_alone(const struct reader *rd, size_t line)
{
	struct zd_slice s = line_text(rd, line);
	bool blank = line + 1 >= rd->p.lines.len ||
		rd->p.lines.at[line + 1].kind == ZD_LINE_BLANK;

	if (zd_opening_is_annex(s) || zd_opening_is_article(s))
		return true;
	if (s.len <= 5 && !zd_is_lower(zd_slice_at(s, 0)) &&
		(zd_roman_parse(s) || s.len == 1))
		return !zd_is_digit(zd_slice_at(s, 0));
	return blank && zd_opening_is_heading(s);
}

/* Between blank lines or over a page's end: does the text go on? */
static bool goes_on(const struct reader *rd, size_t line)
{
	struct zd_slice s = line_text(rd, line);
	char last = last_sign(rd), first = zd_slice_at(s, 0);
	bool open = !is_terminal(last);

	if (rd->kind == NOTHING)
		return false;
	if (rd->kind == LABELLED && !zd_unit_text(&rd->unit).len)
		return true;
	if (!rd->joint)
		return !rd->blank || (open && zd_is_lower(first));
	if (zd_is_lower(first))
		return true;
	if (stands_alone(rd, line) && last != ',' && !open)
		return false;
	if (s.len <= 5 && stands_alone(rd, line))
		return false;
	if (open)
		return !zd_opening_is_annex(s) && !zd_opening_is_article(s);
	if (rd->preamble)
		return last == ',' && !zd_opening_is_preambular(s);
	return rd->after_number && last != ';';
}

static void read_text_line(struct reader *rd, size_t line)
{
	bool apart = rd->blank || rd->joint;

	if (zd_salutation_is(line_text(rd, line))) {
		begin(rd, TEXT, line, 0);
		flush(rd);
	} else if (begin_series(rd, line) || begin_number(rd, line) ||
		begin_part(rd, line)) {
		/* It has begun. */
	} else if (goes_on(rd, line) &&
		!zd_opening_is_annex(line_text(rd, line))) {
		if (apart && zd_unit_text(&rd->unit).len)
			zd_finding_add(rd->p.r.findings, ZD_WARNING,
				"paragraph-joined", (struct zd_slice){0},
				zd_line_number(line),
				"read as one paragraph with the text before "
				"the %s",
				rd->joint ? "page's end" : "blank line");
		if (apart)
			rd->bare |= zd_unit_bare(&rd->unit);
		zd_unit_add(&rd->unit, &rd->p, line, 0);
	} else {
		begin(rd, TEXT, line, 0);
	}
	rd->blank = rd->joint = false;
}

/* --- What stands before the text --------------------------------------- */

/* The last lines before `end` without a blank line between: from, to. */
static void last_chunk(
	const struct reader *rd, size_t end, size_t *from, size_t *to)
{
	*to = end;
	while (*to && !is_text(rd, *to - 1))
		--*to;
	*from = *to;
	while (*from && is_text(rd, *from - 1))
		--*from;
}

static void add_field(struct reader *rd, const char *key, struct zd_slice value,
	uint32_t line)
{
	if (value.len && !zd_draft_field(rd->p.r.draft, key).len)
		zd_reading_add(
			&rd->p.r, ZD_FIELD, zd_slice_str(key), value, line);
}

static void add_title(struct reader *rd, size_t from, size_t to)
{
	struct zd_slice s;

	for (size_t i = from; i < to; i++) {
		s = line_text(rd, i);
		if (zd_slice_starts(s, "# "))
			zd_unit_add(&rd->unit, &rd->p, i, 2);
		else
			zd_unit_add(&rd->unit, &rd->p, i, 0);
	}
	s = zd_unit_text(&rd->unit);
	zd_unit_strip_emphasis(&s);
	add_field(rd, "title", s, zd_line_number(from));
	zd_unit_clear(&rd->unit);
}

/* "# A/RES/78/10" above the title of a labelled text. */
static bool is_symbol_line(struct zd_slice s)
{
	return zd_slice_starts(s, "# ") && memchr(s.ptr, '/', s.len) &&
		!memchr(s.ptr + 2, ' ', s.len - 2);
}

/* Reports lines that are left out, and says what they are. */
static void report_front(struct reader *rd, size_t end)
{
	uint32_t first = 0, last = 0;
	bool letter = false;

	for (size_t i = 0; i < end; i++) {
		if (!is_text(rd, i))
			continue;
		last = zd_line_number(i);
		if (!first)
			first = last;
		letter = letter || zd_salutation_is(line_text(rd, i));
	}
	if (first)
		zd_finding_add(rd->p.r.findings, ZD_WARNING,
			letter ? "letter-left-out" : "front-left-out",
			(struct zd_slice){0}, first,
			"%s is left out: lines %u to %u",
			letter ? "the letter before the text"
			       : "what stands before the title",
			first, last);
}

/* Fields from the lines before the formula; the title is the last of them. */
static void read_front(struct reader *rd, size_t end)
{
	size_t from, to, symbol = 0;
	struct zd_slice organ, s;

	last_chunk(rd, end, &from, &to);
	if (from < to && is_symbol_line(line_text(rd, from)))
		symbol = ++from;
	add_title(rd, from, to);
	s = line_text(rd, end);
	zd_unit_strip_emphasis(&s);
	if (zd_organ_parse(s, &organ))
		add_field(rd, "organ", organ, zd_line_number(end));
	if (symbol) {
		s = line_text(rd, symbol - 1);
		add_field(rd, "symbol", zd_slice_sub(s, 2, s.len),
			zd_line_number(symbol - 1));
		from--;
	}
	report_front(rd, from);
}

static void read_formula(struct reader *rd, size_t line)
{
	struct zd_slice s = line_text(rd, line), organ = s;
	struct zd_buf text = ZD_BUF_INIT;
	size_t open = 0;

	zd_unit_strip_emphasis(&s);
	zd_organ_parse(s, &organ);
	while (zd_slice_at(s, open) == '[' || zd_slice_at(s, open) == ' ')
		open++;
	zd_buf_put(&text, s.ptr, open);
	zd_buf_printf(&text, "*%.*s*,", ZD_FMT(organ));
	zd_reading_add(&rd->p.r, ZD_FORMULA, (struct zd_slice){0},
		zd_buf_slice(&text), zd_line_number(line));
	zd_buf_clear(&text);
	rd->preamble = true;
}

/* A text without formula: is its first line the title? */
static size_t read_first_title(struct reader *rd)
{
	size_t from = 0, to, next;

	while (from < rd->p.lines.len && !is_text(rd, from))
		if (rd->p.lines.at[from++].kind == ZD_LINE_MARKER)
			return 0;
	for (to = from; to < rd->p.lines.len && is_text(rd, to);)
		to++;
	next = to;
	while (next < rd->p.lines.len && !is_text(rd, next))
		next++;
	/* More than a heading, or all there is: then it is text. */
	if (next == rd->p.lines.len || to - from > 3 || to == from ||
		strchr(".,;:",
			zd_slice_at(line_text(rd, to - 1),
				line_text(rd, to - 1).len - 1)) ||
		line_text(rd, from).len > ZD_MAX_HEADING ||
		(uint32_t)from == rd->facts.first_label)
		return 0;
	return to;
}

/* --- The whole text ---------------------------------------------------- */

static void read_marker(struct reader *rd, size_t line)
{
	zd_finding_add(rd->p.r.findings, ZD_INFO, "marker-left-out",
		(struct zd_slice){0}, zd_line_number(line), "left out: %.*s",
		ZD_FMT(line_text(rd, line)));
	flush(rd);
	rd->preamble = false;
	rd->blank = true;
}

static void read_lines(struct reader *rd, size_t from)
{
	for (size_t i = from; i < rd->p.lines.len; i++) {
		switch ((enum zd_line_kind)rd->p.lines.at[i].kind) {
		case ZD_LINE_BLANK: rd->blank = true; break;
		case ZD_LINE_FURNITURE:
		case ZD_LINE_RULE:
		case ZD_LINE_NOTE: rd->joint = true; break;
		case ZD_LINE_MARKER: read_marker(rd, i); break;
		case ZD_LINE_TEXT: read_text_line(rd, i); break;
		}
	}
	flush(rd);
}

static void add_notes(struct reader *rd)
{
	for (uint32_t i = 0; i < rd->p.notes.len; i++) {
		const struct zd_note *note = &rd->p.notes.at[i];
		struct zd_buf typed = ZD_BUF_INIT;

		if (note->style == ZD_NOTE_STAR || note->same != i)
			continue;
		zd_markup_escape(&typed, note->text, true);
		zd_reading_add(&rd->p.r, ZD_NOTE, note->name,
			zd_buf_slice(&typed), zd_line_number(note->line));
		zd_buf_clear(&typed);
	}
}

/* Where the text begins; reads what stands before it. */
static size_t read_head(struct reader *rd)
{
	size_t from, to;

	if (rd->facts.formula != ZD_NONE) {
		read_front(rd, rd->facts.formula);
		read_formula(rd, rd->facts.formula);
		return rd->facts.formula + 1;
	}
	to = rd->facts.first_label == ZD_NONE ? 0 : rd->facts.first_label;
	/* Bare numbers alone make no draft of a letter. */
	if (!rd->facts.preambular && !rd->facts.operative)
		to = 0;
	for (size_t i = 0; i < to; i++)
		if (zd_salutation_is(line_text(rd, i))) {
			last_chunk(rd, to, &from, &to);
			add_title(rd, from, to);
			report_front(rd, from);
			return to;
		}
	to = read_first_title(rd);
	if (!to)
		return 0;
	last_chunk(rd, to, &from, &to);
	if (is_symbol_line(line_text(rd, from)))
		from++;
	add_title(rd, from, to);
	return to;
}

int zd_plain_decode(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, struct zd_error *err)
{
	struct reader rd = {.p = {.r = {.draft = d, .findings = f},
				    .source = bytes,
				    .literal = zd_is_literal(bytes)}};

	(void)err;
	rd.facts.formula = rd.facts.first_label = ZD_NONE;
	zd_plain_lines(&rd.p);
	/* Every other line is blank in most texts. */
	zd_vec_reserve(&d->paragraphs, rd.p.lines.len / 2 + 8);
	zd_vec_reserve(&d->blocks, rd.p.lines.len / 2 + 8);
	zd_plain_notes(&rd.p);
	zd_plain_marks(&rd.p);
	for (size_t i = 0; i < rd.p.lines.len; i++)
		if (is_text(&rd, i))
			look(&rd, i);
	read_lines(&rd, read_head(&rd));
	add_notes(&rd);
	if (rd.preambular)
		zd_finding_add(f, ZD_INFO, "preamble-by-position",
			(struct zd_slice){0}, 0,
			"%u paragraphs of the preamble have no label; they are "
			"numbered by their place",
			(unsigned)rd.preambular);
	zd_vec_clear(&rd.p.lines);
	zd_vec_clear(&rd.p.notes);
	zd_vec_clear(&rd.p.marks);
	zd_buf_clear(&rd.p.r.scratch);
	zd_buf_clear(&rd.unit.buf);
	zd_buf_clear(&rd.sign);
	return 0;
}
