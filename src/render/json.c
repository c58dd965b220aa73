/*
 * JSON, schema "zerodraft/1": one object, a block a line, so that a reader
 * may stream it too.
 *
 *	{"schema": "zerodraft/1", "what": "redline",
 *	 "facts": [["from", "zero"], …],
 *	 "blocks": [
 *	  {"kind": "paragraph", "mark": "kept", "label": "OP7", …,
 *	   "runs": [{"mark": "kept", "text": "…", "from": 0, "to": 0}, …]},
 *	 …],
 *	 "compilation": …}
 *
 * of a block  kind, mark always; level, label, old_label (where it changed; ""
 *             if there was none), old_kind and old_level (where that or the
 *             label changed), id, relation, aside, move, stub, number (of a
 *             note), from and to (the block's index in its draft) where there
 *             is something to say; runs, or cells: lists of runs.
 *             joined: on the from-side it goes on where the block before
 *             it ends.
 *             opens: a bracket of the program's stands before the label.
 * of a run    mark and text always; note: text is a footnote's name, number
 *             its number; emph, strong, quiet; was_emph and was_strong, where
 *             words that stay were in another look; kind, of a change that
 *             is none of words; owner, aside; from and to:
 *             the byte in the block's stored text where this text begins.
 *             gap: on the from-side a block of this kind begins here, text
 *             is its label and from its index.
 *
 *             begins: in a cell of texts beside one another a text of this
 *             kind begins here, text is its label.
 *
 * columns: of a table without a row of names, what the cells of its rows are.
 *
 * Behind the blocks stands the value shown, where it has a form for machines:
 * of a compilation its segments and alternatives, which name the parties.
 *
 * Keys may be added to version 1, never changed or taken away. Written piece
 * by piece into the output: a document tree of ten thousand paragraphs would
 * cost twenty times the text.
 */
#include "render/block.h"
#include "render/escape.h"
#include "render/render.h"

static void put_string(struct zd_buf *out, struct zd_slice s)
{
	zd_buf_putc(out, '"');
	zd_escape_json(out, s);
	zd_buf_putc(out, '"');
}

/* , "key": "value"; nothing for an empty value. */
static void put_text(struct zd_buf *out, const char *key, struct zd_slice s)
{
	if (!s.len)
		return;
	zd_buf_puts(out, key);
	put_string(out, s);
}

static void put_number(struct zd_buf *out, const char *key, uint32_t n)
{
	char digits[10];
	size_t i = sizeof(digits);

	zd_buf_puts(out, key);
	do
		digits[--i] = (char)('0' + n % 10);
	while (n /= 10);
	zd_buf_put(out, digits + i, sizeof(digits) - i);
}

static void put_run(struct zd_buf *out, const struct zd_view *v,
	const struct zd_view_run *r)
{
	const struct zd_view_about *about = &v->abouts.at[r->about];

	zd_buf_puts(out, "{\"mark\": \"");
	zd_buf_puts(out, zd_view_mark_name(r->mark));
	zd_buf_puts(out, "\", \"text\": ");
	put_string(out, r->text);
	if (r->gap) {
		zd_buf_puts(out, ", \"gap\": \"");
		zd_buf_puts(out, zd_view_kind_name(r->number));
		zd_buf_putc(out, '"');
	}
	if (r->begins) {
		zd_buf_puts(out, ", \"begins\": \"");
		zd_buf_puts(out, zd_view_kind_name(r->number));
		zd_buf_putc(out, '"');
		if (r->depth)
			put_number(out, ", \"level\": ", r->depth);
	}
	if (r->note)
		put_number(out, ", \"note\": true, \"number\": ", r->number);
	if (r->emph)
		zd_buf_puts(out, ", \"emph\": true");
	if (r->strong)
		zd_buf_puts(out, ", \"strong\": true");
	if (r->restyled)
		zd_buf_printf(out, ", \"was_emph\": %s, \"was_strong\": %s",
			r->was_emph ? "true" : "false",
			r->was_strong ? "true" : "false");
	if (r->kind != ZD_CHANGE_WORDS)
		put_text(out, ", \"kind\": ",
			zd_slice_str(zd_change_kind_name(r->kind)));
	if (r->quiet)
		zd_buf_puts(out, ", \"quiet\": true");
	put_text(out, ", \"owner\": ", about->owner);
	put_text(out, ", \"aside\": ", about->aside);
	if (r->from_at != ZD_VIEW_NONE)
		put_number(out, ", \"from\": ", r->from_at);
	if (r->to_at != ZD_VIEW_NONE)
		put_number(out, ", \"to\": ", r->to_at);
	zd_buf_putc(out, '}');
}

