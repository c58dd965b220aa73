/* Adding sources: files become folders on the branch, in one commit. */
#include "codec/codec.h"
#include "diff/redline.h"
#include "negotiation/names.h"
#include "negotiation/sources.h"
#include "negotiation/sources_read.h"

/* Changes that a summary names one by one. */
#define NAMED_CHANGES 6u

struct adding {
	struct zd_negotiation *n;
	const struct zd_source_add_options *o;
	struct zd_source_report *report;
	struct zd_error *err;
};

const char *zd_source_fate_name(enum zd_source_fate fate)
{
	static const char *const names[] = {
		"new", "changed", "the same", "left out"};

	return names[fate];
}

/* --- reading the files ---------------------------------------------------- */

/* Two files of one act that say they are the same source. */
static void refuse_twins(struct zd_source_report *r)
{
	struct zd_ids seen = {0};

	for (size_t i = 0; i < r->list.len; i++) {
		struct zd_source_added *one = &r->list.at[i];
		size_t k = 0;

		if (one->fate == ZD_SOURCE_REFUSED ||
			zd_ids_add(&seen, one->source.symbol))
			continue;
		while (!zd_slice_eq(
			r->list.at[k].source.symbol, one->source.symbol))
			k++;
		one->fate = ZD_SOURCE_REFUSED;
		one->what = zd_arena_printf(&r->arena,
			"%s is %.*s already: where they are two documents, "
			"add this one alone, with --symbol",
			r->list.at[k].path, ZD_FMT(one->source.symbol));
	}
	zd_ids_clear(&seen);
}

static void read_files(struct adding *a)
{
	for (size_t i = 0; i < a->o->files_len; i++) {
		struct zd_source_added one = {.path = a->o->files[i].path};

		zd_source_take(&one, &a->report->arena, &a->o->files[i], a->o);
		zd_vec_push(&a->report->list, one);
	}
	refuse_twins(a->report);
}

/* --- under the lock of the branch ----------------------------------------- */

static void put_change(struct zd_buf *out, struct zd_arena *a,
	const struct zd_redline *r, const struct zd_link *l)
{
	bool dropped = !l->to_count;
	const struct zd_draft *d = dropped ? r->from : r->to;
	uint32_t at = dropped ? r->from_list.at[l->from_first]
			      : r->to_list.at[l->to_first];

	zd_buf_printf(out, "%s%.*s %s", out->len ? ", " : "",
		ZD_FMT(zd_paragraph_name(a, d, at)),
		zd_relation_name(l->relation));
}

/* "OP3 edited, OP5 new" */
static struct zd_slice changes_of(struct zd_arena *a,
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_redline *r = zd_redline_make(from, to, NULL);
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice what;
	unsigned count = 0;

	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];

		if (l->relation == ZD_SAME && !l->relabelled)
			continue;
		if (count++ < NAMED_CHANGES)
			put_change(&b, a, r, l);
	}
	if (count > NAMED_CHANGES)
		zd_buf_printf(&b, " and %u more", count - NAMED_CHANGES);
	what = b.len ? zd_arena_slice(a, zd_buf_slice(&b))
		     : ZD_LIT("markup or order only");
	zd_buf_clear(&b);
	zd_redline_free(r);
	return what;
}

/* Puts one source into the commit and finds out what that changes. */
static int put_source(struct adding *a, const struct zd_oid *tip,
	struct zd_changes *changes, struct zd_source_added *one)
{
	struct zd_arena *arena = &a->report->arena;
	struct zd_draft *old = NULL;
	struct zd_tree_place place;
	size_t before = changes->len;
	int code = ZD_ENOTFOUND;

	if (tip)
		code = zd_source_read_at(
			&old, a->n->store, tip, one->source.symbol, a->err);
	if (code && code != ZD_ENOTFOUND)
		return code;
	zd_source_place(&place, arena, one->source.symbol);
	code = zd_tree_write_at(
		changes, a->n->store, tip, &place, one->draft, a->err);
	one->fate = !old                 ? ZD_SOURCE_NEW
		: changes->len == before ? ZD_SOURCE_SAME
					 : ZD_SOURCE_CHANGED;
	if (!code && one->fate == ZD_SOURCE_CHANGED)
		one->what = changes_of(arena, old, one->draft);
	zd_draft_free(old);
	return code;
}

