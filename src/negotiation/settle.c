#include "negotiation/settle.h"

#include "negotiation/names.h"
#include "negotiation/tree.h"

struct settling {
	struct zd_negotiation *n;
	const struct zd_bracket_act_options *o;
	struct zd_bracket_act_report *report;
};

static const char *const acts[] = {"lift", "bracket", "choose"};
static const char *const subjects[] = {
	"Lift brackets", "Put in brackets", "Choose an alternative"};

/* A report that an earlier try filled. */
static void begin_report(struct zd_bracket_act_report *r)
{
	r->list.len = 0;
	zd_arena_clear(&r->arena);
}

static int settle(struct settling *s, struct zd_draft **after,
	const struct zd_draft *now, struct zd_error *err)
{
	struct zd_brackets *b;
	struct zd_cuts cuts = {0};
	int code;

	*after = NULL;
	if (s->o->kind == ZD_PUT)
		return zd_settle_put(after, s->report, now, s->o, err);
	b = zd_brackets_new(now, NULL);
	if (s->o->kind == ZD_LIFT)
		code = zd_settle_lift(&cuts, s->report, b, s->o, err);
	else
		code = zd_settle_choose(&cuts, s->report, b, s->o, err);
	if (!code)
		*after = zd_cuts_apply(now, &cuts);
	zd_vec_clear(&cuts);
	zd_brackets_free(b);
	return code;
}

/* The ids of paragraphs that are not the same, each a trailer. */
static void put_paragraphs(struct zd_buf *message, const struct zd_draft *old,
	const struct zd_draft *new)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < old->paragraphs.len; i++) {
		bool there = k < new->paragraphs.len &&zd_slice_eq(
					 old->paragraphs.at[i].id,
					 new->paragraphs.at[k].id);

		if (!there || !zd_paragraph_same(old, i, new, k))
			zd_buf_printf(message, "Paragraph: %.*s\n",
				ZD_FMT(old->paragraphs.at[i].id));
		k += there;
	}
}

static void write_message(const struct settling *s, struct zd_buf *message,
	const struct zd_draft *old, const struct zd_draft *new)
{
	const struct zd_bracket_act_report *r = s->report;

	zd_buf_printf(message, "%s:", subjects[s->o->kind]);
	for (size_t i = 0; i < r->list.len && i < 4; i++)
		zd_buf_printf(message, "%s %.*s", i ? "," : "",
			ZD_FMT(r->list.at[i].name));
	if (r->list.len > 4)
		zd_buf_printf(message, " and %zu more", r->list.len - 4);
	if (r->list.len == 1 && r->list.at[0].words.len &&
		r->list.at[0].words.len <= 80)
		zd_buf_printf(message, " “%.*s”", ZD_FMT(r->list.at[0].words));
	zd_buf_puts(message, "\n\n");
	if (s->o->remark && *s->o->remark)
		zd_buf_printf(message, "%s\n\n", s->o->remark);
	zd_buf_printf(message, "Act: %s\n", acts[s->o->kind]);
	for (size_t i = 0; s->o->kind != ZD_PUT && i < r->list.len; i++)
		zd_buf_printf(
			message, "Bracket: %.*s\n", ZD_FMT(r->list.at[i].name));
	put_paragraphs(message, old, new);
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct settling *s = ctx;
	struct zd_draft *now = NULL, *after = NULL;
	int code;

	(void)exists;
	begin_report(s->report);
	code = zd_tree_read(&now, s->n->store, tip, err);
	if (!code)
		code = settle(s, &after, now, err);
	if (!code)
		code = zd_tree_write(changes, s->n->store, tip, after, err);
	if (!code)
		write_message(s, message, now, after);
	zd_draft_free(now);
	zd_draft_free(after);
	return code;
}

int zd_bracket_act(struct zd_bracket_act_report **out, struct zd_negotiation *n,
	const struct zd_bracket_act_options *options, struct zd_error *err)
{
	struct settling s = {.n = n, .o = options};
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &options->author,
		.committer = &options->committer,
		.build = build,
		.ctx = &s};
	int code;

	*out = NULL;
	if (!options->operands_len)
		return zd_error_set(err, ZD_EUSAGE,
			"which brackets? They are named as in OP7[2]");
	s.report = zd_calloc(1, sizeof(*s.report));
	s.report->kind = options->kind;
	code = zd_store_act(n->store, &act, &s.report->commit, err);
	if (code)
		zd_bracket_act_report_free(s.report);
	else
		*out = s.report;
	return code;
}

void zd_bracket_act_report_free(struct zd_bracket_act_report *r)
{
	if (!r)
		return;
	zd_vec_clear(&r->list);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
