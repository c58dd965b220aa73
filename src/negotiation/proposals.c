#include "negotiation/proposals.h"

#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/speaking.h"
#include "negotiation/tree.h"

int zd_proposals_branches(struct zd_refs *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_slice prefix = zd_arena_printf(
		&n->arena, ZD_PROPOSALS "%.*s/", ZD_FMT(round->name));

	return zd_store_refs(n->store, prefix.ptr, out, err);
}

struct zd_slice zd_ref_party(struct zd_slice ref)
{
	size_t at = ref.len;

	while (at && ref.ptr[at - 1] != '/')
		at--;
	return zd_slice_sub(ref, at, ref.len);
}

/* --- for the compilation ------------------------------------------------- */

static int read_one(
	struct zd_proposals *p, const struct zd_ref *ref, struct zd_error *err)
{
	struct zd_draft *full, *mine;
	struct zd_proposal one;
	int code = zd_tree_read_like(&full, p->tree, &ref->commit, err);

	if (code)
		return code;
	mine = zd_proposal_between(&one, &p->arena,
		zd_arena_slice(&p->arena, zd_ref_party(ref->name)), p->base,
		full);
	zd_draft_free(full);
	zd_vec_push(&p->drafts, mine);
	zd_vec_push(&p->list, one);
	return 0;
}

int zd_proposals_read(struct zd_proposals *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_refs refs = {0};
	int code;

	memset(out, 0, sizeof(*out));
	code = zd_tree_open(&out->tree, n->store, &round->commit, err);
	if (!code) {
		out->base = zd_tree_draft(out->tree);
		code = zd_proposals_branches(&refs, n, round, err);
	}
	for (size_t i = 0; !code && i < refs.len; i++)
		code = read_one(out, &refs.at[i], err);
	if (!code)
		code = zd_proposals_stances(out, n, round, err);
	zd_refs_clear(&refs);
	if (code)
		zd_proposals_clear(out);
	return code;
}

void zd_proposals_clear(struct zd_proposals *p)
{
	for (size_t i = 0; i < p->drafts.len; i++)
		zd_draft_free(p->drafts.at[i]);
	zd_vec_clear(&p->drafts);
	zd_vec_clear(&p->list);
	zd_vec_clear(&p->stances);
	zd_tree_free(p->tree);
	zd_arena_clear(&p->arena);
	memset(p, 0, sizeof(*p));
}

/* --- the compilation ------------------------------------------------------ */

/* The commit whose marks count for a round: the tip of main; for an older
 * round the last one before the next. */
static int commit_of_marks(struct zd_oid *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_rounds rounds;
	struct zd_commit next;
	struct zd_arena a = {0};
	bool found = false;
	int code = zd_store_ref(n->store, ZD_MAIN, out, err);

	if (!code)
		code = zd_rounds_read(&rounds, n, err);
	if (code)
		return code;
	for (size_t i = 0; !code && i + 1 < rounds.list.len && !found; i++) {
		found = zd_slice_eq(rounds.list.at[i].name, round->name);
		if (!found)
			continue;
		code = zd_store_commit_info(n->store,
			&rounds.list.at[i + 1].commit, &a, &next, err);
		if (!code && next.nparents)
			*out = next.parents[0];
	}
	zd_rounds_clear(&rounds);
	zd_arena_clear(&a);
	return code;
}

/* "agreed ad ref", "agreed ad ref on 2026-03-01, reopened by EU in “Accept
 * EU/3: …”" */
static struct zd_slice mark_text(struct zd_arena *a, const struct zd_agreed *g)
{
	bool prefixed = zd_slice_starts(g->level, "agreed");
	const char *agreed = prefixed ? "" : "agreed ";

	if (!g->reopened)
		return zd_arena_printf(a, "%s%.*s", agreed, ZD_FMT(g->level));
	return zd_arena_printf(a, "%s%.*s on %.*s, reopened by %.*s: %.*s",
		agreed, ZD_FMT(g->level), ZD_FMT(g->date), ZD_FMT(g->by),
		ZD_FMT(g->act));
}

/* Whether the round has the words that were agreed: else they came in since.
 */
static bool in_round(struct zd_negotiation *n, const struct zd_round *round,
	struct zd_arena *a, const struct zd_agreed *g)
{
	struct zd_slice bytes;
	struct zd_oid hash;
	char hex[41];

