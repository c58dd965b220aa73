#include "negotiation/paper.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/num.h"
#include "text/markup.h"

/* --- a draft as it is printed -------------------------------------------- */

struct printing {
	struct zd_paper *paper;
	const struct zd_draft *draft;
	uint32_t *numbers; /* by paragraph: of a footnote, by first mark */
	uint32_t last;
	struct zd_buf plain;
	size_t parts_cap;
};

static void put_mark(struct printing *g, struct zd_slice name)
{
	uint32_t note = zd_draft_find_note(g->draft, name);

	if (note == ZD_NONE)
		return;
	if (!g->numbers[note])
		g->numbers[note] = ++g->last;
	zd_buf_printf(&g->plain, "%u", g->numbers[note]);
}

static void put_text(struct printing *g, struct zd_slice stored)
{
	struct zd_markup_cursor c = {.text = stored};
	struct zd_markup_piece p;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		if (p.kind == ZD_MARKUP_TEXT)
			zd_buf_put_slice(&g->plain, p.text);
		else if (p.kind == ZD_MARKUP_NOTE)
			put_mark(g, p.text);
	}
	zd_buf_putc(&g->plain, ' ');
}

static void put_paragraph(struct printing *g, uint32_t i)
{
	const struct zd_paragraph *p = &g->draft->paragraphs.at[i];
	struct zd_paper *out = g->paper;

	out->parts[out->parts_len++] = (struct zd_paper_part){out->text.len, i};
	zd_buf_truncate(&g->plain, 0);
	if (p->kind == ZD_PARAGRAPH)
		zd_buf_printf(&g->plain, "%.*s. ", ZD_FMT(p->label));
	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		if (g->draft->blocks.at[b].mark.len)
			zd_buf_printf(&g->plain, "%.*s ",
				ZD_FMT(g->draft->blocks.at[b].mark));
		put_text(g, g->draft->blocks.at[b].text);
	}
	zd_markup_escape(&out->text, zd_buf_slice(&g->plain), false);
}

static void put_notes(struct printing *g)
{
	struct zd_paper *out = g->paper;

	out->notes_len = g->last + 1;
	out->notes = zd_arena_calloc(
		&out->arena, out->notes_len, sizeof(*out->notes));
	out->names = zd_arena_calloc(
		&out->arena, out->notes_len, sizeof(*out->names));
	for (uint32_t i = 0; i < g->draft->paragraphs.len; i++) {
		const struct zd_paragraph *p = &g->draft->paragraphs.at[i];

		if (!g->numbers[i] || !p->count)
			continue;
		out->names[g->numbers[i]] =
			zd_arena_slice(&out->arena, p->label);
		zd_buf_truncate(&g->plain, 0);
		zd_markup_plain(&g->plain, g->draft->blocks.at[p->first].text);
		out->notes[g->numbers[i]] =
			zd_arena_slice(&out->arena, zd_buf_slice(&g->plain));
	}
}

/* As the running head of a document says it. */
static struct zd_slice stage_of(
	struct zd_arena *a, const struct zd_draft *d, struct zd_slice round)
{
	struct zd_slice said = zd_draft_field(d, "round");
	struct zd_slice when = zd_draft_field(d, "date");
	char longer[ZD_DATE_LONG_ROOM];
	struct zd_date date;

	if (zd_date_parse(&date, when)) {
		zd_date_write_long(longer, date);
		when = zd_slice_str(longer);
	}
	return zd_arena_printf(a, "%.*s%s%.*s", ZD_FMT(said.len ? said : round),
		when.len ? ", " : "", ZD_FMT(when));
}

void zd_paper_of_draft(
	struct zd_paper *out, const struct zd_draft *d, struct zd_slice round)
{
	struct printing g = {.paper = out, .draft = d};
	size_t n = d->paragraphs.len + 1;

	memset(out, 0, sizeof(*out));
	out->parts = zd_arena_calloc(&out->arena, n, sizeof(*out->parts));
	g.numbers = zd_arena_calloc(&out->arena, n, sizeof(*g.numbers));
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind != ZD_NOTE &&
			(p->kind != ZD_FIELD || zd_slice_is(p->label, "title")))
			put_paragraph(&g, i);
		else if (p->kind == ZD_FIELD && p->count)
			zd_buf_printf(&out->fields, "%.*s: %.*s\n",
				ZD_FMT(p->label),
				ZD_FMT(d->blocks.at[p->first].text));
	}
	put_notes(&g);
	out->stage = stage_of(&out->arena, d, round);
	zd_buf_clear(&g.plain);
}

void zd_paper_clear(struct zd_paper *p)
{
	zd_buf_clear(&p->text);
	zd_buf_clear(&p->fields);
	zd_arena_clear(&p->arena);
}

