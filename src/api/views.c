/* Views of what has a meaning only in a negotiation, and the public doors to
 * the views of the other values. */
#include <assert.h>

#include "api/process_json.h"
#include "api/compilation_json.h"
#include "api/returns.h"
#include "api/settle.h"
#include "diff/redline.h"
#include "negotiation/close.h"
#include "negotiation/import.h"
#include "negotiation/names.h"
#include "negotiation/proposals.h"
#include "negotiation/propose.h"
#include "view/of.h"

/* Labels as slices, in a vector of the caller. */
static struct zd_view_labels labels_of(
	struct zd_slice **own, const char *const *labels, size_t len)
{
	*own = zd_calloc(len, sizeof(**own));
	for (size_t i = 0; i < len; i++)
		(*own)[i] = zd_slice_str(labels[i]);
	return (struct zd_view_labels){*own, len};
}

int zd_view_draft(struct zd_view **out, const struct zd_draft *draft,
	const char *const *labels, size_t labels_len, struct zd_error *err)
{
	struct zd_slice *own;
	struct zd_view_labels want = labels_of(&own, labels, labels_len);
	int code = zd_view_of_draft(out, draft, &want, err);

	zd_free(own);
	return code;
}

int zd_view_speak(struct zd_view **out, struct zd_negotiation *n,
	const char *party, const char *const *labels, size_t labels_len,
	struct zd_error *err)
{
	struct zd_slice *own;
	struct zd_view_labels want = labels_of(&own, labels, labels_len);
	int code = zd_view_of_speak(out, n, party, &want, err);

	if (!code)
		(*out)->value_json = zd_speak_json;
	zd_free(own);
	return code;
}

/* names: one more than redlines. */
static int view_columns(struct zd_view **out,
	const struct zd_redline *const *redlines, size_t len,
	const struct zd_redline_view_options *options, struct zd_error *err)
{
	struct zd_slice *names = zd_calloc(len + 1, sizeof(*names)), *own;
	struct zd_view_columns_options o = {.names = names,
		.changed_only = options->shape == ZD_SHAPE_CHANGED,
		.labels = labels_of(&own, options->labels, options->labels_len),
		.ignore = options->ignore};
	int code;

	for (size_t i = 0; i <= len; i++)
		names[i] = zd_slice_str(options->names ? options->names[i]
				: i                    ? options->to_name
						       : options->from_name);
	code = zd_view_of_columns(out, redlines, len, &o, err);
	zd_free(names);
	zd_free(own);
	return code;
}

int zd_view_rounds(struct zd_view **out,
	const struct zd_redline *const *redlines, size_t len,
	const struct zd_redline_view_options *options, struct zd_error *err)
{
	if (!options || !options->names)
		return zd_error_set(
			err, ZD_EUSAGE, "the columns must have names");
	return view_columns(out, redlines, len, options, err);
}

/* The redline in place; where all of it is shown, both sides can be read back
 * from it. */
static int view_whole(struct zd_view **out, const struct zd_redline *redline,
	const struct zd_view_redline_options *o, struct zd_error *err)
{
	int code = zd_view_of_redline(out, redline, o, err);
	struct zd_both *both;

	if (!code && !o->changed_only && !o->labels.len && !o->ignore) {
		both = zd_arena_alloc(&(*out)->arena, sizeof(*both));
		*both = (struct zd_both){redline->from, redline->to};
		(*out)->value_return = zd_redline_return;
		(*out)->value = both;
	}
	return code;
}

int zd_view_redline(struct zd_view **out, const struct zd_redline *redline,
	const struct zd_redline_view_options *options, struct zd_error *err)
{
	struct zd_view_redline_options o = {.context = 1};
	struct zd_slice *own;
	int code;

	if (!options)
		return view_whole(out, redline, &o, err);
	if (options->side_by_side && options->shape <= ZD_SHAPE_CHANGED) {
		struct zd_redline_view_options two = *options;

		two.names = NULL;
		return view_columns(out, &redline, 1, &two, err);
	}
	o.changed_only = options->shape == ZD_SHAPE_CHANGED;
	o.from_name = zd_slice_str(options->from_name);
	o.to_name = zd_slice_str(options->to_name);
	o.ignore = options->ignore;
	o.labels = labels_of(&own, options->labels, options->labels_len);
	if (options->shape == ZD_SHAPE_STAT)
		code = zd_view_of_stat(out, redline, &o, err);
	else if (options->shape == ZD_SHAPE_NAME_ONLY)
		code = zd_view_of_names(out, redline, &o, err);
	else
		code = view_whole(out, redline, &o, err);
	zd_free(own);
	return code;
}

bool zd_view_differs(const struct zd_view *view)
{
	return view->differs;
}

