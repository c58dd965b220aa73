#include <string.h>

#include "base/utf8.h"
#include "render/block.h"
#include "render/docx.h"
#include "render/escape.h"

void zd_docx_put_who(struct zd_docx *d, struct zd_slice author)
{
	zd_buf_printf(d->out, " w:id=\"%u\" w:author=\"", ++d->id);
	zd_escape_xml(d->out, author);
	zd_buf_putc(d->out, '"');
	zd_buf_puts(d->out, d->date);
}

void zd_docx_change(
	struct zd_docx *d, const char *change, struct zd_slice author)
{
	if (d->change && change && !strcmp(d->change, change) &&
		zd_slice_eq(d->author, author))
		return;
	if (d->change)
		zd_buf_printf(d->out, "</w:%s>", d->change);
	d->change = change;
	d->author = author;
	if (!change)
		return;
	zd_buf_printf(d->out, "<w:%s", change);
	zd_docx_put_who(d, author);
	zd_buf_putc(d->out, '>');
}

/* --- Runs ----------------------------------------------------------------- */

static bool is_deletion(const struct zd_docx *d)
{
	return d->change && !strcmp(d->change, "del");
}

void zd_docx_open_text(struct zd_docx *d, const char *look)
{
	zd_buf_puts(d->out, "<w:r>");
	if (*look) {
		zd_buf_puts(d->out, "<w:rPr>");
		zd_buf_puts(d->out, look);
		zd_buf_puts(d->out, "</w:rPr>");
	}
	zd_buf_puts(d->out,
		is_deletion(d) ? "<w:delText xml:space=\"preserve\">"
			       : "<w:t xml:space=\"preserve\">");
}

void zd_docx_close_text(struct zd_docx *d)
{
	zd_buf_puts(
		d->out, is_deletion(d) ? "</w:delText></w:r>" : "</w:t></w:r>");
}

void zd_docx_put_text(struct zd_docx *d, struct zd_slice text, const char *look)
{
	zd_docx_open_text(d, look);
	zd_escape_xml(d->out, text);
	zd_docx_close_text(d);
}

static void put_tab(struct zd_docx *d)
{
	zd_buf_puts(d->out, "<w:r><w:tab/></w:r>");
}

/* In the order that the standard wants. */
static const char *look_of(const struct zd_view_run *r)
{
	if (r->mark == ZD_VIEW_SIGN)
		return "<w:color w:val=\"595959\"/>";
	if (r->mark == ZD_VIEW_OWNER)
		return "<w:b/><w:bCs/>";
	if (r->mark == ZD_VIEW_SAID || (r->emph && !r->strong))
		return "<w:i/><w:iCs/>";
	if (r->emph)
		return "<w:b/><w:bCs/><w:i/><w:iCs/>";
	return r->strong ? "<w:b/><w:bCs/>" : "";
}

static const char *look_was(const struct zd_view_run *r)
{
	struct zd_view_run was = *r;

	was.emph = r->was_emph;
	was.strong = r->was_strong;
	return look_of(&was);
}

static struct zd_slice owner_of(
	const struct zd_docx *d, const struct zd_view_run *r)
{
	struct zd_slice owner = d->v->abouts.at[r->about].owner;

	return owner.len && !d->options->no_attribution ? owner : d->who;
}

/* Whose label or paragraph mark it is: what is proposed whole has an owner. */
static struct zd_slice block_owner(
	const struct zd_docx *d, const struct zd_view_block *b)
{
	for (uint32_t i = b->first; b->proposed && i < b->first + b->count; i++)
		if (d->v->runs.at[i].about)
			return owner_of(d, &d->v->runs.at[i]);
	return d->who;
}

/* The element around text that is on all these sides, of which this line shows
 * some; NULL for none. */
static const char *change_of(const struct zd_docx *d,
	const struct zd_docx_line *line, unsigned all, unsigned sides)
{
	if (line->plain)
		return NULL;
	if (line->away)
		return "moveFrom";
	if (all == ZD_DOCX_BOTH && sides == ZD_DOCX_TO &&
		d->v->blocks.at[line->block].move)
		return "moveTo";
	return sides == ZD_DOCX_FROM  ? "del"
		: sides == ZD_DOCX_TO ? "ins"
				      : NULL;
}

