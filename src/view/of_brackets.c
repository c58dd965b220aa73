/* Brackets as a table, with totals; and their way through the rounds. */
#include "history/bracket.h"
#include "text/markup.h"
#include "view/of.h"
#include "view/pick.h"

#define EXCERPT 70u /* bytes of the words inside that are shown */
#define MOST_OLDEST 10u

struct maker {
	struct zd_view *v;
	const struct zd_bracket_history *h;
	const struct zd_bracket_state *s;
	const struct zd_brackets *b;
	struct zd_view_pick pick;
	bool picked;            /* labels were asked for */
	struct zd_slice *names; /* by paragraph */
};

static void line(struct zd_view *v, struct zd_slice text)
{
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_run(v, ZD_VIEW_KEPT, text);
}

static struct zd_slice excerpt(
	struct zd_arena *a, const struct zd_brackets *b, uint32_t i)
{
	struct zd_buf stored = ZD_BUF_INIT, plain = ZD_BUF_INIT;
	struct zd_slice s;

	zd_bracket_text(&stored, b, &b->list.at[i], EXCERPT);
	zd_markup_plain(&plain, zd_buf_slice(&stored));
	s = zd_arena_slice(a, zd_buf_slice(&plain));
	zd_buf_clear(&stored);
	zd_buf_clear(&plain);
	return s;
}

/* "1 of 3" of adjacent ones; "2 in it" between slashes. */
static struct zd_slice alternatives(const struct maker *m, uint32_t i,
	const uint32_t *place, uint32_t *size)
{
	const struct zd_bracket *one = &m->b->list.at[i];

	if (one->group != ZD_NONE)
		return zd_arena_printf(
			&m->v->arena, "%u of %u", place[i], size[one->group]);
	if (one->parts > 1)
		return zd_arena_printf(&m->v->arena, "%u in it", one->parts);
	return (struct zd_slice){0};
}

static struct zd_slice since(const struct maker *m, uint32_t i)
{
	uint32_t track = m->s->tracks[i];

	if (track == ZD_NONE)
		return (struct zd_slice){0};
	return m->h->states.at[m->h->tracks.at[track].opened].name;
}

static bool is_shown(const struct maker *m, uint32_t i)
{
	const struct zd_bracket *one = &m->b->list.at[i];

	return one->nth &&
		(!m->picked || zd_view_pick_has(&m->pick, one->open.block));
}

static void put_bracket(
	struct maker *m, uint32_t i, const uint32_t *place, uint32_t *size)
{
	const struct zd_bracket *one = &m->b->list.at[i];
	struct zd_view *v = m->v;

	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%.*s[%u]",
		ZD_FMT(m->names[zd_bracket_paragraph(m->b, one)]), one->nth);
	zd_view_cell_text(v, m->b->draft->blocks.at[one->open.block].mark);
	zd_view_cell_number(v, one->depth);
	zd_view_cell_text(v, zd_slice_str(zd_bracket_kind_name(one->kind)));
	zd_view_cell_number(v, one->words);
	zd_view_cell_text(v, alternatives(m, i, place, size));
	zd_view_cell_text(v,
		m->s->tracks[i] == ZD_NONE
			? (struct zd_slice){0}
			: m->h->tracks.at[m->s->tracks[i]].owners);
	zd_view_cell_text(v, since(m, i));
	zd_view_cell_text(v, excerpt(&v->arena, m->b, i));
}

static void put_list(struct maker *m)
{
	static const char *const names[] = {"Bracket", "In", "Depth", "Kind",
		"Words", "Alternative", "By", "Since", "Inside", NULL};
	size_t n = m->b->list.len;
	uint32_t *place = zd_calloc(n + 1, sizeof(*place));
	uint32_t *size = zd_calloc(n + 1, sizeof(*size));

	zd_brackets_alternatives(m->b, place, size);
	zd_view_head(m->v, names);
	for (uint32_t i = 0; i < n; i++)
		if (is_shown(m, i))
			put_bracket(m, i, place, size);
	zd_free(place);
	zd_free(size);
}

/* --- totals -------------------------------------------------------------- */

struct total {
	uint32_t brackets, deepest, open, words;
};

static void add(struct total *t, const struct maker *m, uint32_t paragraph)
{
	const struct zd_paragraph *p = &m->b->draft->paragraphs.at[paragraph];
	uint32_t end = p->first + p->count;

	for (uint32_t k = p->first; k < end; k++) {
		if (m->picked && !zd_view_pick_has(&m->pick, k))
			continue;
		t->open += m->b->words_open[k];
		t->words += m->b->words[k];
	}
	for (uint32_t i = m->b->by_block[p->first]; i < m->b->by_block[end];
		i++) {
		if (!is_shown(m, i))
			continue;
		t->brackets++;
		if (m->b->list.at[i].depth > t->deepest)
			t->deepest = m->b->list.at[i].depth;
	}
}

