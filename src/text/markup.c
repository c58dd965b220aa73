#include "text/markup.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/lanes.h"
#include "base/limits.h"
#include "text/label.h"

/* What a byte may mean in stored or typed text. */
enum {
	SIGN = 1,   /* a reader of stored text must look at it */
	ESCAPE = 2, /* the writer puts a backslash before it */
	LOOK = 4,   /* the writer must look at it */
	PUNCT = 8,  /* ASCII punctuation: a backslash before it is an escape */
	NAME = 16,  /* may stand in a note's name */
};

#define LETTERS(first)                                                         \
	[(first)] = NAME, [(first) + 1] = NAME, [(first) + 2] = NAME,          \
	[(first) + 3] = NAME, [(first) + 4] = NAME, [(first) + 5] = NAME,      \
	[(first) + 6] = NAME, [(first) + 7] = NAME, [(first) + 8] = NAME,      \
	[(first) + 9] = NAME, [(first) + 10] = NAME, [(first) + 11] = NAME,    \
	[(first) + 12] = NAME, [(first) + 13] = NAME, [(first) + 14] = NAME,   \
	[(first) + 15] = NAME, [(first) + 16] = NAME, [(first) + 17] = NAME,   \
	[(first) + 18] = NAME, [(first) + 19] = NAME, [(first) + 20] = NAME,   \
	[(first) + 21] = NAME, [(first) + 22] = NAME, [(first) + 23] = NAME,   \
	[(first) + 24] = NAME, [(first) + 25] = NAME

static const unsigned char meaning[256] = {
	LETTERS('a'),
	LETTERS('A'),
	['0'] = NAME,
	['1'] = NAME,
	['2'] = NAME,
	['3'] = NAME,
	['4'] = NAME,
	['5'] = NAME,
	['6'] = NAME,
	['7'] = NAME,
	['8'] = NAME,
	['9'] = NAME,
	['\\'] = SIGN | ESCAPE | PUNCT,
	['*'] = SIGN | ESCAPE | PUNCT,
	['['] = SIGN | PUNCT,
	['`'] = ESCAPE | PUNCT,
	['_'] = ESCAPE | PUNCT | NAME,
	['~'] = ESCAPE | PUNCT,
	['<'] = ESCAPE | PUNCT,
	['^'] = ESCAPE | PUNCT,
	['$'] = ESCAPE | PUNCT,
	['@'] = ESCAPE | PUNCT,
	['|'] = ESCAPE | PUNCT,
	['&'] = LOOK | PUNCT,
	[']'] = LOOK | PUNCT,
	['\t'] = LOOK,
	['\n'] = LOOK,
	['\r'] = LOOK,
	['\v'] = LOOK,
	['\f'] = LOOK,
	['!'] = PUNCT,
	['"'] = PUNCT,
	['#'] = PUNCT,
	['%'] = PUNCT,
	['\''] = PUNCT,
	['('] = PUNCT,
	[')'] = PUNCT,
	['+'] = PUNCT,
	[','] = PUNCT,
	['-'] = PUNCT | NAME,
	['.'] = PUNCT | NAME,
	['/'] = PUNCT,
	[':'] = PUNCT,
	[';'] = PUNCT,
	['='] = PUNCT,
	['>'] = PUNCT,
	['?'] = PUNCT,
	['{'] = PUNCT,
	['}'] = PUNCT,
};

