#include "diff/ignore.h"
#include "view/of.h"
#include "view/pick.h"
#include "view/redline.h"
#include "view/redline_brackets.h"
#include "view/redline_cite.h"
#include "view/redline_plan.h"

/* Blocks for the legend and what else stands before and behind the text. */
#define AROUND 8

struct maker {
	struct zd_view *v;
	const struct zd_redline *r;
	struct zd_ignoring ignoring; /* r is its redline */
	const struct zd_view_redline_options *options;
	struct zd_view_side from, to;
	struct zd_view_names from_names, to_names;
	struct zd_view_plan plan;
	struct zd_view_brackets *brackets; /* NULL: none, or ignored */
	struct zd_view_citing citing;
	struct zd_view_pick picks[2]; /* of from, of to */
	struct zd_buf words;          /* for composing */
};

static struct zd_slice keep_words(struct maker *m)
{
	struct zd_slice s =
		zd_arena_slice(&m->v->arena, zd_buf_slice(&m->words));

	zd_buf_truncate(&m->words, 0);
	return s;
}

static const struct zd_block *block_of(const struct zd_draft *d, uint32_t block)
{
	return &d->blocks.at[block];
}

static const struct zd_paragraph *paragraph_of(
	const struct zd_draft *d, uint32_t block)
{
	return &d->paragraphs.at[d->blocks.at[block].paragraph];
}

static const struct zd_link *link_of(
	const struct maker *m, const struct zd_row *row)
{
	return &m->r->links.at[zd_view_link_of(m->r, row)];
}

static bool is_chapeau(const struct zd_draft *d, uint32_t block)
{
	return block != ZD_NONE && paragraph_of(d, block)->first == block;
}

static const char *move_word(
	const struct zd_row *row, const struct zd_link *link, bool stub)
{
	enum zd_relation is = row->relation;

	if (link && (is == ZD_SAME || is == ZD_EDITED || is == ZD_RENUMBERED))
		is = link->relation;
	if (stub && (is == ZD_MOVED_EDITED || is == ZD_SAME))
		is = ZD_MOVED;
	switch (is) {
	case ZD_MOVED_EDITED:
	case ZD_SWAPPED: return zd_relation_name(is);
	default:
		return !stub && row->relation == ZD_EDITED
			? zd_relation_name(ZD_MOVED_EDITED)
			: zd_relation_name(ZD_MOVED);
	}
}

/* "OP9 ← OP33, moved and edited (move 3)"; a stub's arrow points away. */
static struct zd_slice say_moved(struct maker *m, const struct zd_view_place *p)
{
	const struct zd_row *row = &m->r->rows.at[p->row];
	const struct zd_link *link = link_of(m, row);

	if (p->stub)
		zd_view_name_block(&m->words, &m->from_names, row->from);
	else if (row->to != ZD_NONE)
		zd_view_name_block(&m->words, &m->to_names, row->to);
	else
		zd_view_name_block(&m->words, &m->from_names, row->from);
	zd_buf_puts(&m->words, p->stub ? " → " : " ← ");
	if (!p->stub || row->to == ZD_NONE)
		zd_view_name_block(&m->words, &m->from_names, row->from);
	else
		zd_view_name_block(&m->words, &m->to_names, row->to);
	zd_buf_printf(&m->words, ", %s", move_word(row, link, p->stub));
	if (p->companions)
		zd_buf_printf(&m->words, ", with %u sub-paragraph%s",
			p->companions, p->companions == 1 ? "" : "s");
	zd_buf_printf(&m->words, " (move %u)", p->move);
	return keep_words(m);
}

/* "OP7 ← OP6, split into OP6 and OP7", "OP5 ← OP4 and OP7, merged",
 * "OP7 → OP5, merged"; empty where there is nothing to say. */
static struct zd_slice say_joined(struct maker *m, const struct zd_row *row)
{
	const struct zd_link *link = link_of(m, row);
	const uint32_t *from, *to;
	bool gone = row->to == ZD_NONE;

