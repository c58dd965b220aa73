/* Single amendments: numbers, names, fates. */
#include "base/ascii.h"
#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/proposals.h"

bool zd_amendment_is(const struct zd_commit *c, unsigned *number)
{
	struct zd_slice name = zd_trailer(c->message, "Amendment");
	unsigned n = 0;
	size_t at = name.len;

	if (zd_trailer(c->message, "Act").len)
		return false;
	while (at && name.ptr[at - 1] != '/')
		at--;
	for (; at && at < name.len && n < 100000000; at++) {
		if (!zd_is_digit(name.ptr[at]))
			return false;
		n = n * 10 + (unsigned)(name.ptr[at] - '0');
	}
	*number = n;
	return n > 0;
}

unsigned zd_amendment_next(const struct zd_commits *log)
{
	unsigned number, most = 0;

	for (size_t i = 0; i < log->len; i++)
		if (zd_amendment_is(&log->at[i], &number) && number > most)
			most = number;
	return most + 1;
}

/* --- by name ------------------------------------------------------------- */

static int not_there(
	const struct zd_commits *log, const char *name, struct zd_error *err)
{
	unsigned next = zd_amendment_next(log);

	if (next == 1)
		return zd_error_set(err, ZD_ENOTFOUND,
			"no amendment %s: that party has none on this round",
			name);
	return zd_error_set(err, ZD_ENOTFOUND,
		"no amendment %s: that party's are numbered 1 to %u on this "
		"round",
		name, next - 1);
}

static int find_on(struct zd_found *out, struct zd_negotiation *n,
	struct zd_arena *a, const struct zd_round *round, const char *name,
	struct zd_error *err)
{
	struct zd_commits log = {0};
	struct zd_slice ref;
	struct zd_oid tip;
	unsigned number;
	int code;

	ref = zd_arena_printf(a, ZD_PROPOSALS "%.*s/%.*s", ZD_FMT(round->name),
		ZD_FMT(out->party));
	if (zd_store_ref(n->store, ref.ptr, &tip, NULL))
		return not_there(&log, name, err);
	code = zd_store_log(n->store, &tip, &round->commit, a, &log, err);
	for (size_t i = 0; !code && i < log.len; i++)
		if (zd_amendment_is(&log.at[i], &number) &&
			number == out->number) {
			out->commit = log.at[i];
			zd_free(log.at);
			return 0;
		}
	if (!code)
		code = not_there(&log, name, err);
	zd_free(log.at);
	return code;
}

int zd_amendment_find(struct zd_found *out, struct zd_negotiation *n,
	struct zd_arena *a, const char *name, struct zd_error *err)
{
	const char *slash = strrchr(name, '/'), *first = strchr(name, '/');
	const struct zd_party *party;
	struct zd_round round;
	struct zd_slice who;
	char *end;
	int code;

	memset(out, 0, sizeof(*out));
	if (!slash || slash == name)
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' is no amendment: they are named PARTY/NUMBER, "
			"as in EU/3",
			name);
	out->number = (unsigned)strtoul(slash + 1, &end, 10);
	if (*end || end == slash + 1 || end > slash + 9)
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' is no amendment: no number stands behind the "
			"slash",
			name);
	who = first == slash ? zd_slice(name, (size_t)(slash - name))
			     : zd_slice(first + 1, (size_t)(slash - first - 1));
	who = zd_arena_slice(a, who);
	code = zd_round_find(&round, n,
		first == slash
			? NULL
			: zd_arena_strndup(a, name, (size_t)(first - name)),
		err);
	if (!code)
		code = zd_negotiation_party(&party, n, who.ptr, err);
	if (code)
		return code;
	out->party = zd_arena_slice(a, party->code);
	out->round = zd_arena_slice(a, round.name);
	return find_on(out, n, a, &round, name, err);
}

/* --- fates --------------------------------------------------------------- */

static const char *const outcomes[] = {
	"pending", "accepted", "bracketed", "rejected", "withdrawn", "carried"};

const char *zd_outcome_name(enum zd_outcome outcome)
{
	return outcomes[outcome];
}

int zd_amendments_keep(
	struct zd_amendments *list, const char *fate, struct zd_error *err)
{
	size_t wanted = 0, kept = 0;

	while (wanted <= ZD_OUTCOME_CARRIED && strcmp(fate, outcomes[wanted]))
		wanted++;
	if (wanted > ZD_OUTCOME_CARRIED)
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' is no fate: there are pending, accepted, "
			"bracketed, rejected, withdrawn and carried",
			fate);
	for (size_t i = 0; i < list->list.len; i++)
		if (list->list.at[i].outcome == wanted)
			list->list.at[kept++] = list->list.at[i];
	list->list.len = kept;
	return 0;
}

static enum zd_outcome outcome_of_act(struct zd_slice act)
{
	if (zd_slice_is(act, "accept"))
		return ZD_OUTCOME_ACCEPTED;
	if (zd_slice_is(act, "bracket"))
		return ZD_OUTCOME_BRACKETED;
	if (zd_slice_is(act, "lift"))
		return ZD_OUTCOME_WITHDRAWN;
	return ZD_OUTCOME_REJECTED;
}

static void note_outcome(
	struct zd_outcomes *out, struct zd_slice name, enum zd_outcome outcome)
{
	struct zd_outcome_of one = {zd_arena_slice(&out->arena, name), outcome};