static bool is_written(const struct zd_source_added *one)
{
	return one->fate == ZD_SOURCE_NEW || one->fate == ZD_SOURCE_CHANGED;
}

static void put_subject(
	struct zd_buf *message, const struct zd_source_report *r)
{
	size_t many = r->fates[ZD_SOURCE_NEW] + r->fates[ZD_SOURCE_CHANGED];

	if (many != 1)
		zd_buf_printf(message, "Add %zu sources\n\n", many);
	for (size_t i = 0; i < r->list.len && many == 1; i++)
		if (is_written(&r->list.at[i]))
			zd_buf_printf(message, "%s source %.*s\n\n",
				r->list.at[i].fate == ZD_SOURCE_NEW ? "Add"
								    : "Change",
				ZD_FMT(r->list.at[i].source.symbol));
}

static void put_message(
	struct zd_buf *message, const struct zd_source_report *r)
{
	put_subject(message, r);
	for (size_t i = 0; i < r->list.len; i++) {
		const struct zd_source_added *one = &r->list.at[i];

		if (one->fate == ZD_SOURCE_CHANGED)
			zd_buf_printf(message, "%.*s: %.*s\n",
				ZD_FMT(one->source.symbol), ZD_FMT(one->what));
	}
	if (r->fates[ZD_SOURCE_CHANGED])
		zd_buf_putc(message, '\n');
	for (size_t i = 0; i < r->list.len; i++)
		if (is_written(&r->list.at[i]))
			zd_buf_printf(message, "Source: %.*s\n",
				ZD_FMT(r->list.at[i].source.symbol));
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct adding *a = ctx;
	struct zd_source_report *r = a->report;
	int code = 0;

	(void)err;
	memset(r->fates, 0, sizeof(r->fates));
	for (size_t i = 0; !code && i < r->list.len; i++) {
		if (r->list.at[i].fate != ZD_SOURCE_REFUSED)
			code = put_source(a, exists ? tip : NULL, changes,
				&r->list.at[i]);
		if (!code)
			r->fates[r->list.at[i].fate]++;
	}
	if (!code && message)
		put_message(message, r);
	return code;
}

/* --- the act -------------------------------------------------------------- */

static int try_out(struct adding *a)
{
	struct zd_changes changes = {0};
	struct zd_oid tip;
	int code = zd_store_ref(a->n->store, ZD_SOURCES, &tip, a->err);

	if (!code || code == ZD_ENOTFOUND)
		code = build(a, &tip, !code, &changes, NULL, a->err);
	zd_changes_clear(&changes);
	return code;
}

static int carry_out(struct adding *a)
{
	struct zd_act act = {.ref = ZD_SOURCES,
		.author = &a->o->author,
		.committer = &a->o->committer,
		.build = build,
		.ctx = a};
	int code;

	if (a->o->dry_run)
		return try_out(a);
	code = zd_store_act(a->n->store, &act, &a->report->commit, a->err);
	return code == ZD_ESAME ? 0 : code;
}

static int check(const struct zd_source_add_options *o, struct zd_error *err)
{
	if (!o->files_len)
		return zd_error_set(err, ZD_EUSAGE, "no file to add");
	if (o->files_len > 1 && (o->symbol || o->title || o->date))
		return zd_error_set(err, ZD_EUSAGE,
			"a symbol, title or date is that of one source: give "
			"one file with it");
	return 0;
}

int zd_source_add(struct zd_source_report **out, struct zd_negotiation *n,
	const struct zd_source_add_options *options, struct zd_error *err)
{
	struct adding a = {.n = n, .o = options, .err = err};
	bool any = false;
	int code = check(options, err);

	*out = NULL;
	if (code)
		return code;
	a.report = zd_calloc(1, sizeof(*a.report));
	a.report->dry_run = options->dry_run;
	read_files(&a);
	for (size_t i = 0; i < a.report->list.len; i++)
		any |= a.report->list.at[i].fate != ZD_SOURCE_REFUSED;
	if (any)
		code = carry_out(&a);
	else
		a.report->fates[ZD_SOURCE_REFUSED] = a.report->list.len;
	if (code)
		zd_source_report_free(a.report);
	else
		*out = a.report;
	return code;
}

void zd_source_report_free(struct zd_source_report *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->list.len; i++) {
		zd_draft_free(r->list.at[i].draft);
		zd_findings_free(r->list.at[i].findings);
	}
	zd_vec_clear(&r->list);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