	if (!link || !link->from_count || !link->to_count ||
		(link->from_count == 1 && link->to_count == 1) ||
		!is_chapeau(gone ? m->r->from : m->r->to,
			gone ? row->from : row->to))
		return (struct zd_slice){0};
	from = m->r->from_list.at + link->from_first;
	to = m->r->to_list.at + link->to_first;
	if (gone) {
		zd_view_name_block(&m->words, &m->from_names, row->from);
		zd_buf_puts(&m->words, " → ");
		zd_view_name_some(&m->words, &m->to_names, to, link->to_count);
	} else {
		zd_view_name_block(&m->words, &m->to_names, row->to);
		zd_buf_puts(&m->words, " ← ");
		zd_view_name_some(
			&m->words, &m->from_names, from, link->from_count);
	}
	zd_buf_printf(&m->words, ", %s", zd_relation_name(link->relation));
	if (!gone && link->to_count > 1) {
		zd_buf_puts(&m->words, " into ");
		zd_view_name_some(&m->words, &m->to_names, to, link->to_count);
	}
	return keep_words(m);
}

/* Puts what happened to brackets behind what else there is to say. */
static struct zd_slice add_brackets(
	struct maker *m, struct zd_slice aside, const struct zd_row *row)
{
	if (aside.len)
		zd_buf_printf(&m->words, "%.*s; ", ZD_FMT(aside));
	zd_view_brackets_say_row(&m->words, m->brackets, row);
	if (m->words.len > aside.len + 2)
		return keep_words(m);
	zd_buf_truncate(&m->words, 0);
	return aside;
}

static void fill_block(struct maker *m, struct zd_view_block *b,
	const struct zd_row *row, const struct zd_view_segment *begin)
{
	const struct zd_draft *d = row->to == ZD_NONE ? m->r->from : m->r->to;
	uint32_t shown = row->to == ZD_NONE ? row->from : row->to;
	const struct zd_paragraph *p = paragraph_of(d, shown);

	b->from = row->from;
	b->to = row->to;
	b->level = p->kind == ZD_HEADING ? p->level : zd_block_depth(d, shown);
	b->label = zd_view_label_of(d, shown);
	b->id = p->id;
	b->relation = zd_slice_str(zd_relation_name(row->relation));
	b->mark = begin && !begin->start
		? row->to == ZD_NONE ? ZD_VIEW_DELETED : ZD_VIEW_KEPT
		: ZD_VIEW_INSERTED;
	b->joined = begin && begin->start;
	if (begin)
		b->from = begin->block;
	if (b->mark != ZD_VIEW_KEPT)
		return;
	b->old_label = zd_view_label_of(m->r->from, begin->block);
	b->old_kind = zd_view_kind_of(m->r->from, begin->block);
	b->old_level = paragraph_of(m->r->from, begin->block)->level;
	b->reshaped = b->old_kind != b->kind ||
		(b->kind == ZD_VIEW_HEADING && b->old_level != b->level);
	b->relabelled = !zd_slice_eq(b->label, b->old_label) ||
		(b->label.len && b->old_kind != b->kind);
}

static uint32_t about_passage(
	struct maker *m, const struct zd_row *row, const struct zd_run *run)
{
	const struct zd_row *other;
	const struct zd_link *link = link_of(m, row);
	uint32_t ref = zd_u32(m->v->refs.len), i;

	if (run->mark != ZD_MOVED_FROM && run->mark != ZD_MOVED_TO)
		return 0;
	if (run->partner >= m->r->rows.len)
		return 0;
	other = &m->r->rows.at[run->partner];
	/* The block's own remark says it of splits and merges. */
	if (link && link == link_of(m, other) && row != other)
		return 0;
	if (run->mark == ZD_MOVED_FROM && other->to != ZD_NONE) {
		zd_buf_puts(&m->words, "to ");
		zd_view_name_block(&m->words, &m->to_names, other->to);
	} else if (run->mark == ZD_MOVED_TO && other->from != ZD_NONE) {
		zd_buf_puts(&m->words, "from ");
		zd_view_name_block(&m->words, &m->from_names, other->from);
	} else {
		return 0;
	}
	i = zd_view_about(m->v, (struct zd_slice){0}, keep_words(m));
	m->v->abouts.at[i].first_ref = ref;
	m->v->abouts.at[i].refs = zd_u32(m->v->refs.len) - ref;
	return i;
}

static bool is_quiet(enum zd_change_kind kind)
{
	return kind == ZD_CHANGE_CASE || kind == ZD_CHANGE_PUNCTUATION ||
		kind == ZD_CHANGE_MARKUP || kind == ZD_CHANGE_SPACE;
}