static bool is(char c, unsigned what)
{
	return meaning[(unsigned char)c] & what;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

size_t zd_markup_note(struct zd_slice s, size_t i)
{
	size_t end = i + 2;

	if (zd_slice_at(s, i) != '[' || zd_slice_at(s, i + 1) != '^')
		return 0;
	while (end < s.len && is(s.ptr[end], NAME))
		end++;
	if (end == i + 2 || end - i - 2 > ZD_MAX_NAME ||
		zd_slice_at(s, end) != ']')
		return 0;
	return end + 1 - i;
}

static bool is_escape(struct zd_slice s, size_t i)
{
	return zd_slice_at(s, i) == '\\' && is(zd_slice_at(s, i + 1), PUNCT);
}

/* Whether a non-space stands before the run, and behind it. */
static bool left(struct zd_slice s, size_t run)
{
	return run && !is_space(s.ptr[run - 1]);
}

static bool right(struct zd_slice s, size_t run_end)
{
	return run_end < s.len && !is_space(s.ptr[run_end]);
}

static size_t run_of(struct zd_slice s, size_t i)
{
	char c = s.ptr[i];

	while (i < s.len && s.ptr[i] == c)
		i++;
	return i;
}

/* Does a run of asterisks behind `from` close this kind? */
static bool closes_later(
	struct zd_slice s, size_t from, enum zd_markup_kind kind)
{
	size_t end, n;

	for (size_t i = from; i < s.len;) {
		if (is_escape(s, i)) {
			i += 2;
		} else if (s.ptr[i] == '*') {
			end = run_of(s, i);
			n = end - i;
			if (left(s, i) &&
				(n == 3 ||
					n == (kind == ZD_MARKUP_EMPH ? 1 : 2)))
				return true;
			i = end;
		} else {
			i++;
		}
	}
	return false;
}

/*
 * Decides on the delimiter at c->at: its bytes. When it is text: 0, and
 * *skip gets its bytes.
 */
static size_t delimiter(
	struct zd_markup_cursor *c, struct zd_markup_piece *p, size_t *skip)
{
	size_t size;
	bool *open, *never;

	if (c->at >= c->run_end) {
		c->run = c->at;
		c->run_end = run_of(c->text, c->at);
	}
	*skip = c->run_end - c->at;
	if (c->run_end - c->run > 3)
		return 0;
	size = *skip = *skip > 1 ? 2 : 1;
	p->kind = size == 2 ? ZD_MARKUP_STRONG : ZD_MARKUP_EMPH;
	open = size == 2 ? &c->strong : &c->emph;
	never = size == 2 ? &c->no_strong : &c->no_emph;
	if (*open && left(c->text, c->run)) {
		*open = false;
		return size;
	}
	if (*open || *never || !right(c->text, c->run_end))
		return 0;
	*never = !closes_later(c->text, c->run_end, p->kind);
	*open = p->opens = !*never;
	return *open ? size : 0;
}

/*
 * What begins at the sign at c->at: a piece's bytes, and *p is filled; or 0,
 * and *skip gets the bytes of text, 0 for an escape.
 */
static size_t special(
	struct zd_markup_cursor *c, struct zd_markup_piece *p, size_t *skip)
{
	size_t size;

	if (c->text.ptr[c->at] == '*')
		return delimiter(c, p, skip);
	*skip = !is_escape(c->text, c->at);
	size = zd_markup_note(c->text, c->at);
	if (size) {
		p->kind = ZD_MARKUP_NOTE;
		p->text = zd_slice_sub(c->text, c->at + 2, c->at + size - 1);
	}
	return size;
}

struct zd_markup_piece zd_markup_next(struct zd_markup_cursor *c)
{
	struct zd_slice s = c->text;
	struct zd_markup_piece p;
	struct zd_markup_cursor here;
	size_t start = c->at, from = start, size, skip;

	if (is_escape(s, start))
		c->at = ++from + 1;
	while (c->at < s.len) {
		if (!is(s.ptr[c->at], SIGN)) {
			c->at++;
			continue;
		}
		here = *c;
		p = (struct zd_markup_piece){0};
		size = special(&here, &p, &skip);
		if (size && c->at == start) {
			*c = here;
			c->at = p.end = start + size;
			p.start = start;
			return p;
		}
		if (size || !skip)
			break;
		*c = here;
		c->at += skip;
	}
	p = (struct zd_markup_piece){.start = start, .end = c->at};
	p.kind = c->at > start ? ZD_MARKUP_TEXT : ZD_MARKUP_END;
	p.text = zd_slice_sub(s, from, c->at);
	return p;
}

void zd_markup_plain(struct zd_buf *out, struct zd_slice stored)
{
	struct zd_markup_cursor c = {.text = stored};
	struct zd_markup_piece p;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END)
		if (p.kind == ZD_MARKUP_TEXT)
			zd_buf_put_slice(out, p.text);
}

