#include "history/verify.h"

#include "base/mem.h"
#include "history/rebuild.h"
#include "history/verify_private.h"
#include "negotiation/close.h"
#include "negotiation/tree.h"
#include "text/token.h"

/* --- what was to be expected ------------------------------------------ */

/* Words, signs and brackets of a run; emphasis and blanks are none. */
static uint32_t tokens_of(
	const struct zd_draft *d, uint32_t block, uint32_t start, uint32_t end)
{
	struct zd_tokens t = {0};
	uint32_t n;

	zd_tokenize(&t, zd_slice_sub(d->blocks.at[block].text, start, end));
	n = zd_u32(t.len);
	zd_vec_clear(&t);
	return n;
}

static uint32_t rest_of(const struct zd_redline *r)
{
	uint32_t n = 0;

	for (size_t i = 0; i < r->links.len; i++)
		n += r->links.at[i].relabelled + r->links.at[i].moved;
	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];

		if (run->mark == ZD_DELETED || run->mark == ZD_MOVED_FROM)
			n += tokens_of(r->from, run->from, run->from_start,
				run->from_end);
		else if (run->mark != ZD_KEPT)
			n += tokens_of(
				r->to, run->to, run->to_start, run->to_end);
	}
	return n;
}

/* What a text was to be, one way of explaining it. */
struct fit {
	struct zd_account *account;
	struct zd_draft *expected;
	struct zd_redline *rest;
};

static void fit_clear(struct fit *f)
{
	zd_redline_free(f->rest);
	if (f->account && f->expected != f->account->expected)
		zd_draft_free(f->expected);
	zd_account_free(f->account);
}

/* Where the round was renumbered, its references followed: the text is
 * nearer to what renumbering makes of it. */
static void fit_make(
	struct fit *f, const struct zd_draft *from, const struct zd_stage *s)
{
	struct zd_round_report report = {.findings = zd_findings_new()};
	struct zd_draft *renumbered;
	struct zd_redline *rest;

	f->account = zd_account_make(from, s->after, s->asks);
	f->expected = f->account->expected;
	f->rest = zd_redline_by_words(f->expected, s->after);
	zd_renumber(&renumbered, f->expected, &report);
	rest = zd_redline_by_words(renumbered, s->after);
	if (rest_of(rest) < rest_of(f->rest)) {
		zd_redline_free(f->rest);
		f->rest = rest;
		f->expected = renumbered;
	} else {
		zd_redline_free(rest);
		zd_draft_free(renumbered);
	}
	zd_findings_free(report.findings);
	zd_vec_clear(&report.list);
	zd_arena_clear(&report.arena);
}

/* --- acts done again -------------------------------------------------- */

struct zd_ids {
	struct zd_slice *at;
	size_t len, cap;
};

static void add_ids(struct zd_ids *ids, const struct zd_draft *d,
	const uint32_t *list, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		zd_vec_push(ids, d->paragraphs.at[list[i]].id);
}

/* The paragraphs in which something is left. */
static void find_ids(struct zd_ids *ids, const struct fit *f)
{
	const struct zd_redline *r = f->rest;

	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];

		if (l->relation == ZD_SAME)
			continue;
		add_ids(ids, r->from, r->from_list.at + l->from_first,
			l->from_count);
		add_ids(ids, r->to, r->to_list.at + l->to_first, l->to_count);
	}
}

/* Takes the one that leaves less. */
static void choose(struct zd_stage *s, struct fit *f, struct fit *other,
	const struct zd_rebuilt *built)
{
	if (rest_of(other->rest) < rest_of(f->rest)) {
		struct fit worse = *f;

		*f = *other;
		*other = worse;
		s->rebuilt = built->text;
		zd_account_add_acts(f->account, built);
	} else {
		s->asks->amendments.len = built->first;
	}
	fit_clear(other);
	if (!s->rebuilt)
		zd_draft_free(built->text);
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

/* Where something is left, the acts on it are done again. */
static int try_acts(struct zd_stage *s, struct certifying *x, struct fit *f,
	const struct stop *from, const struct stop *to, struct zd_error *err)
{
	size_t last = to->place < x->log.len ? to->place : x->log.len - 1;
	struct zd_rebuild_options o = {.n = x->n,
		.before = s->before,
		.commit = from->commit,
		.acts = &x->log.at[x->log.len - 1 - last],
		.acts_len = last - from->place};
	struct zd_ids ids = {0};
	struct zd_rebuilt built;
	struct fit other = {0};
	int code;

	find_ids(&ids, f);
	o.ids = ids.at;
	o.ids_len = ids.len;
	code = zd_rebuild(&built, s->asks, &o, err);
	if (!code) {
		s->capped = built.capped;
		zd_asks_index(s->asks);
		fit_make(&other, built.text, s);
		choose(s, f, &other, &built);
	}
	zd_vec_clear(&ids);
	return code;
}

static int read_stage(struct zd_stage *s, struct certifying *x,
	const struct stop *from, const struct stop *to, struct zd_error *err)
{
	const struct zd_round *round = round_at(x, from->place);
	struct fit f = {0};
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
	fit_make(&f, s->before, s);
	if (rest_of(f.rest) && from->place + 1 < x->log.len)
		code = try_acts(s, x, &f, from, to, err);
	s->account = f.account;
	s->expected = f.expected;
	s->rest = f.rest;
	s->whole = zd_redline_by_words(s->before, s->after);
	zd_changes_find(x->c, s);
	zd_remains_find(x->c, s);
	return code;
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

		fit_clear(&(struct fit){s->account, s->expected, s->rest});
		zd_redline_free(s->whole);
		zd_draft_free(s->rebuilt);
		zd_asks_free(s->asks);
		zd_draft_free(s->before);
		zd_draft_free(s->owned);
	}
	zd_vec_clear(&c->stages);
	zd_vec_clear(&c->remains);
	zd_vec_clear(&c->changes);
	zd_vec_clear(&c->lines);
	zd_arena_clear(&c->arena);
	zd_free(c);
}