static const enum zd_view_mark marks[] = {
	[ZD_KEPT] = ZD_VIEW_KEPT,
	[ZD_DELETED] = ZD_VIEW_DELETED,
	[ZD_INSERTED] = ZD_VIEW_INSERTED,
	[ZD_MOVED_FROM] = ZD_VIEW_MOVED_FROM,
	[ZD_MOVED_TO] = ZD_VIEW_MOVED_TO,
};

/* Puts a run under the given mark, which says from which side its text is. */
static void put_run(struct maker *m, const struct zd_row *row,
	const struct zd_run *run, enum zd_view_mark mark)
{
	struct zd_view_run like = {0};
	bool old = zd_view_goes(mark);
	uint32_t block = old ? run->from : run->to;
	struct zd_slice text;

	if (zd_ignores(&m->ignoring, row, run)) {
		if (old)
			return;
		mark = ZD_VIEW_KEPT;
	}
	like.mark = mark;
	like.quiet = mark != ZD_VIEW_KEPT && is_quiet(run->kind);
	if (mark == ZD_VIEW_INSERTED || mark == ZD_VIEW_DELETED)
		like.kind = (unsigned)run->kind & 15u;
	like.about = about_passage(m, row, run);
	like.from_at = zd_view_comes(marks[run->mark]) || zd_view_comes(mark)
		? ZD_VIEW_NONE
		: run->from_start;
	like.to_at = old ? ZD_VIEW_NONE : run->to_start;
	if (block == ZD_NONE)
		return;
	if (mark == ZD_VIEW_KEPT && run->mark == ZD_KEPT &&
		row->relation != ZD_SAME &&
		!(m->ignoring.kinds & ZD_IGNORE_MARKUP)) {
		zd_view_side_put_kept(m->v, &m->from, &m->to, run, &like);
		return;
	}
	text = block_of(old ? m->r->from : m->r->to, block)->text;
	text = old ? zd_slice_sub(text, run->from_start, run->from_end)
		   : zd_slice_sub(text, run->to_start, run->to_end);
	zd_view_side_put(m->v, old ? &m->from : &m->to, block, text, &like);
}

static void put_gap(struct maker *m, uint32_t block)
{
	struct zd_view_run *r = zd_view_run(
		m->v, ZD_VIEW_DELETED, zd_view_label_of(m->r->from, block));

	r->gap = true;
	r->number = zd_view_kind_of(m->r->from, block);
	if (r->number == ZD_VIEW_HEADING)
		r->depth = paragraph_of(m->r->from, block)->level & 7;
	r->from_at = block;
}

/* The words of displaced segments, as moved away. */
static void put_displaced(struct maker *m, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_view_segment *s =
			&m->plan.segments.at[m->plan.displaced.at[i]];
		const struct zd_row *row = &m->r->rows.at[s->row];

		if (!s->start)
			put_gap(m, s->block);
		for (uint32_t k = s->first; k < s->end; k++) {
			const struct zd_run *run = &m->r->runs.at[k];

			if (run->mark == ZD_KEPT)
				put_run(m, row, run, ZD_VIEW_MOVED_FROM);
			else if (zd_view_goes(marks[run->mark]))
				put_run(m, row, run, marks[run->mark]);
		}
	}
}

/* Puts a row in which a group of citations changes, that group whole. False
 * where there is none, or the row is not one block of either side. */
static bool put_cited(struct maker *m, uint32_t i)
{
	const struct zd_row *row = &m->r->rows.at[i];
	struct zd_view_cited at = {0};
	struct zd_run run;
	const struct zd_view_segment *s =
		m->plan.segments.at + m->plan.first[i];

	if ((m->ignoring.kinds & ZD_IGNORE_CITATIONS) ||
		m->plan.first[i + 1] - m->plan.first[i] != 1 || s->displaced ||
		s->start || s->guests ||
		!zd_view_cite_row(&m->citing, m->r, row))
		return false;
	while (zd_view_cited_next(&at, &m->citing, m->r, row, &run))
		put_run(m, row, &run, marks[run.mark]);
	return true;
}

