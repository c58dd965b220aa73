#include "diff/bracketing.h"

#include <stdlib.h>

#include "diff/twin.h"
#include "text/token.h"

#include <zerodraft.h>

/* Text that both drafts have: its place on this side and on the other. */
struct stretch {
	struct zd_bracket_at here, there;
	uint32_t len;
	uint64_t before; /* bytes that stay on this side before it */
};

/* One side: what stays of it, and the bytes before each of its blocks. */
struct stretches {
	struct stretch *at;
	size_t len, cap;
	uint64_t *start;
};

struct matching {
	struct zd_bracketing *x;
	const struct zd_diff_options *o;
	struct zd_diff_options close; /* the same, but no word is given up */
	struct stretches from, to;
};

/* No two begin in one place: text stays once. */
static int compare(const void *a, const void *b)
{
	const struct stretch *x = a, *y = b;

	return zd_bracket_at_cmp(x->here, y->here);
}

static void add_stretches(
	struct matching *m, const struct zd_run *at, size_t len)
{
	zd_vec_reserve(&m->from, len);
	zd_vec_reserve(&m->to, len);
	for (size_t i = 0; i < len; i++) {
		struct zd_bracket_at old = {at[i].from, at[i].from_start};
		struct zd_bracket_at new = {at[i].to, at[i].to_start};
		uint32_t kept = at[i].to_end - at[i].to_start;

		if ((at[i].mark != ZD_KEPT && at[i].mark != ZD_MOVED_TO) ||
			!kept)
			continue;
		m->from.at[m->from.len++] = (struct stretch){old, new, kept, 0};
		m->to.at[m->to.len++] = (struct stretch){new, old, kept, 0};
	}
}

static bool has_brackets(const struct matching *m, const struct zd_row *row)
{
	const uint32_t *from = m->x->from_brackets->by_block;
	const uint32_t *to = m->x->to_brackets->by_block;

	if (row->from == ZD_NONE || row->to == ZD_NONE || row->stub)
		return false;
	return from[row->from] < from[row->from + 1] ||
		to[row->to] < to[row->to + 1];
}

static bool is_elsewhere(const struct zd_run *run, const struct zd_row *row)
{
	return run->mark == ZD_MOVED_FROM || run->mark == ZD_MOVED_TO ||
		(run->from != row->from && run->mark != ZD_INSERTED);
}

/* Compares what stands in either block from `at` on, before the kept run
 * `next`; without one, to the end. */
static void compare_between(struct zd_runs *out, const struct matching *m,
	const struct zd_row *row, const struct zd_run *at,
	const struct zd_run *next)
{
	const struct zd_redline *r = m->x->redline;
	struct zd_slice from = r->from->blocks.at[row->from].text;
	struct zd_slice to = r->to->blocks.at[row->to].text;
	size_t first = out->len;

	from = zd_slice_sub(
		from, at->from_end, next ? next->from_start : from.len);
	to = zd_slice_sub(to, at->to_end, next ? next->to_start : to.len);
	if (!from.len || !to.len)
		return;
	zd_words_diff(out, from, to, &m->close);
	for (size_t i = first; i < out->len; i++) {
		struct zd_run *run = &out->at[i];

		run->from = row->from;
		run->to = row->to;
		run->from_start += at->from_end;
		run->from_end += at->from_end;
		run->to_start += at->to_end;
		run->to_end += at->to_end;
	}
}

/*
 * A redline gives up little words that stay in a rewritten passage, for its
 * readers' sake. For a bracket each of them counts: what changed is compared
 * once more, word by word. False where words came from or went to other rows.
 */
static bool compare_closely(struct zd_runs *runs, const struct matching *m,
	const struct zd_row *row)
{
	const struct zd_run *run = m->x->redline->runs.at + row->first;
	const struct zd_run *end = run + row->count;
	struct zd_run at = {0};

	for (const struct zd_run *k = run; k < end; k++)
		if (is_elsewhere(k, row))
			return false;
	for (; run < end; run++) {
		if (run->mark != ZD_KEPT)
			continue;
		compare_between(runs, m, row, &at, run);
		zd_vec_push(runs, *run);
		at = *run;
	}
	compare_between(runs, m, row, &at, NULL);
	return true;
}

/* Would comparing it once more say the same? */
static bool is_close(const struct zd_redline *r, const struct zd_row *row)
{
	return row->close || row->relation == ZD_SAME ||
		(row->count == 1 && r->runs.at[row->first].mark == ZD_KEPT);
}