static void put_total(
	struct zd_view *v, struct zd_slice name, const struct total *t)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, name);
	zd_view_cell_number(v, t->brackets);
	zd_view_cell_number(v, t->deepest);
	zd_view_cell_number(v, t->open);
	zd_view_cell_number(v, t->words);
}

static void put_paragraphs(struct maker *m, struct total *all)
{
	static const char *const names[] = {"Paragraph", "Brackets", "Deepest",
		"Words inside", "Words", NULL};

	zd_view_head(m->v, names);
	for (uint32_t i = 0; i < m->b->draft->paragraphs.len; i++) {
		struct total t = {0};

		add(&t, m, i);
		if (t.brackets || t.open)
			put_total(m->v, m->names[i], &t);
		all->brackets += t.brackets;
		all->open += t.open;
		all->words += t.words;
		if (t.deepest > all->deepest)
			all->deepest = t.deepest;
	}
	put_total(m->v, ZD_LIT("Total"), all);
}

static struct zd_slice heading(const struct maker *m, uint32_t paragraph)
{
	const struct zd_paragraph *p = &m->b->draft->paragraphs.at[paragraph];
	struct zd_buf plain = ZD_BUF_INIT;
	struct zd_slice s;

	if (p->count)
		zd_markup_plain(&plain, m->b->draft->blocks.at[p->first].text);
	s = zd_arena_slice(&m->v->arena, zd_buf_slice(&plain));
	zd_buf_clear(&plain);
	return s;
}

/* A part goes from a heading to the next. */
static void put_parts(struct maker *m)
{
	static const char *const names[] = {
		"Part", "Brackets", "Deepest", "Words inside", "Words", NULL};
	const struct zd_draft *d = m->b->draft;
	struct total t = {0};
	struct zd_slice name = ZD_LIT("(before the first heading)");
	bool any = false;

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		any = any || d->paragraphs.at[i].kind == ZD_HEADING;
	if (!any || m->picked)
		return;
	line(m->v, ZD_LIT("By part:"));
	zd_view_head(m->v, names);
	for (uint32_t i = 0; i <= d->paragraphs.len; i++) {
		if (i == d->paragraphs.len ||
			d->paragraphs.at[i].kind == ZD_HEADING) {
			if (t.brackets || t.open)
				put_total(m->v, name, &t);
			memset(&t, 0, sizeof(t));
			if (i < d->paragraphs.len)
				name = heading(m, i);
		}
		if (i < d->paragraphs.len)
			add(&t, m, i);
	}
}

/* "Not counted: 21 citations, 4 footnotes." */
static void put_others(struct maker *m)
{
	static const char *const many[] = {"", "", "", "", "status marks",
		"citations", "links", "footnote marks"};
	static const char *const one[] = {"", "", "", "", "status mark",
		"citation", "link", "footnote mark"};
	uint32_t count[ZD_BRACKET_KINDS] = {0};
	struct zd_buf words = ZD_BUF_INIT;

	for (size_t i = 0; i < m->b->list.len; i++)
		count[m->b->list.at[i].kind]++;
	for (size_t k = ZD_BRACKET_STATUS; k < ZD_BRACKET_KINDS; k++)
		if (count[k])
			zd_buf_printf(&words, "%s%u %s",
				words.len ? ", " : "Not counted: ", count[k],
				count[k] == 1 ? one[k] : many[k]);
	if (words.len && !m->picked) {
		zd_buf_putc(&words, '.');
		line(m->v, zd_arena_slice(&m->v->arena, zd_buf_slice(&words)));
	}
	zd_buf_clear(&words);
}

static int pick(struct maker *m, const struct zd_view_labels *labels,
	struct zd_error *err)
{
	int code = 0;

	m->picked = labels && labels->len;
	for (size_t i = 0; m->picked && !code && i < labels->len; i++)
		code = zd_view_pick_add(
			&m->pick, m->b->draft, labels->at[i], err);
	return code;
}

int zd_view_of_brackets(struct zd_view **out,
	const struct zd_bracket_history *h, const struct zd_view_labels *labels,
	struct zd_error *err)
{
	struct maker m = {.h = h, .s = zd_bracket_history_last(h)};
	struct total all = {0};
	int code;

	*out = NULL;
	m.b = m.s->brackets;
	code = pick(&m, labels, err);
	if (code) {
		zd_view_pick_clear(&m.pick);
		return code;
	}
	m.v = zd_view_new("brackets");
	m.names = zd_paragraph_names(&m.v->arena, m.b->draft);
	zd_view_fact(m.v, "revision", m.s->name);
	put_list(&m);
	line(m.v, ZD_LIT("By paragraph:"));
	put_paragraphs(&m, &all);
	put_parts(&m);
	put_others(&m);
	zd_view_pick_clear(&m.pick);
	*out = m.v;
	return 0;
}

