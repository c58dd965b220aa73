#include "view/redline_plan.h"

/* While a plan is being made. */
struct making {
	struct zd_view_plan *plan;
	const struct zd_redline *r;
	bool *moved;     /* rows that a stub stands for */
	bool notes_free; /* footnotes have no place in the order */
};

/* --- Segments ------------------------------------------------------------ */

static bool has_from(const struct zd_run *run)
{
	return run->mark == ZD_KEPT || run->mark == ZD_DELETED ||
		run->mark == ZD_MOVED_FROM;
}

static bool is_note(const struct zd_draft *d, uint32_t block)
{
	return d->paragraphs.at[d->blocks.at[block].paragraph].kind == ZD_NOTE;
}

/* Words that a footnote takes from the text, or gives to it, are displaced:
 * a footnote stands apart in most formats. */
static void push_segment(struct zd_view_plan *plan, uint32_t row, uint32_t run,
	uint32_t block, uint32_t start)
{
	struct zd_view_segment s = {
		.row = row, .first = run, .end = run, .block = block};
	uint32_t to = plan->redline->rows.at[row].to;

	s.start = start;
	s.displaced = to != ZD_NONE &&
		is_note(plan->redline->from, block) !=
			is_note(plan->redline->to, to);
	zd_vec_push(&plan->segments, s);
}

static void cut_row(struct zd_view_plan *plan, uint32_t i)
{
	const struct zd_row *row = &plan->redline->rows.at[i];
	uint32_t block = ZD_NONE, at = 0;

	plan->first[i] = zd_u32(plan->segments.len);
	if (row->stub)
		return;
	/* An empty block has no runs, but it has a place. */
	if (row->from != ZD_NONE &&
		!plan->redline->from->blocks.at[row->from].text.len)
		push_segment(plan, i, row->first, row->from, 0);
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &plan->redline->runs.at[k];

		if (!has_from(run))
			continue;
		if (run->from != block || run->from_start != at)
			push_segment(plan, i, k, run->from, run->from_start);
		block = run->from;
		at = run->from_end;
		plan->segments.at[plan->segments.len - 1].end = k + 1;
	}
}

/* True when the row is one whole block of from. */
static bool is_whole(const struct zd_view_plan *plan, uint32_t row)
{
	const struct zd_view_segment *s = &plan->segments.at[plan->first[row]];
	uint32_t last;

	if (plan->first[row + 1] - plan->first[row] != 1 || s->start ||
		s->displaced)
		return false;
	if (s->first == s->end)
		return true;
	last = s->end - 1;
	return plan->redline->runs.at[last].from_end ==
		plan->redline->from->blocks.at[s->block].text.len;
}

/* --- Order --------------------------------------------------------------- */

static void list_places(struct making *m)
{
	for (uint32_t i = 0; i < m->r->rows.len; i++) {
		const struct zd_row *row = &m->r->rows.at[i];
		struct zd_view_place p = {.row = i, .stub = row->stub};

		if (row->stub) {
			p.row = row->partner;
			if (p.row >= m->r->rows.len ||
				!is_whole(m->plan, p.row) || m->moved[p.row])
				continue;
			m->moved[p.row] = true;
		}
		zd_vec_push(&m->plan->places, p);
	}
}

/* One segment in the order of the places, or a moved row by its stub. */
struct seen {
	uint32_t block, start; /* what it says of the order */
	uint32_t segment;
};

/* What a segment says of the order: where footnotes are free of it, of all
 * text first, then of them. */
static struct seen seen_of(const struct making *m, uint32_t segment)
{
	const struct zd_view_segment *s = &m->plan->segments.at[segment];
	bool behind = m->notes_free && is_note(m->r->from, s->block);

	return (struct seen){
		s->block + (behind ? zd_u32(m->r->from->blocks.len) : 0),
		s->start, segment};
}

/* The order of footnotes is that of their marks, unless one was cut up, or
 * stands where a text goes on. */
static bool are_notes_free(const struct making *m)
{
	const struct zd_view_plan *plan = m->plan;
	bool note = false, any = false;

	for (uint32_t i = 0; i < plan->segments.len; i++) {
		if (!is_note(m->r->from, plan->segments.at[i].block))
			continue;
		if (!is_whole(plan, plan->segments.at[i].row))
			return false;
		any = true;
	}
	for (size_t i = 0; any && i < plan->places.len; i++) {
		const struct zd_view_segment *s =
			zd_view_plan_begins(plan, plan->places.at[i].row);

		if (!s || plan->places.at[i].stub)
			continue;
		if (note && s->start)
			return false;
		note = is_note(m->r->from, s->block);
	}
	return true;
}