/* --- an import ----------------------------------------------------------- */

struct counts {
	unsigned pp, op, plain, subs, headings, notes;
};

static struct counts count(const struct zd_draft *d)
{
	struct counts c = {0};
	struct zd_label label;

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		c.headings += p->kind == ZD_HEADING;
		c.notes += p->kind == ZD_NOTE;
		if (p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &label))
			continue;
		c.pp += label.series == ZD_SERIES_PP;
		c.op += label.series == ZD_SERIES_OP;
		c.plain += label.series == ZD_SERIES_PLAIN;
		c.subs += p->count ? p->count - 1 : 0;
	}
	return c;
}

static void put_count(
	struct zd_buf *b, unsigned n, const char *one, const char *many)
{
	if (n)
		zd_buf_printf(b, "%s%u %s", b->len ? ", " : "", n,
			n == 1 ? one : many);
}

static void line_of_counts(struct zd_view *v, const struct zd_draft *d)
{
	struct counts c = count(d);
	struct zd_buf b = ZD_BUF_INIT;

	put_count(&b, c.pp, "preambular paragraph", "preambular paragraphs");
	put_count(&b, c.op, "operative paragraph", "operative paragraphs");
	put_count(&b, c.plain, "paragraph", "paragraphs");
	put_count(&b, c.subs, "sub-paragraph", "sub-paragraphs");
	put_count(&b, c.headings, "heading", "headings");
	put_count(&b, c.notes, "footnote", "footnotes");
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(
		v, ZD_VIEW_KEPT, "%s", b.len ? zd_buf_str(&b) : "no paragraph");
	zd_buf_clear(&b);
}

/* "OP5 ← OP4 and OP7, merged, 0.86" */
static void line_of_decision(struct zd_view *v,
	const struct zd_import_report *r, const struct zd_decision *d)
{
	struct zd_slice name;

	if (d->relation == ZD_SAME && !d->relabelled)
		return;
	zd_view_add(v, ZD_VIEW_LINE);
	if (d->to != ZD_NONE) {
		name = zd_paragraph_name(&v->arena, r->draft, d->to);
		zd_view_run(v, ZD_VIEW_KEPT, name);
		if (d->froms)
			zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" ← "));
	}
	for (uint32_t k = 0; k < d->froms; k++) {
		uint32_t from = r->decisions.from.at[d->from_first + k];

		name = zd_paragraph_name(&v->arena, r->previous, from);
		if (k)
			zd_view_run(v, ZD_VIEW_KEPT,
				k + 1 < d->froms ? ZD_LIT(", ")
						 : ZD_LIT(" and "));
		zd_view_run(v, ZD_VIEW_KEPT, name);
	}
	zd_view_printf(v, ZD_VIEW_KEPT, ", %s", zd_relation_name(d->relation));
	if (d->told)
		zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(", as told"));
	else if (d->froms && d->to != ZD_NONE && d->relation != ZD_SAME &&
		d->relation != ZD_RENUMBERED)
		zd_view_printf(v, ZD_VIEW_KEPT, ", %.2f", (double)d->score);
}

int zd_view_import(struct zd_view **out, const struct zd_import_report *r,
	struct zd_error *err)
{
	struct zd_view *v = zd_view_new("import");
	struct zd_slice title = zd_round_title(
		&v->arena, zd_arena_slice(&v->arena, zd_slice_str(r->round)));
	struct counts before;
	char hex[41];

	(void)err;
	zd_oid_hex(&r->commit, hex);
	zd_view_fact(
		v, "round", zd_arena_slice(&v->arena, zd_slice_str(r->round)));
	zd_view_add(v, ZD_VIEW_LINE);
	if (zd_oid_is_zero(&r->commit)) {
		zd_view_printf(v, ZD_VIEW_KEPT,
			"%.*s would be imported (nothing was written)",
			ZD_FMT(title));
	} else {
		zd_view_fact(v, "commit",
			zd_arena_slice(&v->arena, zd_slice_str(hex)));
		zd_view_printf(v, ZD_VIEW_KEPT, "%.*s imported as %.10s",
			ZD_FMT(title), hex);
	}
	line_of_counts(v, r->draft);
	before = count(r->previous);
	for (size_t i = 0; before.pp + before.op + before.plain &&
		i < r->decisions.list.len;
		i++)
		line_of_decision(v, r, &r->decisions.list.at[i]);
	*out = v;
	return 0;
}

/* --- amendments ---------------------------------------------------------- */

static void rows_of_proposed(
	struct zd_view *v, const struct zd_propose_report *r)
{
	for (size_t i = 0; i < r->list.len; i++) {
		const struct zd_proposed *a = &r->list.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v,
			zd_arena_printf(&v->arena, "%.*s/%u", ZD_FMT(r->party),
				a->number));
		zd_view_cell_text(v, a->summary);
	}
}

