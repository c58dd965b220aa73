/*
 * What goes with the paragraphs that stand: their footnotes, and what both
 * are called.
 */
#include "diff/take.h"
#include "text/markup.h"
#include "text/words.h"

/* Footnotes by name, and which of them have a mark, by side. */
struct marks {
	struct zd_names names[2];
	bool *ever[2]; /* in the draft, by paragraph */
	bool *now[2];  /* in what stands */
};

static void list_marks(
	const struct zd_names *notes, bool *marked, struct zd_slice text)
{
	struct zd_slice name;
	uint32_t note;
	size_t at = 0;

	while (zd_markup_next_note(text, &at, &name)) {
		note = zd_names_first(notes, name);
		if (note != ZD_NONE)
			marked[note] = true;
	}
}

static void marks_begin(struct marks *m, struct zd_take *t)
{
	for (int side = 0; side < 2; side++) {
		const struct zd_draft *d = t->draft[side];
		size_t n = d->paragraphs.len + 1;

		zd_draft_name_notes(&m->names[side], d);
		m->ever[side] = zd_arena_calloc(&t->arena, n, sizeof(bool));
		m->now[side] = zd_arena_calloc(&t->arena, n, sizeof(bool));
		for (size_t b = 0; b < d->blocks.len; b++)
			list_marks(&m->names[side], m->ever[side],
				d->blocks.at[b].text);
	}
}

static void list_standing(struct marks *m, const struct zd_take *t)
{
	struct zd_take_pieces pieces = {0};

	for (int side = 0; side < 2; side++) {
		const struct zd_draft *d = t->draft[side];

		for (uint32_t b = 0; b < d->blocks.len; b++) {
			uint32_t p = d->blocks.at[b].paragraph;

			if (d->paragraphs.at[p].kind == ZD_NOTE ||
				zd_take_side(t, t->link_of[side][p]) != side)
				continue;
			zd_take_pieces(t, side, b, &pieces);
			for (size_t i = 0; i < pieces.len; i++) {
				const struct zd_take_piece *one = &pieces.at[i];
				const struct zd_draft *of = t->draft[one->side];

				list_marks(&m->names[one->side],
					m->now[one->side],
					zd_slice_sub(
						of->blocks.at[one->block].text,
						one->start, one->end));
			}
		}
	}
	zd_vec_clear(&pieces);
}

/* Has any footnote of the link on this side a mark? */
static bool marked(const struct zd_take *t, bool *const by_paragraph[2],
	uint32_t link, int side)
{
	const struct zd_link *l = &t->r->links.at[link];
	const uint32_t *at = side == ZD_TAKE_FROM
		? t->r->from_list.at + l->from_first
		: t->r->to_list.at + l->to_first;
	uint32_t n = side == ZD_TAKE_FROM ? l->from_count : l->to_count;

	for (uint32_t i = 0; i < n; i++)
		if (by_paragraph[side][at[i]])
			return true;
	return false;
}

/* On which side footnotes stand: on that of their marks; where there are
 * none or both, where they are. */
static int side_of_note(
	const struct marks *m, const struct zd_take *t, uint32_t link)
{
	int is = zd_take_side(t, link), only;
	bool from = zd_take_first(t, link, ZD_TAKE_FROM) != ZD_NONE;
	bool to = zd_take_first(t, link, ZD_TAKE_TO) != ZD_NONE;
	bool by_from = marked(t, m->now, link, ZD_TAKE_FROM);
	bool by_to = marked(t, m->now, link, ZD_TAKE_TO);

	if (from && to) {
		if (t->named[link] || by_from == by_to)
			return is;
		return by_to ? ZD_TAKE_TO : ZD_TAKE_FROM;
	}
	only = to ? ZD_TAKE_TO : ZD_TAKE_FROM;
	if (by_from || by_to)
		return only;
	if (!t->named[link] && marked(t, m->ever, link, only))
		return !only;
	return is;
}

