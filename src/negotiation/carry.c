#include "negotiation/carry.h"

#include "negotiation/carry_labels.h"
#include "negotiation/known.h"
#include "negotiation/names.h"
#include "negotiation/order.h"
#include "negotiation/tree.h"

struct carrying {
	struct zd_negotiation *n;
	const struct zd_carry_options *o;
	struct zd_carry_report *report;
	struct zd_round from, to;
	struct zd_outcomes outcomes;
	/* of the party that is carried */
	struct zd_slice party;
	struct zd_commits log; /* of the old branch, newest first */
	struct zd_arena scratch;
	size_t at;             /* amendments left, as an index into log */
	struct zd_draft *now;  /* the party's text on the new round */
	struct zd_draft *next; /* the same with the amendment of `ready` */
	struct zd_carried ready;
	size_t found; /* its commit in log; SIZE_MAX: none is left */
	unsigned number;
	struct zd_identity author;
};

/* --- one amendment ------------------------------------------------------- */

static bool is_pending(const struct carrying *c, size_t at, unsigned *number)
{
	return zd_amendment_is(&c->log.at[at], number) &&
		zd_outcomes_get(&c->outcomes, c->from.name, c->party,
			*number) == ZD_OUTCOME_PENDING;
}

static struct zd_slice why_stale(struct carrying *c,
	const struct zd_draft *base, const struct zd_conflicts *conflicts)
{
	const struct zd_draft *const was[2] = {base, NULL};
	const struct zd_draft *const now[2] = {c->now, NULL};
	struct zd_arena *a = &c->report->arena;
	const struct zd_conflict *one;
	struct zd_slice name;

	if (!conflicts->len)
		return ZD_LIT("the text has changed there");
	one = &conflicts->at[0];
	name = zd_arena_printf(a, "%.*s:", ZD_FMT(one->name));
	name = zd_carry_summary(a, name, was, now);
	if (one->kind == ZD_CONFLICT_DELETED && !one->ours.len)
		return zd_arena_printf(a, "%.*s%s%.*s is no longer in the text",
			ZD_FMT(zd_slice_sub(name, 0, name.len - 1)),
			one->mark.len ? " " : "", ZD_FMT(one->mark));
	return zd_arena_printf(a, "%.*s has “%.*s” now for “%.*s”",
		ZD_FMT(zd_slice_sub(name, 0, name.len - 1)), ZD_FMT(one->ours),
		ZD_FMT(one->base));
}

/* Which of the amendment's paragraphs are in already: to tell "partly". */
static enum zd_fate fate_of(const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs,
	const struct zd_draft *merged)
{
	struct zd_fated one = {0};
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT, z = ZD_BUF_INIT;
	enum zd_fate worst = ZD_FATE_CARRIED;
	uint32_t b, o;

	if (zd_order_same(merged, ours))
		return ZD_FATE_ALREADY;
	for (uint32_t t = 0; t < theirs->paragraphs.len; t++) {
		struct zd_slice id = theirs->paragraphs.at[t].id;

		b = zd_order_find(base, id, t);
		o = zd_order_find(ours, id, t);
		if (b == ZD_NONE || o == ZD_NONE ||
			zd_paragraph_same(base, b, theirs, t))
			continue;
		zd_buf_truncate(&x, 0);
		zd_buf_truncate(&y, 0);
		zd_buf_truncate(&z, 0);
		zd_paragraph_write(&x, base, b);
		zd_paragraph_write(&y, ours, o);
		zd_paragraph_write(&z, theirs, t);
		zd_merge_fate(&one, zd_buf_slice(&x), zd_buf_slice(&y),
			zd_buf_slice(&z), NULL);
		if (one.in)
			worst = ZD_FATE_PARTLY;
		zd_fated_clear(&one);
	}
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	zd_buf_clear(&z);
	return worst;
}

/* Names as the new round has them. */
static void rename_all(struct carrying *c, struct zd_carried *one,
	const struct zd_draft *base, const struct zd_draft *theirs,
	struct zd_draft *merged)
{
	const struct zd_draft *const was[2] = {base, theirs};
	const struct zd_draft *const now[2] = {c->now, merged};

	if (merged)
		zd_carry_relabel(merged, base, c->now);
	one->summary =
		zd_carry_summary(&c->report->arena, one->summary, was, now);
}

/* Puts the amendment onto the new text: its fate says how it went, and
 * c->next is the text with it where it could be put. */
static int put_over(struct carrying *c, const struct zd_commit *commit,
	struct zd_carried *one, struct zd_error *err)
{
	struct zd_conflicts conflicts = {0};
	struct zd_draft *base = NULL, *theirs = NULL, *merged = NULL;
	struct zd_draft *whole = NULL;
	int code;

