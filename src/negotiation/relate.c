/*
 * Relate: an act on main that corrects whence a paragraph comes. Words and
 * labels stay; ids and origins become those that the facilitator says. An id
 * that is taken away from another paragraph leaves that one with a new id.
 */
#include "negotiation/import.h"
#include "negotiation/tree.h"

struct relating {
	struct zd_negotiation *n;
	const struct zd_relate_options *o;
	struct zd_import_report *report;
	struct zd_round before; /* whose labels are meant */
	struct zd_slice round;  /* part of new ids */
};

/* Paragraphs that nobody maps keep the id they have, unless it was taken. */
static void keep_rest(struct relating *r, struct zd_slice *ids,
	const bool *mapped, struct zd_ids *taken)
{
	struct zd_draft *d = r->report->draft;
	struct zd_birth birth = {.round = r->round.ptr, .suffix = "related"};
	struct zd_ids used = {0};

	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (mapped[i])
			zd_ids_add(&used, d->paragraphs.at[i].id);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		if (mapped[i])
			continue;
		d->paragraphs.at[i].id = ids[i];
		if (!zd_ids_add(&used, ids[i]))
			d->paragraphs.at[i].id =
				zd_id_new(&d->arena, taken, d, i, &birth);
	}
	zd_ids_clear(&used);
}

static void apply(struct relating *r, const struct zd_mappings *maps)
{
	struct zd_draft *d = r->report->draft;
	struct zd_identify_options options = {
		.round = r->round.ptr, .maps = maps->at, .nmaps = maps->len};
	struct zd_slice *ids = zd_calloc(d->paragraphs.len, sizeof(*ids));
	struct zd_slice *origins =
		zd_calloc(d->paragraphs.len, sizeof(*origins));
	bool *mapped = zd_calloc(d->paragraphs.len, sizeof(*mapped));
	struct zd_ids taken = {0};

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		ids[i] = d->paragraphs.at[i].id;
		origins[i] = d->paragraphs.at[i].origin;
		zd_ids_add(&taken, ids[i]);
	}
	for (size_t i = 0; i < maps->len; i++)
		mapped[maps->at[i].to] = true;
	r->report->redline = zd_redline_make(r->report->previous, d, NULL);
	zd_identify(d, r->report->redline, &taken, &options, NULL);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (!mapped[i])
			d->paragraphs.at[i].origin = origins[i];
	keep_rest(r, ids, mapped, &taken);
	zd_ids_clear(&taken);
	zd_free(ids);
	zd_free(origins);
	zd_free(mapped);
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct relating *r = ctx;
	struct zd_mappings maps = {0};
	int code = zd_tree_read(&r->report->draft, r->n->store, tip, err);

	(void)exists;
	if (!code)
		code = zd_tree_read(&r->report->previous, r->n->store,
			&r->before.commit, err);
	if (!code)
		code = zd_mappings_parse(&maps, r->o->maps, r->o->maps_len,
			r->report->draft, r->report->previous, err);
	if (!code) {
		apply(r, &maps);
		code = zd_tree_write(
			changes, r->n->store, tip, r->report->draft, err);
		zd_buf_puts(message, "Relate");
		for (size_t i = 0; i < r->o->maps_len; i++)
			zd_buf_printf(message, " %s", r->o->maps[i]);
		zd_buf_puts(message, "\n\nAct: relate\n");
	}
	zd_mappings_clear(&maps);
	return code;
}

static int find_before(struct relating *r, struct zd_error *err)
{
	struct zd_rounds rounds;
	int code = zd_rounds_read(&rounds, r->n, err);

	if (!code && rounds.list.len < 2)
		code = zd_error_set(err, ZD_EUSAGE,
			"there is no round before this one to relate to");
	if (!code) {
		r->before = rounds.list.at[rounds.list.len - 2];
		r->round = zd_arena_slice(
			&r->n->arena, rounds.list.at[rounds.list.len - 1].name);
	}
	zd_rounds_clear(&rounds);
	return code;
}

int zd_negotiation_relate(struct zd_import_report **out,
	struct zd_negotiation *n, const struct zd_relate_options *options,
	struct zd_error *err)
{
	struct relating r = {.n = n, .o = options};
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &options->author,
		.committer = &options->committer,
		.build = build,
		.ctx = &r};
	int code;

	*out = NULL;
	if (!options->maps_len)
		return zd_error_set(
			err, ZD_EUSAGE, "which paragraph comes from which?");
	r.report = zd_calloc(1, sizeof(*r.report));
	code = find_before(&r, err);
	if (!code)
		code = zd_store_act(n->store, &act, &r.report->commit, err);
	if (code == ZD_ESAME)
		zd_error_set(err, code, "it is so already");
	if (code)
		zd_import_report_free(r.report);
	else
		*out = r.report;
	return code;
}
