/* A view of what the library has nearest to a text. */
#include "diff/redline.h"
#include "negotiation/find.h"
#include "view/of.h"

/* Blocks become one line: a line feed is a space. */
static struct zd_slice one_line(struct zd_arena *a, struct zd_slice text)
{
	char *copy;

	if (zd_slice_chr(text, '\n', 0) == SIZE_MAX)
		return text;
	copy = zd_arena_strndup(a, text.ptr, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (copy[i] == '\n')
			copy[i] = ' ';
	return zd_slice(copy, text.len);
}

void zd_view_put_words(
	struct zd_view *v, struct zd_slice from, struct zd_slice to)
{
	static const enum zd_view_mark marks[] = {
		ZD_VIEW_KEPT, ZD_VIEW_DELETED, ZD_VIEW_INSERTED};
	struct zd_runs runs = {0};

	from = one_line(&v->arena, from);
	to = one_line(&v->arena, to);
	zd_words_diff(&runs, from, to, NULL);
	for (size_t i = 0; i < runs.len; i++) {
		const struct zd_run *r = &runs.at[i];
		bool gone = r->mark == ZD_DELETED;
		struct zd_view_run like = {.mark = marks[r->mark],
			.from_at = ZD_VIEW_NONE,
			.to_at = ZD_VIEW_NONE};

		zd_view_stored(v,
			gone ? zd_slice_sub(from, r->from_start, r->from_end)
			     : zd_slice_sub(to, r->to_start, r->to_end),
			&like);
		v->marked |= r->mark != ZD_KEPT;
	}
	zd_vec_clear(&runs);
}

/* "0.93  79/901 PP2, 2024-12-18, The way to …" */
static void put_hit_line(struct zd_view *v, const struct zd_found_near *h)
{
	const struct zd_view_run like = {
		.from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};

	zd_view_add(v, ZD_VIEW_REMARK);
	zd_view_printf(v, ZD_VIEW_KEPT, "%.2f  %.*s %.*s%s%.*s%s",
		(double)h->score, ZD_FMT(h->symbol), ZD_FMT(h->label),
		h->date.len ? ", " : "", ZD_FMT(h->date),
		h->title.len ? ", " : "");
	zd_view_stored(v, h->title, &like);
}

static void put_hits(struct zd_view *v, const struct zd_found_sources *f,
	const struct zd_sought *s)
{
	for (uint32_t i = s->first; i < s->first + s->count; i++) {
		const struct zd_found_near *h = &f->hits.at[i];

		put_hit_line(v, h);
		/* Words given are looked for in a paragraph, which is shown as
		 * it is; a paragraph of the text is shown against it. */
		zd_view_add(v, ZD_VIEW_PARAGRAPH)->label =
			s->label.len ? s->label : h->label;
		zd_view_put_words(v, h->text, s->label.len ? s->text : h->text);
	}
	if (s->count)
		return;
	zd_view_add(v, ZD_VIEW_REMARK);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"%.*s%snothing in the library is near these words",
		ZD_FMT(s->label), s->label.len ? ": " : "");
}

static void put_legend(struct zd_view *v, const struct zd_found_sources *f)
{
	zd_view_add(v, ZD_VIEW_LEGEND);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"Nearest of %zu source%s, best first: the share of words that "
		"both have in the same order.",
		f->sources, f->sources == 1 ? "" : "s");
	for (size_t i = 0; i < f->list.len; i++)
		if (f->list.at[i].coarse) {
			zd_view_add(v, ZD_VIEW_LEGEND);
			zd_view_printf(v, ZD_VIEW_KEPT,
				"%.*s%svery long: compared in part.",
				ZD_FMT(f->list.at[i].label),
				f->list.at[i].label.len ? " is "
							: "The text is ");
		}
}

static void put_row(struct zd_view *v, const struct zd_found_sources *f,
	const struct zd_sought *s)
{
	const struct zd_found_near *h = &f->hits.at[s->first];
	const struct zd_view_run like = {
		.from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};

	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, s->label);
	zd_view_cell_text(
		v, zd_arena_printf(&v->arena, "%.2f", (double)h->score));
	zd_view_cell_text(v,
		zd_arena_printf(&v->arena, "%.*s %.*s", ZD_FMT(h->symbol),
			ZD_FMT(h->label)));
	zd_view_cell_text(v, h->date);
	zd_view_cell(v);
	zd_view_stored(v, h->title, &like);
}

static void put_overview(struct zd_view *v, const struct zd_found_sources *f)
{
	size_t without = 0;

	for (size_t i = 0; i < f->list.len; i++)
		if (f->list.at[i].count)
			put_row(v, f, &f->list.at[i]);
		else
			without++;
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"%zu of %zu paragraphs have near words in the library of %zu "
		"source%s",
		f->list.len - without, f->list.len, f->sources,
		f->sources == 1 ? "" : "s");
}

struct zd_view *zd_view_of_found(const struct zd_found_sources *f)
{
	struct zd_view *v = zd_view_new("found");

	if (f->overview) {
		put_overview(v, f);
		return v;
	}
	put_legend(v, f);
	for (size_t i = 0; i < f->list.len; i++)
		put_hits(v, f, &f->list.at[i]);
	return v;
}
