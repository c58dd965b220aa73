/* The compilation's Markdown (render/circulated.c) read back. What the party
 * wants is put together as Markdown, and the reader of drafts does the rest. */
#include "codec/circulated.h"
#include "codec/circulated_signs.h"
#include "codec/codec.h"
#include "text/bracket_said.h"
#include "text/draft.h"
#include "text/markup.h"

/* Stands in no text: control characters are not let in. */
#define HERE '\1'
/* Deepest places inside places that are read. */
#define DEPTH 16

/* A paragraph that the party has elsewhere: its text in `away`. */
struct away {
	struct zd_slice name; /* "(7)" */
	size_t from, to;
};

struct circulated {
	struct zd_slice party; /* empty: the base */
	struct zd_buf fields, text;
	struct zd_buf parties; /* of the legend */
	struct zd_buf kept;    /* the party's text, where it is there whole */
	bool known, legend;
	size_t line;
	struct zd_slice row;   /* the line that is read */
	ZD_VEC(uint32_t) ends; /* of each bracket in it: where it closes */
	/* A moved paragraph is put where HERE and its name stand. */
	ZD_VEC(struct away) moved;
	struct zd_buf away;
	bool moving; /* the newest paragraph is moved */
	struct zd_arena arena;
	struct zd_error *err;
};

static int bad(struct circulated *c, const char *what)
{
	int code = zd_error_set(c->err, ZD_EFORMAT,
		"this compilation cannot be read: %s", what);

	zd_error_place(c->err, NULL, c->line, 0);
	return code;
}

/* Finds where each bracket of the row closes. */
static int find_ends(struct circulated *c)
{
	ZD_VEC(uint32_t) open = {0};
	struct zd_slice s = c->row;
	int code = ZD_OK;

	c->ends.len = 0;
	for (size_t i = 0; i < s.len; i++)
		zd_vec_push(&c->ends, UINT32_MAX);
	for (size_t i = 0; !code && i < s.len; i += zd_sign_unit(s, i)) {
		if ((s.ptr[i] == '[' && zd_sign_unit(s, i) == 1) ||
			zd_sign_at(s, i, ZD_SIGN_OWN_OPEN)) {
			zd_vec_push(&open, zd_u32(i));
		} else if (s.ptr[i] == ']' ||
			zd_sign_at(s, i, ZD_SIGN_OWN_CLOSE)) {
			if (!open.len)
				code = bad(
					c, "a bracket closes that none opens");
			else
				c->ends.at[open.at[--open.len]] = zd_u32(i);
		}
	}
	if (!code && open.len)
		code = bad(c, "a bracket does not close");
	zd_vec_clear(&open);
	return code;
}

/* The place from i on, up to `end`, where one of the signs stands outside
 * inner brackets; `end` when none does. */
static size_t find_sign(const struct circulated *c, size_t i, size_t end,
	const char *sign, const char *other)
{
	while (i < end) {
		if (zd_sign_at(c->row, i, sign) ||
			(other && zd_sign_at(c->row, i, other)))
			return i;
		if (c->ends.at[i] != UINT32_MAX)
			i = c->ends.at[i] + zd_sign_len(c->row, c->ends.at[i]);
		else
			i += zd_sign_unit(c->row, i);
	}
	return end;
}

static const char slash[] = " / ", dash[] = " – ", semicolon[] = "; ";

/* --- Who ------------------------------------------------------------------ */

/* Of "**EU**, **US**: said" from i to end. */
struct saying {
	bool mine;  /* the party is named */
	bool naked; /* nothing is said */
	struct zd_slice said;
};

static bool is_party(const struct circulated *c, struct zd_slice name)
{
	struct zd_buf plain = ZD_BUF_INIT;
	bool is;

	zd_sign_unescape(&plain, name);
	is = c->party.len && zd_slice_caseeq(zd_buf_slice(&plain), c->party);
	zd_buf_clear(&plain);
	return is;
}

