#include "text/citation.h"
#include "view/of.h"
#include "view/pick.h"
#include "view/redline.h"
#include "view/redline_brackets.h"

enum asked { BY_FROM = 1, BY_TO = 2 };

struct listing {
	struct zd_view *v;
	struct zd_ignoring x;
	const struct zd_redline *r; /* of x */
	struct zd_view_names from, to;
	struct zd_view_pick picks[2]; /* of from, of to */
	uint8_t *links;               /* by whom each was asked for */
};

static bool changed(const struct zd_link *link)
{
	return link->relation != ZD_SAME || link->relabelled;
}

/* --- What was asked for --------------------------------------------------- */

static int pick(struct zd_view_pick *picks, const struct zd_redline *r,
	const struct zd_view_labels *labels, struct zd_error *err)
{
	const struct zd_draft *drafts[] = {r->from, r->to};

	return zd_view_pick_labels(picks, 2, drafts, labels, err);
}

int zd_view_pick_rows(bool *rows, const struct zd_redline *r,
	const struct zd_view_labels *labels, struct zd_error *err)
{
	struct zd_view_pick picks[2] = {{0}, {0}};
	int code = pick(picks, r, labels, err);

	for (size_t i = 0; i < r->rows.len; i++)
		rows[i] =
			!labels->len || zd_view_pick_row(picks, &r->rows.at[i]);
	zd_view_pick_clear(&picks[0]);
	zd_view_pick_clear(&picks[1]);
	return code;
}

/* Asks for the link of a block, if it is picked and begins its paragraph, or
 * has changed. */
static void ask(struct listing *l, bool old, uint32_t block, bool has_changed)
{
	const struct zd_draft *d = old ? l->r->from : l->r->to;
	uint32_t p;

	if (block == ZD_NONE || !zd_view_pick_has(&l->picks[!old], block))
		return;
	p = d->blocks.at[block].paragraph;
	if (has_changed || d->paragraphs.at[p].first == block)
		l->links[(old ? l->r->from_link : l->r->to_link)[p]] |=
			old ? BY_FROM : BY_TO;
}

static void find_links(struct listing *l, bool all)
{
	l->links = zd_calloc(l->r->links.len + 1, sizeof(*l->links));
	for (size_t i = 0; all && i < l->r->links.len; i++)
		l->links[i] = BY_FROM | BY_TO;
	for (size_t i = 0; !all && i < l->r->rows.len; i++) {
		const struct zd_row *row = &l->r->rows.at[i];
		bool has_changed = row->stub || row->partner != ZD_NONE ||
			zd_view_row_changed(&l->x, row);

		ask(l, true, row->from, has_changed);
		ask(l, false, row->to, has_changed);
	}
}

static int listing_init(struct listing *l, const struct zd_redline *r,
	const struct zd_view_redline_options *o, struct zd_error *err)
{
	int code = pick(l->picks, r, &o->labels, err);

	if (code)
		return code;
	zd_ignoring_init(&l->x, r, o->ignore);
	l->r = &l->x.redline;
	zd_view_names_init(&l->from, r->from);
	zd_view_names_init(&l->to, r->to);
	find_links(l, !o->labels.len);
	return 0;
}

static void listing_clear(struct listing *l)
{
	zd_view_pick_clear(&l->picks[0]);
	zd_view_pick_clear(&l->picks[1]);
	if (!l->r)
		return;
	zd_view_names_clear(&l->from);
	zd_view_names_clear(&l->to);
	zd_ignoring_clear(&l->x);
	zd_free(l->links);
}

/* Does anything differ? What was asked for by label, or all. */
static bool differs(const struct listing *l, bool all)
{
	if (all)
		return !zd_redline_is_empty(l->r);
	for (size_t i = 0; i < l->r->links.len; i++)
		if (l->links[i] && changed(&l->r->links.at[i]))
			return true;
	return false;
}

/* --- The table ------------------------------------------------------------ */

static void put_words(
	struct zd_view *v, uint32_t kept, uint32_t in, uint32_t out)
{
	zd_view_cell_number(v, kept);
	zd_view_cell_number(v, in);
	zd_view_cell_number(v, out);
}

/* "2 lifted, 1 alternative chosen" */
static void put_brackets(struct zd_view *v, const struct zd_view_brackets *b,
	const struct zd_link *link)
{
	struct zd_buf words = ZD_BUF_INIT;

	zd_view_brackets_say_link(&words, b, link);
	zd_view_cell_text(v, zd_arena_slice(&v->arena, zd_buf_slice(&words)));
	zd_buf_clear(&words);
}