static bool are_in_order(const struct stretch *at, size_t len)
{
	for (size_t i = 1; i < len; i++)
		if (compare(&at[i - 1], &at[i]) > 0)
			return false;
	return true;
}

/* Puts them in order: by block, counted; within one they mostly are. */
static void put_in_order(struct stretches *all, size_t blocks)
{
	size_t *end = zd_calloc(blocks + 1, sizeof(*end)), first = 0;
	struct stretch *old = all->at;

	all->at = zd_alloc(all->len * sizeof(*all->at));
	all->cap = all->len;
	for (size_t i = 0; i < all->len; i++)
		end[old[i].here.block + 1]++;
	for (size_t i = 0; i < blocks; i++)
		end[i + 1] += end[i];
	for (size_t i = 0; i < all->len; i++)
		all->at[end[old[i].here.block]++] = old[i];
	for (size_t i = 0; i < blocks; first = end[i++])
		if (!are_in_order(all->at + first, end[i] - first))
			qsort(all->at + first, end[i] - first, sizeof(*all->at),
				compare);
	zd_free(old);
	zd_free(end);
}

/* Puts them in order, and adds up what stays. */
static void index_stretches(struct stretches *all, const struct zd_draft *d)
{
	uint64_t before = 0;

	all->start = zd_calloc(d->blocks.len + 1, sizeof(*all->start));
	for (size_t i = 0; i < d->blocks.len; i++)
		all->start[i + 1] = all->start[i] + d->blocks.at[i].text.len;
	if (!are_in_order(all->at, all->len))
		put_in_order(all, d->blocks.len);
	for (size_t i = 0; i < all->len; i++) {
		all->at[i].before = before;
		before += all->at[i].len;
	}
}

static void find_stretches(struct matching *m)
{
	const struct zd_redline *r = m->x->redline;
	struct zd_runs close = {0};

	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];
		const struct zd_run *at = r->runs.at + row->first;
		size_t len = row->count;

		close.len = 0;
		if (!is_close(r, row) && has_brackets(m, row) &&
			compare_closely(&close, m, row)) {
			at = close.at;
			len = close.len;
		}
		add_stretches(m, at, len);
	}
	zd_vec_clear(&close);
	index_stretches(&m->from, r->from);
	index_stretches(&m->to, r->to);
}