static void put_runs(struct zd_buf *out, const struct zd_view *v,
	uint32_t first, uint32_t count)
{
	zd_buf_putc(out, '[');
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			zd_buf_puts(out, ", ");
		put_run(out, v, &v->runs.at[first + i]);
	}
	zd_buf_putc(out, ']');
}

static void put_cells(struct zd_buf *out, const struct zd_view *v,
	const struct zd_view_block *b)
{
	zd_buf_puts(out, ", \"cells\": [");
	for (uint32_t i = 0; i < b->cells; i++) {
		const struct zd_view_cell *c = &v->cells.at[b->first_cell + i];

		if (i)
			zd_buf_puts(out, ", ");
		put_runs(out, v, c->first, c->count);
	}
	zd_buf_putc(out, ']');
}

static void put_block(struct zd_buf *out, const struct zd_view *v,
	const struct zd_view_block *b)
{
	zd_buf_puts(out, "{\"kind\": \"");
	zd_buf_puts(out, zd_view_kind_name(b->kind));
	zd_buf_puts(out, "\", \"mark\": \"");
	zd_buf_puts(out, zd_view_mark_name(b->mark));
	zd_buf_putc(out, '"');
	if (b->level)
		put_number(out, ", \"level\": ", b->level);
	put_text(out, ", \"label\": ", b->label);
	if (b->relabelled) {
		zd_buf_puts(out, ", \"old_label\": ");
		put_string(out, b->old_label);
	}
	if (b->relabelled || b->reshaped)
		put_text(out, ", \"old_kind\": ",
			zd_slice_str(zd_view_kind_name(b->old_kind)));
	if (b->reshaped && b->old_level)
		put_number(out, ", \"old_level\": ", b->old_level);
	put_text(out, ", \"id\": ", b->id);
	put_text(out, ", \"relation\": ", b->relation);
	put_text(out, ", \"aside\": ", b->aside);
	if (b->move)
		put_number(out, ", \"move\": ", b->move);
	if (b->opens)
		zd_buf_puts(out, ", \"opens\": true");
	if (b->joined)
		zd_buf_puts(out, ", \"joined\": true");
	if (b->stub)
		zd_buf_puts(out, ", \"stub\": true");
	if (b->number)
		put_number(out, ", \"number\": ", b->number);
	if (b->from != ZD_VIEW_NONE)
		put_number(out, ", \"from\": ", b->from);
	if (b->to != ZD_VIEW_NONE)
		put_number(out, ", \"to\": ", b->to);
	if (b->cells) {
		put_cells(out, v, b);
	} else {
		zd_buf_puts(out, ", \"runs\": ");
		put_runs(out, v, b->first, b->count);
	}
	zd_buf_putc(out, '}');
}

/* Of a table without a row of names: what its cells are. */
static void put_cell_names(struct zd_buf *out, const struct zd_view *v)
{
	const char *before = ",\n\"columns\": [";

	if (!v->cell_names)
		return;
	for (size_t i = 0; v->cell_names[i]; i++, before = ", ") {
		zd_buf_puts(out, before);
		put_string(out, zd_slice_str(v->cell_names[i]));
	}
	zd_buf_putc(out, ']');
}

void zd_render_json(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	(void)options;
	zd_buf_puts(out, "{\"schema\": \"zerodraft/1\", \"what\": ");
	put_string(out, zd_slice_str(v->what));
	zd_buf_puts(out, ",\n\"facts\": [");
	for (size_t i = 0; i < v->facts.len; i++) {
		zd_buf_puts(out, i ? ", [" : "[");
		put_string(out, v->facts.at[i].key);
		zd_buf_puts(out, ", ");
		put_string(out, v->facts.at[i].value);
		zd_buf_putc(out, ']');
	}
	zd_buf_putc(out, ']');
	put_cell_names(out, v);
	zd_buf_puts(out, ",\n\"blocks\": [");
	for (size_t i = 0; i < v->blocks.len; i++) {
		zd_buf_puts(out, i ? ",\n" : "\n");
		put_block(out, v, &v->blocks.at[i]);
	}
	zd_buf_puts(out, "\n]");
	if (v->value_json) {
		zd_buf_puts(out, ",\n");
		put_string(out, zd_slice_str(v->what));
		zd_buf_puts(out, ": ");
		v->value_json(out, v->value);
	}
	zd_buf_puts(out, "}\n");
}