/* Who says something: the names before "EU, UK: delete". */
static void hear_owner(
	struct zd_docx *d, const struct zd_view_run *r, struct zd_buf *owners)
{
	(void)d;
	if (r->mark == ZD_VIEW_OWNER)
		zd_buf_put_slice(owners, r->text);
	else if (r->mark == ZD_VIEW_SIGN && zd_slice_is(r->text, ", "))
		zd_buf_put_slice(owners, r->text);
	else if (r->mark != ZD_VIEW_SIGN || !zd_slice_is(r->text, ": "))
		zd_buf_truncate(owners, 0);
}

/* "reserve", "reserve (pending instructions)": all that they say here. */
static void hear_said(
	struct zd_docx *d, uint32_t i, uint32_t end, struct zd_buf *said)
{
	for (; i < end; i++) {
		const struct zd_view_run *r = &d->v->runs.at[i];
		bool paren = r->mark == ZD_VIEW_SIGN &&
			(zd_slice_is(r->text, " (") ||
				zd_slice_is(r->text, ")"));

		if (r->mark != ZD_VIEW_SAID && !paren)
			return;
		zd_buf_put_slice(said, r->text);
	}
}

/* A position, which is a comment besides. */
static void put_said(
	struct zd_docx *d, uint32_t *i, uint32_t end, struct zd_slice owners)
{
	struct zd_buf said = ZD_BUF_INIT;
	uint32_t id;

	hear_said(d, *i, end, &said);
	zd_docx_change(d, NULL, d->who);
	id = zd_docx_begin_comment(d, owners, zd_buf_slice(&said));
	zd_docx_change(d, "ins", owners);
	for (; *i < end; ++*i) {
		const struct zd_view_run *r = &d->v->runs.at[*i];

		if (r->mark != ZD_VIEW_SAID &&
			!(r->mark == ZD_VIEW_SIGN &&
				(zd_slice_is(r->text, " (") ||
					zd_slice_is(r->text, ")"))))
			break;
		zd_docx_put_text(d, r->text, look_of(r));
	}
	zd_docx_change(d, NULL, d->who);
	zd_docx_end_comment(d, id);
	zd_buf_clear(&said);
}

static bool same_look(const struct zd_view_run *a, const struct zd_view_run *b)
{
	return a->mark == b->mark && a->emph == b->emph &&
		a->strong == b->strong && a->restyled == b->restyled &&
		a->was_emph == b->was_emph && a->was_strong == b->was_strong &&
		a->about == b->about && a->proposed == b->proposed &&
		!b->note && !b->gap;
}

/* How the run looks on these sides; where it looked otherwise before, both. */
const char *zd_docx_look(
	struct zd_docx *d, const struct zd_view_run *r, unsigned sides)
{
	struct zd_buf look = ZD_BUF_INIT, *out = d->out;
	const char *kept;

	if (!r->restyled || sides == ZD_DOCX_TO)
		return look_of(r);
	if (sides == ZD_DOCX_FROM)
		return look_was(r);
	d->out = &look;
	zd_buf_puts(d->out, look_of(r));
	zd_buf_puts(d->out, "<w:rPrChange");
	zd_docx_put_who(d, owner_of(d, r));
	zd_buf_printf(d->out, "><w:rPr>%s</w:rPr></w:rPrChange>", look_was(r));
	d->out = out;
	kept = zd_arena_strndup(&d->arena, look.ptr, look.len);
	zd_buf_clear(&look);
	return kept;
}

/* A text's own "\u{41}" is told from a character shown by its number: its
 * backslash is, too. */
static void put_words(struct zd_docx *d, struct zd_slice s)
{
	size_t at;

	while ((at = zd_slice_find(s, ZD_LIT("\\u{"))) != SIZE_MAX) {
		zd_escape_xml(d->out, zd_slice_sub(s, 0, at));
		zd_buf_puts(d->out, "\\u{5C}");
		s = zd_slice_sub(s, at + 1, s.len);
	}
	zd_escape_xml(d->out, s);
}

