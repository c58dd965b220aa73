/* What parties say on a round, ready for the compilation. */
#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/proposals.h"
#include "negotiation/target.h"
#include "text/markup.h"

struct stating {
	struct zd_proposals *p;
	struct zd_negotiation *n;
	const struct zd_round *round;
	struct zd_brackets *brackets; /* of the base; read when asked for */
};

/* Bytes of a bracket's words that are enough to know it. */
#define MOST_SHOWN 60

/* --- about an amendment --------------------------------------------------- */

/* The ids of what a commit changes: "draft/ID.md". */
static int changed_ids(struct stating *s, const struct zd_commit *c,
	struct zd_deltas *out, struct zd_error *err)
{
	return zd_store_diff(
		s->n->store, &c->parents[0], &c->id, &s->p->arena, out, err);
}

static bool id_of(struct zd_slice path, struct zd_slice *id)
{
	if (!zd_slice_starts(path, "draft/") || !zd_slice_ends(path, ".md"))
		return false;
	*id = zd_slice_sub(path, 6, path.len - 3);
	return true;
}

/* What else the proposer did: has it other amendments to this paragraph, and
 * has it withdrawn this one? */
static void look_around(struct stating *s, const struct zd_found *f,
	struct zd_slice id, bool *several, bool *withdrawn)
{
	struct zd_arena a = {0};
	struct zd_commits log = {0};
	unsigned number, n = 0;
	struct zd_slice own = zd_amendment_name(&a, f->party, f->number);
	struct zd_oid tip;
	struct zd_slice ref = zd_arena_printf(&a, ZD_PROPOSALS "%.*s/%.*s",
		ZD_FMT(s->round->name), ZD_FMT(f->party));

	if (!zd_store_ref(s->n->store, ref.ptr, &tip, NULL))
		zd_store_log(
			s->n->store, &tip, &s->round->commit, &a, &log, NULL);
	*withdrawn = false;
	for (size_t i = 0; i < log.len; i++) {
		*withdrawn |= zd_slice_eq(
			own, zd_trailer(log.at[i].message, "Withdraws"));
		n += zd_amendment_is(&log.at[i], &number) &&
			zd_slice_eq(
				id, zd_trailer(log.at[i].message, "Paragraph"));
	}
	zd_free(log.at);
	zd_arena_clear(&a);
	*several = id.len && n > 1;
}

/* Nothing, where it is withdrawn. Else it stands with each paragraph that the
 * amendment changes; with none where that changes only their order. */
static int put_about(struct stating *s, const struct zd_found *f,
	struct zd_stance *one, struct zd_error *err)
{
	struct zd_slice id = zd_trailer(f->commit.message, "Paragraph");
	struct zd_deltas deltas = {0};
	size_t before = s->p->stances.len;
	bool withdrawn;
	int code = 0;

	one->proposer = zd_arena_slice(&s->p->arena, f->party);
	one->target = zd_arena_slice(&s->p->arena, id);
	look_around(s, f, id, &one->several, &withdrawn);
	if (withdrawn)
		return 0;
	if (id.len) {
		zd_vec_push(&s->p->stances, *one);
		return 0;
	}
	code = changed_ids(s, &f->commit, &deltas, err);
	for (size_t i = 0; !code && i < deltas.len; i++)
		if (id_of(deltas.at[i].path, &one->target))
			zd_vec_push(&s->p->stances, *one);
	if (!code && s->p->stances.len == before) {
		one->target = one->amendment;
		zd_vec_push(&s->p->stances, *one);
	}
	zd_free(deltas.at);
	return code;
}

static int about_amendment(
	struct stating *s, struct zd_stance *one, struct zd_error *err)
{
	struct zd_arena *a = &s->p->arena;
	struct zd_slice name = zd_arena_printf(
		a, "%.*s/%.*s", ZD_FMT(s->round->name), ZD_FMT(one->target));
	struct zd_found found;

	one->amendment = one->target;
	if (zd_amendment_find(&found, s->n, a, name.ptr, NULL)) {
		zd_vec_push(&s->p->stances, *one);
		return 0;
	}
	return put_about(s, &found, one, err);
}

/* --- about a paragraph, or a part of it ----------------------------------- */

/* "[2] “by 2028”", at the block it opens in. */
static void about_bracket(struct stating *s, struct zd_stance *one,
	uint32_t paragraph, uint32_t nth)
{
	const struct zd_bracket *b;
	struct zd_buf stored = ZD_BUF_INIT, plain = ZD_BUF_INIT;

	if (!s->brackets)
		s->brackets = zd_brackets_new(s->p->base, NULL);
	b = zd_target_bracket(s->brackets, paragraph, nth);
	if (b) {
		one->block = b->open.block -
			s->p->base->paragraphs.at[paragraph].first;
		zd_bracket_text(&stored, s->brackets, b, MOST_SHOWN);
		zd_markup_plain(&plain, zd_buf_slice(&stored));
	}
	one->part =
		zd_arena_printf(&s->p->arena, b ? "[%u] “%.*s”" : "[%u]%.*s",
			nth, ZD_FMT(zd_buf_slice(&plain)));
	zd_buf_clear(&stored);
	zd_buf_clear(&plain);
}

static void about_paragraph(struct stating *s, struct zd_stance *one)
{
	const struct zd_draft *d = s->p->base;
	struct zd_target target;
	uint32_t at, block;

	zd_target_read(&target, one->target);
	one->target = target.id;
	at = zd_draft_find_id(d, target.id);
	if (at != ZD_NONE && target.bracket)
		about_bracket(s, one, at, target.bracket);
	if (at != ZD_NONE && target.path.len) {
		block = zd_target_block(d, at, &target);
		if (block != ZD_NONE)
			one->block = block - d->paragraphs.at[at].first;
		else
			one->part = target.path;
	}
	zd_vec_push(&s->p->stances, *one);
}

int zd_proposals_stances(struct zd_proposals *p, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct stating s = {p, n, round, NULL};
	struct zd_positions positions;
	int code = zd_positions_read(&positions, n, round, err);

	for (size_t i = 0; !code && i < positions.list.len; i++) {
		const struct zd_position *said = &positions.list.at[i];
		struct zd_target target;
		struct zd_stance one = {
			.party = zd_arena_slice(&p->arena, said->party),
			.stance = zd_arena_slice(&p->arena, said->stance),
			.target = zd_arena_slice(&p->arena, said->target),
			.remark = zd_arena_slice(&p->arena, said->remark)};

		zd_target_read(&target, one.target);
		if (target.amendment)
			code = about_amendment(&s, &one, err);
		else
			about_paragraph(&s, &one);
	}
	zd_positions_clear(&positions);
	zd_brackets_free(s.brackets);
	return code;
}
