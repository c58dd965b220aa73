#include "history/again.h"

#include "amend/merge.h"
#include "base/mem.h"
#include "diff/redline.h"
#include "negotiation/cite.h"
#include "negotiation/close.h"
#include "negotiation/decide.h"
#include "negotiation/order.h"
#include "negotiation/settle.h"
#include "negotiation/tree.h"

#define MOST_ALTERNATIVES 32

/* --- the facilitators' own acts --------------------------------------- */

static struct zd_slice verb_of(const struct zd_again *x)
{
	return zd_trailer(x->act->message, "Act");
}

static struct zd_draft *settled(
	const struct zd_again *x, const char *const *operands, size_t len)
{
	struct zd_bracket_act_options o = {
		.operands = operands, .operands_len = len};
	struct zd_bracket_act_report r = {0};
	struct zd_brackets *b = zd_brackets_new(x->before, NULL);
	struct zd_draft *d = NULL;
	struct zd_cuts cuts = {0};
	struct zd_error err;
	bool lift = zd_slice_is(verb_of(x), "lift");

	o.kind = lift ? ZD_LIFT : ZD_CHOOSE;
	if (!(lift ? zd_settle_lift : zd_settle_choose)(&cuts, &r, b, &o, &err))
		d = zd_cuts_apply(x->before, &cuts);
	zd_vec_clear(&cuts);
	zd_vec_clear(&r.list);
	zd_arena_clear(&r.arena);
	zd_brackets_free(b);
	return d;
}

static struct zd_draft *lifted(const struct zd_again *x, struct zd_slice names)
{
	ZD_VEC(const char *) operands = {0};
	struct zd_draft *d;

	while (names.ptr && names.len) {
		struct zd_slice name = zd_slice_trim(zd_slice_cut(&names, ','));

		name = zd_arena_slice(x->arena, name);
		zd_vec_push(&operands, name.ptr);
	}
	d = settled(x, operands.at, operands.len);
	zd_vec_clear(&operands);
	return d;
}

/* The trailer says which bracket, not which of its words stay: the
 * alternative that comes nearest to what was done. */
static struct zd_draft *chosen(const struct zd_again *x, struct zd_slice name)
{
	struct zd_draft *best = NULL;
	uint32_t least = UINT32_MAX;

	for (unsigned i = 1; least && i <= MOST_ALTERNATIVES; i++) {
		const char *operands[2] = {
			zd_arena_printf(x->arena, "%.*s", ZD_FMT(name)).ptr,
			zd_arena_printf(x->arena, "%u", i).ptr};
		struct zd_draft *d = settled(x, operands, 2);
		struct zd_redline *r;
		uint32_t differ = 0;

		if (!d)
			break;
		r = zd_redline_by_words(d, x->after);
		for (size_t l = 0; l < r->links.len; l++)
			differ += r->links.at[l].words_in +
				r->links.at[l].words_out;
		zd_redline_free(r);
		if (differ < least) {
			zd_draft_free(best);
			best = d;
			least = differ;
		} else {
			zd_draft_free(d);
		}
	}
	return best;
}

/* Brackets that were put in: signs that came, and nothing else. */
static bool only_signs_came(struct zd_slice before, struct zd_slice after)
{
	size_t n = 0;

	for (size_t i = 0; i < after.len; i++)
		if (n < before.len && after.ptr[i] == before.ptr[n])
			n++;
		else if (after.ptr[i] != '[' && after.ptr[i] != ']')
			return false;
	return n == before.len;
}

static bool is_named(struct zd_slice names, struct zd_slice id)
{
	while (names.len)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&names, ',')), id))
			return true;
	return false;
}

/* The paragraphs that the act names, where they got signs of brackets and
 * nothing else: it does not say around which words. */
static struct zd_draft *marked(const struct zd_again *x)
{
	struct zd_slice names =
		zd_trailers(x->arena, x->act->message, "Paragraph");
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	struct zd_draft *d = zd_draft_new();

	for (uint32_t i = 0; i < x->before->paragraphs.len; i++) {
		struct zd_slice id = x->before->paragraphs.at[i].id;
		uint32_t at = is_named(names, id)
			? zd_draft_find_id(x->after, id)
			: ZD_NONE;

		zd_buf_truncate(&a, 0);
		zd_buf_truncate(&b, 0);
		zd_paragraph_write(&a, x->before, i);
		if (at != ZD_NONE)
			zd_paragraph_write(&b, x->after, at);
		if (at != ZD_NONE &&
			only_signs_came(zd_buf_slice(&a), zd_buf_slice(&b)))
			zd_draft_add_copy(d, x->after, at);
		else
			zd_draft_add_copy(d, x->before, i);
	}
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	return d;
}

