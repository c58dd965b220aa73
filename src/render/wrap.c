#include "render/wrap.h"

#include <stdint.h>

#include "base/utf8.h"
#include "render/marked.h"

/* No line is so narrow that a wide letter does not fit behind the indent. */
#define ROOM 2u

static size_t prefix_columns(const struct zd_wrap *w)
{
	return w->prefix ? zd_utf8_columns(zd_slice_str(w->prefix)) : 0;
}

void zd_wrap_begin(struct zd_wrap *w, size_t indent, const char *prefix)
{
	zd_buf_truncate(&w->text, 0);
	w->turns.len = 0;
	w->indent =
		w->columns && indent > w->columns / 2 ? w->columns / 2 : indent;
	w->prefix = prefix;
	if (w->columns && w->indent + prefix_columns(w) + ROOM > w->columns)
		w->indent = 0;
}

void zd_wrap_style(struct zd_wrap *w, const char *style)
{
	struct zd_wrap_turn turn = {w->text.len, style};
	size_t n = w->turns.len;

	if (n && w->turns.at[n - 1].at == turn.at)
		w->turns.at[n - 1] = turn;
	else
		zd_vec_push(&w->turns, turn);
}

/* --- Writing a line ----------------------------------------------------- */

struct page {
	struct zd_wrap *w;
	struct zd_slice text;
	size_t turn;       /* the next one */
	const char *style; /* of the text behind the last one */
};

static void put_style(struct zd_buf *out, const char *style)
{
	zd_buf_puts(out, "\033[");
	zd_buf_puts(out, style);
	zd_buf_putc(out, 'm');
}

/* Takes the turns up to `at`, and says where the next one is. */
static size_t take_turns(struct page *p, size_t at)
{
	const struct zd_wrap *w = p->w;

	while (p->turn < w->turns.len && w->turns.at[p->turn].at <= at)
		p->style = w->turns.at[p->turn++].style;
	return p->turn < w->turns.len ? w->turns.at[p->turn].at : SIZE_MAX;
}

/* A line of its own, whose style begins and ends with it. */
static void put_line(struct page *p, size_t start, size_t end)
{
	struct zd_buf *out = p->w->out;
	const char *on = NULL;

	for (size_t i = 0; i < p->w->indent; i++)
		zd_buf_putc(out, ' ');
	if (p->w->prefix)
		zd_buf_puts(out, p->w->prefix);
	while (start < end) {
		size_t stop = take_turns(p, start);

		if (stop > end)
			stop = end;
		if (on && on != p->style)
			put_style(out, "0");
		if (p->style && on != p->style)
			put_style(out, p->style);
		on = p->style;
		zd_buf_put_slice(out, zd_slice_sub(p->text, start, stop));
		start = stop;
	}
	if (on)
		put_style(out, "0");
	zd_buf_putc(out, '\n');
}

/* --- Finding its end ---------------------------------------------------- */

struct line {
	size_t start;       /* in the text */
	size_t column;      /* where the next letter comes to stand */
	size_t gap, word;   /* its last spaces, and the word behind them */
	size_t word_column; /* where that word begins */
	bool spaceless;     /* it has letters of a script without spaces */
};

/* A line that begins with spaces is not broken behind them. */
static bool has_gap(const struct line *l)
{
	return l->gap > l->start;
}

/* Unicode's rules are asked about a line and this many bytes behind it: what
 * a dictionary looks at, or a sign that clings to the word before. */
#define AHEAD 256u

