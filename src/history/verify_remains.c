/* What is left: every word of the rest, with its place. */
#include "base/mem.h"
#include "history/verify_private.h"
#include "negotiation/close.h"
#include "text/markup.h"
#include "text/token.h"

#define BEFORE_WORDS 5

struct remaining {
	struct zd_certificate *c;
	struct zd_stage *s;
	const struct zd_redline *r;  /* expected to after */
	struct zd_draft *renumbered; /* `after` with plain numbers */
};

static struct zd_slice name_of(
	struct remaining *x, const struct zd_draft *d, uint32_t block)
{
	uint32_t p = d->blocks.at[block].paragraph;
	struct zd_slice name = zd_paragraph_name(&x->c->arena, d, p);
	struct zd_slice mark = d->blocks.at[block].mark;

	if (!mark.len || d->paragraphs.at[p].kind == ZD_NOTE)
		return zd_arena_slice(&x->c->arena, name);
	return zd_arena_printf(
		&x->c->arena, "%.*s %.*s", ZD_FMT(name), ZD_FMT(mark));
}

/* What every round has of its own. */
static bool is_head(const struct zd_draft *d, uint32_t block)
{
	const struct zd_paragraph *p =
		&d->paragraphs.at[d->blocks.at[block].paragraph];

	return p->kind == ZD_FIELD &&
		(zd_slice_is(p->label, "round") ||
			zd_slice_is(p->label, "date"));
}

/* Some words of a block: as people read them, and what they are. */
struct words {
	struct zd_slice text;
	uint32_t count;
	bool any, brackets; /* tokens; nothing but brackets */
};