int zd_view_proposed_all(struct zd_view **out,
	const struct zd_propose_report *const *reports, size_t len,
	struct zd_error *err)
{
	static const char *const names[] = {"amendment", "summary", NULL};
	struct zd_view *v = zd_view_new("proposed");
	struct zd_buf parties = ZD_BUF_INIT;

	(void)err;
	assert(len);
	v->cell_names = names;
	for (size_t i = 0; i < len; i++)
		zd_buf_printf(&parties, "%s%.*s", i ? ", " : "",
			ZD_FMT(reports[i]->party));
	zd_view_fact(
		v, "party", zd_arena_slice(&v->arena, zd_buf_slice(&parties)));
	zd_buf_clear(&parties);
	zd_view_fact(v, "round", reports[0]->round);
	for (size_t i = 0; i < len; i++)
		rows_of_proposed(v, reports[i]);
	if (reports[0]->copy) {
		zd_view_add(v, ZD_VIEW_LINE);
		zd_view_run(v, ZD_VIEW_KEPT,
			reports[0]->whole
				? ZD_LIT("Read as a copy of the whole text.")
				: ZD_LIT("Read as a part of the text: what "
					 "is not in it stays."));
	}
	*out = v;
	return 0;
}

int zd_view_proposed(struct zd_view **out, const struct zd_propose_report *r,
	struct zd_error *err)
{
	return zd_view_proposed_all(out, &r, 1, err);
}

int zd_view_amendments(struct zd_view **out, const struct zd_amendments *list,
	struct zd_error *err)
{
	static const char *const names[] = {
		"amendment", "fate", "summary", "support", NULL};
	struct zd_view *v = zd_view_new("amendments");
	struct zd_slice backing;

	(void)err;
	v->cell_names = names;
	zd_view_fact(v, "round", list->round);
	for (size_t i = 0; i < list->list.len; i++) {
		const struct zd_amendment *a = &list->list.at[i];

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v,
			zd_arena_printf(&v->arena, "%.*s/%u", ZD_FMT(a->party),
				a->number));
		zd_view_cell_text(v, zd_slice_str(zd_outcome_name(a->outcome)));
		zd_view_cell_text(v, a->summary);
		backing = zd_amendment_backing(&v->arena, a);
		if (backing.len)
			zd_view_cell_text(v, backing);
	}
	*out = v;
	return 0;
}

int zd_view_round(struct zd_view **out, const struct zd_round_report *r,
	struct zd_error *err)
{
	static const char *const names[] = {"old label", "label", NULL};
	struct zd_view *v = zd_view_new("round");
	char hex[41];

	(void)err;
	v->cell_names = names;
	zd_oid_hex(&r->commit, hex);
	zd_view_fact(v, "round", r->name);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(v, ZD_VIEW_KEPT, "%.*s closed as %.10s",
		ZD_FMT(zd_round_title(&v->arena, r->name)), hex);
	for (size_t i = 0; i < r->list.len; i++) {
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, r->list.at[i].old);
		zd_view_cell_text(v, r->list.at[i].new);
	}
	if (r->references) {
		zd_view_add(v, ZD_VIEW_LINE);
		zd_view_printf(v, ZD_VIEW_KEPT,
			"%zu cross-reference%s followed", r->references,
			r->references == 1 ? "" : "s");
	}
	*out = v;
	return 0;
}

int zd_view_table(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err)
{
	return zd_view_of_table(out, sheets, err);
}

int zd_view_sheets(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err)
{
	return zd_view_of_sheets(out, sheets, err);
}

int zd_view_compilation(struct zd_view **out,
	const struct zd_round_compilation *c, struct zd_error *err)
{
	struct zd_slice about[2] = {c->behind, c->as_of}, title;
	int code = zd_view_of_compilation(out, c->compilation, about, err);

	if (!code) {
		title = zd_round_title(&(*out)->arena, c->round);
		zd_view_fact(*out, "round", c->round);
		zd_view_fact(*out, "stage",
			zd_arena_printf(&(*out)->arena,
				c->as_of.len ? "Compilation of the %.*s: %.*s"
					     : "Compilation of the %.*s",
				ZD_FMT(title), ZD_FMT(c->as_of)));
	}
	if (!code) {
		(*out)->value_json = zd_compilation_json;
		(*out)->value_settle = zd_compilation_settle;
		(*out)->value = c->compilation;
	}
	return code;
}

int zd_view_settings(struct zd_view **out, struct zd_negotiation *n,
	const char *key, struct zd_error *err)
{
	return zd_view_of_settings(out, n, key, err);
}
