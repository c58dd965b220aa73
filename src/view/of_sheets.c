/*
 * Amendments as they are worked with on paper: one table of all proposals,
 * and a sheet for each delegation with the old words beside the new.
 */
#include "diff/redline.h"
#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/sheets.h"
#include "view/columns.h"
#include "view/of.h"

struct maker {
	struct zd_view *v;
	const struct zd_sheets *s;
};

/* A text of a cell that begins with this label, or with none. */
static void begin(
	struct maker *m, enum zd_view_kind kind, struct zd_slice label)
{
	struct zd_view_run *r = zd_view_run(m->v, ZD_VIEW_KEPT, label);

	r->begins = true;
	r->number = kind;
}

static void cell(struct maker *m, enum zd_view_kind kind, struct zd_slice label)
{
	zd_view_cell(m->v);
	begin(m, kind, label);
}

static void head_row(struct maker *m, const char *const *names, size_t n)
{
	zd_view_add(m->v, ZD_VIEW_HEAD_ROW);
	for (size_t i = 0; i < n; i++)
		cell(m, ZD_VIEW_HEADING, zd_slice_str(names[i]));
}

/* --- The change itself ---------------------------------------------------- */

struct change {
	struct zd_redline *redline;
	struct zd_columns columns;
};

static void change_open(
	struct change *c, struct maker *m, const struct zd_sheet *sheet)
{
	static const struct zd_view_columns_options none;

	c->redline = zd_redline_make(sheet->before, sheet->after, NULL);
	c->columns =
		(struct zd_columns){.v = m->v, .options = &none, .count = 1};
	zd_columns_init(
		&c->columns, (const struct zd_redline *const *)&c->redline);
}

static void change_close(struct change *c)
{
	zd_columns_clear(&c->columns);
	zd_redline_free(c->redline);
}

static bool is_deletion(const struct zd_sheet *sheet)
{
	return sheet->before->paragraphs.len && !sheet->after->paragraphs.len;
}

static bool is_move(const struct zd_sheet *sheet)
{
	return !sheet->before->paragraphs.len && !sheet->after->paragraphs.len;
}

/* Does a row show anything that changes? */
static bool is_shown(const struct change *c, uint32_t i)
{
	const struct zd_row *row = &c->redline->rows.at[i];

	return !row->stub && zd_columns_changed(&c->columns, 0, i);
}

/* --- The table ------------------------------------------------------------ */

static void put_redline(struct maker *m, const struct zd_sheet *sheet)
{
	struct change c;
	uint32_t first;

	change_open(&c, m, sheet);
	for (uint32_t i = 0; i < c.redline->rows.len; i++) {
		if (!is_shown(&c, i))
			continue;
		first = zd_u32(m->v->runs.len);
		zd_columns_put_row(&c.columns, 0, i, ZD_COLUMNS_BOTH);
		/* The first column says it. */
		if (zd_slice_eq(m->v->runs.at[first].text, sheet->name))
			m->v->runs.at[first].text.len = 0;
		if (sheet->before->paragraphs.len)
			zd_columns_shorten(m->v, first);
	}
	change_close(&c);
}