static struct words words_of(struct remaining *x, const struct zd_draft *d,
	uint32_t block, uint32_t start, uint32_t end)
{
	struct zd_slice stored = d->blocks.at[block].text;
	struct words w = {.brackets = true};
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_tokens t = {0};

	zd_tokenize(&t, stored);
	for (size_t i = 0; i < t.len; i++) {
		if (t.at[i].start < start || t.at[i].end > end)
			continue;
		w.any = true;
		w.brackets &= t.at[i].kind == ZD_TOKEN_BRACKET;
		w.count += t.at[i].kind <= ZD_TOKEN_NUMBER;
	}
	zd_markup_part(&b, stored, start, end);
	w.text = zd_slice_trim(zd_arena_slice(&x->c->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
	zd_vec_clear(&t);
	return w;
}

/* The last words before a byte of a text. */
static struct zd_slice words_before(
	struct remaining *x, struct zd_slice text, uint32_t at)
{
	uint32_t start = at, words = 0;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice before;

	while (start && words < BEFORE_WORDS) {
		start--;
		words += text.ptr[start] == ' ' && start + 1 < at;
	}
	if (start && text.ptr[start] == ' ')
		start++;
	zd_markup_part(&b, text, start, at);
	before = zd_slice_trim(zd_arena_slice(&x->c->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return before;
}

static void add(struct remaining *x, struct zd_remains one)
{
	x->c->words_in += one.words_in;
	x->c->words_out += one.words_out;
	zd_vec_push(&x->c->remains, one);
	x->s->count++;
}

/* Emphasis and blanks are nobody's words. */
static void add_words(struct remaining *x, struct zd_remains one,
	const struct words *out, const struct words *in)
{
	if (!out->any && !in->any)
		return;
	if (one.kind == ZD_REMAINS_WORDS && out->brackets && in->brackets)
		one.kind = ZD_REMAINS_BRACKET;
	one.out = out->text;
	one.in = in->text;
	one.words_out = out->count;
	one.words_in = in->count;
	add(x, one);
}

/* The relation of a row's paragraphs, to tell whole ones. */
static enum zd_remains_kind kind_of(const struct zd_row *row)
{
	if (row->relation == ZD_NEW)
		return ZD_REMAINS_NEW;
	if (row->relation == ZD_DROPPED)
		return ZD_REMAINS_GONE;
	return ZD_REMAINS_WORDS;
}

/* A change is a deletion, an insertion, or one behind the other. */
static uint32_t add_change(
	struct remaining *x, const struct zd_row *row, uint32_t i)
{
	const struct zd_redline *r = x->r;
	const struct zd_run *run = &r->runs.at[i];
	const struct zd_run *next =
		i + 1 < row->first + row->count ? &r->runs.at[i + 1] : NULL;
	struct zd_remains one = {.kind = kind_of(row)};
	struct words out = {.brackets = true}, in = {.brackets = true};
	bool head = false;

	if (run->mark == ZD_DELETED) {
		out = words_of(
			x, r->from, run->from, run->from_start, run->from_end);
		head = is_head(r->from, run->from);
		one.name = row->to != ZD_NONE ? name_of(x, r->to, row->to)
					      : name_of(x, r->from, run->from);
		one.before = words_before(
			x, r->from->blocks.at[run->from].text, run->from_start);
		run = next && next->mark == ZD_INSERTED ? next : NULL;
		i += run != NULL;
	}
	if (run) {
		in = words_of(x, r->to, run->to, run->to_start, run->to_end);
		head = is_head(r->to, run->to);
		one.name = name_of(x, r->to, run->to);
		one.before = words_before(
			x, r->to->blocks.at[run->to].text, run->to_start);
	}
	if (!head)
		add_words(x, one, &out, &in);
	return i + 1;
}

static void add_passage(struct remaining *x, const struct zd_run *run)
{
	const struct zd_redline *r = x->r;
	struct zd_remains one = {.kind = ZD_REMAINS_PASSAGE,
		.name = name_of(x, r->to, run->to),
		.was = name_of(x, r->from, run->from)};
	struct words none = {.brackets = true}, in;

	/* Between the parts of one split or merged paragraph nothing went. */
	if (r->from_link[r->from->blocks.at[run->from].paragraph] ==
			r->to_link[r->to->blocks.at[run->to].paragraph] &&
		r->from->blocks.at[run->from].paragraph !=
			r->to->blocks.at[run->to].paragraph)
		return;
	in = words_of(x, r->to, run->to, run->to_start, run->to_end);
	add_words(x, one, &none, &in);
}

static void add_rows(struct remaining *x)
{
	const struct zd_redline *r = x->r;

	for (size_t k = 0; k < r->rows.len; k++) {
		const struct zd_row *row = &r->rows.at[k];

		for (uint32_t i = row->first; i < row->first + row->count;) {
			const struct zd_run *run = &r->runs.at[i];

			if (run->mark == ZD_DELETED ||
				run->mark == ZD_INSERTED) {
				i = add_change(x, row, i);
				continue;
			}
			if (run->mark == ZD_MOVED_TO)
				add_passage(x, run);
			i++;
		}
	}
}

/* --- places and labels ------------------------------------------------ */

static struct zd_slice list_of(struct remaining *x, const struct zd_draft *d,
	const uint32_t *list, uint32_t count)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice names;

	for (uint32_t i = 0; i < count; i++)
		zd_buf_printf(&b, "%s%.*s",
			!i                      ? ""
				: i + 1 < count ? ", "
						: " and ",
			ZD_FMT(zd_paragraph_name(&x->c->arena, d, list[i])));
	names = zd_arena_slice(&x->c->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return names;
}

static void add_moved(struct remaining *x, const struct zd_link *l)
{
	struct zd_remains one = {.kind = ZD_REMAINS_MOVED};
	const struct zd_redline *r = x->r;
	uint32_t t = r->to_list.at[l->to_first];

	one.name = list_of(x, r->to, r->to_list.at + l->to_first, l->to_count);
	one.was = list_of(
		x, r->from, r->from_list.at + l->from_first, l->from_count);
	if (t && r->to->paragraphs.at[t - 1].kind != ZD_FIELD)
		one.before = zd_paragraph_name(&x->c->arena, r->to, t - 1);
	add(x, one);
}

/* A new label is right where it is the plain number of its place, or where
 * somebody asked for it. */
static bool is_label_right(
	const struct remaining *x, uint32_t from, uint32_t to)
{
	const struct zd_paragraph *p = &x->r->to->paragraphs.at[to];
	const struct zd_paragraph *was = &x->r->from->paragraphs.at[from];

	if (p->kind != ZD_PARAGRAPH || zd_slice_eq(p->label, was->label) ||
		zd_slice_eq(p->label, x->renumbered->paragraphs.at[to].label))
		return true;
	for (size_t i = 0; i < x->s->account->pieces.len; i++) {
		const struct zd_account_piece *piece =
			&x->s->account->pieces.at[i];

		if (piece->kind == ZD_ASK_LABEL &&
			zd_slice_eq(piece->id, was->id))
			return true;
	}
	return false;
}

static void add_label(struct remaining *x, uint32_t from, uint32_t to)
{
	struct zd_remains one = {.kind = ZD_REMAINS_LABEL};

	if (is_label_right(x, from, to))
		return;
	one.name = zd_paragraph_name(&x->c->arena, x->r->to, to);
	one.was = zd_paragraph_name(&x->c->arena, x->r->from, from);
	add(x, one);
}

/* Marks of sub-paragraphs, where there are as many as before. */
static void add_marks(struct remaining *x, uint32_t from, uint32_t to)
{
	const struct zd_paragraph *a = &x->r->from->paragraphs.at[from];
	const struct zd_paragraph *b = &x->r->to->paragraphs.at[to];

	if (a->count != b->count)
		return;
	for (uint32_t i = 0; i < a->count; i++) {
		struct zd_remains one = {.kind = ZD_REMAINS_LABEL};

		if (zd_slice_eq(x->r->from->blocks.at[a->first + i].mark,
			    x->r->to->blocks.at[b->first + i].mark))
			continue;
		one.name = name_of(x, x->r->to, b->first + i);
		one.was = name_of(x, x->r->from, a->first + i);
		add(x, one);
	}
}

static void add_links(struct remaining *x)
{
	const struct zd_redline *r = x->r;

	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];
		uint32_t from, to;

		if (!l->from_count || !l->to_count)
			continue;
		from = r->from_list.at[l->from_first];
		to = r->to_list.at[l->to_first];
		if (r->to->paragraphs.at[to].kind == ZD_FIELD ||
			r->to->paragraphs.at[to].kind == ZD_NOTE)
			continue;
		if (l->moved)
			add_moved(x, l);
		if (l->from_count == 1 && l->to_count == 1) {
			add_label(x, from, to);
			add_marks(x, from, to);
		}
	}
}

/* --- streamlining ----------------------------------------------------- */

static uint32_t count_words(
	const struct zd_draft *d, uint32_t block, uint32_t start, uint32_t end)
{
	return zd_u32(zd_words_count(
		zd_slice_sub(d->blocks.at[block].text, start, end)));
}

static bool is_streamlined(const struct zd_redline *r, const struct zd_link *l)
{
	if (!l->from_count || !l->to_count)
		return false;
	return l->from_count > 1 || l->to_count > 1 ||
		(l->moved &&
			r->to->paragraphs.at[r->to_list.at[l->to_first]].kind !=
				ZD_NOTE);
}

static bool says(struct zd_slice stored, struct zd_slice words)
{
	struct zd_buf b = ZD_BUF_INIT;
	bool found;

	zd_markup_plain(&b, stored);
	found = zd_slice_find(zd_buf_slice(&b), words) != SIZE_MAX;
	zd_buf_clear(&b);
	return found;
}

/* Words gone from the paragraphs of the link that nobody asked away; are
 * they said once more in what came of them? */
static void count_lost(struct remaining *x, const struct zd_link *l,
	const struct zd_redline *whole, struct zd_streamlined *line)
{
	for (uint32_t i = x->s->first; i < x->s->first + x->s->count; i++) {
		struct zd_remains *one = &x->c->remains.at[i];
		bool here = false;

		for (uint32_t k = 0; k < l->to_count; k++)
			here |= one->kind != ZD_REMAINS_GONE &&
				zd_slice_eq(one->name,
					zd_paragraph_name(&x->c->arena,
						whole->to,
						whole->to_list
							.at[l->to_first + k]));
		for (uint32_t k = 0; k < l->from_count; k++)
			here |= one->kind == ZD_REMAINS_GONE &&
				zd_slice_eq(one->name,
					zd_paragraph_name(&x->c->arena,
						whole->from,
						whole->from_list
							.at[l->from_first +
								k]));
		if (!here || !one->words_out)
			continue;
		for (uint32_t k = 0; k < l->to_count && !one->repeated; k++) {
			const struct zd_paragraph *p =
				&whole->to->paragraphs.at
					 [whole->to_list.at[l->to_first + k]];

			for (uint32_t b = p->first; b < p->first + p->count;
				b++)
				one->repeated |= one->words_out > 1 &&
					says(whole->to->blocks.at[b].text,
						one->out);
		}
		if (one->repeated)
			line->repeated += one->words_out;
		else
			line->lost += one->words_out;
	}
}

/* Words of paragraph a of the account's text that paragraph p of what was
 * expected has replaced. */
static uint32_t count_replaced(struct remaining *x, uint32_t a, uint32_t p)
{
	const struct zd_draft *from = x->s->account->expected;
	const struct zd_draft *to = x->s->expected;
	const struct zd_paragraph *f = &from->paragraphs.at[a];
	const struct zd_paragraph *t = &to->paragraphs.at[p];
	struct zd_runs runs = {0};
	uint32_t n = 0;

	for (uint32_t b = 0; b < f->count && b < t->count; b++) {
		runs.len = 0;
		zd_words_diff(&runs, from->blocks.at[f->first + b].text,
			to->blocks.at[t->first + b].text, NULL);
		for (size_t i = 0; i < runs.len; i++)
			if (runs.at[i].mark == ZD_DELETED)
				n += count_words(from, f->first + b,
					runs.at[i].from_start,
					runs.at[i].from_end);
	}
	zd_vec_clear(&runs);
	return n;
}

static bool is_of_link(const struct zd_redline *whole, const struct zd_link *l,
	struct zd_slice id)
{
	uint32_t at = zd_draft_find_id(whole->from, id);

	return at != ZD_NONE && &whole->links.at[whole->from_link[at]] == l;
}

/* Words that the pieces of a change take out of the link's paragraphs. */
static uint32_t count_gone(struct remaining *x, const struct zd_link *l,
	const struct zd_certified *change)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < change->count; i++) {
		const struct zd_account_piece *piece =
			&x->s->account->pieces.at[change->first + i];

		if (is_of_link(x->s->whole, l, piece->id))
			n += piece->words_out;
	}
	return n;
}

