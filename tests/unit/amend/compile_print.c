#include "compile_print.h"

static void put_names(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			zd_buf_puts(out, ", ");
		zd_buf_put_slice(out, c->names.at[first + i]);
	}
}

/* "– US: delete; CA: support": what stands behind words. */
struct saying {
	struct zd_buf text;
};

static void say(struct saying *s, const struct zd_compilation *c,
	uint32_t first, uint32_t n, const char *verb)
{
	if (!n)
		return;
	zd_buf_puts(&s->text, s->text.len ? "; " : " – ");
	put_names(&s->text, c, first, n);
	if (verb)
		zd_buf_printf(&s->text, ": %s", verb);
}

static void say_stances(struct saying *s, const struct zd_compilation *c,
	uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n; i++) {
		const struct zd_stance *st = &c->stances.at[i];

		zd_buf_puts(&s->text, s->text.len ? "; " : " – ");
		zd_buf_printf(&s->text, "%.*s: %.*s", ZD_FMT(st->party),
			ZD_FMT(st->stance));
	}
}

static void put_said(struct zd_buf *out, struct saying *s)
{
	zd_buf_put_slice(out, zd_buf_slice(&s->text));
	zd_buf_clear(&s->text);
}

/* Spaces that all wordings of a place begin (end) with stand outside. */
static bool all_spaced(const struct zd_alternative *at, uint32_t n, bool front)
{
	for (uint32_t i = 0; i < n; i++) {
		struct zd_slice t = at[i].text;

		if (t.len && t.ptr[front ? 0 : t.len - 1] != ' ')
			return false;
	}
	return true;
}

/* Spaces in front stay where they tell " and" from ", and". */
static void put_trimmed(struct zd_buf *out, struct zd_slice text, bool front)
{
	while (!front && text.len && text.ptr[0] == ' ') {
		zd_buf_putc(out, ' ');
		text = zd_slice_sub(text, 1, text.len);
	}
	zd_buf_put_slice(out, zd_slice_trim(text));
}

static void put_segments(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t n, unsigned depth);

static void put_alternative(struct zd_buf *out, const struct zd_compilation *c,
	const struct zd_segment *s, uint32_t k, unsigned depth)
{
	const struct zd_alternative *first = &c->alternatives.at[s->first];
	const struct zd_alternative *last = first + s->alternatives - 1;
	const struct zd_alternative *at = first + k;
	struct saying said = {ZD_BUF_INIT};
	struct zd_buf inner = ZD_BUF_INIT;

	if (at->segments)
		put_segments(
			&inner, c, at->first_segment, at->segments, depth + 1);
	else
		zd_buf_put_slice(&inner, at->text);
	put_trimmed(out, zd_buf_slice(&inner),
		all_spaced(first, s->alternatives, true));
	zd_buf_clear(&inner);
	if (at->base && !last->text.len && last != first) {
		say(&said, c, last->first_party, last->parties, "delete");
		say_stances(&said, c, last->first_stance, last->stances);
	} else {
		say(&said, c, at->first_party, at->parties, NULL);
	}
	say_stances(&said, c, at->first_stance, at->stances);
	put_said(out, &said);
}

static void put_place(struct zd_buf *out, const struct zd_compilation *c,
	const struct zd_segment *s, unsigned depth)
{
	const struct zd_alternative *at = &c->alternatives.at[s->first];
	bool front = all_spaced(at, s->alternatives, true);
	bool back = all_spaced(at, s->alternatives, false);
	bool any = false;

	zd_buf_puts(out, front ? " [" : "[");
	for (uint32_t k = 0; k < s->alternatives; k++) {
		if (!at[k].text.len)
			continue;
		if (any)
			zd_buf_puts(out, " / ");
		any = true;
		put_alternative(out, c, s, k, depth);
	}
	zd_buf_puts(out, back ? "] " : "]");
}

static void put_segments(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t n, unsigned depth)
{
	for (uint32_t i = first; i < first + n; i++) {
		const struct zd_segment *s = &c->segments.at[i];

		if (!s->alternatives)
			zd_buf_put_slice(out, s->text);
		else if (depth <= ZD_COMPILE_DEPTH)
			put_place(out, c, s, depth);
	}
}

static void put_label(struct zd_buf *out, const struct zd_compilation *c,
	const struct zd_compiled *row)
{
	struct zd_slice own = row->chapeau ? row->label : row->mark;
	bool open = row->relabels > 0;

	if (open)
		zd_buf_puts(out, "[");
	zd_buf_put_slice(out, own);
	for (uint32_t i = 0; i < row->relabels; i++) {
		const struct zd_relabel *r =
			&c->relabels.at[row->first_relabel + i];
		struct saying said = {ZD_BUF_INIT};

		zd_buf_printf(out, " / %.*s",
			ZD_FMT(row->chapeau ? r->label : r->mark));
		say(&said, c, r->first_party, r->parties, NULL);
		put_said(out, &said);
	}
	if (open)
		zd_buf_puts(out, "]");
	if (own.len)
		zd_buf_puts(out, row->chapeau ? ". " : " ");
}