static void put_row(struct maker *m, uint32_t i)
{
	const struct zd_row *row = &m->r->rows.at[i];
	const struct zd_view_segment *begin = zd_view_plan_begins(&m->plan, i),
				     *s, *end;

	if (put_cited(m, i))
		return;
	s = m->plan.segments.at + m->plan.first[i];
	end = m->plan.segments.at + m->plan.first[i + 1];
	for (uint32_t k = row->first; k <= row->first + row->count; k++) {
		const struct zd_run *run;
		bool gone;

		for (; s < end && s->end <= k && s->first < k; s++)
			if (!s->displaced)
				put_displaced(m, s->first_guest, s->guests);
		if (s < end && s->first == s->end && s->first == k) {
			/* An empty block. */
			put_displaced(m, s->first_guest, s->guests);
			s++;
		}
		if (k == row->first + row->count)
			break;
		run = &m->r->runs.at[k];
		if (s < end && k == s->first && !s->displaced && s != begin &&
			!s->start)
			put_gap(m, s->block);
		gone = zd_view_goes(marks[run->mark]);
		if (s == end || k < s->first || !s->displaced)
			put_run(m, row, run, marks[run->mark]);
		else if (run->mark == ZD_KEPT)
			put_run(m, row, run, ZD_VIEW_MOVED_TO);
		else if (!gone)
			put_run(m, row, run, marks[run->mark]);
	}
}

/* Whether words of the newest block that stay are in another look. */
static bool is_restyled(const struct zd_view *v)
{
	const struct zd_view_block *b = &v->blocks.at[v->blocks.len - 1];

	for (uint32_t i = b->first; i < v->runs.len; i++)
		if (v->runs.at[i].restyled &&
			zd_slice_trim(v->runs.at[i].text).len)
			return true;
	return false;
}

/* Puts what it became behind what else there is to say of it. */
static struct zd_slice add_looks(
	struct maker *m, struct zd_slice aside, const struct zd_row *row)
{
	zd_buf_put_slice(&m->words, aside);
	zd_view_say_looks(&m->words, &m->ignoring, row, is_restyled(m->v));
	if (m->words.len > aside.len)
		return keep_words(m);
	zd_buf_truncate(&m->words, 0);
	return aside;
}

static void put_place(struct maker *m, const struct zd_view_place *p)
{
	const struct zd_row *row = &m->r->rows.at[p->row];
	const struct zd_view_segment *begin =
		zd_view_plan_begins(&m->plan, p->row);
	const struct zd_draft *d = row->to == ZD_NONE ? m->r->from : m->r->to;
	uint32_t ref = zd_u32(m->v->refs.len);
	struct zd_slice aside;
	struct zd_view_block *b;

	if (!begin && row->to == ZD_NONE)
		return; /* all of it is shown elsewhere */
	aside = p->companion ? (struct zd_slice){0}
		: p->move    ? say_moved(m, p)
			     : say_joined(m, row);
	b = zd_view_add(m->v,
		zd_view_kind_of(d, row->to == ZD_NONE ? row->from : row->to));
	fill_block(m, b, row, begin);
	b->aside = p->stub ? aside : add_brackets(m, aside, row);
	b->first_ref = ref;
	b->refs = zd_u32(m->v->refs.len) - ref;
	b->move = p->move;
	b->stub = p->stub;
	if (p->stub) {
		b->label = zd_view_label_of(m->r->from, begin->block);
		b->mark = ZD_VIEW_KEPT;
		b->relabelled = false;
		return;
	}
	put_row(m, p->row);
	if (row->relation != ZD_SAME)
		b->aside = add_looks(m, b->aside, row);
}

/* Displaced words that stood before everything else. */
static void put_lead(struct maker *m)
{
	const struct zd_view_segment *s;
	struct zd_view_block *b;

	if (!m->plan.lead)
		return;
	s = &m->plan.segments.at[m->plan.displaced.at[0]];
	b = zd_view_add(m->v, zd_view_kind_of(m->r->from, s->block));
	b->from = s->block;
	b->mark = ZD_VIEW_DELETED;
	put_displaced(m, 0, m->plan.lead);
}

/* --- What is left out --------------------------------------------------- */

static bool place_changed(const struct maker *m, const struct zd_view_place *p)
{
	if (p->move ||
		zd_view_row_changed(&m->ignoring, &m->r->rows.at[p->row]))
		return true;
	for (uint32_t i = m->plan.first[p->row]; i < m->plan.first[p->row + 1];
		i++)
		if (m->plan.segments.at[i].guests)
			return true;
	return false;
}

static bool place_picked(const struct maker *m, const struct zd_view_place *p)
{
	return !m->options->labels.len ||
		zd_view_pick_row(m->picks, &m->r->rows.at[p->row]);
}

