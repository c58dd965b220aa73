#include "codec/read.h"

#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/utf8.h"
#include "text/label.h"
#include "text/markup.h"

static bool is_within(struct zd_slice s, struct zd_slice whole)
{
	return whole.len && s.ptr >= whole.ptr &&
		s.ptr + s.len <= whole.ptr + whole.len;
}

/* Does it live as long as the draft? */
static bool is_kept(const struct zd_reading *r, struct zd_slice s)
{
	return is_within(s, r->draft->source) || is_within(s, r->stored);
}

/* Says of the block what zd_markup_is_plain says of its text. */
static struct zd_slice store(
	struct zd_reading *r, struct zd_slice raw, struct zd_block *b)
{
	bool bare;

	b->plain = zd_markup_is_plain(raw, &bare);
	b->bare = bare;
	if (!raw.len)
		return raw;
	if (!b->plain && !zd_markup_is_canonical(raw)) {
		zd_buf_truncate(&r->scratch, 0);
		zd_markup_canonical(&r->scratch, raw, true);
		if (!zd_slice_eq(zd_buf_slice(&r->scratch), raw))
			return zd_arena_take(&r->draft->arena, &r->scratch);
	}
	return is_kept(r, raw) ? raw : zd_arena_slice(&r->draft->arena, raw);
}

struct zd_slice zd_reading_store(struct zd_reading *r, struct zd_slice raw)
{
	struct zd_block none;

	r->stored = store(r, raw, &none);
	return r->stored;
}

/* "(a) bis …": of text that is stored nobody knows whether the word is one of
 * the sign's. */
static void doubt_sign(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line)
{
	struct zd_slice word = zd_slice_sub(raw, 0, zd_slice_chr(raw, ' ', 0));

	if (mark.ptr[0] == '(' &&
		(zd_ordinal_parse(word) || zd_slice_is(word, "alt")))
		zd_finding_add(r->findings, ZD_WARNING, "word-behind-sign",
			zd_reading_label(r), line,
			"%.*s is read as a word of the text; of the sign it is "
			"one within the parentheses: %.*s %.*s)",
			ZD_FMT(word), (int)mark.len - 1, mark.ptr,
			ZD_FMT(word));
}

void zd_reading_block(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line)
{
	struct zd_draft *d = r->draft;
	struct zd_block said, *b;

	if (mark.len) {
		doubt_sign(r, mark, raw, line);
		mark = zd_arena_slice(&d->arena, mark);
	}
	zd_draft_add_block_borrowed(d, mark, store(r, raw, &said));
	b = &d->blocks.at[d->blocks.len - 1];
	b->line = line & ZD_MAX_LINE;
	b->plain = said.plain;
	b->bare = said.bare;
}

struct zd_slice zd_reading_label(const struct zd_reading *r)
{
	const struct zd_draft *d = r->draft;

	return d->paragraphs.len ? d->paragraphs.at[d->paragraphs.len - 1].label
				 : (struct zd_slice){0};
}

/* --- Organs and salutations -------------------------------------------- */

/* Words that an organ's name ends in or holds, in six languages. */
static const char *const organ_words[] = {"Assembly", "Council", "Conference",
	"Commission", "Committee", "Parties", "Forum", "Board", "Assemblée",
	"Conseil", "Conférence", "Commission", "Asamblea", "Consejo",
	"Conferencia", "Comisión", "Ассамблея", "Совет", "Конференция",
	"Комиссия", "الجمعية", "مجلس", "المؤتمر", "大会", "理事会", "会议",
	"委员会"};

static size_t comma_of(struct zd_slice s)
{
	static const char *const commas[] = {",", "،", "，"};

	for (size_t i = 0; i < sizeof(commas) / sizeof(commas[0]); i++)
		if (zd_slice_ends(s, commas[i]))
			return strlen(commas[i]);
	return 0;
}

/* Letters and spaces: a name has no comma in it, and no figure. */
static bool is_name(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c < 0x80 && !zd_is_letter(c) && !strchr(" '-()", c))
			return false;
	}
	return s.len > 0;
}

bool zd_organ_parse(struct zd_slice visible, struct zd_slice *organ)
{
	struct zd_slice s = zd_slice_trim(visible);
	size_t comma;
	bool known = false;

	while (s.len && (s.ptr[0] == '[' || s.ptr[0] == ' '))
		s = zd_slice_sub(s, 1, s.len);
	comma = s.len <= 160 ? comma_of(s) : 0;
	if (!comma)
		return false;
	s = zd_slice_trim(zd_slice_sub(s, 0, s.len - comma));
	for (size_t i = 0; i < sizeof(organ_words) / sizeof(organ_words[0]);
		i++)
		known = known ||
			zd_slice_find(s, zd_slice_str(organ_words[i])) !=
				SIZE_MAX;
	if (!known || !is_name(s))
		return false;
	*organ = s;
	return (unsigned char)s.ptr[0] >= 0x80 || zd_slice_starts(s, "The ") ||
		zd_slice_starts(s, "La ") || zd_slice_starts(s, "Le ") ||
		zd_slice_starts(s, "El ") || zd_slice_starts(s, "L'") ||
		zd_slice_starts(s, "L’");
}

