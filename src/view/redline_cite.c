#include "view/redline_cite.h"

/* Bytes of a group that is shown whole: of what is longer a reader would have
 * to find for himself what changed. */
#define MOST_WHOLE 100u

enum { RUNS, GONE, COME };

static bool opens(char c)
{
	return c == '(' || c == '[';
}

static bool closes(char c)
{
	return c == ')' || c == ']';
}

/* The bracket that is open at `at`, or ZD_NONE. */
static uint32_t opener(struct zd_slice s, uint32_t at)
{
	uint32_t least = at > MOST_WHOLE ? at - MOST_WHOLE : 0;

	for (unsigned depth = 0; at > least; at--) {
		if (closes(s.ptr[at - 1]))
			depth++;
		else if (opens(s.ptr[at - 1]) && !depth--)
			return at - 1;
	}
	return ZD_NONE;
}

/* What closes the bracket at `at`, or ZD_NONE. */
static uint32_t closer(struct zd_slice s, uint32_t at)
{
	unsigned depth = 0;

	for (uint32_t i = at; i < s.len && i - at < MOST_WHOLE; i++) {
		if (opens(s.ptr[i]))
			depth++;
		else if (closes(s.ptr[i]) && !--depth)
			return i;
	}
	return ZD_NONE;
}

/* Is this text one group of citations, its brackets included? */
static bool is_group(struct zd_view_citing *c, struct zd_slice s)
{
	const struct zd_citation_group *group;

	if (!c->reader)
		c->reader = zd_citation_reader_new();
	zd_citations_find_bracketed(&c->found, c->reader, s, ZD_BODY_GA);
	group = zd_citations_group_at(&c->found, 0);
	return group && group->open && group->end == s.len;
}

/* Does a byte of `to` stand in a run that was kept? */
static bool keeps(const struct zd_run *run, uint32_t at)
{
	return run->mark == ZD_KEPT && run->to_start <= at && at < run->to_end;
}

/* A run that stays in the row, or a change within it. */
static bool is_own(const struct zd_run *run, const struct zd_row *row)
{
	switch (run->mark) {
	case ZD_KEPT: return run->from == row->from && run->to == row->to;
	case ZD_DELETED: return run->from == row->from;
	case ZD_INSERTED: return run->to == row->to;
	case ZD_MOVED_FROM:
	case ZD_MOVED_TO: break;
	}
	return false;
}

static struct zd_view_cited_group *newest(const struct zd_view_citing *c)
{
	return c->groups.len ? &c->groups.at[c->groups.len - 1] : NULL;
}

/* Finds where the group begins, before run k. */
static bool find_first(struct zd_view_cited_group *u,
	const struct zd_redline *r, const struct zd_row *row, uint32_t k)
{
	while (k-- > row->first) {
		const struct zd_run *run = &r->runs.at[k];

		if (!is_own(run, row))
			return false;
		if (keeps(run, u->to)) {
			u->first = k;
			u->from = run->from_start + u->to - run->to_start;
			return true;
		}
	}
	return false;
}

/* Finds where it ends, at or behind run k. */
static bool find_last(struct zd_view_cited_group *u, const struct zd_redline *r,
	const struct zd_row *row, uint32_t k)
{
	for (; k < row->first + row->count; k++) {
		const struct zd_run *run = &r->runs.at[k];

		if (!is_own(run, row))
			return false;
		if (keeps(run, u->to_end - 1)) {
			u->last = k;
			u->from_end =
				run->from_start + u->to_end - run->to_start;
			return true;
		}
	}
	return false;
}

/* Whether a word that stays stands right before run k, and outside the groups
 * so far. */
static bool follows_kept(const struct zd_view_citing *c,
	const struct zd_redline *r, const struct zd_row *row, uint32_t k)
{
	const struct zd_view_cited_group *before = newest(c);
	const struct zd_run *run;

	if (k == row->first)
		return false;
	run = &r->runs.at[k - 1];
	return run->mark == ZD_KEPT &&
		(!before || before->last != k - 1 ||
			before->to_end < run->to_end);
}

/* Whether byte `to` stands in one of the groups so far. */
static bool is_grouped(const struct zd_view_citing *c, uint32_t to)
{
	for (size_t i = c->groups.len; i-- > 0;)
		if (c->groups.at[i].to <= to)
			return to < c->groups.at[i].to_end;
	return false;
}

