#include <stdlib.h>

#include "amend/blocks.h"
#include "amend/compiling.h"

/* What a party calls a paragraph or block otherwise than the base. */
struct rename {
	struct zd_slice label, mark, origin;
	uint32_t level, party;
};

/* One paragraph of the base with the versions of those who change it. */
struct versions {
	struct zd_compiling *w;
	const struct zd_happening *h;
	const struct zd_paragraph *base;
	/* of[t * base->count + k]: the block of edit t that is block k of the
	 * base, or ZD_NONE. */
	uint32_t *of;
	struct zd_inserts added; /* blocks */
	ZD_VEC(struct zd_version) texts;
	ZD_VEC(struct rename) renames;
};

static struct zd_compiled *add_row(
	struct zd_compiling *w, const struct zd_compiled *row)
{
	zd_vec_push(&w->alternatives_before, zd_u32(w->c->alternatives.len));
	zd_vec_push(&w->c->blocks, *row);
	return &w->c->blocks.at[w->c->blocks.len - 1];
}

static uint32_t add_names(
	struct zd_compiling *w, const struct zd_touch *at, size_t n)
{
	uint32_t first = zd_u32(w->c->names.len);

	for (size_t i = 0; i < n; i++)
		zd_vec_push(&w->c->names, w->party[at[i].party]);
	return first;
}

static uint32_t add_proposers(
	struct zd_compiling *w, const struct zd_insert *at, size_t n)
{
	uint32_t first = zd_u32(w->c->names.len);

	for (size_t i = 0; i < n; i++)
		zd_vec_push(&w->c->names, w->party[at[i].party]);
	return first;
}

/* One segment of words that nobody touches; none for no words. */
static void add_words(
	struct zd_compiling *w, struct zd_compiled *row, struct zd_slice text)
{
	struct zd_segment s = {.text = text};

	row->first = zd_u32(w->c->segments.len);
	row->segments = text.len > 0;
	if (text.len)
		zd_vec_push(&w->c->segments, s);
}

static struct zd_compiled row_for(const struct zd_paragraph *p)
{
	struct zd_compiled row = {.kind = p->kind, .level = p->level};

	row.label = p->label;
	row.id = p->id;
	row.origin = p->origin;
	row.base_paragraph = ZD_NONE;
	row.base_block = ZD_NONE;
	return row;
}

/* --- What stands in a gap ---------------------------------------------- */

static void add_new_paragraph(
	struct zd_compiling *w, const struct zd_insert *at, size_t n)
{
	const struct zd_draft *d = at->draft;
	const struct zd_paragraph *p = &d->paragraphs.at[at->mine];
	struct zd_compiled row = row_for(p);

	row.place = ZD_PLACE_NEW;
	row.empty = !p->count;
	row.first_proposer = add_proposers(w, at, n);
	row.proposers = zd_u32(n);
	row.first_id = zd_u32(w->c->ids.len);
	for (size_t i = 0; i < n; i++)
		zd_vec_push(
			&w->c->ids, at[i].draft->paragraphs.at[at[i].mine].id);
	for (uint32_t k = 0; k < p->count || !k; k++) {
		row.chapeau = !k;
		if (p->count) {
			row.mark = d->blocks.at[p->first + k].mark;
			add_words(w, &row, d->blocks.at[p->first + k].text);
		}
		add_row(w, &row);
	}
}

static void add_moved(
	struct zd_compiling *w, const struct zd_insert *at, size_t n)
{
	const struct zd_draft *base = w->c->base;
	struct zd_compiled row = row_for(&base->paragraphs.at[at->base]);

	row.place = ZD_PLACE_MOVED;
	row.chapeau = true;
	row.base_paragraph = at->base;
	if (at->gap)
		row.moved_after =
			zd_paragraph_name(&w->c->arena, base, at->gap - 1);
	row.first_mover = add_proposers(w, at, n);
	row.movers = zd_u32(n);
	add_row(w, &row);
}

/* How many from `first` on are the same thing, from several parties. */
static size_t same_out(const struct zd_insert *at, size_t first, size_t n)
{
	size_t end = first + 1;

	while (end < n && at[end].out == at[first].out)
		end++;
	return end - first;
}

void zd_compiling_gap(
	struct zd_compiling *w, struct zd_insert *inserts, size_t n)
{
	size_t same;