	if (name.len)
		zd_vec_push(&out->list, one);
}

/* What happened on main since the round, oldest first. */
static int read_main(struct zd_outcomes *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_arena a = {0};
	struct zd_commits log = {0};
	struct zd_oid tip;
	int code = zd_store_ref(n->store, ZD_MAIN, &tip, err);

	if (!code)
		code = zd_store_log(
			n->store, &tip, &round->commit, &a, &log, err);
	for (size_t i = log.len; !code && i-- > 0;) {
		struct zd_slice act = zd_trailer(log.at[i].message, "Act");

		if (act.len)
			note_outcome(out,
				zd_trailer(log.at[i].message, "Amendment"),
				outcome_of_act(act));
	}
	zd_free(log.at);
	zd_arena_clear(&a);
	return code;
}

/* Withdrawals stand on the branches. */
static int read_branch(struct zd_outcomes *out, struct zd_negotiation *n,
	const struct zd_round *round, const struct zd_ref *ref,
	struct zd_error *err)
{
	struct zd_arena a = {0};
	struct zd_commits log = {0};
	int code = zd_store_log(
		n->store, &ref->commit, &round->commit, &a, &log, err);

	for (size_t i = 0; !code && i < log.len; i++) {
		struct zd_slice name =
			zd_trailer(log.at[i].message, "Withdraws");

		if (name.len)
			note_outcome(out,
				zd_arena_printf(&a, "%.*s/%.*s",
					ZD_FMT(round->name), ZD_FMT(name)),
				ZD_OUTCOME_WITHDRAWN);
	}
	zd_free(log.at);
	zd_arena_clear(&a);
	return code;
}

/* Amendments of this round that a branch of a later one took over. */
static int read_later(struct zd_outcomes *out, struct zd_negotiation *n,
	struct zd_slice name, const struct zd_round *later,
	struct zd_error *err)
{
	struct zd_arena a = {0};
	struct zd_commits log = {0};
	struct zd_refs refs = {0};
	struct zd_slice from, rest,
		prefix = zd_arena_printf(
			&a, ZD_PROPOSALS "%.*s/", ZD_FMT(later->name));
	int code = zd_store_refs(n->store, prefix.ptr, &refs, err);

	for (size_t i = 0; !code && i < refs.len; i++) {
		zd_free(log.at);
		code = zd_store_log(n->store, &refs.at[i].commit,
			&later->commit, &a, &log, err);
		for (size_t k = 0; !code && k < log.len; k++) {
			rest = from =
				zd_trailer(log.at[k].message, "Carried-from");
			if (zd_slice_eq(zd_slice_cut(&rest, '/'), name))
				note_outcome(out, from, ZD_OUTCOME_CARRIED);
		}
	}
	zd_refs_clear(&refs);
	zd_free(log.at);
	zd_arena_clear(&a);
	return code;
}

static int read_carried(struct zd_outcomes *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_rounds rounds;
	bool later = false;
	int code = zd_rounds_read(&rounds, n, err);

	if (code)
		return code;
	for (size_t i = 0; !code && i < rounds.list.len; i++) {
		if (later)
			code = read_later(
				out, n, round->name, &rounds.list.at[i], err);
		later |= zd_slice_eq(rounds.list.at[i].name, round->name);
	}
	zd_rounds_clear(&rounds);
	return code;
}

/* The branches that may say what was withdrawn; one party's may be missing. */
static int find_branches(struct zd_refs *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_slice party,
	struct zd_error *err)
{
	struct zd_ref one = {0};
	int code;

	if (!party.len)
		return zd_proposals_branches(out, n, round, err);
	one.name = zd_arena_printf(&out->arena, ZD_PROPOSALS "%.*s/%.*s",
		ZD_FMT(round->name), ZD_FMT(party));
	code = zd_store_ref(n->store, one.name.ptr, &one.commit, err);
	if (!code)
		zd_vec_push(out, one);
	return code == ZD_ENOTFOUND ? 0 : code;
}

int zd_outcomes_read(struct zd_outcomes *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_slice party,
	struct zd_error *err)
{
	struct zd_refs refs = {0};
	int code;

	memset(out, 0, sizeof(*out));
	code = read_main(out, n, round, err);
	if (!code)
		code = find_branches(&refs, n, round, party, err);
	for (size_t i = 0; !code && i < refs.len; i++)
		code = read_branch(out, n, round, &refs.at[i], err);
	if (!code)
		code = read_carried(out, n, round, err);
	zd_refs_clear(&refs);
	if (code)
		zd_outcomes_clear(out);
	return code;
}

enum zd_outcome zd_outcomes_get(const struct zd_outcomes *f,
	struct zd_slice round, struct zd_slice party, unsigned number)
{
	char name[2 * ZD_MAX_NAME + 16];

	snprintf(name, sizeof(name), "%.*s/%.*s/%u", ZD_FMT(round),
		ZD_FMT(party), number);
	for (size_t i = f->list.len; i-- > 0;)
		if (zd_slice_is(f->list.at[i].name, name))
			return f->list.at[i].outcome;
	return ZD_OUTCOME_PENDING;
}

void zd_outcomes_clear(struct zd_outcomes *f)
{
	zd_vec_clear(&f->list);
	zd_arena_clear(&f->arena);
}