/* Whether what the row shows is a footnote without a place. */
static bool is_free(const struct making *m, uint32_t row)
{
	uint32_t first = m->plan->first[row];

	return m->notes_free && first < m->plan->first[row + 1] &&
		is_note(m->r->from, m->plan->segments.at[first].block);
}

struct all_seen {
	struct seen *at;
	size_t len, cap;
};

static int compare(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;

	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->segment < y->segment ? -1 : x->segment > y->segment;
}

static void see(const struct making *m, struct all_seen *out)
{
	const struct zd_view_plan *plan = m->plan;

	zd_vec_reserve(out, plan->segments.len);
	for (size_t i = 0; i < plan->places.len; i++) {
		const struct zd_view_place *p = &plan->places.at[i];

		if (!p->stub && (m->moved[p->row] || is_free(m, p->row)))
			continue;
		for (uint32_t k = plan->first[p->row];
			k < plan->first[p->row + 1]; k++)
			if (!plan->segments.at[k].displaced)
				zd_vec_push(out, seen_of(m, k));
	}
}

static bool in_order(const struct all_seen *seen)
{
	for (size_t i = 1; i < seen->len; i++)
		if (compare(&seen->at[i - 1], &seen->at[i]) > 0)
			return false;
	return true;
}

/* Marks a longest increasing subsequence (patience sorting, Fredman 1975). */
static void longest(const struct all_seen *seen, bool *keep)
{
	size_t n = seen->len, len = 0, low, high, mid;
	uint32_t *tail = zd_calloc(n, sizeof(*tail));
	uint32_t *before = zd_calloc(n, sizeof(*before));

	for (uint32_t i = 0; i < n; i++) {
		/* Most go on where the last one was. */
		low = len && compare(&seen->at[tail[len - 1]], &seen->at[i]) < 0
			? len
			: 0;
		for (high = len; low < high;) {
			mid = low + (high - low) / 2;
			if (compare(&seen->at[tail[mid]], &seen->at[i]) < 0)
				low = mid + 1;
			else
				high = mid;
		}
		before[i] = low ? tail[low - 1] : UINT32_MAX;
		tail[low] = i;
		if (low == len)
			len++;
	}
	for (uint32_t at = len ? tail[len - 1] : UINT32_MAX; at != UINT32_MAX;
		at = before[at])
		keep[at] = true;
	zd_free(tail);
	zd_free(before);
}

/* Text that is gone and does not begin a block cannot stand alone. */
static void displace_rest_of_gone(struct making *m)
{
	for (uint32_t i = 0; i < m->r->rows.len; i++) {
		const struct zd_view_segment *s =
			zd_view_plan_begins(m->plan, i);

		if (m->r->rows.at[i].to != ZD_NONE || m->r->rows.at[i].stub ||
			!s || !s->start)
			continue;
		for (uint32_t k = m->plan->first[i]; k < m->plan->first[i + 1];
			k++)
			m->plan->segments.at[k].displaced = true;
	}
}

/* Lists those that stay in order in `kept`, the others in `strays`, both in
 * the order of from. */
static void part(const struct all_seen *seen, struct all_seen *kept,
	struct all_seen *strays)
{
	bool *keep = zd_calloc(seen->len, sizeof(*keep));

	longest(seen, keep);
	for (size_t i = 0; i < seen->len; i++)
		if (keep[i])
			zd_vec_push(kept, seen->at[i]);
		else
			zd_vec_push(strays, seen->at[i]);
	zd_free(keep);
	if (strays->len)
		qsort(strays->at, strays->len, sizeof(*strays->at), compare);
}

/* Decides of each segment out of order whether its row moves, for which
 * `moves` gets it, or it is displaced: so it is where it is only part of its
 * row, and where its place lies inside another row, which has none for a
 * stub. */
static void sort_out(struct making *m, struct all_seen *moves)
{
	struct all_seen seen = {0}, kept = {0}, strays = {0};
	struct zd_view_segment *segments = m->plan->segments.at;
	size_t k = 0;

	see(m, &seen);
	if (in_order(&seen)) {
		zd_vec_clear(&seen);
		return;
	}
	part(&seen, &kept, &strays);
	for (size_t i = 0; i < strays.len; i++) {
		struct zd_view_segment *s = &segments[strays.at[i].segment];

		while (k < kept.len && compare(&kept.at[k], &strays.at[i]) < 0)
			k++;
		if (!is_whole(m->plan, s->row) ||
			(k && k < kept.len &&
				segments[kept.at[k - 1].segment].row ==
					segments[kept.at[k].segment].row)) {
			s->displaced = true;
			m->moved[s->row] = false;
			continue;
		}
		m->moved[s->row] = true;
		zd_vec_push(moves, strays.at[i]);
	}
	zd_vec_clear(&seen);
	zd_vec_clear(&kept);
	zd_vec_clear(&strays);
}

