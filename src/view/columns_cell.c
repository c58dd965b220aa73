#include "view/columns.h"

static void begin(struct zd_columns *c, enum zd_view_kind kind,
	enum zd_view_mark mark, struct zd_slice label)
{
	struct zd_view_run *r = zd_view_run(c->v, mark, label);

	r->begins = true;
	r->number = kind;
}

/* What has just begun is a block of this draft. */
static void set_depth(
	struct zd_columns *c, const struct zd_draft *d, uint32_t block)
{
	unsigned depth = zd_block_depth(d, block);

	c->v->runs.at[c->v->runs.len - 1].depth = (depth < 8 ? depth : 8) & 15;
}

static struct zd_slice keep_words(struct zd_columns *c)
{
	struct zd_slice s =
		zd_arena_slice(&c->v->arena, zd_buf_slice(&c->words));

	zd_buf_truncate(&c->words, 0);
	return s;
}

void zd_columns_put_remark(struct zd_columns *c, struct zd_slice text)
{
	begin(c, ZD_VIEW_REMARK, ZD_VIEW_KEPT, text);
}

/* --- What is said of a row ----------------------------------------------- */

static bool is_chapeau(const struct zd_draft *d, uint32_t block)
{
	return d->paragraphs.at[d->blocks.at[block].paragraph].first == block;
}

static const struct zd_link *link_of(
	const struct zd_redline *r, const struct zd_row *row)
{
	return &r->links.at[zd_view_link_of(r, row)];
}

/* "OP6 and OP7 ← OP6, split", of the first of them; what is gone:
 * "OP7 → OP5, merged". */
static void say_link(struct zd_columns *c, size_t nth, const struct zd_row *row,
	const struct zd_link *link)
{
	bool gone = row->stub || row->to == ZD_NONE;
	const struct zd_redline *r = &c->links[nth].redline;
	const struct zd_view_names *old = &c->sides[nth].names;
	const struct zd_view_names *new = &c->sides[nth + 1].names;
	const uint32_t *from = r->from_list.at + link->from_first;
	const uint32_t *to = r->to_list.at + link->to_first;

	if (!gone && r->to->blocks.at[row->to].paragraph != to[0])
		return;
	if (gone) {
		zd_view_name_some(&c->words, old, from, link->from_count);
		zd_buf_puts(&c->words, " → ");
		zd_view_name_some(&c->words, new, to, link->to_count);
	} else {
		zd_view_name_some(&c->words, new, to, link->to_count);
		zd_buf_puts(&c->words, " ← ");
		zd_view_name_some(&c->words, old, from, link->from_count);
	}
	zd_buf_printf(&c->words, ", %s", zd_relation_name(link->relation));
}

/* "OP9 ← OP33, moved and edited"; a stub's arrow points away. */
static void say_moved(
	struct zd_columns *c, size_t nth, const struct zd_row *row)
{
	const struct zd_redline *r = &c->links[nth].redline;
	const struct zd_row *other = &r->rows.at[row->partner];
	uint32_t to = row->to != ZD_NONE ? row->to : other->to;
	enum zd_relation is = row->relation;

	if (row->from == ZD_NONE || to == ZD_NONE)
		return;
	if (row->stub) {
		zd_view_name_block(&c->words, &c->sides[nth].names, row->from);
		zd_buf_puts(&c->words, " → ");
		zd_view_name_block(&c->words, &c->sides[nth + 1].names, to);
	} else {
		zd_view_name_block(&c->words, &c->sides[nth + 1].names, to);
		zd_buf_puts(&c->words, " ← ");
		zd_view_name_block(&c->words, &c->sides[nth].names, row->from);
	}
	if (is != ZD_MOVED_EDITED && is != ZD_SWAPPED)
		is = ZD_MOVED;
	zd_buf_printf(&c->words, ", %s", zd_relation_name(is));
}

/* The names of the paragraphs that passages of this row went to or came
 * from, where the link does not say it. */
