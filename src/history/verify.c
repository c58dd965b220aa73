#include "history/verify.h"

#include "base/mem.h"
#include "history/verify_private.h"
#include "negotiation/close.h"
#include "negotiation/tree.h"

/* --- what was to be expected ------------------------------------------ */

static uint32_t rest_of(const struct zd_redline *r)
{
	uint32_t n = 0;

	for (size_t i = 0; i < r->links.len; i++)
		n += r->links.at[i].words_in + r->links.at[i].words_out +
			r->links.at[i].relabelled;
	return n;
}

/* Where the round was renumbered, its references followed: the text is
 * nearer to what renumbering makes of it. */
static void choose_expected(struct zd_stage *s)
{
	struct zd_round_report report = {.findings = zd_findings_new()};
	struct zd_draft *renumbered;
	struct zd_redline *rest;

	s->expected = s->account->expected;
	s->rest = zd_redline_make(s->expected, s->after, NULL);
	zd_renumber(&renumbered, s->expected, &report);
	rest = zd_redline_make(renumbered, s->after, NULL);
	if (rest_of(rest) < rest_of(s->rest)) {
		zd_redline_free(s->rest);
		s->rest = rest;
		s->expected = renumbered;
	} else {
		zd_redline_free(rest);
		zd_draft_free(renumbered);
	}
	zd_findings_free(report.findings);
	zd_vec_clear(&report.list);
	zd_arena_clear(&report.arena);
}

/* --- stages ----------------------------------------------------------- */

/* A text on the way. */
struct stop {
	struct zd_slice name;
	struct zd_oid commit; /* zero: the text of the options */
	size_t place;         /* on main, from the root; SIZE_MAX: not there */
};

struct certifying {
	struct zd_certificate *c;
	struct zd_negotiation *n;
	const struct zd_verify_options *o;
	struct zd_arena scratch;
	struct zd_commits log; /* of main, newest first */
	struct zd_rounds rounds;
	ZD_VEC(struct stop) stops;
};

static size_t place_of(const struct certifying *x, const struct zd_oid *commit)
{
	for (size_t i = 0; i < x->log.len; i++)
		if (zd_oid_eq(&x->log.at[i].id, commit))
			return x->log.len - 1 - i;
	return SIZE_MAX;
}

static int find_stop(struct stop *out, struct certifying *x, const char *name,
	struct zd_error *err)
{
	struct zd_slice s = zd_slice_str(name ? name : "");
	int code = zd_revision_resolve(&out->commit, x->n, name, err);

	out->name = zd_arena_slice(&x->c->arena, s);
	if (!code)
		out->place = place_of(x, &out->commit);
	return code;
}

/* The text with which a round begins is asked about; between two rounds it
 * is the one before. */
static const struct zd_round *round_at(const struct certifying *x, size_t place)
{
	const struct zd_round *found = NULL;

	for (size_t i = 0; i < x->rounds.list.len; i++)
		if (place_of(x, &x->rounds.list.at[i].commit) <= place)
			found = &x->rounds.list.at[i];
	return found;
}

static int find_stops(struct certifying *x, struct zd_error *err)
{
	struct stop from, to = {.place = SIZE_MAX - 1};
	int code = find_stop(&from, x, x->o->from, err);

	to.name = zd_arena_slice(&x->c->arena, zd_slice_str(x->o->to));
	if (!code && !x->o->text)
		code = find_stop(&to, x, x->o->to, err);
	if (code)
		return code;
	if (from.place == SIZE_MAX || to.place == SIZE_MAX)
		return zd_error_set(err, ZD_EUSAGE,
			"%s is not on main: a certificate leads from one text "
			"of the facilitators to a later one",
			from.place == SIZE_MAX ? x->o->from : x->o->to);
	if (to.place < from.place)
		return zd_error_set(err, ZD_EUSAGE,
			"%s comes before %s: give the older text first",
			x->o->to, x->o->from);
	zd_vec_push(&x->stops, from);
	for (size_t i = 0; i < x->rounds.list.len; i++) {
		const struct zd_round *r = &x->rounds.list.at[i];
		struct stop one = {zd_arena_slice(&x->c->arena, r->name),
			r->commit, place_of(x, &r->commit)};

		if (one.place > from.place && one.place < to.place)
			zd_vec_push(&x->stops, one);
	}
	zd_vec_push(&x->stops, to);
	return 0;
}