/* --- what printing added ------------------------------------------------- */

/* Stands for a hyphen at a line's end: it may be the line's or the word's. */
#define CUT "\xe2\x80\x90"

static size_t digits(struct zd_slice s, size_t at)
{
	size_t n = at;

	while (n < s.len && zd_is_digit(s.ptr[n]))
		n++;
	return n - at;
}

/* "Page 3 of 12", perhaps with the commit and the fingerprint beside it. */
static bool is_page(struct zd_slice line)
{
	size_t at = zd_slice_find(line, ZD_LIT("Page ")), n;

	if (at == SIZE_MAX || line.len > 200)
		return false;
	at += sizeof("Page ") - 1;
	n = digits(line, at);
	return n &&
		zd_slice_starts(zd_slice_sub(line, at + n, line.len), " of ") &&
		digits(line, at + n + 4);
}

/* Ten digits of a commit, or a fingerprint. */
static bool is_stamp(struct zd_slice word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		bool dash = word.len == 14 && (i == 4 || i == 9);

		if (dash ? c != '-'
			 : !(zd_is_digit(c) || (c >= 'a' && c <= 'f')))
			return false;
	}
	return word.len == 10 || word.len == 14;
}

static bool is_foot(struct zd_slice line)
{
	struct zd_slice word;
	bool any = false;

	if (is_page(line))
		return true;
	while (line.ptr) {
		word = zd_slice_cut(&line, ' ');
		if (word.len && !is_stamp(word))
			return false;
		any |= word.len > 0;
	}
	return any;
}

/* The number of a line in the margin, some spaces before its words; 0. */
static size_t number_in_margin(struct zd_slice line, unsigned number)
{
	char text[16];
	size_t n = (size_t)snprintf(text, sizeof(text), "%u", number);

	if (!zd_slice_starts(line, text))
		return 0;
	return n == line.len ||
			zd_slice_starts(zd_slice_sub(line, n, line.len), "  ")
		? n
		: 0;
}

/* Every fifth line has its number: 5, 10, 15, 20 in a row tell them from
 * footnotes. */
static bool has_numbers(struct zd_slice print)
{
	unsigned next = 5;

	while (print.ptr && next < 25)
		if (number_in_margin(
			    zd_slice_trim(zd_slice_cut(&print, '\n')), next))
			next += 5;
	return next == 25;
}

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || zd_is_letter(c);
}

static bool is_field(struct zd_slice line, const struct zd_paper *paper)
{
	struct zd_slice rest = zd_buf_slice(&paper->fields);

	while (rest.len)
		if (zd_slice_eq(zd_slice_cut(&rest, '\n'), line))
			return true;
	return false;
}

/* Appends a line behind what is there. */
static void join(struct zd_buf *out, struct zd_slice line)
{
	size_t n = out->len;

	if (n > 1 && out->ptr[n - 1] == '-' && is_letter(out->ptr[n - 2]) &&
		is_letter(line.ptr[0])) {
		zd_buf_truncate(out, n - 1);
		zd_buf_puts(out, CUT);
	} else if (n) {
		zd_buf_putc(out, ' ');
	}
	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] != ' ' || line.ptr[i - 1] != ' ')
			zd_buf_putc(out, line.ptr[i]);
}

static void join_lines(
	struct zd_buf *out, struct zd_slice print, const struct zd_paper *paper)
{
	unsigned next = has_numbers(print) ? 5 : 0;
	struct zd_slice line;
	size_t n;

	while (print.ptr) {
		line = zd_slice_trim(zd_slice_cut(&print, '\n'));
		if (line.len && line.ptr[0] == '\f')
			line = zd_slice_trim(zd_slice_sub(line, 1, line.len));
		n = next ? number_in_margin(line, next) : 0;
		if (n) {
			next += 5;
			line = zd_slice_trim(zd_slice_sub(line, n, line.len));
		}
		if (line.len && !is_foot(line) && !is_field(line, paper) &&
			!zd_slice_eq(line, paper->stage))
			join(out, line);
	}
}

/* "[^udhr]" as its number: how plain text that was never printed has it. */
static void number_marks(struct zd_buf *text, const struct zd_paper *paper)
{
	struct zd_slice all = zd_buf_slice(text), name;
	struct zd_buf out = ZD_BUF_INIT;
	size_t at = 0, n, k;

	while (at < all.len) {
		n = all.ptr[at] == '[' ? zd_markup_note(all, at) : 0;
		name = zd_slice_sub(all, at + 2, at + n - 1);
		for (k = n ? paper->notes_len : 1; --k;)
			if (zd_slice_eq(paper->names[k], name))
				break;
		if (k) {
			zd_buf_printf(&out, "%zu", k);
			at += n;
		} else {
			zd_buf_putc(&out, all.ptr[at++]);
		}
	}
	zd_buf_clear(text);
	*text = out;
}