static void say_passages(struct zd_columns *c, size_t nth,
	const struct zd_row *row, enum zd_columns_show show)
{
	const struct zd_redline *r = &c->links[nth].redline;
	uint32_t before = ZD_NONE;

	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &r->runs.at[k];
		const struct zd_row *other;
		bool away = run->mark == ZD_MOVED_FROM;

		if ((!away && run->mark != ZD_MOVED_TO) ||
			run->partner >= r->rows.len || run->partner == before)
			continue;
		if (show == (away ? ZD_COLUMNS_NEW : ZD_COLUMNS_OLD))
			continue;
		before = run->partner;
		other = &r->rows.at[run->partner];
		if (link_of(r, other) == link_of(r, row) ||
			(away ? other->to : other->from) == ZD_NONE)
			continue;
		zd_buf_puts(&c->words, c->words.len ? "; " : "");
		zd_buf_puts(&c->words, away ? "passage to " : "passage from ");
		if (away)
			zd_view_name_block(
				&c->words, &c->sides[nth + 1].names, other->to);
		else
			zd_view_name_block(
				&c->words, &c->sides[nth].names, other->from);
	}
}

static void say(struct zd_columns *c, size_t nth, const struct zd_row *row,
	enum zd_columns_show show)
{
	const struct zd_redline *r = &c->links[nth].redline;
	const struct zd_link *link = link_of(r, row);
	bool gone = row->to == ZD_NONE;
	bool old = gone || row->stub;
	bool chapeau = old ? is_chapeau(r->from, row->from)
			   : is_chapeau(r->to, row->to);

	if (show != ZD_COLUMNS_OLD || old) {
		if (chapeau && link->from_count && link->to_count &&
			link->from_count + link->to_count > 2)
			say_link(c, nth, row, link);
		else if (row->partner != ZD_NONE && (chapeau || !link->moved))
			say_moved(c, nth, row);
	}
	say_passages(c, nth, row, show);
	if (show != ZD_COLUMNS_OLD)
		zd_view_say_looks(&c->words, &c->links[nth], row, false);
	if (c->words.len)
		zd_columns_put_remark(c, keep_words(c));
}

/* --- A row's text --------------------------------------------------------- */

/* The block of from that begins in this row, or ZD_NONE. */
static uint32_t beginning(const struct zd_redline *r, const struct zd_row *row)
{
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &r->runs.at[k];

		if (run->from != ZD_NONE && run->mark != ZD_INSERTED &&
			run->mark != ZD_MOVED_TO)
			return run->from_start ? ZD_NONE : run->from;
	}
	return row->from != ZD_NONE && !r->from->blocks.at[row->from].text.len
		? row->from
		: ZD_NONE;
}

static bool same_label(const struct zd_redline *r, uint32_t from, uint32_t to)
{
	return from != ZD_NONE && to != ZD_NONE &&
		zd_slice_eq(zd_view_label_of(r->from, from),
			zd_view_label_of(r->to, to));
}

static void begin_old(struct zd_columns *c, const struct zd_redline *r,
	const struct zd_row *row, uint32_t block, bool goes_on)
{
	if (goes_on)
		begin(c, zd_view_kind_of(r->from, block), ZD_VIEW_KEPT,
			(struct zd_slice){0});
	else
		begin(c, zd_view_kind_of(r->from, block),
			same_label(r, block, row->to) ? ZD_VIEW_KEPT
						      : ZD_VIEW_DELETED,
			zd_view_label_of(r->from, block));
	set_depth(c, r->from, block);
}

static void begin_new(struct zd_columns *c, const struct zd_redline *r,
	const struct zd_row *row)
{
	begin(c, zd_view_kind_of(r->to, row->to),
		same_label(r, beginning(r, row), row->to) ? ZD_VIEW_KEPT
							  : ZD_VIEW_INSERTED,
		zd_view_label_of(r->to, row->to));
	set_depth(c, r->to, row->to);
}

static void put_run(struct zd_columns *c, size_t nth, const struct zd_run *run,
	enum zd_view_mark mark, bool old)
{
	struct zd_columns_side *side = &c->sides[old ? nth : nth + 1];
	uint32_t block = old ? run->from : run->to;
	struct zd_view_run like = {.mark = mark,
		.from_at = run->mark == ZD_KEPT || old ? run->from_start
						       : ZD_VIEW_NONE,
		.to_at = run->mark == ZD_KEPT || !old ? run->to_start
						      : ZD_VIEW_NONE};

	if (block == ZD_NONE)
		return;
	zd_view_side_put(c->v, &side->text, block,
		zd_slice_sub(side->draft->blocks.at[block].text,
			old ? run->from_start : run->to_start,
			old ? run->from_end : run->to_end),
		&like);
}

