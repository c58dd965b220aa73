#include "history/standing.h"

#include "negotiation/order.h"
#include "negotiation/target.h"
#include "negotiation/tree.h"

struct standing {
	struct zd_standing *s;
	struct zd_negotiation *n;
	struct zd_rounds rounds;
	struct zd_order_index index;
	uint32_t *by_paragraph; /* of the draft: its place in the list + 1 */
};

static void append(
	struct zd_arena *a, struct zd_slice *list, struct zd_slice one)
{
	struct zd_slice rest = *list;

	while (rest.len)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&rest, ',')), one))
			return;
	*list = zd_arena_printf(a, "%.*s%s%.*s", ZD_FMT(*list),
		list->len ? ", " : "", ZD_FMT(one));
}

static uint32_t round_index(const struct standing *g, struct zd_slice name)
{
	for (size_t i = 0; i < g->rounds.list.len; i++)
		if (zd_slice_eq(g->rounds.list.at[i].name, name))
			return zd_u32(i);
	return zd_u32(g->rounds.list.len - 1);
}

static struct zd_standing_of *find(struct standing *g, struct zd_slice id)
{
	uint32_t at = id.len ? zd_order_index_find(&g->index, id) : ZD_NONE;

	return at == ZD_NONE || !g->by_paragraph[at]
		? NULL
		: &g->s->list.at[g->by_paragraph[at] - 1];
}

static void since(struct zd_standing_of *p, uint32_t round)
{
	if (round < p->since)
		p->since = round;
}

/* --- paragraphs ---------------------------------------------------------- */

static void list_paragraphs(struct standing *g)
{
	struct zd_standing *s = g->s;
	const struct zd_draft *d = s->draft;

	g->index = zd_order_index(&s->arena, d);
	g->by_paragraph =
		zd_calloc(d->paragraphs.len + 1, sizeof(*g->by_paragraph));
	zd_vec_push(&s->parts, ((struct zd_slice){0}));
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		struct zd_standing_of one = {.at = i,
			.part = zd_u32(s->parts.len - 1),
			.since = UINT32_MAX};

		if (p->kind == ZD_HEADING && p->count)
			zd_vec_push(&s->parts, d->blocks.at[p->first].text);
		if (p->kind != ZD_PARAGRAPH)
			continue;
		one.name = zd_paragraph_name(&s->arena, d, i);
		zd_vec_push(&s->list, one);
		g->by_paragraph[i] = zd_u32(s->list.len);
	}
}

static void mark_agreed(struct standing *g)
{
	for (size_t i = 0; i < g->s->agreement.list.len; i++) {
		const struct zd_agreed *a = &g->s->agreement.list.at[i];
		struct zd_standing_of *p = find(g, a->id);

		if (!p)
			continue;
		p->agreed = a;
		p->state = a->reopened ? ZD_STANDS_REOPENED : ZD_STANDS_AGREED;
	}
}

static void mark_brackets(struct standing *g)
{
	const struct zd_bracket_history *h = g->s->brackets;
	const struct zd_bracket_state *s = zd_bracket_history_last(h);

	for (uint32_t i = 0; i < s->brackets->list.len; i++) {
		const struct zd_bracket *b = &s->brackets->list.at[i];
		uint32_t at = zd_bracket_paragraph(s->brackets, b);

		if (!b->nth)
			continue;
		g->s->sum.brackets++;
		if (!g->by_paragraph[at])
			continue;
		g->s->list.at[g->by_paragraph[at] - 1].brackets++;
		if (s->tracks[i] != ZD_NONE)
			since(&g->s->list.at[g->by_paragraph[at] - 1],
				round_index(g,
					h->states
						.at[h->tracks.at[s->tracks[i]]
								.opened]
						.name));
	}
}

/* The round on which an amendment was first sent, through carrying over. */
static uint32_t first_sent(struct standing *g, const struct zd_amendment *m)
{
	struct zd_slice from, rest, round = g->s->amendments->round;
	struct zd_commit commit;
	struct zd_found found;
	struct zd_oid at = m->commit;

	for (size_t i = 0; i < g->rounds.list.len; i++) {
		if (zd_store_commit_info(
			    g->n->store, &at, &g->s->arena, &commit, NULL))
			break;
		from = zd_trailer(commit.message, "Carried-from");
		rest = from;
		if (!from.len)
			break;
		round = zd_slice_cut(&rest, '/');
		if (zd_amendment_find(&found, g->n, &g->s->arena,
			    zd_arena_slice(&g->s->arena, from).ptr, NULL))
			break;
		at = found.commit.id;
	}
	return round_index(g, round);
}