	zd_inserts_weave(w->c->base, inserts, n);
	for (size_t i = 0; i < n; i += same) {
		same = same_out(inserts, i, n);
		if (inserts[i].draft)
			add_new_paragraph(w, &inserts[i], same);
		else
			add_moved(w, &inserts[i], same);
	}
}

/* --- A paragraph of the base ------------------------------------------- */

static int compare_renames(const struct rename *a, const struct rename *b)
{
	int order = zd_slice_cmp(a->label, b->label);

	if (!order)
		order = zd_slice_cmp(a->mark, b->mark);
	if (!order)
		order = zd_slice_cmp(a->origin, b->origin);
	if (!order && a->level != b->level)
		order = a->level < b->level ? -1 : 1;
	return order;
}

static int compare_rename_parties(const void *left, const void *right)
{
	const struct rename *a = left, *b = right;
	int order = compare_renames(a, b);

	if (order)
		return order;
	return a->party == b->party ? 0 : a->party < b->party ? -1 : 1;
}

/* Writes what the parties call it, each name once. */
static void add_relabels(struct versions *v, struct zd_compiled *row)
{
	struct zd_compilation *c = v->w->c;
	struct zd_relabel *last = NULL;

	row->first_relabel = zd_u32(c->relabels.len);
	if (v->renames.len > 1)
		qsort(v->renames.at, v->renames.len, sizeof(*v->renames.at),
			compare_rename_parties);
	for (size_t i = 0; i < v->renames.len; i++) {
		const struct rename *r = &v->renames.at[i];
		struct zd_relabel next = {r->label, r->mark, r->origin,
			r->level, zd_u32(c->names.len), 0};

		if (!last || compare_renames(r, r - 1)) {
			zd_vec_push(&c->relabels, next);
			last = &c->relabels.at[c->relabels.len - 1];
		}
		last->parties++;
		zd_vec_push(&c->names, v->w->party[r->party]);
	}
	row->relabels = zd_u32(c->relabels.len) - row->first_relabel;
}

/* Edit t has the block under another mark, or the paragraph otherwise. */
static void find_rename(struct versions *v, const struct zd_compiled *row,
	const struct zd_touch *t, uint32_t block)
{
	const struct zd_paragraph *mine = &t->draft->paragraphs.at[t->mine];
	struct rename r = {
		row->label, row->mark, row->origin, row->level, t->party};
	bool other;

	if (block != ZD_NONE)
		r.mark = t->draft->blocks.at[block].mark;
	other = !zd_slice_eq(r.mark, row->mark);
	if (row->chapeau) {
		r.label = mine->label;
		r.origin = mine->origin;
		r.level = mine->level;
		other = other || r.level != row->level ||
			!zd_slice_eq(r.label, row->label) ||
			!zd_slice_eq(r.origin, row->origin);
	}
	if (other)
		zd_vec_push(&v->renames, r);
}

/* Where edit t's blocks are, and which it adds. */
static void align(struct versions *v, uint32_t t)
{
	const struct zd_touch *edit = &v->h->edits[t];
	const struct zd_paragraph *mine =
		&edit->draft->paragraphs.at[edit->mine];
	uint32_t *to = zd_calloc(mine->count, sizeof(*to));
	uint32_t *of = v->of + (size_t)t * v->base->count;
	uint32_t gap = 0;

	zd_blocks_align(to, v->w->c->base, v->h->base, edit->draft, edit->mine);
	for (uint32_t k = 0; k < v->base->count; k++)
		of[k] = ZD_NONE;
	for (uint32_t j = 0; j < mine->count; j++) {
		struct zd_insert i = {gap, edit->party, j, ZD_NONE, edit->draft,
			mine->first + j, .block = true};

		if (to[j] == ZD_NONE) {
			zd_vec_push(&v->added, i);
			continue;
		}
		of[to[j]] = mine->first + j;
		gap = to[j] + 1;
	}
	zd_free(to);
}