static void put_head(struct zd_view *v, bool brackets)
{
	static const char *const head[] = {"Paragraph", "From", "Relation",
		"Words kept", "In", "Out", NULL};

	zd_view_head(v, head);
	if (brackets)
		zd_view_cell_text(v, ZD_LIT("Brackets"));
}

static void put_link(struct listing *l, const struct zd_link *link,
	const struct zd_view_brackets *brackets)
{
	struct zd_view *v = l->v;

	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v,
		zd_view_named(v, &l->to, l->r->to_list.at + link->to_first,
			link->to_count));
	zd_view_cell_text(v,
		zd_view_named(v, &l->from,
			l->r->from_list.at + link->from_first,
			link->from_count));
	zd_view_cell_text(v, zd_slice_str(zd_relation_name(link->relation)));
	put_words(v, link->words_kept, link->words_in, link->words_out);
	if (brackets)
		put_brackets(v, brackets, link);
}

static void put_table(struct listing *l, struct zd_view_counts *c, bool all)
{
	uint32_t rows = 0;

	put_head(l->v, c->brackets != NULL);
	for (size_t i = 0; i < l->r->links.len; i++) {
		const struct zd_link *link = &l->r->links.at[i];

		if (!l->links[i] || !changed(link))
			continue;
		rows++;
		put_link(l, link, c->brackets);
	}
	if (all)
		zd_view_count_all(c);
	else
		zd_view_count_links(c, l->links);
	zd_view_add(l->v, ZD_VIEW_ROW);
	zd_view_cell_text(l->v, ZD_LIT("Total"));
	zd_view_cell_text(l->v, ZD_LIT(""));
	zd_view_cell(l->v);
	zd_view_printf(l->v, ZD_VIEW_KEPT, "%u listed", rows);
	put_words(l->v, c->kept, c->in, c->out);
}

int zd_view_of_stat(struct zd_view **out, const struct zd_redline *r,
	const struct zd_view_redline_options *o, struct zd_error *err)
{
	struct listing l = {0};
	struct zd_citation_reader *reader = NULL;
	struct zd_view_brackets *brackets;
	struct zd_view_counts c;
	int code = listing_init(&l, r, o, err);

	*out = NULL;
	if (!code) {
		brackets = o->ignore & ZD_IGNORE_BRACKETS
			? NULL
			: zd_view_brackets_new(r, &reader);
		zd_citation_reader_free(reader);
		c = (struct zd_view_counts){.x = &l.x, .brackets = brackets};
		*out = l.v = zd_view_new("stat");
		l.v->differs = differs(&l, !o->labels.len);
		put_table(&l, &c, !o->labels.len);
		zd_view_put_counts(l.v, &c, o->from_name, o->to_name);
		zd_view_brackets_free(brackets);
	}
	listing_clear(&l);
	return code;
}

/* --- Names ---------------------------------------------------------------- */

/* Was any of a paragraph of to? */
static bool is_picked(const struct listing *l, uint32_t paragraph)
{
	const struct zd_paragraph *p = &l->r->to->paragraphs.at[paragraph];

	for (uint32_t k = p->first; k < p->first + p->count; k++)
		if (zd_view_pick_has(&l->picks[1], k))
			return true;
	return false;
}

/* Of what became of a paragraph that was asked for all names, else those that
 * were. */
static void put_names(
	struct listing *l, const struct zd_link *link, uint8_t asked)
{
	bool gone = !link->to_count;
	const uint32_t *at = gone ? l->r->from_list.at + link->from_first
				  : l->r->to_list.at + link->to_first;
	uint32_t n = gone ? link->from_count : link->to_count;

	for (uint32_t k = 0; k < n; k++) {
		if (!(asked & BY_FROM) && !is_picked(l, at[k]))
			continue;
		zd_view_add(l->v, ZD_VIEW_LINE);
		zd_view_run(l->v, ZD_VIEW_KEPT,
			zd_view_named(
				l->v, gone ? &l->from : &l->to, at + k, 1));
	}
}

int zd_view_of_names(struct zd_view **out, const struct zd_redline *r,
	const struct zd_view_redline_options *o, struct zd_error *err)
{
	struct listing l = {0};
	int code = listing_init(&l, r, o, err);

	*out = NULL;
	if (!code) {
		*out = l.v = zd_view_new("names");
		l.v->differs = differs(&l, !o->labels.len);
		for (size_t i = 0; i < l.r->links.len; i++)
			if (l.links[i] && changed(&l.r->links.at[i]))
				put_names(&l, &l.r->links.at[i], l.links[i]);
	}
	listing_clear(&l);
	return code;
}