static void mark_amendments(struct standing *g)
{
	struct zd_amendments *all = g->s->amendments;

	for (size_t i = 0; i < all->list.len; i++) {
		const struct zd_amendment *m = &all->list.at[i];
		struct zd_standing_of *p = find(g, m->id);

		if (m->outcome != ZD_OUTCOME_PENDING)
			continue;
		g->s->sum.pending++;
		if (!p) {
			g->s->elsewhere++;
			continue;
		}
		p->pending++;
		append(&g->s->arena, &p->whose, m->party);
		since(p, first_sent(g, m));
	}
	g->s->sum.amendments = zd_u32(all->list.len);
}

/* The paragraph that a position is about, or that holds what it is about. */
static struct zd_standing_of *find_target(
	struct standing *g, const struct zd_position *one)
{
	struct zd_target target;

	zd_target_read(&target, one->target);
	return target.amendment ? NULL : find(g, target.id);
}

static bool stands_against(const struct zd_position *p)
{
	return zd_slice_is(p->stance, "reserve") ||
		zd_slice_is(p->stance, "oppose");
}

/* Whoever reserved on an older round already did so since then. */
static int since_positions(struct standing *g, uint32_t i, struct zd_error *err)
{
	struct zd_positions all;
	int code = zd_positions_read(&all, g->n, &g->rounds.list.at[i], err);

	for (size_t k = 0; !code && k < all.list.len; k++) {
		const struct zd_position *one = &all.list.at[k];
		struct zd_standing_of *p = find_target(g, one);
		struct zd_slice rest = p ? p->reserved : (struct zd_slice){0};

		while (rest.len && stands_against(one))
			if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&rest, ',')),
				    one->party))
				since(p, i);
	}
	if (!code)
		zd_positions_clear(&all);
	return code;
}

static void mark_positions(struct standing *g)
{
	for (size_t i = 0; i < g->s->positions.list.len; i++) {
		const struct zd_position *one = &g->s->positions.list.at[i];
		struct zd_standing_of *p = find_target(g, one);

		if (p && stands_against(one)) {
			append(&g->s->arena, &p->reserved, one->party);
			since(p, zd_u32(g->rounds.list.len - 1));
		}
	}
}

/* --- rounds -------------------------------------------------------------- */

static int read_round(struct standing *g, uint32_t i, struct zd_error *err)
{
	const struct zd_round *round = &g->rounds.list.at[i];
	struct zd_standing_round r = {
		.name = zd_arena_slice(&g->s->arena, round->name)};
	struct zd_agreement agreement = {0};
	struct zd_amendments *all = NULL;
	struct zd_draft *draft = NULL;
	int code = zd_tree_read(&draft, g->n->store, &round->commit, err);

	if (!code)
		code = zd_agreement_read(&agreement, g->n, &round->commit, err);
	if (!code)
		code = zd_amendments_list(
			&all, g->n, r.name.ptr, NULL, NULL, 0, err);
	for (size_t k = 0; !code && k < draft->paragraphs.len; k++) {
		struct zd_standing_of *p = find(g, draft->paragraphs.at[k].id);

		r.sum.paragraphs +=
			draft->paragraphs.at[k].kind == ZD_PARAGRAPH;
		/* Nothing stands against it: since it came in. */
		if (p && !p->brackets && !p->pending && !p->reserved.len &&
			p->state == ZD_STANDS_OPEN)
			since(p, i);
	}
	for (size_t k = 0; k < agreement.list.len; k++) {
		const struct zd_agreed *a = &agreement.list.at[k];
		struct zd_standing_of *p = find(g, a->id);

		r.sum.agreed += !a->reopened;
		r.sum.reopened += a->reopened;
		if (a->reopened && p && p->state == ZD_STANDS_REOPENED)
			since(p, i ? i - 1 : 0);
	}
	for (size_t k = 0; all && k < all->list.len; k++)
		r.sum.pending += all->list.at[k].outcome == ZD_OUTCOME_PENDING;
	r.sum.amendments = all ? zd_u32(all->list.len) : 0;
	zd_vec_push(&g->s->rounds, r);
	zd_amendments_free(all);
	zd_agreement_clear(&agreement);
	zd_draft_free(draft);
	return code;
}

