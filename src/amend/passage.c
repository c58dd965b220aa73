#include "amend/passage.h"

#include "base/utf8.h"
#include "text/markup.h"

static void put(struct zd_passage *p, uint32_t c, uint32_t attr)
{
	struct zd_glyph g = {c, attr};

	zd_vec_push(&p->glyphs, g);
}

static void read_text(struct zd_passage *p, struct zd_slice text, uint32_t attr)
{
	size_t n;

	for (size_t i = 0; i < text.len; i += n)
		put(p, zd_utf8_decode(text, i, &n), attr);
}

void zd_passage_read(struct zd_passage *p, struct zd_slice stored)
{
	struct zd_markup_cursor cursor = {.text = stored};
	struct zd_markup_piece piece;
	uint32_t attr = 0;

	for (;;) {
		piece = zd_markup_next(&cursor);
		switch (piece.kind) {
		case ZD_MARKUP_END: return;
		case ZD_MARKUP_TEXT: read_text(p, piece.text, attr); break;
		case ZD_MARKUP_EMPH:
			attr = piece.opens ? attr | ZD_GLYPH_EMPH
					   : attr & ~ZD_GLYPH_EMPH;
			break;
		case ZD_MARKUP_STRONG:
			attr = piece.opens ? attr | ZD_GLYPH_STRONG
					   : attr & ~ZD_GLYPH_STRONG;
			break;
		case ZD_MARKUP_NOTE:
			put(p, zd_u32(p->notes.len), attr | ZD_GLYPH_NOTE);
			zd_vec_push(&p->notes, piece.text);
			break;
		}
	}
}

void zd_passage_clear(struct zd_passage *p)
{
	zd_vec_clear(&p->glyphs);
	zd_vec_clear(&p->notes);
}

static bool is_note(const struct zd_passage *p, size_t i)
{
	return p->glyphs.at[i].attr & ZD_GLYPH_NOTE;
}

static bool is_space(const struct zd_passage *p, size_t i)
{
	return !is_note(p, i) && zd_utf8_is_space(p->glyphs.at[i].c);
}

static bool is_word(const struct zd_passage *p, size_t i)
{
	return !is_note(p, i) && zd_utf8_is_word(p->glyphs.at[i].c);
}

static bool is_digit(const struct zd_passage *p, size_t i)
{
	return i < p->glyphs.len && !is_note(p, i) &&
		p->glyphs.at[i].c >= '0' && p->glyphs.at[i].c <= '9';
}

static bool is_one_of(const struct zd_passage *p, size_t i, const char *set)
{
	uint32_t c = p->glyphs.at[i].c;

	return !is_note(p, i) && c && c < 0x80 && strchr(set, (int)c);
}

size_t zd_passage_digits(const struct zd_passage *p, size_t i)
{
	size_t n = 0;

	if (!i || !is_digit(p, i) || is_digit(p, i - 1))
		return 0;
	while (is_digit(p, i + n))
		n++;
	if (n > 3)
		return 0;
	if (is_space(p, i - 1))
		return i + n < p->glyphs.len && is_space(p, i + n) ? n + 1 : n;
	if (is_one_of(p, i - 1, ",.;:)") || p->glyphs.at[i - 1].c == 0x201d ||
		p->glyphs.at[i - 1].c == 0x2019)
		return n;
	return is_word(p, i - 1) &&
			!(i + n < p->glyphs.len && is_word(p, i + n))
		? n
		: 0;
}

/* --- Writing -------------------------------------------------------------- */

/* Emphasis of glyph i; a space has it only between two that have. */
static uint32_t effective(
	const struct zd_passage *p, size_t i, size_t from, size_t to)
{
	uint32_t attr = p->glyphs.at[i].attr & ~ZD_GLYPH_NOTE;
	size_t a = i, b = i;

	if (!is_space(p, i) && !is_note(p, i))
		return attr;
	while (a > from && (is_space(p, a) || is_note(p, a)))
		a--;
	while (b + 1 < to && (is_space(p, b) || is_note(p, b)))
		b++;
	return attr & p->glyphs.at[a].attr & p->glyphs.at[b].attr;
}

static void put_delimiters(struct zd_buf *out, uint32_t before, uint32_t now)
{
	uint32_t closed = before & ~now, opened = now & ~before;

	/* Strong stands outside: to close it, emphasis must be closed. */
	if (closed & ZD_GLYPH_STRONG && before & now & ZD_GLYPH_EMPH) {
		closed |= ZD_GLYPH_EMPH;
		opened |= ZD_GLYPH_EMPH;
	}
	if (closed & ZD_GLYPH_EMPH)
		zd_buf_putc(out, '*');
	if (closed & ZD_GLYPH_STRONG)
		zd_buf_puts(out, "**");
	if (opened & ZD_GLYPH_STRONG)
		zd_buf_puts(out, "**");
	if (opened & ZD_GLYPH_EMPH)
		zd_buf_putc(out, '*');
}

