#include "diff/ignore.h"

#include <assert.h>

#include "diff/relate.h"
#include "diff/rows.h"
#include "text/token.h"

#include <zerodraft.h>

static_assert(ZD_IGNORE_CASE == 1 << ZD_CHANGE_CASE, "kinds are bits");
static_assert(ZD_IGNORE_NOTES == 1 << ZD_CHANGE_NOTE, "in their order");

static const char *const names[] = {
	[ZD_CHANGE_CASE] = "case",
	[ZD_CHANGE_PUNCTUATION] = "punctuation",
	[ZD_CHANGE_BRACKET] = "brackets",
	[ZD_CHANGE_CITATION] = "citations",
	[ZD_CHANGE_MARKUP] = "markup",
	[ZD_CHANGE_SPACE] = "space",
	[ZD_CHANGE_NOTE] = "notes",
};

static uint32_t kind_of(struct zd_slice name)
{
	for (uint32_t k = ZD_CHANGE_CASE; k <= ZD_CHANGE_NOTE; k++)
		if (zd_slice_is(name, names[k]))
			return 1u << k;
	return 0;
}

int zd_ignore_parse(uint32_t *out, const char *list, struct zd_error *err)
{
	struct zd_slice left = zd_slice_str(list), name;
	size_t comma;
	uint32_t kind;

	*out = 0;
	do {
		comma = zd_slice_chr(left, ',', 0);
		name = zd_slice_sub(
			left, 0, comma == SIZE_MAX ? left.len : comma);
		kind = kind_of(name);
		if (!kind) {
			*out = 0;
			return zd_error_set(err, ZD_EUSAGE,
				"no kind of change '%.*s': there are case, "
				"punctuation, brackets, citations, markup, "
				"space, notes",
				ZD_FMT(name));
		}
		*out |= kind;
		left = zd_slice_sub(left,
			comma == SIZE_MAX ? left.len : comma + 1, left.len);
	} while (comma != SIZE_MAX);
	return 0;
}

static uint32_t words_of(
	const struct zd_draft *d, uint32_t block, uint32_t start, uint32_t end)
{
	return zd_u32(zd_words_count(
		zd_slice_sub(d->blocks.at[block].text, start, end)));
}

static uint32_t less(uint32_t n, uint32_t by)
{
	return n > by ? n - by : 0;
}

/* Takes the words of a run that does not count out of its link. */
static void forget_words(struct zd_redline *r, const struct zd_run *run)
{
	struct zd_link *l;
	uint32_t n;

	if (run->mark == ZD_DELETED) {
		l = &r->links.at[r->from_link[r->from->blocks.at[run->from]
						      .paragraph]];
		n = words_of(
			r->from, run->from, run->from_start, run->from_end);
		l->words_out = less(l->words_out, n);
		return;
	}
	l = &r->links.at[r->to_link[r->to->blocks.at[run->to].paragraph]];
	n = words_of(r->to, run->to, run->to_start, run->to_end);
	l->words_in = less(l->words_in, n);
	l->words_kept += n;
}

/* Runs that do not count become KEPT in `runs`, a copy; says whether the row
 * has any others that are marked. */
static bool settle_runs(
	struct zd_ignoring *x, const struct zd_row *row, struct zd_run *runs)
{
	const struct zd_run *before = NULL;
	bool marked = false;

	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &x->redline.runs.at[k];

		if (!zd_ignores(x, row, run)) {
			marked |= run->mark != ZD_KEPT;
			before = NULL;
			continue;
		}
		runs[k].mark = ZD_KEPT;
		forget_words(&x->redline, run);
		if (!before || before->kind != run->kind ||
			before->mark != ZD_DELETED || run->mark != ZD_INSERTED)
			x->count[run->kind]++;
		before = run;
	}
	return marked;
}

static void settle_row(
	struct zd_ignoring *x, struct zd_row *row, struct zd_run *runs)
{
	if (settle_runs(x, row, runs))
		return;
	if (row->relation == ZD_MOVED_EDITED)
		row->relation = ZD_MOVED;
	else if (row->relation == ZD_EDITED || row->relation == ZD_RENUMBERED)
		row->relation = zd_row_relabelled(&x->redline, row)
			? ZD_RENUMBERED
			: ZD_SAME;
}

/* As they were before words said what became of them. */
static void reset_links(struct zd_redline *r)
{
	for (size_t i = 0; i < r->links.len; i++) {
		struct zd_link *l = &r->links.at[i];

		if (l->relation == ZD_MOVED_EDITED)
			l->relation = ZD_MOVED;
		else if (l->relation == ZD_EDITED ||
			l->relation == ZD_RENUMBERED ||
			l->relation == ZD_PASSAGE)
			l->relation = ZD_SAME;
	}
}

static void *copy_of(const void *at, size_t len, size_t size)
{
	void *copy = zd_calloc(len + 1, size);

	if (len)
		memcpy(copy, at, len * size);
	return copy;
}

void zd_ignoring_init(
	struct zd_ignoring *x, const struct zd_redline *r, uint32_t kinds)
{
	struct zd_redline *mine = &x->redline;
	struct zd_runs runs;

	memset(x, 0, sizeof(*x));
	*mine = *r;
	x->kinds = kinds;
	if (!kinds)
		return;
	mine->rows.at = copy_of(r->rows.at, r->rows.len, sizeof(*r->rows.at));
	mine->links.at =
		copy_of(r->links.at, r->links.len, sizeof(*r->links.at));
	runs = r->runs;
	runs.at = copy_of(r->runs.at, r->runs.len, sizeof(*r->runs.at));
	for (size_t i = 0; i < mine->rows.len; i++)
		settle_row(x, &mine->rows.at[i], runs.at);
	reset_links(mine);
	mine->runs = runs;
	zd_relate_conclude(mine);
	mine->runs = r->runs;
	zd_free(runs.at);
}

void zd_ignoring_clear(struct zd_ignoring *x)
{
	if (!x->kinds)
		return;
	zd_free(x->redline.rows.at);
	zd_free(x->redline.links.at);
	x->kinds = 0;
}

void zd_ignoring_say(struct zd_buf *out, const struct zd_ignoring *x)
{
	bool first = true;

	for (uint32_t k = ZD_CHANGE_CASE; k <= ZD_CHANGE_NOTE; k++) {
		if (!(x->kinds >> k & 1))
			continue;
		if (first)
			zd_buf_printf(out, "Ignored: %u change%s of %s",
				x->count[k], x->count[k] == 1 ? "" : "s",
				names[k]);
		else
			zd_buf_printf(out, ", %u of %s", x->count[k], names[k]);
		first = false;
	}
	if (!first)
		zd_buf_putc(out, '.');
}

bool zd_redline_same_but(const struct zd_redline *r, uint32_t kinds)
{
	struct zd_ignoring x;
	bool same;

	zd_ignoring_init(&x, r, kinds);
	same = zd_redline_is_empty(&x.redline);
	zd_ignoring_clear(&x);
	return same;
}
