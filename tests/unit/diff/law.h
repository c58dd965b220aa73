/*
 * The law of a redline, for tests: what must hold for any two drafts.
 */
#ifndef TESTS_UNIT_DIFF_LAW_H
#define TESTS_UNIT_DIFF_LAW_H

#include <criterion/criterion.h>

#include "diff/redline.h"
#include "text/markup.h"

#include <zerodraft.h>

static inline bool law_same_draft(
	const struct zd_draft *a, const struct zd_draft *b)
{
	if (a->paragraphs.len != b->paragraphs.len ||
		a->blocks.len != b->blocks.len)
		return false;
	for (uint32_t i = 0; i < a->paragraphs.len; i++) {
		const struct zd_paragraph *p = &a->paragraphs.at[i];
		const struct zd_paragraph *q = &b->paragraphs.at[i];

		if (p->kind != q->kind || p->level != q->level ||
			!zd_slice_eq(p->label, q->label) ||
			!zd_slice_eq(p->id, q->id) || p->count != q->count)
			return false;
	}
	for (uint32_t i = 0; i < a->blocks.len; i++)
		if (!zd_slice_eq(a->blocks.at[i].mark, b->blocks.at[i].mark) ||
			!zd_slice_eq(
				a->blocks.at[i].text, b->blocks.at[i].text))
			return false;
	return true;
}

/* Marks each byte of a block; a byte that is covered twice fails. */
static inline void law_cover(uint8_t *seen, const struct zd_draft *d,
	uint32_t block, uint32_t from, uint32_t to)
{
	cr_assert_lt(block, d->blocks.len);
	cr_assert_lt(from, to);
	cr_assert_leq(to, d->blocks.at[block].text.len);
	for (uint32_t i = from; i < to; i++)
		cr_assert_eq(seen[i]++, 0,
			"byte %u of block %u is covered twice", i, block);
}

static inline size_t *law_starts(const struct zd_draft *d, size_t *total)
{
	size_t *start = zd_calloc(d->blocks.len + 1, sizeof(*start));

	*total = 0;
	for (size_t i = 0; i < d->blocks.len; i++) {
		start[i] = *total;
		*total += d->blocks.at[i].text.len;
	}
	return start;
}

static inline void law_check_runs(const struct zd_redline *r)
{
	size_t from_total, to_total;
	size_t *from_start = law_starts(r->from, &from_total);
	size_t *to_start = law_starts(r->to, &to_total);
	uint8_t *from = zd_calloc(from_total + 1, 1);
	uint8_t *to = zd_calloc(to_total + 1, 1);

	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];
		bool both = run->mark != ZD_DELETED && run->mark != ZD_INSERTED;

		if (both)
			cr_assert(zd_slice_eq(
				zd_slice_sub(r->from->blocks.at[run->from].text,
					run->from_start, run->from_end),
				zd_slice_sub(r->to->blocks.at[run->to].text,
					run->to_start, run->to_end)));
		if (run->mark == ZD_MOVED_FROM || run->mark == ZD_MOVED_TO)
			cr_assert_lt(run->partner, r->rows.len);
		if (run->mark != ZD_INSERTED && run->mark != ZD_MOVED_TO)
			law_cover(from + from_start[run->from], r->from,
				run->from, run->from_start, run->from_end);
		if (run->mark != ZD_DELETED && run->mark != ZD_MOVED_FROM)
			law_cover(to + to_start[run->to], r->to, run->to,
				run->to_start, run->to_end);
	}
	cr_assert(!memchr(from, 0, from_total), "a byte of from is hidden");
	cr_assert(!memchr(to, 0, to_total), "a byte of to is hidden");
	zd_free(from);
	zd_free(to);
	zd_free(from_start);
	zd_free(to_start);
}

/* Every block of `to` has one row; the runs belong to rows, in order, and
 * those of a row with `to` follow its text. */
static inline void law_check_rows(const struct zd_redline *r)
{
	uint32_t run = 0, block = 0;

	for (uint32_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];
		uint32_t at = 0;

		cr_assert_eq(row->first, run);
		run += row->count;
		if (row->stub || row->partner != ZD_NONE) {
			cr_assert_lt(row->partner, r->rows.len);
			cr_assert_eq(r->rows.at[row->partner].partner, i);
			cr_assert_neq(r->rows.at[row->partner].stub, row->stub);
		}
		if (row->stub)
			cr_assert_eq(row->count, 0);
		if (row->to == ZD_NONE)
			continue;
		cr_assert_eq(row->to, block++);
		for (uint32_t k = row->first; k < run; k++) {
			const struct zd_run *u = &r->runs.at[k];

			if (u->mark == ZD_DELETED || u->mark == ZD_MOVED_FROM)
				continue;
			cr_assert_eq(u->to, row->to);
			cr_assert_eq(u->to_start, at);
			at = u->to_end;
		}
	}
	cr_assert_eq(run, r->runs.len);
	cr_assert_eq(block, r->to->blocks.len);
}