static struct saying read_saying(
	const struct circulated *c, size_t i, size_t end)
{
	struct saying out = {.naked = true};
	struct zd_slice row = zd_slice_sub(c->row, 0, end);
	size_t stop;

	while (zd_sign_at(row, i, "**")) {
		for (stop = i + 2; stop < end && !zd_sign_at(row, stop, "**");)
			stop += zd_sign_unit(row, stop);
		if (is_party(c, zd_slice_sub(row, i + 2, stop)))
			out.mine = true;
		i = stop + 2;
		if (zd_sign_at(row, i, ", "))
			i += 2;
	}
	if (zd_sign_at(row, i, ": ")) {
		out.naked = false;
		out.said = zd_slice_sub(row, i + 2, end);
	}
	return out;
}

/* --- Places --------------------------------------------------------------- */

/* What stands in a bracket, from the party's side. */
struct choice {
	size_t from, to;      /* its words; equal: none */
	struct zd_slice said; /* what is to become of their brackets */
	bool found;
	size_t unnamed; /* alternatives without a name: the base's */
	bool dashed;    /* somebody is named at all */
};

/* The words of the base, from i to `words`, of which is said what stands from
 * `who` to end. */
static void read_base(const struct circulated *c, struct choice *out, size_t i,
	size_t who, size_t end)
{
	struct saying s;
	size_t stop;

	out->unnamed++;
	if (out->found)
		return;
	out->from = i;
	for (size_t k = who; k < end; k = stop + sizeof(semicolon) - 1) {
		stop = find_sign(c, k, end, semicolon, NULL);
		s = read_saying(c, k, stop);
		if (!s.mine)
			continue;
		out->found = zd_slice_is(s.said, "delete");
		if (out->found)
			out->to = i;
		if (out->found || zd_sign_of_brackets(s.said)) {
			out->said = s.said;
			out->found = true;
			return;
		}
	}
}

/* One alternative from i to end. */
static void read_alternative(
	const struct circulated *c, struct choice *out, size_t i, size_t end)
{
	size_t words = find_sign(c, i, end, dash, NULL);
	size_t who = words < end ? words + sizeof(dash) - 1 : end;
	struct saying s = {0};

	if (who < end) {
		s = read_saying(
			c, who, find_sign(c, who, end, semicolon, NULL));
		out->dashed = true;
	}
	if (who == end || !s.naked) {
		if (!out->found)
			out->to = words;
		read_base(c, out, i, who, end);
	} else if (s.mine) {
		out->found = true;
		out->said = (struct zd_slice){0};
		out->from = i;
		out->to = words;
	}
}

/* The bracket that opens at i. */
static int choose(struct circulated *c, size_t i, struct choice *out)
{
	size_t end = c->ends.at[i], stop;

	*out = (struct choice){0};
	for (i += zd_sign_len(c->row, i); i <= end;
		i = stop + sizeof(slash) - 1) {
		stop = find_sign(c, i, end, slash, NULL);
		read_alternative(c, out, i, stop);
		if (stop == end)
			break;
	}
	if (out->unnamed > 1 || !out->dashed)
		return bad(c, "it does not say who wants what");
	return ZD_OK;
}

/* Appends what the party makes of the brackets in a place; false, and
 * nothing, when it is not about those. */
static bool put_brackets(const struct circulated *c, struct zd_buf *out,
	const struct choice *choice, bool own)
{
	struct zd_slice words = zd_slice_sub(c->row, choice->from, choice->to);
	struct zd_buf base = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	bool wanted = choice->from < choice->to || !choice->found;

	if (!wanted || (!own && !choice->said.len))
		return false;
	zd_buf_printf(&base, "%s%.*s%s", own ? "[" : "", ZD_FMT(words),
		own ? "]" : "");
	if (zd_bracket_do(&mine, zd_buf_slice(&base), choice->said))
		zd_sign_words(out, zd_buf_slice(&mine));
	else
		zd_sign_words(out, zd_buf_slice(&base));
	zd_buf_clear(&base);
	zd_buf_clear(&mine);
	return true;
}

/* Appends the words from i to end as the party wants them. */
static int put_words(
	struct circulated *c, struct zd_buf *out, size_t i, size_t end)
{
	struct {
		size_t next, end;
	} stack[DEPTH] = {{i, end}};
	size_t depth = 1, start = i, n;
	struct choice choice;
	const char *is;
	int code;

