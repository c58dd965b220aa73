/* Uptake: the sums, and every proposal with its verdict. */
#include "history/uptake.h"
#include "negotiation/names.h"
#include "text/markup.h"
#include "view/of.h"

#define SPAN_WORDS 5 /* at either end of what is shown of many words */

struct uptake_view {
	struct zd_view *v;
	const struct zd_uptake *u;
};

static void heading(struct zd_view *v, struct zd_slice text)
{
	zd_view_add(v, ZD_VIEW_HEADING)->level = 2;
	zd_view_run(v, ZD_VIEW_KEPT, text);
}

static void number(struct zd_view *v, uint32_t n)
{
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u", n);
}

static void share(struct zd_view *v, uint32_t part, uint32_t all)
{
	zd_view_cell(v);
	if (all)
		zd_view_printf(v, ZD_VIEW_KEPT, "%u of %u (%u %%)", part, all,
			(100 * part + all / 2) / all);
	else
		zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("–"));
}

/* --- sums ------------------------------------------------------------- */

static void put_sum_head(struct zd_view *v, const char *who)
{
	zd_view_add(v, ZD_VIEW_HEAD_ROW);
	zd_view_cell_text(v, zd_slice_str(who));
	zd_view_cell_text(v, ZD_LIT("Proposals"));
	for (unsigned i = 0; i < ZD_TAKENS; i++)
		zd_view_cell_text(v, zd_slice_str(zd_taken_name(i)));
	zd_view_cell_text(v, ZD_LIT("Words taken"));
}

static void put_sum(struct zd_view *v, const struct zd_uptake_sum *sum)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, sum->party.len ? sum->party : ZD_LIT("All"));
	number(v, sum->proposals);
	for (unsigned i = 0; i < ZD_TAKENS; i++)
		number(v, sum->verdicts[i]);
	share(v, sum->taken, sum->words);
}

static void put_sums(struct uptake_view *x)
{
	bool group = false;

	heading(x->v, ZD_LIT("By party"));
	put_sum_head(x->v, "Party");
	for (size_t i = 0; i < x->u->sums.len; i++) {
		const struct zd_uptake_sum *sum = &x->u->sums.at[i];

		if (sum->group && !group) {
			heading(x->v, ZD_LIT("By group, with its members"));
			put_sum_head(x->v, "Group");
			group = true;
		} else if (!sum->party.len) {
			heading(x->v, ZD_LIT("In all"));
			put_sum_head(x->v, "");
		}
		put_sum(x->v, sum);
	}
	zd_view_add(x->v, ZD_VIEW_LEGEND);
	zd_view_run(x->v, ZD_VIEW_KEPT,
		ZD_LIT("A proposal is one amendment. It counts once for each "
		       "party that made or supports it; for a group and in "
		       "all the very same proposal counts once, however many "
		       "made it. Words are those asked in and out. What was "
		       "withdrawn is not counted."));
}

/* --- proposals -------------------------------------------------------- */

static bool is_shown(const struct zd_uptake *u, uint32_t i)
{
	struct zd_slice list = u->list.at[i].supporters, one;
	const struct zd_asked *a =
		&u->asks->amendments.at[u->list.at[i].amendment];

	for (size_t k = 0; k < u->wanted.len; k++) {
		if (zd_slice_eq(a->party, u->wanted.at[k]))
			return true;
		for (one = list; one.ptr;)
			if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&one, ',')),
				    u->wanted.at[k]))
				return true;
	}
	return !u->wanted.len;
}

/* The visible words of a span. */
static struct zd_slice words_of(
	struct zd_view *v, struct zd_slice text, size_t start, size_t end)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	zd_markup_part(&b, text, start, end);
	s = zd_slice_trim(zd_arena_slice(&v->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return s;
}

/* Of many words those at both ends. */
static struct zd_slice ends_of(struct zd_view *v, struct zd_slice s)
{
	size_t head = 0, tail = s.len, spaces;

	for (spaces = 0; head < s.len && spaces < SPAN_WORDS;)
		spaces += s.ptr[head++] == ' ';
	for (spaces = 0; tail > head && spaces < SPAN_WORDS;)
		spaces += s.ptr[--tail] == ' ';
	return tail > head ? zd_arena_printf(&v->arena, "%.*s\u2026%.*s",
				     ZD_FMT(zd_slice_sub(s, 0, head)),
				     ZD_FMT(zd_slice_sub(s, tail, s.len)))
			   : s;
}

/* Whole words: the bytes before and behind which two texts are alike. */
static void alike(
	struct zd_slice a, struct zd_slice b, size_t *start, size_t *behind)
{
	size_t n = zd_slice_head(a, b), rest;

	rest = zd_slice_tail(
		zd_slice_sub(a, n, a.len), zd_slice_sub(b, n, b.len));
	while (n && !strchr(" \n", a.ptr[n - 1]))
		n--;
	while (rest && !strchr(" \n", a.ptr[a.len - rest]))
		rest--;
	*start = n;
	*behind = rest;
}

static bool has_gap(struct zd_slice words)
{
	return zd_slice_find(words, ZD_LIT(" \u2026 ")) != SIZE_MAX;
}

/* Of what is changed at several places at once, as both signs of a bracket
 * are, the signs alone say nothing: the words between are shown too. False
 * where that does not help. */
static bool put_span(struct zd_view *v, const struct zd_ask *ask)
{
	struct zd_slice a = ask->before, b = ask->after, out, in;
	size_t start, behind;

	if (ask->kind != ZD_ASK_WORDS ||
		(!has_gap(ask->out) && !has_gap(ask->in)))
		return false;
	alike(a, b, &start, &behind);
	if (memchr(a.ptr + start, '\n', a.len - behind - start) ||
		memchr(b.ptr + start, '\n', b.len - behind - start))
		return false;
	out = words_of(v, a, start, a.len - behind);
	in = words_of(v, b, start, b.len - behind);
	if (!ask->words_out && !ask->words_in) {
		out = ends_of(v, out);
		in = ends_of(v, in);
	}
	if (!out.len || !in.len)
		return false;
	zd_view_run(v, ZD_VIEW_DELETED, out);
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" "));
	zd_view_run(v, ZD_VIEW_INSERTED, in);
	return true;
}

