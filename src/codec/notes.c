#include "codec/plain.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/ascii.h"
#include "base/mem.h"

/* --- Signs ------------------------------------------------------------- */

/* The value of a superscript digit at i, and its bytes; 0 bytes for others. */
static size_t superscript_digit(struct zd_slice s, size_t i, unsigned *value)
{
	unsigned char a = (unsigned char)zd_slice_at(s, i);
	unsigned char b = (unsigned char)zd_slice_at(s, i + 1);
	unsigned char c = (unsigned char)zd_slice_at(s, i + 2);

	if (a == 0xc2 && (b == 0xb9 || b == 0xb2 || b == 0xb3)) {
		*value = b == 0xb9 ? 1 : b - 0xb0u;
		return 2;
	}
	if (a != 0xe2 || b != 0x81 || (c != 0xb0 && (c < 0xb4 || c > 0xb9)))
		return 0;
	*value = c - 0xb0u;
	return 3;
}

size_t zd_superscript(struct zd_slice s, size_t i, uint32_t *number)
{
	size_t from = i, n;
	unsigned value;

	*number = 0;
	while ((n = superscript_digit(s, i, &value)) && *number < 1000) {
		*number = *number * 10 + value;
		i += n;
	}
	return i - from;
}

static size_t number_at(struct zd_slice s, size_t i, uint32_t *number)
{
	size_t from = i;

	*number = 0;
	while (zd_is_digit(zd_slice_at(s, i)) && i - from < 4)
		*number = *number * 10 + (uint32_t)(s.ptr[i++] - '0');
	return i - from;
}

/* "^[1]", "[^1]:": its bytes. */
static size_t bracketed(struct zd_slice s, uint32_t *number)
{
	size_t n;

	if (zd_slice_starts(s, "^[") || zd_slice_starts(s, "[^")) {
		n = number_at(s, 2, number);
		if (!n || zd_slice_at(s, 2 + n) != ']')
			return 0;
		n += 3;
		if (s.ptr[0] == '[')
			return zd_slice_at(s, n) == ':' ? n + 1 : 0;
		return n;
	}
	return 0;
}

size_t zd_note_sign(
	struct zd_slice s, uint32_t *number, enum zd_note_style *style)
{
	size_t n = zd_superscript(s, 0, number);

	*style = ZD_NOTE_SIGN;
	if (!n)
		n = bracketed(s, number);
	if (n)
		return n;
	if (zd_slice_at(s, 0) == '*') {
		while (zd_slice_at(s, n) == '*')
			n++;
		*style = ZD_NOTE_STAR;
		*number = 0;
		return zd_slice_at(s, n) == ' ' ? n : 0;
	}
	*style = ZD_NOTE_DIGIT;
	n = number_at(s, 0, number);
	return n && n < 4 && zd_slice_at(s, n) == ' ' ? n : 0;
}

/* --- Finding them ------------------------------------------------------ */

struct search {
	struct zd_plain *p;
	struct zd_buf text; /* of the note that is being read */
	bool open;
	bool gap;      /* a blank line came after it */
	uint32_t last; /* number of the digit note read last */
	uint32_t last_page;
};

static void close_note(struct search *s)
{
	struct zd_note *note;

	if (!s->open)
		return;
	s->open = false;
	note = &s->p->notes.at[s->p->notes.len - 1];
	note->text = zd_arena_slice(
		&s->p->r.draft->arena, zd_slice_trim(zd_buf_slice(&s->text)));
}

static void open_note(struct search *s, size_t line, struct zd_slice text,
	uint32_t number, enum zd_note_style style)
{
	struct zd_note note = {.style = style,
		.number = number,
		.line = (uint32_t)line,
		.page = s->p->lines.at[line].page};

	close_note(s);
	note.same = zd_u32(s->p->notes.len);
	zd_vec_push(&s->p->notes, note);
	zd_buf_truncate(&s->text, 0);
	zd_buf_put_slice(&s->text, zd_slice_trim(text));
	s->open = true;
	if (style == ZD_NOTE_DIGIT) {
		s->last = number;
		s->last_page = note.page;
	}
}

static void add_to_note(struct search *s, struct zd_slice text)
{
	if (!s->open)
		return;
	if (s->text.len && s->text.ptr[s->text.len - 1] != '-')
		zd_buf_putc(&s->text, ' ');
	zd_buf_put_slice(&s->text, text);
}

/* One line below a rule; false when it belongs to no note. */
static bool read_below_rule(struct search *s, size_t i)
{
	struct zd_line *line = &s->p->lines.at[i];
	enum zd_note_style style;
	uint32_t number;
	size_t n = zd_note_sign(line->text, &number, &style);

	if (n && style == ZD_NOTE_DIGIT && number != s->last + 1 &&
		(number != 1 || line->page == s->last_page))
		n = 0;
	/* "17 March 2022 …" goes on in a note, without a blank line before. */
	if (n && s->open && !s->gap &&
		!zd_slice_ends(zd_buf_slice(&s->text), "."))
		n = 0;
	if (!n && (!s->open || s->gap))
		return false;
	s->gap = false;
	line->kind = ZD_LINE_NOTE;
	if (n)
		open_note(s, i, zd_slice_sub(line->text, n, line->text.len),
			number, style);
	else
		add_to_note(s, line->text);
	return true;
}

