/* Citations written as they should be: one act on main. */
#include "negotiation/cite.h"
#include "negotiation/tree.h"
#include "text/markup.h"

#include <zerodraft.h>

struct fixing {
	struct zd_negotiation *n;
	const struct zd_cite_fix_options *o;
	struct zd_cite_fix_report *report;
	struct zd_draft *now;
	struct zd_buf ids; /* "Paragraph:" lines */
	uint32_t last;     /* the paragraph that was named last */
};

static void note(struct fixing *f, const struct zd_cite *c)
{
	struct zd_arena *a = &f->report->arena;

	zd_vec_push(&f->report->list,
		((struct zd_cite_fixed){
			zd_arena_slice(
				a, zd_paragraph_name(a, f->now, c->paragraph)),
			zd_arena_slice(a, c->written),
			zd_arena_slice(a, c->proper)}));
	if (c->paragraph != f->last)
		zd_buf_printf(&f->ids, "Paragraph: %.*s\n",
			ZD_FMT(f->now->paragraphs.at[c->paragraph].id));
	f->last = c->paragraph;
}

/* Emphasis that begins or ends inside would lose its other half. */
static bool is_even(struct zd_slice text, const struct zd_cite *c)
{
	struct zd_markup_cursor cursor = {.text = text};
	struct zd_markup_piece p;
	int open = 0;

	while ((p = zd_markup_next(&cursor)).kind != ZD_MARKUP_END)
		if ((p.kind == ZD_MARKUP_EMPH || p.kind == ZD_MARKUP_STRONG) &&
			p.start >= c->start && p.end <= c->end)
			open += p.opens ? 1 : -1;
	return !open;
}

static bool is_wrong(const struct fixing *f, const struct zd_cite *c)
{
	return c->open && !c->nth && !zd_slice_eq(c->written, c->proper) &&
		is_even(f->now->blocks.at[c->block].text, c);
}

/* The block's text with the citations from i on, as far as they are its. */
static size_t fix_block(
	struct fixing *f, const struct zd_cites *cites, size_t i)
{
	uint32_t block = cites->list.at[i].block;
	struct zd_slice text = f->now->blocks.at[block].text;
	struct zd_buf out = ZD_BUF_INIT;
	size_t at = 0;
	bool any = false;

	for (; i < cites->list.len && cites->list.at[i].block == block; i++) {
		const struct zd_cite *c = &cites->list.at[i];

		if (!is_wrong(f, c))
			continue;
		zd_buf_put_slice(&out, zd_slice_sub(text, at, c->start));
		zd_markup_escape(&out, c->proper, c->start == 0);
		at = c->end;
		any = true;
		note(f, c);
	}
	zd_buf_put_slice(&out, zd_slice_sub(text, at, text.len));
	if (any) {
		struct zd_buf whole = ZD_BUF_INIT;

		zd_markup_canonical(&whole, zd_buf_slice(&out), true);
		f->now->blocks.at[block].text =
			zd_arena_slice(&f->now->arena, zd_buf_slice(&whole));
		zd_buf_clear(&whole);
	}
	zd_buf_clear(&out);
	return i;
}

static void write_message(const struct fixing *f, struct zd_buf *message)
{
	const struct zd_cite_fix_report *r = f->report;

	zd_buf_printf(message, "Write %zu citation%s as %s should be\n\n",
		r->list.len, r->list.len == 1 ? "" : "s",
		r->list.len == 1 ? "it" : "they");
	for (size_t i = 0; i < r->list.len; i++)
		zd_buf_printf(message, "%.*s: %.*s becomes %.*s\n",
			ZD_FMT(r->list.at[i].label),
			ZD_FMT(r->list.at[i].before),
			ZD_FMT(r->list.at[i].after));
	zd_buf_printf(message, "\nAct: cite\n%s", zd_buf_str(&f->ids));
}

static void begin_again(struct fixing *f)
{
	zd_draft_free(f->now);
	f->now = NULL;
	f->report->list.len = 0;
	f->last = ZD_NONE;
	zd_buf_truncate(&f->ids, 0);
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct fixing *f = ctx;
	struct zd_cites *cites;
	int code;

	(void)exists;
	begin_again(f);
	code = zd_tree_read(&f->now, f->n->store, tip, err);
	if (code)
		return code;
	cites = zd_cites_new(f->now);
	code = zd_cites_keep(cites, f->o->labels, f->o->labels_len, err);
	for (size_t i = 0; !code && i < cites->list.len;)
		i = fix_block(f, cites, i);
	if (!code && !f->report->list.len)
		code = zd_error_set(err, ZD_ESAME,
			"every citation is written as it should be");
	if (!code) {
		write_message(f, message);
		code = zd_tree_write(changes, f->n->store, tip, f->now, err);
	}
	zd_cites_free(cites);
	return code;
}

struct zd_draft *zd_cite_fixed_draft(const struct zd_draft *draft)
{
	struct zd_cite_fix_report report = {0};
	struct fixing f = {.report = &report, .last = ZD_NONE};
	struct zd_cites *cites;

	f.now = zd_draft_copy(draft);
	cites = zd_cites_new(f.now);
	for (size_t i = 0; i < cites->list.len;)
		i = fix_block(&f, cites, i);
	zd_cites_free(cites);
	zd_buf_clear(&f.ids);
	zd_vec_clear(&report.list);
	zd_arena_clear(&report.arena);
	return f.now;
}

int zd_cite_fix(struct zd_cite_fix_report **out, struct zd_negotiation *n,
	const struct zd_cite_fix_options *options, struct zd_error *err)
{
	struct zd_cite_fix_report *r = zd_calloc(1, sizeof(*r));
	struct fixing f = {.n = n, .o = options, .report = r};
	struct zd_act act = {.ref = "refs/heads/main",
		.author = &options->author,
		.committer = &options->committer,
		.build = build,
		.ctx = &f};
	int code = zd_store_act(n->store, &act, &r->commit, err);

	*out = NULL;
	zd_draft_free(f.now);
	zd_buf_clear(&f.ids);
	if (code) {
		zd_cite_fix_report_free(r);
		return code;
	}
	*out = r;
	return 0;
}

void zd_cite_fix_report_free(struct zd_cite_fix_report *r)
{
	if (!r)
		return;
	zd_vec_clear(&r->list);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