void zd_markup_part(
	struct zd_buf *out, struct zd_slice stored, size_t start, size_t end)
{
	struct zd_markup_cursor c = {.text = stored};
	struct zd_markup_piece p;
	struct zd_slice text;

	for (p = zd_markup_next(&c); p.kind != ZD_MARKUP_END && p.start < end;
		p = zd_markup_next(&c)) {
		size_t at = (size_t)(p.text.ptr - stored.ptr);

		if (p.kind == ZD_MARKUP_NOTE && p.start >= start) {
			zd_buf_put_slice(
				out, zd_slice_sub(stored, p.start, p.end));
			continue;
		}
		if (p.kind != ZD_MARKUP_TEXT || p.end <= start)
			continue;
		text = zd_slice_sub(stored, at > start ? at : start,
			at + p.text.len < end ? at + p.text.len : end);
		for (size_t i = 0; i < text.len; i++)
			zd_buf_putc(
				out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
	}
}

/* --- Writing ----------------------------------------------------------- */

static void put_escaped(struct zd_buf *out, char c)
{
	zd_buf_putc(out, '\\');
	zd_buf_putc(out, c);
}

/* "12. ", "a) ": puts the sign behind the number in escape; bytes used. */
static size_t escape_number(struct zd_buf *out, struct zd_slice s)
{
	size_t n = 0;

	while (n < 10 && zd_is_digit(zd_slice_at(s, n)))
		n++;
	if (n) {
		bool ends = n + 1 >= s.len || is_space(s.ptr[n + 1]);

		if (!ends ||
			(zd_slice_at(s, n) != '.' && zd_slice_at(s, n) != ')'))
			return 0;
		n++;
	} else {
		n = zd_mark_parse(s, true);
		if (n < 2 || (s.ptr[n - 1] != '.' && s.ptr[n - 1] != ')'))
			return 0;
	}
	zd_buf_put(out, s.ptr, n - 1);
	put_escaped(out, s.ptr[n - 1]);
	return n;
}

/* What means something at a line's start only; bytes used. */
static size_t escape_start(struct zd_buf *out, struct zd_slice s)
{
	bool escape;

	if (!s.len)
		return 0;
	if (s.ptr[0] == '(')
		escape = zd_mark_parse(s, true) > 0;
	else if (s.ptr[0] == '[')
		escape = zd_slice_at(s, 2) == ']' &&
			strchr(" xX", zd_slice_at(s, 1));
	else
		escape = strchr("-+#>=:%", s.ptr[0]) && s.ptr[0];
	if (!escape)
		return escape_number(out, s);
	put_escaped(out, s.ptr[0]);
	return 1;
}

/* "&amp;" and "&#8211;" would be read as characters. */
static bool is_entity(struct zd_slice s, size_t i)
{
	size_t end = i + 1;

	if (zd_slice_at(s, end) == '#')
		end++;
	while (end - i < 34 && is(zd_slice_at(s, end), NAME) &&
		!is(zd_slice_at(s, end), PUNCT))
		end++;
	return end > i + 1 && zd_slice_at(s, end) == ';';
}

static void escape_sign(struct zd_buf *out, struct zd_slice s, size_t i)
{
	char c = s.ptr[i], next = zd_slice_at(s, i + 1);

	if (is(c, ESCAPE) || (c == '&' && is_entity(s, i))) {
		put_escaped(out, c);
	} else if (is_space(c)) {
		zd_buf_putc(out, ' ');
	} else {
		zd_buf_putc(out, c);
		if (c == ']' && next && strchr("({:", next))
			zd_buf_putc(out, '\\');
	}
}

void zd_markup_escape(
	struct zd_buf *out, struct zd_slice visible, bool line_start)
{
	size_t i = line_start ? escape_start(out, visible) : 0, from;

