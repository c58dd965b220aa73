/* The amendments on a round as a list for people. */
#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/proposals.h"
#include "negotiation/speaking.h"
#include "negotiation/tree.h"

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
	const struct zd_parties *parties;
	struct zd_slice day; /* of the round: members are those of it */
};

static bool wanted(const struct listing *l, struct zd_slice id)
{
	for (size_t i = 0; i < l->ids_len; i++)
		if (zd_slice_eq(l->ids[i], id))
			return true;
	return !l->ids_len;
}

/* Does the code stand in the list "EU, MEX"? */
static bool in_list(struct zd_slice list, struct zd_slice code)
{
	while (list.ptr)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&list, ',')), code))
			return code.len > 0;
	return false;
}

/* Parties that took the floor on an amendment, in favour first. */
struct taking {
	struct listing *l;
	ZD_VEC(const struct zd_party *) pro;
	ZD_VEC(const struct zd_party *) con;
};

static void take(struct taking *t, struct zd_slice code, bool pro)
{
	const struct zd_party *p = zd_party_find(t->l->parties, code, NULL);

	if (p && pro)
		zd_vec_push(&t->pro, p);
	else if (p)
		zd_vec_push(&t->con, p);
}

static void count_behind(struct taking *t, struct zd_amendment *a)
{
	struct zd_slice rest = a->cosponsors;
	struct zd_floor floor = {.day = t->l->day};

	take(t, a->party, true);
	while (rest.len)
		take(t, zd_slice_trim(zd_slice_cut(&rest, ',')), true);
	floor.in_favour = t->pro.len;
	for (size_t i = 0; i < t->con.len; i++)
		zd_vec_push(&t->pro, t->con.at[i]);
	floor.speakers = t->pro.at;
	floor.len = t->pro.len;
	a->behind = zd_behind_text(
		&t->l->out->arena, zd_states_behind(t->l->parties, &floor));
}

/* Who supports it, in the order of the codes, and what others say. Who stands
 * behind it as a co-sponsor is not named twice. */
static void read_positions(struct listing *l, struct zd_amendment *a)
{
	struct zd_arena *arena = &l->out->arena;
	struct zd_slice name = zd_amendment_name(arena, a->party, a->number);
	struct zd_buf pro = ZD_BUF_INIT, con = ZD_BUF_INIT;
	struct taking t = {.l = l};

	for (size_t i = 0; i < l->positions.list.len; i++) {
		const struct zd_position *p = &l->positions.list.at[i];
		bool support = zd_slice_is(p->stance, "support");

		if (!zd_slice_eq(p->target, name) ||
			(support && in_list(a->cosponsors, p->party)))
			continue;
		take(&t, p->party, support);
		if (support) {
			zd_buf_printf(&pro, "%s%.*s", pro.len ? ", " : "",
				ZD_FMT(p->party));
			continue;
		}
		zd_buf_printf(&con, "%s%.*s: %.*s", con.len ? "; " : "",
			ZD_FMT(p->party), ZD_FMT(p->stance));
		if (p->remark.len)
			zd_buf_printf(&con, " (%.*s)", ZD_FMT(p->remark));
	}
	a->supporters = zd_arena_slice(arena, zd_buf_slice(&pro));
	a->said = zd_arena_slice(arena, zd_buf_slice(&con));
	if (a->cosponsors.len || a->supporters.len)
		count_behind(&t, a);
	zd_vec_clear(&t.pro);
	zd_vec_clear(&t.con);
	zd_buf_clear(&pro);
	zd_buf_clear(&con);
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
	one.cosponsors = zd_trailers(a, c->message, "Co-sponsor");
	one.remark = zd_body(a, c->message);
	read_positions(l, &one);
	zd_vec_push(&l->out->list, one);
}

static int list_one(
	struct listing *l, const struct zd_ref *ref, struct zd_error *err)
{
	struct zd_arena scratch = {0};
	struct zd_commits log = {0};
	struct zd_slice party = zd_ref_party(ref->name);
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

static int find_day(struct listing *l, struct zd_error *err)
{
	struct zd_commit c;
	int code = zd_store_commit_info(
		l->n->store, &l->round.commit, &l->out->arena, &c, err);

	if (!code)
		l->day = zd_day(&l->out->arena, c.author_when, c.author_offset);
	return code;
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
		code = zd_negotiation_parties(&l.parties, n, err);
	if (!code)
		code = find_day(&l, err);
	if (!code)
		code = zd_proposals_branches(&refs, n, &l.round, err);
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

struct zd_slice zd_amendment_name(
	struct zd_arena *a, struct zd_slice party, unsigned number)
{
	return zd_arena_printf(a, "%.*s/%u", ZD_FMT(party), number);
}

static void put_part(struct zd_buf *b, const char *before, struct zd_slice list)
{
	if (list.len)
		zd_buf_printf(b, "%s%s%.*s", b->len ? "; " : "", before,
			ZD_FMT(list));
}

struct zd_slice zd_amendment_backing(
	struct zd_arena *a, const struct zd_amendment *one)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	put_part(&b, "with ", one->cosponsors);
	put_part(&b, "supported by ", one->supporters);
	put_part(&b, "in all ", one->behind);
	put_part(&b, "", one->said);
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}