/* The texts, marks and absences of block k in all versions. */
static void read_block(struct versions *v, uint32_t k, struct zd_compiled *row)
{
	struct zd_compilation *c = v->w->c;
	struct zd_slice text = c->base->blocks.at[v->base->first + k].text;

	for (uint32_t t = 0; t < v->h->edits_len; t++) {
		const struct zd_touch *edit = &v->h->edits[t];
		uint32_t block = v->of[(size_t)t * v->base->count + k];
		struct zd_version version = {v->w->party[edit->party], {0}};

		if (block == ZD_NONE) {
			row->deleters++;
			zd_vec_push(&c->names, version.party);
			continue;
		}
		find_rename(v, row, edit, block);
		version.text = edit->draft->blocks.at[block].text;
		if (!zd_slice_eq(version.text, text))
			zd_vec_push(&v->texts, version);
	}
}

static void add_block(struct versions *v, uint32_t k, struct zd_compiled *row)
{
	struct zd_compilation *c = v->w->c;
	uint32_t block = v->base->first + k;

	row->base_block = block;
	row->mark = c->base->blocks.at[block].mark;
	v->texts.len = v->renames.len = 0;
	if (!row->chapeau) {
		row->first_deleter = zd_u32(c->names.len);
		row->deleters = 0;
	}
	read_block(v, k, row);
	add_relabels(v, row);
	add_row(v->w, row);
	row = &c->blocks.at[c->blocks.len - 1];
	if (v->texts.len)
		row->first =
			zd_overlap_segments(c, c->base->blocks.at[block].text,
				v->texts.at, v->texts.len, &row->segments);
	else
		add_words(v->w, row, c->base->blocks.at[block].text);
}

/* The blocks that parties add at one gap. */
static void add_new_blocks(struct versions *v, struct zd_insert *at, size_t n)
{
	struct zd_compiled row = row_for(v->base);
	const struct zd_block *b;
	size_t same;

	zd_inserts_weave(v->w->c->base, at, n);
	row.place = ZD_PLACE_NEW;
	row.base_paragraph = v->h->base;
	for (size_t i = 0; i < n; i += same) {
		same = same_out(at, i, n);
		b = &at[i].draft->blocks.at[at[i].mine];
		row.mark = b->mark;
		row.first_proposer = add_proposers(v->w, &at[i], same);
		row.proposers = zd_u32(same);
		add_words(v->w, &row, b->text);
		add_row(v->w, &row);
	}
}

static struct zd_compiled chapeau_row(const struct versions *v)
{
	const struct zd_happening *h = v->h;
	struct zd_compiled row = row_for(v->base);

	row.chapeau = true;
	row.empty = !v->base->count;
	row.base_paragraph = h->base;
	row.first_deleter = add_names(v->w, h->drops, h->drops_len);
	row.deleters = zd_u32(h->drops_len);
	row.first_mover = add_names(v->w, h->moves, h->moves_len);
	row.movers = zd_u32(h->moves_len);
	return row;
}

/* A paragraph without blocks has nothing but what it is called. */
static void add_empty(struct versions *v, struct zd_compiled *row)
{
	for (uint32_t t = 0; t < v->h->edits_len; t++)
		find_rename(v, row, &v->h->edits[t], ZD_NONE);
	add_relabels(v, row);
	add_row(v->w, row);
}

static void add_blocks(struct versions *v, struct zd_compiled *row)
{
	size_t at = 0, end;

	for (uint32_t k = 0; k < v->base->count; k++) {
		row->chapeau = !k;
		if (k)
			row->deleters = row->movers = 0;
		add_block(v, k, row);
		for (end = at; end < v->added.len; end++)
			if (v->added.at[end].gap != k + 1)
				break;
		if (end > at)
			add_new_blocks(v, v->added.at + at, end - at);
		at = end;
	}
}

void zd_compiling_paragraph(
	struct zd_compiling *w, const struct zd_happening *h)
{
	struct versions v = {.w = w, .h = h};
	struct zd_compiled row;

	v.base = &w->c->base->paragraphs.at[h->base];
	w->c->row_of[h->base] = zd_u32(w->c->blocks.len);
	row = chapeau_row(&v);
	if (!v.base->count) {
		add_empty(&v, &row);
	} else {
		v.of = zd_calloc(
			zd_mul(h->edits_len, v.base->count), sizeof(*v.of));
		for (uint32_t t = 0; t < h->edits_len; t++)
			align(&v, t);
		zd_inserts_sort(&v.added);
		add_blocks(&v, &row);
	}
	zd_free(v.of);
	zd_vec_clear(&v.added);
	zd_vec_clear(&v.texts);
	zd_vec_clear(&v.renames);
}
