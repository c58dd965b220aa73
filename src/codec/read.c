#include "codec/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/label.h"
#include "text/markup.h"

static bool in_source(const struct zd_draft *d, struct zd_slice s)
{
	return s.ptr >= d->source.ptr &&
		s.ptr + s.len <= d->source.ptr + d->source.len;
}

/* *plain: as zd_markup_is_plain says. */
static struct zd_slice store(
	struct zd_reading *r, struct zd_slice raw, bool *plain)
{
	struct zd_slice text = raw;

	*plain = zd_markup_is_plain(raw);
	if (!raw.len)
		return raw;
	if (!*plain) {
		zd_buf_truncate(&r->scratch, 0);
		zd_markup_canonical(&r->scratch, raw, true);
		text = zd_buf_slice(&r->scratch);
		if (zd_slice_eq(text, raw))
			text = raw;
	}
	return text.ptr == raw.ptr && in_source(r->draft, raw)
		? raw
		: zd_arena_slice(&r->draft->arena, text);
}

struct zd_slice zd_reading_store(struct zd_reading *r, struct zd_slice raw)
{
	bool plain;

	return store(r, raw, &plain);
}

void zd_reading_block(struct zd_reading *r, struct zd_slice mark,
	struct zd_slice raw, uint32_t line)
{
	struct zd_draft *d = r->draft;
	struct zd_block *b;
	bool plain;

	if (mark.len)
		mark = zd_arena_slice(&d->arena, mark);
	zd_draft_add_block_borrowed(d, mark, store(r, raw, &plain));
	b = &d->blocks.at[d->blocks.len - 1];
	b->line = line;
	b->plain = plain;
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

		if (c < 0x80 && ((c | 0x20) < 'a' || (c | 0x20) > 'z') &&
			!strchr(" '-()", c))
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

	line = zd_slice_trim(line);
	if (line.len > 120)
		return false;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zd_slice_caseeq(line, zd_slice_str(known[i])))
			return true;
	return zd_slice_starts(line, "Dear ") &&
		(zd_slice_ends(line, ",") || zd_slice_ends(line, ":"));
}

/* --- Checks ------------------------------------------------------------ */

/* Something with a name, sorted by name and then by place. */
struct named {
	struct zd_slice name;
	uint32_t paragraph;
	uint32_t line;
};

struct named_list {
	ZD_VEC(struct named) list;
};

static int by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = zd_slice_cmp(x->name, y->name);

	if (c)
		return c;
	if (x->paragraph != y->paragraph)
		return x->paragraph < y->paragraph ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static void sort(struct named_list *n)
{
	if (n->list.len > 1)
		qsort(n->list.at, n->list.len, sizeof(n->list.at[0]), by_name);
}

static bool has(const struct named_list *n, struct zd_slice name)
{
	size_t low = 0, high = n->list.len, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (zd_slice_cmp(n->list.at[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n->list.len && zd_slice_eq(n->list.at[low].name, name);
}

static void find_marks(
	struct named_list *out, const struct zd_draft *d, uint32_t block)
{
	const struct zd_block *b = &d->blocks.at[block];
	struct zd_markup_cursor c = {.text = b->text};
	struct zd_markup_piece p;

	if (b->plain || !b->text.len || !memchr(b->text.ptr, '^', b->text.len))
		return;
	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END)
		if (p.kind == ZD_MARKUP_NOTE) {
			struct named n = {p.text, b->paragraph, b->line};

			zd_vec_push(&out->list, n);
		}
}

static uint32_t line_of(const struct zd_draft *d, uint32_t paragraph)
{
	const struct zd_paragraph *p = &d->paragraphs.at[paragraph];

	return p->count ? d->blocks.at[p->first].line : 0;
}

static void report_twice(
	struct zd_reading *r, const struct named_list *n, const char *code)
{
	for (size_t i = 1; i < n->list.len; i++) {
		const struct named *a = &n->list.at[i - 1], *b = &n->list.at[i];

		if (zd_slice_eq(a->name, b->name))
			zd_finding_add(r->findings, ZD_FAULT, code, b->name,
				b->line,
				"%.*s stands twice: in lines %u and %u",
				ZD_FMT(b->name), a->line, b->line);
	}
}

static void check_notes(struct zd_reading *r)
{
	const struct zd_draft *d = r->draft;
	struct named_list marks = {0}, notes = {0};

	for (uint32_t b = 0; b < d->blocks.len; b++)
		find_marks(&marks, d, b);
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE) {
			struct named n = {
				d->paragraphs.at[i].label, i, line_of(d, i)};

			zd_vec_push(&notes.list, n);
		}
	sort(&marks);
	sort(&notes);
	report_twice(r, &notes, "note-twice");
	for (size_t i = 0; i < marks.list.len; i++)
		if (!has(&notes, marks.list.at[i].name))
			zd_finding_add(r->findings, ZD_FAULT, "note-missing",
				d->paragraphs.at[marks.list.at[i].paragraph]
					.label,
				marks.list.at[i].line,
				"there is no footnote %.*s",
				ZD_FMT(marks.list.at[i].name));
	for (size_t i = 0; i < notes.list.len; i++)
		if (!has(&marks, notes.list.at[i].name))
			zd_finding_add(r->findings, ZD_WARNING,
				"note-without-mark", notes.list.at[i].name,
				notes.list.at[i].line,
				"no text refers to the footnote %.*s",
				ZD_FMT(notes.list.at[i].name));
	zd_vec_clear(&marks.list);
	zd_vec_clear(&notes.list);
}

/* Labels are nearly always in order: only else are they sorted. */
static void check_labels(struct zd_reading *r)
{
	const struct zd_draft *d = r->draft;
	struct named_list labels = {0};
	struct zd_label last = {0}, own;
	bool ordered = true;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		struct named n = {p->label, i, line_of(d, i)};

		if (p->kind != ZD_PARAGRAPH)
			continue;
		if (ordered && zd_label_is(p->label, &own)) {
			ordered = zd_label_cmp(&last, &own) < 0;
			last = own;
		} else {
			ordered = false;
		}
		zd_vec_push(&labels.list, n);
	}
	if (!ordered) {
		sort(&labels);
		report_twice(r, &labels, "label-twice");
	}
	zd_vec_clear(&labels.list);
}

void zd_reading_check(struct zd_reading *r)
{
	check_labels(r);
	check_notes(r);
}