/* The group around the change that run k begins. */
static bool find_group(struct zd_view_cited_group *u, struct zd_view_citing *c,
	const struct zd_redline *r, const struct zd_row *row, uint32_t k)
{
	struct zd_slice old = r->from->blocks.at[row->from].text;
	struct zd_slice new = r->to->blocks.at[row->to].text;
	uint32_t end;

	if (!follows_kept(c, r, row, k))
		return false;
	u->to = opener(new, r->runs.at[k - 1].to_end);
	if (u->to == ZD_NONE || is_grouped(c, u->to))
		return false;
	end = closer(new, u->to);
	if (end == ZD_NONE)
		return false;
	u->to_end = end + 1;
	return find_first(u, r, row, k) && find_last(u, r, row, k) &&
		closer(old, u->from) == u->from_end - 1 &&
		is_group(c, zd_slice_sub(old, u->from, u->from_end)) &&
		is_group(c, zd_slice_sub(new, u->to, u->to_end));
}

/* One that stands around others takes their place. */
static void put_group(
	struct zd_view_citing *c, const struct zd_view_cited_group *u)
{
	while (c->groups.len && newest(c)->to > u->to)
		c->groups.len--;
	zd_vec_push(&c->groups, *u);
}

static bool changes_citation(const struct zd_run *run)
{
	return (run->mark == ZD_DELETED || run->mark == ZD_INSERTED) &&
		run->kind == ZD_CHANGE_CITATION;
}

bool zd_view_cite_row(struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row)
{
	struct zd_view_cited_group u;

	c->groups.len = 0;
	if (row->from == ZD_NONE || row->to == ZD_NONE)
		return false;
	for (uint32_t k = row->first; k < row->first + row->count; k++)
		if (changes_citation(&r->runs.at[k]) &&
			find_group(&u, c, r, row, k)) {
			put_group(c, &u);
			k = u.last;
		}
	return c->groups.len > 0;
}

/* One side of a group, as one change. */
static struct zd_run side_of(const struct zd_view_cited_group *u,
	const struct zd_row *row, enum zd_mark mark)
{
	struct zd_run run = {.mark = mark,
		.kind = ZD_CHANGE_CITATION,
		.from = ZD_NONE,
		.to = ZD_NONE,
		.partner = ZD_NONE};

	if (mark == ZD_DELETED) {
		run.from = row->from;
		run.from_start = u->from;
		run.from_end = u->from_end;
	} else {
		run.to = row->to;
		run.to_start = u->to;
		run.to_end = u->to_end;
	}
	return run;
}

/* The run at hand, without what of it is in groups; false: all of it is. */
static bool next_run(struct zd_view_cited *at, const struct zd_view_citing *c,
	const struct zd_redline *r, const struct zd_row *row,
	struct zd_run *out)
{
	const struct zd_view_cited_group *u = &c->groups.at[at->groups];
	uint32_t k = row->first + at->run;
	bool cut = false;

	*out = r->runs.at[k];
	if (at->groups && u[-1].last == k) {
		out->from_start = u[-1].from_end;
		out->to_start = u[-1].to_end;
		cut = true;
	}
	if (at->groups < c->groups.len && u->first == k) {
		out->from_end = u->from;
		out->to_end = u->to;
		at->run = u->last - row->first;
		at->part = GONE;
		at->groups++;
		cut = true;
	} else {
		at->run++;
	}
	return !cut || out->to_start < out->to_end;
}

bool zd_view_cited_next(struct zd_view_cited *at,
	const struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row, struct zd_run *out)
{
	do {
		if (at->part != RUNS) {
			*out = side_of(&c->groups.at[at->groups - 1], row,
				at->part == GONE ? ZD_DELETED : ZD_INSERTED);
			at->part = at->part == GONE ? COME : RUNS;
			return true;
		}
		if (at->run == row->count)
			return false;
	} while (!next_run(at, c, r, row, out));
	return true;
}

void zd_view_citing_clear(struct zd_view_citing *c)
{
	zd_citations_clear(&c->found);
	zd_citation_reader_free(c->reader);
	zd_vec_clear(&c->groups);
}