/* A note by itself, between blank lines: "¹ Resolution 70/1." */
static bool begins_note(const struct zd_line *line, uint32_t *number, size_t *n)
{
	enum zd_note_style style;
	unsigned char c = (unsigned char)line->text.ptr[0];

	if (c < 0x80 && c != '^' && c != '[')
		return false;
	*n = zd_note_sign(line->text, number, &style);
	return *n && style == ZD_NOTE_SIGN && *n < line->text.len;
}

/* "* On behalf of …" at a page's foot, although no rule is above it. */
static bool is_star_note(const struct zd_plain *p, size_t i)
{
	enum zd_note_style style;
	uint32_t number;
	size_t end = i;

	if (!zd_note_sign(p->lines.at[i].text, &number, &style) ||
		style != ZD_NOTE_STAR)
		return false;
	while (end < p->lines.len && p->lines.at[end].kind == ZD_LINE_TEXT)
		end++;
	while (end < p->lines.len && p->lines.at[end].kind == ZD_LINE_BLANK)
		end++;
	return end == p->lines.len ||
		p->lines.at[end].kind == ZD_LINE_FURNITURE;
}

/* "* Any changes … 1 A/80/75. 2 A/80/384.": all notes in one line. */
static void read_tail(struct search *s, size_t i)
{
	struct zd_slice rest = s->p->lines.at[i].text;
	char sign[16];
	uint32_t next = s->last + 1;
	size_t from = 0, n, found;

	s->p->lines.at[i].kind = ZD_LINE_NOTE;
	if (zd_slice_at(rest, 0) == '*')
		open_note(s, i, (struct zd_slice){0}, 0, ZD_NOTE_STAR);
	for (;; next++) {
		snprintf(sign, sizeof(sign), "%u ", (unsigned)next);
		n = strlen(sign);
		for (found = from;; found++) {
			size_t f = zd_slice_find(
				zd_slice_sub(rest, found, rest.len),
				zd_slice_str(sign));

			if (f == SIZE_MAX) {
				found = SIZE_MAX;
				break;
			}
			found += f;
			if ((!found ||
				    (zd_slice_at(rest, found - 1) == ' ' &&
					    found > 1 &&
					    strchr(".)*",
						    zd_slice_at(rest,
							    found - 2)))) &&
				zd_slice_at(rest, found + n) != '(')
				break;
		}
		if (found == SIZE_MAX)
			break;
		add_to_note(s, zd_slice_trim(zd_slice_sub(rest, from, found)));
		open_note(s, i, (struct zd_slice){0}, next, ZD_NOTE_TAIL);
		s->last = next;
		from = found + n;
	}
	add_to_note(s, zd_slice_trim(zd_slice_sub(rest, from, rest.len)));
}

static void find_notes(struct search *s)
{
	struct zd_plain *p = s->p;
	bool rule = false, tail = false, fresh = true;
	uint32_t number;
	size_t n;

	for (size_t i = 0; i < p->lines.len; i++) {
		struct zd_line *line = &p->lines.at[i];

		if (line->kind == ZD_LINE_RULE || line->kind == ZD_LINE_MARKER)
			close_note(s);
		if (line->kind == ZD_LINE_RULE)
			rule = true;
		if (line->kind == ZD_LINE_FURNITURE)
			rule = false;
		if (line->kind == ZD_LINE_MARKER)
			tail = zd_slice_starts(line->text, "--- FN");
		if (line->kind == ZD_LINE_BLANK && !rule)
			close_note(s);
		if (line->kind == ZD_LINE_BLANK)
			s->gap = true;
		if (line->kind != ZD_LINE_TEXT) {
			fresh = true;
			continue;
		}
		if (tail) {
			read_tail(s, i);
		} else if (rule && read_below_rule(s, i)) {
			continue;
		} else if (rule && s->open) {
			close_note(s);
			rule = false;
		} else if ((fresh || s->open) &&
			begins_note(line, &number, &n)) {
			line->kind = ZD_LINE_NOTE;
			open_note(s, i,
				zd_slice_sub(line->text, n, line->text.len),
				number, ZD_NOTE_SIGN);
		} else if (fresh && line->text.ptr[0] == '*' &&
			is_star_note(p, i)) {
			line->kind = ZD_LINE_NOTE;
			open_note(s, i, line->text, 0, ZD_NOTE_STAR);
		} else if (s->open) {
			line->kind = ZD_LINE_NOTE;
			add_to_note(s, line->text);
		}
		fresh = false;
	}
	close_note(s);
}

/* --- Names ------------------------------------------------------------- */