/* The facilitators' own acts between the two, oldest first. */
static int add_acts(struct zd_stage *s, struct certifying *x,
	const struct stop *from, const struct stop *to, struct zd_error *err)
{
	int code = 0;

	for (size_t place = from->place + 1;
		!code && place <= to->place && place < x->log.len; place++)
		code = zd_asks_add_act(
			s->asks, x->n, &x->log.at[x->log.len - 1 - place], err);
	zd_asks_index(s->asks);
	return code;
}

static int read_stage(struct zd_stage *s, struct certifying *x,
	const struct stop *from, const struct stop *to, struct zd_error *err)
{
	const struct zd_round *round = round_at(x, from->place);
	int code;

	s->from = from->name;
	s->to = to->name;
	s->from_commit = from->commit;
	s->to_commit = to->commit;
	if (!round)
		return zd_error_set(err, ZD_ENOTFOUND,
			"before the first round there is nothing to verify");
	code = zd_tree_read(&s->before, x->n->store, &from->commit, err);
	if (!code && zd_oid_is_zero(&to->commit))
		s->after = x->o->text;
	else if (!code)
		code = zd_tree_read(&s->owned, x->n->store, &to->commit, err);
	if (s->owned)
		s->after = s->owned;
	if (!code)
		code = zd_asks_read(&s->asks, x->n, round, err);
	if (!code)
		code = add_acts(s, x, from, to, err);
	if (code)
		return code;
	s->account = zd_account_make(s->before, s->after, s->asks);
	choose_expected(s);
	zd_remains_find(x->c, s);
	return 0;
}

static int read_stages(struct certifying *x, struct zd_error *err)
{
	int code = 0;

	for (size_t i = 1; !code && i < x->stops.len; i++) {
		struct zd_stage s = {0};

		code = read_stage(
			&s, x, &x->stops.at[i - 1], &x->stops.at[i], err);
		zd_vec_push(&x->c->stages, s);
	}
	return code;
}

int zd_certify(struct zd_certificate **out, struct zd_negotiation *n,
	const struct zd_verify_options *options, struct zd_error *err)
{
	struct certifying x = {
		.c = zd_calloc(1, sizeof(*x.c)), .n = n, .o = options};
	struct zd_oid tip;
	int code = zd_rounds_read(&x.rounds, n, err);

	*out = NULL;
	if (!code)
		code = zd_revision_resolve(&tip, n, "main", err);
	if (!code)
		code = zd_store_log(
			n->store, &tip, NULL, &x.scratch, &x.log, err);
	if (!code)
		code = find_stops(&x, err);
	if (!code)
		code = read_stages(&x, err);
	zd_rounds_clear(&x.rounds);
	zd_vec_clear(&x.log);
	zd_vec_clear(&x.stops);
	zd_arena_clear(&x.scratch);
	if (code)
		zd_certificate_free(x.c);
	else
		*out = x.c;
	return code;
}

void zd_certificate_free(struct zd_certificate *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->stages.len; i++) {
		struct zd_stage *s = &c->stages.at[i];

		zd_redline_free(s->rest);
		if (s->account && s->expected != s->account->expected)
			zd_draft_free(s->expected);
		zd_account_free(s->account);
		zd_asks_free(s->asks);
		zd_draft_free(s->before);
		zd_draft_free(s->owned);
	}
	zd_vec_clear(&c->stages);
	zd_vec_clear(&c->remains);
	zd_vec_clear(&c->lines);
	zd_arena_clear(&c->arena);
	zd_free(c);
}