bool zd_salutation_is(struct zd_slice line)
{
	static const char *const known[] = {"Excellency,", "Excellencies,",
		"Your Excellency,", "Dear Sir,", "Dear Madam,", "Sir,",
		"Madam,", "Sir/Madam,", "Dear Sir or Madam,", "Monsieur,",
		"Madame,", "Excelencia,", "Señor,", "Señora,"};

	if (line.len > 120)
		return false;
	line = zd_slice_trim(line);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zd_slice_caseeq(line, zd_slice_str(known[i])))
			return true;
	return zd_slice_starts(line, "Dear ") &&
		(zd_slice_ends(line, ",") || zd_slice_ends(line, ":"));
}

/* --- Checks ------------------------------------------------------------ */

/* The blocks whose text refers to a footnote, by its name. */
static void find_marks(
	struct zd_names *out, const struct zd_draft *d, uint32_t block)
{
	const struct zd_block *b = &d->blocks.at[block];
	struct zd_markup_cursor c = {.text = b->text};
	struct zd_markup_piece p;

	if (b->plain || !b->text.len || !memchr(b->text.ptr, '^', b->text.len))
		return;
	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END)
		if (p.kind == ZD_MARKUP_NOTE)
			zd_names_add(out, p.text, block);
}

static uint32_t line_of(const struct zd_draft *d, uint32_t paragraph)
{
	const struct zd_paragraph *p = &d->paragraphs.at[paragraph];

	return p->count ? d->blocks.at[p->first].line : 0;
}

/* Of paragraphs, by their labels. */
static void report_twice(
	struct zd_reading *r, const struct zd_names *n, const char *code)
{
	for (size_t i = 1; i < n->len; i++) {
		uint32_t line = line_of(r->draft, n->at[i].is);

		if (zd_slice_eq(n->at[i - 1].name, n->at[i].name))
			zd_finding_add(r->findings, ZD_FAULT, code,
				n->at[i].name, line,
				"%.*s stands twice: in lines %u and %u",
				ZD_FMT(n->at[i].name),
				line_of(r->draft, n->at[i - 1].is), line);
	}
}

static void report_unmatched(struct zd_reading *r, const struct zd_names *marks,
	const struct zd_names *notes)
{
	const struct zd_draft *d = r->draft;

	for (size_t i = 0; i < marks->len; i++) {
		const struct zd_block *b = &d->blocks.at[marks->at[i].is];

		if (zd_names_find(notes, marks->at[i].name) == SIZE_MAX)
			zd_finding_add(r->findings, ZD_FAULT, "note-missing",
				d->paragraphs.at[b->paragraph].label, b->line,
				"there is no footnote %.*s",
				ZD_FMT(marks->at[i].name));
	}
	for (size_t i = 0; i < notes->len; i++)
		if (zd_names_find(marks, notes->at[i].name) == SIZE_MAX)
			zd_finding_add(r->findings, ZD_WARNING,
				"note-without-mark", notes->at[i].name,
				line_of(d, notes->at[i].is),
				"no text refers to the footnote %.*s",
				ZD_FMT(notes->at[i].name));
}

static void check_notes(struct zd_reading *r)
{
	const struct zd_draft *d = r->draft;
	struct zd_names marks = {0}, notes = {0};

	for (uint32_t b = 0; b < d->blocks.len; b++)
		find_marks(&marks, d, b);
	zd_draft_name_notes(&notes, d);
	zd_names_sort(&marks);
	report_twice(r, &notes, "note-twice");
	report_unmatched(r, &marks, &notes);
	zd_names_clear(&marks);
	zd_names_clear(&notes);
}

static bool are_labels_in_order(const struct zd_draft *d)
{
	struct zd_label last = {0}, own;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind != ZD_PARAGRAPH)
			continue;
		if (!zd_label_is(p->label, &own) ||
			zd_label_cmp(&last, &own) >= 0)
			return false;
		last = own;
	}
	return true;
}

/* Labels are nearly always in order: only else are they sorted. */
static void check_labels(struct zd_reading *r)
{
	const struct zd_draft *d = r->draft;
	struct zd_names labels = {0};

	if (are_labels_in_order(d))
		return;
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH)
			zd_names_add(&labels, d->paragraphs.at[i].label, i);
	zd_names_sort(&labels);
	report_twice(r, &labels, "label-twice");
	zd_names_clear(&labels);
}

void zd_reading_check(struct zd_reading *r)
{
	check_labels(r);
	check_notes(r);
}
