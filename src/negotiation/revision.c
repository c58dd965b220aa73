/* Revisions: what people type for a state of the text. */
#include "negotiation/names.h"
#include "negotiation/negotiation.h"

/* The tip of a party's branch on a round; the round where it has none. */
static int party_tip(struct zd_oid *out, struct zd_negotiation *n,
	const struct zd_round *round, const char *party, struct zd_error *err)
{
	const struct zd_party *p;
	struct zd_slice ref;
	int code = zd_negotiation_party(&p, n, party, err);

	if (code)
		return code;
	ref = zd_arena_printf(&n->arena, ZD_PROPOSALS "%.*s/%.*s",
		ZD_FMT(round->name), ZD_FMT(p->code));
	if (zd_store_ref(n->store, ref.ptr, out, NULL))
		*out = round->commit;
	return 0;
}

/* The commit of amendment `number` behind a round. */
static int nth_amendment(struct zd_oid *out, struct zd_negotiation *n,
	const struct zd_round *round, unsigned long number,
	struct zd_error *err)
{
	struct zd_commits log = {0};
	struct zd_arena a = {0};
	int code = zd_store_log(
		n->store, out, &round->commit, &a, &log, err);

	if (!code && (!number || number > log.len))
		code = zd_error_set(err, ZD_ENOTFOUND,
			"no amendment %lu: there are %zu on %.*s", number,
			log.len, ZD_FMT(round->name));
	if (!code)
		*out = log.at[log.len - number].id;
	zd_free(log.at);
	zd_arena_clear(&a);
	return code;
}

static bool is_number(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s) && strlen(s) < 9;
}

/* "EU", "rev1/EU", "EU/3", "rev1/EU/3". */
static int resolve_party(struct zd_oid *out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err)
{
	struct zd_slice rest = zd_slice_str(revision), part;
	struct zd_slice parts[3];
	struct zd_round round;
	size_t len = 0, at = 0;
	int code;

	while (rest.ptr && len < 3) {
		part = zd_slice_cut(&rest, '/');
		parts[len++] = zd_arena_slice(&n->arena, part);
	}
	if (rest.ptr)
		return ZD_ENOTFOUND;
	code = zd_round_find(&round, n, len > 1 ? parts[0].ptr : NULL, NULL);
	if (!code && len > 1)
		at = 1;
	else if (code)
		code = zd_round_find(&round, n, NULL, err);
	if (!code)
		code = party_tip(out, n, &round, parts[at].ptr, err);
	if (!code && at + 1 < len) {
		if (at + 2 < len || !is_number(parts[at + 1].ptr))
			return zd_error_set(err, ZD_ENOTFOUND,
				"'%s' is no revision: an amendment is named "
				"PARTY/NUMBER", revision);
		code = nth_amendment(out, n, &round,
			strtoul(parts[at + 1].ptr, NULL, 10), err);
	}
	return code;
}

int zd_revision_resolve(struct zd_oid *out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err)
{
	struct zd_error party = {0}, git = {0};
	struct zd_round round;

	if (!zd_round_find(&round, n, revision, NULL)) {
		*out = round.commit;
		return 0;
	}
	if (!revision || !*revision)
		return zd_round_find(&round, n, NULL, err);
	if (!strcmp(revision, "main"))
		return zd_store_ref(n->store, ZD_MAIN, out, err);
	if (!resolve_party(out, n, revision, &party))
		return 0;
	if (!zd_store_resolve(n->store, revision, out, &git))
		return 0;
	if (party.code && strchr(revision, '/')) {
		if (err)
			*err = party;
		return party.code;
	}
	return zd_error_set(err, ZD_ENOTFOUND,
		"'%s' is no round, party, file or git revision: see "
		"'zerodraft help' for how revisions are named", revision);
}