/* The first thing that a place says of the order; false: nothing. */
static bool says(
	const struct making *m, const struct zd_view_place *p, struct seen *out)
{
	const struct zd_view_segment *s;

	if (!p->stub && (m->moved[p->row] || is_free(m, p->row)))
		return false;
	s = zd_view_plan_begins(m->plan, p->row);
	if (!s)
		return false;
	*out = seen_of(m, zd_u32((size_t)(s - m->plan->segments.at)));
	return true;
}

/* Whether a stub of the redline stands for a row that does not move. */
static bool any_undone(const struct making *m)
{
	for (size_t i = 0; i < m->plan->places.len; i++)
		if (m->plan->places.at[i].stub &&
			!m->moved[m->plan->places.at[i].row])
			return true;
	return false;
}

/* Puts stubs of ours where their blocks stood, and takes those of the redline
 * out that contradicted the order. */
static void put_stubs(struct making *m, const struct all_seen *moves)
{
	struct zd_view_plan all = {0};
	bool *ours;
	struct seen said;
	size_t k = 0;

	if (!moves->len && !any_undone(m))
		return;
	ours = zd_calloc(m->r->rows.len, sizeof(*ours));
	zd_vec_reserve(&all.places, m->plan->places.len + moves->len);
	for (size_t i = 0; i < moves->len; i++)
		ours[m->plan->segments.at[moves->at[i].segment].row] = true;
	for (size_t i = 0; i < m->plan->places.len; i++) {
		const struct zd_view_place *p = &m->plan->places.at[i];

		if (p->stub && (ours[p->row] || !m->moved[p->row]))
			continue;
		while (k < moves->len && says(m, p, &said) &&
			compare(&moves->at[k], &said) < 0) {
			uint32_t s = moves->at[k++].segment;
			struct zd_view_place stub = {
				.row = m->plan->segments.at[s].row,
				.stub = true};

			zd_vec_push(&all.places, stub);
		}
		zd_vec_push(&all.places, *p);
	}
	for (; k < moves->len; k++) {
		uint32_t s = moves->at[k].segment;
		struct zd_view_place stub = {
			.row = m->plan->segments.at[s].row, .stub = true};

		zd_vec_push(&all.places, stub);
	}
	zd_free(ours);
	zd_vec_clear(&m->plan->places);
	m->plan->places.at = all.places.at;
	m->plan->places.len = all.places.len;
	m->plan->places.cap = all.places.cap;
}

/* The first of those in order that stands behind x. */
static size_t first_behind(const struct all_seen *order, const struct seen *x)
{
	size_t low = 0, high = order->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (compare(&order->at[mid], x) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void list_displaced(const struct making *m, struct all_seen *out)
{
	const struct zd_view_plan *plan = m->plan;

	for (uint32_t i = 0; i < plan->segments.len; i++)
		if (plan->segments.at[i].displaced)
			zd_vec_push(out, seen_of(m, i));
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), compare);
}

/* Finds for each of those that are displaced the last segment before it that
 * is not; ZD_NONE: none. */
static uint32_t *find_hosts(
	const struct making *m, const struct all_seen *displaced)
{
	const struct zd_view_plan *plan = m->plan;
	struct seen *last = zd_calloc(displaced->len, sizeof(*last));
	uint32_t *hosts = zd_calloc(displaced->len, sizeof(*hosts));

	for (size_t k = 0; k < displaced->len; k++)
		hosts[k] = ZD_NONE;
	for (uint32_t i = 0; i < plan->segments.len; i++) {
		struct seen s = seen_of(m, i);
		size_t k = plan->segments.at[i].displaced
			? displaced->len
			: first_behind(displaced, &s);

		if (k == displaced->len ||
			(hosts[k] != ZD_NONE && compare(&last[k], &s) > 0))
			continue;
		last[k] = s;
		hosts[k] = i;
	}
	/* Between two that are displaced nothing may stand. */
	for (size_t k = 1; k < displaced->len; k++)
		if (hosts[k] == ZD_NONE)
			hosts[k] = hosts[k - 1];
	zd_free(last);
	return hosts;
}

/* Gives displaced segments to those that they follow in from. */
static void seat_displaced(struct making *m)
{
	struct zd_view_plan *plan = m->plan;
	struct all_seen displaced = {0};
	uint32_t *hosts;

	list_displaced(m, &displaced);
	if (!displaced.len)
		return;
	hosts = find_hosts(m, &displaced);
	for (size_t k = 0; k < displaced.len; k++) {
		struct zd_view_segment *host;

		zd_vec_push(&plan->displaced, displaced.at[k].segment);
		if (hosts[k] == ZD_NONE) {
			plan->lead++;
			continue;
		}
		host = &plan->segments.at[hosts[k]];
		if (!host->guests++)
			host->first_guest = zd_u32(k);
	}
	zd_free(hosts);
	zd_vec_clear(&displaced);
}