static bool same_paragraph(const struct maker *m, const struct zd_view_place *a,
	const struct zd_view_place *b)
{
	const struct zd_row *x = &m->r->rows.at[a->row];
	const struct zd_row *y = &m->r->rows.at[b->row];

	if (a->stub || b->stub)
		return false;
	if (x->to != ZD_NONE && y->to != ZD_NONE)
		return block_of(m->r->to, x->to)->paragraph ==
			block_of(m->r->to, y->to)->paragraph;
	return x->from != ZD_NONE && y->from != ZD_NONE &&
		block_of(m->r->from, x->from)->paragraph ==
		block_of(m->r->from, y->from)->paragraph;
}

/* Title and other fields, which stand above the legend. */
static bool is_head(const struct maker *m, const struct zd_view_place *p)
{
	const struct zd_row *row = &m->r->rows.at[p->row];
	const struct zd_draft *d = row->to == ZD_NONE ? m->r->from : m->r->to;

	return paragraph_of(d, row->to == ZD_NONE ? row->from : row->to)
		       ->kind == ZD_FIELD;
}

static bool is_title(const struct maker *m, const struct zd_view_place *p)
{
	const struct zd_row *row = &m->r->rows.at[p->row];

	return row->to != ZD_NONE &&
		zd_view_kind_of(m->r->to, row->to) == ZD_VIEW_TITLE;
}

/* Shows what stands near a change. Fields have no neighbours; but the title is
 * always there. */
static void add_context(const struct maker *m, bool *show)
{
	size_t n = m->plan.places.len, near;

	/* near: how many paragraphs ago one with a change stood. */
	for (int back = 0; back < 2; back++) {
		near = SIZE_MAX;
		for (size_t k = 0; k < n; k++) {
			size_t i = back ? n - 1 - k : k;
			size_t next = back ? i + 1 : i - 1;
			const struct zd_view_place *p = &m->plan.places.at[i];

			if (is_head(m, p)) {
				show[i] |= is_title(m, p);
				near = SIZE_MAX;
				continue;
			}
			if (place_changed(m, p))
				near = 0;
			else if (near != SIZE_MAX && next < n &&
				!same_paragraph(m, &m->plan.places.at[next], p))
				near++;
			if (near <= m->options->context)
				show[i] = true;
		}
	}
}

/* Sets show[] for each place. A paragraph with a change is shown whole, but
 * for what was not asked for. */
static void choose(const struct maker *m, bool *show)
{
	const struct zd_view_redline_options *o = m->options;
	size_t n = m->plan.places.len, start, end;
	bool any;

	for (start = 0; start < n; start = end) {
		any = false;
		for (end = start; end < n &&
			(end == start ||
				same_paragraph(m, &m->plan.places.at[end - 1],
					&m->plan.places.at[end]));
			end++)
			any |= !o->changed_only ||
				place_changed(m, &m->plan.places.at[end]);
		for (size_t i = start; i < end; i++)
			show[i] = any;
	}
	if (o->changed_only && o->context)
		add_context(m, show);
	for (size_t i = 0; i < n; i++)
		show[i] = show[i] && place_picked(m, &m->plan.places.at[i]);
}

/* --- The whole ----------------------------------------------------------- */

static bool counts_as_paragraph(
	const struct maker *m, const struct zd_view_place *p)
{
	const struct zd_row *row = &m->r->rows.at[p->row];

	return !p->stub && row->to != ZD_NONE &&
		is_chapeau(m->r->to, row->to) &&
		paragraph_of(m->r->to, row->to)->kind == ZD_PARAGRAPH;
}

static void put_hidden(struct maker *m, uint32_t hidden)
{
	if (!hidden)
		return;
	zd_view_add(m->v, ZD_VIEW_REMARK);
	zd_view_printf(m->v, ZD_VIEW_KEPT, "%u unchanged paragraph%s left out",
		hidden, hidden == 1 ? "" : "s");
}

/* Counts the places that were asked for, whether they are shown or changed
 * nothing and so are left out. */
static void count_picked(const struct maker *m, struct zd_view_counts *c)
{
	bool *rows = zd_calloc(m->r->rows.len + 1, sizeof(*rows));

	for (size_t i = 0; i < m->plan.places.len; i++) {
		const struct zd_view_place *p = &m->plan.places.at[i];

		if (!place_picked(m, p))
			continue;
		rows[p->row] = true;
		m->v->differs |= place_changed(m, p) ||
			zd_view_link_changed(m->r, &m->r->rows.at[p->row]);
	}
	zd_view_count_rows(c, rows);
	zd_free(rows);
}