static struct zd_slice with_ahead(struct zd_slice text, size_t from, size_t end)
{
	end = text.len - end > AHEAD ? end + AHEAD : text.len;
	while (end < text.len && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
		end++;
	return zd_slice_sub(text, from, end);
}

/* What marks words stays with them, and an escape is one letter. */
static bool is_held(const struct page *p, const struct line *l, size_t at)
{
	return p->w->marked &&
		zd_marked_is_inside(
			zd_slice_sub(p->text, l->start, p->text.len),
			at - l->start);
}

/*
 * The last place in the word that goes on at `end` where Unicode allows a
 * break. One behind a slash is kept for need, in *weak: A/RES/73/195 and
 * and/or are read as one word each.
 */
static size_t place_in_word(
	struct page *p, const struct line *l, size_t end, size_t *weak)
{
	struct zd_breaks *b = &p->w->breaks;
	size_t from = l->word, at = end - from;

	*weak = SIZE_MAX;
	zd_breaks_begin(b, with_ahead(p->text, from, end));
	while ((at = zd_breaks_last(b, at)) != SIZE_MAX) {
		if (is_held(p, l, from + at))
			continue;
		if (p->text.ptr[from + at - 1] != '/')
			return from + at;
		if (*weak == SIZE_MAX)
			*weak = from + at;
	}
	return SIZE_MAX;
}

/* Between two letters, the last place before or at i. */
static size_t place_at(const struct page *p, const struct line *l, size_t i)
{
	size_t at = i;

	while (at > l->start && is_held(p, l, at))
		do
			at--;
		while (at > l->start && !zd_utf8_is_border(p->text, at));
	return at > l->start ? at : i;
}

static void begin_line(struct line *l, size_t start, size_t column)
{
	l->start = start;
	l->column = column;
	l->gap = l->word = start;
	l->word_column = column;
}

/*
 * Ends the line, because the letter at [i, end) does not fit. False where it
 * cannot be ended: that letter is the first one.
 */
static bool break_line(struct page *p, struct line *l, size_t i, size_t end)
{
	size_t weak = SIZE_MAX, at = SIZE_MAX, start = l->start;
	size_t head = p->w->indent + prefix_columns(p->w);

	if (l->spaceless || !has_gap(l))
		at = place_in_word(p, l, end, &weak);
	if (at == SIZE_MAX && has_gap(l)) {
		put_line(p, start, l->gap);
		begin_line(l, l->word, head + l->column - l->word_column);
		return true;
	}
	if (at == SIZE_MAX)
		at = weak;
	if (at == SIZE_MAX)
		at = place_at(p, l, i);
	if (at == start)
		return false;
	put_line(p, start, at);
	begin_line(l, at, head + zd_utf8_columns(zd_slice_sub(p->text, at, i)));
	return true;
}

static void put_lines(struct page *p)
{
	size_t n, width, columns = p->w->columns;
	struct line l = {.spaceless = false};

	begin_line(&l, 0, p->w->indent + prefix_columns(p->w));
	for (size_t i = 0; i < p->text.len; i += n) {
		n = zd_utf8_cluster(p->text, i, &width);
		if (n == 1 && p->text.ptr[i] == ' ') {
			if (i != l.word)
				l.gap = i;
			l.word = i + 1;
			l.word_column = ++l.column;
			l.spaceless = false;
			continue;
		}
		l.spaceless = l.spaceless ||
			(n > 1 &&
				zd_utf8_is_spaceless(zd_utf8_decode(
					p->text, i, &(size_t){0})));
		while (l.column + width > columns)
			if (!break_line(p, &l, i, i + n))
				break;
		l.column += width;
	}
	/* Spaces that stand out at the end are no text. */
	put_line(p, l.start,
		l.column > columns && l.word == p->text.len && has_gap(&l)
			? l.gap
			: p->text.len);
}

void zd_wrap_end(struct zd_wrap *w)
{
	struct page p = {.w = w, .text = zd_buf_slice(&w->text)};

	if (!w->columns) {
		put_line(&p, 0, p.text.len);
		return;
	}
	put_lines(&p);
}

void zd_wrap_clear(struct zd_wrap *w)
{
	zd_buf_clear(&w->text);
	zd_vec_clear(&w->turns);
	zd_breaks_clear(&w->breaks);
}
