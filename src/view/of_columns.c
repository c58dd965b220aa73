#include "view/columns.h"

static void put_hidden(struct zd_columns *c, uint32_t *hidden)
{
	if (*hidden) {
		zd_view_add(c->v, ZD_VIEW_ROW);
		zd_view_cell(c->v);
		zd_columns_put_remark(c,
			zd_arena_printf(&c->v->arena,
				"%u unchanged paragraph%s left out", *hidden,
				*hidden == 1 ? "" : "s"));
		for (size_t k = 0; k < c->count; k++)
			zd_view_cell(c->v);
	}
	*hidden = 0;
}

/* --- Two columns: the rows of the redline -------------------------------- */

static uint32_t paragraph_of(const struct zd_draft *d, uint32_t block)
{
	return d->blocks.at[block].paragraph;
}

/* Sets changed[] for each paragraph of to of which a row changed. */
static bool *find_changed(const struct zd_columns *c)
{
	const struct zd_redline *r = &c->links[0].redline;
	bool *changed = zd_calloc(r->to->paragraphs.len + 1, sizeof(*changed));

	for (uint32_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		if (row->to != ZD_NONE && !row->stub)
			changed[paragraph_of(r->to, row->to)] |=
				zd_columns_changed(c, 0, i);
	}
	return changed;
}

/* Fields and footnotes have no neighbours. */
static bool has_neighbours(const struct zd_redline *r, uint32_t paragraph)
{
	enum zd_kind kind = r->to->paragraphs.at[paragraph].kind;

	return kind != ZD_FIELD && kind != ZD_NOTE;
}

/* Sets changed[] for the paragraphs too that stand beside a change. */
static void add_context(const struct zd_columns *c, bool *changed)
{
	const struct zd_redline *r = &c->links[0].redline;
	bool *near = zd_calloc(r->to->paragraphs.len + 1, sizeof(*near));

	for (int back = 0; back < 2; back++) {
		bool beside = false; /* what was last seen has changed */
		uint32_t last = ZD_NONE;

		for (size_t k = 0; k < r->rows.len; k++) {
			const struct zd_row *row =
				&r->rows.at[back ? r->rows.len - 1 - k : k];
			uint32_t p;

			if (row->to == ZD_NONE || row->stub) {
				beside |= !row->stub;
				continue;
			}
			p = paragraph_of(r->to, row->to);
			if (p == last)
				continue;
			near[p] |= beside && has_neighbours(r, p);
			beside = changed[p] && has_neighbours(r, p);
			last = p;
		}
	}
	for (size_t p = 0; p < r->to->paragraphs.len; p++)
		changed[p] |= near[p];
	zd_free(near);
}

/* A stub of a sub-paragraph that went with its paragraph says nothing. */
static bool is_silent(const struct zd_redline *r, const struct zd_row *row)
{
	uint32_t p;

	if (!row->stub || row->from == ZD_NONE)
		return false;
	p = paragraph_of(r->from, row->from);
	return r->from->paragraphs.at[p].first != row->from &&
		r->links.at[r->from_link[p]].moved;
}

/* Is the block the beginning of what is called a paragraph? */
static bool counts(
	const struct zd_redline *r, uint32_t paragraph, uint32_t block)
{
	return paragraph != ZD_NONE &&
		r->to->paragraphs.at[paragraph].kind == ZD_PARAGRAPH &&
		r->to->paragraphs.at[paragraph].first == block;
}

static void put_pair(struct zd_columns *c, uint32_t i)
{
	zd_view_add(c->v, ZD_VIEW_ROW);
	zd_view_cell(c->v);
	zd_columns_put_row(c, 0, i, ZD_COLUMNS_OLD);
	zd_view_cell(c->v);
	zd_columns_put_row(c, 0, i, ZD_COLUMNS_NEW);
}

static void put_rows(struct zd_columns *c)
{
	const struct zd_redline *r = &c->links[0].redline;
	bool *changed = find_changed(c), show;
	uint32_t hidden = 0, p;

	if (c->options->changed_only)
		add_context(c, changed);
	for (uint32_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		if (is_silent(r, row))
			continue;
		p = row->to != ZD_NONE && !row->stub
			? paragraph_of(r->to, row->to)
			: ZD_NONE;
		if (!zd_columns_picked(c, 0, i))
			continue;
		show = !c->options->changed_only || p == ZD_NONE || changed[p];
		if (!show) {
			hidden += counts(r, p, row->to);
			continue;
		}
		put_hidden(c, &hidden);
		put_pair(c, i);
	}
	put_hidden(c, &hidden);
	zd_free(changed);
}

