/*
 * Blocks and runs of the web page. Changes are <ins> and <del>; who proposes
 * words stands in their title, for hover, focus and tap; what the program
 * says has the class "remark" or "legend". A moved block and its stub have
 * the same data-move, and each a link to the other.
 */
#include "base/utf8.h"
#include "render/columns.h"
#include "render/escape.h"
#include "render/html.h"

static const struct zd_slice none;

/* name="value" with a space before; nothing for an empty value. */
static void put_attribute(
	struct zd_html *h, const char *name, struct zd_slice value)
{
	if (!value.len)
		return;
	zd_buf_printf(h->out, " %s=\"", name);
	zd_escape_html(h->out, value);
	zd_buf_putc(h->out, '"');
}

/* --- Runs ---------------------------------------------------------------- */

struct tag {
	const char *open, *close;
};

static const struct tag tags[ZD_VIEW_MARKS] = {
	[ZD_VIEW_INSERTED] = {"<ins", "</ins>"},
	[ZD_VIEW_DELETED] = {"<del", "</del>"},
	[ZD_VIEW_MOVED_FROM] = {"<del class=\"moved\"", "</del>"},
	[ZD_VIEW_MOVED_TO] = {"<ins class=\"moved\"", "</ins>"},
	[ZD_VIEW_SIGN] = {"<span class=\"sign\"", "</span>"},
	[ZD_VIEW_OWNER] = {"<b class=\"owner\"", "</b>"},
	[ZD_VIEW_SAID] = {"<span class=\"said\"", "</span>"},
};

/* Words that stay and are somebody's all the same. */
static const struct tag owned = {"<span class=\"by\"", "</span>"};

/* And those that stay in another look. */
static const struct tag restyled = {
	"<span class=\"restyled\" title=\"emphasis changed\"", "</span>"};

static const struct tag *tag_of_mark(
	unsigned mark, const struct zd_view_about *about)
{
	if (mark == ZD_VIEW_KEPT)
		return about && about->owner.len ? &owned : NULL;
	return &tags[mark];
}

/* "EU, UK; from OP4" */
static void put_about(struct zd_html *h, const struct zd_view_about *about)
{
	if (!about->owner.len && !about->aside.len)
		return;
	zd_buf_puts(h->out, " title=\"");
	zd_escape_html(h->out, about->owner);
	if (about->owner.len && about->aside.len)
		zd_buf_puts(h->out, "; ");
	zd_escape_html(h->out, about->aside);
	zd_buf_putc(h->out, '"');
}

static const struct tag *open_mark(
	struct zd_html *h, unsigned mark, const struct zd_view_about *about)
{
	const struct tag *tag = tag_of_mark(mark, about);

	if (!tag)
		return NULL;
	zd_buf_puts(h->out, tag->open);
	if (about)
		put_about(h, about);
	zd_buf_putc(h->out, '>');
	return tag;
}

static const struct tag *open_tag(struct zd_html *h, const struct tag *tag)
{
	zd_buf_puts(h->out, tag->open);
	zd_buf_putc(h->out, '>');
	return tag;
}

/* "change of case"; a passage that moved says whence. */
static const struct tag *open_change(
	struct zd_html *h, const struct zd_view_run *r)
{
	const struct zd_view_about *about = &h->v->abouts.at[r->about];

	if (r->kind == ZD_CHANGE_WORDS || about->owner.len || about->aside.len)
		return open_mark(h, r->mark, about);
	zd_buf_printf(h->out, "%s title=\"change of %s\">", tags[r->mark].open,
		zd_change_kind_name(r->kind));
	return &tags[r->mark];
}

static void close_mark(struct zd_html *h, const struct tag *tag)
{
	if (tag)
		zd_buf_puts(h->out, tag->close);
}

static void put_note(struct zd_html *h, const struct zd_view_run *r)
{
	zd_buf_puts(h->out, "<sup class=\"mark\"");
	put_attribute(h, "data-name", r->text);
	zd_buf_putc(h->out, '>');
	if (r->number) {
		zd_buf_puts(h->out, "<a");
		if (!h->noted[r->number])
			zd_buf_printf(h->out, " id=\"ref.%u\"", r->number);
		h->noted[r->number] = true;
		zd_buf_printf(h->out, " href=\"#note.%u\">%u</a>", r->number,
			r->number);
	} else {
		zd_buf_puts(h->out, "[^");
		zd_escape_html(h->out, r->text);
		zd_buf_putc(h->out, ']');
	}
	zd_buf_puts(h->out, "</sup>");
}

