#include <zerodraft.h>

#include "amend/compile.h"
#include "amend/merge.h"
#include "text/words.h"

/* Two proposals compiled, and the draft that takes both. The parties' codes
 * are their places: "1" is ours, "2" theirs. */
struct drafts_merge {
	const struct zd_compilation *c;
	struct zd_draft *out;
	struct zd_conflicts *conflicts;
	struct zd_words *ids; /* of new paragraphs, so far */
	bool conflict;
};

#define OURS ZD_LIT("1")
#define THEIRS ZD_LIT("2")

static bool ours_in(const struct drafts_merge *m, uint32_t first, uint32_t n)
{
	return zd_compilation_names(m->c, first, n, OURS);
}

static bool theirs_in(const struct drafts_merge *m, uint32_t first, uint32_t n)
{
	return zd_compilation_names(m->c, first, n, THEIRS);
}

static void add_conflict(struct drafts_merge *m, const struct zd_compiled *row,
	struct zd_conflict c)
{
	struct zd_arena *a;

	m->conflict = true;
	if (!m->conflicts)
		return;
	a = &m->conflicts->arena;
	c.name = row->base_paragraph == ZD_NONE
		? zd_arena_slice(a, row->label)
		: zd_paragraph_name(a, m->c->base, row->base_paragraph);
	c.name = zd_arena_slice(a, c.name);
	c.mark = zd_arena_slice(a, row->mark);
	c.base = zd_arena_slice(a, c.base);
	c.ours = zd_arena_slice(a, c.ours);
	c.theirs = zd_arena_slice(a, c.theirs);
	zd_vec_push(m->conflicts, c);
}

/* --- Words, marks and labels ------------------------------------------- */

/* Merges a block's words into *text. */
static void merge_text(
	struct drafts_merge *m, uint32_t row, struct zd_buf *text)
{
	struct zd_buf sides[3] = {ZD_BUF_INIT, ZD_BUF_INIT, ZD_BUF_INIT};
	struct zd_conflicts found = {0};

	zd_compilation_text(&sides[0], m->c, row, ZD_LIT(""));
	zd_compilation_text(&sides[1], m->c, row, OURS);
	zd_compilation_text(&sides[2], m->c, row, THEIRS);
	zd_merge_words(text, zd_buf_slice(&sides[0]), zd_buf_slice(&sides[1]),
		zd_buf_slice(&sides[2]), &found);
	for (size_t i = 0; i < found.len; i++)
		add_conflict(m, &m->c->blocks.at[row], found.at[i]);
	zd_conflicts_clear(&found);
	for (unsigned i = 0; i < 3; i++)
		zd_buf_clear(&sides[i]);
}

static const struct zd_relabel *relabel_by(const struct drafts_merge *m,
	const struct zd_compiled *row, struct zd_slice party)
{
	for (uint32_t k = 0; k < row->relabels; k++) {
		const struct zd_relabel *r =
			&m->c->relabels.at[row->first_relabel + k];

		if (zd_compilation_names(
			    m->c, r->first_party, r->parties, party))
			return r;
	}
	return NULL;
}

/* One of three values: the base's, unless one changed it, or both alike. */
static struct zd_slice merge_value(struct drafts_merge *m,
	const struct zd_compiled *row, struct zd_conflict c)
{
	if (zd_slice_eq(c.ours, c.base))
		return c.theirs;
	if (!zd_slice_eq(c.theirs, c.base) && !zd_slice_eq(c.theirs, c.ours)) {
		c.kind = ZD_CONFLICT_LABEL;
		add_conflict(m, row, c);
	}
	return c.ours;
}

/* What the paragraph or block is called after both. */
static struct zd_relabel merge_head(
	struct drafts_merge *m, const struct zd_compiled *row)
{
	struct zd_relabel base = {.label = row->label, .mark = row->mark};
	const struct zd_relabel *ours = relabel_by(m, row, OURS);
	const struct zd_relabel *theirs = relabel_by(m, row, THEIRS);
	struct zd_conflict c = {0};