	code = zd_tree_read(&base, c->n->store, &commit->parents[0], err);
	if (!code)
		code = zd_tree_read(&whole, c->n->store, &commit->id, err);
	if (!code) {
		theirs = zd_without_known(base, c->now, whole);
		code = zd_merge_drafts(
			&merged, base, c->now, theirs, &conflicts);
		one->fate = code == ZD_ECONFLICT ? ZD_FATE_STALE
			: code                   ? one->fate
			       : fate_of(base, c->now, theirs, merged);
		if (code == ZD_ECONFLICT) {
			one->why = why_stale(c, base, &conflicts);
			code = 0;
		}
	}
	if (!code)
		rename_all(c, one, base, theirs, merged);
	if (merged && one->fate != ZD_FATE_ALREADY) {
		c->next = merged;
		merged = NULL;
	}
	zd_draft_free(merged);
	zd_draft_free(base);
	zd_draft_free(theirs);
	zd_draft_free(whole);
	zd_conflicts_clear(&conflicts);
	return code;
}

/* Finds the next amendment that can be carried, oldest first. Those that
 * cannot are put into the report. */
static int prepare(struct carrying *c, struct zd_error *err)
{
	struct zd_arena *a = &c->report->arena;
	struct zd_carried *one = &c->ready;
	unsigned number;
	int code = 0;

	c->found = SIZE_MAX;
	while (!code && c->at > 0) {
		if (!is_pending(c, --c->at, &number))
			continue;
		memset(one, 0, sizeof(*one));
		one->from = zd_arena_printf(a, "%.*s/%.*s/%u",
			ZD_FMT(c->from.name), ZD_FMT(c->party), number);
		one->summary =
			zd_arena_slice(a, zd_subject(c->log.at[c->at].message));
		code = put_over(c, &c->log.at[c->at], one, err);
		if (c->next) {
			c->found = c->at;
			return code;
		}
		if (!code)
			zd_vec_push(&c->report->list, *one);
	}
	return code;
}

/* --- under the lock of the new branch ------------------------------------ */

static int begin(struct carrying *c, const struct zd_oid *tip, bool exists,
	struct zd_error *err)
{
	struct zd_commits log = {0};
	struct zd_arena a = {0};
	int code = 0;

	if (exists)
		code = zd_store_log(
			c->n->store, tip, &c->to.commit, &a, &log, err);
	c->number = zd_amendment_next(&log);
	for (size_t i = 0; !code && i < log.len; i++) {
		struct zd_slice from =
			zd_trailer(log.at[i].message, "Carried-from");
		struct zd_outcome_of done = {
			zd_arena_slice(&c->outcomes.arena, from),
			ZD_OUTCOME_CARRIED};

		if (from.len)
			zd_vec_push(&c->outcomes.list, done);
	}
	zd_free(log.at);
	zd_arena_clear(&a);
	return code ? code : zd_tree_read(&c->now, c->n->store, tip, err);
}

static void write_message(struct carrying *c, struct zd_buf *message)
{
	struct zd_slice id =
		zd_trailer(c->log.at[c->found].message, "Paragraph");

	zd_buf_printf(message, "%.*s\n\nAmendment: %.*s\nCarried-from: %.*s\n",
		ZD_FMT(c->ready.summary), ZD_FMT(c->ready.to),
		ZD_FMT(c->ready.from));
	if (id.len)
		zd_buf_printf(message, "Paragraph: %.*s\n", ZD_FMT(id));
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct carrying *c = ctx;
	int code = 0;

	if (!c->now) {
		code = begin(c, tip, exists, err);
		if (!code)
			code = prepare(c, err);
	}
	if (code || !c->next)
		return code ? code : ZD_ESAME;
	zd_draft_free(c->now);
	c->now = c->next;
	c->next = NULL;
	c->author.when = c->log.at[c->found].author_when;
	c->author.offset = c->log.at[c->found].author_offset;
	c->ready.to = zd_arena_printf(
		&c->report->arena, "%.*s/%u", ZD_FMT(c->party), c->number++);
	zd_vec_push(&c->report->list, c->ready);
	write_message(c, message);
	code = zd_tree_write(changes, c->n->store, tip, c->now, err);
	if (!code)
		code = prepare(c, err);
	return code ? code : c->next ? ZD_MORE : 0;
}

/* --- the acts, one a party ----------------------------------------------- */