/* --- Names --------------------------------------------------------------- */

/* Is it nobody's yet? Then it is taken. The bytes must outlive the table. */
static bool claim(struct zd_words *taken, struct zd_slice name)
{
	size_t known = zd_words_size(taken);

	zd_words_intern(taken, name);
	return zd_words_size(taken) > known;
}

/* "name-2", or the next that no footnote has. */
static struct zd_slice fresh_name(struct zd_take *t, const struct marks *m,
	struct zd_words *taken, struct zd_slice name)
{
	struct zd_slice fresh;
	uint32_t n = 2;

	if (name.len > ZD_MAX_NAME - ZD_LABEL_DIGITS - 2)
		name = ZD_LIT("note");
	do
		fresh = zd_arena_printf(
			&t->arena, "%.*s-%u", ZD_FMT(name), n++);
	while (zd_names_first(&m->names[0], fresh) != ZD_NONE ||
		zd_names_first(&m->names[1], fresh) != ZD_NONE ||
		!claim(taken, fresh));
	return fresh;
}

/* Names footnotes that stand, those of the base first; false when all are
 * called what they were. */
static bool name_standing(struct zd_take *t, const struct marks *m,
	struct zd_take_names *names, struct zd_words *taken)
{
	bool any = false;

	for (int k = 0; k < 2; k++) {
		int side = k ? !t->base : t->base;
		const struct zd_draft *d = t->draft[side];

		for (uint32_t i = 0; i < d->paragraphs.len; i++) {
			const struct zd_paragraph *p = &d->paragraphs.at[i];

			if (p->kind != ZD_NOTE ||
				zd_take_side(t, t->link_of[side][i]) != side)
				continue;
			names->at[side][i] = p->label;
			if (claim(taken, p->label) || side == t->base)
				continue;
			names->at[side][i] = fresh_name(t, m, taken, p->label);
			any = true;
		}
	}
	return any;
}

/* A mark of a footnote that does not stand is one of what it became. */
static bool name_others(struct zd_take *t, struct zd_take_names *names)
{
	bool any = false;

	for (int side = 0; side < 2; side++) {
		const struct zd_draft *d = t->draft[side];

		for (uint32_t i = 0; i < d->paragraphs.len; i++) {
			uint32_t link = t->link_of[side][i], twin;

			if (d->paragraphs.at[i].kind != ZD_NOTE ||
				zd_take_side(t, link) == side)
				continue;
			twin = zd_take_first(t, link, !side);
			names->at[side][i] = d->paragraphs.at[i].label;
			if (twin != ZD_NONE && names->at[!side][twin].len)
				names->at[side][i] = names->at[!side][twin];
			any = any ||
				!zd_slice_eq(names->at[side][i],
					d->paragraphs.at[i].label);
		}
	}
	return any;
}

void zd_take_notes(struct zd_take *t, struct zd_take_names *names)
{
	struct marks m = {0};
	struct zd_words *taken;
	bool any;

	marks_begin(&m, t);
	list_standing(&m, t);
	for (uint32_t i = 0; i < t->r->links.len; i++) {
		int side = zd_take_first(t, i, ZD_TAKE_TO) != ZD_NONE;
		uint32_t p = zd_take_first(t, i, side);

		if (t->draft[side]->paragraphs.at[p].kind == ZD_NOTE)
			t->turned[i] = side_of_note(&m, t, i) != t->base;
	}
	for (int side = 0; side < 2; side++)
		names->at[side] = zd_arena_calloc(&t->arena,
			t->draft[side]->paragraphs.len + 1,
			sizeof(*names->at[side]));
	taken = zd_words_new(m.names[0].len + m.names[1].len);
	any = name_standing(t, &m, names, taken);
	any = name_others(t, names) || any;
	if (!any)
		names->at[0] = names->at[1] = NULL;
	zd_words_free(taken);
	zd_names_clear(&m.names[0]);
	zd_names_clear(&m.names[1]);
}