	while (depth) {
		i = stack[depth - 1].next;
		if (i >= stack[depth - 1].end) {
			depth--;
			continue;
		}
		n = zd_sign_unit(c->row, i);
		if ((c->row.ptr[i] == '[' && n == 1) ||
			zd_sign_at(c->row, i, ZD_SIGN_OWN_OPEN)) {
			code = choose(c, i, &choice);
			if (code)
				return code;
			stack[depth - 1].next = c->ends.at[i] +
				zd_sign_len(c->row, c->ends.at[i]);
			if (put_brackets(c, out, &choice, c->row.ptr[i] == '&'))
				continue;
			if (depth == DEPTH)
				return bad(c, "its places are too deep");
			if (choice.from == choice.to && i > start &&
				c->row.ptr[i - 1] == ' ' && out->len)
				zd_buf_truncate(out, out->len - 1);
			stack[depth].next = choice.from;
			stack[depth++].end = choice.to;
			continue;
		}
		if (zd_sign_reference(c->row, i, &is))
			n = zd_sign_reference(c->row, i, &is);
		zd_sign_words(out, zd_slice_sub(c->row, i, i + n));
		stack[depth - 1].next = i + n;
	}
	return ZD_OK;
}

/* --- Rows ----------------------------------------------------------------- */

/* What the brackets of a whole row say. */
struct row {
	size_t from, to;                    /* its words */
	bool out;                           /* the party does not want it */
	struct zd_slice level, label, mark; /* the party's own */
	struct zd_slice move; /* it goes elsewhere for the party */
	struct zd_slice here; /* a move that comes to here: for the party */
	bool only_move;
};