	while (i < visible.len) {
		from = i;
		while (i < visible.len && !is(visible.ptr[i], ESCAPE | LOOK))
			i++;
		zd_buf_put(out, visible.ptr + from, i - from);
		if (i < visible.len)
			escape_sign(out, visible, i++);
	}
}

/* --- The canonical form ------------------------------------------------ */

/* Emphasis by underscores, which only typed text has. */
struct under {
	bool emph, strong, no_emph, no_strong;
};

static bool is_word(char c)
{
	return (unsigned char)c >= 0x80 || (is(c, NAME) && !is(c, PUNCT));
}

static bool under_closes(struct zd_slice s, size_t run, size_t end)
{
	return left(s, run) && !is_word(zd_slice_at(s, end));
}

static bool under_closes_later(struct zd_slice s, size_t from, size_t size)
{
	size_t end, note;

	for (size_t i = from; i < s.len;) {
		if (is_escape(s, i)) {
			i += 2;
		} else if (s.ptr[i] == '_') {
			end = run_of(s, i);
			if (end - i == size && under_closes(s, i, end))
				return true;
			i = end;
		} else {
			note = zd_markup_note(s, i);
			i += note ? note : 1;
		}
	}
	return false;
}

/* Decides on a run of underscores; false when it is text. */
static bool under_run(
	struct under *u, struct zd_slice s, size_t run, size_t end)
{
	size_t size = end - run;
	bool *open = size == 1 ? &u->emph : &u->strong;
	bool *never = size == 1 ? &u->no_emph : &u->no_strong;

	if (size > 2)
		return false;
	if (*open && under_closes(s, run, end)) {
		*open = false;
		return true;
	}
	if (*open || *never || !right(s, end) ||
		(run && is_word(s.ptr[run - 1])))
		return false;
	*never = !under_closes_later(s, end, size);
	*open = !*never;
	return *open;
}

/* A piece of text with underscores in it. */
static void put_typed(struct zd_markup_writer *w, struct under *u,
	const struct zd_markup_cursor *c, const struct zd_markup_piece *p)
{
	struct zd_slice s = c->text;
	struct under before;
	size_t from = p->end - p->text.len, i = from, end;

	if (from > p->start)
		i++;
	while (i < p->end) {
		if (s.ptr[i] != '_') {
			i++;
			continue;
		}
		end = run_of(s, i);
		before = *u;
		if (under_run(u, s, i, end)) {
			zd_markup_write(w, zd_slice_sub(s, from, i),
				c->strong || before.strong,
				c->emph || before.emph);
			from = end;
		}
		i = end;
	}
	zd_markup_write(w, zd_slice_sub(s, from, p->end),
		c->strong || u->strong, c->emph || u->emph);
}

void zd_markup_canonical(
	struct zd_buf *out, struct zd_slice text, bool line_start)
{
	struct zd_markup_cursor c = {.text = text};
	struct zd_markup_piece p;
	struct under u = {0};
	struct zd_markup_writer w = {
		.out = out, .fresh = line_start, .whole = line_start};

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		if (p.kind == ZD_MARKUP_TEXT) {
			put_typed(&w, &u, &c, &p);
		} else if (p.kind == ZD_MARKUP_NOTE) {
			zd_markup_write_note(&w,
				zd_slice_sub(text, p.start, p.end),
				c.strong || u.strong, c.emph || u.emph);
		}
	}
	zd_markup_write_end(&w);
}

/* --- Many bytes at a time ---------------------------------------------- */

/* Bytes that a closer look must decide on, two spaces together, and any
 * bracket. */
static inline zd_lanes suspicious(zd_lanes v, zd_lanes next)
{
	zd_lanes low = v | 0x20;

	/* @ and `; [ \ ] ^ _ and { | } ~ DEL */
	return (zd_lanes)(low == '`') | zd_lanes_among(low, '{', 5) |
		(zd_lanes)(v < ' ') | (zd_lanes)(v == '*') |
		(zd_lanes)(v == '<') | (zd_lanes)((v & 0xfd) == '$') | /* $ & */
		((zd_lanes)(v == ' ') & (zd_lanes)(next == ' '));
}

/* Of these, all but brackets that make no link: "[" is one only before "^". */
static inline zd_lanes doubtful(zd_lanes v, zd_lanes next)
{
	return suspicious(v, next) & ~(zd_lanes)(v == '[') &
		~((zd_lanes)(v == ']') & (zd_lanes)(next != '(') &
			(zd_lanes)(next != ':'));
}

/* What a look at many bytes at a time says of a text. SIGNS: of emphasis and
 * notes alone. */
enum sight { BARE, BRACKETS, SIGNS, DOUBT };