static void put_glyph(struct zd_buf *out, const struct zd_passage *p, size_t i)
{
	uint32_t c = p->glyphs.at[i].c;

	if (is_note(p, i)) {
		zd_buf_puts(out, "[^");
		zd_buf_put_slice(out, p->notes.at[c]);
		zd_buf_putc(out, ']');
		return;
	}
	/* Every sign is escaped; zd_markup_canonical takes away what is not
	 * needed. */
	if (c > ' ' && c < 0x7f && !zd_utf8_is_word(c))
		zd_buf_putc(out, '\\');
	zd_utf8_put(out, c);
}

void zd_passage_write(struct zd_buf *out, const struct zd_passage *p,
	size_t from, size_t to, bool line_start)
{
	struct zd_buf typed = ZD_BUF_INIT;
	uint32_t attr = 0, now, same = 0;
	size_t run = SIZE_MAX;

	while (from < to && is_space(p, from))
		from++;
	while (to > from && is_space(p, to - 1))
		to--;
	for (size_t i = from; i < to; i++) {
		bool blank = is_space(p, i) || is_note(p, i);

		/* One look at both ends for a whole run of blanks. */
		if (!blank || run != i)
			same = effective(p, i, from, to);
		now = same;
		run = blank ? i + 1 : SIZE_MAX;
		put_delimiters(&typed, attr, now);
		put_glyph(&typed, p, i);
		attr = now;
	}
	put_delimiters(&typed, attr, 0);
	zd_markup_canonical(out, zd_buf_slice(&typed), line_start);
	zd_buf_clear(&typed);
}

/* --- Splicing ------------------------------------------------------------- */

/* What old and new have in common at an end, in whole words: glyphs of
 * each. Note marks of the old stand between them and stay. */
struct common {
	size_t old, new;
};

static struct common common_front(const struct zd_passage *p, size_t from,
	size_t to, const struct zd_passage *with)
{
	struct common good = {0}, now = {0};

	while (from + now.old < to && now.new < with->glyphs.len) {
		if (is_note(p, from + now.old)) {
			now.old++;
			continue;
		}
		if (is_note(with, now.new) ||
			p->glyphs.at[from + now.old].c !=
				with->glyphs.at[now.new].c)
			break;
		now.old++;
		now.new ++;
		if (is_space(with, now.new - 1))
			good = now;
	}
	return good;
}

static struct common common_back(const struct zd_passage *p, size_t from,
	size_t to, const struct zd_passage *with, size_t front)
{
	struct common good = {0}, now = {0};
	size_t end = with->glyphs.len;

	while (to - now.old > from && end - now.new > front) {
		if (is_note(p, to - now.old - 1)) {
			now.old++;
			continue;
		}
		if (is_note(with, end - now.new - 1) ||
			p->glyphs.at[to - now.old - 1].c !=
				with->glyphs.at[end - now.new - 1].c)
			break;
		now.old++;
		now.new ++;
		if (is_space(p, to - now.old))
			good = now;
	}
	return good;
}

/* New words take the emphasis of all the old ones, else their first word
 * that of the first, at the beginning of a block. */
static void inherit(struct zd_passage *mid, const struct zd_passage *p,
	size_t from, size_t to)
{
	uint32_t all = ZD_GLYPH_EMPH | ZD_GLYPH_STRONG, first;
	bool word = true;

	for (size_t i = 0; i < mid->glyphs.len; i++)
		if (mid->glyphs.at[i].attr & all)
			return;
	first = from < to && !from ? p->glyphs.at[from].attr & all : 0;
	for (size_t i = from; i < to; i++)
		if (!is_space(p, i) && !is_note(p, i))
			all &= p->glyphs.at[i].attr;
	if (from == to)
		all = 0;
	for (size_t i = 0; i < mid->glyphs.len; i++) {
		word = word && is_word(mid, i);
		mid->glyphs.at[i].attr |= word ? all | first : all;
	}
}

/* The last glyph of out that is no note mark; SIZE_MAX when none is. */
static size_t last_of(const struct zd_passage *out)
{
	size_t i = out->glyphs.len;

	while (i && is_note(out, i - 1))
		i--;
	return i ? i - 1 : SIZE_MAX;
}

static bool wants_space(uint32_t left, uint32_t right)
{
	bool opens = left == '(' || left == '[' || left == '/' ||
		left == 0x201c || left == 0x2018 || left == 0xab;
	bool starts = zd_utf8_is_word(right) || right == '(' || right == '[' ||
		right == 0x201c || right == 0x2018 || right == 0xab;

	if (zd_utf8_is_spaceless(left) || zd_utf8_is_spaceless(right))
		return false;
	return starts && !opens && !zd_utf8_is_space(left) && left != '-' &&
		left != 0x2010 && left != 0x2011 && left != 0x2013 &&
		left != 0x2014;
}

