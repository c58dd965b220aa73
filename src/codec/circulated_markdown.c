/* The compilation's Markdown (render/circulated.c) read back. What the party
 * wants is put together as Markdown, and the reader of drafts does the rest. */
#include "codec/circulated_markdown.h"
#include "codec/codec.h"
#include "text/draft.h"
#include "text/markup.h"

/* Stands in no text: control characters are not let in. */
#define HERE '\1'

/* Sub-paragraphs go where their paragraph goes. */
static void begin_paragraph(
	struct zd_circulated *c, const struct zd_circulated_row *row)
{
	struct zd_away one = {
		zd_arena_slice(&c->arena, row->move), c->away.len, c->away.len};

	c->moving = row->move.len && !row->out;
	if (c->moving)
		zd_vec_push(&c->moved, one);
}

static void put_here(struct zd_buf *out, const struct zd_circulated_row *row)
{
	if (row->here.len)
		zd_buf_printf(out, "%c%.*s\n", HERE, ZD_FMT(row->here));
}

/* The row begins a paragraph: it has a head, or no sign of a sub-paragraph. */
static bool is_chapeau(const struct zd_circulated *c,
	const struct zd_circulated_row *row, const struct zd_buf *head)
{
	char room[ZD_MARK_ROOM];
	struct zd_slice mark;

	return head->len ||
		!zd_block_mark_parse(
			zd_slice_sub(c->row, row->from, row->to), &mark, room);
}

/* Appends what the party has of the row. */
static int take_row(struct zd_circulated *c, struct zd_buf *head,
	struct zd_circulated_row *row)
{
	struct zd_buf *out;
	int code;

	if (!row->instead && is_chapeau(c, row, head))
		begin_paragraph(c, row);
	out = c->moving ? &c->away : &c->text;
	if (row->only_move) {
		put_here(&c->text, row);
		return ZD_OK;
	}
	if (row->out) {
		if (!row->instead)
			c->words_at = SIZE_MAX;
		return ZD_OK;
	}
	code = row->instead
		? zd_circulated_put_instead(c, out, row)
		: zd_circulated_put_row(c, out, zd_buf_slice(head), row);
	zd_buf_puts(out, "\n\n");
	if (c->moving)
		c->moved.at[c->moved.len - 1].to = c->away.len;
	return code;
}

static int read_line(struct zd_circulated *c, struct zd_slice line)
{
	struct zd_buf head = ZD_BUF_INIT;
	struct zd_circulated_row row;
	size_t at_row;
	int code;

	c->row = line;
	code = zd_circulated_ends(c);
	if (code)
		return code;
	at_row = zd_circulated_head(c, &head);
	row = zd_circulated_read_row(c, at_row);
	code = take_row(c, &head, &row);
	zd_buf_clear(&head);
	return code;
}

/* --- The file ------------------------------------------------------------- */

/* "[8 parties: **EU**]{.legend}" */
static void read_legend(struct zd_circulated *c, struct zd_slice line)
{
	size_t i = 0, stop;
	struct zd_slice name;

	c->legend = true;
	c->follow |= zd_slice_starts(line, "[" ZD_SIGN_FOLLOW);
	for (; i < line.len; i++) {
		if (!zd_sign_at(line, i, "**"))
			continue;
		for (stop = i + 2;
			stop < line.len && !zd_sign_at(line, stop, "**");)
			stop += zd_sign_unit(line, stop);
		name = zd_slice_sub(line, i + 2, stop);
		c->known |= zd_circulated_is_party(c, name);
		if (c->parties.len)
			zd_buf_puts(&c->parties, ", ");
		zd_sign_unescape(&c->parties, name);
		i = stop + 1;
	}
}

/* key: 'value' of the front matter; other keys are not the draft's. */
static int read_field(struct zd_circulated *c, struct zd_slice line)
{
	size_t colon = zd_slice_chr(line, ':', 0), dashes;
	struct zd_buf value = ZD_BUF_INIT, words = ZD_BUF_INIT;
	struct zd_slice key = zd_slice_sub(line, 0, colon);
	struct zd_circulated_row row;
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
	code = zd_circulated_ends(c);
	if (!code) {
		row = zd_circulated_read_row(c, 0);
		begin_paragraph(c, &row);
		if (row.only_move) {
			put_here(&c->fields, &row);
		} else if (!row.out) {
			code = zd_circulated_words(c, &words, row.from, row.to);
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

static int no_compilation(struct zd_circulated *c)
{
	return zd_error_set(c->err, ZD_EFORMAT,
		"this is no compilation: it does not begin with a legend, as "
		"those of zerodraft compile do");
}

static int read_all(struct zd_circulated *c, struct zd_slice rest)
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

static const struct zd_away *find_away(
	const struct zd_circulated *c, struct zd_slice name)
{
	for (size_t i = 0; i < c->moved.len; i++)
		if (zd_slice_eq(c->moved.at[i].name, name))
			return &c->moved.at[i];
	return NULL;
}

/* Appends text, with what is moved in its place. */
static int put_moved(
	struct zd_circulated *c, struct zd_buf *out, struct zd_slice rest)
{
	while (rest.ptr) {
		struct zd_slice line = zd_slice_cut(&rest, '\n');
		const struct zd_away *a;

		if (!line.len || line.ptr[0] != HERE) {
			zd_buf_put_slice(out, line);
			if (rest.ptr)
				zd_buf_putc(out, '\n');
			continue;
		}
		a = find_away(c, zd_slice_sub(line, 1, line.len));
		if (!a)
			return zd_circulated_bad(
				c, "a move comes from nowhere");
		zd_buf_put(
			out, zd_buf_str(&c->away) + a->from, a->to - a->from);
	}
	return ZD_OK;
}

/* The party's text as a draft in Markdown. */
static int assemble(struct zd_circulated *c, struct zd_buf *out)
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

/* A draft that was read borrows; a copy of it does not. */
static struct zd_draft *stand_alone(const struct zd_draft *from, bool follow)
{
	struct zd_draft *d = zd_draft_new();
	uint32_t *order = zd_calloc(from->paragraphs.len + 1, sizeof(*order));

	zd_draft_follow_notes(from, order);
	for (uint32_t i = 0; i < from->paragraphs.len; i++)
		zd_draft_add_copy(d, from, follow ? order[i] : i);
	zd_free(order);
	return d;
}

int zd_circulated_markdown(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err)
{
	struct zd_circulated c = {
		.party = party, .words_at = SIZE_MAX, .err = err};
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
		*out = stand_alone(draft, c.follow && !c.kept.len);
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