static void put_legend(struct maker *m)
{
	struct zd_view_counts c = {.x = &m->ignoring, .brackets = m->brackets};

	if (m->options->labels.len) {
		count_picked(m, &c);
	} else {
		zd_view_count_all(&c);
		m->v->differs = !zd_redline_is_empty(m->r);
	}
	if (m->options->no_legend)
		return;
	zd_view_put_counts(
		m->v, &c, m->options->from_name, m->options->to_name);
	zd_view_put_marks(m->v, zd_view_has_passages(m->r));
}

static void put_places(struct maker *m)
{
	bool *show = zd_calloc(m->plan.places.len, sizeof(*show));
	uint32_t hidden = 0;
	bool legend = false;

	choose(m, show);
	if (!m->options->labels.len)
		put_lead(m);
	for (size_t i = 0; i < m->plan.places.len; i++) {
		if (!legend && !is_head(m, &m->plan.places.at[i])) {
			put_legend(m);
			legend = true;
		}
		if (!show[i]) {
			hidden += place_picked(m, &m->plan.places.at[i]) &&
				counts_as_paragraph(m, &m->plan.places.at[i]);
			continue;
		}
		put_hidden(m, hidden);
		hidden = 0;
		put_place(m, &m->plan.places.at[i]);
	}
	put_hidden(m, hidden);
	if (!legend)
		put_legend(m);
	zd_free(show);
}

static void maker_init(struct maker *m, const struct zd_redline *r,
	const struct zd_view_redline_options *options)
{
	static const struct zd_view_redline_options none;

	m->v = zd_view_new("redline");
	m->v->marked = true;
	m->options = options ? options : &none;
	zd_ignoring_init(&m->ignoring, r, m->options->ignore);
	m->r = &m->ignoring.redline;
	if (!(m->options->ignore & ZD_IGNORE_BRACKETS))
		m->brackets = zd_view_brackets_new(r, &m->citing.reader);
	zd_view_side_init(&m->from, r->from);
	zd_view_side_init(&m->to, r->to);
	zd_view_names_init(&m->from_names, r->from);
	zd_view_names_init(&m->to_names, r->to);
	m->from_names.refs = m->to_names.refs = m->v;
	m->from_names.old = true;
}

static void maker_clear(struct maker *m)
{
	zd_view_side_clear(&m->from);
	zd_view_side_clear(&m->to);
	zd_view_names_clear(&m->from_names);
	zd_view_names_clear(&m->to_names);
	zd_view_pick_clear(&m->picks[0]);
	zd_view_pick_clear(&m->picks[1]);
	zd_view_plan_clear(&m->plan);
	zd_view_brackets_free(m->brackets);
	zd_view_citing_clear(&m->citing);
	zd_ignoring_clear(&m->ignoring);
	zd_buf_clear(&m->words);
}

/* Mostly what is not plain begins with one word in italics. */
static size_t expected_runs(const struct zd_redline *r)
{
	size_t n = r->runs.len + r->runs.len / 16;

	for (size_t i = 0; i < r->to->blocks.len; i++)
		n += !r->to->blocks.at[i].plain;
	return n;
}

int zd_view_of_redline(struct zd_view **out, const struct zd_redline *redline,
	const struct zd_view_redline_options *options, struct zd_error *err)
{
	const struct zd_draft *drafts[] = {redline->from, redline->to};
	struct maker m = {0};
	int code;

	*out = NULL;
	maker_init(&m, redline, options);
	code = zd_view_pick_labels(m.picks, 2, drafts, &m.options->labels, err);
	if (code) {
		zd_view_free(m.v);
		maker_clear(&m);
		return code;
	}
	zd_view_fact(m.v, "from", m.options->from_name);
	zd_view_fact(m.v, "to", m.options->to_name);
	zd_view_plan_make(&m.plan, m.r);
	zd_vec_reserve(&m.v->blocks, m.plan.places.len + AROUND);
	zd_vec_reserve(&m.v->runs, expected_runs(redline));
	put_places(&m);
	zd_view_number_notes(m.v);
	if (m.options->ignore & ZD_IGNORE_BRACKETS)
		zd_view_contest(m.v, m.r->from, m.r->to);
	else
		zd_view_brackets_contest(m.v, m.brackets);
	maker_clear(&m);
	*out = m.v;
	return 0;
}
