#include "view/redline_cite.h"

/* Bytes of a group that is shown whole: of what is longer a reader would have
 * to find for himself what changed. */
#define MOST_WHOLE 100u

/* A group on both sides: from its bracket to behind the other. */
struct unit {
	uint32_t from, from_end, to, to_end;
	size_t first;  /* in the runs so far: the one it begins in */
	uint32_t last; /* of the redline's runs: the one it ends in */
};

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

/* Finds where the group begins, among the runs so far. */
static bool find_first(
	struct unit *u, const struct zd_runs *runs, const struct zd_row *row)
{
	for (u->first = runs->len; u->first-- > 0;) {
		const struct zd_run *run = &runs->at[u->first];

		if (!is_own(run, row))
			return false;
		if (keeps(run, u->to)) {
			u->from = run->from_start + u->to - run->to_start;
			return true;
		}
	}
	return false;
}

/* Finds where it ends, at or behind run k. */
static bool find_last(struct unit *u, const struct zd_redline *r,
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

/* The group around the change that run k begins. */
static bool find_unit(struct unit *u, struct zd_view_citing *c,
	const struct zd_redline *r, const struct zd_row *row, uint32_t k)
{
	struct zd_slice old = r->from->blocks.at[row->from].text;
	struct zd_slice new = r->to->blocks.at[row->to].text;
	uint32_t end;

	if (!c->runs.len || c->runs.at[c->runs.len - 1].mark != ZD_KEPT)
		return false;
	u->to = opener(new, c->runs.at[c->runs.len - 1].to_end);
	if (u->to == ZD_NONE)
		return false;
	end = closer(new, u->to);
	if (end == ZD_NONE)
		return false;
	u->to_end = end + 1;
	return find_first(u, &c->runs, row) && find_last(u, r, row, k) &&
		closer(old, u->from) == u->from_end - 1 &&
		is_group(c, zd_slice_sub(old, u->from, u->from_end)) &&
		is_group(c, zd_slice_sub(new, u->to, u->to_end));
}

/* Puts the group, and what of its last run stands behind it. */
static void put_unit(struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row, const struct unit *u)
{
	struct zd_run *first = &c->runs.at[u->first];
	struct zd_run rest = r->runs.at[u->last];
	struct zd_run gone = {.mark = ZD_DELETED,
		.kind = ZD_CHANGE_CITATION,
		.from = row->from,
		.to = ZD_NONE,
		.from_start = u->from,
		.from_end = u->from_end,
		.partner = ZD_NONE};
	struct zd_run come = {.mark = ZD_INSERTED,
		.kind = ZD_CHANGE_CITATION,
		.from = ZD_NONE,
		.to = row->to,
		.to_start = u->to,
		.to_end = u->to_end,
		.partner = ZD_NONE};

	first->from_end = u->from;
	first->to_end = u->to;
	c->runs.len = u->first + (first->to_start < first->to_end);
	zd_vec_push(&c->runs, gone);
	zd_vec_push(&c->runs, come);
	rest.from_start = u->from_end;
	rest.to_start = u->to_end;
	if (rest.to_start < rest.to_end)
		zd_vec_push(&c->runs, rest);
}

static bool changes_citation(const struct zd_run *run)
{
	return (run->mark == ZD_DELETED || run->mark == ZD_INSERTED) &&
		run->kind == ZD_CHANGE_CITATION;
}

bool zd_view_cite_row(struct zd_view_citing *c, const struct zd_redline *r,
	const struct zd_row *row)
{
	const struct zd_run *at = r->runs.at + row->first;
	struct unit u;
	uint32_t i = 0;
	bool any = false;

	while (i < row->count && !changes_citation(&at[i]))
		i++;
	if (i == row->count || row->from == ZD_NONE || row->to == ZD_NONE)
		return false;
	c->runs.len = 0;
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		if (changes_citation(&r->runs.at[k]) &&
			find_unit(&u, c, r, row, k)) {
			put_unit(c, r, row, &u);
			k = u.last;
			any = true;
			continue;
		}
		zd_vec_push(&c->runs, r->runs.at[k]);
	}
	return any;
}

void zd_view_citing_clear(struct zd_view_citing *c)
{
	zd_citations_clear(&c->found);
	zd_citation_reader_free(c->reader);
	zd_vec_clear(&c->runs);
}
