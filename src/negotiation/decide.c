#include "negotiation/decide.h"

#include "amend/merge.h"
#include "negotiation/names.h"
#include "negotiation/order.h"
#include "negotiation/tree.h"

struct deciding {
	struct zd_negotiation *n;
	const struct zd_decide_options *o;
	struct zd_decide_report *report;
	struct zd_found *found; /* one for each amendment */
	bool *open;             /* one stands in the text in brackets */
	bool lifting;           /* the brackets of what was withdrawn */
	size_t at;              /* the next */
	struct zd_positions positions;
	struct zd_tree *tree; /* where the act began: others are like it */
	struct zd_draft *now;
	struct zd_identity author;
};

static const char *const verbs[] = {"accept", "bracket", "reject", "withdraw"};
static const char *const subjects[] = {
	"Accept", "Bracket", "Reject", "Withdraw"};

/* --- conflicts, in words ------------------------------------------------- */

static struct zd_slice shown(struct zd_slice words)
{
	return words.len ? words : ZD_LIT("(nothing)");
}

/* "for “shall” the text now has “should”, the amendment “will”" */
static void put_conflict(struct zd_buf *out, const struct zd_conflict *one)
{
	if (one->kind == ZD_CONFLICT_DELETED && !one->ours.len)
		zd_buf_printf(out,
			"the text no longer has it, the amendment makes it "
			"“%.*s”",
			ZD_FMT(one->theirs));
	else if (one->kind == ZD_CONFLICT_DELETED)
		zd_buf_printf(out,
			"the amendment takes it out, or into another, and the "
			"text now has it as “%.*s”",
			ZD_FMT(one->ours));
	else
		zd_buf_printf(out,
			"for “%.*s” the text now has “%.*s”, the amendment "
			"“%.*s”",
			ZD_FMT(shown(one->base)), ZD_FMT(shown(one->ours)),
			ZD_FMT(shown(one->theirs)));
}

static int say_conflict(struct deciding *d, const struct zd_found *f,
	const struct zd_conflicts *c, struct zd_error *err)
{
	const struct zd_conflict *one = &c->at[0];
	bool accept = d->o->kind == ZD_ACCEPT;
	struct zd_buf both = ZD_BUF_INIT;

	put_conflict(&both, one);
	zd_error_set(err, ZD_ECONFLICT,
		"%.*s/%u meets other changes in %.*s%s%.*s: %s%s. %s",
		ZD_FMT(f->party), f->number,
		ZD_FMT(one->name.len ? one->name : ZD_LIT("the text")),
		one->mark.len ? " " : "", ZD_FMT(one->mark), zd_buf_str(&both),
		c->len > 1 ? ", and elsewhere too" : "",
		accept ? "Propose the wording that holds both and accept "
			 "that, reject it, or decide on the other first"
		       : "Propose the words that you want now instead");
	zd_buf_clear(&both);
	return ZD_ECONFLICT;
}

/* --- what the amendment makes of the text -------------------------------- */

/* Says which of several amendments it is that cannot be put in brackets. */
static int name_it(const struct zd_found *f, int code,
	const struct zd_error *why, struct zd_error *err)
{
	return zd_error_set(err, code, "%.*s/%u: %s", ZD_FMT(f->party),
		f->number, why->message);
}

/* base and theirs: before and after the amendment, or the way back. What
 * stands in the text in brackets is the base of what comes after. */
static int sides(struct zd_draft **base, struct zd_draft **theirs,
	struct deciding *d, const struct zd_found *f, struct zd_error *err)
{
	enum zd_decide_kind kind = d->o->kind;
	bool open = d->open[d->at] && kind != ZD_WITHDRAW;
	struct zd_draft *all[3] = {NULL};
	struct zd_draft **before = &all[0], **after = &all[1],
			**marked = &all[2], **from, **to;
	struct zd_error why = {0};
	int code;

	code = zd_tree_read_like(before, d->tree, &f->commit.parents[0], err);
	if (!code)
		code = zd_tree_read_like(after, d->tree, &f->commit.id, err);
	if (!code && (open || kind == ZD_BRACKET)) {
		code = zd_bracketed(marked, *before, *after, &why);
		if (code)
			code = name_it(f, code, &why, err);
	}
	from = open ? marked : kind == ZD_WITHDRAW ? after : before;
	to = kind == ZD_ACCEPT ? after : kind == ZD_BRACKET ? marked : before;
	*base = code ? NULL : *from;
	*theirs = code ? NULL : *to;
	for (size_t i = 0; i < 3; i++)
		if (code || (&all[i] != from && &all[i] != to))
			zd_draft_free(all[i]);
	return code;
}

static int merge(struct deciding *d, const struct zd_found *f, bool *already,
	struct zd_error *err)
{
	struct zd_conflicts conflicts = {0};
	struct zd_draft *base, *theirs, *merged;
	int code = sides(&base, &theirs, d, f, err);

