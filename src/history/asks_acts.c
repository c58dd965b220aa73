/*
 * What the facilitators' own acts on main say that they did.
 *
 * Each is done again, on the text before it, by what its trailers say: the
 * brackets named are lifted, an alternative of the one named is chosen,
 * citations are spelt as they should be. What that changes is asked for; what
 * the commit changes besides is not.
 */
#include "base/mem.h"
#include "diff/redline.h"
#include "history/asks.h"
#include "negotiation/cite.h"
#include "negotiation/settle.h"
#include "negotiation/tree.h"

#define MOST_ALTERNATIVES 32

struct doing {
	struct zd_asks *k;
	const struct zd_commit *c;
	struct zd_slice verb;
	const struct zd_draft *before, *after; /* of the commit */
};

static struct zd_slice text_of(
	struct zd_asks *k, const struct zd_draft *d, uint32_t i)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice text = {0};

	if (i != ZD_NONE) {
		zd_paragraph_write(&b, d, i);
		text = zd_arena_slice(&k->arena, zd_buf_slice(&b));
	}
	zd_buf_clear(&b);
	return text;
}

static struct zd_draft *settled(
	const struct doing *x, const char *const *operands, size_t len)
{
	struct zd_bracket_act_options o = {
		.operands = operands, .operands_len = len};
	struct zd_bracket_act_report r = {0};
	struct zd_brackets *b = zd_brackets_new(x->before, NULL);
	struct zd_draft *d = NULL;
	struct zd_cuts cuts = {0};
	struct zd_error err;
	bool lift = zd_slice_is(x->verb, "lift");

	o.kind = lift ? ZD_LIFT : ZD_CHOOSE;
	if (!(lift ? zd_settle_lift : zd_settle_choose)(&cuts, &r, b, &o, &err))
		d = zd_cuts_apply(x->before, &cuts);
	zd_vec_clear(&cuts);
	zd_vec_clear(&r.list);
	zd_arena_clear(&r.arena);
	zd_brackets_free(b);
	return d;
}

static struct zd_draft *lifted(const struct doing *x, struct zd_slice names)
{
	ZD_VEC(const char *) operands = {0};
	struct zd_draft *d;

	while (names.ptr && names.len) {
		struct zd_slice name = zd_slice_trim(zd_slice_cut(&names, ','));

		name = zd_arena_slice(&x->k->arena, name);
		zd_vec_push(&operands, name.ptr);
	}
	d = settled(x, operands.at, operands.len);
	zd_vec_clear(&operands);
	return d;
}

/* The trailer says which bracket, not which of its words stay: the
 * alternative that comes nearest to what was done. */
static struct zd_draft *chosen(const struct doing *x, struct zd_slice name)
{
	struct zd_draft *best = NULL;
	uint32_t least = UINT32_MAX;

	for (unsigned i = 1; least && i <= MOST_ALTERNATIVES; i++) {
		const char *operands[2] = {
			zd_arena_printf(&x->k->arena, "%.*s", ZD_FMT(name)).ptr,
			zd_arena_printf(&x->k->arena, "%u", i).ptr};
		struct zd_draft *d = settled(x, operands, 2);
		struct zd_redline *r;
		uint32_t differ = 0;

		if (!d)
			break;
		r = zd_redline_make(d, x->after, NULL);
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

static void put_without_signs(struct zd_buf *b, struct zd_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '[' && text.ptr[i] != ']')
			zd_buf_putc(b, text.ptr[i]);
}

/* Brackets that were put in: signs and nothing else. */
static bool only_signs(struct zd_slice before, struct zd_slice after)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	bool same;

	put_without_signs(&a, before);
	put_without_signs(&b, after);
	same = zd_slice_eq(zd_buf_slice(&a), zd_buf_slice(&b));
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	return same;
}

static void begin(struct doing *x)
{
	struct zd_slice subject = zd_subject(x->c->message);
	struct zd_asked one = {.commit = x->c->id,
		.when = x->c->author_when,
		.offset = x->c->author_offset,
		.summary = zd_arena_slice(&x->k->arena, subject),
		.first = zd_u32(x->k->list.len)};

	one.name = zd_arena_printf(&x->k->arena, "%.*s/%.*s",
		ZD_FMT(x->k->round), ZD_FMT(subject));
	zd_vec_push(&x->k->amendments, one);
}

static void compare(struct doing *x, const struct zd_draft *done, bool put)
{
	begin(x);
	for (uint32_t i = 0; i < x->before->paragraphs.len; i++) {
		struct zd_slice id = x->before->paragraphs.at[i].id;
		struct zd_slice a = text_of(x->k, x->before, i);
		struct zd_slice b =
			text_of(x->k, done, zd_draft_find_id(done, id));

		if (!put || only_signs(a, b))
			zd_asks_compare(
				x->k, zd_arena_slice(&x->k->arena, id), a, b);
	}
}

static void do_again(struct doing *x)
{
	struct zd_slice name =
		zd_trailers(&x->k->arena, x->c->message, "Bracket");
	struct zd_draft *done = NULL;

	if (zd_slice_is(x->verb, "lift"))
		done = lifted(x, name);
	else if (zd_slice_is(x->verb, "choose"))
		done = chosen(x, name);
	else if (zd_slice_is(x->verb, "cite"))
		done = zd_cite_fixed_draft(x->before);
	else if (zd_slice_is(x->verb, "bracket"))
		compare(x, x->after, true);
	if (done)
		compare(x, done, false);
	zd_draft_free(done);
}

static bool is_own(const struct zd_commit *c, struct zd_slice verb)
{
	if (zd_trailer(c->message, "Amendment").len || !c->nparents)
		return false;
	return zd_slice_is(verb, "lift") || zd_slice_is(verb, "choose") ||
		zd_slice_is(verb, "cite") || zd_slice_is(verb, "bracket");
}

int zd_asks_add_act(struct zd_asks *k, struct zd_negotiation *n,
	const struct zd_commit *c, struct zd_error *err)
{
	struct doing x = {
		.k = k, .c = c, .verb = zd_trailer(c->message, "Act")};
	struct zd_draft *before = NULL, *after = NULL;
	int code;

	if (!is_own(c, x.verb))
		return 0;
	code = zd_tree_read(&before, n->store, &c->parents[0], err);
	if (!code)
		code = zd_tree_read(&after, n->store, &c->id, err);
	if (!code) {
		x.before = before;
		x.after = after;
		do_again(&x);
	}
	zd_draft_free(before);
	zd_draft_free(after);
	return code;
}