/* How many stretches begin at or before a place. */
static size_t behind(const struct stretches *all, struct zd_bracket_at at)
{
	size_t low = 0, high = all->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (zd_bracket_at_cmp(all->at[mid].here, at) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Where a byte stands on the other side; false: it does not stay. */
static bool find(struct zd_bracket_at *out, const struct stretches *all,
	struct zd_bracket_at at)
{
	size_t i = behind(all, at);
	const struct stretch *s = i ? &all->at[i - 1] : NULL;

	if (!s || s->here.block != at.block || at.at - s->here.at >= s->len)
		return false;
	*out = s->there;
	out->at += at.at - s->here.at;
	return true;
}

/* Bytes that stay before a place. */
static uint64_t kept_before(
	const struct stretches *all, struct zd_bracket_at at)
{
	size_t i = behind(all, at);
	const struct stretch *s = i ? &all->at[i - 1] : NULL;
	uint32_t in;

	if (!s)
		return 0;
	in = s->here.block == at.block ? at.at - s->here.at : s->len;
	return s->before + (in < s->len ? in : s->len);
}

static uint64_t bytes_between(const struct stretches *all,
	struct zd_bracket_at from, struct zd_bracket_at to)
{
	return all->start[to.block] + to.at - all->start[from.block] - from.at;
}

/* Do most of the words between two places stay? Of nothing, nothing does. */
static bool words_stay(const struct matching *m, const struct stretches *all,
	struct zd_bracket_at from, struct zd_bracket_at to)
{
	uint64_t kept = kept_before(all, to) - kept_before(all, from);
	uint64_t whole = bytes_between(all, from, to);

	return whole &&
		(double)kept >=
		(double)m->o->least_bracket_kept * (double)whole;
}

/* Does everything inside stay? *len gets its bytes. */
static bool all_stays(const struct stretches *all, struct zd_bracket_at from,
	struct zd_bracket_at to, uint64_t *len)
{
	*len = bytes_between(all, from, to);
	return kept_before(all, to) - kept_before(all, from) == *len;
}

static struct zd_bracket_at inside(const struct zd_bracket *one)
{
	struct zd_bracket_at at = one->open;

	at.at += !one->no_open;
	return at;
}

/* --- which is which ------------------------------------------------------ */

/* The bracket whose sign stands at a place, or ZD_NONE. */
static uint32_t opened_at(const struct zd_brackets *b, struct zd_bracket_at at)
{
	for (uint32_t low = b->by_block[at.block],
		      high = b->by_block[at.block + 1];
		low < high;) {
		uint32_t mid = low + (high - low) / 2;
		int c = zd_bracket_at_cmp(b->list.at[mid].open, at);

		if (!c && !b->list.at[mid].no_open)
			return mid;
		/* A half without sign sorts before one that has it. */
		if (c <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return ZD_NONE;
}

static bool is_free(const struct zd_brackets *b,
	const struct zd_bracket_fate *fates, uint32_t i)
{
	return i != ZD_NONE && zd_bracket_is_open(b->list.at[i].kind) &&
		fates[i].other == ZD_NONE;
}

static void pair(struct matching *m, uint32_t from, uint32_t to)
{
	const struct zd_bracket *old = &m->x->from_brackets->list.at[from];
	const struct zd_bracket *new = &m->x->to_brackets->list.at[to];
	uint64_t n, k;
	bool same = all_stays(&m->from, inside(old), old->close, &n) &&
		all_stays(&m->to, inside(new), new->close, &k) && n == k;

	m->x->from[from].change = m->x->to[to].change =
		same ? ZD_BRACKET_SAME : ZD_BRACKET_EDITED;
	m->x->from[from].other = to;
	m->x->to[to].other = from;
}

static void pair_by_opening(struct matching *m)
{
	struct zd_bracketing *x = m->x;
	const struct zd_brackets *b = x->from_brackets;

	for (uint32_t i = 0; i < b->list.len; i++) {
		struct zd_bracket_at there;
		uint32_t to;

		if (!is_free(b, x->from, i) || b->list.at[i].no_open ||
			!find(&there, &m->from, b->list.at[i].open))
			continue;
		to = opened_at(x->to_brackets, there);
		if (is_free(x->to_brackets, x->to, to))
			pair(m, i, to);
	}
}

struct closing {
	struct zd_bracket_at at;
	uint32_t bracket;
};

static int compare_closings(const void *a, const void *b)
{
	const struct closing *x = a, *y = b;

	return zd_bracket_at_cmp(x->at, y->at);
}

/* Those whose opening sign went, by the closing one. */
static void pair_by_closing(struct matching *m)
{
	struct zd_bracketing *x = m->x;
	const struct zd_brackets *b = x->from_brackets, *t = x->to_brackets;
	struct closing *all = zd_calloc(t->list.len + 1, sizeof(*all)), *hit;
	size_t n = 0;

	for (uint32_t i = 0; i < t->list.len; i++)
		if (is_free(t, x->to, i) && !t->list.at[i].no_close)
			all[n++] = (struct closing){t->list.at[i].close, i};
	qsort(all, n, sizeof(*all), compare_closings);
	for (uint32_t i = 0; i < b->list.len; i++) {
		struct closing want = {.bracket = i};

		if (!is_free(b, x->from, i) || b->list.at[i].no_close ||
			!find(&want.at, &m->from, b->list.at[i].close))
			continue;
		hit = bsearch(&want, all, n, sizeof(*all), compare_closings);
		if (hit && is_free(t, x->to, hit->bracket))
			pair(m, i, hit->bracket);
	}
	zd_free(all);
}

/* What stands in a bracket; false when it ends in another block. */
static bool read_inside(
	struct zd_slice *out, const struct zd_brackets *b, uint32_t i)
{
	const struct zd_bracket *one = &b->list.at[i];

	if (one->open.block != one->close.block)
		return false;
	*out = zd_slice_sub(b->draft->blocks.at[one->open.block].text,
		inside(one).at, one->close.at);
	return true;
}

/* Lists what stands in the brackets of a block of from that are free. */
static void list_insides(
	struct zd_twins *out, const struct matching *m, uint32_t block)
{
	const struct zd_brackets *b = m->x->from_brackets;
	struct zd_slice text;

	out->len = 0;
	for (uint32_t i = b->by_block[block]; i < b->by_block[block + 1]; i++)
		if (is_free(b, m->x->from, i) && read_inside(&text, b, i))
			zd_twins_add(out, text, i);
	zd_twins_sort(out);
}

/* Pairs the brackets of a row; false when max_brackets was hit. */
static bool pair_row(
	struct matching *m, struct zd_twins *insides, const struct zd_row *row)
{
	const struct zd_redline *r = m->x->redline;
	const struct zd_brackets *t = m->x->to_brackets;
	uint32_t k = t->by_block[row->to], end = t->by_block[row->to + 1];
	uint64_t left = r->from->blocks.at[row->from].text.len +
		r->to->blocks.at[row->to].text.len;
	struct zd_slice text;
	uint32_t old;

	left *= m->o->max_brackets;
	list_insides(insides, m, row->from);
	for (; insides->len && k < end; k++) {
		if (!is_free(t, m->x->to, k) || !read_inside(&text, t, k))
			continue;
		if (!zd_twins_take(insides, text, &left, &old))
			return false;
		if (old != ZD_NONE)
			pair(m, old, k);
	}
	return true;
}

/* In a passage that was rewritten the same words may stand in brackets
 * again. */
static void pair_by_words(struct matching *m)
{
	struct zd_twins insides = {0};

	if (!m->o->max_brackets)
		return;
	for (size_t i = 0; i < m->x->redline->rows.len; i++) {
		const struct zd_row *row = &m->x->redline->rows.at[i];

		if (row->from != ZD_NONE && row->to != ZD_NONE && !row->stub &&
			!pair_row(m, &insides, row))
			m->x->coarse = true;
	}
	zd_twins_clear(&insides);
}

/* --- what became of the others ------------------------------------------- */

/* The one part whose words stay while those of the others do not; 0: none. */
static uint32_t chosen_part(
	const struct matching *m, const struct zd_bracket *one)
{
	const struct zd_brackets *b = m->x->from_brackets;
	uint32_t chosen = 0;

	if (one->parts < 2)
		return 0;
	for (uint32_t k = 0; k < one->parts; k++) {
		const struct zd_bracket_part *p = &b->parts.at[one->first + k];

		if (!words_stay(m, &m->from, p->start, p->end))
			continue;
		if (chosen)
			return 0;
		chosen = k + 1;
	}
	return chosen;
}

/* What stands on the to-side where the bracket stood: the text between what
 * stays before it and what stays behind. */
static struct zd_slice instead_of(const struct stretches *all,
	const struct zd_draft *to, const struct zd_bracket *one)
{
	size_t i = behind(all, one->open);
	size_t k = behind(all, one->close);
	const struct stretch *a, *b;

	if (!i || k >= all->len || k != i)
		return (struct zd_slice){0};
	a = &all->at[i - 1];
	b = &all->at[k];
	if (a->here.block != one->open.block ||
		b->here.block != one->open.block ||
		a->there.block != b->there.block ||
		a->there.at + a->len > b->there.at)
		return (struct zd_slice){0};
	return zd_slice_trim(zd_slice_sub(to->blocks.at[a->there.block].text,
		a->there.at + a->len, b->there.at));
}

/* "[shall/should]" is one word to a redline, and "shall" another. */
static uint32_t chosen_word(const struct matching *m, uint32_t i)
{
	const struct zd_brackets *b = m->x->from_brackets;
	const struct zd_bracket *one = &b->list.at[i];
	struct zd_slice now, part;

	if (one->parts < 2)
		return 0;
	now = instead_of(&m->from, m->x->to_brackets->draft, one);
	for (uint32_t k = 0; now.len && k < one->parts; k++) {
		const struct zd_bracket_part *p = &b->parts.at[one->first + k];

		part = zd_slice_sub(b->draft->blocks.at[p->start.block].text,
			p->start.at, p->end.at);
		if (zd_slice_eq(part, now))
			return k + 1;
	}
	return 0;
}

static void judge_gone(struct matching *m, uint32_t i)
{
	struct zd_bracketing *x = m->x;
	const struct stretches *from = &m->from;
	const struct zd_brackets *b = x->from_brackets;
	const struct zd_bracket *one = &b->list.at[i];
	struct zd_bracket_fate *fate = &x->from[i];

	fate->part = chosen_part(m, one);
	if (!fate->part)
		fate->part = chosen_word(m, i);
	if (fate->part)
		fate->change = ZD_BRACKET_CHOSEN;
	else if (one->parts == 1 &&
		words_stay(m, from, b->parts.at[one->first].start,
			b->parts.at[one->first].end))
		fate->change = ZD_BRACKET_LIFTED;
	else if (words_stay(m, from, inside(one), one->close))
		fate->change = ZD_BRACKET_LIFTED;
	else
		fate->change = ZD_BRACKET_STRUCK;
}

/* Of adjacent alternatives one was lifted and the others struck. */
static void judge_group(struct zd_bracketing *x, uint32_t first)
{
	const struct zd_brackets *b = x->from_brackets;
	uint32_t lifted = ZD_NONE, struck = 0;

	for (uint32_t i = first; i < b->list.len; i++) {
		/* Behind the last of them; inside one all are deeper. */
		if (b->list.at[i].depth < b->list.at[first].depth ||
			(b->list.at[i].depth == b->list.at[first].depth &&
				b->list.at[i].group != first))
			break;
		if (b->list.at[i].group != first)
			continue;
		if (x->from[i].change == ZD_BRACKET_STRUCK)
			struck++;
		else if (x->from[i].change != ZD_BRACKET_LIFTED ||
			lifted != ZD_NONE)
			return;
		else
			lifted = i;
	}
	if (lifted != ZD_NONE && struck)
		x->from[lifted].change = ZD_BRACKET_CHOSEN;
}

static void judge(struct matching *m)
{
	struct zd_bracketing *x = m->x;
	const struct zd_brackets *b = x->from_brackets, *t = x->to_brackets;

	for (uint32_t i = 0; i < b->list.len; i++)
		if (is_free(b, x->from, i))
			judge_gone(m, i);
	for (uint32_t i = 0; i < b->list.len; i++)
		if (b->list.at[i].group == i)
			judge_group(x, i);
	for (uint32_t i = 0; i < t->list.len; i++)
		if (is_free(t, x->to, i))
			x->to[i].change =
				words_stay(m, &m->to, inside(&t->list.at[i]),
					t->list.at[i].close)
				? ZD_BRACKET_PUT
				: ZD_BRACKET_NEW;
	for (uint32_t i = 0; i < b->list.len; i++)
		if (zd_bracket_is_open(b->list.at[i].kind))
			x->count[x->from[i].change]++;
	for (uint32_t i = 0; i < t->list.len; i++)
		if (is_free(t, x->to, i))
			x->count[x->to[i].change]++;
}

static struct zd_bracket_fate *fates_of(const struct zd_brackets *b)
{
	struct zd_bracket_fate *f = zd_calloc(b->list.len + 1, sizeof(*f));

	for (size_t i = 0; i < b->list.len; i++)
		f[i].other = ZD_NONE;
	return f;
}

void zd_bracketing_init(struct zd_bracketing *x,
	const struct zd_redline *redline, const struct zd_brackets *from,
	const struct zd_brackets *to)
{
	struct matching m = {
		.x = x, .o = redline->options, .close = *redline->options};

	m.close.max_island = 0;
	memset(x, 0, sizeof(*x));
	x->redline = redline;
	x->from_brackets = from;
	x->to_brackets = to;
	x->from = fates_of(from);
	x->to = fates_of(to);
	if (!from->list.len && !to->list.len)
		return;
	find_stretches(&m);
	pair_by_opening(&m);
	pair_by_closing(&m);
	pair_by_words(&m);
	judge(&m);
	zd_vec_clear(&m.from);
	zd_vec_clear(&m.to);
	zd_free(m.from.start);
	zd_free(m.to.start);
}

void zd_bracketing_clear(struct zd_bracketing *x)
{
	zd_free(x->from);
	zd_free(x->to);
	x->from = x->to = NULL;
}

const char *zd_bracket_change_name(enum zd_bracket_change change)
{
	static const char *const names[] = {"unchanged", "changed", "lifted",
		"alternative chosen", "struck", "put in", "new"};

	return names[change];
}

bool zd_bracket_changes_say(
	struct zd_buf *out, const uint32_t count[ZD_BRACKET_CHANGES])
{
	size_t start = out->len;

	for (enum zd_bracket_change k = ZD_BRACKET_EDITED;
		k < ZD_BRACKET_CHANGES; k++)
		if (count[k])
			zd_buf_printf(out, "%s%u %s",
				out->len > start ? ", " : "", count[k],
				zd_bracket_change_name(k));
	return out->len > start;
}
