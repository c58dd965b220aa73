/* Revisions: what people type for a state of the text. */
#include "negotiation/acts.h"
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

static bool is_number(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s) && strlen(s) < 9;
}

static int nth_amendment(struct zd_oid *out, struct zd_negotiation *n,
	const struct zd_round *round, const struct zd_slice *party,
	struct zd_error *err)
{
	struct zd_found found;
	struct zd_slice name = zd_arena_printf(&n->arena, "%.*s/%.*s/%.*s",
		ZD_FMT(round->name), ZD_FMT(party[0]), ZD_FMT(party[1]));
	int code = zd_amendment_find(&found, n, &n->arena, name.ptr, err);

	if (!code)
		*out = found.commit.id;
	return code;
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
				"PARTY/NUMBER",
				revision);
		code = nth_amendment(out, n, &round, parts + at, err);
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
		"'zerodraft help' for how revisions are named",
		revision);
}