	if (zd_store_read(n->store, &round->commit, zd_id_path(a, g->id), a,
		    &bytes, NULL))
		return false;
	zd_store_hash(bytes, &hash);
	zd_oid_hex(&hash, hex);
	return zd_slice_is(g->blob, hex);
}

static int put_marks(struct zd_round_compilation *c, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_agreement agreement;
	struct zd_slice said;
	struct zd_oid commit;
	int code = commit_of_marks(&commit, n, round, err);

	if (!code)
		code = zd_agreement_read(&agreement, n, &commit, err);
	if (code)
		return code;
	for (size_t i = 0; i < agreement.list.len; i++) {
		const struct zd_agreed *g = &agreement.list.at[i];

		said = mark_text(&c->arena, g);
		if (!g->reopened && !in_round(n, round, &c->arena, g))
			said = zd_arena_printf(&c->arena,
				"%.*s, in other words than here: as the text "
				"was on %.*s",
				ZD_FMT(said), ZD_FMT(g->date));
		zd_compilation_mark(c->compilation, g->id, said);
	}
	zd_agreement_clear(&agreement);
	return 0;
}

/* For how many States the parties in it speak. */
static int count_states(struct zd_round_compilation *c,
	struct zd_negotiation *n, const struct zd_round *round,
	struct zd_error *err)
{
	const struct zd_compilation *all = c->compilation;
	const struct zd_parties *parties;
	const struct zd_party **who;
	struct zd_floor floor = {0};
	struct zd_commit commit;
	int code = zd_negotiation_parties(&parties, n, err);

	if (!code)
		code = zd_store_commit_info(
			n->store, &round->commit, &c->arena, &commit, err);
	if (code || !all->parties.len)
		return code;
	who = zd_calloc(all->parties.len, sizeof(*who));
	for (size_t i = 0; i < all->parties.len; i++) {
		who[floor.len] =
			zd_party_find(parties, all->parties.at[i], NULL);
		floor.len += who[floor.len] != NULL;
	}
	floor.speakers = who;
	floor.in_favour = floor.len;
	floor.day = zd_day(&c->arena, commit.author_when, commit.author_offset);
	c->behind =
		zd_behind_text(&c->arena, zd_states_behind(parties, &floor));
	zd_free(who);
	return 0;
}

/* When the last amendment or position was received. */
static int find_last(struct zd_round_compilation *c, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_refs refs = {0};
	int64_t latest = 0;
	int offset = 0;
	int code = zd_proposals_branches(&refs, n, round, err);

	for (size_t i = 0; !code && i < refs.len; i++) {
		struct zd_arena a = {0};
		struct zd_commits log = {0};

		code = zd_store_log(n->store, &refs.at[i].commit,
			&round->commit, &a, &log, err);
		for (size_t k = 0; k < log.len; k++)
			if (log.at[k].author_when > latest) {
				latest = log.at[k].author_when;
				offset = log.at[k].author_offset;
			}
		zd_free(log.at);
		zd_arena_clear(&a);
	}
	zd_refs_clear(&refs);
	if (!code && latest)
		c->as_of = zd_day_and_hour(&c->arena, latest, offset);
	return code;
}

int zd_negotiation_compile(struct zd_round_compilation **out,
	struct zd_negotiation *n, const char *round, struct zd_error *err)
{
	struct zd_round_compilation *c = zd_calloc(1, sizeof(*c));
	struct zd_stances stances = {0};
	struct zd_round r;
	int code = zd_round_find(&r, n, round, err);

	*out = NULL;
	if (!code)
		code = zd_proposals_read(&c->proposals, n, &r, err);
	if (!code) {
		stances.at = c->proposals.stances.at;
		stances.len = c->proposals.stances.len;
		c->round = zd_arena_slice(&c->arena, r.name);
		code = zd_compile(&c->compilation, c->proposals.base,
			c->proposals.list.at, c->proposals.list.len, &stances,
			err);
	}
	if (!code)
		code = put_marks(c, n, &r, err);
	if (!code)
		code = count_states(c, n, &r, err);
	if (!code)
		code = find_last(c, n, &r, err);
	if (code)
		zd_round_compilation_free(c);
	else
		*out = c;
	return code;
}

void zd_round_compilation_free(struct zd_round_compilation *c)
{
	if (!c)
		return;
	zd_compilation_free(c->compilation);
	zd_proposals_clear(&c->proposals);
	zd_arena_clear(&c->arena);
	zd_free(c);
}