/* --- More: families ------------------------------------------------------- */

static bool paragraph_picked(const struct zd_columns *c, uint32_t paragraph)
{
	const struct zd_paragraph *p =
		&c->sides[0].draft->paragraphs.at[paragraph];

	for (uint32_t b = p->first; b < p->first + p->count; b++)
		if (zd_view_pick_has(&c->picks[0], b))
			return true;
	return false;
}

/* Was any paragraph of the family asked for? */
static bool family_picked(const struct zd_columns *c,
	const struct zd_families *f, uint32_t family)
{
	if (!c->options->labels.len)
		return true;
	for (size_t k = 0; k < f->columns_len; k++) {
		const struct zd_families_bucket *b = &f->columns[k];

		for (uint32_t i = b->first[family]; i < b->first[family + 1];
			i++)
			if (k ? zd_columns_picked(c, k - 1, b->items[i])
			      : paragraph_picked(c, b->items[i]))
				return true;
	}
	return false;
}

static bool family_changed(const struct zd_columns *c,
	const struct zd_families *f, uint32_t family)
{
	for (size_t k = 1; k < f->columns_len; k++) {
		const struct zd_families_bucket *b = &f->columns[k];

		for (uint32_t i = b->first[family]; i < b->first[family + 1];
			i++)
			if (zd_columns_changed(c, k - 1, b->items[i]))
				return true;
	}
	return false;
}

static void put_family(
	struct zd_columns *c, const struct zd_families *f, uint32_t family)
{
	zd_view_add(c->v, ZD_VIEW_ROW);
	for (size_t k = 0; k < f->columns_len; k++) {
		const struct zd_families_bucket *b = &f->columns[k];

		zd_view_cell(c->v);
		for (uint32_t i = b->first[family]; i < b->first[family + 1];
			i++)
			if (k)
				zd_columns_put_row(
					c, k - 1, b->items[i], ZD_COLUMNS_BOTH);
			else
				zd_columns_put_paragraph(c, 0, b->items[i]);
	}
}

/* What did not change stands in every column: is it called a paragraph? */
static bool family_counts(const struct zd_columns *c,
	const struct zd_families *f, uint32_t family)
{
	const struct zd_families_bucket *b = &f->columns[0];
	uint32_t i = b->first[family];

	return i < b->first[family + 1] &&
		c->sides[0].draft->paragraphs.at[b->items[i]].kind ==
		ZD_PARAGRAPH;
}

static void put_families(struct zd_columns *c, const struct zd_families *f)
{
	uint32_t hidden = 0;

	for (uint32_t i = 0; i < f->count; i++) {
		if (!family_picked(c, f, i))
			continue;
		if (c->options->changed_only && !family_changed(c, f, i)) {
			hidden += family_counts(c, f, i);
			continue;
		}
		put_hidden(c, &hidden);
		put_family(c, f, i);
	}
	put_hidden(c, &hidden);
}

/* --- What counts ---------------------------------------------------------- */

/* Of two columns: the rows that were asked for. */
static void mark_rows(const struct zd_columns *c)
{
	for (uint32_t i = 0; i < c->links[0].redline.rows.len; i++)
		c->shown[0][i] = zd_columns_picked(c, 0, i);
}

static void mark_families(
	const struct zd_columns *c, const struct zd_families *f)
{
	for (uint32_t family = 0; family < f->count; family++) {
		if (!family_picked(c, f, family))
			continue;
		for (size_t k = 1; k < f->columns_len; k++) {
			const struct zd_families_bucket *b = &f->columns[k];

			for (uint32_t i = b->first[family];
				i < b->first[family + 1]; i++)
				c->shown[k - 1][b->items[i]] = true;
		}
	}
}

static bool any_differs(const struct zd_columns *c, size_t nth)
{
	const struct zd_redline *r = &c->links[nth].redline;

	for (uint32_t i = 0; i < r->rows.len; i++)
		if (c->shown[nth][i] &&
			(zd_columns_changed(c, nth, i) ||
				zd_view_link_changed(r, &r->rows.at[i])))
			return true;
	return false;
}

static void count(struct zd_columns *c, size_t nth)
{
	struct zd_view_counts n = {.x = &c->links[nth]};

	if (c->options->labels.len) {
		zd_view_count_rows(&n, c->shown[nth]);
		c->v->differs |= any_differs(c, nth);
	} else {
		zd_view_count_all(&n);
		c->v->differs |= !zd_redline_is_empty(&n.x->redline);
	}
	zd_view_put_counts(
		c->v, &n, c->options->names[nth], c->options->names[nth + 1]);
}

