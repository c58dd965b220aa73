/* Views of citations against their sources: once, and over the rounds. */
#include "negotiation/cite.h"
#include "view/of.h"

/* Whether another source than the one cited has the words. */
static bool is_elsewhere(const struct zd_cited *one, const struct zd_cite *c)
{
	return one->label.len && !zd_slice_eq(one->source, c->symbol);
}

/* Which paragraph it is, and what else there is to say. */
static void put_proof(
	struct zd_view *v, const struct zd_cited *one, const struct zd_cite *c)
{
	struct zd_buf b = ZD_BUF_INIT;
	unsigned share = zd_verdict_share(&one->verdict);

	zd_cited_where(&b, one, c->symbol);
	if (one->verdict.kind == ZD_VERDICT_NOT_THIS)
		zd_view_printf(v, ZD_VIEW_KEPT,
			": it is %s, where %u %% of these words stand "
			"(in the one cited %u %%)",
			zd_buf_str(&b), share, one->cited_share);
	else if (!c->place.len && one->label.len && !is_elsewhere(one, c))
		zd_view_printf(v, ZD_VIEW_KEPT, " (%s)", zd_buf_str(&b));
	if (one->remark.len)
		zd_view_printf(v, ZD_VIEW_KEPT, "; %.*s", ZD_FMT(one->remark));
	if (one->verdict.kind != ZD_VERDICT_NOT_THIS && is_elsewhere(one, c))
		zd_view_printf(v, ZD_VIEW_KEPT,
			"; %u %% of these words stand in %s", share,
			zd_buf_str(&b));
	zd_buf_clear(&b);
}

/* "OP7: 71/280, para. 6 (c)" and what the draft did with it. */
static void put_verdict(struct zd_view *v, const struct zd_cite_report *r,
	const struct zd_cited *one)
{
	const struct zd_cite *c = &r->cites->list.at[one->cite];
	struct zd_buf b = ZD_BUF_INIT;

	zd_verdict_write(&b, &one->verdict);
	zd_view_add(v, ZD_VIEW_REMARK);
	zd_view_printf(v, ZD_VIEW_KEPT, "%.*s: %.*s%s%.*s: ",
		ZD_FMT(zd_paragraph_name(
			&v->arena, r->cites->draft, c->paragraph)),
		ZD_FMT(c->symbol), c->place.len ? ", " : "", ZD_FMT(c->place));
	zd_view_run(
		v, ZD_VIEW_KEPT, zd_arena_slice(&v->arena, zd_buf_slice(&b)))
		->strong = true;
	zd_buf_clear(&b);
	put_proof(v, one, c);
}

static void put_words(struct zd_view *v, const struct zd_cite_report *r,
	const struct zd_cited *one)
{
	const struct zd_cite *c = &r->cites->list.at[one->cite];

	if (!one->from.ptr || one->verdict.kind == ZD_VERDICT_VERBATIM ||
		(one->verdict.kind == ZD_VERDICT_NOT_FOUND &&
			!is_elsewhere(one, c)))
		return;
	zd_view_add(v, ZD_VIEW_PARAGRAPH)->label =
		zd_paragraph_name(&v->arena, r->cites->draft, c->paragraph);
	zd_view_put_words(v, one->from, one->to);
}

static void put_counts(struct zd_view *v, const struct zd_cited_list *l)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (unsigned k = 0; k < ZD_VERDICTS; k++)
		if (l->counts[k])
			zd_buf_printf(&b, "%s%zu %s%s", b.len ? ", " : "",
				l->counts[k],
				zd_verdict_name((enum zd_verdict_kind)k),
				k == ZD_VERDICT_BUT_FOR
					? " opening verb, punctuation or tense"
					: "");
	zd_view_add(v, ZD_VIEW_LEGEND);
	zd_view_printf(v, ZD_VIEW_KEPT, "%zu citation%s checked%s%s.",
		l->list.len, l->list.len == 1 ? "" : "s", b.len ? ": " : "",
		zd_buf_str(&b));
	zd_buf_clear(&b);
}

struct zd_view *zd_view_of_cite_report(const struct zd_cite_report *r)
{
	struct zd_view *v = zd_view_new("citations-checked");

	put_counts(v, r->list);
	for (size_t i = 0; i < r->list->list.len; i++) {
		put_verdict(v, r, &r->list->list.at[i]);
		put_words(v, r, &r->list->list.at[i]);
	}
	if (v->marked) {
		zd_view_add(v, ZD_VIEW_LEGEND);
		zd_view_printf(v, ZD_VIEW_KEPT,
			"Deleted: words of the source alone. Inserted: words "
			"of the text alone.");
	}
	if (r->list->coarse) {
		zd_view_add(v, ZD_VIEW_LEGEND);
		zd_view_printf(v, ZD_VIEW_KEPT,
			"There are very many: not for all was another "
			"paragraph looked for.");
	}
	return v;
}

/* --- over the rounds ------------------------------------------------------ */

static void put_course(struct zd_view *v, const struct zd_cite_rounds *r,
	const struct zd_cite_course *c)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, c->label);
	zd_view_cell_text(v,
		zd_arena_printf(&v->arena, "%.*s%s%.*s", ZD_FMT(c->symbol),
			c->place.len ? ", " : "", ZD_FMT(c->place)));
	for (size_t i = 0; i < r->names.len; i++)
		zd_view_cell_text(v,
			c->verdicts[i].len ? c->verdicts[i] : ZD_LIT("\u2013"));
}

static void put_turn(struct zd_view *v, const struct zd_cite_rounds *r,
	const struct zd_cite_turn *t)
{
	const struct zd_cite_course *c = &r->courses.at[t->course];

	zd_view_add(v, ZD_VIEW_REMARK);
	zd_view_printf(v, ZD_VIEW_KEPT, "%.*s (%.*s%s%.*s): ", ZD_FMT(c->label),
		ZD_FMT(c->symbol), c->place.len ? ", " : "", ZD_FMT(c->place));
	if (!t->before.len)
		zd_view_printf(
			v, ZD_VIEW_KEPT, "cited, %.*s", ZD_FMT(t->after));
	else if (!t->after.len)
		zd_view_printf(v, ZD_VIEW_KEPT, "no longer cited");
	else
		zd_view_printf(v, ZD_VIEW_KEPT, "%.*s \u2192 %.*s",
			ZD_FMT(t->before), ZD_FMT(t->after));
	zd_view_printf(v, ZD_VIEW_KEPT, ", by %.*s: %.*s (%.*s)",
		ZD_FMT(t->author), ZD_FMT(t->subject), ZD_FMT(t->commit));
}

struct zd_view *zd_view_of_cite_rounds(const struct zd_cite_rounds *r)
{
	struct zd_view *v = zd_view_new("citations-over-rounds");

	zd_view_add(v, ZD_VIEW_HEAD_ROW);
	zd_view_cell_text(v, ZD_LIT("Paragraph"));
	zd_view_cell_text(v, ZD_LIT("Citation"));
	for (size_t i = 0; i < r->names.len; i++)
		zd_view_cell_text(v, r->names.at[i]);
	for (size_t i = 0; i < r->courses.len; i++)
		put_course(v, r, &r->courses.at[i]);
	for (size_t i = 0; i < r->turns.len; i++)
		put_turn(v, r, &r->turns.at[i]);
	return v;
}
