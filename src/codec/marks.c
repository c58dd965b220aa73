#include "codec/plain.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"

/*
 * Footnote marks. A superscript is one beyond doubt. A bare digit is one
 * where it is the number of a note on the same page, in order, and stands as
 * a mark does; how well it stands there is its fit.
 */

enum fit {
	ATTACHED, /* "Agreement3 ", "Action,1" */
	BEHIND,   /* "the Agenda, 1 to" */
	LOOSE,    /* "resolutions 2 on" */
	FITS,
};

/* A digit that may be a mark. */
struct candidate {
	uint32_t line, start, end, number;
	enum fit fit;
};

/* --- Superscripts ------------------------------------------------------ */

static void add_mark(struct zd_plain *p, size_t line, size_t start, size_t end,
	uint32_t note)
{
	struct zd_note_mark m = {(uint32_t)line, (uint32_t)start, (uint32_t)end,
		p->notes.at[note].same};

	if (!p->lines.at[line].marked)
		p->lines.at[line].mark = zd_u32(p->marks.len);
	p->lines.at[line].marked = true;
	zd_vec_push(&p->marks, m);
}

/* "²" or "^[2]" at i: its bytes. */
static size_t sign_at(struct zd_slice s, size_t i, uint32_t *number)
{
	size_t n, end;

	n = zd_superscript(s, i, number);
	if (n || (zd_slice_at(s, i) != '^' && zd_slice_at(s, i) != '['))
		return n;
	if (zd_slice_at(s, i + 1) != (s.ptr[i] == '^' ? '[' : '^'))
		return 0;
	*number = 0;
	for (end = i + 2; zd_is_digit(zd_slice_at(s, end)) && end < i + 6;
		end++)
		*number = *number * 10 + (uint32_t)(s.ptr[end] - '0');
	return end > i + 2 && zd_slice_at(s, end) == ']' ? end + 1 - i : 0;
}

static size_t next_sign(struct zd_slice s, size_t i)
{
	while (i < s.len && (unsigned char)s.ptr[i] != 0xc2 &&
		(unsigned char)s.ptr[i] != 0xe2 && s.ptr[i] != '^' &&
		s.ptr[i] != '[')
		i++;
	return i;
}

/* The notes of each number, in order. */
struct chains {
	uint32_t *first, *next; /* index + 1 */
	uint32_t limit;
};

static void make_chains(struct chains *c, const struct zd_plain *p)
{
	c->limit = 0;
	for (size_t i = 0; i < p->notes.len; i++)
		if (p->notes.at[i].number >= c->limit)
			c->limit = p->notes.at[i].number + 1;
	c->first = zd_calloc(c->limit ? c->limit : 1, sizeof(*c->first));
	c->next = zd_calloc(p->notes.len, sizeof(*c->next));
	for (size_t i = p->notes.len; i-- > 0;) {
		const struct zd_note *note = &p->notes.at[i];

		if (note->style != ZD_NOTE_SIGN)
			continue;
		c->next[i] = c->first[note->number];
		c->first[note->number] = (uint32_t)i + 1;
	}
}

/* The next note of this number behind the line, else the last before it. */
static uint32_t note_of(struct chains *c, const struct zd_plain *p,
	uint32_t number, size_t line)
{
	uint32_t i = number < c->limit ? c->first[number] : 0;

	while (i && c->next[i - 1] && p->notes.at[i - 1].line < line) {
		i = c->next[i - 1];
		c->first[number] = i;
	}
	return i ? i - 1 : ZD_NONE;
}

static struct zd_slice word_before(struct zd_slice s, size_t end)
{
	size_t from = end;

	while (from && zd_is_letter(s.ptr[from - 1]))
		from--;
	return zd_slice_sub(s, from, end);
}

/* "5 km²" */
static bool is_square(struct zd_slice s, size_t i)
{
	struct zd_slice unit = word_before(s, i);

	return zd_slice_is(unit, "m") || zd_slice_is(unit, "km") ||
		zd_slice_is(unit, "cm") || zd_slice_is(unit, "CO");
}

static void find_signs(struct zd_plain *p, struct chains *c, size_t line)
{
	struct zd_slice s = p->lines.at[line].text;
	uint32_t number, note;
	size_t i, n;

	for (i = next_sign(s, 0); i < s.len; i = next_sign(s, i)) {
		n = sign_at(s, i, &number);
		note = n && !is_square(s, i) ? note_of(c, p, number, line)
					     : ZD_NONE;
		if (note != ZD_NONE)
			add_mark(p, line, i, i + n, note);
		else if (n && number > 3)
			zd_finding_add(p->r.findings, ZD_WARNING,
				"note-missing", (struct zd_slice){0},
				zd_line_number(line),
				"there is no footnote %u; its mark is kept as "
				"text",
				(unsigned)number);
		i += n ? n : 1;
	}
}

