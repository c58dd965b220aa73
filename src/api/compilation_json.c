/*
 * The compilation for machines: what stands under "compilation" in its JSON,
 * so that each party's draft can be read back (codec/circulated.h).
 */
#include "api/compilation_json.h"

#include "render/escape.h"

struct writer {
	struct zd_buf *out;
	const struct zd_compilation *c;
};

static void put_string(struct zd_buf *out, struct zd_slice s)
{
	zd_buf_putc(out, '"');
	zd_escape_json(out, s);
	zd_buf_putc(out, '"');
}

static void put_text(struct zd_buf *out, const char *key, struct zd_slice s)
{
	if (!s.len)
		return;
	zd_buf_printf(out, ", \"%s\": ", key);
	put_string(out, s);
}

static void put_names(
	struct writer *w, const char *key, uint32_t first, uint32_t count)
{
	if (!count)
		return;
	zd_buf_printf(w->out, ", \"%s\": [", key);
	for (uint32_t i = first; i < first + count; i++) {
		if (i > first)
			zd_buf_puts(w->out, ", ");
		put_string(w->out, w->c->names.at[i]);
	}
	zd_buf_putc(w->out, ']');
}

static void put_stances(struct writer *w, uint32_t first, uint32_t count)
{
	if (!count)
		return;
	zd_buf_puts(w->out, ", \"positions\": [");
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_stance *s = &w->c->stances.at[i];

		zd_buf_puts(w->out, i > first ? ", {" : "{");
		zd_buf_puts(w->out, "\"party\": ");
		put_string(w->out, s->party);
		put_text(w->out, "stance", s->stance);
		put_text(w->out, "target", s->target);
		put_text(w->out, "proposer", s->proposer);
		put_text(w->out, "amendment", s->amendment);
		put_text(w->out, "part", s->part);
		put_text(w->out, "remark", s->remark);
		zd_buf_putc(w->out, '}');
	}
	zd_buf_putc(w->out, ']');
}

static void put_segments(struct writer *w, uint32_t first, uint32_t count);

/* Goes no deeper than ZD_COMPILE_DEPTH. */
static void put_alternative(struct writer *w, const struct zd_alternative *alt)
{
	zd_buf_puts(w->out, alt->base ? "{\"base\": true" : "{\"base\": false");
	if (alt->segments) {
		zd_buf_puts(w->out, ", \"segments\": ");
		put_segments(w, alt->first_segment, alt->segments);
	} else {
		zd_buf_puts(w->out, ", \"text\": ");
		put_string(w->out, alt->text);
	}
	put_names(w, "parties", alt->first_party, alt->parties);
	put_stances(w, alt->first_stance, alt->stances);
	zd_buf_putc(w->out, '}');
}

static void put_segments(struct writer *w, uint32_t first, uint32_t count)
{
	zd_buf_putc(w->out, '[');
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_segment *s = &w->c->segments.at[i];

		if (i > first)
			zd_buf_puts(w->out, ", ");
		if (!s->alternatives) {
			put_string(w->out, s->text);
			continue;
		}
		zd_buf_putc(w->out, '[');
		for (uint32_t k = 0; k < s->alternatives; k++) {
			if (k)
				zd_buf_puts(w->out, ", ");
			put_alternative(
				w, &w->c->alternatives.at[s->first + k]);
		}
		zd_buf_putc(w->out, ']');
	}
	zd_buf_putc(w->out, ']');
}

static const char *kind_name(enum zd_kind kind)
{
	switch (kind) {
	case ZD_FIELD: return "field";
	case ZD_FORMULA: return "formula";
	case ZD_HEADING: return "heading";
	case ZD_PARAGRAPH: return "paragraph";
	case ZD_NOTE: return "note";
	case ZD_TEXT: break;
	}
	return "text";
}

static void put_relabels(struct writer *w, const struct zd_compiled *row)
{
	if (!row->relabels)
		return;
	zd_buf_puts(w->out, ", \"relabels\": [");
	for (uint32_t k = 0; k < row->relabels; k++) {
		const struct zd_relabel *r =
			&w->c->relabels.at[row->first_relabel + k];

		zd_buf_printf(w->out, "%s{\"level\": %u", k ? ", " : "",
			(unsigned)r->level);
		put_text(w->out, "label", r->label);
		put_text(w->out, "mark", r->mark);
		put_text(w->out, "origin", r->origin);
		put_names(w, "parties", r->first_party, r->parties);
		zd_buf_putc(w->out, '}');
	}
	zd_buf_putc(w->out, ']');
}

/* The ids stand in the order of the proposers. */
static void put_ids(struct writer *w, const struct zd_compiled *row)
{
	if (row->place != ZD_PLACE_NEW || !row->chapeau)
		return;
	zd_buf_puts(w->out, ", \"ids\": [");
	for (uint32_t k = 0; k < row->proposers; k++) {
		if (k)
			zd_buf_puts(w->out, ", ");
		put_string(w->out, w->c->ids.at[row->first_id + k]);
	}
	zd_buf_putc(w->out, ']');
}

static void put_row(struct writer *w, const struct zd_compiled *row)
{
	static const char *const places[] = {"base", "new", "moved"};

	zd_buf_printf(w->out, "{\"place\": \"%s\", \"kind\": \"%s\"",
		places[row->place], kind_name(row->kind));
	if (row->chapeau)
		zd_buf_puts(w->out, ", \"chapeau\": true");
	if (row->empty)
		zd_buf_puts(w->out, ", \"empty\": true");
	if (row->level)
		zd_buf_printf(w->out, ", \"level\": %u", (unsigned)row->level);
	put_text(w->out, "label", row->label);
	put_text(w->out, "mark", row->mark);
	put_text(w->out, "id", row->id);
	put_text(w->out, "origin", row->origin);
	if (row->base_paragraph != ZD_NONE)
		zd_buf_printf(w->out, ", \"paragraph\": %u",
			(unsigned)row->base_paragraph);
	put_names(w, "proposers", row->first_proposer, row->proposers);
	put_ids(w, row);
	put_names(w, "deleters", row->first_deleter, row->deleters);
	put_names(w, "movers", row->first_mover, row->movers);
	put_text(w->out, "moved_after", row->moved_after);
	put_relabels(w, row);
	if (w->c->agreed && row->chapeau && row->place == ZD_PLACE_BASE)
		put_text(w->out, "agreed", w->c->agreed[row->base_paragraph]);
	put_stances(w, row->first_stance, row->stances);
	zd_buf_puts(w->out, ", \"segments\": ");
	put_segments(w, row->first, row->segments);
	zd_buf_putc(w->out, '}');
}

void zd_compilation_json(struct zd_buf *out, const void *compilation)
{
	const struct zd_compilation *c = compilation;
	struct writer w = {out, c};

	zd_buf_puts(out, "{\"version\": 1");
	zd_buf_puts(out, ", \"parties\": [");
	for (size_t i = 0; i < c->parties.len; i++) {
		if (i)
			zd_buf_puts(out, ", ");
		put_string(out, c->parties.at[i]);
	}
	zd_buf_putc(out, ']');
	put_stances(&w, c->first_loose, c->loose);
	zd_buf_puts(out, ",\n\"rows\": [");
	for (size_t i = 0; i < c->blocks.len; i++) {
		zd_buf_puts(out, i ? ",\n" : "\n");
		put_row(&w, &c->blocks.at[i]);
	}
	zd_buf_puts(out, "\n]}");
}