	base.origin = row->origin;
	base.level = row->level;
	ours = ours ? ours : &base;
	theirs = theirs ? theirs : &base;
	c = (struct zd_conflict){.base = base.label,
		.ours = ours->label,
		.theirs = theirs->label};
	base.label = merge_value(m, row, c);
	c = (struct zd_conflict){
		.base = base.mark, .ours = ours->mark, .theirs = theirs->mark};
	base.mark = merge_value(m, row, c);
	c = (struct zd_conflict){.base = base.origin,
		.ours = ours->origin,
		.theirs = theirs->origin};
	base.origin = merge_value(m, row, c);
	base.level = ours->level != row->level ? ours->level : theirs->level;
	return base;
}

/* --- Blocks and paragraphs --------------------------------------------- */

static uint32_t paragraph_end(const struct drafts_merge *m, uint32_t row)
{
	for (row++; row < m->c->blocks.len; row++)
		if (m->c->blocks.at[row].chapeau)
			break;
	return row;
}

/* The party says something else of the block's words. Another label or mark
 * is no reason to keep what the other side deletes. */
static bool changes_block(
	const struct drafts_merge *m, uint32_t row, struct zd_slice party)
{
	const struct zd_compiled *r = &m->c->blocks.at[row];
	struct zd_buf base = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	bool other;

	if (r->place == ZD_PLACE_NEW)
		return zd_compilation_names(
			m->c, r->first_proposer, r->proposers, party);
	zd_compilation_text(&base, m->c, row, ZD_LIT(""));
	zd_compilation_text(&mine, m->c, row, party);
	other = !zd_slice_eq(zd_buf_slice(&base), zd_buf_slice(&mine));
	if (!r->chapeau &&
		zd_compilation_names(
			m->c, r->first_deleter, r->deleters, party))
		other = true;
	zd_buf_clear(&base);
	zd_buf_clear(&mine);
	return other;
}

/* One deletes what the other changes. */
static void deletion_conflict(
	struct drafts_merge *m, uint32_t row, bool by_ours)
{
	struct zd_buf base = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	struct zd_conflict c = {.kind = ZD_CONFLICT_DELETED};

	zd_compilation_text(&base, m->c, row, ZD_LIT(""));
	zd_compilation_text(&mine, m->c, row, by_ours ? THEIRS : OURS);
	c.base = zd_buf_slice(&base);
	if (by_ours)
		c.theirs = zd_buf_slice(&mine);
	else
		c.ours = zd_buf_slice(&mine);
	add_conflict(m, &m->c->blocks.at[row], c);
	zd_buf_clear(&base);
	zd_buf_clear(&mine);
}

/* True when the block goes. */
static bool block_goes(struct drafts_merge *m, uint32_t row)
{
	const struct zd_compiled *r = &m->c->blocks.at[row];
	bool ours = ours_in(m, r->first_deleter, r->deleters);
	bool theirs = theirs_in(m, r->first_deleter, r->deleters);

	if (ours != theirs && changes_block(m, row, ours ? THEIRS : OURS))
		deletion_conflict(m, row, ours);
	return ours || theirs;
}

