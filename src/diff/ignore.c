#include "diff/ignore.h"

#include <assert.h>

#include "diff/alike.h"
#include "diff/relate.h"
#include "diff/rows.h"

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

/* --- Which runs do not count ---------------------------------------------- */

struct settling {
	struct zd_ignoring *x;
	struct zd_tokens from, to;
	struct zd_citation_reader *reader;
	struct zd_citations from_cited, to_cited;
	uint32_t from_block, to_block; /* whose citations these are */
};

/* Runs of one change: from `first` to before `end`, all DELETED or INSERTED. */
struct change {
	struct zd_run *first, *end;
};

static bool is_change(const struct zd_run *run)
{
	return run->mark == ZD_DELETED || run->mark == ZD_INSERTED;
}

/* Of one kind that is ignored. What looks like a citation need be none. */
static bool all_ignored(const struct settling *s, struct change c)
{
	uint32_t kinds = s->x->kinds & ~(uint32_t)ZD_IGNORE_CITATIONS;

	for (const struct zd_run *run = c.first; run < c.end; run++)
		if (!(kinds >> run->kind & 1))
			return false;
	return true;
}

static const struct zd_citations *cited_of(struct settling *s,
	struct zd_citations *found, uint32_t *of, const struct zd_draft *d,
	uint32_t block)
{
	/* A field names the text itself. */
	if (!(s->x->kinds & ZD_IGNORE_CITATIONS) ||
		d->paragraphs.at[d->blocks.at[block].paragraph].kind ==
			ZD_FIELD)
		return NULL;
	if (!s->reader)
		s->reader = zd_citation_reader_new();
	if (*of != block)
		zd_citations_find(
			found, s->reader, d->blocks.at[block].text, ZD_BODY_GA);
	*of = block;
	return found;
}

/* What the runs with this mark say, in *out; false where it stands in several
 * places. */
static bool read_side(struct settling *s, struct change c, enum zd_mark mark,
	struct zd_alike *out)
{
	bool old = mark == ZD_DELETED;
	const struct zd_redline *r = &s->x->redline;
	const struct zd_draft *d = old ? r->from : r->to;
	struct zd_tokens *tokens = old ? &s->from : &s->to;
	uint32_t block = ZD_NONE, start = 0, end = 0;

	tokens->len = 0;
	*out = (struct zd_alike){0};
	for (const struct zd_run *run = c.first; run < c.end; run++) {
		if (run->mark != mark)
			continue;
		if (block == ZD_NONE) {
			block = old ? run->from : run->to;
			start = end = old ? run->from_start : run->to_start;
		}
		if ((old ? run->from : run->to) != block ||
			(old ? run->from_start : run->to_start) != end)
			return false;
		end = old ? run->from_end : run->to_end;
	}
	if (block == ZD_NONE)
		return true;
	out->text = d->blocks.at[block].text;
	zd_tokenize_part(tokens, out->text, start, end);
	out->tokens = tokens->at;
	out->len = tokens->len;
	out->cited = cited_of(s, old ? &s->from_cited : &s->to_cited,
		old ? &s->from_block : &s->to_block, d, block);
	return true;
}

static bool any_cited(const struct zd_alike *a)
{
	for (size_t i = 0; i < a->len; i++)
		if (zd_alike_is_cited(a->cited, &a->tokens[i]))
			return true;
	return false;
}

/* The kind that what is alike is counted as. */
static enum zd_change_kind kind_to_count(const struct settling *s,
	const struct zd_alike *gone, const struct zd_alike *come)
{
	static const enum zd_change_kind by_rank[] = {ZD_CHANGE_PUNCTUATION,
		ZD_CHANGE_CASE, ZD_CHANGE_BRACKET, ZD_CHANGE_NOTE};

	if (any_cited(gone) || any_cited(come))
		return ZD_CHANGE_CITATION;
	for (size_t i = 0; i < sizeof(by_rank) / sizeof(*by_rank); i++)
		if (s->x->kinds >> by_rank[i] & 1)
			return by_rank[i];
	return ZD_CHANGE_WORDS;
}

/* Does the change leave all words as they were? Then its runs get a kind that
 * is ignored. */
static bool settle_alike(struct settling *s, struct change c)
{
	uint32_t kinds = s->x->kinds;
	struct zd_alike gone, come;
	enum zd_change_kind kind;

	if (!read_side(s, c, ZD_DELETED, &gone) ||
		!read_side(s, c, ZD_INSERTED, &come) ||
		!(gone.len + come.len) || !zd_alike(&gone, &come, kinds))
		return false;
	kind = kind_to_count(s, &gone, &come);
	for (struct zd_run *run = c.first; run < c.end; run++)
		if (!(kinds >> run->kind & 1))
			run->kind = kind;
	return true;
}

/* A DELETED run with the INSERTED one that takes its place. */
static struct change pair_at(struct change c)
{
	struct zd_run *next = c.first + 1;

	if (next < c.end && c.first->mark == ZD_DELETED &&
		next->mark == ZD_INSERTED && next->kind == c.first->kind)
		next++;
	return (struct change){c.first, next};
}