/* --- The whole ------------------------------------------------------------ */

static void put_legend(struct zd_columns *c)
{
	bool moved = false;

	for (size_t k = 0; k < c->count; k++) {
		count(c, k);
		moved |= zd_view_has_passages(&c->links[k].redline);
	}
	zd_view_put_marks(c->v, moved);
	zd_view_add(c->v, ZD_VIEW_HEAD_ROW);
	for (size_t k = 0; k <= c->count; k++) {
		zd_view_cell(c->v);
		zd_view_run(c->v, ZD_VIEW_KEPT, c->options->names[k]);
		c->v->runs.at[c->v->runs.len - 1].begins = true;
		c->v->runs.at[c->v->runs.len - 1].number = ZD_VIEW_HEADING;
	}
}

/* A label must be there in one of the texts. */
static int pick(struct zd_columns *c, struct zd_error *err)
{
	const struct zd_draft **drafts =
		zd_calloc(c->count + 1, sizeof(*drafts));
	int code;

	for (size_t k = 0; k <= c->count; k++)
		drafts[k] = c->sides[k].draft;
	code = zd_view_pick_labels(
		c->picks, c->count + 1, drafts, &c->options->labels, err);
	zd_free(drafts);
	return code;
}

static void put_all(struct zd_columns *c)
{
	struct zd_families f = {0};

	if (c->count > 1) {
		zd_families_make(&f, c);
		mark_families(c, &f);
	} else {
		mark_rows(c);
	}
	put_legend(c);
	if (c->count > 1)
		put_families(c, &f);
	else
		put_rows(c);
	zd_families_clear(&f);
}

void zd_columns_init(
	struct zd_columns *c, const struct zd_redline *const *redlines)
{
	c->links = zd_calloc(c->count, sizeof(*c->links));
	c->sides = zd_calloc(c->count + 1, sizeof(*c->sides));
	c->picks = zd_calloc(c->count + 1, sizeof(*c->picks));
	c->shown = zd_calloc(c->count + 1, sizeof(*c->shown));
	for (size_t k = 0; k <= c->count; k++) {
		struct zd_columns_side *side = &c->sides[k];

		side->draft = k ? redlines[k - 1]->to : redlines[0]->from;
		zd_view_side_init(&side->text, side->draft);
		zd_view_names_init(&side->names, side->draft);
		if (k == c->count)
			break;
		zd_ignoring_init(&c->links[k], redlines[k], c->options->ignore);
		c->shown[k] = zd_calloc(
			redlines[k]->rows.len + 1, sizeof(*c->shown[k]));
	}
}

void zd_columns_clear(struct zd_columns *c)
{
	for (size_t k = 0; k <= c->count; k++) {
		zd_view_side_clear(&c->sides[k].text);
		zd_view_names_clear(&c->sides[k].names);
		zd_view_pick_clear(&c->picks[k]);
		if (k < c->count)
			zd_ignoring_clear(&c->links[k]);
		zd_free(c->shown[k]);
	}
	zd_free(c->picks);
	zd_free(c->shown);
	zd_free(c->links);
	zd_free(c->sides);
	zd_buf_clear(&c->words);
}

int zd_view_of_columns(struct zd_view **out,
	const struct zd_redline *const *redlines, size_t len,
	const struct zd_view_columns_options *options, struct zd_error *err)
{
	struct zd_columns c = {.options = options, .count = len};
	int code;

	*out = NULL;
	if (!len)
		return zd_error_set(err, ZD_EUSAGE, "no redline to show");
	for (size_t k = 1; k < len; k++)
		if (redlines[k]->from != redlines[k - 1]->to)
			return zd_error_set(err, ZD_EUSAGE,
				"redline %zu does not begin where the one "
				"before it ends",
				k + 1);
	c.v = zd_view_new("columns");
	c.v->marked = c.v->columns = true;
	zd_columns_init(&c, redlines);
	code = pick(&c, err);
	if (code) {
		zd_view_free(c.v);
		zd_columns_clear(&c);
		return code;
	}
	for (size_t k = 0; k <= len; k++)
		zd_view_fact(c.v,
			k == 0            ? "from"
				: k < len ? "via"
					  : "to",
			options->names[k]);
	put_all(&c);
	zd_view_contest(c.v, redlines[0]->from, redlines[len - 1]->to);
	zd_columns_clear(&c);
	*out = c.v;
	return 0;
}
