/* Rows of a compilation's Markdown: what the brackets around one say. */
#include "codec/circulated_markdown.h"
#include "text/draft.h"
#include "text/markup.h"

/* --- Rows ----------------------------------------------------------------- */

static const char moved_here[] = " moved here";

/* "OP25 moved here" gives "OP25", "footnote a (34) moved here" "(34)". */
static struct zd_slice name_here(struct zd_slice said)
{
	said.len -= sizeof(moved_here) - 1;
	for (size_t i = said.len; zd_slice_ends(said, ")") && i-- > 0;)
		if (said.ptr[i] == '(')
			return zd_slice_sub(said, i, said.len);
	return said;
}

/* "[EU: move to after OP14; US: label OP8]" from i to end. */
static void read_remarks(const struct zd_circulated *c,
	struct zd_circulated_row *row, size_t i, size_t end)
{
	struct zd_saying s;
	size_t stop;
	bool here;

	for (; i < end; i = stop + sizeof(ZD_SIGN_NEXT) - 1) {
		stop = zd_circulated_find(c, i, end, ZD_SIGN_NEXT, NULL);
		s = zd_circulated_saying(c, i, stop);
		here = zd_slice_ends(s.said, moved_here);
		row->only_move |= here;
		if (!s.mine)
			continue;
		if (here)
			row->here = name_here(s.said);
		else if (zd_slice_starts(s.said, "move "))
			row->move = zd_slice_sub(s.said, 5, s.said.len);
		else if (zd_slice_starts(s.said, "label "))
			row->label = zd_slice_sub(s.said, 6, s.said.len);
		else if (zd_slice_starts(s.said, "level "))
			row->level = zd_slice_sub(s.said, 6, s.said.len);
		else if (zd_slice_starts(s.said, "mark "))
			row->mark = zd_slice_sub(s.said, 5, s.said.len);
	}
}

/* Where the last bracket of the row opens, if the row ends with one that says
 * who without a ZD_SIGN_WHO; else SIZE_MAX. */
static size_t last_remarks(
	const struct zd_circulated *c, size_t from, size_t end)
{
	size_t open = SIZE_MAX;

	for (size_t i = from; i < end;) {
		open = zd_circulated_find(c, i, end, "[", NULL);
		if (open < end && zd_sign_unit(c->row, open) > 1) {
			i = open + zd_sign_unit(c->row, open);
			open = SIZE_MAX;
			continue;
		}
		if (open == end || c->ends.at[open] == UINT32_MAX)
			return SIZE_MAX;
		i = c->ends.at[open] + zd_sign_len(c->row, c->ends.at[open]);
	}
	return open < end && c->ends.at[open] + 1 == end &&
			zd_circulated_find(c, open + 1, end - 1, ZD_SIGN_WHO,
				NULL) == end - 1
		? open
		: SIZE_MAX;
}

/* What is said behind a bracket around a whole row. */
enum whole {
	NOT_WHOLE, /* something of its words */
	IS_NEW,    /* it is proposed */
	IS_OUT,    /* it is to go */
	IS_INSTEAD /* it is an alternative to the paragraph before */
};

/* labelled: its label shows that it is a paragraph. */
static enum whole whole_of(struct zd_saying s, bool labelled)
{
	static const struct {
		const char *begins;
		enum whole is;
	} known[] = {{"new ", IS_NEW}, {"merger of ", IS_NEW},
		{"split from ", IS_NEW}, {"instead of ", IS_INSTEAD},
		{"delete ", IS_OUT}, {"merge with ", IS_OUT}};

	if (labelled && s.naked)
		return IS_NEW;
	if ((labelled && zd_slice_is(s.said, "delete")) ||
		zd_slice_is(s.said, "split") || zd_slice_is(s.said, "merge"))
		return IS_OUT;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (zd_slice_starts(s.said, known[i].begins))
			return known[i].is;
	return NOT_WHOLE;
}

/* Whether the bracket from i to end is around the row, and what of the party:
 * of its sayings, new ones must name it and deleting ones must not. */
static bool read_whole(struct zd_circulated *c, struct zd_circulated_row *row,
	size_t i, size_t end)
{
	bool labelled = zd_sign_at(c->row, i + 1, "**"), whole = false,
	     is_new = false, mine = false;
	size_t words = zd_circulated_find(c, i + 1, end, ZD_SIGN_WHO, NULL),
	       stop;
	struct zd_saying s;
	enum whole is;

	if (words == end ||
		zd_circulated_find(c, i + 1, end, ZD_SIGN_OR, NULL) < end)
		return false;
	for (size_t k = words + sizeof(ZD_SIGN_WHO) - 1; k < end;
		k = stop + sizeof(ZD_SIGN_NEXT) - 1) {
		stop = zd_circulated_find(c, k, end, ZD_SIGN_NEXT, NULL);
		s = zd_circulated_saying(c, k, stop);
		is = whole_of(s, labelled);
		whole |= is != NOT_WHOLE;
		is_new |= is == IS_NEW || is == IS_INSTEAD;
		row->instead |= is == IS_INSTEAD;
		mine |= (is == IS_NEW || is == IS_INSTEAD) && s.mine;
		row->out |= is == IS_OUT && s.mine;
	}
	if (!whole)
		return false;
	row->out |= is_new && !mine;
	row->from = i + 1;
	row->to = words;
	return true;
}