static const enum zd_view_mark marks[] = {
	[ZD_KEPT] = ZD_VIEW_KEPT,
	[ZD_DELETED] = ZD_VIEW_DELETED,
	[ZD_INSERTED] = ZD_VIEW_INSERTED,
	[ZD_MOVED_FROM] = ZD_VIEW_MOVED_FROM,
	[ZD_MOVED_TO] = ZD_VIEW_MOVED_TO,
};

static void put_old(struct zd_columns *c, size_t nth, const struct zd_row *row)
{
	const struct zd_ignoring *x = &c->links[nth];
	const struct zd_redline *r = &x->redline;
	uint32_t block = ZD_NONE;

	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &r->runs.at[k];

		if (zd_view_comes(marks[run->mark]))
			continue;
		if (run->from != block)
			begin_old(c, r, row, run->from, run->from_start > 0);
		block = run->from;
		put_run(c, nth, run,
			zd_ignores(x, row, run) ? ZD_VIEW_KEPT
						: marks[run->mark],
			true);
	}
	if (block == ZD_NONE && row->from != ZD_NONE &&
		!r->from->blocks.at[row->from].text.len)
		begin_old(c, r, row, row->from, false);
}

/* Between two blocks of from whose words stand in one text. */
static void put_gap(
	struct zd_columns *c, const struct zd_redline *r, uint32_t block)
{
	struct zd_view_run *run = zd_view_run(
		c->v, ZD_VIEW_DELETED, zd_view_label_of(r->from, block));

	run->gap = true;
	run->number = zd_view_kind_of(r->from, block);
	run->from_at = block;
}

static void put_new(
	struct zd_columns *c, size_t nth, const struct zd_row *row, bool both)
{
	uint32_t block = ZD_NONE;
	const struct zd_ignoring *x = &c->links[nth];
	const struct zd_redline *r = &x->redline;

	if (row->to != ZD_NONE)
		begin_new(c, r, row);
	else if (both && row->count)
		begin_old(c, r, row, r->runs.at[row->first].from,
			r->runs.at[row->first].from_start > 0);
	else if (both)
		begin_old(c, r, row, row->from, false);
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &r->runs.at[k];
		bool goes = zd_view_goes(marks[run->mark]);

		if (both && !zd_view_comes(marks[run->mark])) {
			if (block != ZD_NONE && run->from != block &&
				!run->from_start)
				put_gap(c, r, run->from);
			block = run->from;
		}
		if (goes && (!both || zd_ignores(x, row, run)))
			continue;
		put_run(c, nth, run,
			zd_ignores(x, row, run) ? ZD_VIEW_KEPT
						: marks[run->mark],
			goes);
	}
}

void zd_columns_put_row(
	struct zd_columns *c, size_t nth, uint32_t i, enum zd_columns_show show)
{
	const struct zd_row *row = &c->links[nth].redline.rows.at[i];
	uint32_t before = zd_u32(c->v->runs.len);

	if (show == ZD_COLUMNS_OLD && !row->stub)
		put_old(c, nth, row);
	else if (!row->stub)
		put_new(c, nth, row, show == ZD_COLUMNS_BOTH);
	if (c->v->runs.len > before || (row->stub && show == ZD_COLUMNS_OLD))
		say(c, nth, row, show);
}

void zd_columns_put_paragraph(
	struct zd_columns *c, size_t column, uint32_t paragraph)
{
	struct zd_columns_side *side = &c->sides[column];
	const struct zd_paragraph *p = &side->draft->paragraphs.at[paragraph];

	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		struct zd_view_run like = {.from_at = 0, .to_at = ZD_VIEW_NONE};

		begin(c, zd_view_kind_of(side->draft, b), ZD_VIEW_KEPT,
			zd_view_label_of(side->draft, b));
		set_depth(c, side->draft, b);
		zd_view_side_put(c->v, &side->text, b,
			side->draft->blocks.at[b].text, &like);
	}
}

/* --- Questions ------------------------------------------------------------ */

bool zd_columns_changed(const struct zd_columns *c, size_t nth, uint32_t i)
{
	const struct zd_row *row = &c->links[nth].redline.rows.at[i];

	return row->stub || row->partner != ZD_NONE ||
		zd_view_row_changed(&c->links[nth], row);
}

bool zd_columns_picked(const struct zd_columns *c, size_t nth, uint32_t i)
{
	return !c->options->labels.len ||
		zd_view_pick_row(
			&c->picks[nth], &c->links[nth].redline.rows.at[i]);
}