static inline enum sight sight_of(zd_lanes v, zd_lanes next)
{
	zd_lanes d;

	if (!zd_lanes_mask(suspicious(v, next)))
		return BARE;
	d = doubtful(v, next);
	if (!zd_lanes_mask(d))
		return BRACKETS;
	d &= ~(zd_lanes)(v == '*') & ~(zd_lanes)(v == '^');
	return zd_lanes_mask(d) ? DOUBT : SIGNS;
}

/* The same of one byte. */
static enum sight sight_of_one(char c, char next)
{
	if (c == '[' || (c == ']' && next != '(' && next != ':'))
		return BRACKETS;
	if (c == '*' || c == '^')
		return SIGNS;
	return is(c, SIGN | ESCAPE | LOOK) || (unsigned char)c < ' ' ||
			c == '{' || c == '}' || c == 0x7f ||
			(c == ' ' && next == ' ')
		? DOUBT
		: BARE;
}

/* So many bytes are looked at together; another one stands behind them. */
#define MANY (4 * ZD_LANES)

static inline bool is_calm(const char *p)
{
	zd_lanes v = {0};

	for (unsigned i = 0; i < MANY; i += ZD_LANES)
		v |= suspicious(zd_lanes_load(p + i), zd_lanes_load(p + i + 1));
	return !zd_lanes_mask(v);
}

/* Whether nothing in a text is suspicious, its last byte left out; of a short
 * one this is not said. */
static bool all_calm(struct zd_slice s)
{
	if (s.len <= MANY)
		return false;
	for (size_t i = 0; i + MANY < s.len; i += MANY)
		if (!is_calm(s.ptr + i))
			return false;
	return is_calm(s.ptr + s.len - MANY - 1);
}

static enum sight look(struct zd_slice s)
{
	enum sight is = BARE, here;
	size_t i = 0;

	if (all_calm(s))
		return sight_of_one(s.ptr[s.len - 1], 0);
	for (; i + ZD_LANES < s.len && is != DOUBT; i += ZD_LANES) {
		here = sight_of(
			zd_lanes_load(s.ptr + i), zd_lanes_load(s.ptr + i + 1));
		is = here > is ? here : is;
	}
	for (; i < s.len && is != DOUBT; i++) {
		here = sight_of_one(s.ptr[i], zd_slice_at(s, i + 1));
		is = here > is ? here : is;
	}
	return is;
}

/* Begins and ends so that nothing there need be escaped or cut. */
static bool begins_plainly(struct zd_slice s)
{
	return s.len && is_word(s.ptr[0]) && !zd_is_digit(s.ptr[0]) &&
		s.ptr[s.len - 1] != ' ' && !zd_mark_parse(s, true);
}

bool zd_markup_is_plain(struct zd_slice s, bool *bare)
{
	enum sight is = begins_plainly(s) ? look(s) : DOUBT;

	*bare = is == BARE;
	return is <= BRACKETS;
}

/* Single asterisks, each of which opens or closes, with more than a space
 * between two emphases. */
static bool is_emphasis(struct zd_slice s)
{
	size_t i = 0, last = SIZE_MAX;
	bool open = false;

	for (; (i = zd_slice_chr(s, '*', i)) != SIZE_MAX; last = i++) {
		if (zd_slice_at(s, i + 1) == '*')
			return false;
		if (open ? !left(s, i) : !right(s, i + 1))
			return false;
		if (!open && last != SIZE_MAX && i - last == 2 &&
			is_space(s.ptr[i - 1]))
			return false;
		open = !open;
	}
	return !open;
}

bool zd_markup_is_canonical(struct zd_slice s)
{
	bool emphasis = s.len > 2 && s.ptr[0] == '*' && is_word(s.ptr[1]) &&
		s.ptr[s.len - 1] != ' ';
	enum sight is;

	if (!emphasis && !begins_plainly(s))
		return false;
	is = look(s);
	if (is != SIGNS)
		return is <= BRACKETS;
	for (size_t i = 0; (i = zd_slice_chr(s, '^', i)) != SIZE_MAX; i++)
		if (!i || !zd_markup_note(s, i - 1))
			return false;
	return is_emphasis(s);
}