static void put_proposal(struct maker *m, const struct zd_sheet *sheet)
{
	zd_view_cell(m->v);
	if (is_deletion(sheet)) {
		begin(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
		zd_view_run(m->v, ZD_VIEW_SAID, ZD_LIT("delete"));
		return;
	}
	if (sheet->place.len) {
		begin(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
		zd_view_run(m->v, ZD_VIEW_SAID, sheet->place);
	}
	if (!is_move(sheet))
		put_redline(m, sheet);
}

/* "EU/3 pending; with MEX; supported by CAN: why" */
static void put_backing(struct maker *m, const struct zd_amendment *a)
{
	struct zd_slice backing = zd_amendment_backing(&m->v->arena, a);

	zd_view_printf(m->v, ZD_VIEW_KEPT, "%.*s/%u: %s", ZD_FMT(a->party),
		a->number, zd_outcome_name(a->outcome));
	if (backing.len)
		zd_view_printf(m->v, ZD_VIEW_KEPT, "; %.*s", ZD_FMT(backing));
	if (a->remark.len)
		zd_view_printf(m->v, ZD_VIEW_KEPT, ". %.*s", ZD_FMT(a->remark));
}

static void put_owner(struct maker *m, struct zd_slice code, bool first)
{
	if (!first)
		zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT(", "));
	zd_view_run(m->v, ZD_VIEW_OWNER, code);
}

/* The sheets from i on that want what this one wants; done[] is set. */
static void put_sheet_row(struct maker *m, size_t i, bool *done)
{
	const struct zd_sheet *sheet = &m->s->list.at[i];
	ZD_VEC(const struct zd_amendment *) all = {0};
	struct zd_slice last = {0};

	for (size_t k = i;
		k < m->s->list.len && m->s->list.at[k].order == sheet->order;
		k++)
		if (!done[k] && zd_sheet_same(sheet, &m->s->list.at[k])) {
			done[k] = true;
			zd_vec_push(&all, m->s->list.at[k].amendment);
		}
	zd_view_add(m->v, ZD_VIEW_ROW);
	cell(m, ZD_VIEW_HEADING, sheet->name);
	cell(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
	for (size_t k = 0; k < all.len; k++) {
		if (!zd_slice_eq(last, all.at[k]->party))
			put_owner(m, all.at[k]->party, !k);
		last = all.at[k]->party;
	}
	put_proposal(m, sheet);
	zd_view_cell(m->v);
	for (size_t k = 0; k < all.len; k++) {
		begin(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
		put_backing(m, all.at[k]);
	}
	zd_vec_clear(&all);
}

static bool is_withdrawn(const struct zd_sheet *sheet)
{
	return sheet->amendment->outcome == ZD_OUTCOME_WITHDRAWN;
}

/* Positions of that place, and what stands before. */
static void put_position_rows(struct maker *m, size_t *at, uint32_t order)
{
	for (; *at < m->s->positions.len &&
		m->s->positions.at[*at].order <= order &&
		m->s->positions.at[*at].order < UINT32_MAX;
		++*at) {
		const struct zd_sheet_position *p = &m->s->positions.at[*at];

		zd_view_add(m->v, ZD_VIEW_ROW);
		cell(m, ZD_VIEW_HEADING, p->name);
		cell(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
		put_owner(m, p->party, true);
		cell(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
		zd_view_run(m->v, ZD_VIEW_SAID, p->stance);
		cell(m, ZD_VIEW_PARAGRAPH, (struct zd_slice){0});
		zd_view_run(m->v, ZD_VIEW_KEPT, p->remark);
	}
}

static void put_rows(struct maker *m)
{
	bool *done = zd_calloc(m->s->list.len + 1, sizeof(*done));
	size_t at = 0;

	for (size_t i = 0; i < m->s->list.len; i++) {
		const struct zd_sheet *sheet = &m->s->list.at[i];

		if (sheet->order)
			put_position_rows(m, &at, sheet->order - 1);
		if (!done[i] && !is_withdrawn(sheet))
			put_sheet_row(m, i, done);
	}
	put_position_rows(m, &at, UINT32_MAX - 1);
	zd_free(done);
}

/* --- Head ----------------------------------------------------------------- */

static void put_title(struct maker *m, const char *what)
{
	struct zd_view_run like = {
		.from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};
	struct zd_slice round = zd_round_title(&m->v->arena, m->s->round);

	zd_view_fact(m->v, "round", round);
	zd_view_fact(m->v, "date", m->s->date);
	zd_view_add(m->v, ZD_VIEW_TITLE);
	zd_view_run(m->v, ZD_VIEW_KEPT, zd_slice_str(what));
	if (m->s->title.len) {
		zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT(": "));
		zd_view_stored(m->v, m->s->title, &like);
	}
}

static void put_counts(struct maker *m)
{
	size_t n = m->s->amendments->list.len, p = m->s->positions.len;
	struct zd_slice round = zd_round_title(&m->v->arena, m->s->round);

	zd_view_add(m->v, ZD_VIEW_LEGEND);
	if (!m->s->parties.len) {
		zd_view_printf(m->v, ZD_VIEW_KEPT,
			"On the %.*s nothing was proposed or said.",
			ZD_FMT(round));
		return;
	}
	zd_view_printf(m->v, ZD_VIEW_KEPT,
		"On the %.*s: %zu amendment%s and %zu position%s of %zu "
		"part%s",
		ZD_FMT(round), n, n == 1 ? "" : "s", p, p == 1 ? "" : "s",
		m->s->parties.len, m->s->parties.len == 1 ? "y" : "ies");
	if (m->s->as_of.len)
		zd_view_printf(m->v, ZD_VIEW_KEPT,
			", the last received on %.*s", ZD_FMT(m->s->as_of));
	zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT("."));
	zd_view_put_marks(m->v, false);
}

static struct zd_view *view_new(const char *what)
{
	struct zd_view *v = zd_view_new(what);

	v->marked = v->columns = true;
	return v;
}

int zd_view_of_table(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err)
{
	static const char *const names[] = {
		"Paragraph", "Party", "Proposal", "Remark"};
	static const unsigned char shares[] = {2, 2, 8, 4};
	struct maker m = {view_new("table"), sheets};

	(void)err;
	memcpy(m.v->shares, shares, sizeof(shares));
	put_title(&m, "Proposals");
	put_counts(&m);
	head_row(&m, names, 4);
	put_rows(&m);
	*out = m.v;
	return 0;
}

/* --- The sheets ----------------------------------------------------------- */

static void put_pair(struct maker *m, struct change *c, uint32_t i)
{
	zd_view_add(m->v, ZD_VIEW_ROW);
	zd_view_cell(m->v);
	zd_columns_put_row(&c->columns, 0, i, ZD_COLUMNS_OLD);
	zd_view_cell(m->v);
	zd_columns_put_row(&c->columns, 0, i, ZD_COLUMNS_NEW);
}

static void put_change(struct maker *m, const struct zd_sheet *sheet)
{
	static const char *const names[] = {"OLD", "NEW"};
	struct change c;

	if (is_move(sheet))
		return;
	change_open(&c, m, sheet);
	head_row(m, names, 2);
	for (uint32_t i = 0; i < c.redline->rows.len; i++)
		if (is_shown(&c, i))
			put_pair(m, &c, i);
	change_close(&c);
}

static void put_line(struct maker *m, const char *key, struct zd_slice text)
{
	if (!text.len)
		return;
	zd_view_add(m->v, ZD_VIEW_LINE)->label = zd_slice_str(key);
	zd_view_run(m->v, ZD_VIEW_KEPT, text);
}

static void put_sheet(struct maker *m, const struct zd_sheet *sheet)
{
	const struct zd_amendment *a = sheet->amendment;

	zd_view_add(m->v, ZD_VIEW_HEADING)->level = 2;
	zd_view_printf(m->v, ZD_VIEW_KEPT, "%.*s/%u: %.*s", ZD_FMT(a->party),
		a->number, ZD_FMT(sheet->name.len ? sheet->name : a->summary));
	put_line(m, "Proposal",
		is_deletion(sheet) ? ZD_LIT("delete") : sheet->place);
	put_line(m, "Fate", zd_slice_str(zd_outcome_name(a->outcome)));
	put_line(m, "Co-sponsors", a->cosponsors);
	put_line(m, "Supported by", a->supporters);
	put_line(m, "Behind it", a->behind);
	put_line(m, "Others", a->said);
	put_line(m, "Rationale", a->remark);
	put_change(m, sheet);
}

/* "13 amendments: 10 pending, 3 accepted." */
static void put_tally(struct maker *m, struct zd_slice code)
{
	size_t counts[ZD_OUTCOME_CARRIED + 1] = {0}, n = 0;
	bool any = false;

	for (size_t i = 0; i < m->s->amendments->list.len; i++) {
		const struct zd_amendment *a = &m->s->amendments->list.at[i];

		if (zd_slice_eq(a->party, code))
			n++, counts[a->outcome]++;
	}
	zd_view_add(m->v, ZD_VIEW_LINE);
	zd_view_printf(m->v, ZD_VIEW_KEPT, "%zu amendment%s%s", n,
		n == 1 ? "" : "s", n ? ": " : "");
	for (size_t k = 0; k <= ZD_OUTCOME_CARRIED; k++) {
		if (!counts[k])
			continue;
		zd_view_printf(m->v, ZD_VIEW_KEPT, "%s%zu %s", any ? ", " : "",
			counts[k], zd_outcome_name((enum zd_outcome)k));
		any = true;
	}
}

static void put_positions(struct maker *m, struct zd_slice code)
{
	bool any = false;

	for (size_t i = 0; i < m->s->positions.len; i++) {
		const struct zd_sheet_position *p = &m->s->positions.at[i];

		if (!zd_slice_eq(p->party, code))
			continue;
		if (!any) {
			zd_view_add(m->v, ZD_VIEW_HEADING)->level = 2;
			zd_view_run(m->v, ZD_VIEW_KEPT, ZD_LIT("Positions"));
		}
		any = true;
		zd_view_add(m->v, ZD_VIEW_LINE)->label = p->name;
		zd_view_run(m->v, ZD_VIEW_SAID, p->stance);
		if (p->remark.len)
			zd_view_printf(m->v, ZD_VIEW_KEPT, " (%.*s)",
				ZD_FMT(p->remark));
	}
}

static void put_party(struct maker *m, const struct zd_sheet_party *p)
{
	zd_view_add(m->v, ZD_VIEW_HEADING)->level = 1;
	zd_view_run(m->v, ZD_VIEW_KEPT, p->name);
	if (!zd_slice_eq(p->name, p->code))
		zd_view_printf(m->v, ZD_VIEW_KEPT, " (%.*s)", ZD_FMT(p->code));
	put_tally(m, p->code);
	for (size_t i = 0; i < m->s->list.len; i++)
		if (zd_slice_eq(m->s->list.at[i].amendment->party, p->code))
			put_sheet(m, &m->s->list.at[i]);
	put_positions(m, p->code);
}

int zd_view_of_sheets(struct zd_view **out, const struct zd_sheets *sheets,
	struct zd_error *err)
{
	struct maker m = {view_new("sheets"), sheets};

	(void)err;
	put_title(&m, "Amendments by delegation");
	put_counts(&m);
	for (size_t i = 0; i < sheets->parties.len; i++)
		put_party(&m, &sheets->parties.at[i]);
	*out = m.v;
	return 0;
}