/* --- through the rounds -------------------------------------------------- */

/* A round and the acts that led to it, as one row. */
static void put_rounds(struct zd_view *v, const struct zd_bracket_history *h)
{
	static const char *const names[] = {"Round", "Opened", "Changed",
		"Lifted", "Alternative chosen", "Struck", "Open", NULL};
	uint32_t sum[ZD_BRACKET_CHANGES] = {0};

	zd_view_head(v, names);
	for (size_t i = 0; i < h->states.len; i++) {
		const struct zd_bracket_state *s = &h->states.at[i];

		for (size_t k = 0; k < ZD_BRACKET_CHANGES; k++)
			sum[k] += s->count[k];
		if (s->between)
			continue;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, s->name);
		zd_view_cell_number(
			v, sum[ZD_BRACKET_PUT] + sum[ZD_BRACKET_NEW]);
		zd_view_cell_number(v, sum[ZD_BRACKET_EDITED]);
		zd_view_cell_number(v, sum[ZD_BRACKET_LIFTED]);
		zd_view_cell_number(v, sum[ZD_BRACKET_CHOSEN]);
		zd_view_cell_number(v, sum[ZD_BRACKET_STRUCK]);
		zd_view_cell_number(v, s->open);
		memset(sum, 0, sizeof(sum));
	}
}

static struct zd_slice track_name(struct zd_arena *a,
	const struct zd_bracket_history *h, const struct zd_bracket_track *t)
{
	const struct zd_brackets *b = h->states.at[t->state].brackets;
	struct zd_buf name = ZD_BUF_INIT;
	struct zd_slice s;

	zd_bracket_name(&name, b, &b->list.at[t->last]);
	s = zd_arena_slice(a, zd_buf_slice(&name));
	zd_buf_clear(&name);
	return s;
}

/* How many rounds a bracket is old: rows of the table above. */
static uint32_t age(
	const struct zd_bracket_history *h, const struct zd_bracket_track *t)
{
	uint32_t n = 0;

	for (size_t i = t->opened; i < h->states.len; i++)
		n += !h->states.at[i].between;
	return n;
}

static void put_oldest(struct zd_view *v, const struct zd_bracket_history *h)
{
	static const char *const names[] = {
		"Bracket", "Since", "Rounds", "Changes", "By", "Inside", NULL};
	uint32_t shown = 0, left = 0;

	for (size_t i = 0; i < h->tracks.len; i++) {
		const struct zd_bracket_track *t = &h->tracks.at[i];

		if (t->closed != ZD_NONE)
			continue;
		if (shown == MOST_OLDEST) {
			left++;
			continue;
		}
		if (!shown++) {
			line(v, ZD_LIT("Oldest still open:"));
			zd_view_head(v, names);
		}
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, track_name(&v->arena, h, t));
		zd_view_cell_text(v, h->states.at[t->opened].name);
		zd_view_cell_number(v, age(h, t));
		zd_view_cell_number(v, t->changes);
		zd_view_cell_text(v, t->owners);
		zd_view_cell_text(v,
			excerpt(&v->arena, h->states.at[t->state].brackets,
				t->last));
	}
	if (!left)
		return;
	zd_view_add(v, ZD_VIEW_REMARK);
	zd_view_printf(v, ZD_VIEW_KEPT,
		"%u more are open that are as old or newer", left);
}

static void put_closed(struct zd_view *v, const struct zd_bracket_history *h)
{
	static const char *const names[] = {
		"Bracket", "In", "How", "Since", "By", "Inside", NULL};
	bool any = false;

	for (size_t i = 0; i < h->tracks.len; i++) {
		const struct zd_bracket_track *t = &h->tracks.at[i];

		if (t->closed == ZD_NONE)
			continue;
		if (!any) {
			line(v, ZD_LIT("Closed:"));
			zd_view_head(v, names);
		}
		any = true;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, track_name(&v->arena, h, t));
		zd_view_cell_text(v, h->states.at[t->closed].name);
		zd_view_cell_text(
			v, zd_slice_str(zd_bracket_change_name(t->how)));
		zd_view_cell_text(v, h->states.at[t->opened].name);
		zd_view_cell_text(v, t->owners);
		zd_view_cell_text(v,
			excerpt(&v->arena, h->states.at[t->state].brackets,
				t->last));
	}
}

struct zd_view *zd_view_of_bracket_rounds(const struct zd_bracket_history *h)
{
	struct zd_view *v = zd_view_new("bracket-rounds");

	put_rounds(v, h);
	put_oldest(v, h);
	put_closed(v, h);
	return v;
}
