/* Views of what is circulated, and of what came back. */
#include "negotiation/acts.h"
#include "negotiation/attest.h"
#include "negotiation/fingerprint.h"
#include "negotiation/names.h"
#include "negotiation/tree.h"
#include "view/of.h"
#include "view/package.h"

/* The commit of a revision and what its stage is called. */
static int find_stage(struct zd_oid *commit, struct zd_slice *stage,
	struct zd_negotiation *n, const char *revision, struct zd_error *err)
{
	struct zd_round round;
	int code = zd_revision_resolve(commit, n, revision, err);

	*stage = (struct zd_slice){0};
	if (code)
		return code;
	if (!zd_round_find(&round, n, revision, NULL))
		*stage = zd_round_title(&n->arena, round.name);
	else if (revision)
		*stage = zd_slice_str(revision);
	return 0;
}

static void put_fact(struct zd_view *v, const char *key, struct zd_slice value)
{
	zd_view_fact(v, key, zd_arena_slice(&v->arena, value));
}

int zd_view_publish(struct zd_view **out, struct zd_negotiation *n,
	const char *revision, const struct zd_draft *draft,
	struct zd_error *err)
{
	char hex[41], fingerprint[ZD_FINGERPRINT_ROOM];
	struct zd_slice stage;
	struct zd_oid commit;
	int code = find_stage(&commit, &stage, n, revision, err);

	*out = NULL;
	if (!code)
		code = zd_view_of_draft(out, draft, NULL, err);
	if (code)
		return code;
	zd_oid_hex(&commit, hex);
	zd_fingerprint(fingerprint, draft);
	if (!zd_view_fact_get(*out, "round").len)
		put_fact(*out, "round", stage);
	put_fact(*out, "commit", zd_slice(hex, 10));
	put_fact(*out, "fingerprint", zd_slice_str(fingerprint));
	return 0;
}

/* --- a package ----------------------------------------------------------- */

/* All that a package is made of, owned. */
struct packing {
	struct zd_negotiation *n;
	struct zd_package package;
	struct zd_draft *draft, *previous;
	struct zd_redline *redline;
	struct zd_settings settings;
	struct zd_agreement agreement;
	char hex[41], fingerprint[ZD_FINGERPRINT_ROOM];
};

/* The round before the commit's own, or the last one where it is none. */
static int find_previous(struct packing *k, const struct zd_oid *commit,
	struct zd_round *previous, struct zd_error *err)
{
	struct zd_rounds rounds;
	int code = zd_rounds_read(&rounds, k->n, err);
	size_t at = rounds.list.len;

	*previous = (struct zd_round){0};
	if (code)
		return code;
	for (size_t i = 0; i < rounds.list.len; i++)
		if (zd_oid_eq(&rounds.list.at[i].commit, commit))
			at = i;
	if (at) {
		*previous = rounds.list.at[at - 1];
		previous->name = zd_arena_slice(&k->n->arena, previous->name);
	}
	zd_rounds_clear(&rounds);
	return 0;
}

static int compare(
	struct packing *k, const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_round previous;
	int code = find_previous(k, commit, &previous, err);

	if (code || !previous.name.len)
		return code;
	code = zd_tree_read(&k->previous, k->n->store, &previous.commit, err);
	if (code)
		return code;
	k->redline = zd_redline_make(k->previous, k->draft, NULL);
	k->package.redline = k->redline;
	k->package.before = zd_round_title(&k->n->arena, previous.name);
	return 0;
}

static int gather(struct packing *k, const char *revision, struct zd_error *err)
{
	struct zd_package *p = &k->package;
	struct zd_oid commit;
	int code = find_stage(&commit, &p->round, k->n, revision, err);

	if (!code)
		code = zd_tree_read(&k->draft, k->n->store, &commit, err);
	if (!code)
		code = zd_agreement_read(&k->agreement, k->n, &commit, err);
	if (!code)
		code = compare(k, &commit, err);
	if (code)
		return code;
	zd_oid_hex(&commit, k->hex);
	zd_fingerprint(k->fingerprint, k->draft);
	p->draft = k->draft;
	p->title = zd_draft_field(k->draft, "title");
	p->date = zd_draft_field(k->draft, "date");
	p->commit = zd_slice(k->hex, 10);
	p->fingerprint = zd_slice_str(k->fingerprint);
	p->settings = &k->settings;
	p->agreement = &k->agreement;
	return 0;
}

/* Settings are those of today: who signs may have been set since. */
static int read_settings(struct packing *k, struct zd_error *err)
{
	struct zd_oid tip;
	int code = zd_store_ref(k->n->store, ZD_MAIN, &tip, err);

	if (!code)
		code = zd_settings_read(&k->settings, k->n, &tip, err);
	if (!code && !zd_settings_get(&k->settings, "facilitators").len)
		code = zd_error_set(err, ZD_EUSAGE,
			"nobody is set to sign the letter: zerodraft set "
			"facilitators 'Name, office | Name, office'");
	return code;
}

int zd_view_package(struct zd_view **out, struct zd_negotiation *n,
	const struct zd_package_options *options, struct zd_error *err)
{
	struct packing k = {.n = n};
	int code = gather(&k, options->revision, err);

	*out = NULL;
	k.package.messages = options->messages;
	k.package.messages_len = options->messages_len;
	if (!code)
		code = read_settings(&k, err);
	if (!code)
		code = zd_view_of_package(out, &k.package, err);
	zd_redline_free(k.redline);
	zd_draft_free(k.previous);
	zd_draft_free(k.draft);
	zd_agreement_clear(&k.agreement);
	zd_settings_clear(&k.settings);
	return code;
}

/* --- what came back ------------------------------------------------------ */

int zd_view_attestation(struct zd_view **out, const struct zd_attestation *a,
	struct zd_error *err)
{
	return zd_view_of_attestation(out, a, err);
}