/* Every paragraph stands in one link. */
static inline void law_check_links(const struct zd_redline *r)
{
	size_t n = 0, m = 0;

	for (uint32_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];

		cr_assert(l->from_count + l->to_count);
		for (uint32_t k = 0; k < l->from_count; k++, n++)
			cr_assert_eq(
				r->from_link[r->from_list
						     .at[l->from_first + k]],
				i);
		for (uint32_t k = 0; k < l->to_count; k++, m++)
			cr_assert_eq(
				r->to_link[r->to_list.at[l->to_first + k]], i);
		cr_assert_geq(l->score, 0);
		cr_assert_leq(l->score, 1);
		cr_assert_eq(l->relation == ZD_NEW, !l->from_count);
		cr_assert_eq(l->relation == ZD_DROPPED, !l->to_count);
	}
	cr_assert_eq(n, r->from->paragraphs.len);
	cr_assert_eq(m, r->to->paragraphs.len);
}

static inline void law_check_applied(const struct zd_redline *r)
{
	struct zd_draft *accepted = zd_redline_accept(r);
	struct zd_draft *rejected = zd_redline_reject(r);

	cr_assert(law_same_draft(accepted, r->to), "accepting is not to");
	cr_assert(law_same_draft(rejected, r->from), "rejecting is not from");
	zd_draft_free(accepted);
	zd_draft_free(rejected);
}

static inline void law_same_redline(
	const struct zd_redline *a, const struct zd_redline *b)
{
	cr_assert_eq(a->rows.len, b->rows.len);
	cr_assert_eq(a->runs.len, b->runs.len);
	cr_assert_eq(a->links.len, b->links.len);
	for (size_t i = 0; i < a->rows.len; i++) {
		const struct zd_row *x = &a->rows.at[i], *y = &b->rows.at[i];

		cr_assert(x->relation == y->relation && x->from == y->from &&
			x->to == y->to && x->stub == y->stub &&
			x->partner == y->partner && x->first == y->first &&
			x->count == y->count && x->score == y->score);
	}
	for (size_t i = 0; i < a->runs.len; i++) {
		const struct zd_run *x = &a->runs.at[i], *y = &b->runs.at[i];

		cr_assert(x->mark == y->mark && x->kind == y->kind &&
				x->opens == y->opens && x->from == y->from &&
				x->to == y->to &&
				x->from_start == y->from_start &&
				x->from_end == y->from_end &&
				x->to_start == y->to_start &&
				x->to_end == y->to_end &&
				x->partner == y->partner,
			"run %zu", i);
	}
	for (size_t i = 0; i < a->links.len; i++) {
		const struct zd_link *x = &a->links.at[i];
		const struct zd_link *y = &b->links.at[i];

		cr_assert(x->relation == y->relation &&
			x->from_count == y->from_count &&
			x->to_count == y->to_count && x->moved == y->moved &&
			x->words_kept == y->words_kept &&
			x->words_in == y->words_in &&
			x->words_out == y->words_out);
	}
}

static inline bool law_is_own(
	const struct zd_redline *r, const struct zd_row *row)
{
	for (uint32_t k = row->first; k < row->first + row->count; k++)
		if (r->runs.at[k].mark == ZD_MOVED_FROM ||
			r->runs.at[k].mark == ZD_MOVED_TO ||
			(r->runs.at[k].from != row->from &&
				r->runs.at[k].mark != ZD_INSERTED))
			return false;
	return true;
}

/* A row that gave up nothing that stays is what a closer look finds. */
static inline void law_check_close(const struct zd_redline *r)
{
	struct zd_runs runs = {0};
	struct zd_diff_options o;

	o = *r->options;
	o.max_island = 0;
	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		if (!row->close || row->from == ZD_NONE || !law_is_own(r, row))
			continue;
		runs.len = 0;
		zd_words_diff(&runs, r->from->blocks.at[row->from].text,
			r->to->blocks.at[row->to].text, &o);
		cr_assert_eq(runs.len, row->count);
		for (uint32_t k = 0; k < row->count; k++) {
			const struct zd_run *x = &r->runs.at[row->first + k];
			const struct zd_run *y = &runs.at[k];

			cr_assert(x->mark == y->mark &&
				x->from_start == y->from_start &&
				x->from_end == y->from_end &&
				x->to_start == y->to_start &&
				x->to_end == y->to_end);
		}
	}
	zd_vec_clear(&runs);
}