static void put_block(struct drafts_merge *m, uint32_t row, bool added)
{
	const struct zd_compiled *r = &m->c->blocks.at[row];
	struct zd_relabel head = merge_head(m, r);
	struct zd_buf text = ZD_BUF_INIT;

	if (added)
		zd_compilation_text(&text, m->c, row, ZD_LIT(""));
	else
		merge_text(m, row, &text);
	zd_draft_add_block(m->out, head.mark, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

static void put_paragraph(struct drafts_merge *m, uint32_t row)
{
	const struct zd_compiled *r = &m->c->blocks.at[row];
	struct zd_relabel head = merge_head(m, r);
	struct zd_arena *a = &m->out->arena;
	uint32_t end = paragraph_end(m, row);
	uint32_t i = zd_draft_add(m->out, r->kind, head.label);
	struct zd_paragraph *p = &m->out->paragraphs.at[i];

	p->level = head.level;
	p->id = zd_arena_slice(a, r->id);
	p->origin = zd_arena_slice(a, head.origin);
	for (uint32_t k = row; k < end && !r->empty; k++) {
		bool added = m->c->blocks.at[k].place == ZD_PLACE_NEW;

		if (k == row || added || !block_goes(m, k))
			put_block(m, k, added);
	}
}

static bool changes_paragraph(
	const struct drafts_merge *m, uint32_t row, struct zd_slice party)
{
	const struct zd_compiled *r = &m->c->blocks.at[row];
	uint32_t end = paragraph_end(m, row);

	if (zd_compilation_names(m->c, r->first_mover, r->movers, party))
		return true;
	for (uint32_t k = row; k < end; k++)
		if (changes_block(m, k, party))
			return true;
	return false;
}

/* True when the paragraph does not stand where the base has it. */
static bool paragraph_goes(struct drafts_merge *m, uint32_t row)
{
	const struct zd_compiled *r = &m->c->blocks.at[row];
	bool ours = ours_in(m, r->first_deleter, r->deleters);
	bool theirs = theirs_in(m, r->first_deleter, r->deleters);

	if (ours != theirs && changes_paragraph(m, row, ours ? THEIRS : OURS))
		deletion_conflict(m, row, ours);
	return ours || theirs || r->movers > 0;
}

/* Both move it, to different places; reported at the first of them. */
static bool moved_apart(struct drafts_merge *m, const struct zd_compiled *row)
{
	const struct zd_compiled *home =
		&m->c->blocks.at[m->c->row_of[row->base_paragraph]];
	struct zd_conflict c = {.kind = ZD_CONFLICT_MOVED};
	struct zd_slice *side;

	if (home->movers < 2 || row->movers == 2)
		return false;
	side = ours_in(m, row->first_mover, row->movers) ? &c.ours : &c.theirs;
	*side = row->moved_after;
	add_conflict(m, row, c);
	return true;
}

/* The same id for two new paragraphs of different words. */
static void check_ids(struct drafts_merge *m, const struct zd_compiled *row)
{
	size_t known = zd_words_size(m->ids);
	struct zd_conflict c = {.kind = ZD_CONFLICT_NEW};

	for (uint32_t k = 0; k < row->proposers; k++) {
		c.base = m->c->ids.at[row->first_id + k];
		if (c.base.len && zd_words_intern(m->ids, c.base) <= known)
			add_conflict(m, row, c);
	}
}

static void put_row(struct drafts_merge *m, uint32_t i)
{
	const struct zd_compiled *row = &m->c->blocks.at[i];

	switch (row->place) {
	case ZD_PLACE_BASE:
		if (!paragraph_goes(m, i))
			put_paragraph(m, i);
		break;
	case ZD_PLACE_NEW:
		check_ids(m, row);
		put_paragraph(m, i);
		break;
	case ZD_PLACE_MOVED:
		if (!moved_apart(m, row) &&
			!m->c->blocks.at[m->c->row_of[row->base_paragraph]]
				 .deleters)
			put_paragraph(m, m->c->row_of[row->base_paragraph]);
		break;
	}
}

static void merge_rows(struct drafts_merge *m)
{
	m->ids = zd_words_new(m->c->ids.len);
	for (uint32_t i = 0; i < m->c->blocks.len; i++)
		if (m->c->blocks.at[i].chapeau)
			put_row(m, i);
	zd_words_free(m->ids);
}

int zd_merge_drafts(struct zd_draft **out, const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs,
	struct zd_conflicts *conflicts)
{
	struct zd_arena arena = {0};
	struct zd_proposal both[2];
	struct zd_draft *changed[2];
	struct zd_compilation *c = NULL;
	struct drafts_merge m = {.conflicts = conflicts};
	int rc;

	*out = NULL;
	changed[0] = zd_proposal_between(&both[0], &arena, OURS, base, ours);
	changed[1] =
		zd_proposal_between(&both[1], &arena, THEIRS, base, theirs);
	rc = zd_compile(&c, base, both, 2, NULL, NULL);
	if (!rc) {
		m.c = c;
		m.out = zd_draft_new();
		merge_rows(&m);
		if (m.conflict) {
			zd_draft_free(m.out);
			rc = ZD_ECONFLICT;
		} else {
			*out = m.out;
		}
	}
	zd_compilation_free(c);
	zd_draft_free(changed[0]);
	zd_draft_free(changed[1]);
	zd_arena_clear(&arena);
	return rc;
}