static void put_label(
	struct zd_html *h, enum zd_view_kind kind, struct zd_slice label)
{
	zd_buf_puts(h->out, "<b class=\"label\">");
	zd_buf_puts(h->out, zd_block_before(kind));
	zd_escape_html(h->out, label);
	zd_buf_puts(h->out, zd_block_behind(kind));
	zd_buf_puts(h->out, "</b>");
}

/* The label of a block that ended here, or begins here, on one side. */
static void put_gap(
	struct zd_html *h, enum zd_view_kind kind, struct zd_slice label)
{
	zd_buf_puts(h->out, zd_block_gap);
	zd_buf_putc(h->out, ' ');
	if (!label.len)
		return;
	put_label(h, kind, label);
	zd_buf_putc(h->out, ' ');
}

/* A sign "[" of what nobody contests says so, for the script. */
static void put_words(struct zd_html *h, struct zd_slice text)
{
	size_t at = 0, from = 0;

	for (; (at = zd_slice_chr(text, '[', at)) != SIZE_MAX; at++) {
		if (!zd_view_is_settled(h->v, text.ptr + at))
			continue;
		zd_escape_html(h->out, zd_slice_sub(text, from, at));
		zd_buf_puts(h->out, "<span class=\"set\">[</span>");
		from = at + 1;
	}
	zd_escape_html(h->out, zd_slice_sub(text, from, text.len));
}

static void put_run(struct zd_html *h, const struct zd_view_run *r)
{
	if (r->note) {
		put_note(h, r);
		return;
	}
	if (r->strong)
		zd_buf_puts(h->out, "<strong>");
	if (r->emph)
		zd_buf_puts(h->out, "<em>");
	put_words(h, r->text);
	if (r->emph)
		zd_buf_puts(h->out, "</em>");
	if (r->strong)
		zd_buf_puts(h->out, "</strong>");
}

static void put_runs(struct zd_html *h, uint32_t i, uint32_t end)
{
	const struct zd_view_run *runs = h->v->runs.at;
	const struct tag *tag;

	while (i < end) {
		unsigned mark = runs[i].mark;
		uint32_t about = runs[i].about;
		bool looks = runs[i].restyled;
		unsigned kind = runs[i].kind;

		if (runs[i].gap) {
			zd_buf_puts(h->out, "<del class=\"gap\">");
			put_gap(h, runs[i].number, runs[i].text);
			zd_buf_puts(h->out, "</del>");
			i++;
			continue;
		}
		tag = looks ? open_tag(h, &restyled) : open_change(h, &runs[i]);
		for (; i < end && runs[i].mark == mark &&
			runs[i].about == about && !runs[i].gap &&
			runs[i].restyled == looks && runs[i].kind == kind;
			i++)
			put_run(h, &runs[i]);
		close_mark(h, tag);
	}
}

void zd_html_put_words(struct zd_html *h, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_view_run *r = &h->v->runs.at[i];

		if (!zd_view_goes(r->mark) && !r->note)
			zd_escape_html(h->out, r->text);
	}
}

/* --- Blocks -------------------------------------------------------------- */

static void put_labels(struct zd_html *h, const struct zd_view_block *b)
{
	struct zd_label_part parts[2];
	size_t n = zd_block_labels(b, parts);
	const struct tag *tag;

	if (b->opens)
		zd_buf_puts(h->out, "<span class=\"sign\">[</span>");
	if (b->kind == ZD_VIEW_NOTE) {
		if (b->number)
			zd_buf_printf(h->out, "<sup class=\"number\">%u</sup> ",
				b->number);
		if (!b->joined)
			return;
		parts[0].label = none;
	}
	for (size_t i = 0; i < n; i++) {
		if (parts[i].joined) {
			zd_buf_puts(h->out, "<ins class=\"joined\">");
			put_gap(h, b->kind, parts[i].label);
			zd_buf_puts(h->out, "</ins>");
			continue;
		}
		tag = open_mark(h, parts[i].mark, NULL);
		put_label(h, parts[i].kind, parts[i].label);
		close_mark(h, tag);
		zd_buf_putc(h->out, ' ');
	}
}