/* What renumbering made of the link's paragraphs. */
static uint32_t count_followed(struct remaining *x, const struct zd_link *l)
{
	const struct zd_draft *a = x->s->account->expected;
	uint32_t n = 0;

	if (x->s->expected == a)
		return 0;
	for (uint32_t i = 0; i < l->from_count; i++) {
		struct zd_slice id =
			x->s->whole->from->paragraphs
				.at[x->s->whole->from_list
						.at[l->from_first + i]]
				.id;
		uint32_t at = zd_draft_find_id(a, id);
		uint32_t p = zd_draft_find_id(x->s->expected, id);

		if (at != ZD_NONE && p != ZD_NONE)
			n += count_replaced(x, at, p);
	}
	return n;
}

/* To whom the words that went, and are not in the remainder, are owed. */
static void trace_gone(struct remaining *x, const struct zd_link *l,
	uint32_t gone, struct zd_streamlined *line)
{
	uint32_t left = gone > line->lost + line->repeated
		? gone - line->lost - line->repeated
		: 0;
	struct zd_buf by = ZD_BUF_INIT;
	uint32_t n;

	for (uint32_t i = 0; left && i < x->s->changes; i++) {
		const struct zd_certified *change =
			&x->c->changes.at[x->s->first_change + i];

		n = count_gone(x, l, change);
		if (!n)
			continue;
		n = n < left ? n : left;
		line->covered += n;
		left -= n;
		if (zd_slice_find(zd_buf_slice(&by), change->names) == SIZE_MAX)
			zd_buf_printf(&by, "%s%.*s", by.len ? ", " : "",
				ZD_FMT(change->names));
	}
	n = left ? count_followed(x, l) : 0;
	line->followed = n < left ? n : left;
	line->untraced = left - line->followed;
	line->by = zd_arena_slice(&x->c->arena, zd_buf_slice(&by));
	zd_buf_clear(&by);
}