struct zd_draft *zd_again_own(const struct zd_again *x)
{
	struct zd_slice verb = verb_of(x);
	struct zd_slice name =
		zd_trailers(x->arena, x->act->message, "Bracket");

	if (zd_trailer(x->act->message, "Amendment").len)
		return NULL;
	if (zd_slice_is(verb, "lift"))
		return lifted(x, name);
	if (zd_slice_is(verb, "choose"))
		return chosen(x, name);
	if (zd_slice_is(verb, "cite"))
		return zd_cite_fixed_draft(x->before);
	return zd_slice_is(verb, "bracket") ? marked(x) : NULL;
}

/* --- amendments ------------------------------------------------------- */

/* An amendment: the text that it was made to, the text that it makes, and
 * the latter in brackets (NULL where they cannot show it). */
struct sides {
	struct zd_draft *before, *after, *marked;
};

static void sides_clear(struct sides *s)
{
	zd_draft_free(s->before);
	zd_draft_free(s->after);
	zd_draft_free(s->marked);
}

static int sides_read(struct sides *s, const struct zd_again *x,
	struct zd_slice name, struct zd_error *err)
{
	struct zd_found found;
	int code;

	name = zd_arena_slice(x->arena, name);
	if (zd_amendment_find(&found, x->n, x->arena, name.ptr, NULL) ||
		!found.commit.nparents)
		return 0;
	code = zd_tree_read(
		&s->before, x->n->store, &found.commit.parents[0], err);
	if (!code)
		code = zd_tree_read(
			&s->after, x->n->store, &found.commit.id, err);
	if (!code && zd_bracketed(&s->marked, s->before, s->after, NULL))
		s->marked = NULL;
	return code;
}

/* The change from one side to another, in the text; NULL if it meets others. */
static struct zd_draft *put_in(const struct zd_again *x,
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_draft *d = NULL;

	if (from && to && zd_merge_drafts(&d, from, x->before, to, NULL))
		d = NULL;
	return d;
}

/* What stood in brackets may be decided once more: then these are what the
 * change begins with. */
static struct zd_draft *decided(const struct zd_again *x, const struct sides *s)
{
	struct zd_slice verb = verb_of(x);
	bool accept = zd_slice_is(verb, "accept");
	const struct zd_draft *to = accept     ? s->after
		: zd_slice_is(verb, "bracket") ? s->marked
					       : s->before;
	struct zd_draft *fresh = put_in(x, s->before, to), *open;

	if (zd_slice_is(verb, "bracket") ||
		(accept && fresh && zd_order_same(fresh, x->after)))
		return fresh;
	open = put_in(x, s->marked, to);
	if (open && (!accept || !fresh || zd_order_same(open, x->after))) {
		zd_draft_free(fresh);
		return open;
	}
	zd_draft_free(open);
	return fresh;
}

/* --- rounds ----------------------------------------------------------- */

static uint32_t count_labels(const struct zd_draft *a, const struct zd_draft *b)
{
	uint32_t same = 0;

	for (uint32_t i = 0; i < a->paragraphs.len && i < b->paragraphs.len;
		i++)
		same += zd_slice_eq(
			a->paragraphs.at[i].label, b->paragraphs.at[i].label);
	return same;
}

/* NULL where the labels stayed. */
static struct zd_draft *renumbered(const struct zd_again *x)
{
	struct zd_round_report report = {.findings = zd_findings_new()};
	struct zd_draft *d;

	zd_renumber(&d, x->before, &report);
	if (!report.list.len ||
		count_labels(d, x->after) < count_labels(x->before, x->after)) {
		zd_draft_free(d);
		d = NULL;
	}
	zd_findings_free(report.findings);
	zd_vec_clear(&report.list);
	zd_arena_clear(&report.arena);
	return d;
}

int zd_again_act(
	struct zd_draft **out, const struct zd_again *x, struct zd_error *err)
{
	struct zd_slice name = zd_trailer(x->act->message, "Amendment");
	struct sides s = {0};
	int code;

	*out = NULL;
	if (zd_slice_is(verb_of(x), "round"))
		*out = renumbered(x);
	else if (!name.len)
		*out = zd_again_own(x);
	if (!name.len)
		return 0;
	code = sides_read(&s, x, name, err);
	if (!code && s.after)
		*out = decided(x, &s);
	sides_clear(&s);
	return code;
}
