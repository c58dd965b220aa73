#include "negotiation/close.h"

#include "negotiation/names.h"
#include "negotiation/tree.h"

struct closing {
	struct zd_negotiation *n;
	const struct zd_round_options *o;
	struct zd_round_report *report;
};

/* Front matter says which round it is, where it said so before. */
static void set_field(struct zd_draft *d, const char *key, struct zd_slice to)
{
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind == ZD_FIELD && p->count &&
			zd_slice_is(p->label, key))
			d->blocks.at[p->first].text =
				zd_arena_slice(&d->arena, to);
	}
}

static void set_head(struct closing *c, struct zd_draft *d)
{
	time_t t = (time_t)(c->o->author.when + c->o->author.offset * 60);
	struct tm tm;

	gmtime_r(&t, &tm);
	set_field(d, "round",
		zd_round_title(&d->arena, zd_slice_str(c->o->name)));
	set_field(d, "date",
		zd_arena_printf(&d->arena, "%04d-%02d-%02d", tm.tm_year + 1900,
			tm.tm_mon + 1, tm.tm_mday));
}

static void write_message(struct closing *c, struct zd_buf *message)
{
	struct zd_round_report *r = c->report;

	zd_buf_printf(message, "Close %.*s\n\n",
		ZD_FMT(zd_round_title(&r->arena, zd_slice_str(c->o->name))));
	if (r->list.len)
		zd_buf_puts(message, "Concordance:\n");
	for (size_t i = 0; i < r->list.len; i++)
		zd_buf_printf(message, "  %.*s -> %.*s\n",
			ZD_FMT(r->list.at[i].old), ZD_FMT(r->list.at[i].new));
	zd_buf_printf(message, "%sAct: round\nRound: %s\n",
		r->list.len ? "\n" : "", c->o->name);
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct closing *c = ctx;
	struct zd_draft *draft, *new;
	int code = zd_tree_read(&draft, c->n->store, tip, err);

	(void)exists;
	if (code)
		return code;
	if (c->o->renumber) {
		zd_renumber(&new, draft, c->report);
		zd_draft_free(draft);
		draft = new;
	}
	set_head(c, draft);
	code = zd_tree_write(changes, c->n->store, tip, draft, err);
	zd_draft_free(draft);
	write_message(c, message);
	return code;
}

static int check(struct closing *c, struct zd_error *err)
{
	struct zd_round round;

	if (!c->o->name || !zd_store_name_ok(c->o->name) ||
		!strcmp(c->o->name, "main") || !strcmp(c->o->name, "HEAD"))
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' cannot name a round: use letters, digits, '-' "
			"and '_', as in rev1, rev2, final",
			c->o->name ? c->o->name : "");
	if (!zd_round_find(&round, c->n, c->o->name, NULL))
		return zd_error_set(err, ZD_EEXISTS,
			"there is a round '%s' already: name the next one",
			c->o->name);
	return zd_round_find(&round, c->n, NULL, err);
}

int zd_round_close(struct zd_round_report **out, struct zd_negotiation *n,
	const struct zd_round_options *options, struct zd_error *err)
{
	struct closing c = {.n = n, .o = options};
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &options->author,
		.committer = &options->committer,
		.build = build,
		.ctx = &c,
		.allow_empty = true};
	struct zd_slice title;
	int code;

	*out = NULL;
	c.report = zd_calloc(1, sizeof(*c.report));
	c.report->findings = zd_findings_new();
	code = check(&c, err);
	if (!code)
		code = zd_rounds_heal(n, &options->committer, err);
	if (!code) {
		c.report->name = zd_arena_slice(
			&c.report->arena, zd_slice_str(options->name));
		act.tag = zd_arena_printf(
			&c.report->arena, ZD_TAGS "%s", options->name)
				  .ptr;
		title = zd_round_title(&c.report->arena, c.report->name);
		act.tag_message = zd_arena_slice(&c.report->arena, title).ptr;
		code = zd_store_act(n->store, &act, &c.report->commit, err);
	}
	if (code)
		zd_round_report_free(c.report);
	else
		*out = c.report;
	return code;
}

void zd_round_report_free(struct zd_round_report *r)
{
	if (!r)
		return;
	zd_findings_free(r->findings);
	zd_vec_clear(&r->list);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
