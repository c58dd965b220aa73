#include "negotiation/proposals.h"

#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/tree.h"

static int branches(struct zd_refs *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_slice prefix = zd_arena_printf(
		&n->arena, ZD_PROPOSALS "%.*s/", ZD_FMT(round->name));

	return zd_store_refs(n->store, prefix.ptr, out, err);
}

/* The party of a branch: what stands behind the last slash. */
static struct zd_slice party_of(struct zd_slice ref)
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
		zd_arena_slice(&p->arena, party_of(ref->name)), p->base, full);
	zd_draft_free(full);
	zd_vec_push(&p->drafts, mine);
	zd_vec_push(&p->list, one);
	return 0;
}

/* What an amendment is about: its paragraph and its party. */
static bool about_amendment(struct zd_stance *s, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_arena *a)
{
	struct zd_slice name = zd_arena_printf(
		a, "%.*s/%.*s", ZD_FMT(round->name), ZD_FMT(s->target));
	struct zd_found found;

	if (zd_amendment_find(&found, n, a, name.ptr, NULL))
		return false;
	s->target = zd_trailer(found.commit.message, "Paragraph");
	s->proposer = found.party;
	return s->target.len > 0;
}

static int read_stances(struct zd_proposals *p, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_positions positions;
	int code = zd_positions_read(&positions, n, round, err);

	for (size_t i = 0; !code && i < positions.list.len; i++) {
		const struct zd_position *one = &positions.list.at[i];
		struct zd_stance s = {
			.party = zd_arena_slice(&p->arena, one->party),
			.stance = zd_arena_slice(&p->arena, one->stance),
			.target = zd_arena_slice(&p->arena, one->target),
			.remark = zd_arena_slice(&p->arena, one->remark)};

		if (zd_slice_chr(s.target, '/', 0) == SIZE_MAX ||
			about_amendment(&s, n, round, &p->arena))
			zd_vec_push(&p->stances, s);
	}
	zd_positions_clear(&positions);
	return code;
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
		code = branches(&refs, n, round, err);
	}
	for (size_t i = 0; !code && i < refs.len; i++)
		code = read_one(out, &refs.at[i], err);
	if (!code)
		code = read_stances(out, n, round, err);
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

/* --- for people ---------------------------------------------------------- */

struct listing {
	struct zd_amendments *out;
	struct zd_negotiation *n;
	struct zd_round round;
	struct zd_draft *base;
	const struct zd_party *party; /* NULL: all */
	struct zd_slice *ids;         /* of the labels asked for */
	size_t ids_len;
	struct zd_outcomes outcomes;
	struct zd_positions positions;
};

static bool wanted(const struct listing *l, struct zd_slice id)
{
	for (size_t i = 0; i < l->ids_len; i++)
		if (zd_slice_eq(l->ids[i], id))
			return true;
	return !l->ids_len;
}

/* Who supports it, in the order of the codes. */
static struct zd_slice supporters(
	struct listing *l, const struct zd_amendment *a)
{
	struct zd_slice name = zd_arena_printf(&l->out->arena, "%.*s/%u",
				ZD_FMT(a->party), a->number),
			all;
	struct zd_buf b = ZD_BUF_INIT;

	for (size_t i = 0; i < l->positions.list.len; i++) {
		const struct zd_position *p = &l->positions.list.at[i];

		if (zd_slice_eq(p->target, name) &&
			zd_slice_is(p->stance, "support"))
			zd_buf_printf(&b, "%s%.*s", b.len ? ", " : "",
				ZD_FMT(p->party));
	}
	all = zd_arena_slice(&l->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return all;
}

static void add_commit(struct listing *l, struct zd_slice party,
	unsigned number, const struct zd_commit *c)
{
	struct zd_arena *a = &l->out->arena;
	struct zd_amendment one = {.party = party,
		.number = number,
		.commit = c->id,
		.when = c->author_when,
		.offset = c->author_offset};
	uint32_t at;

	one.id = zd_arena_slice(a, zd_trailer(c->message, "Paragraph"));
	if (!wanted(l, one.id))
		return;
	at = zd_draft_find_id(l->base, one.id);
	if (at != ZD_NONE)
		one.label =
			zd_arena_slice(a, zd_paragraph_name(a, l->base, at));
	one.summary = zd_arena_slice(a, zd_subject(c->message));
	one.outcome =
		zd_outcomes_get(&l->outcomes, l->round.name, party, number);
	one.supporters = supporters(l, &one);
	zd_vec_push(&l->out->list, one);
}

static int list_one(
	struct listing *l, const struct zd_ref *ref, struct zd_error *err)
{
	struct zd_arena scratch = {0};
	struct zd_commits log = {0};
	struct zd_slice party = party_of(ref->name);
	unsigned number;
	int code = 0;

	if (l->party && !zd_slice_eq(l->party->code, party))
		return 0;
	party = zd_arena_slice(&l->out->arena, party);
	code = zd_store_log(l->n->store, &ref->commit, &l->round.commit,
		&scratch, &log, err);
	for (size_t i = log.len; !code && i-- > 0;)
		if (zd_amendment_is(&log.at[i], &number))
			add_commit(l, party, number, &log.at[i]);
	zd_free(log.at);
	zd_arena_clear(&scratch);
	return code;
}

static int find_labels(struct listing *l, const char *const *labels, size_t len,
	struct zd_error *err)
{
	uint32_t at, matches;

	l->ids = zd_arena_calloc(&l->out->arena, len + 1, sizeof(*l->ids));
	for (size_t i = 0; i < len; i++) {
		at = zd_draft_find(
			l->base, zd_slice_str(labels[i]), NULL, &matches);
		if (!matches)
			return zd_error_set(err, ZD_ENOTFOUND,
				"no paragraph '%s' in %.*s", labels[i],
				ZD_FMT(l->round.name));
		l->ids[l->ids_len++] = l->base->paragraphs.at[at].id;
	}
	return 0;
}

int zd_amendments_list(struct zd_amendments **out, struct zd_negotiation *n,
	const char *round, const char *party, const char *const *labels,
	size_t labels_len, struct zd_error *err)
{
	struct listing l = {.n = n};
	struct zd_refs refs = {0};
	int code = zd_round_find(&l.round, n, round, err);

	*out = NULL;
	l.out = zd_calloc(1, sizeof(*l.out));
	if (!code && party)
		code = zd_negotiation_party(&l.party, n, party, err);
	if (!code)
		code = zd_tree_read(&l.base, n->store, &l.round.commit, err);
	if (!code)
		code = find_labels(&l, labels, labels_len, err);
	if (!code)
		code = zd_outcomes_read(&l.outcomes, n, &l.round,
			l.party ? l.party->code : (struct zd_slice){0}, err);
	if (!code)
		code = zd_positions_read(&l.positions, n, &l.round, err);
	if (!code)
		code = branches(&refs, n, &l.round, err);
	for (size_t i = 0; !code && i < refs.len; i++)
		code = list_one(&l, &refs.at[i], err);
	l.out->round = zd_arena_slice(&l.out->arena, l.round.name);
	zd_refs_clear(&refs);
	zd_draft_free(l.base);
	zd_outcomes_clear(&l.outcomes);
	zd_positions_clear(&l.positions);
	if (code)
		zd_amendments_free(l.out);
	else
		*out = l.out;
	return code;
}

void zd_amendments_free(struct zd_amendments *a)
{
	if (!a)
		return;
	zd_vec_clear(&a->list);
	zd_arena_clear(&a->arena);
	zd_free(a);
}

size_t zd_amendments_count(const struct zd_amendments *a)
{
	return a->list.len;
}