/* --- Labels -------------------------------------------------------------- */

/* By paragraph of the other draft, the one of the base in its place. */
static uint32_t *counterparts(struct zd_take *t)
{
	const struct zd_redline *r = t->r;
	bool from = t->base == ZD_TAKE_FROM;
	size_t n = t->draft[!t->base]->paragraphs.len;
	uint32_t *out = zd_arena_alloc(&t->arena, zd_mul(n + 1, sizeof(*out)));

	for (size_t i = 0; i < n; i++)
		out[i] = ZD_NONE;
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];
		const uint32_t *base = from ? r->from_list.at + l->from_first
					    : r->to_list.at + l->to_first;
		const uint32_t *other = from ? r->to_list.at + l->to_first
					     : r->from_list.at + l->from_first;
		uint32_t bases = from ? l->from_count : l->to_count;
		uint32_t others = from ? l->to_count : l->from_count;

		for (uint32_t k = 0; k < bases && k < others; k++)
			out[other[k]] = base[k];
	}
	return out;
}

/* bis, ter, … of what stands before, or of itself where nothing of its series
 * does; its own, though another has it, behind decies. */
static struct zd_slice label_behind(struct zd_take *t, struct zd_words *taken,
	struct zd_slice own, struct zd_slice before)
{
	struct zd_label label, mine;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out = own;

	if (!zd_label_is(own, &mine))
		return own;
	if (!zd_label_is(before, &label) || label.series != mine.series)
		label = mine;
	label.alt = 0;
	for (label.bis = label.bis ? label.bis : 1; label.bis < 10;) {
		label.bis++;
		zd_buf_truncate(&b, 0);
		zd_label_format(&b, &label);
		out = zd_arena_slice(&t->arena, zd_buf_slice(&b));
		if (claim(taken, out))
			break;
		out = own;
	}
	zd_buf_clear(&b);
	return out;
}

/* What the base calls it; false when that does not say. */
static bool label_of_base(
	const struct zd_take *t, const uint32_t *twin, struct zd_taken *one)
{
	const struct zd_paragraph *p =
		&t->draft[one->side]->paragraphs.at[one->paragraph];
	uint32_t at =
		one->side == t->base ? one->paragraph : twin[one->paragraph];

	one->label = p->label;
	if (p->kind != ZD_PARAGRAPH)
		return true;
	if (at == ZD_NONE ||
		t->draft[t->base]->paragraphs.at[at].kind != ZD_PARAGRAPH)
		return false;
	one->label = t->draft[t->base]->paragraphs.at[at].label;
	return true;
}

void zd_take_labels(struct zd_take *t, const struct zd_take_names *names,
	struct zd_taken *at, size_t n)
{
	struct zd_words *taken = zd_words_new(n);
	const uint32_t *twin = counterparts(t);
	struct zd_slice before = {0};
	bool *open = zd_arena_calloc(&t->arena, n + 1, sizeof(*open));

	for (size_t i = 0; i < n; i++) {
		const struct zd_draft *d = t->draft[at[i].side];
		enum zd_kind kind = d->paragraphs.at[at[i].paragraph].kind;

		open[i] = !label_of_base(t, twin, &at[i]);
		if (kind == ZD_NOTE && names->at[0])
			at[i].label = names->at[at[i].side][at[i].paragraph];
		if (kind == ZD_PARAGRAPH && !open[i])
			claim(taken, at[i].label);
	}
	for (size_t i = 0; i < n; i++) {
		const struct zd_draft *d = t->draft[at[i].side];

		if (open[i] && !claim(taken, at[i].label))
			at[i].label =
				label_behind(t, taken, at[i].label, before);
		if (d->paragraphs.at[at[i].paragraph].kind == ZD_PARAGRAPH)
			before = at[i].label;
	}
	zd_words_free(taken);
}