/* Headings lie in one another without a step left out, whatever the levels
 * of the draft: those above this one, in a row, make its depth. */
static const char *heading_tag(struct zd_html *h, uint32_t level)
{
	static const char *const names[] = {"h2", "h3", "h4", "h5", "h6"};
	size_t last = sizeof(names) / sizeof(*names) - 1;

	while (h->above.len && h->above.at[h->above.len - 1] >= level)
		h->above.len--;
	zd_vec_push(&h->above, level);
	return names[h->above.len - 1 < last ? h->above.len - 1 : last];
}

static const char *tag_of(struct zd_html *h, const struct zd_view_block *b)
{
	if (b->stub)
		return "p";
	return b->kind == ZD_VIEW_TITLE      ? "h1"
		: b->kind == ZD_VIEW_HEADING ? heading_tag(h, b->level)
					     : "p";
}

/* What is said, its names as links to the blocks that they stand for. */
static void put_linked(struct zd_html *h, struct zd_slice said,
	const struct zd_block_refs *refs)
{
	size_t at = 0;

	for (size_t i = 0; i < refs->len; i++) {
		const struct zd_view_ref *ref = &refs->at[i];
		uint32_t block = zd_html_find(h, ref);

		if (block == ZD_VIEW_NONE || ref->at < at)
			continue;
		zd_escape_html(h->out, zd_slice_sub(said, at, ref->at));
		at = ref->at + ref->len;
		zd_buf_puts(h->out, "<a href=\"#");
		zd_html_put_anchor(h, block);
		zd_buf_puts(h->out, "\">");
		zd_escape_html(h->out, zd_slice_sub(said, ref->at, at));
		zd_buf_puts(h->out, "</a>");
	}
	zd_escape_html(h->out, zd_slice_sub(said, at, said.len));
}

static void put_said(struct zd_html *h, const struct zd_view_block *b)
{
	struct zd_buf said = ZD_BUF_INIT;
	struct zd_block_refs refs = {0};

	zd_block_said(&said, h->v, b, &refs);
	if (said.len) {
		zd_buf_puts(h->out, b->stub ? "" : " ");
		zd_buf_puts(h->out, "<small class=\"remark\">");
		put_linked(h, zd_buf_slice(&said), &refs);
		zd_buf_puts(h->out, "</small>");
	}
	if (b->kind == ZD_VIEW_NOTE && b->number && h->noted[b->number])
		zd_buf_printf(h->out,
			" <small class=\"remark\"><a href=\"#ref.%u\" "
			"aria-label=\"Back to the mark of footnote %u\">↩</a>"
			"</small>",
			b->number, b->number);
	zd_vec_clear(&refs);
	zd_buf_clear(&said);
}

static void put_id(struct zd_html *h, uint32_t block)
{
	const struct zd_view_block *b = &h->v->blocks.at[block];

	if (b->kind == ZD_VIEW_NOTE && b->number && !b->stub) {
		zd_buf_printf(h->out, " id=\"note.%u\"", b->number);
	} else if (h->anchors[block]) {
		zd_buf_puts(h->out, " id=\"");
		zd_html_put_anchor(h, block);
		zd_buf_putc(h->out, '"');
	}
}

/*
 * The way a paragraph runs is that of its words, not that of its label: of the
 * first letters of its runs. Only what runs from the right is marked, so that
 * a page in Latin letters is not a byte longer.
 */
static void put_direction(struct zd_html *h, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct zd_view_run *r = &h->v->runs.at[i];
		int way = r->note ? 0 : zd_utf8_direction(r->text);

		if (way < 0)
			zd_buf_puts(h->out, " dir=\"rtl\"");
		if (way)
			return;
	}
}

void zd_html_put_block(struct zd_html *h, uint32_t block)
{
	const struct zd_view_block *b = &h->v->blocks.at[block];
	const char *tag = tag_of(h, b);

	zd_buf_printf(h->out, "<%s class=\"%s%s", tag,
		zd_view_kind_name(b->kind), b->stub ? " stub" : "");
	if (b->kind == ZD_VIEW_SUB && b->level > 1)
		zd_buf_puts(h->out, " deep");
	if (b->mark != ZD_VIEW_KEPT)
		zd_buf_printf(h->out, " %s", zd_view_mark_name(b->mark));
	if (b->contested)
		zd_buf_puts(h->out, " contested");
	zd_buf_putc(h->out, '"');
	put_id(h, block);
	if (!b->stub)
		put_direction(h, b->first, b->first + b->count);
	if (b->kind == ZD_VIEW_NOTE)
		put_attribute(h, "data-name", b->label);
	if (b->move)
		zd_buf_printf(h->out, " data-move=\"%u\"", b->move);
	zd_buf_putc(h->out, '>');
	if (!b->stub) {
		put_labels(h, b);
		put_runs(h, b->first, b->first + b->count);
	}
	put_said(h, b);
	zd_buf_printf(h->out, "</%s>\n", tag);
}