/* "[EU: move (7); US: label OP8]" from i to end. */
static void read_remarks(
	const struct circulated *c, struct row *row, size_t i, size_t end)
{
	struct saying s;
	size_t stop, here;

	for (; i < end; i = stop + sizeof(semicolon) - 1) {
		stop = find_sign(c, i, end, semicolon, NULL);
		s = read_saying(c, i, stop);
		here = zd_slice_find(s.said, ZD_LIT(" moved here ("));
		if (here != SIZE_MAX)
			row->only_move = true;
		if (!s.mine)
			continue;
		if (here != SIZE_MAX)
			row->here = zd_slice_sub(s.said,
				here + sizeof(" moved here ") - 1, s.said.len);
		else if (zd_slice_starts(s.said, "move ("))
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
 * who without a dash; else SIZE_MAX. */
static size_t last_remarks(const struct circulated *c, size_t from, size_t end)
{
	size_t open = SIZE_MAX;

	for (size_t i = from; i < end;) {
		open = find_sign(c, i, end, "[", NULL);
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
			find_sign(c, open + 1, end - 1, dash, NULL) == end - 1
		? open
		: SIZE_MAX;
}

/* Whether the bracket from i to end is around the row, and what of the party:
 * of its sayings, new ones must name it and deleting ones must not. */
static bool read_whole(
	struct circulated *c, struct row *row, size_t i, size_t end)
{
	bool labelled = zd_sign_at(c->row, i + 1, "**"), whole = false,
	     is_new = false;
	bool mine = false;
	size_t words = find_sign(c, i + 1, end, dash, NULL), stop;
	struct saying s;

	if (words == end || find_sign(c, i + 1, end, slash, NULL) < words)
		return false;
	for (size_t k = words + sizeof(dash) - 1; k < end;
		k = stop + sizeof(semicolon) - 1) {
		stop = find_sign(c, k, end, semicolon, NULL);
		s = read_saying(c, k, stop);
		if (zd_slice_starts(s.said, "new ") || (labelled && s.naked)) {
			whole = is_new = true;
			mine |= s.mine;
		} else if (zd_slice_starts(s.said, "delete ") ||
			(labelled && zd_slice_is(s.said, "delete"))) {
			whole = true;
			row->out |= s.mine;
		}
	}
	if (!whole)
		return false;
	row->out |= is_new && !mine;
	row->from = i + 1;
	row->to = words;
	return true;
}

/* Takes the brackets that are about the whole row, from i on, off it. */
static struct row read_row(struct circulated *c, size_t i)
{
	struct row row = {.from = i, .to = c->row.len};
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
	return row;
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

/* Appends a row of the body as the party has it; "" when it has not. */
static int put_row(struct circulated *c, struct zd_buf *out,
	struct zd_slice head, struct row *row)
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
	return put_words(c, out, row->from + n, row->to);
}

/* "## ", "[^name]: ", "[note name] " at the head of the row, as a draft has
 * them, into *out; the bytes. */
static size_t read_head(struct circulated *c, struct zd_buf *out)
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

/* Sub-paragraphs go where their paragraph goes. */
static void begin_paragraph(struct circulated *c, const struct row *row)
{
	struct away one = {
		zd_arena_slice(&c->arena, row->move), c->away.len, c->away.len};

	c->moving = row->move.len && !row->out;
	if (c->moving)
		zd_vec_push(&c->moved, one);
}

static void put_here(struct zd_buf *out, const struct row *row)
{
	if (row->here.len)
		zd_buf_printf(out, "%c%.*s\n", HERE, ZD_FMT(row->here));
}

static int read_line(struct circulated *c, struct zd_slice line)
{
	struct zd_buf head = ZD_BUF_INIT;
	char room[ZD_MARK_ROOM];
	struct zd_slice mark;
	struct row row;
	size_t at_row;
	int code;

	c->row = line;
	code = find_ends(c);
	if (code)
		return code;
	at_row = read_head(c, &head);
	row = read_row(c, at_row);
	if (head.len ||
		!zd_block_mark_parse(
			zd_slice_sub(c->row, row.from, row.to), &mark, room))
		begin_paragraph(c, &row);
	if (row.only_move) {
		put_here(&c->text, &row);
	} else if (!row.out) {
		code = put_row(c, c->moving ? &c->away : &c->text,
			zd_buf_slice(&head), &row);
		zd_buf_puts(c->moving ? &c->away : &c->text, "\n\n");
	}
	if (c->moving)
		c->moved.at[c->moved.len - 1].to = c->away.len;
	zd_buf_clear(&head);
	return code;
}

/* --- The file ------------------------------------------------------------- */

/* "[8 parties: **EU**]{.legend}" */
static void read_legend(struct circulated *c, struct zd_slice line)
{
	size_t i = 0, stop;
	struct zd_slice name;

	c->legend = true;
	for (; i < line.len; i++) {
		if (!zd_sign_at(line, i, "**"))
			continue;
		for (stop = i + 2;
			stop < line.len && !zd_sign_at(line, stop, "**");)
			stop += zd_sign_unit(line, stop);
		name = zd_slice_sub(line, i + 2, stop);
		c->known |= is_party(c, name);
		if (c->parties.len)
			zd_buf_puts(&c->parties, ", ");
		zd_sign_unescape(&c->parties, name);
		i = stop + 1;
	}
}

/* key: 'value' of the front matter; other keys are not the draft's. */
static int read_field(struct circulated *c, struct zd_slice line)
{
	size_t colon = zd_slice_chr(line, ':', 0), dashes;
	struct zd_buf value = ZD_BUF_INIT, words = ZD_BUF_INIT;
	struct zd_slice key = zd_slice_sub(line, 0, colon);
	struct row row;
	int code;

	if (colon == SIZE_MAX || !zd_sign_at(line, colon, ": '") ||
		line.len < colon + 4 || !zd_slice_ends(line, "'"))
		return ZD_OK;
	for (size_t i = colon + 3; i < line.len - 1; i++) {
		zd_buf_putc(&value, line.ptr[i]);
		i += line.ptr[i] == '\'';
	}
	c->row = zd_buf_slice(&value);
	dashes = zd_slice_find(key, ZD_LIT("--"));
	key = zd_slice_sub(key, 0, dashes);
	code = find_ends(c);
	if (!code) {
		row = read_row(c, 0);
		begin_paragraph(c, &row);
		if (row.only_move) {
			put_here(&c->fields, &row);
		} else if (!row.out) {
			code = put_words(c, &words, row.from, row.to);
			zd_sign_field(c->moving ? &c->away : &c->fields, key,
				zd_buf_slice(&words));
		}
		if (c->moving)
			c->moved.at[c->moved.len - 1].to = c->away.len;
		c->moving = false;
	}
	zd_buf_clear(&value);
	zd_buf_clear(&words);
	return code;
}

static int no_compilation(struct circulated *c)
{
	return zd_error_set(c->err, ZD_EFORMAT,
		"this is no compilation: it does not begin with a legend, as "
		"those of zerodraft compile do");
}

static int read_all(struct circulated *c, struct zd_slice rest)
{
	struct zd_slice line;
	bool front = zd_slice_starts(rest, "---\n");
	int code = ZD_OK;

	while (!code && rest.ptr) {
		line = zd_slice_cut(&rest, '\n');
		c->line++;
		if (front && c->line > 1 && zd_slice_is(line, "---"))
			front = false;
		else if (front && zd_circulated_kept(&c->kept, line, c->party))
			c->known = true;
		else if (front)
			code = c->kept.len ? ZD_OK : read_field(c, line);
		else if (c->kept.len)
			c->legend |= zd_slice_ends(line, "]{.legend}");
		else if (zd_slice_ends(line, "]{.legend}"))
			read_legend(c, line);
		else if (line.len && !zd_slice_ends(line, "]{.remark}"))
			code = c->legend ? read_line(c, line)
					 : no_compilation(c);
	}
	if (!code && !c->legend)
		code = no_compilation(c);
	if (!code && c->party.len && !c->known)
		code = zd_circulated_unknown(
			c->party, zd_buf_slice(&c->parties), c->err);
	return code;
}

static const struct away *find_away(
	const struct circulated *c, struct zd_slice name)
{
	for (size_t i = 0; i < c->moved.len; i++)
		if (zd_slice_eq(c->moved.at[i].name, name))
			return &c->moved.at[i];
	return NULL;
}

/* Appends text, with what is moved in its place. */
static int put_moved(
	struct circulated *c, struct zd_buf *out, struct zd_slice rest)
{
	while (rest.ptr) {
		struct zd_slice line = zd_slice_cut(&rest, '\n');
		const struct away *a;

		if (!line.len || line.ptr[0] != HERE) {
			zd_buf_put_slice(out, line);
			if (rest.ptr)
				zd_buf_putc(out, '\n');
			continue;
		}
		a = find_away(c, zd_slice_sub(line, 1, line.len));
		if (!a)
			return bad(c, "a move comes from nowhere");
		zd_buf_put(
			out, zd_buf_str(&c->away) + a->from, a->to - a->from);
	}
	return ZD_OK;
}

/* The party's text as a draft in Markdown. */
static int assemble(struct circulated *c, struct zd_buf *out)
{
	int code = ZD_OK;

	if (c->kept.len) {
		zd_buf_put_slice(out, zd_buf_slice(&c->kept));
		return code;
	}
	if (c->fields.len) {
		zd_buf_puts(out, "---\n");
		code = put_moved(c, out, zd_buf_slice(&c->fields));
		zd_buf_puts(out, "---\n");
	}
	return code ? code : put_moved(c, out, zd_buf_slice(&c->text));
}

int zd_circulated_markdown(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err)
{
	struct circulated c = {.party = party, .err = err};
	const struct zd_read_options options = {.codec = ZD_CODEC_MARKDOWN};
	struct zd_buf whole = ZD_BUF_INIT;
	struct zd_draft *draft;
	int code = read_all(&c, bytes);

	if (!code)
		code = assemble(&c, &whole);
	if (!code)
		code = zd_draft_decode(
			&draft, NULL, zd_buf_slice(&whole), &options, err);
	if (!code) {
		/* The draft borrows: a copy of it stands alone. */
		*out = zd_draft_new();
		for (uint32_t i = 0; i < draft->paragraphs.len; i++)
			zd_draft_add_copy(*out, draft, i);
		zd_draft_free(draft);
	}
	zd_buf_clear(&whole);
	zd_buf_clear(&c.away);
	zd_buf_clear(&c.fields);
	zd_buf_clear(&c.text);
	zd_buf_clear(&c.parties);
	zd_buf_clear(&c.kept);
	zd_vec_clear(&c.ends);
	zd_vec_clear(&c.moved);
	zd_arena_clear(&c.arena);
	return code;
}