/* Run *i and those behind it that look the same; *i moves behind them. */
static void put_run(struct zd_docx *d, const struct zd_docx_line *line,
	uint32_t *i, uint32_t end)
{
	const struct zd_view_run *r = &d->v->runs.at[(*i)++];
	unsigned all = zd_docx_sides(r), sides = all & line->only;

	if (!sides || !r->text.len)
		return;
	zd_docx_change(d, change_of(d, line, all, sides), owner_of(d, r));
	if (r->note) {
		zd_docx_put_note(d, r, sides);
		return;
	}
	zd_docx_open_text(d, zd_docx_look(d, r, sides));
	put_words(d, r->text);
	for (; *i < end && same_look(r, &d->v->runs.at[*i]); ++*i)
		put_words(d, d->v->runs.at[*i].text);
	zd_docx_close_text(d);
}

void zd_docx_put_runs(struct zd_docx *d, const struct zd_docx_line *line,
	uint32_t first, uint32_t end)
{
	struct zd_buf owners = ZD_BUF_INIT;

	for (uint32_t i = first; i < end;) {
		const struct zd_view_run *r = &d->v->runs.at[i];

		if (r->mark == ZD_VIEW_SAID && owners.len) {
			put_said(d, &i, end, zd_buf_slice(&owners));
			zd_buf_truncate(&owners, 0);
			continue;
		}
		hear_owner(d, r, &owners);
		if (r->gap)
			i++;
		else
			put_run(d, line, &i, end);
	}
	zd_docx_change(d, NULL, d->who);
	zd_buf_clear(&owners);
}

/* --- Labels --------------------------------------------------------------- */

static void put_label(struct zd_docx *d, const struct zd_docx_line *line,
	enum zd_view_kind kind, struct zd_slice label, unsigned sides)
{
	struct zd_slice dressed = zd_arena_printf(&d->arena, "%s%.*s%s",
		zd_block_before(kind), ZD_FMT(label), zd_block_behind(kind));
	unsigned all = sides;

	sides &= line->only;
	if (!sides || !label.len)
		return;
	zd_docx_change(d, change_of(d, line, all, sides),
		block_owner(d, &d->v->blocks.at[line->block]));
	zd_docx_put_text(
		d, dressed, kind == ZD_VIEW_PARAGRAPH ? "<w:b/><w:bCs/>" : "");
	if (kind == ZD_VIEW_PARAGRAPH || kind == ZD_VIEW_SUB)
		put_tab(d);
	else
		zd_docx_put_text(d, ZD_LIT(" "), "");
}

static void put_labels(struct zd_docx *d, const struct zd_docx_line *line)
{
	const struct zd_view_block *b = &d->v->blocks.at[line->block];
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);

	if (line->gap != ZD_VIEW_NONE) {
		const struct zd_view_run *r = &d->v->runs.at[line->gap];

		put_label(d, line, r->number, r->text, ZD_DOCX_FROM);
	}
	if (!line->head || zd_docx_key_is_style(d, line))
		return;
	if (b->kind == ZD_VIEW_NOTE && !b->joined)
		zd_docx_put_place(d, line->block, line->only & line->begins);
	if (b->opens) {
		zd_docx_change(d, "ins", d->who);
		zd_docx_put_text(d, ZD_LIT("["), "");
	}
	for (size_t i = 0; i < n; i++) {
		unsigned sides = parts[i].joined || b->proposed ? ZD_DOCX_TO
			: zd_view_goes(parts[i].mark)           ? ZD_DOCX_FROM
			: zd_view_comes(parts[i].mark)          ? ZD_DOCX_TO
								: ZD_DOCX_BOTH;

		put_label(d, line, parts[i].kind, parts[i].label, sides);
	}
}

/* --- Paragraphs ----------------------------------------------------------- */

/* A script that runs from right to left: by the first letter. */
static bool is_rightward(const struct zd_docx *d, const struct zd_docx_line *l)
{
	int way = 0;

	for (uint32_t i = l->first; !way && i < l->end; i++)
		if (!d->v->runs.at[i].note)
			way = zd_utf8_direction(d->v->runs.at[i].text);
	return way < 0;
}

/* Whether the mark behind a line has come from elsewhere with its words. Behind
 * words that are new it is new: LibreOffice would leave it there when all is
 * rejected. */