static void add_line(struct remaining *x, const struct zd_link *l)
{
	const struct zd_redline *whole = x->s->whole;
	struct zd_streamlined line = {
		.relation = l->relation, .added = l->words_in};
	uint32_t gone = l->words_out, moved = 0;

	line.from = list_of(x, whole->from, whole->from_list.at + l->from_first,
		l->from_count);
	line.to = list_of(
		x, whole->to, whole->to_list.at + l->to_first, l->to_count);
	for (size_t i = 0; i < whole->runs.len; i++) {
		const struct zd_run *run = &whole->runs.at[i];

		if (run->mark == ZD_MOVED_TO &&
			&whole->links.at[whole->to_link[whole->to->blocks
								.at[run->to]
								.paragraph]] ==
				l)
			moved += count_words(
				whole->to, run->to, run->to_start, run->to_end);
	}
	line.moved = moved;
	line.kept =
		l->words_kept > moved ? l->words_kept - moved : l->words_kept;
	count_lost(x, l, whole, &line);
	trace_gone(x, l, gone, &line);
	zd_vec_push(&x->c->lines, line);
	x->s->lines++;
}

void zd_remains_find(struct zd_certificate *c, struct zd_stage *s)
{
	struct zd_round_report report = {.findings = zd_findings_new()};
	struct remaining x = {.c = c, .s = s, .r = s->rest};
	const struct zd_redline *whole = s->whole;

	s->first = zd_u32(c->remains.len);
	s->first_line = zd_u32(c->lines.len);
	zd_renumber(&x.renumbered, s->after, &report);
	add_rows(&x);
	add_links(&x);
	for (size_t i = 0; i < whole->links.len; i++)
		if (is_streamlined(whole, &whole->links.at[i]))
			add_line(&x, &whole->links.at[i]);
	zd_draft_free(x.renumbered);
	zd_findings_free(report.findings);
	zd_vec_clear(&report.list);
	zd_arena_clear(&report.arena);
}
