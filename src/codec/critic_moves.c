/*
 * CriticMarkup has no moves. We show a paragraph where it stands now, and
 * where it stood a line with nothing but a comment; both say the same "(move
 * 1)", and the first one how many sub-paragraphs go with it. Rejected, it has
 * to stand there again.
 */
#include <string.h>

#include "base/ascii.h"
#include "codec/tracked.h"

struct line {
	struct zd_slice text; /* with its end */
	uint32_t move;        /* that it goes with; 0: none */
	uint32_t next;        /* line that goes with it; 0: none */
	bool stub;
};

struct lines {
	ZD_VEC(struct line) list; /* the first is none */
	/* Of each move: its stub, and its first and last line. */
	struct move {
		uint32_t stub, first, last;
	} * moves;
};

/* "12" at `at`; 0 where there is no number, or none of ours. */
static uint32_t number_at(struct zd_slice s, size_t at)
{
	uint32_t n = 0;

	for (; at < s.len && zd_is_digit(s.ptr[at]); at++) {
		if (n > UINT32_MAX / 16)
			return 0;
		n = n * 10 + (uint32_t)(s.ptr[at] - '0');
	}
	return n;
}

static uint32_t number_behind(struct zd_slice s, struct zd_slice words)
{
	size_t at = zd_slice_find(s, words);

	return at == SIZE_MAX ? 0 : number_at(s, at + words.len);
}

/* What the comment at the line's end says: the number of a move, or 0, and
 * how many lines go along. */
static uint32_t move_of(struct zd_slice line, uint32_t *with, bool *stub)
{
	struct zd_slice said = zd_slice_trim(line);
	size_t at = said.len;

	if (!zd_slice_ends(said, "<<}"))
		return 0;
	while (at && !zd_slice_starts(zd_slice_sub(said, at, said.len), "{>>"))
		at--;
	*stub = !at;
	said = zd_slice_sub(said, at, said.len);
	*with = number_behind(said, ZD_LIT(", with "));
	return number_behind(said, ZD_LIT(" (move "));
}

/* Whether the line had words before: heading signs, new words and comments
 * are none. */
static bool had_words(struct zd_slice line)
{
	size_t at = 0, end;

	while (at < line.len && line.ptr[at] == '#')
		at++;
	while (at < line.len) {
		struct zd_slice rest = zd_slice_sub(line, at, line.len);
		bool comes = zd_slice_starts(rest, "{++");

		if (comes || zd_slice_starts(rest, "{>>")) {
			end = zd_slice_find(
				rest, comes ? ZD_LIT("++}") : ZD_LIT("<<}"));
			if (end == SIZE_MAX)
				return true;
			at += end + 3;
			continue;
		}
		if (!strchr(" \t\n", line.ptr[at++]))
			return true;
	}
	return false;
}

static void read_lines(struct lines *l, struct zd_slice text)
{
	uint32_t going = 0, left = 0, with = 0;

	zd_vec_push(&l->list, (struct line){0});
	for (size_t at = 0, end; at < text.len; at = end) {
		struct line line = {0};
		uint32_t move;

		end = zd_slice_chr(text, '\n', at);
		end = end == SIZE_MAX ? text.len : end + 1;
		line.text = zd_slice_sub(text, at, end);
		move = move_of(line.text, &with, &line.stub);
		line.stub = line.stub && move;
		if (move && !line.stub) {
			going = move;
			left = with;
			line.move = move;
		} else if (move) {
			line.move = move;
			going = 0;
		} else if (!zd_slice_trim(line.text).len) {
			line.move = going;
		} else if (left && had_words(line.text)) {
			line.move = going;
			left--;
		} else if (!left) {
			going = 0;
		}
		zd_vec_push(&l->list, line);
	}
}

/* Only what has a place to go to goes. */
static void chain_lines(struct lines *l)
{
	size_t n = l->list.len;

	l->moves = zd_calloc(n, sizeof(*l->moves));
	for (uint32_t i = 1; i < n; i++) {
		struct line *line = &l->list.at[i];
		struct move *m;

		if (line->move >= n)
			line->move = 0;
		m = &l->moves[line->move];
		if (!line->move)
			continue;
		if (line->stub) {
			line->stub = !m->stub;
			m->stub = m->stub ? m->stub : i;
			line->move = line->stub ? line->move : 0;
			continue;
		}
		if (m->last)
			l->list.at[m->last].next = i;
		else
			m->first = i;
		m->last = i;
	}
}

static void put_move(
	struct zd_buf *out, const struct lines *l, const struct move *m)
{
	for (uint32_t i = m->first; i; i = l->list.at[i].next)
		zd_buf_put_slice(out, l->list.at[i].text);
	zd_buf_puts(out, "\n\n");
}

void zd_critic_return(struct zd_buf *out, struct zd_slice text)
{
	struct lines l = {0};

	read_lines(&l, text);
	chain_lines(&l);
	for (uint32_t i = 1; i < l.list.len; i++) {
		const struct line *line = &l.list.at[i];
		const struct move *m = &l.moves[line->move];

		if (!line->move || !m->stub || !m->first)
			zd_buf_put_slice(out, line->text);
		else if (line->stub)
			put_move(out, &l, m);
	}
	zd_vec_clear(&l.list);
	zd_free(l.moves);
}