/* --- Digits ------------------------------------------------------------ */

/* Words that a number belongs to: "paragraph 3", "of 2". */
static bool takes_number(struct zd_slice word)
{
	static const char *const words[] = {"of", "on", "to", "from", "and",
		"than", "least", "within", "paragraph", "paragraphs", "para",
		"paras", "article", "articles", "no", "nos", "chap", "vol",
		"goal", "goals", "target", "targets", "agenda", "item",
		"section", "sect", "part", "session", "between", "by", "at",
		"in", "for", "only", "under", "rule", "or", "about", "annual",
		"over", "some", "until", "since", "all", "the", "objective",
		"objectives", "figure", "table", "resolution", "decision"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (zd_slice_caseeq(word, zd_slice_str(words[i])))
			return true;
	return false;
}

static bool is_unit(struct zd_slice word)
{
	static const char *const words[] = {"January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December", "per", "million", "billion",
		"trillion", "years", "days", "months", "years"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (zd_slice_eq(word, zd_slice_str(words[i])))
			return true;
	return false;
}

static struct zd_slice word_behind(struct zd_slice s, size_t from)
{
	size_t end;

	while (zd_slice_at(s, from) == ' ')
		from++;
	for (end = from; zd_is_letter(zd_slice_at(s, end));)
		end++;
	return zd_slice_sub(s, from, end);
}

/* Does a symbol such as A/80/L.1 end here? */
static bool in_symbol(struct zd_slice s, size_t at_digit)
{
	for (size_t i = at_digit; i && at_digit - i < 40; i--) {
		if (s.ptr[i - 1] == ' ')
			return false;
		if (s.ptr[i - 1] == '/')
			return true;
	}
	return false;
}

static bool ends_a_phrase(struct zd_slice s, size_t i)
{
	struct zd_slice head = zd_slice_sub(s, 0, i);

	return i &&
		(strchr(",.;:)]\"", s.ptr[i - 1]) || zd_slice_ends(head, "”") ||
			zd_slice_ends(head, "’"));
}

/* How well the digits stand; FITS when they are no mark. */
static enum fit fit_of(struct zd_slice s, size_t start, size_t end)
{
	size_t before = start;
	char next = zd_slice_at(s, end);

	if (next && !strchr(" ,.;:)]\"", next) && (unsigned char)next < 0x80)
		return FITS;
	if (next && strchr(",.", next) && zd_is_digit(zd_slice_at(s, end + 1)))
		return FITS;
	if (start && s.ptr[start - 1] != ' ') {
		char c = s.ptr[start - 1];

		if (in_symbol(s, start))
			return FITS;
		if (zd_is_lower(c))
			return ATTACHED;
		if (zd_is_upper(c))
			return LOOSE;
		if (c == '.' && start > 1 && !(s.ptr[start - 2] >= 'a'))
			return LOOSE;
		return ends_a_phrase(s, start) ? ATTACHED : FITS;
	}
	while (before && s.ptr[before - 1] == ' ')
		before--;
	if (is_unit(word_behind(s, end)))
		return FITS;
	if (ends_a_phrase(s, before))
		return BEHIND;
	if (before && zd_is_letter(s.ptr[before - 1]) &&
		!takes_number(word_before(s, before)))
		return LOOSE;
	return FITS;
}

struct digits {
	struct zd_plain *p;
	ZD_VEC(struct candidate) found;
	ZD_VEC(uint32_t) left[FITS]; /* by number - base: still to come */
	uint32_t base, count;        /* numbers of the notes looked for */
	enum fit worst;              /* that is taken at all */
};

static void collect(struct digits *d, size_t line)
{
	struct zd_slice s = d->p->lines.at[line].text;
	size_t i = 0, end;
	uint32_t number;

	while (i < s.len) {
		if (!zd_is_digit(s.ptr[i])) {
			i++;
			continue;
		}
		number = 0;
		for (end = i; zd_is_digit(zd_slice_at(s, end)); end++)
			if (end - i < 5)
				number = number * 10 +
					(uint32_t)(s.ptr[end] - '0');
		if (end - i < 4 && number >= d->base &&
			number - d->base < d->count) {
			struct candidate c = {(uint32_t)line, (uint32_t)i,
				(uint32_t)end, number, fit_of(s, i, end)};

			if (c.fit <= d->worst) {
				zd_vec_push(&d->found, c);
				d->left[c.fit].at[number - d->base]++;
			}
		}
		i = end;
	}
}

static bool any_left(const struct digits *d, uint32_t k, enum fit up_to)
{
	for (enum fit c = ATTACHED; c <= up_to; c++)
		if (d->left[c].at[k])
			return true;
	return false;
}

/* The candidates in order against the notes in order. */
static void choose(struct digits *d, uint32_t first_note)
{
	uint32_t want = 0;

	for (size_t i = 0; i < d->found.len; i++) {
		const struct candidate *c = &d->found.at[i];
		uint32_t k = c->number - d->base;

		d->left[c->fit].at[k]--;
		while (want < k && !any_left(d, want, d->worst))
			want++;
		if (want != k ||
			(c->fit > ATTACHED && any_left(d, k, c->fit - 1)))
			continue;
		want++;
		struct zd_slice s = d->p->lines.at[c->line].text;
		size_t start = c->start;

		while (start && s.ptr[start - 1] == ' ')
			start--;
		add_mark(d->p, c->line, start, c->end, first_note + k);
		if (c->fit > ATTACHED)
			zd_finding_add(d->p->r.findings, ZD_INFO, "note-mark",
				(struct zd_slice){0}, zd_line_number(c->line),
				"the number %u is read as a footnote's mark",
				(unsigned)c->number);
	}
}

/* Looks for the marks of notes from `first` to `end` in lines of a range. */
static void find_digits(struct digits *d, uint32_t first, uint32_t end,
	size_t line, size_t last_line)
{
	d->found.len = 0;
	d->base = d->p->notes.at[first].number;
	d->count = end - first;
	for (enum fit c = ATTACHED; c < FITS; c++) {
		zd_vec_reserve(&d->left[c], d->count);
		memset(d->left[c].at, 0, d->count * sizeof(uint32_t));
	}
	for (; line < last_line; line++)
		if (d->p->lines.at[line].kind == ZD_LINE_TEXT)
			collect(d, line);
	choose(d, first);
}

/* Notes of one page, numbered one after another: the index behind them. */
static uint32_t run_of_notes(const struct zd_plain *p, uint32_t i)
{
	const struct zd_note *at = p->notes.at;
	uint32_t end = i + 1;

	while (end < p->notes.len && at[end].style == at[i].style &&
		at[end].number == at[end - 1].number + 1 &&
		(at[i].style == ZD_NOTE_TAIL || at[end].page == at[i].page))
		end++;
	return end;
}

static void find_all_digits(struct zd_plain *p)
{
	struct digits d = {.p = p};
	size_t line = 0, last;
	uint32_t end;

	for (uint32_t i = 0; i < p->notes.len; i = end) {
		const struct zd_note *note = &p->notes.at[i];

		end = run_of_notes(p, i);
		if (note->style != ZD_NOTE_DIGIT && note->style != ZD_NOTE_TAIL)
			continue;
		d.worst = note->style == ZD_NOTE_DIGIT ? LOOSE : BEHIND;
		while (note->style == ZD_NOTE_DIGIT && line < note->line &&
			p->lines.at[line].page < note->page)
			line++;
		for (last = note->line; last < p->lines.len &&
			note->style == ZD_NOTE_DIGIT &&
			p->lines.at[last].page == note->page;)
			last++;
		find_digits(&d, i, end, line, last);
		line = last;
	}
	zd_vec_clear(&d.found);
	for (enum fit c = ATTACHED; c < FITS; c++)
		zd_vec_clear(&d.left[c]);
}

void zd_plain_marks(struct zd_plain *p)
{
	struct chains chains;
	bool signs = false;

	for (size_t i = 0; i < p->notes.len; i++)
		signs = signs || p->notes.at[i].style == ZD_NOTE_SIGN;
	if (!p->notes.len)
		return;
	/* Either kind alone: then the marks come in order. */
	if (!signs) {
		find_all_digits(p);
		return;
	}
	make_chains(&chains, p);
	for (size_t i = 0; i < p->lines.len; i++)
		if (p->lines.at[i].kind == ZD_LINE_TEXT)
			find_signs(p, &chains, i);
	zd_free(chains.first);
	zd_free(chains.next);
}