static void count_brackets(struct standing *g)
{
	const struct zd_bracket_history *h = g->s->brackets;

	for (size_t i = 0; i < h->states.len; i++) {
		const struct zd_bracket_state *s = &h->states.at[i];

		if (s->between)
			continue;
		for (size_t k = 0; k < g->s->rounds.len; k++)
			if (zd_slice_eq(g->s->rounds.at[k].name, s->name))
				g->s->rounds.at[k].sum.brackets = s->open;
	}
}

/* --- sums ---------------------------------------------------------------- */

static void add_up(struct standing *g)
{
	struct zd_standing *s = g->s;
	uint32_t last = zd_u32(g->rounds.list.len - 1);

	s->oldest =
		zd_arena_calloc(&s->arena, s->list.len + 1, sizeof(*s->oldest));
	for (size_t i = 0; i < s->list.len; i++) {
		struct zd_standing_of *p = &s->list.at[i];

		s->sum.agreed += p->state == ZD_STANDS_AGREED;
		s->sum.reopened += p->state == ZD_STANDS_REOPENED;
		if (p->since > last)
			p->since = last;
	}
	s->sum.paragraphs = zd_u32(s->list.len);
	for (uint32_t r = 0; r <= last; r++)
		for (uint32_t i = 0; i < s->list.len; i++)
			if (s->list.at[i].state != ZD_STANDS_AGREED &&
				s->list.at[i].since == r)
				s->oldest[s->oldest_len++] = i;
}

static int read(struct standing *g, struct zd_error *err)
{
	struct zd_standing *s = g->s;
	const struct zd_round *round;
	struct zd_oid tip;
	int code = zd_rounds_read(&g->rounds, g->n, err);

	if (code)
		return code;
	if (!g->rounds.list.len)
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no round yet: import a text first");
	round = &g->rounds.list.at[g->rounds.list.len - 1];
	code = zd_revision_resolve(&tip, g->n, "main", err);
	if (!code)
		code = zd_bracket_history_read(&s->brackets, g->n, "main", err);
	if (!code)
		code = zd_agreement_read(&s->agreement, g->n, &tip, err);
	if (!code)
		code = zd_amendments_list(
			&s->amendments, g->n, NULL, NULL, NULL, 0, err);
	if (!code)
		code = zd_positions_read(&s->positions, g->n, round, err);
	if (code)
		return code;
	s->draft = zd_bracket_history_last(s->brackets)->draft;
	list_paragraphs(g);
	mark_agreed(g);
	mark_brackets(g);
	mark_amendments(g);
	mark_positions(g);
	for (uint32_t i = 0; !code && i < g->rounds.list.len; i++)
		code = read_round(g, i, err);
	for (uint32_t i = 0; !code && i < g->rounds.list.len; i++)
		code = since_positions(g, i, err);
	if (code)
		return code;
	count_brackets(g);
	add_up(g);
	return 0;
}

int zd_standing_read(
	struct zd_standing *out, struct zd_negotiation *n, struct zd_error *err)
{
	struct standing g = {.s = out, .n = n};
	int code;

	memset(out, 0, sizeof(*out));
	code = read(&g, err);
	zd_rounds_clear(&g.rounds);
	zd_free(g.by_paragraph);
	if (code)
		zd_standing_clear(out);
	return code;
}

void zd_standing_clear(struct zd_standing *s)
{
	zd_bracket_history_free(s->brackets);
	zd_agreement_clear(&s->agreement);
	zd_amendments_free(s->amendments);
	zd_positions_clear(&s->positions);
	zd_vec_clear(&s->list);
	zd_vec_clear(&s->parts);
	zd_vec_clear(&s->rounds);
	zd_arena_clear(&s->arena);
	memset(s, 0, sizeof(*s));
}