/* --- Numbers ------------------------------------------------------------- */

/* A block that is read as a sub-paragraph of what stands before it. */
static bool is_sub(const struct zd_redline *r, uint32_t row)
{
	const struct zd_row *w = &r->rows.at[row];
	const struct zd_draft *d = w->to == ZD_NONE ? r->from : r->to;
	uint32_t b = w->to == ZD_NONE ? w->from : w->to;

	return b != d->paragraphs.at[d->blocks.at[b].paragraph].first;
}

/* Whether the row has words to recognise it by on the from-side. */
static bool has_words(const struct making *m, uint32_t row)
{
	const struct zd_view_segment *s = zd_view_plan_begins(m->plan, row);

	return s && m->r->from->blocks.at[s->block].text.len;
}

/*
 * Numbers the moves. A sub-paragraph goes with what it follows, and counts as
 * its companion, where its stub follows that one's stub too and no words that
 * stay stand between. move[] gets the number, companions[] how many.
 */
static void number(const struct making *m, uint32_t *move, uint32_t *companions)
{
	const struct zd_view_plan *plan = m->plan;
	uint32_t *stub_at = zd_calloc(m->r->rows.len, sizeof(*stub_at));
	uint32_t next = 0, leader = 0, expected = 0;

	for (uint32_t i = 0; i < plan->places.len; i++)
		if (plan->places.at[i].stub)
			stub_at[plan->places.at[i].row] = i;
	for (size_t i = 0; i < plan->places.len; i++) {
		uint32_t row = plan->places.at[i].row;

		if (plan->places.at[i].stub)
			continue;
		if (m->moved[row] && expected && stub_at[row] == expected &&
			is_sub(m->r, row) && has_words(m, row)) {
			move[row] = next;
			companions[leader]++;
			expected++;
		} else if (m->moved[row]) {
			move[row] = ++next;
			leader = row;
			expected = stub_at[row] + 1;
		} else if (zd_view_plan_begins(plan, row)) {
			expected = 0;
		}
	}
	zd_free(stub_at);
}

static void number_places(struct making *m)
{
	uint32_t *move = zd_calloc(m->r->rows.len, sizeof(*move));
	uint32_t *companions = zd_calloc(m->r->rows.len, sizeof(*move));
	uint32_t last = 0, highest = 0;
	size_t n = 0;

	number(m, move, companions);
	for (size_t i = 0; i < m->plan->places.len; i++) {
		struct zd_view_place p = m->plan->places.at[i];

		p.move = move[p.row];
		/* One stub for all of a move: its first. */
		if (p.stub && p.move == last)
			continue;
		last = p.stub ? p.move : 0;
		p.companions = companions[p.row];
		p.companion = !p.stub && p.move && p.move <= highest;
		if (!p.stub && p.move > highest)
			highest = p.move;
		m->plan->places.at[n++] = p;
	}
	m->plan->places.len = n;
	zd_free(move);
	zd_free(companions);
}

/* --- The whole ------------------------------------------------------------ */

void zd_view_plan_make(struct zd_view_plan *plan, const struct zd_redline *r)
{
	struct making m = {.plan = plan, .r = r};
	struct all_seen moves = {0};

	memset(plan, 0, sizeof(*plan));
	plan->redline = r;
	plan->first = zd_calloc(zd_add(r->rows.len, 1), sizeof(*plan->first));
	zd_vec_reserve(&plan->segments, r->rows.len);
	zd_vec_reserve(&plan->places, r->rows.len);
	for (uint32_t i = 0; i < r->rows.len; i++)
		cut_row(plan, i);
	plan->first[r->rows.len] = zd_u32(plan->segments.len);
	m.moved = zd_calloc(r->rows.len, sizeof(*m.moved));
	list_places(&m);
	m.notes_free = are_notes_free(&m);
	sort_out(&m, &moves);
	displace_rest_of_gone(&m);
	put_stubs(&m, &moves);
	seat_displaced(&m);
	number_places(&m);
	zd_free(m.moved);
	zd_vec_clear(&moves);
}

void zd_view_plan_clear(struct zd_view_plan *plan)
{
	zd_vec_clear(&plan->places);
	zd_vec_clear(&plan->segments);
	zd_vec_clear(&plan->displaced);
	zd_free(plan->first);
	plan->first = NULL;
}

const struct zd_view_segment *zd_view_plan_begins(
	const struct zd_view_plan *plan, uint32_t row)
{
	for (uint32_t i = plan->first[row]; i < plan->first[row + 1]; i++)
		if (!plan->segments.at[i].displaced)
			return &plan->segments.at[i];
	return NULL;
}