/* --- Rows ---------------------------------------------------------------- */

/* The texts of a cell beside others. */
static void put_texts(struct zd_html *h, uint32_t i, uint32_t end)
{
	const struct tag *tag;
	uint32_t stop;

	for (; i < end; i = stop) {
		const struct zd_view_run *r = &h->v->runs.at[i];
		struct zd_slice said = r->text;

		stop = zd_columns_text_end(h->v, i, end);
		zd_buf_printf(h->out, "<p class=\"%s%s\">",
			zd_view_kind_name(r->number),
			r->depth > 1 ? " deep" : "");
		tag = open_mark(h, r->mark, NULL);
		if (said.len && r->number != ZD_VIEW_REMARK)
			put_label(h, r->number, said);
		else
			zd_escape_html(h->out, said);
		close_mark(h, tag);
		zd_buf_puts(h->out, said.len ? " " : "");
		put_runs(h, i + 1, stop);
		zd_buf_puts(h->out, "</p>");
	}
}

/* The name of the column, for narrow screens that show cells one below the
 * other. */
static void put_column(
	struct zd_html *h, const struct zd_view_block *head, uint32_t i)
{
	struct zd_buf name = ZD_BUF_INIT;
	const struct zd_view_cell *c;

	if (!head || i >= head->cells)
		return;
	c = &h->v->cells.at[head->first_cell + i];
	zd_runs_text(&name, h->v, c->first, c->count);
	put_attribute(h, "data-column", zd_buf_slice(&name));
	zd_buf_clear(&name);
}

/* The cells that a row has not, so that its line is whole. */
static void put_rest(struct zd_html *h, const struct zd_view_block *b,
	const struct zd_view_block *head)
{
	size_t want = head ? head->cells : 0;

	while (!head && h->v->cell_names && h->v->cell_names[want])
		want++;
	for (size_t i = b->cells; i < want; i++)
		zd_buf_puts(h->out, "<td></td>");
}

/* Whether a cell says what the one before it says, word for word. */
static bool is_same(const struct zd_html *h, const struct zd_view_cell *c)
{
	const struct zd_view_cell *before = c - 1;

	if (c->count != before->count)
		return false;
	for (uint32_t i = 0; i < c->count; i++) {
		const struct zd_view_run *r = &h->v->runs.at[c->first + i];
		const struct zd_view_run *s = &h->v->runs.at[before->first + i];

		if (r->mark != ZD_VIEW_KEPT || s->mark != ZD_VIEW_KEPT ||
			!zd_slice_eq(r->text, s->text))
			return false;
	}
	return c->count > 0;
}

void zd_html_put_row(
	struct zd_html *h, uint32_t block, const struct zd_view_block *head)
{
	const struct zd_view_block *b = &h->v->blocks.at[block];
	bool names = b->kind == ZD_VIEW_HEAD_ROW;

	zd_buf_puts(h->out, "<tr");
	put_id(h, block);
	zd_buf_putc(h->out, '>');
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *c =
			&h->v->cells.at[b->first_cell + i];
		uint32_t end = c->first + c->count;

		zd_buf_puts(h->out, names ? "<th scope=\"col\"" : "<td");
		if (!names && c->count && h->v->columns) {
			put_column(h, head, i);
			if (i && is_same(h, c))
				zd_buf_puts(h->out, " class=\"same\"");
		}
		put_direction(h, c->first, end);
		zd_buf_putc(h->out, '>');
		if (h->v->columns && !names)
			put_texts(h, c->first, end);
		else
			put_runs(h, c->first, end);
		zd_buf_puts(h->out, names ? "</th>" : "</td>");
	}
	put_rest(h, b, head);
	zd_buf_puts(h->out, "</tr>\n");
}