	if (code)
		return code;
	code = zd_merge_drafts(&merged, base, d->now, theirs, &conflicts);
	if (code == ZD_ECONFLICT)
		say_conflict(d, f, &conflicts, err);
	if (!code) {
		*already = zd_order_same(merged, d->now);
		zd_draft_free(d->now);
		d->now = merged;
	}
	zd_conflicts_clear(&conflicts);
	zd_draft_free(base);
	zd_draft_free(theirs);
	return code;
}

/* --- the message --------------------------------------------------------- */

static void put_supporters(
	struct deciding *d, const struct zd_found *f, struct zd_buf *message)
{
	struct zd_slice name = zd_arena_printf(
		&d->report->arena, "%.*s/%u", ZD_FMT(f->party), f->number);

	for (size_t i = 0; i < d->positions.list.len; i++) {
		const struct zd_position *p = &d->positions.list.at[i];

		if (zd_slice_eq(p->target, name) &&
			zd_slice_is(p->stance, "support"))
			zd_buf_printf(message, "Supported-by: %.*s\n",
				ZD_FMT(p->party));
	}
}

static void write_message(
	struct deciding *d, const struct zd_found *f, struct zd_buf *message)
{
	struct zd_slice summary = zd_subject(f->commit.message);
	struct zd_slice id = zd_trailer(f->commit.message, "Paragraph");

	zd_buf_printf(message, "%s %.*s/%u: %.*s\n\n",
		d->lifting ? "Lift the brackets of" : subjects[d->o->kind],
		ZD_FMT(f->party), f->number, ZD_FMT(summary));
	if (d->o->remark && *d->o->remark)
		zd_buf_printf(message, "%s\n\n", d->o->remark);
	if (d->o->kind == ZD_WITHDRAW) {
		zd_buf_printf(message, "Withdraws: %.*s/%u\n", ZD_FMT(f->party),
			f->number);
	} else {
		zd_buf_printf(message, "Act: %s\nAmendment: %.*s/%.*s/%u\n",
			d->lifting ? "lift" : verbs[d->o->kind],
			ZD_FMT(f->round), ZD_FMT(f->party), f->number);
		put_supporters(d, f, message);
	}
	if (id.len)
		zd_buf_printf(message, "Paragraph: %.*s\n", ZD_FMT(id));
}

/* What is accepted is the party's act, of the day it was received. */
static void choose_author(struct deciding *d)
{
	struct zd_arena *a = &d->report->arena;
	const struct zd_commit *c = &d->found[d->at].commit;

	d->author = d->o->author;
	if (d->o->kind != ZD_ACCEPT && d->o->kind != ZD_WITHDRAW)
		return;
	d->author.name = zd_arena_slice(a, c->author).ptr;
	d->author.email = zd_arena_slice(a, c->author_email).ptr;
	if (d->o->kind == ZD_ACCEPT) {
		d->author.when = c->author_when;
		d->author.offset = c->author_offset;
	}
}

/* --- under the lock ------------------------------------------------------ */

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct deciding *d = ctx;
	const struct zd_found *f = &d->found[d->at];
	struct zd_decided one = {0};
	int code = 0;

	(void)exists;
	choose_author(d);
	if (!d->now) {
		code = zd_tree_open(&d->tree, d->n->store, tip, err);
		if (!code) {
			d->now = zd_draft_copy(zd_tree_draft(d->tree));
			d->report->before = zd_draft_copy(d->now);
		}
	}
	if (!code && (d->o->kind != ZD_REJECT || d->open[d->at]))
		code = merge(d, f, &one.already, err);
	if (!code)
		code = zd_tree_write(changes, d->n->store, tip, d->now, err);
	if (code)
		return code;
	write_message(d, f, message);
	one.name = zd_arena_printf(
		&d->report->arena, "%.*s/%u", ZD_FMT(f->party), f->number);
	one.summary = zd_arena_slice(
		&d->report->arena, zd_subject(f->commit.message));
	zd_vec_push(&d->report->list, one);
	return ++d->at < d->o->amendments_len ? ZD_MORE : 0;
}

/* --- the act ------------------------------------------------------------- */

static int check_twice(struct deciding *d, size_t i, struct zd_error *err)
{
	for (size_t k = 0; k < i; k++)
		if (d->found[k].number == d->found[i].number &&
			zd_slice_eq(d->found[k].party, d->found[i].party))
			return zd_error_set(err, ZD_EUSAGE,
				"%.*s/%u is named twice",
				ZD_FMT(d->found[i].party), d->found[i].number);
	return 0;
}

/* What is in brackets can be decided once more. */
static int check_pending(
	struct deciding *d, const struct zd_round *round, struct zd_error *err)
{
	struct zd_outcomes outcomes;
	enum zd_outcome got;
	struct zd_slice party = d->found[0].party;
	int code;

	for (size_t i = 1; i < d->o->amendments_len; i++)
		if (!zd_slice_eq(d->found[i].party, party))
			party = (struct zd_slice){0};
	code = zd_outcomes_read(&outcomes, d->n, round, party, err);
	for (size_t i = 0; !code && i < d->o->amendments_len; i++) {
		const struct zd_found *f = &d->found[i];

		got = zd_outcomes_get(&outcomes, f->round, f->party, f->number);
		d->open[i] = got == ZD_OUTCOME_BRACKETED;
		if (got != ZD_OUTCOME_PENDING &&
			(!d->open[i] || d->o->kind == ZD_BRACKET))
			code = zd_error_set(err, ZD_ESAME,
				"%.*s/%u is %s already", ZD_FMT(f->party),
				f->number, zd_outcome_name(got));
		if (!code)
			code = check_twice(d, i, err);
	}
	zd_outcomes_clear(&outcomes);
	return code;
}

