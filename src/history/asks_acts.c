/*
 * What the facilitators' own acts on main say that they did.
 *
 * Each is done again, on the text before it, by what its trailers say: the
 * brackets named are lifted, an alternative of the one named is chosen,
 * citations are spelt as they should be. What that changes is asked for; what
 * the commit changes besides is not.
 */
#include "history/again.h"
#include "history/asks.h"
#include "negotiation/order.h"
#include "negotiation/tree.h"

struct doing {
	struct zd_asks *k;
	const struct zd_commit *c;
	const struct zd_draft *before; /* of the commit */
};

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

static void compare(struct doing *x, const struct zd_draft *done)
{
	struct zd_arena *arena = &x->k->arena;

	begin(x);
	for (uint32_t i = 0; i < x->before->paragraphs.len; i++) {
		struct zd_slice id = x->before->paragraphs.at[i].id;
		uint32_t at = zd_order_find(done, id, i);

		if (at != ZD_NONE && zd_paragraph_same(x->before, i, done, at))
			continue;
		zd_asks_compare(x->k, zd_arena_slice(arena, id),
			zd_paragraph_text(arena, x->before, i),
			zd_paragraph_text(arena, done, at));
	}
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
	struct doing x = {.k = k, .c = c};
	struct zd_draft *before = NULL, *after = NULL, *done;
	int code;

	if (!is_own(c, zd_trailer(c->message, "Act")))
		return 0;
	code = zd_tree_read(&before, n->store, &c->parents[0], err);
	if (!code)
		code = zd_tree_read(&after, n->store, &c->id, err);
	if (!code) {
		x.before = before;
		done = zd_again_own(
			&(struct zd_again){n, c, before, after, &k->arena});
		if (done)
			compare(&x, done);
		zd_draft_free(done);
	}
	zd_draft_free(before);
	zd_draft_free(after);
	return code;
}
