#include "negotiation/identify.h"

/* How many bytes of old paragraph `from` stand in new paragraph `to`. */
struct share {
	uint32_t to, from, bytes;
};

struct shares {
	ZD_VEC(struct share) list; /* by to, then from */
};

static int by_pair(const void *x, const void *y)
{
	const struct share *a = x, *b = y;

	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return a->from == b->from ? 0 : a->from < b->from ? -1 : 1;
}

static void count_shares(struct shares *s, const struct zd_redline *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];
		struct share one;

		if (run->mark != ZD_KEPT && run->mark != ZD_MOVED_TO)
			continue;
		one.to = r->to->blocks.at[run->to].paragraph;
		one.from = r->from->blocks.at[run->from].paragraph;
		one.bytes = run->to_end - run->to_start;
		zd_vec_push(&s->list, one);
	}
	if (s->list.len)
		qsort(s->list.at, s->list.len, sizeof(*s->list.at), by_pair);
	for (size_t i = 0; i < s->list.len; i++) {
		if (n && !by_pair(&s->list.at[n - 1], &s->list.at[i]))
			s->list.at[n - 1].bytes += s->list.at[i].bytes;
		else
			s->list.at[n++] = s->list.at[i];
	}
	s->list.len = n;
}

/* Where the shares of new paragraph `to` begin. */
static size_t first_share(const struct shares *s, uint32_t to)
{
	size_t lo = 0, hi = s->list.len, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (s->list.at[mid].to < to)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct naming {
	struct zd_draft *to;
	const struct zd_draft *from;
	const struct zd_redline *r;
	struct shares shares;
	bool *used;   /* for each old paragraph: its id is given */
	bool *mapped; /* for each new one: the facilitator decided */
};

static bool in_link(const struct naming *n, const struct zd_link *l, uint32_t f)
{
	return n->r->from_link[f] == (uint32_t)(l - n->r->links.at);
}

/* The pair of the link that shares most and is still free. */
static bool best_pair(const struct naming *n, const struct zd_link *l,
	uint32_t *to, uint32_t *from)
{
	uint32_t most = 0;

	for (uint32_t k = 0; k < l->to_count; k++) {
		uint32_t t = n->r->to_list.at[l->to_first + k];

		if (n->to->paragraphs.at[t].id.len || n->mapped[t])
			continue;
		for (size_t i = first_share(&n->shares, t);
			i < n->shares.list.len && n->shares.list.at[i].to == t;
			i++) {
			const struct share *s = &n->shares.list.at[i];

			if (n->used[s->from] || s->bytes <= most ||
				!in_link(n, l, s->from))
				continue;
			most = s->bytes;
			*to = t;
			*from = s->from;
		}
	}
	return most > 0;
}

static void take_id(struct naming *n, uint32_t to, uint32_t from)
{
	struct zd_paragraph *p = &n->to->paragraphs.at[to];
	const struct zd_paragraph *old = &n->from->paragraphs.at[from];

	if (p->kind == ZD_FIELD || p->kind == ZD_NOTE)
		return;
	p->id = zd_arena_slice(&n->to->arena, old->id);
	p->origin = zd_arena_slice(&n->to->arena, old->origin);
	n->used[from] = true;
}

static struct zd_slice origin_of(
	struct naming *n, const char *word, const uint32_t *from, size_t len)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice origin;

	zd_buf_puts(&b, word);
	for (size_t k = 0; k < len; k++)
		zd_buf_printf(&b, " %.*s",
			ZD_FMT(n->from->paragraphs.at[from[k]].id));
	origin = zd_arena_slice(&n->to->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return origin;
}

static void name_link(struct naming *n, const struct zd_link *l)
{
	const uint32_t *tos = n->r->to_list.at + l->to_first;
	const uint32_t *froms = n->r->from_list.at + l->from_first;
	uint32_t to, from;

	if (l->from_count == 1 && l->to_count == 1) {
		if (!n->mapped[tos[0]] && !n->used[froms[0]])
			take_id(n, tos[0], froms[0]);
		return;
	}
	while (best_pair(n, l, &to, &from))
		take_id(n, to, from);
	for (uint32_t k = 0; l->from_count && k < l->to_count; k++) {
		struct zd_paragraph *p = &n->to->paragraphs.at[tos[k]];

		if (n->mapped[tos[k]])
			continue;
		if (l->from_count > 1)
			p->origin = origin_of(n, "merge", froms, l->from_count);
		else if (!p->id.len)
			p->origin = origin_of(n, "split", froms, 1);
	}
}

/* The first old paragraph gives its id, to the first that names it. */
static void name_mapped(struct naming *n, const struct zd_mapping *m)
{
	n->mapped[m->to] = true;
	n->to->paragraphs.at[m->to].origin = (struct zd_slice){0};
	if (m->froms && !n->used[m->from[0]])
		take_id(n, m->to, m->from[0]);
	else if (m->froms)
		n->to->paragraphs.at[m->to].origin =
			origin_of(n, "split", m->from, 1);
	if (m->froms > 1)
		n->to->paragraphs.at[m->to].origin =
			origin_of(n, "merge", m->from, m->froms);
}

/* What the facilitator mapped; NULL when the redline decides. */
static const struct zd_mapping *mapping_of(
	const struct zd_identify_options *options, uint32_t to)
{
	for (size_t i = 0; i < options->nmaps; i++)
		if (options->maps[i].to == to)
			return &options->maps[i];
	return NULL;
}

static void decide_one(struct zd_decisions *d, struct zd_decision one,
	const uint32_t *from, size_t froms)
{
	one.from_first = zd_u32(d->from.len);
	one.froms = zd_u32(froms);
	for (size_t k = 0; k < froms; k++)
		zd_vec_push(&d->from, from[k]);
	zd_vec_push(&d->list, one);
}

/* Whether a new paragraph, but for `except`, is said to come from this one. */
static bool is_mapped(const struct zd_identify_options *options,
	uint32_t except, uint32_t from)
{
	for (size_t i = 0; i < options->nmaps; i++)
		for (size_t k = 0; k < options->maps[i].froms; k++)
			if (options->maps[i].to != except &&
				options->maps[i].from[k] == from)
				return true;
	return false;
}

static void decide_mapped(struct zd_decisions *d,
	const struct zd_identify_options *options, const struct zd_mapping *m)
{
	struct zd_decision one = {.relation = ZD_NEW,
		.to = m->to,
		.relabelled = true,
		.told = true};

	if (m->froms > 1)
		one.relation = ZD_MERGED;
	else if (m->froms)
		one.relation = is_mapped(options, m->to, m->from[0])
			? ZD_SPLIT
			: ZD_EDITED;
	decide_one(d, one, m->from, m->froms);
}

/* A paragraph lost its only predecessor to one that was mapped. */
static bool is_orphan(
	const struct naming *n, const struct zd_link *l, uint32_t to)
{
	const struct zd_paragraph *p = &n->to->paragraphs.at[to];

	return l->from_count == 1 && l->to_count == 1 && !p->id.len &&
		p->kind != ZD_FIELD && p->kind != ZD_NOTE;
}

static void decide(struct zd_decisions *d, const struct naming *n,
	const struct zd_link *l, const struct zd_identify_options *options)
{
	const uint32_t *from = n->r->from_list.at + l->from_first;
	struct zd_decision one = {.relation = l->relation,
		.to = ZD_NONE,
		.score = l->score,
		.relabelled = l->relabelled};

	for (uint32_t k = 0; k < l->to_count; k++) {
		const struct zd_mapping *m;

		one.to = n->r->to_list.at[l->to_first + k];
		m = mapping_of(options, one.to);
		if (m) {
			decide_mapped(d, options, m);
		} else if (is_orphan(n, l, one.to)) {
			one.relation = ZD_NEW;
			decide_one(d, one, from, 0);
		} else {
			decide_one(d, one, from, l->from_count);
		}
	}
	if (!l->to_count && !is_mapped(options, ZD_NONE, from[0]))
		decide_one(d, one, from, l->from_count);
}

/* Old paragraphs that went with nobody because of what was mapped. */
static void decide_lost(struct zd_decisions *d, const struct naming *n)
{
	struct zd_decision one = {.relation = ZD_DROPPED, .to = ZD_NONE};
	bool *named = zd_calloc(n->from->paragraphs.len, sizeof(*named));

	for (size_t i = 0; i < d->from.len; i++)
		named[d->from.at[i]] = true;
	for (uint32_t i = 0; i < n->from->paragraphs.len; i++)
		if (!named[i])
			decide_one(d, one, &i, 1);
	zd_free(named);
}

void zd_identify(struct zd_draft *to, const struct zd_redline *redline,
	struct zd_ids *taken, const struct zd_identify_options *options,
	struct zd_decisions *decisions)
{
	struct zd_birth birth = {
		.round = options->round, .suffix = options->suffix};
	struct naming n = {.to = to, .from = redline->from, .r = redline};

	n.used = zd_calloc(n.from->paragraphs.len, sizeof(*n.used));
	n.mapped = zd_calloc(to->paragraphs.len, sizeof(*n.mapped));
	count_shares(&n.shares, redline);
	for (size_t i = 0; i < to->paragraphs.len; i++)
		to->paragraphs.at[i].id = (struct zd_slice){0};
	for (size_t i = 0; i < options->nmaps; i++)
		name_mapped(&n, &options->maps[i]);
	for (size_t i = 0; i < redline->links.len; i++) {
		name_link(&n, &redline->links.at[i]);
		if (decisions)
			decide(decisions, &n, &redline->links.at[i], options);
	}
	if (decisions)
		decide_lost(decisions, &n);
	for (uint32_t i = 0; i < to->paragraphs.len; i++)
		if (!to->paragraphs.at[i].id.len)
			to->paragraphs.at[i].id =
				zd_id_new(&to->arena, taken, to, i, &birth);
	zd_vec_clear(&n.shares.list);
	zd_free(n.used);
	zd_free(n.mapped);
}

void zd_decisions_clear(struct zd_decisions *d)
{
	zd_vec_clear(&d->list);
	zd_vec_clear(&d->from);
}