static int find_all(
	struct deciding *d, const struct zd_round *round, struct zd_error *err)
{
	struct zd_arena *a = &d->report->arena;
	size_t n = d->o->amendments_len;
	int code = 0;

	if (!n)
		return zd_error_set(err, ZD_EUSAGE,
			"which amendments? They are named as in EU/3");
	d->found = zd_arena_calloc(a, n, sizeof(*d->found));
	d->open = zd_arena_calloc(a, n, sizeof(*d->open));
	for (size_t i = 0; !code && i < n; i++) {
		code = zd_amendment_find(
			&d->found[i], d->n, a, d->o->amendments[i], err);
		if (!code && !zd_slice_eq(d->found[i].round, round->name))
			code = zd_error_set(err, ZD_EUSAGE,
				"%s was proposed on %.*s, and the text is at "
				"%.*s now: carry it over first",
				d->o->amendments[i], ZD_FMT(d->found[i].round),
				ZD_FMT(round->name));
		if (!code && d->o->kind == ZD_WITHDRAW &&
			!zd_slice_eq(d->found[i].party, d->found[0].party))
			code = zd_error_set(err, ZD_EUSAGE,
				"withdraw the amendments of one party at a "
				"time");
	}
	return code ? code : check_pending(d, round, err);
}

static int carry_out(struct deciding *d, struct zd_error *err)
{
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &d->author,
		.committer = &d->o->committer,
		.build = build,
		.ctx = d,
		.allow_empty = true};

	choose_author(d);
	if (d->o->kind == ZD_WITHDRAW)
		act.ref = zd_arena_printf(&d->report->arena,
			ZD_PROPOSALS "%.*s/%.*s", ZD_FMT(d->found[0].round),
			ZD_FMT(d->found[0].party))
				  .ptr;
	return zd_store_act(d->n->store, &act, &d->report->commit, err);
}

int zd_decide(struct zd_decide_report **out, struct zd_negotiation *n,
	const struct zd_decide_options *options, struct zd_error *err)
{
	struct deciding d = {.n = n, .o = options};
	struct zd_round round;
	int code;

	*out = NULL;
	d.report = zd_calloc(1, sizeof(*d.report));
	d.report->kind = options->kind;
	code = zd_round_find(&round, n, NULL, err);
	if (!code)
		code = find_all(&d, &round, err);
	if (!code)
		code = zd_positions_read(&d.positions, n, &round, err);
	if (!code)
		code = carry_out(&d, err);
	if (!code && options->kind == ZD_WITHDRAW)
		code = zd_lift_withdrawn(d.report, n, options, d.open, err);
	zd_positions_clear(&d.positions);
	d.report->after = d.now;
	zd_tree_free(d.tree);
	if (code)
		zd_decide_report_free(d.report);
	else
		*out = d.report;
	return code;
}

/* --- brackets of what was withdrawn --------------------------------------- */

/* Main goes back to what stood there before the brackets were put. */
static int lift_one(struct zd_decide_report *report, struct zd_negotiation *n,
	const struct zd_decide_options *options, size_t i, struct zd_error *err)
{
	struct zd_decide_options reject = *options;
	struct deciding d = {.n = n, .o = &reject, .lifting = true};
	struct zd_error why = {0};
	bool open = true;
	struct zd_found found;
	int code;

	reject.kind = ZD_REJECT;
	reject.amendments = options->amendments + i;
	reject.amendments_len = 1;
	d.report = zd_calloc(1, sizeof(*d.report));
	d.open = &open;
	d.found = &found;
	code = zd_amendment_find(
		&found, n, &d.report->arena, options->amendments[i], err);
	if (!code)
		code = carry_out(&d, &why);
	if (!code)
		report->list.at[i].lifted = true;
	else if (code == ZD_ECONFLICT || code == ZD_EUSAGE)
		report->list.at[i].left = zd_arena_slice(
			&report->arena, zd_slice_str(why.message));
	else if (why.code && err)
		*err = why;
	zd_draft_free(d.now);
	zd_tree_free(d.tree);
	zd_decide_report_free(d.report);
	return code == ZD_ECONFLICT || code == ZD_EUSAGE ? 0 : code;
}

int zd_lift_withdrawn(struct zd_decide_report *report, struct zd_negotiation *n,
	const struct zd_decide_options *options, const bool *open,
	struct zd_error *err)
{
	int code = 0;

	for (size_t i = 0; !code && i < options->amendments_len; i++)
		if (open[i])
			code = lift_one(report, n, options, i, err);
	return code;
}

void zd_decide_report_free(struct zd_decide_report *r)
{
	if (!r)
		return;
	zd_draft_free(r->before);
	zd_draft_free(r->after);
	zd_vec_clear(&r->list);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