static void put_change(struct zd_view *v, const struct zd_ask *ask, bool first)
{
	if (!first)
		zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("; "));
	if (ask->kind == ZD_ASK_MOVE)
		zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("move"));
	if (ask->kind == ZD_ASK_LABEL)
		zd_view_printf(
			v, ZD_VIEW_KEPT, "call it %.*s", ZD_FMT(ask->label));
	if (put_span(v, ask))
		return;
	if (ask->out.len)
		zd_view_run(v, ZD_VIEW_DELETED, ask->out);
	if (ask->out.len && ask->in.len)
		zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" "));
	if (ask->in.len)
		zd_view_run(v, ZD_VIEW_INSERTED, ask->in);
}

static void put_asked(struct uptake_view *x, const struct zd_asked *a)
{
	zd_view_cell(x->v);
	for (uint32_t i = a->first; i < a->first + a->count; i++)
		put_change(x->v, &x->u->asks->list.at[i], i == a->first);
	if (!a->count)
		zd_view_run(x->v, ZD_VIEW_KEPT, a->summary);
}

/* What the text says now: the words that are in, or what stands there. */
static void put_now(struct uptake_view *x, const struct zd_uptaken *one)
{
	const struct zd_asked *a = &x->u->asks->amendments.at[one->amendment];
	bool any = false;

	zd_view_cell(x->v);
	if (one->verdict <= ZD_TAKEN_BRACKETED) {
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT("as asked"));
		return;
	}
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		uint32_t at = x->u->account->piece_of[i];
		const struct zd_account_piece *p =
			at ? &x->u->account->pieces.at[at - 1] : NULL;

		if (!p || (!p->in.len && !p->out.len))
			continue;
		zd_view_run(x->v, ZD_VIEW_KEPT,
			any ? ZD_LIT("; ") : ZD_LIT("in: "));
		any = true;
		if (p->out.len)
			zd_view_run(x->v, ZD_VIEW_DELETED, p->out);
		if (p->in.len)
			zd_view_run(x->v, ZD_VIEW_INSERTED, p->in);
	}
	if (one->now.len)
		zd_view_printf(x->v, ZD_VIEW_KEPT, "%s“%.*s”",
			any ? "; now: " : "", ZD_FMT(one->now));
	if (one->why.len)
		zd_view_printf(x->v, ZD_VIEW_KEPT, "%s%.*s",
			one->now.len || any ? "; " : "", ZD_FMT(one->why));
}

static void put_proposal(struct uptake_view *x, uint32_t i)
{
	const struct zd_uptaken *one = &x->u->list.at[i];
	const struct zd_asked *a = &x->u->asks->amendments.at[one->amendment];
	struct zd_slice name = a->name;

	zd_slice_cut(&name, '/');
	zd_view_add(x->v, ZD_VIEW_ROW);
	zd_view_cell_text(x->v, one->label);
	zd_view_cell_text(x->v,
		one->supporters.len
			? zd_arena_printf(&x->v->arena, "%.*s (with %.*s)",
				  ZD_FMT(name), ZD_FMT(one->supporters))
			: name);
	put_asked(x, a);
	put_now(x, one);
	zd_view_cell_text(x->v, zd_slice_str(zd_taken_name(one->verdict)));
	share(x->v, one->taken, one->words);
}

static void put_proposals(struct uptake_view *x)
{
	static const char *const names[] = {"Paragraph", "Proposal", "Asked",
		"The text says now", "Verdict", "Words taken", NULL};

	heading(x->v, ZD_LIT("Proposal by proposal"));
	zd_view_head(x->v, names);
	for (uint32_t i = 0; i < x->u->list.len; i++)
		if (is_shown(x->u, i))
			put_proposal(x, i);
}

struct zd_view *zd_view_of_uptake(const struct zd_uptake *u)
{
	struct uptake_view x = {zd_view_new("uptake"), u};

	x.v->marked = true;
	zd_view_fact(x.v, "from", u->from);
	zd_view_fact(x.v, "to", u->to);
	zd_view_add(x.v, ZD_VIEW_LINE);
	zd_view_printf(x.v, ZD_VIEW_KEPT,
		"What became in %.*s of what was proposed on %.*s",
		ZD_FMT(zd_round_title(&x.v->arena, u->to)),
		ZD_FMT(zd_round_title(&x.v->arena, u->from)));
	put_sums(&x);
	put_proposals(&x);
	return x.v;
}
