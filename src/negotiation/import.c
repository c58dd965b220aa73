#include "negotiation/import.h"

#include "negotiation/tree.h"

#include "codec/codec.h"

struct importing {
	struct zd_negotiation *n;
	const struct zd_import_options *o;
	struct zd_import_report *report;
	struct zd_arena scratch;
	struct zd_mappings maps;
};

/* --- under the lock of main ---------------------------------------------- */

static int identify(struct importing *im, struct zd_error *err)
{
	struct zd_import_report *r = im->report;
	struct zd_identify_options options = {.round = im->o->round};
	struct zd_ids taken = {0};
	int code;

	code = zd_mappings_parse(&im->maps, im->o->maps, im->o->maps_len,
		r->draft, r->previous, err);
	if (code)
		return code;
	options.maps = im->maps.at;
	options.nmaps = im->maps.len;
	r->redline = zd_redline_make(r->previous, r->draft, NULL);
	for (size_t i = 0; i < r->previous->paragraphs.len; i++)
		zd_ids_add(&taken, r->previous->paragraphs.at[i].id);
	zd_identify(r->draft, r->redline, &taken, &options, &r->decisions);
	zd_ids_clear(&taken);
	return 0;
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct importing *im = ctx;
	struct zd_slice round = zd_slice_str(im->o->round);
	struct zd_slice title = zd_round_title(&im->scratch, round);
	int code;

	if (!exists)
		return zd_error_set(err, ZD_EGIT,
			"the repository has no "
			"branch main: it was not made by 'zerodraft init'");
	code = zd_tree_read(&im->report->previous, im->n->store, tip, err);
	if (!code)
		code = identify(im, err);
	if (!code && changes)
		code = zd_tree_write(
			changes, im->n->store, tip, im->report->draft, err);
	if (!code && message)
		zd_buf_printf(message, "Import %.*s\n\nRound: %.*s\n",
			ZD_FMT(title), ZD_FMT(round));
	return code;
}

/* --- the act ------------------------------------------------------------- */

static int check_round(struct importing *im, struct zd_error *err)
{
	struct zd_round round;
	const char *name = im->o->round;

	if (!name || !zd_store_name_ok(name) || !strcmp(name, "main") ||
		!strcmp(name, "HEAD"))
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' cannot name a round: use letters, digits, '-' "
			"and '_', as in zero, rev1, rev2, final",
			name ? name : "");
	if (!zd_round_find(&round, im->n, name, NULL))
		return zd_error_set(err, ZD_EEXISTS,
			"there is a round '%s' already: a round never "
			"changes, name the next one",
			name);
	return 0;
}

static int carry_out(struct importing *im, struct zd_error *err)
{
	struct zd_slice round = zd_slice_str(im->o->round);
	struct zd_slice tag =
		zd_arena_printf(&im->scratch, ZD_TAGS "%s", im->o->round);
	struct zd_slice title = zd_arena_slice(
		&im->scratch, zd_round_title(&im->scratch, round));
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &im->o->author,
		.committer = &im->o->committer,
		.build = build,
		.ctx = im,
		.tag = tag.ptr,
		.tag_message = title.ptr,
		.allow_empty = true};
	struct zd_oid tip;
	int code;

	if (!im->o->dry_run)
		return zd_store_act(
			im->n->store, &act, &im->report->commit, err);
	code = zd_store_ref(im->n->store, ZD_MAIN, &tip, err);
	return code ? code : build(im, &tip, true, NULL, NULL, err);
}

int zd_import(struct zd_import_report **out, struct zd_negotiation *n,
	const struct zd_import_options *options, struct zd_error *err)
{
	struct importing im = {.n = n, .o = options};
	struct zd_read_options read = {.codec = options->codec,
		.changes = options->changes,
		.path = options->path};
	int code;

	*out = NULL;
	im.report = zd_calloc(1, sizeof(*im.report));
	snprintf(im.report->round, sizeof(im.report->round), "%s",
		options->round ? options->round : "");
	code = check_round(&im, err);
	if (!code)
		code = zd_draft_decode(&im.report->draft, &im.report->findings,
			zd_slice(options->bytes, options->len), &read, err);
	if (!code && !options->dry_run)
		code = zd_rounds_heal(n, &options->committer, err);
	if (!code)
		code = carry_out(&im, err);
	zd_mappings_clear(&im.maps);
	zd_arena_clear(&im.scratch);
	if (code)
		zd_import_report_free(im.report);
	else
		*out = im.report;
	return code;
}

void zd_import_report_free(struct zd_import_report *r)
{
	if (!r)
		return;
	zd_redline_free(r->redline);
	zd_draft_free(r->draft);
	zd_draft_free(r->previous);
	zd_findings_free(r->findings);
	zd_decisions_clear(&r->decisions);
	zd_free(r);
}