static void put_row(struct zd_buf *out, const struct zd_compilation *c,
	const struct zd_compiled *row)
{
	struct saying said = {ZD_BUF_INIT};
	bool bracket = row->proposers || row->deleters;

	if (row->place == ZD_PLACE_MOVED) {
		zd_buf_printf(out, "[%.*s here", ZD_FMT(row->label));
		say(&said, c, row->first_mover, row->movers, NULL);
		put_said(out, &said);
		zd_buf_puts(out, "]\n");
		return;
	}
	if (bracket)
		zd_buf_puts(out, "[");
	put_label(out, c, row);
	put_segments(out, c, row->first, row->segments, 0);
	say(&said, c, row->first_proposer, row->proposers, NULL);
	say(&said, c, row->first_deleter, row->deleters, "delete");
	if (bracket)
		put_said(out, &said);
	zd_buf_puts(out, bracket ? "]" : "");
	zd_buf_clear(&said.text);
	say(&said, c, row->first_mover, row->movers, "move");
	say_stances(&said, c, row->first_stance, row->stances);
	if (said.text.len)
		zd_buf_printf(out, " [%s]", zd_buf_str(&said.text) + 4 + 1);
	zd_buf_clear(&said.text);
	zd_buf_puts(out, "\n");
}

void print_compilation(struct zd_buf *out, const struct zd_compilation *c)
{
	for (size_t i = 0; i < c->blocks.len; i++)
		put_row(out, c, &c->blocks.at[i]);
}

/* --- The whole value --------------------------------------------------- */

static void dump_names(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t n)
{
	zd_buf_puts(out, " {");
	put_names(out, c, first, n);
	zd_buf_puts(out, "}");
}

static void dump_stances(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n; i++) {
		const struct zd_stance *s = &c->stances.at[i];

		zd_buf_printf(out, " (%.*s %.*s %.*s %.*s)", ZD_FMT(s->party),
			ZD_FMT(s->stance), ZD_FMT(s->proposer),
			ZD_FMT(s->remark));
	}
}

static void dump_segments(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n; i++) {
		const struct zd_segment *s = &c->segments.at[i];

		zd_buf_printf(out, "\t|%.*s|\n", ZD_FMT(s->text));
		for (uint32_t k = 0; k < s->alternatives; k++) {
			const struct zd_alternative *a =
				&c->alternatives.at[s->first + k];

			zd_buf_printf(out, "\t\t%d|%.*s|", (int)a->base,
				ZD_FMT(a->text));
			dump_names(out, c, a->first_party, a->parties);
			dump_stances(out, c, a->first_stance, a->stances);
			zd_buf_puts(out, "\n");
			if (a->segments) {
				zd_buf_puts(out, "<\n");
				dump_segments(
					out, c, a->first_segment, a->segments);
				zd_buf_puts(out, ">\n");
			}
		}
	}
}

static void dump_row(struct zd_buf *out, const struct zd_compilation *c,
	const struct zd_compiled *row)
{
	zd_buf_printf(out, "%d%d%d %d/%u <%.*s> %.*s (%.*s) %.*s after %.*s",
		(int)row->place, (int)row->chapeau, (int)row->empty,
		(int)row->kind, row->level, ZD_FMT(row->label),
		ZD_FMT(row->mark), ZD_FMT(row->id), ZD_FMT(row->origin),
		ZD_FMT(row->moved_after));
	dump_names(out, c, row->first_proposer, row->proposers);
	dump_names(out, c, row->first_deleter, row->deleters);
	dump_names(out, c, row->first_mover, row->movers);
	dump_stances(out, c, row->first_stance, row->stances);
	for (uint32_t i = 0; i < row->relabels; i++) {
		const struct zd_relabel *r =
			&c->relabels.at[row->first_relabel + i];

		zd_buf_printf(out, " as <%.*s> %.*s %u %.*s", ZD_FMT(r->label),
			ZD_FMT(r->mark), r->level, ZD_FMT(r->origin));
		dump_names(out, c, r->first_party, r->parties);
	}
	zd_buf_puts(out, "\n");
	dump_segments(out, c, row->first, row->segments);
}

void dump_rows(struct zd_buf *out, const struct zd_compilation *c,
	uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		dump_row(out, c, &c->blocks.at[i]);
}

void dump_compilation(struct zd_buf *out, const struct zd_compilation *c)
{
	for (size_t i = 0; i < c->parties.len; i++)
		zd_buf_printf(out, "%.*s;", ZD_FMT(c->parties.at[i]));
	zd_buf_puts(out, "\n");
	dump_rows(out, c, 0, (uint32_t)c->blocks.len);
	for (size_t i = 0; i < c->ids.len; i++)
		zd_buf_printf(out, "%.*s;", ZD_FMT(c->ids.at[i]));
	dump_stances(out, c, c->first_loose, c->loose);
}