static int act_for(struct carrying *c, struct zd_error *err)
{
	struct zd_act act = {.start = c->to.commit,
		.author = &c->author,
		.committer = &c->o->committer,
		.build = build,
		.ctx = c};
	const struct zd_party *party;
	struct zd_oid commit;
	int code;

	act.ref = zd_arena_printf(&c->scratch, ZD_PROPOSALS "%.*s/%.*s",
		ZD_FMT(c->to.name), ZD_FMT(c->party))
			  .ptr;
	code = zd_negotiation_party(&party, c->n, c->party.ptr, err);
	if (code)
		return code;
	c->author = (struct zd_identity){
		.name = zd_arena_slice(&c->scratch, party->name).ptr,
		.email = zd_arena_printf(&c->scratch, "%.*s@parties.invalid",
			ZD_FMT(party->code))
				 .ptr};
	code = zd_store_act(c->n->store, &act, &commit, err);
	return code == ZD_ESAME ? 0 : code;
}

static int carry_party(
	struct carrying *c, const struct zd_ref *ref, struct zd_error *err)
{
	int code;

	c->party = zd_arena_slice(&c->report->arena, zd_ref_party(ref->name));
	c->now = NULL;
	code = zd_store_log(c->n->store, &ref->commit, &c->from.commit,
		&c->scratch, &c->log, err);
	c->at = c->log.len;
	if (!code)
		code = act_for(c, err);
	zd_draft_free(c->now);
	zd_draft_free(c->next);
	c->now = c->next = NULL;
	zd_free(c->log.at);
	c->log = (struct zd_commits){0};
	zd_arena_clear(&c->scratch);
	return code;
}

/* --- all of them --------------------------------------------------------- */

/* From the round before the current one, unless told otherwise. */
static int find_rounds(struct carrying *c, struct zd_error *err)
{
	struct zd_rounds rounds;
	int code = zd_round_find(&c->to, c->n, NULL, err);

	if (!code && c->o->from) {
		code = zd_round_find(&c->from, c->n, c->o->from, err);
	} else if (!code) {
		code = zd_rounds_read(&rounds, c->n, err);
		if (!code && rounds.list.len < 2)
			code = zd_error_set(err, ZD_EUSAGE,
				"there is one round only: nothing to carry");
		else if (!code) {
			c->from = rounds.list.at[rounds.list.len - 2];
			c->from.name =
				zd_arena_slice(&c->n->arena, c->from.name);
		}
		zd_rounds_clear(&rounds);
	}
	if (!code && zd_slice_eq(c->from.name, c->to.name))
		code = zd_error_set(err, ZD_EUSAGE,
			"%.*s is the current round: carry from an older one",
			ZD_FMT(c->to.name));
	return code;
}

static int carry_all(struct carrying *c, struct zd_error *err)
{
	const struct zd_party *only = NULL;
	struct zd_refs refs = {0};
	struct zd_slice prefix;
	int code = 0;

	if (c->o->party)
		code = zd_negotiation_party(&only, c->n, c->o->party, err);
	prefix = zd_arena_printf(
		&c->report->arena, ZD_PROPOSALS "%.*s/", ZD_FMT(c->from.name));
	if (!code)
		code = zd_store_refs(c->n->store, prefix.ptr, &refs, err);
	for (size_t i = 0; !code && i < refs.len; i++)
		if (!only ||
			zd_slice_eq(only->code, zd_ref_party(refs.at[i].name)))
			code = carry_party(c, &refs.at[i], err);
	zd_refs_clear(&refs);
	return code;
}

int zd_carry(struct zd_carry_report **out, struct zd_negotiation *n,
	const struct zd_carry_options *options, struct zd_error *err)
{
	struct carrying c = {.n = n, .o = options};
	int code;

	*out = NULL;
	c.report = zd_calloc(1, sizeof(*c.report));
	code = find_rounds(&c, err);
	if (!code)
		code = zd_outcomes_read(
			&c.outcomes, n, &c.from, (struct zd_slice){0}, err);
	if (!code)
		code = carry_all(&c, err);
	if (!code)
		code = zd_carry_positions(c.report, n,
			(struct zd_round[]){c.from, c.to}, options, err);
	c.report->from = zd_arena_slice(&c.report->arena, c.from.name);
	c.report->to = zd_arena_slice(&c.report->arena, c.to.name);
	zd_outcomes_clear(&c.outcomes);
	zd_arena_clear(&c.scratch);
	if (code)
		zd_carry_report_free(c.report);
	else
		*out = c.report;
	return code;
}

void zd_carry_report_free(struct zd_carry_report *r)
{
	if (!r)
		return;
	zd_vec_clear(&r->list);
	zd_vec_clear(&r->positions);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