/* The bytes of "**OP7.** " or of "\(a) " at i. */
static size_t sign_before(struct zd_slice s, size_t i, size_t end)
{
	char room[ZD_MARK_ROOM];
	struct zd_slice mark, rest = zd_slice_sub(s, i, end);
	size_t stop;

	if (!zd_sign_at(rest, 0, "**"))
		return zd_block_mark_parse(rest, &mark, room);
	stop = zd_slice_find(rest, ZD_LIT(".** "));
	return stop != SIZE_MAX && stop < 2 * ZD_MAX_NAME ? stop + 4 : 0;
}

/* "(34) to after OP14" is named "(34)"; without a number the row's label is
 * the name. */
static void name_move(
	const struct zd_circulated *c, struct zd_circulated_row *row)
{
	size_t n = sign_before(c->row, row->from, row->to);
	size_t close = zd_slice_chr(row->move, ')', 0);

	if (!row->move.len)
		return;
	if (row->move.ptr[0] == '(' && close != SIZE_MAX)
		row->move.len = close + 1;
	else if (n > 6 && zd_sign_at(c->row, row->from, "**"))
		row->move =
			zd_slice_sub(c->row, row->from + 2, row->from + n - 4);
}

struct zd_circulated_row zd_circulated_read_row(
	struct zd_circulated *c, size_t i)
{
	struct zd_circulated_row row = {.from = i, .to = c->row.len};
	size_t open;

	for (;;) {
		open = last_remarks(c, i, row.to);
		if (open == SIZE_MAX)
			break;
		read_remarks(c, &row, open + 1, row.to - 1);
		row.to = open > i && c->row.ptr[open - 1] == ' ' ? open - 1
								 : open;
		if (row.to == i)
			return row;
	}
	if (zd_sign_at(c->row, i, "[") && c->ends.at[i] != UINT32_MAX &&
		c->ends.at[i] + 1 == row.to)
		read_whole(c, &row, i, row.to - 1);
	name_move(c, &row);
	return row;
}

int zd_circulated_put_row(struct zd_circulated *c, struct zd_buf *out,
	struct zd_slice head, struct zd_circulated_row *row)
{
	size_t n = sign_before(c->row, row->from, row->to);

	if (row->level.len && head.len)
		zd_buf_printf(out, "%.*s ",
			row->level.ptr[0] >= '1' && row->level.ptr[0] <= '6'
				? row->level.ptr[0] - '0'
				: 1,
			"######");
	else
		zd_buf_put_slice(out, head);
	if (row->label.len)
		zd_buf_printf(out, "**%.*s.** ", ZD_FMT(row->label));
	else if (row->mark.len)
		zd_buf_printf(out, "%.*s ", ZD_FMT(row->mark));
	else
		zd_buf_put(out, c->row.ptr + row->from, n);
	c->words_at = out->len;
	return zd_circulated_words(c, out, row->from + n, row->to);
}

int zd_circulated_put_instead(struct zd_circulated *c, struct zd_buf *out,
	const struct zd_circulated_row *row)
{
	size_t n = sign_before(c->row, row->from, row->to);

	if (c->words_at == SIZE_MAX || c->words_at > out->len)
		return zd_circulated_bad(
			c, "an alternative stands behind no paragraph");
	zd_buf_truncate(out, c->words_at);
	return zd_circulated_words(c, out, row->from + n, row->to);
}

/* "## ", "[^name]: ", "[note name] " at the head of the row, as a draft has
 * them, into *out; the bytes. */
size_t zd_circulated_head(struct zd_circulated *c, struct zd_buf *out)
{
	size_t n = zd_markup_note(c->row, 0), level = 0;

	if (n && zd_sign_at(c->row, n, ": ")) {
		zd_buf_put(out, c->row.ptr, n + 2);
		return n + 2;
	}
	if (zd_sign_at(c->row, 0, "[note ") && c->ends.at[0] < c->row.len &&
		zd_sign_at(c->row, c->ends.at[0], "] ")) {
		zd_buf_printf(out, "[^%.*s]: ", (int)c->ends.at[0] - 6,
			c->row.ptr + 6);
		return c->ends.at[0] + 2;
	}
	while (zd_sign_at(c->row, level, "#"))
		level++;
	if (level && zd_sign_at(c->row, level, " "))
		zd_buf_put(out, c->row.ptr, ++level);
	else
		level = 0;
	return level;
}