/* The text between front matter and footnotes, a block a line, without the
 * names of footnotes. */
static inline void law_write(struct zd_buf *out, const struct zd_draft *d)
{
	for (size_t i = 0; i < d->blocks.len; i++) {
		const struct zd_block *b = &d->blocks.at[i];
		struct zd_slice name;
		size_t at = 0, done = 0;

		if (d->paragraphs.at[b->paragraph].kind == ZD_NOTE ||
			d->paragraphs.at[b->paragraph].kind == ZD_FIELD)
			continue;
		zd_buf_printf(out, "%.*s ", ZD_FMT(b->mark));
		while (zd_markup_next_note(b->text, &at, &name)) {
			zd_buf_put_slice(out,
				zd_slice_sub(b->text, done, at - name.len - 1));
			done = at;
		}
		zd_buf_put_slice(out, zd_slice_sub(b->text, done, b->text.len));
		zd_buf_putc(out, '\n');
	}
}

static inline bool law_is_note(
	const struct zd_redline *r, const struct zd_link *l)
{
	uint32_t p = l->to_count ? r->to_list.at[l->to_first]
				 : r->from_list.at[l->from_first];

	return (l->to_count ? r->to : r->from)->paragraphs.at[p].kind ==
		ZD_NOTE;
}

/*
 * Accepting some links is rejecting the others: the same words in the same
 * order, and of each link what the one or the other draft has. Footnotes
 * apart, which go with their marks, under the names of either draft.
 */
static inline void law_check_some(const struct zd_redline *r, uint32_t state)
{
	size_t *some = zd_calloc(r->links.len + 1, sizeof(*some));
	size_t *rest = zd_calloc(r->links.len + 1, sizeof(*rest));
	struct zd_redline_some a = {.links = some}, b = {.links = rest};
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;
	struct zd_draft *accepted, *rejected;
	int code;

	for (size_t i = 0; i < r->links.len; i++) {
		state = state * 1664525u + 1013904223u;
		if (law_is_note(r, &r->links.at[i]))
			continue;
		if (state >> 31)
			some[a.links_len++] = i;
		else
			rest[b.links_len++] = i;
	}
	code = zd_redline_accept_some(&accepted, r, &a, NULL);
	cr_assert(code == 0 || code == ZD_ECONFLICT);
	cr_assert_eq(zd_redline_reject_some(&rejected, r, &b, NULL), code);
	if (!code) {
		law_write(&x, accepted);
		law_write(&y, rejected);
		cr_assert(zd_slice_eq(zd_buf_slice(&x), zd_buf_slice(&y)));
	}
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	zd_draft_free(accepted);
	zd_draft_free(rejected);
	zd_free(some);
	zd_free(rest);
}

static inline void law_check_one(const struct zd_redline *r)
{
	law_check_runs(r);
	law_check_rows(r);
	law_check_links(r);
	law_check_close(r);
	law_check_applied(r);
	for (uint32_t i = 0; i < 4; i++)
		law_check_some(r, i);
}

/* Whatever the drafts, each byte costs so many steps at most. */
static inline void law_check_work(const struct zd_redline *r)
{
	size_t from, to;

	zd_free(law_starts(r->from, &from));
	zd_free(law_starts(r->to, &to));
	from += r->from->blocks.len;
	to += r->to->blocks.len;
	cr_assert_leq(r->work, 64 * (from + to) + 4096);
}

/* Everything at once; gives the redline to look at. */
static inline struct zd_redline *law_check(
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_redline *r = zd_redline_make(from, to, NULL);
	struct zd_redline *back, *again, *twice;

	law_check_one(r);
	law_check_work(r);
	back = zd_redline_reverse(r);
	law_check_one(back);
	twice = zd_redline_reverse(back);
	law_same_redline(r, twice);
	again = zd_redline_make(from, to, NULL);
	law_same_redline(r, again);
	zd_redline_free(back);
	zd_redline_free(twice);
	zd_redline_free(again);
	return r;
}

#endif