static bool mark_is_moved(const struct zd_docx *d, const struct zd_docx_line *l)
{
	const struct zd_view_block *b = &d->v->blocks.at[l->block];
	uint32_t i = l->end;

	if (!b->move || b->kind == ZD_VIEW_NOTE)
		return false;
	while (i > l->first && !d->v->runs.at[i - 1].text.len)
		i--;
	return i == l->first || !zd_view_comes(d->v->runs.at[i - 1].mark);
}

/* The paragraph mark where it is not there on both sides. */
static void put_mark(struct zd_docx *d, const struct zd_docx_line *last)
{
	const struct zd_view_block *b = &d->v->blocks.at[last->block];
	const char *change;

	if (last->ends == ZD_DOCX_BOTH)
		return;
	if (last->ends == ZD_DOCX_TO)
		change = mark_is_moved(d, last) ? "moveTo" : "ins";
	else
		change = last->away ? "moveFrom" : "del";
	zd_buf_printf(d->out, "<w:rPr><w:%s", change);
	zd_docx_put_who(d, block_owner(d, b));
	zd_buf_puts(d->out, "/></w:rPr>");
}

static void put_range(struct zd_docx *d, const struct zd_docx_line *line,
	bool opens, uint32_t *id)
{
	const char *which = line->away ? "From" : "To";

	if (!opens) {
		zd_buf_printf(
			d->out, "<w:move%sRangeEnd w:id=\"%u\"/>", which, *id);
		return;
	}
	zd_buf_printf(d->out, "<w:move%sRangeStart", which);
	zd_docx_put_who(d, d->who);
	*id = d->id;
	zd_buf_printf(d->out, " w:name=\"move%u\"/>",
		d->v->blocks.at[line->block].move);
}

static void put_line(struct zd_docx *d, size_t i)
{
	const struct zd_docx_line *line = &d->lines.at[i];
	uint32_t from = d->said_first[i], to = d->said_first[i + 1], id;

	id = d->id;
	for (uint32_t k = from; k < to; k++)
		zd_docx_begin_comment(
			d, d->said.at[k].author, d->said.at[k].text);
	put_labels(d, line);
	zd_docx_put_runs(d, line, line->first, line->end);
	for (uint32_t k = from; k < to; k++)
		zd_docx_end_comment(d, id + 1 + (k - from));
}

/* The line that says what the paragraph is: the first that begins one on the
 * to-side, where there is any. */
static const struct zd_docx_line *leading(
	const struct zd_docx *d, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++)
		if (d->lines.at[i].begins & d->lines.at[i].holds & ZD_DOCX_TO)
			return &d->lines.at[i];
	return &d->lines.at[first];
}

/* Lines up to the first with a paragraph mark are one paragraph. */
static size_t put_paragraph(struct zd_docx *d, size_t i, uint32_t *range)
{
	const struct zd_docx_line *line = &d->lines.at[i];
	size_t last = i;

	while (!d->lines.at[last].ends && last + 1 < d->lines.len &&
		!d->lines.at[last + 1].row)
		last++;
	zd_buf_puts(d->out, "<w:p><w:pPr>");
	zd_docx_put_style(d, leading(d, i, last));
	if (is_rightward(d, line))
		zd_buf_puts(d->out, "<w:bidi/>");
	put_mark(d, &d->lines.at[last]);
	zd_docx_put_old_style(d, leading(d, i, last));
	zd_buf_puts(d->out, "</w:pPr>");
	for (; i <= last; i++) {
		line = &d->lines.at[i];
		if (line->opens)
			put_range(d, line, true, &range[line->away]);
		put_line(d, i);
		if (line->closes && i < last)
			put_range(d, line, false, &range[line->away]);
	}
	zd_buf_puts(d->out, "</w:p>");
	line = &d->lines.at[last];
	if (line->closes)
		put_range(d, line, false, &range[line->away]);
	return last + 1;
}

void zd_docx_put_lines(struct zd_docx *d)
{
	uint32_t range[2] = {0, 0};

	for (size_t i = 0; i < d->lines.len;)
		i = d->lines.at[i].row ? zd_docx_put_table(d, i)
				       : put_paragraph(d, i, range);
}