static void settle_change(struct settling *s, struct change c)
{
	struct change pair;

	if (all_ignored(s, c) || settle_alike(s, c))
		return;
	for (; c.first < c.end; c.first = pair.end) {
		pair = pair_at(c);
		if (all_ignored(s, pair) || settle_alike(s, pair))
			continue;
		for (struct zd_run *run = pair.first; run < pair.end; run++)
			if (s->x->kinds >> run->kind & 1)
				run->kind = ZD_CHANGE_WORDS;
	}
}

static void settle_kinds(struct settling *s, const struct zd_row *row)
{
	struct zd_run *run = s->x->redline.runs.at + row->first;
	struct zd_run *end = run + row->count;
	struct change c;

	if (row->from == ZD_NONE || row->to == ZD_NONE)
		return;
	while (run < end) {
		c = (struct change){run, run};
		while (c.end < end && is_change(c.end))
			c.end++;
		if (c.end > run)
			settle_change(s, c);
		run = c.end > run ? c.end : run + 1;
	}
}

void zd_ignoring_count(const struct zd_ignoring *x, const struct zd_row *row,
	uint32_t count[ZD_CHANGE_NOTE + 1])
{
	const struct zd_run *before = NULL;

	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &x->redline.runs.at[k];

		if (!zd_ignores(x, row, run)) {
			before = NULL;
			continue;
		}
		if (!before || before->kind != run->kind ||
			before->mark != ZD_DELETED || run->mark != ZD_INSERTED)
			count[run->kind]++;
		before = run;
	}
}

/* Counts what the row does not, takes its words out of the links, and says
 * whether it has changes that count. */
static bool settle_runs(struct zd_ignoring *x, const struct zd_row *row)
{
	bool marked = false;

	zd_ignoring_count(x, row, x->count);
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &x->redline.runs.at[k];

		if (zd_ignores(x, row, run))
			forget_words(&x->redline, run);
		else
			marked |= run->mark != ZD_KEPT;
	}
	return marked;
}

static void settle_row(struct settling *s, struct zd_row *row)
{
	settle_kinds(s, row);
	if (settle_runs(s->x, row) ||
		(row->from != ZD_NONE && row->to != ZD_NONE &&
			zd_row_reshaped(&s->x->redline, row)))
		return;
	if (row->relation == ZD_MOVED_EDITED)
		row->relation = ZD_MOVED;
	else if (row->relation == ZD_EDITED || row->relation == ZD_RENUMBERED)
		row->relation = zd_row_relabelled(&s->x->redline, row)
			? ZD_RENUMBERED
			: ZD_SAME;
}

static void settle_rows(struct zd_ignoring *x)
{
	struct settling s = {
		.x = x, .from_block = ZD_NONE, .to_block = ZD_NONE};

	for (size_t i = 0; i < x->redline.rows.len; i++)
		settle_row(&s, &x->redline.rows.at[i]);
	zd_vec_clear(&s.from);
	zd_vec_clear(&s.to);
	zd_citations_clear(&s.from_cited);
	zd_citations_clear(&s.to_cited);
	zd_citation_reader_free(s.reader);
}

/* --- What becomes of rows and links --------------------------------------- */

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

/* Relations as they are when what does not count is kept. */
static void conclude(struct zd_ignoring *x, const struct zd_runs *were)
{
	struct zd_redline *r = &x->redline;

	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		for (uint32_t k = row->first; k < row->first + row->count; k++)
			if (zd_ignores(x, row, &r->runs.at[k]))
				r->runs.at[k].mark = ZD_KEPT;
	}
	reset_links(r);
	zd_relate_conclude(r);
	for (size_t k = 0; k < r->runs.len; k++)
		r->runs.at[k].mark = were->at[k].mark;
}

void zd_ignoring_init(
	struct zd_ignoring *x, const struct zd_redline *r, uint32_t kinds)
{
	struct zd_redline *mine = &x->redline;

	memset(x, 0, sizeof(*x));
	*mine = *r;
	x->kinds = kinds;
	if (!kinds)
		return;
	mine->rows.at = copy_of(r->rows.at, r->rows.len, sizeof(*r->rows.at));
	mine->links.at =
		copy_of(r->links.at, r->links.len, sizeof(*r->links.at));
	mine->runs.at = copy_of(r->runs.at, r->runs.len, sizeof(*r->runs.at));
	settle_rows(x);
	conclude(x, &r->runs);
}

void zd_ignoring_clear(struct zd_ignoring *x)
{
	if (!x->kinds)
		return;
	zd_free(x->redline.rows.at);
	zd_free(x->redline.links.at);
	zd_free(x->redline.runs.at);
	x->kinds = 0;
}

void zd_ignoring_say(struct zd_buf *out, uint32_t kinds,
	const uint32_t count[ZD_CHANGE_NOTE + 1])
{
	bool first = true;

	for (uint32_t k = ZD_CHANGE_CASE; k <= ZD_CHANGE_NOTE; k++) {
		if (!(kinds >> k & 1))
			continue;
		if (first)
			zd_buf_printf(out, "Ignored: %u change%s of %s",
				count[k], count[k] == 1 ? "" : "s", names[k]);
		else
			zd_buf_printf(out, ", %u of %s", count[k], names[k]);
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