static void drop_last(struct zd_passage *out, size_t i)
{
	memmove(out->glyphs.at + i, out->glyphs.at + i + 1,
		(out->glyphs.len - i - 1) * sizeof(*out->glyphs.at));
	out->glyphs.len--;
}

static void copy_part(struct zd_passage *out, const struct zd_passage *in,
	size_t from, size_t to)
{
	struct zd_glyph g;

	for (size_t i = from; i < to; i++) {
		g = in->glyphs.at[i];
		if (is_note(in, i)) {
			g.c = zd_u32(out->notes.len);
			zd_vec_push(
				&out->notes, in->notes.at[in->glyphs.at[i].c]);
		}
		zd_vec_push(&out->glyphs, g);
	}
}

/* Appends part from .. to of `in`, putting the seam right. `wide` says that
 * a space is to be added where two words would touch. */
static void join(struct zd_passage *out, const struct zd_passage *in,
	size_t from, size_t to, bool wide)
{
	size_t last = last_of(out), head = from, twice = SIZE_MAX;
	uint32_t l, r;

	while (head < to && is_note(in, head))
		head++;
	if (last == SIZE_MAX) {
		while (from < to && is_space(in, from))
			from++;
	} else if (head < to) {
		r = in->glyphs.at[head].c;
		if (is_space(out, last) &&
			(is_space(in, head) || is_one_of(in, head, ",.;:)]"))) {
			drop_last(out, last);
			last = last_of(out);
		}
		l = last == SIZE_MAX ? ' ' : out->glyphs.at[last].c;
		if (last != SIZE_MAX && (l == ',' || l == ';') && r == l)
			twice = head;
		else if (l == ',' && (r == ';' || r == '.' || r == ':'))
			drop_last(out, last);
		else if (wide && wants_space(l, r))
			put(out, ' ', 0);
	}
	for (size_t i = from; i < to; i++)
		if (i != twice)
			copy_part(out, in, i, i + 1);
}

/* What was alone between brackets or quotes takes them along. */
static bool is_enclosed(const struct zd_passage *p, size_t from, size_t to)
{
	static const uint32_t pairs[][2] = {{'(', ')'}, {'[', ']'},
		{0x201c, 0x201d}, {0x2018, 0x2019}, {0xab, 0xbb}, {'"', '"'}};

	if (!from || to >= p->glyphs.len || is_note(p, from - 1) ||
		is_note(p, to))
		return false;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (p->glyphs.at[from - 1].c == pairs[i][0] &&
			p->glyphs.at[to].c == pairs[i][1])
			return true;
	return false;
}

/* One stretch of p that is replaced, and what of `with` goes there. */
struct splice {
	size_t from, to;
	struct zd_passage mid;
};

static void plan(struct splice *s, const struct zd_passage *p, size_t done,
	const struct zd_passage *with)
{
	struct common front, back;

	front = common_front(p, s->from, s->to, with);
	back = common_back(p, s->from + front.old, s->to, with, front.new);
	s->from += front.old;
	s->to -= back.old;
	s->mid = (struct zd_passage){0};
	copy_part(&s->mid, with, front.new, with->glyphs.len - back.new);
	inherit(&s->mid, p, s->from, s->to);
	if (s->mid.glyphs.len || s->from == s->to)
		return;
	if (s->from > done && is_enclosed(p, s->from, s->to)) {
		s->from--;
		s->to++;
	}
	/* A mark goes with the words it stands behind. */
	while (s->to < p->glyphs.len && is_note(p, s->to))
		s->to++;
}

void zd_passage_splice(struct zd_passage *p, const struct zd_stretch *list,
	size_t n, const struct zd_passage *with)
{
	struct zd_passage out = {0};
	size_t done = 0, before;
	bool wide = false;

	for (size_t i = 0; i < n; i++) {
		struct splice s = {.from = list[i].from, .to = list[i].to};

		if (s.from < done)
			continue;
		plan(&s, p, done, with);
		if (i)
			join(&out, p, done, s.from, wide);
		else
			copy_part(&out, p, 0, s.from);
		before = out.glyphs.len;
		join(&out, &s.mid, 0, s.mid.glyphs.len, true);
		wide = before != out.glyphs.len || s.from < s.to;
		done = s.to;
		zd_passage_clear(&s.mid);
	}
	if (n)
		join(&out, p, done, p->glyphs.len, wide);
	else
		copy_part(&out, p, 0, p->glyphs.len);
	zd_passage_clear(p);
	*p = out;
}