/* How many bytes of text, from `at` on, read as `words`; 0: they do not. A
 * cut in the text is a hyphen or nothing. */
static size_t reads_as(struct zd_slice text, size_t at, struct zd_slice words)
{
	size_t from = at, k = 0;

	while (k < words.len) {
		if (at < text.len && text.ptr[at] == words.ptr[k]) {
			at++;
			k++;
		} else if (zd_slice_starts(
				   zd_slice_sub(text, at, text.len), CUT)) {
			at += sizeof(CUT) - 1;
			k += words.ptr[k] == '-';
		} else {
			return 0;
		}
	}
	return at - from;
}

/* Takes footnote k, with its number, out of the text. */
static bool take_note(
	struct zd_buf *text, struct zd_slice note, unsigned number)
{
	struct zd_slice all = zd_buf_slice(text);
	char start[16];
	size_t at = 0, n, len, found;

	if (!note.len)
		return true;
	len = (size_t)snprintf(start, sizeof(start), " %u", number);
	while ((found = zd_slice_find(zd_slice_sub(all, at, all.len),
			zd_slice(start, len))) != SIZE_MAX) {
		at += found;
		n = at + len;
		while (n < all.len && strchr(" .)]:", all.ptr[n]))
			n++;
		found = reads_as(all, n, note);
		if (found) {
			n += found;
			memmove(text->ptr + at, text->ptr + n, text->len - n);
			zd_buf_truncate(text, text->len - (n - at));
			return true;
		}
		at++;
	}
	return false;
}

/* Words with a cut that are looked up; beyond, the hyphen stays. */
#define MAX_CUTS 10000

/* Every cut as the paper has the word: joined, or with its hyphen. */
static void mend_cuts(
	struct zd_buf *out, struct zd_slice text, struct zd_slice paper)
{
	struct zd_buf word = ZD_BUF_INIT;
	size_t cuts = 0, at = 0, from, end;

	while (at < text.len) {
		if (!zd_slice_starts(zd_slice_sub(text, at, text.len), CUT)) {
			zd_buf_putc(out, text.ptr[at++]);
			continue;
		}
		for (from = at; from && text.ptr[from - 1] != ' ';)
			from--;
		end = zd_slice_chr(text, ' ', at);
		if (end == SIZE_MAX)
			end = text.len;
		zd_buf_truncate(&word, 0);
		zd_buf_put(&word, text.ptr + from, at - from);
		at += sizeof(CUT) - 1;
		zd_buf_put(&word, text.ptr + at, end - at);
		if (cuts++ >= MAX_CUTS ||
			zd_slice_find(paper, zd_buf_slice(&word)) == SIZE_MAX)
			zd_buf_putc(out, '-');
	}
	zd_buf_clear(&word);
}

/* Where the text begins: at the title that the first paragraph follows, so
 * that a letter which names the title is no part of it. */
static size_t title_of(struct zd_slice text, const struct zd_paper *paper)
{
	struct zd_slice all = zd_buf_slice(&paper->text), title, next, near;
	size_t at = 0, found;

	if (paper->parts_len < 2)
		return 0;
	title = zd_slice_trim(zd_slice_sub(all, 0, paper->parts[1].start));
	next = zd_slice_sub(
		all, paper->parts[1].start, paper->parts[1].start + 12);
	while ((found = zd_slice_find(
			zd_slice_sub(text, at, text.len), title)) != SIZE_MAX) {
		at += found;
		near = zd_slice_sub(text, at + title.len, at + title.len + 100);
		if (zd_slice_find(near, next) != SIZE_MAX)
			return at;
		at++;
	}
	return 0;
}

void zd_paper_of_print(struct zd_buf *out, struct zd_slice print,
	const struct zd_paper *paper, bool *lost)
{
	struct zd_buf joined = ZD_BUF_INIT, mended = ZD_BUF_INIT;
	struct zd_slice text;

	join_lines(&joined, print, paper);
	number_marks(&joined, paper);
	for (size_t k = 1; k < paper->notes_len; k++)
		lost[k] = !take_note(&joined, paper->notes[k], (unsigned)k);
	text = zd_buf_slice(&joined);
	text = zd_slice_sub(text, title_of(text, paper), text.len);
	mend_cuts(&mended, text, zd_buf_slice(&paper->text));
	zd_markup_escape(out, zd_buf_slice(&mended), false);
	zd_buf_clear(&joined);
	zd_buf_clear(&mended);
}