bool zd_note_resolution(struct zd_buf *out, struct zd_slice s)
{
	static const char *const heads[] = {
		"General Assembly resolution ", "Resolution ", "resolution "};
	bool slash = false, dash = false;
	size_t head = 0;

	for (size_t i = 0; !head && i < sizeof(heads) / sizeof(heads[0]); i++)
		if (zd_slice_starts(s, heads[i]))
			head = strlen(heads[i]);
	if (!head || s.len > head + 20)
		return false;
	s = zd_slice_sub(s, head, s.len);
	if (zd_slice_ends(s, "."))
		s.len--;
	zd_buf_puts(out, "res-");
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		slash = slash || (c == '/' && i && zd_is_digit(s.ptr[i - 1]));
		if (zd_is_digit(c)) {
			zd_buf_putc(out, c);
		} else if (zd_is_letter(c)) {
			zd_buf_putc(out, (char)(c | 0x20));
		} else if (c == '/' || c == ' ' || c == ',' || c == '-') {
			dash = out->ptr[out->len - 1] == '-';
			if (!dash)
				zd_buf_putc(out, '-');
		} else {
			return false;
		}
	}
	return slash && zd_slice_find(s, ZD_LIT(" and ")) == SIZE_MAX;
}

/* The names that are taken. */
struct names {
	struct zd_slice *slot;
	size_t mask;
};

static bool take(struct names *names, struct zd_slice name)
{
	size_t i = (size_t)XXH3_64bits(name.ptr, name.len) & names->mask;

	while (names->slot[i].ptr && !zd_slice_eq(names->slot[i], name))
		i = (i + 1) & names->mask;
	if (names->slot[i].ptr)
		return false;
	names->slot[i] = name;
	return true;
}

static void name_note(struct zd_plain *p, struct names *names, uint32_t i)
{
	struct zd_arena *arena = &p->r.draft->arena;
	struct zd_note *note = &p->notes.at[i];
	struct zd_buf name = ZD_BUF_INIT;

	if (zd_note_resolution(&name, note->text))
		note->name = zd_arena_slice(arena, zd_buf_slice(&name));
	zd_buf_clear(&name);
	if (note->name.len && take(names, note->name))
		return;
	note->name = zd_arena_printf(arena, "note-%u", (unsigned)note->number);
	if (take(names, note->name))
		return;
	/* A line has one note of a number, a list of notes has them all. */
	note->name = zd_arena_printf(arena, "note-%u-%u",
		(unsigned)note->number, zd_line_number(note->line));
	take(names, note->name);
}

/* Two wordings of one note: a full stop more or less. */
static bool same_words(struct zd_slice a, struct zd_slice b)
{
	if (zd_slice_ends(a, "."))
		a.len--;
	if (zd_slice_ends(b, "."))
		b.len--;
	return zd_slice_caseeq(a, b);
}

#define MAX_NUMBER 10000

static void find_repeats(struct zd_plain *p)
{
	uint32_t *last = zd_calloc(MAX_NUMBER, sizeof(*last));

	for (uint32_t i = 0; i < p->notes.len; i++) {
		struct zd_note *note = &p->notes.at[i];
		uint32_t before = last[note->number % MAX_NUMBER];
		struct zd_note *other =
			before ? &p->notes.at[before - 1] : NULL;

		if (note->style == ZD_NOTE_STAR)
			continue;
		last[note->number % MAX_NUMBER] = i + 1;
		if (!other || other->number != note->number ||
			!same_words(other->text, note->text))
			continue;
		last[note->number % MAX_NUMBER] = before;
		note->same = before - 1;
		if (note->text.len > other->text.len)
			other->text = note->text;
		zd_finding_add(p->r.findings, ZD_WARNING, "note-repeated",
			(struct zd_slice){0}, zd_line_number(note->line),
			"footnote %u stands twice; it is taken once, from line "
			"%u",
			(unsigned)note->number, zd_line_number(other->line));
	}
	zd_free(last);
}

void zd_plain_notes(struct zd_plain *p)
{
	struct search s = {.p = p};
	struct names names = {0};

	find_notes(&s);
	zd_buf_clear(&s.text);
	if (!p->notes.len)
		return;
	find_repeats(p);
	for (names.mask = 63; names.mask < p->notes.len * 4;)
		names.mask = names.mask * 2 + 1;
	names.slot = zd_calloc(names.mask + 1, sizeof(*names.slot));
	for (uint32_t i = 0; i < p->notes.len; i++) {
		struct zd_note *note = &p->notes.at[i];

		if (note->style == ZD_NOTE_STAR)
			zd_finding_add(p->r.findings, ZD_WARNING,
				"note-left-out", (struct zd_slice){0},
				zd_line_number(note->line),
				"a note on the title or the sponsors is left "
				"out: %.*s",
				ZD_FMT(note->text));
		else if (note->same == i)
			name_note(p, &names, i);
	}
	zd_free(names.slot);
}
